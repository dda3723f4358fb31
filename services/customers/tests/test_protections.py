"""Protections: one at a time, extended and released, and nobody is surprised by their end."""

from datetime import timedelta

import pytest
from crm.customers.v1 import protections_pb2 as pb
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.records import timestamp


@pytest.fixture
def account(world):
    fields = {"display_name": "Nordwind GmbH", "owner_id": "rep.one", "team": "service"}
    return world.call("CreateAccount", account=fields)


def later(world, days):
    return timestamp(world.clock.now() + timedelta(days=days))


def protect(world, account, days, by="rep", **fields):
    given = {"account_id": account.account_id, "end_time": later(world, days), **fields}
    return world.call("CreateProtection", protection=given, by=by)


def test_an_account_is_protected_by_one_protection_at_a_time(world, account):
    first = protect(world, account, 90)
    assert (first.owner_id, first.state) == ("rep.one", pb.PROTECTION_STATE_ACTIVE)
    with pytest.raises(AlreadyExists) as refused:
        protect(world, account, 30, by="admin", owner_id="rep.two")
    assert refused.value.reason == "PROTECTED"
    after = protect(world, account, 180, start_time=later(world, 90))
    assert after.state == pb.PROTECTION_STATE_COMING


def test_a_protection_is_extended_and_released_with_a_reason(world, account):
    made = protect(world, account, 30)
    number = {"protection_id": made.protection_id}
    with pytest.raises(Invalid):
        world.call("ExtendProtection", **number, end_time=later(world, 10), reason="x", by="rep")
    longer = world.call(
        "ExtendProtection", **number, end_time=later(world, 60), reason="Talks go on", by="rep"
    )
    assert longer.end_time == later(world, 60)
    ended = world.call("ReleaseProtection", **number, reason="They said no", by="rep")
    assert (ended.state, ended.release_reason) == (pb.PROTECTION_STATE_RELEASED, "They said no")
    assert protect(world, account, 30, by="admin", owner_id="rep.two")
    with pytest.raises(Precondition):
        world.call("ReleaseProtection", **number, reason="again", by="rep")


def test_an_extension_does_not_reach_into_the_next_protection(world, account):
    made = protect(world, account, 30)
    protect(world, account, 60, start_time=later(world, 30))
    with pytest.raises(AlreadyExists):
        world.call(
            "ExtendProtection",
            protection_id=made.protection_id,
            end_time=later(world, 40),
            reason="x",
            by="rep",
        )


def test_its_holder_is_reminded_a_week_before_and_told_when_it_has_ended(world, account):
    protect(world, account, 30)

    def told():
        return [notice.kind for notice in world.call("ListNotices", by="rep").notices]

    world.clock.forward(days=22)
    world.run_jobs()
    assert told() == []
    world.clock.forward(days=1, hours=1)
    world.run_jobs()
    assert world.call("GetOwnershipState", by="rep").ending_protection_count == 1
    assert len(told()) == 1
    world.clock.forward(days=8)
    world.run_jobs()
    assert len(told()) == 2
    (ended,) = world.call("ListProtections", by="rep").protections
    assert ended.state == pb.PROTECTION_STATE_ENDED
    events = [event.event_type.rpartition(".")[2] for event in world.events("crm.customers.Prot")]
    assert events == ["created", "expiring", "expired"]


def test_who_extends_in_time_is_reminded_of_the_new_end(world, account):
    made = protect(world, account, 30)
    world.clock.forward(days=20)
    given = {"protection_id": made.protection_id, "reason": "Talks", "end_time": later(world, 60)}
    world.call("ExtendProtection", **given, by="rep")
    world.clock.forward(days=5)
    world.run_jobs()
    assert not world.call("ListNotices", by="rep").notices
