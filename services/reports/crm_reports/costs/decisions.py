"""Handlers of what people decide: activities, pools and rates, each with its etag and its history.

The rule kept here: an activity has at most one rate in a month; a rate that draws on a pool lies within its months.
What counts in some month cannot be deleted, only ended. Who changes rates of an activity holds the activity, who
changes a pool or draws on it holds the pool: so of two at once the second sees what the first did.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import costs_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.records import check_etag
from crm_chassis.said import said
from crm_chassis.sql import Statement, key_of
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, Table, bindparam, select

from crm_reports.costs import checks, rules
from crm_reports.costs.drivers import DIRECT
from crm_reports.costs.tables import cost_activities, cost_entries, cost_pools, cost_rates

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

LIFE = ("create_time", "update_time", "delete_time")
MESSAGES: dict[Table, Any] = {
    cost_activities: pb.CostActivity,
    cost_pools: pb.CostPool,
    cost_rates: pb.CostRate,
    cost_entries: pb.CostEntry,
}
KINDS = {
    cost_activities: "cost_activity",
    cost_pools: "cost_pool",
    cost_rates: "cost_rate",
    cost_entries: "cost_entry",
}


def _by_key(table: Table) -> Any:
    return select(*table.c).where(table.c[key_of(table)] == bindparam("key", type_=BigInteger()))


FOUND = {table: Statement(_by_key(table)) for table in KINDS}
HELD = {table: Statement(_by_key(table).with_for_update()) for table in KINDS}


def _rates_of(column: str) -> Statement:
    return Statement(
        select(*cost_rates.c)
        .where(
            cost_rates.c[column] == bindparam("key", type_=BigInteger()),
            cost_rates.c.delete_time.is_(None),
        )
        .order_by(cost_rates.c.first_month)
    )


OF_ACTIVITY, OF_POOL = _rates_of("cost_activity_id"), _rates_of("cost_pool_id")


def found(call: "Call", table: Table, key: int) -> "Row":
    """A row, deleted or not."""
    return call.one(FOUND[table], missing=(KINDS[table], key), key=key)


def held(call: "Call", table: Table, key: int, etag: str = "") -> "Row":
    """A row that is there, held, as its caller last read it."""
    row = call.one(HELD[table], missing=(KINDS[table], key), key=key)
    if row.delete_time is not None:
        raise NotFound(KINDS[table], key)
    check_etag(row, etag)
    return row


def _told(call: "Call", table: Table, what: str, row: "Row", before: "Row | None" = None) -> Any:
    """The message of a row that was changed; the feed and the audit log are told."""
    message = records.to_message(MESSAGES[table], row)
    earlier = records.to_message(MESSAGES[table], before) if before is not None else None
    call.emit(
        f"{message.DESCRIPTOR.full_name.replace('.v1.', '.')}.{what}", message, before=earlier
    )
    return message


def change(call: "Call", table: Table, what: str, row: "Row", **values: Any) -> Any:
    """Changes a row; the feed and the audit log are told."""
    changed = call.update(table, row[0], **values, update_time=call.clock.now())
    return _told(call, table, what, changed, row)


def make(call: "Call", table: Table, **values: Any) -> Any:
    """Makes a row; the feed and the audit log are told."""
    now = call.clock.now()
    return _told(
        call, table, "created", call.insert(table, **values, create_time=now, update_time=now)
    )


def _refuse(resource: str, wrong: dict[str, str]) -> None:
    if wrong:
        raise Invalid({f"{resource}.{field}": text for field, text in wrong.items()})


# Activities


def _exists() -> AlreadyExists:
    return AlreadyExists("COST_ACTIVITY_EXISTS", N_("There is an activity of this name already."))


def create_cost_activity(call: "Call", request: pb.CreateCostActivityRequest) -> pb.CostActivity:
    """A new activity; it costs nothing until it has a rate."""
    given = records.values(
        request.cost_activity, "display_name", "department", "driver", "detail", "countries"
    )
    try:
        made: pb.CostActivity = make(call, cost_activities, **given)
    except UniqueViolation:
        raise _exists() from None
    return made


def get_cost_activity(call: "Call", request: pb.GetCostActivityRequest) -> pb.CostActivity:
    """One activity."""
    return records.to_message(
        pb.CostActivity, found(call, cost_activities, request.cost_activity_id)
    )


def list_cost_activities(
    call: "Call", request: pb.ListCostActivitiesRequest
) -> pb.ListCostActivitiesResponse:
    """The activities."""
    return lists.reply(
        call,
        cost_activities,
        request,
        pb.ListCostActivitiesResponse,
        order_by="display_name",
        filterable=("cost_activity_id", "display_name", "department", "driver", "detail", *LIFE),
    )


def update_cost_activity(call: "Call", request: pb.UpdateCostActivityRequest) -> pb.CostActivity:
    """Changes an activity, for all months that its rates hold for."""
    given = request.cost_activity
    row = held(call, cost_activities, given.cost_activity_id, given.etag)
    values = records.changes(given, request.update_mask)
    try:
        changed: pb.CostActivity = change(call, cost_activities, "updated", row, **values)
    except UniqueViolation:
        raise _exists() from None
    return changed


def delete_cost_activity(call: "Call", request: pb.DeleteCostActivityRequest) -> pb.CostActivity:
    """Deletes an activity without rates."""
    row = held(call, cost_activities, request.cost_activity_id, request.etag)
    if call.first(OF_ACTIVITY, key=row.cost_activity_id) is not None:
        raise Precondition(
            "IN_USE",
            N_("The activity has rates: what it cost stays known. End its last rate instead."),
        )
    gone: pb.CostActivity = change(
        call, cost_activities, "deleted", row, delete_time=call.clock.now()
    )
    return gone


# Pools


def _pool_exists() -> AlreadyExists:
    return AlreadyExists(
        "COST_POOL_EXISTS", N_("There is a pool of this name with this first month already.")
    )


def create_cost_pool(call: "Call", request: pb.CreateCostPoolRequest) -> pb.CostPool:
    """A new pool; until a rate draws on it all of it is unused."""
    given = records.values(
        request.cost_pool,
        *("display_name", "department", "monthly_amount", "currency", "capacity_minutes"),
        *("first_month", "last_month"),
    )
    _refuse("cost_pool", _pool_wrong(given))
    try:
        made: pb.CostPool = make(call, cost_pools, **given)
    except UniqueViolation:
        raise _pool_exists() from None
    return made


def _pool_wrong(values: dict[str, Any]) -> dict[str, str]:
    return checks.pool_problems(
        Decimal(values["monthly_amount"] or "0"),
        values["currency"],
        values["first_month"],
        values["last_month"],
    )


def get_cost_pool(call: "Call", request: pb.GetCostPoolRequest) -> pb.CostPool:
    """One pool."""
    return records.to_message(pb.CostPool, found(call, cost_pools, request.cost_pool_id))


def list_cost_pools(call: "Call", request: pb.ListCostPoolsRequest) -> pb.ListCostPoolsResponse:
    """The pools."""
    return lists.reply(
        call,
        cost_pools,
        request,
        pb.ListCostPoolsResponse,
        order_by="display_name, first_month",
        filterable=(
            *("cost_pool_id", "display_name", "department", "monthly_amount", "currency"),
            *("capacity_minutes", "first_month", "last_month", *LIFE),
        ),
    )


def update_cost_pool(call: "Call", request: pb.UpdateCostPoolRequest) -> pb.CostPool:
    """Changes a pool, for all its months; its rates must still fit."""
    given = request.cost_pool
    row = held(call, cost_pools, given.cost_pool_id, given.etag)
    values = records.changes(given, request.update_mask)
    if "monthly_amount" in values and not values["monthly_amount"]:
        _refuse("cost_pool", {"monthly_amount": N_("must be an amount")})
    whole = {**row._asdict(), **values}
    wrong = _pool_wrong(whole)
    for rate in call.all(OF_POOL, key=row.cost_pool_id):
        span = (rate.first_month, rate.last_month)
        if not rules.within(*span, whole["first_month"], whole["last_month"]):
            field = "first_month" if rate.first_month < whole["first_month"] else "last_month"
            wrong.setdefault(field, N_("leaves out months in which a rate draws on the pool"))
    _refuse("cost_pool", wrong)
    try:
        changed: pb.CostPool = change(call, cost_pools, "updated", row, **values)
    except UniqueViolation:
        raise _pool_exists() from None
    return changed


def delete_cost_pool(call: "Call", request: pb.DeleteCostPoolRequest) -> pb.CostPool:
    """Deletes a pool that no rate draws on."""
    row = held(call, cost_pools, request.cost_pool_id, request.etag)
    if call.first(OF_POOL, key=row.cost_pool_id) is not None:
        raise Precondition("IN_USE", N_("Rates draw on the pool. Give it a last month instead."))
    gone: pb.CostPool = change(call, cost_pools, "deleted", row, delete_time=call.clock.now())
    return gone


# Rates


def _checked(call: "Call", values: dict[str, Any]) -> dict[str, Any]:
    """A rate that can be; its activity and pool are held."""
    activity = call.first(HELD[cost_activities], key=values["cost_activity_id"])
    if activity is None or activity.delete_time is not None:
        raise Invalid({"cost_rate.cost_activity_id": N_("is no activity")})
    pool = None
    if values["cost_pool_id"]:
        pool = call.first(HELD[cost_pools], key=values["cost_pool_id"])
        pool = None if pool is None or pool.delete_time is not None else pool
    _refuse("cost_rate", checks.rate_problems(values, activity.driver in DIRECT, pool))
    none = {name: None for name in ("cost_pool_id", "amount", "unit_minutes") if not values[name]}
    if not values["cost_pool_id"]:
        none.pop("amount", None)
    return {**values, **none}


def _room(call: "Call", values: dict[str, Any], own: int = 0) -> None:
    """Makes room for a rate: ends the open one before it; refuses months that have another."""
    first, last = values["first_month"], values["last_month"]
    for other in call.all(OF_ACTIVITY, key=values["cost_activity_id"]):
        if other.cost_rate_id == own or not rules.overlap(
            first, last, other.first_month, other.last_month
        ):
            continue
        if not other.last_month and other.first_month < first:
            change(call, cost_rates, "updated", other, last_month=rules.month_before(first))
            continue
        text = said(
            "the activity has a rate from %(first)s to %(last)s already",
            first=other.first_month,
            last=other.last_month or "…",
        )
        raise Invalid({"cost_rate.first_month": text})


RATE_FIELDS = (
    *("cost_activity_id", "cost_pool_id", "unit_minutes", "amount", "currency"),
    *("first_month", "last_month"),
)


def create_cost_rate(call: "Call", request: pb.CreateCostRateRequest) -> pb.CostRate:
    """A new rate, from a month on."""
    values = _checked(call, records.values(request.cost_rate, *RATE_FIELDS))
    _room(call, values)
    made: pb.CostRate = make(call, cost_rates, **values)
    return made


def get_cost_rate(call: "Call", request: pb.GetCostRateRequest) -> pb.CostRate:
    """One rate."""
    return records.to_message(pb.CostRate, found(call, cost_rates, request.cost_rate_id))


def list_cost_rates(call: "Call", request: pb.ListCostRatesRequest) -> pb.ListCostRatesResponse:
    """The rates."""
    return lists.reply(
        call,
        cost_rates,
        request,
        pb.ListCostRatesResponse,
        order_by="cost_activity_id, first_month",
        filterable=("cost_rate_id", *RATE_FIELDS, *LIFE),
    )


def update_cost_rate(call: "Call", request: pb.UpdateCostRateRequest) -> pb.CostRate:
    """Corrects a rate."""
    given = request.cost_rate
    seen = found(call, cost_rates, given.cost_rate_id)
    changes = records.changes(given, request.update_mask)
    if changes.pop("cost_activity_id", seen.cost_activity_id) != seen.cost_activity_id:
        text = N_("cannot be changed: make another rate instead")
        raise Invalid({"cost_rate.cost_activity_id": text})
    before = {name: getattr(seen, name) for name in RATE_FIELDS}
    values = _checked(call, {**before, **changes})
    row = held(call, cost_rates, given.cost_rate_id, given.etag)
    _room(call, values, own=row.cost_rate_id)
    values.pop("cost_activity_id")
    changed: pb.CostRate = change(call, cost_rates, "updated", row, **values)
    return changed


def delete_cost_rate(call: "Call", request: pb.DeleteCostRateRequest) -> pb.CostRate:
    """Deletes a rate."""
    row = held(call, cost_rates, request.cost_rate_id, request.etag)
    gone: pb.CostRate = change(call, cost_rates, "deleted", row, delete_time=call.clock.now())
    return gone
