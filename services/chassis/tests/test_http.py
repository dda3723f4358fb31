"""The web ports as running servers: bounded, quiet, soon gone, and honest about being ready."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from crm_chassis import i18n
from crm_chassis.doors import http, ops
from crm_chassis.testing import World

SECONDS, GRACE = 20, 20  # what is waited for comes at once, but the machine may be busy


@pytest.fixture
def watch(world: World) -> Iterator[ops.OpsDoor]:
    door = ops.start(world.app)
    yield door
    door.stop(1)


def ask(door: Any, path: str) -> requests.Response:
    return requests.get(f"http://127.0.0.1:{door.port}{path}", timeout=SECONDS)


def test_alive_and_ready_are_two_things(world: World, watch: ops.OpsDoor) -> None:
    assert ask(watch, "/healthz").text == "alive\n"
    assert (ask(watch, "/readyz").status_code, ask(watch, "/readyz").text) == (200, "ready\n")
    world.app.draining.set()
    assert (ask(watch, "/readyz").status_code, ask(watch, "/readyz").text) == (503, "draining\n")
    assert ask(watch, "/healthz").status_code == 200
    assert ask(watch, "/elsewhere").status_code == 404


def test_not_ready_while_the_database_is_away(world: World, watch: ops.OpsDoor) -> None:
    assert ask(watch, "/readyz").status_code == 200
    world.app.database.close()
    answer = ask(watch, "/readyz")
    assert (answer.status_code, "database" in answer.text) == (503, True)
    assert ask(watch, "/healthz").status_code == 200


def test_a_call_does_not_inherit_the_clock_of_whose_page_was_served_before(world: World) -> None:
    client = http.make_flask(world.app).test_client()
    client.set_cookie("crm_time_zone", "Asia/Shanghai")
    client.set_cookie("crm_language", "zh-Hans")
    client.get(f"/{world.app.service.name}/sign-in")
    assert (i18n.time_zone.get(), i18n.language.get()) == ("Asia/Shanghai", "zh-Hans")
    client.get(f"/{world.app.service.name}/api/openapi.json")
    assert (i18n.time_zone.get(), i18n.language.get()) == ("UTC", "en")


def test_calls_are_counted_by_method_and_outcome(world: World, watch: ops.OpsDoor) -> None:
    world.call("ListUsers")
    shown = ask(watch, "/metrics").text
    line = next(
        line for line in shown.splitlines() if "crm_calls_total" in line and "ListUsers" in line
    )
    assert 'code="OK"' in line


def test_a_running_server_answers_and_ends_soon(world: World) -> None:
    door = http.start(world.app)
    answer = ask(door, "/bare/api/openapi.json")
    assert answer.json()["openapi"] == "3.1.0"
    assert answer.headers["Server"] == "firsthand"
    with socket.create_connection(("127.0.0.1", door.port)):  # an idle client keeps nobody waiting
        began = time.monotonic()
        door.stop(1)
        assert time.monotonic() - began < SECONDS
    with pytest.raises(requests.ConnectionError):
        ask(door, "/bare/api/openapi.json")


def test_requests_that_were_begun_are_answered_while_silent_connections_are_let_go(
    world: World,
) -> None:
    door = http.start(world.app)
    begun = threading.Event()

    def slow() -> str:
        begun.set()
        time.sleep(1.5)
        return "answered"

    door.web.add_url_rule("/slow", "slow", slow)
    answers: list[str] = []
    caller = threading.Thread(target=lambda: answers.append(ask(door, "/slow").text))
    caller.start()
    assert begun.wait(SECONDS)
    idle = [socket.create_connection(("127.0.0.1", door.port)) for _ in range(3)]
    half = socket.create_connection(("127.0.0.1", door.port))
    half.sendall(b"GET /bare/ HTTP/1.1\r\nHost: here\r\n")
    began = time.monotonic()
    door.stop(GRACE)
    assert time.monotonic() - began < GRACE
    caller.join()
    assert answers == ["answered"]
    for connection in [*idle, half]:
        connection.close()


def test_who_waits_too_long_in_line_is_told_to_come_again(world: World) -> None:
    world.app.config = replace(world.app.config, threads=1, max_calls=1)
    door = http.start(world.app)
    answers: list[int] = []

    def one() -> None:
        answers.append(ask(door, "/bare/api/v1/users").status_code)

    idle = [socket.create_connection(("127.0.0.1", door.port)) for _ in range(4)]
    callers = [threading.Thread(target=one) for _ in range(4)]
    for caller in callers:
        caller.start()
    for connection in idle:
        connection.close()
    for caller in callers:
        caller.join()
    assert set(answers) <= {401, 429}
    door.stop(1)
