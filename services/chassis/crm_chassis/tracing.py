"""Which trace a piece of work belongs to, and how the next service hears of it (W3C traceparent).

The rule kept here: every call has a trace id and hands it on, always. Spans are sent to a collector only when
CRM_OTLP_ENDPOINT is set; only then is OpenTelemetry imported, and it stays out of the way of each call otherwise.
"""

import random
import re
from collections.abc import Mapping
from contextvars import ContextVar, Token
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.errors import Refusal

if TYPE_CHECKING:
    from crm_chassis.config import Config

TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")


class Place(NamedTuple):
    """Where we are: the trace, our span in it, and whether spans of this trace are kept."""

    trace_id: str
    span_id: str
    flags: str


_place: ContextVar[Place | None] = ContextVar("place", default=None)
_sender: dict[str, Any] = {}


def _new(bits: int) -> str:
    """A random id; 128 or 64 bits make all-zero ids a thing that does not happen."""
    return f"{random.getrandbits(bits):0{bits // 4}x}"


def _parse(traceparent: str) -> Place | None:
    found = TRACEPARENT.fullmatch(traceparent)
    return Place(*found.groups()) if found else None


def trace_id() -> str:
    """The trace of the work at hand, or ""."""
    place = _place.get()
    return place.trace_id if place else ""


def outgoing(of_trace: str = "") -> str:
    """The traceparent to send along; `of_trace` names the trace when we are outside of a span."""
    place = _place.get()
    if place is None or (of_trace and place.trace_id != of_trace):
        place = Place(of_trace or _new(128), _new(64), "01")
    return f"00-{place.trace_id}-{place.span_id}-{place.flags}"


class span:  # noqa: N801 (used as `with span(…) as trace_id`)
    """A piece of work: carries on the trace of the caller's metadata, or begins one."""

    __slots__ = ("name", "parent", "recorded", "token")

    def __init__(self, name: str, metadata: Mapping[str, str]) -> None:
        self.name = name
        self.parent = _parse(metadata.get("traceparent", "")) or _place.get()
        self.token: Token[Place | None]
        self.recorded: Any = None

    def __enter__(self) -> str:
        parent = self.parent
        if _sender:
            self.recorded = _start(self.name, parent)
            context = self.recorded.get_span_context()
            place = Place(
                f"{context.trace_id:032x}",
                f"{context.span_id:016x}",
                f"{int(context.trace_flags):02x}",
            )
        else:
            trace = parent.trace_id if parent else _new(128)
            place = Place(trace, _new(64), parent.flags if parent else "00")
        self.token = _place.set(place)
        return place.trace_id

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        _place.reset(self.token)
        if self.recorded is not None:
            _end(self.recorded, error)


def _start(name: str, parent: Place | None) -> Any:
    """Begins a recorded span."""
    trace = _sender["trace"]
    context = None
    if parent is not None:
        flags = trace.TraceFlags(int(parent.flags, 16))
        remote = trace.SpanContext(int(parent.trace_id, 16), int(parent.span_id, 16), True, flags)
        context = trace.set_span_in_context(trace.NonRecordingSpan(remote))
    return _sender["tracer"].start_span(name, context=context, kind=trace.SpanKind.SERVER)


def _end(recorded: Any, error: BaseException | None) -> None:
    """Ends a recorded span; of an error only its code goes along, never its text."""
    code = error.code if isinstance(error, Refusal) else "INTERNAL" if error else "OK"
    recorded.set_attribute("rpc.response.status_code", code)
    if code in ("INTERNAL", "UNAVAILABLE", "DEADLINE_EXCEEDED"):
        recorded.set_status(_sender["trace"].StatusCode.ERROR)
    recorded.end()


def configure(config: "Config") -> None:
    """Sends spans to the collector that the configuration names (OTLP over HTTP); without one: none."""
    if not config.otlp_endpoint:
        return
    # Costs 100-200 µs a call and much memory: only for those who ask for it (extra `tracing`).
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({"service.name": config.service}))
    exporter = OTLPSpanExporter(endpoint=f"{config.otlp_endpoint.rstrip('/')}/v1/traces", timeout=5)
    provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=1000))
    _sender.update(trace=trace, provider=provider, tracer=provider.get_tracer("crm_chassis"))


def stop() -> None:
    """Sends what is left, and no more."""
    if _sender:
        _sender["provider"].shutdown()
        _sender.clear()
