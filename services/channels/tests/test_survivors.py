"""A claim on an account that was merged away is one on the survivor, and finds back."""

import threading
from itertools import pairwise, permutations

import pytest
from crm.channels.v1 import deal_registrations_pb2 as pb
from crm.customers.v1 import merges_pb2
from crm_channels import deal_registrations
from crm_chassis import outbox

CLAIM = {"end_customer_name": "Nordwind", "account_id": 8, "owner_id": "nora.rep"}


def merge(world, what, survivor, *absorbed, merge_id=5):
    told = merges_pb2.Merge(
        merge_id=merge_id, kind=1, survivor_id=survivor, absorbed_ids=list(absorbed)
    )
    world.receive(f"crm.customers.Merge.{what}", told)


def account(world, claim):
    key = claim.deal_registration_id
    return world.call("GetDealRegistration", deal_registration_id=key).account_id


def claimed(world, **fields):
    return world.call("CreateDealRegistration", deal_registration={**CLAIM, **fields})


def test_a_claim_on_who_was_merged_long_ago_is_one_on_the_survivor_until_the_undo(world):
    merge(world, "completed", 7, 8)
    world.clock.forward(days=400)
    claim = claimed(world)
    assert claim.account_id == 7
    for _again in range(2):
        merge(world, "undone", 7, 8)
        assert account(world, claim) == 8
    assert claimed(world).account_id == 8, "nobody is redirected any more"


def test_a_chain_of_merges_is_walked_and_walked_back(world):
    merge(world, "completed", 7, 8)
    merge(world, "completed", 6, 7, merge_id=9)
    claim = claimed(world)
    assert claim.account_id == 6
    merge(world, "undone", 6, 7, merge_id=9)
    assert account(world, claim) == 7
    merge(world, "undone", 7, 8)
    assert account(world, claim) == 8


def test_a_correction_lands_on_the_survivor_too(world):
    claim = claimed(world, account_id=6)
    merge(world, "completed", 7, 8)
    changed = {"deal_registration_id": claim.deal_registration_id, "account_id": 8}
    mask = {"paths": ["account_id"]}
    world.call("UpdateDealRegistration", deal_registration=changed, update_mask=mask)
    assert account(world, claim) == 7
    merge(world, "undone", 7, 8)
    assert account(world, claim) == 8


def test_a_submitted_claim_may_be_said_again_with_the_old_number(world):
    claim = claimed(world)
    world.call("SubmitDealRegistration", deal_registration_id=claim.deal_registration_id)
    merge(world, "completed", 7, 8)
    said = {**CLAIM, "deal_registration_id": claim.deal_registration_id, "notes": "Called"}
    mask = {"paths": ["account_id", "notes"]}
    world.call("UpdateDealRegistration", deal_registration=said, update_mask=mask)
    assert account(world, claim) == 7


@pytest.mark.parametrize(
    "order",
    [
        order
        for order in permutations(("completed", "again", "undone", "write"))
        if order.index("completed") < order.index("again") < order.index("undone")
    ],
    ids=" ".join,
)
def test_in_whatever_order_they_come_all_ends_with_who_was_named(world, order):
    claim = None
    for before, step in pairwise(("", *order)):
        if step == "write":
            claim = claimed(world)
            assert claim.account_id == (7 if before in ("completed", "again") else 8)
        else:
            merge(world, "undone" if step == "undone" else "completed", 7, 8)
    assert account(world, claim) == 8


@pytest.mark.parametrize("what", ["completed", "undone"])
def test_a_merge_waits_for_a_claim_that_is_under_way(world, what):
    if what == "undone":
        merge(world, "completed", 7, 8)
    app, made = world.app, []
    told = threading.Thread(target=merge, args=(world, what, 7, 8))
    with app.database.connection() as connection:
        call = app.begin(connection, "CreateDealRegistration", world.people["admin"])
        with app.transaction(connection, call):
            request = pb.CreateDealRegistrationRequest(
                deal_registration=pb.DealRegistration(**CLAIM)
            )
            made.append(deal_registrations.create_deal_registration(call, request))
            told.start()
            told.join(0.5)
            assert told.is_alive(), "it waits: what is under way is not seen yet"
            outbox.flush(call, None)
    told.join(60)
    assert not told.is_alive()
    assert account(world, made[0]) == (7 if what == "completed" else 8)
