"""A refusal as JSON: the same content as google.rpc.Status, under the HTTP status that fits.

The rule kept here: {"error": {code, status, message, reason, metadata, fields: [{field, description}]}}, always.
"""

from typing import Any

from google.rpc import code_pb2

from crm_chassis.errors import Refusal

HTTP_STATUS = {
    "CANCELLED": 499,
    "UNKNOWN": 500,
    "INVALID_ARGUMENT": 400,
    "DEADLINE_EXCEEDED": 504,
    "NOT_FOUND": 404,
    "ALREADY_EXISTS": 409,
    "PERMISSION_DENIED": 403,
    "UNAUTHENTICATED": 401,
    "RESOURCE_EXHAUSTED": 429,
    "FAILED_PRECONDITION": 400,
    "ABORTED": 409,
    "OUT_OF_RANGE": 400,
    "UNIMPLEMENTED": 501,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
    "DATA_LOSS": 500,
}
AGAIN_SECONDS = {"RESOURCE_EXHAUSTED": "1", "UNAVAILABLE": "2"}

ERROR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "Why a call was refused: the same content as google.rpc.Status.",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "status", "message", "reason", "metadata", "fields"],
            "properties": {
                "code": {"type": "integer", "description": "The HTTP status."},
                "status": {"type": "string", "enum": sorted(HTTP_STATUS)},
                "grpc_code": {"type": "integer"},
                "message": {"type": "string"},
                "reason": {"type": "string", "description": "Which case it is, in capitals."},
                "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
                "fields": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["field", "description"],
                        "properties": {
                            "field": {"type": "string", "description": "The path of the field."},
                            "description": {"type": "string"},
                        },
                    },
                },
            },
        }
    },
}


def error_body(refusal: Refusal, http_status: int = 0) -> dict[str, Any]:
    """What a refused call answers."""
    return {
        "error": {
            "code": http_status or HTTP_STATUS[refusal.code],
            "status": refusal.code,
            "grpc_code": code_pb2.Code.Value(refusal.code),
            "message": refusal.message,
            "reason": refusal.reason,
            "metadata": refusal.metadata,
            "fields": [
                {"field": path, "description": text} for path, text in refusal.fields.items()
            ],
        }
    }


def error_headers(refusal: Refusal) -> dict[str, str]:
    """The headers that go with it: when to come again, how to sign in."""
    headers = {}
    if refusal.code in AGAIN_SECONDS:
        headers["Retry-After"] = AGAIN_SECONDS[refusal.code]
    if refusal.code == "UNAUTHENTICATED":
        headers["WWW-Authenticate"] = 'Bearer realm="Firsthand"'
    return headers
