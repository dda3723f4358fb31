"""Handlers of FactsService: how far the feeds are read, reading them again, and proof that the facts are right.

The rule kept here: facts and owner are compared at one and the same position of the feed. The follower is held still,
the owner counts, and the feed is read exactly as far as the owner saw it when it counted.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from typing import Any

from crm.events.v1 import events_pb2
from crm.reports.v1 import facts_pb2 as pb
from crm_chassis import auth
from crm_chassis.call import Call
from crm_chassis.cursor import Cursor
from crm_chassis.errors import NotFound, PeerUnavailable, Refusal
from crm_chassis.records import decimal_text, timestamp

from crm_reports import rebuilding
from crm_reports.batches import Batch
from crm_reports.digests import OutOfTime, compared
from crm_reports.follower import BATCH, Follower, Following, following_of
from crm_reports.totals import TOTALS

USUAL_WAIT = 10
PAUSE = 0.5
COUNTING_SECONDS = 120.0  # millions of records are counted and hashed
Request = events_pb2.GetTotalsRequest | events_pb2.GetDigestRequest
WORST_FIRST = (pb.VERDICT_DIFFERENT, pb.VERDICT_UNREACHABLE, pb.VERDICT_BEHIND)


def get_follow_state(call: Call, _request: pb.GetFollowStateRequest) -> pb.FollowState:
    """How far every feed has been read."""
    return following_of(call).state()


def rebuild_facts(call: Call, request: pb.RebuildFactsRequest) -> pb.FollowState:
    """Tells every replica to read the facts again in the background."""
    found = following_of(call)
    followed = [name for name in found.followers if call.peers.get(name)]
    if request.service and request.service not in followed:
        raise NotFound("service", request.service)
    rebuilding.ask_for(call)
    return found.state()


def reconcile(call: Call, request: pb.ReconcileRequest) -> pb.Reconciliation:
    """Every total of every service, as its owner counts it and as the facts have it."""
    found = following_of(call)
    wait = request.wait_seconds or USUAL_WAIT
    compared = [_compare(call, found, follower, wait) for follower in found.followers.values()]
    return pb.Reconciliation(
        equal=not any(each.verdict in WORST_FIRST for each in compared),
        services=compared,
        compute_time=timestamp(call.clock.now()),
    )


def _compare(
    call: Call, found: Following, follower: Follower, wait: int
) -> pb.ServiceReconciliation:
    reply = pb.ServiceReconciliation(service=follower.service)
    if call.peers.get(follower.service) is None:
        reply.verdict = pb.VERDICT_ABSENT
        return reply
    try:
        _fill(reply, found, follower, wait)
    except OutOfTime as late:
        reply.verdict, reply.problem = pb.VERDICT_BEHIND, str(late)
        return reply
    except PeerUnavailable as refusal:
        reply.verdict, reply.problem = pb.VERDICT_UNREACHABLE, refusal.message
        return reply
    except Refusal as refusal:
        reply.verdict, reply.problem = pb.VERDICT_BEHIND, refusal.message
        return reply
    reply.digests.sort(key=lambda each: (each.equal, each.kind))
    totals_equal = all(each.equal for each in reply.comparisons)
    equal = totals_equal and all(each.equal for each in reply.digests)
    reply.verdict = pb.VERDICT_EQUAL if equal else pb.VERDICT_DIFFERENT
    return reply


def _fill(reply: pb.ServiceReconciliation, found: Following, follower: Follower, wait: int) -> None:
    """Compares the totals, and then kind by kind, so that the facts go on between them."""
    with _still(follower, wait):
        totals = _once_it_answers(follower, wait, events_pb2.GetTotalsRequest())
        if totals is None:
            raise OutOfTime
        reply.cursor = totals.cursor
        reply.comparisons.extend(_comparisons(found, follower.service, totals))
    ask = partial(_once_it_answers, follower, wait)
    for kind in totals.digests:
        with _still(follower, wait):
            reply.digests.append(compared(found.facts, kind, ask))


@contextmanager
def _still(follower: Follower, wait: int) -> Iterator[None]:
    """Nobody but us decides where the facts stand."""
    if not follower.turn.acquire(timeout=wait):
        raise OutOfTime("The follower is busy with a large batch.")
    try:
        yield
    finally:
        follower.turn.release()


def _asked(follower: Follower, request: Request) -> Any:
    """What the owner counts or hashes, all of one moment."""
    peers = follower.app.peers.as_caller(auth.service(follower.app.service.name))
    peer = peers.get(follower.service)
    if peer is None:
        raise PeerUnavailable(follower.service, "is not part of this installation")
    name = "GetTotals" if isinstance(request, events_pb2.GetTotalsRequest) else "GetDigest"
    return peer.call(name, request, COUNTING_SECONDS)


def _once_it_answers(follower: Follower, wait: float, request: Request) -> Any:
    """The answer of one position; asked for again while the owner does not answer and there is time."""
    ends = time.monotonic() + wait
    while True:
        try:
            return _same_position(follower, wait, request)
        except PeerUnavailable:
            if time.monotonic() + PAUSE > ends:
                raise
            time.sleep(PAUSE)


def _same_position(follower: Follower, wait: float, request: Request) -> Any:
    """The owner's answer, with the facts read exactly as far as the owner had come; None if time runs out."""
    caught_up, ends = False, time.monotonic() + wait
    while not caught_up:
        if time.monotonic() > ends:
            return None
        batch = follower.read(follower.ask)
        follower.facts.apply(follower.service, batch, follower.app.clock.now())
        caught_up = batch.caught_up
    answer = _asked(follower, request)
    ends = time.monotonic() + wait  # its counting takes as long as it takes
    # The first event that the facts lack, if there is one; the owner may have seen some of those behind it.
    ahead = follower.ask(_cursor(follower), 0, 1).events
    if not ahead:
        return answer
    here, there = Cursor.parse(_cursor(follower)), Cursor.parse(answer.cursor)
    step = here._replace(until=there.seen, last=ahead[0].event_id - 1)
    return answer if _read_on(follower, step.text(), ends) else None


def _cursor(follower: Follower) -> str:
    return follower.facts.position(follower.service).cursor


def _read_on(follower: Follower, cursor: str, ends: float) -> bool:
    """Reads the step that this cursor is in to its end, and no further; False if time runs out."""
    start = _cursor(follower)
    while Cursor.parse(cursor).until:
        batch = Batch(start=start, cursor=cursor)
        while batch.event_count < BATCH and Cursor.parse(batch.cursor).until:
            batch.add(follower.ask(batch.cursor, 0))
        follower.facts.apply(follower.service, batch, follower.app.clock.now())
        start = cursor = batch.cursor
        if time.monotonic() > ends:
            return False
    return True


def _comparisons(found: Following, service: str, totals: events_pb2.Totals) -> list[pb.Comparison]:
    """Each total beside the facts' own, those that differ first."""
    compared = []
    with found.facts.moment():
        for total in totals.totals:
            statement = TOTALS[service].get(total.name)
            value = ""
            if statement is not None:
                ((number,),) = found.facts.read(statement)
                value = decimal_text(Decimal(number))
            equal = bool(value) and Decimal(value) == Decimal(total.value)
            compared.append(
                pb.Comparison(
                    name=total.name, owner_value=total.value, facts_value=value, equal=equal
                )
            )
    return sorted(compared, key=lambda comparison: (comparison.equal, comparison.name))
