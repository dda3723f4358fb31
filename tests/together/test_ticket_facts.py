"""What reports counts of tickets equals what tickets says: promises, service levels, ways, time and actions."""

import io
from datetime import timedelta

import openpyxl
import pytest
from crm.reports.v1 import facts_pb2
from crm_chassis import outbox, testing
from crm_chassis.errors import Invalid, NotFound
from crm_reports.__main__ import SERVICE as REPORTS
from crm_reports.follower import following
from crm_tickets import falling_due
from crm_tickets.__main__ import SERVICE as TICKETS

from services.tickets.tests.phone_desk import NUMBER
from services.tickets.tests.question_desk import Asking
from services.tickets.tests.sla_desk import Levels

globals()["postgres"] = testing.postgres


class Day(Asking):
    """A desk of which reports hears."""

    def __init__(self, world, reports):
        super().__init__(world)
        self.reports = reports
        self.boss = world.person("boss.one", "manager", team="service")
        self.levels = Levels(self)

    @property
    def facts(self):
        """What reports has read."""
        return following(self.reports.app).facts

    def read(self, question):
        """What the facts say, once all is read."""
        following(self.reports.app).followers["tickets"].catch_up()
        return self.facts.read(question)

    def figure(self, figure_id):
        """A figure of the dashboard."""
        following(self.reports.app).followers["tickets"].catch_up()
        board = self.reports.call("GetDashboard", dashboard_id="service")
        return next(f for f in board.figures if f.figure_id == figure_id)

    def later(self, **span):
        """Time passes, and what is due happens."""
        self.world.clock.forward(**span)
        for name in falling_due.FIRES:
            falling_due.fire_all(self.world.app, name)
        self.world.run_jobs()

    def passes(self, ticket, *way):
        """A ticket goes from department to department, each of which takes it up."""
        people = {"service": self.anna, "technical": self.zhao, "billing": self.eva}
        holder = self.anna
        for team in way:
            given = self.hand_over(ticket, team, by=holder)
            self.later(minutes=20)
            holder = people[team]
            self.call("AcceptHandOver", holder, hand_over_id=given.hand_over_id)
            self.later(minutes=10)
        return ticket

    def works(self, ticket, activity, minutes, by=None):
        """Somebody notes their time."""
        said = {"ticket_id": ticket.ticket_id, "activity_id": activity, "minutes": minutes}
        return self.call("CreateTimeLog", by, time_log=said)

    def rings(self, number, *kinds):
        """A call, as the switch tells of it."""
        switch = self.world.person("keys/7", "admin")
        for sequence, kind in enumerate(kinds):
            told = {"switch_call_id": f"c-{number}", "kind": f"CALL_EVENT_KIND_{kind}"}
            if kind in ("RINGING", "ANSWERED"):
                told |= {"phone": NUMBER, "user_id": "anna.keller"}
            self.call("ReportCall", switch, sequence=sequence + 1, **told)
            self.world.clock.forward(seconds=20)


@pytest.fixture
def day(postgres, tmp_path):
    """Tickets and reports in one process, each with a database of its own."""
    made = [testing.world_of(each, postgres, tmp_path / each.name) for each in (TICKETS, REPORTS)]
    tickets, reports = (next(one) for one in made)
    reports.connect(
        "tickets",
        ListEvents=lambda request: tickets.call("ListEvents", request, by="service"),
        GetTotals=lambda request: tickets.call("GetTotals", request, by="service"),
        GetDigest=lambda request: tickets.call("GetDigest", request, by="service"),
    )
    yield Day(tickets, reports)
    for one in made:
        next(one, None)


@pytest.fixture
def lived(day):
    """A day on which everything happened that reports counts."""
    day.levels.policy(
        day.levels.clock("resolution", 2, warn_minutes=30), day.levels.clock("stage", 1)
    )
    activities = [
        day.call("CreateActivity", day.boss, activity={"display_name": name}).activity_id
        for name in ("On the phone", "Looking it up")
    ]
    bounced = day.passes(
        day.open(subject="Wrong invoice"), "billing", "service", "billing", "technical"
    )
    around = day.passes(day.open(subject="Which part?"), "technical", "billing", "technical")
    quick, merged = day.open(subject="Toner"), day.open(subject="Toner again")
    for number, ticket in enumerate((bounced, around, quick)):
        day.works(ticket, activities[number % 2], 10 + number)
    removed = day.works(quick, activities[0], 90)
    day.call("DeleteTimeLog", time_log_id=removed.time_log_id)
    kept, late, moved = (day.promise(quick, hours=hours) for hours in (2, 1, 3))
    day.promise(merged, hours=1, owner_id="ben.ott", kind="PROMISE_KIND_ANSWER")
    day.call("KeepPromise", promise_id=kept.promise_id)
    day.call(
        "MovePromise",
        promise_id=moved.promise_id,
        due_time=day.world.clock.now() + timedelta(hours=30),
        reason="No part",
        consent="by phone",
    )
    day.later(hours=1, minutes=1)
    day.call("KeepPromise", promise_id=late.promise_id)
    target = {"ticket_id": quick.ticket_id, "source_ids": [merged.ticket_id], "reason": "the same"}
    day.call("MergeTickets", **target)
    day.close(bounced)
    day.close(around)
    day.call("ReopenTicket", ticket_id=around.ticket_id, reason="jams again")
    today = day.world.clock.now().date()
    actions = [
        day.call(
            "CreateAction", action={"title": title, "due_date": f"{due}", "owner_id": "ben.ott"}
        )
        for title, due in (("New labels", today), ("Ask the maker", today + timedelta(days=9)))
    ]
    day.call("StartAction", action_id=actions[1].action_id)
    day.call("FinishAction", action_id=actions[1].action_id, result="They change it")
    user = {"user_id": "anna.keller", "display_name": "Anna", "team": "service", "roles": ["agent"]}
    day.world.call("CreateUser", user=user, password="long enough for a test")
    day.rings(1, "RINGING", "ANSWERED", "ENDED")
    day.rings(2, "RINGING", "ENDED")
    day.surveys()
    for score in (5, 1):
        _ticket, invited = day.closed()
        day.reply(day.token(invited), score, "so it was")
    question = day.question()
    day.note(question)
    day.later(hours=3)
    day.later(days=2)
    return day


def test_every_total_equals_what_tickets_says_itself(lived):
    found = lived.reports.call("Reconcile")
    (service,) = [each for each in found.services if each.service == "tickets"]
    assert [
        (each.name, each.owner_value, each.facts_value)
        for each in service.comparisons
        if not each.equal
    ] == []
    values = {each.name: int(each.facts_value) for each in service.comparisons}
    assert values["time_logs.minutes"] == 33
    assert values["promises.moved"] == 1
    for name in ("clocks.met", "clocks.breached", "clocks.warned", "actions.overdue"):
        assert values[name] > 0, name
    assert values["journeys.bounces"] == 3
    assert (values["calls.answered"], values["calls.missed"]) == (1, 1)
    assert (values["surveys.answered"], values["surveys.score"], values["surveys.bad"]) == (2, 6, 1)
    assert values["question_answers.answered"] == 1


def test_read_again_from_nothing_the_facts_are_the_same(lived):
    tables = [fact.table for fact in lived.facts.facts if fact.service == "tickets"]
    rows = {name: sorted(map(repr, lived.read(f"select * from {name}"))) for name in tables}
    for name in (
        "clocks",
        "time_logs",
        "actions",
        "journeys",
        "journey_moves",
        "promises",
        "calls",
        "surveys",
    ):
        assert rows[name], name
    rebuilding = following(lived.reports.app).rebuilding
    assert rebuilding.once()
    assert not rebuilding.differing
    assert {n: sorted(map(repr, lived.read(f"select * from {n}"))) for n in tables} == rows
    assert lived.reports.call("Reconcile").equal


def test_promises_by_keeper_are_those_that_tickets_counts(lived):
    figures = lived.call("GetPromiseFigures").figures
    told = {(f.owner_id, f.team, f.kept_count, f.broken_count, f.moved_count) for f in figures}
    counted = lived.read(
        "select owner_id, team, count(*) filter (state = 'kept'), count(*) filter (state = 'broken'),"
        " count(*) filter (move_count > 0) from promises where state <> 'open' group by all"
    )
    assert set(counted) == told


def test_the_matrix_of_departments_is_that_of_tickets(lived):
    cells = lived.call("GetHandOverMatrix").cells
    told = {(c.from_team, c.to_team): (c.hand_over_count, c.bounce_count) for c in cells}
    counted = lived.read(
        "select from_team, to_team, count(*), count(*) filter (is_bounce) from journey_moves"
        " group by from_team, to_team"
    )
    assert {(one, two): (count, bounces) for one, two, count, bounces in counted} == told


def counts(one):
    return one.hand_over_count, one.bounce_count, one.return_count, one.loop_count


def test_the_process_is_that_of_tickets(lived):
    cells = lived.call("GetHandOverMatrix").cells
    ended = lived.read("select sum(total_seconds) from journeys where end_time is not null")
    found = lived.reports.call("GetProcess")
    told = {(one.from_team, one.to_team): counts(one) for one in cells}
    assert {(one.from_team, one.to_team): counts(one) for one in found.hand_overs} == told
    waits = {(one.from_team, one.to_team): one.median_wait_seconds for one in cells}
    assert {
        (one.from_team, one.to_team): one.typical_wait_seconds for one in found.hand_overs
    } == waits
    # Every number opens as many records as it counts; one-way departments are among the givers and receivers.
    for one in found.hand_overs:
        asked = {"figure_id": "process.moved", "key": one.key}
        assert lived.reports.call("ListRecords", **asked).total_size == one.hand_over_count
    assert sum(one.given_count for one in found.departments) == sum(
        c.hand_over_count for c in cells
    )
    # The stays of all departments add up to the time for which closed tickets were open.
    assert [(sum(one.stay_seconds for one in found.departments),)] == ended
    assert ended[0][0] > 0
    ways = lived.call("ListTicketJourneys", page_size=100).ticket_journeys
    closed = sum(one.total_seconds for one in ways if one.HasField("end_time"))
    assert closed == ended[0][0]
    only = lived.reports.call("GetProcess", by=lived.world.person("other.one", "rep", team="x"))
    assert not only.hand_overs
    http = lived.reports.http
    token = lived.reports.app.peers.token(lived.reports.people["leader"])
    http.set_cookie("crm_session", token)
    for language, words in (("en", "Who hands over to whom"), ("zh-CN", "谁转交给谁")):
        page = http.get("/reports/process?period=all", headers={"Accept-Language": language})
        assert page.status_code == 200
        assert words in page.text
        pictures = page.text.count('<svg class="network-picture')
        assert page.text.count("<polygon") == pictures * len(found.hand_overs) > 0
    sheet = http.get("/reports/process/hand_overs?period=all&format=csv")
    assert len(sheet.text.splitlines()) == 1 + len(found.hand_overs)
    sheet = http.get("/reports/process/departments?period=all&format=csv")
    assert len(sheet.text.splitlines()) == 1 + len(found.departments)
    for table, rows in (("hand_overs", found.hand_overs), ("departments", found.departments)):
        file = http.get(f"/reports/process/{table}?period=all&format=xlsx")
        (page,) = openpyxl.load_workbook(io.BytesIO(file.data)).worksheets
        assert page.max_row >= 1 + len(rows)


def test_the_dashboard_opens_every_figure_down_to_its_records(lived):
    for figure_id in (
        *("clocks.breached", "journeys.bounces", "journeys.many"),
        *("time_logs.time", "promises.kept", "actions.overdue"),
        *("calls.missed", "surveys.bad", "surveys.good_share"),
    ):
        figure = lived.figure(figure_id)
        assert figure.record_count > 0, figure_id
        records = lived.reports.call("ListRecords", figure_id=figure_id, page_size=100).records
        assert len(records) == figure.record_count, figure_id
    assert lived.figure("time_logs.time").value == str(33 * 60)
    breached = lived.call("ListClocks", filter='state = "breached"', page_size=100).clocks
    assert int(lived.figure("clocks.breached").value) == len(breached)


def test_ways_are_counted_while_their_tickets_are_open(day):
    ticket = day.open(subject="Which part?")
    assert day.read("select count(*) from journeys") == [(0,)], "it has not gone anywhere"
    day.passes(ticket, "technical", "billing", "technical")
    assert day.figure("journeys.bounces").value == "1"
    assert day.figure("journeys.many").value == "0", "of those that are over"
    assert day.read("select end_time from journeys") == [(None,)]
    waits = day.figure("journeys.bounces").record_count
    day.hand_over(ticket, "service", by=day.zhao)
    told = "select number, answered from journey_moves order by number"
    assert day.read(told)[-1] == (4, False)
    assert day.figure("journeys.bounces").record_count == waits
    assert day.reports.call("Reconcile").equal
    assert following(day.reports.app).rebuilding.once()
    assert day.read(told)[-1] == (4, False)
    assert day.reports.call("Reconcile").equal


def test_what_was_open_before_its_way_was_told_is_told_by_the_upgrade(day):
    ticket = day.passes(day.open(), "billing", "service", "billing")
    way = (
        "select j.bounce_count, m.number, m.to_team, m.wait_seconds"
        " from journeys j join journey_moves m using (ticket_id)"
    )
    before = sorted(day.read(way))
    with day.world.app.database.connection() as connection:
        call = day.world.app.begin(connection, "upgrade")
        with day.world.app.transaction(connection, call):
            call.enqueue("measure_journeys", {"after": 0, "open_only": True, "tell": True})
            outbox.flush(call, None)
    day.world.run_jobs()
    assert sorted(day.read(way)) == before
    told = day.world.events("crm.tickets.TicketJourney.measured")
    assert {event.resource_id for event in told} == {str(ticket.ticket_id)}
    assert day.reports.call("Reconcile").equal


def test_what_was_answered_at_once_is_no_level_that_was_met_in_time(day):
    day.levels.policy(day.levels.clock("first_response", 2), day.levels.clock("resolution", 2))
    quick = day.open(subject="Answered on the phone")
    late = day.open(subject="Solved too late")
    day.later(minutes=30)
    day.close(quick)
    day.later(days=3)
    day.close(late)
    assert day.figure("clocks.at_once").value == "2", "both were answered as they rang"
    share = day.figure("clocks.met_share")
    assert (share.value, share.record_count) == ("0.5", 2)
    assert day.reports.call("Reconcile").equal


def test_ranges_of_records_are_hashed_as_they_are_asked_for(day):
    tickets = [day.open(subject=name).ticket_id for name in ("one", "two", "three")]

    def digest(**asked):
        return day.world.call("GetDigest", kind="crm.tickets.Ticket", by="service", **asked)

    whole, parts = digest(), digest(parts=3)
    assert [part.count for part in whole.parts] == [3]
    assert [part.count for part in parts.parts] == [1, 1, 1]
    assert sum(int(part.hash) for part in parts.parts) == int(whole.parts[0].hash)
    wide = digest(first_id=0, last_id=2**63 - 1)
    assert sum(int(part.hash) for part in wide.parts) == int(whole.parts[0].hash)
    assert not digest(first_id=9, last_id=8).parts
    told = digest(records=True)
    assert [record.id for record in told.records] == tickets
    assert dict(zip(told.fields, told.records[0].values, strict=True))["owner_id"] == "anna.keller"
    with pytest.raises(Invalid):
        digest(records=True, last_id=2**40)
    with pytest.raises(NotFound):
        day.world.call("GetDigest", kind="crm.tickets.Nothing", by="service")


def test_a_difference_is_named_down_to_the_record_and_its_fields(day):
    first, second, third = (day.open(subject=name).ticket_id for name in ("one", "two", "three"))
    day.read("select 1")
    change = day.facts.connection.execute
    change("update tickets set owner_id = 'nobody' where ticket_id = ?", [first])
    change("delete from tickets where ticket_id = ?", [second])
    change("insert into tickets (event_id, ticket_id) values (1, 999999)")
    found = day.reports.call("Reconcile")
    (service,) = [each for each in found.services if each.service == "tickets"]
    (wrong,) = [each for each in service.digests if not each.equal]
    assert (wrong.kind, wrong.owner_count, wrong.facts_count) == ("crm.tickets.Ticket", 3, 3)
    assert {(each.id, each.kind) for each in wrong.differences} == {
        (first, facts_pb2.DIFFERENCE_KIND_FIELDS),
        (second, facts_pb2.DIFFERENCE_KIND_MISSING_HERE),
        (999999, facts_pb2.DIFFERENCE_KIND_MISSING_THERE),
    }
    (changed,) = [each for each in wrong.differences if each.id == first]
    assert (changed.fields, changed.facts_values) == (["owner_id"], ["nobody"])
    assert changed.owner_values == ["anna.keller"]
    assert third not in {each.id for each in wrong.differences}
    assert following(day.reports.app).rebuilding.once()
    assert day.reports.call("Reconcile").equal
    assert day.reports.call("GetFollowState").rebuilt_differently == ["tickets"]
