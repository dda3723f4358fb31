"""Pipelines: the handlers of PipelinesService, and the stages as other handlers read them.

The rule kept here: a stage in which a deal ever stood is never forgotten, only put away; so history keeps its names.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from crm.customers.v1 import pipelines_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import audit
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, any_, bindparam, cast, exists, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import rules
from crm_customers.deals.templates import TEMPLATES
from crm_customers.tables import deal_stages, deals, pipelines

FILTERABLE = ("pipeline_id", "name", "form", "currency", "create_time", "update_time")
PLAIN = ("name", "name_zh", "form", "currency")
OF_STAGE = ("name", "name_zh", "probability", "after_won", "needs_approval", "usual_days")
KEYS = bindparam("keys", type_=ARRAY(BigInteger))
_one = select(pipelines).where(pipelines.c.pipeline_id == bindparam("key", type_=BigInteger))
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
FIRST = Statement(
    select(pipelines.c.pipeline_id)
    .where(pipelines.c.delete_time.is_(None))
    .order_by(pipelines.c.pipeline_id)
    .limit(1)
)
ALIVE = Statement(select(func.count()).where(pipelines.c.delete_time.is_(None)))
STAGES = Statement(
    select(deal_stages)
    .where(deal_stages.c.pipeline_id == any_(KEYS), deal_stages.c.delete_time.is_(None))
    .order_by(deal_stages.c.pipeline_id, deal_stages.c.position)
)
ALL_STAGES = Statement(
    select(deal_stages)
    .where(deal_stages.c.pipeline_id == any_(KEYS))
    .order_by(deal_stages.c.position)
)
STANDING = Statement(
    select(deal_stages.c.name)
    .where(deal_stages.c.stage_id == any_(KEYS))
    .where(
        exists().where(
            deals.c.pipeline_id == deal_stages.c.pipeline_id,
            deals.c.stage_id == deal_stages.c.stage_id,
            deals.c.delete_time.is_(None),
            deals.c.state != "lost",
        )
    )
    .limit(1)
)
# Deals that lean on the stage's probability follow it.
FOLLOW = Statement(
    update(deals)
    .where(
        deals.c.stage_id == bindparam("stage", type_=BigInteger),
        deals.c.pipeline_id == bindparam("pipeline", type_=BigInteger),
        deals.c.state == "open",
        deals.c.own_probability.is_(False),
    )
    .values(probability=bindparam("share", type_=deals.c.probability.type))
)

# Pipelines that came with the installation: nobody has created them.
_entries = select(audit.c.audit_id).where(
    audit.c.resource == "crm.customers.Pipeline",
    audit.c.resource_id == cast(pipelines.c.pipeline_id, Text),
)
TOLD = _entries.exists()
UNTOLD = Statement(select(pipelines).where(~TOLD).order_by(pipelines.c.pipeline_id))


def tell_pipelines(call: Call, _payload: dict[str, Any]) -> None:
    """Tells of pipelines that nobody has heard of yet, so that followers know the names of their stages."""
    rows = call.all(UNTOLD)
    stages = stages_of(call, [row.pipeline_id for row in rows])
    for row in rows:
        call.emit("crm.customers.Pipeline.created", message_of(row, stages[row.pipeline_id]))


def stages_of(call: Call, keys: Collection[int]) -> dict[int, list[rules.Stage]]:
    """The stages of these pipelines in their order."""
    found: dict[int, list[rules.Stage]] = defaultdict(list)
    for row in call.all(STAGES, keys=sorted(keys)):
        found[row.pipeline_id].append(stage_of(row))
    return found


def stage_of(row: Row) -> rules.Stage:
    """A stage as the rules take it."""
    return rules.Stage(
        row.stage_id,
        row.name,
        row.name_zh,
        row.probability,
        row.after_won,
        row.required_fields,
        row.deliverables,
        row.needs_approval,
        row.usual_days,
    )


def message_of(row: Row, stages: Sequence[rules.Stage]) -> pb.Pipeline:
    """A pipeline with its stages."""
    return records.to_message(
        pb.Pipeline, row, stages=[records.from_mapping(pb.DealStage, vars(one)) for one in stages]
    )


def found(call: Call, pipeline_id: int) -> Row:
    """The pipeline's row; 0: the first one's. NotFound if there is none."""
    if not pipeline_id:
        first = call.first(FIRST)
        pipeline_id = first.pipeline_id if first is not None else 0
    return call.one(GET, missing=("pipeline", pipeline_id), key=pipeline_id)


def _whole(call: Call, row: Row) -> pb.Pipeline:
    return message_of(row, stages_of(call, [row.pipeline_id])[row.pipeline_id])


def _given(message: pb.Pipeline) -> list[dict[str, Any]]:
    """The stages as they are given; Invalid with the place of what is wrong."""
    stages = [
        {
            "stage_id": one.stage_id,
            **records.values(one, *OF_STAGE),
            "required_fields": list(one.required_fields),
            "deliverables": [
                {"code": each.code, "name": each.name, "name_zh": each.name_zh}
                for each in one.deliverables
            ],
        }
        for one in message.stages
    ]
    if wrong := rules.wrong_stages(stages):
        raise Invalid({f"pipeline.{place}": text for place, text in wrong.items()})
    return stages


def _put(call: Call, pipeline_id: int, stages: Sequence[dict[str, Any]]) -> None:
    """The stages as they shall be: known ones changed, new ones added, the rest put away."""
    known = {row.stage_id: row for row in call.all(ALL_STAGES, keys=[pipeline_id])}
    kept = {stage["stage_id"] for stage in stages if stage.get("stage_id")}
    for number, stage in enumerate(stages):
        if stage.get("stage_id") and stage["stage_id"] not in known:
            text = said("there is no stage %(id)s", id=stage["stage_id"])
            raise Invalid({f"pipeline.stages[{number}].stage_id": text})
    gone = [key for key, row in known.items() if key not in kept and row.delete_time is None]
    standing = call.first(STANDING, keys=gone) if gone else None
    if standing is not None:
        text = said("Deals stand in the stage “%(stage)s”: move them first.", stage=standing.name)
        raise Precondition("STAGE_IN_USE", text)
    for key in gone:
        _change(call, key, delete_time=call.clock.now())
    for position, stage in enumerate(stages):
        values = {name: value for name, value in stage.items() if name != "stage_id"}
        values |= {"deliverables": Jsonb(stage["deliverables"]), "position": position}
        if not stage.get("stage_id"):
            call.insert(deal_stages, pipeline_id=pipeline_id, **values)
            continue
        _change(call, stage["stage_id"], **values, delete_time=None)
        if known[stage["stage_id"]].probability != stage["probability"]:
            share = stage["probability"]
            call.run(FOLLOW, stage=stage["stage_id"], pipeline=pipeline_id, share=share)


def _change(call: Call, stage_id: int, **values: Any) -> None:
    call.update(deal_stages, stage_id, **values)


def create_pipeline(call: Call, request: pb.CreatePipelineRequest) -> pb.Pipeline:
    """A new pipeline; without stages those of its form's template."""
    given, now = request.pipeline, call.clock.now()
    values = records.values(given, *PLAIN)
    stages = _given(given) if given.stages else TEMPLATES[values["form"]]["stages"]
    if any(stage.get("stage_id") for stage in stages):
        raise Invalid({"pipeline.stages": "a new pipeline has new stages"})
    values["currency"] = values["currency"] or "EUR"
    row = call.insert(pipelines, **values, create_time=now, update_time=now)
    _put(call, row.pipeline_id, stages)
    made = _whole(call, row)
    call.emit("crm.customers.Pipeline.created", made)
    return made


def get_pipeline(call: Call, request: pb.GetPipelineRequest) -> pb.Pipeline:
    """One pipeline."""
    return _whole(call, found(call, request.pipeline_id))


def list_pipelines(call: Call, request: pb.ListPipelinesRequest) -> pb.ListPipelinesResponse:
    """A page of pipelines."""
    rows, token = lists.page(
        call,
        pipelines,
        request,
        pb.Pipeline,
        filterable=FILTERABLE,
        order_by="pipeline_id",
        convert=lambda row: row,
    )
    stages = stages_of(call, [row.pipeline_id for row in rows])
    made = [message_of(row, stages[row.pipeline_id]) for row in rows]
    return pb.ListPipelinesResponse(pipelines=made, next_page_token=token)


def _held(call: Call, pipeline_id: int, etag: str = "") -> Row:
    row = call.one(LOCK, missing=("pipeline", pipeline_id), key=pipeline_id)
    records.check_etag(row, etag)
    return row


def update_pipeline(call: Call, request: pb.UpdatePipelineRequest) -> pb.Pipeline:
    """Changes what the mask names."""
    given = request.pipeline
    row = _held(call, given.pipeline_id, given.etag)
    if row.delete_time is not None:
        raise NotFound("pipeline", given.pipeline_id)
    names = list(records.masked_names(given, request.update_mask))
    before = _whole(call, row)
    values = records.values(given, *(name for name in names if name in PLAIN))
    if "currency" in values and not values["currency"]:
        raise Invalid({"pipeline.currency": "is needed"})
    if "stages" in names:
        _put(call, row.pipeline_id, _given(given))
    return _changed(call, "updated", row, before, **values)


def _changed(call: Call, what: str, row: Row, before: pb.Pipeline, **values: Any) -> pb.Pipeline:
    after = call.update(pipelines, row.pipeline_id, **values, update_time=call.clock.now())
    made = _whole(call, after)
    call.emit(f"crm.customers.Pipeline.{what}", made, before=before)
    return made


def delete_pipeline(call: Call, request: pb.DeletePipelineRequest) -> pb.Pipeline:
    """Puts a pipeline away."""
    row = _held(call, request.pipeline_id, request.etag)
    if row.delete_time is not None:
        return _whole(call, row)
    alive = call.first(ALIVE)
    if alive is not None and alive[0] == 1:
        raise Precondition("LAST_PIPELINE", "This is the last pipeline: deals need one.")
    return _changed(call, "deleted", row, _whole(call, row), delete_time=call.clock.now())


def undelete_pipeline(call: Call, request: pb.UndeletePipelineRequest) -> pb.Pipeline:
    """Brings it back."""
    row = _held(call, request.pipeline_id)
    if row.delete_time is None:
        return _whole(call, row)
    return _changed(call, "undeleted", row, _whole(call, row), delete_time=None)
