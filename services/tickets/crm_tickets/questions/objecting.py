"""Handlers of objections: who is not to be asked, said here or told by customers as a consent that was refused.

The rule kept here: an objection holds until the customer takes it back. An invitation that is open when they object is
withdrawn with it. An event of customers may come twice.
"""

from typing import TYPE_CHECKING, Any

from crm.customers.v1 import consents_pb2
from crm.events.v1 import events_pb2
from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis import lists
from crm_chassis.records import enum_names, to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, and_, bindparam, select

from crm_tickets.queries import number
from crm_tickets.questions import people
from crm_tickets.satisfaction import inviting
from crm_tickets.tables import question_objections as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("question_objection_id", "account_id", "contact_id", "requester_id", "channel", "source"),
    *("create_time", "delete_time"),
)
THEIRS = Statement(
    people.rows_of(
        table,
        *table.c,
        where=and_(
            table.c.delete_time.is_(None), table.c.channel == bindparam("channel", type_=Text())
        ),
    )
)
HELD = Statement(
    select(*table.c).where(table.c.question_objection_id == number("key")).with_for_update()
)
CUSTOMERS = "customers"


def message(row: Row) -> pb.QuestionObjection:
    """An objection as others see it."""
    return to_message(pb.QuestionObjection, row)


def _note(call: "Call", who: people.Person, channel: str, source: str) -> Row:
    """Notes an objection once."""
    people.lock(call, who)
    found = call.all(THEIRS, channel=channel, **who.params)
    if found:
        return found[0]
    row = call.insert(
        table, **who._asdict(), channel=channel, source=source, create_time=call.clock.now()
    )
    call.emit("crm.tickets.QuestionObjection.created", message(row))
    if channel != "phone":
        inviting.withdraw_all(call, who)
    return row


def _take_back(call: "Call", row: Row) -> Row:
    after = call.update(table, row.question_objection_id, delete_time=call.clock.now())
    call.emit("crm.tickets.QuestionObjection.deleted", message(after), before=message(row))
    return after


def create_question_objection(
    call: "Call", request: pb.CreateQuestionObjectionRequest
) -> pb.QuestionObjection:
    """A customer does not want to be asked."""
    return message(_note(call, people.named(request.customer), "", call.principal.id))


def delete_question_objection(
    call: "Call", request: pb.DeleteQuestionObjectionRequest
) -> pb.QuestionObjection:
    """They may be asked again; taken back twice is taken back once."""
    key = request.question_objection_id
    row = call.one(HELD, key=key, missing=("question_objection", key))
    return message(row if row.delete_time is not None else _take_back(call, row))


def get_question_objection(
    call: "Call", request: pb.GetQuestionObjectionRequest
) -> pb.QuestionObjection:
    """One objection."""
    key = request.question_objection_id
    return message(call.one(HELD, key=key, missing=("question_objection", key)))


def list_question_objections(
    call: "Call", request: pb.ListQuestionObjectionsRequest
) -> pb.ListQuestionObjectionsResponse:
    """A page of objections."""
    return lists.reply(
        call,
        table,
        request,
        pb.ListQuestionObjectionsResponse,
        filterable=FILTERABLE,
        order_by="create_time desc",
    )


def on_consent_created(
    call: "Call", _event: events_pb2.Event, consent: consents_pb2.Consent
) -> None:
    """Customers tells that somebody may be asked in a channel, or may not."""
    if consent.purpose != consents_pb2.CONSENT_PURPOSE_SURVEY:
        return
    field = consents_pb2.Consent.DESCRIPTOR.fields_by_name["channel"]
    channel = enum_names(field.enum_type).get(consent.channel, "")
    who = people.Person(consent.account_id or None, consent.contact_id or None, None)
    if not (channel and who.known):
        return
    if consent.state == consents_pb2.CONSENT_STATE_REFUSED:
        _note(call, who, channel, CUSTOMERS)
        return
    people.lock(call, who)
    for row in call.all(THEIRS, channel=channel, **who.params):
        if row.source == CUSTOMERS:
            _take_back(call, row)


CONSUMERS: dict[str, Any] = {"crm.customers.Consent.created": on_consent_created}
