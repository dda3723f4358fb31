"""Which deals a caller sees, and a deal as its message: what all handlers of deals and projects stand on.

The rule kept here: what hangs on a deal is found by whoever finds the deal, and by nobody else.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import NotFound
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import pipelines, rules, standing
from crm_customers.tables import accounts, deal_lines, deals

KEY = bindparam("key", type_=BigInteger)
_one = select(deals).where(deals.c.deal_id == KEY)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
LINES = Statement(
    select(deal_lines)
    .where(deal_lines.c.deal_id == any_(bindparam("keys", type_=ARRAY(BigInteger))))
    .order_by(deal_lines.c.deal_id, deal_lines.c.line_number)
)
NAMES = Statement(
    select(accounts.c.account_id, accounts.c.display_name).where(
        accounts.c.account_id == any_(bindparam("keys", type_=ARRAY(BigInteger)))
    )
)
EVENT = "crm.customers.Deal."


def seen(call: Call, deal_id: int, *, lock: bool = False, etag: str = "") -> Row:
    """The deal's row; NotFound if there is none that the caller may see."""
    row = call.one(LOCK if lock else GET, missing=("deal", deal_id), key=deal_id)
    if not call.sees(deals, row):
        raise NotFound("deal", deal_id)
    records.check_etag(row, etag)
    return row


def alive(call: Call, deal_id: int, *, etag: str = "") -> Row:
    """The same, locked, for a change; NotFound of a removed one."""
    row = seen(call, deal_id, lock=True, etag=etag)
    if row.delete_time is not None:
        raise NotFound("deal", deal_id)
    return row


def part(call: Call, table: Table, key: int, kind: str) -> tuple[Row, Row]:
    """A row that hangs on a deal, and the deal, both locked: the deal first."""
    column = next(iter(table.primary_key.columns))
    named = call.one(
        select(table.c.deal_id).where(column == bindparam("key")), missing=(kind, key), key=key
    )
    try:
        deal = alive(call, named.deal_id)
    except NotFound:
        raise NotFound(kind, key) from None
    row = call.one(
        select(table).where(column == bindparam("key")).with_for_update(),
        missing=(kind, key),
        key=key,
    )
    return row, deal


def slow(row: Row, stage: rules.Stage | None, now: datetime) -> bool:
    """Whether an open deal stands in its stage for longer than usual."""
    usual = stage.usual_days if stage is not None else 0
    return row.state == "open" and 0 < usual < rules.days_between(row.stage_time, now)


def messages(
    call: Call, rows: Sequence[Row], *, lines: bool = False, language: str | None = None
) -> list[pb.Deal]:
    """Deals as they are now, with what their stages are called in a language; None: the caller's."""
    of_pipeline = pipelines.stages_of(call, {row.pipeline_id for row in rows})
    stages = {stage.stage_id: stage for several in of_pipeline.values() for stage in several}
    keys = sorted({row.account_id for row in rows if row.account_id})
    names = {one.account_id: one.display_name for one in call.all(NAMES, keys=keys)} if keys else {}
    now, made = call.clock.now(), []
    for row in rows:
        days = rules.days_between(row.stage_time, now) if row.state == "open" else 0
        stage, name = stages.get(row.stage_id), names.get(row.account_id, "")
        told: dict[str, Any] = {"days_in_stage": days, "account_name": name}
        told["is_slow"] = slow(row, stage, now)
        wanted = call.language if language is None else language
        told["stage_name"] = stage.name_in(wanted) if stage is not None else ""
        made.append(records.to_message(pb.Deal, row, **told))
    if lines and rows:
        _add_lines(call, made)
        standing.add(call, rows, made, of_pipeline)
    return made


def _add_lines(call: Call, made: Sequence[pb.Deal]) -> None:
    found: dict[int, list[pb.DealLine]] = defaultdict(list)
    for row in call.all(LINES, keys=[deal.deal_id for deal in made]):
        found[row.deal_id].append(records.to_message(pb.DealLine, row))
    for deal in made:
        deal.lines.extend(found[deal.deal_id])


def message(call: Call, row: Row) -> pb.Deal:
    """One deal, whole."""
    return messages(call, [row], lines=True)[0]


def told(call: Call, rows: Sequence[Row]) -> list[pb.Deal]:
    """Deals as events tell of them: whole, and whoever acted, with their stages' first names."""
    return messages(call, rows, lines=True, language="")


def changed(call: Call, what: str, row: Row, before: pb.Deal | None = None, **values: Any) -> Row:
    """Writes new values of a deal and tells of them."""
    before = before or told(call, [row])[0]
    after = call.update(deals, row.deal_id, **values, update_time=call.clock.now())
    call.emit(EVENT + what, told(call, [after])[0], before=before)
    return after
