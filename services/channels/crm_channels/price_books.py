"""Price books: for whom, in which currency and from when to when a set of prices holds.

The rule kept here: two books of one tier and currency never hold on the same day; the database keeps it, at any
concurrency. A partner's own people see the list prices and the books of their own tier, nothing of others'.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import price_books_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound
from crm_chassis.i18n import N_
from psycopg.errors import ExclusionViolation
from sqlalchemy import ColumnElement, Text, bindparam, or_

from crm_channels import queries, rules
from crm_channels.pricing.settings import guards_new_books
from crm_channels.tables import partners, price_books

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("name", "tier", "currency", "notes", "guarded")
FILTERABLE = (
    "price_book_id",
    "name",
    "tier",
    "currency",
    "guarded",
    "create_time",
    "update_time",
    "delete_time",
)
EVENT = "crm.channels.PriceBook."
NO_DAY = N_("is not a day of the calendar")


def days(kind: str, given: Any, *names: str) -> dict[str, date | None]:
    """These fields of a message as days; raises Invalid for one that is no day."""
    found: dict[str, date | None] = {}
    for name in names:
        try:
            found[name] = rules.day(getattr(given, name))
        except ValueError:
            raise Invalid({f"{kind}.{name}": NO_DAY}) from None
    return found


def check_range(kind: str, first: date | None, last: date | None) -> None:
    """Raises Invalid for a range of days that ends before it begins."""
    if not rules.is_range(first, last):
        raise Invalid({f"{kind}.valid_until": N_("must not be before the first day")})


def own_tier(call: "Call") -> str | None:
    """The tier whose books a partner's own people may see ("": none, list prices only); None: the caller sees all."""
    if call.principal.rows != "partner":
        return None
    row = queries.rows_of(call, partners, {call.principal.partner_id}).get(
        call.principal.partner_id
    )
    return row.tier if row is not None and row.delete_time is None else ""


def seen(call: "Call", row: "Row") -> bool:
    """Whether the caller may see this book."""
    tier = own_tier(call)
    return tier is None or row.tier in (None, tier)


def of_own_tier() -> ColumnElement[bool]:
    """The condition for list prices and the books of one tier."""
    return or_(
        price_books.c.tier.is_(None), price_books.c.tier == bindparam("own_tier", type_=Text())
    )


def _overlaps() -> AlreadyExists:
    text = N_("Another price book of this tier and currency holds on one of these days.")
    return AlreadyExists("PRICE_BOOK_OVERLAPS", text)


def create_price_book(call: "Call", request: pb.CreatePriceBookRequest) -> pb.PriceBook:
    """A new price book."""
    given = request.price_book
    valid = days("price_book", given, "valid_from", "valid_until")
    check_range("price_book", valid["valid_from"], valid["valid_until"])
    now = call.clock.now()
    call.run(queries.PRICE_GATE)
    try:
        values = records.values(given, *FIELDS)
        values["guarded"] = given.guarded or guards_new_books(call)
        row = call.insert(price_books, **values, **valid, create_time=now, update_time=now)
    except ExclusionViolation:
        raise _overlaps() from None
    book = records.to_message(pb.PriceBook, row)
    call.emit(EVENT + "created", book)
    return book


def get_price_book(call: "Call", request: pb.GetPriceBookRequest) -> pb.PriceBook:
    """One price book."""
    row = queries.found(call, price_books, request.price_book_id)
    if not seen(call, row):
        raise NotFound("price_book", request.price_book_id)
    return records.to_message(pb.PriceBook, row)


def list_price_books(call: "Call", request: pb.ListPriceBooksRequest) -> pb.ListPriceBooksResponse:
    """The price books that the caller may see."""
    tier = own_tier(call)
    params: dict[str, Any] = {} if tier is None else {"own_tier": tier}
    where = None if tier is None else of_own_tier
    return lists.reply(
        call,
        price_books,
        request,
        pb.ListPriceBooksResponse,
        order_by="name",
        filterable=FILTERABLE,
        where=where,
        **params,
    )


def update_price_book(call: "Call", request: pb.UpdatePriceBookRequest) -> pb.PriceBook:
    """Changes what the mask names."""
    given = request.price_book
    row = queries.held(call, price_books, given.price_book_id, given.etag)
    values = records.changes(given, request.update_mask)
    values |= days("price_book", given, *({"valid_from", "valid_until"} & values.keys()))
    check_range(
        "price_book",
        values.get("valid_from", row.valid_from),
        values.get("valid_until", row.valid_until),
    )
    return _changed(call, "updated", row, **values)


def _check_guard(call: "Call", row: "Row", values: Iterable[str]) -> None:
    """Raises for a change of a guarded book that would go around the approval of its prices."""
    around = {"guarded", "tier", "currency", "valid_from", "valid_until", "delete_time"}
    if row.guarded and around.intersection(values) and not call.principal.may("prices.decide"):
        raise Forbidden(
            N_("For whom and when a guarded book holds is changed by whoever decides on prices.")
        )


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.PriceBook:
    _check_guard(call, row, (n for n, value in values.items() if value != getattr(row, n)))
    call.run(queries.PRICE_GATE)
    try:
        changed = call.update(
            price_books, row.price_book_id, **values, update_time=call.clock.now()
        )
    except ExclusionViolation:
        raise _overlaps() from None
    book = records.to_message(pb.PriceBook, changed)
    call.emit(EVENT + what, book, before=records.to_message(pb.PriceBook, row))
    return book


def delete_price_book(call: "Call", request: pb.DeletePriceBookRequest) -> pb.PriceBook:
    """Deletes a price book; its prices stay with it but quote nothing."""
    row = queries.held(call, price_books, request.price_book_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_price_book(call: "Call", request: pb.UndeletePriceBookRequest) -> pb.PriceBook:
    """Brings a price book back, if no other one took its days; one that is not deleted stays as it is."""
    row = queries.held(call, price_books, request.price_book_id, request.etag, deleted=True)
    if row.delete_time is None:
        return records.to_message(pb.PriceBook, row)
    return _changed(call, "undeleted", row, delete_time=None)
