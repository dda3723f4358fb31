"""The manifests as a cluster would get them: each overlay rendered once, by a kubectl that knows components."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
K8S = ROOT / "k8s"
OVERLAYS = sorted(path.name for path in (K8S / "overlays").iterdir())
PRODUCTION = [name for name in OVERLAYS if name == "production" or name.endswith("-only")]
SERVICES = ("customers", "tickets", "channels", "reports")
WORKLOADS = ("Deployment", "StatefulSet", "Job")
Manifest = dict[str, Any]


def renders_components(kubectl: str) -> bool:
    """Whether this kubectl's kustomize knows components and replacements (5.0 came with 1.27)."""
    said = subprocess.run(
        [kubectl, "version", "--client", "--output=json"], check=False, capture_output=True
    )
    try:
        version = json.loads(said.stdout)["clientVersion"]
    except (ValueError, KeyError):
        return False
    return (int(version["major"]), int(version["minor"].rstrip("+"))) >= (1, 27)


@lru_cache
def kubectl() -> str | None:
    """The first of: $KUBECTL, the one that the shared folder beside the repository brings, one that is installed."""
    shared = ROOT.parent / "shared" / "kube" / "newer-kubectl"
    if not os.environ.get("KUBECTL") and shared.exists():
        return subprocess.run([shared], check=True, capture_output=True, text=True).stdout.strip()
    found = os.environ.get("KUBECTL") or shutil.which("kubectl")
    return found if found and renders_components(found) else None


@lru_cache
def rendered(overlay: str) -> tuple[Manifest, ...]:
    """All manifests of an overlay."""
    program = kubectl()
    if program is None:
        pytest.skip(
            "no kubectl from 1.27 on: set KUBECTL, or have ../shared/kube beside the repository"
        )
    command = [program, "kustomize", str(K8S / "overlays" / overlay)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return tuple(yaml.safe_load_all(done.stdout))


@pytest.fixture(params=OVERLAYS)
def overlay(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def manifests(overlay: str) -> tuple[Manifest, ...]:
    return rendered(overlay)


def of_kind(manifests: tuple[Manifest, ...], *kinds: str) -> list[Manifest]:
    """The manifests of these kinds."""
    return [manifest for manifest in manifests if manifest["kind"] in kinds]


def names(manifests: tuple[Manifest, ...], *kinds: str) -> set[str]:
    """The names of the manifests of these kinds."""
    return {manifest["metadata"]["name"] for manifest in of_kind(manifests, *kinds)}


def pod_of(workload: Manifest) -> Manifest:
    """The spec of a workload's pods."""
    spec: Manifest = workload["spec"]["template"]["spec"]
    return spec


def labels_of(workload: Manifest) -> dict[str, str]:
    """The labels of a workload's pods."""
    labels: dict[str, str] = workload["spec"]["template"]["metadata"]["labels"]
    return labels


def containers(workload: Manifest) -> list[Manifest]:
    """A workload's containers, those that only prepare included."""
    pod = pod_of(workload)
    return [*pod.get("initContainers", []), *pod["containers"]]


def servers(manifests: tuple[Manifest, ...]) -> Iterator[tuple[Manifest, Manifest]]:
    """The workloads that serve, each with its serving container."""
    for workload in of_kind(manifests, "Deployment", "StatefulSet"):
        if labels_of(workload)["app.kubernetes.io/component"] == "server":
            yield (
                workload,
                next(c for c in pod_of(workload)["containers"] if c["name"] == "service"),
            )
