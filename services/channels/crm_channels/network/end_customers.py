"""One end customer: who claims it, who quoted what, who sells to it, who looks after it, and since when.

The rule kept here: the same search and the same likeness as for a new claim. Who is signed in for a partner sees their
own side in full; of others that they claim or look after this end customer, and how long ago: no names, no prices, and
none of their quotes and orders.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import customer_conflicts_pb2 as pb
from crm_chassis import i18n, records
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, any_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_channels import overlaps, queries, rules, words
from crm_channels.deal_registrations import named
from crm_channels.network.conflicts import message, steps_of
from crm_channels.rules import Claim
from crm_channels.tables import (
    conflict_sides,
    customer_conflicts,
    deal_registrations,
    orders,
    partners,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

MOST = 200
OF_OTHERS = frozenset({"registration", "account"})
CONFLICT_OF = Statement(
    select(*customer_conflicts.c)
    .join_from(
        conflict_sides,
        customer_conflicts,
        customer_conflicts.c.customer_conflict_id == conflict_sides.c.customer_conflict_id,
    )
    .where(
        conflict_sides.c.kind == "registration",
        conflict_sides.c.record_id == bindparam("record_id", type_=BigInteger()),
    )
    .order_by(customer_conflicts.c.customer_conflict_id.desc())
    .limit(1)
)
ORDERS_OF = Statement(
    select(*orders.c, partners.c.name.label("partner_name"))
    .join_from(orders, partners, partners.c.partner_id == orders.c.partner_id)
    .where(
        orders.c.delete_time.is_(None),
        or_(
            orders.c.account_id == any_(bindparam("account_ids", type_=ARRAY(BigInteger()))),
            orders.c.quote_id == any_(bindparam("quote_ids", type_=ARRAY(BigInteger()))),
        ),
    )
    .order_by(orders.c.order_time.desc())
    .limit(MOST)
)


def get_end_customer_view(
    call: "Call", request: pb.GetEndCustomerViewRequest
) -> pb.EndCustomerView:
    """Who touches one end customer."""
    claim, conflict = _asked(call, request)
    view = pb.EndCustomerView(touches=_touches(call, claim))
    if conflict is not None:
        view.conflict.CopyFrom(message(call, conflict))
        view.steps.extend(steps_of(call, conflict))
    return view


def _asked(call: "Call", request: pb.GetEndCustomerViewRequest) -> tuple[Claim, "Row | None"]:
    """The end customer that is asked for, and its conflict."""
    if request.customer_conflict_id:
        row = queries.found(call, customer_conflicts, request.customer_conflict_id)
        return overlaps.claim_of_conflict(row), row
    if request.deal_registration_id:
        row = queries.found(call, deal_registrations, request.deal_registration_id)
        conflict = call.first(CONFLICT_OF, record_id=row.deal_registration_id)
        return overlaps.claim_of(row), conflict
    if not request.end_customer_name and not request.account_id:
        raise Invalid({"end_customer_name": N_("must be said")})
    name = request.end_customer_name
    if name:
        name = named(name, "end_customer_name")["end_customer_name"]
    return Claim(name, request.account_id or None, request.city, request.country), None


def _touches(call: "Call", claim: Claim) -> list[pb.EndCustomerTouch]:
    """Everybody who touches the end customer, the oldest first."""
    wanted = overlaps.asked(claim, "", call.clock.now().date())
    touches, accounts, offers = list[pb.EndCustomerTouch](), set[int](), set[int]()
    with i18n.reader(call.language):
        for kind, statement in (
            ("registration", queries.REGISTRATIONS_ALIKE),
            ("account", queries.ACCOUNTS_ALIKE),
            ("quote", queries.QUOTES_ALIKE),
        ):
            for row in call.all(statement, **wanted):
                touch = _alike(call, kind, row, claim)
                if touch is not None:
                    touches.append(touch)
                    accounts |= {row.account_id} if row.account_id else set()
                    offers |= {row.quote_id} if kind == "quote" else set()
    asked = {"account_ids": sorted(accounts), "quote_ids": sorted(offers)}
    touches += [_order(call, row) for row in call.all(ORDERS_OF, **asked)]
    seen = [touch for touch in touches if _shown(call, touch)]
    return sorted(seen, key=lambda touch: (touch.touch_time.seconds, touch.kind))


def _alike(call: "Call", kind: str, row: "Row", claim: Claim) -> pb.EndCustomerTouch | None:
    """A row as a touch, if it means this end customer."""
    said = row.name if kind == "account" else row.end_customer_name
    found = rules.match(claim, Claim(said, row.account_id, row.city, row.country))
    if not found.found:
        return None
    extra: dict[str, Any] = {"kind": kind, "score": found.score, "end_customer_name": said}
    extra |= {"explanation": words.overlap(found.grounds)}
    if kind == "registration":
        extra |= {"record_id": row.deal_registration_id, "touch_time": row.submit_time}
        extra |= {"amount": row.expected_amount}
    elif kind == "quote":
        extra |= {"record_id": row.quote_id, "touch_time": row.create_time}
        extra |= {"amount": row.total_amount}
    else:
        extra |= {"record_id": row.account_id}
    return _aged(call, records.to_message(pb.EndCustomerTouch, row, **_set(extra)))


def _set(extra: dict[str, Any]) -> dict[str, Any]:
    """What is there of what might be."""
    return {name: value for name, value in extra.items() if value is not None}


def _order(call: "Call", row: "Row") -> pb.EndCustomerTouch:
    touch = records.to_message(
        pb.EndCustomerTouch, row, kind="order", record_id=row.order_id, touch_time=row.order_time
    )
    return _aged(call, touch)


def _aged(call: "Call", touch: pb.EndCustomerTouch) -> pb.EndCustomerTouch:
    if touch.HasField("touch_time"):
        touch.age_days = max(0, (call.clock.now() - records.moment_of(touch.touch_time)).days)
    return touch


def _shown(call: "Call", touch: pb.EndCustomerTouch) -> bool:
    """Whether this caller sees a touch at all; what is another's loses all that says whose it is and at which price."""
    if call.principal.rows != "partner":
        return True
    touch.own = bool(touch.partner_id) and touch.partner_id == call.principal.partner_id
    if touch.own:
        return True
    kind = pb.EndCustomerTouchKind.Name(touch.kind).rpartition("_")[2].lower()
    kept = pb.EndCustomerTouch(
        kind=touch.kind, age_days=touch.age_days, score=touch.score, explanation=touch.explanation
    )
    touch.CopyFrom(kept)
    return kind in OF_OTHERS
