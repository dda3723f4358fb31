"""Reads the feeds again beside the facts that serve, and says which tables would be others: none, ever.

The rule kept here: nobody notices it. What is read again lies in a file of its own that is thrown away at the end; the
followers stand still only while both are brought to the same event and compared.
"""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from crm.reports.v1 import facts_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import PeerUnavailable, Precondition

from crm_reports.fact_files import FactFiles
from crm_reports.follower import Follower, Following, following_of
from crm_reports.hashing import hashes
from crm_reports.warehouse import Warehouse

USUAL_SECONDS = 60
CLOSE = 5  # steps in which both come to the same event
_checking = threading.Lock()


def check_facts(call: Call, request: pb.CheckFactsRequest) -> pb.FactsCheck:
    """Every table beside the same table read again from the first event."""
    found = following_of(call)
    if not _checking.acquire(blocking=False):
        raise Precondition("BEING_CHECKED", "The facts are being checked for somebody else.")
    try:
        with _second(found.facts) as second:
            return _checked(found, second, time.monotonic() + (request.seconds or USUAL_SECONDS))
    finally:
        _checking.release()


@contextmanager
def _second(facts: Warehouse) -> Iterator[Warehouse]:
    """Facts of the same declarations, empty, in a file that is nobody's."""
    path = facts.path if facts.files.in_memory else FactFiles(facts.path).checked
    files = FactFiles(path)
    files.remove(path)
    second = Warehouse(path, facts.facts, facts.settings["memory_limit"])
    second.filling = (
        True  # what follows from other facts comes at the end, as when they are read again
    )
    try:
        yield second
    finally:
        second.close()
        files.remove(path)


def _checked(found: Following, second: Warehouse, ends: float) -> pb.FactsCheck:
    reply = pb.FactsCheck()
    again: dict[str, Follower] = {}
    for name, live in found.followers.items():
        one = beside(live, second)
        if not live.app.peers.has(name) or not _read(one, ends):
            reply.left_out.append(name)
        else:
            again[name] = one
    second.complete()
    with ExitStack() as held:
        for name in again:
            held.enter_context(found.followers[name].turn)
        for name in [each for each in again if not level(found.followers[each], again[each])]:
            reply.left_out.append(name)
            del again[name]
        here, there = hashes(found.facts), hashes(second)
    reply.services.extend(again)
    reply.differences.extend(_differences(found.facts, again, here, there))
    reply.equal = not reply.differences
    return reply


def beside(live: Follower, second: Warehouse) -> Follower:
    """Reads the same feed into another file; nobody watches it."""
    again = type(live)(live.app, second, live.service)
    again.watched = False
    return again


def _read(again: Follower, ends: float) -> bool:
    """Reads a feed to its end; False when its module does not answer or time runs out."""
    try:
        with again.ahead() as ahead:
            while not again.step(ask=ahead):
                if time.monotonic() > ends:
                    return False
    except PeerUnavailable:
        return False
    return True


def level(first: Follower, again: Follower) -> bool:
    """Brings both to the same event; False if that needs too many steps. Whoever asks holds the first one's turn."""
    try:
        for _ in range(CLOSE):
            while not again.step():
                pass
            counts = [one.facts.position(one.service).event_count for one in (first, again)]
            if counts[0] == counts[1]:
                return True
            first.facts.apply(first.service, first.read(first.ask), first.app.clock.now())
    except PeerUnavailable:
        return False
    return False


def _differences(
    facts: Warehouse,
    again: Mapping[str, Follower],
    here: Mapping[str, str],
    there: Mapping[str, str],
) -> Iterator[pb.FactsDifference]:
    for fact in facts.facts:
        table = fact.table
        if fact.service in again and here[table] != there[table]:
            yield pb.FactsDifference(
                table=table, facts_value=here[table], read_again_value=there[table]
            )
