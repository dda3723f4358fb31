"""The REST door: JSON in, the pipeline, JSON or an error out; its addresses come from google.api.http.

The rule kept here: nothing is decided at the door; every refusal, also of a path or a verb, has the same JSON shape.
"""

from typing import TYPE_CHECKING, Any

import flask
import orjson
from google.protobuf.message import Message
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from crm_chassis import tracing
from crm_chassis.doors import files, json_out, openapi
from crm_chassis.doors.json_errors import HTTP_STATUS, error_body, error_headers
from crm_chassis.doors.json_in import Reader
from crm_chassis.doors.routes import Route, Router
from crm_chassis.errors import Exhausted, Internal, Invalid, Refusal
from crm_chassis.logs import log
from crm_chassis.pipeline import pipeline
from crm_chassis.said import said

if TYPE_CHECKING:
    from crm_chassis.app import App

NAME = "api"
VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
HEADERS = ("authorization", "accept-language", "traceparent", "x-deadline-ms")
JSON = "application/json"


def blueprint(app: "App") -> flask.Blueprint:
    """The API of a service under /<service>/api."""
    api = flask.Blueprint(NAME, __name__, url_prefix=f"/{app.config.service}/api")
    router = Router(app.methods.values())
    document = orjson.dumps(openapi.document(app.config.service, router.routes))

    @api.get("/openapi.json")
    def describe() -> Response:
        return flask.Response(document, 200, mimetype=JSON)

    @api.route("/", defaults={"path": ""}, methods=[*VERBS, "OPTIONS"])
    @api.route("/<path:path>", methods=[*VERBS, "OPTIONS"])
    def serve(path: str) -> Response:
        try:
            return _serve(app, router, f"/{path}")
        except Refusal as refusal:
            return refused(refusal)
        except RequestEntityTooLarge as error:
            text = said(
                "The body may have at most %(most)s bytes.",
                most=flask.current_app.config["MAX_CONTENT_LENGTH"],
            )
            return refused(Invalid({"": text}, "TOO_LARGE"), error.code)
        except HTTPException as error:
            return refused(Invalid({"": str(error.description)}, "BAD_REQUEST"), error.code or 400)
        except Exception:
            came = {"traceparent": flask.request.headers.get("traceparent", "")}
            with tracing.span("rest", came) as trace_id:
                log.exception("the REST door failed", path=flask.request.path)
            return refused(Internal(trace_id))

    return api


def refused(refusal: Refusal, http_status: int = 0, **headers: str) -> Response:
    """The JSON answer for a refusal."""
    status = http_status or HTTP_STATUS[refusal.code]
    body = orjson.dumps(error_body(refusal, status))
    return flask.Response(body, status, {**error_headers(refusal), **headers}, mimetype=JSON)


class NoRoute(Refusal):
    """An address that leads nowhere."""

    code = "NOT_FOUND"


class WrongVerb(Refusal):
    """An address that exists, but not with this verb."""

    code = "UNIMPLEMENTED"


def _serve(app: "App", router: Router, path: str) -> Response:
    """One call."""
    request = flask.request
    route, variables, others = router.find(
        "GET" if request.method == "HEAD" else request.method, path
    )
    if route is None and others:
        verbs = ", ".join(others)
        wrong = WrongVerb(
            "WRONG_VERB",
            said(
                "%(path)s is not served with %(method)s, but with %(verbs)s.",
                path=path,
                method=request.method,
                verbs=verbs,
            ),
        )
        return refused(wrong, 405, Allow=verbs)
    if route is None:
        raise NoRoute("NO_SUCH_PATH", said("Nothing is served at %(path)s.", path=path))
    if request.environ.get("crm.waiting", 0) > app.config.max_calls:
        raise Exhausted("OVERLOADED", "Too many calls at once. Send this one again in a moment.")
    message: Any = _request(app, route, variables)
    metadata = {name: request.headers[name] for name in HEADERS if name in request.headers}
    reply = pipeline(app, route.method, message, metadata)
    if isinstance(reply, bytes):
        reply = route.method.reply_class.FromString(reply)
    if route.method.reply_class.DESCRIPTOR.full_name == files.NAME:

        def more(offset: int) -> Message:
            message.offset = offset
            return pipeline(app, route.method, message, metadata)

        return files.answer(reply, more)
    return _answer(route, reply)


def _request(app: "App", route: Route, variables: dict[str, str]) -> Message:
    """The request message out of body, query and address; the address has the last word."""
    reader = Reader()
    message: Any = route.method.request_class()
    arguments = dict(flask.request.args.lists())
    if route.body == "*" and flask.request.mimetype == "multipart/form-data":
        files.into(message, reader, app.config.max_attachment_mb)
    elif route.body:
        body = reader.text(flask.request.get_data(cache=False))
        if route.body == "*":
            reader.message(message, body)
        else:
            part = getattr(message, route.body)
            part.SetInParent()
            reader.message(part, body, route.body)
    if route.body != "*":
        reader.parameters(message, arguments.items())
    elif arguments:
        for name in arguments:
            reader.wrong(name, "belongs into the body")
    for path, text in variables.items():
        reader.parameter(message, path, [text])
    key = flask.request.headers.get("Idempotency-Key")
    if key and route.method.has_request_id and not message.request_id:
        message.request_id = key
    reader.check()
    checked: Message = message
    return checked


def _answer(route: Route, reply: Any) -> Response:
    """The reply as JSON, with its etag where it has one."""
    response = flask.Response(json_out.encode(reply), 200, mimetype=JSON)
    if "etag" in route.method.reply_class.DESCRIPTOR.fields_by_name and reply.etag:
        response.headers["ETag"] = f'"{reply.etag}"'
    return response
