"""The arithmetic of service levels against a slow oracle: calendars, zones, clocks put forward and back, holidays,
make-up days, pauses, reopening, other rules in the middle, and firing early, late or not at all.

SLA_CASES says how many cases are tried: some hundred in `make test`, 100,000 once in a while.
"""

import os
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace

from crm_tickets.sla.hours import Hours
from crm_tickets.sla.planning import fired, followed
from crm_tickets.sla.rules import ClockRule, Life, Policy, Step
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import slow_clock

CASES = int(os.environ.get("SLA_CASES", "300"))
# A zone, and moments near which its clocks are put forward or back, or a day is left out.
ZONES = {
    "UTC": ("2026-03-29T00:00",),
    "Europe/Berlin": ("2026-03-29T01:00", "2026-10-25T01:00", "2026-12-24T12:00"),
    "America/New_York": ("2026-03-08T07:00", "2026-11-01T06:00"),
    "Asia/Kolkata": ("2026-08-15T00:00",),
    "Asia/Kathmandu": ("2026-10-20T00:00",),
    "Australia/Adelaide": ("2026-04-04T16:30", "2026-10-03T16:30"),
    "Australia/Lord_Howe": ("2026-04-04T15:00", "2026-10-03T15:30"),
    "America/St_Johns": ("2026-03-08T05:30", "2026-11-01T04:30"),
    "America/Sao_Paulo": ("2018-02-18T02:00", "2018-11-04T03:00"),
    "America/Havana": ("2026-03-08T05:00", "2026-11-01T05:00"),
    "Africa/Cairo": ("2026-04-23T22:00", "2026-10-29T21:00"),
    "Africa/Casablanca": ("2026-02-15T02:00", "2026-03-22T02:00"),
    "Pacific/Apia": ("2011-12-30T10:00",),
    "Pacific/Chatham": ("2026-04-04T14:00", "2026-09-26T14:00"),
    "Asia/Shanghai": ("2026-10-01T00:00", "2026-10-10T00:00", "2026-02-14T01:00"),
}
# Only by the minute: here the clocks were put back at one minute past midnight, into the day before.
ODD = {"America/St_Johns": ("2010-11-07T02:31", "2010-03-14T03:31")}
COUNTRIES = {"Europe/Berlin": "DE", "Asia/Shanghai": "CN", "America/New_York": "US"}
STATES = ("new", "in_progress", "handed_over", "waiting", "closed")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GRAINS = (1, 60, 300, 900)
WALKED, AHEAD = 150, 150


def moment(second):
    return datetime.fromtimestamp(second, UTC)


def hour(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def as_text(span):
    start, end = span
    return f"{hour(start)}-{hour(end if end <= 1440 else end - 1440)}"


@st.composite
def spans(draw, grain):
    """Up to three spans of a day, also over midnight."""
    step = max(1, grain // 60)
    found = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, 1439 // step)) * step
        length = draw(st.integers(1, 1440 // step)) * step
        found.append((start, start + length))
    return found


@st.composite
def calendars(draw, zone, near, grain):
    """A calendar, for the oracle and for us: the same hours, written down twice."""
    week = [draw(spans(grain)) for _ in range(2)]
    laid = [week[draw(st.integers(0, 1))] for _ in DAYS]
    own = {}
    for _ in range(draw(st.integers(0, 2))):
        own[near + timedelta(days=draw(st.integers(-2, 4)))] = draw(spans(grain))
    country = draw(st.sampled_from(["", COUNTRIES.get(zone, "")]))
    make_up = draw(spans(grain)) if country == "CN" else []
    slow = slow_clock.SlowCalendar(zone, laid, own, country, make_up)
    ours = Hours(
        SimpleNamespace(
            time_zone=zone,
            hours=[f"{d} {as_text(s)}" for d, each in zip(DAYS, laid, strict=True) for s in each],
            country=country,
            region="",
            make_up_hours=", ".join(map(as_text, make_up)),
            days=[
                {"date": day.isoformat(), "hours": ", ".join(map(as_text, each))}
                for day, each in own.items()
            ],
        )
    ).calendar()
    return slow, ours


@st.composite
def lives(draw):
    """A clock's life: where, from when, by which rules, and what happened to its ticket."""
    grain = draw(st.sampled_from(GRAINS))
    zone = draw(st.sampled_from(sorted(ZONES)))
    moments = ZONES[zone] + (ODD.get(zone, ()) if grain <= 60 else ())
    near = datetime.fromisoformat(draw(st.sampled_from(moments)) + "+00:00")
    begin = int(near.timestamp()) // grain * grain - draw(st.integers(0, WALKED)) * grain
    known = [draw(calendars(zone, near.date(), grain)) for _ in range(draw(st.integers(1, 2)))]
    rules = [(begin, draw(slow_rules(len(known), grain)))]
    for _ in range(draw(st.integers(0, 2))):
        at = begin + draw(st.integers(1, WALKED)) * grain
        rule = draw(
            st.one_of(st.none(), slow_rules(len(known), grain), slow_rules(len(known), grain))
        )
        rules.append((at, rule))
    standing = [(begin, draw(st.sampled_from(STATES[:2])))]
    for at in sorted(draw(st.lists(st.integers(1, WALKED), max_size=5, unique=True))):
        standing.append((begin + at * grain, draw(st.sampled_from(STATES))))
    looks = draw(st.lists(st.integers(1, WALKED), max_size=3))
    until = begin + WALKED * grain
    return grain, begin, known, sorted(rules, key=lambda r: r[0]), standing, looks, until


@st.composite
def slow_rules(draw, count, grain):
    target = draw(st.integers(1, 150))
    warn = draw(st.one_of(st.none(), st.integers(0, target - 1)))
    return slow_clock.SlowRule(
        target=target * grain,
        warn=None if warn is None else warn * grain,
        calendar=draw(st.integers(0, count - 1)),
        pauses=tuple(draw(st.sets(st.sampled_from(STATES[:4]), max_size=2))),
    )


def policy_of(rule):
    if rule is None:
        return None
    ours = ClockRule(
        kind="resolution",
        target=timedelta(seconds=rule.target),
        calendar_id=rule.calendar,
        warn_after=None if rule.warn is None else timedelta(seconds=rule.warn),
        pause_states=frozenset(rule.pauses),
        teams=frozenset(),
    )
    empty = frozenset()
    return Policy(1, empty, empty, empty, empty, empty, None, (ours,))


def lived(begin, known, rules, standing, looks, until, grain):
    """The same life by our arithmetic: looked at when something happens, fired whenever somebody looks."""
    clocks = []
    happened = sorted({at for at, _ in (*rules, *standing)})
    looked = {begin + look * grain for look in looks}
    for now in sorted({*happened, *looked, until}):
        if now in happened:
            steps = [
                Step(number, moment(at), "created", state, "")
                for number, (at, state) in enumerate(standing)
                if at <= now
            ]
            closed = steps[-1].time if steps[-1].state == "closed" else None
            # A ticket that is closed again was closed first, and stays so.
            for earlier in reversed(steps[:-1]):
                if closed is None or earlier.state != "closed":
                    break
                closed = earlier.time
            rule = next((r for at, r in reversed(rules) if at <= now), None)
            life = Life(moment(begin), closed, "", None, None, steps, ())
            clocks = followed(
                clocks,
                life,
                policy_of(rule),
                lambda n: known[n][1],
                moment(now),
                is_new=now == begin,
            )
            clocks = [clock for clock in clocks if clock.kind == "resolution"]
        else:
            waits = [clock.next_time for clock in clocks if clock.next_time is not None]
            if any(at <= moment(now) for at in waits):
                clocks = [fired(clock, moment(now)) for clock in clocks]
        for clock in clocks:
            assert clock.next_time is None or clock.next_time > moment(now)
    return clocks


@settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(lives())
def test_every_clock_stands_as_counting_says(life):
    grain, begin, known, rules, standing, looks, until = life
    slow, rule, exists = slow_clock.walk(
        begin, grain, [each for each, _ in known], standing, rules, until
    )
    found = lived(begin, known, rules, standing, looks, until, grain)
    assert len(found) == exists
    if not exists:
        return
    (ours,) = found
    ours = fired(ours, moment(until))
    assert ours.state == slow.state
    assert ours.breach_time == (moment(slow.breach) if slow.breach is not None else None)
    assert ours.end_time == (moment(slow.end) if slow.end is not None else None)
    assert ours.warned_time == (moment(slow.warned) if slow.warned is not None else None)
    if ours.state == "running":
        when = slow_clock.due(slow, rule, standing, until, AHEAD)
        if when is not None:
            assert ours.due_time == moment(when)
        else:
            assert ours.due_time is None or ours.due_time > moment(until + (AHEAD - 1) * grain)


@settings(max_examples=CASES, deadline=None, database=None)
@given(st.data())
def test_time_that_counts_is_what_counting_says(data):
    grain = data.draw(st.sampled_from(GRAINS))
    zone = data.draw(st.sampled_from(sorted(ZONES)))
    near = datetime.fromisoformat(data.draw(st.sampled_from(ZONES[zone])) + "+00:00")
    slow, ours = data.draw(calendars(zone, near.date(), grain))
    begin = int(near.timestamp()) - data.draw(st.integers(0, 300)) * grain
    end = begin + data.draw(st.integers(0, 600)) * grain
    counted = sum(grain for second in range(begin, end, grain) if slow.is_open(second))
    assert ours.worked(moment(begin), moment(end)) == timedelta(seconds=counted)
    stretches = list(ours.stretches(moment(begin), moment(end)))
    assert sum((stop - start for start, stop in stretches), timedelta(0)).total_seconds() == counted
    assert all(one[1] < two[0] for one, two in pairwise(stretches))
    if counted:
        reached = ours.after(moment(begin), timedelta(seconds=counted))
        assert reached == stretches[-1][1]
    assert ours.is_open(moment(end)) == slow.is_open(end)


def test_a_leap_over_the_date_line_leaves_a_day_out():
    hours = SimpleNamespace(
        time_zone="Pacific/Apia",
        hours=["mon-sun 09:00-17:00"],
        country="",
        region="",
        make_up_hours="",
        days=[],
    )
    calendar = Hours(hours).calendar()
    start = datetime(2011, 12, 29, 18, 0, tzinfo=UTC)  # Thursday 29, 08:00; there was no Friday 30
    assert calendar.after(start, timedelta(hours=9)) == datetime(2011, 12, 30, 20, 0, tzinfo=UTC)
    assert Hours(hours).day(date(2011, 12, 30)).spans
