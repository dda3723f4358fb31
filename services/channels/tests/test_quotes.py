"""Quotes: priced from the books, approved above the limits, in versions that never change, and accepted once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition, Refusal
from pypdfium2 import PdfDocument

from .quote_desk import Desk, book, partner, price

DRAFT, IN_APPROVAL, APPROVED, SENT, ACCEPTED = 1, 2, 3, 4, 5


@pytest.fixture
def desk(world: Any) -> Desk:
    return Desk(world)


def reason_of(refused: Any) -> str:
    found: str = refused.value.reason
    return found


def test_lines_cost_what_the_book_says_less_their_discount(desk: Desk) -> None:
    quote = desk.draft(
        desk.anna,
        "Acme",
        desk.line("5", "3"),
        desk.line("12.5", "1.5", product_id=desk.toner.product_id),
    )
    first, second = quote.lines
    assert (first.sku, first.book_price, first.unit_price, first.amount) == (
        "C-100",
        "100",
        "95",
        "285",
    )
    assert (second.unit_price, second.amount, second.above_limit) == ("8.7413", "13.11", True)
    assert (quote.book_amount, quote.total_amount) == ("314.99", "298.11")
    assert (first.price_book_name, first.limit_percent, first.above_limit) == ("List", "5", False)
    assert (quote.number, quote.version_number, quote.state) == ("Q-100001", 1, DRAFT)


def test_a_partners_quote_has_the_prices_of_its_tier(desk: Desk) -> None:
    gold = book(desk.world, "Gold", tier="PARTNER_TIER_GOLD")
    price(desk.world, gold.price_book_id, desk.copier.product_id, "80")
    dealer = partner(desk.world, "Dealer")
    quote = desk.draft("admin", "Acme", partner_id=dealer.partner_id)
    assert [(line.book_price, line.price_book_name) for line in quote.lines] == [("80", "Gold")]
    assert quote.partner_name == "Dealer"


def test_within_the_limit_a_quote_is_approved_at_once(desk: Desk) -> None:
    quote = desk.draft(desk.anna, "Acme", desk.line("5"))
    assert desk.step("Submit", quote, desk.anna).state == APPROVED
    assert desk.step("Send", quote, desk.anna).state == SENT


def test_above_the_limit_somebody_else_approves_within_theirs(desk: Desk) -> None:
    quote = desk.draft(desk.anna, "Acme", desk.line("5.0001"))
    waiting = desk.step("Submit", quote, desk.anna)
    assert (waiting.state, waiting.approval_percent) == (IN_APPROVAL, "5.0001")
    with pytest.raises(Precondition):
        desk.step("Send", quote, desk.anna)
    with pytest.raises(Forbidden):
        desk.step("Approve", quote, desk.anna)
    assert desk.step("Approve", quote, desk.chief, reason="A big one").state == APPROVED
    (version,) = desk.world.call("ListQuoteVersions", quote_id=quote.quote_id).quote_versions
    assert (version.decided_by, version.decision_reason) == ("chief", "A big one")


def test_nobody_approves_more_than_their_limit_or_their_own(desk: Desk) -> None:
    quote = desk.draft(desk.anna, "Acme", desk.line("31"))
    desk.step("Submit", quote, desk.anna)
    with pytest.raises(Precondition) as refused:
        desk.step("Approve", quote, desk.chief)
    assert reason_of(refused) == "DISCOUNT_ABOVE_LIMIT"
    own = desk.draft(desk.chief, "Other", desk.line("20"))
    desk.step("Submit", own, desk.chief)
    with pytest.raises(Forbidden):
        desk.step("Approve", own, desk.chief)
    assert desk.step("Approve", quote, "admin").state == APPROVED


def test_the_limit_of_a_product_line_counts_before_that_of_all(desk: Desk) -> None:
    limit = {"role": "rep", "product_line": "Copiers", "own_percent": "2"}
    desk.world.call("CreateDiscountLimit", discount_limit=limit)
    quote = desk.draft(desk.anna, "Acme", desk.line("5"))
    assert (quote.lines[0].limit_percent, quote.lines[0].above_limit) == ("2", True)
    with pytest.raises(Refusal) as refused:
        desk.world.call("CreateDiscountLimit", discount_limit=limit)
    assert reason_of(refused) == "DISCOUNT_LIMIT_EXISTS"


def test_nobody_gives_others_more_than_they_may_approve(desk: Desk) -> None:
    with pytest.raises(Forbidden):
        desk.world.call(
            "CreateDiscountLimit",
            by=desk.chief,
            discount_limit={"role": "manager", "product_line": "Copiers", "approve_percent": "90"},
        )


def test_what_was_given_back_is_a_draft_again(desk: Desk) -> None:
    quote = desk.draft(desk.anna, "Acme", desk.line("20"))
    desk.step("Submit", quote, desk.anna)
    back = desk.step("Reject", quote, desk.chief, reason="Too much")
    assert (back.state, back.decision_reason) == (DRAFT, "Too much")
    changed = desk.world.call(
        "UpdateQuote",
        by=desk.anna,
        quote={"quote_id": quote.quote_id, "lines": [desk.line("4")]},
        update_mask={"paths": ["lines"]},
    )
    assert changed.total_amount == "96"
    assert desk.step("Submit", quote, desk.anna).state == APPROVED


def test_a_draft_is_priced_as_of_the_day_on_which_it_is_handed_in(desk: Desk) -> None:
    quote = desk.draft(desk.anna)
    prices = desk.world.call("ListPrices", product_id=desk.copier.product_id).prices
    desk.world.call("UpdatePrice", price={"price_id": prices[0].price_id, "unit_price": "110"})
    assert desk.step("Submit", quote, desk.anna).total_amount == "110"


def test_a_sent_version_never_changes_and_a_new_one_supersedes_it(desk: Desk) -> None:
    quote = desk.sent(desk.anna)
    with pytest.raises(Precondition) as refused:
        desk.world.call(
            "UpdateQuote",
            by=desk.anna,
            quote={"quote_id": quote.quote_id, "lines": [desk.line("5")]},
            update_mask={"paths": ["lines"]},
        )
    assert reason_of(refused) == "QUOTE_STATE"
    second = desk.step("Revise", quote, desk.anna)
    assert (second.version_number, second.state) == (2, DRAFT)
    prices = desk.world.call("ListPrices", product_id=desk.copier.product_id).prices
    desk.world.call("UpdatePrice", price={"price_id": prices[0].price_id, "unit_price": "110"})
    desk.step("Submit", quote, desk.anna)
    versions = desk.world.call("ListQuoteVersions", quote_id=quote.quote_id).quote_versions
    assert [(v.version_number, v.total_amount, v.lines[0].unit_price) for v in versions] == [
        (2, "110", "110"),
        (1, "100", "100"),
    ]
    assert versions[1].state == pb.QUOTE_STATE_SUPERSEDED
    with pytest.raises(Precondition) as refused:
        desk.step("Accept", quote, desk.anna, version_number=1)
    assert reason_of(refused) == "QUOTE_VERSION"


def test_versions_come_page_by_page(desk: Desk) -> None:
    quote = desk.sent(desk.anna)
    for _ in range(2):
        desk.step("Revise", quote, desk.anna)
        desk.step("Submit", quote, desk.anna)
    first = desk.world.call("ListQuoteVersions", quote_id=quote.quote_id, page_size=2)
    rest = desk.world.call(
        "ListQuoteVersions", quote_id=quote.quote_id, page_token=first.next_page_token
    )
    numbers = [v.version_number for v in (*first.quote_versions, *rest.quote_versions)]
    assert (numbers, rest.next_page_token) == ([3, 2, 1], "")


def test_an_accepted_quote_of_a_partner_is_one_order(desk: Desk) -> None:
    dealer = partner(desk.world, "Dealer", owner_id="anna", team="north")
    me = desk.world.person("maria", "partner", partner_id=dealer.partner_id)
    quote = desk.sent(me, "Acme", desk.line("", "4"))
    accepted = desk.step("Accept", quote, me)
    assert (accepted.state, bool(accepted.order_id)) == (ACCEPTED, True)
    assert desk.step("Accept", quote, me).order_id == accepted.order_id
    placed = desk.world.events("crm.channels.Order.placed")
    assert len(placed) == 1


def test_of_accepting_twice_at_once_there_is_one_order(desk: Desk) -> None:
    dealer = partner(desk.world, "Dealer")
    quote = desk.sent("admin", "Acme", partner_id=dealer.partner_id)
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: desk.step("Accept", quote, "admin").order_id, range(6)))
    assert len(set(found)) == 1
    assert len(desk.world.events("crm.channels.Quote.accepted")) == 1


def test_accepting_and_revising_at_once_is_one_of_them(desk: Desk) -> None:
    dealer = partner(desk.world, "Dealer")
    for round_number in range(4):
        customer = f"Customer number {round_number}"
        quote = desk.sent("admin", customer, partner_id=dealer.partner_id)

        def act(name: str, quote: Any = quote) -> str:
            more = {"version_number": 1} if name == "Accept" else {}
            try:
                desk.step(name, quote, "admin", **more)
            except Precondition as refused:
                return refused.reason
            return name

        with ThreadPoolExecutor(2) as pool:
            outcome = set(pool.map(act, ("Accept", "Revise")))
        assert outcome in ({"Accept", "QUOTE_STATE"}, {"QUOTE_VERSION", "Revise"})


def test_after_its_last_day_a_quote_is_accepted_no_longer(desk: Desk) -> None:
    quote = desk.sent(desk.anna, valid_until="2026-11-20")
    desk.world.clock.forward(days=4)
    assert desk.step("Accept", quote, desk.anna, version_number=1).state == ACCEPTED
    other = desk.sent(desk.anna, "Somebody Else", valid_until="2026-11-21")
    desk.world.clock.forward(days=2)
    with pytest.raises(Precondition) as refused:
        desk.step("Accept", other, desk.anna)
    assert reason_of(refused) == "QUOTE_EXPIRED"
    desk.world.run_jobs()
    found = desk.world.call("GetQuote", by=desk.anna, quote_id=other.quote_id)
    assert found.state == pb.QUOTE_STATE_EXPIRED
    desk.world.run_jobs()
    assert len(desk.world.events("crm.channels.Quote.expired")) == 1
    again = desk.step("Revise", other, desk.anna)
    assert again.valid_until > "2026-12-01"


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"lines": [{"product_id": 1, "quantity": "0"}]}, "quote.lines[0].quantity"),
        (
            {"lines": [{"product_id": 1, "quantity": "1", "discount_percent": "101"}]},
            "quote.lines[0].discount_percent",
        ),
        ({"valid_until": "2026-02-30"}, "quote.valid_until"),
        ({"valid_until": "2026-02-01"}, "quote.valid_until"),
        ({"end_customer_name": "!!"}, "quote.end_customer_name"),
        ({"currency": "euro"}, "quote.currency"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Desk, fields: Any, path: str) -> None:
    quote = {"end_customer_name": "Acme", "currency": "EUR", "lines": [desk.line()], **fields}
    with pytest.raises(Invalid) as refused:
        desk.world.call("CreateQuote", quote=quote)
    assert list(refused.value.fields) == [path]


def test_what_no_book_holds_is_refused_with_what_was_looked_for(desk: Desk) -> None:
    with pytest.raises(Precondition) as refused:
        desk.draft(desk.anna, currency="USD")
    assert reason_of(refused) == "NO_PRICE"
    assert "C-100" in refused.value.message
    empty = desk.world.call(
        "CreateQuote", by=desk.anna, quote={"end_customer_name": "Acme", "currency": "EUR"}
    )
    with pytest.raises(Precondition) as refused:
        desk.step("Submit", empty, desk.anna)
    assert reason_of(refused) == "QUOTE_EMPTY"


def test_lines_are_priced_without_being_kept(desk: Desk) -> None:
    lines = [desk.line("7"), desk.line(product_id=999)]
    found = desk.world.call("PriceQuoteLines", by=desk.anna, currency="EUR", lines=lines)
    assert [line.unit_price for line in found.lines] == ["93", ""]
    assert (found.total_amount, found.needs_approval) == ("93", True)
    assert not desk.world.call("ListQuotes").quotes


def test_a_rep_sees_their_own_and_a_partner_theirs(desk: Desk) -> None:
    mine = desk.draft(desk.anna, notes="Careful")
    dealer = partner(desk.world, "Dealer")
    me = desk.world.person("maria", "partner", partner_id=dealer.partner_id)
    theirs = desk.draft(me, "Other", notes="From outside")
    assert not theirs.notes
    seen = desk.world.call("ListQuotes", by=desk.anna).quotes
    assert [quote.quote_id for quote in seen] == [mine.quote_id]
    assert [q.quote_id for q in desk.world.call("ListQuotes", by=me).quotes] == [theirs.quote_id]
    for method in ("GetQuote", "SubmitQuote", "ListQuoteVersions", "GetQuoteDocument"):
        with pytest.raises(NotFound):
            desk.world.call(method, by=me, quote_id=mine.quote_id)


def test_a_stale_etag_is_refused_and_a_repeated_request_happens_once(desk: Desk) -> None:
    quote = desk.draft(desk.anna)
    desk.step("Submit", quote, desk.anna, request_id="once")
    assert desk.step("Submit", quote, desk.anna, request_id="once").state == APPROVED
    with pytest.raises(Conflict):
        desk.step("Send", quote, desk.anna, etag=quote.etag)


def test_a_live_quote_is_withdrawn_before_it_is_deleted(desk: Desk) -> None:
    quote = desk.sent(desk.anna)
    with pytest.raises(Precondition):
        desk.world.call("DeleteQuote", by=desk.anna, quote_id=quote.quote_id)
    desk.step("Withdraw", quote, desk.anna, reason="A mistake")
    desk.world.call("DeleteQuote", by=desk.anna, quote_id=quote.quote_id)
    back = desk.world.call("UndeleteQuote", by=desk.anna, quote_id=quote.quote_id)
    assert (back.state, back.decision_reason) == (pb.QUOTE_STATE_WITHDRAWN, "A mistake")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_version_is_a_document_that_never_changes(desk: Desk, language: str) -> None:
    customer = "上海华兴科技有限公司"
    quote = desk.sent(desk.anna, customer, desk.line("5", "3", note="含安装"), terms="30 天付款")
    asked = {"quote_id": quote.quote_id, "language": language}
    found = desk.world.call("GetQuoteDocument", by=desk.anna, **asked)
    assert (found.file_name, found.media_type) == ("Q-100001-1.pdf", "application/pdf")
    told = "".join(page.get_textpage().get_text_range() for page in PdfDocument(found.content))
    assert all(words in told for words in (customer, "含安装", "30 天付款", "Q-100001"))
    assert b"/FontFile" in found.content, "its letters are in it"
    desk.step("Revise", quote, desk.anna)
    later = desk.world.call("GetQuoteDocument", by=desk.anna, version_number=1, **asked)
    assert later.content == found.content
