"""The handler of one person's day: what is broken, what is due, what is theirs, and what waits for their department.

The rule kept here: broken promises come first, and nobody's day leaves out what their department owes.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from crm.tickets.v1 import desk_pb2 as pb

from crm_tickets import hand_overs, moves, promises, queries
from crm_tickets.calls import calls, following

if TYPE_CHECKING:
    from crm_chassis.call import Call

USUAL_HOURS = 24


def get_day(call: "Call", request: pb.GetDayRequest) -> pb.Day:
    """What one person has to do now."""
    until = call.clock.now() + timedelta(hours=request.hours or USUAL_HOURS)
    eyes, caller = queries.eyes(call), queries.caller(call)
    me, team, whole = caller["_me"], caller["_team"], caller["_whole"]
    owed = call.all(queries.PROMISES_OF_DAY, until=until, _view=request.view, **caller, **eyes)
    own = call.all(queries.TICKETS_OF_DAY, _me=me)
    given = call.all(queries.HAND_OVERS_OF_DAY, _me=me, _team=team, **eyes)
    waiting = call.all(queries.WAITING_TICKETS, _me=me, _team=team, _whole=whole, **eyes)
    shown = {row.ticket_id for row in own}
    wanted = {row.ticket_id for row in (*owed, *given)} - shown
    related = call.all(queries.RELATED_TICKETS, ticket_ids=sorted(wanted), **eyes) if wanted else []
    return pb.Day(
        broken_promises=[promises.message(row) for row in owed if row.state == "broken"],
        due_promises=[promises.message(row) for row in owed if row.state == "open"],
        tickets=[moves.message(row) for row in own],
        hand_overs=[hand_overs.message(row) for row in given],
        waiting=[moves.message(row) for row in waiting],
        related=[moves.message(row) for row in related],
        missed_calls=[following.message(row) for row in call.all(calls.MISSED, **eyes)],
    )
