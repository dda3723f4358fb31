"""The undo of a merge, in the transaction of a call, and what was changed since the merge.

The rule kept here: what a merge changed is put back exactly as PostgreSQL wrote it down before; later edits are named,
and kept or dropped by choice, never silently.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm_chassis.call import Call
from crm_chassis.errors import Conflict, Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    Text,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    true,
    update,
)

from crm_customers.attributes import following
from crm_customers.attributes.catalogue import hidden_names
from crm_customers.identity import links, survivorship, telling
from crm_customers.identity.merging import IDS, LOCK, MERGE_ID, TABLES, profiled
from crm_customers.tables import matches, merges

# What follows from other columns: put back with them, never shown, never chosen.
DERIVED = frozenset(
    {"search_text", "search_name", "phone_numbers", "email_addresses", "match_keys"}
    | {"tier", "relationship_status", "volume_12m"}
)
HIDDEN = "attributes"  # an edit of attributes that its reader may not see
# What a merge does not decide: the record's own place in the tree, and where it came from.
FIXED = {
    "account": frozenset({"account_id", "etag", "merged_into_id", "parent_account_id"}),
    "contact": frozenset({"contact_id", "etag", "merged_into_id", "account_id", "join_time"}),
}


def _own(kind: str) -> Statement:
    """What PostgreSQL says of one row, as text by column."""
    table = TABLES[kind]
    key = table.c[f"{kind}_id"]
    row = func.to_jsonb(table.table_valued()).label("row")
    return Statement(select(row).where(key == bindparam("id", type_=BigInteger)))


OWN = {kind: _own(kind) for kind in TABLES}
GET = Statement(select(merges).where(merges.c.merge_id == MERGE_ID))
LOCK_MERGE = Statement(select(merges).where(merges.c.merge_id == MERGE_ID).with_for_update())
LATER = Statement(
    select(merges.c.merge_id)
    .where(
        merges.c.record_ids.overlap(IDS),
        merges.c.kind == bindparam("kind", type_=Text),
        merges.c.state == "done",
        merges.c.merge_id > MERGE_ID,
    )
    .order_by(merges.c.merge_id.desc())
    .limit(1)
)
UNDONE_MATCHES = Statement(
    update(matches)
    .where(matches.c.merge_id == MERGE_ID)
    .values(state="rejected", update_time=func.now(), etag=matches.c.etag + 1)
)


def hidden_fields(call: Call) -> set[str]:
    """The attributes that are not for the caller, as fields of a merge."""
    return {f"{survivorship.ATTRIBUTE}{name}" for name in hidden_names(call)}


def later_edits(call: Call, row: Row) -> list[dict[str, str]]:
    """What was changed on the survivor and its new children since a merge."""
    if row.state != "done" or not row.before_rows:
        return []
    found = call.one(OWN[row.kind], missing=(row.kind, row.survivor_id), id=row.survivor_id)
    hidden, edits = hidden_fields(call), _edits(row, found.row)
    seen = [edit for edit in edits if edit["field"] not in hidden]
    if len(seen) < len(edits):
        # That something was changed is told, so that its fate is decided; what, is not for this reader.
        seen.append({"field": HIDDEN, "child": ""})
    edits = seen
    for link, child in links.gone_elsewhere(call, row.kind, row.merge_id):
        edits.append(
            {
                "field": link,
                "child": " ".join(map(str, child.row_key)),
                "before": str(child.from_id),
                "merged": str(child.to_id),
                "now": str(child.now or ""),
            }
        )
    return edits


def _edits(row: Row, now: Mapping[str, Any]) -> list[dict[str, str]]:
    """What was changed on the survivor itself, each attribute as a field of its own."""
    passed = DERIVED | FIXED[row.kind] | {"update_time", "attributes"}
    stood = [row.before_rows[str(row.survivor_id)], row.after_row, now]
    plain = [{name: one.get(name) for name in row.after_row if name not in passed} for one in stood]
    known = [
        {
            f"{survivorship.ATTRIBUTE}{name}": value
            for name, value in (one.get("attributes") or {}).items()
        }
        for one in stood
    ]
    fields = [*plain[0], *sorted({name for has in known for name in has})]
    before, merged, here = ({**a, **b} for a, b in zip(plain, known, strict=True))
    return [
        {"field": field, "child": ""}
        | {
            name: survivorship.said_of(field, one.get(field))
            for name, one in (("before", before), ("merged", merged), ("now", here))
        }
        for field in fields
        if merged.get(field) != here.get(field)
    ]


def _put_back(kind: str, names: Sequence[str]) -> Statement:
    """Fills columns of the survivor from what was written down before the merge."""
    table = TABLES[kind]
    key = table.c[f"{kind}_id"]
    none: Any = literal_column(f"null::{table.name}")
    shape = [column(one.name, one.type) for one in table.c]
    stood = merges.c.before_rows[cast(merges.c.survivor_id, Text)]
    was = func.jsonb_populate_record(none, stood).table_valued(*shape, name="was").lateral("was")
    found = select(*(was.c[name] for name in names)).select_from(merges.join(was, true()))
    kept = found.where(merges.c.merge_id == MERGE_ID).subquery("kept")
    return Statement(
        update(table)
        .where(key == bindparam("id", type_=BigInteger))
        .values({**{name: kept.c[name] for name in names}, "etag": table.c.etag + 1})
    )


def undo(call: Call, row: Row, choice: str, except_fields: Sequence[str]) -> Row:
    """Takes a merge back and tells of it; returns the merge's row."""
    kind, ids = row.kind, sorted(row.record_ids)
    rows = {getattr(one, f"{kind}_id"): one for one in call.all(LOCK[kind], ids=ids)}
    later = call.first(LATER, ids=ids, kind=kind, merge_id=row.merge_id)
    if later is not None:
        text = said(
            "Merge %(merge_id)s of the same records came later. Undo that one first.",
            merge_id=later.merge_id,
        )
        raise Precondition("LATER_MERGE", text, metadata={"merge_id": str(later.merge_id)})
    if not row.before_rows:
        erased = "What these records held was erased at the wish of whom it was about."
        raise Precondition("ERASED", erased)
    edits = later_edits(call, row)
    if edits and not choice:
        fields = ", ".join(sorted({edit["field"] for edit in edits}))
        text = said(
            "Since the merge these were changed: %(fields)s. Say whether to keep or drop that.",
            fields=fields,
        )
        raise Precondition("LATER_EDITS", text, metadata={"fields": fields})
    kept = _kept(edits, choice, except_fields)
    if HIDDEN in kept:
        kept |= hidden_fields(call)
    moved = links.bring_back(
        call,
        kind,
        row.merge_id,
        drop=frozenset({edit["field"] for edit in edits if edit["child"]} - kept),
    )
    _restore_absorbed(call, row)
    _restore_survivor(call, row, rows[row.survivor_id], kept)
    following.unfollow(call, kind, row.survivor_id, f"merge-{row.merge_id}")
    call.run(UNDONE_MATCHES, merge_id=row.merge_id)
    made = call.update(
        merges,
        row.merge_id,
        state="undone",
        undone_by=call.principal.id,
        undo_time=call.clock.now(),
        update_time=call.clock.now(),
        survivor_etag=call.one(OWN[kind], missing=(kind, row.survivor_id), id=row.survivor_id).row[
            "etag"
        ],
    )
    telling.unmerged(call, kind, made, rows, moved)
    telling.merge_changed(call, "undone", made, before=row)
    return made


def _kept(
    edits: Sequence[Mapping[str, str]], choice: str, except_fields: Sequence[str]
) -> set[str]:
    """The fields whose later edits stay."""
    fields = {edit["field"] for edit in edits}
    unknown = set(except_fields) - fields
    if unknown:
        raise Invalid(
            {
                "except_fields": said(
                    "%(unknown)s was not changed since", unknown=", ".join(sorted(unknown))
                )
            }
        )
    return fields - set(except_fields) if choice == "keep" else fields & set(except_fields)


def _restore_absorbed(call: Call, row: Row) -> None:
    """The absorbed records stand again as they stood; all but their removal was left as it was."""
    for number in row.absorbed_ids:
        stood = row.before_rows[str(number)]
        call.update(
            TABLES[row.kind],
            number,
            merged_into_id=None,
            delete_time=None,
            update_time=stood["update_time"],
        )


def _restore_survivor(call: Call, row: Row, survivor: Row, kept: set[str]) -> None:
    """The survivor's columns go back, but for later edits that are kept and what follows from them."""
    kind = row.kind
    before = row.before_rows[str(row.survivor_id)]
    columns = {
        "attributes" if field.startswith(survivorship.ATTRIBUTE) else field for field in kept
    }
    names = [
        name
        for name in before
        if name in TABLES[kind].c and name not in FIXED[kind] and name not in columns
    ]
    if kept:
        names.remove("update_time")
    call.run(_put_back(kind, names), merge_id=row.merge_id, id=row.survivor_id)
    if kept:
        fresh = call.all(LOCK[kind], ids=[row.survivor_id])[0]
        values = _edited(row, fresh, kept)
        values = profiled(kind, fresh, values, getattr(fresh, "country", ""))
        call.update(TABLES[kind], row.survivor_id, **values, update_time=call.clock.now())
    if survivor is None:
        raise Conflict("GONE", "The record is not there any more.")


def _edited(row: Row, now: Row, kept: set[str]) -> dict[str, Any]:
    """Lists and attributes with the edits that are kept, and without what the merge brought beside them."""
    before = row.before_rows[str(row.survivor_id)]
    values: dict[str, Any] = {
        name: survivorship.apart(name, before[name], row.after_row[name], getattr(now, name))
        for name in survivorship.JOINED
        if name in kept
    }
    if "addresses" in values:
        values["addresses"] = Jsonb(values["addresses"])
    edited = [field.removeprefix(survivorship.ATTRIBUTE) for field in kept]
    edited = [name for name, field in zip(edited, kept, strict=True) if name != field]
    if edited:
        said = dict(before["attributes"] or {})
        for name in edited:
            if row.after_row["attributes"].get(name) == now.attributes.get(name):
                continue  # as the merge left it: nobody's edit
            said.pop(name, None)
            if name in now.attributes:
                said[name] = now.attributes[name]
        values["attributes"] = Jsonb(said)
    return values
