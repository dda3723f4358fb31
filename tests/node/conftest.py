"""One node for all tests here: built, loaded and started once, and taken down at the end."""

import os
import secrets
from collections.abc import Iterator

import pytest

from . import cluster as kubernetes
from .people import People


@pytest.fixture(scope="session")
def cluster() -> Iterator[kubernetes.Cluster]:
    if os.geteuid() != 0:
        pytest.skip("the one-node Kubernetes needs root")
    if not kubernetes.KUBE.is_dir():
        pytest.skip(
            "the one-node Kubernetes is not there: it stands in ../shared/kube beside the repository"
        )
    try:
        yield kubernetes.start()
    finally:
        if not os.environ.get("CRM_KEEP_NODE"):  # set it to look around afterwards
            kubernetes.run("kube-node", "down", timeout=120)


@pytest.fixture(scope="session")
def people(cluster: kubernetes.Cluster) -> People:
    """People who can sign in: made as docs/operations.md says."""
    password = secrets.token_urlsafe(16)
    for user_id, roles, team in (("admin", "admin", ""), ("anna.keller", "agent", "service")):
        command = [
            "python",
            "-m",
            "crm_customers",
            "create-user",
            user_id,
            "--roles",
            roles,
            "--team",
            team,
        ]
        cluster.kubectl(
            "exec", "deployment/customers", "--", "env", f"CRM_PASSWORD={password}", *command
        )
    return People(cluster, password)
