"""What a service writes about itself holds no personal data, whoever writes it and whatever fails."""

import io
import json
import logging
import sys

import psycopg
import pytest
import structlog
from crm.access.v1 import users_pb2
from crm_chassis import logs, outbox, testing, tracing
from crm_chassis.app import Service
from crm_chassis.config import Config
from crm_chassis.errors import Internal, Unavailable
from psycopg import errors as postgres_errors

SECRETS = ("Anna Keller", "anna@example.com", "+49 170", "hunter2")


@pytest.fixture
def lines(monkeypatch):
    """Everything logged, as it is written."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.configure(Config("tests", log_level="debug"))

    def read():
        found = stream.getvalue()
        for secret in SECRETS:
            assert secret not in found
        return [json.loads(line) for line in found.splitlines()]

    yield read
    root.handlers, root.level = handlers, level
    structlog.configure(**before)


def anna():
    return users_pb2.User(
        user_id="anna.keller", display_name="Anna Keller", email="anna@example.com", roles=["agent"]
    )


def test_a_line_is_json_with_service_trace_and_time(lines):
    with tracing.span("test", {}) as trace_id:
        logs.log.info("something happened", ticket_id=3)
    (line,) = lines()
    assert line["event"] == "something happened"
    assert line["trace_id"] == trace_id
    assert line["ticket_id"] == 3
    assert line["service"] == "tests"
    assert line["level"] == "info"
    assert line["timestamp"].endswith("Z")


def test_messages_are_shown_without_personal_fields(lines):
    request = users_pb2.CreateUserRequest(user=anna(), password="hunter2")
    logs.log.info("a call", request=request, token="hunter2", authorization="Bearer hunter2")
    (line,) = lines()
    assert line["request"]["user"]["roles"] == ["agent"]
    assert line["request"]["user"]["display_name"] == logs.HIDDEN
    assert line["token"] == line["authorization"] == logs.HIDDEN


def test_an_exception_tells_where_and_not_about_whom(lines):
    wrong = [
        ValueError("Anna Keller"),
        RuntimeError("+49 170 1234567"),
        KeyError("anna@example.com"),
    ]
    for error in wrong:
        try:
            raise error
        except Exception:
            logs.log.exception("it failed", name_of_thing="x")
    for line in lines():
        assert line["error"] in ("ValueError", "RuntimeError", "KeyError")
        assert "test_logs.py" in line["at"][-1]


def test_mistakes_in_code_are_told_in_full(lines):
    try:
        getattr(object(), "colour")  # noqa: B009
    except AttributeError:
        logs.log.exception("it failed")
    assert "has no attribute 'colour'" in lines()[0]["error"]


def test_a_word_of_code_that_is_not_there_is_told(lines):
    for key in ("colour", 7):
        try:
            raise KeyError(key)
        except KeyError:
            logs.log.exception("it failed")
    assert [line["error"] for line in lines()] == ["KeyError: 'colour'", "KeyError: 7"]


def test_a_text_of_several_lines_ends_with_its_first(lines):
    logs.log.info(
        "taken again", why="duplicate key\nDETAIL: Key (email)=(anna@example.com) exists."
    )
    assert lines()[0]["why"] == "duplicate key"


def test_the_database_s_errors_are_told_without_values(lines, world):
    with world.app.database.connection() as connection:
        connection.execute("insert into users(user_id, email) values ('anna@example.com', '')")
        try:
            connection.execute("insert into users(user_id, email) values ('anna@example.com', '')")
        except psycopg.Error:
            logs.log.exception("it failed")
    assert "23505 users_pkey" in lines()[-1]["error"]


def test_lines_of_libraries_come_in_the_same_form(lines):
    logging.getLogger("somebody.elses").warning("it is %s", "late")
    (line,) = lines()
    assert line["event"] == "it is late"
    assert line["logger"] == "somebody.elses"


def test_a_failing_call_logs_its_trace_and_nobody_s_data(lines, world, monkeypatch):
    def broken(call, request):
        raise ValueError(f"{request.user.display_name} has no desk")

    method = world.app.by_name["CreateUser"]
    object.__setattr__(method, "handler", broken)
    with pytest.raises(Internal) as failed:
        world.call("CreateUser", user=anna(), password="hunter2 hunter2")
    (line,) = [line for line in lines() if line["event"] == "call failed"]
    assert line["trace_id"] == failed.value.metadata["trace_id"]
    assert line["method"] == "crm.access.v1.UsersService.CreateUser"


def test_a_job_that_fails_logs_its_place_and_nobody_s_data(lines, postgres, tmp_path):
    def broken(call, payload):
        raise ValueError(payload["name"])

    for world in testing.world_of(Service("bare", jobs={"ring": broken}), postgres, tmp_path):
        with world.app.database.connection() as connection:
            call = world.app.begin(connection, "test")
            with world.app.transaction(connection, call):
                call.enqueue("ring", {"name": "Anna Keller"})
                outbox.flush(call, None)
        world.run_jobs()
    (line,) = [line for line in lines() if line["event"] == "job failed"]
    assert (line["kind"], line["error"]) == ("ring", "ValueError")


def test_an_address_that_fails_logs_where_and_nobody_s_data(lines, world, monkeypatch):
    def broken(*_):
        raise ValueError("Anna Keller")

    monkeypatch.setattr("crm_chassis.doors.rest._serve", broken)
    said = world.http.get("/bare/api/v1/users?filter=anna@example.com").json["error"]
    found = [line for line in lines() if line["event"] == "the REST door failed"]
    assert [line["path"] for line in found] == ["/bare/api/v1/users"]
    assert found[0]["trace_id"] in said["message"]
    assert len(found[0]["trace_id"]) == 32


@pytest.mark.parametrize(
    "error", [postgres_errors.DiskFull, postgres_errors.ReadOnlySqlTransaction]
)
def test_a_database_that_cannot_write_is_named_and_the_caller_may_try_again(lines, world, error):
    def broken(call, request):
        raise error(f"could not write {request.user.display_name}")

    object.__setattr__(world.app.by_name["CreateUser"], "handler", broken)
    with pytest.raises(Unavailable):
        world.call("CreateUser", user=anna(), password="hunter2 hunter2")
    (line,) = [line for line in lines() if line["event"] == "call cannot be answered"]
    assert line["why"].startswith(error.__name__)
    assert line["method"] == "crm.access.v1.UsersService.CreateUser"
