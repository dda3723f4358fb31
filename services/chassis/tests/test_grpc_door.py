"""The gRPC door: real sockets, real statuses, and an end that loses nobody."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import grpc
import pytest
from crm.access.v1 import users_pb2
from crm_chassis import peers
from crm_chassis.doors.grpc import GrpcDoor
from google.rpc import error_details_pb2
from grpc_channelz.v1 import channelz_pb2, channelz_pb2_grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc
from grpc_status import rpc_status

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


@pytest.fixture
def door(world):
    world.app.config = replace(world.app.config, drain_seconds=0.3, grace_seconds=5)
    opened = GrpcDoor(world.app, "127.0.0.1:0")
    yield opened
    opened.server.stop(0).wait()


@pytest.fixture
def channel(door):
    with peers.channel(f"127.0.0.1:{door.port}") as opened:
        yield opened


def call(world, channel, name, request, seconds=5.0, by="admin"):
    token = world.app.peers.real.token(world.people[by])
    send = peers.stub(channel, peers.method_of(name, request))
    return send(request, timeout=seconds, metadata=(("authorization", f"Bearer {token}"),))


def slowly(world, name, seconds, started=None):
    """Has a method take its time."""
    method = world.app.by_name[name]
    whole = method.handler

    def handler(call, request):
        if started is not None:
            started.release()
        time.sleep(seconds)
        return whole(call, request)

    object.__setattr__(method, "handler", handler)


def test_a_refusal_carries_reason_and_fields(world, channel):
    with pytest.raises(grpc.RpcError) as refused:
        call(world, channel, "CreateUser", users_pb2.CreateUserRequest(user={"user_id": "A"}))
    status = rpc_status.from_call(refused.value)
    info, bad = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
    assert status.details[0].Unpack(info)
    assert status.details[1].Unpack(bad)
    assert info.reason == "INVALID_FIELDS"
    assert {v.field for v in bad.field_violations} == {
        "user.user_id",
        "user.display_name",
        "user.roles",
    }


def test_bytes_that_are_no_message_are_an_invalid_argument(world, channel):
    send = channel.unary_unary("/crm.access.v1.UsersService/GetUser")
    with pytest.raises(grpc.RpcError) as refused:
        send(b"\xff\xff\xff", timeout=60)
    assert refused.value.code() == grpc.StatusCode.INVALID_ARGUMENT


def test_health_reflection_and_channelz_answer(world, channel):
    health = health_pb2_grpc.HealthStub(channel)
    for service in ("", "crm.access.v1.UsersService"):
        assert health.Check(health_pb2.HealthCheckRequest(service=service)).status == SERVING
    ask = iter([reflection_pb2.ServerReflectionRequest(list_services="")])
    (told,) = reflection_pb2_grpc.ServerReflectionStub(channel).ServerReflectionInfo(ask)
    names = {service.name for service in told.list_services_response.service}
    assert {"crm.events.v1.EventsService", "crm.access.v1.UsersService"} <= names
    servers = channelz_pb2_grpc.ChannelzStub(channel).GetServers(channelz_pb2.GetServersRequest())
    assert servers.server


def test_more_calls_than_the_limit_are_refused_as_exhausted_and_harm_nobody(world):
    world.app.config = replace(world.app.config, max_calls=2)
    opened = GrpcDoor(world.app, "127.0.0.1:0")
    started = threading.Semaphore(0)
    slowly(world, "WhoAmI", 0.6, started)

    def insist():
        """Until there is room: the channel's own question after the health takes a place for a moment."""
        while True:
            try:
                return call(world, channel, "WhoAmI", users_pb2.WhoAmIRequest())
            except grpc.RpcError as error:
                assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED

    with peers.channel(f"127.0.0.1:{opened.port}") as channel, ThreadPoolExecutor(2) as pool:
        running = [pool.submit(insist) for _ in range(2)]
        assert started.acquire(timeout=60)
        assert started.acquire(timeout=60)
        with pytest.raises(grpc.RpcError) as refused:
            call(world, channel, "WhoAmI", users_pb2.WhoAmIRequest())
        assert refused.value.code() == grpc.StatusCode.RESOURCE_EXHAUSTED
        assert [task.result().caller_id for task in running] == ["admin.one"] * 2
    opened.server.stop(0).wait()


def test_a_change_that_takes_longer_than_its_deadline_is_not_made(world, channel):
    slowly(world, "CreateUser", 0.5)
    user = {"user_id": "anna.keller", "display_name": "Anna", "roles": ["agent"]}
    with pytest.raises(grpc.RpcError) as refused:
        call(world, channel, "CreateUser", users_pb2.CreateUserRequest(user=user), seconds=0.3)
    assert refused.value.code() == grpc.StatusCode.DEADLINE_EXCEEDED
    time.sleep(0.6)
    assert not world.call("ListUsers").users


def test_a_drain_says_so_first_and_lets_running_calls_end(world, door, channel):
    started = threading.Semaphore(0)
    slowly(world, "WhoAmI", 0.8, started)
    with ThreadPoolExecutor(2) as pool:
        running = pool.submit(call, world, channel, "WhoAmI", users_pb2.WhoAmIRequest())
        assert started.acquire(timeout=60)
        stopping = pool.submit(door.stop)
        time.sleep(0.1)
        # A channel of ours watches the health and sends nothing more; this one does not look.
        with grpc.insecure_channel(f"127.0.0.1:{door.port}") as plain:
            told = health_pb2_grpc.HealthStub(plain).Check(health_pb2.HealthCheckRequest())
        assert told.status == NOT_SERVING
        assert running.result().caller_id == "admin.one"
        stopping.result()


def test_watchers_who_leave_while_the_health_changes_do_not_stop_the_server(world, door):
    """Each leaves at the moment in which it would be told; the call after it is answered all the same."""

    def watch_a_moment(number):
        with grpc.insecure_channel(f"127.0.0.1:{door.port}") as own:
            told = health_pb2_grpc.HealthStub(own).Watch(health_pb2.HealthCheckRequest())
            next(told)
            told.cancel()

    def change_it():
        for _ in range(50):
            door.health.set("", NOT_SERVING)
            door.health.set("", SERVING)

    with ThreadPoolExecutor(9) as together:
        changing = together.submit(change_it)
        list(together.map(watch_a_moment, range(200), timeout=60))
        changing.result(60)
    with peers.channel(f"127.0.0.1:{door.port}") as later:
        assert "admin" in call(world, later, "WhoAmI", users_pb2.WhoAmIRequest()).roles
