"""Credit: limits, payments that pay what was named and then the oldest, ageing, statements, and who sees them."""

import io
from typing import Any

import openpyxl
import pytest
from crm.channels.v1 import credit_pb2 as pb
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound, Precondition

from .trade_desk import Shop, credit, limit, partner, step


def pay(world: Any, shop: Shop, amount: str, allocations: Any = (), **more: Any) -> Any:
    fields = {"partner_id": shop.partner.partner_id, "currency": "EUR", "amount": amount, **more}
    return world.call("CreatePayment", payment=fields, allocations=allocations)


def invoiced(world: Any, shop: Shop, quantity: str = "1") -> Any:
    step(world, "Ship", shop.confirmed(quantity))
    return world.call("ListInvoices", page_size=1).invoices[0]


def statement(world: Any, shop: Shop, **more: Any) -> Any:
    key = {"partner_id": shop.partner.partner_id, "currency": "EUR"}
    return world.call("RenderStatement", **key, **more)


def test_a_payment_pays_what_was_named_and_then_the_oldest(world: Any) -> None:
    shop = Shop(world)
    first, second, third = (invoiced(world, shop) for _ in range(3))
    named = [{"invoice_id": third.invoice_id, "amount": "60"}]
    assert pay(world, shop, "180", named).allocated == "180"
    paid = {each.invoice_id: each.paid for each in world.call("ListInvoices").invoices}
    assert paid == {first.invoice_id: "100", second.invoice_id: "20", third.invoice_id: "60"}
    assert shop.credit == ("0", "120")


def test_what_is_paid_ahead_pays_the_next_invoice(world: Any) -> None:
    shop = Shop(world)
    assert pay(world, shop, "130").allocated == "0"
    assert credit(world, shop.partner).available == "10130"
    assert world.call("GetInvoice", invoice_id=invoiced(world, shop).invoice_id).open == "0"
    assert shop.credit == ("0", "-30")


def test_nobody_allocates_more_than_there_is(world: Any) -> None:
    shop = Shop(world)
    invoice = invoiced(world, shop)
    for amount in ("101", "0"):
        with pytest.raises(Invalid) as refused:
            pay(world, shop, "150", [{"invoice_id": invoice.invoice_id, "amount": amount}])
        assert list(refused.value.fields) == ["allocations[0].amount"]
    with pytest.raises(Invalid):
        pay(world, shop, "150", [{"invoice_id": 999, "amount": "1"}])
    assert not world.call("ListPayments").payments


def test_a_payment_is_taken_once(world: Any) -> None:
    shop = Shop(world)
    key = {"source": "bank", "external_id": "B-1"}
    assert pay(world, shop, "10", **key).payment_id == pay(world, shop, "10", **key).payment_id
    with pytest.raises(AlreadyExists) as refused:
        pay(world, shop, "11", **key)
    assert refused.value.reason == "PAYMENT_DIFFERS"


def test_a_lower_limit_stops_new_orders_and_touches_nothing_else(world: Any) -> None:
    shop = Shop(world)
    made = shop.confirmed("3")
    low = limit(world, shop.partner, "100", payment_days=14)
    assert (low.available, low.payment_days) == ("-200", 14)
    with pytest.raises(Precondition):
        shop.confirmed()
    step(world, "Ship", made)
    pay(world, shop, "250")
    shop.confirmed("0.5")


def test_what_is_due_grows_older(world: Any) -> None:
    shop = Shop(world)
    invoiced(world, shop)
    world.clock.forward(days=45)
    invoiced(world, shop, "2")
    bands = credit(world, shop.partner).ageing
    assert [(band.from_days, band.amount) for band in bands] == [
        *((0, "200"), (1, "100"), (31, "0"), (61, "0"), (91, "0")),
    ]


def test_a_statement_says_what_the_ledger_says_in_both_languages_and_forms(world: Any) -> None:
    shop = Shop(world)
    invoiced(world, shop, "2")
    world.clock.forward(days=20)
    pay(world, shop, "50")
    later = {"first_day": "2026-12-01", "last_day": "2026-12-31"}
    sheet = statement(world, shop, **later, format=pb.STATEMENT_FORMAT_XLSX)
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.values)
    assert rows[0] == ("Day", "What", "Reference", "Amount", "Balance")
    assert [row[4] for row in rows[1:4]] == [200, 150, 150]
    document = statement(world, shop)
    assert document.content.startswith(b"%PDF")
    assert document.file_name.endswith(".pdf")
    with pytest.raises(Invalid) as refused:
        statement(world, shop, first_day="2026-12-02", last_day="2026-12-01")
    assert list(refused.value.fields) == ["last_day"]
    with pytest.raises(Invalid):
        statement(world, shop, first_day="2026-02-30")


def test_the_lines_of_an_account_carry_their_balance(world: Any) -> None:
    shop = Shop(world)
    invoiced(world, shop, "2")
    pay(world, shop, "50")
    key = {"partner_id": shop.partner.partner_id, "currency": "EUR"}
    first = world.call("ListCreditEntries", **key, page_size=1)
    second = world.call("ListCreditEntries", **key, page_token=first.next_page_token)
    told = [(e.kind, e.amount, e.balance) for e in (*first.credit_entries, *second.credit_entries)]
    assert told == [
        (pb.JOURNAL_KIND_INVOICE, "200", "200"),
        (pb.JOURNAL_KIND_PAYMENT, "-50", "150"),
    ]


def test_a_partner_reads_its_own_account_and_nobody_elses(world: Any) -> None:
    shop = Shop(world)
    other = partner(world, "Other")
    limit(world, other, "5")
    invoiced(world, shop)
    pay(world, shop, "10")
    me = world.person("maria", "partner", partner_id=shop.partner.partner_id)
    them = world.person("li", "partner", partner_id=other.partner_id)
    assert credit(world, shop.partner, by=me).receivable == "90"
    key = {"partner_id": shop.partner.partner_id, "currency": "EUR"}
    for what in ("GetCreditAccount", "ListCreditEntries", "RenderStatement"):
        assert world.call(what, **key, by=me)
        with pytest.raises(NotFound):
            world.call(what, **key, by=them)
    assert len(world.call("ListInvoices", by=me).invoices) == 1
    assert not world.call("ListInvoices", by=them).invoices
    assert not world.call("ListPayments", by=them).payments
    assert [a.partner_id for a in world.call("ListCreditAccounts", by=them).credit_accounts] == [
        other.partner_id
    ]
    with pytest.raises(Forbidden):
        world.call("SetCredit", **key, credit_limit="99999", by=me)
