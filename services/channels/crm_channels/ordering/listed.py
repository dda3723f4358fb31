"""The lists of trade: orders, locations, sell-outs and invoices.

The rule kept here: in bulk only plain facts are changed; what moves goods or money has steps of its own.
"""

from crm.channels.v1 import credit_pb2, orders_pb2, stock_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_channels.credit import payments
from crm_channels.ordering import orders
from crm_channels.stock import locations, sell_outs

ORDERS = RecordList(
    name="orders",
    message=orders_pb2.Order,
    title=N_("All orders"),
    columns=("number", "state", "partner_id", "end_customer_name", "amount", "order_time"),
    filterable=orders.FILTERABLE,
    editable=("owner_id", "team"),
    labels={
        "order_id": N_("Id"),
        "number": N_("Number"),
        "partner_id": N_("Partner"),
        "location_id": N_("Shipped from"),
        "state": N_("State"),
        "currency": N_("Currency"),
        "amount": N_("Amount"),
        "order_time": N_("Ordered"),
        "wished_ship_date": N_("Wished day of shipment"),
        "end_customer_name": N_("End customer"),
        "account_id": N_("Customer number"),
        "quote_id": N_("Quote"),
        "source": N_("Source"),
        "external_id": N_("Number there"),
        "hold_reason": N_("Held back for"),
        "direct": N_("Direct sale"),
        "credit_overridden": N_("Beyond the credit limit"),
        "stock_overridden": N_("With goods that are reserved for others"),
        "price_overridden": N_("Prices deviate"),
        "override_reason": N_("Reason of the override"),
        "overridden_by": N_("Overridden by"),
        "confirm_time": N_("Confirmed"),
        "ship_time": N_("Shipped"),
        "close_time": N_("Closed"),
        "close_reason": N_("Cancelled because"),
        "notes": N_("Notes"),
        "lines": N_("Lines"),
        "shipments": N_("Shipments"),
        "steps": N_("What happened"),
    },
    refers={"partner_id": "partners", "location_id": "locations"},
    name_field="number",
    order_by="order_id desc",
    presets=(
        Preset("placed", N_("To confirm"), "state = placed"),
        Preset("on_hold", N_("On hold"), "state = on_hold"),
    ),
    page="channels.order",
)
LOCATIONS = RecordList(
    name="locations",
    message=stock_pb2.Location,
    title=N_("Locations"),
    columns=("name", "kind", "partner_id", "consignment", "city", "owner_id"),
    filterable=locations.FILTERABLE,
    editable=("city", "country", "owner_id"),
    labels={
        "location_id": N_("Number"),
        "name": N_("Name"),
        "kind": N_("Kind"),
        "partner_id": N_("Partner"),
        "consignment": N_("Consignment"),
        "city": N_("City"),
        "country": N_("Country"),
        "owner_id": N_("Who is told when something runs short"),
    },
    refers={"partner_id": "partners"},
    name_field="name",
    order_by="location_id desc",
    page="channels.location",
)
SELL_OUTS = RecordList(
    name="sell_outs",
    message=stock_pb2.SellOut,
    title=N_("Sell-outs"),
    columns=("sale_date", "partner_id", "product_id", "quantity", "amount", "end_customer_name"),
    filterable=sell_outs.FILTERABLE,
    labels={
        "sell_out_id": N_("Number"),
        "partner_id": N_("Partner"),
        "product_id": N_("Product"),
        "location_id": N_("Location"),
        "sale_date": N_("Day"),
        "quantity": N_("Quantity"),
        "amount": N_("Amount"),
        "currency": N_("Currency"),
        "end_customer_name": N_("End customer"),
        "account_id": N_("Customer number"),
        "source": N_("Source"),
        "external_id": N_("Number there"),
        "invoice_id": N_("Invoice"),
    },
    refers={"partner_id": "partners", "product_id": "products", "location_id": "locations"},
    name_field="end_customer_name",
    order_by="sell_out_id desc",
)
INVOICES = RecordList(
    name="invoices",
    message=credit_pb2.Invoice,
    title=N_("Invoices"),
    columns=("number", "partner_id", "invoice_date", "due_date", "amount", "paid"),
    filterable=payments.INVOICES,
    labels={
        "invoice_id": N_("Id"),
        "number": N_("Number"),
        "partner_id": N_("Partner"),
        "order_id": N_("Order"),
        "currency": N_("Currency"),
        "amount": N_("Amount"),
        "paid": N_("Paid"),
        "open": N_("Open"),
        "invoice_date": N_("Day"),
        "due_date": N_("Due"),
    },
    refers={"partner_id": "partners", "order_id": "orders"},
    name_field="number",
    order_by="invoice_id desc",
)
LISTS = (ORDERS, LOCATIONS, SELL_OUTS, INVOICES)
