"""The REST door of each service keeps to its own document, whatever it is sent."""

import hypothesis
from crm_chassis.doors.http import make_flask
from hypothesis import HealthCheck, Phase
from openapi_spec_validator import validate
from schemathesis import openapi
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks

CHECKS = [
    checks.response_schema_conformance,
    checks.content_type_conformance,
    checks.status_code_conformance,
]
EXAMPLES = 2  # of each operation; the fuzz of test_bad_input.py goes on below the door


def own_operations(world, schema):
    """What the service has beside what all have: those are called in the chassis' own test (test_openapi.py)."""
    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found.err()
        operation = found.ok()
        if operation.definition.raw["x-grpc-method"].startswith(f"crm.{world.app.service.name}."):
            yield operation


def schema_of(world):
    path = f"/{world.app.service.name}/api/openapi.json"
    return path, make_flask(world.app)


def test_the_document_of_each_service_is_valid(shared_world):
    path, web = schema_of(shared_world)
    document = web.test_client().get(path).json
    validate(document)
    described = {
        operation["x-grpc-method"]
        for item in document["paths"].values()
        for operation in item.values()
    }
    assert described == set(shared_world.app.methods)


def test_no_call_by_the_document_breaks_the_service(shared_world):
    path, web = schema_of(shared_world)
    token = shared_world.app.peers.token(shared_world.people["admin"])
    answers = []
    for operation in own_operations(shared_world, openapi.from_wsgi(path, web)):

        @hypothesis.settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @hypothesis.given(case=operation.as_strategy())
        def call(case):
            case.query = {
                **(case.query or {}),
                **({"wait_seconds": 0} if "events" in case.path else {}),
            }
            answer = case.call(headers={"Authorization": f"Bearer {token}"})
            answers.append(answer.status_code)
            # Whoever gives a call a millisecond is told, rightly, that it is over.
            late = answer.status_code == 504 and "x-deadline-ms" in (case.headers or {})
            assert answer.status_code < 500 or late, answer.text
            case.validate_response(answer, checks=CHECKS)
            if answer.status_code == 400:
                error = answer.json()["error"]
                assert error["reason"] != "INVALID_FIELDS" or error["fields"], error

        call()
    assert len(answers) >= EXAMPLES
