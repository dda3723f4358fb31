"""The lists of prices, price changes and quotes: filtered, saved, taken out as workbooks.

The rule kept here: what is decided has steps of its own; in bulk only plain facts are changed.
"""

from crm.channels.v1 import price_books_pb2, price_changes_pb2, prices_pb2, quotes_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_channels import price_books, prices
from crm_channels.pricing import changes
from crm_channels.quotes import keeping

PRICE_BOOKS = RecordList(
    name="price_books",
    message=price_books_pb2.PriceBook,
    title=N_("Price books"),
    columns=("name", "tier", "currency", "valid_from", "valid_until", "guarded"),
    filterable=price_books.FILTERABLE,
    labels={
        "price_book_id": N_("Number"),
        "name": N_("Name"),
        "tier": N_("Tier"),
        "currency": N_("Currency"),
        "valid_from": N_("Valid from"),
        "valid_until": N_("Valid until"),
        "notes": N_("Notes"),
        "guarded": N_("Guarded"),
    },
    name_field="name",
    order_by="price_book_id desc",
    page="channels.price_book",
)
PRICES = RecordList(
    name="prices",
    message=prices_pb2.Price,
    title=N_("Prices"),
    columns=("sku", "product_name", "price_book_id", "min_quantity", "max_quantity")
    + ("unit_price", "currency", "valid_from", "valid_until"),
    filterable=prices.FILTERABLE,
    labels={
        "price_id": N_("Number"),
        "price_book_id": N_("Price book"),
        "product_id": N_("Product number"),
        "min_quantity": N_("From quantity"),
        "max_quantity": N_("To below quantity"),
        "valid_from": N_("Valid from"),
        "valid_until": N_("Valid until"),
        "unit_price": N_("Price of one"),
        "currency": N_("Currency"),
        "sku": N_("SKU"),
        "product_name": N_("Product"),
        "price_change_id": N_("Price change"),
    },
    refers={"price_book_id": "price_books", "price_change_id": "price_changes"},
    name_field="sku",
    order_by="price_id desc",
    page="channels.edit_price",
)
PRICE_CHANGES = RecordList(
    name="price_changes",
    message=price_changes_pb2.PriceChange,
    title=N_("Price changes"),
    columns=("title", "price_book_id", "effective_date", "state", "line_count")
    + ("submitted_by", "decided_by"),
    filterable=changes.FILTERABLE,
    labels={
        "price_change_id": N_("Number"),
        "price_book_id": N_("Price book"),
        "title": N_("Title"),
        "reason": N_("Reason"),
        "effective_date": N_("First day of the new prices"),
        "lines": N_("Lines"),
        "state": N_("State"),
        "line_count": N_("Lines in all"),
        "created_by": N_("Written by"),
        "submitted_by": N_("Handed in by"),
        "submit_time": N_("Handed in"),
        "decided_by": N_("Decided by"),
        "decide_time": N_("Decided"),
        "decision_reason": N_("Decision"),
        "price_book_name": N_("Name of the book"),
        "currency": N_("Currency"),
    },
    refers={"price_book_id": "price_books"},
    name_field="title",
    order_by="price_change_id desc",
    presets=(Preset("submitted", N_("To decide"), "state = submitted"),),
    page="channels.price_change",
)
QUOTES = RecordList(
    name="quotes",
    message=quotes_pb2.Quote,
    title=N_("Quotes"),
    columns=("number", "end_customer_name", "partner_id", "state", "total_amount", "currency")
    + ("valid_until", "owner_id"),
    filterable=keeping.FILTERABLE,
    editable=("owner_id", "team"),
    labels={
        "quote_id": N_("Number of the record"),
        "number": N_("Number"),
        "partner_id": N_("Partner"),
        "end_customer_name": N_("End customer"),
        "account_id": N_("Customer number"),
        "city": N_("City"),
        "country": N_("Country"),
        "currency": N_("Currency"),
        "valid_until": N_("Valid until"),
        "terms": N_("Terms"),
        "lines": N_("Lines"),
        "state": N_("State"),
        "version_number": N_("Version"),
        "send_time": N_("Sent"),
        "close_time": N_("Closed"),
        "total_amount": N_("Total"),
        "book_amount": N_("Without discounts"),
        "exceptional": N_("Exception"),
        "approval_percent": N_("Discount to approve"),
        "reason": N_("Reason"),
        "decision_reason": N_("Last decision"),
        "order_id": N_("Order"),
        "notes": N_("Notes"),
        "partner_name": N_("Name of the partner"),
    },
    refers={"partner_id": "partners"},
    name_field="number",
    order_by="quote_id desc",
    presets=(
        Preset("in_approval", N_("To decide"), "state = in_approval"),
        Preset("sent", N_("With the end customer"), "state = sent"),
    ),
    page="channels.quote_page",
)
LISTS = (PRICE_BOOKS, PRICES, PRICE_CHANGES, QUOTES)
