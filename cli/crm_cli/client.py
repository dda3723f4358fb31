"""How a program on this side calls the services: the normal retry policy, credentials, and errors in words.

The rule kept here: a call waits for a service that is just restarting and is repeated when it says UNAVAILABLE; every
changing call carries an idempotency key, so a repetition has no second effect.
"""

import json
import os
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import grpc
from crm.access.v1 import users_pb2
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from .stand import Stand

# The policy that comes with the protos; people who wait at a terminal also wait for a service that is not up yet.
POLICY = json.loads((files("crm") / "service_config.json").read_text(encoding="utf-8"))
POLICY["methodConfig"][0]["waitForReady"] = True
OPTIONS = [
    ("grpc.service_config", json.dumps(POLICY)),
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 100),
    ("grpc.max_reconnect_backoff_ms", 1000),
    ("grpc.dns_min_time_between_resolutions_ms", 1000),
    ("grpc.max_receive_message_length", 64 * 1024 * 1024),
    ("grpc.use_local_subchannel_pool", 1),
]


def channel(address: str) -> grpc.Channel:
    """A channel with the normal retry policy."""
    return grpc.insecure_channel(address, options=OPTIONS)


def bearer(token: str) -> list[tuple[str, str]]:
    """The metadata that carries a token."""
    return [("authorization", f"Bearer {token}")]


def sign_in(address: str, user_id: str, password: str) -> str:
    """Signs somebody in and returns the token."""
    with channel(address) as opened:
        request = users_pb2.SignInRequest(user_id=user_id, password=password)
        method = "/crm.access.v1.UsersService/SignIn"
        token: str = Stubs(opened, []).call(method, request, users_pb2.SignInResponse).token
        return token


def administrator(stand: Stand) -> str:
    """The token of CRM_TOKEN (an API key, or a token), else one of this stand's administrator."""
    given = os.environ.get("CRM_TOKEN")
    return given or sign_in(stand.address(stand.sign_in), "admin", stand.password("admin"))


def credentials(stand: Stand) -> list[tuple[str, str]]:
    """The metadata of an administrator's calls."""
    return bearer(administrator(stand))


class Stubs:
    """The stubs of one service's channel, made when first asked for."""

    def __init__(self, opened: grpc.Channel, metadata: list[tuple[str, str]]) -> None:
        """All calls carry this metadata."""
        self.channel = opened
        self.metadata = metadata

    def call(self, method: str, request: Any, reply: type[Any], timeout: float = 30) -> Any:
        """Calls "/package.Service/Method" and returns its reply."""
        return self.multicallable(method, reply)(request, timeout=timeout, metadata=self.metadata)

    def future(self, method: str, request: Any, reply: type[Any], timeout: float = 60) -> Any:
        """Like `call`, but returns at once with a future."""
        return self.multicallable(method, reply).future(
            request, timeout=timeout, metadata=self.metadata
        )

    def multicallable(self, method: str, reply: type[Any]) -> Any:
        """The callable of a method."""
        serialize: Callable[[Any], bytes] = lambda message: message.SerializeToString()  # noqa: E731
        return self.channel.unary_unary(method, serialize, reply.FromString)


def words(error: grpc.RpcError) -> str:
    """An error as a sentence, with the fields that it names."""
    status = rpc_status.from_call(error) if isinstance(error, grpc.Call) else None
    if status is None:
        code = error.code().name if isinstance(error, grpc.Call) else "UNKNOWN"
        details = error.details() if isinstance(error, grpc.Call) else str(error)
        return f"{code}: {details}"
    parts = [status.message]
    for detail in status.details:
        bad = error_details_pb2.BadRequest()
        if detail.Unpack(bad):
            parts += [
                f"{violation.field}: {violation.description}" for violation in bad.field_violations
            ]
    return "; ".join(parts)
