"""Changes of prices: drafted, handed in, approved by somebody else, and then in the book, from their day on.

The rule kept here: what was handed in is what is approved; the prices before it end on the eve of its day and stay
readable for ever. Nobody approves their own. All writers of prices pass one gate, so two changes come one after the
other and the second sees the first.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import price_changes_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.errors import ExclusionViolation
from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, bindparam, delete, or_, select

from crm_channels import queries, words
from crm_channels.price_books import days
from crm_channels.prices import told
from crm_channels.pricing import rules
from crm_channels.pricing.rules import Span
from crm_channels.tables import price_books, price_change_lines, price_changes, prices, products

if TYPE_CHECKING:
    from crm_chassis.call import Call

FIELDS = ("price_book_id", "title", "reason")
FILTERABLE: tuple[str, ...] = ("price_change_id", "price_book_id", "title", "state", "line_count")
FILTERABLE += ("effective_date", "created_by", "submitted_by", "submit_time", "decided_by")
FILTERABLE += ("decide_time", "create_time", "update_time", "delete_time")
EVENT = "crm.channels.PriceChange."
STATES = pb.PriceChangeState.DESCRIPTOR
OF_CHANGE = price_change_lines.c.price_change_id == bindparam("change", type_=BigInteger())
LINES = Statement(
    select(*price_change_lines.c)
    .where(OF_CHANGE)
    .order_by(price_change_lines.c.product_id, price_change_lines.c.min_quantity)
)
FORGET = Statement(delete(price_change_lines).where(OF_CHANGE))
# What stands in a book for these products and is not over, locked in one order.
STANDING = Statement(
    select(*prices.c)
    .where(
        prices.c.price_book_id == bindparam("book", type_=BigInteger()),
        prices.c.product_id == any_(bindparam("products", type_=ARRAY(BigInteger()))),
        prices.c.delete_time.is_(None),
        or_(
            prices.c.valid_until.is_(None),
            prices.c.valid_until >= bindparam("eve", type_=prices.c.valid_until.type),
        ),
    )
    .order_by(prices.c.price_id)
)


def line_messages(call: "Call", found: Sequence[Row]) -> list[pb.PriceChangeLine]:
    """Lines with the names of their products."""
    goods = queries.rows_of(call, products, {line.product_id for line in found})
    return [
        records.to_message(
            pb.PriceChangeLine,
            line,
            sku=goods[line.product_id].sku,
            product_name=goods[line.product_id].name,
        )
        for line in found
    ]


def message(
    call: "Call", row: Row, lines: Sequence[pb.PriceChangeLine] | None = None
) -> pb.PriceChange:
    """The change with its lines and the names of its book."""
    book = queries.rows_of(call, price_books, {row.price_book_id})[row.price_book_id]
    return records.to_message(
        pb.PriceChange,
        row,
        price_book_name=book.name,
        currency=book.currency,
        lines=line_messages(call, call.all(LINES, change=row.price_change_id))
        if lines is None
        else lines,
    )


def day_of(call: "Call", given: pb.PriceChange, book: Row) -> date:
    """The day on which a change takes effect; raises Invalid for one outside of the book, or that is over."""
    found = days("price_change", given, "effective_date")["effective_date"]
    if found is None:
        raise Invalid({"price_change.effective_date": N_("must be said")})
    if found < call.clock.now().date():
        raise Invalid({"price_change.effective_date": N_("must not be over")})
    if found < book.valid_from or (book.valid_until is not None and found > book.valid_until):
        raise Invalid({"price_change.effective_date": N_("the price book does not hold then")})
    return found


def checked(
    call: "Call", given: Sequence[pb.PriceChangeLine], where: str = ""
) -> list[dict[str, Any]]:
    """The lines as columns; raises Invalid for quantities that cannot be, NotFound for products."""
    known = queries.rows_of(call, products, {line.product_id for line in given})
    spans: dict[int, list[Span]] = {}
    found = []
    for index, line in enumerate(given):
        product = known.get(line.product_id)
        if product is None or product.delete_time is not None:
            raise NotFound("product", line.product_id)
        names = ("product_id", "min_quantity", "max_quantity", "unit_price")
        values = records.values(line, *names)
        least = Decimal(values["min_quantity"] or 0)
        most = None if values["max_quantity"] is None else Decimal(values["max_quantity"])
        path = f"{where or f'price_change.lines[{index}]'}.max_quantity"
        if most is not None and most <= least:
            raise Invalid({path: N_("must be above the least quantity")})
        spans.setdefault(line.product_id, []).append(Span(least, most))
        if rules.overlapping(spans[line.product_id]):
            raise Invalid({path: N_("overlaps with another line of this product")})
        found.append(values | {"min_quantity": least, "max_quantity": most})
    return found


def old_prices(
    call: "Call", book_id: int, lines: Sequence[dict[str, Any]], day: date
) -> list[Decimal | None]:
    """What each line replaces: the price on the eve, at its least quantity."""
    standing = _standing(call, book_id, (line["product_id"] for line in lines), day)
    eve = rules.eve(day)
    old = []
    for line in lines:
        at = Span(line["min_quantity"], line["min_quantity"] + 1)
        held = [
            row.unit_price
            for row in standing
            if row.product_id == line["product_id"]
            and row.min_quantity <= at.least
            and (row.max_quantity is None or row.max_quantity > at.least)
            and not rules.begins_later(row.valid_from, day)
            and not rules.outlived(row.valid_until, eve)
        ]
        old.append(held[0] if held else None)
    return old


def _standing(call: "Call", book_id: int, product_ids: Iterable[int], day: date) -> list[Row]:
    return call.all(STANDING, book=book_id, products=sorted(set(product_ids)), eve=rules.eve(day))


def _keep(call: "Call", row: Row, lines: Sequence[dict[str, Any]]) -> None:
    call.run(FORGET, change=row.price_change_id)
    old = old_prices(call, row.price_book_id, lines, row.effective_date)
    for line, before in zip(lines, old, strict=True):
        call.insert(
            price_change_lines, price_change_id=row.price_change_id, old_price=before, **line
        )


def create_price_change(call: "Call", request: pb.CreatePriceChangeRequest) -> pb.PriceChange:
    """A new draft."""
    given = request.price_change
    book = queries.alive(call, price_books, given.price_book_id)
    day, lines = day_of(call, given, book), checked(call, given.lines)
    now = call.clock.now()
    row = call.insert(
        price_changes,
        **records.values(given, *FIELDS),
        effective_date=day,
        state="draft",
        line_count=len(lines),
        created_by=call.principal.id,
        create_time=now,
        update_time=now,
    )
    _keep(call, row, lines)
    change = message(call, row)
    call.emit(EVENT + "created", change)
    return change


def get_price_change(call: "Call", request: pb.GetPriceChangeRequest) -> pb.PriceChange:
    """One change with its lines."""
    return message(call, queries.found(call, price_changes, request.price_change_id))


def _of_book() -> ColumnElement[bool]:
    book = bindparam("book", type_=BigInteger())
    return or_(book == 0, price_changes.c.price_book_id == book)


def list_price_changes(
    call: "Call", request: pb.ListPriceChangesRequest
) -> pb.ListPriceChangesResponse:
    """The changes without their lines, the newest first."""
    asked: dict[str, Any] = {"book": request.price_book_id}
    found, token = lists.page(
        call,
        price_changes,
        request,
        pb.PriceChange,
        order_by="create_time desc",
        filterable=FILTERABLE,
        where=_of_book,
        convert=lambda row: message(call, row, ()),
        **asked,
    )
    return pb.ListPriceChangesResponse(price_changes=found, next_page_token=token)


def _refuse_state(state: str) -> Precondition:
    text = said(
        "A price change that is “%(state)s” cannot take this step.",
        state=words.state_name(STATES, state),
    )
    return Precondition("PRICE_CHANGE_STATE", text, metadata={"state": state})


def update_price_change(call: "Call", request: pb.UpdatePriceChangeRequest) -> pb.PriceChange:
    """Changes a draft."""
    given = request.price_change
    row = queries.held(call, price_changes, given.price_change_id, given.etag)
    values = records.changes(given, request.update_mask)
    if row.state != "draft":
        raise _refuse_state(row.state)
    if values.pop("price_book_id", row.price_book_id) != row.price_book_id:
        text = N_("cannot be changed: make another price change instead")
        raise Invalid({"price_change.price_book_id": text})
    before = message(call, row)
    if "effective_date" in values:
        book = queries.alive(call, price_books, row.price_book_id)
        values["effective_date"] = day_of(call, given, book)
    named_lines = values.pop("lines", None) is not None
    lines = checked(call, given.lines if named_lines else before.lines)
    changed = call.update(
        price_changes,
        row.price_change_id,
        **values,
        line_count=len(lines),
        update_time=call.clock.now(),
    )
    _keep(call, changed, lines)
    after = message(call, changed)
    call.emit(EVENT + "updated", after, before=before)
    return after


def _take(call: "Call", row: Row, step: str, **values: Any) -> pb.PriceChange:
    state = rules.next_state(row.state, step)
    if state is None:
        raise _refuse_state(row.state)
    before = message(call, row)
    now = call.clock.now()
    changed = call.update(
        price_changes, row.price_change_id, **values, state=state, update_time=now
    )
    after = message(call, changed)
    call.emit(EVENT + state, after, before=before)
    return after


def _held(call: "Call", request: Any) -> Row:
    return queries.held(call, price_changes, request.price_change_id, request.etag)


def submit_price_change(call: "Call", request: pb.SubmitPriceChangeRequest) -> pb.PriceChange:
    """Hands a draft in."""
    row = _held(call, request)
    if row.state == "draft" and not row.line_count:
        text = N_("A price change needs at least one line.")
        raise Precondition("PRICE_CHANGE_EMPTY", text)
    _check_day(call, row)
    me: dict[str, Any] = {"submitted_by": call.principal.id, "submit_time": call.clock.now()}
    return _take(call, row, "submit", **me)


def _check_day(call: "Call", row: Row) -> None:
    if row.effective_date < call.clock.now().date():
        text = N_("The day of this price change is over. Give it another day.")
        raise Precondition("PRICE_CHANGE_LATE", text)


def _decided(call: "Call", reason: str) -> dict[str, Any]:
    return {
        "decided_by": call.principal.id,
        "decide_time": call.clock.now(),
        "decision_reason": reason,
    }


def _tell(call: "Call", row: Row, text: str) -> None:
    notify(
        call,
        [row.created_by, row.submitted_by],
        "price_change",
        text,
        resource="crm.channels.PriceChange",
        resource_id=row.price_change_id,
    )


def approve_price_change(call: "Call", request: pb.ApprovePriceChangeRequest) -> pb.PriceChange:
    """Approves what somebody else handed in, and writes it into the book."""
    row = _held(call, request)
    if rules.next_state(row.state, "approve") is None:
        raise _refuse_state(row.state)
    if row.submitted_by == call.principal.id:
        raise Forbidden(N_("Somebody else has to approve what you handed in."))
    _check_day(call, row)
    book = queries.alive(call, price_books, row.price_book_id)
    call.run(queries.PRICE_GATE)
    _write(call, row, book)
    approved = _take(call, row, "approve", **_decided(call, request.reason))
    _tell(call, row, said("“%(title)s” was approved", title=row.title))
    return approved


def reject_price_change(call: "Call", request: pb.RejectPriceChangeRequest) -> pb.PriceChange:
    """Turns a change down, with a reason."""
    row = _held(call, request)
    rejected = _take(call, row, "reject", **_decided(call, request.reason))
    _tell(call, row, said("“%(title)s” was turned down", title=row.title))
    return rejected


def withdraw_price_change(call: "Call", request: pb.WithdrawPriceChangeRequest) -> pb.PriceChange:
    """Takes a change back."""
    return _take(call, _held(call, request), "withdraw", decision_reason=request.reason)


def _write(call: "Call", row: Row, book: Row) -> None:
    """Ends what held before on the eve, keeps the quantities that are not named, and writes the new prices."""
    lines = call.all(LINES, change=row.price_change_id)
    taken: dict[int, list[Span]] = {}
    for line in lines:
        spans = taken.setdefault(line.product_id, [])
        spans.append(Span(line.min_quantity, line.max_quantity))
    day = row.effective_date
    try:
        for price in _standing(call, row.price_book_id, taken, day):
            span = Span(price.min_quantity, price.max_quantity)
            met = [each for each in taken[price.product_id] if each.meets(span)]
            if met and not rules.outlived(price.valid_until, day):
                _end(call, row, book, price, rules.without(span, met))
        for line in lines:
            if line.unit_price is not None:
                span = Span(line.min_quantity, line.max_quantity)
                _add(call, row, line.product_id, span, line.unit_price, None)
    except ExclusionViolation:
        raise _later(row) from None


def _later(row: Row) -> Precondition:
    text = said(
        "A price that begins on %(day)s or later stands in the book already for one of these products.",
        day=row.effective_date.isoformat(),
    )
    return Precondition("PRICE_CHANGE_OVERLAPS", text)


def _end(call: "Call", row: Row, book: Row, price: Row, rest: Sequence[Span]) -> None:
    day, now = row.effective_date, call.clock.now()
    if rules.begins_later(price.valid_from, day):
        raise _later(row)
    begun = price.valid_from or book.valid_from
    ends = {"delete_time": now} if begun >= day else {"valid_until": rules.eve(day)}
    after = call.update(prices, price.price_id, **ends, update_time=now)
    told(call, "deleted" if begun >= day else "updated", price, after)
    for span in rest:
        _add(call, row, price.product_id, span, price.unit_price, price.valid_until)


def _add(
    call: "Call", row: Row, product_id: int, span: Span, price: Decimal, last: date | None
) -> None:
    now = call.clock.now()
    made = call.insert(
        prices,
        price_book_id=row.price_book_id,
        product_id=product_id,
        min_quantity=span.least,
        max_quantity=span.most,
        valid_from=row.effective_date,
        valid_until=last,
        unit_price=price,
        price_change_id=row.price_change_id,
        create_time=now,
        update_time=now,
    )
    told(call, "created", None, made)
