"""What a request asks for, as a slice of the facts: period, team, filters, and whose records.

The rule kept here: a reader's rights are part of what is asked, never of what is shown; asking can only narrow them.
"""

from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from crm_chassis.call import Call
from crm_chassis.errors import Invalid

from crm_reports import rules
from crm_reports.dimensions import DIMENSIONS
from crm_reports.queries import Filter, Slice

MOST_FILTERS = 20


def language_of(call: Call) -> str:
    """The caller's language among ours."""
    return "zh-Hans" if call.language.lower().startswith("zh") else "en"


def zone_name(call: Call, asked: str) -> str:
    """The time zone to use: the one asked for, else the caller's own."""
    return asked or call.principal.time_zone or "UTC"


def slice_of(
    call: Call,
    period: rules.Period,
    team: str,
    filters: tuple[Filter, ...] = (),
    mine: bool = False,
) -> Slice:
    """What the caller may see of it."""
    who = call.principal
    return Slice(period, team, "own" if mine else who.rows, who.id, who.team, filters)


def today_in(call: Call, period: rules.Period) -> date:
    """What day it is there."""
    return call.clock.now().astimezone(period.zone).date()


def filters_of(text: str) -> tuple[Filter, ...]:
    """The filters that a text like "region=East&region=West&-tier=vip" names; the order does not matter.

    A name with a "-" before it: all others than these.
    """
    try:
        pairs = (
            parse_qsl(
                text, keep_blank_values=True, strict_parsing=True, max_num_fields=MOST_FILTERS
            )
            if text
            else []
        )
    except ValueError:
        raise rules.WrongInput("filters", 'must be filters like "region=East&tier=vip"') from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if name.removeprefix("-") not in DIMENSIONS:
            raise rules.WrongInput("filters", "must name dimensions that the catalogue has")
        found.setdefault(name, []).append(value)
    return tuple(
        Filter(name.removeprefix("-"), tuple(sorted(set(values))), name.startswith("-"))
        for name, values in sorted(found.items())
    )


def named_filters(text: str) -> dict[str, tuple[str, ...]]:
    """The same by their names, with the "-" of those that mean all others."""
    return {"-" * each.negate + each.dimension: each.values for each in filters_of(text)}


def text_of_filters(filters: tuple[Filter, ...]) -> str:
    """The other way round."""
    return urlencode(
        [("-" * each.negate + each.dimension, value) for each in filters for value in each.values]
    )


def asked(call: Call, request: Any) -> Slice:
    """The slice that a request with period, team, filters and `mine` asks for."""
    try:
        zone = zone_name(call, request.time_zone)
        period = rules.period_of(request.start_date, request.end_date, zone)
        filters = filters_of(request.filters)
    except rules.WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    return slice_of(call, period, request.team, filters, request.mine)


def narrowed_to(call: Call) -> str:
    """Whose records the caller sees, if not all."""
    who = call.principal
    if who.rows == "all":
        return ""
    return f"team:{who.team}" if who.rows == "team" and who.team else "own"
