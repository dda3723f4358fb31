"""What people do with attributes: define them for whom they like, fill them in, close and open them; holders merge."""

from typing import Any

from tests.histories.customers_deeds import contact, its
from tests.histories.life import Life, Theme, deeds

KINDS = (["account"], ["contact"], ["account", "contact"])
TYPES = {5: ("yes", "no", ""), 6: ("cat", "small-dog", ""), 7: ("cat", "cat,small-dog", "")}
CHOICES = [{"value": "cat", "label": "Cat", "label_zh": "猫"}, {"value": "small-dog"}]


def definition(life: Life) -> dict[str, Any]:
    name = f"a_{life.one_of(*range(8))}"
    kind = life.one_of(1, *TYPES)
    kinds = [f"RECORD_KIND_{each.upper()}" for each in life.one_of(*KINDS)]
    made = {"name": name, "type": kind, "label": life.word() or name, "record_kinds": kinds}
    made |= {"personal": life.random.random() < 0.3, "choices": CHOICES if kind > 5 else []}
    return {"attribute_definition": made}


def changed(life: Life) -> dict[str, Any]:
    """Closed, opened, or for somebody only."""
    said = {"personal": life.one_of(True, False), "readers": life.one_of([], [], ["leader"])}
    names = life.random.sample(sorted(said), 1)
    key = {"attribute_id": life.some("customers", "AttributeDefinition")}
    return {
        "attribute_definition": {**key, **{name: said[name] for name in names}},
        "update_mask": {"paths": names},
    }


def filled(life: Life) -> dict[str, Any]:
    name, kind = life.found("customers", "select name, type from attribute_definitions")
    values = {"yes_no": 5, "choice": 6, "choices": 7}
    value = life.one_of(*TYPES.get(values.get(kind, 0), ("red, [said]", life.word())))
    whose = its(life, life.one_of("Account", "Contact"))
    return {**whose, "entries": [{"name": name, "value": value}]}


def of_attribute(life: Life) -> dict[str, Any]:
    return {"attribute_id": life.some("customers", "AttributeDefinition")}


def people_merged(life: Life) -> dict[str, Any]:
    one, other = (its(life, "Contact")["contact_id"] for _ in range(2))
    return {"kind": 2, "survivor_id": one, "absorbed_ids": [other]}


def begin(life: Life) -> None:
    for _ in range(3):
        life.ask("customers", "CreateAttributeDefinition", "admin", **definition(life))
        life.ask("customers", "CreateContact", "admin", **contact(life))


ATTRIBUTES = Theme(
    begin,
    deeds(
        "customers",
        CreateAttributeDefinition=(0.5, definition),
        UpdateAttributeDefinition=(1.5, changed),
        DeleteAttributeDefinition=(0.4, of_attribute),
        UndeleteAttributeDefinition=(0.4, of_attribute),
        SetAttributeValues=(5, filled),
        MergeRecords=(0.5, people_merged),
        DeleteContact=(0.4, lambda life: its(life, "Contact")),
        CreateErasure=(0.4, lambda life: {**its(life, "Contact"), "reason": "Asked"}),
    ),
)
