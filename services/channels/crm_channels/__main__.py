"""The channels service: what it is made of."""

from crm.channels.v1 import (
    credit_pb2,
    deal_registrations_pb2,
    discount_limits_pb2,
    materials_pb2,
    orders_pb2,
    partners_pb2,
    price_books_pb2,
    price_changes_pb2,
    prices_pb2,
    products_pb2,
    quotes_pb2,
    sales_plans_pb2,
    stock_pb2,
)
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_channels import (
    consumers,
    deal_registrations,
    decisions,
    digests,
    jobs,
    overlaps,
    pages,
    partners,
    personal,
    price_books,
    prices,
    products,
    record_lists,
    tables,
    totals,
    worksheets,
)
from crm_channels.credit import accounts, payments, statements
from crm_channels.materials import catalogue, effects, quotas
from crm_channels.materials import orders as material_orders
from crm_channels.network import parts as network
from crm_channels.ordering import confirming, orders, shipping
from crm_channels.plans import figures, sales_plans, sales_targets, scorecard
from crm_channels.pricing import changes, proposing
from crm_channels.pricing import settings as price_settings
from crm_channels.quotes import checking, document, exceptions, keeping, limits, steps
from crm_channels.stock import balances, counts, locations, sell_outs

SERVICE = Service(
    name="channels",
    protos=[
        *network.PROTOS,
        sales_plans_pb2,
        materials_pb2,
        partners_pb2,
        products_pb2,
        price_books_pb2,
        prices_pb2,
        deal_registrations_pb2,
        price_changes_pb2,
        discount_limits_pb2,
        quotes_pb2,
        orders_pb2,
        stock_pb2,
        credit_pb2,
    ],
    handlers=[
        *network.HANDLERS,
        sales_plans,
        sales_targets,
        figures,
        scorecard,
        catalogue,
        quotas,
        material_orders,
        effects,
        partners,
        products,
        price_books,
        prices,
        deal_registrations,
        decisions,
        overlaps,
        changes,
        proposing,
        price_settings,
        limits,
        keeping,
        checking,
        steps,
        exceptions,
        document,
        orders,
        confirming,
        shipping,
        locations,
        balances,
        counts,
        sell_outs,
        accounts,
        payments,
        statements,
    ],
    metadata=tables.metadata,
    consumers=consumers.CONSUMERS,
    jobs=jobs.JOBS,
    periodic=jobs.PERIODIC,
    outside=jobs.OUTSIDE,
    pages=pages.pages,
    totals=totals.TOTALS,
    digests=digests.DIGESTS,
    lists=record_lists.LISTS,
    worksheets=worksheets.KINDS,
    personal=personal.PERSONAL,
)

if __name__ == "__main__":
    run(SERVICE)
