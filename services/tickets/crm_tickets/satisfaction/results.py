"""The handler of results: how satisfied customers are, by person, department and month.

The rule kept here: what was closed in a time is what is counted, with the replies that came to it whenever; so each
figure is what the list of invitations shows to the same caller.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crm.tickets.v1 import surveys_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.records import moment_of, timestamp
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, Text, and_, bindparam, func, literal, or_, select

from crm_tickets import queries
from crm_tickets.meetings.people import is_zone
from crm_tickets.questions.rules import mean, wilson
from crm_tickets.satisfaction import rules
from crm_tickets.satisfaction.inviting import seen
from crm_tickets.tables import survey_invitations as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

USUAL = timedelta(days=365)
NAME = N_("Satisfaction after closing")
_start = bindparam("start", type_=DateTime(timezone=True))
_end = bindparam("end", type_=DateTime(timezone=True))
_since = bindparam("since", type_=DateTime(timezone=True))
_team = bindparam("team", type_=Text())
_month = func.to_char(
    func.timezone(bindparam("zone", type_=Text()), table.c.close_time), "YYYY-MM"
).label("month")
PARTS = (table.c.owner_id, table.c.team, _month, table.c.score, table.c.bad)
COUNTED = Statement(
    select(*PARTS, func.count().label("count"))
    .where(
        and_(table.c.close_time >= _start, table.c.close_time < _end),
        table.c.state != literal("withdrawn"),
        or_(_team == literal(""), table.c.team == _team),
        seen(),
    )
    .group_by(table.c.owner_id, table.c.team, _month, table.c.score, table.c.bad)
)


def get_satisfaction(call: "Call", request: pb.GetSatisfactionRequest) -> pb.Satisfaction:
    """How satisfied customers are."""
    now = call.clock.now()
    end = moment_of(request.end_time) if request.HasField("end_time") else now
    start = moment_of(request.start_time) if request.HasField("start_time") else end - USUAL
    if end <= start:
        raise Invalid({"end_time": "must be later than start_time"})
    zone = call.principal.time_zone
    zone = zone if zone and is_zone(zone) else "UTC"
    asked: dict[str, Any] = {"start": start, "end": end, "team": request.team, "zone": zone}
    rows = call.all(COUNTED, **asked, **queries.eyes(call))
    return pb.Satisfaction(
        start_time=timestamp(start),
        end_time=timestamp(end),
        total=_part("", rows),
        agents=_by(rows, "owner_id"),
        departments=_by(rows, "team"),
        months=_months(rows, start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))),
    )


def _grouped(rows: Iterable[Row], name: str) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def _by(rows: Iterable[Row], name: str) -> list[pb.SatisfactionPart]:
    """By one of the parts, the one with the most replies first."""
    made = [_part(key, some) for key, some in _grouped(rows, name).items()]
    return sorted(made, key=lambda part: (-part.answered_count, part.name))


def _months(rows: Iterable[Row], first: datetime, last: datetime) -> list[pb.SatisfactionPart]:
    """By month: from the first in which somebody was invited, none left out."""
    found = _grouped(rows, "month")
    if not found:
        return []
    names = [name for name in rules.months(first, last) if name >= min(found)]
    return [_part(name, found.get(name, [])) for name in names]


def _part(name: str, rows: Iterable[Row]) -> pb.SatisfactionPart:
    """How satisfied some of them are."""
    scores: Counter[int] = Counter()
    part = pb.SatisfactionPart(name=name)
    for row in rows:
        part.invited_count += row.count
        if row.score is not None:
            scores[row.score] += row.count
            part.bad_count += row.count * row.bad
    part.answered_count = sum(scores.values())
    part.score_counts.extend(scores[score] for score in range(rules.LEAST, rules.MOST + 1))
    middle = mean(scores, rules.LEAST, rules.MOST)
    if middle is not None:
        part.average, part.average_low, part.average_high = (f"{x:.2f}" for x in middle)
    good = sum(count for score, count in scores.items() if score >= rules.GOOD)
    part.good_share, part.good_low, part.good_high = wilson(good, part.answered_count)
    return part


def _between(start: Any, end: Any) -> Any:
    return and_(table.c.answer_time >= start, table.c.answer_time < end)


IN_PACK = Statement(
    select(
        func.count().filter(_between(_start, _end)).label("count"),
        func.count().filter(_between(_since, _start)).label("previous"),
        func.avg(table.c.score).filter(_between(_start, _end)).label("average"),
        func.count().filter(_between(_start, _end), table.c.bad).label("bad"),
    ).where(_between(_since, _end))
)


def in_pack(call: "Call", start: datetime, end: datetime) -> list[dict[str, Any]]:
    """The replies of a time and of the one before, for a meeting's pack."""
    (row,) = call.all(IN_PACK, since=start - (end - start), start=start, end=end)
    if not (row.count or row.previous):
        return []
    return [
        {
            "name": NAME,
            "count": row.count,
            "previous_count": row.previous,
            "average": "" if row.average is None else f"{row.average:.2f}",
            "bad_count": row.bad,
        }
    ]
