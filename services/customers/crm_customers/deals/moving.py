"""The steps of a deal: from stage to stage, won, lost, opened again.

The rule kept here: a deal is held while it goes on, so that of two who move it at once the second sees where the first
has put it; each step is on record with who, when and what the deal was worth.
"""

from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_customers.deals import gates, pipelines, rules, seeing
from crm_customers.deals.opening import step
from crm_customers.tables import deal_steps

STEPS = Statement(
    select(deal_steps)
    .where(deal_steps.c.deal_id == bindparam("key", type_=BigInteger))
    .order_by(deal_steps.c.deal_step_id.desc())
    .limit(200)
)
CLOSES = {2: ("won", "win"), 3: ("lost", "lose")}
FORGOTTEN = {"close_time": None, "close_reason": "", "close_note": "", "competitor": ""}


def _may(row: Row, what: str) -> None:
    if rules.next_state(row.state, what) is None:
        texts = {
            "open": "This deal is open.",
            "won": "This deal is won already.",
            "lost": "This deal is lost. Open it again first.",
        }
        raise Precondition("DEAL_STATE", texts[row.state])


def _stages(call: Call, row: Row) -> list[rules.Stage]:
    return pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]


def move_deal(call: Call, request: pb.MoveDealRequest) -> pb.Deal:
    """To another stage."""
    row = seeing.alive(call, request.deal_id, etag=request.etag)
    _may(row, "move")
    stages = _stages(call, row)
    target = next((one for one in stages if one.stage_id == request.stage_id), None)
    if target is None:
        text = said("the pipeline of this deal has no stage %(id)s", id=request.stage_id)
        raise Invalid({"stage_id": text})
    if target.after_won != (row.state == "won"):
        wanted = "Win the deal first: this is a stage of carrying out."
        there = "This deal is won: it goes on through the stages of carrying out."
        raise Precondition("DEAL_STATE", wanted if target.after_won else there)
    if target.stage_id == row.stage_id:
        return seeing.message(call, row)
    known = {one.stage_id for one in stages}
    if row.stage_id in known:
        gates.check(call, row, rules.passed(stages, row.stage_id, target.stage_id))
    now = call.clock.now()
    values: dict[str, Any] = {"stage_id": target.stage_id, "stage_time": now}
    if row.state == "open" and not row.own_probability:
        values["probability"] = target.probability
    step(call, row, "moved", row.stage_id, target.stage_id, now, request.note)
    return seeing.message(call, seeing.changed(call, "moved", row, **values))


def close_deal(call: Call, request: pb.CloseDealRequest) -> pb.Deal:
    """Won or lost."""
    if request.state not in CLOSES:
        raise Invalid({"state": "won or lost"})
    state, what = CLOSES[request.state]
    row = seeing.alive(call, request.deal_id, etag=request.etag)
    _may(row, what)
    stages, now = _stages(call, row), call.clock.now()
    told = {n: getattr(request, n) for n in ("close_reason", "close_note", "competitor")}
    values: dict[str, Any] = {"state": state, "close_time": now, **told}
    to = row.stage_id
    if state == "won":
        gates.check(call, row, rules.selling(stages))
        after = rules.carrying_out(stages)
        to = after[0].stage_id if after else to
        values |= {"probability": 100, "competitor": ""}
    else:
        values["probability"] = 0
    if to != row.stage_id:
        values |= {"stage_id": to, "stage_time": now}
    step(call, row, state, row.stage_id, to, now, request.close_reason)
    return seeing.message(call, seeing.changed(call, state, row, **values))


def reopen_deal(call: Call, request: pb.ReopenDealRequest) -> pb.Deal:
    """Open again: where it stood, or in the last stage of selling."""
    row = seeing.alive(call, request.deal_id, etag=request.etag)
    _may(row, "reopen")
    selling, now = rules.selling(_stages(call, row)), call.clock.now()
    stage = next((one for one in selling if one.stage_id == row.stage_id), selling[-1])
    values: dict[str, Any] = {"state": "open", **FORGOTTEN, "stage_id": stage.stage_id}
    values |= {"probability": stage.probability, "own_probability": False, "stage_time": now}
    step(call, row, "reopened", row.stage_id, stage.stage_id, now, request.note)
    return seeing.message(call, seeing.changed(call, "reopened", row, **values))


def list_deal_steps(call: Call, request: pb.ListDealStepsRequest) -> pb.ListDealStepsResponse:
    """What happened, the latest first."""
    row = seeing.seen(call, request.deal_id)
    found = call.all(STEPS, key=row.deal_id)
    return pb.ListDealStepsResponse(deal_steps=records.to_messages(pb.DealStep, found))
