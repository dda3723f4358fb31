"""Upgrades, crashes and broken migrations: those who call do not notice."""

import copy
import os
import signal
import tempfile
import time
from pathlib import Path

import pytest
from crm.tickets.v1 import tickets_pb2
from crm_chassis import migrate

from .cluster import Cluster, CommandFailed, Manifest, rendered, run, wait_until
from .load import Load, under_load
from .people import People

pytestmark = pytest.mark.node
PATIENCE = 240  # seconds: the node's machine may have other work
# A step that any database refuses, behind the last one that there is.
BROKEN = '''"""A step that fails."""

from alembic import op

revision, down_revision, branch_labels, depends_on = "tickets_broken", {head!r}, None, None


def upgrade() -> None:
    op.execute("alter table tickets rename to tickets_old")
    op.execute("select 1 / 0")
'''


def assert_nothing_lost(load: Load, people: People) -> None:
    """Every call was answered, and every ticket that was acknowledged is there."""
    assert load.failed == []
    assert load.calls > 50
    anna = people.somebody("anna.keller")
    for ticket_id in load.written:
        anna.call("GetTicket", tickets_pb2.GetTicketRequest(ticket_id=ticket_id))
    anna.close()


def test_a_rolling_update_under_load_fails_no_call(cluster: Cluster, people: People) -> None:
    before = {*cluster.ready("customers"), *cluster.ready("tickets")}
    with under_load(people, "rolling") as load:
        cluster.kubectl("rollout", "restart", "deployment/customers", "deployment/tickets")
        cluster.rolled_out("deployment/customers", "deployment/tickets")
        wait_until("end of the old pods", lambda: not (before & names(cluster)), PATIENCE)
    assert not before & {*cluster.ready("customers"), *cluster.ready("tickets")}
    assert_nothing_lost(load, people)


def names(cluster: Cluster) -> set[str]:
    """The names of all pods."""
    return {pod["metadata"]["name"] for pod in cluster.get("pods")["items"]}


def test_a_killed_container_heals_and_no_call_fails(cluster: Cluster, people: People) -> None:
    pod = cluster.ready("tickets")[0]
    with under_load(people, "killed") as load:
        os.kill(int(run("kube-node", "pid", f"crm/{pod}", "service")), signal.SIGKILL)

        def restarted() -> bool:
            (status,) = cluster.get("pod", pod)["status"]["containerStatuses"]
            return bool(status["restartCount"] == 1 and status["ready"])

        wait_until("restart of the container", restarted, PATIENCE)
    assert_nothing_lost(load, people)


def broken_release(cluster: Cluster) -> list[Manifest]:
    """The manifests of tickets in a version whose migration fails, with the image loaded."""
    script = migrate.script_of(migrate.versions_of("tickets"))
    (head,) = [name for name in script.get_heads() if name.startswith("tickets")]
    place = "/usr/local/lib/python3.11/site-packages/crm_tickets/migrations/versions/"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "20991231_01_broken.py").write_text(BROKEN.format(head=head))
        recipe = f"FROM localhost/crm-tickets:ci\nCOPY --chmod=644 20991231_01_broken.py {place}\n"
        (Path(folder) / "Containerfile").write_text(recipe)
        run(
            "podman",
            "build",
            "--quiet",
            "--network=none",
            "--tag=localhost/crm-tickets:broken",
            folder,
        )
    run("kube-node", "load", "localhost/crm-tickets:broken")
    found = []
    for manifest in copy.deepcopy(rendered()):
        if manifest["metadata"].get("labels", {}).get(
            "app.kubernetes.io/name"
        ) == "tickets" and manifest["kind"] in (
            "Deployment",
            "Job",
        ):
            pod = manifest["spec"]["template"]["spec"]
            for container in [*pod.get("initContainers", []), *pod["containers"]]:
                container["image"] = "localhost/crm-tickets:broken"
            if manifest["kind"] == "Job":
                manifest["metadata"]["name"] = "tickets-migrate-broken"
            found.append(manifest)
    return found


def test_a_broken_migration_stops_the_rollout_and_the_old_pods_serve(
    cluster: Cluster, people: People
) -> None:
    old = set(cluster.ready("tickets"))
    before = [
        m for m in rendered() if m["kind"] == "Deployment" and m["metadata"]["name"] == "tickets"
    ]
    with under_load(people, "broken", writers=1) as load:
        cluster.apply(*broken_release(cluster))
        job = "tickets-migrate-broken"
        wait_until(
            "failure of the migration",
            lambda: cluster.get("job", job)["status"].get("failed", 0) > 0,
            PATIENCE,
        )
        time.sleep(5)
        with pytest.raises(CommandFailed, match="timed out"):
            cluster.rolled_out("deployment/tickets", seconds=10)
        (new,) = [pod for pod in cluster.pods("tickets") if pod["metadata"]["name"] not in old]
        (waiting,) = new["status"]["initContainerStatuses"]
        assert "running" in waiting["state"]
        assert set(cluster.ready("tickets")) == old
        # back to the version before: nothing of the failed step is left, so that it simply goes on
        cluster.kubectl("delete", "job", job)
        cluster.apply(*before)
        cluster.rolled_out("deployment/tickets")
    assert set(cluster.ready("tickets")) == old
    assert_nothing_lost(load, people)
    run("podman", "image", "rm", "--force", "localhost/crm-tickets:broken")
