"""Attributes as fields of the lists of accounts and contacts: shown, filtered and exported like the others.

The rule kept here: a list offers the attributes that its reader may see, and a filter over them says what
`attributes/fields.py` can answer.
"""

from collections.abc import Callable, Iterable

from crm.records.v1 import record_lists_pb2 as pb
from crm_chassis.call import Call

from crm_customers.attributes import rules
from crm_customers.attributes.catalogue import ALL, PLURALS
from crm_customers.attributes.fields import ORDERED
from crm_customers.attributes.words import label_of

KINDS = {
    "number": pb.FIELD_KIND_NUMBER,
    "money": pb.FIELD_KIND_NUMBER,
    "date": pb.FIELD_KIND_DATE,
    "yes_no": pb.FIELD_KIND_CHOICE,
    "choice": pb.FIELD_KIND_CHOICE,
    "choices": pb.FIELD_KIND_WORDS,
    "account": pb.FIELD_KIND_REFERENCE,
    "contact": pb.FIELD_KIND_REFERENCE,
}
MOST = 300  # in one list of fields: with more, nobody finds one in it


def more_fields(record_kind: str) -> Callable[[Call], Iterable[pb.RecordField]]:
    """The attributes of accounts or of contacts, as fields."""

    def fields(call: Call) -> Iterable[pb.RecordField]:
        roles, language = call.principal.roles, call.language
        rows = call.all(ALL, record_kind=record_kind)
        seen = [row for row in rows if rules.may_see(roles, row.readers)]
        for row in seen[:MOST]:
            yield pb.RecordField(
                name=f"attributes.{row.name}",
                label=label_of(row, language),
                kind=KINDS.get(row.type, pb.FIELD_KIND_TEXT),
                filterable=True,
                sortable=row.type in ORDERED,
                optional=True,
                choices=_choices(row, language),
                refers_to=PLURALS.get(row.type, ""),
            )

    return fields


def _choices(row: object, language: str) -> list[pb.FieldChoice]:
    """What an attribute can be, when it is one of a few."""
    found = getattr(row, "choices")  # noqa: B009 (a row's columns are known by the statement)
    if getattr(row, "type") == "yes_no":  # noqa: B009
        words = {"en": ("Yes", "No"), "zh-Hans": ("是", "否")}.get(language, ("Yes", "No"))
        return [pb.FieldChoice(value=v, label=w) for v, w in zip(("yes", "no"), words, strict=True)]
    return [pb.FieldChoice(value=each["value"], label=label_of(each, language)) for each in found]
