"""The touchpoint map: the handlers of TouchpointsService.

The rule kept here: an account's map is seen by who sees the account, and counts every touch with it; the map of all
counts what the caller sees.
"""

from datetime import datetime, timedelta
from typing import Any

from crm.customers.v1.touchpoints_pb2 import (
    TOUCHPOINT_GROUP_ROLE,
    GetTouchpointMapRequest,
    GetTouchpointsRequest,
    MapCell,
    Touchpoint,
    TouchpointGroup,
    TouchpointMap,
    Touchpoints,
)
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.records import enum_names
from crm_chassis.said import said

from crm_customers import accounts as account_handlers
from crm_customers import queries, touch_counting
from crm_customers.tables import OUTCOMES
from crm_customers.touchpoint_queries import MAP, MOST, TOUCHPOINTS

YEAR, MONTH, LONGEST = timedelta(days=365), timedelta(days=30), timedelta(days=400)
GROUPS = enum_names(TouchpointGroup.DESCRIPTOR)


def _span(call: Call, request: Any, usual: timedelta) -> dict[str, datetime]:
    """The time that is asked for."""
    until = call.clock.now()
    if request.HasField("until_time"):
        until = records.moment_of(request.until_time)
    try:
        since = until - usual
    except OverflowError:
        raise Invalid({"until_time": "is too early"}) from None
    if request.HasField("since_time"):
        since = records.moment_of(request.since_time)
    if since >= until:
        raise Invalid({"since_time": "is not before until_time"})
    return {"since_time": since, "until_time": until}


def _outcomes(row: Any) -> list[dict[str, Any]]:
    """What came of the touches of a row, where something did."""
    counts = ((outcome, getattr(row, f"{outcome}_count")) for outcome in OUTCOMES)
    return [{"outcome": name, "touch_count": count} for name, count in counts if count]


def get_touchpoints(call: Call, request: GetTouchpointsRequest) -> Touchpoints:
    """Who touches an account."""
    account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    span = _span(call, request, YEAR)
    key = {"account_id": request.account_id, "contact_id": request.contact_id}
    rows = call.all(TOUCHPOINTS, **key, most=MOST, **span)
    found = [records.to_message(Touchpoint, row, outcomes=_outcomes(row)) for row in rows]
    return Touchpoints(
        account_id=request.account_id,
        touchpoints=found,
        touch_count=_all(rows),
        since_time=span["since_time"],
        until_time=span["until_time"],
    )


def _all(rows: list[Any]) -> int:
    """All touches, also those of rows that are not shown."""
    return int(rows[0].all_count) if rows else 0


def get_touchpoint_map(call: Call, request: GetTouchpointMapRequest) -> TouchpointMap:
    """Which kind of person meets us through which channel."""
    span = _span(call, request, MONTH)
    if span["until_time"] - span["since_time"] > LONGEST:
        raise Invalid(
            {"since_time": said("is more than %(days)s days before until_time", days=LONGEST.days)}
        )
    group = request.group or TOUCHPOINT_GROUP_ROLE
    seen = queries.rows_of(call)
    if seen["sees_all"]:  # millions of touches: out of counts by day
        rows = call.all(touch_counting.MAP[GROUPS[group]], most=MOST, **span)
    else:
        rows = call.all(MAP[GROUPS[group]], most=MOST, **span, **seen)
    cells = [records.to_message(MapCell, row, outcomes=_outcomes(row)) for row in rows]
    return TouchpointMap(
        group=group,
        cells=cells,
        touch_count=_all(rows),
        since_time=span["since_time"],
        until_time=span["until_time"],
    )
