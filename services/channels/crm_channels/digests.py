"""What followers can compare record by record: which columns of which tables are hashed.

The rule kept here: only columns whose every change the feed tells of, and none that says who an end customer is.
"""

from crm_chassis.digests import Digests, Kind
from sqlalchemy import select

from crm_channels.tables import (
    credit_accounts,
    customer_conflicts,
    deal_registrations,
    invoices,
    locations,
    material_orders,
    materials,
    order_lines,
    orders,
    partner_visits,
    partners,
    payments,
    price_books,
    prices,
    products,
    quote_lines,
    quote_versions,
    quotes,
    sales_plans,
    sales_targets,
    sell_outs,
    stock_balances,
    stock_entries,
)

OF = "crm.channels."
# A quote has the lines of its last version.
LAST_LINES = quote_lines.c.quote_version_id.in_(
    select(quote_versions.c.quote_version_id)
    .join(quotes, quotes.c.quote_id == quote_versions.c.quote_id)
    .where(
        quote_versions.c.version_number == quotes.c.version_number, quotes.c.delete_time.is_(None)
    )
)
KINDS = (
    Kind(OF + "Partner", partners, "create_time name kind tier state territory owner_id team"),
    Kind(
        OF + "DealRegistration",
        deal_registrations,
        "create_time partner_id account_id product_line expected_amount currency state submit_time decide_time"
        " overridden protected_until_time close_time owner_id team",
    ),
    Kind(OF + "CustomerConflict", customer_conflicts, "create_time state outcome close_time"),
    Kind(OF + "Product", products, "sku name product_line"),
    Kind(OF + "PriceBook", price_books, ""),
    Kind(OF + "Price", prices, ""),
    Kind(
        OF + "Quote",
        quotes,
        "create_time number partner_id account_id currency state total_amount exceptional order_id owner_id team",
    ),
    Kind(
        OF + "Quote/lines",
        quote_lines,
        "line_number product_id sku quantity book_price unit_price amount",
        where=LAST_LINES,
        key="quote_id",
    ),
    Kind(
        OF + "Order",
        orders,
        "create_time number partner_id state currency amount order_time quote_id hold_reason credit_overridden"
        " stock_overridden price_overridden confirm_time ship_time close_time owner_id team",
    ),
    Kind(
        OF + "Order/lines",
        order_lines,
        "order_line_id product_id quantity unit_price amount shipped returned cancelled",
        key="order_id",
    ),
    Kind(OF + "Location", locations, "create_time name kind partner_id consignment owner_id"),
    Kind(
        OF + "StockBalance",
        stock_balances,
        "location_id product_id on_hand reserved minimum alert_time",
    ),
    Kind(
        OF + "StockEntry",
        stock_entries,
        "create_time location_id product_id kind on_hand_change reserved_change order_line_id",
    ),
    Kind(
        OF + "SellOut",
        sell_outs,
        "create_time partner_id product_id location_id sale_date quantity amount currency account_id owner_id team",
    ),
    Kind(
        OF + "CreditAccount",
        credit_accounts,
        "create_time partner_id currency credit_limit open_orders receivable on_hold owner_id team",
    ),
    Kind(
        OF + "Invoice",
        invoices,
        "create_time number partner_id order_id currency amount paid invoice_date due_date owner_id team",
    ),
    Kind(
        OF + "Payment",
        payments,
        "create_time partner_id currency kind amount allocated pay_date owner_id team",
    ),
    Kind(OF + "SalesPlan", sales_plans, "create_time name plan_year currency measure basis state"),
    Kind(
        OF + "SalesTarget",
        sales_targets,
        "create_time sales_plan_id partner_id product_line territory total owner_id team",
    ),
    Kind(OF + "Material", materials, "create_time code name product_line kind"),
    Kind(
        OF + "PartnerVisit",
        partner_visits,
        "create_time partner_id state plan_time visitor_id done_time",
    ),
    Kind(
        OF + "MaterialOrder",
        material_orders,
        "create_time material_id partner_id campaign quantity state approved_quantity received_quantity"
        " returned_quantity decide_time ship_time receive_time owner_id team",
    ),
)
DIGESTS = Digests(KINDS)
