"""A price list that comes in row by row becomes one price change.

The rule kept here: all rows of one person for one book, day and title go into one draft, however often they come; what
the draft says already of the same quantities is replaced. Nothing holds before the draft is handed in and approved.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import price_changes_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Date, Integer, Text, bindparam, cast, delete, func, select

from crm_channels import queries
from crm_channels.pricing import changes, rules
from crm_channels.pricing.rules import Span
from crm_channels.tables import price_books, price_change_lines, price_changes

if TYPE_CHECKING:
    from crm_chassis.call import Call

_change, _line = price_changes.c, price_change_lines.c
DRAFT = Statement(
    select(*_change)
    .where(
        _change.price_book_id == bindparam("book", type_=BigInteger()),
        _change.effective_date == bindparam("day", type_=Date()),
        _change.title == bindparam("title", type_=Text()),
        _change.created_by == bindparam("me", type_=Text()),
        _change.state == "draft",
        _change.delete_time.is_(None),
    )
    .order_by(_change.price_change_id)
    .limit(1)
    .with_for_update()
)
# Two rows at once make one draft, not two.
GATE = Statement(
    select(func.pg_advisory_xact_lock(7203, cast(bindparam("book", type_=BigInteger()), Integer)))
)
OF_PRODUCT = Statement(
    select(*_line).where(
        _line.price_change_id == bindparam("change", type_=BigInteger()),
        _line.product_id == bindparam("product", type_=BigInteger()),
    )
)
FORGET = Statement(
    delete(price_change_lines).where(
        _line.price_change_line_id == bindparam("line", type_=BigInteger())
    )
)


def propose_price(call: "Call", request: pb.ProposePriceRequest) -> pb.PriceChange:
    """Puts one new price into the draft."""
    book = queries.alive(call, price_books, request.price_book_id)
    asked = {
        "price_book_id": book.price_book_id,
        "effective_date": request.effective_date,
        "title": request.title,
    }
    day = changes.day_of(call, pb.PriceChange(**asked), book)
    (values,) = changes.checked(call, [request.line], "line")
    call.run(GATE, book=book.price_book_id)
    row = call.first(
        DRAFT, book=book.price_book_id, day=day, title=request.title, me=call.principal.id
    )
    if row is None:
        draft = pb.CreatePriceChangeRequest(price_change=pb.PriceChange(**asked))
        made = changes.create_price_change(call, draft)
        row = queries.held(call, price_changes, made.price_change_id)
    return _put(call, row, values)


def _put(call: "Call", row: Row, values: dict[str, Any]) -> pb.PriceChange:
    """The line in the place of what the draft says of the same quantities."""
    known = call.all(OF_PRODUCT, change=row.price_change_id, product=values["product_id"])
    span = Span(values["min_quantity"], values["max_quantity"])
    same = [x for x in known if Span(x.min_quantity, x.max_quantity) == span]
    others = [Span(x.min_quantity, x.max_quantity) for x in known if x not in same]
    if rules.overlapping([*others, span]):
        text = N_("overlaps with another line of this product")
        raise Invalid({"line.max_quantity": text})
    before = changes.message(call, row, changes.line_messages(call, same))
    for each in same:
        call.run(FORGET, line=each.price_change_line_id)
    (old,) = changes.old_prices(call, row.price_book_id, [values], row.effective_date)
    line = call.insert(
        price_change_lines, price_change_id=row.price_change_id, old_price=old, **values
    )
    now = call.clock.now()
    count = row.line_count + 1 - len(same)
    row = call.update(price_changes, row.price_change_id, line_count=count, update_time=now)
    after = changes.message(call, row, changes.line_messages(call, [line]))
    call.emit(changes.EVENT + "updated", after, before=before)
    return after
