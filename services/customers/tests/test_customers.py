"""The customer as a whole: found as one types, found by a ringing telephone, seen on one timeline."""

from datetime import timedelta

import pytest
from crm.customers.v1 import interactions_pb2 as touch
from crm.customers.v1.customers_pb2 import TIMELINE_KIND_ORDER
from crm.tickets.v1.tickets_pb2 import TICKET_CHANNEL_PHONE, TICKET_STATE_NEW, Ticket
from crm_chassis.errors import Invalid, NotFound


@pytest.fixture
def people(world):
    """Some accounts with a contact each."""

    def make(name, person, country, number, **fields):
        account = world.call(
            "CreateAccount", account={"display_name": name, "country": country, **fields}
        )
        world.call(
            "CreateContact",
            contact={
                "account_id": account.account_id,
                "display_name": person,
                "phones": [{"number": number}],
            },
        )
        return account

    return [
        make("北京远程科技有限公司", "王小明", "CN", "138 0013 8000", city="北京"),
        make("臺灣電腦公司", "陳美玲", "TW", "02 2345 6789"),
        make("Müller & Söhne GmbH", "Jörg Weiß", "DE", "030 901820", owner_id="rep.one"),
        make("Southwind Paper Inc.", "Ana O'Neil", "US", "(212) 555-0142"),
    ]


def names(world, query, by="agent"):
    hits = world.call("SearchCustomers", query=query, by=by).hits
    return [hit.contact_display_name or hit.account_display_name for hit in hits]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("北", "北京远程科技有限公司"),
        ("技", "北京远程科技有限公司"),
        ("远程", "北京远程科技有限公司"),
        ("遠程", "北京远程科技有限公司"),
        ("beijing", "北京远程科技有限公司"),
        ("keji", "北京远程科技有限公司"),
        ("bjyc", "北京远程科技有限公司"),
        ("ke", "北京远程科技有限公司"),
        ("台湾", "臺灣電腦公司"),
        ("wangxiao", "王小明"),
        ("明", "王小明"),
        ("陈", "陳美玲"),
        ("muller", "Müller & Söhne GmbH"),
        ("Sö", "Müller & Söhne GmbH"),
        ("gmbh mül", "Müller & Söhne GmbH"),
        ("weiss", "Jörg Weiß"),
        ("o'n", "Ana O'Neil"),
        ("wind", "Southwind Paper Inc."),
        ("0142", "Ana O'Neil"),
        ("030 90", "Jörg Weiß"),
        ("+49 30", "Jörg Weiß"),
    ],
)
def test_customers_are_found_as_one_types(world, people, typed, found):
    assert found in names(world, typed)


def test_nothing_typed_finds_nothing(world, people):
    assert names(world, "  ") == names(world, "%") == names(world, "@.") == []


def test_names_that_begin_so_come_first(world, people):
    world.call("CreateAccount", account={"display_name": "Wind & Weather"})
    assert names(world, "wind")[0] == "Wind & Weather"


def test_reps_find_only_their_own(world, people):
    assert names(world, "030", by="rep") == ["Jörg Weiß"]
    assert names(world, "北", by="rep") == []


def test_what_was_renamed_is_found_by_its_new_name_only(world, people):
    account_id = people[3].account_id
    world.call("UpdateAccount", account={"account_id": account_id, "display_name": "Northgale"})
    assert names(world, "southwind") == []
    assert names(world, "gale") == ["Northgale"]


@pytest.mark.parametrize("number", ["+86 138-0013-8000", "0086 13800138000", "13800138000"])
def test_the_ringing_telephone_says_who_calls(world, people, number):
    reply = world.call("LookUpPhone", phone_number=number, country="CN", by="agent")
    (match,) = reply.matches
    assert reply.e164 == "+8613800138000"
    assert match.contact.display_name == "王小明"
    assert match.account.account_id == people[0].account_id


def test_a_number_without_a_country_is_found_by_its_digits(world, people):
    (match,) = world.call("LookUpPhone", phone_number="030901820").matches
    assert match.contact.display_name == "Jörg Weiß"
    assert not world.call("LookUpPhone", phone_number="1820").matches


def test_an_unknown_number_is_no_error(world, people):
    assert not world.call("LookUpPhone", phone_number="+4915799999999").matches


def test_the_accounts_own_number_comes_after_its_people(world, people):
    account_id = people[2].account_id
    world.call(
        "UpdateAccount",
        account={"account_id": account_id, "phones": [{"number": "030 901820"}]},
    )
    matches = world.call("LookUpPhone", phone_number="+4930901820").matches
    assert [match.HasField("contact") for match in matches] == [True, False]
    assert not world.call("LookUpPhone", phone_number="+4930901820", by="manager").matches


def log(world, account_id, **fields):
    fields = {"account_id": account_id, "channel": touch.CHANNEL_PHONE, **fields}
    return world.call("CreateInteraction", interaction=fields, by="agent")


def buy(world, account_id, day, number):
    line = {"product_code": "P-1", "quantity": "1", "amount": "9.9", "product_name": "Paper"}
    return world.call(
        "IngestOrder",
        order={
            "source": "shop",
            "external_id": number,
            "account_id": account_id,
            "order_date": day,
            "currency": "EUR",
            "lines": [line],
        },
    )


def ticket(account_id, number, opened, subject="Toner leaks"):
    made = Ticket(ticket_id=number, account_id=account_id, subject=subject, owner_id="anna.keller")
    made.state, made.channel = TICKET_STATE_NEW, TICKET_CHANNEL_PHONE
    made.create_time.FromDatetime(opened)
    return made


def timeline(world, account_id, **fields):
    entries, token = [], ""
    while True:
        page = world.call("ListTimeline", account_id=account_id, page_token=token, **fields)
        entries += page.entries
        token = page.next_page_token
        if not token:
            return entries


def test_the_timeline_holds_everything_newest_first(world, people):
    account_id = people[2].account_id
    now = world.clock.now()
    buy(world, account_id, "2026-11-16", "O-2")
    buy(world, account_id, "2026-11-10", "O-1")
    log(world, account_id, start_time=now - timedelta(days=1), subject="Asked for a quote")
    log(world, account_id, subject="Rang back", outcome=touch.OUTCOME_RESOLVED)
    world.receive("crm.tickets.Ticket.created", ticket(account_id, 3, now - timedelta(hours=2)))
    titles = [entry.title for entry in timeline(world, account_id)]
    assert titles == ["Rang back", "Toner leaks", "O-2", "Asked for a quote", "O-1"]
    for size in (1, 2, 3):
        paged = [entry.title for entry in timeline(world, account_id, page_size=size)]
        assert paged == titles
    bought = timeline(world, account_id, kinds=[TIMELINE_KIND_ORDER], page_size=1)
    assert next((e.title, e.amount, e.currency) for e in bought) == ("O-2", "9.9", "EUR")
    last = world.call("LookUpPhone", phone_number="+4930901820").matches[0]
    assert [entry.title for entry in last.timeline] == titles
    assert [product.product_name for product in last.owned_products] == ["Paper"]


def test_things_of_one_moment_are_each_shown_once(world, people):
    account_id = people[2].account_id
    midnight = world.clock.now().replace(hour=0)
    for number in range(3):
        log(world, account_id, start_time=midnight, subject=f"call {number}")
        buy(world, account_id, "2026-11-16", f"order {number}")
        world.receive("crm.tickets.Ticket.created", ticket(account_id, number + 1, midnight))
    whole = [(e.kind, e.record_id) for e in timeline(world, account_id)]
    assert len(whole) == len(set(whole)) == 9
    for size in (1, 2, 4):
        assert [(e.kind, e.record_id) for e in timeline(world, account_id, page_size=size)] == whole


def test_only_with_one_person(world, people):
    account_id = people[2].account_id
    person = world.call("ListContacts", filter=f"account_id = {account_id}").contacts[0]
    log(world, 0, contact_id=person.contact_id, subject="with Jörg")
    log(world, account_id, subject="with somebody")
    shown = timeline(world, account_id, contact_id=person.contact_id)
    assert [entry.title for entry in shown] == ["with Jörg"]


def test_a_timeline_is_seen_by_who_sees_the_account(world, people):
    with pytest.raises(NotFound):
        world.call("ListTimeline", account_id=people[0].account_id, by="rep")
    with pytest.raises(Invalid):
        world.call("ListTimeline", account_id=people[0].account_id, page_token="nonsense")


def test_a_ticket_follows_its_events_and_old_news_change_nothing(world, people):
    account_id, now = people[2].account_id, world.clock.now()
    world.receive("crm.tickets.Ticket.created", ticket(account_id, 3, now), occur_time=now)
    newer = ticket(account_id, 3, now, "Toner leaks, again")
    world.receive("crm.tickets.Ticket.updated", newer, occur_time=now + timedelta(minutes=5))
    world.receive("crm.tickets.Ticket.updated", ticket(account_id, 3, now), occur_time=now)
    (entry,) = timeline(world, account_id)
    assert (entry.title, entry.state, entry.agent_id) == (
        "Toner leaks, again",
        "new",
        "anna.keller",
    )
    newer.delete_time.FromDatetime(now)
    world.receive("crm.tickets.Ticket.deleted", newer, occur_time=now + timedelta(minutes=6))
    assert timeline(world, account_id) == []
