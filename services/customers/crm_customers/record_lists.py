"""The lists of customers: what each shows, what it can be asked, and what may be changed in bulk.

The rule kept here: what a list can do follows from its methods and its proto; only names and choices stand here.
"""

from crm.customers.v1 import accounts_pb2, contacts_pb2, interactions_pb2, orders_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_customers import accounts, contacts, interactions, orders
from crm_customers.attributes import listed
from crm_customers.campaigns.listed import CAMPAIGNS
from crm_customers.classes import listed as classes
from crm_customers.deals.listed import DEALS
from crm_customers.leads.listed import LEADS

ATTRIBUTES_OF_ACCOUNTS = listed.more_fields("account")

ACCOUNTS = RecordList(
    name="accounts",
    message=accounts_pb2.Account,
    title=N_("Customers"),
    columns=("display_name", "segment", "city", "country", "phones", "owner_id", "update_time"),
    filterable=accounts.FILTERABLE,
    sortable=accounts.SORTABLE,
    editable=("segment", "owner_id", "team", "region", "country", "kind", "tags"),
    labels={
        "account_id": N_("Number"),
        "kind": N_("Kind"),
        "segment": N_("Segment"),
        "country": N_("Country"),
        "region": N_("Region"),
        "city": N_("City"),
        "street": N_("Street"),
        "postal_code": N_("Postal code"),
        "phones": N_("Telephone"),
        "emails": N_("E-mail"),
        "messengers": N_("Messengers"),
        "addresses": N_("Addresses"),
        "website": N_("Web site"),
        "parent_account_id": N_("Subsidiary of"),
        "tags": N_("Tags"),
        "preferred_channel": N_("Prefers"),
        "birth_date": N_("Day of birth"),
        "tax_id": N_("Tax number"),
        "volume_12m": N_("Ordered in 12 months"),
    },
    refers={"parent_account_id": "accounts"},
    hidden=("merged_into_id", "attributes", "tier", "relationship_status"),
    order_by="account_id desc",
    presets=(
        Preset("mine", N_("Mine"), 'owner_id = "{me}"'),
        Preset("companies", N_("Companies"), "kind = company"),
        Preset("people", N_("Households"), "kind = household"),
    ),
    page="customers.account",
    more_fields=lambda call: [*classes.more_fields(call), *ATTRIBUTES_OF_ACCOUNTS(call)],
    home="customers.index",
)
CONTACTS = RecordList(
    name="contacts",
    message=contacts_pb2.Contact,
    title=N_("Contacts"),
    columns=("display_name", "account_id", "job_title", "phones", "emails", "update_time"),
    filterable=contacts.FILTERABLE,
    sortable=contacts.SORTABLE,
    editable=("job_title", "key_person", "preferred_channel", "language", "tags"),
    labels={
        "contact_id": N_("Number"),
        "account_id": N_("Customer"),
        "job_title": N_("Job title"),
        "phones": N_("Telephone"),
        "emails": N_("E-mail"),
        "messengers": N_("Messengers"),
        "addresses": N_("Addresses"),
        "key_person": N_("Decides"),
        "preferred_channel": N_("Prefers"),
        "language": N_("Language"),
        "note": N_("Note"),
        "roles": N_("Roles"),
        "tags": N_("Tags"),
        "join_time": N_("There since"),
        "birth_date": N_("Day of birth"),
    },
    refers={"account_id": "accounts"},
    hidden=("merged_into_id", "account_external_id", "attributes"),
    order_by="contact_id desc",
    presets=(
        Preset("deciders", N_("Who decides"), "key_person = true"),
        Preset("emailed", N_("May be sent e-mail"), 'allows = "email"'),
    ),
    page="customers.contact",
    more_fields=listed.more_fields("contact"),
    home="customers.contacts",
)
INTERACTIONS = RecordList(
    name="interactions",
    message=interactions_pb2.Interaction,
    title=N_("Touches"),
    columns=(
        *("start_time", "account_id", "contact_id", "channel", "direction", "subject"),
        *("agent_id", "outcome"),
    ),
    filterable=interactions.FILTERABLE,
    editable=("outcome", "agent_id"),
    labels={
        "interaction_id": N_("Number"),
        "account_id": N_("Customer"),
        "contact_id": N_("Person"),
        "channel": N_("Channel"),
        "direction": N_("Direction"),
        "agent_id": N_("With whom of us"),
        "start_time": N_("When"),
        "duration_seconds": N_("Seconds"),
        "outcome": N_("Outcome"),
        "subject": N_("Subject"),
        "note": N_("Note"),
        "order_id": N_("Order"),
        "ticket_id": N_("Ticket"),
        "remote_address": N_("Number or address"),
    },
    refers={"account_id": "accounts", "contact_id": "contacts", "order_id": "orders"},
    hidden=("account_external_id", "contact_external_id"),
    name_field="subject",
    order_by="interaction_id desc",
    presets=(Preset("mine", N_("Mine"), 'agent_id = "{me}"'),),
    page="customers.interaction",
    home="customers.interactions",
)
ORDERS = RecordList(
    name="orders",
    message=orders_pb2.Order,
    title=N_("Orders"),
    columns=("external_id", "account_id", "order_date", "state", "region", "amount"),
    filterable=orders.FILTERABLE,
    labels={
        "order_id": N_("Number"),
        "external_id": N_("Order"),
        "account_id": N_("Customer"),
        "contact_id": N_("Person"),
        "order_date": N_("Day"),
        "ship_date": N_("Shipped on"),
        "state": N_("State"),
        "channel": N_("Channel"),
        "currency": N_("Currency"),
        "amount": N_("Amount"),
        "profit": N_("Profit"),
        "ship_mode": N_("Shipping"),
        "country": N_("Country"),
        "region": N_("Region"),
        "city": N_("City"),
        "postal_code": N_("Postal code"),
    },
    refers={"account_id": "accounts", "contact_id": "contacts"},
    hidden=("account_external_id", "contact_external_id", "lines"),
    name_field="external_id",
    order_by="order_id desc",
    page="customers.order",
    write_scope="orders.write",
    home="customers.orders",
)
LISTS = (ACCOUNTS, CONTACTS, INTERACTIONS, ORDERS, CAMPAIGNS, DEALS, LEADS)
