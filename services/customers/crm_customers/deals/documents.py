"""The table of documents: one row a project, one column a document of a stage, and what is missing is seen.

The rule kept here: a document is due from when its project stands in the stage whose gate asks for it; what is not due
yet is not missing, and of a lost project nothing is.
"""

from datetime import UTC, datetime
from typing import Any

from crm.customers.v1 import deal_figures_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.sql import Statement
from sqlalchemy import or_, select

from crm_customers.deals import gates, pipelines, seeing, standing
from crm_customers.deals.forecast import first_day, months_from
from crm_customers.tables import deals
from crm_customers.tables import pipelines as all_pipelines

MOST = 500
FIRST = Statement(
    select(all_pipelines.c.pipeline_id)
    .where(all_pipelines.c.form == "project", all_pipelines.c.delete_time.is_(None))
    .order_by(all_pipelines.c.pipeline_id)
    .limit(1)
)


def _month(call: Call, text: str) -> tuple[str, datetime, datetime]:
    """The month, and the moments at which it begins and has ended."""
    try:
        first = first_day(text) if text else call.clock.now().date().replace(day=1)
        months = months_from(first, 2)
        ends = first_day(months[1])
    except ValueError:
        raise Invalid({"month": "is no month like 2026-11"}) from None
    start, end = (datetime(one.year, one.month, 1, tzinfo=UTC) for one in (first, ends))
    return months[0], start, end


def _in_work(start: datetime, end: datetime, last_stage_id: int) -> tuple[Any, ...]:
    """The conditions of a deal in work between two moments.

    Won ones are in work as long as stages of carrying out are before them.
    """
    done = deals.c.stage_id == last_stage_id
    carried_out = (deals.c.state == "won") & (~done | (deals.c.stage_time >= start))
    open_then = or_(deals.c.state == "open", deals.c.close_time >= start, carried_out)
    return deals.c.create_time < end, open_then


def get_deliverables_table(
    call: Call, request: pb.GetDeliverablesTableRequest
) -> pb.DeliverablesTable:
    """The projects that were in work in a month."""
    month, start, end = _month(call, request.month)
    first = None if request.pipeline_id else call.first(FIRST)
    row = pipelines.found(call, request.pipeline_id or (first.pipeline_id if first else 0))
    stages = pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]
    found = call.all(
        select(deals)
        .where(deals.c.pipeline_id == row.pipeline_id, deals.c.delete_time.is_(None))
        .where(call.visible(deals), *_in_work(start, end, stages[-1].stage_id))
        .order_by(deals.c.deal_id)
        .limit(MOST)
    )
    columns = [(one, stage) for stage in stages for one in stage.deliverables]
    table = pb.DeliverablesTable(
        pipeline=pipelines.message_of(row, stages),
        month=month,
        columns=[gates.document(one, stage.stage_id, None) for one, stage in columns],
    )
    filed = gates.filed_in(call, [deal.deal_id for deal in found])
    for deal, message in zip(found, seeing.messages(call, found), strict=True):
        cells = [
            gates.document(one, stage.stage_id, filed[deal.deal_id].get(one["code"]))
            for one, stage in columns
        ]
        due = {stage.stage_id for stage in standing.due(deal, stages)}
        missing = [c for c in cells if c.stage_id in due and not c.attachment_id]
        table.rows.add(
            deal=message,
            deliverables=cells,
            due_count=sum(1 for cell in cells if cell.stage_id in due),
            missing_count=len(missing),
        )
    return table
