"""A day of a call centre as it stands in the evening: exactly what an independent model of it says."""

from collections import Counter
from decimal import Decimal
from types import SimpleNamespace

from crm_cli import reconcile

from tests.day import figures, times
from tests.day.moving_in import minute_of
from tests.day.playing import EVENING
from tests.day.records import company_of
from tests.day.script import CALLS, HOUR, LEAVER, NOON
from tests.day.told import Told, moves, of_model, word


def same(found, expected):
    """Two lists of lines; what differs is shown."""
    has, wants = set(found), set(expected)
    both = sorted(
        [f"{line}  << services" for line in has - wants]
        + [f"{line}  << model" for line in wants - has]
    )
    assert not both, "\n".join(both)
    assert len(found) == len(expected)


def test_each_ring_shows_who_it_is_and_what_is_open(played):
    told = Told(played.player)
    assert len(played.player.seen) == len(played.day.lookups) == CALLS
    for number, (seen, expected) in enumerate(
        zip(played.player.seen, played.day.lookups, strict=True)
    ):
        shown = {
            "state": word(seen, "state"),
            "open": {told.refs[each.ticket_id] for each in seen.open_tickets},
            "pending": len(seen.promises),
            "others": len(seen.others),
            "missing": bool(seen.missing),
            "asks": bool(seen.questions),
            "owns": any(each.name == "Printer" for each in seen.products),
        }
        assert shown == expected, f"call {number}: {seen}"


def test_calls(played):
    same(Told(played.player).calls(), of_model(played.day, EVENING)["calls"])


def test_answers_of_customers(played):
    player = played.player
    same(Told(player).surveys(), of_model(played.day, EVENING)["surveys"])
    asked = {"question_id": player.question.question_id}
    results = player.call("martin", "GetQuestionResults", **asked)
    said = Counter(played.day.answers.values())
    assert results.answered_count == len(played.day.answers), "nobody is asked twice"
    assert {each.choice: each.count for each in results.choices} == dict(said)


def test_tickets(played):
    same(Told(played.player).tickets(), of_model(played.day, EVENING)["tickets"])


def test_promises(played):
    same(Told(played.player).promises(), of_model(played.day, EVENING)["promises"])


def test_hand_overs(played):
    same(Told(played.player).hand_overs(), of_model(played.day, EVENING)["hand_overs"])


def test_clocks(played):
    same(Told(played.player).clocks(), of_model(played.day, EVENING)["clocks"])


def test_nothing_is_left_without_an_owner(played):
    waits = {each.ref for each in played.day.tickets.values() if not each.owner}
    told = Told(played.player)
    open_ones = list(told.every("ListTickets", "tickets", open_only=True))
    assert {told.refs[each.ticket_id] for each in open_ones if not each.owner_id} == waits
    assert waits == {"W30", "W31"}, "two have come in since anybody asked for the next one"
    assert LEAVER not in {each.owner_id for each in open_ones}
    assert LEAVER not in {each.handler_id for each in open_ones}
    pending = list(told.every("ListPromises", "promises", pending_only=True))
    assert all(each.owner_id for each in pending)
    theirs = [told.refs[each.ticket_id] for each in pending if each.owner_id == LEAVER]
    assert theirs == [
        r
        for r, t in played.day.tickets.items()
        for p in t.promises
        if p.keeper == LEAVER and p.pending
    ], "due when they are back"


def test_what_comes_in_writing_goes_to_who_knows_the_customer(played):
    told = Told(played.player)
    for ref, knower in played.day.sticky.items():
        number = played.player.tickets[ref]
        steps = played.player.call("admin", "GetJourney", ticket_id=number).steps
        rules = [(word(step, "rule"), dict(step.facts)) for step in steps if step.kind == 70]
        if not knower:
            assert not rules, f"{told.refs[number]}: nobody knows them"
            continue
        rule, facts = rules[0]
        ticket = played.day.tickets[ref]
        absent = knower == LEAVER and ticket.opened >= NOON
        assert rule == ("knows_absent" if absent else "knows")
        assert facts["from" if absent else "person"] == knower


def test_the_matrix_of_departments(played):
    matrix = played.player.call("admin", "GetHandOverMatrix")
    found = {
        (cell.from_team, cell.to_team, what): count
        for cell in matrix.cells
        for what, count in (
            ("all", cell.hand_over_count),
            ("bounces", cell.bounce_count),
            ("returns", cell.return_count),
        )
        if count
    }
    assert found == dict(moves(played.day.tickets.values()))


def test_time_and_talk(played):
    told = Told(played.player)
    minutes = Counter()
    for log in told.every("ListTimeLogs", "time_logs"):
        minutes[log.user_id] += log.minutes
    assert minutes == Counter(played.day.logs)
    for ref in ("T001", "T002", "T005"):
        number = played.player.tickets[ref]
        said = played.player.call("admin", "ListComments", ticket_id=number).comments
        kinds = ["customer" if each.from_customer else word(each, "visibility") for each in said]
        assert kinds == played.day.tickets[ref].comments


def test_every_change_is_told_once(played):
    events = Told(played.player).events()
    assert len({event.event_id for event in events}) == len(events)
    found = Counter(event.event_type.removeprefix("crm.tickets.") for event in events)
    expected = figures.told(played.day, played.script, EVENING)
    assert {name: found[name] for name in expected} == expected
    fired = Counter(
        (event.event_type, event.resource_id)
        for event in events
        if event.event_type in ("crm.tickets.Clock.warned", "crm.tickets.Clock.breached")
    )
    assert set(fired.values()) == {1}, "each clock warns once and is breached once"
    assert played.player.twice > 50
    assert played.player.refused == played.day.refused == 1


def test_every_step_is_in_the_audit_log_with_who_did_it(played):
    told = Told(played.player)
    for ref in ("T005", "T017", "W00"):
        number = str(played.player.tickets[ref])
        asked = {"resource": "crm.tickets.Ticket", "resource_id": number}
        entries = list(told.every("ListAuditEntries", "audit_entries", **asked))
        opener = min(entries, key=lambda each: each.event_time.ToNanoseconds()).actor_id
        expected = next(a.who for a in played.script if a.ref == ref and a.deed in ("open", "web"))
        assert opener == expected or (expected == "shop" and opener.startswith("keys/"))
        moved = {(minute_of(each.event_time), each.actor_id) for each in entries}
        steps = played.player.call("admin", "GetJourney", ticket_id=int(number)).steps
        assert {(minute_of(each.start_time), each.actor_id) for each in steps} <= moved


def test_who_is_responsible_is_told_of_each_breach_once(played):
    told = Told(played.player)
    told_to = {
        who: sorted(
            told.refs[int(each.resource_id)]
            for each in told.every("ListNotices", "notices", by=who)
            if each.kind == "clock_breached"
        )
        for who in ("martin", "helen")
    }
    breached = [
        clock
        for ticket in played.day.tickets.values()
        for clock in times.clocks(ticket, EVENING)
        if clock.breached is not None
    ]
    nobodys = [each for each in breached if waits_at(played.day, each)]
    assert nobodys, "something urgent waited for too long"
    assert told_to["helen"] == sorted(each.ref for each in nobodys), "who leads the house"
    assert told_to["martin"] == sorted(each.ref for each in breached if each not in nobodys)


def waits_at(day, clock):
    """Whether nobody had the ticket when its clock was breached."""
    steps = [each for each in day.tickets[clock.ref].steps if each.minute <= clock.breached]
    return not steps[-1].handler


def test_a_due_time_jumps_over_the_holiday_and_says_so(played):
    ticket = next(
        each
        for each in played.day.tickets.values()
        if each.opened >= 16 * HOUR
        and each.is_open
        and each.state == "in_progress"
        and each.priority != "urgent"
    )
    number = played.player.tickets[ticket.ref]
    clocks = played.player.call("admin", "ListClocks", ticket_ids=[number], open_only=True).clocks
    (resolution,) = [each for each in clocks if word(each, "kind") == "resolution"]
    told = played.player.call("martin", "ExplainClock", clock_id=resolution.clock_id)
    left = 480 - (18 * HOUR - ticket.opened)
    start, due = (
        f"{ticket.opened // 60:02}:{ticket.opened % 60:02}",
        f"{8 + left // 60:02}:{left % 60:02}",
    )
    assert told.text == (
        f"due Mon {due}: 8 h from Thu {start}, closed Thu 18:00–Mon 08:00 (Labor Day)"
    )


def test_the_report_of_the_day(played):
    office = played.player.office
    day = {"start_date": "2026-04-30", "end_date": "2026-04-30", "time_zone": "Europe/Berlin"}
    board = office.call("helen", "GetDashboard", "reports", dashboard_id="service", **day)
    found = {each.figure_id: Decimal(each.value) for each in board.figures if each.value}
    expected = figures.report(played.day, EVENING)
    assert {each.figure_id for each in board.figures} == set(expected), "every figure, and no other"
    assert {name: found.get(name, Decimal(0)) for name in expected} == expected
    charts = {chart.chart_id: chart for chart in board.charts}
    paths = {(p.label, p.group): int(p.value) for p in charts["hand_overs.paths"].points}
    assert paths == figures.handed_over(played.day)
    channels = {p.label: int(p.value) for p in charts["tickets.by_channel"].points}
    written = sum(each.channel == "web" for each in played.day.tickets.values())
    assert channels == {"Phone": len(played.day.tickets) - written, "Web": written}


def test_reports_and_owners_agree(played, monkeypatch):
    office = played.player.office
    monkeypatch.setenv("CRM_TOKEN", office.token("admin"))
    stand = SimpleNamespace(address=lambda module: office.desks[module].address)
    assert reconcile.run(stand, 30) == 0


def test_customers_has_every_ticket_on_its_timeline(played):
    told = Told(played.player)
    on_ticket = Counter(
        company_of(each.caller) for each in played.day.tickets.values() if each.known
    )
    for company in ("k01", "k07", "k12", "k-n01", "k-s01"):
        account = played.player.accounts[company]
        asked = {"account_id": account, "kinds": ["TIMELINE_KIND_TICKET"]}
        entries = list(told.every("ListTimeline", "entries", "customers", **asked))
        assert len(entries) == on_ticket[company], company
