"""How conflicts about end customers begin, grow and go away: by what happens to registrations.

The rule kept here: a registration that is handed in and means the same end customer as somebody else's claim, account
or quote opens a conflict, or joins the one that is open; when fewer than two claimants are left it goes away by
itself. Registrations are handed in one after the other (the gate of approvals), so that of two at once the second sees
the first. Registrations are held before conflicts.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.channels.v1 import customer_conflicts_pb2 as pb
from crm.channels.v1 import deal_registrations_pb2
from crm_chassis import records
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Text, any_, bindparam, case, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_channels.network.rules import CONFLICT_STEPS, sides_left
from crm_channels.tables import (
    accounts,
    conflict_sides,
    conflict_steps,
    customer_conflicts,
    deal_registrations,
    quotes,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

RESOURCE = "crm.channels.CustomerConflict"
SURE_FROM = 0.7  # what is less alike is shown beside the claim, and is nobody's conflict
KINDS = {
    deal_registrations_pb2.OVERLAP_KIND_PARTNER_REGISTRATION: "registration",
    deal_registrations_pb2.OVERLAP_KIND_REP_REGISTRATION: "registration",
    deal_registrations_pb2.OVERLAP_KIND_REP_ACCOUNT: "account",
    deal_registrations_pb2.OVERLAP_KIND_QUOTE: "quote",
}
STANDING = ("submitted", "approved", "won")
CONFLICT_ID = bindparam("customer_conflict_id", type_=BigInteger())
_side = conflict_sides.c


def _open_with() -> Statement:
    """The open conflicts of which one of these records is a side, held."""
    wanted = [
        (_side.kind == literal(kind))
        & (_side.record_id == any_(bindparam(f"{kind}s", type_=ARRAY(BigInteger()))))
        for kind in ("registration", "account", "quote")
    ]
    ids = select(_side.customer_conflict_id).where(or_(*wanted))
    return Statement(
        select(*customer_conflicts.c)
        .where(
            customer_conflicts.c.customer_conflict_id.in_(ids),
            customer_conflicts.c.state == literal("open"),
        )
        .order_by(customer_conflicts.c.customer_conflict_id)
        .with_for_update()
    )


def _sides_of() -> Statement:
    """The sides of a conflict with who claims, how they name the end customer, and whether they still stand."""
    claim, quote, account = deal_registrations.c, quotes.c, accounts.c
    return Statement(
        select(
            *_side,
            func.coalesce(
                claim.end_customer_name, quote.end_customer_name, account.name, literal("")
            ).label("named"),
            func.coalesce(
                claim.claimant, quote.claimant, literal("rep:").concat(_side.owner_id)
            ).label("claimant"),
            case(
                (_side.kind != literal("registration"), literal(True)),
                else_=claim.state == any_(bindparam("standing", type_=ARRAY(Text()))),
            ).label("stands"),
            func.coalesce(claim.city, quote.city, account.city, literal("")).label("city"),
            func.coalesce(claim.country, quote.country, account.country, literal("")).label(
                "country"
            ),
        )
        .select_from(
            conflict_sides.outerjoin(
                deal_registrations,
                (_side.kind == literal("registration"))
                & (claim.deal_registration_id == _side.record_id),
            )
            .outerjoin(
                quotes, (_side.kind == literal("quote")) & (quote.quote_id == _side.record_id)
            )
            .outerjoin(
                accounts,
                (_side.kind == literal("account")) & (account.account_id == _side.record_id),
            )
        )
        .where(_side.customer_conflict_id == CONFLICT_ID)
        .order_by(_side.conflict_side_id)
    )


OPEN_WITH, SIDES_OF = _open_with(), _sides_of()


class Side(NamedTuple):
    """A record of somebody who means an end customer."""

    kind: str
    record_id: int
    partner_id: int | None
    owner_id: str
    team: str = ""


def whole(row: "Row", sides: Sequence["Row"] = ()) -> pb.CustomerConflict:
    """The conflict with all that is known of it."""
    return records.to_message(pb.CustomerConflict, row, side_count=len(sides))


def sides_of(call: "Call", conflict_id: int) -> list["Row"]:
    """The sides of a conflict."""
    return call.all(SIDES_OF, customer_conflict_id=conflict_id, standing=list(STANDING))


def log(call: "Call", conflict_id: int, step: str, **values: Any) -> None:
    """Writes a step into the log of a conflict."""
    values = {"actor_id": call.principal.id} | values
    call.insert(
        conflict_steps,
        customer_conflict_id=conflict_id,
        step=step,
        create_time=call.clock.now(),
        **values,
    )


def told(call: "Call", what: str, after: "Row", before: "Row | None" = None) -> pb.CustomerConflict:
    """Tells the feed."""
    sides = sides_of(call, after.customer_conflict_id)
    made = whole(after, sides)
    call.emit(f"{RESOURCE}.{what}", made, before=whole(before, sides) if before else None)
    return made


def _others(evidence: Sequence[deal_registrations_pb2.Overlap]) -> list[Side]:
    sides = []
    for overlap in evidence:
        kind = KINDS.get(overlap.kind)
        if kind is None or overlap.score < SURE_FROM:
            continue
        numbers = {
            "registration": overlap.deal_registration_id,
            "account": overlap.account_id,
            "quote": overlap.quote_id,
        }
        sides.append(Side(kind, numbers[kind], overlap.partner_id or None, overlap.owner_id))
    return sides


def meet(call: "Call", claim: "Row", evidence: Sequence[deal_registrations_pb2.Overlap]) -> None:
    """A registration was handed in, and this speaks against it."""
    others = _others(evidence)
    if not others:
        return
    own = Side(
        "registration", claim.deal_registration_id, claim.partner_id, claim.owner_id, claim.team
    )
    keys: dict[str, list[int]] = {"registrations": [], "accounts": [], "quotes": []}
    for side in others:
        keys[f"{side.kind}s"].append(side.record_id)
    found = call.all(OPEN_WITH, **keys)
    row = found[0] if found else _opened(call, claim)
    _join(call, row, [*others, own], claim, new=not found)


def _opened(call: "Call", claim: "Row") -> "Row":
    now = call.clock.now()
    names = ("end_customer_name", "name_key", "name_search", "account_id", "city", "country")
    return call.insert(
        customer_conflicts,
        **{name: getattr(claim, name) for name in names},
        state="open",
        create_time=now,
        update_time=now,
    )


def _join(call: "Call", row: "Row", sides: Sequence[Side], claim: "Row", *, new: bool) -> None:
    """Adds the sides that are not there yet; everybody on a side sees the conflict."""
    known = {(each.kind, each.record_id) for each in sides_of(call, row.customer_conflict_id)}
    for side in sides:
        if (side.kind, side.record_id) not in known:
            known.add((side.kind, side.record_id))
            call.insert(
                conflict_sides,
                customer_conflict_id=row.customer_conflict_id,
                create_time=call.clock.now(),
                **side._asdict(),
            )
    after = call.update(
        customer_conflicts,
        row.customer_conflict_id,
        partner_ids=sorted({*row.partner_ids, *(s.partner_id for s in sides if s.partner_id)}),
        owner_ids=sorted({*row.owner_ids, *(s.owner_id for s in sides if s.owner_id)}),
        teams=sorted({*row.teams, *(s.team for s in sides if s.team)}),
        update_time=call.clock.now(),
    )
    log(
        call,
        row.customer_conflict_id,
        "opened" if new else "joined",
        deal_registration_id=claim.deal_registration_id,
    )
    told(call, "opened" if new else "joined", after, None if new else row)
    text = said("Several claim “%(name)s”", name=row.end_customer_name)
    notify(
        call,
        after.owner_ids,
        "conflict_opened",
        text,
        resource=RESOURCE,
        resource_id=row.customer_conflict_id,
        key=f"conflict-{row.customer_conflict_id}",
        again=True,
    )


def leave(call: "Call", claim: "Row") -> None:
    """A registration ended without being won: its conflicts go away where fewer than two claimants are left."""
    mine = {"registrations": [claim.deal_registration_id], "accounts": [], "quotes": []}
    for row in call.all(OPEN_WITH, **mine):
        key = row.customer_conflict_id
        log(call, key, "left", deal_registration_id=claim.deal_registration_id)
        standing = {s.conflict_side_id: s.claimant for s in sides_of(call, key) if s.stands}
        if sides_left(standing) > 1:
            continue
        now = call.clock.now()
        state = CONFLICT_STEPS[row.state, "dissolve"]
        after = call.update(customer_conflicts, key, state=state, close_time=now, update_time=now)
        log(call, key, "dissolved")
        told(call, "dissolved", after, row)
