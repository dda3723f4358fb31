"""The REST door: addresses from the protos, JSON both ways, and one shape for everything that is refused."""

import json
from typing import Any

import pytest
from crm_chassis.doors.http import make_flask
from crm_chassis.doors.routes import Router
from crm_chassis.methods import BadService
from crm_chassis.testing import World

PASSWORD = "correct horse battery"
ANNA = {"user_id": "anna.keller", "display_name": "Anna Keller", "roles": ["agent"]}


class Program:
    """An internal app that calls the service."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.client = make_flask(world.app).test_client()

    def __call__(
        self, verb: str, path: str, body: Any = None, by: str = "admin", **headers: str
    ) -> Any:
        token = self.world.app.peers.token(self.world.people[by]) if by else ""
        known = {"Authorization": f"Bearer {token}"} if token else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) or body is None else json.dumps(body)
        return self.client.open(
            f"/bare/api{path}",
            method=verb,
            data=data,
            headers={**known, **named},
            content_type="application/json" if data is not None else None,
        )


@pytest.fixture
def program(world: World) -> Program:
    return Program(world)


def refusal(answer: Any) -> dict[str, Any]:
    """What a refused call says, having the shape that all have."""
    assert answer.mimetype == "application/json"
    error: dict[str, Any] = answer.json["error"]
    assert set(error) == {"code", "status", "grpc_code", "message", "reason", "metadata", "fields"}
    assert error["code"] == answer.status_code
    return error


def fields(answer: Any) -> dict[str, str]:
    assert answer.status_code == 400
    return {entry["field"]: entry["description"] for entry in refusal(answer)["fields"]}


def test_a_record_is_made_read_changed_and_listed(program: Program) -> None:
    made = program("POST", "/v1/users", {"user": ANNA, "password": PASSWORD})
    assert (made.status_code, made.json["display_name"]) == (200, "Anna Keller")
    read = program("GET", "/v1/users/anna.keller")
    assert read.json == made.json
    assert read.headers["ETag"] == f'"{made.json["etag"]}"'
    changed = program(
        "PATCH", "/v1/users/anna.keller?update_mask=email", {"email": "anna@example.com"}
    )
    assert (changed.json["email"], changed.json["display_name"]) == (
        "anna@example.com",
        "Anna Keller",
    )
    listed = program("GET", "/v1/users?page_size=1&order_by=user_id")
    assert [user["user_id"] for user in listed.json["users"]] == ["anna.keller"]


def test_a_custom_verb_is_part_of_the_address(program: Program) -> None:
    program("POST", "/v1/users", {"user": ANNA})
    answer = program("POST", "/v1/users/anna.keller:setPassword", {"password": PASSWORD})
    assert answer.status_code == 200
    signed_in = program(
        "POST", "/v1/sessions", {"user_id": "anna.keller", "password": PASSWORD}, by=""
    )
    assert signed_in.json["user"]["user_id"] == "anna.keller"
    caller = program("GET", "/v1/me", by="", Authorization=f"Bearer {signed_in.json['token']}")
    assert caller.json["caller_id"] == "anna.keller"


def test_the_idempotency_key_of_the_header_is_the_request_id(program: Program) -> None:
    body = {"user": ANNA}
    first = program("POST", "/v1/users", body, Idempotency_Key="order-7")
    again = program("POST", "/v1/users", body, Idempotency_Key="order-7")
    assert (first.status_code, again.json) == (200, first.json)
    assert len(program.world.events("crm.access.User")) == 1


def test_who_is_not_known_is_told_how_to_be(program: Program) -> None:
    answer = program("GET", "/v1/users", by="")
    assert (answer.status_code, refusal(answer)["status"]) == (401, "UNAUTHENTICATED")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert program("GET", "/v1/users", by="", Authorization="Bearer nonsense").status_code == 401


def test_who_may_not_is_told_which_scope_is_missing(program: Program) -> None:
    answer = program("POST", "/v1/users", {"user": ANNA}, by="agent")
    assert (answer.status_code, refusal(answer)["metadata"]) == (403, {"scope": "users.write"})


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[1", b"nothing"])
def test_a_body_that_is_not_json_is_refused(program: Program, body: bytes) -> None:
    answer = program("POST", "/v1/users", body)
    assert (answer.status_code, refusal(answer)["reason"]) == (400, "INVALID_JSON")


def test_every_problem_names_its_field(program: Program) -> None:
    body = {"user": {**ANNA, "colour": "red", "partner_id": "many"}, "when": 3}
    assert set(fields(program("POST", "/v1/users", body))) == {
        "user.colour",
        "user.partner_id",
        "when",
    }
    assert set(fields(program("POST", "/v1/users", {"user": {"user_id": "A B"}}))) >= {
        "user.user_id",
        "user.display_name",
        "user.roles",
    }
    assert set(fields(program("GET", "/v1/users?page_size=lots&colour=red"))) == {
        "page_size",
        "colour",
    }
    assert set(fields(program("POST", "/v1/users?page_size=1", {}))) == {"page_size"}
    assert set(fields(program("PATCH", "/v1/users/anna?update_mask=colour", {}))) >= {"update_mask"}


def test_an_address_that_leads_nowhere_is_json_too(program: Program) -> None:
    for path in ("/v1/nothing", "/", "/v1/users/anna:fly", "/v2/users", "/v1/users/"):
        answer = program("GET", path)
        assert (answer.status_code, refusal(answer)["status"]) == (404, "NOT_FOUND"), path


def test_a_wrong_verb_names_the_right_ones(program: Program) -> None:
    answer = program("DELETE", "/v1/users/anna")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, PATCH")
    refusal(answer)


def test_a_body_that_is_too_large_is_refused(program: Program) -> None:
    answer = program("POST", "/v1/users", b" " * (5 * 1024 * 1024))
    assert (answer.status_code, refusal(answer)["reason"]) == (413, "TOO_LARGE")


def test_no_time_left_is_said_before_anything_is_done(program: Program) -> None:
    answer = program("POST", "/v1/users", {"user": ANNA}, x_deadline_ms="0")
    assert (answer.status_code, refusal(answer)["status"]) == (504, "DEADLINE_EXCEEDED")
    assert program("GET", "/v1/users/anna.keller").status_code == 404


def test_too_much_at_once_says_when_to_come_again(program: Program) -> None:
    waiting = {"crm.waiting": program.world.app.config.max_calls + 1}
    answer = program.client.get("/bare/api/v1/users", environ_overrides=waiting)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    refusal(answer)


def test_a_mistake_of_ours_is_blank_outside(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crm_chassis.doors import rest

    def breaks(*_: Any) -> None:
        raise ZeroDivisionError("a secret of the code")

    monkeypatch.setattr(rest, "pipeline", breaks)
    answer = program("GET", "/v1/users")
    assert (answer.status_code, refusal(answer)["status"]) == (500, "INTERNAL")
    assert "secret" not in answer.text


def test_ids_with_odd_characters_reach_the_method(program: Program) -> None:
    answer = program("GET", "/v1/users/a%20b")
    assert (answer.status_code, refusal(answer)["metadata"]["id"]) == (404, "a b")


def test_every_address_leads_to_its_own_method(world: World) -> None:
    router = Router(world.app.methods.values())
    for route in router.routes:
        path = route.template
        for name in route.variables:
            path = path.replace(f"{{{name}}}", "7")
        found, variables, _others = router.find(route.verb, path)
        assert found is route
        assert set(variables.values()) <= {"7"}


def test_two_methods_under_one_address_stop_the_start(world: World) -> None:
    methods = list(world.app.methods.values())
    with pytest.raises(BadService):
        Router([*methods, methods[0]])
