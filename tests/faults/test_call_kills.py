"""A phone switch while tickets is killed: no call is lost, doubled or left where it cannot be."""

import random
import signal
import threading
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta

import grpc
import pytest
from crm.tickets.v1 import agents_pb2, calls_pb2
from crm_cli.testing import running

from tests.faults.writers import PASSING, Follower

CALLS = "/crm.tickets.v1.CallsService"
RING, ANSWER, PASS, END = 1, 2, 3, 4
LINES, PAUSE, KILLS = 6, 0.4, 3
# What the switch tells, and what comes of it: the state, and how often it was passed on.
STORIES = (
    ((RING, END), ("missed", 0)),
    ((RING, ANSWER, END), ("ended", 0)),
    ((RING, ANSWER, PASS, ANSWER, END), ("ended", 1)),
    ((RING, ANSWER, PASS, END), ("missed", 1)),
)


class Line(threading.Thread):
    """One line of a switch: tells its calls out of order, and again until it is answered."""

    def __init__(self, number, stubs, stop):
        super().__init__()
        self.number, self.stubs, self.stop = number, stubs, stop
        self.draw = random.Random(number)
        self.told, self.problem = {}, ""

    def insist(self, request):
        end = time.monotonic() + 60
        while True:
            try:
                return self.stubs.call(f"{CALLS}/ReportCall", request, calls_pb2.Call, timeout=10)
            except grpc.RpcError as error:
                if error.code() not in PASSING or time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def run(self):
        try:
            while not self.stop.is_set():
                self.one_call(f"line-{self.number}-{len(self.told)}")
        except grpc.RpcError as error:
            self.problem = f"{error.code()}: {error.details()}"

    def one_call(self, name):
        kinds, outcome = self.draw.choice(STORIES)
        began = datetime.now(UTC) - timedelta(minutes=1)
        events = []
        for at, kind in enumerate(kinds, start=1):
            event = calls_pb2.ReportCallRequest(switch_call_id=name, kind=kind, sequence=at)
            event.occur_time.FromDatetime(began + timedelta(seconds=at))
            if kind == RING:
                event.phone = f"+4930{9_000_000 + len(self.told) * LINES + self.number}"
            if kind == PASS:
                event.queue = "second"
            elif kind != END:
                event.extension = str(10 + self.number)
            events.append(event)
        self.draw.shuffle(events)
        events += self.draw.sample(events, 2)  # a switch that is not sure tells it again
        ids = {self.insist(event).call_id for event in events}
        assert len(ids) == 1
        self.told[ids.pop()] = (name, *outcome)


@pytest.fixture
def tickets():
    with running("tickets") as found:
        yield found


def test_calls_survive_kills(tickets):
    stubs, stop = tickets.stubs("tickets"), threading.Event()
    for number in range(LINES):
        agent = agents_pb2.Agent(user_id=f"agent.{number}", extension=str(10 + number))
        agent.team = "service"
        request = agents_pb2.CreateAgentRequest(agent=agent)
        stubs.call("/crm.tickets.v1.AgentsService/CreateAgent", request, agents_pb2.Agent)
    lines = [Line(number, tickets.stubs("tickets"), stop) for number in range(LINES)]
    for line in lines:
        line.start()
    draw = random.Random(7)
    for _ in range(KILLS):
        time.sleep(PAUSE * (0.5 + draw.random()))
        tickets.processes.restart("tickets", signal.SIGKILL)
    time.sleep(PAUSE)
    stop.set()
    for line in lines:
        line.join(90)
    assert not [line.problem for line in lines if line.problem]
    told = {call_id: each for line in lines for call_id, each in line.told.items()}
    assert len(told) > LINES
    last = assert_each_once(stubs, told)
    assert_told_in_order(stubs, last)


def assert_each_once(stubs, told):
    """The calls as they are: those that were told, each as its story ends."""
    found, token = [], ""
    while True:
        request = calls_pb2.ListCallsRequest(page_size=500, page_token=token, order_by="call_id")
        page = stubs.call(f"{CALLS}/ListCalls", request, calls_pb2.ListCallsResponse)
        found += page.calls
        token = page.next_page_token
        if not token:
            break
    state = calls_pb2.CallState.Name
    assert {
        one.call_id: (
            one.switch_call_id,
            state(one.state).removeprefix("CALL_STATE_").lower(),
            one.transfer_count,
        )
        for one in found
    } == told
    for one in found:
        spoken = one.state == calls_pb2.CALL_STATE_ENDED or one.transfer_count > 0
        assert one.HasField("answer_time") == spoken
        assert one.start_time.seconds < one.end_time.seconds
    ringing = stubs.call(f"{CALLS}/GetRinging", calls_pb2.GetRingingRequest(), calls_pb2.Ringing)
    assert not ringing.ringing
    assert not ringing.current
    return {one.call_id: one for one in found}


def assert_told_in_order(stubs, last):
    """Each change is one event of the feed, and the last one is the call as it is."""
    versions, newest = defaultdict(list), {}
    for event in Follower(stubs, "crm.tickets.Call.").finish():
        after = calls_pb2.Call()
        assert event.data.Unpack(after)
        versions[after.call_id].append(int(after.etag))
        newest[after.call_id] = after
    assert newest == last
    for call_id, etags in versions.items():
        assert sorted(etags) == sorted(set(etags)), f"call {call_id} was told twice"
