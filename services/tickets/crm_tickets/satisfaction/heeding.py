"""Jobs of surveys: a reply is shown on its ticket, a bad one sets something going, and what nobody answered ends.

The rule kept here: a bad reply sets one thing going, once, however often the job runs or the reply is changed. The
ticket is held before the invitation, as closing and reopening do.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from crm_chassis.errors import Invalid
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, bindparam, select

from crm_tickets import moves, queries, tickets
from crm_tickets.meetings import landing, people
from crm_tickets.routing import departments
from crm_tickets.satisfaction import choices, inviting, rules
from crm_tickets.tables import survey_invitations as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

MANY = 500
OVERDUE = Statement(
    select(*table.c)
    .where(
        table.c.state == "open",
        table.c.expire_time <= bindparam("now", type_=DateTime(timezone=True)),
    )
    .order_by(table.c.survey_invitation_id)
    .limit(MANY)
    .with_for_update(skip_locked=True)
)


def heed_survey(call: "Call", payload: dict[str, Any]) -> None:
    """A reply came: its ticket shows it, and a bad one is heeded."""
    key = payload["survey_invitation_id"]
    seen = call.first(inviting.PLAIN, key=key)
    if seen is None:
        return
    ticket = queries.ticket_row(call, seen.ticket_id, held=True)
    row = call.first(inviting.HELD, key=key)
    if ticket is None or row is None or row.score is None:
        return
    newer = ticket.satisfaction_time is None or ticket.satisfaction_time <= row.answer_time
    if newer and (ticket.satisfaction_score, ticket.satisfaction_time) != (
        row.score,
        row.answer_time,
    ):
        ticket = moves.amend(
            call, ticket, satisfaction_score=row.score, satisfaction_time=row.answer_time
        )
    if row.bad and row.heed_time is None:
        _heed(call, ticket, row)


def _heed(call: "Call", ticket: Row, row: Row) -> None:
    """A bad reply, for the first time."""
    settings = choices.settings_of(call)
    stands = rules.Ticket(
        ticket.state, ticket.delete_time is not None, ticket.merged_into_id is not None
    )
    # What was closed once more since is another closing, which has an invitation of its own.
    reaction = rules.reaction(settings.reaction, stands)
    if reaction == "reopen" and ticket.close_time != row.close_time:
        reaction = "tell"
    action_id = None
    if reaction == "reopen":
        tickets.reopen(call, ticket, f"The customer gave {row.score} of {rules.MOST}.")
    elif reaction == "action":
        action_id = _raise_action(call, ticket, row, settings.action_days)
    inviting.written(call, row, heed_time=call.clock.now(), reaction=reaction, action_id=action_id)
    _tell(call, ticket, row)


def _raise_action(call: "Call", ticket: Row, row: Row, days: int) -> int:
    """Whoever was responsible is to find out what went wrong, by a day; who has left leaves it to the department."""
    owner = row.owner_id
    try:
        people.check(call, [owner], "owner_id")
    except Invalid:
        owner = ""
    zone = ZoneInfo(people.zone_of(call, owner))
    day = (call.clock.now().astimezone(zone) + timedelta(days=days)).date()
    action = landing.propose(
        call,
        f"#{ticket.ticket_id}: {row.score}/{rules.MOST} – {ticket.subject}"[:200],
        source="survey",
        source_id=str(row.survey_invitation_id),
        description=row.comment,
        owner_id=owner,
        team=row.team,
        due_date=day,
        ticket_ids=[] if ticket.delete_time is not None else [ticket.ticket_id],
    )
    number: int = action.action_id
    return number


def _tell(call: "Call", ticket: Row, row: Row) -> None:
    """Who is responsible and the liaison persons of the department hear of it."""
    department = departments.of_team(call, row.team)
    liaisons = list(department.liaison_ids) if department is not None else []
    told = dict.fromkeys(filter(None, [row.owner_id, ticket.owner_id, *liaisons]))
    text = said(
        "A customer is not satisfied with ticket #%(ticket_id)s: %(score)s of 5",
        ticket_id=ticket.ticket_id,
        score=row.score,
    )
    notify(
        call,
        list(told),
        "survey_bad",
        text,
        resource="crm.tickets.Ticket",
        resource_id=ticket.ticket_id,
        key=f"survey-{row.survey_invitation_id}",
    )


def expire_surveys(call: "Call", _payload: dict[str, Any]) -> None:
    """What nobody answered in time is over."""
    for row in call.all(OVERDUE, now=call.clock.now()):
        inviting.written(call, row, state=rules.INVITATION[row.state, "expire"])


JOBS: dict[str, Any] = {"heed_survey": heed_survey, "expire_surveys": expire_surveys}
PERIODIC: dict[str, float] = {"expire_surveys": 3600.0}
