"""Handlers of tags: the words of the house that are in use.

The rule kept here: nobody learns of a tag from tickets that they do not see.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import tags_pb2 as pb
from crm_chassis.sql import Statement
from sqlalchemy import Text, func, select, true

from crm_tickets import queries
from crm_tickets.everyday.rules import tidy_tags
from crm_tickets.queries import seen, word
from crm_tickets.tables import tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

_each = func.unnest(tickets.c.tags).table_valued("tag").render_derived("each").lateral()
_tag = _each.c.tag.cast(Text)
IN_USE = Statement(
    select(_tag.label("name"), func.count().label("ticket_count"))
    .select_from(tickets.join(_each, true()))
    .where(seen(), tickets.c.delete_time.is_(None), _tag.like(word("begins")))
    .group_by(_tag)
    .order_by(func.count().desc(), _tag)
    .limit(100)
)


def list_tags(call: "Call", request: pb.ListTagsRequest) -> pb.ListTagsResponse:
    """Tags in use."""
    begins = " ".join(tidy_tags([request.query]))
    plain = begins.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = call.all(IN_USE, begins=f"{plain}%", **queries.eyes(call))
    tags = [pb.Tag(name=row.name, ticket_count=row.ticket_count) for row in rows]
    return pb.ListTagsResponse(tags=tags)
