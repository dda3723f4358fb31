"""Interactions: each touch once, with whom it was, seen by who may."""

import pytest
from crm.customers.v1 import interactions_pb2 as touch
from crm_chassis.errors import Invalid, NotFound, Precondition


@pytest.fixture
def account(world):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})


@pytest.fixture
def person(world, account):
    fields = {"account_id": account.account_id, "display_name": "Anna Keller"}
    return world.call("CreateContact", contact=fields)


def log(world, by="agent", **fields):
    fields = {"channel": touch.CHANNEL_PHONE, "direction": touch.DIRECTION_INBOUND, **fields}
    return world.call("CreateInteraction", interaction=fields, by=by)


def test_a_contact_brings_its_account(world, account, person):
    made = log(world, contact_id=person.contact_id, subject="Asked for a quote")
    assert (made.account_id, made.agent_id) == (account.account_id, "agent.one")
    assert made.start_time.ToDatetime() == world.clock.now().replace(tzinfo=None)
    assert world.call("GetInteraction", interaction_id=made.interaction_id) == made


def test_the_switch_learns_the_duration_later(world, account):
    call = {"source": "switch", "external_id": "c-1", "account_id": account.account_id}
    first = log(world, **call)
    world.clock.forward(minutes=3)
    second = log(world, **call, duration_seconds=180, outcome=touch.OUTCOME_RESOLVED)
    assert second.interaction_id == first.interaction_id
    assert second.start_time == first.start_time
    assert second.duration_seconds == 180
    assert log(world, **call, duration_seconds=180, outcome=touch.OUTCOME_RESOLVED) == second
    assert len(world.events("crm.customers.Interaction")) == 2


def test_whom_it_was_with_may_be_unknown(world, account):
    made = log(world, by="rep", remote_address="+49 30 1")
    assert made.account_id == 0
    assert world.call("GetInteraction", interaction_id=made.interaction_id, by="rep")
    other = world.person("other.rep", "rep")
    with pytest.raises(NotFound):
        world.call("GetInteraction", interaction_id=made.interaction_id, by=other)
    assert not world.call("ListInteractions", by=other).interactions
    assert world.call("ListInteractions", by="rep").interactions


@pytest.mark.parametrize("field", ["account_id", "contact_id"])
def test_nobody_is_made_up(world, field):
    with pytest.raises(Invalid) as refusal:
        log(world, **{field: 99})
    assert f"interaction.{field}" in refusal.value.fields


def test_a_contact_and_an_account_fit_together(world, person):
    other = world.call("CreateAccount", account={"display_name": "Ostwind AG"})
    with pytest.raises(Invalid):
        log(world, contact_id=person.contact_id, account_id=other.account_id)


def test_a_touch_is_linked_later(world, account, person):
    made = log(world)
    linked = world.call(
        "UpdateInteraction",
        interaction={"interaction_id": made.interaction_id, "contact_id": person.contact_id},
    )
    assert linked.account_id == account.account_id
    cleared = world.call(
        "UpdateInteraction",
        interaction={"interaction_id": made.interaction_id},
        update_mask={"paths": ["account_id"]},
    )
    assert (cleared.account_id, cleared.contact_id) == (0, 0)


def test_a_removed_touch_comes_back(world, account):
    made = log(world, account_id=account.account_id)
    world.call("DeleteInteraction", interaction_id=made.interaction_id)
    assert not world.call("ListInteractions").interactions
    world.call("UndeleteInteraction", interaction_id=made.interaction_id)
    with pytest.raises(Precondition):
        world.call("UndeleteInteraction", interaction_id=made.interaction_id)
    fields = {"interaction_id": made.interaction_id, "subject": "Of paper"}
    assert world.call("UpdateInteraction", interaction=fields).subject == "Of paper"


def test_a_thousand_touches_of_a_night(world, account, person):
    world.call(
        "CreateContact",
        contact={
            "source": "switch",
            "external_id": "P-1",
            "account_id": account.account_id,
            "display_name": "Jo",
        },
    )

    def row(number, **fields):
        return {"external_id": f"c-{number}", "channel": touch.CHANNEL_PHONE, **fields}

    rows = [
        row(1, contact_id=person.contact_id),
        row(2, contact_external_id="P-1", start_time=world.clock.now()),
        row(3, account_external_id="nobody"),
        row(1),
        {"external_id": "c-4"},
        row(5),
    ]
    reply = world.call("IngestInteractions", source="switch", interactions=rows, by="agent")
    outcomes = [(r.outcome, r.reason) for r in reply.results]
    created, rejected = touch.INGEST_OUTCOME_CREATED, touch.INGEST_OUTCOME_REJECTED
    assert outcomes == [
        (created, ""),
        (created, ""),
        (rejected, "UNKNOWN_ACCOUNT"),
        (rejected, "TWICE"),
        (rejected, "INVALID_FIELD"),
        (created, ""),
    ]
    listed = world.call("ListInteractions", filter=f"account_id = {account.account_id}")
    assert len(listed.interactions) == 2
    again = world.call("IngestInteractions", source="switch", interactions=rows, by="agent")
    assert again.results[1].outcome == touch.INGEST_OUTCOME_UNCHANGED
    changed = [row(2, contact_external_id="P-1", duration_seconds=60)]
    reply = world.call("IngestInteractions", source="switch", interactions=changed, by="agent")
    assert reply.results[0].outcome == touch.INGEST_OUTCOME_UPDATED
    assert reply.results[0].record_id == again.results[1].record_id


def known_by(world, account, **fields):
    fields = {"account_id": account.account_id, "display_name": "Wang Wei", **fields}
    return world.call("CreateContact", contact=fields)


def take(world, *rows, by="agent", source="switch"):
    rows = [{"channel": touch.CHANNEL_PHONE, **row} for row in rows]
    return world.call("IngestInteractions", source=source, interactions=rows, by=by).results


def test_a_switch_that_knows_only_numbers_reports_who_called(world, account, person):
    known_by(world, account, phones=[{"number": "+4930901820"}])
    known_by(world, account, emails=[{"address": "Wang@Example.com"}])
    results = take(
        world,
        {"external_id": "c-1", "remote_address": "0049 30 90 18 20"},
        {"external_id": "m-1", "remote_address": " wang@EXAMPLE.com"},
        {"external_id": "c-2", "remote_address": "+4930901821"},
        {"external_id": "c-3", "remote_address": "anonymous"},
    )
    (odd,) = take(world, {"external_id": "c-4", "remote_address": "a@" + "b" * 300})
    assert odd.reason == "INVALID_FIELD"
    found = [world.call("GetInteraction", interaction_id=result.record_id) for result in results]
    assert [each.account_id for each in found] == [account.account_id] * 2 + [0, 0]
    assert found[0].contact_id != found[1].contact_id != 0
    single = log(world, remote_address="+49 30 901820")
    assert single.contact_id == found[0].contact_id


def test_a_number_of_two_customers_is_nobodys(world, account):
    other = world.call("CreateAccount", account={"display_name": "Ostwind AG"})
    phones = [{"number": "+4930901820"}]
    known_by(world, account, phones=phones)
    (result,) = take(world, {"external_id": "c-1", "remote_address": "+4930901820"})
    known_by(world, account, phones=phones)
    (again,) = take(world, {"external_id": "c-2", "remote_address": "+4930901820"})
    known_by(world, other, phones=phones)
    (third,) = take(world, {"external_id": "c-3", "remote_address": "+4930901820"})
    found = [
        world.call("GetInteraction", interaction_id=each.record_id)
        for each in (result, again, third)
    ]
    assert [(each.account_id, each.contact_id) for each in found] == [
        (account.account_id, 1),
        (account.account_id, 0),
        (0, 0),
    ]


def test_what_is_not_said_again_stays(world, account, person):
    row = {"external_id": "c-1", "remote_address": "anonymous", "agent_id": "wang.wei"}
    (first,) = take(world, row)
    linked = {"interaction_id": first.record_id, "contact_id": person.contact_id}
    world.call("UpdateInteraction", interaction=linked)
    world.clock.forward(minutes=5)
    row.pop("agent_id")
    (second,) = take(world, row)
    assert second.outcome == touch.INGEST_OUTCOME_UNCHANGED
    (third,) = take(world, {**row, "duration_seconds": 60})
    assert third.outcome == touch.INGEST_OUTCOME_UPDATED
    found = world.call("GetInteraction", interaction_id=first.record_id)
    assert (found.contact_id, found.agent_id, found.duration_seconds) == (
        person.contact_id,
        "wang.wei",
        60,
    )


def test_nobody_changes_the_touches_of_others_by_an_intake(world, account):
    row = {"external_id": "c-1", "account_id": account.account_id}
    take(world, row)
    (result,) = take(world, {"external_id": "c-1", "subject": "mine now"}, by="rep")
    assert (result.outcome, result.reason) == (touch.INGEST_OUTCOME_REJECTED, "SOMEBODY_ELSES")


def test_a_thousand_are_a_call_and_the_same_thousand_change_nothing(world, account):
    rows = [
        {"external_id": f"c-{number}", "account_id": account.account_id, "duration_seconds": 5}
        for number in range(1000)
    ]
    assert {result.outcome for result in take(world, *rows)} == {touch.INGEST_OUTCOME_CREATED}
    before = len(world.events("crm.customers.Interaction"))
    world.clock.forward(days=1)
    assert {result.outcome for result in take(world, *rows)} == {touch.INGEST_OUTCOME_UNCHANGED}
    assert len(world.events("crm.customers.Interaction")) == before == 1000
    with pytest.raises(Invalid):
        take(world, *rows, {"external_id": "one more"})
