"""Marketing materials: never over a quota, never more set aside than is there, and what came after in plain words."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from crm.channels.v1 import materials_pb2 as pb
from crm_chassis.errors import Invalid, NotFound, Precondition, Refusal

from .plan_desk import partner, product, sold


def material(world: Any, code: str = "B-1", **more: Any) -> Any:
    return world.call("CreateMaterial", material={"code": code, "name": "Brochure", **more})


def quota(world: Any, quantity: str, **more: Any) -> Any:
    given = {"period": "QUOTA_PERIOD_QUARTER", "quantity": quantity, **more}
    return world.call("CreateMaterialQuota", material_quota=given)


def order(
    world: Any, of: Any, to: Any, quantity: str = "10", by: Any = "admin", **more: Any
) -> Any:
    given = {"material_id": of.material_id, "partner_id": to.partner_id, "quantity": quantity}
    return world.call("CreateMaterialOrder", by=by, material_order={**given, **more})


def step(world: Any, name: str, of: Any, by: Any = "admin", **more: Any) -> Any:
    key = {"material_order_id": of.material_order_id}
    return world.call(f"{name}MaterialOrder", by=by, **key, **more)


def book(world: Any, of: Any, quantity: str, location: str = "Main store") -> Any:
    key = {"material_id": of.material_id, "location": location}
    return world.call("BookMaterialStock", **key, quantity=quantity)


def stock(world: Any, of: Any) -> dict[str, tuple[str, str]]:
    found = world.call("ListMaterialStocks", material_id=of.material_id)
    total: dict[str, Decimal] = {}
    for entry in found.entries:
        total[entry.location] = total.get(entry.location, Decimal(0)) + Decimal(entry.quantity)
    for each in found.stocks:  # what is there is what was entered
        assert Decimal(each.on_hand or 0) == total.get(each.location, Decimal(0))
    return {each.location: (each.on_hand, each.allotted) for each in found.stocks}


def test_from_the_request_to_the_return(world: Any) -> None:
    brochure, north = material(world), partner(world, "North")
    book(world, brochure, "100")
    asked = order(world, brochure, north, "40", campaign="Spring", campaign_id=7)
    assert step(world, "Approve", asked, quantity="30").approved_quantity == "30"
    step(world, "Allot", asked, location="Main store")
    assert stock(world, brochure) == {"Main store": ("100", "30")}
    shipped = step(world, "Ship", asked, tracking_number="1Z")
    assert stock(world, brochure) == {"Main store": ("70", "0")}
    step(world, "Receive", shipped, quantity="28")
    step(world, "Return", asked, quantity="8", location="Fair")
    assert stock(world, brochure) == {"Fair": ("8", "0"), "Main store": ("70", "0")}
    with pytest.raises(Precondition) as refused:
        step(world, "Return", asked, quantity="21")
    assert refused.value.reason == "TOO_MUCH_RETURNED"
    done = step(world, "Return", asked, quantity="20")
    assert (done.state, done.returned_quantity) == (pb.MATERIAL_ORDER_STATE_RECEIVED, "28")
    again = world.call("GetMaterial", material_id=brochure.material_id)
    assert (again.on_hand, again.available) == ("98", "98")


def test_steps_are_taken_in_their_order(world: Any) -> None:
    asked = order(world, material(world), partner(world, "North"))
    for name, more in (("Ship", {}), ("Receive", {}), ("Allot", {"location": "Main store"})):
        with pytest.raises(Precondition) as refused:
            step(world, name, asked, **more)
        assert refused.value.reason == "MATERIAL_ORDER_STATE"
    step(world, "Reject", asked, reason="Out of print")
    with pytest.raises(Precondition):
        step(world, "Approve", asked)


def test_of_several_quotas_the_least_decides(world: Any) -> None:
    brochure = material(world)
    north = partner(world, "North", tier="PARTNER_TIER_GOLD")
    quota(world, "50", tier="PARTNER_TIER_GOLD")
    quota(world, "20", partner_id=north.partner_id, material_id=brochure.material_id)
    quota(world, "1", tier="PARTNER_TIER_SILVER")
    key = {"material_id": brochure.material_id, "partner_id": north.partner_id}
    assert world.call("GetMaterialAllowance", **key).left == "20"
    step(world, "Approve", order(world, brochure, north, "15"))
    assert world.call("GetMaterialAllowance", **key).left == "5"
    with pytest.raises(Precondition) as refused:
        step(world, "Approve", order(world, brochure, north, "6"))
    assert refused.value.reason == "OVER_QUOTA"
    assert "15 of 20" in refused.value.message


def test_a_quota_begins_anew_with_its_period_and_is_given_back(world: Any) -> None:
    brochure, north = material(world), partner(world, "North")
    quota(world, "10", period="QUOTA_PERIOD_MONTH")
    first = order(world, brochure, north, "10")
    step(world, "Approve", first)
    step(world, "Withdraw", first, reason="Not needed")
    step(world, "Approve", order(world, brochure, north, "10"))
    with pytest.raises(Precondition):
        step(world, "Approve", order(world, brochure, north, "1"))
    world.clock.forward(days=20)  # December
    step(world, "Approve", order(world, brochure, north, "10"))


def test_no_number_of_approvals_at_once_goes_over_a_quota(world: Any) -> None:
    brochure, north = material(world), partner(world, "North")
    quota(world, "25")
    quota(world, "40", material_id=brochure.material_id)
    asked = [order(world, brochure, north, "10") for _number in range(12)]

    def approve(each: Any) -> int:
        try:
            step(world, "Approve", each)
        except Refusal as refusal:
            assert refusal.reason in ("OVER_QUOTA", "UNAVAILABLE")
            return 0
        return 10

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(approve, asked)) == 20


def test_no_number_of_allotments_at_once_takes_more_than_is_there(world: Any) -> None:
    brochure, north = material(world), partner(world, "North")
    book(world, brochure, "35")
    asked = [order(world, brochure, north, "10") for _number in range(8)]
    for each in asked:
        step(world, "Approve", each)

    def allot(each: Any) -> int:
        try:
            step(world, "Allot", each, location="Main store")
            step(world, "Ship", each)
        except Precondition as refusal:
            assert refusal.reason == "MATERIAL_SHORT"
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(allot, asked)) == 3
    assert stock(world, brochure) == {"Main store": ("5", "0")}
    with pytest.raises(Precondition):
        book(world, brochure, "-6")


def test_a_partner_asks_for_itself_and_sees_its_own(world: Any) -> None:
    brochure = material(world)
    north, south = partner(world, "North"), partner(world, "South")
    other = order(world, brochure, south)
    me = world.person("maria", "partner", partner_id=north.partner_id)
    given = {"material_id": brochure.material_id, "quantity": "5", "purpose": "Open day"}
    mine = world.call("CreateMaterialOrder", by=me, material_order=given)
    assert mine.partner_name == "North"
    listed = world.call("ListMaterialOrders", by=me).material_orders
    assert [each.material_order_id for each in listed] == [mine.material_order_id]
    with pytest.raises(NotFound):
        step(world, "Withdraw", other, by=me)
    with pytest.raises(NotFound):
        order(world, brochure, south, by=me)
    assert step(world, "Withdraw", mine, by=me).state == pb.MATERIAL_ORDER_STATE_WITHDRAWN


def test_a_partner_sees_the_quotas_that_hold_for_it_and_nobody_elses(world: Any) -> None:
    brochure = material(world)
    north = partner(world, "North", tier="PARTNER_TIER_GOLD")
    south = partner(world, "South", tier="PARTNER_TIER_SILVER")
    mine = {
        quota(world, "50").material_quota_id,
        quota(world, "20", tier="PARTNER_TIER_GOLD").material_quota_id,
        quota(world, "10", partner_id=north.partner_id).material_quota_id,
        quota(world, "9", material_id=brochure.material_id).material_quota_id,
    }
    of_others = {
        quota(world, "30", tier="PARTNER_TIER_SILVER").material_quota_id,
        quota(world, "40", partner_id=south.partner_id).material_quota_id,
    }

    def seen(by: Any, **asked: Any) -> set[int]:
        found = world.call("ListMaterialQuotas", by=by, **asked)
        return {each.material_quota_id for each in found.material_quotas}

    me = world.person("maria", "partner", partner_id=north.partner_id)
    assert seen(me) == mine
    assert seen(me, filter=f"partner_id = {south.partner_id}") == set()
    pages = [world.call("ListMaterialQuotas", by=me, page_size=3)]
    assert pages[0].next_page_token
    token = pages[0].next_page_token
    pages.append(world.call("ListMaterialQuotas", by=me, page_size=3, page_token=token))
    assert {e.material_quota_id for page in pages for e in page.material_quotas} == mine
    for key in of_others:
        with pytest.raises(NotFound):
            world.call("GetMaterialQuota", by=me, material_quota_id=key)
    # Quotas are everybody's of the house, in whatever team.
    for role in ("manager", "rep", "leader"):
        assert seen(world.person(f"our.{role}", role, team="anywhere")) == mine | of_others


def test_what_was_ordered_after_stands_beside_what_was_ordered_before(world: Any) -> None:
    brochure, north = material(world), partner(world, "North")
    copier = product(world, "C-1", "Copiers")
    book(world, brochure, "10")
    asked = order(world, brochure, north)
    with pytest.raises(Precondition) as refused:
        world.call("GetMaterialEffect", material_order_id=asked.material_order_id)
    assert refused.value.reason == "NOT_SHIPPED"
    step(world, "Approve", asked)
    step(world, "Allot", asked, location="Main store")
    step(world, "Ship", asked)  # on 16 November 2026
    sold(world, north, copier, "2026-11-01", "100")
    sold(world, north, copier, "2026-11-16", "999")  # the day itself is in neither
    sold(world, north, copier, "2026-11-20", "150")
    sold(world, north, copier, "2026-12-10", "50")
    sold(world, north, copier, "2027-06-01", "999")
    key = {"material_order_id": asked.material_order_id, "days": 30}
    found = world.call("GetMaterialEffect", **key)
    (span,) = found.spans
    assert (span.orders_before, span.amount_before) == (1, "100")
    assert (span.orders_after, span.amount_after) == (2, "200")
    assert not found.complete
    assert "does not prove" in found.explanation


def test_what_is_wrong_is_said_at_its_field(world: Any) -> None:
    asked = order(world, material(world), partner(world, "North"))
    with pytest.raises(Invalid) as refused:
        step(world, "Approve", asked, quantity="11")
    assert list(refused.value.fields) == ["quantity"]
    with pytest.raises(Invalid) as refused:
        quota(world, "5", partner_id=asked.partner_id, tier="PARTNER_TIER_GOLD")
    assert list(refused.value.fields) == ["material_quota.tier"]
