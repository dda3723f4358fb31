"""Attributes of accounts and contacts are compared with customers value by value, through merges and openings."""

import pytest
from crm.reports.v1 import facts_pb2
from crm_chassis import testing
from crm_customers.__main__ import SERVICE as CUSTOMERS
from crm_reports.__main__ import SERVICE as REPORTS
from crm_reports.follower import following

globals()["postgres"] = testing.postgres
CHOICES = [{"value": "cat", "label": "Cat", "label_zh": "猫"}, {"value": "small-dog"}]


class House:
    """Customers, and reports that follows it."""

    def __init__(self, customers, reports):
        self.customers, self.reports = customers, reports

    def define(self, name, kind, **fields):
        kinds = ["RECORD_KIND_ACCOUNT", "RECORD_KIND_CONTACT"]
        given = {"name": name, "type": kind, "label": name, "record_kinds": kinds, **fields}
        return self.customers.call("CreateAttributeDefinition", attribute_definition=given)

    def account(self, name, **attributes):
        given = {"display_name": name, "attributes": attributes}
        return self.customers.call("CreateAccount", account=given).account_id

    def contact(self, account_id, name, **attributes):
        given = {"account_id": account_id, "display_name": name, "attributes": attributes}
        return self.customers.call("CreateContact", contact=given).contact_id

    def compared(self):
        """What reports says of customers, once it has read everything."""
        following(self.reports.app).followers["customers"].catch_up()
        reply = self.reports.call("Reconcile", wait_seconds=1)
        return next(each for each in reply.services if each.service == "customers")

    def wrong(self):
        """What differs."""
        service = self.compared()
        assert not service.problem
        assert len(service.digests) > 20
        return [each for each in (*service.comparisons, *service.digests) if not each.equal]


@pytest.fixture
def house(postgres, tmp_path):
    """Both in one process, each with a database of its own."""
    made = [testing.world_of(each, postgres, tmp_path / each.name) for each in (CUSTOMERS, REPORTS)]
    customers, reports = (next(one) for one in made)
    answers = {
        name: lambda request, name=name: customers.call(name, request, by="service")
        for name in ("ListEvents", "GetTotals", "GetDigest")
    }
    reports.connect("customers", **answers)
    yield House(customers, reports)
    for one in made:
        next(one, None)


@pytest.mark.broken_facts
def test_values_of_every_type_are_equal_and_a_wrong_one_is_named(house):
    house.define("pets", "ATTRIBUTE_TYPE_CHOICES", choices=CHOICES)
    house.define("insured", "ATTRIBUTE_TYPE_YES_NO")
    house.define("premium", "ATTRIBUTE_TYPE_MONEY")
    house.define("note", "ATTRIBUTE_TYPE_TEXT")
    ill = house.define("illness", "ATTRIBUTE_TYPE_TEXT", personal=True)
    one = house.account("Nordwind", pets="cat,small-dog", premium="12.50 EUR", illness="none")
    other = house.account("Nordwind GmbH", insured="yes", note='[said] "a, b"')
    anna = house.contact(one, "Anna", pets="cat", insured="no", illness="flu")
    house.contact(other, "Bo", note="东区")
    assert not house.wrong()
    merge = house.customers.call("MergeRecords", kind=1, survivor_id=other, absorbed_ids=[one])
    assert not house.wrong()
    house.customers.call("UndoMerge", merge_id=merge.merge_id)
    assert not house.wrong()
    opened = {"attribute_id": ill.attribute_id, "personal": False}
    mask = {"paths": ["personal"]}
    house.customers.call("UpdateAttributeDefinition", attribute_definition=opened, update_mask=mask)
    assert not house.wrong()
    facts = following(house.reports.app).facts
    told = "select value from contact_attributes where contact_id = ? and name = 'illness'"
    assert facts.read(told, [anna]) == [("flu",)]
    facts.connection.execute("update contact_attributes set value = 'cold' where value = 'flu'")
    (found,) = house.wrong()
    assert found.kind == "crm.customers.Contact/attributes"
    (difference,) = found.differences
    assert (difference.id, difference.kind) == (anna, facts_pb2.DIFFERENCE_KIND_FIELDS)
    assert difference.fields == ["value"]
