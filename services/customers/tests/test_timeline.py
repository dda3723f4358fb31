"""The timeline: every kind of thing that passes, paged both ways, from any moment, of accounts and of people."""

from datetime import timedelta

import pytest
from crm.channels.v1 import deal_registrations_pb2 as deals
from crm.customers.v1 import customers_pb2 as pb
from crm.customers.v1 import interactions_pb2 as touch
from crm.tickets.v1 import promises_pb2 as promises
from crm_chassis.errors import Invalid, NotFound


@pytest.fixture
def nordwind(world):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})


@pytest.fixture
def anna(world, nordwind):
    fields = {"account_id": nordwind.account_id, "display_name": "Anna Keller"}
    return world.call("CreateContact", contact=fields)


def log(world, subject, hours_ago=0, **fields):
    start = world.clock.now() - timedelta(hours=hours_ago)
    fields = {"channel": touch.CHANNEL_PHONE, "start_time": start, "subject": subject, **fields}
    return world.call("CreateInteraction", interaction=fields)


def promise(world, account, number, state=promises.PROMISE_STATE_OPEN, **fields):
    made = promises.Promise(promise_id=number, account_id=account.account_id, state=state, **fields)
    made.kind, made.note = promises.PROMISE_KIND_CALLBACK, "Ring back about the toner"
    made.ticket_id, made.owner_id = 7, "anna.keller"
    made.create_time.FromDatetime(world.clock.now())
    made.due_time.FromDatetime(world.clock.now() + timedelta(hours=2))
    return made


def claim(world, account, number, state):
    made = deals.DealRegistration(deal_registration_id=number, account_id=account.account_id)
    made.state, made.product_line, made.owner_id = state, "Printers", "rep.one"
    made.expected_amount, made.currency = "12000.5", "EUR"
    made.create_time.FromDatetime(world.clock.now())
    made.protected_until_time.FromDatetime(world.clock.now() + timedelta(days=90))
    return made


def titles(page):
    return [entry.title for entry in page.entries]


def walk(world, token="", older=True, **fields):
    """All pages one way from a token, as titles."""
    found = []
    while True:
        page = world.call("ListTimeline", page_token=token, **fields)
        found += titles(page) if older else reversed(titles(page))
        token = page.next_page_token if older else page.previous_page_token
        if not token:
            return found


def test_a_promise_and_what_became_of_it_stand_on_the_timeline(world, nordwind):
    key = {"account_id": nordwind.account_id}
    world.receive("crm.tickets.Promise.made", promise(world, nordwind, 3))
    (entry,) = world.call("ListTimeline", **key).entries
    assert (entry.kind, entry.title, entry.state, entry.agent_id, entry.ticket_id) == (
        pb.TIMELINE_KIND_PROMISE,
        "Ring back about the toner",
        "open",
        "anna.keller",
        7,
    )
    made, world_now = entry.time, world.clock.now()
    broken = promise(world, nordwind, 3, promises.PROMISE_STATE_BROKEN)
    world.clock.forward(hours=3)
    world.receive("crm.tickets.Promise.broken", broken)
    world.receive("crm.tickets.Promise.made", promise(world, nordwind, 3), occur_time=world_now)
    (entry,) = world.call("ListTimeline", **key).entries
    assert (entry.state, entry.time) == ("broken", made)


def test_a_claim_stands_on_the_timeline_once_it_is_handed_in(world, nordwind):
    key = {"account_id": nordwind.account_id}
    draft = claim(world, nordwind, 5, deals.DEAL_REGISTRATION_STATE_DRAFT)
    world.receive("crm.channels.DealRegistration.created", draft)
    assert not world.call("ListTimeline", **key).entries
    approved = claim(world, nordwind, 5, deals.DEAL_REGISTRATION_STATE_APPROVED)
    world.receive("crm.channels.DealRegistration.approved", approved)
    (entry,) = world.call("ListTimeline", **key).entries
    assert (entry.kind, entry.title, entry.amount, entry.state) == (
        pb.TIMELINE_KIND_CLAIM,
        "Printers",
        "12000.5",
        "approved",
    )
    assert entry.due_time == approved.protected_until_time
    assert not world.call("ListTimeline", **key, kinds=[pb.TIMELINE_KIND_PROMISE]).entries


@pytest.mark.parametrize("size", [1, 2, 3, 4, 50])
def test_it_is_paged_both_ways_and_nothing_is_shown_twice_or_left_out(world, nordwind, size):
    key = {"account_id": nordwind.account_id, "page_size": size}
    midnight = world.clock.now().replace(hour=0)
    for number in range(3):
        log(world, f"call {number}", hours_ago=number, **{"account_id": nordwind.account_id})
        world.call(
            "CreateInteraction",
            interaction={
                "account_id": nordwind.account_id,
                "channel": touch.CHANNEL_WEB,
                "start_time": midnight,
                "subject": f"night {number}",
            },
        )
        world.call(
            "IngestOrder",
            order={
                "source": "shop",
                "external_id": f"order {number}",
                "account_id": nordwind.account_id,
                "order_date": "2026-11-16",
                "currency": "EUR",
                "lines": [{"product_code": "P", "quantity": "1", "amount": "1"}],
            },
        )
        late = promise(world, nordwind, number + 1)
        late.create_time.FromDatetime(midnight)
        late.note = f"promise {number}"
        world.receive("crm.tickets.Promise.made", late)
    whole = walk(world, **{**key, "page_size": 50})
    assert len(whole) == len(set(whole)) == 12
    assert walk(world, **key) == whole
    page = world.call("ListTimeline", **key)
    assert not page.previous_page_token
    while page.next_page_token:
        page = world.call("ListTimeline", page_token=page.next_page_token, **key)
    if size < 50:
        back = walk(world, token=page.previous_page_token, older=False, **key)
        assert [*reversed(titles(page)), *back] == list(reversed(whole))


def test_what_came_meanwhile_is_newer_and_older_leads_back(world, nordwind):
    key = {"account_id": nordwind.account_id}
    log(world, "first", 3, **key)
    log(world, "second", 2, **key)
    older = world.call("ListTimeline", before_time=world.clock.now() - timedelta(hours=2), **key)
    assert titles(older) == ["first"]
    log(world, "third", 1, **key)
    newer = world.call("ListTimeline", page_token=older.previous_page_token, page_size=1, **key)
    assert titles(newer) == ["second"]
    newest = world.call("ListTimeline", page_token=newer.previous_page_token, **key)
    assert titles(newest) == ["third"]
    assert not newest.previous_page_token
    again = world.call("ListTimeline", page_token=newest.next_page_token, **key)
    assert titles(again) == ["second", "first"]


def test_where_nothing_is_older_the_way_back_is_shown(world, nordwind):
    key = {"account_id": nordwind.account_id}
    log(world, "only", **key)
    nothing = world.call("ListTimeline", before_time=world.clock.now() - timedelta(days=9), **key)
    assert not nothing.entries
    assert not nothing.next_page_token
    back = world.call("ListTimeline", page_token=nothing.previous_page_token, **key)
    assert titles(back) == ["only"]


def test_a_person_takes_their_timeline_along(world, nordwind, anna):
    ostwind = world.call(
        "CreateAccount", account={"display_name": "Ostwind AG", "owner_id": "rep.one"}
    )
    key = {"contact_id": anna.contact_id}
    log(world, "at Nordwind", 3, **key)
    log(world, "somebody else", 3, account_id=nordwind.account_id)
    world.call("MoveContact", contact_id=anna.contact_id, to_account_id=ostwind.account_id)
    log(world, "at Ostwind", **key)
    assert titles(world.call("ListTimeline", **key)) == ["at Ostwind", "at Nordwind"]
    assert titles(world.call("ListTimeline", **key, account_id=nordwind.account_id)) == [
        "at Nordwind"
    ]
    assert titles(world.call("ListTimeline", **key, by="rep")) == ["at Ostwind"]
    assert world.http.get("/customers/api/v1/contacts/1/timeline").status_code == 401


def test_a_timeline_is_of_somebody(world, nordwind, anna):
    with pytest.raises(Invalid):
        world.call("ListTimeline")
    with pytest.raises(NotFound):
        world.call("ListTimeline", contact_id=anna.contact_id, by="rep")
    moment = "2026-11-16T09:00:00"
    for token in (
        "nonsense",
        "2026-11-16~1~1",
        f"{moment}+00:00~1~1~sideways",
        f"{moment}+00:00~1~{2**62 + 1}",
        "0001-01-01T00:00:00+14:00~1~1",
    ):
        with pytest.raises(Invalid):
            world.call("ListTimeline", account_id=nordwind.account_id, page_token=token)


def test_a_broken_promise_is_red_until_it_is_made_good_or_explained(world):
    account = world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})
    told = promises.Promise(promise_id=3, ticket_id=9, account_id=account.account_id, kind=1)
    told.state = promises.PROMISE_STATE_BROKEN
    for time in (told.create_time, told.due_time, told.break_time):
        time.FromDatetime(world.clock.now())

    def shown():
        (entry,) = world.call("ListTimeline", account_id=account.account_id).entries
        return entry.state

    world.receive("crm.tickets.Promise.broken", told)
    assert shown() == "broken"
    told.reason = "No part came"
    world.receive("crm.tickets.Promise.updated", told)
    assert shown() == "explained"
    told.keep_time.FromDatetime(world.clock.now())
    world.receive("crm.tickets.Promise.updated", told)
    assert shown() == "made_good"
