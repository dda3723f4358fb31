"""One call's journey, the same for every method and both doors. docs/life-of-a-call.md tells it in words.

The rule kept here: nobody but this module commits. State, event, audit row and stored reply land together or not at
all; a refusal is one of our typed errors; anything else is our mistake, logged with its trace id and blank outside.
"""

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from google.protobuf.message import Message
from psycopg import errors as postgres

from crm_chassis import idempotency, masking, outbox, tracing, validation
from crm_chassis.auth import NOBODY, Principal
from crm_chassis.call import Call
from crm_chassis.database_errors import refusal_of
from crm_chassis.errors import (
    DeadlineExceeded,
    Forbidden,
    Internal,
    Invalid,
    Refusal,
    Unauthenticated,
    Unavailable,
)
from crm_chassis.i18n import speak_as, spoken
from crm_chassis.logs import log, told
from crm_chassis.methods import Method
from crm_chassis.said import said
from crm_chassis.validation import null_character

if TYPE_CHECKING:
    from crm_chassis.app import App

ATTEMPTS = 5
AGAIN = (postgres.SerializationFailure, postgres.DeadlockDetected)


def pipeline(app: "App", method: Method, request: Message, metadata: Mapping[str, str]) -> Message:
    """Carries out one call: returns its reply or raises a Refusal."""
    started = time.perf_counter()
    code = "OK"
    with tracing.span(method.full_name, metadata) as trace_id:
        try:
            return _serve(app, method, request, metadata, trace_id)
        except Refusal as refusal:
            code = refusal.code
            if (
                code == "UNAVAILABLE"
            ):  # the caller tries again; whoever is on duty wants to know why
                cause = refusal.__cause__
                why = told(cause) if cause is not None else str(refusal)
                log.warning("call cannot be answered", method=method.full_name, why=why)
            raise
        except Exception as mistake:
            code = "INTERNAL"
            log.exception("call failed", method=method.full_name)
            raise Internal(trace_id) from mistake
        finally:
            app.metrics.call(method.full_name, code, time.perf_counter() - started)


def _serve(
    app: "App", method: Method, request: Message, metadata: Mapping[str, str], trace_id: str
) -> Message:
    """From credentials to reply."""
    speak_as(app.texts)
    ends = _deadline(metadata)
    principal = NOBODY if method.rule.open else app.authenticator.principal(metadata)
    _authorize(method, principal)
    masking.keep_unseen(method, principal, request)
    validation.check(method, request)
    call = Call(
        connection=None,  # type: ignore[arg-type] # given below, for as long as it is needed
        principal=principal,
        clock=app.clock,
        peers=app.peers.as_caller(principal, ends, trace_id),
        method=method.full_name,
        request_id=getattr(request, "request_id", "")
        if method.has_request_id and not method.rule.open
        else "",
        trace_id=trace_id,
        language=spoken(metadata.get("accept-language", "")),
        ends=ends,
    )
    app.database.lend(call)
    try:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                reply = (
                    _read(method, call, request) if method.reads else _write(method, call, request)
                )
                return masking.masked(method, principal, reply)
            except AGAIN as error:
                if attempt == ATTEMPTS:
                    raise Unavailable from error
                time.sleep(random.uniform(0, 0.02) * attempt)  # noqa: S311 (so that they part)
            except psycopg.Error as error:
                if isinstance(error, psycopg.DataError) and (path := null_character(request)):
                    raise Invalid({path: "must not hold a null character"}) from None
                raise refusal_of(error) from error
    finally:
        app.database.take_back(call)
    raise AssertionError  # the loop returns or raises


def _deadline(metadata: Mapping[str, str]) -> float | None:
    """When the caller stops waiting, on the monotonic clock; raises when that is over already."""
    given = metadata.get("x-deadline-ms")
    if not given:
        return None
    try:
        left = float(given)
    except ValueError:
        raise Invalid({"x-deadline-ms": "must be a number of milliseconds"}) from None
    if left <= 0:
        raise DeadlineExceeded
    return time.monotonic() + left / 1000


def _authorize(method: Method, principal: Principal) -> None:
    """Known at all, and allowed to do this."""
    if method.rule.open:
        return
    if principal is NOBODY:
        raise Unauthenticated
    if not principal.may(method.rule.scope):
        raise Forbidden(
            said("This needs the scope %(scope)s.", scope=method.rule.scope),
            scope=method.rule.scope,
        )


def _read(method: Method, call: Call, request: Message) -> Message:
    """A reading call: no transaction, every statement sees what was committed before it."""
    return method.handler(call, request)


def _write(method: Method, call: Call, request: Message) -> Message:
    """A changing call: one transaction around key, handler, events and stored reply."""
    with transaction(call.connection, call):
        if call.request_id:
            stored = idempotency.claim(call, request)
            if stored is not None:
                return method.reply_class.FromString(stored)
        reply = method.handler(call, request)
        outbox.flush(call, call.stored_reply or reply)
        if call.ends is not None and time.monotonic() > call.ends:
            raise DeadlineExceeded
    return reply


@contextmanager
def transaction(connection: psycopg.Connection[Any], call: Call) -> Iterator[None]:
    """BEGIN … COMMIT around a block, ROLLBACK when it raises; what a rolled-back call emitted is forgotten."""
    call.emitted.clear()
    call.enqueued.clear()
    _run(connection, b"BEGIN")
    try:
        yield
        _run(connection, b"COMMIT")
    except BaseException:
        if not connection.closed and not connection.broken:
            connection.pgconn.exec_(b"ROLLBACK")
        raise


def _run(connection: psycopg.Connection[Any], command: bytes) -> None:
    """Runs BEGIN or COMMIT directly on the driver: a cursor for them would cost more than they do."""
    result = connection.pgconn.exec_(command)
    if result.status != psycopg.pq.ExecStatus.COMMAND_OK:
        state = result.error_field(psycopg.pq.DiagnosticField.SQLSTATE)
        kind = postgres.lookup(state.decode()) if state else psycopg.OperationalError
        raise kind(connection.pgconn.error_message.decode(errors="replace"))
    if command == b"COMMIT" and result.command_status == b"ROLLBACK":
        raise psycopg.OperationalError("the transaction was rolled back instead of committed")
