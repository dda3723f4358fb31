"""From rows to moments, and from what was measured to columns and messages.

The rule kept here: a ticket's step says where it lies from then on; a department is its place, or the person where no
department is known. What is kept of a way has the same columns wherever it came from.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from crm.tickets.v1 import journeys_pb2 as pb
from crm_chassis.records import decimal_text, from_mapping
from crm_chassis.sql import Row

from crm_tickets.journeys import rules

MEASURED = (
    "start_time",
    "end_time",
    "total_seconds",
    "unaccepted_seconds",
    "waiting_seconds",
    "hand_over_count",
    "loop_count",
    "bounce_count",
    "department_count",
    "person_count",
    "repeat_count",
    "path",
)
MOVED = (
    "number",
    "from_team",
    "to_team",
    "move_time",
    "wait_seconds",
    "answered",
    "is_loop",
    "is_bounce",
    "is_return",
)


def seconds(length: timedelta) -> int:
    """A length of time in whole seconds."""
    return int(length.total_seconds())


def moment_of_step(row: Row) -> rules.Moment:
    """Where a ticket lies after a step."""
    return rules.Moment(
        row.step_time,
        row.handler_team or row.handler_id,
        row.handler_id,
        row.state,
        row.kind,
        row.reason,
    )


def measured(path: rules.Path, start: datetime, end: datetime | None, repeats: int) -> list[Any]:
    """The values of MEASURED."""
    return [
        start,
        end,
        seconds(path.total),
        seconds(path.unaccepted),
        seconds(path.waiting),
        path.hand_overs,
        path.loops,
        path.bounces,
        path.departments,
        path.people,
        repeats,
        path.places,
    ]


def moved(move: rules.Move) -> list[Any]:
    """The values of MOVED."""
    return [
        move.number,
        move.giver,
        move.receiver,
        move.time,
        seconds(move.wait),
        move.answered,
        move.is_loop,
        move.is_bounce,
        move.is_return,
    ]


def move_messages(moves: Iterable[rules.Move], *, reasons: bool = True) -> list[pb.JourneyMove]:
    """Hand-overs as others see them."""
    return [
        from_mapping(
            pb.JourneyMove,
            dict(zip(MOVED, moved(move), strict=True))
            | ({"reason": move.reason} if reasons else {}),
        )
        for move in moves
    ]


def rates_of(settings: Row) -> rules.Rates:
    """What hours cost, from the settings."""
    return rules.Rates(
        timedelta(minutes=settings.reading_minutes),
        settings.work_rate,
        settings.wait_rate,
    )


def cost_message(hand_overs: int, wait: timedelta, settings: Row) -> pb.JourneyCost:
    """What hand-overs cost, as others see it."""
    found = rules.cost(hand_overs, wait, rates_of(settings))
    known = found.amount is not None
    return pb.JourneyCost(
        wait_seconds=seconds(found.wait),
        reading_seconds=seconds(found.reading),
        amount=decimal_text(found.amount) if found.amount is not None else "",
        currency=settings.currency if known else "",
    )


def cost_of_path(path: rules.Path, settings: Row) -> pb.JourneyCost:
    """What the hand-overs of one way cost."""
    wait = sum((move.wait for move in path.moves), timedelta(0))
    return cost_message(path.hand_overs, wait, settings)


def most_of(settings: Row) -> dict[str, int]:
    """From how many on each measure is too many."""
    return {
        "bounces": settings.most_bounces,
        "departments": settings.most_departments,
        "hand_overs": settings.most_hand_overs,
        "loops": settings.most_loops,
    }


def too_many(path: rules.Path, settings: Row) -> list[tuple[str, int, int]]:
    """The measures of a way that are too many."""
    counts = {
        "bounces": path.bounces,
        "departments": path.departments,
        "hand_overs": path.hand_overs,
        "loops": path.loops,
    }
    return rules.too_many(counts, most_of(settings))


def warnings_of(path: rules.Path, settings: Row) -> list[pb.JourneyWarning]:
    """Why a way counts as being passed around."""
    return [
        from_mapping(pb.JourneyWarning, {"measure": measure, "count": count, "most": most})
        for measure, count, most in too_many(path, settings)
    ]


def path_of_steps(steps: Sequence[Row], now: datetime) -> rules.Path:
    """What the steps of a ticket tell."""
    return rules.measure([moment_of_step(row) for row in steps], now)
