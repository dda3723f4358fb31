"""The definitions that a call needs, found by their names: one question, however many are defined.

The rule kept here: an attribute that is out of use, or that the caller may not see, does not exist for the caller.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crm_chassis import roles
from crm_chassis.call import Call
from crm_chassis.errors import Conflict
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Integer, Text, any_, bindparam, func, literal, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.attributes import rules
from crm_customers.attributes.rules import Definition, Unfit, Value
from crm_customers.tables import accounts, attribute_definitions, contacts

PLURALS = {"account": "accounts", "contact": "contacts"}
_d = attribute_definitions
NAMED = Statement(
    select(_d).where(
        _d.c.name == any_(bindparam("names", type_=ARRAY(Text))),
        bindparam("record_kind", type_=Text) == any_(_d.c.record_kinds),
        _d.c.delete_time.is_(None),
    )
)
OF_NAMES = Statement(select(_d).where(_d.c.name == any_(bindparam("names", type_=ARRAY(Text)))))
ALL = Statement(
    select(_d)
    .where(
        bindparam("record_kind", type_=Text) == any_(_d.c.record_kinds), _d.c.delete_time.is_(None)
    )
    .order_by(_d.c.section, _d.c.position, _d.c.attribute_id)
)
# Out of use, or not for everybody: the few that have to be left out of what is shown.
GUARDED = Statement(
    select(_d.c.name, _d.c.readers, _d.c.delete_time).where(
        or_(_d.c.readers != [], _d.c.delete_time.is_not(None))
    )
)
_ids = bindparam("ids", type_=ARRAY(BigInteger))
# Whoever stores values holds this shared, whoever changes what they mean holds it alone.
_meaning = literal(4_105_001, Integer)
STORING = Statement(select(func.pg_advisory_xact_lock_shared(_meaning)))
CHANGING = Statement(select(func.pg_advisory_xact_lock(_meaning)))
TYPES = Statement(
    select(_d.c.attribute_id, _d.c.type).where(
        _d.c.attribute_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        _d.c.delete_time.is_(None),
    )
)
PERSONAL = Statement(
    select(_d.c.name).where(
        _d.c.personal.is_(True), bindparam("record_kind", type_=Text) == any_(_d.c.record_kinds)
    )
)
KNOWN = {
    "account": Statement(
        select(accounts.c.account_id.label("id")).where(
            accounts.c.account_id == any_(_ids), accounts.c.delete_time.is_(None)
        )
    ),
    "contact": Statement(
        select(contacts.c.contact_id.label("id")).where(
            contacts.c.contact_id == any_(_ids), contacts.c.delete_time.is_(None)
        )
    ),
}


def definition_of(row: Row) -> Definition:
    """A definition's row as the rules see it."""
    choices = {
        choice["value"]: {
            choice[name].casefold() for name in ("label", "label_zh") if choice.get(name)
        }
        for choice in row.choices
    }
    return Definition(
        row.attribute_id,
        row.name,
        row.type,
        choices=choices,
        retired=[choice["value"] for choice in row.choices if choice.get("retired")],
        currency=row.currency,
        min_value=row.min_value,
        max_value=row.max_value,
        decimals=row.decimals,
        max_length=row.max_length,
        pattern=row.pattern,
        readers=row.readers,
    )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The definitions of one kind of record that somebody may fill in, by name."""

    record_kind: str
    definitions: Mapping[str, Definition]

    def read(self, given: Mapping[str, str], path: str) -> tuple[dict[str, Value], dict[str, str]]:
        """The values that these texts mean (an empty one clears), and what is wrong with the others, by path."""
        values: dict[str, Value] = {}
        problems: dict[str, str] = {}
        for name, text in given.items():
            definition = self.definitions.get(name)
            if definition is None:
                problems[f"{path}.{name}"] = said(
                    "%(name)s is not an attribute of %(plural)s",
                    name=name,
                    plural=said(PLURALS[self.record_kind]),
                )
                continue
            try:
                values[name] = rules.read(definition, text) if text.strip() else ""
            except Unfit as unfit:
                problems[f"{path}.{name}"] = str(unfit)
        return values, problems


def catalogue(call: Call, record_kind: str, names: Iterable[str] | None = None) -> Catalogue:
    """The definitions of these names (None: all of them) that the caller may see."""
    if names is None:
        rows = call.all(ALL, record_kind=record_kind)
    else:
        rows = call.all(NAMED, names=sorted(set(names)), record_kind=record_kind)
    mine = call.principal.roles
    seen = [row for row in rows if rules.may_see(mine, row.readers)]
    return Catalogue(record_kind, {row.name: definition_of(row) for row in seen})


def check_current(call: Call, known: Catalogue, names: Iterable[str]) -> None:
    """Raises Conflict when one of these definitions was changed after the catalogue was loaded."""
    used = {known.definitions[name].attribute_id: known.definitions[name].type for name in names}
    now = {row.attribute_id: row.type for row in call.all(TYPES, ids=sorted(used))}
    if now != used:
        text = (
            "An attribute was defined anew meanwhile. Read its definition and repeat your change."
        )
        raise Conflict("DEFINITION_CHANGED", text)


def unknown_links(
    call: Call, known: Catalogue, values: Mapping[str, Value], path: str
) -> dict[str, str]:
    """What is wrong with links among these values: records that are not there, by path."""
    problems: dict[str, str] = {}
    for kind, statement in KNOWN.items():
        links = {
            name: int(rules.as_text(value))
            for name, value in values.items()
            if value and known.definitions[name].type == kind
        }
        if not links:
            continue
        there = {row.id for row in call.all(statement, ids=sorted(set(links.values())))}
        for name, number in links.items():
            if number not in there:
                problems[f"{path}.{name}"] = said(
                    "there is no %(kind)s %(number)s", kind=said(kind), number=number
                )
    return problems


def hidden_names(call: Call) -> set[str]:
    """The names of attributes that this caller is not shown."""
    mine = call.principal.roles
    return {
        row.name
        for row in call.all(GUARDED)
        if row.delete_time is not None or not rules.may_see(mine, row.readers)
    }


def masked_names(call: Call, record_kind: str) -> set[str]:
    """The names of attributes whose values this caller sees masked: what is personal, of people not their own."""
    who = call.principal
    if not roles.masks(who.roles) or who.rows != "all":
        return set()
    return {row.name for row in call.all(PERSONAL, record_kind=record_kind)}
