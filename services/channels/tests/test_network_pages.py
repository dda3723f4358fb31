"""The pages of the network: they open in both languages, and forms do what they say."""

import re
from typing import Any

import pytest
from crm_chassis.doors.http import make_flask
from crm_chassis.records import timestamp

from .network_desk import approved, insider, partner, submitted
from .test_pages import Browser

ADDRESSES = (
    *("/partners/1", "/partners/1/edit", "/partners/1/invite", "/invitations/1", "/visits"),
    *("/persons/1", "/contracts/1", "/certifications/1", "/visits/1", "/territories", "/tiers"),
    *("/territories/new", "/territories/1", "/tiers/1", "/conflicts", "/conflicts?q=acme"),
    *("/conflicts/1", "/approval-times", "/registrations/1", "/partners/1/visits/new"),
)
PARTNERS_TOO = ("/partners/1", "/conflicts", "/conflicts/1", "/contracts/1", "/registrations/1")


@pytest.fixture
def filled(world: Any) -> Any:
    """One of everything."""
    north = world.call("CreateTerritory", territory={"name": "North"})
    key = {"partner_id": partner(world, "A", territory_id=north.territory_id).partner_id}
    partner(world, "B")
    world.call("CreatePartnerPerson", partner_person={**key, "name": "Ann"})
    contract = {**key, "number": "C-1", "start_date": "2026-01-01"}
    world.call("CreatePartnerContract", partner_contract=contract)
    world.call("CreatePartnerCertification", partner_certification={**key, "name": "Pumps"})
    now = timestamp(world.clock.now())
    world.call("CreatePartnerVisit", partner_visit={**key, "plan_time": now})
    invited = {**key, "user_id": "ann.lee", "display_name": "Ann"}
    world.call("CreatePortalInvitation", portal_invitation=invited)
    approved(world, "Acme Ltd", 1)
    submitted(world, "ACME", 2)
    return world


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_page_opens(filled: Any, language: str) -> None:
    browser = Browser(filled, "admin", language)
    for address in ADDRESSES:
        browser.get(address)
    inside = Browser(filled, insider(filled, 1), language)
    for address in PARTNERS_TOO:
        inside.get(address)


def test_a_visit_is_reported_and_a_conflict_decided(filled: Any) -> None:
    browser = Browser(filled, "admin")
    browser.send("/visits/1", "CompletePartnerVisit", outcome="Wants pumps")
    assert "Wants pumps" in browser.get("/partners/1")
    outcome = "CUSTOMER_CONFLICT_OUTCOME_SHARED"
    browser.send("/conflicts/1", "DecideCustomerConflict", outcome=outcome, reason="Both")
    assert "Both" in browser.get("/conflicts/1")


def test_whoever_has_the_link_makes_an_account(filled: Any) -> None:
    link = re.search(r"/channels/invited/[\w.-]+", Browser(filled, "admin").get("/invitations/1"))
    assert link
    assert "<header" not in Browser(filled, "admin").get(link[0].removeprefix("/channels"))
    client = make_flask(filled.app).test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(link[0]).text)
    assert token
    typed = {"csrf_token": token[1], "password": "long enough it is", "again": "otherwise"}
    assert client.post(link[0], data=typed).status_code == 422
    reply = client.post(link[0], data={**typed, "again": typed["password"]})
    assert reply.status_code == 200, reply.text
    assert "ann.lee" in reply.text
    assert client.get(link[0]).status_code == 410
    assert client.get("/channels/invited/1.bent").status_code == 404
