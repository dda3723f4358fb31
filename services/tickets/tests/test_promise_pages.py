"""The pages of promises: whose, in which order, what happened to one, and every step from its page."""

import re

import pytest
from crm.tickets.v1 import promises_pb2 as pb

from .promise_desk import Promises
from .test_pages import Browser
from .test_promise_moves import move


@pytest.fixture
def desk(world):
    return Promises(world)


@pytest.fixture
def anna(desk):
    return Browser(desk.world, desk.anna)


@pytest.fixture
def three(desk):
    """A promise of one's own, one of a colleague and one of another department; the colleague's is broken."""
    ticket = desk.open()
    own = desk.promise(ticket, hours=5, note="Ring about the roller")
    bens = desk.promise(ticket, hours=1, owner_id="ben.ott", note="Send the invoice")
    zhaos = desk.promise(ticket, hours=6, owner_id="zhao.lei", team="technical", note="Look at it")
    desk.later(hours=1)
    return own, bens, zhaos


@pytest.mark.parametrize("address", ["/", "/promises"])
def test_what_is_broken_comes_first_of_ones_own_the_departments_or_all(desk, anna, three, address):
    notes = ["Send the invoice", "Ring about the roller", "Look at it"]
    for whose, shown in (
        ("", notes[:2]),
        ("own", notes[1:2]),
        ("department", notes[:2]),
        ("all", notes),
    ):
        page = anna.get(f"{address}?whose={whose}")
        assert [note for note in notes if note in page] == shown
        places = [page.index(note) for note in shown]
        assert places == sorted(places)


def test_a_promise_is_made_in_words_from_the_ticket(desk, anna):
    ticket = desk.open()
    page = anna.send(
        f"/{ticket.ticket_id}",
        "CreatePromise",
        promise__due_text="in 2 hours",
        promise__note="Ring",
    )
    assert "Ring" in page
    made = desk.call("ListPromises").promises[0]
    assert made.due_text == "in 2 hours"
    refused = anna.send(
        f"/{ticket.ticket_id}", "CreatePromise", status=422, promise__due_text="one fine day"
    )
    assert "is no time; write it like" in refused


def test_it_is_moved_with_consent_and_given_away_from_its_page(desk, anna, three):
    own = three[0]
    address = f"/promises/{own.promise_id}"
    moved = anna.send(
        address, "MovePromise", due_text="in 9 hours", reason="No part yet", consent="Mr Braun rang"
    )
    assert "Moved, with the customer's consent" in moved
    assert "The customer agreed: Mr Braun rang" in moved
    assert "moved once" in moved
    refused = anna.send(address, "MovePromise", status=422, due_text="in 3 hours", reason="again")
    assert refused.count("consent") > 1
    given = anna.send(address, "HandOverPromise", to_id="ben.ott", reason="On leave")
    assert "Somebody else keeps it now" in given
    assert desk.now(own).owner_id == "ben.ott"


def test_whoever_looks_takes_it_over_by_one_button(desk, anna, three):
    bens = three[1]
    taken = anna.send(f"/promises/{bens.promise_id}", "HandOverPromise", reason="Ben is out")
    assert "You keep it from now on" in taken
    assert desk.now(bens).owner_id == "anna.keller"
    assert "Escalated" in taken


def test_a_settled_promise_shows_what_happened_and_asks_nothing(desk, anna, three):
    own = three[0]
    desk.call("KeepPromise", promise_id=own.promise_id, reason="Reached him")
    page = anna.get(f"/promises/{own.promise_id}")
    assert "Reached him" in page
    assert "HandOverPromise" not in page


def test_the_list_filters_sorts_exports_and_changes_many(desk, anna, three):
    page = anna.get("/lists/promises?view=broken")
    assert "Send the invoice" in page
    assert "Ring about the roller" not in page
    assert "Change the chosen" in page
    given = {"record_list": "promises", "filter": "state = open", "order_by": "due_time"}
    found = desk.call("ListPromises", desk.lead, filter="state = open", order_by="due_time desc")
    assert [each.note for each in found.promises] == ["Look at it", "Ring about the roller"]
    for export in ("EXPORT_FORMAT_CSV", "EXPORT_FORMAT_XLSX"):
        made = desk.call("CreateRecordExport", desk.lead, record_export={**given, "format": export})
        assert made.record_list == "promises"


def test_rules_are_seen_by_all_and_changed_by_who_leads(desk, anna):
    page = anna.get("/promise-rules")
    assert "15 min before" in page
    assert "at once: Keeper, Liaison" in page
    assert "/promise-rules/1" not in page
    lead = Browser(desk.world, desk.lead)
    assert re.search(
        r"<textarea[^>]*remind_minutes[^>]*>1440\n60</textarea>", lead.get("/promise-rules/3")
    )
    steps = {
        f"promise_rule.escalations[{at}].targets": f"PROMISE_TARGET_{target}"
        for at, target in enumerate(("KEEPER", "LEAD"))
    }
    typed = {"promise_rule__remind_minutes": "30\n10", **steps}
    lead.send("/promise-rules/1", "UpdatePromiseRule", **typed)
    kept = desk.call("ListPromiseRules", filter="kind = callback").promise_rules[0]
    assert sorted(kept.remind_minutes) == [10, 30]


def test_in_chinese_every_word_is_chinese(desk, three):
    reader = Browser(desk.world, desk.anna, "zh-CN")
    page = reader.get(f"/promises/{three[0].promise_id}")
    for word in ("What happened", "Who keeps it", "Give to somebody else", "By when", ">Move<"):
        assert word not in page
    for address in ("/promises", "/promise-rules", "/"):
        shown = reader.get(address)
        assert "Rules of promises" not in shown
        assert "Everybody's" not in shown


def test_who_only_reads_sees_and_changes_nothing(desk, three):
    desk.world.clock.forward(seconds=1)
    leader = desk.world.person("lena.leader", "leader", team="")
    page = Browser(desk.world, leader).get(f"/promises/{three[0].promise_id}")
    assert "MovePromise" not in page
    assert desk.now(three[0]).state == pb.PROMISE_STATE_OPEN


SCREENS = ("/", "/promises", "/list", "/queues", "/promises/{promise}", "/{ticket}")
RED = re.compile(
    r'class="alarm"|class="[^"]*\bloud\b|<tr class="late"|<li class="promise late"|badge late'
)


@pytest.mark.parametrize("ends", ["made good", "explained"])
def test_what_is_broken_is_red_on_every_screen_until_it_is_made_good_or_explained(desk, anna, ends):
    ticket = desk.open()
    promise = desk.promise(ticket, hours=1, note="Send the invoice")
    desk.later(hours=2)
    screens = [each.format(promise=promise.promise_id, ticket=ticket.ticket_id) for each in SCREENS]
    for screen in screens:
        assert RED.findall(anna.get(screen)), screen
    moved = move(desk, promise, hours=30)  # neither made good nor explained
    for screen in screens:
        assert RED.findall(anna.get(screen)), screen
    listed = anna.get("/promises?view=broken")
    assert "now by" in listed
    assert "hour ago" in listed
    assert "in 1 day" not in listed
    assert moved.break_time == promise.due_time
    key = {"promise_id": promise.promise_id}
    if ends == "explained":
        desk.call("BreakPromise", reason="No part came", **key)
    else:
        desk.call("KeepPromise", **key)
    for screen in (*screens, "/promises?view=settled"):
        assert not RED.findall(anna.get(screen)), screen
    assert "Send the invoice" in anna.get("/promises?view=settled"), "it counts, and is on record"
    (counted,) = desk.call("GetPromiseFigures").figures
    assert (counted.broken_count, counted.made_good_count) == (1, int(ends == "made good"))
