"""A merge, in the transaction of a call: rows locked in the order of their numbers, snapshots kept whole.

The rule kept here: what a merge changes can be put back exactly: PostgreSQL itself writes each row down before and
after (undoing.py fills the rows from that). A record that somebody merges at the same moment is waited for, and then
found merged.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
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
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_customers import profiles, queries, reach, rules, searching
from crm_customers.attributes import following
from crm_customers.identity import links, survivorship, telling
from crm_customers.identity.survivorship import Choice, Outcome
from crm_customers.imports.between import between_steps
from crm_customers.tables import accounts, contacts, merges, source_records

TABLES = {"account": accounts, "contact": contacts}
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
    plain = [row._asdict() for row in rows]
    known = survivorship.fields_of(kind, plain)
    for field, choice in choices.items():
        if field not in known:
            raise Invalid(
                {
                    "choices": said(
                        "%(field)s is no field of a merge: %(known)s",
                        field=field,
                        known=", ".join([*survivorship.fields_of(kind), "attributes.…"]),
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
    return survivorship.decide(kind, plain, trust, rule, choices)


def values_of(kind: str, survivor: Row, decided: Sequence[Outcome], country: str) -> dict[str, Any]:
    """The columns that change on the survivor."""
    stood, learned = survivor._asdict(), survivorship.learned(decided)
    changed = {o.field: o.value for o in decided if o.value != stood.get(o.field, o.value)}
    if learned != survivor.attributes:
        changed["attributes"] = learned
    if not changed:
        return {}
    for name in ("addresses", "attributes"):
        if name in changed:
            changed[name] = Jsonb(changed[name])
    return profiled(kind, survivor, changed, changed.get("country") or country)


def profiled(kind: str, row: Row, changed: dict[str, Any], country: str) -> dict[str, Any]:
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
    between_steps(call)
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
        "values": [survivorship.said_of(outcome.field, value) for value in outcome.values],
        "value": survivorship.said_of(outcome.field, outcome.value),
        "record_id": outcome.record_id,
    }
