"""What is counted, and that counting is cheap and survives a database that is away."""

import os
import subprocess
import sys
import time

import pytest
from crm_chassis.errors import NotFound
from crm_chassis.metrics import Metrics


def test_calls_are_counted_by_method_and_outcome(world):
    with pytest.raises(NotFound):
        world.call("GetUser", user_id="nobody")
    world.call("ListUsers")
    text = world.app.metrics.text().decode()
    assert (
        'crm_calls_total{code="NOT_FOUND",method="crm.access.v1.UsersService.GetUser"} 1.0' in text
    )
    assert 'crm_calls_total{code="OK",method="crm.access.v1.UsersService.ListUsers"} 1.0' in text
    assert 'crm_call_seconds_count{method="crm.access.v1.UsersService.ListUsers"} 1.0' in text
    assert 'crm_pool_connections{state="open"}' in text


def test_a_source_that_fails_hides_no_other_figure(world):
    def broken():
        raise ConnectionError

    world.app.metrics.ask(broken)
    world.app.metrics.ask(lambda: [("crm_test", "A figure", {"peer": "x"}, 3.0)])
    assert b'crm_test{peer="x"} 3.0' in world.app.metrics.text()


def test_counting_a_call_costs_next_to_nothing(world):
    metrics = Metrics(world.app)
    begin = time.process_time()
    for _ in range(20_000):
        metrics.call("crm.x.v1.X.GetX", "OK", 0.001)
    assert (time.process_time() - begin) / 20_000 < 100e-6


SEVERAL = """
import sys
from types import SimpleNamespace
from crm_chassis.metrics import Metrics
window = SimpleNamespace(size=1, free=1, waiting=0)
metrics = Metrics(SimpleNamespace(database=SimpleNamespace(window=lambda: window)))
for _ in range(int(sys.argv[1])):
    metrics.call("X", "OK", 0.001)
metrics.stopped.labels("peer").set(0)
sys.stdout.write(metrics.text().decode())
"""


def test_several_processes_count_together(tmp_path):
    environment = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for count in ("2", "3"):
        told = subprocess.run(
            [sys.executable, "-c", SEVERAL, count],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    assert 'crm_calls_total{code="OK",method="X"} 5.0' in told
    assert "crm_pool_connections" in told
