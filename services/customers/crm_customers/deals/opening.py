"""Opening a deal: by a person, and by what turns into one (a lead that is converted, a row of an import).

The rule kept here: a deal is opened in one way. It gets its pipeline's first stage, currency and probability unless it
is said otherwise, and its first step is on record.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Row
from psycopg.errors import UniqueViolation

from crm_customers.deals import lines, pipelines, rules, seeing
from crm_customers.tables import deal_steps, deals


@dataclass(frozen=True)
class Draft:
    """A deal that is to be opened; what is left empty is filled in."""

    name: str
    account_id: int | None = None
    contact_id: int | None = None
    pipeline_id: int = 0
    stage_id: int = 0
    owner_id: str = ""
    team: str = ""
    amount: Decimal | None = None
    currency: str = ""
    probability: int = 0
    expected_close_date: date | None = None
    open_date: date | None = None
    category: str = ""
    lead_id: int | None = None
    campaign_id: int | None = None
    next_step: str = ""
    next_step_date: date | None = None
    note: str = ""
    source: str = ""
    external_id: str = ""
    lines: Sequence[pb.DealLine] = field(default_factory=tuple)


def stage_for(stages: Sequence[rules.Stage], stage_id: int) -> rules.Stage:
    """The stage in which a deal is opened; Invalid for one in which it cannot be."""
    selling = rules.selling(stages)
    if not stage_id:
        return selling[0]
    for stage in selling:
        if stage.stage_id == stage_id:
            return stage
    text = said("no open deal of this pipeline stands in a stage %(id)s", id=stage_id)
    raise Invalid({"deal.stage_id": text})


def open_deal(call: Call, draft: Draft) -> Row:
    """Opens a deal; its account and contact were looked at by who calls."""
    pipeline = pipelines.found(call, draft.pipeline_id)
    if pipeline.delete_time is not None:
        raise Invalid({"deal.pipeline_id": "this pipeline was removed"})
    stages = pipelines.stages_of(call, [pipeline.pipeline_id])[pipeline.pipeline_id]
    stage = stage_for(stages, draft.stage_id)
    sold = lines.read(call, draft.lines)
    now = call.clock.now()
    values = {name: value for name, value in vars(draft).items() if name != "lines"}
    values |= {
        "pipeline_id": pipeline.pipeline_id,
        "stage_id": stage.stage_id,
        "owner_id": draft.owner_id or call.principal.id,
        "team": draft.team or call.principal.team,
        "currency": draft.currency or pipeline.currency,
        "amount": lines.total(sold) if sold else draft.amount or rules.NOTHING,
        "probability": draft.probability or stage.probability,
        "own_probability": bool(draft.probability),
        "open_date": draft.open_date or now.date(),
        "stage_time": now,
    }
    try:
        row = call.insert(deals, **values, create_time=now, update_time=now)
    except UniqueViolation:
        text = said("The deal %(id)s of this source is here already.", id=draft.external_id)
        raise AlreadyExists("DEAL_KNOWN", text) from None
    lines.store(call, row.deal_id, sold)
    step(call, row, "opened", None, stage.stage_id, now)
    call.emit(seeing.EVENT + "created", seeing.told(call, [row])[0])
    return row


def step(
    call: Call,
    row: Row,
    kind: str,
    came_from: int | None,
    to: int | None,
    when: datetime,
    note: str = "",
) -> None:
    """Writes down what happened to a deal."""
    values: dict[str, Any] = {"kind": kind, "from_stage_id": came_from, "to_stage_id": to}
    call.insert(
        deal_steps,
        deal_id=row.deal_id,
        **values,
        amount=row.amount,
        actor_id=call.principal.id,
        note=note,
        step_time=when,
    )
