"""A peer that hangs costs at most its deadline, and whoever asks is told what is missing."""

import os
import signal
import time
from contextlib import contextmanager

import requests
from crm.reports.v1 import dashboards_pb2
from crm.tickets.v1 import desk_pb2

PEER_DEADLINE = 2.0
# What our own side may take on a busy machine, on top of the peer's deadline; who waits for the peer waits for ever.
SLACK = 8.0
PATIENCE = 120


@contextmanager
def hanging(running, module):
    """A service that is there and does not answer."""
    pid = running.processes.services[module].pid
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def look_up(running):
    request = desk_pb2.LookUpCallerRequest(phone="+49 30 23125 777")
    stubs = running.stubs("tickets")
    started = time.monotonic()
    caller = stubs.call("/crm.tickets.v1.DeskService/LookUpCaller", request, desk_pb2.Caller)
    return caller, time.monotonic() - started


def test_a_caller_is_looked_up_without_a_hanging_customers_service(everything):
    caller, _ = look_up(everything)
    assert not caller.missing
    with hanging(everything, "customers"):
        caller, seconds = look_up(everything)
        assert [one.service for one in caller.missing] == ["customers"]
        assert seconds < PEER_DEADLINE + SLACK
        port = everything.stand.ports["tickets"].http
        started = time.monotonic()
        page = requests.get(
            f"http://localhost:{port}/tickets/call",
            params={"phone": "+49 30 23125 777"},
            cookies={"crm_session": everything.token()},
            timeout=PATIENCE,
        )
        assert page.status_code == 200, page.text[:1000]
        assert time.monotonic() - started < PEER_DEADLINE + SLACK
        assert "customers" in page.text.lower()
        for _ in range(3):
            caller, seconds = look_up(everything)
            assert [one.service for one in caller.missing] == ["customers"]
        assert seconds < PEER_DEADLINE, "who asks then does not wait any more"
    end = time.monotonic() + PATIENCE
    while look_up(everything)[0].missing:  # until somebody asks again, after two seconds
        assert time.monotonic() < end, "it is there again"
        time.sleep(0.2)


def test_a_dashboard_says_which_service_does_not_answer(everything):
    request = dashboards_pb2.GetDashboardRequest(dashboard_id="service")
    method = "/crm.reports.v1.DashboardsService/GetDashboard"
    stubs = everything.stubs("reports")

    def state():
        reply = stubs.call(method, request, dashboards_pb2.Dashboard)
        return {one.service: one.state for one in reply.sources}.get("tickets")

    def becomes(wanted):
        end = time.monotonic() + PATIENCE
        while state() != wanted:
            assert time.monotonic() < end, dashboards_pb2.SourceState.Name(state())
            time.sleep(0.3)

    becomes(dashboards_pb2.SOURCE_STATE_CURRENT)
    with hanging(everything, "tickets"):
        started = time.monotonic()
        state()
        assert time.monotonic() - started < PEER_DEADLINE + SLACK
        becomes(dashboards_pb2.SOURCE_STATE_UNREACHABLE)
    becomes(dashboards_pb2.SOURCE_STATE_CURRENT)
