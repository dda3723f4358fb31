"""Every pod is "restricted", asks for what it needs, and goes without losing a call."""

import copy
import json
from collections.abc import Callable

import pytest
from crm_chassis.peers import SERVICE_CONFIG

from .conftest import (
    PRODUCTION,
    WORKLOADS,
    Manifest,
    containers,
    of_kind,
    pod_of,
    rendered,
    servers,
)

ALLOWED_VOLUMES = {
    "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret",
}  # fmt: skip


def violations(pod: Manifest) -> list[str]:
    """What the pod security standard "restricted" would refuse."""
    own = pod.get("securityContext", {})
    found = [field for field in ("hostNetwork", "hostPID", "hostIPC") if pod.get(field)]
    found += [field for field in ("sysctls", "seLinuxOptions", "windowsOptions") if own.get(field)]
    for volume in pod.get("volumes", []):
        found += [f"volume {kind}" for kind in set(volume) - {"name"} - ALLOWED_VOLUMES]
    for container in [*pod.get("initContainers", []), *pod["containers"]]:
        context = {**own, **container.get("securityContext", {})}
        found += [
            f"{container['name']}: {what}" for what in container_violations(context, container)
        ]
    return found


def container_violations(context: Manifest, container: Manifest) -> list[str]:
    """The same for one container, with the pod's security context beneath its own."""
    capabilities = context.get("capabilities", {})
    rules = {
        "privileged": not context.get("privileged"),
        "procMount": context.get("procMount", "Default") == "Default",
        "allowPrivilegeEscalation": context.get("allowPrivilegeEscalation") is False,
        "capabilities are not dropped": "ALL" in capabilities.get("drop", []),
        "capabilities are added": set(capabilities.get("add", [])) <= {"NET_BIND_SERVICE"},
        "runAsNonRoot": context.get("runAsNonRoot") is True,
        "runAsUser": context.get("runAsUser") != 0,
        "seccompProfile": context.get("seccompProfile", {}).get("type")
        in ("RuntimeDefault", "Localhost"),
        "hostPort": not any("hostPort" in port for port in container.get("ports", [])),
    }
    return [what for what, kept in rules.items() if not kept]


def test_all_pods_are_restricted(manifests: tuple[Manifest, ...]) -> None:
    for workload in of_kind(manifests, *WORKLOADS):
        assert violations(pod_of(workload)) == [], workload["metadata"]["name"]
    (namespace,) = of_kind(manifests, "Namespace")
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pod: pod["containers"][0]["securityContext"].pop("allowPrivilegeEscalation"),
        lambda pod: pod["securityContext"].pop("seccompProfile"),
        lambda pod: pod["securityContext"].update(runAsUser=0),
        lambda pod: pod["volumes"].append({"name": "host", "hostPath": {"path": "/"}}),
        lambda pod: pod.update(hostNetwork=True),
    ],
)
def test_the_check_of_restricted_pods_can_fail(spoil: Callable[[Manifest], object]) -> None:
    pod = copy.deepcopy(pod_of(of_kind(rendered("trial"), "Deployment")[0]))
    spoil(pod)
    assert violations(pod)


def test_nothing_is_written_outside_of_the_volumes(manifests: tuple[Manifest, ...]) -> None:
    for workload in of_kind(manifests, *WORKLOADS):
        for container in containers(workload):
            assert container["securityContext"]["readOnlyRootFilesystem"] is True
            assert "/tmp" in {mount["mountPath"] for mount in container["volumeMounts"]}


def test_containers_say_what_they_need(manifests: tuple[Manifest, ...]) -> None:
    for workload in of_kind(manifests, *WORKLOADS):
        for container in containers(workload):
            resources = container["resources"]
            assert {"cpu", "memory"} <= resources["requests"].keys(), container["name"]
            assert "memory" in resources["limits"], container["name"]


def test_no_pod_may_talk_to_the_api_server(manifests: tuple[Manifest, ...]) -> None:
    for account in of_kind(manifests, "ServiceAccount"):
        assert account["automountServiceAccountToken"] is False
    for workload in of_kind(manifests, *WORKLOADS):
        assert pod_of(workload)["automountServiceAccountToken"] is False
    assert not of_kind(manifests, "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding")


@pytest.mark.parametrize("overlay", [*PRODUCTION, "trial"])
def test_the_kubelet_asks_by_grpc(overlay: str) -> None:
    for _, container in servers(rendered(overlay)):
        ports = {port["name"]: port["containerPort"] for port in container["ports"]}
        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            assert container[probe]["grpc"]["port"] == ports["grpc"]


def test_the_ports_are_those_that_the_service_is_told(manifests: tuple[Manifest, ...]) -> None:
    for _, container in servers(manifests):
        told = {variable["name"]: variable.get("value") for variable in container["env"]}
        for port in container["ports"]:
            assert told[f"CRM_{port['name'].upper()}_PORT"] == str(port["containerPort"])


def shortest_retries() -> float:
    """For how many seconds a client of ours tries again at the very least (a pause varies by a fifth)."""
    policy: Manifest = json.loads(SERVICE_CONFIG)["methodConfig"][0]["retryPolicy"]
    pause, longest = (
        float(policy[name].removesuffix("s")) for name in ("initialBackoff", "maxBackoff")
    )
    tries = range(policy["maxAttempts"] - 1)
    return 0.8 * sum(min(longest, pause * policy["backoffMultiplier"] ** each) for each in tries)


def test_a_pod_has_time_to_finish_its_calls(manifests: tuple[Manifest, ...]) -> None:
    for workload, container in servers(manifests):
        told = {variable["name"]: variable.get("value") for variable in container["env"]}
        waits = float(container["lifecycle"]["preStop"]["exec"]["command"][1])
        needs = waits + float(told["CRM_DRAIN_SECONDS"]) + float(told["CRM_GRACE_SECONDS"])
        assert needs < pod_of(workload)["terminationGracePeriodSeconds"]
        # a client that watches health behind one address can only retry for as long
        assert float(told["CRM_DRAIN_SECONDS"]) <= shortest_retries() / 2


def test_an_old_pod_goes_only_after_a_new_one_serves_the_new_schema(
    manifests: tuple[Manifest, ...],
) -> None:
    migrated = {
        job["metadata"]["labels"]["app.kubernetes.io/name"] for job in of_kind(manifests, "Job")
    }
    for workload, container in servers(manifests):
        name = workload["metadata"]["name"]
        if workload["kind"] == "Deployment":
            rolling = workload["spec"]["strategy"]["rollingUpdate"]
            assert rolling == {"maxSurge": 1, "maxUnavailable": 0}
        (schema,) = pod_of(workload)["initContainers"]
        assert schema["args"] == ["migrate", "--wait"]
        assert schema["image"] == container["image"]
        assert {"name": "CRM_MIGRATE", "value": "0"} in container["env"]
        assert name in migrated
