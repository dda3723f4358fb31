"""The lists of channels: partners, deal registrations and products.

The rule kept here: what is decided about a registration has steps of its own; in bulk only plain facts are changed.
"""

from crm.channels.v1 import deal_registrations_pb2, partners_pb2, products_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_channels import deal_registrations, partners, products

PARTNERS = RecordList(
    name="partners",
    message=partners_pb2.Partner,
    title=N_("All partners"),
    columns=("name", "state", "kind", "tier", "territory", "city", "country", "owner_id"),
    filterable=partners.FILTERABLE,
    editable=("territory", "tier", "owner_id", "team"),
    labels={
        "partner_id": N_("Number"),
        "name": N_("Name"),
        "kind": N_("Kind"),
        "tier": N_("Tier"),
        "state": N_("State"),
        "territory": N_("Territory"),
        "country": N_("Country"),
        "city": N_("City"),
        "contract_number": N_("Contract"),
        "contacts": N_("Contacts"),
        "notes": N_("Notes"),
    },
    name_field="name",
    order_by="partner_id desc",
    presets=(Preset("mine", N_("Mine"), 'owner_id = "{me}"'),),
    page="channels.partner",
)
REGISTRATIONS = RecordList(
    name="deal_registrations",
    message=deal_registrations_pb2.DealRegistration,
    title=N_("Deal registrations"),
    columns=(
        *("end_customer_name", "partner_id", "state", "product_line", "expected_amount"),
        *("protected_until_time", "owner_id"),
    ),
    filterable=deal_registrations.FILTERABLE,
    editable=("product_line", "owner_id", "team"),
    labels={
        "deal_registration_id": N_("Number"),
        "partner_id": N_("Partner"),
        "end_customer_name": N_("End customer"),
        "account_id": N_("Customer number"),
        "city": N_("City"),
        "country": N_("Country"),
        "product_line": N_("Product line"),
        "expected_amount": N_("Expected amount"),
        "currency": N_("Currency"),
        "expected_close_date": N_("Expected close"),
        "protection_days": N_("Days of protection"),
        "state": N_("State"),
        "submit_time": N_("Submitted"),
        "decide_time": N_("Decided"),
        "decided_by": N_("Decided by"),
        "decision_reason": N_("Reason"),
        "overridden": N_("Others overridden"),
        "protected_until_time": N_("Protected until"),
        "close_time": N_("Closed"),
        "notes": N_("Notes"),
    },
    refers={"partner_id": "partners"},
    name_field="end_customer_name",
    order_by="deal_registration_id desc",
    presets=(Preset("submitted", N_("To decide"), "state = submitted"),),
    page="channels.registration",
)
PRODUCTS = RecordList(
    name="products",
    message=products_pb2.Product,
    title=N_("Products"),
    columns=("sku", "name", "product_line", "unit", "update_time"),
    filterable=products.FILTERABLE,
    editable=("product_line", "unit"),
    labels={
        "product_id": N_("Number"),
        "sku": N_("SKU"),
        "name": N_("Name"),
        "product_line": N_("Product line"),
        "unit": N_("Unit"),
    },
    name_field="name",
    order_by="product_id desc",
    page="channels.edit_product",
)
LISTS = (PARTNERS, REGISTRATIONS, PRODUCTS)
