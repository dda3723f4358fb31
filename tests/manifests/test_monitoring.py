"""Alerts and dashboards ask only for figures that the services have, by labels that these carry."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from crm_channels.__main__ import SERVICE
from crm_chassis import jobs
from crm_chassis.app import App
from crm_chassis.testing import postgres, world_of
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.parser import text_string_to_metric_families

from .conftest import K8S, of_kind, rendered, servers

__all__ = ["postgres"]
DASHBOARDS = sorted((K8S / "components" / "monitoring" / "dashboards").glob("*.json"))
FROM_PROMETHEUS = {"job", "namespace", "pod", "le"}
SELECTOR = re.compile(r"\b((?:crm_|up\b)[a-z_]*)(?:\{([^}]*)\})?")
GROUPING = re.compile(r"\bby \(([^)]*)\)")


def expressions() -> Iterator[tuple[str, str]]:
    """All questions to Prometheus, with where they stand."""
    (rules,) = of_kind(rendered("production"), "PrometheusRule")
    for group in rules["spec"]["groups"]:
        for rule in group["rules"]:
            yield rule["alert"], rule["expr"]
    for file in DASHBOARDS:
        board = json.loads(file.read_text())
        for panel in board["panels"]:
            for target in panel["targets"]:
                yield f"{file.name}: {panel['title']}", target["expr"]


def figures_of(app: App) -> dict[str, set[str]]:
    """The figures of a service, each with its labels: counted ones by name, asked ones as they are told."""
    app.metrics.ask(lambda: jobs.readings(app))
    found: dict[str, set[str]] = {}
    for counted in vars(app.metrics).values():
        if isinstance(counted, MetricWrapperBase):
            endings = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}
            (family,) = counted.describe()
            for ending in endings.get(family.type, [""]):
                found[family.name + ending] = set(counted._labelnames)
    for family in text_string_to_metric_families(app.metrics.text().decode()):
        for sample in family.samples:
            found.setdefault(sample.name, set()).update(sample.labels)
    return found


@pytest.fixture
def exported(postgres: Any, tmp_path: Path) -> Iterator[dict[str, set[str]]]:
    for world in world_of(SERVICE, postgres, tmp_path):
        yield figures_of(world.app)


def test_alerts_and_dashboards_ask_for_figures_that_exist(exported: dict[str, set[str]]) -> None:
    for where, expression in expressions():
        asked = [match for match in SELECTOR.finditer(expression) if match[1] != "up"]
        known = set(FROM_PROMETHEUS)
        for match in asked:
            assert match[1] in exported, where
            known |= exported[match[1]]
            for label in re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", match[2] or ""):
                assert label in exported[match[1]] | FROM_PROMETHEUS, f"{where}: {label}"
        for group in GROUPING.findall(expression):
            assert {label.strip() for label in group.split(",")} <= known, where


def test_what_alerts_name_in_their_texts_is_in_their_result() -> None:
    (rules,) = of_kind(rendered("production"), "PrometheusRule")
    for rule in (rule for group in rules["spec"]["groups"] for rule in group["rules"]):
        grouped = GROUPING.findall(rule["expr"])
        kept = (
            {label.strip() for group in grouped for label in group.split(",")}
            if grouped
            else FROM_PROMETHEUS
        )
        named = set(re.findall(r"\$labels\.(\w+)", "".join(rule["annotations"].values())))
        assert named <= kept, rule["alert"]


def test_prometheus_finds_the_metrics_of_every_service() -> None:
    (monitor,) = of_kind(rendered("production"), "ServiceMonitor")
    wanted = monitor["spec"]["selector"]["matchLabels"].items()
    found = [
        s
        for s in of_kind(rendered("production"), "Service")
        if wanted <= s["metadata"]["labels"].items()
    ]
    assert {service["metadata"]["name"] for service in found} == {
        workload["metadata"]["name"] for workload, _ in servers(rendered("production"))
    }
    for service in found:
        assert monitor["spec"]["endpoints"][0]["port"] in {
            port["name"] for port in service["spec"]["ports"]
        }


@pytest.mark.parametrize("file", DASHBOARDS, ids=lambda file: file.stem)
def test_a_dashboard_can_be_loaded(file: Path) -> None:
    board = json.loads(file.read_text())
    assert {"uid", "title", "panels", "schemaVersion"} <= board.keys()
    ids = [panel["id"] for panel in board["panels"]]
    assert len(ids) == len(set(ids))
    places = {(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in board["panels"]}
    assert len(places) == len(ids)
