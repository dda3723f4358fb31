"""The OpenAPI 3.1 document of a service, out of the same descriptors that serve it: it cannot be out of date.

The rule kept here: nothing is written twice. Addresses come from google.api.http, texts from the protos' comments,
constraints from the field rules, rights from the rule option.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from google.protobuf.descriptor import Descriptor, FieldDescriptor

from crm_chassis.doors import files, json_schema
from crm_chassis.doors.form_fields import field_of, is_required
from crm_chassis.doors.json_errors import ERROR_SCHEMA
from crm_chassis.doors.routes import VARIABLE, Route

Schema = dict[str, Any]
SIMPLE = frozenset(
    {"google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask"}
)
DEEPEST = 3
DEADLINE = {"$ref": "#/components/parameters/Deadline"}
IDEMPOTENCY = {"$ref": "#/components/parameters/IdempotencyKey"}
PARAMETERS: Schema = {
    "Deadline": {
        "name": "x-deadline-ms",
        "in": "header",
        "description": "How long the caller waits, in milliseconds; after that nothing is changed.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 600000},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": "The same as request_id: the same key again gives the first reply again.",
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9_.-]{1,64}$"},
    },
}


def document(service: str, routes: Sequence[Route]) -> Schema:
    """The whole document."""
    paths: Schema = {}
    for route in sorted(routes, key=lambda route: (route.template, route.verb)):
        address = VARIABLE.sub(lambda found: f"{{{_short(found[1])}}}", route.template)
        paths.setdefault(address, {})[route.verb.lower()] = _operation(route)
    names = sorted({route.method.service for route in routes})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"Firsthand {service}",
            "version": "v1",
            "description": f"The API of the {service} module: the same methods as over gRPC.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"/{service}/api"}],
        "security": [{"bearer": []}],
        "tags": [
            {"name": _short(name), "description": json_schema.comment(name)} for name in names
        ],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A token from signing in, an API key, or a token of the company's OIDC provider.",
                }
            },
            "parameters": PARAMETERS,
            "responses": {
                "Refused": {
                    "description": "The call was refused.",
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Error"}}
                    },
                }
            },
            "schemas": {"Error": ERROR_SCHEMA, **_schemas(routes)},
        },
    }


def _short(name: str) -> str:
    """The last word of a dotted name; dots in the names of address variables are more than many tools take."""
    return name.rpartition(".")[2]


def _operation(route: Route) -> Schema:
    """One method under one address."""
    method = route.method
    said = json_schema.comment(method.full_name)
    operation_id = f"{_short(method.service)}_{method.name}"
    extra = list(method.http).index(next(h for h in method.http if _template(h) == route.template))
    operation: Schema = {
        "operationId": f"{operation_id}_{extra}" if extra else operation_id,
        "tags": [_short(method.service)],
        "summary": said.partition("\n")[0],
        "description": said,
        "parameters": [*_parameters(route), DEADLINE, *([] if method.reads else [IDEMPOTENCY])],
        "responses": {
            "200": {
                "description": json_schema.comment(method.reply_class.DESCRIPTOR.full_name)
                or "The reply.",
                "content": _content(method.reply_class.DESCRIPTOR),
            },
            "default": {"$ref": "#/components/responses/Refused"},
        },
        "x-grpc-method": method.full_name,
    }
    if route.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": _body(route)}},
        }
        if "content" in method.request_class.DESCRIPTOR.fields_by_name:
            operation["requestBody"]["description"] = (
                "Also as multipart/form-data: fields by their names, the file in the part `content`."
            )
    if method.rule.open:
        operation["security"] = []
    else:
        operation["x-scope"] = method.rule.scope
    return operation


def _content(descriptor: Descriptor) -> Schema:
    """What a reply comes as: JSON, or a file as it is."""
    if descriptor.full_name == files.NAME:
        return {"*/*": {"schema": {}}}
    return {"application/json": {"schema": json_schema.reference(descriptor)}}


def _template(rule: Any) -> str:
    return str(getattr(rule, rule.WhichOneof("pattern")))


def _body(route: Route) -> Schema:
    """What is sent in the body: a field, or the request without what the address says."""
    descriptor = route.method.request_class.DESCRIPTOR
    if route.body != "*":
        return json_schema.of_field(descriptor.fields_by_name[route.body])
    in_address = frozenset(name for name in route.variables if "." not in name)
    return json_schema.of_message(descriptor, in_address, request=True)


def _parameters(route: Route) -> Iterator[Schema]:
    """What is sent in the address and the query."""
    descriptor = route.method.request_class.DESCRIPTOR
    for path in route.variables:
        field = field_of(descriptor, path)
        if field is None:
            raise LookupError(f"{route.template}: {descriptor.full_name} has no field {path}")
        schema = json_schema.of_field(field)
        if schema.get("type") == "string":
            schema.setdefault("minLength", 1)
        schema.pop("readOnly", None)
        yield {"name": _short(path), "in": "path", "required": True, **_said(schema)}
    if route.body == "*":
        return
    for path, field in _flat(descriptor, "", 0):
        if path in route.variables or path == route.body or path.startswith(f"{route.body}."):
            continue
        needed = "." not in path and is_required(field)
        yield {
            "name": path,
            "in": "query",
            "required": needed,
            **_said(json_schema.of_field(field)),
        }


def _said(schema: Schema) -> Schema:
    """A parameter's description beside its schema."""
    return {"description": schema.pop("description", ""), "schema": schema}


def _flat(descriptor: Descriptor, before: str, depth: int) -> Iterator[tuple[str, FieldDescriptor]]:
    """All fields that can be query parameters, nested ones with dots."""
    for field in descriptor.fields:
        path = f"{before}{field.name}"
        inner = field.message_type
        if inner is None or inner.full_name in SIMPLE:
            yield path, field
        elif (
            not field.is_repeated and depth < DEEPEST and not inner.full_name.startswith("google.")
        ):
            yield from _flat(inner, f"{path}.", depth + 1)


def _schemas(routes: Iterable[Route]) -> Schema:
    """The schemas of all messages that are reached."""
    found: Schema = {}

    def add(descriptor: Descriptor) -> None:
        if "$ref" not in json_schema.reference(descriptor) or descriptor.full_name in found:
            return
        if descriptor.GetOptions().map_entry:
            inside = [descriptor.fields_by_name["value"]]
        else:
            found[descriptor.full_name] = json_schema.of_message(descriptor)
            inside = list(descriptor.fields)
        for field in inside:
            if field.message_type is not None:
                add(field.message_type)

    for route in routes:
        add(route.method.reply_class.DESCRIPTOR)
        for field in route.method.request_class.DESCRIPTOR.fields:
            if route.body and field.message_type is not None:
                add(field.message_type)
    return dict(sorted(found.items()))
