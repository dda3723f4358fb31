"""Every figure is computed twice: by SQL over the facts, and slowly in Python over the records as they last were."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import mean, median
from typing import Any

import pytest
from crm.channels.v1 import partners_pb2
from crm_reports import queries, rules
from crm_reports.computing import Computing
from crm_reports.measures import COUNT, MEASURES, SUM
from crm_reports.plans import PLANS
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

from .histories import NOW, History


def utc(stamp: Any) -> datetime | None:
    return stamp.ToDatetime(tzinfo=UTC) if stamp.seconds else None


# (figure, currency) → value and how many records.
Figures = dict[tuple[str, str], tuple[Any, int]]


def count(records: Iterable[int]) -> tuple[Decimal, int]:
    number = len(set(records))
    return Decimal(number), number


class Slowly:
    """The same figures by going through all records."""

    def __init__(self, history: History, part: Slice) -> None:
        self.part = part
        alive = {
            resource: [
                r
                for r in records.values()
                if not hasattr(r, "delete_time") or not utc(r.delete_time)
            ]
            for resource, records in history.records.items()
        }
        self.tickets = alive["crm.tickets.Ticket"]
        self.all_tickets = history.records["crm.tickets.Ticket"]
        self.hand_overs = [h for h in alive["crm.tickets.HandOver"] if h.state != 4]
        self.promises = alive["crm.tickets.Promise"]
        self.accounts = alive["crm.customers.Account"]
        self.all_accounts = history.records["crm.customers.Account"]
        self.interactions = alive["crm.customers.Interaction"]
        self.orders = [o for o in alive["crm.customers.Order"] if o.state not in (3, 4)]
        self.partners = alive["crm.channels.Partner"]
        self.registrations = alive["crm.channels.DealRegistration"]

    def within(self, moment: datetime | None) -> bool:
        if moment is None:
            return False
        day = moment.astimezone(self.part.period.zone).date()
        return self.on(day)

    def on(self, day: date) -> bool:
        period = self.part.period
        return (period.first is None or day >= period.first) and (
            period.last is None or day <= period.last
        )

    def stood(self, since: datetime | None, until: datetime | None) -> bool:
        end = self.part.period.end
        if since is None or (end and since >= end):
            return False
        return until is None or (end is not None and until >= end)

    def mine(self, owners: list[str], teams: list[str]) -> bool:
        part = self.part
        if part.team and part.team not in teams:
            return False
        if part.rows == "all":
            return True
        return part.reader_id in owners or (
            part.rows == "team" and bool(part.reader_team) and part.reader_team in teams
        )

    def of_ticket(self, ticket: Any) -> bool:
        return self.mine([ticket.owner_id, ticket.handler_id], [ticket.team, ticket.handler_team])

    def of_hand_over(self, hand_over: Any) -> bool:
        ticket = self.all_tickets.get(hand_over.ticket_id)
        owners, teams = (
            [hand_over.from_id, hand_over.to_id],
            [hand_over.from_team, hand_over.to_team],
        )
        return self.mine(
            owners + ([ticket.owner_id] if ticket else []),
            teams + ([ticket.team] if ticket else []),
        )

    def of_promise(self, promise: Any) -> bool:
        ticket = self.all_tickets[promise.ticket_id]
        return self.mine([promise.owner_id, ticket.owner_id], [promise.team, ticket.team])

    def of_account(self, account_id: int, *more: str) -> bool:
        account = self.all_accounts.get(account_id)
        return self.mine(
            [*more, *([account.owner_id] if account else [])], [account.team] if account else []
        )

    def lines(self) -> list[tuple[Any, Any, int]]:
        found = []
        for order in self.orders:
            for line in order.lines:
                account_id = line.account_id or order.account_id
                if self.on(date.fromisoformat(order.order_date)) and self.of_account(account_id):
                    found.append((order, line, account_id))
        return found

    def registered(self, stamp: str) -> list[Any]:
        mine = [r for r in self.registrations if self.mine([r.owner_id], [r.team])]
        return [r for r in mine if self.within(utc(getattr(r, stamp)))]

    def figures(self) -> Figures:
        """All figures."""
        return {
            **self.of_tickets(),
            **self.of_promises(),
            **self.of_customers(),
            **self.of_channels(),
        }

    def of_tickets(self) -> Figures:
        tickets = [t for t in self.tickets if self.of_ticket(t)]
        closed = [t for t in tickets if self.within(utc(t.close_time))]
        written = [t for t in tickets if t.channel not in (1, 5)]
        answered = [t for t in written if self.within(utc(t.first_response_time))]
        waits = [
            (utc(t.first_response_time) - utc(t.create_time)).total_seconds() for t in answered
        ]
        spans = [(utc(t.close_time) - utc(t.create_time)).total_seconds() for t in closed]
        moved = [h for h in self.hand_overs if self.of_hand_over(h)]
        back = [h for h in moved if h.state == 3 and self.within(utc(h.answer_time))]
        return {
            ("tickets.opened", ""): count(
                t.ticket_id for t in tickets if self.within(utc(t.create_time))
            ),
            ("tickets.closed", ""): count(t.ticket_id for t in closed),
            ("tickets.open", ""): count(
                t.ticket_id for t in tickets if self.stood(utc(t.create_time), utc(t.close_time))
            ),
            ("tickets.first_response", ""): (median(waits) if waits else None, len(waits)),
            ("tickets.resolution", ""): (median(spans) if spans else None, len(spans)),
            ("hand_overs.made", ""): count(
                h.hand_over_id for h in moved if self.within(utc(h.create_time))
            ),
            ("hand_overs.returned", ""): count(h.hand_over_id for h in back),
        }

    def of_promises(self) -> Figures:
        promises = [p for p in self.promises if self.of_promise(p)]
        kept = [p for p in promises if p.state == 2 and self.within(utc(p.keep_time))]
        broken = [p for p in promises if p.state == 3 and self.within(utc(p.break_time))]
        broken_still = [p for p in promises if p.state == 3 and not p.reason]
        wounds = [p for p in broken_still if self.stood(utc(p.break_time), utc(p.keep_time))]
        settled = [1.0] * len(kept) + [0.0] * len(broken)
        return {
            ("promises.kept", ""): count(p.promise_id for p in kept),
            ("promises.broken", ""): count(p.promise_id for p in broken),
            ("promises.kept_share", ""): (mean(settled) if settled else None, len(settled)),
            ("promises.unmended", ""): count(p.promise_id for p in wounds),
        }

    def of_customers(self) -> Figures:
        accounts = [a for a in self.accounts if self.mine([a.owner_id], [a.team])]
        touched = [i for i in self.interactions if self.of_account(i.account_id, i.agent_id)]
        lines = self.lines()
        found: Figures = {
            ("accounts.all", ""): count(
                a.account_id for a in accounts if self.stood(utc(a.create_time), None)
            ),
            ("interactions.all", ""): count(
                i.interaction_id for i in touched if self.within(utc(i.start_time))
            ),
            ("orders.count", ""): count(order.order_id for order, _, _ in lines),
            ("orders.customers", ""): count(account_id for _, _, account_id in lines),
            ("orders.products", ""): count(line.product_id for _, line, _ in lines),
        }
        for currency in {order.currency for order, _, _ in lines}:
            of_it = [(order, line) for order, line, _ in lines if order.currency == currency]
            total = sum((Decimal(line.amount) for _, line in of_it), Decimal(0))
            found["orders.sales", currency] = (total, len({order.order_id for order, _ in of_it}))
            earned = [(order, Decimal(line.profit)) for order, line in of_it if line.profit]
            profit = sum((number for _, number in earned), Decimal(0))
            found["orders.profit", currency] = (
                profit,
                len({order.order_id for order, _ in earned}),
            )
        return found

    def of_channels(self) -> Figures:
        active = partners_pb2.PARTNER_STATE_ACTIVE
        partners = [
            p for p in self.partners if p.state == active and self.mine([p.owner_id], [p.team])
        ]
        waiting = [
            r for r in self.registrations if r.state == 2 and self.mine([r.owner_id], [r.team])
        ]
        waiting = [r for r in waiting if self.stood(utc(r.submit_time), None)]
        decided = self.registered("decide_time")
        waits = [(utc(r.decide_time) - utc(r.submit_time)).total_seconds() for r in decided]
        won = [r for r in self.registered("close_time") if r.state == 5 and r.expected_amount]
        amount = sum((Decimal(r.expected_amount) for r in won), Decimal(0))
        return {
            ("partners.active", ""): count(
                p.partner_id for p in partners if self.stood(utc(p.create_time), None)
            ),
            ("registrations.submitted", ""): count(
                r.deal_registration_id for r in self.registered("submit_time")
            ),
            ("registrations.waiting", ""): count(r.deal_registration_id for r in waiting),
            ("registrations.overridden", ""): count(
                r.deal_registration_id for r in decided if r.overridden
            ),
            ("registrations.decision_time", ""): (median(waits) if waits else None, len(waits)),
            ("registrations.won", "EUR"): (amount, len(won)),
        }


def slices() -> list[Slice]:
    berlin, shanghai = "Europe/Berlin", "Asia/Shanghai"
    return [
        Slice(rules.period_of("", "", "UTC")),
        Slice(rules.period_of("2026-10-01", "2026-10-31", shanghai)),
        Slice(rules.period_of("2026-01-01", "", berlin), team="技术部"),
        Slice(
            rules.period_of("", "2026-06-30", "UTC"),
            rows="team",
            reader_id="anna.keller",
            reader_team="Service",
        ),
        Slice(
            rules.period_of("2025-06-01", "2026-06-30", shanghai), rows="own", reader_id="li.wei"
        ),
        Slice(rules.period_of("", "", "UTC"), rows="own", reader_id="nobody"),
    ]


def same(value: Decimal | None, expected: Any) -> bool:
    if value is None or expected is None:
        return value is expected
    return (
        value == expected if isinstance(expected, Decimal) else abs(float(value) - expected) < 1e-3
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_sql_and_python_come_to_the_same_figures(tmp_path: Path, seed: int) -> None:
    history = History(seed).happen(120)
    facts = history.into(Warehouse(tmp_path / "facts.duckdb"))
    for part in slices():
        expected = Slowly(history, part).figures()
        for (figure_id, currency), (value, count) in expected.items():
            parts = {"currency": currency} if currency else {}
            found = queries.value_of(facts, MEASURES[figure_id], part, parts)
            assert same(found.value, value), (figure_id, currency, part, found, value)
            assert found.record_count == count, (figure_id, currency, part)
        told = {figure_id for figure_id, _ in expected}
        for figure_id in MEASURES.keys() - told:
            assert queries.value_of(facts, MEASURES[figure_id], part, {}).record_count == 0, (
                figure_id
            )
    facts.close()


def test_every_figure_and_point_opens_to_exactly_the_records_behind_it(tmp_path: Path) -> None:
    facts = History(7).happen(80).into(Warehouse(tmp_path / "facts.duckdb"))
    for part in slices():
        computing = Computing(facts, part, NOW.date())
        for plan in PLANS.values():
            dashboard = computing.dashboard(plan)
            marks = [(f.figure_id, f.key, f.value) for f in dashboard.figures]
            marks += [
                (p.figure_id, p.key, p.value) for chart in dashboard.charts for p in chart.points
            ]
            for figure_id, key, value in marks:
                measure, parts = MEASURES[figure_id], rules.parts_of(key)
                opened = queries.value_of(facts, measure, part, parts)
                listed = queries.records_of(facts, measure, part, parts, 10_000, None)
                assert len(listed) == opened.record_count, (figure_id, key)
                assert same(opened.value, Decimal(value) if value else None), (figure_id, key)
                if measure.aggregate == SUM and listed:
                    assert sum(record.value or 0 for record in listed) == opened.value, (
                        figure_id,
                        key,
                    )
    facts.close()


def test_bars_and_steps_add_up_to_the_figure(tmp_path: Path) -> None:
    facts = History(11).happen(100).into(Warehouse(tmp_path / "facts.duckdb"))
    part = Slice(rules.period_of("2026-01-01", "2026-10-31", "Asia/Shanghai"))
    computing = Computing(facts, part, NOW.date())
    for plan in PLANS.values():
        for chart in computing.dashboard(plan).charts:
            counted = [p for p in chart.points if MEASURES[p.figure_id].aggregate == COUNT]
            for figure_id in {point.figure_id for point in counted}:
                drawn = sum(int(point.value) for point in counted if point.figure_id == figure_id)
                assert drawn == queries.value_of(facts, MEASURES[figure_id], part, {}).value, (
                    chart.chart_id
                )
    facts.close()
