"""Registrations through the real pipeline, in whatever order: what holds after every step."""

from typing import Any

import pytest
from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_channels import rules
from crm_channels.tables import (
    conflict_sides,
    customer_conflicts,
    deal_registrations,
    registration_extensions,
)
from crm_channels.tables import decisions as log
from crm_chassis.errors import AlreadyExists, Precondition
from crm_chassis.records import enum_names
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from .network_desk import claim, insider, partner

STATES = enum_names(pb.DealRegistrationState.DESCRIPTOR)
NAMES = ("Acme GmbH", "ACME", "Bergbau Huber", "Bergbau Hubert")
STEPS = {"Submit": "submit", "Approve": "approve", "Reject": "reject", "Win": "win"}
STEPS |= {"Lose": "lose", "Withdraw": "withdraw"}
EXPECTED = {"REGISTRATION_STATE", "REGISTRATION_OVERLAPS"}


class Registrations(RuleBasedStateMachine):
    """Two dealers and a rep of ours, four names of two end customers, any steps in any order."""

    world: Any
    dealers: tuple[int, int]

    def __init__(self) -> None:
        super().__init__()
        self.states: dict[int, str] = {}
        for row in self.world.rows(select(deal_registrations)):  # an earlier run's
            if row.state in rules.LIVE | {"draft"}:
                key = row.deal_registration_id
                self.world.call("WithdrawDealRegistration", deal_registration_id=key)

    @rule(who=st.integers(0, 2), name=st.sampled_from(NAMES), days=st.sampled_from((1, 3, 30)))
    def write(self, who: int, name: str, days: int) -> None:
        partner_id = (*self.dealers, 0)[who]
        made = claim(self.world, name, partner_id, protection_days=days)
        self.states[made.deal_registration_id] = "draft"

    def _any(self, data: Any) -> int:
        return int(data.draw(st.sampled_from(sorted(self.states))))

    @rule(data=st.data(), what=st.sampled_from(sorted(STEPS)), override=st.booleans())
    def step(self, data: Any, what: str, override: bool) -> None:
        if not self.states:
            return
        key = self._any(data)
        more: dict[str, Any] = {"reason": "Because"} if what in ("Reject", "Lose") else {}
        if what == "Approve" and override:
            more = {"override": True, "reason": "Because"}
        wanted = rules.next_state(self.states[key], STEPS[what])
        try:
            reply = self.world.call(f"{what}DealRegistration", deal_registration_id=key, **more)
        except Precondition as refused:
            assert refused.reason in EXPECTED
            overlaps = refused.reason == "REGISTRATION_OVERLAPS"
            assert (what == "Approve" and not override) if overlaps else wanted is None
            return
        assert STATES[reply.state] == wanted
        self.states[key] = wanted

    @rule(data=st.data(), approve=st.booleans())
    def extend(self, data: Any, approve: bool) -> None:
        held = sorted(key for key, state in self.states.items() if state == "approved")
        if not held:
            return
        fields = {"deal_registration_id": data.draw(st.sampled_from(held)), "days": 2}
        method, by = "CreateRegistrationExtension", self.world.people["asker"]
        try:
            asked = self.world.call(
                method, registration_extension={**fields, "reason": "Late"}, by=by
            )
        except (AlreadyExists, Precondition) as refused:
            assert refused.reason in ("EXTENSION_ASKED", "PROTECTION_OVER")
            return
        if approve:
            key = asked.registration_extension_id
            self.world.call("ApproveRegistrationExtension", registration_extension_id=key)

    @rule(days=st.integers(1, 5))
    def wait(self, days: int) -> None:
        self.world.clock.forward(days=days)
        self.world.run_jobs()
        for row in self._rows():
            if self.states[row.deal_registration_id] == "approved":
                assert row.state in ("approved", "expired")
                self.states[row.deal_registration_id] = row.state

    def _rows(self) -> list[Any]:
        every = self.world.rows(select(deal_registrations))
        return [row for row in every if row.deal_registration_id in self.states]

    @invariant()
    def each_is_where_its_steps_led(self) -> None:
        rows = {row.deal_registration_id: row.state for row in self._rows()}
        # An approval may end a protection whose time is over before its job does.
        for key, state in rows.items():
            if (self.states[key], state) == ("approved", "expired"):
                self.states[key] = state
        assert rows == self.states

    @invariant()
    def no_end_customer_is_protected_twice_unless_somebody_said_why(self) -> None:
        now = self.world.clock.now()
        held = [r for r in self._rows() if rules.holds(r.state, r.protected_until_time, now)]
        for one in held:
            for other in held:
                if one.claimant < other.claimant and one.name_key == other.name_key:
                    later = max(one, other, key=lambda row: row.decide_time)
                    assert one.overridden or other.overridden
                    assert later.decision_reason

    @invariant()
    def the_log_says_how_it_came(self) -> None:
        last = {
            row.deal_registration_id: row.state
            for row in self.world.rows(select(log).order_by(log.c.decision_id))
        }
        for key, state in self.states.items():
            assert last.get(key, "draft") == state

    @invariant()
    def what_is_asked_for_is_asked_for_what_runs_and_open_conflicts_have_two_sides(self) -> None:
        states = {r.deal_registration_id: r for r in self.world.rows(select(deal_registrations))}
        waiting = select(registration_extensions).where(registration_extensions.c.state == "asked")
        for row in self.world.rows(waiting):
            assert states[row.deal_registration_id].state == "approved"
        opened = select(conflict_sides.c.customer_conflict_id, conflict_sides.c.record_id).where(
            conflict_sides.c.customer_conflict_id == customer_conflicts.c.customer_conflict_id,
            customer_conflicts.c.state == "open",
        )
        claimants: dict[int, set[str]] = {}
        for row in self.world.rows(opened):
            found = states[row.record_id]
            if found.state in ("submitted", "approved", "won"):
                claimants.setdefault(row.customer_conflict_id, set()).add(found.claimant)
        assert all(len(each) > 1 for each in claimants.values())


def machine_of(world: Any) -> type[Registrations]:
    """The machine on this world."""
    dealers = (partner(world, "A").partner_id, partner(world, "B").partner_id)
    for key in dealers:
        insider(world, key)
    world.person("asker", "admin")
    return type("OurRegistrations", (Registrations,), {"world": world, "dealers": dealers})


LOOSE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def run(world: Any, examples: int, steps: int) -> None:
    many = {"max_examples": examples, "stateful_step_count": steps}
    chosen = settings(**many, deadline=None, suppress_health_check=LOOSE, database=None)
    run_state_machine_as_test(machine_of(world), settings=chosen)


def test_registrations_in_any_order(world: Any) -> None:
    run(world, 15, 25)


@pytest.mark.slow
def test_registrations_in_any_order_for_long(world: Any) -> None:
    run(world, 100, 50)
