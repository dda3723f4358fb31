"""The tickets service: what it is made of."""

from crm.tickets.v1 import (
    comments_pb2,
    desk_pb2,
    hand_overs_pb2,
    promises_pb2,
    requesters_pb2,
    tickets_pb2,
)
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_tickets import (
    callers,
    comments,
    consumers,
    days,
    hand_overs,
    jobs,
    journeys,
    pages,
    personal,
    promises,
    queries,
    record_lists,
    requesters,
    tables,
    tickets,
)

SERVICE = Service(
    name="tickets",
    protos=[
        tickets_pb2,
        hand_overs_pb2,
        promises_pb2,
        comments_pb2,
        requesters_pb2,
        desk_pb2,
    ],
    handlers=[tickets, journeys, hand_overs, promises, comments, requesters, callers, days],
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
