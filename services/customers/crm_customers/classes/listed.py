"""Tier and relationship status as fields of the list of accounts: by the words of the rules that hold.

The rule kept here: a list offers the classes that customers can be in now.
"""

from collections.abc import Iterable, Mapping, Sequence

from crm.records.v1 import record_lists_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

from crm_customers.attributes.words import label_of
from crm_customers.classes.judging import current_rules

FIELDS = (("tier", "tiers", N_("Tier")), ("relationship_status", "statuses", N_("Standing")))


def more_fields(call: Call) -> Iterable[pb.RecordField]:
    """The two fields, with what they can be."""
    rules = current_rules(call)
    for name, kept, label in FIELDS:
        yield pb.RecordField(
            name=name,
            label=_(label),
            kind=pb.FIELD_KIND_CHOICE,
            filterable=True,
            sortable=True,
            optional=True,
            choices=_choices(rules[kept], call.language),
        )


def _choices(rules: Sequence[Mapping[str, str]], language: str) -> list[pb.FieldChoice]:
    """Each class once, in the order of the rules."""
    found: dict[str, pb.FieldChoice] = {}
    for rule in rules:
        word = label_of(rule, language)
        label = word if word != rule["value"] else rule["value"].replace("_", " ").capitalize()
        found.setdefault(rule["value"], pb.FieldChoice(value=rule["value"], label=label))
    return list(found.values())
