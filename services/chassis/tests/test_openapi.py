"""The OpenAPI document: valid, complete, and true: what it describes is what the REST door takes and gives."""

from typing import Any

import hypothesis
import pytest
import schemathesis
from crm_chassis.doors.http import make_flask
from crm_chassis.testing import World
from hypothesis import HealthCheck, Phase
from openapi_spec_validator import validate
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks

EXAMPLES = 8
CHECKS = [
    checks.response_schema_conformance,
    checks.content_type_conformance,
    checks.status_code_conformance,
]


@pytest.fixture
def document(world: World) -> dict[str, Any]:
    answer = make_flask(world.app).test_client().get("/bare/api/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json
    return found


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for path in document["paths"].values() for operation in path.values()]


def test_the_document_is_valid_openapi(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_every_method_is_in_it_with_its_scope(world: World, document: dict[str, Any]) -> None:
    described = {operation["x-grpc-method"]: operation for operation in operations(document)}
    assert set(described) == set(world.app.methods)
    for name, method in world.app.methods.items():
        assert described[name].get("x-scope", "") == method.rule.scope
        assert ("security" in described[name]) == method.rule.open


def test_texts_come_from_the_comments_of_the_protos(document: dict[str, Any]) -> None:
    for operation in operations(document):
        assert operation["summary"], operation["operationId"]
    user = document["components"]["schemas"]["crm.access.v1.User"]
    assert all(field["description"] for field in user["properties"].values())


def test_constraints_come_from_the_field_rules(document: dict[str, Any]) -> None:
    user = document["components"]["schemas"]["crm.access.v1.User"]["properties"]
    assert user["display_name"]["maxLength"] == 200
    assert user["user_id"]["pattern"].startswith("^[a-z0-9]")
    assert user["roles"]["items"]["enum"][0] == "admin"
    assert user["create_time"]["readOnly"]
    assert user["email"]["x-personal-data"] == "CONTACT"
    assert user["partner_id"]["type"] == "string"


def test_random_calls_by_the_document_never_break_the_service(world: World) -> None:
    """Hypothesis calls every operation with what the document allows, and with what it does not."""
    web = make_flask(world.app)
    token = world.app.peers.token(world.people["admin"])
    schema = schemathesis.openapi.from_wsgi("/bare/api/openapi.json", web)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found.err()
        operation = found.ok()

        @hypothesis.settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def holds(case: Any) -> None:
            answer = case.call(session=None, headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code < 500, answer.text
            case.validate_response(answer, checks=CHECKS)

        holds()
