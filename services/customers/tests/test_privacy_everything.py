"""A person with something in every table that names people is taken home whole, and erased from all of them."""

import io
import json
import zipfile

import pytest

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
