"""What belongs to partners: tiers, territories, people, contracts, certifications, visits, how they do."""

from datetime import timedelta
from typing import Any

import pytest
from crm_chassis.errors import AlreadyExists, Conflict, Invalid, NotFound, Precondition
from crm_chassis.records import timestamp

from .network_desk import approved, claim, insider, notices, partner, step, submitted


def territory(world: Any, name: str, around: int = 0, **more: Any) -> Any:
    fields = {"name": name, "parent_territory_id": around, **more}
    return world.call("CreateTerritory", territory=fields)


def test_territories_lie_in_each_other_and_what_is_inside_follows(world: Any) -> None:
    europe = territory(world, "Europe", owner_id="rep.europe", team="west")
    germany = territory(world, "Germany", europe.territory_id)
    bavaria = territory(world, "Bavaria", germany.territory_id)
    assert bavaria.path == "Europe › Germany › Bavaria"
    dealer = world.call(
        "CreatePartner", partner={"name": "A", "kind": 1, "territory_id": bavaria.territory_id}
    )
    assert (dealer.territory, dealer.owner_id, dealer.team) == ("Bavaria", "rep.europe", "west")
    world.call(
        "UpdateTerritory", territory={"territory_id": bavaria.territory_id, "name": "Bayern"}
    )
    moved = {"territory_id": germany.territory_id, "parent_territory_id": 0, "name": "DACH"}
    paths = {"paths": ["parent_territory_id", "name"]}
    world.call("UpdateTerritory", territory=moved, update_mask=paths)
    found = world.call("GetTerritory", territory_id=bavaria.territory_id)
    assert found.path == "DACH › Bayern"
    assert list(found.lineage) == [germany.territory_id, bavaria.territory_id]
    assert world.call("GetPartner", partner_id=dealer.partner_id).territory == "Bayern"


def test_no_territory_lies_in_itself_and_none_that_is_used_goes(world: Any) -> None:
    europe = territory(world, "Europe")
    germany = territory(world, "Germany", europe.territory_id)
    around = {"territory_id": europe.territory_id, "parent_territory_id": germany.territory_id}
    with pytest.raises(Invalid) as refused:
        world.call("UpdateTerritory", territory=around)
    assert list(refused.value.fields) == ["territory.parent_territory_id"]
    with pytest.raises(Precondition) as used:
        world.call("DeleteTerritory", territory_id=europe.territory_id)
    assert used.value.reason == "TERRITORY_IN_USE"
    with pytest.raises(AlreadyExists):
        territory(world, "germany", europe.territory_id)
    with pytest.raises(Invalid) as missing:
        partner(world, "A", territory_id=99)
    assert list(missing.value.fields) == ["partner.territory_id"]
    world.call("DeleteTerritory", territory_id=germany.territory_id)
    with pytest.raises(Invalid):
        partner(world, "A", territory_id=germany.territory_id)


def test_free_text_of_a_territory_stays_free_text(world: Any) -> None:
    old = partner(world, "Old", territory="around the lake")
    assert (old.territory, old.territory_id) == ("around the lake", 0)
    north = territory(world, "North")
    key = {"partner_id": old.partner_id}
    placed = world.call("UpdatePartner", partner={**key, "territory_id": north.territory_id})
    assert placed.territory == "North"
    typed = world.call("UpdatePartner", partner={**key, "territory": "by the sea"})
    assert (typed.territory, typed.territory_id) == ("by the sea", 0)


def test_a_tier_says_how_long_is_protected_and_how_much_may_be_open(world: Any) -> None:
    gold = next(t for t in world.call("ListTierBenefits").tier_benefits if t.tier == 3)
    asked = {"tier_benefit_id": gold.tier_benefit_id, "protection_days": 45}
    asked |= {"open_registrations": 1, "discount_percent": "7.5"}
    assert world.call("UpdateTierBenefit", tier_benefit=asked).discount_percent == "7.5"
    dealer = partner(world, "Gold", tier="PARTNER_TIER_GOLD")
    first = submitted(world, "Acme", dealer.partner_id)
    assert first.protection_days == 45
    with pytest.raises(Precondition) as refused:
        submitted(world, "Bell", dealer.partner_id)
    assert refused.value.reason == "REGISTRATION_QUOTA"
    own = world.call("ListTierBenefits", by=insider(world, dealer.partner_id)).tier_benefits
    assert [each.tier for each in own] == [3]
    with pytest.raises(Invalid) as wrong:
        world.call("UpdateTierBenefit", tier_benefit={**asked, "discount_percent": "101"})
    assert list(wrong.value.fields) == ["tier_benefit.discount_percent"]


def test_people_in_short_and_as_records_are_the_same_people(world: Any) -> None:
    dealer = partner(world, "A", contacts=[{"name": "Ann", "email": "ann@a.example"}])
    key = {"partner_id": dealer.partner_id}
    (ann,) = world.call("ListPartnerPersons", filter="partner_id = 1").partner_persons
    world.call("CreatePartnerPerson", partner_person={**key, "name": "Bo", "main": True})
    short = world.call("GetPartner", **key).contacts
    assert [each.name for each in short] == ["Bo", "Ann"]
    wanted = [{"name": "Ann Lee", "email": "ANN@a.example", "role": "purchasing"}]
    world.call("UpdatePartner", partner={**key, "contacts": wanted})
    (left,) = world.call("ListPartnerPersons").partner_persons
    assert (left.partner_person_id, left.name) == (ann.partner_person_id, "Ann Lee")
    world.call("DeletePartnerPerson", partner_person_id=ann.partner_person_id)
    assert not world.call("GetPartner", **key).contacts


def test_contracts_have_terms_and_their_own_number(world: Any) -> None:
    key = {"partner_id": partner(world, "A").partner_id}
    terms = {**key, "number": "C-1", "start_date": "2026-01-01", "end_date": "2026-12-31"}
    made = world.call("CreatePartnerContract", partner_contract={**terms, "payment_days": 30})
    assert (made.end_date, made.payment_days) == ("2026-12-31", 30)
    with pytest.raises(AlreadyExists) as twice:
        world.call("CreatePartnerContract", partner_contract={**terms, "number": "c-1"})
    assert twice.value.reason == "CONTRACT_NUMBER_TAKEN"
    for field, text in (("end_date", "2025-12-31"), ("start_date", "2026-02-30")):
        wrong = {"partner_contract_id": made.partner_contract_id, field: text}
        with pytest.raises(Invalid) as refused:
            world.call("UpdatePartnerContract", partner_contract=wrong)
        assert list(refused.value.fields) == [f"partner_contract.{field}"]
    stale = {"partner_contract_id": made.partner_contract_id, "title": "x", "etag": "99"}
    with pytest.raises(Conflict):
        world.call("UpdatePartnerContract", partner_contract=stale)


def test_what_belongs_to_a_partner_follows_its_owner(world: Any) -> None:
    mine = world.person("rep.a", "rep", team="sales")
    other = world.person("rep.b", "rep", team="sales")
    dealer = partner(world, "A", owner_id="rep.a", team="sales")
    visit = {"partner_id": dealer.partner_id, "plan_time": timestamp(world.clock.now())}
    made = world.call("CreatePartnerVisit", partner_visit=visit, by=mine)
    key = {"partner_visit_id": made.partner_visit_id}
    with pytest.raises(NotFound):
        world.call("GetPartnerVisit", **key, by=other)
    moved = {"partner_id": dealer.partner_id, "owner_id": "rep.b"}
    world.call("UpdatePartner", partner=moved)
    assert world.call("GetPartnerVisit", **key, by=other).visitor_id == "rep.a"
    with pytest.raises(NotFound):
        world.call("GetPartnerVisit", **key, by=mine)


def test_a_visit_takes_place_once_and_is_overdue_until_then(world: Any) -> None:
    rep = world.person("rep.a", "rep")
    dealer = partner(world, "A", owner_id="rep.a")
    visit = {"partner_id": dealer.partner_id, "plan_time": timestamp(world.clock.now())}
    made = world.call("CreatePartnerVisit", partner_visit=visit, by=rep)
    key = {"partner_visit_id": made.partner_visit_id}
    assert not world.call("ListPartnerVisits", overdue=True, by=rep).partner_visits
    world.clock.forward(days=1)
    assert len(world.call("ListPartnerVisits", overdue=True, by=rep).partner_visits) == 1
    done = world.call("CompletePartnerVisit", **key, outcome="Wants 20 pumps", by=rep)
    assert done.done_time.ToDatetime() == world.clock.now().replace(tzinfo=None)
    assert not world.call("ListPartnerVisits", overdue=True, by=rep).partner_visits
    for what in ("Complete", "Cancel"):
        more = {"outcome": "x"} if what == "Complete" else {}
        with pytest.raises(Precondition) as refused:
            world.call(f"{what}PartnerVisit", **key, **more, by=rep)
        assert refused.value.reason == "VISIT_STATE"


def test_ends_are_told_once_each_however_often_the_job_runs(world: Any) -> None:
    rep = world.person("rep.a", "rep")
    dealer = partner(world, "A", owner_id="rep.a")
    key = {"partner_id": dealer.partner_id}
    contract = {"number": "C-1", "start_date": "2026-01-01", "end_date": "2027-03-01"}
    contract |= {"notice_days": 30, "reminder_days": 10}
    world.call("CreatePartnerContract", partner_contract={**key, **contract})
    certified = {"name": "Pumps", "valid_until": "2026-12-10", "reminder_days": 20}
    world.call("CreatePartnerCertification", partner_certification={**key, **certified})
    late = timestamp(world.clock.now() - timedelta(hours=1))
    world.call("CreatePartnerVisit", partner_visit={**key, "plan_time": late}, by=rep)
    told = []
    for _ in range(90):
        world.clock.forward(days=1)
        world.run_jobs()
        told.append(len(notices(world, rep)))
    assert told[0] == 1  # the visit
    assert told[-1] == 3
    texts = " ".join(notices(world, rep))
    assert "Contract C-1" in texts
    assert "“Pumps”" in texts


def test_each_figure_of_a_scorecard_opens_to_exactly_its_records(world: Any) -> None:
    dealer, other = partner(world, "A"), partner(world, "B")
    for name in ("Acme", "Bell"):
        step(world, "Win", approved(world, name, dealer.partner_id))
    step(world, "Lose", approved(world, "Corso", dealer.partner_id), reason="Price")
    submitted(world, "Delta", dealer.partner_id)
    claim(world, "Echo", dealer.partner_id)
    approved(world, "Foxtrot", other.partner_id)
    key = {"partner_id": dealer.partner_id}
    for until in ("", "2026-11-16", "2026-11-15"):
        certified = {"name": f"Until {until}", "valid_until": until}
        world.call("CreatePartnerCertification", partner_certification={**key, **certified})
    late = timestamp(world.clock.now() - timedelta(hours=1))
    world.call("CreatePartnerVisit", partner_visit={**key, "plan_time": late})
    card = world.call("GetPartnerScorecard", **key)
    values = {figure.name: figure.value for figure in card.figures}
    assert values["win_rate"] == "66.7"
    assert values["valid_certifications"] == "2"
    assert (values["open_registrations"], values["overdue_visits"]) == ("1", "1")
    for figure in card.figures:
        bound = world.app.lists.get(figure.list)
        if bound is None:
            continue
        method = bound.methods["List"]
        reply = world.call(method.name, filter=figure.filter, page_size=100)
        assert len(getattr(reply, bound.entries)) == figure.count, figure.name
    own = world.call("GetPartnerScorecard", **key, by=insider(world, dealer.partner_id))
    assert not {"visits", "overdue_visits"} & {figure.name for figure in own.figures}
