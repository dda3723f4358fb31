"""The list of deals: what it shows, what it can be asked, and what may be changed in bulk.

The rule kept here: as in record_lists.py.
"""

from crm.customers.v1 import deals_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_customers.deals import deals

DEALS = RecordList(
    name="deals",
    message=deals_pb2.Deal,
    title=N_("Deals"),
    columns=("name", "account_id", "stage_name", "amount", "probability", "expected_close_date")
    + ("owner_id", "state"),
    filterable=deals.FILTERABLE,
    editable=("owner_id", "team", "category", "expected_close_date", "next_step"),
    labels={
        "deal_id": N_("Number"),
        "account_id": N_("Customer"),
        "contact_id": N_("Person"),
        "pipeline_id": N_("Pipeline"),
        "stage_id": N_("Stage"),
        "stage_name": N_("Stage"),
        "amount": N_("Amount"),
        "currency": N_("Currency"),
        "probability": N_("Probability (%)"),
        "expected_close_date": N_("Expected on"),
        "category": N_("Category"),
        "open_date": N_("Since"),
        "stage_time": N_("In its stage since"),
        "close_time": N_("Closed"),
        "close_reason": N_("Reason"),
        "close_note": N_("Closing note"),
        "competitor": N_("Competitor"),
        "lead_id": N_("Lead"),
        "campaign_id": N_("Campaign"),
        "due_document_count": N_("Documents due"),
        "missing_document_count": N_("Documents missing"),
        "planned_income": N_("Planned income"),
        "planned_cost": N_("Planned cost"),
        "next_step": N_("Next step"),
        "next_step_date": N_("Next step by"),
        "days_in_stage": N_("Days in its stage"),
        "is_slow": N_("Slow"),
        "state": N_("State"),
    },
    refers={"account_id": "accounts", "contact_id": "contacts"},
    hidden=("lines", "member_ids", "account_name"),
    name_field="name",
    order_by="deal_id desc",
    presets=(
        Preset("mine", N_("Mine"), 'owner_id = "{me}" AND state = open'),
        Preset("open", N_("Open"), "state = open"),
        Preset("won", N_("Won"), "state = won"),
    ),
    page="customers.deal",
    home="customers.deals",
)
