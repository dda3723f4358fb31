"""Privacy: what is kept of somebody can be taken home, and taken out, everywhere."""

import io
import json
import zipfile

import pytest
from crm.access.v1 import privacy_pb2
from crm_chassis.errors import AlreadyExists, Invalid, PeerUnavailable
from crm_chassis.tables import metadata as house
from crm_customers.tables import metadata as own
from sqlalchemy import text

STRINGS = (
    "Brunhilde",
    "Östertag",
    "170 1234567",
    "1701234567",
    "brunhilde@",
    "Fliederweg",
    "geige",
)


@pytest.fixture
def person(world):
    """Somebody of whom a lot is known, at a company with a colleague."""
    fields = {"display_name": "Nordwind GmbH", "country": "DE", "owner_id": "agent.one"}
    firm = world.call("CreateAccount", account=fields, request_id="firm-1")
    contact = {
        "account_id": firm.account_id,
        "display_name": "Brunhilde Östertag",
        "phones": [{"number": "0170 1234567"}, {"number": "030 901820"}],
        "emails": [{"address": "Brunhilde@nordwind.example"}],
        "note": "Plays the Geige",
        "source": "shop",
        "external_id": "brunhilde@shop",
    }
    made = world.call("CreateContact", contact=contact, request_id="contact-1", by="agent")
    colleague = {"account_id": firm.account_id, "display_name": "Jan Behn"}
    colleague["phones"] = [{"number": "030 901820"}]
    world.call("CreateContact", contact=colleague)
    touch = {"account_id": firm.account_id, "channel": 1, "start_time": {"seconds": 1794000000}}
    about = {"contact_id": made.contact_id, "subject": "Fliederweg 3, asked for Brunhilde Östertag"}
    world.call("CreateInteraction", interaction={**touch, **about}, request_id="touch-1")
    other = {
        "subject": "Call Brunhilde Östertag at +49 (170) 123 4567 or brunhilde@nordwind.example"
    }
    world.call("CreateInteraction", interaction={**touch, **other})
    world.call(
        "UpdateContact",
        contact={"contact_id": made.contact_id, "display_name": "B. Östertag-Brunhilde"},
    )
    return made


def everything(world):
    """All rows of all tables as text, bytes read as they are."""
    for table in (*own.sorted_tables, *house.sorted_tables):
        for row in world.rows(text(f'select * from "{table.name}"')):
            shown = [
                bytes(value).decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)
                for value in row
            ]
            yield table.name, " | ".join(shown)


def found(world):
    return sorted(
        (table, word)
        for table, row in everything(world)
        for word in STRINGS
        if word.casefold() in row.casefold()
    )


def finish(world, hours=5):
    for _ in range(hours):
        world.run_jobs()
        world.clock.forward(hours=1)


def erase(world, person, **fields):
    given = {"contact_id": person.contact_id, "reason": "Asked by letter", **fields}
    return world.call("CreateErasure", **given)


def test_nothing_of_the_person_is_left_in_any_table(world, person):
    assert {table for table, _ in found(world)} >= {"contacts", "events", "audit", "requests"}
    before = [(e.event_id, e.event_type) for e in world.events()]
    made = erase(world, person, reason="Brunhilde Östertag asked by letter")
    finish(world)
    assert found(world) == []
    done = world.call("GetErasure", erasure_id=made.erasure_id)
    assert done.state == 2
    (receipt,) = done.receipts
    assert receipt.confirmed
    assert "contacts 1" in receipt.tables
    after = [(e.event_id, e.event_type) for e in world.events()]
    assert after[: len(before)] == before  # the feed keeps its order and its numbers


def test_what_others_are_known_by_too_stays_theirs(world, person):
    erase(world, person)
    finish(world)
    names = {c.display_name: c for c in world.call("ListContacts", show_deleted=True).contacts}
    assert names["Jan Behn"].phones[0].e164 == "+4930901820"
    assert names["(erased)"].HasField("delete_time")
    assert world.call("ListAccounts").accounts[0].display_name == "Nordwind GmbH"
    about = [t.subject for t in world.call("ListInteractions").interactions]
    assert about == ["", "Call (erased) at (erased) or (erased)"]


def test_a_repeated_request_is_answered_without_the_person(world, person):
    erase(world, person)
    finish(world)
    replies = [row.reply for row in world.rows(text("select reply from requests"))]
    assert all(b"Brunhilde" not in bytes(reply or b"") for reply in replies)


def test_erasure_is_retried_until_every_service_has_confirmed(world, person):
    asked = []

    def tickets(request):
        asked.append(request.person)
        if len(asked) < 4:
            raise PeerUnavailable("tickets")
        changed = 3 if len(asked) == 4 else 0
        return privacy_pb2.ErasureReceipt(service="tickets", changed_count=changed)

    world.connect("tickets", ErasePerson=tickets)
    made = erase(world, person)
    world.run_jobs()
    waiting = world.call("GetErasure", erasure_id=made.erasure_id)
    assert waiting.state == 1
    assert {r.service: r.confirmed for r in waiting.receipts} == {
        "customers": True,
        "tickets": False,
    }
    assert "does not answer" in waiting.receipts[1].problem
    with pytest.raises(AlreadyExists):
        erase(world, person)
    finish(world)
    done = world.call("GetErasure", erasure_id=made.erasure_id)
    assert done.state == 2
    assert {r.service: (r.confirmed, r.changed_count) for r in done.receipts}["tickets"] == (
        True,
        3,
    )
    assert "Brunhilde Östertag" in asked[0].names
    assert "+491701234567" in asked[0].phone_numbers
    assert "+4930901820" in asked[0].shared
    assert found(world) == []


def test_a_service_that_still_holds_something_is_asked_again(world, person):
    counts = [2, 1, 0, 0, 0]

    def channels(_request):
        left = counts.pop(0)
        return privacy_pb2.ErasureReceipt(changed_count=left, remaining_count=left)

    world.connect("channels", ErasePerson=channels)
    made = erase(world, person)
    finish(world)
    assert world.call("GetErasure", erasure_id=made.erasure_id).state == 2
    assert len(counts) <= 1


def test_a_person_takes_everything_home_readable_and_for_machines(world, person):
    records = privacy_pb2.PersonRecords(service="tickets")
    records.person_records.add(table_name="tickets", record_id="9").data.update(
        {"subject": "Toner"}
    )
    world.connect("tickets", ExportPerson=lambda _request: records)
    world.connect("channels")
    reply = world.call("ExportPersonalData", contact_id=person.contact_id)
    archive = zipfile.ZipFile(io.BytesIO(reply.content))
    assert sorted(archive.namelist()) == ["customers.json", "index.html", "tickets.json"]
    page = archive.read("index.html").decode()
    for word in ("Östertag", "Fliederweg", "Toner", "channels did not answer"):
        assert word in page
    data = json.loads(archive.read("customers.json"))
    kept = {record["table_name"] for record in data["person_records"]}
    assert {"contacts", "interactions", "audit"} <= kept
    assert list(reply.missing) == ["channels"]


def test_a_company_is_no_person(world, person):
    with pytest.raises(Invalid):
        world.call("CreateErasure", account_id=person.account_id, reason="x")


def test_a_household_is_erased_with_who_lives_there(world):
    fields = {"display_name": "欧阳明月", "kind": 2, "street": "Fliederweg 9", "country": "CN"}
    home = world.call("CreateAccount", account=fields)
    world.call("CreateContact", contact={"account_id": home.account_id, "display_name": "欧阳小月"})
    world.call("CreateErasure", account_id=home.account_id, reason="Asked")
    finish(world)
    assert not [row for _, row in everything(world) if "欧阳" in row or "Fliederweg" in row]
