"""Gates: what a stage asks for, documents that are filed for it, and approvals.

The rule kept here: a document is a file of the deal, and filing it again makes a new version. Who asked for an
approval, or sells the deal, does not give it; and an approval holds for what was seen: another document of the stage,
or another amount, has to be approved anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm.records.v1 import attachments_pb2 as files_pb2
from crm_chassis import attachments, records
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.notices import notify
from crm_chassis.record_tables import attachment_versions as versions
from crm_chassis.record_tables import attachments as files
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, and_, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import pipelines, rules, seeing
from crm_customers.ownership import people
from crm_customers.tables import deal_approvals, deal_deliverables, deals

RESOURCE = "crm.customers.Deal"
MOST_NOTE = 1000
KEYS = bindparam("keys", type_=ARRAY(BigInteger))
FILED = Statement(
    select(
        deal_deliverables,
        files.c.file_name,
        files.c.version,
        versions.c.create_time.label("version_time"),
    )
    .join(files, files.c.attachment_id == deal_deliverables.c.attachment_id)
    .join(
        versions,
        and_(
            versions.c.attachment_id == files.c.attachment_id,
            versions.c.version == files.c.version,
        ),
    )
    .where(deal_deliverables.c.deal_id == any_(KEYS), files.c.delete_time.is_(None))
)
PLACE = Statement(
    select(deal_deliverables).where(
        deal_deliverables.c.deal_id == bindparam("key", type_=BigInteger),
        deal_deliverables.c.code == bindparam("code"),
    )
)
APPROVALS = Statement(
    select(deal_approvals)
    .where(deal_approvals.c.deal_id == any_(KEYS))
    .order_by(deal_approvals.c.deal_approval_id)
)
APPROVAL = Statement(
    select(deal_approvals).where(
        deal_approvals.c.deal_approval_id == bindparam("key", type_=BigInteger)
    )
)


def filed_in(call: Call, deal_ids: Sequence[int]) -> dict[int, dict[str, Row]]:
    """The documents that are there, by deal and code."""
    found: dict[int, dict[str, Row]] = {key: {} for key in deal_ids}
    for row in call.all(FILED, keys=list(deal_ids)):
        found[row.deal_id][row.code] = row
    return found


def document(wanted: Any, stage_id: int, row: Row | None) -> pb.DealDeliverable:
    """A document that a gate asks for, as far as it is there."""
    asked = {n: wanted.get(n, "") for n in ("code", "name", "name_zh")} | {"stage_id": stage_id}
    if row is None:
        return pb.DealDeliverable(**asked)
    return records.to_message(pb.DealDeliverable, row, **asked)


Filed = Mapping[str, Row]


def _approvals(
    call: Call, deal_id: int, stages: Sequence[rules.Stage], filed: Filed
) -> dict[int, Row]:
    """The latest approval of each stage, as far as it holds for the documents that are there now."""
    found = {row.stage_id: row for row in call.all(APPROVALS, keys=[deal_id])}
    for stage in stages:
        row = found.get(stage.stage_id)
        if row is not None and row.state == "approved":
            found[stage.stage_id] = _held(row, stage, filed)
    return found


def _held(row: Row, stage: rules.Stage, filed: Filed) -> Row:
    """An approval; one whose stage has another document since is no more than one that was not given."""
    for one in stage.deliverables:
        there = filed.get(one["code"])
        if there is not None and there.version_time > row.decide_time:
            note = f"{there.file_name} ({there.version})"
            return row._replace(state="rejected", decider_id=there.actor_id, decide_note=note)
    return row


def filled(call: Call, row: Row) -> dict[str, Any]:
    """What a gate looks at of a deal's fields."""
    lines = call.all(seeing.LINES, keys=[row.deal_id])
    return {n: getattr(row, n) for n in rules.GATE_FIELDS if n != "lines"} | {"lines": lines}


def check(call: Call, row: Row, stages: Sequence[rules.Stage]) -> None:
    """Raises Precondition if the gate of one of these stages is shut; it says what is missing."""
    if not stages:
        return
    filed = filed_in(call, [row.deal_id])[row.deal_id]
    approvals = _approvals(call, row.deal_id, stages, filed)
    approved = {key for key, one in approvals.items() if one.state == "approved"}
    values = filled(call, row)
    for stage in stages:
        missing = rules.missing(stage, values, filed, approved)
        if missing:
            raise _shut(call, missing)


def named(call: Call, thing: Any) -> str:
    """What a stage or document is called in the caller's language."""
    get = thing.get if isinstance(thing, dict) else lambda name: getattr(thing, name)
    chinese = get("name_zh") if call.language.startswith("zh") else ""
    return str(chinese or get("name"))


def _shut(call: Call, missing: rules.Missing) -> Precondition:
    words = [*missing.fields, *(named(call, one) for one in missing.deliverables)]
    codes = [*missing.fields, *(one["code"] for one in missing.deliverables)]
    stage = named(call, missing.stage)
    if not words:
        text = said("Somebody has to approve before the deal leaves “%(stage)s”.", stage=stage)
    else:
        text = said(
            "Before the deal leaves “%(stage)s” this is needed: %(missing)s.",
            stage=stage,
            missing=", ".join(words),
        )
    told = {"missing": ",".join([*codes, *(["approval"] if missing.approval else [])])}
    return Precondition("GATE", text, metadata=told)


def get_deal_gates(call: Call, request: pb.GetDealGatesRequest) -> pb.DealGates:
    """All gates of a deal."""
    row = seeing.seen(call, request.deal_id)
    filed = filed_in(call, [row.deal_id])[row.deal_id]
    stages = pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]
    approvals = _approvals(call, row.deal_id, stages, filed)
    approved = {key for key, one in approvals.items() if one.state == "approved"}
    values = filled(call, row)
    made = []
    for stage in stages:
        missing = rules.missing(stage, values, filed, approved)
        approval = approvals.get(stage.stage_id)
        made.append(
            pb.DealGate(
                stage_id=stage.stage_id,
                name=stage.name,
                name_zh=stage.name_zh,
                is_here=stage.stage_id == row.stage_id,
                after_won=stage.after_won,
                deliverables=[
                    document(one, stage.stage_id, filed.get(one["code"]))
                    for one in stage.deliverables
                ],
                required_fields=stage.required_fields,
                missing_fields=missing.fields,
                needs_approval=stage.needs_approval,
                approval=_approval(approval, row) if approval is not None else None,
                is_open=not missing,
            )
        )
    return pb.DealGates(deal_id=row.deal_id, gates=made)


def file_deal_deliverable(call: Call, request: pb.FileDealDeliverableRequest) -> pb.DealDeliverable:
    """Files a document; the deal is held, so that two who file at once make two versions."""
    row = seeing.alive(call, request.deal_id)
    stages = pipelines.stages_of(call, [row.pipeline_id])[row.pipeline_id]
    asked = {one["code"]: (one, stage) for stage in stages for one in stage.deliverables}
    if request.code not in asked:
        text = said("no gate of this pipeline asks for “%(code)s”", code=request.code)
        raise Invalid({"code": text})
    wanted, stage = asked[request.code]
    place = call.first(PLACE, key=row.deal_id, code=request.code)
    there = filed_in(call, [row.deal_id])[row.deal_id].get(request.code)
    now = call.clock.now()
    told = {"actor_id": call.principal.id, "file_time": now}
    if there is not None:
        added = files_pb2.AddAttachmentVersionRequest(
            attachment_id=there.attachment_id,
            content=request.content,
            media_type=request.media_type,
        )
        attachments.add_attachment_version(call, added)
        call.update(deal_deliverables, there.deal_deliverable_id, **told)
    else:
        kept = _attach(call, row, wanted, request)
        if place is not None:  # its file was removed: the new one takes its place
            gone = {**told, "attachment_id": kept}
            call.update(deal_deliverables, place.deal_deliverable_id, **gone)
        else:
            key = {"deal_id": row.deal_id, "code": request.code, "attachment_id": kept}
            call.insert(deal_deliverables, **key, **told)
    filed = filed_in(call, [row.deal_id])[row.deal_id][request.code]
    seeing.changed(call, "filed", row)
    return document(wanted, stage.stage_id, filed)


def _attach(call: Call, row: Row, wanted: Any, request: pb.FileDealDeliverableRequest) -> int:
    made = files_pb2.Attachment(
        resource=RESOURCE,
        resource_id=row.deal_id,
        file_name=request.file_name,
        description=named(call, wanted),
        media_type=request.media_type,
    )
    wish = files_pb2.CreateAttachmentRequest(attachment=made, content=request.content)
    try:
        return int(attachments.create_attachment(call, wish).attachment_id)
    except Invalid as refused:
        fields = {name.removeprefix("attachment."): text for name, text in refused.fields.items()}
        raise Invalid(fields, refused.reason) from None


def _approval(row: Row, deal: Row) -> pb.DealApproval:
    return records.to_message(pb.DealApproval, row, deal_name=deal.name)


def request_deal_approval(call: Call, request: pb.RequestDealApprovalRequest) -> pb.DealApproval:
    """Asks that somebody lets a deal go on."""
    deal = seeing.alive(call, request.deal_id)
    _not_lost(deal)
    stage_id = request.stage_id or deal.stage_id
    stages = pipelines.stages_of(call, [deal.pipeline_id])[deal.pipeline_id]
    stage = next((one for one in stages if one.stage_id == stage_id), None)
    if stage is None or not stage.needs_approval:
        raise Invalid({"stage_id": "asks for no approval"})
    filed = filed_in(call, [deal.deal_id])[deal.deal_id]
    given = _approvals(call, deal.deal_id, [stage], filed).get(stage_id)
    if given is not None and given.state == "rejected":
        _put_away(call, deal, given)
    values = {"requester_id": call.principal.id, "note": request.note}
    try:
        row = call.insert(
            deal_approvals,
            deal_id=deal.deal_id,
            stage_id=stage_id,
            **values,
            create_time=call.clock.now(),
        )
    except UniqueViolation:
        text = "This approval was asked for already."
        raise AlreadyExists("APPROVAL_ASKED", text) from None
    made = _approval(row, deal)
    call.emit("crm.customers.DealApproval.created", made)
    text = said("The deal “%(deal)s” waits for your approval.", deal=deal.name)
    _tell(call, people.managers_of(call, [deal.team]), "deal_approval", text, deal)
    return made


def _not_lost(deal: Row) -> None:
    if deal.state == "lost":
        raise Precondition("DEAL_STATE", "This deal is lost. Open it again first.")


def _put_away(call: Call, deal: Row, row: Row) -> None:
    """Writes down that an approval does not hold any more; one that was rejected stays as it is."""
    before = call.one(
        APPROVAL, missing=("approval", row.deal_approval_id), key=row.deal_approval_id
    )
    if before.state != "approved":
        return
    values = {"state": row.state, "decider_id": row.decider_id, "decide_note": row.decide_note}
    after = call.update(
        deal_approvals, row.deal_approval_id, **values, decide_time=call.clock.now()
    )
    was = _approval(before, deal)
    call.emit("crm.customers.DealApproval.decided", _approval(after, deal), before=was)
    text = said(
        "The deal “%(deal)s” is another than you approved: %(why)s.",
        deal=deal.name,
        why=row.decide_note,
    )
    _tell(call, [before.decider_id], "deal_approval", text, deal)


def lapse(call: Call, deal: Row, why: str) -> None:
    """Another amount has to be approved anew; `why` says in figures what changed."""
    for row in call.all(APPROVALS, keys=[deal.deal_id]):
        note = why[:MOST_NOTE]
        values = {"state": "rejected", "decider_id": call.principal.id, "decide_note": note}
        _put_away(call, deal, row._replace(**values))


def _tell(call: Call, whom: Sequence[str], kind: str, text: Any, deal: Row) -> None:
    notify(call, list(whom), kind, text, resource=RESOURCE, resource_id=deal.deal_id)


def decide_deal_approval(call: Call, request: pb.DecideDealApprovalRequest) -> pb.DealApproval:
    """Approves or rejects."""
    row, deal = seeing.part(call, deal_approvals, request.deal_approval_id, "approval")
    state = {2: "approved", 3: "rejected"}.get(request.state)
    if state is None:
        raise Invalid({"state": "approved or rejected"})
    if row.state != "requested":
        raise Precondition("DECIDED", "This was decided already.")
    _not_lost(deal)
    if deal.owner_id == call.principal.id:
        text = "You sell this deal yourself: somebody else has to decide."
        raise Precondition("OWN_REQUEST", text)
    if row.requester_id == call.principal.id:
        raise Precondition("OWN_REQUEST", "Somebody else has to decide about what you asked for.")
    after = call.update(
        deal_approvals,
        row.deal_approval_id,
        state=state,
        decide_note=request.decide_note,
        decider_id=call.principal.id,
        decide_time=call.clock.now(),
    )
    made = _approval(after, deal)
    call.emit("crm.customers.DealApproval.decided", made, before=_approval(row, deal))
    approved = said("The deal “%(deal)s” may go on.", deal=deal.name)
    rejected = said("The deal “%(deal)s” may not go on yet.", deal=deal.name)
    text = approved if state == "approved" else rejected
    _tell(call, [row.requester_id], "deal_approval", text, deal)
    return made


def list_deal_approvals(
    call: Call, request: pb.ListDealApprovalsRequest
) -> pb.ListDealApprovalsResponse:
    """What waits, of the deals that the caller may see."""
    if request.deal_id:
        seeing.seen(call, request.deal_id)
    statement = (
        select(deal_approvals, deals.c.name.label("deal_name"))
        .join(deals, deals.c.deal_id == deal_approvals.c.deal_id)
        .where(deal_approvals.c.state == "requested", deals.c.delete_time.is_(None))
        .where(deals.c.state != "lost")
        .where(call.visible(deals))
        .order_by(deal_approvals.c.deal_approval_id)
        .limit(200)
    )
    if request.deal_id:
        statement = statement.where(deal_approvals.c.deal_id == request.deal_id)
    made = records.to_messages(pb.DealApproval, call.all(statement))
    return pb.ListDealApprovalsResponse(deal_approvals=made)
