"""What a single deal and its events say besides: documents due and missing, and what its budget plans.

The rule kept here: a document is due from when the deal stands in the stage whose gate asks for it, as in documents.py;
of a lost deal nothing is. Lists do not say it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.record_tables import attachments as files
from crm_chassis.records import decimal_text
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import rules
from crm_customers.tables import deal_budgets, deal_deliverables

KEYS = bindparam("keys", type_=ARRAY(BigInteger))
FILED = Statement(
    select(deal_deliverables.c.deal_id, deal_deliverables.c.code)
    .join(files, files.c.attachment_id == deal_deliverables.c.attachment_id)
    .where(deal_deliverables.c.deal_id == any_(KEYS), files.c.delete_time.is_(None))
)
_income = deal_budgets.c.kind == "income"
PLANNED = Statement(
    select(
        deal_budgets.c.deal_id,
        func.sum(deal_budgets.c.amount).filter(_income).label("income"),
        func.sum(deal_budgets.c.amount).filter(~_income).label("cost"),
    )
    .where(deal_budgets.c.deal_id == any_(KEYS))
    .group_by(deal_budgets.c.deal_id)
)


def due(deal: Row, stages: Sequence[rules.Stage]) -> list[rules.Stage]:
    """The stages whose documents should be there: the one in which the deal stands, and those before."""
    numbers = [stage.stage_id for stage in stages]
    if deal.state == "lost" or deal.stage_id not in numbers:
        return []
    return list(stages[: numbers.index(deal.stage_id) + 1])


def add(
    call: Call,
    rows: Sequence[Row],
    made: Sequence[pb.Deal],
    stages: Mapping[int, Sequence[rules.Stage]],
) -> None:
    """Fills it into the messages of these deals; `stages` are those of each pipeline."""
    wanted = {
        row.deal_id: [one["code"] for stage in due(row, stages[row.pipeline_id])
                      for one in stage.deliverables]
        for row in rows
    }  # fmt: skip
    asked = [key for key, codes in wanted.items() if codes]
    filed = {(row.deal_id, row.code) for row in call.all(FILED, keys=asked)} if asked else set()
    planned: dict[int, Any] = {
        row.deal_id: row for row in call.all(PLANNED, keys=[row.deal_id for row in rows])
    }
    for deal in made:
        codes = wanted[deal.deal_id]
        deal.due_document_count = len(codes)
        deal.missing_document_count = sum((deal.deal_id, code) not in filed for code in codes)
        plan = planned.get(deal.deal_id)
        if plan is not None:
            for name in ("income", "cost"):
                amount = getattr(plan, name)
                setattr(deal, f"planned_{name}", "" if amount is None else decimal_text(amount))
