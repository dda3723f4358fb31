"""Order intake: by the ids of the order system, row by row, and the same again changes nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.customers.v1.interactions_pb2 import (
    INGEST_OUTCOME_CREATED,
    INGEST_OUTCOME_REJECTED,
    INGEST_OUTCOME_UNCHANGED,
    INGEST_OUTCOME_UPDATED,
)
from crm.customers.v1.orders_pb2 import ORDER_STATE_CANCELLED, ORDER_STATE_PLACED
from crm_chassis.errors import Invalid, NotFound

KIM = {"external_id": "C-1", "display_name": "Kim Lee", "country": "US"}
PAT = {"external_id": "C-2", "display_name": "Pat Roe", "country": "CA"}


def line(code="P-1", amount="10.5000", **fields):
    return {
        "product_code": code,
        "product_name": f"Product {code}",
        "category": "Furniture",
        "subcategory": "Chairs",
        "quantity": "2",
        "amount": amount,
        "discount": "0.2",
        "profit": "-1.2345",
        **fields,
    }


def order(external_id="O-1", lines=None, **fields):
    return {
        "external_id": external_id,
        "account_external_id": "C-1",
        "order_date": "2026-03-01",
        "currency": "USD",
        "region": "West",
        "lines": lines if lines is not None else [line()],
        **fields,
    }


def ingest(world, orders, accounts=(KIM,), **fields):
    fields = {"source": "shop", "orders": orders, "accounts": list(accounts), **fields}
    return world.call("IngestOrders", by="agent", **fields)


def totals(world):
    reply = world.call("GetTotals", by="service")
    return {total.name: total.value for total in reply.totals}


def outcomes(reply):
    return [result.outcome for result in reply.orders]


def test_an_order_brings_its_account_and_products(world):
    reply = ingest(world, [order(lines=[line(), line("P-2", "4.25")])])
    assert outcomes(reply) == [INGEST_OUTCOME_CREATED]
    assert reply.new_products == 2
    found = world.call("GetOrder", order_id=reply.orders[0].record_id)
    assert (found.amount, found.profit, found.state) == ("14.75", "-2.469", ORDER_STATE_PLACED)
    assert [x.product_code for x in found.lines] == ["P-1", "P-2"]
    assert {x.account_id for x in found.lines} == {found.account_id}
    customer = world.call("GetAccount", account_id=found.account_id)
    assert (customer.display_name, customer.source, customer.external_id) == (
        "Kim Lee",
        "shop",
        "C-1",
    )
    assert totals(world)["orders.amount"] == "14.7500"


def test_the_event_tells_what_a_reader_gets(world):
    reply = ingest(world, [order()])
    (event,) = world.events("crm.customers.Order")
    told = world.app.by_name["GetOrder"].reply_class()
    event.data.Unpack(told)
    assert told == world.call("GetOrder", order_id=reply.orders[0].record_id)
    kinds = {event.event_type for event in world.events("crm.customers")}
    assert kinds == {
        "crm.customers.Account.created",
        "crm.customers.Product.created",
        "crm.customers.Order.created",
    }


def test_the_same_again_changes_nothing(world):
    ingest(world, [order()])
    before, figures = len(world.events()), totals(world)
    again = ingest(world, [order(lines=[line(amount="10.50")])])
    assert outcomes(again) == [INGEST_OUTCOME_UNCHANGED]
    assert [r.outcome for r in again.accounts] == [INGEST_OUTCOME_UNCHANGED]
    assert len(world.events()) == before
    assert totals(world) == figures


def test_another_amount_changes_the_order_that_is_there(world):
    first = ingest(world, [order(lines=[line(), line("P-2")])])
    second = ingest(world, [order(lines=[line(amount="12")], state=ORDER_STATE_CANCELLED)])
    assert outcomes(second) == [INGEST_OUTCOME_UPDATED]
    assert second.orders[0].record_id == first.orders[0].record_id
    found = world.call("GetOrder", order_id=first.orders[0].record_id)
    assert (found.amount, found.etag, len(found.lines)) == ("12", "2", 1)
    figures = totals(world)
    assert (figures["orders.count"], figures["order_lines.count"]) == ("1", "1")
    number = str(first.orders[0].record_id)
    audit = world.call("ListAuditEntries", resource="crm.customers.Order", resource_id=number)
    kinds = [(entry.event_type, bool(entry.before)) for entry in audit.audit_entries]
    assert sorted(kinds) == [
        ("crm.customers.Order.created", False),
        ("crm.customers.Order.updated", True),
    ]


def test_rows_that_cannot_be_taken_say_why_and_the_others_go_in(world):
    rows = [
        order("good"),
        order("a", account_external_id="C-9"),
        order("b", order_date="2026-02-30"),
        order("c", lines=[line(amount="ten")]),
        order("d", ship_date="2026-02-01"),
        order("good"),
        order("", lines=[line()]),
        order("e", source="elsewhere"),
        order("f", account_external_id="", account_id=4711),
        order("g", lines=[line(account_external_id="C-9")]),
    ]
    reply = ingest(world, rows)
    rejected = [(r.reason, r.field) for r in reply.orders if r.outcome == INGEST_OUTCOME_REJECTED]
    assert rejected == [
        ("UNKNOWN_ACCOUNT", "account_id"),
        ("INVALID_FIELD", "order_date"),
        ("INVALID_FIELD", "lines[0].amount"),
        ("SHIPPED_BEFORE_ORDERED", "ship_date"),
        ("TWICE", "external_id"),
        ("NO_EXTERNAL_ID", "external_id"),
        ("OTHER_SOURCE", "source"),
        ("UNKNOWN_ACCOUNT", "account_id"),
        ("UNKNOWN_ACCOUNT", "lines[0].account_id"),
    ]
    assert totals(world)["orders.count"] == "1"


def test_a_dry_run_says_the_same_and_changes_nothing(world):
    reply = ingest(world, [order(), order("x", account_external_id="C-9")], validate_only=True)
    assert outcomes(reply) == [INGEST_OUTCOME_CREATED, INGEST_OUTCOME_REJECTED]
    assert reply.new_products == 1
    assert totals(world)["accounts.count"] == totals(world)["orders.count"] == "0"
    assert not world.events("crm.customers")


def test_one_order_for_several_customers(world):
    lines = [line(), line("P-2", account_external_id="C-2")]
    reply = ingest(world, [order(lines=lines)], accounts=[KIM, PAT])
    kim, pat = (result.record_id for result in reply.accounts)
    assert [p.product_code for p in owned(world, kim)] == ["P-1"]
    assert [p.product_code for p in owned(world, pat)] == ["P-2"]


def owned(world, account_id, **fields):
    return world.call("ListOwnedProducts", account_id=account_id, **fields).products


def test_customers_own_what_they_bought_and_did_not_send_back(world):
    reply = ingest(
        world,
        [
            order("1", order_date="2026-01-05"),
            order("2", order_date="2026-02-06", lines=[line(quantity="3"), line("P-2")]),
            order("3", order_date="2026-03-07", lines=[line("P-2", quantity="-2")]),
            order("4", lines=[line("P-3")], state=ORDER_STATE_CANCELLED),
        ],
    )
    (product,) = owned(world, reply.accounts[0].record_id)
    assert (product.quantity, product.amount) == ("5", "21")
    assert (product.first_order_date, product.last_order_date) == ("2026-01-05", "2026-02-06")
    assert product.last_order_id == reply.orders[1].record_id
    assert not owned(world, reply.accounts[0].record_id, since="2026-03-01")
    with pytest.raises(Invalid):
        owned(world, reply.accounts[0].record_id, since="2026-02-31")


def test_contacts_come_with_orders(world):
    buyer = {
        "external_id": "P-7",
        "account_external_id": "C-1",
        "display_name": "Jo Buyer",
        "phones": [{"number": "(212) 555-0142"}],
    }
    reply = ingest(world, [order(contact_external_id="P-7")], contacts=[buyer])
    person = world.call("GetContact", contact_id=reply.contacts[0].record_id)
    assert person.phones[0].e164 == "+12125550142"
    found = world.call("GetOrder", order_id=reply.orders[0].record_id)
    assert found.contact_id == person.contact_id
    again = ingest(world, [order(contact_external_id="P-7")], accounts=[], contacts=[])
    assert outcomes(again) == [INGEST_OUTCOME_UNCHANGED]


def test_one_order_by_itself(world):
    given = {**order(), "source": "shop"}
    person = {"display_name": "Jo Buyer"}
    fields = {"order": {**given, "contact_external_id": "P-7"}, "account": KIM, "contact": person}
    made = world.call("IngestOrder", by="agent", **fields)
    assert world.call("IngestOrder", by="agent", **fields) == made
    assert made == world.call("GetOrder", order_id=made.order_id)
    with pytest.raises(Invalid) as refusal:
        world.call("IngestOrder", order={**given, "account_external_id": "C-9"})
    assert refusal.value.reason == "UNKNOWN_ACCOUNT"
    assert "order.account_id" in refusal.value.fields
    with pytest.raises(Invalid):
        world.call("IngestOrder", order=order())


def test_orders_are_seen_by_who_sees_the_account(world):
    reply = ingest(world, [order()], accounts=[{**KIM, "owner_id": "rep.one"}])
    other = ingest(world, [order("2", account_external_id="C-2")], accounts=[PAT])
    listed = world.call("ListOrders", by="rep").orders
    assert [x.order_id for x in listed] == [reply.orders[0].record_id]
    assert len(listed[0].lines) == 1
    with pytest.raises(NotFound):
        world.call("GetOrder", order_id=other.orders[0].record_id, by="rep")
    assert len(world.call("ListProducts", by="rep").products) == 1


def test_pages_of_orders_go_on_where_the_last_ended(world):
    ingest(world, [order(str(number)) for number in range(7)])
    seen, token = [], ""
    while True:
        page = world.call("ListOrders", page_size=3, page_token=token, order_by="order_date desc")
        seen += [x.external_id for x in page.orders]
        token = page.next_page_token
        if not token:
            break
    assert sorted(seen) == [str(number) for number in range(7)]


def test_the_events_of_a_thousand_orders_are_those_of_each(world):
    rows = [order(str(number)) for number in range(60)]
    ingest(world, rows, request_id="night-1")
    changed = [order(str(number), lines=[line(amount="3")]) for number in range(60)]
    ingest(world, changed, request_id="night-2")
    told = world.events("crm.customers.Order")
    assert [event.event_type.rpartition(".")[2] for event in told] == ["created"] * 60 + [
        "updated"
    ] * 60
    last = world.app.by_name["GetOrder"].reply_class()
    told[-1].data.Unpack(last)
    assert last == world.call("GetOrder", order_id=last.order_id)
    assert (told[-1].actor_id, told[-1].request_id) == ("agent.one", "night-2")
    number = str(last.order_id)
    audit = world.call("ListAuditEntries", resource="crm.customers.Order", resource_id=number)
    newest = audit.audit_entries[0]
    assert (newest.before["amount"], newest.after["amount"]) == ("10.5", "3")


def test_callers_who_bring_the_same_customers_at_once_do_not_disturb_each_other(world):
    def bring(number):
        rows = [order(f"{number}-{i}", lines=[line(f"P-{i}")]) for i in range(20)]
        return ingest(world, rows, accounts=[KIM, PAT], request_id=f"r-{number}")

    with ThreadPoolExecutor(6) as several:
        replies = list(several.map(bring, range(12)))
    assert all(outcomes(reply) == [INGEST_OUTCOME_CREATED] * 20 for reply in replies)
    assert len({reply.accounts[0].record_id for reply in replies}) == 1
    assert sum(reply.new_products for reply in replies) == 20
    figures = totals(world)
    assert (figures["accounts.count"], figures["products.count"]) == ("2", "20")
    assert figures["orders.count"] == figures["order_lines.count"] == "240"


def test_one_order_sent_by_many_at_once_is_one_order(world):
    with ThreadPoolExecutor(6) as several:
        replies = list(several.map(lambda _: ingest(world, [order()]), range(12)))
    assert sorted(outcomes(reply) for reply in replies) == [
        [INGEST_OUTCOME_CREATED],
        *[[INGEST_OUTCOME_UNCHANGED]] * 11,
    ]
    assert len(world.events("crm.customers.Order")) == 1
