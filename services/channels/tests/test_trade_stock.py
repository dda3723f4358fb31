"""Stock: every change an entry, nothing negative, counts with reasons, alerts once, consignment, sell-outs."""

from typing import Any

import psycopg
import pytest
from crm.channels.v1 import stock_pb2 as pb
from crm_channels.stock import moving
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.sql import Statement
from sqlalchemy import text

from .trade_desk import Shop, balance, partner, receipt, step, store


def transfer(world: Any, source: Any, target: Any, goods: Any, quantity: str, **more: Any) -> Any:
    ends = {"from_location_id": source.location_id, "to_location_id": target.location_id}
    key = {"product_id": goods.product_id, "quantity": quantity}
    return world.call("TransferStock", **ends, **key, **more)


def count(world: Any, shop: Shop, counted: str, reason: str = "", by: Any = "admin") -> Any:
    line = {"product_id": shop.goods.product_id, "counted": counted, "reason": reason}
    fields = {"location_id": shop.warehouse.location_id, "lines": [line]}
    return world.call("CreateStockCount", stock_count=fields, by=by)


def sale(world: Any, shop: Shop, place: Any, quantity: str, by: Any = "admin", **more: Any) -> Any:
    asked = {name: more.pop(name) for name in ("override_credit", "reason") if name in more}
    fields = {
        "partner_id": shop.partner.partner_id,
        "product_id": shop.goods.product_id,
        "location_id": place.location_id if place else 0,
        "quantity": quantity,
        "currency": "EUR",
        **more,
    }
    return world.call("CreateSellOut", sell_out=fields, by=by, **asked)


def test_goods_move_between_locations_and_never_below_nothing(world: Any) -> None:
    shop = Shop(world, stock="5")
    shop.confirmed("2")
    other = store(world, shop.partner)
    transfer(world, shop.warehouse, other, shop.goods, "3")
    assert shop.balance == ("2", "2")
    with pytest.raises(Precondition) as refused:
        transfer(world, shop.warehouse, other, shop.goods, "1")
    assert refused.value.reason == "STOCK_SHORT"
    assert balance(world, other, shop.goods).on_hand == "3"
    entries = world.call("ListStockEntries", order_by="stock_entry_id").stock_entries
    changes = [(entry.kind, entry.on_hand_change, entry.reserved_change) for entry in entries]
    assert changes[-2:] == [
        (pb.STOCK_ENTRY_KIND_TRANSFER, "-3", "0"),
        (pb.STOCK_ENTRY_KIND_TRANSFER, "3", "0"),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "update stock_entries set on_hand_change = 99",
        "delete from stock_entries",
        "update credit_entries set amount = 1",
        "delete from journals",
        "update stock_balances set on_hand = -1",
        "update stock_balances set reserved = on_hand + 1",
        "insert into credit_entries (journal_id, partner_id, currency, ledger, amount)"
        " select journal_id, partner_id, currency, 'bank', 1 from journals limit 1",
    ],
)
def test_the_database_itself_forbids_what_would_be_a_lie(world: Any, statement: str) -> None:
    shop = Shop(world)
    step(world, "Ship", shop.confirmed())
    with pytest.raises(psycopg.errors.CheckViolation):
        world.rows(Statement(text(statement)))


def test_only_the_words_of_an_entry_can_be_erased(world: Any) -> None:
    shop = Shop(world)
    taken = count(world, shop, "8", "Maria Muster dropped two")
    world.call("BookStockCount", stock_count_id=taken.stock_count_id)
    with psycopg.connect(world.app.config.database_url, autocommit=True) as connection:
        connection.execute("select set_config('firsthand.erasure', 'on', false)")
        connection.execute("update stock_entries set reason = 'erased' where kind = 'count'")
    assert world.call("ListStockEntries").stock_entries[0].reason == "erased"


def test_a_balance_that_lies_is_found(world: Any) -> None:
    Shop(world)
    with psycopg.connect(world.app.config.database_url, autocommit=True) as connection:
        connection.execute("update stock_balances set on_hand = on_hand + 1")
        (found,) = world.call("CheckLedgers").differences
        connection.execute("update stock_balances set on_hand = on_hand - 1")
    assert found.startswith("stock balance differs from its entries")


def test_a_count_books_differences_with_reasons_and_leaves_what_moved_since(world: Any) -> None:
    shop = Shop(world, stock="10")
    with pytest.raises(Invalid) as refused:
        count(world, shop, "8")
    assert list(refused.value.fields) == ["stock_count.lines[0].reason"]
    taken = count(world, shop, "8", "Two are broken")
    assert taken.lines[0].expected == "10"
    receipt(world, shop.warehouse, shop.goods, "5")
    key = {"stock_count_id": taken.stock_count_id}
    assert world.call("BookStockCount", **key).state == pb.STOCK_COUNT_STATE_BOOKED
    assert shop.balance == ("13", "0")
    with pytest.raises(Precondition) as again:
        world.call("BookStockCount", **key)
    assert again.value.reason == "COUNT_STATE"


def test_a_count_never_takes_away_what_is_reserved(world: Any) -> None:
    shop = Shop(world, stock="10")
    shop.confirmed("9")
    taken = count(world, shop, "5", "Half is gone")
    with pytest.raises(Precondition) as refused:
        world.call("BookStockCount", stock_count_id=taken.stock_count_id)
    assert refused.value.reason == "STOCK_SHORT"
    gone = world.call("CancelStockCount", stock_count_id=taken.stock_count_id)
    assert gone.state == pb.STOCK_COUNT_STATE_CANCELLED


def test_whoever_looks_after_a_place_is_told_once_until_it_is_replenished(world: Any) -> None:
    keeper = world.person("stock.keeper", "manager")
    shop = Shop(world, stock="5")
    where = {"location_id": shop.warehouse.location_id, "product_id": shop.goods.product_id}
    world.call("SetMinimumStock", **where, minimum="4")

    def notices() -> int:
        return len(world.call("ListNotices", by=keeper, unread=True).notices)

    assert notices() == 0
    shop.confirmed("2")
    assert notices() == 1
    (told,) = world.call("ListNotices", by=keeper).notices
    world.call("ReadNotices", by=keeper, notice_ids=[told.notice_id])
    shop.confirmed("1")
    assert notices() == 0
    assert len(world.call("ListStockBalances", short=True).stock_balances) == 1
    receipt(world, shop.warehouse, shop.goods, "5")
    assert not world.call("ListStockBalances", short=True).stock_balances
    shop.confirmed("4")
    assert notices() == 1


def test_consigned_goods_are_ours_until_they_are_sold_out(world: Any) -> None:
    shop = Shop(world, stock="10", credit_limit="250")
    shelf = store(world, shop.partner, "Shelf", consignment=True)
    transfer(world, shop.warehouse, shelf, shop.goods, "5")
    assert shop.credit == ("0", "0")
    sold = sale(world, shop, shelf, "2", end_customer_name="Acme")
    assert sold.invoice_id
    assert (sold.amount, shop.credit) == ("200", ("0", "200"))
    with pytest.raises(Precondition) as refused:
        sale(world, shop, shelf, "1")
    assert refused.value.reason == "CREDIT_EXCEEDED"
    sale(world, shop, shelf, "1", override_credit=True, reason="Already sold")
    with pytest.raises(Precondition) as short:
        sale(world, shop, shelf, "9", override_credit=True, reason="Already sold")
    assert short.value.reason == "STOCK_SHORT"
    assert balance(world, shelf, shop.goods).on_hand == "2"


def test_a_dealers_own_sale_is_taken_once_and_owes_nothing(world: Any) -> None:
    shop = Shop(world)
    mine = store(world, shop.partner)
    receipt(world, mine, shop.goods, "3")
    key = {"source": "till", "external_id": "B-1", "amount": "260"}
    first, second = (sale(world, shop, mine, "2", **key) for _ in range(2))
    assert first.sell_out_id == second.sell_out_id
    assert balance(world, mine, shop.goods).on_hand == "1"
    assert shop.credit == ("0", "0")
    with pytest.raises(AlreadyExists) as refused:
        sale(world, shop, mine, "1", **key)
    assert refused.value.reason == "SELL_OUT_DIFFERS"


def test_a_partner_sees_and_reports_its_own_places_only(world: Any) -> None:
    shop = Shop(world)
    other = partner(world, "Other")
    mine, theirs = store(world, shop.partner, "Mine"), store(world, other, "Theirs")
    receipt(world, mine, shop.goods, "3")
    receipt(world, theirs, shop.goods, "3")
    me = world.person("maria", "partner", partner_id=shop.partner.partner_id)
    seen = world.call("ListLocations", by=me).locations
    assert [each.name for each in seen] == ["Mine"]
    assert {b.location_id for b in world.call("ListStockBalances", by=me).stock_balances} == {
        mine.location_id
    }
    assert {e.location_id for e in world.call("ListStockEntries", by=me).stock_entries} == {
        mine.location_id
    }
    with pytest.raises(NotFound):
        world.call("GetLocation", location_id=theirs.location_id, by=me)
    with pytest.raises(NotFound):
        count(world, shop, "10", by=me)
    with pytest.raises(NotFound):
        sale(world, shop, theirs, "1", by=me)
    mine_of = {"location_id": mine.location_id, "product_id": shop.goods.product_id}
    with pytest.raises(Forbidden):
        world.call("BookReceipt", **mine_of, quantity="5", by=me)
    assert sale(world, shop, mine, "1", by=me).partner_id == shop.partner.partner_id


def test_a_location_stays_whose_it_is(world: Any) -> None:
    shop = Shop(world)
    key = {"location_id": shop.warehouse.location_id}
    named = world.call("UpdateLocation", location={**key, "city": "Ulm"})
    assert named.city == "Ulm"
    with pytest.raises(Invalid) as refused:
        world.call("UpdateLocation", location={**key, "kind": 2})
    assert list(refused.value.fields) == ["location.kind"]
    with pytest.raises(AlreadyExists):
        world.call("CreateLocation", location={"name": "central", "kind": 1})
    with pytest.raises(Invalid):
        world.call("CreateLocation", location={"name": "No one's", "kind": 2})


def test_what_an_order_waits_for_is_told_of_though_there_is_none_yet(world: Any) -> None:
    shop = Shop(world, stock="0")
    waiting = shop.confirmed("2", back_order=True)
    assert (waiting.lines[0].reserved, waiting.lines[0].back_ordered) == ("0", "2")
    with world.app.database.connection() as connection:
        balances = connection.execute("select stock_balance_id from stock_balances").fetchall()
        told = connection.execute(
            "select distinct resource_id::bigint from events where event_type = %s", (moving.EVENT,)
        ).fetchall()
    assert sorted(map(tuple, balances)) == sorted(map(tuple, told)) != []
