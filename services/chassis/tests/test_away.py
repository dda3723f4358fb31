"""A peer that is away is waited for by few, and asked by all again as soon as it is there."""

import socket
from dataclasses import replace

import pytest
from crm.access.v1 import users_pb2
from crm_chassis import away
from crm_chassis.doors.grpc import GrpcDoor
from crm_chassis.errors import PeerUnavailable, Refusal
from crm_chassis.peers import Peers

REASON = "has not answered lately"


@pytest.fixture
def port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Watch:
    """Seconds that pass when a test says so."""

    def __init__(self):
        self.seconds = 100.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def ask(world, port, watch):
    """Asks the peer, which nobody has started yet; gives the answer, or why there is none."""
    world.app.config = replace(world.app.config, peer_deadline_seconds=0.3, grace_seconds=1)
    peers = Peers(world.app, {"other": f"127.0.0.1:{port}"})
    peers.away = away.Away(watch)

    def now(seconds=0.3, method="WhoAmI", request=None):
        peer = peers.as_caller(world.people["admin"]).get("other")
        try:
            return peer.call(method, request or users_pb2.WhoAmIRequest(), seconds)
        except PeerUnavailable as refusal:
            return str(refusal)

    yield now
    peers.close()


def test_after_some_failures_one_asks_and_the_others_do_not_wait(ask, watch):
    for _ in range(away.IN_A_ROW):
        assert REASON not in ask()
    assert REASON in ask()
    watch.seconds += 2
    assert REASON not in ask()
    assert REASON in ask()


def test_once_it_answers_all_ask_again(world, port, ask, watch):
    for _ in range(away.IN_A_ROW):
        ask()
    door = GrpcDoor(world.app, f"127.0.0.1:{port}")
    watch.seconds += 2
    assert "admin" in ask(10).roles
    assert "admin" in ask(5).roles
    door.server.stop(0).wait()


def test_a_refusal_is_an_answer(world, port, ask, watch):
    for _ in range(away.IN_A_ROW):
        ask()
    door = GrpcDoor(world.app, f"127.0.0.1:{port}")
    watch.seconds += 2
    with pytest.raises(Refusal, match="no user nobody"):
        ask(10, "GetUser", users_pb2.GetUserRequest(user_id="nobody"))
    assert "admin" in ask(5).roles
    door.server.stop(0).wait()


def test_who_is_in_a_hurry_does_not_speak_for_all(ask):
    for _ in range(away.IN_A_ROW + 2):
        assert REASON not in ask(0.05)
