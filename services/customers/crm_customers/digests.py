"""What followers can compare record by record: which columns of which tables are hashed.

The rule kept here: only columns whose every change the feed tells of, and none that says who a person is.
"""

from typing import Any

from crm_chassis.digests import Digests, Kind
from crm_chassis.tables import audit
from sqlalchemy import (
    BigInteger,
    Numeric,
    Table,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    not_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.deals.pipelines import TOLD
from crm_customers.tables import (
    accounts,
    attribute_definitions,
    campaign_costs,
    campaign_responses,
    campaign_touches,
    campaigns,
    class_changes,
    conflict_alerts,
    consents,
    contacts,
    deal_approvals,
    deal_entries,
    deal_lines,
    deal_milestones,
    deal_stages,
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


def _each(table: Table, name: str, key: str, **fields: Any) -> Any:
    """The entries of a list in one column, as rows with these fields."""
    value = column("value", JSONB)
    each = func.jsonb_array_elements(table.c[name]).table_valued(value, name="each")
    texts = (cast(each.c.value[name].astext, kind).label(name) for name, kind in fields.items())
    found = select(table.c[key], *texts).select_from(table.join(each, true()))
    return found.where(table.c.delete_time.is_(None)).subquery()


def attributes_of(table: Table) -> Any:
    """The values of records that followers may keep: of attributes for everybody that say nothing of a person."""
    key, value = column("key", Text), column("value", JSONB)
    held = func.jsonb_each(table.c.attributes).table_valued(key, value, name="held")
    free = select(attribute_definitions.c.name).where(
        attribute_definitions.c.personal.is_(False), attribute_definitions.c.readers == []
    )
    several = func.jsonb_typeof(held.c.value) == "array"
    text = case(
        (several, func.translate(cast(held.c.value, Text), '[]" ', "")),
        else_=held.c.value.op("#>>")(literal_column("'{}'")),
    )
    found = select(
        next(iter(table.primary_key.columns)), held.c.key, cast(text, Text).label("value")
    )
    found = found.select_from(table.join(held, true()))
    return found.where(table.c.delete_time.is_(None), held.c.key.in_(free)).subquery()


def told_of(resource: str, key: str) -> Any:
    """Each event of records of a kind, by the record: what a history of them is made of."""
    found = select(
        cast(audit.c.resource_id, BigInteger).label(key),
        audit.c.event_id,
        audit.c.event_time.label("occur_time"),
    )
    return found.where(audit.c.resource == resource, audit.c.event_id.is_not(None)).subquery()


def _judged_before() -> Any:
    """Whether a move was not the first that a customer was; tier and status can come at once, the tier first."""
    first = class_changes.alias()
    beside = and_(
        first.c.class_change_id == class_changes.c.class_change_id - 1,
        first.c.change_time == class_changes.c.change_time,
        first.c.dimension == "tier",
        class_changes.c.dimension == "relationship_status",
    )
    return (
        select(first.c.class_change_id)
        .where(
            first.c.account_id == class_changes.c.account_id,
            first.c.class_change_id < class_changes.c.class_change_id,
            not_(beside),
        )
        .exists()
    )


KINDS = (
    Kind(
        OF + "Account",
        accounts,
        "create_time kind segment country region owner_id team tier relationship_status parent_account_id",
    ),
    Kind(OF + "Contact", contacts, "create_time account_id key_person"),
    Kind(
        OF + "AttributeDefinition",
        attribute_definitions,
        "name type label label_zh help help_zh personal section position",
    ),
    Kind(
        OF + "AttributeDefinition/choices",
        _each(
            attribute_definitions, "choices", "attribute_id", value=Text, label=Text, label_zh=Text
        ),
        "value label label_zh",
        key="attribute_id",
    ),
    Kind(OF + "Account/attributes", attributes_of(accounts), "key value", key="account_id"),
    Kind(OF + "Contact/attributes", attributes_of(contacts), "key value", key="contact_id"),
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
    Kind(
        OF + "ClassChange",
        class_changes,
        "account_id dimension before after change_time",
        where=_judged_before(),
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
    Kind(
        OF + "Campaign/budgets",
        _each(campaigns, "budgets", "campaign_id", channel=Text, amount=Numeric),
        "channel amount",
        key="campaign_id",
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
        OF + "Pipeline/stages",
        deal_stages,
        "stage_id name name_zh probability after_won needs_approval usual_days",
        key="pipeline_id",
        where=deal_stages.c.pipeline_id.in_(
            select(pipelines.c.pipeline_id).where(pipelines.c.delete_time.is_(None), TOLD)
        ),
    ),
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
        OF + "Deal/history",
        told_of(OF + "Deal", "deal_id"),
        "event_id occur_time",
        key="deal_id",
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
