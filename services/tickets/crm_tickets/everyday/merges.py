"""Handlers of merges: several tickets that say the same become one, and one that says two things becomes two.

The rule kept here: what moves is noted with where it was, so that the undo brings exactly that back and nothing that
came later; tickets are held in the order of their numbers, so that no two merges wait for each other.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import ticket_merges_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.notices import notify
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import any_, or_, select

from crm_tickets import hand_overs, moves, people, queries, rules
from crm_tickets.everyday import checklists, followers, links, moving
from crm_tickets.everyday.rules import MERGE, closes_loop, link_order
from crm_tickets.queries import number
from crm_tickets.tables import ticket_merges

if TYPE_CHECKING:
    from crm_chassis.call import Call

EVENT = "crm.tickets.TicketMerge"
COPIED = (
    *("priority", "channel", "category", "product", "requester_id", "requester_name", "phone"),
    *("account_id", "contact_id", "account_name", "account_verified", "first_response_time"),
    "tags",
)
GET = Statement(select(*ticket_merges.c).where(ticket_merges.c.ticket_merge_id == number("key")))
HELD = Statement(
    select(*ticket_merges.c)
    .where(ticket_merges.c.ticket_merge_id == number("key"))
    .with_for_update()
)
OF_TICKET = Statement(
    select(*ticket_merges.c)
    .where(
        or_(
            ticket_merges.c.ticket_id == number("ticket_id"),
            number("ticket_id") == any_(ticket_merges.c.source_ids),
        )
    )
    .order_by(ticket_merges.c.ticket_merge_id.desc())
    .limit(200)
)


def _hold(call: "Call", ids: Iterable[int], *, gone: bool = False) -> dict[int, Row]:
    """Tickets, held in the order of their numbers."""
    return {each: queries.ticket(call, each, held=True, gone=gone) for each in sorted(set(ids))}


def _open(row: Row) -> None:
    if row.state == "closed":
        raise Precondition("TICKET_CLOSED", "This ticket is closed: open it again to change it.")


def merge_tickets(call: "Call", request: pb.MergeTicketsRequest) -> pb.TicketMerge:
    """Makes one ticket of several."""
    sources = sorted(set(request.source_ids))
    if request.ticket_id in sources:
        raise Invalid({"source_ids": "must be other tickets"})
    held = _hold(call, [request.ticket_id, *sources])
    target = held[request.ticket_id]
    _open(target)
    for source in sources:
        moves.state_after(held[source], "close")
    notes = [_absorb(call, held[source], target, request.reason) for source in sources]
    now = call.clock.now()
    counts = {
        f"{name.removesuffix('s')}_count": sum(len(note[name]) for note in notes)
        for name in moving.KINDS
    }
    row = call.insert(
        ticket_merges,
        ticket_id=target.ticket_id,
        source_ids=sources,
        reason=request.reason,
        state="merged",
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
        moved=Jsonb(notes),
        **counts,
    )
    made = to_message(pb.TicketMerge, row)
    call.emit(f"{EVENT}.created", made)
    return made


def _absorb(call: "Call", source: Row, target: Row, reason: str) -> dict[str, Any]:
    """One held ticket becomes part of another; what went where."""
    here, there = source.ticket_id, target.ticket_id
    hand_overs.withdraw_all(call, source, "The ticket was merged into another one.")
    note: dict[str, Any] = {"ticket_id": here, "state": source.state}
    note |= {n: getattr(source, n) for n in ("handler_id", "handler_team")}
    for name in moving.KINDS:
        rows = moving.everything(call, name, here)
        note[name] = moving.move(call, name, rows, here, there)
    target = queries.ticket(call, there, held=True)
    _share_path(call, target, source)
    target = queries.ticket(call, there, held=True)
    known = {each.user_id for each in call.all(followers.ALL, ticket_id=there)}
    theirs = [each.user_id for each in call.all(followers.ALL, ticket_id=here)]
    note["followers"] = [user for user in theirs if user not in known]
    for user in note["followers"]:
        followers.follow(call, target, user)
    note["links"] = _share_links(call, source.ticket_id, target.ticket_id)
    values = {"close_time": call.clock.now(), "outcome": "duplicate", "merged_into_id": there}
    values |= {"state": "closed", "resolution": reason or f"#{there}"}
    moves.move(call, source, "closed", "closed", values["resolution"], **values)
    notify(
        call,
        [each for each in (source.owner_id, source.handler_id) if rules.is_person(each)],
        "merged",
        said(
            "#%(ticket_id)s was merged into #%(into_id)s: %(subject)s",
            ticket_id=here,
            into_id=there,
            subject=target.subject,
        ),
        resource=followers.TICKET,
        resource_id=there,
    )
    return note


def _share_path(call: "Call", target: Row, source: Row) -> None:
    """Whoever saw the one ticket sees the other: what they said stands there now."""
    ids = moves.on_path(target.path_ids, *source.path_ids)
    teams = moves.on_path(target.path_teams, *source.path_teams)
    if (ids, teams) != (list(target.path_ids), list(target.path_teams)):
        call.run(moves.PATH, path_ids=ids, path_teams=teams, _key=target.ticket_id)


def _share_links(call: "Call", here: int, there: int) -> list[int]:
    """What hangs together with the one hangs together with the other; the links that were made for it."""
    known = {
        (row.ticket_id, row.kind, row.other_id)
        for row in call.all(links.OF_TICKET, ticket_id=there)
    }
    made = []
    wanted = [(there, "duplicate", here)]
    for row in call.all(links.OF_TICKET, ticket_id=here):
        ends = [there if end == here else end for end in (row.ticket_id, row.other_id)]
        wanted.append((ends[0], row.kind, ends[1]))
    for one, kind, other in wanted:
        first, last = link_order(kind, one, other)
        if first == last or (first, kind, last) in known or _loops(call, first, kind, last):
            continue
        known.add((first, kind, last))
        made.append(links.make(call, first, kind, last).ticket_link_id)
    return made


def _loops(call: "Call", one: int, kind: str, other: int) -> bool:
    """Whether a link would lead back to where it began."""
    if kind not in links.DIRECTED:
        return False
    call.first(links.ONE_BY_ONE, key=f"ticket-links:{kind}")
    rows = call.all(links.BELOW, below=other, kind=kind)
    return closes_loop([(row.ticket_id, row.other_id) for row in rows], one, other)


def _seen(call: "Call", key: int) -> Row:
    missing = ("ticket_merge", key)
    row = call.one(GET, missing=missing, key=key)
    try:
        queries.ticket(call, row.ticket_id, held=False, gone=True)
    except NotFound:
        raise NotFound(*missing) from None
    return row


def get_ticket_merge(call: "Call", request: pb.GetTicketMergeRequest) -> pb.TicketMerge:
    """One merge."""
    return to_message(pb.TicketMerge, _seen(call, request.ticket_merge_id))


def list_ticket_merges(
    call: "Call", request: pb.ListTicketMergesRequest
) -> pb.ListTicketMergesResponse:
    """The merges of a ticket."""
    ticket = queries.ticket(call, request.ticket_id, held=False, gone=True)
    rows = call.all(OF_TICKET, ticket_id=ticket.ticket_id)
    return pb.ListTicketMergesResponse(
        ticket_merges=[to_message(pb.TicketMerge, row) for row in rows]
    )


def undo_ticket_merge(call: "Call", request: pb.UndoTicketMergeRequest) -> pb.TicketMerge:
    """Takes a merge back."""
    found = _seen(call, request.ticket_merge_id)
    held = _hold(call, [found.ticket_id, *found.source_ids], gone=True)
    row = call.one(HELD, missing=("ticket_merge", found.ticket_merge_id), key=found.ticket_merge_id)
    try:
        state = rules.next_state(MERGE, row.state, "undo")
    except rules.NotAllowed:
        text = "This merge was taken back already."
        raise Precondition("MERGE_UNDONE", text) from None
    target = held[row.ticket_id]
    if target.merged_into_id:
        text = "This ticket was itself merged since: take that back first."
        raise Precondition("MERGED_FURTHER", text)
    for note in row.moved:
        source = held[note["ticket_id"]]
        stands = source.state == "closed" and source.merged_into_id == target.ticket_id
        if not stands or source.delete_time is not None:
            text = said("#%(ticket_id)s was changed since.", ticket_id=source.ticket_id)
            raise Precondition("CHANGED_SINCE", text)
    for note in row.moved:
        _give_back(call, held[note["ticket_id"]], target, note, request.reason)
    now = call.clock.now()
    after = call.update(
        ticket_merges,
        row.ticket_merge_id,
        state=state,
        undo_time=now,
        undoer_id=call.principal.id,
        update_time=now,
    )
    undone = to_message(pb.TicketMerge, after)
    call.emit(f"{EVENT}.undone", undone, before=to_message(pb.TicketMerge, row))
    return undone


def _give_back(call: "Call", source: Row, target: Row, note: dict[str, Any], reason: str) -> None:
    """What moved and is still there goes back, and the ticket stands as it stood."""
    here, there = source.ticket_id, target.ticket_id
    for name in moving.KINDS:
        rows = moving.chosen(call, name, there, note[name])
        moving.move(call, name, rows, there, here)
    for user in note["followers"]:
        call.first(followers.REMOVE, ticket_id=there, user_id=user)
    for number_ in note["links"]:
        link = call.first(links.HELD, key=number_)
        if link is not None:
            links.remove(call, link)
    values: dict[str, Any] = {n: note[n] for n in ("state", "handler_id", "handler_team")}
    if values["state"] == "handed_over":  # its hand-over was withdrawn: its owner has it
        values = {"state": rules.first_state(source.owner_id), "handler_id": source.owner_id}
        values["handler_team"] = source.team
    values |= {"close_time": None, "outcome": None, "resolution": "", "merged_into_id": None}
    moves.move(call, source, "reopened", "reopened", reason, **values)


def split_ticket(call: "Call", request: pb.SplitTicketRequest) -> tickets_pb2.Ticket:
    """Makes two tickets of one."""
    row = queries.ticket(call, request.ticket_id, held=True)
    _open(row)
    ids = sorted(set(request.comment_ids))
    rows = moving.chosen(call, "comments", row.ticket_id, ids)
    if len(rows) != len(ids):
        found = {each.comment_id for each in rows}
        raise NotFound("comment", next(each for each in ids if each not in found))
    owner = people.owner_of(call, "", "")[0]
    if not owner.person:
        owner = rules.Place(row.owner_id, row.team)
    values = {name: getattr(row, name) for name in COPIED}
    values |= {"subject": request.subject.strip(), "category": request.category or row.category}
    values |= {"owner_id": owner.person, "handler_id": owner.person}
    values |= {"team": owner.team, "handler_team": owner.team}
    made = moves.make(call, values | {"state": rules.first_state(owner.person)})
    _share_path(call, made, row)
    moving.move(call, "comments", rows, row.ticket_id, made.ticket_id)
    links.make(call, row.ticket_id, "split", made.ticket_id)
    checklists.for_category(call, made)
    return moves.message(made)
