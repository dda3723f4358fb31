"""Handlers of followers: who wants to hear what becomes of a ticket; and the one place that tells them.

The rule kept here: followers hear of what changes the customer's matter, in one line for each ticket however much
happened since they last looked; who is named sees the ticket from then on.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crm.tickets.v1 import followers_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid
from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from sqlalchemy import any_, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_tickets import queries, rules
from crm_tickets.everyday.rules import TOLD_STEPS
from crm_tickets.queries import number, word, words
from crm_tickets.tables import ticket_followers, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

TICKET = "crm.tickets.Ticket"
_of = ticket_followers.c.ticket_id == number("ticket_id")
_columns = ("ticket_id", "user_id", "adder_id", "create_time")
ADD = Statement(
    insert(ticket_followers)
    .values({n: bindparam(n, type_=ticket_followers.c[n].type) for n in _columns})
    .on_conflict_do_nothing(index_elements=["ticket_id", "user_id"])
    .returning(*ticket_followers.c)
)
ONE = Statement(
    select(*ticket_followers.c).where(_of, ticket_followers.c.user_id == word("user_id"))
)
REMOVE = Statement(
    delete(ticket_followers)
    .where(_of, ticket_followers.c.user_id == word("user_id"))
    .returning(*ticket_followers.c)
)
ALL = Statement(
    select(*ticket_followers.c).where(_of).order_by(ticket_followers.c.follower_id).limit(200)
)
KNOWN = Statement(
    select(users.c.user_id, users.c.team).where(
        users.c.user_id == any_(words("names")), users.c.disabled_time.is_(None)
    )
)
LAY_PATH = Statement(
    update(tickets)
    .where(tickets.c.ticket_id == number("_key"))
    .values(path_ids=bindparam("path_ids", type_=tickets.c.path_ids.type))
)
# What followers are told, by the step.
TEXTS = {
    "handed_over": N_("#%(ticket_id)s was handed over: %(subject)s"),
    "returned": N_("#%(ticket_id)s came back from a hand-over: %(subject)s"),
    "owner_changed": N_("#%(ticket_id)s has another owner: %(subject)s"),
    "closed": N_("#%(ticket_id)s was closed: %(subject)s"),
    "reopened": N_("#%(ticket_id)s was opened again: %(subject)s"),
}


def follow_ticket(call: "Call", request: pb.FollowTicketRequest) -> pb.Follower:
    """Follows a ticket."""
    user_id = request.user_id.strip() or call.principal.id
    row = queries.ticket(call, request.ticket_id, held=True)
    if user_id != call.principal.id and not known(call, [user_id]):
        raise Invalid({"user_id": "nobody here has this login name"})
    if not rules.is_person(user_id):
        raise Invalid({"user_id": "only people follow tickets"})
    return to_message(pb.Follower, follow(call, row, user_id))


def follow(call: "Call", row: Row, user_id: str) -> Row:
    """Somebody follows a held ticket, and sees it."""
    made = call.first(
        ADD,
        ticket_id=row.ticket_id,
        user_id=user_id,
        adder_id=call.principal.id,
        create_time=call.clock.now(),
    )
    if made is None:
        return call.first(ONE, ticket_id=row.ticket_id, user_id=user_id)
    lay_path(call, row.ticket_id, row.path_ids, [user_id])
    call.emit("crm.tickets.Follower.created", to_message(pb.Follower, made))
    return made


def lay_path(call: "Call", ticket_id: int, known_ids: list[str], more: Iterable[str]) -> None:
    """People see a held ticket from now on."""
    ids = list(dict.fromkeys([*known_ids, *more]))
    if ids != list(known_ids):
        call.run(LAY_PATH, _key=ticket_id, path_ids=ids)


def known(call: "Call", names: Iterable[str]) -> list[Row]:
    """Which of these are people who work here."""
    asked = sorted(set(names))
    return call.all(KNOWN, names=asked) if asked else []


def unfollow_ticket(call: "Call", request: pb.UnfollowTicketRequest) -> pb.UnfollowTicketResponse:
    """Follows no longer; for somebody else only who may write."""
    user_id = request.user_id.strip() or call.principal.id
    row = queries.ticket(call, request.ticket_id, held=True, gone=True)
    if user_id != call.principal.id and not call.principal.may("tickets.write"):
        raise Forbidden("Only who may change tickets can end this for somebody else.")
    gone = call.first(REMOVE, ticket_id=row.ticket_id, user_id=user_id)
    if gone is not None:
        call.emit("crm.tickets.Follower.deleted", to_message(pb.Follower, gone))
    return pb.UnfollowTicketResponse(removed=gone is not None)


def list_followers(call: "Call", request: pb.ListFollowersRequest) -> pb.ListFollowersResponse:
    """Who follows a ticket."""
    row = queries.ticket(call, request.ticket_id, held=False, gone=True)
    rows = call.all(ALL, ticket_id=row.ticket_id)
    return pb.ListFollowersResponse(followers=[to_message(pb.Follower, each) for each in rows])


def on_step(call: "Call", row: Row, kind: str) -> None:
    """A ticket made a step: its followers hear of it where it matters to them."""
    if kind in TOLD_STEPS:
        tell(call, row, kind, _about(TEXTS[kind], row))


def on_words(call: "Call", row: Row) -> None:
    """The customer wrote: who follows, who is responsible and who works on it hear of it."""
    text = _about(N_("The customer wrote on #%(ticket_id)s: %(subject)s"), row)
    tell(call, row, "customer_wrote", text, [row.owner_id, row.handler_id])


def _about(text: str, row: Row) -> str:
    return said(text, ticket_id=row.ticket_id, subject=row.subject)


def tell(call: "Call", row: Row, kind: str, text: str, also: Iterable[str] = ()) -> None:
    """One line for each ticket: the latest, in place of what was not read yet."""
    people = [each.user_id for each in call.all(ALL, ticket_id=row.ticket_id)]
    notify(
        call,
        [each for each in (*people, *also) if rules.is_person(each)],
        kind,
        text,
        resource=TICKET,
        resource_id=row.ticket_id,
        key=f"ticket-{row.ticket_id}",
        again=True,
    )
