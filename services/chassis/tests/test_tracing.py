"""Every call belongs to a trace that goes on through other services; a collector sees it when there is one."""

import http.server
import threading
import time

import pytest
from crm.access.v1 import users_pb2
from crm_chassis import auth, testing, tracing
from crm_chassis.app import Service
from crm_chassis.config import Config
from crm_chassis.doors.grpc import GrpcDoor
from crm_chassis.errors import Refusal
from crm_chassis.peers import Peers

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


def test_the_caller_s_trace_is_carried_on():
    with tracing.span("a", {"traceparent": PARENT}) as trace_id:
        assert trace_id == "0af7651916cd43dd8448eb211c80319c"
        version, sent, span_id, flags = tracing.outgoing().split("-")
        assert (version, sent, flags) == ("00", trace_id, "01")
        assert span_id != "b7ad6b7169203331"
    assert tracing.trace_id() == ""


@pytest.mark.parametrize(
    "wrong", ["", "x", "00-" + "0" * 32 + "-b7ad6b7169203331-01", PARENT.upper(), PARENT + "-x"]
)
def test_what_is_no_trace_begins_one(wrong):
    with tracing.span("a", {"traceparent": wrong}) as trace_id:
        assert len(trace_id) == 32
        assert trace_id != "0af7651916cd43dd8448eb211c80319c"


def test_work_inside_of_work_is_of_the_same_trace():
    with tracing.span("a", {}) as outer, tracing.span("b", {}) as inner:
        assert inner == outer


def test_outside_of_a_span_the_named_trace_is_sent():
    assert tracing.outgoing("f" * 32).split("-")[1] == "f" * 32


def test_without_a_collector_nothing_of_opentelemetry_is_in_the_way():
    tracing.configure(Config("tests"))
    begin = time.process_time()
    for _ in range(10_000):
        with tracing.span("a", {"traceparent": PARENT}):
            pass
    assert (time.process_time() - begin) / 10_000 < 200e-6


class Collector(http.server.BaseHTTPRequestHandler):
    """An OTLP receiver over HTTP."""

    def do_POST(self):
        from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
            ExportTraceServiceRequest,
        )

        assert self.path == "/v1/traces"
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.headers.get("content-encoding") == "gzip":
            import gzip

            body = gzip.decompress(body)
        self.server.came.append(ExportTraceServiceRequest.FromString(body))
        self.send_response(200)
        self.send_header("content-type", "application/x-protobuf")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def collector():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    server.came = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    tracing.stop()
    server.shutdown()
    thread.join()
    server.server_close()


def spans(collector):
    tracing.stop()
    return [
        span
        for request in collector.came
        for resource in request.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


@pytest.fixture
def asking(world, postgres, tmp_path):
    """A second service, which asks the first over gRPC."""
    door = GrpcDoor(world.app, "127.0.0.1:0")
    for other in testing.world_of(Service(name="asking"), postgres, tmp_path):
        other.app.peers = Peers(other.app, {"bare": f"127.0.0.1:{door.port}"})
        yield other.app
        other.app.peers.close()
    door.server.stop(0).wait()


def test_a_collector_sees_one_trace_across_two_services(asking, collector):
    tracing.configure(Config("tests", otlp_endpoint=f"http://127.0.0.1:{collector.server_port}"))

    def ask(call, request):
        return call.peers.get("bare").call("GetUser", users_pb2.GetUserRequest(user_id="nobody"))

    object.__setattr__(asking.by_name["ListUsers"], "handler", ask)
    person = auth.person("anna", "Anna", ("admin",))
    with pytest.raises(Refusal, match="no user nobody"):
        asking.call("ListUsers", users_pb2.ListUsersRequest(), person, traceparent=PARENT)
    found = {span.name: span for span in spans(collector)}
    first = found["crm.access.v1.UsersService.ListUsers"]
    second = found["crm.access.v1.UsersService.GetUser"]
    assert first.trace_id.hex() == second.trace_id.hex() == PARENT.split("-")[1]
    assert first.parent_span_id.hex() == PARENT.split("-")[2]
    assert second.parent_span_id == first.span_id
    told = {item.key: item.value.string_value for item in second.attributes}
    assert told == {"rpc.response.status_code": "NOT_FOUND"}
