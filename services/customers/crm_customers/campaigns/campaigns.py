"""Campaigns and what they cost: the handlers of CampaignsService.

The rule kept here: a campaign's states follow the table in rules.py; what was spent is added to and never changed, so
the currency stays once something was spent.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crm.customers.v1 import campaigns_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import ARRAY, BigInteger, ColumnElement, Text, any_, bindparam, func, select

from crm_customers.campaigns import rules
from crm_customers.tables import campaign_costs, campaigns

PLAIN = (
    *("name", "description", "product_line", "currency", "goal_conversions", "goal_revenue"),
    *("goal_margin", "attribution", "window_days", "counted_as", "margin_rate", "cap_touches"),
    *("cap_days", "script", "most_attempts", "caller_ids", "owner_id", "team"),
)
USUAL: dict[str, Any] = {
    **{"attribution": "linear", "counted_as": "orders_and_deals"},
    **{"window_days": rules.USUAL_WINDOW, "cap_days": rules.USUAL_WINDOW},
    **{"most_attempts": rules.USUAL_ATTEMPTS},
}
FILTERABLE = (
    *("campaign_id", "name", "product_line", "state", "start_date", "end_date", "currency"),
    *("owner_id", "team", "create_time", "update_time", "delete_time"),
)
COST_FIELDS = ("channel", "amount", "description", "source", "external_id")
COST_FILTERABLE = (
    *("campaign_cost_id", "channel", "amount", "cost_date", "source", "external_id"),
    "create_time",
)
EVENT = "crm.customers.Campaign."
CAMPAIGN = bindparam("campaign", type_=BigInteger())
_one = select(campaigns).where(campaigns.c.campaign_id == CAMPAIGN)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
SPENT = Statement(
    select(campaign_costs.c.campaign_id, func.sum(campaign_costs.c.amount).label("amount"))
    .where(campaign_costs.c.campaign_id == any_(bindparam("ids", type_=ARRAY(BigInteger()))))
    .group_by(campaign_costs.c.campaign_id)
)
COST_OF_SOURCE = Statement(
    select(campaign_costs).where(
        campaign_costs.c.source == bindparam("source", type_=Text()),
        campaign_costs.c.external_id == bindparam("external_id", type_=Text()),
        campaign_costs.c.external_id != "",
    )
)


def seen_row(call: Call, campaign_id: int, statement: Statement = GET) -> Row:
    """The campaign's row; NotFound if there is none that the caller may see."""
    row = call.first(statement, campaign=campaign_id)
    if row is None or not call.sees(campaigns, row):
        raise NotFound("campaign", campaign_id)
    return row


def living_row(call: Call, campaign_id: int, statement: Statement = GET) -> Row:
    """The same, of a campaign that was not removed."""
    row = seen_row(call, campaign_id, statement)
    if row.delete_time is not None:
        raise NotFound("campaign", campaign_id)
    return row


def not_now(row: Row) -> Precondition:
    """The refusal of a step that the campaign's state does not allow."""
    return Precondition(
        "CAMPAIGN_STATE",
        said("The campaign is “%(state)s”: this cannot be done now.", state=_word(row.state)),
    )


def _word(state: str) -> str:
    return {"draft": said("Draft"), "running": said("Running"), "ended": said("Ended")}[state]


def messages(call: Call, rows: Sequence[Row]) -> list[pb.Campaign]:
    """Campaigns with what they may cost and did cost."""
    spent = {r.campaign_id: r.amount for r in call.all(SPENT, ids=[r.campaign_id for r in rows])}
    found = []
    for row in rows:
        budget = rules.total([each["amount"] for each in row.budgets])
        cost = spent.get(row.campaign_id, Decimal(0))
        found.append(records.to_message(pb.Campaign, row, budget_total=budget, cost_total=cost))
    return found


def _days(given: pb.Campaign, *names: str) -> dict[str, Any]:
    """The days of a campaign that are given; Invalid for one that is not in the calendar."""
    values = {}
    for name in names:
        try:
            values[name] = rules.day(getattr(given, name))
        except ValueError:
            raise Invalid({f"campaign.{name}": N_("is not a day of the calendar")}) from None
    return values


def _checked(values: dict[str, Any], budgets: Sequence[pb.ChannelBudget] | None) -> dict[str, Any]:
    """The columns of a campaign with what is usual where nothing was said."""
    for name, usual in USUAL.items():
        if name in values:
            values[name] = values[name] or usual
    start, end = values.get("start_date"), values.get("end_date")
    if start and end and end < start:
        raise Invalid({"campaign.end_date": N_("is before the start")})
    if budgets is not None:
        listed = [records.to_mapping(each) for each in budgets]
        if rules.twice([each["channel"] for each in listed]):
            raise Invalid({"campaign.budgets": N_("names a channel twice")})
        if any(Decimal(each["amount"]) < 0 for each in listed):
            raise Invalid({"campaign.budgets": N_("must not be below nothing")})
        values["budgets"] = Jsonb(listed)
    return values


def create_campaign(call: Call, request: pb.CreateCampaignRequest) -> pb.Campaign:
    """Plans a campaign."""
    given, who, now = request.campaign, call.principal, call.clock.now()
    values = records.values(given, *PLAIN) | _days(given, "start_date", "end_date")
    values = _checked(values, given.budgets)
    values["owner_id"] = values["owner_id"] or who.id
    values["team"] = values["team"] or who.team
    row = call.insert(campaigns, **values, create_time=now, update_time=now)
    (made,) = messages(call, [row])
    call.emit(EVENT + "created", made)
    return made


def get_campaign(call: Call, request: pb.GetCampaignRequest) -> pb.Campaign:
    """One campaign."""
    return messages(call, [seen_row(call, request.campaign_id)])[0]


def list_campaigns(call: Call, request: pb.ListCampaignsRequest) -> pb.ListCampaignsResponse:
    """The campaigns that the caller may see."""
    rows, token = lists.page(
        call,
        campaigns,
        request,
        pb.Campaign,
        order_by="campaign_id desc",
        filterable=FILTERABLE,
        convert=lambda row: row,
    )
    return pb.ListCampaignsResponse(campaigns=messages(call, rows), next_page_token=token)


def update_campaign(call: Call, request: pb.UpdateCampaignRequest) -> pb.Campaign:
    """Changes what the mask names."""
    given = request.campaign
    row = living_row(call, given.campaign_id, LOCK)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    budgets = given.budgets if values.pop("budgets", None) is not None else None
    values |= _days(given, *(name for name in ("start_date", "end_date") if name in values))
    if values.get("currency", row.currency) != row.currency and call.all(
        SPENT, ids=[row.campaign_id]
    ):
        text = N_("Something was spent in the currency that it has.")
        raise Precondition("HAS_COSTS", text)
    days = {"start_date": row.start_date, "end_date": row.end_date}
    checked = _checked({**days, **values}, budgets)
    return _changed(call, "updated", row, **checked)


def _changed(call: Call, what: str, row: Row, **values: Any) -> pb.Campaign:
    after = call.update(campaigns, row.campaign_id, **values, update_time=call.clock.now())
    before, made = messages(call, [row, after])
    call.emit(EVENT + what, made, before=before)
    return made


def _step(call: Call, request: Any, step: str) -> tuple[Row, str]:
    row = living_row(call, request.campaign_id, LOCK)
    records.check_etag(row, request.etag)
    state = rules.next_state(row.state, step)
    if state is None:
        raise not_now(row)
    return row, state


def start_campaign(call: Call, request: pb.StartCampaignRequest) -> pb.Campaign:
    """Starts it, or opens it again."""
    row, state = _step(call, request, "start")
    begun = row.begin_time or call.clock.now()
    return _changed(call, "started", row, state=state, begin_time=begun, close_time=None)


def end_campaign(call: Call, request: pb.EndCampaignRequest) -> pb.Campaign:
    """Ends it."""
    row, state = _step(call, request, "end")
    return _changed(call, "ended", row, state=state, close_time=call.clock.now())


def delete_campaign(call: Call, request: pb.DeleteCampaignRequest) -> pb.Campaign:
    """Removes it; removing it twice is removing it once."""
    row = seen_row(call, request.campaign_id, LOCK)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return messages(call, [row])[0]
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_campaign(call: Call, request: pb.UndeleteCampaignRequest) -> pb.Campaign:
    """Brings it back."""
    row = seen_row(call, request.campaign_id, LOCK)
    records.check_etag(row, request.etag)
    if row.delete_time is None:
        return messages(call, [row])[0]
    return _changed(call, "undeleted", row, delete_time=None)


def create_campaign_cost(call: Call, request: pb.CreateCampaignCostRequest) -> pb.CampaignCost:
    """Writes down what was spent."""
    given = request.campaign_cost
    row = living_row(call, given.campaign_id, LOCK)
    if bool(given.source) != bool(given.external_id):
        raise Invalid({"campaign_cost.external_id": N_("goes together with the source")})
    known = call.first(COST_OF_SOURCE, source=given.source, external_id=given.external_id)
    if known is not None:
        if known.campaign_id != row.campaign_id:
            raise Invalid({"campaign_cost.external_id": N_("is known of another campaign")})
        return records.to_message(pb.CampaignCost, known)
    try:
        spent = rules.day(given.cost_date) or call.clock.now().date()
    except ValueError:
        raise Invalid({"campaign_cost.cost_date": N_("is not a day of the calendar")}) from None
    made = call.insert(
        campaign_costs,
        **records.values(given, *COST_FIELDS),
        campaign_id=row.campaign_id,
        cost_date=spent,
        actor_id=call.principal.id,
        create_time=call.clock.now(),
    )
    cost = records.to_message(pb.CampaignCost, made)
    call.emit("crm.customers.CampaignCost.created", cost)
    return cost


def _of_campaign() -> ColumnElement[bool]:
    return campaign_costs.c.campaign_id == CAMPAIGN


def list_campaign_costs(
    call: Call, request: pb.ListCampaignCostsRequest
) -> pb.ListCampaignCostsResponse:
    """What was spent on it."""
    row = seen_row(call, request.campaign_id)
    return lists.reply(
        call,
        campaign_costs,
        request,
        pb.ListCampaignCostsResponse,
        order_by="campaign_cost_id desc",
        filterable=COST_FILTERABLE,
        where=_of_campaign,
        campaign=row.campaign_id,
    )
