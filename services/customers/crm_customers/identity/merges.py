"""Merges: the handlers of MergesService.

The rule kept here: whoever merges sees all records of the merge; a merge is never lost, and never undone half.
"""

from collections.abc import Sequence
from typing import Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.merges_pb2 import (
    FieldChoice,
    GetMergeRequest,
    ListMergesRequest,
    ListMergesResponse,
    Merge,
    MergedField,
    MergeRecordsRequest,
    PreviewMergeRequest,
    PreviewMergeResponse,
    RecordKind,
    Survivorship,
    UndoMergeRequest,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import enum_names
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, ColumnElement, Text, and_, bindparam, exists, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.attributes import values as attributes
from crm_customers.identity import merging, survivorship, telling, undoing
from crm_customers.identity.survivorship import Choice
from crm_customers.identity.undoing import hidden_fields
from crm_customers.imports.between import between_steps
from crm_customers.tables import accounts, contacts, merges

KINDS = enum_names(RecordKind.DESCRIPTOR)
RULES = enum_names(Survivorship.DESCRIPTOR)
MOST = 200


def kind_of(number: int) -> str:
    """The word of a kind, "" of none."""
    return KINDS.get(number, "")


def choices_of(given: Sequence[FieldChoice]) -> dict[str, Choice]:
    """The choices by field."""
    return {one.field: Choice(one.record_id, RULES.get(one.survivorship, "")) for one in given}


def preview_merge(call: Call, request: PreviewMergeRequest) -> PreviewMergeResponse:
    """What a merge would make of the records."""
    kind = kind_of(request.kind)
    rows = merging.load(call, kind, request.survivor_id, list(request.absorbed_ids))
    rule = RULES.get(request.survivorship, "")
    decided = merging.outcomes(call, kind, rows, rule, choices_of(request.choices))
    fields = [records.from_mapping(MergedField, merging.told(o)) for o in decided if any(o.values)]
    after = {**rows[0]._asdict(), **{o.field: o.value for o in decided}}
    after["attributes"] = survivorship.learned(decided)
    made = records.from_mapping(Account if kind == "account" else Contact, after)
    attributes.hide(call, [made])
    reply = PreviewMergeResponse(fields=_for_reader(call, fields))
    getattr(reply, kind).CopyFrom(made)
    return reply


def _for_reader(call: Call, fields: Sequence[MergedField]) -> list[MergedField]:
    """The fields without those attributes that are not for the caller."""
    hidden = hidden_fields(call)
    # Merges of an older version have all attributes in one field.
    return [one for one in fields if not hidden or one.field not in hidden | {"attributes"}]


def _shown(call: Call, made: Merge) -> Merge:
    """A merge as the caller may see it; what the feed tells of it is left as it is."""
    told = Merge()
    told.CopyFrom(made)
    del told.fields[:]
    told.fields.extend(_for_reader(call, made.fields))
    return told


def merge_records(call: Call, request: MergeRecordsRequest) -> Merge:
    """Makes one record of several."""
    made = merging.merge(
        call,
        kind_of(request.kind),
        request.survivor_id,
        list(request.absorbed_ids),
        RULES.get(request.survivorship, ""),
        choices_of(request.choices),
        request.reason,
    )
    return _shown(call, telling.message_of(made))


def _of(kind: str) -> ColumnElement[bool]:
    """Merges of this kind whose survivor the caller may see."""
    if kind == "account":
        seen = exists().where(accounts.c.account_id == merges.c.survivor_id, queries.seen())
    else:
        seen = exists().where(
            contacts.c.contact_id == merges.c.survivor_id,
            contacts.c.account_id == accounts.c.account_id,
            queries.seen(),
        )
    return and_(merges.c.kind == kind, seen)


def listed() -> ColumnElement[bool]:
    """The merges that the caller may see and that were asked for."""
    kind, record = bindparam("kind", type_=Text), bindparam("records", type_=ARRAY(BigInteger))
    return and_(
        or_(_of("account"), _of("contact")),
        or_(kind == "", merges.c.kind == kind),
        or_(
            record == bindparam("nobody", type_=ARRAY(BigInteger)),
            merges.c.record_ids.overlap(record),
        ),
    )


VISIBLE = Statement(
    select(merges.c.merge_id).where(
        merges.c.merge_id == bindparam("merge_id", type_=BigInteger),
        or_(_of("account"), _of("contact")),
    )
)


def _seen_row(call: Call, statement: Statement, merge_id: int) -> Row:
    row = call.one(statement, missing=("merge", merge_id), merge_id=merge_id)
    if call.first(VISIBLE, merge_id=merge_id, **queries.rows_of(call)) is None:
        raise NotFound("merge", merge_id)
    return row


def get_merge(call: Call, request: GetMergeRequest) -> Merge:
    """One merge, with what was changed since."""
    row = _seen_row(call, undoing.GET, request.merge_id)
    return _shown(call, telling.message_of(row, later_edits=undoing.later_edits(call, row)))


def list_merges(call: Call, request: ListMergesRequest) -> ListMergesResponse:
    """The merges, the newest first."""
    request.page_size = min(request.page_size, MOST)
    wanted: dict[str, Any] = {"kind": kind_of(request.kind), "nobody": []}
    wanted["records"] = [request.record_id] if request.record_id else []
    found, token = lists.page(
        call,
        merges,
        request,
        Merge,
        filterable=("merge_id",),
        order_by="merge_id desc",
        where=listed,
        **wanted,
        **queries.rows_of(call),
    )
    told = [_shown(call, one) for one in found]
    return ListMergesResponse(merges=told, next_page_token=token)


def undo_merge(call: Call, request: UndoMergeRequest) -> Merge:
    """Takes a merge back."""
    between_steps(call)
    row = _seen_row(call, undoing.LOCK_MERGE, request.merge_id)
    if row.state != "done":
        raise Precondition("UNDONE", "This merge was undone already.")
    choice = {0: "", 1: "keep", 2: "drop"}[request.later_edits]
    made = undoing.undo(call, row, choice, list(request.except_fields))
    return _shown(call, telling.message_of(made))
