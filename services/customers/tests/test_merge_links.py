"""Whatever refers to a customer goes along with a merge and comes back with its undo: found from the tables."""

import pytest
from crm_chassis.sql import execute
from crm_customers.identity import links
from crm_customers.tables import metadata
from sqlalchemy import BigInteger, update

from .everything_desk import account, contact, hanging, state, with_everything

# Columns that name a customer or a person and do not follow, and why.
STAY = {
    "attribute_values.record_id": "copied with its history, and taken away again (attributes/following.py)",
    "class_changes.account_id": "what a record was stays its own history",
    "class_due.account_id": "a list of who is judged anew: the merge itself puts both on it",
    "erasures.account_id": "whom somebody wished to be erased",
    "erasures.contact_id": "whom somebody wished to be erased",
    "import_effects.record_id": "what an import did to this very record",
    "owner_changes.account_id": "whose a record was stays its own history",
    "touch_changes.account_id": "what is not counted yet: triggers write it",
    "touch_changes.contact_id": "what is not counted yet: triggers write it",
}


# Children whose own message does not say whose they are, or that others tell of.
NOT_TOLD = {
    "deal_quotes.account_id": "a quote's message names its deal, which is told",
    "ticket_copies": "tickets tells of them",
    "promise_copies": "tickets tells of them",
    "claim_copies": "channels tells of them",
}
NAMED = {
    "order_lines": "crm.customers.Order",
    "attachments": "crm.records.Attachment",
    "campaign_touches": "crm.customers.CampaignTouch",
}


# What others tell of, or what may stay.
APART = {*links.LEFT, *links.COPIES}


def resource_of(table):
    """What the feed calls the rows of a table: protections are crm.customers.Protection."""
    words = "".join(word.capitalize() for word in table.split("_"))
    return NAMED.get(table, f"crm.customers.{words.removesuffix('s')}")


def names_a_party(column):
    """Whether a column holds the number of an account or contact, by reference or by its name."""
    own = column.primary_key and column.table.name in ("accounts", "contacts")
    named = column.name.endswith(("account_id", "contact_id")) or column.name == "record_id"
    return isinstance(column.type, BigInteger) and named and not own


def test_every_column_that_names_a_customer_follows_or_stays_for_a_reason():
    linked = {link.name for kind in ("account", "contact") for link in links.links_of(kind)}
    found = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if names_a_party(column)
    }
    assert found - linked - STAY.keys() == set(), "follow it, or say why it stays"
    assert not linked & STAY.keys()
    assert STAY.keys() <= found, "these are gone"


@pytest.fixture
def everything(world):
    """A customer and a person with a child of every kind, and for each the one that survives."""
    number, who = with_everything(world)
    for kind, one in (("account", number), ("contact", who)):
        missing = [name for name, count in hanging(world, kind, one).items() if not count]
        assert not missing, f"everything_desk.py makes no such child of a {kind}"
    other = account(world, "Flieder")
    return {"account": (other, number), "contact": (contact(world, number, "B. Östertag"), who)}


def merge(world, kind, survivor, absorbed):
    asked = {"survivor_id": survivor, "absorbed_ids": [absorbed]}
    return world.call("MergeRecords", kind=f"RECORD_KIND_{kind.upper()}", **asked)


def untold(world, kind, heard):
    """The links whose children moved without the feed's saying so."""
    told = {event.resource for event in world.events()[heard:]}
    return [
        link.name
        for link in links.links_of(kind)
        if not NOT_TOLD.keys() & {link.name, link.table.name}
        and resource_of(link.table.name) not in told
    ]


@pytest.mark.parametrize("kind", ["account", "contact"])
def test_children_of_all_kinds_go_along_and_come_back(world, everything, kind):
    survivor, absorbed = everything[kind]
    before, had, was = state(world), hanging(world, kind, absorbed), hanging(world, kind, survivor)
    heard = len(world.events())
    made = merge(world, kind, survivor, absorbed)
    left = {name: count for name, count in hanging(world, kind, absorbed).items() if count}
    assert not left
    now = hanging(world, kind, survivor)
    home = f"{kind}s.merged_into_id"
    assert {name: now[name] - was[name] for name in now} == {**had, home: had[home] + 1}
    assert made.moved_children == sum(had.values())
    assert untold(world, kind, heard) == []
    heard = len(world.events())
    world.call("UndoMerge", merge_id=made.merge_id)
    assert untold(world, kind, heard) == []
    after = state(world)
    for name, rows in before.items():
        assert after[name] == rows, name


def test_children_that_were_edited_since_come_home_with_their_edits(world, everything):
    survivor, absorbed = everything["account"]
    had = hanging(world, "account", absorbed)
    made = merge(world, "account", survivor, absorbed)
    (touch, *_) = world.call("ListInteractions").interactions
    (lead,) = world.call("ListLeads").leads
    (deal,) = world.call("ListDeals").deals
    for method, field, key, change in (
        ("UpdateInteraction", "interaction", "interaction_id", {"note": "Rang again"}),
        ("UpdateLead", "lead", "lead_id", {"need": "Desks too"}),
        ("UpdateDeal", "deal", "deal_id", {"note": "Desks too"}),
    ):
        record = {"interaction": touch, "lead": lead, "deal": deal}[field]
        mask = {"paths": sorted(change)}
        given = {key: getattr(record, key), **change}
        world.call(method, **{field: given}, update_mask=mask)
    contact(world, survivor, "Came after the merge")
    assert not world.call("GetMerge", merge_id=made.merge_id).later_edits
    world.call("UndoMerge", merge_id=made.merge_id)
    assert hanging(world, "account", absorbed) == had
    assert hanging(world, "account", survivor)["contacts.account_id"] == 1
    touch = world.call("GetInteraction", interaction_id=touch.interaction_id)
    deal = world.call("GetDeal", deal_id=deal.deal_id)
    lead = world.call("GetLead", lead_id=lead.lead_id)
    assert (touch.note, lead.need, deal.note) == ("Rang again", "Desks too", "Desks too")
    assert {touch.account_id, lead.account_id, deal.account_id} == {absorbed}


def test_what_cannot_stand_beside_stays_where_it_was_and_undo_is_exact_too(world, everything):
    """Protections, alerts and offers to take over of which a customer has one at a time."""
    survivor, absorbed = everything["account"]
    world.call("AssignAccounts", account_ids=[survivor], owner_id="rita", reason="x")
    until = world.call("ListProtections").protections[0].end_time
    mine = {"account_id": survivor, "end_time": until, "owner_id": "rita", "reason": "x"}
    world.call("CreateProtection", protection=mine)
    second = {"account_id": survivor, "agent_id": "rolf", "channel": 1}
    world.call("CreateInteraction", interaction=second)
    world.call("CreateHandOver", from_id="rita", to_id="rolf", reason="She leaves, too")
    before = state(world)
    made = merge(world, "account", survivor, absorbed)
    left = {name for name, count in hanging(world, "account", absorbed).items() if count}
    assert left == {
        "protections.account_id",
        "conflict_alerts.account_id",
        "hand_over_items.account_id",
    }
    world.call("UndoMerge", merge_id=made.merge_id)
    assert state(world) == before


@pytest.mark.parametrize("kind", ["account", "contact"])
def test_whatever_was_added_in_the_moment_of_a_merge_is_gathered(world, everything, kind):
    """Whoever adds waits for the merge that is under way, and then adds to a record that is gone."""
    survivor, absorbed = everything[kind]
    merge(world, kind, survivor, absorbed)
    follow = [
        link
        for link in links.links_of(kind)
        if link.table.name not in APART and link.column != "merged_into_id"
    ]
    with world.app.database.connection() as connection:
        for link in follow:
            column = link.table.c[link.column]
            late = update(link.table).where(column == survivor).values({link.column: absorbed})
            late = late if link.condition is None else late.where(link.condition)
            execute(connection, late, {})
    assert hanging(world, kind, absorbed)["interactions." + f"{kind}_id"]
    world.call("SweepMatches")
    world.run_jobs()
    left = {name for name, count in hanging(world, kind, absorbed).items() if count}
    assert not left & {link.name for link in follow}


def test_what_a_source_says_of_a_person_stays_when_a_customer_of_that_number_was_merged(world):
    """Customers and people are numbered apart: contact 2 has nothing to do with account 2."""
    one, other = account(world, "Nordwind GmbH"), account(world, "Nordwind")
    people = [contact(world, one, name) for name in ("Anna Keller", "Ben Ode")]
    assert other in people
    said = {"source": "erp", "external_id": "P-2", "kind": 2, "record_id": other}
    world.call("PutSourceRecord", source_record=said)
    file = {"resource": "crm.customers.Contact", "resource_id": other, "file_name": "letter.txt"}
    world.call("CreateAttachment", attachment=file, content=b"Dear Ben")
    merge(world, "account", one, other)
    world.call("SweepMatches")
    world.run_jobs()
    assert world.call("ListSourceRecords", kind=2, record_id=other).source_records
    asked = {"resource": "crm.customers.Contact", "resource_id": other}
    assert world.call("ListAttachments", **asked).attachments
