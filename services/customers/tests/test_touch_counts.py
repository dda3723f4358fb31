"""The map of all touches is read from counts by day, and always equals counting straight."""

import threading
from datetime import timedelta

import pytest
from crm_chassis.errors import Refusal
from crm_customers import touch_counting
from crm_customers.tables import contacts, interactions, touch_counts, touch_days
from crm_customers.touchpoint_queries import MAP
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import BigInteger, Date, delete, func, insert, select, update

EVERYBODY = {"sees_all": True, "me": None, "my_team": None}
GROUPS = ("role", "team", "segment", "agent")
ROLES = st.sampled_from([[], ["buyer"], ["decider", "buyer"], ["user"]])
SEGMENTS = st.sampled_from(["", "Corporate", "Consumer"])
DAYS = st.integers(0, 6)
HOURS = st.sampled_from([0.0, 0.5, 5.0, 23.9])
NUMBERS = st.integers(0, 30)


def asked(world, statement, since, until):
    span = {"since_time": since, "until_time": until, "most": 1000}
    return [row._asdict() for row in world.rows(statement, **span, **EVERYBODY)]


def assert_equal(world, since, until):
    """All ways to group: counts by day say what counting straight says."""
    for group in GROUPS:
        straight = asked(world, MAP[group], since, until)
        counted = asked(world, touch_counting.MAP[group], since, until)
        by_name = [{name: row[name] for name in straight[0]} for row in counted] if straight else []
        assert by_name == straight, group
        assert len(counted) == len(straight)


class Touches(RuleBasedStateMachine):
    """Touches come, change and go, and so do whose they are; `world` is set by the test."""

    world = None

    @initialize()
    def begin(self):
        self.accounts, self.people, self.merges = [], [], []
        for name in ("Nordwind", "Ostwind", "Südwind"):
            account = {"display_name": name, "segment": "Corporate"}
            made = self.world.call("CreateAccount", account=account).account_id
            self.accounts.append(made)
            for role in ((), ("CONTACT_ROLE_BUYER",)):
                person = {"account_id": made, "display_name": f"P {name} {role}", "roles": role}
                self.people.append(self.world.call("CreateContact", contact=person).contact_id)

    def moment(self, day, hour):
        midnight = self.world.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight - timedelta(days=day) + timedelta(hours=hour)

    def one(self, number):
        """Some touch that is there."""
        keys = self.world.rows(select(interactions.c.interaction_id).order_by("interaction_id"))
        return keys[number % len(keys)].interaction_id if keys else 0

    @rule(day=DAYS, hour=HOURS, who=NUMBERS, agent=st.sampled_from(["", "agent.one", "rep.one"]))
    def comes(self, day, hour, who, agent):
        known = self.people[who % len(self.people)] if who % 3 else None
        owners = select(contacts.c.account_id).where(contacts.c.contact_id == known)
        row = self.world.rows(owners) if known else []
        values = {
            "account_id": row[0].account_id if row else None,
            "contact_id": known,
            "channel": ("phone", "visit")[who % 2],
            "direction": ("inbound", "outbound", None)[who % 3],
            "outcome": ("resolved", "declined", None)[who % 3],
            "duration_seconds": who * 10,
            "start_time": self.moment(day, hour),
            "agent_id": agent,
        }
        made = insert(interactions).values(values).returning(interactions.c.interaction_id)
        self.world.rows(made)

    @rule(number=NUMBERS, day=DAYS, hour=HOURS)
    def moves_to_another_day(self, number, day, hour):
        this = interactions.c.interaction_id == self.one(number)
        changed = update(interactions).where(this).values(start_time=self.moment(day, hour))
        self.world.rows(changed.returning(interactions.c.interaction_id))

    @rule(number=NUMBERS)
    def is_deleted(self, number):
        if key := self.one(number):
            try:
                self.world.call("DeleteInteraction", interaction_id=key)
            except Refusal:
                self.world.call("UndeleteInteraction", interaction_id=key)

    @rule(number=NUMBERS)
    def is_gone(self, number):
        this = interactions.c.interaction_id == self.one(number)
        self.world.rows(delete(interactions).where(this).returning(interactions.c.interaction_id))

    @rule(number=NUMBERS, roles=ROLES, key_person=st.booleans())
    def gets_another_part(self, number, roles, key_person):
        this = contacts.c.contact_id == self.people[number % len(self.people)]
        values = {"roles": roles, "key_person": key_person}
        self.world.rows(update(contacts).where(this).values(values).returning(this))

    @rule(number=NUMBERS, segment=SEGMENTS)
    def account_changes(self, number, segment):
        key = self.accounts[number % len(self.accounts)]
        account = {"account_id": key, "segment": segment}
        mask = {"paths": ["segment"]}
        self.tried("UpdateAccount", account=account, update_mask=mask)

    @rule(kind=st.sampled_from([1, 2]), one=NUMBERS, other=NUMBERS)
    def become_one(self, kind, one, other):
        ids = self.accounts if kind == 1 else self.people
        one, other = ids[one % len(ids)], ids[other % len(ids)]
        if one != other:
            made = self.tried("MergeRecords", kind=kind, survivor_id=one, absorbed_ids=[other])
            if made is not None:
                self.merges.append(made.merge_id)

    @rule()
    def are_two_again(self):
        if self.merges:
            self.tried("UndoMerge", merge_id=self.merges.pop())

    @rule(number=NUMBERS)
    def is_erased(self, number):
        key = self.people[number % len(self.people)]
        if self.tried("CreateErasure", contact_id=key, reason="Asked by letter") is not None:
            self.world.run_jobs()

    @rule()
    def are_counted(self):
        with self.world.app.database.connection() as connection:
            call = self.world.app.begin(connection, "jobs")
            with self.world.app.transaction(connection, call):
                touch_counting.count_touches(call, {})

    @rule()
    def a_day_passes(self):
        self.world.clock.forward(hours=7)

    def tried(self, method, **fields):
        try:
            return self.world.call(method, **fields)
        except Refusal:
            return None

    @invariant()
    def all_is_as_counted_straight(self):
        now = self.world.clock.now()
        assert_equal(self.world, now - timedelta(days=30), now)
        assert_equal(self.world, now - timedelta(days=4, hours=3), now - timedelta(hours=30))


def test_counts_equal_the_straight_count_whatever_happens(world, monkeypatch):
    monkeypatch.setattr(touch_counting, "HORIZON", 40)
    monkeypatch.setattr(touch_counting, "DAYS_AT_ONCE", 60)
    Touches.world = world
    run_state_machine_as_test(
        Touches,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def count(world):
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "jobs")
        with world.app.transaction(connection, call):
            touch_counting.count_touches(call, {})


@pytest.fixture
def touched(world, monkeypatch):
    """A person with a touch on each of five days, counted."""
    monkeypatch.setattr(touch_counting, "HORIZON", 40)
    monkeypatch.setattr(touch_counting, "DAYS_AT_ONCE", 60)
    key = world.call("CreateAccount", account={"display_name": "Nordwind"}).account_id
    person = {"account_id": key, "display_name": "Anna", "roles": ["CONTACT_ROLE_BUYER"]}
    made = world.call("CreateContact", contact=person).contact_id
    for day in range(1, 6):
        touch(world, made, day)
    count(world)
    return made


def touch(world, person, day, connection=None):
    start = world.clock.now() - timedelta(days=day)
    values = {"contact_id": person, "channel": "phone", "start_time": start}
    made = insert(interactions).values(values).returning(interactions.c.interaction_id)
    if connection is None:
        return world.rows(made)
    from crm_chassis.sql import execute

    return execute(connection, made, {}).fetchall()


def month(world):
    now = world.clock.now()
    assert_equal(world, now - timedelta(days=30), now)


def test_a_counted_day_is_read_from_its_counts(world, touched):
    assert world.rows(select(func.count()).select_from(touch_days))[0][0] == 40
    world.rows(update(touch_counts).values(touch_count=7).returning(touch_counts.c.day))
    (cell,) = world.call("GetTouchpointMap").cells
    assert cell.touch_count == 35


def test_who_is_counted_meanwhile_is_neither_lost_nor_doubled(world, touched):
    """A touch that is not committed yet while its day is counted, and a part that changes meanwhile."""
    app = world.app
    with app.database.connection() as late, app.database.connection() as other:
        late.execute("begin")
        touch(world, touched, 3, late)
        other.execute("begin")
        other.execute("update contacts set roles = '{user}' where contact_id = %s", (touched,))
        touch(world, touched, 2)
        count(world)
        month(world)
        other.execute("commit")
        month(world)
        late.execute("commit")
        month(world)
        count(world)
        month(world)
    (cell,) = world.call("GetTouchpointMap").cells
    assert (cell.group_value, cell.touch_count) == ("user", 7)


def test_two_that_count_at_once_count_once(world, touched):
    for day in range(1, 6):
        touch(world, touched, day)
    both = [threading.Thread(target=count, args=(world,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    month(world)
    (cell,) = world.call("GetTouchpointMap").cells
    assert cell.touch_count == 10


def test_many_corrections_of_a_day_make_it_counted_anew(world, touched, monkeypatch):
    few = touch_counting._counts().replace("count(*) > 500", "count(*) > 2")
    types = {"today": Date, "oldest": Date, "most": BigInteger}
    monkeypatch.setattr(touch_counting, "COUNT", touch_counting._statement(few, **types))
    corrections = select(func.count()).select_from(touch_counts).where(touch_counts.c.corrects)
    most = 0
    for roles in ("{user}", "{buyer}"):
        with world.app.database.connection() as connection:
            connection.execute(
                "update contacts set roles = %s where contact_id = %s", (roles, touched)
            )
        count(world)
        month(world)
        most = max(most, world.rows(corrections)[0][0])
    count(world)
    month(world)
    assert (most, world.rows(corrections)[0][0]) == (20, 0)
