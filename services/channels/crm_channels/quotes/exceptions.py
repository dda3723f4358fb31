"""Exceptions to one customer, one price: what both sides see of them.

The rule kept here: our own people see both sides with their figures; a partner's people see that there is a conflict,
their own figures, and nothing of the other side.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.sql import Row
from sqlalchemy import BigInteger, ColumnElement, bindparam, or_

from crm_channels import queries, words
from crm_channels.tables import quote_exceptions, quotes

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("quote_exception_id", "version_number", "product_id", "sku", "kind", "state", "score"),
    *("decided_by", "decide_time", "create_time", "update_time"),
)
# What a partner's people may ask by: nothing that tells of the other side.
OPEN = ("state", "create_time")
MINE = ("quote_id", "unit_price", "currency", "end_customer_name", "owner_id", "partner_id")
THEIRS: tuple[str, ...] = (
    "other_quote_id",
    "other_price",
    "other_currency",
    "other_end_customer_name",
)
THEIRS += ("other_owner_id", "other_partner_id", "other_version_number")


def message(call: "Call", row: Row) -> pb.QuoteException:
    """The exception as this caller may see it."""
    found = records.to_message(
        pb.QuoteException,
        row,
        etag=str(row.etag),
        score=float(row.score),
        explanation=words.overlap(row.grounds),
    )
    if call.principal.rows != "partner":
        return found
    second = row.partner_id == call.principal.partner_id
    hidden = THEIRS if second else (*MINE, "version_number", "reason", "decision_reason")
    for name in (*hidden, "decided_by"):
        found.ClearField(name)
    found.ClearField("kind")
    return found


def _of_quote() -> ColumnElement[bool]:
    quote_id = bindparam("quote_id", type_=BigInteger())
    return or_(
        quote_id == 0,
        quote_exceptions.c.quote_id == quote_id,
        quote_exceptions.c.other_quote_id == quote_id,
    )


def list_quote_exceptions(
    call: "Call", request: pb.ListQuoteExceptionsRequest
) -> pb.ListQuoteExceptionsResponse:
    """Where quotes differ, from both sides, the newest first."""
    asked: dict[str, Any] = {"quote_id": request.quote_id}
    inside = call.principal.rows != "partner"
    if request.quote_id:
        queries.found(call, quotes, request.quote_id)
    with i18n.reader(call.language):
        found, token = lists.page(
            call,
            quote_exceptions,
            request,
            pb.QuoteException,
            order_by="create_time desc",
            filterable=FILTERABLE if inside else OPEN,
            where=_of_quote,
            convert=lambda row: message(call, row),
            **asked,
        )
    return pb.ListQuoteExceptionsResponse(quote_exceptions=found, next_page_token=token)
