"""Direct sales: what our own reps offer is ordered, shipped, invoiced and paid like what partners order."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.channels.v1 import orders_pb2 as pb
from crm_chassis.errors import AlreadyExists, Invalid, Precondition

from .quote_desk import Desk, book, price
from .trade_desk import receipt, warehouse

HOUSE = "PARTNER_KIND_HOUSE"


def test_an_accepted_direct_quote_goes_all_the_way(world: Any) -> None:
    desk = Desk(world)
    registered = book(world, "Registered", tier="PARTNER_TIER_REGISTERED")
    price(world, registered.price_book_id, desk.copier.product_id, "1")
    receipt(world, warehouse(world), desk.copier, "9")
    buyers = {"Acme": desk.anna, "Zebra Logistics": desk.ben, "Contoso": desk.chief}
    quotes = [desk.sent(who, name, desk.line("", "3")) for name, who in buyers.items()]
    with ThreadPoolExecutor(3) as pool:
        work = zip(quotes, buyers.values(), strict=True)
        accepted = list(pool.map(lambda each: desk.step("Accept", *each), work))
    assert len(world.events("crm.channels.Partner.created")) == 1
    (made,) = world.call("ListPartners", filter="kind = house").partners
    order = world.call("GetOrder", by=desk.anna, order_id=accepted[0].order_id)
    assert (order.direct, order.partner_id, order.amount) == (True, made.partner_id, "300")
    assert (order.owner_id, order.end_customer_name) == ("anna", "Acme")

    for quote in accepted:
        confirmed = world.call("ConfirmOrder", order_id=quote.order_id)
        assert not confirmed.credit_overridden
    shipped = world.call("ShipOrder", order_id=order.order_id)
    assert shipped.state == pb.ORDER_STATE_SHIPPED
    key = {"partner_id": made.partner_id, "currency": "EUR"}
    world.call("CreatePayment", payment={**key, "amount": "300"})
    account = world.call("GetCreditAccount", **key)
    assert (account.credit_limit, account.open_orders, account.receivable) == ("0", "600", "0")

    world.call("HoldCredit", **key, on_hold=True, reason="Year end")
    line = {"product_id": desk.copier.product_id, "quantity": "1"}
    by_hand = world.call("CreateOrder", order={**key, "lines": [line]})
    assert (by_hand.direct, by_hand.amount) == (True, "100")  # list price, of no tier
    with pytest.raises(Precondition) as refused:
        world.call("ConfirmOrder", order_id=by_hand.order_id)
    assert refused.value.reason == "CREDIT_ON_HOLD"

    with pytest.raises(AlreadyExists):
        world.call("CreatePartner", partner={"name": "Another house", "kind": HOUSE})
    change = {"partner_id": made.partner_id, "kind": "PARTNER_KIND_DEALER"}
    with pytest.raises(Invalid):
        world.call("UpdatePartner", partner=change, update_mask={"paths": ["kind"]})
    with pytest.raises(Precondition) as refused:
        desk.draft("admin", partner_id=made.partner_id)
    assert refused.value.reason == "PARTNER_IS_HOUSE"
    invited = {"partner_id": made.partner_id, "user_id": "eve", "display_name": "Eve"}
    with pytest.raises(Invalid):
        world.call("CreatePortalInvitation", portal_invitation=invited)
