"""The review queue: pairs that a sweep found, decided by people one by one or together."""

import pytest
from crm_chassis.errors import NotFound, Precondition
from crm_customers.identity import sweeping
from crm_customers.tables import sweeps
from sqlalchemy import select


def account(world, name, **more):
    return world.call("CreateAccount", account={"display_name": name, **more}).account_id


def sweep(world):
    world.call("SweepMatches")
    world.run_jobs()
    return list(world.call("ListMatches").matches)


@pytest.fixture
def pairs(world):
    """Three pairs, one surer than the other."""
    phone = {"phones": [{"number": "+49 30 901820"}]}
    account(world, "Nordwind GmbH", city="Berlin", **phone)
    account(world, "Nordwind", city="Berlin", **phone)
    account(world, "Südwind AG", tax_id="DE1", emails=[{"address": "a@suedwind.de"}])
    account(world, "Suedwind", tax_id="DE1", emails=[{"address": "a@suedwind.de"}])
    account(world, "北京远程科技有限公司", city="北京")
    account(world, "北京遠程科技", city="北京市", postal_code="100000")
    return sweep(world)


def test_a_sweep_finds_pairs_with_reasons_the_surest_first(world, pairs):
    assert [(one.left_id, one.right_id) for one in pairs] == [(3, 4), (1, 2), (5, 6)] or [
        (one.left_id, one.right_id) for one in pairs
    ] == [(3, 4), (1, 2)]
    assert [reason.field for reason in pairs[0].reasons][:1] == ["tax id"]
    assert [one.display_name for one in pairs[0].accounts] == ["Südwind AG", "Suedwind"]
    assert sweep(world)[0].etag == pairs[0].etag, "a second sweep says the same"


def test_a_pair_is_merged_or_said_to_be_two(world, pairs):
    one, other = pairs[:2]
    assert world.call("AcceptMatch", match_id=one.match_id).merge_id == 1
    assert world.call("GetAccount", account_id=one.right_id).merged_into_id == one.left_id
    world.call("RejectMatch", match_id=other.match_id)
    with pytest.raises(Precondition, match="rejected already by"):
        world.call("AcceptMatch", match_id=other.match_id)
    left = {match.match_id for match in sweep(world)}
    assert not left & {one.match_id, other.match_id}


def test_an_undone_merge_is_not_asked_for_again(world, pairs):
    made = world.call("AcceptMatch", match_id=pairs[0].match_id)
    world.call("UndoMerge", merge_id=made.merge_id)
    assert pairs[0].match_id not in {match.match_id for match in sweep(world)}


def test_many_are_accepted_from_a_score_on(world, pairs):
    sure = world.call("AcceptMatches", least_score=0.99, validate_only=True)
    assert sure.accepted == len([pair for pair in pairs if pair.score >= 0.99]) == 2
    done = world.call("AcceptMatches", least_score=0.99)
    assert (done.accepted, len(done.merge_ids)) == (2, 2)
    assert world.call("AcceptMatches", least_score=0.99).accepted == 0


def test_three_that_are_one_are_merged_in_one_go(world):
    phone = {"phones": [{"number": "+49 30 901820"}], "city": "Berlin"}
    ids = [account(world, "Nordwind GmbH", **phone) for _ in range(3)]
    sweep(world)
    assert world.call("AcceptMatches", least_score=0.9).passed_over == 0
    into = [world.call("GetAccount", account_id=number).merged_into_id for number in ids]
    assert into == [0, ids[0], ids[0]]


def test_who_may_not_see_a_record_does_not_see_its_pairs(world, pairs):
    rep = world.people["rep"]
    assert not world.call("ListMatches", by=rep).matches
    with pytest.raises(NotFound):
        world.call("GetMatch", match_id=pairs[0].match_id, by=rep)


def test_duplicates_are_found_as_one_types(world, pairs):
    def found(**typed):
        reply = world.call("FindDuplicates", account=typed)
        return [one.account.account_id for one in reply.candidates]

    assert found(display_name="nordwind gmbh", city="Berlin")[:2] in ([1, 2], [2, 1])
    assert found(display_name="nord") == [1, 2], "the beginning of a name"
    assert found(display_name="Nordwnid")[:1] in ([1], [2]), "two letters swapped"
    assert found(display_name="Nordwimd")[:1] in ([1], [2]), "one letter wrong"
    assert found(display_name="Beijing Yuancheng Keji")[:1] in ([5], [6])
    assert found(phones=[{"number": "030 901820"}], country="DE") == [1, 2]
    assert 1 not in found(account_id=1, display_name="Nordwind GmbH", city="Berlin")


def test_somebody_elses_duplicate_is_named_by_its_owner_only(world):
    account(world, "Nordwind GmbH", owner_id="anna.keller", city="Berlin")
    typed = {"display_name": "Nordwind", "city": "Berlin"}
    (one,) = world.call("FindDuplicates", account=typed, by=world.people["rep"]).candidates
    assert (one.hidden, one.owner_id, one.HasField("account")) == (True, "anna.keller", False)
    assert all(not reason.right for reason in one.reasons)


def test_a_person_is_known_in_their_account_by_a_slip_of_their_name(world):
    number = account(world, "Nordwind GmbH")
    fields = {"account_id": number, "display_name": "Jürgen Hoffstein"}
    known = world.call("CreateContact", contact=fields).contact_id
    typed = {"account_id": number, "display_name": "Juergen Hofstien"}
    (one,) = world.call("FindDuplicates", contact=typed).candidates
    assert one.contact.contact_id == known
    assert "name close" in {f"{reason.field} {reason.level}" for reason in one.reasons}


def test_every_night_what_changed_is_looked_over_in_short_steps(world, monkeypatch):
    monkeypatch.setattr(sweeping, "STEP", 2)
    phone = {"phones": [{"number": "+49 30 901820"}], "city": "Berlin"}
    account(world, "Nordwind GmbH", **phone)
    for number in range(4):
        account(world, f"Firma {number}")
    world.clock.forward(minutes=1)
    world.run_jobs()
    assert not world.call("ListMatches").matches
    world.clock.forward(days=1)
    account(world, "Nordwind", **phone)
    world.run_jobs()
    (pair,) = world.call("ListMatches").matches
    assert (pair.left_id, pair.right_id) == (1, 6)
    ran = world.rows(select(sweeps).where(sweeps.c.kind == "account", sweeps.c.method == "rules"))
    assert [(row.record_count, row.pair_count) for row in ran] == [(5, 0), (1, 1)]
