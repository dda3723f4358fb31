"""The gRPC door: bytes in, the pipeline, bytes or a status out.

The rule kept here: nothing is decided at the door. It also answers health, reflection and channelz, refuses what is
above the limit with RESOURCE_EXHAUSTED, and drains before it stops: health says NOT_SERVING, clients get time to
notice, running calls get time to end.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import grpc
from google.protobuf.message import DecodeError, Message
from grpc_channelz.v1 import channelz
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_health.v1.health import SERVICE_NAME as HEALTH
from grpc_reflection.v1alpha import reflection
from grpc_status import rpc_status

from crm_chassis.doors.health import Health
from crm_chassis.doors.statuses import status_of
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.methods import Method
from crm_chassis.pipeline import pipeline

if TYPE_CHECKING:
    from crm_chassis.app import App

OPTIONS = [
    ("grpc.so_reuseport", 1),
    ("grpc.max_send_message_length", 64 * 1024 * 1024),
    ("grpc.http2.min_ping_interval_without_data_ms", 10000),
    ("grpc.keepalive_permit_without_calls", 1),
]


def _serialize(reply: Message | bytes) -> bytes:
    return reply if isinstance(reply, bytes) else reply.SerializeToString()


def _behavior(app: "App", method: Method) -> Callable[[bytes, grpc.ServicerContext], Message]:
    """What gRPC calls for one method."""
    parse = method.request_class.FromString

    def behave(body: bytes, context: grpc.ServicerContext) -> Message:
        metadata = dict(context.invocation_metadata())
        left = context.time_remaining()
        if left is not None and left < 86400:
            metadata["x-deadline-ms"] = str(left * 1000)
        try:
            try:
                request = parse(body)
            except DecodeError:
                raise Invalid({"": "the message cannot be decoded"}) from None
            return pipeline(app, method, request, metadata)
        except Refusal as refusal:
            context.abort_with_status(rpc_status.to_status(status_of(refusal)))
            raise  # abort_with_status raises; this line only says so to the reader

    return behave


class GrpcDoor:
    """A running gRPC server of one process."""

    def __init__(self, app: "App", address: str) -> None:
        self.app = app
        most = max(16, app.config.max_attachment_mb + 1)
        self.server = grpc.server(
            ThreadPoolExecutor(app.config.threads, thread_name_prefix="grpc"),
            options=[*OPTIONS, ("grpc.max_receive_message_length", most * 1024 * 1024)],
            maximum_concurrent_rpcs=app.config.max_calls,
        )
        names = self._add_services()
        self.health = Health()
        health_pb2_grpc.add_HealthServicer_to_server(self.health, self.server)
        self.names = ["", *names]
        reflection.enable_server_reflection([*names, HEALTH, reflection.SERVICE_NAME], self.server)
        channelz.add_channelz_servicer(self.server)
        self.port = self.server.add_insecure_port(address)
        self.server.start()
        self._say(health_pb2.HealthCheckResponse.SERVING)

    def _add_services(self) -> list[str]:
        """Registers every method of the app; returns the services' names."""
        services: dict[str, dict[str, Any]] = {}
        for method in self.app.methods.values():
            services.setdefault(method.service, {})[method.name] = (
                grpc.unary_unary_rpc_method_handler(
                    _behavior(self.app, method),
                    request_deserializer=None,
                    response_serializer=_serialize,
                )
            )
        for name, handlers in services.items():
            self.server.add_generic_rpc_handlers(
                (grpc.method_handlers_generic_handler(name, handlers),)
            )
        return list(services)

    def _say(self, status: "health_pb2.HealthCheckResponse.ServingStatus") -> None:
        for name in self.names:
            self.health.set(name, status)

    def stop(self) -> None:
        """Drains: says NOT_SERVING, waits until clients have noticed, lets running calls end."""
        self._say(health_pb2.HealthCheckResponse.NOT_SERVING)
        time.sleep(self.app.config.drain_seconds)
        self.server.stop(self.app.config.grace_seconds).wait()
