"""A pipeline as a board.

The rule kept here: what stands in a column is counted by the database from one index, and only as many deals are read
as a column shows; the rest is read page by page from ListDeals with the column's filter.
"""

from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from crm.customers.v1 import deal_figures_pb2 as pb
from crm.customers.v1 import deals_pb2
from crm_chassis import lists, records
from crm_chassis.auth import Principal
from crm_chassis.call import Call, visible
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    Integer,
    Select,
    Text,
    any_,
    bindparam,
    case,
    func,
    lateral,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import pipelines, rules, seeing
from crm_customers.deals.deals import FILTERABLE
from crm_customers.tables import deal_stages, deals

USUAL = 20
HUNDRED = Decimal(100)
PIPELINE = bindparam("pipeline", type_=BigInteger)
OWNER = bindparam("owner", type_=Text)


def _standing(principal: Principal) -> Select[tuple[int]]:
    """The deals that stand on a board: open ones where they are sold, won ones where they are carried out."""
    return select().where(
        deals.c.pipeline_id == PIPELINE,
        deals.c.delete_time.is_(None),
        or_(OWNER == "", deals.c.owner_id == OWNER),
        visible(principal, deals),
    )


@lru_cache(maxsize=64)
def _sums(principal: Principal) -> Statement:
    """Each stage's deals, by currency."""
    return Statement(
        _standing(principal)
        .add_columns(
            deals.c.stage_id,
            deals.c.state,
            deals.c.currency,
            func.count().label("count"),
            func.sum(deals.c.amount).label("amount"),
            func.sum(deals.c.amount * deals.c.probability).label("weighted"),
        )
        .where(deals.c.state != "lost")
        .group_by(deals.c.stage_id, deals.c.state, deals.c.currency)
    )


@lru_cache(maxsize=64)
def _first(principal: Principal) -> Statement:
    """The first deals of each stage: each stage reads its own end of the index."""
    each = deal_stages.alias("each")
    state = case((each.c.after_won, "won"), else_="open")
    of_stage = lateral(
        _standing(principal)
        .add_columns(*deals.c)
        .where(deals.c.stage_id == each.c.stage_id, deals.c.state == state)
        .order_by(deals.c.deal_id.desc())
        .limit(bindparam("most", type_=Integer))
        .correlate(each)
    )
    wanted = each.c.stage_id == any_(bindparam("stages", type_=ARRAY(BigInteger)))
    return Statement(select(*of_stage.c).select_from(each.join(of_stage, true())).where(wanted))


def get_deal_board(call: Call, request: pb.GetDealBoardRequest) -> pb.DealBoard:
    """The board."""
    row = pipelines.found(call, request.pipeline_id)
    stages = pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]
    asked = {"pipeline": row.pipeline_id, "owner": request.owner_id}
    size = request.column_size or USUAL
    keys = [stage.stage_id for stage in stages]
    found: dict[int, list[Row]] = defaultdict(list)
    for deal in call.all(_first(call.principal), **asked, stages=keys, most=size + 1):
        found[deal.stage_id].append(deal)
    sums: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for each in call.all(_sums(call.principal), **asked):
        sums[each.stage_id, each.state].append(each)
    board = pb.DealBoard(pipeline=pipelines.message_of(row, stages))
    shown = [deal for key in keys for deal in found[key][:size]]
    by_stage: dict[int, list[deals_pb2.Deal]] = defaultdict(list)
    for made in seeing.messages(call, shown):
        by_stage[made.stage_id].append(made)
    for number, stage in enumerate(stages):
        state = "won" if stage.after_won else "open"
        counted = sums[stage.stage_id, state]
        mine = [each for each in counted if each.currency == row.currency]
        board.other_currency_count += sum(each.count for each in counted if each not in mine)
        column = board.columns.add(
            stage=board.pipeline.stages[number],
            count=sum(each.count for each in counted),
            amount=records.decimal_text(sum((e.amount for e in mine), rules.NOTHING)),
            weighted_amount=records.decimal_text(
                sum((e.weighted for e in mine), rules.NOTHING) / HUNDRED
            ),
            deals=by_stage[stage.stage_id],
            column_filter=_filter(row.pipeline_id, stage.stage_id, state, request.owner_id),
        )
        if len(found[stage.stage_id]) > size:
            column.next_page_token = _token(call, column.column_filter, size)
    return board


def _filter(pipeline_id: int, stage_id: int, state: str, owner_id: str) -> str:
    """What ListDeals takes for a column."""
    wanted = f"pipeline_id = {pipeline_id} AND stage_id = {stage_id} AND state = {state}"
    quoted = owner_id.replace("\\", "\\\\").replace('"', '\\"')
    return f'{wanted} AND owner_id = "{quoted}"' if owner_id else wanted


def _token(call: Call, wanted: str, size: int) -> str:
    """Where ListDeals goes on after what the board shows."""
    request = deals_pb2.ListDealsRequest(filter=wanted, page_size=size)
    _rows, token = lists.page(
        call,
        deals,
        request,
        deals_pb2.Deal,
        filterable=FILTERABLE,
        order_by="deal_id desc",
        convert=lambda row: row,
    )
    return token
