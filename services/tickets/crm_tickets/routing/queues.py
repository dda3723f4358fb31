"""Handlers of queues: what waits together, who takes it, and "take next".

The rule kept here: each ticket goes to exactly one, and nobody gets more than they take, however many ask at once: the
caller is held and counted before a ticket is chosen, and a ticket that somebody else is taking is passed over.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import queues_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.sql import Row

from crm_tickets import moves, queries
from crm_tickets import rules as ticket_rules
from crm_tickets.routing import rules, skills, standing, taking, waiting
from crm_tickets.routing.keeping import Kept, levels
from crm_tickets.tables import queues

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEPT = Kept(queues, pb.Queue, "queue")
FIELDS = (
    *("display_name", "filter", "team", "skills", "sorting", "mode", "position"),
    "phone_queue",
)
FILTERABLE = ("queue_id", "display_name", "team", "mode", "position", "create_time")
USUAL = {"sorting": "priority_age", "mode": "pull"}
USUAL_PAGE = 100
# The order of what is in no queue, and of several queues together.
TOGETHER = "priority_due"


def create_queue(call: "Call", request: pb.CreateQueueRequest) -> pb.Queue:
    """Adds a queue."""
    return KEPT.make(call, _checked(call, records.values(request.queue, *FIELDS)))


def _checked(call: "Call", values: dict[str, Any]) -> dict[str, Any]:
    """Values whose filter can be read and whose skills are known."""
    try:
        waiting.condition(values.get("filter", ""))
    except Invalid as refusal:
        raise Invalid({"queue.filter": next(iter(refusal.fields.values()))}) from None
    if "skills" in values:
        values["skills"] = [each for each in values["skills"] if each.get("skill")]
    skills.known(call, levels(values.get("skills")), "queue.skills")
    return {name: value or USUAL.get(name, value) for name, value in values.items()}


def get_queue(call: "Call", request: pb.GetQueueRequest) -> pb.Queue:
    """One queue."""
    return KEPT.message(KEPT.row(call, request.queue_id))


def list_queues(call: "Call", request: pb.ListQueuesRequest) -> pb.ListQueuesResponse:
    """A page of queues."""
    return lists.reply(
        call, queues, request, pb.ListQueuesResponse, filterable=FILTERABLE, order_by="position"
    )


def update_queue(call: "Call", request: pb.UpdateQueueRequest) -> pb.Queue:
    """Changes a queue; what waits is in its new place at once."""
    given = request.queue
    row = KEPT.row(call, given.queue_id, given.etag, held=True)
    return KEPT.change(call, row, _checked(call, records.changes(given, request.update_mask)))


def delete_queue(call: "Call", request: pb.DeleteQueueRequest) -> pb.Queue:
    """Removes a queue; what waited in it waits elsewhere."""
    return KEPT.remove(call, request.queue_id, request.etag)


def undelete_queue(call: "Call", request: pb.UndeleteQueueRequest) -> pb.Queue:
    """Restores a queue."""
    return KEPT.restore(call, request.queue_id)


def all_lines(rows: Sequence[Row]) -> tuple[waiting.Line, ...]:
    """The queues as statements are made of them."""
    return tuple(waiting.line_of(row) for row in rows)


def _takes_from(row: Row, team: str, able: dict[str, int]) -> bool:
    """Whether somebody of a team with these skills takes from a queue."""
    return row.team in ("", team) and rules.can(able, levels(row.skills))


def get_queue_loads(call: "Call", _request: pb.GetQueueLoadsRequest) -> pb.QueueLoads:
    """How full all queues are."""
    rows = call.all(waiting.ALL)
    me = standing.one(call, call.principal.id)
    return pb.QueueLoads(queue_loads=_loads(call, rows, me))


def _loads(call: "Call", rows: Sequence[Row], me: rules.Candidate) -> list[pb.QueueLoad]:
    team = me.team or call.principal.team
    statement = waiting.loads(all_lines(rows))
    full = {row.queue_id: row for row in call.all(statement, my_team=team, **queries.eyes(call))}
    shown = [
        (row.queue_id, row.display_name, row.team, _takes_from(row, team, dict(me.skills)))
        for row in rows
    ]
    return [
        records.from_mapping(
            pb.QueueLoad,
            {
                **(full[queue_id]._asdict() if queue_id in full else {}),
                "queue_id": queue_id,
                "display_name": name,
                "team": of_team,
                "yours": yours,
            },
        )
        for queue_id, name, of_team, yours in [*shown, (waiting.BOX, "", team, True)]
    ]


def get_queue_page(call: "Call", request: pb.GetQueuePageRequest) -> pb.QueuePage:
    """The tickets of one queue, the next one first."""
    rows, me = call.all(waiting.ALL), standing.one(call, call.principal.id)
    loads = {load.queue_id: load for load in _loads(call, rows, me)}
    if request.queue_id not in loads:
        raise NotFound("queue", request.queue_id)
    found = call.all(
        waiting.page_of(all_lines(rows), _sorting(rows, request.queue_id)),
        place=request.queue_id,
        most=request.page_size or USUAL_PAGE,
        my_team=me.team or call.principal.team,
        **queries.eyes(call),
    )
    shown = records.fillings(tickets_pb2.Ticket.DESCRIPTOR, found)
    return pb.QueuePage(queue_load=loads[request.queue_id], tickets=shown)


def _sorting(rows: Sequence[Row], queue_id: int) -> str:
    """The order of one queue; of the box, and of several together, that of what is due."""
    return next((row.sorting for row in rows if row.queue_id == queue_id), TOGETHER)


def take_next(call: "Call", request: pb.TakeNextRequest) -> pb.TakeNextResponse:
    """Gives the caller the next ticket that fits."""
    me = call.principal.id
    if not ticket_rules.is_person(me):
        raise Precondition("NOT_A_PERSON", "Only a person can take tickets.")
    standing.hold(call, me)
    stands = standing.one(call, me)
    if stands.absent:
        text = "You are absent by the calendar: end the absence before you take tickets."
        raise Precondition("ABSENT", text)
    rows = call.all(waiting.ALL)
    if request.queue_id and request.queue_id not in {row.queue_id for row in rows}:
        raise NotFound("queue", request.queue_id)
    own = call.first(waiting.OWN_NEXT, me=me, **queries.eyes(call))
    if own is not None and not request.queue_id:
        return _taken(call, own, None, stands, added=0)
    if not rules.has_room(stands.load, stands.capacity, 1) and 0 not in stands.weights.values():
        raise taking.full(stands)
    found = _next(call, request.queue_id, rows, stands)
    if found is None:
        return pb.TakeNextResponse(load=stands.load, capacity=stands.capacity)
    names = {row.queue_id: row.display_name for row in rows}
    waited = int((call.clock.now() - found.create_time).total_seconds() // 60)
    queue = names.get(found.queue_id) or found.handler_team or "–"
    sorting = _sorting(rows, request.queue_id)
    facts = {"queue": queue, "minutes": waited, "person": me}
    why = rules.next_why(sorting, found.due_time, found.promise_due_time, **facts)
    return _taken(call, found, why, stands, rules.weight_of(stands.weights, found.channel))


def _next(call: "Call", queue_id: int, rows: Sequence[Row], stands: rules.Candidate) -> Row | None:
    """The next ticket of one queue, or of all that the caller takes from, held."""
    team = stands.team or call.principal.team
    able = dict(stands.skills)
    mine = [row.queue_id for row in rows if _takes_from(row, team, able)]
    places = [*mine, waiting.BOX]
    if queue_id:
        places = [queue_id] if queue_id in mine else []
    if not places:
        return None
    return call.first(
        waiting.next_one(all_lines(rows), _sorting(rows, queue_id)),
        places=places,
        my_team=team,
        my_skills=sorted(able),
        weights=dict(stands.weights),
        room=stands.capacity - stands.load if stands.capacity else -1,
        **queries.eyes(call),
    )


def _taken(
    call: "Call", row: Row, why: rules.Why | None, stands: rules.Candidate, added: int
) -> pb.TakeNextResponse:
    """A held ticket that is the caller's from now on."""
    me, team = call.principal.id, call.principal.team or stands.team
    values: dict[str, Any] = {
        "state": moves.state_after(row, "take"),
        "handler_id": me,
        "handler_team": team or row.handler_team,
        **taking.settled(row),
    }
    if not row.owner_id:
        values |= {"owner_id": me, "team": team or row.team}
    ticket = queries.ticket(call, row.ticket_id, held=True)
    after = moves.move(call, ticket, "taken", "updated", why=why, **values)
    return pb.TakeNextResponse(
        ticket=moves.message(after),
        reason=why.text if why else "",
        load=stands.load + added,
        capacity=stands.capacity,
    )
