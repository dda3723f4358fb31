"""The facts of channels: partners and their claims, quotes, orders, stock, credit, plans and materials.

The rule kept here: as in facts.py. Ledgers come as entries and as balances, and the two must agree.
"""

from crm.channels.v1 import (
    credit_pb2,
    customer_conflicts_pb2,
    deal_registrations_pb2,
    materials_pb2,
    orders_pb2,
    partner_visits_pb2,
    partners_pb2,
    price_books_pb2,
    prices_pb2,
    products_pb2,
    quotes_pb2,
    sales_plans_pb2,
    stock_pb2,
)

from crm_reports.declaring import Fact, Reckoned

MONTHS = " ".join(f"month_{number:02d}:decimal" for number in range(1, 13))

# What of a line is sold: neither cancelled nor returned.
KEPT = "(quantity - coalesce(cancelled, 0) - coalesce(returned, 0))"
SOLD = (
    f"case when {KEPT} = quantity then amount"
    f" else cast(round(amount * {KEPT} / quantity, 4) as decimal(18, 4)) end"
)
CHANNEL_FACTS = (
    Fact(
        "partners",
        "crm.channels.Partner",
        partners_pb2.Partner,
        "partner_id",
        "create_time delete_time name kind tier state territory owner_id team",
    ),
    Fact(
        "deal_registrations",
        "crm.channels.DealRegistration",
        deal_registrations_pb2.DealRegistration,
        "deal_registration_id",
        "create_time delete_time partner_id end_customer_name account_id product_line expected_amount:decimal"
        " currency state submit_time decide_time overridden protected_until_time close_time owner_id team",
    ),
    Fact(
        "customer_conflicts",
        "crm.channels.CustomerConflict",
        customer_conflicts_pb2.CustomerConflict,
        "customer_conflict_id",
        "create_time delete_time end_customer_name state outcome close_time",
    ),
    Fact(
        "catalogue",
        "crm.channels.Product",
        products_pb2.Product,
        "product_id",
        "delete_time sku name product_line",
    ),
    Fact(
        "price_books",
        "crm.channels.PriceBook",
        price_books_pb2.PriceBook,
        "price_book_id",
        "delete_time",
    ),
    Fact("prices", "crm.channels.Price", prices_pb2.Price, "price_id", "delete_time"),
    Fact(
        "quotes",
        "crm.channels.Quote",
        quotes_pb2.Quote,
        "quote_id",
        "create_time delete_time number partner_id end_customer_name account_id currency state"
        " total_amount:decimal book_amount:decimal exceptional send_time close_time order_id owner_id team",
    ),
    Fact(
        "quote_lines",
        "crm.channels.Quote",
        quotes_pb2.Quote,
        "quote_id",
        "line_number product_id sku product_name product_line quantity:decimal book_price:decimal unit_price:decimal"
        " amount:decimal above_limit",
        each="lines",
    ),
    Fact(
        "dealer_orders",
        "crm.channels.Order",
        orders_pb2.Order,
        "order_id",
        "create_time delete_time number partner_id state currency amount:decimal order_time end_customer_name"
        " quote_id hold_reason credit_overridden stock_overridden price_overridden confirm_time ship_time"
        " close_time owner_id team",
    ),
    Fact(
        "dealer_order_lines",
        "crm.channels.Order",
        orders_pb2.Order,
        "order_id",
        "order_line_id product_id sku product_name quantity:decimal unit_price:decimal amount:decimal"
        " shipped:decimal returned:decimal cancelled:decimal",
        each="lines",
        reckoned=(Reckoned("sold_amount", "decimal(18,4)", SOLD),),
    ),
    Fact(
        "locations",
        "crm.channels.Location",
        stock_pb2.Location,
        "location_id",
        "create_time delete_time name kind partner_id consignment owner_id",
    ),
    Fact(
        "stock_balances",
        "crm.channels.StockBalance",
        stock_pb2.StockBalance,
        "stock_balance_id",
        "location_id product_id on_hand:decimal reserved:decimal minimum:decimal alert_time update_time",
    ),
    Fact(
        "stock_entries",
        "crm.channels.StockEntry",
        stock_pb2.StockEntry,
        "stock_entry_id",
        "create_time location_id product_id kind on_hand_change:decimal reserved_change:decimal order_line_id",
    ),
    Fact(
        "sell_outs",
        "crm.channels.SellOut",
        stock_pb2.SellOut,
        "sell_out_id",
        "create_time delete_time partner_id product_id location_id sale_date:date quantity:decimal amount:decimal"
        " currency end_customer_name account_id owner_id team",
    ),
    Fact(
        "credit_accounts",
        "crm.channels.CreditAccount",
        credit_pb2.CreditAccount,
        "credit_account_id",
        "create_time delete_time partner_id currency credit_limit:decimal open_orders:decimal receivable:decimal"
        " on_hold hold_reason owner_id team",
    ),
    Fact(
        "invoices",
        "crm.channels.Invoice",
        credit_pb2.Invoice,
        "invoice_id",
        "create_time number partner_id order_id currency amount:decimal paid:decimal invoice_date:date due_date:date"
        " owner_id team",
    ),
    Fact(
        "payments",
        "crm.channels.Payment",
        credit_pb2.Payment,
        "payment_id",
        "create_time partner_id currency kind amount:decimal allocated:decimal pay_date:date owner_id team",
    ),
    Fact(
        "sales_plans",
        "crm.channels.SalesPlan",
        sales_plans_pb2.SalesPlan,
        "sales_plan_id",
        "create_time delete_time name plan_year currency measure basis state",
    ),
    Fact(
        "sales_targets",
        "crm.channels.SalesTarget",
        sales_plans_pb2.SalesTarget,
        "sales_target_id",
        f"create_time delete_time sales_plan_id partner_id product_line territory {MONTHS} total:decimal"
        " owner_id team",
    ),
    Fact(
        "materials",
        "crm.channels.Material",
        materials_pb2.Material,
        "material_id",
        "create_time delete_time code name product_line kind",
    ),
    Fact(
        "partner_visits",
        "crm.channels.PartnerVisit",
        partner_visits_pb2.PartnerVisit,
        "partner_visit_id",
        "create_time delete_time partner_id state plan_time visitor_id done_time",
    ),
    Fact(
        "material_orders",
        "crm.channels.MaterialOrder",
        materials_pb2.MaterialOrder,
        "material_order_id",
        "create_time delete_time material_id partner_id campaign quantity:decimal state approved_quantity:decimal"
        " received_quantity:decimal returned_quantity:decimal decide_time ship_time receive_time owner_id team",
    ),
)
