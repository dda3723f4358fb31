"""Whose value wins when several records become one: decided field by field, and told field by field.

The rule kept here: a gap never wins over a value; lists are joined; what belongs together (an address, an owner and the
team) comes from one record.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

ADDRESS = ("street", "postal_code", "city", "region", "country")
OWNER = ("owner_id", "team")
GROUPS = (ADDRESS, OWNER)
JOINED = ("phones", "emails", "messengers", "addresses", "tags", "roles")
# What is compared of an entry of a joined list, so that one number stands there once.
IDENTITY = {"phones": ("e164", "number"), "emails": ("normalized", "address")}
PLAIN = {
    "account": ("kind", "display_name", "segment", "website", "tax_id", "birth_date")
    + ("preferred_channel", *ADDRESS, *OWNER),
    "contact": ("display_name", "job_title", "key_person", "preferred_channel", "language")
    + ("note", "birth_date"),
}
# Of these the longest says nothing: the survivor's stays.
WORDS = frozenset({"kind", "preferred_channel", "key_person", "birth_date", "language", *OWNER})
ATTRIBUTE = "attributes."


class Choice(NamedTuple):
    """Whose value is taken for a field: that of one record, or by a rule."""

    record_id: int
    rule: str


class Outcome(NamedTuple):
    """What came of one field."""

    field: str
    values: list[Any]
    value: Any
    record_id: int


def fields_of(kind: str, rows: Sequence[Mapping[str, Any]] = ()) -> tuple[str, ...]:
    """All fields that a merge decides on; each attribute that one of these rows has is one."""
    names = {name for row in rows for name in row.get("attributes") or ()}
    return (*PLAIN[kind], *JOINED, *(f"{ATTRIBUTE}{name}" for name in sorted(names)))


def learned(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The attributes that came of a merge."""
    return {
        one.field.removeprefix(ATTRIBUTE): one.value
        for one in outcomes
        if one.field.startswith(ATTRIBUTE) and _says(one.value)
    }


def decide(
    kind: str,
    rows: Sequence[Mapping[str, Any]],
    trust: Mapping[int, int],
    rule: str,
    choices: Mapping[str, Choice],
) -> list[Outcome]:
    """The outcome of each field; the survivor's row comes first."""
    key = f"{kind}_id"
    found = []
    winners: dict[tuple[str, ...], int] = {}
    fields = fields_of(kind, rows)
    rows = [_with_attributes(row, fields) for row in rows]
    for field in fields:
        if field not in rows[0]:
            continue
        values = [row[field] for row in rows]
        choice = choices.get(field)
        if field in JOINED and (choice is None or not choice.record_id):
            value = joined(field, values)
            found.append(Outcome(field, values, value, 0))
            continue
        group = next((group for group in GROUPS if field in group), (field,))
        order = _order(group, rows, key, trust, _for(group, choices, rule, field))
        place = _winner(field, group, rows, order, winners, chosen=choice is not None)
        found.append(Outcome(field, values, values[place], rows[place][key]))
    return found


def _for(group: tuple[str, ...], choices: Mapping[str, Choice], rule: str, field: str) -> Choice:
    """The choice for a field: its own, else its group's, else the rule for all."""
    for name in (field, *group):
        if name in choices:
            chosen = choices[name]
            return Choice(chosen.record_id, chosen.rule or rule)
    return Choice(0, rule)


def _order(
    group: tuple[str, ...],
    rows: Sequence[Mapping[str, Any]],
    key: str,
    trust: Mapping[int, int],
    choice: Choice,
) -> list[int]:
    """The places of the rows, whose value is to be taken first at the front."""
    places = list(range(len(rows)))
    if choice.record_id:
        return sorted(places, key=lambda at: rows[at][key] != choice.record_id)
    if choice.rule == "most_recent":
        return sorted(places, key=lambda at: rows[at]["update_time"], reverse=True)
    if choice.rule == "most_trusted":
        return sorted(places, key=lambda at: -trust.get(rows[at][key], 0))
    if choice.rule == "longest" and not (set(group) & WORDS or group[0].startswith(ATTRIBUTE)):
        return sorted(places, key=lambda at: -sum(len(text_of(rows[at][n])) for n in group))
    return places


def _winner(
    field: str,
    group: tuple[str, ...],
    rows: Sequence[Mapping[str, Any]],
    order: Sequence[int],
    winners: dict[tuple[str, ...], int],
    *,
    chosen: bool,
) -> int:
    """The first that says something; the fields of a group follow the group's first."""
    if len(group) == 1 or chosen:
        return next((at for at in order if _says(rows[at][field])), order[0])
    if group not in winners:
        winners[group] = next((at for at in order if _says(rows[at][group[0]])), -1)
        if winners[group] < 0:
            winners[group] = next(
                (at for at in order if any(_says(rows[at][name]) for name in group)), order[0]
            )
    first = winners[group]
    if _says(rows[first][field]) or group is OWNER:
        return first
    city = rows[first].get("city")
    alike = (at for at in order if not city or rows[at].get("city") in (city, ""))
    return next((at for at in alike if _says(rows[at][field])), first)


def _says(value: Any) -> bool:
    return value not in (None, "", [], {}, False)


def joined(field: str, values: Sequence[Any]) -> list[Any]:
    """The entries of all lists, each once, the survivor's first."""
    kept: dict[str, Any] = {}
    for entry in (entry for value in values for entry in value or ()):
        kept.setdefault(_identity(field, entry), entry)
    return list(kept.values())


def _identity(field: str, entry: Any) -> str:
    if isinstance(entry, str):
        return entry
    for name in IDENTITY.get(field, ()):
        if entry.get(name):
            return str(entry[name])
    return json.dumps(entry, sort_keys=True, default=str)


def _with_attributes(row: Mapping[str, Any], fields: Sequence[str]) -> Mapping[str, Any]:
    """A row in which each attribute stands as a field of its own, "" where it has none."""
    has = row.get("attributes") or {}
    names = (name for name in fields if name.startswith(ATTRIBUTE))
    return {**row, **{name: has.get(name.removeprefix(ATTRIBUTE), "") for name in names}}


def apart(
    field: str, before: Sequence[Any], merged: Sequence[Any], now: Sequence[Any]
) -> list[Any]:
    """A joined list as people changed it since a merge, without what only the merge brought or took."""
    own, then, there = (
        {_identity(field, entry) for entry in entries} for entries in (before, merged, now)
    )
    kept = [entry for entry in now if _identity(field, entry) not in then - own]
    return kept + [entry for entry in before if _identity(field, entry) in own - then - there]


def said_of(field: str, value: Any) -> str:
    """A field's value as people read it; attributes as the protos write them."""
    if field.startswith(ATTRIBUTE) and isinstance(value, list):
        return ",".join(value)
    return text_of(value)


def text_of(value: Any) -> str:
    """A value as people read it."""
    if value is None or value is False:
        return ""
    if isinstance(value, list):
        return ", ".join(text_of(entry) for entry in value)
    if isinstance(value, dict):
        for name in ("number", "address", "handle"):
            if value.get(name):
                return str(value[name])
        return ", ".join(f"{text_of(said)}" for said in value.values() if _says(said))
    return "yes" if value is True else str(value)
