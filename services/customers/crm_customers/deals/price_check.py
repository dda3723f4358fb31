"""Whether a price is another than the same customer was offered before: channels is asked where it is, and our quotes.

The rule kept here: channels' answer counts when it comes in time; when it does not, our own earlier quotes are looked
at, and the quote says who checked it.
"""

from decimal import Decimal

from crm.channels.v1 import quotes_pb2
from crm.customers.v1 import deals_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import Refusal
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import rules
from crm_customers.deals.lines import Line
from crm_customers.tables import deal_quotes, products

CHANNELS, OWN = "channels", "earlier_quotes"
LATEST = 5  # quotes of the same customer that are compared
DEAD = (quotes_pb2.QUOTE_STATE_DECLINED, quotes_pb2.QUOTE_STATE_WITHDRAWN)
EARLIER = Statement(
    select(deal_quotes)
    .where(
        deal_quotes.c.account_id == bindparam("account", type_=BigInteger),
        deal_quotes.c.currency == bindparam("currency", type_=Text),
    )
    .order_by(deal_quotes.c.deal_quote_id.desc())
    .limit(50)
)
CODES = Statement(
    select(products.c.product_id, products.c.product_code).where(
        products.c.product_id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    )
)


def check(
    call: Call, account_id: int | None, currency: str, lines: list[Line]
) -> tuple[str, list[pb.PriceFinding]]:
    """Who checked, and what was found."""
    if not account_id:
        return OWN, []
    codes = _codes(call, lines)
    given = [
        rules.Priced(one.product_id, codes.get(one.product_id or 0, one.product_name), price)
        for one, price in ((line, line.unit_price) for line in lines)
    ]
    found = rules.other_prices(given, _own(call, account_id, currency))
    try:
        theirs = _of_channels(call, account_id, currency)
    except Refusal:  # down, too slow, or not for this caller: the quote says that it was not asked
        theirs = None
    if theirs is None:
        return OWN, [_finding(mine, other) for mine, other in found]
    named = [rules.Priced(None, one.product_name, one.unit_price) for one in given]
    found += rules.other_prices(named, theirs)
    return CHANNELS, [_finding(mine, other) for mine, other in found]


def _codes(call: Call, lines: list[Line]) -> dict[int, str]:
    """The codes of products: what both services know them by."""
    ids = sorted({line.product_id for line in lines if line.product_id})
    return {row.product_id: row.product_code for row in call.all(CODES, ids=ids)} if ids else {}


def _own(call: Call, account_id: int, currency: str) -> list[rules.Priced]:
    """What we quoted before, the latest first."""
    return [
        _priced(row, line)
        for row in call.all(EARLIER, account=account_id, currency=currency)
        for line in row.lines
    ]


def _priced(row: Row, line: dict[str, str]) -> rules.Priced:
    product_id = int(line.get("product_id") or 0) or None
    price = Decimal(line["unit_price"])
    day = row.create_time.date().isoformat()
    return rules.Priced(product_id, line["product_name"], price, row.quote_number, day)


def _of_channels(call: Call, account_id: int, currency: str) -> list[rules.Priced] | None:
    """What channels' quotes offer the same customer, the latest first; None where it is not."""
    peer = call.peers.get("channels")
    if peer is None:
        return None
    wanted = f'account_id = {account_id} AND currency = "{currency}"'
    asked = quotes_pb2.ListQuotesRequest(filter=wanted, page_size=LATEST, order_by="quote_id desc")
    found = []
    for quote in peer.call("ListQuotes", asked).quotes:
        if quote.state in DEAD:
            continue
        whole = peer.call("GetQuote", quotes_pb2.GetQuoteRequest(quote_id=quote.quote_id))
        day = whole.create_time.ToDatetime().date().isoformat()
        for line in whole.lines:
            for name in {line.sku, line.product_name} - {""}:
                price = Decimal(line.unit_price or 0)
                found.append(rules.Priced(None, name, price, quote.number, day))
    return found


def _finding(mine: rules.Priced, other: rules.Priced) -> pb.PriceFinding:
    return pb.PriceFinding(
        product_id=mine.product_id or 0,
        product_name=mine.product_name,
        unit_price=f"{mine.unit_price:f}",
        other_price=f"{other.unit_price:f}",
        other_quote=other.quote_number,
        other_time=other.day,
    )
