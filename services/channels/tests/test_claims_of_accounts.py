"""Accounts of our own reps beside claims of partners: they come by the feed and speak against who claims them."""

from typing import Any

from crm.channels.v1 import deal_registrations_pb2 as pb
from crm.customers.v1 import accounts_pb2
from google.protobuf.timestamp_pb2 import Timestamp

from .registration_desk import draft, partner, step


def account(name: str, account_id: int = 5, owner_id: str = "rep.two", **more: Any) -> Any:
    return accounts_pb2.Account(account_id=account_id, display_name=name, owner_id=owner_id, **more)


def test_accounts_of_our_own_reps_speak_against_a_claim(world: Any) -> None:
    world.receive("crm.customers.Account.created", account("Acme Incorporated", city="Bonn"))
    claim = draft(world, "Acme", partner(world, "One").partner_id, city="Bonn")
    asked = {"deal_registration_id": claim.deal_registration_id}
    (overlap,) = world.call("FindOverlaps", **asked).overlaps
    assert (overlap.kind, overlap.owner_id, overlap.account_id) == (
        pb.OVERLAP_KIND_REP_ACCOUNT,
        "rep.two",
        5,
    )
    assert not overlap.blocking
    assert step(world, "Approve", step(world, "Submit", claim)).state == 3


def test_a_reps_own_account_does_not_speak_against_their_claim(world: Any) -> None:
    world.receive("crm.customers.Account.created", account("Acme", owner_id="rep.one"))
    assert not world.call("FindOverlaps", end_customer_name="Acme", by="rep").overlaps


def test_accounts_follow_the_feed_and_seeing_an_event_twice_changes_nothing(world: Any) -> None:
    asked = {"end_customer_name": "Contoso", "by": "rep"}
    world.receive("crm.customers.Account.created", account("Acme"))
    world.receive("crm.customers.Account.updated", account("Contoso"))
    world.receive("crm.customers.Account.updated", account("Contoso"))
    assert len(world.call("FindOverlaps", **asked).overlaps) == 1
    assert not world.call("FindOverlaps", end_customer_name="Acme", by="rep").overlaps
    gone = account("Contoso", delete_time=Timestamp(seconds=1))
    world.receive("crm.customers.Account.deleted", gone)
    assert not world.call("FindOverlaps", **asked).overlaps
