"""The one-node Kubernetes in the shared folder, with the images of this repository and the overlay `node` on it.

The rule kept here: what runs is what `kubectl kustomize` renders, on images that were built by the script that ships;
every step has an end, and afterwards nothing is left but podman's cache.
"""

import base64
import json
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
KUBE = ROOT.parent / "shared" / "kube"
SERVICES = ("customers", "tickets", "channels", "reports")
NAMESPACE = "crm"
Manifest = dict[str, Any]
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{os.environ['PATH']}:{KUBE}:/usr/sbin:/sbin",
    "CONTAINERS_CONF": os.environ.get("CONTAINERS_CONF", str(KUBE / "containers.conf")),
}


class CommandFailed(AssertionError):
    """A command that ended badly, with what it said."""


def run(*command: str | Path, timeout: float = 300, text: str | None = None, **more: str) -> str:
    """Runs a command to its end and returns what it said."""
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        capture_output=True,
        text=True,
        input=text,
        timeout=timeout,
        env={**ENVIRONMENT, **more},
        cwd=ROOT,
    )
    if done.returncode:
        shown = " ".join(str(part) for part in command)[:200]
        raise CommandFailed(
            f"{shown}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        )
    return done.stdout.strip()


def wait_until(what: str, ready: Callable[[], bool], seconds: float) -> None:
    """Waits until something is so."""
    ends = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > ends:
            raise CommandFailed(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.5)


class Cluster:
    """The node, as far as the tests use it."""

    def kubectl(self, *arguments: str, timeout: float = 120, text: str | None = None) -> str:
        """Runs kubectl in our namespace."""
        return run(
            "kube-node",
            "kubectl",
            f"--namespace={NAMESPACE}",
            *arguments,
            timeout=timeout,
            text=text,
        )

    def get(self, *arguments: str) -> Manifest:
        """Asks for something as it is now."""
        found: Manifest = json.loads(self.kubectl("get", *arguments, "--output=json"))
        return found

    def apply(self, *manifests: Manifest) -> None:
        """Applies manifests."""
        self.kubectl("apply", "--filename=-", text=yaml.safe_dump_all(manifests))

    def rolled_out(self, *workloads: str, seconds: int = 240) -> None:
        """Waits until the present version of these runs everywhere."""
        for workload in workloads:
            self.kubectl(
                "rollout", "status", workload, f"--timeout={seconds}s", timeout=seconds + 30
            )

    def address(self, service: str) -> str:
        """The address of a Service, as a pod would reach it."""
        return str(self.get("service", service)["spec"]["clusterIP"])

    def pods(self, service: str) -> list[Manifest]:
        """The pods of a service that serve or are about to, without those on their way out."""
        labels = f"app.kubernetes.io/name={service},app.kubernetes.io/component=server"
        found: list[Manifest] = self.get("pods", f"--selector={labels}")["items"]
        return [pod for pod in found if "deletionTimestamp" not in pod["metadata"]]

    def ready(self, service: str) -> list[str]:
        """The names of the pods that are ready."""
        return [
            pod["metadata"]["name"]
            for pod in self.pods(service)
            for condition in pod["status"].get("conditions", [])
            if condition["type"] == "Ready" and condition["status"] == "True"
        ]

    def secret(self, name: str, key: str) -> str:
        """A value that a Secret holds."""
        return base64.b64decode(self.get("secret", name)["data"][key]).decode()

    def says(self) -> str:
        """What helps to see why something did not come up."""
        parts = [self.kubectl("get", "pods,jobs", "--output=wide")]
        parts.append(self.kubectl("get", "events", "--sort-by=.lastTimestamp")[-3000:])
        for pod in self.get("pods")["items"]:
            name = pod["metadata"]["name"]
            try:
                parts.append(
                    f"--- {name}\n{self.kubectl('logs', name, '--all-containers', '--tail=15')}"
                )
            except CommandFailed as failed:
                parts.append(f"--- {name}: {failed}")
        return "\n".join(parts)


def rendered() -> list[Manifest]:
    """The overlay for this node."""
    newer = run("newer-kubectl", timeout=300)
    text = run(newer, "kustomize", ROOT / "k8s" / "overlays" / "node")
    return list(yaml.safe_load_all(text))


def build() -> list[str]:
    """Builds the images, without a registry; returns their names."""
    run("base-image", timeout=600)
    run("postgres-image", timeout=600)
    names = run(
        ROOT / "services" / "build-images.sh",
        timeout=1200,
        BASE="localhost/python-base:3.11",
        NAME="localhost/crm-",
        TAG="ci",
        OFFLINE="1",
    )
    return [*names.split(), "localhost/postgres:15"]


def start() -> Cluster:
    """Builds, starts the node, applies the overlay and waits until all of it runs."""
    cluster = Cluster()
    images = build()
    run("kube-node", "down", timeout=120)  # what a run before may have left
    run("kube-node", "up", timeout=600)
    run("kube-node", "load", *images, timeout=600)
    manifests = rendered()
    cluster.apply(*[manifest for manifest in manifests if manifest["kind"] == "Namespace"])
    cluster.kubectl("apply", "--filename=-", text=run(ROOT / "k8s" / "make_secrets.py", "--trial"))
    # values that only the API server judges: quantities, enumerations, port ranges
    cluster.kubectl("apply", "--dry-run=server", "--filename=-", text=yaml.safe_dump_all(manifests))
    cluster.apply(*manifests)
    try:
        cluster.rolled_out("deployment/customers", "deployment/tickets", "deployment/channels")
        cluster.rolled_out("statefulset/reports")
    except CommandFailed as failed:
        raise CommandFailed(f"{failed}\n{cluster.says()}") from None
    return cluster
