"""How a partner does: figures, each with the records behind it.

The rule kept here: a figure comes with the list and the filter that leave exactly what it counts; what another area
knows of partners it adds to FIGURES itself. A partner's own people do not see figures of what they do not see.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from crm.channels.v1 import partner_scorecards_pb2 as pb
from crm_chassis import records
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Date, bindparam, func, literal, or_, select

from crm_channels import queries
from crm_channels.tables import (
    deal_registrations,
    partner_certifications,
    partner_visits,
    partners,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Figure:
    """One figure, and where its records are."""

    name: str
    value: Decimal | None
    unit: str
    list: str
    filter: str
    count: int


class Asked(NamedTuple):
    """Of whom, and for which time."""

    partner: "Row"
    start: datetime
    end: datetime

    def filter(self, *parts: str) -> str:
        """The filter of this partner's records."""
        return " AND ".join((f"partner_id = {self.partner.partner_id}", *parts))


Figures = Callable[["Call", Asked], Sequence[Figure]]
claim, visit = deal_registrations.c, partner_visits.c
PARTNER_ID = bindparam("partner_id", type_=BigInteger())
START = bindparam("start", type_=claim.close_time.type)
END = bindparam("end", type_=claim.close_time.type)
_took = func.extract("epoch", claim.decide_time - claim.submit_time) / 3600
_ended = claim.state.in_(("won", "lost")) & (claim.close_time >= START)
_decided = (claim.decide_time >= START) & claim.submit_time.is_not(None)
CLAIMS = Statement(
    select(
        func.count().filter(claim.state.in_(("submitted", "approved"))).label("open"),
        func.count().filter(_ended).label("ended"),
        func.count().filter(_ended, claim.state == literal("won")).label("won"),
        func.count().filter(_decided).label("decided"),
        func.percentile_cont(0.5).within_group(_took).filter(_decided).label("median"),
    ).where(claim.partner_id == PARTNER_ID, claim.delete_time.is_(None))
)
VALID = Statement(
    select(func.count().label("valid")).where(
        partner_certifications.c.partner_id == PARTNER_ID,
        partner_certifications.c.delete_time.is_(None),
        or_(
            partner_certifications.c.valid_until.is_(None),
            partner_certifications.c.valid_until >= bindparam("today", type_=Date()),
        ),
    )
)
VISITS = Statement(
    select(
        func.count().filter(visit.state == literal("done"), visit.done_time >= START).label("done"),
        func.count()
        .filter(visit.state == literal("planned"), visit.plan_time < END)
        .label("overdue"),
    ).where(visit.partner_id == PARTNER_ID, visit.delete_time.is_(None))
)


def _of_claims(call: "Call", asked: Asked) -> list[Figure]:
    key = asked.partner.partner_id
    row = call.one(CLAIMS, partner_id=key, start=asked.start, missing=("partner", key))
    since = asked.start.isoformat()
    rate = Decimal(100 * row.won) / row.ended if row.ended else None
    hours = None if row.median is None else Decimal(str(round(float(row.median), 1)))
    live, ended = "(state = submitted OR state = approved)", "(state = won OR state = lost)"
    where = "deal_registrations"
    return [
        Figure("open_registrations", Decimal(row.open), "", where, asked.filter(live), row.open),
        Figure(
            "win_rate",
            None if rate is None else round(rate, 1),
            "percent",
            where,
            asked.filter(ended, f'close_time >= "{since}"'),
            row.ended,
        ),
        Figure(
            "approval_hours",
            hours,
            "hours",
            where,
            asked.filter(f'decide_time >= "{since}"'),
            row.decided,
        ),
    ]


def _of_certifications(call: "Call", asked: Asked) -> list[Figure]:
    key, today = asked.partner.partner_id, asked.end.date()
    count = call.one(VALID, partner_id=key, today=today, missing=("partner", key)).valid
    wanted = asked.filter(f'(valid_until >= "{today}" OR NOT valid_until:*)')
    where = "partner_certifications"
    return [Figure("valid_certifications", Decimal(count), "", where, wanted, count)]


def _of_visits(call: "Call", asked: Asked) -> list[Figure]:
    if call.principal.rows == "partner":
        return []
    key, where = asked.partner.partner_id, "partner_visits"
    row = call.one(
        VISITS, partner_id=key, start=asked.start, end=asked.end, missing=("partner", key)
    )
    done = asked.filter("state = done", f'done_time >= "{asked.start.isoformat()}"')
    late = asked.filter("state = planned", f'plan_time < "{asked.end.isoformat()}"')
    return [
        Figure("visits", Decimal(row.done), "", where, done, row.done),
        Figure("overdue_visits", Decimal(row.overdue), "", where, late, row.overdue),
    ]


# What other areas know of partners (sales, gaps of plans, receivables) they append here when they are imported.
FIGURES: list[Figures] = [_of_claims, _of_certifications, _of_visits]


def get_partner_scorecard(
    call: "Call", request: pb.GetPartnerScorecardRequest
) -> pb.PartnerScorecard:
    """How a partner does."""
    end = call.clock.now()
    asked = Asked(queries.found(call, partners, request.partner_id), end - YEAR, end)
    return pb.PartnerScorecard(
        partner_id=asked.partner.partner_id,
        start_time=records.timestamp(asked.start),
        end_time=records.timestamp(end),
        figures=[_message(figure) for more in FIGURES for figure in more(call, asked)],
    )


def _message(figure: Figure) -> pb.ScorecardFigure:
    value = "" if figure.value is None else f"{figure.value.normalize():f}"
    return pb.ScorecardFigure(**{**asdict(figure), "value": value})
