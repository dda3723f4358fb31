"""Which measure somebody chose, and which part of it: for goals and alerts alike.

The rule kept here: what is chosen is one of the catalogue, cut only as its relation can be cut, and of one currency if
it is money; a choice that the catalogue no longer has is no error of whoever reads it.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from crm_chassis.errors import Invalid
from crm_chassis.said import said
from psycopg.types.json import Jsonb

from crm_reports import rules
from crm_reports.measures import MEASURES, Measure


def chosen(path: str, given: Any) -> tuple[Measure, dict[str, str]]:
    """The measure and its parts; raises Invalid by the field."""
    measure = MEASURES.get(given.figure_id)
    if measure is None:
        raise Invalid({f"{path}.figure_id": "is no measure of the catalogue"})
    wrong: dict[str, str] = {}
    if measure.per_currency and not given.currency:
        wrong[f"{path}.currency"] = "is needed: amounts of different currencies are never added up"
    if given.currency and not measure.per_currency:
        wrong[f"{path}.currency"] = "must be empty: this measure is not of money"
    parts: dict[str, str] = {}
    for number, each in enumerate(given.filters):
        if each.name not in measure.relation.parts or each.name == "currency":
            known = ", ".join(sorted({*measure.relation.parts} - {"currency"}))
            text = said("does not cut this measure; these do: %(known)s", known=known)
            wrong[f"{path}.filters[{number}].name"] = text
        elif each.name in parts:
            wrong[f"{path}.filters[{number}].name"] = "is there already"
        parts[each.name] = each.value
    if wrong:
        raise Invalid(wrong)
    return measure, parts | ({"currency": given.currency} if given.currency else {})


def found(row: Any) -> tuple[Measure, dict[str, str]] | None:
    """The measure and its parts of a stored choice; None when the catalogue no longer has it so."""
    measure = MEASURES.get(row.figure_id)
    if measure is None or (measure.per_currency and not row.currency):
        return None
    parts = {each["name"]: each.get("value", "") for each in row.filters}
    if any(name not in measure.relation.parts for name in parts):
        return None
    return measure, parts | ({"currency": row.currency} if row.currency else {})


def filters_of(given: Iterable[Any]) -> list[dict[str, str]]:
    """The cuts as they are kept, in one order."""
    return sorted(
        ({"name": each.name, "value": each.value} for each in given), key=lambda cut: cut["name"]
    )


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the database takes them: a list of cuts is JSONB."""
    return {name: Jsonb(each) if isinstance(each, list) else each for name, each in values.items()}


def address(figure_id: str, parts: Mapping[str, str], **query: str) -> str:
    """Where the records of a figure are listed."""
    asked = {"key": rules.key_of(parts), **query}
    return f"/reports/figures/{figure_id}?" + urlencode({k: v for k, v in asked.items() if v})
