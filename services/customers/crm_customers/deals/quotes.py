"""Quotes of deals: written down with their lines, and checked against what the same customer was offered before.

The rule kept here: another price than before needs a reason; a quote is never changed, another one follows it.
"""

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.errors import UniqueViolation
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, bindparam, func, select

from crm_customers.deals import lines, price_check, seeing
from crm_customers.tables import deal_quotes

KEY = bindparam("key", type_=BigInteger)
OF_DEAL = Statement(
    select(deal_quotes)
    .where(deal_quotes.c.deal_id == KEY)
    .order_by(deal_quotes.c.deal_quote_id.desc())
    .limit(200)
)
COUNT = Statement(select(func.count().label("count")).where(deal_quotes.c.deal_id == KEY))


def message_of(row: Row) -> pb.DealQuote:
    """A quote's message."""
    return records.to_message(pb.DealQuote, row)


def create_deal_quote(call: Call, request: pb.CreateDealQuoteRequest) -> pb.DealQuote:
    """Writes a quote down."""
    given = request.deal_quote
    deal = seeing.alive(call, given.deal_id)
    asked = given.lines or seeing.message(call, deal).lines
    if not asked:
        raise Invalid({"deal_quote.lines": "say what is quoted"})
    sold = lines.read(call, asked, "deal_quote.lines")
    currency = given.currency or deal.currency
    checked_by, findings = price_check.check(call, deal.account_id, currency, sold)
    if findings and not given.reason.strip():
        first = findings[0]
        text = said(
            "%(product)s: %(finding)s. Say why it is another price now.",
            product=first.product_name,
            finding=first.text,
        )
        raise Precondition("PRICE_CONFLICT", text)
    counted = call.first(COUNT, key=deal.deal_id)
    number = given.quote_number or f"{deal.deal_id}-{(counted.count if counted else 0) + 1}"
    try:
        row = call.insert(
            deal_quotes,
            deal_id=deal.deal_id,
            account_id=deal.account_id,
            quote_number=number,
            currency=currency,
            amount=lines.total(sold),
            lines=Jsonb([lines.as_json(line) for line in sold]),
            findings=Jsonb([records.to_mapping(one) for one in findings]),
            checked_by=checked_by,
            reason=given.reason,
            actor_id=call.principal.id,
            create_time=call.clock.now(),
        )
    except UniqueViolation:
        text = said("This deal has a quote %(number)s already.", number=number)
        raise AlreadyExists("QUOTE_NUMBER_TAKEN", text) from None
    made = message_of(row)
    call.emit("crm.customers.DealQuote.created", made)
    return made


def list_deal_quotes(call: Call, request: pb.ListDealQuotesRequest) -> pb.ListDealQuotesResponse:
    """The quotes of a deal, the latest first."""
    deal = seeing.seen(call, request.deal_id)
    found = call.all(OF_DEAL, key=deal.deal_id)
    return pb.ListDealQuotesResponse(deal_quotes=[message_of(row) for row in found])
