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


@pytest.fixture
def ask(world, port):
    """Asks the peer, which nobody has started yet; gives the answer, or why there is none."""
    world.app.config = replace(world.app.config, peer_deadline_seconds=0.3, grace_seconds=1)
    peers = Peers(world.app, {"other": f"127.0.0.1:{port}"})

    def now(seconds=0.3, method="WhoAmI", request=None):
        peer = peers.as_caller(world.people["admin"]).get("other")
        try:
            return peer.call(method, request or users_pb2.WhoAmIRequest(), seconds)
        except PeerUnavailable as refusal:
            return str(refusal)

    yield now
    peers.close()


def there(world, port, ask):
    """Starts the peer; the channel finds it within a moment."""
    door = GrpcDoor(world.app, f"127.0.0.1:{port}")
    world.clock.forward(seconds=2)
    found = ask(10)
    return door, found


def test_after_some_failures_one_asks_and_the_others_do_not_wait(world, port, ask):
    for _ in range(away.IN_A_ROW):
        assert REASON not in ask()
    assert REASON in ask()
    world.clock.forward(seconds=2)
    assert REASON not in ask()
    assert REASON in ask()


def test_once_it_answers_all_ask_again(world, port, ask):
    for _ in range(away.IN_A_ROW):
        ask()
    door, found = there(world, port, ask)
    assert "admin" in found.roles
    assert "admin" in ask(5).roles
    door.server.stop(0).wait()


def test_a_refusal_is_an_answer(world, port, ask):
    for _ in range(away.IN_A_ROW):
        ask()
    door = GrpcDoor(world.app, f"127.0.0.1:{port}")
    world.clock.forward(seconds=2)
    with pytest.raises(Refusal, match="no user nobody"):
        ask(10, "GetUser", users_pb2.GetUserRequest(user_id="nobody"))
    assert "admin" in ask(5).roles
    door.server.stop(0).wait()


def test_who_is_in_a_hurry_does_not_speak_for_all(ask):
    for _ in range(away.IN_A_ROW + 2):
        assert REASON not in ask(0.05)


def test_a_clock_that_is_set_back_does_not_keep_a_peer_away(world, port, ask):
    for _ in range(away.IN_A_ROW):
        ask()
    world.clock.forward(hours=-1)
    assert REASON not in ask()
