"""What everyday work brings to the service: its protos, handlers, jobs and lists of personal columns.

The rule kept here: `__main__` names this one place.
"""

from crm.tickets.v1 import (
    articles_pb2,
    canned_replies_pb2,
    checklists_pb2,
    followers_pb2,
    macros_pb2,
    tags_pb2,
    ticket_links_pb2,
    ticket_merges_pb2,
    time_logs_pb2,
)

from crm_tickets.everyday import (
    activities,
    articles,
    canned_replies,
    checklists,
    comment_edits,
    followers,
    links,
    macros,
    merges,
    tags,
    time_logs,
    viewers,
)

PROTOS = (
    *(followers_pb2, ticket_links_pb2, ticket_merges_pb2, tags_pb2, macros_pb2),
    *(canned_replies_pb2, articles_pb2, checklists_pb2, time_logs_pb2),
)
HANDLERS = (
    *(comment_edits, followers, viewers, links, merges, tags, macros, canned_replies),
    *(articles, checklists, activities, time_logs),
)
