"""Quotes through the real pipeline, in whatever order: what holds after every step."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from crm.channels.v1 import quotes_pb2 as pb
from crm_channels.quotes import rules
from crm_channels.tables import orders, quote_exceptions, quote_lines, quote_versions, quotes
from crm_chassis.errors import Forbidden, Precondition
from crm_chassis.records import enum_names
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from .quote_desk import Desk, partner

STATES = enum_names(pb.QuoteState.DESCRIPTOR)
CUSTOMERS = ("Acme GmbH", "ACME", "Zebra Logistics")
DISCOUNTS = ("", "3", "5", "12", "40")
REPS, REPS_GIVE = ("anna", "ben"), 5  # percent that a rep gives without asking
REFUSED = {"QUOTE_STATE", "QUOTE_EXPIRED", "QUOTE_DEVIATES", "DISCOUNT_ABOVE_LIMIT"}


class Quotes(RuleBasedStateMachine):
    """Three sellers, three names of two end customers, any steps in any order by anybody who may see the quote."""

    desk: Desk
    dealer: int

    def __init__(self) -> None:
        super().__init__()
        self.states: dict[int, str] = {}
        self.owners: dict[int, str] = {}
        self.orders: dict[int, int] = {}
        self.frozen: dict[tuple[int, int], Any] = {}
        world = self.desk.world
        for quote in world.call("ListQuotes", page_size=1000).quotes:  # an earlier run's
            if STATES[quote.state] in rules.LIVE | {"draft"}:
                world.call("WithdrawQuote", quote_id=quote.quote_id)

    @property
    def world(self) -> Any:
        return self.desk.world

    @rule(
        who=st.sampled_from(("anna", "ben", "dealer")),
        customer=st.sampled_from(CUSTOMERS),
        discount=st.sampled_from(DISCOUNTS),
        quantity=st.integers(1, 40),
        days=st.sampled_from((0, 2, 9)),
        at_once=st.booleans(),
    )
    def write(
        self, who: str, customer: str, discount: str, quantity: int, days: int, at_once: bool
    ) -> None:
        last = self.world.clock.now().date() + timedelta(days=days)
        more: dict[str, Any] = {"valid_until": last.isoformat()}
        if who == "dealer":
            more["partner_id"] = self.dealer
        by = "admin" if who == "dealer" else who
        line = self.desk.line(discount, str(quantity))
        quote = self.desk.draft(by, customer, line, **more)
        self.states[quote.quote_id] = "draft"
        self.owners[quote.quote_id] = by
        if at_once:
            try:
                quote = self.world.call("SubmitQuote", by=by, quote_id=quote.quote_id)
            except Precondition as refused:
                assert refused.reason == "QUOTE_DEVIATES"
            self.states[quote.quote_id] = STATES[quote.state]

    @rule(
        data=st.data(),
        step=st.sampled_from(
            ("Submit", "Submit", "Approve", "Reject", "Send", "Send", "Accept", "Decline")
            + ("Withdraw", "Revise")
        ),
        by=st.sampled_from(("admin", "boss", "owner")),
        reason=st.sampled_from(("", "A reason")),
    )
    def take(self, data: Any, step: str, by: str, reason: str) -> None:
        if not self.states:
            return
        number = data.draw(st.sampled_from(sorted(self.states)))
        more: dict[str, Any] = {}
        if step in ("Submit", "Approve", "Decline", "Withdraw"):
            more = {"reason": reason}
        elif step == "Reject":
            more = {"reason": "No"}
        before = self.states[number]
        if by == "owner":
            by = "admin" if step in ("Approve", "Reject") else self.owners[number]
        try:
            quote = self.world.call(f"{step}Quote", by=by, quote_id=number, **more)
        except Precondition as refused:
            assert refused.reason in REFUSED
            allowed = rules.next_state(before, step.lower()) is not None
            assert allowed or refused.reason == "QUOTE_STATE"
            return
        except Forbidden:
            assert (before, step) == ("in_approval", "Approve")
            return
        after = STATES[quote.state]
        if step == "Revise":
            assert after == "draft"
            assert rules.next_state(before, "revise") is not None
        elif step == "Submit":
            assert before == "draft"
            assert after in ("approved", "in_approval")
        else:
            same = step == "Accept" and before == "accepted"
            assert same or rules.next_state(before, step.lower()) == after
        if step == "Accept" and quote.order_id:
            assert self.orders.setdefault(number, quote.order_id) == quote.order_id
        self.states[number] = after

    @rule(data=st.data(), discount=st.sampled_from(DISCOUNTS))
    def change(self, data: Any, discount: str) -> None:
        if not self.states:
            return
        number = data.draw(st.sampled_from(sorted(self.states)))
        given = {"quote_id": number, "lines": [self.desk.line(discount, "2")]}
        mask = {"paths": ["lines"]}
        try:
            self.world.call("UpdateQuote", quote=given, update_mask=mask)
        except Precondition as refused:
            assert refused.reason == "QUOTE_STATE"
            assert self.states[number] != "draft"

    @rule()
    def a_day_passes(self) -> None:
        self.world.clock.forward(days=1)
        self.world.run_jobs()
        today = self.world.clock.now().date()
        for row in self.world.rows(select(quotes)):
            if row.quote_id in self.states and self.states[row.quote_id] in rules.LIVE:
                over = rules.is_over(row.valid_until, today)
                assert row.state == ("expired" if over else self.states[row.quote_id])
                self.states[row.quote_id] = row.state

    @invariant()
    def heads_say_what_their_latest_versions_say(self) -> None:
        versions = {}
        for row in self.world.rows(select(quote_versions)):
            key = (row.quote_id, row.version_number)
            versions[key] = row
            if row.send_time is not None:
                offered = (row.total_amount, row.valid_until, row.currency, row.submitted_by)
                assert self.frozen.setdefault(key, offered) == offered
        for row in self.world.rows(select(quotes)):
            latest = versions[row.quote_id, row.version_number]
            assert (row.state, row.total_amount) == (latest.state, latest.total_amount)
            if row.quote_id in self.states:
                assert row.state == self.states[row.quote_id]
            older = [
                v for (q, n), v in versions.items() if q == row.quote_id and n < row.version_number
            ]
            assert all(version.state in rules.ENDED for version in older)

    @invariant()
    def totals_are_the_sums_of_their_lines(self) -> None:
        sums: dict[int, Decimal] = {}
        for line in self.world.rows(select(quote_lines)):
            sums[line.quote_version_id] = sums.get(line.quote_version_id, Decimal(0)) + line.amount
        for row in self.world.rows(select(quote_versions)):
            assert row.total_amount == sums.get(row.quote_version_id, Decimal(0))

    @invariant()
    def an_accepted_quote_is_one_order(self) -> None:
        placed = [row.quote_id for row in self.world.rows(select(orders)) if row.quote_id]
        accepted = [
            row.quote_id for row in self.world.rows(select(quotes)) if row.state == "accepted"
        ]
        assert sorted(placed) == sorted(accepted)

    @invariant()
    def nobody_gives_more_than_they_may(self) -> None:
        """A discount above its giver's limit is offered only when somebody else, who may, has approved it."""
        most: dict[int, Decimal] = {}
        for line in self.world.rows(select(quote_lines)):
            before = most.get(line.quote_version_id, Decimal(0))
            most[line.quote_version_id] = max(before, line.discount_percent)
        for row in self.world.rows(select(quote_versions)):
            offered = row.state in ("approved", "sent", "accepted")
            if offered and row.submitted_by in REPS and most[row.quote_version_id] > REPS_GIVE:
                assert row.decided_by not in ("", row.submitted_by, *REPS)

    @invariant()
    def one_customer_has_one_price_or_a_decided_exception(self) -> None:
        """Of two offers for one end customer, whoever differs has an exception, and nobody sent an open one."""
        today: date = self.world.clock.now().date()
        heads = {
            row.quote_id: row
            for row in self.world.rows(select(quotes))
            if row.state in ("approved", "sent") and row.valid_until >= today
        }
        versions = {v.quote_version_id: v for v in self.world.rows(select(quote_versions))}
        lines = [
            line
            for line in self.world.rows(select(quote_lines))
            if line.quote_id in heads
            and versions[line.quote_version_id].version_number
            == heads[line.quote_id].version_number
        ]
        known = self.world.rows(select(quote_exceptions))
        assert not [e for e in known if e.state == "open" and e.quote_id in heads]
        decided = {
            frozenset((e.quote_id, e.other_quote_id)) for e in known if e.state == "approved"
        }
        for one in lines:
            for other in lines:
                first, second = heads[one.quote_id], heads[other.quote_id]
                if first.name_key != second.name_key or first.claimant == second.claimant:
                    continue
                if one.unit_price != other.unit_price:
                    assert frozenset((one.quote_id, other.quote_id)) in decided


def _run(world: Any, examples: int, steps: int) -> None:
    class Here(Quotes):
        desk = Desk(world)

    world.person("boss", "admin")
    Here.dealer = partner(world, "Dealer", owner_id="admin.one").partner_id
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_quotes_in_whatever_order(world: Any) -> None:
    _run(world, 12, 30)


@pytest.mark.slow
def test_quotes_in_whatever_order_for_long(world: Any) -> None:
    _run(world, 30, 40)
