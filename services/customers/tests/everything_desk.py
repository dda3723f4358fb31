"""A customer and a person with all that can hang on them, made as people make it: for merges, erasures and imports.

The rule kept here: what is missing is found from the tables' own references, so that a new kind of child has to be
added here before the tests that use this desk pass again.
"""

from datetime import timedelta

from crm.channels.v1.deal_registrations_pb2 import DealRegistration
from crm.tickets.v1.promises_pb2 import Promise
from crm.tickets.v1.tickets_pb2 import Ticket
from crm_chassis.record_tables import attachments
from crm_chassis.records import timestamp
from crm_customers.identity import links
from crm_customers.tables import metadata
from sqlalchemy import func, select

PHONE, MAIL = "+49 170 1234567", "brunhilde@flieder.example"
REMARK = "A remark of hers"


def people(world):
    """The rep who looks after the customer, and one who comes second."""
    for user_id in ("rita", "rolf"):
        user = {"user_id": user_id, "display_name": user_id, "roles": ["rep"], "team": user_id}
        world.call("CreateUser", user=user)
        world.person(user_id, "rep", team=user_id)


def account(world, name, **fields):
    """A customer; returns its number."""
    return world.call("CreateAccount", account={"display_name": name, **fields}).account_id


def contact(world, account_id, name, **fields):
    """A person of a customer; returns their number."""
    given = {"account_id": account_id, "display_name": name, **fields}
    return world.call("CreateContact", contact=given).contact_id


def with_everything(world, name="Flieder GmbH", person="Brunhilde Östertag", remark=REMARK):
    """A customer and a person of it, each with a child of every kind; returns both numbers."""
    people(world)
    owned = {"owner_id": "rita", "team": "rita"}
    number = account(world, name, **owned)
    before = account(world, "Where she was before")
    ways = {"phones": [{"number": PHONE}], "emails": [{"address": MAIL}]}
    who = contact(world, before, person, **ways, note=remark)
    world.call("MoveContact", contact_id=who, to_account_id=number, reason=remark)
    someone = contact(world, number, "Somebody who left")
    world.call("MoveContact", contact_id=someone, to_account_id=before)
    account(world, "A subsidiary", parent_account_id=number)
    both = {"account_id": number, "contact_id": who}
    _merged_before(world, number, who)
    _everyday(world, both, remark)
    _ownership(world, number, remark)
    _selling(world, both, remark)
    _told_by_others(world, both, remark)
    _known_of(world, both, remark)
    return number, who


def _merged_before(world, number, who):
    for kind, survivor, twin in (
        (1, number, account(world, "Its twin")),
        (2, who, contact(world, number, "Her twin")),
    ):
        asked = {"kind": kind, "survivor_id": survivor, "absorbed_ids": [twin]}
        world.call("MergeRecords", **asked, survivorship="SURVIVORSHIP_SURVIVOR")


def _everyday(world, both, remark):
    touch = {**both, "channel": 1, "subject": remark, "note": remark, "remote_address": PHONE}
    world.call("CreateInteraction", interaction=touch)
    line = {"product_code": "P-1", "quantity": "1", "amount": "9"}
    order = {"source": "shop", "external_id": "O-1", "order_date": "2026-11-01", "currency": "EUR"}
    world.call("IngestOrder", order={**order, **both, "lines": [line]})
    allowed = {"channel": 2, "state": 1, "proof": 2, "evidence": remark}
    for key, value in both.items():
        world.call("CreateConsent", consent={key: value, **allowed})
    for key, value in both.items():
        kind = key.removesuffix("_id")
        file = {"resource": f"crm.customers.{kind.title()}", "resource_id": value}
        file |= {"file_name": "letter.txt", "description": remark}
        content = remark if kind == "contact" else "A letter to the firm"
        world.call("CreateAttachment", attachment=file, content=content.encode())


def _ownership(world, number, remark):
    until = timestamp(world.clock.now() + timedelta(days=30))
    protection = {"account_id": number, "end_time": until, "owner_id": "rita", "reason": remark}
    world.call("CreateProtection", protection=protection)
    second = {"account_id": number, "agent_id": "rolf", "channel": 1, "subject": remark}
    second["start_time"] = timestamp(world.clock.now())
    world.call("CreateInteraction", interaction=second)
    world.call("CreateHandOver", from_id="rita", to_id="rolf", reason="She leaves")


def _selling(world, both, remark):
    lead = {"person_name": "B. Östertag", "email": MAIL, "phone": PHONE, "need": remark}
    world.call("CreateLead", lead=lead)
    deal = world.call("CreateDeal", deal={"name": "Chairs", **both, "note": remark}).deal_id
    person = {"deal_id": deal, "contact_id": both["contact_id"], "role": 1, "note": remark}
    world.call("CreateDealPerson", deal_person=person)
    line = {"product_name": "Chair", "unit_price": "9"}
    world.call("CreateDealQuote", deal_quote={"deal_id": deal, "lines": [line]})
    given = {"name": "Autumn", "currency": "EUR"}
    key = {"campaign_id": world.call("CreateCampaign", campaign=given).campaign_id}
    world.call("CreateCampaignCost", campaign_cost={**key, "channel": 4, "amount": "50"})
    asked = f"contact_id = {both['contact_id']}"
    world.call("FreezeCampaignAudience", **key, channel=4, record_list="contacts", filter=asked)
    rows = {**key, "source": "mailer"}
    row = {"channel": 4, "contact_id": both["contact_id"], "external_id": "1", "note": remark}
    moment = timestamp(world.clock.now() - timedelta(days=20))  # before she ordered
    world.call("IngestCampaignTouches", **rows, touches=[{**row, "touch_time": moment}])
    answer = {**row, "kind": 3, "response_time": moment}
    world.call("IngestCampaignResponses", **rows, responses=[answer])


def _told_by_others(world, both, remark):
    ticket = Ticket(ticket_id=7, subject=remark, **both)
    promise = Promise(promise_id=8, ticket_id=7, note=remark, **both)
    claim = DealRegistration(deal_registration_id=9, account_id=both["account_id"])
    promise.due_time.FromDatetime(world.clock.now())
    for event, message in (
        ("crm.tickets.Ticket.created", ticket),
        ("crm.tickets.Promise.made", promise),
        ("crm.channels.DealRegistration.created", claim),
    ):
        message.create_time.FromDatetime(world.clock.now())
        world.receive(event, message)


def _known_of(world, both, remark):
    define = {"name": "hobby", "type": 1, "label": "Hobby", "record_kinds": [1, 2]}
    world.call("CreateAttributeDefinition", attribute_definition=define)
    for kind, (key, value) in enumerate(both.items(), 1):
        entries = [{"name": "hobby", "value": remark}]
        world.call("SetAttributeValues", **{key: value}, entries=entries)
        said = {"source": "erp", "external_id": str(value), "kind": kind, "record_id": value}
        world.call("PutSourceRecord", source_record=said)


def hanging(world, kind, number):
    """How many rows hang on a record, by link."""
    found = {}
    for link in links.links_of(kind):
        wanted = (
            select(func.count()).select_from(link.table).where(link.table.c[link.column] == number)
        )
        if link.condition is not None:
            wanted = wanted.where(link.condition)
        found[link.name] = world.rows(wanted)[0][0]
    return found


# What says that something happened, and is never taken back.
HISTORY = {"merges", "merge_moves", "matches", "match_models", "owner_changes", "class_due"}
HISTORY |= {"touch_changes"}


def state(world):
    """Every row of every table, but for etags: they count every change, also one that is taken back."""
    found = {}
    for table in (*metadata.sorted_tables, attachments):
        if table.name not in HISTORY:
            columns = [column for column in table.c if column.name != "etag"]
            rows = world.rows(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(map(repr, row)) for row in rows]
    return found
