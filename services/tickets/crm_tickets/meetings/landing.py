"""How an action comes to be, from wherever: a meeting, a ticket, a customer's bad answer, somebody's own list.

The rule kept here: a problem lands. With a person and a date it is open; without, it is proposed, and those who lead
the department are told at once that nobody has it. What it comes from makes it once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import actions_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, bindparam, func, select

from crm_tickets import people as directory
from crm_tickets import queries
from crm_tickets.meetings import people, rules
from crm_tickets.rules import Place, is_person
from crm_tickets.tables import actions, regular_meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

RESOURCE = "crm.tickets.Action"
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(bindparam("what", type_=Text()))))
)
FROM_SOURCE = Statement(
    select(*actions.c).where(
        actions.c.source == queries.word("source"), actions.c.source_id == queries.word("source_id")
    )
)
CHAIR = Statement(
    select(regular_meetings.c.owner_id).where(
        regular_meetings.c.regular_meeting_id == queries.number("regular_meeting_id")
    )
)


def message(row: Row) -> pb.Action:
    """An action as others see it."""
    lonely = rules.is_ownerless(row.state, row.owner_id)
    return to_message(pb.Action, row, ownerless=lonely)


def propose(
    call: "Call",
    title: str,
    *,
    source: str,
    source_id: str = "",
    kind: str = "problem",
    **known: Any,
) -> Row:
    """An action for other areas to make, such as of a bad answer: the same source makes it once and gets it again.

    `known`: description, owner_id, team, due_date, category, product, ticket_ids.
    """
    if source_id:
        call.run(ONE_BY_ONE, what=f"tickets.actions/{source}/{source_id}")
        found = call.first(FROM_SOURCE, source=source, source_id=source_id)
        if found is not None:
            return found
    return make(
        call, {"title": title, "kind": kind, "source": source, "source_id": source_id, **known}
    )


def make(
    call: "Call", given: dict[str, Any], meeting: Row | None = None, path: str = "action"
) -> Row:
    """A new action with its event, its jobs and its notices; `meeting` is where it was decided.

    `path` is where the action stands in the request, for refusals.
    """
    now, me = call.clock.now(), call.principal
    owner = directory.place(call, given.get("owner_id", ""), given.get("team", ""))
    people.check(call, [owner.person], f"{path}.owner_id")
    about = _about(call, given)
    zone = meeting.time_zone if meeting is not None else people.zone_of(call, owner.person or me.id)
    due = due_of(given.get("due_date"), zone, now, path)
    state = rules.first_state(owner.person, given.get("due_date"))
    row = call.insert(
        actions,
        **about,
        title=given["title"].strip(),
        description=given.get("description", ""),
        kind=given.get("kind") or "task",
        state=state,
        owner_id=owner.person,
        team=owner.team,
        due_date=given.get("due_date"),
        due_time=due,
        time_zone=zone,
        **_decided_in(call, owner, meeting),
        decision_id=given.get("decision_id"),
        source=given.get("source") or ("meeting" if meeting is not None else "person"),
        source_id=given.get("source_id", ""),
        creator_id=me.id,
        create_time=now,
        update_time=now,
    )
    call.emit("crm.tickets.Action.created", message(row))
    expect(call, row)
    tell_owner(call, row)
    if rules.is_ownerless(row.state, row.owner_id):
        tell_leaders(call, row, "ownerless", N_("Nobody has this yet: %(title)s"))
    return row


def _decided_in(call: "Call", owner: Place, meeting: Row | None) -> dict[str, Any]:
    """Its meeting, and who sees it: who wrote it down, whose it is, and whoever was there."""
    me = call.principal
    writer = me.id if is_person(me.id) else ""
    seers, departments = [], []
    if meeting is not None:
        seers = [meeting.owner_id, *meeting.participant_ids]
        departments = [meeting.team, *meeting.departments]
    return {
        "meeting_id": meeting.meeting_id if meeting is not None else None,
        "regular_meeting_id": meeting.regular_meeting_id if meeting is not None else None,
        "path_ids": rules.path([], writer, owner.person, *seers),
        "path_teams": rules.path([], me.team if writer else "", owner.team, *departments),
    }


def _about(call: "Call", given: dict[str, Any]) -> dict[str, Any]:
    """What it is about: its tickets, and from the first of them what was not said."""
    ids = list(dict.fromkeys(given.get("ticket_ids") or []))
    found = [queries.ticket(call, ticket_id, held=False) for ticket_id in ids]
    first = found[0] if found else None
    return {
        "ticket_ids": ids,
        "category": given.get("category") or (first.category if first is not None else ""),
        "product": given.get("product") or (first.product if first is not None else ""),
        "account_id": first.account_id if first is not None else None,
    }


def day_of(text: str, path: str = "action") -> date | None:
    """A day as it was written; raises Invalid for one that no calendar has."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid({f"{path}.due_date": 'is no day; right is like "2026-12-01"'}) from None


def due_of(day: date | None, zone: str, now: datetime, path: str = "action") -> datetime | None:
    """When the day of an action is over; raises Invalid for a day that is."""
    if day is None:
        return None
    try:
        due = rules.end_of_day(day, zone)
    except OverflowError:
        raise Invalid({f"{path}.due_date": "is out of range"}) from None
    if due <= now:
        raise Invalid({f"{path}.due_date": "must not lie in the past"})
    return due


def expect(call: "Call", row: Row) -> None:
    """Has an action looked at when its person is to be reminded, when its day is over, and while nobody has it."""
    payload = {"action_id": row.action_id}
    if row.state in rules.TO_DO and row.due_time is not None:
        remind = row.due_time - rules.REMIND
        call.enqueue("remind_action", payload, remind, f"remind-action-{row.action_id}")
        call.enqueue("action_overdue", payload, row.due_time, f"overdue-action-{row.action_id}")
    if rules.is_ownerless(row.state, row.owner_id):
        later = call.clock.now() + rules.ESCALATE
        call.enqueue("escalate_action", payload, later, f"escalate-action-{row.action_id}")


def told(row: Row, template: str) -> str:
    """A sentence about an action."""
    day = row.due_date.isoformat() if row.due_date is not None else "–"
    return said(template, title=row.title, day=day)


def tell(call: "Call", users: Iterable[str], row: Row, kind: str, text: str, key: str = "") -> None:
    """Leaves a notice that leads to the action."""
    notify(
        call, users, f"action_{kind}", text, resource=RESOURCE, resource_id=row.action_id, key=key
    )


def tell_owner(call: "Call", row: Row) -> None:
    """Its person is told that it is theirs."""
    if row.state in rules.TO_DO and row.owner_id:
        tell(call, [row.owner_id], row, "assigned", told(row, N_("Yours until %(day)s: %(title)s")))


def above(call: "Call", row: Row) -> Sequence[str]:
    """Who answers for an action beside its person: who leads the department, who chairs the meeting, who made it."""
    chair = ""
    if row.regular_meeting_id is not None:
        found = call.first(CHAIR, regular_meeting_id=row.regular_meeting_id)
        chair = found.owner_id if found is not None else ""
    maker = row.creator_id if is_person(row.creator_id) else ""
    return [*people.leaders_of(call, [row.team]), chair, maker]


def tell_leaders(call: "Call", row: Row, kind: str, template: str, key: str = "") -> None:
    """Those above are told."""
    tell(call, above(call, row), row, kind, told(row, template), key)
