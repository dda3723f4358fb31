"""One phone call, from the ring to the report, through the four services as Kubernetes runs them."""

import pytest
import requests
from crm_cli.phone_call import PhoneCall

from .cluster import SERVICES, Cluster
from .people import People

pytestmark = pytest.mark.node


def test_every_service_runs_on_its_migrated_database(cluster: Cluster) -> None:
    for job in cluster.get("jobs")["items"]:
        assert job["status"].get("succeeded") == 1, job["metadata"]["name"]
    for service in SERVICES:
        assert cluster.ready(service)
    assert len(cluster.ready("tickets")) == 2  # the autoscaler's lower bound


def test_containers_are_confined(cluster: Cluster) -> None:
    script = "id -u; touch /usr/x 2>/dev/null || echo read-only; grep -E 'NoNewPrivs|CapEff' /proc/1/status"
    for service in SERVICES:
        (pod, *_) = cluster.ready(service)
        said = cluster.kubectl("exec", pod, "--container=service", "--", "sh", "-c", script).split()
        assert said == ["10001", "read-only", "CapEff:", "0000000000000000", "NoNewPrivs:", "1"]


def test_a_call_travels_through_all_services(
    people: People, capsys: pytest.CaptureFixture[str]
) -> None:
    addresses = {service: f"{address}:7000" for service, address in people.addresses.items()}
    left = PhoneCall(addresses, people.token("admin"), tell=print, patience=60).play()

    admin = people.somebody("admin")
    ticket = admin.rest("tickets", f"/v1/tickets/{left['ticket_id']}")
    assert (ticket["state"], ticket["hand_over_count"]) == ("TICKET_STATE_CLOSED", 2)
    admin.close()
    assert "all figures equal the owners'" in capsys.readouterr().out


def test_pages_are_served_and_ask_to_sign_in(people: People) -> None:
    for service, address in people.addresses.items():
        reply = requests.get(f"http://{address}/{service}/", timeout=20, allow_redirects=False)
        assert reply.status_code == 303
        # all modules stand behind one address, where the module that keeps the accounts signs people in
        assert reply.headers["Location"].startswith("/customers/sign-in")
    page = requests.get(f"http://{people.addresses['customers']}/customers/sign-in", timeout=20)
    assert page.status_code == 200
    assert "<form" in page.text
