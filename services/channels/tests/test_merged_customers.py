"""Customers become one, or several again: claims on them follow and find back."""

from crm.customers.v1 import merges_pb2


def test_a_claim_follows_its_customer_into_another_and_back(world):
    claim = {"end_customer_name": "Nordwind", "account_id": 8, "owner_id": "nora.rep"}
    made = world.call("CreateDealRegistration", deal_registration=claim)

    def account():
        key = made.deal_registration_id
        return world.call("GetDealRegistration", deal_registration_id=key).account_id

    merge = merges_pb2.Merge(merge_id=5, kind=1, survivor_id=7, absorbed_ids=[8])
    for _again in range(2):
        world.receive("crm.customers.Merge.completed", merge)
        assert account() == 7
    told = [event.event_type for event in world.events()]
    assert told.count("crm.channels.DealRegistration.updated") == 1
    for _again in range(2):
        world.receive("crm.customers.Merge.undone", merge)
        assert account() == 8
