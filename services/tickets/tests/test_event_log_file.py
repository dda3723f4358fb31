"""A real event log comes in whole: every duration, wait and hand-over is what an independent count says."""

import csv
import statistics
import time
from collections import Counter, defaultdict
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FILE = ROOT.parent / "shared" / "data" / "helpdesk_event_log.csv"
LIMIT = 120.0

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="../shared/data is not there")


@pytest.fixture(scope="module")
def rows():
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def events_of(rows):
    """The rows as the API takes them; rows that are alike are counted."""
    seen = Counter()
    for number, row in enumerate(rows, start=1):
        said = tuple(row[name] for name in ("case:concept:name", "concept:name", "org:resource"))
        alike = (*said, row["time:timestamp"])
        yield {
            "row_number": number,
            "case_id": said[0],
            "activity": said[1],
            "person": said[2],
            "time_text": row["time:timestamp"],
            "occurrence": seen[alike],
        }
        seen[alike] += 1


def bring_in(desk, rows, most=2000):
    found = desk.call("ListEventLogs", "manager").event_logs
    log = found[0] if found else desk.call("CreateEventLog", "manager", event_log={"source": "hd"})
    events = list(events_of(rows))
    taken = 0
    for start in range(0, len(events), most):
        reply = desk.call(
            "IngestLogEvents",
            "manager",
            event_log_id=log.event_log_id,
            events=events[start : start + most],
        )
        assert not reply.rejects
        taken += reply.taken_count
    return reply.event_log, taken


def every(desk, log):
    token, found = "", []
    while True:
        page = desk.call(
            "ListCaseJourneys",
            event_log_id=log.event_log_id,
            page_size=1000,
            page_token=token,
        )
        found += page.case_journeys
        token = page.next_page_token
        if not token:
            return {journey.case_id: journey for journey in found}


class Counted:
    """The same measures, counted the plain way: from pairs of rows that follow each other, in the file's order."""

    def __init__(self, rows):
        self.cases = defaultdict(list)
        for row in rows:
            moment = datetime.fromisoformat(row["time:timestamp"])
            said = (moment, row["org:resource"], row["concept:name"])
            self.cases[row["case:concept:name"]].append(said)
        self.pairs = Counter()
        self.bounces, self.loops = Counter(), Counter()
        self.waits = defaultdict(list)
        self.months = Counter()
        for events in self.cases.values():
            self._count(events)

    def _count(self, events):
        been = [events[0][1]]
        for (left_at, giver, _a), (came_at, receiver, _b) in pairwise(events):
            if giver == receiver:
                continue
            pair = giver, receiver
            self.pairs[pair] += 1
            self.waits[pair].append(int((came_at - left_at).total_seconds()))
            self.months[left_at.strftime("%Y-%m")] += 1
            self.bounces[pair] += len(been) > 1 and been[-2] == receiver
            self.loops[pair] += receiver in been
            been.append(receiver)

    def case(self, name):
        events = self.cases[name]
        changed = [(a, b) for a, b in pairwise(events) if a[1] != b[1]]
        activities = [event[2] for event in events]
        return {
            "total_seconds": int((events[-1][0] - events[0][0]).total_seconds()),
            "unaccepted_seconds": sum(int((b[0] - a[0]).total_seconds()) for a, b in changed),
            "waiting_seconds": 0,
            "hand_over_count": len(changed),
            "department_count": len({event[1] for event in events}),
            "repeat_count": sum(n - 1 for n in Counter(activities).values()),
            "event_count": len(events),
        }


def test_a_real_log_comes_in_in_time_and_every_figure_is_right(desk, rows):
    began = time.perf_counter()
    log, taken = bring_in(desk, rows)
    took = time.perf_counter() - began
    print(f"{taken} events of {log.case_count} cases in {took:.1f} s")
    assert (taken, log.event_count, log.case_count) == (21_348, 21_348, 4_580)
    assert took < LIMIT
    counted = Counted(rows)
    found = every(desk, log)
    assert found.keys() == counted.cases.keys()
    wrong = {
        name: (field, getattr(journey, field), value)
        for name, journey in found.items()
        for field, value in counted.case(name).items()
        if getattr(journey, field) != value
    }
    assert not wrong
    matrix = desk.call("GetHandOverMatrix", event_log_id=log.event_log_id)
    cells = {(cell.from_team, cell.to_team): cell for cell in matrix.cells}
    assert {pair: cell.hand_over_count for pair, cell in cells.items()} == counted.pairs
    for pair, cell in cells.items():
        assert cell.bounce_count == counted.bounces[pair], pair
        assert cell.loop_count == counted.loops[pair], pair
        assert cell.cost.wait_seconds == sum(counted.waits[pair]), pair
        assert abs(cell.median_wait_seconds - statistics.median(counted.waits[pair])) <= 0.5, pair
    totals = matrix.totals
    assert totals.hand_over_count == sum(counted.pairs.values())
    assert totals.bounce_count == sum(counted.bounces.values())
    several = {each.department_count: each.ticket_count for each in matrix.department_counts}
    assert several == Counter(len({e[1] for e in events}) for events in counted.cases.values())
    months = desk.call("ListJourneyMonths", event_log_id=log.event_log_id).months
    assert {m.month: m.totals.hand_over_count for m in months} == counted.months
    worst = max(cells.values(), key=lambda cell: cell.bounce_count)
    behind = desk.call(
        "ListCaseJourneys",
        event_log_id=log.event_log_id,
        from_team=worst.from_team,
        to_team=worst.to_team,
        page_size=1000,
    )
    assert len(behind.case_journeys) == worst.ticket_count


def test_the_same_log_again_changes_nothing(desk, rows):
    part = rows[:3000]
    log, taken = bring_in(desk, part, 1000)
    before = every(desk, log)
    again, more = bring_in(desk, part, 700)
    assert (taken, more) == (3000, 0)
    assert again == log
    assert every(desk, again) == before


def test_a_log_that_ended_halfway_goes_on_without_doubles(desk, rows):
    """Whatever was sent before, in whichever batches, the end is that of one run."""
    part = rows[:3000]
    bring_in(desk, part[:1701], 500)
    log, more = bring_in(desk, part, 900)
    assert (more, log.event_count) == (1299, 3000)
    counted = Counted(part)
    found = every(desk, log)
    assert found.keys() == counted.cases.keys()
    for name, journey in found.items():
        for field, value in counted.case(name).items():
            assert getattr(journey, field) == value, (name, field)
