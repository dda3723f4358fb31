"""Every overlay builds, is valid, and refers only to what is there."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import pytest
import yaml

from .conftest import (
    K8S,
    OVERLAYS,
    PRODUCTION,
    ROOT,
    SERVICES,
    WORKLOADS,
    Manifest,
    containers,
    labels_of,
    names,
    of_kind,
    pod_of,
    rendered,
    servers,
)

MINORS = ("1.35", "1.36", "1.37")
CUSTOM: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "custom_kinds.yaml").read_text())
# The kinds that the node's Kubernetes 1.20 wants in an older form; its own API server checks them there.
OLDER = {("policy/v1beta1", "PodDisruptionBudget")}
# Made by the operator of the databases, by k8s/make_secrets.py or by whoever keeps the certificates.
SECRETS_FROM_ELSEWHERE = {"crm", "crm-example-com-tls", *(f"{name}-db-app" for name in SERVICES)}


def test_there_is_an_overlay_for_a_trial_for_production_and_for_each_service_alone() -> None:
    wanted = {"trial", "production", "node", *(f"{name}-only" for name in SERVICES)}
    assert set(OVERLAYS) == wanted


@pytest.mark.parametrize("minor", MINORS)
def test_an_overlay_is_valid(overlay: str, minor: str) -> None:
    for manifest in rendered(overlay):
        kind = (manifest["apiVersion"], manifest["kind"])
        if " ".join(kind) in CUSTOM:
            schema = {**CUSTOM[" ".join(kind)], "$defs": CUSTOM["$defs"]}
            jsonschema.validate(manifest["spec"], schema)
        elif overlay != "node" or kind not in OLDER:
            # a kind that is not known raises too
            kubernetes_validate.validate(manifest, minor, strict=True)


def test_no_key_is_given_twice() -> None:
    rules = "{extends: relaxed, rules: {line-length: {max: 120}}}"
    command = [sys.executable, "-m", "yamllint", "--strict", "-d", rules, str(K8S)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_two_manifests_have_one_name(manifests: tuple[Manifest, ...]) -> None:
    seen = [(m["apiVersion"], m["kind"], m["metadata"]["name"]) for m in manifests]
    assert len(seen) == len(set(seen))


def test_an_overlay_for_one_service_says_nothing_of_the_others() -> None:
    for service in SERVICES:
        others = set(SERVICES) - {service}
        for manifest in rendered(f"{service}-only"):
            if (
                manifest["kind"] in ("PrometheusRule", "ConfigMap")
                and "firsthand" in manifest["metadata"]["name"]
            ):
                continue  # alerts and dashboards are the same everywhere
            assert not [other for other in others if other in yaml.safe_dump(manifest)], manifest


def test_workloads_refer_to_what_is_there(manifests: tuple[Manifest, ...]) -> None:
    config, accounts = names(manifests, "ConfigMap"), names(manifests, "ServiceAccount")
    for workload in of_kind(manifests, *WORKLOADS):
        pod, who = pod_of(workload), workload["metadata"]["name"]
        assert pod.get("serviceAccountName") in {None, *accounts}, who
        volumes = {volume["name"] for volume in pod.get("volumes", [])}
        volumes |= {
            claim["metadata"]["name"] for claim in workload["spec"].get("volumeClaimTemplates", [])
        }
        for container in containers(workload):
            for source in container.get("envFrom", []):
                if "secretRef" in source:  # what an operator may add, such as how mail goes out
                    assert source["secretRef"]["optional"], who
                else:
                    assert source["configMapRef"]["name"] in config, who
            for variable in container.get("env", []):
                if "valueFrom" in variable:
                    assert (
                        variable["valueFrom"]["secretKeyRef"]["name"] in SECRETS_FROM_ELSEWHERE
                    ), who
            assert {mount["name"] for mount in container.get("volumeMounts", [])} <= volumes, who


def test_services_find_the_pods_that_serve_and_no_others(manifests: tuple[Manifest, ...]) -> None:
    for service in of_kind(manifests, "Service"):
        wanted = service["spec"]["selector"].items()
        found = [w for w in of_kind(manifests, *WORKLOADS) if wanted <= labels_of(w).items()]
        assert len(found) == 1, service["metadata"]["name"]
        assert found[0]["kind"] != "Job"
        ports = {
            port["name"] for c in pod_of(found[0])["containers"] for port in c.get("ports", [])
        }
        assert {port["targetPort"] for port in service["spec"]["ports"]} <= ports


def test_the_ingress_leads_to_the_pages_of_every_service(manifests: tuple[Manifest, ...]) -> None:
    (ingress,) = of_kind(manifests, "Ingress")
    (rule,) = ingress["spec"]["rules"]
    services = {
        s["metadata"]["name"]: {p["name"] for p in s["spec"]["ports"]}
        for s in of_kind(manifests, "Service")
    }
    paths = {path["path"]: path["backend"]["service"] for path in rule["http"]["paths"]}
    for backend in paths.values():
        assert backend["port"]["name"] in services[backend["name"]]
    deployed = {workload["metadata"]["name"] for workload, _ in servers(manifests)}
    assert set(paths) == {"/", *(f"/{name}" for name in deployed)}
    assert all(paths[f"/{name}"]["name"] == name for name in deployed)


def test_production_is_reached_by_https_only() -> None:
    for overlay in PRODUCTION:
        (ingress,) = of_kind(rendered(overlay), "Ingress")
        hosts = {rule["host"] for rule in ingress["spec"]["rules"]}
        assert hosts == {host for entry in ingress["spec"]["tls"] for host in entry["hosts"]}
        for config in of_kind(rendered(overlay), "ConfigMap"):
            if "firsthand" not in config["metadata"]["name"]:
                assert config["data"]["CRM_SECURE_COOKIES"] == "true"


def test_images_have_a_version_and_a_migration_carries_it_in_its_name(
    manifests: tuple[Manifest, ...],
) -> None:
    for workload in of_kind(manifests, *WORKLOADS):
        for container in containers(workload):
            _, colon, tag = container["image"].rpartition(":")
            assert colon, container["image"]
            assert tag != "latest"
    for overlay in set(OVERLAYS) - {"node"}:
        for job in of_kind(rendered(overlay), "Job"):
            image = pod_of(job)["containers"][0]["image"]
            assert job["metadata"]["name"].endswith(f"-migrate-{image.rpartition(':')[2]}")


def test_a_migration_depends_on_nothing_that_changes_within_a_version(
    manifests: tuple[Manifest, ...],
) -> None:
    # a finished Job cannot be changed, and a generated ConfigMap has another name after every change
    for job in of_kind(manifests, "Job"):
        assert all("envFrom" not in container for container in containers(job))


def test_autoscalers_and_disruption_budgets_are_about_workloads_that_exist(
    manifests: tuple[Manifest, ...],
) -> None:
    for scaler in of_kind(manifests, "HorizontalPodAutoscaler"):
        target = scaler["spec"]["scaleTargetRef"]
        (deployment,) = [
            d for d in of_kind(manifests, target["kind"]) if d["metadata"]["name"] == target["name"]
        ]
        assert (
            "replicas" not in deployment["spec"]
        )  # else every apply would undo what the autoscaler did
        assert scaler["spec"]["minReplicas"] >= 2
    for budget in of_kind(manifests, "PodDisruptionBudget"):
        wanted = budget["spec"]["selector"]["matchLabels"].items()
        several = of_kind(manifests, "Deployment", "StatefulSet")
        assert [d for d in several if wanted <= labels_of(d).items()]


def test_reports_goes_on_when_a_node_is_lost() -> None:
    manifests = rendered("production")
    (reports,) = of_kind(manifests, "StatefulSet")
    assert reports["spec"]["replicas"] == 2
    (service,) = [
        one for one in of_kind(manifests, "Service") if one["metadata"]["name"] == "reports"
    ]
    assert service["spec"]["sessionAffinity"] == "ClientIP"
    (config,) = [
        one
        for one in of_kind(manifests, "ConfigMap")
        if one["metadata"]["name"].startswith("reports-")
    ]
    assert config["data"]["CRM_FACTS_MEMORY"] == "1GB"


def test_the_secrets_that_are_needed_are_those_that_the_script_prints() -> None:
    done = subprocess.run([K8S / "make_secrets.py", "--trial"], capture_output=True, check=True)
    printed = {
        item["metadata"]["name"]: item["stringData"]
        for item in yaml.safe_load(done.stdout)["items"]
    }
    for workload in of_kind(rendered("trial"), *WORKLOADS):
        for container in containers(workload):
            for variable in container.get("env", []):
                if "valueFrom" in variable:
                    reference = variable["valueFrom"]["secretKeyRef"]
                    assert reference["key"] in printed[reference["name"]]
    assert len(printed["crm"]["token-key"]) >= 32
    assert not of_kind(rendered("trial"), "Secret")


def test_the_four_containerfiles_share_their_first_half() -> None:
    texts = [(ROOT / "services" / name / "Containerfile").read_text() for name in SERVICES]
    heads = {
        text[text.index("ARG BASE") : text.index("FROM chassis AS service-build")] for text in texts
    }
    assert len(heads) == 1
    for name, text in zip(SERVICES, texts, strict=True):
        rest = text[text.index("FROM chassis AS service-build") :]
        for other in SERVICES:
            assert other == name or not re.search(rf"\b(crm_)?{other}\b", rest)
        assert re.findall(r"^USER (.*)$", text, re.MULTILINE)[0] == "10001:10001"
