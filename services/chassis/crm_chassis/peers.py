"""The other modules, as far as they are there: one way to call them, as the caller and within its deadline.

The rule kept here: an absent peer narrows, never breaks. A call to a peer takes at most the peer deadline and never
longer than our own caller waits; it carries the caller's rights (in a short-lived token of ours) and trace.
"""

import threading
import time
from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from grpc_status import rpc_status

from crm_chassis import auth, tracing
from crm_chassis.auth import Principal
from crm_chassis.away import Away
from crm_chassis.doors.statuses import refusal_from_status
from crm_chassis.errors import PeerUnavailable

if TYPE_CHECKING:
    from crm_chassis.app import App

M = TypeVar("M", bound=Message)
# What every client should use; it comes with the protos, and docs/operations.md says why it is as it is.
SERVICE_CONFIG = (files("crm") / "service_config.json").read_text(encoding="utf-8")
CHANNEL_OPTIONS = [
    ("grpc.service_config", SERVICE_CONFIG),
    ("grpc.enable_retries", 1),
    ("grpc.max_receive_message_length", 64 * 1024 * 1024),
    ("grpc.initial_reconnect_backoff_ms", 200),
    ("grpc.max_reconnect_backoff_ms", 2000),
    # A peer that starts after us has no address until then: ask for it again soon, not after half a minute.
    ("grpc.dns_min_time_between_resolutions_ms", 1000),
    ("grpc.keepalive_time_ms", 30000),
    ("grpc.use_local_subchannel_pool", 1),
]


def channel(address: str) -> grpc.Channel:
    """A channel with our retry policy."""
    return grpc.insecure_channel(address, options=CHANNEL_OPTIONS)


def method_of(name: str, request: Message) -> MethodDescriptor:
    """The RPC of this name that takes this request: it stands in the request's own proto file."""
    for service in request.DESCRIPTOR.file.services_by_name.values():
        method = service.methods_by_name.get(name)
        if method is not None and method.input_type is request.DESCRIPTOR:
            return method
    raise LookupError(f"no RPC {name} takes a {request.DESCRIPTOR.full_name}")


def stub(to: grpc.Channel, method: MethodDescriptor) -> "grpc.UnaryUnaryMultiCallable[Any, Any]":
    """The callable of one RPC on a channel."""
    return to.unary_unary(
        f"/{method.containing_service.full_name}/{method.name}",
        request_serializer=lambda message: message.SerializeToString(),
        response_deserializer=GetMessageClass(method.output_type).FromString,
    )


class Peer:
    """Another module, called as one caller."""

    def __init__(self, name: str, peers: "CallerPeers") -> None:
        self.name = name
        self.peers = peers

    def call(self, method: str, request: Message, seconds: float | None = None) -> Any:
        """Calls an RPC; raises PeerUnavailable when the peer is down or too slow, else what the peer refuses with."""
        left = seconds or self.peers.home.deadline
        if self.peers.ends is not None:
            left = min(left, self.peers.ends - time.monotonic())
        if left <= 0:
            raise PeerUnavailable(self.name, "was not asked: no time was left", slow=True)
        return self.peers.home.send(
            self.name, method_of(method, request), request, left, self.peers.metadata()
        )


class CallerPeers:
    """The peers as one call sees them."""

    __slots__ = ("ends", "home", "principal", "trace_id")

    def __init__(
        self, home: "Peers", principal: Principal, ends: float | None, trace_id: str
    ) -> None:
        self.home = home
        self.principal = principal
        self.ends = ends
        self.trace_id = trace_id

    def get(self, name: str) -> Peer | None:
        """The peer, or None when this installation does not have it."""
        return Peer(name, self) if self.home.has(name) else None

    def metadata(self) -> tuple[tuple[str, str], ...]:
        """What goes along with every call."""
        return (
            ("authorization", f"Bearer {self.home.token(self.principal)}"),
            ("traceparent", tracing.outgoing(self.trace_id)),
        )


class Peers:
    """The channels to the peers of one service."""

    def __init__(self, app: "App", addresses: Mapping[str, str]) -> None:
        self.app = app
        self.addresses = dict(addresses)
        self.deadline = app.config.peer_deadline_seconds
        self.channels: dict[str, grpc.Channel] = {}
        self.stubs: dict[tuple[str, MethodDescriptor], Any] = {}
        self.tokens: dict[Principal, tuple[float, str]] = {}
        self.lock = threading.Lock()
        self.away = Away()
        self.closed = False

    def has(self, name: str) -> bool:
        """Whether this installation has that module."""
        return name in self.addresses

    def as_caller(
        self, principal: Principal, ends: float | None = None, trace_id: str = ""
    ) -> CallerPeers:
        """The peers for one call."""
        return CallerPeers(self, principal, ends, trace_id)

    def token(self, principal: Principal) -> str:
        """A token of ours that shows the peer who is asking; made anew before it ends."""
        now = self.app.clock.now()
        made = self.tokens.get(principal)
        if made is None or made[0] < now.timestamp():
            half = (now + auth.DELEGATION / 2).timestamp()
            made = (half, auth.mint(self.app.config.token_key, principal, now, auth.DELEGATION))
            if len(self.tokens) > 5000:
                self.tokens.clear()
            self.tokens[principal] = made
        return made[1]

    def send(
        self,
        name: str,
        method: MethodDescriptor,
        request: M,
        seconds: float,
        metadata: tuple[tuple[str, str], ...],
    ) -> Any:
        """One call to a peer, with everything decided."""
        self.away.check(name)
        send = self.stubs.get((name, method))
        if send is None:
            with self.lock:
                if name not in self.channels:
                    self.channels[name] = channel(self.addresses[name])
                send = self.stubs[name, method] = stub(self.channels[name], method)
        try:
            reply = send(request, timeout=seconds, metadata=metadata)
        except (grpc.RpcError, ValueError) as error:
            if (
                self.closed
            ):  # gRPC says CANCELLED of a call under way, ValueError of one that comes too late
                raise PeerUnavailable(name, "is not asked any more: this service ends") from None
            if isinstance(error, ValueError):
                raise
            if error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED):
                slow = error.code() == grpc.StatusCode.DEADLINE_EXCEEDED
                why = "took too long" if slow else "does not answer"
                if not slow or seconds > self.deadline / 2:  # else our caller was in a hurry
                    self.away.failed(name)
                raise PeerUnavailable(name, why, slow=slow) from None
            self.away.answered(name)
            raise refusal_from_status(rpc_status.from_call(error), str(error.details())) from None
        self.away.answered(name)
        return reply

    def close(self) -> None:
        """Closes all channels; who waits for a peer waits no longer."""
        self.closed = True
        for each in self.channels.values():
            each.close()
