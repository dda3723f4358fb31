"""A person with something in every table that names people is taken home whole, and erased from all of them."""

import io
import json
import zipfile

import pytest
from crm.events.v1.events_pb2 import Event
from google.protobuf.symbol_database import Default
from sqlalchemy import text

from .everything_desk import hanging, with_everything
from .test_privacy import everything, finish

REMARK = "Brunhilde Östertag said so"
WORDS = ("Brunhilde", "Östertag", "1701234567", "170 1234567", "brunhilde@")


@pytest.fixture
def brunhilde(world):
    """Her number; whatever refers to a contact has a row of hers."""
    _account, who = with_everything(world, remark=REMARK)
    missing = [name for name, count in hanging(world, "contact", who).items() if not count]
    assert not missing, "everything_desk.py makes no such child"
    return who


def found(world, *words):
    return sorted(
        {(table, word) for table, row in everything(world) for word in words if word in row}
    )


def test_nothing_of_her_is_left_in_any_table(world, brunhilde):
    assert len({table for table, _ in found(world, *WORDS)}) > 10
    made = world.call("CreateErasure", contact_id=brunhilde, reason="Asked by letter")
    finish(world)
    done = world.call("GetErasure", erasure_id=made.erasure_id)
    assert done.state == 2, done.receipts
    assert found(world, *WORDS) == []
    again = world.call("GetContact", contact_id=brunhilde)
    assert (again.display_name, again.note, dict(again.attributes)) == ("(erased)", "", {})


def test_she_takes_home_what_every_table_keeps_of_her(world, brunhilde):
    reply = world.call("ExportPersonalData", contact_id=brunhilde)
    archive = zipfile.ZipFile(io.BytesIO(reply.content))
    records = json.loads(archive.read("customers.json"))["person_records"]
    tables = {record["table_name"] for record in records}
    hers = {name.partition(".")[0] for name in hanging(world, "contact", brunhilde)}
    assert hers - tables == set()
    assert REMARK in archive.read("index.html").decode()


def told_of(world, resource="%"):
    """The events of a resource as what happened and the message that was told, oldest first."""
    kept = text("select body from events where resource like :resource order by event_id")
    for row in world.rows(kept.bindparams(resource=f"crm.customers.{resource}")):
        event = Event.FromString(bytes(row.body))
        kind = Default().GetSymbol(event.data.type_url.rpartition("/")[2])
        yield event.event_type.rpartition(".")[2], kind.FromString(event.data.value)


def key_of(message):
    return message.DESCRIPTOR.fields_by_number[1].name


def test_what_is_told_of_each_record_is_the_whole_record_as_it_is_now(world, brunhilde):
    line = {"product_name": "P-1", "quantity": "2", "unit_price": "10"}
    deal = world.call("ListDeals").deals[0]
    world.call("UpdateDeal", deal={"deal_id": deal.deal_id, "lines": [line]})
    world.call("CreateErasure", contact_id=brunhilde, reason="Asked by letter")
    finish(world)
    ever, compared = {}, set()
    for what, told in told_of(world):
        name, key = told.DESCRIPTOR.name, key_of(told)
        record = name, getattr(told, key)
        known = ever.setdefault(record, set())
        if what == "erased" and f"Get{name}" in world.app.by_name:
            now = world.call(f"Get{name}", **{key: record[1]})
            for field, value in now.ListFields():
                if field.name in known:
                    assert getattr(told, field.name) == value, (record, field.name)
            compared.add(name)
        known |= {field.name for field, _ in told.ListFields()}
    assert compared > {"Contact", "Account", "Deal", "Lead", "Interaction", "Merge"}
    deal = world.call("GetDeal", deal_id=deal.deal_id)
    assert (deal.lines[0].amount, deal.account_name) == ("20", "Flieder GmbH")
