"""What a service counts about itself, for Prometheus: calls, pool, feed, jobs, webhooks.

The rule kept here: counting a call costs under 2 µs, so label children are looked up once; what the database knows is
asked when somebody scrapes, not on the way of a call. Labels are names of code, never data.
"""

import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.sql import Database

BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
Reading = tuple[str, str, dict[str, str], float]  # name, help, labels, value


class Asked(Collector):
    """Figures that are asked for when somebody scrapes; a source that fails is left out."""

    def __init__(self) -> None:
        self.sources: list[Callable[[], Iterable[Reading]]] = []

    def describe(self) -> Iterable[Metric]:
        """Nothing is known before it is asked."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """All sources' figures, one family for each name."""
        families: dict[str, GaugeMetricFamily] = {}
        for source in self.sources:
            try:
                readings = list(source())
            except Exception:  # noqa: S112 (a database that is away must not hide the other figures)
                continue
            for name, text, labels, value in readings:
                family = families.setdefault(
                    name, GaugeMetricFamily(name, text, labels=sorted(labels))
                )
                family.add_metric([labels[key] for key in sorted(labels)], value)
        return families.values()


class Metrics:
    """The figures of one service in one process."""

    def __init__(self, app: "App") -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        self.asked = Asked()
        self.asked.sources.append(lambda: pool_readings(app.database))
        self.registry.register(self.asked)
        self.calls = self._counter("crm_calls", "Calls by method and outcome", "method", "code")
        self.seconds = Histogram(
            "crm_call_seconds",
            "Time a call took",
            ["method"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.job_runs = self._counter(
            "crm_job_runs", "Job runs by kind and outcome", "kind", "outcome"
        )
        self.running = self._gauge("crm_jobs_running", "Jobs running in this process")
        self.followed = self._counter("crm_feed_events", "Events taken from a peer's feed", "peer")
        self.stopped = self._gauge(
            "crm_feed_stopped", "1 while a consumer stands at an event it cannot apply", "peer"
        )
        self.lag = self._gauge(
            "crm_feed_lag_seconds", "Since when a peer's feed was not followed to its end", "peer"
        )
        self.deliveries = self._counter(
            "crm_webhook_attempts", "Attempts to deliver by outcome", "outcome"
        )
        self._call = lru_cache(maxsize=4096)(self._children)

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(name, text, labels, registry=self.registry)

    def _gauge(self, name: str, text: str, *labels: str) -> Gauge:
        """Of several processes only one has something to tell, or each a part: so they are added up."""
        return Gauge(name, text, labels, registry=self.registry, multiprocess_mode="livesum")

    def _children(self, method: str, code: str) -> tuple[Any, Any]:
        return self.calls.labels(method, code), self.seconds.labels(method)

    def call(self, method: str, code: str, seconds: float) -> None:
        """Counts one call."""
        counter, histogram = self._call(method, code)
        counter.inc()
        histogram.observe(seconds)

    def ask(self, source: Callable[[], Iterable[Reading]]) -> None:
        """Adds a source of figures that is asked at every scrape."""
        self.asked.sources.append(source)

    def text(self) -> bytes:
        """All figures in Prometheus' text form; with several processes, those of all together."""
        if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            return generate_latest(self.registry)
        together = CollectorRegistry(auto_describe=False)
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        together.register(self.asked)
        return generate_latest(together)


def pool_readings(database: "Database") -> Iterable[Reading]:
    """How full the pool of connections is."""
    window = database.window()
    text = "Connections to the database"
    for state, value in (("open", window.size), ("free", window.free), ("awaited", window.waiting)):
        yield "crm_pool_connections", text, {"state": state}, float(value)
