"""The one way in which a ticket is made and moves: the row, the step of its journey and the event, always together.

The rule kept here: whatever changes who has a ticket or where it stands goes through `move`, so that a journey can
never lack a step. Everybody whom it passes is noted on its path and sees it from then on.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis.errors import Precondition
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets import rules
from crm_tickets.everyday import followers, links
from crm_tickets.journeys import following
from crm_tickets.routing import picture
from crm_tickets.routing.rules import Why
from crm_tickets.satisfaction import inviting
from crm_tickets.sla import clocks
from crm_tickets.tables import ticket_steps, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

TAKEN_OVER = ("ticket_id", "owner_id", "team", "handler_id", "handler_team", "state")
# What a refused step is told, by the state that refuses it.
REFUSED = {
    "new": "Nobody has taken this ticket up yet: this step is not possible now.",
    "in_progress": "This ticket is in work: this step is not possible now.",
    "handed_over": "This ticket is handed over and not accepted yet: this step is not possible now.",
    "waiting": "This ticket waits for the customer: this step is not possible now.",
    "closed": "This ticket is closed: this step is not possible now.",
}


def message(row: Row) -> pb.Ticket:
    """A ticket as others see it."""
    return to_message(pb.Ticket, row)


def _with_step(changed: Any) -> Statement:
    """A statement that writes a ticket, and beside it the step as everything stands afterwards."""
    made = changed.returning(*tickets.c).cte("written")
    step = insert(ticket_steps).from_select(
        [*TAKEN_OVER, "kind", "step_time", "actor_id", "reason", "rule", "facts"],
        select(
            *(made.c[name] for name in TAKEN_OVER),
            *(bindparam(f"_{name}", type_=Text()) for name in ("kind",)),
            bindparam("_time", type_=ticket_steps.c.step_time.type),
            bindparam("_actor", type_=Text()),
            bindparam("_reason", type_=Text()),
            bindparam("_rule", type_=Text()),
            bindparam("_facts", type_=JSONB()),
        ),
    )
    return Statement(select(*made.c).add_cte(step.cte("noted")))


def _binds(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: bindparam(name, type_=tickets.c[name].type) for name in names}


@lru_cache(maxsize=256)
def _made(names: tuple[str, ...]) -> Statement:
    return _with_step(insert(tickets).values(_binds(names)))


@lru_cache(maxsize=256)
def _moved(names: tuple[str, ...]) -> Statement:
    key = tickets.c.ticket_id == bindparam("_key", type_=tickets.c.ticket_id.type)
    return _with_step(update(tickets).where(key).values(**_binds(names), etag=tickets.c.etag + 1))


def make(call: "Call", values: Mapping[str, Any], why: Why | None = None) -> Row:
    """A new ticket with the first step of its journey, and why routing gave it to whoever has it."""
    now = call.clock.now()
    row = {
        **_heard(values),
        "create_time": now,
        "update_time": now,
        "creator_id": call.principal.id,
        "assignment_rule": why and why.rule,
        "path_ids": on_path([], values.get("owner_id"), values.get("handler_id")),
        "path_teams": on_path([], values.get("team"), values.get("handler_team")),
        "department_count": int(bool(values.get("handler_team") or values.get("handler_id"))),
    }
    written = call.first(
        _made(tuple(sorted(row))),
        **row,
        _kind="created",
        _time=now,
        _actor=call.principal.id,
        _reason="",
        **_chosen(why),
    )
    return clocks.follow(
        call,
        written,
        "created",
        lambda made: call.emit("crm.tickets.Ticket.created", message(made)),
    )


def move(
    call: "Call",
    row: Row,
    kind: str,
    event: str,
    reason: str = "",
    why: Why | None = None,
    **values: Any,
) -> Row:
    """Moves a held ticket by one step: its new values, the step of its journey, and the event."""
    now = call.clock.now()
    after = {**row._asdict(), **values}
    changed = {
        **_heard(values),
        "update_time": now,
        "path_ids": on_path(row.path_ids, after["owner_id"], after["handler_id"]),
        "path_teams": on_path(row.path_teams, after["team"], after["handler_team"]),
    }
    changed |= picture.ahead(call, row, after, why)
    told = following.ahead(call, row, after, kind, reason)
    changed |= told.columns
    written = call.first(
        _moved(tuple(sorted(changed))),
        **changed,
        _key=row.ticket_id,
        _kind=kind,
        _time=now,
        _actor=call.principal.id,
        _reason=reason,
        **_chosen(why),
    )
    written = clocks.follow(
        call,
        written,
        "step",
        lambda moved: call.emit(f"crm.tickets.Ticket.{event}", message(moved), before=message(row)),
    )
    following.keep(call, written, told, message(written))
    _pass_on(call, written, kind)
    return written


def _pass_on(call: "Call", row: Row, kind: str) -> None:
    """Who else has something to do after a step."""
    followers.on_step(call, row, kind)
    if kind == "closed":
        links.on_closed(call, row)
        inviting.on_closed(call, row)
    elif kind == "reopened":
        inviting.on_reopened(call, row)


def _chosen(why: Why | None) -> dict[str, Any]:
    """The rule by which routing chose somebody, as a step keeps it."""
    return {"_rule": why and why.rule, "_facts": dict(why.facts) if why else None}


def amend(call: "Call", row: Row, **values: Any) -> Row:
    """Changes what a held ticket says, which is no step of its journey."""
    now = call.clock.now()
    written = call.update(tickets, row.ticket_id, **_heard(values), update_time=now)

    def announce(changed: Row) -> None:
        call.emit("crm.tickets.Ticket.updated", message(changed), before=message(row))

    if clocks.concerns(row, written):
        return clocks.follow(call, written, "changed", announce)
    announce(written)
    return written


def _heard(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Whoever gets a first answer hears from us."""
    answered = values.get("first_response_time")
    return values if answered is None else {"told_time": answered, **values}


def lay_path(call: "Call", row: Row, person: str, team: str) -> None:
    """Lets somebody see a held ticket from now on who does not have it, such as who is to keep a promise."""
    ids, teams = on_path(row.path_ids, person), on_path(row.path_teams, team)
    if (ids, teams) != (row.path_ids, row.path_teams):
        call.run(PATH, path_ids=ids, path_teams=teams, _key=row.ticket_id)


PATH = Statement(
    update(tickets)
    .where(tickets.c.ticket_id == bindparam("_key", type_=tickets.c.ticket_id.type))
    .values(_binds(("path_ids", "path_teams")))
)


def on_path(known: list[str], *more: str | None) -> list[str]:
    """The path with whoever is new on it."""
    return list(dict.fromkeys([*known, *filter(None, more)]))


def state_after(row: Row, step: str) -> str:
    """Where a step leads a ticket; raises Precondition when its state does not allow the step."""
    try:
        return rules.next_state(rules.TICKET, row.state, step)
    except rules.NotAllowed:
        told = {"state": row.state, "step": step}
        raise Precondition("STEP_NOT_ALLOWED", REFUSED[row.state], metadata=told) from None
