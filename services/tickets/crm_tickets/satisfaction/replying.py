"""Handlers behind a link: what its page shows, and the reply of whoever has it.

The rule kept here: the signature is checked before anything is looked up, and a wrong link says nothing about what
there is. A reply is kept whatever it sets going: that is done afterwards, by a job.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import surveys_pb2 as pb
from crm_chassis.errors import Exhausted, Invalid, Precondition
from crm_chassis.records import enum_numbers, timestamp
from crm_chassis.sql import Row

from crm_tickets.satisfaction import choices, inviting, links, rules

if TYPE_CHECKING:
    from crm_chassis.call import Call

STATES = pb.Survey.DESCRIPTOR.fields_by_name["state"].enum_type


def _found(call: "Call", token: str, *, held: bool) -> Row:
    """The invitation that a link is for."""
    link = rules.read_token(links.key(call), token)
    wrong = Invalid({"token": "is no link of ours: open it as it was sent"}, "BAD_LINK")
    if link is None:
        raise wrong
    row = call.first(inviting.HELD if held else inviting.PLAIN, key=link.invitation_id)
    if row is None or row.expire_time != link.ends:
        raise wrong
    inviting.check_open(row, call.clock.now())
    return row


def _survey(call: "Call", row: Row, hours: int) -> pb.Survey:
    """What the page shows."""
    ends = rules.ends(row.state, row.expire_time, row.answer_time, hours)
    return pb.Survey(
        ticket_id=row.ticket_id,
        close_time=timestamp(row.close_time),
        state=enum_numbers(STATES)[row.state],  # type: ignore[arg-type]
        score=row.score or 0,
        comment=row.comment,
        end_time=timestamp(ends),
        open=call.clock.now() < ends and row.change_count < rules.MOST_CHANGES,
    )


def read_survey(call: "Call", request: pb.ReadSurveyRequest) -> pb.Survey:
    """What the page of a link shows."""
    row = _found(call, request.token, held=False)
    return _survey(call, row, choices.settings_of(call).change_hours)


def answer_survey(call: "Call", request: pb.AnswerSurveyRequest) -> pb.Survey:
    """A reply, or another one in its place."""
    row = _found(call, request.token, held=True)
    settings, now = choices.settings_of(call), call.clock.now()
    score, comment = request.score, request.comment.strip()
    if (row.score, row.comment) == (score, comment):
        return _survey(call, row, settings.change_hours)
    if now >= rules.ends(row.state, row.expire_time, row.answer_time, settings.change_hours):
        raise Precondition("SURVEY_FINAL", "Your reply is noted; it can no longer be changed.")
    changes = row.change_count + (row.state == "answered")
    if changes > rules.MOST_CHANGES:
        raise Exhausted("TOO_MANY_CHANGES", "This reply was changed too often.")
    after = inviting.written(
        call,
        row,
        state=rules.INVITATION[row.state, "change" if row.state == "answered" else "answer"],
        score=score,
        comment=comment,
        bad=rules.is_bad(score, settings.bad_score),
        answer_time=row.answer_time or now,
        change_count=changes,
    )
    number = row.survey_invitation_id
    call.enqueue("heed_survey", {"survey_invitation_id": number}, key=f"survey-{number}")
    return _survey(call, after, settings.change_hours)
