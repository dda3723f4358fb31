"""The portal: invitations that open once, and that a partner's people see nothing of anybody else."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm_chassis.auth import Principal
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound, Precondition, Refusal
from crm_chassis.records import timestamp

from .network_desk import approved, insider, partner, step, submitted

PUBLIC = Principal("public/invitations", "", (), ("invitations.accept",), "all")
PASSWORD = "a password for tests"


def invite(world: Any, partner_id: int, user_id: str = "ann.lee", **more: Any) -> Any:
    fields = {"partner_id": partner_id, "user_id": user_id, "display_name": "Ann Lee"}
    return world.call("CreatePortalInvitation", portal_invitation=fields, **more)


def accept(world: Any, token: str, **more: Any) -> Any:
    fields = {"token": token, "password": PASSWORD, **more}
    return world.call("AcceptPortalInvitation", by=PUBLIC, **fields)


def test_whoever_has_the_link_gets_an_account_of_that_partner(world: Any) -> None:
    dealer = partner(world, "A", contacts=[{"name": "Ann", "email": "ann@a.example"}])
    (person,) = world.call("ListPartnerPersons").partner_persons
    fields = {"partner_id": dealer.partner_id, "user_id": "ann"}
    fields |= {"partner_person_id": person.partner_person_id}
    made = world.call("CreatePortalInvitation", portal_invitation=fields)
    assert (made.display_name, made.email) == ("Ann", "ann@a.example")
    read = world.call("ReadPortalInvitation", token=made.token, by=PUBLIC)
    assert (read.user_id, read.partner_name) == ("ann", "A")
    assert accept(world, made.token).user_id == "ann"
    signed_in = world.call("SignIn", user_id="ann", password=PASSWORD)
    assert (list(signed_in.user.roles), signed_in.user.partner_id) == (["partner"], 1)
    (person,) = world.call("ListPartnerPersons").partner_persons
    assert person.user_id == "ann"
    key = {"portal_invitation_id": made.portal_invitation_id}
    assert world.call("GetPortalInvitation", **key).token == ""


def test_a_link_opens_once_however_many_try(world: Any) -> None:
    token = invite(world, partner(world, "A").partner_id).token

    def attempt(_: int) -> str:
        try:
            return str(accept(world, token).user_id)
        except Refusal as refused:
            return refused.reason

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(attempt, range(8)))
    assert outcomes == ["INVITATION_CLOSED"] * 7 + ["ann.lee"]


@pytest.mark.parametrize("how", ["revoked", "late", "ended"])
def test_a_closed_link_opens_nothing(world: Any, how: str) -> None:
    dealer = partner(world, "A")
    made = invite(world, dealer.partner_id, valid_days=3)
    if how == "revoked":
        world.call("RevokePortalInvitation", portal_invitation_id=made.portal_invitation_id)
    elif how == "late":
        world.clock.forward(days=3)
    else:
        ended = {"partner_id": dealer.partner_id, "state": "PARTNER_STATE_ENDED"}
        world.call("UpdatePartner", partner=ended)
    with pytest.raises(Precondition) as refused:
        accept(world, made.token)
    assert refused.value.reason == "INVITATION_CLOSED"


def test_a_link_cannot_be_made_up_or_bent(world: Any) -> None:
    key = partner(world, "A").partner_id
    one, two = invite(world, key), invite(world, key, "bo")
    number, _, seal = one.token.partition(".")
    other = two.token.partition(".")[0]
    for token in ("x", "99.abc", f"{other}.{seal}", f"{number}.{seal}x", f"{number}.", "1.ü"):
        with pytest.raises(Invalid) as refused:
            accept(world, token)
        assert list(refused.value.fields) == ["token"]


def test_a_name_is_offered_once_and_never_that_of_somebody(world: Any) -> None:
    key = partner(world, "A").partner_id
    invite(world, key)
    with pytest.raises(AlreadyExists) as offered:
        invite(world, key)
    assert offered.value.reason == "INVITATION_OPEN"
    user = {"user_id": "bo", "display_name": "Bo", "roles": ["rep"]}
    world.call("CreateUser", user=user)
    with pytest.raises(AlreadyExists) as taken:
        invite(world, key, "bo")
    assert taken.value.reason == "USER_EXISTS"
    with pytest.raises(NotFound):
        invite(world, 99, "cy")


def test_what_opens_a_link_is_kept_nowhere(world: Any) -> None:
    fields = {"partner_id": partner(world, "A").partner_id, "user_id": "ann", "display_name": "A"}
    asked = {"portal_invitation": fields, "request_id": "once"}
    made = world.call("CreatePortalInvitation", **asked)
    assert made.token
    assert not world.call("CreatePortalInvitation", **asked).token
    assert not any(made.token in str(event) for event in world.events("crm.channels."))
    assert not world.call("ListPortalInvitations").portal_invitations[0].token
    with pytest.raises(Forbidden):
        world.call("ListPortalInvitations", by=insider(world, 1))


def both(world: Any) -> tuple[Any, Any]:
    """Two partners with all that there can be of each; everything of the second says “Zweite”."""
    found = []
    for number, name in ((1, "Erste"), (2, "Zweite")):
        people = [{"name": f"{name} Person", "email": f"{name.lower()}@b.example"}]
        more = {"notes": f"{name} notes", "contacts": people, "contract_number": f"{name} C"}
        made = partner(world, f"{name} Firma", owner_id=f"{name.lower()}.rep", **more)
        assert made.partner_id == number
        key = {"partner_id": number}
        contract = {**key, "number": f"{name} 1", "start_date": "2026-01-01"}
        world.call("CreatePartnerContract", partner_contract=contract)
        world.call("CreatePartnerCertification", partner_certification={**key, "name": name})
        now = timestamp(world.clock.now())
        visit = {**key, "plan_time": now, "purpose": f"{name} purpose"}
        world.call("CreatePartnerVisit", partner_visit=visit)
        invite(world, number, f"{name.lower()}.ann")
        submitted(world, "Gemeinsam AG", number, notes=name, product_line=name)
        own = approved(
            world, {1: "Bergbau Huber", 2: "Zweite Kunde"}[number], number, notes=f"{name} deal"
        )
        asked = {"deal_registration_id": own.deal_registration_id, "days": 5, "reason": name}
        world.call("CreateRegistrationExtension", registration_extension=asked)
        found.append(own)
    return found[0], found[1]


def test_a_partner_sees_nothing_of_another_by_any_list_or_get(world: Any) -> None:
    mine, other = both(world)
    inside = insider(world, 1)
    keys = {
        "partner_id": 2,
        "deal_registration_id": other.deal_registration_id,
        "partner_person_id": 2,
        "partner_contract_id": 2,
        "partner_certification_id": 2,
        "partner_visit_id": 2,
        "portal_invitation_id": 2,
        "registration_extension_id": 2,
        "territory_id": 1,
    }
    tried = set()
    for method in world.app.methods.values():
        if not method.service.startswith("crm.channels.v1.") or not method.reads:
            continue
        request = method.request_class()
        fields = method.request_class.DESCRIPTOR.fields_by_name
        for name, key in keys.items():
            if name in fields:
                setattr(request, name, key)
        if "end_customer_name" in fields and not request.ListFields():
            request.end_customer_name = "Zweite Kunde"
        try:
            said = str(world.call(method.name, request, by=inside)).lower()
        except Refusal as refused:
            assert refused.code != "INTERNAL", method.full_name
            continue
        tried.add(method.name)
        said = said.replace('end_customer_name: "zweite kunde"', "")
        assert "zweite" not in said, method.full_name
    wanted = {"ListPartners", "ListDealRegistrations", "ListPartnerPersons", "ListTierBenefits"}
    wanted |= {"ListPartnerContracts", "ListPartnerCertifications", "ListCustomerConflicts"}
    assert wanted <= tried
    (conflict,) = world.call("ListCustomerConflicts", by=inside).customer_conflicts
    key = {"customer_conflict_id": conflict.customer_conflict_id}
    assert "zweite" not in str(world.call("GetEndCustomerView", **key, by=inside)).lower()
    assert step(world, "Withdraw", mine, by=inside).state == 8
