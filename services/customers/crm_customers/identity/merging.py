"""A merge and its undo, in the transaction of a call: rows locked in the order of their numbers, snapshots kept whole.

The rule kept here: what a merge changed is put back exactly: PostgreSQL itself writes each row down before and after,
and fills the row from that. A record that somebody merges at the same moment is waited for, and then found merged.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm_chassis.call import Call
from crm_chassis.errors import Conflict, Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    Select,
    Text,
    any_,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal_column,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_customers import profiles, queries, reach, rules, searching
from crm_customers.attributes import following
from crm_customers.identity import links, survivorship, telling
from crm_customers.identity.survivorship import Choice, Outcome
from crm_customers.tables import accounts, contacts, matches, merges, source_records

TABLES = {"account": accounts, "contact": contacts}
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
IDS = bindparam("ids", type_=ARRAY(BigInteger))
MERGE_ID = bindparam("merge_id", type_=BigInteger)


def _locked(kind: str) -> Statement:
    """The rows with their owners, locked in the order of their numbers."""
    table = TABLES[kind]
    key = table.c[f"{kind}_id"]
    found = select(table).where(key == any_(IDS)).order_by(key)
    return Statement(found.with_for_update(of=table))


def _snapshot(kind: str) -> Select[Any]:
    table = TABLES[kind]
    row = func.to_jsonb(table.table_valued())
    return select(func.jsonb_object_agg(cast(table.c[f"{kind}_id"], Text), row)).where(
        table.c[f"{kind}_id"] == any_(IDS)
    )


def _own(kind: str) -> Statement:
    """What PostgreSQL says of one row, as text by column."""
    table = TABLES[kind]
    key = table.c[f"{kind}_id"]
    row = func.to_jsonb(table.table_valued()).label("row")
    return Statement(select(row).where(key == bindparam("id", type_=BigInteger)))


def _absorb(kind: str) -> Statement:
    """The absorbed records are removed, and say into whom they went."""
    table = TABLES[kind]
    moment = bindparam("now", type_=table.c.update_time.type)
    return Statement(
        update(table)
        .where(table.c[f"{kind}_id"] == any_(IDS))
        .values(
            merged_into_id=bindparam("survivor_id", type_=BigInteger),
            delete_time=moment,
            update_time=moment,
            etag=table.c.etag + 1,
        )
    )


LOCK = {kind: _locked(kind) for kind in TABLES}
OWN = {kind: _own(kind) for kind in TABLES}
ABSORB = {kind: _absorb(kind) for kind in TABLES}
TRUST = Statement(
    select(source_records.c.record_id, func.max(source_records.c.trust).label("trust"))
    .where(
        source_records.c.kind == bindparam("kind", type_=Text),
        source_records.c.record_id == any_(IDS),
    )
    .group_by(source_records.c.record_id)
)
_made = {name: bindparam(name, type_=merges.c[name].type) for name in (
    "kind", "survivor_id", "absorbed_ids", "record_ids", "reason", "display_name", "merged_by",
    "fields", "create_time", "update_time",
)}  # fmt: skip
KEEP = {
    kind: Statement(
        insert(merges)
        .values(
            **_made,
            state="done",
            after_row=cast("{}", JSONB),
            survivor_etag=0,
            before_rows=_snapshot(kind).scalar_subquery(),
        )
        .returning(merges.c.merge_id)
    )
    for kind in TABLES
}
FINISH = {
    kind: Statement(
        update(merges)
        .where(merges.c.merge_id == MERGE_ID)
        .values(
            after_row=select(func.to_jsonb(table.table_valued()))
            .where(table.c[f"{kind}_id"] == merges.c.survivor_id)
            .scalar_subquery(),
            survivor_etag=select(table.c.etag)
            .where(table.c[f"{kind}_id"] == merges.c.survivor_id)
            .scalar_subquery(),
            moved_children=bindparam("moved_children", type_=BigInteger),
        )
        .returning(*merges.c)
    )
    for kind, table in TABLES.items()
}
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


def load(call: Call, kind: str, survivor_id: int, absorbed_ids: Sequence[int]) -> list[Row]:
    """The rows of a merge, the survivor's first, locked; raises what keeps them from being merged."""
    if survivor_id in absorbed_ids:
        raise Invalid({"absorbed_ids": "hold the survivor itself"})
    ids = [survivor_id, *sorted(absorbed_ids)]
    found = {getattr(row, f"{kind}_id"): row for row in call.all(LOCK[kind], ids=sorted(ids))}
    homes = found
    if kind == "contact":
        wanted = sorted({row.account_id for row in found.values()})
        homes = {row.account_id: row for row in call.all(queries.ACCOUNTS, ids=wanted)}
    for number in ids:
        row = found.get(number)
        home = row and (homes[row.account_id] if kind == "contact" else row)
        if row is None or not call.sees(accounts, home):
            raise NotFound(kind, number)
    for row in found.values():
        number = getattr(row, f"{kind}_id")
        if row.merged_into_id:
            text = said(
                "Record %(number)s was merged into %(merged_into_id)s meanwhile.",
                number=number,
                merged_into_id=row.merged_into_id,
            )
            raise Precondition("ALREADY_MERGED", text)
        if row.delete_time is not None:
            raise Precondition(
                "DELETED", said("Record %(number)s was removed. Restore it first.", number=number)
            )
    if kind == "account":
        _check_family(call, ids)
    return [found[number] for number in ids]


def _check_family(call: Call, ids: Sequence[int]) -> None:
    """Raises Precondition when one of the accounts is above another."""
    for number in ids:
        above = [row.account_id for row in call.all(queries.ANCESTORS, account_id=number)][1:]
        if rules.makes_circle(number, above) or set(above) & set(ids):
            text = "One of these is a subsidiary of another. Change that first."
            raise Precondition("SUBSIDIARY", text)


def outcomes(
    call: Call, kind: str, rows: Sequence[Row], rule: str, choices: Mapping[str, Choice]
) -> list[Outcome]:
    """What a merge of these rows makes of each field."""
    ids = [getattr(row, f"{kind}_id") for row in rows]
    known = survivorship.fields_of(kind)
    for field, choice in choices.items():
        if field not in known:
            raise Invalid(
                {
                    "choices": said(
                        "%(field)s is no field of a merge: %(known)s",
                        field=field,
                        known=", ".join(known),
                    )
                }
            )
        if choice.record_id and choice.record_id not in ids:
            raise Invalid(
                {
                    "choices": said(
                        "%(record_id)s is none of the records", record_id=choice.record_id
                    )
                }
            )
    trust = {row.record_id: row.trust for row in call.all(TRUST, kind=kind, ids=ids)}
    plain = [row._asdict() for row in rows]
    return survivorship.decide(kind, plain, trust, rule, choices)


def values_of(kind: str, survivor: Row, decided: Sequence[Outcome], country: str) -> dict[str, Any]:
    """The columns that change on the survivor."""
    changed = {o.field: o.value for o in decided if o.value != getattr(survivor, o.field)}
    if not changed:
        return {}
    for name in ("addresses", "attributes"):
        if name in changed:
            changed[name] = Jsonb(changed[name])
    return _profiled(kind, survivor, changed, changed.get("country") or country)


def _profiled(kind: str, row: Row, changed: dict[str, Any], country: str) -> dict[str, Any]:
    """The changed columns with all that follows from them; numbers keep the form that they have."""
    told = {**row._asdict(), **changed}
    phones, emails = list(told["phones"]), list(told["emails"])
    for name, value in (("phones", phones), ("emails", emails), ("messengers", told["messengers"])):
        if name in changed:
            changed[name] = Jsonb(value)
    changed["phone_numbers"] = reach.numbers(phones)
    changed["email_addresses"] = [email["normalized"] for email in emails]
    changed["search_name"] = searching.fold(told["display_name"])
    changed["search_text"] = searching.search_text(
        told["display_name"], phones, emails, told["messengers"]
    )
    known = {**told, **{name: changed[name] for name in ("phone_numbers", "email_addresses")}}
    changed["match_keys"] = profiles.match_keys(kind, {**known, "country": country})
    return changed


def merge(
    call: Call,
    kind: str,
    survivor_id: int,
    absorbed_ids: Sequence[int],
    rule: str = "",
    choices: Mapping[str, Choice] | None = None,
    reason: str = "",
) -> Row:
    """Makes one record of several and tells of it; returns the merge's row."""
    rows = load(call, kind, survivor_id, absorbed_ids)
    decided = outcomes(call, kind, rows, rule, choices or {})
    table, now = TABLES[kind], call.clock.now()
    absorbed_ids = sorted(absorbed_ids)
    ids = [survivor_id, *absorbed_ids]
    name = next((o.value for o in decided if o.field == "display_name"), rows[0].display_name)
    merge_id: int = call.one(
        KEEP[kind],
        missing=(kind, survivor_id),
        ids=ids,
        kind=kind,
        survivor_id=survivor_id,
        absorbed_ids=list(absorbed_ids),
        record_ids=ids,
        reason=reason,
        display_name=name,
        merged_by=call.principal.id,
        fields=Jsonb([told(outcome) for outcome in decided if any(outcome.values)]),
        create_time=now,
        update_time=now,
    ).merge_id
    moved = links.take_along(call, kind, merge_id, survivor_id, list(absorbed_ids))
    call.run(ABSORB[kind], ids=list(absorbed_ids), survivor_id=survivor_id, now=now)
    country = getattr(rows[0], "country", "")
    values = values_of(kind, rows[0], decided, country)
    call.update(table, survivor_id, **values, update_time=now)
    if "attributes" in values:
        following.follow(call, kind, survivor_id, f"merge-{merge_id}")
    count = sum(len(keys) for keys in moved.values())
    made: Row = call.first(FINISH[kind], merge_id=merge_id, moved_children=count)
    telling.merged(call, kind, rows, moved)
    telling.merge_changed(call, "completed", made)
    return made


def told(outcome: Outcome) -> dict[str, Any]:
    """An outcome as a merge keeps and shows it."""
    return {
        "field": outcome.field,
        "values": [survivorship.text_of(value) for value in outcome.values],
        "value": survivorship.text_of(outcome.value),
        "record_id": outcome.record_id,
    }


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
        values = _profiled(kind, fresh, values, country)
        call.update(TABLES[kind], row.survivor_id, **values, update_time=call.clock.now())
    if survivor is None:
        raise Conflict("GONE", "The record is not there any more.")
