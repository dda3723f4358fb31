"""The list of campaigns.

The rule kept here: what a list can do follows from its methods and its proto; only names and choices stand here.
"""

from crm.customers.v1 import campaigns_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_customers.campaigns import campaigns

CAMPAIGNS = RecordList(
    name="campaigns",
    message=campaigns_pb2.Campaign,
    title=N_("Campaigns"),
    columns=(
        *("name", "state", "start_date", "end_date", "budget_total", "cost_total", "currency"),
        "owner_id",
    ),
    filterable=campaigns.FILTERABLE,
    editable=("product_line", "owner_id", "team"),
    labels={
        "campaign_id": N_("Number"),
        "name": N_("Name"),
        "description": N_("Description"),
        "product_line": N_("Product line"),
        "state": N_("State"),
        "start_date": N_("Starts on"),
        "end_date": N_("Ends on"),
        "currency": N_("Currency"),
        "goal_conversions": N_("Goal: orders and deals"),
        "goal_revenue": N_("Goal: revenue"),
        "goal_margin": N_("Goal: margin"),
        "attribution": N_("Credited"),
        "window_days": N_("Days that count"),
        "counted_as": N_("What counts"),
        "margin_rate": N_("Usual margin"),
        "cap_touches": N_("At most so many touches"),
        "cap_days": N_("within so many days"),
        "script": N_("What callers read"),
        "most_attempts": N_("Attempts"),
        "caller_ids": N_("Who calls"),
        "begin_time": N_("Started"),
        "close_time": N_("Ended"),
        "budget_total": N_("Budget"),
        "cost_total": N_("Cost"),
    },
    hidden=("budgets",),
    name_field="name",
    order_by="campaign_id desc",
    presets=(
        Preset("mine", N_("Mine"), 'owner_id = "{me}"'),
        Preset("running", N_("Running"), "state = running"),
    ),
    page="customers.campaign",
    home="customers.campaigns",
)
