"""The channels service: what it is made of."""

from crm.channels.v1 import (
    deal_registrations_pb2,
    partners_pb2,
    price_books_pb2,
    prices_pb2,
    products_pb2,
)
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_channels import (
    consumers,
    deal_registrations,
    decisions,
    jobs,
    overlaps,
    pages,
    partners,
    personal,
    price_books,
    prices,
    products,
    queries,
    record_lists,
    tables,
)

SERVICE = Service(
    name="channels",
    protos=[partners_pb2, products_pb2, price_books_pb2, prices_pb2, deal_registrations_pb2],
    handlers=[partners, products, price_books, prices, deal_registrations, decisions, overlaps],
    metadata=tables.metadata,
    consumers=consumers.CONSUMERS,
    jobs=jobs.JOBS,
    pages=pages.pages,
    totals=queries.TOTALS,
    lists=record_lists.LISTS,
    personal=personal.PERSONAL,
)

if __name__ == "__main__":
    run(SERVICE)
