"""Restarts under load: with the client's normal retry policy no call fails."""

import threading

import grpc
import pytest
from crm.access.v1 import users_pb2
from crm_cli.stand import MODULES

from tests.faults.writers import Writer

# A call waits for the service that is just starting, however slow the machine: what counts is that it does not fail.
PATIENCE = 90
ME = "/crm.access.v1.UsersService/WhoAmI"


class Load:
    """Reads that go on without a pause; every failure is noted."""

    def __init__(self, stubs, stop):
        self.stubs, self.stop = stubs, stop
        self.calls, self.failures = 0, []

    def run(self):
        while not self.stop.is_set():
            try:
                self.stubs.call(ME, users_pb2.WhoAmIRequest(), users_pb2.Caller, PATIENCE)
                self.calls += 1
            except grpc.RpcError as error:
                self.failures.append(f"{error.code()}: {error.details()}")


def restart_under_load(running, modules, times):
    stop = threading.Event()
    loads = [Load(running.stubs(module), stop) for module in modules for _ in range(2)]
    writers = [
        Writer(number, module, running.stubs(module), stop, PATIENCE)
        for number, module in enumerate(
            name for name in modules if name in ("customers", "tickets")
        )
    ]
    threads = [threading.Thread(target=one.run) for one in (*loads, *writers)]
    for thread in threads:
        thread.start()
    for _ in range(times):
        for module in modules:
            running.processes.restart(module)
    stop.set()
    for thread in threads:
        thread.join(2 * PATIENCE)
    assert [one.failures for one in loads] == [[]] * len(loads)
    assert [(one.problem, one.retries) for one in writers] == [("", [])] * len(writers)
    assert all(one.calls > times for one in loads)


def test_a_restart_under_load_fails_no_call(everything):
    restart_under_load(everything, ["customers", "tickets"], times=1)


@pytest.mark.slow
def test_twenty_restarts_of_each_service_under_load_fail_no_call(everything):
    restart_under_load(everything, list(MODULES), times=20)
