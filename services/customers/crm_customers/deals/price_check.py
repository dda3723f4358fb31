"""Whether a price is another than the same customer was offered before: channels is asked where it is, and our quotes.

The rule kept here: channels compares with its price books and with what anybody offers the same end customer, by its
own rules; when it does not answer in time, our own earlier quotes have to do, and the quote says who checked it.
"""

from decimal import Decimal

from crm.channels.v1 import quotes_pb2
from crm.customers.v1 import deals_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_, gettext
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.deals import rules
from crm_customers.deals.lines import Line
from crm_customers.tables import deal_quotes, products

CHANNELS, OWN = "channels", "earlier_quotes"
EARLIER_TOLD = N_("this customer was quoted %(price)s %(currency)s before (%(number)s)")
OFFERED = N_("%(name)s offers it at %(price)s %(currency)s (%(number)s)")
BELOW = N_("it is more below the price of %(name)s, %(price)s %(currency)s, than you may give")
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
    with i18n.reader(call.language):
        own = [_finding(mine, other, currency) for mine, other in found]
        try:
            theirs = _of_channels(call, account_id, currency, given)
        except Refusal:  # down, late, or not for this caller: the quote says that it was not asked
            theirs = None
    return (OWN, own) if theirs is None else (CHANNELS, own + theirs)


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


def _of_channels(
    call: Call, account_id: int, currency: str, given: list[rules.Priced]
) -> list[pb.PriceFinding] | None:
    """What channels finds on the lines, each known by the code or name of its product; None where it is not."""
    peer = call.peers.get("channels")
    if peer is None or not (rows := call.all(queries.ACCOUNTS, ids=[account_id])):
        return None
    account = rows[0]
    asked = quotes_pb2.CheckOfferedPricesRequest(
        end_customer_name=account.display_name,
        account_id=account_id,
        city=account.city,
        country=account.country,
        currency=currency,
    )
    for one in given:
        asked.lines.add(sku=one.product_name, unit_price=f"{one.unit_price:f}")
    found = []
    reply = peer.call("CheckOfferedPrices", asked)
    for each in reply.findings:
        line = given[each.line]
        found.append(
            pb.PriceFinding(
                product_id=line.product_id or 0,
                product_name=line.product_name,
                unit_price=f"{line.unit_price:f}",
                other_price=each.other_price,
                other_quote=each.other_quote,
                other_time=each.other_day,
                text=_text(each),
            )
        )
    return found


def _text(found: quotes_pb2.OfferedPriceFinding) -> str:
    """What was found, in words."""
    price = {"price": found.other_price, "currency": found.other_currency}
    if found.other_quote:
        return gettext(OFFERED, name=found.other_name, number=found.other_quote, **price)
    return gettext(BELOW, name=found.other_name, **price)


def _finding(mine: rules.Priced, other: rules.Priced, currency: str) -> pb.PriceFinding:
    """What our own earlier quotes say."""
    return pb.PriceFinding(
        product_id=mine.product_id or 0,
        product_name=mine.product_name,
        unit_price=f"{mine.unit_price:f}",
        other_price=f"{other.unit_price:f}",
        other_quote=other.quote_number,
        other_time=other.day,
        text=gettext(
            EARLIER_TOLD,
            price=f"{other.unit_price:f}",
            currency=currency,
            number=other.quote_number,
        ),
    )
