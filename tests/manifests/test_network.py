"""The network lets through exactly the flows that the code has, and the configuration names the same ones."""

import ast
import importlib
import re
from collections.abc import Iterator

import pytest
from crm_chassis.mail_settings import IMAP_PORTS, SMTP_PORTS

from .conftest import (
    PRODUCTION,
    ROOT,
    SERVICES,
    Manifest,
    labels_of,
    of_kind,
    pod_of,
    rendered,
    servers,
)

Flow = tuple[str, str, int]
COMPONENT, NAME = "app.kubernetes.io/component", "app.kubernetes.io/name"


def asked_peers(service: str) -> Iterator[str]:
    """The peers that the service's code asks by name: `call.peers.get("customers")`."""
    for file in (ROOT / "services" / service / f"crm_{service}").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "get"
            ):
                continue
            owner = node.func.value
            named = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if named == "peers" and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def peers_in_code(service: str) -> set[str]:
    """Whom a service calls: whose feed it follows, whom it asks, and who keeps the accounts of all."""
    followed = importlib.import_module(f"crm_{service}.__main__").SERVICE.peers
    return ({*followed, *asked_peers(service)} | {"customers"}) - {service}


def configuration(manifests: tuple[Manifest, ...]) -> dict[str, dict[str, str]]:
    """What each service is told, by its name."""
    maps = {
        config["metadata"]["name"]: config["data"] for config in of_kind(manifests, "ConfigMap")
    }
    return {
        workload["metadata"]["name"]: maps[container["envFrom"][0]["configMapRef"]["name"]]
        for workload, container in servers(manifests)
    }


def matches(selector: Manifest, labels: dict[str, str]) -> bool:
    """Whether a label selector finds these labels."""
    for expression in selector.get("matchExpressions", []):
        assert expression["operator"] == "In"
        if labels.get(expression["key"]) not in expression["values"]:
            return False
    return bool(selector.get("matchLabels", {}).items() <= labels.items())


def pods(manifests: tuple[Manifest, ...]) -> dict[str, dict[str, str]]:
    """The labels of all pods that there will be: "tickets server" → labels. The databases' come from their operator."""
    found = [labels_of(w) for w in of_kind(manifests, "Deployment", "StatefulSet", "Job")]
    found += [c["spec"]["inheritedMetadata"]["labels"] for c in of_kind(manifests, "Cluster")]
    return {f"{labels[NAME]} {labels[COMPONENT]}": labels for labels in found}


def open_flows(manifests: tuple[Manifest, ...], direction: str) -> set[Flow]:
    """The flows between pods that the policies let out ("egress") or in ("ingress")."""
    side, flows = {"egress": "to", "ingress": "from"}[direction], set()
    known = pods(manifests)
    for policy in of_kind(manifests, "NetworkPolicy"):
        for rule in policy["spec"].get(direction, []):
            others = [
                peer["podSelector"] for peer in rule.get(side, []) if set(peer) == {"podSelector"}
            ]
            for own, labels in known.items():
                if not matches(policy["spec"]["podSelector"], labels):
                    continue
                for other, other_labels in known.items():
                    for port in rule["ports"]:
                        if any(matches(selector, other_labels) for selector in others):
                            pair = (own, other) if direction == "egress" else (other, own)
                            flows.add((*pair, port["port"]))
    return flows


def wanted_flows(manifests: tuple[Manifest, ...]) -> set[Flow]:
    """The flows between pods that exist: to the peers, to the own database, and among the database's instances."""
    deployed = [workload["metadata"]["name"] for workload, _ in servers(manifests)]
    flows: set[Flow] = set()
    for name in deployed:
        flows |= {(f"{name} {part}", f"{name} database", 5432) for part in ("server", "migration")}
        flows |= {(f"{name} database", f"{name} database", port) for port in (5432, 8000)}
        if len(deployed) > 1:
            flows |= {(f"{name} server", f"{peer} server", 7000) for peer in peers_in_code(name)}
    return flows


def test_services_are_told_of_the_peers_that_their_code_has() -> None:
    for name, data in configuration(rendered("production")).items():
        told = dict(pair.split("=") for pair in data["CRM_PEERS"].split(","))
        assert set(told) == peers_in_code(name)
        assert all(address == f"{peer}-peers:7000" for peer, address in told.items())
        assert data["CRM_SIGN_IN"] == "customers"
        assert data["CRM_MODULES"] == ",".join(f"{module}=/{module}" for module in SERVICES)


def test_operators_can_read_the_same_peers() -> None:
    page = (ROOT / "docs" / "operations.md").read_text()
    table = page[page.index("<!-- peers:begin -->") : page.index("<!-- peers:end -->")]
    rows = re.findall(r"^\| (\w+) \| ([\w, ]+) \|$", table, re.MULTILINE)[1:]
    assert {name: set(peers.split(", ")) for name, peers in rows} == {
        name: peers_in_code(name) for name in SERVICES
    }


def test_a_service_alone_is_told_of_no_other() -> None:
    for name in SERVICES:
        (data,) = configuration(rendered(f"{name}-only")).values()
        assert not {"CRM_PEERS", "CRM_MODULES", "CRM_SIGN_IN"} & data.keys()


@pytest.mark.parametrize("overlay", PRODUCTION)
@pytest.mark.parametrize("direction", ["egress", "ingress"])
def test_exactly_the_flows_that_exist_are_open(overlay: str, direction: str) -> None:
    assert open_flows(rendered(overlay), direction) == wanted_flows(rendered(overlay))


@pytest.mark.parametrize("overlay", PRODUCTION)
def test_everything_else_is_closed_both_ways(overlay: str) -> None:
    policies = of_kind(rendered(overlay), "NetworkPolicy")
    assert {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]} in [
        policy["spec"] for policy in policies
    ]
    outside = set()
    for policy in policies:
        for rule in policy["spec"].get("ingress", []):
            for peer in rule["from"]:
                if "namespaceSelector" in peer:
                    (space,) = peer["namespaceSelector"]["matchLabels"].values()
                    outside |= {(space, port["port"]) for port in rule["ports"]}
    assert outside == {
        ("ingress-nginx", 8000), ("monitoring", 9000), ("monitoring", 9187), ("cnpg-system", 8000),
    }  # fmt: skip


def test_calls_out_of_the_cluster_go_by_https_or_mail_and_never_into_private_networks() -> None:
    sent, fetched = (
        {port for scheme, port in ports.items() if "plain" not in scheme}
        for ports in (SMTP_PORTS, IMAP_PORTS)
    )
    for policy in of_kind(rendered("production"), "NetworkPolicy"):
        for rule in policy["spec"].get("egress", []):
            for peer in rule.get("to", []):
                if "ipBlock" in peer:
                    # All send notices by mail; only tickets fetches mails.
                    mails = sent | fetched if policy["metadata"]["name"] == "tickets" else sent
                    assert {each["port"] for each in rule["ports"]} == {443, *mails}
                    assert {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"} <= set(
                        peer["ipBlock"]["except"]
                    )


def test_the_database_is_the_services_own() -> None:
    for workload, container in servers(rendered("production")):
        name = workload["metadata"]["name"]
        for each in [container, *pod_of(workload)["initContainers"]]:
            (url,) = [v for v in each["env"] if v["name"] == "CRM_DATABASE_URL"]
            assert url["valueFrom"]["secretKeyRef"]["name"] == f"{name}-db-app"
