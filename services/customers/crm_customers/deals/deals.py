"""Deals: opened, read, changed and removed.

The rule kept here: where a deal stands (stage, state, reason) is not changed here but by its steps; what it is worth is
the sum of its lines, if it has any.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_customers import queries
from crm_customers.deals import gates, lines, opening, pipelines, rules, seeing
from crm_customers.ownership import people
from crm_customers.tables import deals

FILTERABLE = (
    *("deal_id", "name", "account_id", "contact_id", "pipeline_id", "stage_id", "owner_id"),
    *("team", "state", "amount", "currency", "probability", "expected_close_date", "category"),
    *("open_date", "close_time", "close_reason", "lead_id", "campaign_id", "next_step_date"),
    *("source", "external_id", "stage_time", "create_time", "update_time", "delete_time"),
)
DECIDE = "deals.decide"
DATES = ("expected_close_date", "open_date", "next_step_date")
PLAIN = (
    *("name", "account_id", "contact_id", "owner_id", "team", "amount", "currency", "probability"),
    *("category", "lead_id", "campaign_id", "next_step", "note", *DATES),
)


def day(text: str | None, place: str) -> date | None:
    """A day of the calendar; Invalid for one that is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid({place: "is not a day of the calendar"}) from None


def _read(given: pb.Deal, *names: str) -> dict[str, Any]:
    """The columns of these fields."""
    values = records.values(given, *names)
    for name in set(DATES) & values.keys():
        values[name] = day(values[name], f"deal.{name}")
    if "amount" in values:
        values["amount"] = Decimal(values["amount"] or 0)
        if values["amount"] >= rules.MOST:
            raise Invalid({"deal.amount": "is too large"})
    return values


def whose(call: Call, account_id: int | None, contact_id: int | None) -> dict[str, int | None]:
    """The customer of a deal; Invalid for one whom the caller does not see, or who is of somebody else."""
    given: dict[str, Any] = {"source": "", "external_id": "", **queries.rows_of(call)}
    if contact_id:
        person = call.first(queries.FIND_CONTACT, contact_id=contact_id, **given)
        if person is None:
            raise Invalid({"deal.contact_id": said("there is no contact %(id)s", id=contact_id)})
        if account_id and person.account_id != account_id:
            raise Invalid({"deal.contact_id": "belongs to another account"})
        account_id = person.account_id
    elif account_id and call.first(queries.FIND_ACCOUNT, account_id=account_id, **given) is None:
        raise Invalid({"deal.account_id": said("there is no account %(id)s", id=account_id)})
    return {"account_id": account_id, "contact_id": contact_id}


def create_deal(call: Call, request: pb.CreateDealRequest) -> pb.Deal:
    """Opens a deal."""
    given = request.deal
    values = _read(given, *PLAIN, "pipeline_id", "stage_id", "source", "external_id")
    values |= whose(call, values["account_id"], values["contact_id"])
    values |= {name: values[name] or 0 for name in ("pipeline_id", "stage_id")}
    owner_id = values["owner_id"]
    if owner_id:
        people.check_receiver(call, owner_id, "deal.owner_id")
        values["team"] = values["team"] or people.team_of(call, owner_id)
    if values["pipeline_id"]:
        _check_pipeline(call, values["pipeline_id"])
    row = opening.open_deal(call, opening.Draft(**values, lines=given.lines))
    if values["stage_id"] and not call.principal.may(DECIDE):
        # Who leads may begin where a deal stands in truth; all others go through its gates.
        stages = pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]
        gates.check(call, row, rules.passed(stages, stages[0].stage_id, row.stage_id))
    return seeing.message(call, row)


def _check_pipeline(call: Call, pipeline_id: int) -> None:
    if call.first(pipelines.GET, key=pipeline_id) is None:
        raise Invalid({"deal.pipeline_id": said("there is no pipeline %(id)s", id=pipeline_id)})


def get_deal(call: Call, request: pb.GetDealRequest) -> pb.Deal:
    """One deal."""
    return seeing.message(call, seeing.seen(call, request.deal_id))


def list_deals(call: Call, request: pb.ListDealsRequest) -> pb.ListDealsResponse:
    """A page of deals."""
    rows, token = lists.page(
        call,
        deals,
        request,
        pb.Deal,
        filterable=FILTERABLE,
        order_by="deal_id desc",
        convert=lambda row: row,
    )
    return pb.ListDealsResponse(deals=seeing.messages(call, rows), next_page_token=token)


def update_deal(call: Call, request: pb.UpdateDealRequest) -> pb.Deal:
    """Changes what the mask names."""
    given = request.deal
    row = seeing.alive(call, given.deal_id, etag=given.etag)
    before = seeing.message(call, row)
    names = list(records.masked_names(given, request.update_mask))
    if "stage_id" in names and given.stage_id not in (0, row.stage_id):
        raise Invalid({"deal.stage_id": "is changed by moving the deal"})
    if "pipeline_id" in names and given.pipeline_id not in (0, row.pipeline_id):
        raise Invalid({"deal.pipeline_id": "stays what it is: open another deal instead"})
    values = _read(given, *(name for name in names if name in PLAIN))
    if values.keys() & {"account_id", "contact_id"}:
        values |= _customer(call, row, values)
    if values.get("owner_id"):
        people.check_receiver(call, values["owner_id"], "deal.owner_id")
    if "currency" in values and not values["currency"]:
        raise Invalid({"deal.currency": "is needed"})
    if "probability" in values:
        values |= _likely(call, row, values["probability"])
    if "lines" in names:
        sold = lines.read(call, given.lines)
        lines.store(call, row.deal_id, sold)
        values |= {"amount": lines.total(sold)} if sold else {}
    elif "amount" in values and before.lines and values["amount"] != row.amount:
        raise Invalid({"deal.amount": "is the sum of the deal's lines: change those"})
    after = seeing.changed(call, "updated", row, before, **values)
    worth = [(one.amount, one.currency) for one in (row, after)]
    if after.state == "open" and worth[0] != worth[1]:
        was, now = (f"{records.decimal_text(amount)} {currency}" for amount, currency in worth)
        gates.lapse(call, after, f"{was} → {now}")
    return seeing.message(call, after)


def _customer(call: Call, row: Row, values: dict[str, Any]) -> dict[str, Any]:
    """Whom the deal is with from now on: another account has other people."""
    account_id = values.get("account_id", row.account_id)
    moved = account_id != row.account_id
    contact_id = values.get("contact_id", None if moved else row.contact_id)
    if "contact_id" in values and "account_id" not in values and contact_id:
        account_id = None
    return whose(call, account_id, contact_id)


def _likely(call: Call, row: Row, probability: int) -> dict[str, Any]:
    """A probability that somebody says stays; 0 leaves it to the stage again."""
    if probability or row.state != "open":
        return {"probability": probability, "own_probability": bool(probability)}
    stages = pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]
    usual = next((one.probability for one in stages if one.stage_id == row.stage_id), 0)
    return {"probability": usual, "own_probability": False}


def delete_deal(call: Call, request: pb.DeleteDealRequest) -> pb.Deal:
    """Removes a deal; removing it twice is removing it once."""
    row = seeing.seen(call, request.deal_id, lock=True, etag=request.etag)
    if row.delete_time is None:
        row = seeing.changed(call, "deleted", row, delete_time=call.clock.now())
    return seeing.message(call, row)


def undelete_deal(call: Call, request: pb.UndeleteDealRequest) -> pb.Deal:
    """Brings a deal back."""
    row = seeing.seen(call, request.deal_id, lock=True)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This deal was not removed.")
    return seeing.message(call, seeing.changed(call, "undeleted", row, delete_time=None))
