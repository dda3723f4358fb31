"""What followers can compare record by record: which columns of which tables are hashed.

The rule kept here: only columns whose every change the feed tells of, and none that says who a person is.
"""

from crm_chassis.digests import Digests, Kind
from sqlalchemy import select

from crm_customers.deals.pipelines import TOLD
from crm_customers.tables import (
    accounts,
    campaign_costs,
    campaign_responses,
    campaign_touches,
    campaigns,
    conflict_alerts,
    consents,
    contacts,
    deal_approvals,
    deal_entries,
    deal_lines,
    deal_milestones,
    deal_tasks,
    deals,
    interactions,
    leads,
    order_lines,
    orders,
    pipelines,
    products,
)

OF = "crm.customers."
KINDS = (
    Kind(
        OF + "Account",
        accounts,
        "create_time kind segment country region owner_id team tier relationship_status parent_account_id",
    ),
    Kind(OF + "Contact", contacts, "create_time account_id key_person"),
    Kind(
        OF + "Interaction",
        interactions,
        "create_time account_id contact_id channel direction agent_id start_time duration_seconds outcome order_id"
        " ticket_id",
    ),
    Kind(OF + "Product", products, "product_code category subcategory"),
    Kind(
        OF + "Order",
        orders,
        "create_time account_id contact_id order_date state channel currency amount profit country region",
    ),
    Kind(
        OF + "Order/lines",
        order_lines,
        "line_number product_id category subcategory quantity amount profit account_id",
        key="order_id",
    ),
    Kind(OF + "Consent", consents, "create_time account_id contact_id channel purpose state"),
    Kind(
        OF + "ConflictAlert",
        conflict_alerts,
        "create_time account_id owner_id team other_id kind state outcome resolve_time",
    ),
    Kind(
        OF + "Lead",
        leads,
        "create_time state channel campaign_id owner_id team rating last_outcome contact_count score assign_time"
        " response_state response_time recycle_count account_id contact_id deal_id convert_time",
    ),
    Kind(
        OF + "Campaign",
        campaigns,
        "create_time state currency owner_id team start_date end_date attribution window_days begin_time close_time",
    ),
    Kind(OF + "CampaignCost", campaign_costs, "create_time campaign_id channel amount cost_date"),
    Kind(
        OF + "CampaignTouch",
        campaign_touches,
        "create_time campaign_id channel contact_id account_id touch_time outcome",
    ),
    Kind(
        OF + "CampaignResponse",
        campaign_responses,
        "create_time campaign_id channel kind contact_id account_id response_time",
    ),
    Kind(OF + "Pipeline", pipelines, "create_time name form currency", where=TOLD),
    Kind(
        OF + "Deal",
        deals,
        "create_time account_id contact_id pipeline_id stage_id owner_id team state amount currency probability"
        " expected_close_date category open_date stage_time close_time close_reason competitor lead_id campaign_id",
    ),
    Kind(
        OF + "Deal/lines",
        deal_lines,
        "product_id quantity unit_price amount",
        key="deal_id",
        where=deal_lines.c.deal_id.in_(
            select(deals.c.deal_id).where(deals.c.delete_time.is_(None))
        ),
    ),
    Kind(
        OF + "DealApproval",
        deal_approvals,
        "create_time deal_id stage_id state requester_id decider_id decide_time",
    ),
    Kind(
        OF + "DealEntry",
        deal_entries,
        "create_time deal_id kind state entry_date category hours amount actor_id decide_time",
    ),
    Kind(OF + "DealMilestone", deal_milestones, "create_time deal_id due_date done_date"),
    Kind(OF + "DealTask", deal_tasks, "create_time deal_id assignee_id due_date done_time"),
)
DIGESTS = Digests(KINDS)
