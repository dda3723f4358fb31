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
from crm_customers.identity import links, survivorship, telling
from crm_customers.identity.merging import IDS, LOCK, MERGE_ID, TABLES, profiled
from crm_customers.tables import matches, merges

# What follows from other columns: put back with them, never shown, never chosen.
DERIVED = frozenset(
    {"search_text", "search_name", "phone_numbers", "email_addresses", "match_keys"}
    | {"tier", "relationship_status", "volume_12m"}
)
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


def later_edits(call: Call, row: Row) -> list[dict[str, str]]:
    """What was changed on the survivor and its new children since a merge."""
    if row.state != "done" or not row.before_rows:
        return []
    found = call.one(OWN[row.kind], missing=(row.kind, row.survivor_id), id=row.survivor_id)
    before, after = row.before_rows[str(row.survivor_id)], row.after_row
    edits = []
    for field, value in after.items():
        if field in DERIVED or field in FIXED[row.kind] or field == "update_time":
            continue
        now = found.row.get(field)
        if now != value:
            shown = [survivorship.text_of(one) for one in (before.get(field), value, now)]
            names = ("before", "merged", "now")
            edits.append({"field": field, "child": "", **dict(zip(names, shown, strict=True))})
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
    names = [
        name
        for name in before
        if name in TABLES[kind].c and name not in FIXED[kind] and name not in kept
    ]
    if kept:
        names.remove("update_time")
    call.run(_put_back(kind, names), merge_id=row.merge_id, id=row.survivor_id)
    if kept:
        fresh = call.all(LOCK[kind], ids=[row.survivor_id])[0]
        country = getattr(fresh, "country", "")
        values = {name: getattr(fresh, name) for name in kept if name in survivorship.JOINED}
        values = {
            name: Jsonb(value) if name == "addresses" else value for name, value in values.items()
        }
        values = profiled(kind, fresh, values, country)
        call.update(TABLES[kind], row.survivor_id, **values, update_time=call.clock.now())
    if survivor is None:
        raise Conflict("GONE", "The record is not there any more.")
