"""A random past of all modules: events in the order of their feeds, and the records as they were at the end."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from crm.channels.v1 import deal_registrations_pb2, partners_pb2
from crm.customers.v1 import accounts_pb2, interactions_pb2, orders_pb2
from crm.events.v1 import events_pb2
from crm.tickets.v1 import hand_overs_pb2, promises_pb2, tickets_pb2
from crm_reports.batches import Batch
from crm_reports.warehouse import Warehouse

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PEOPLE = ["anna.keller", "li.wei", "tom.berg", ""]
TEAMS = ["Service", "技术部", "Sales", ""]
KEYS = {
    "crm.tickets.Ticket": "ticket_id",
    "crm.tickets.HandOver": "hand_over_id",
    "crm.tickets.Promise": "promise_id",
    "crm.customers.Account": "account_id",
    "crm.customers.Interaction": "interaction_id",
    "crm.customers.Order": "order_id",
    "crm.channels.Partner": "partner_id",
    "crm.channels.DealRegistration": "deal_registration_id",
}


class History:
    """A random past: events in the order of their feeds, and the records as they were at the end."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.events: dict[str, list[events_pb2.Event]] = {
            "tickets": [],
            "customers": [],
            "channels": [],
        }
        self.records: dict[str, dict[int, Any]] = {resource: {} for resource in KEYS}

    def moment(self) -> datetime:
        """Some moment of two years."""
        return NOW - timedelta(seconds=self.random.randrange(730 * 86400))

    def later(self, moment: datetime, days: float) -> datetime:
        return moment + timedelta(seconds=1 + self.random.randrange(int(days * 86400)))

    def say(self, resource: str, message: Any) -> None:
        """The record became so: an event, now and then repeated at once."""
        service = resource.split(".")[1]
        key = getattr(message, KEYS[resource])
        event = events_pb2.Event(
            event_id=len(self.events[service]) + 1, resource=resource, resource_id=str(key)
        )
        event.event_type = f"{resource}.updated"
        event.data.Pack(message)
        self.events[service].append(event)
        if self.random.random() < 0.1:
            self.events[service].append(event)
        kept = type(message)()
        kept.CopyFrom(message)
        self.records[resource][key] = kept

    def ticket(self, number: int) -> None:
        r, opened = self.random, self.moment()
        ticket = tickets_pb2.Ticket(
            ticket_id=number,
            subject=f"Case {number} <b>",
            state=1,
            channel=r.randrange(8),
            owner_id=r.choice(PEOPLE),
            team=r.choice(TEAMS),
            handler_id=r.choice(PEOPLE),
            handler_team=r.choice(TEAMS),
            account_name=r.choice(["Acme", "北京文具", ""]),
        )
        ticket.create_time.FromDatetime(opened)
        self.say("crm.tickets.Ticket", ticket)
        if r.random() < 0.8:
            ticket.first_response_time.FromDatetime(self.later(opened, 2))
            self.say("crm.tickets.Ticket", ticket)
        if r.random() < 0.7:
            ticket.close_time.FromDatetime(self.later(opened, 60))
            self.say("crm.tickets.Ticket", ticket)
        if r.random() < 0.1:
            ticket.ClearField("close_time")
            self.say("crm.tickets.Ticket", ticket)
        if r.random() < 0.05:
            ticket.delete_time.FromDatetime(NOW)
            self.say("crm.tickets.Ticket", ticket)

    def hand_over(self, number: int, tickets: int) -> None:
        r, made = self.random, self.moment()
        hand_over = hand_overs_pb2.HandOver(
            hand_over_id=number,
            ticket_id=r.randint(1, tickets + 5),
            state=1,
            from_id=r.choice(PEOPLE),
            from_team=r.choice(TEAMS),
            to_id=r.choice(PEOPLE),
            to_team=r.choice(TEAMS),
            reason="needs a part",
        )
        hand_over.create_time.FromDatetime(made)
        self.say("crm.tickets.HandOver", hand_over)
        if r.random() < 0.8:
            hand_over.state = r.choice([2, 3, 4])
            hand_over.answer_time.FromDatetime(self.later(made, 5))
            self.say("crm.tickets.HandOver", hand_over)

    def promise(self, number: int, tickets: int) -> None:
        r, made = self.random, self.moment()
        promise = promises_pb2.Promise(
            promise_id=number,
            ticket_id=r.randint(1, tickets),
            state=1,
            owner_id=r.choice(PEOPLE),
            team=r.choice(TEAMS),
        )
        promise.create_time.FromDatetime(made)
        self.say("crm.tickets.Promise", promise)
        fate = r.random()
        if fate < 0.5:
            promise.state = 2
            promise.keep_time.FromDatetime(self.later(made, 3))
        elif fate < 0.8:
            promise.state = 3
            broken = self.later(made, 3)
            promise.break_time.FromDatetime(broken)
            if r.random() < 0.5:
                promise.keep_time.FromDatetime(self.later(broken, 10))
        self.say("crm.tickets.Promise", promise)

    def account(self, number: int) -> None:
        account = accounts_pb2.Account(
            account_id=number,
            display_name=self.random.choice(["Acme", "晨光文具", "Büro Müller"]) + f" {number}",
            owner_id=self.random.choice(PEOPLE),
            team=self.random.choice(TEAMS),
        )
        account.create_time.FromDatetime(self.moment())
        self.say("crm.customers.Account", account)
        if self.random.random() < 0.05:
            account.delete_time.FromDatetime(NOW)
            self.say("crm.customers.Account", account)

    def interaction(self, number: int, accounts: int) -> None:
        interaction = interactions_pb2.Interaction(
            interaction_id=number,
            account_id=self.random.randint(0, accounts),
            channel=self.random.randint(1, 7),
            agent_id=self.random.choice(PEOPLE),
            subject="asked for paper",
        )
        interaction.start_time.FromDatetime(self.moment())
        self.say("crm.customers.Interaction", interaction)

    def order(self, number: int, accounts: int) -> None:
        r = self.random
        order = orders_pb2.Order(
            order_id=number,
            source="shop",
            external_id=f"A-{number}",
            account_id=r.randint(1, accounts),
            order_date=self.moment().date().isoformat(),
            state=r.choice([1, 2, 2, 2, 3, 4]),
            currency=r.choice(["EUR", "EUR", "CNY"]),
        )
        for line in range(r.randint(1, 4)):
            order.lines.add(
                line_number=line + 1,
                product_id=r.randint(1, 12),
                product_code="P",
                category=r.choice(["Paper", "Chairs"]),
                quantity="1",
                amount=f"{r.randint(-500, 100000) / 100:.2f}",
                profit=r.choice(["", "1.2345", "-3"]),
                account_id=r.choice([0, order.account_id, r.randint(1, accounts)]),
            )
        self.say("crm.customers.Order", order)
        if r.random() < 0.3:
            del order.lines[1:]
            order.state = 2
            self.say("crm.customers.Order", order)

    def partner(self, number: int) -> None:
        partner = partners_pb2.Partner(
            partner_id=number, name=f"Dealer {number}", state=self.random.randint(1, 3)
        )
        partner.create_time.FromDatetime(self.moment())
        self.say("crm.channels.Partner", partner)

    def registration(self, number: int) -> None:
        r, made = self.random, self.moment()
        registration = deal_registrations_pb2.DealRegistration(
            deal_registration_id=number,
            partner_id=r.randint(0, 6),
            end_customer_name="Rathaus",
            expected_amount=r.choice(["", "1200.50", "99"]),
            currency="EUR",
            state=2,
            owner_id=r.choice(PEOPLE),
            team=r.choice(TEAMS),
        )
        registration.create_time.FromDatetime(made)
        registration.submit_time.FromDatetime(made)
        self.say("crm.channels.DealRegistration", registration)
        if r.random() < 0.7:
            decided = self.later(made, 9)
            registration.state = r.choice([3, 4, 5, 6])
            registration.overridden = r.random() < 0.2
            registration.decide_time.FromDatetime(decided)
            if registration.state > 4:
                registration.close_time.FromDatetime(self.later(decided, 30))
            self.say("crm.channels.DealRegistration", registration)

    def happen(self, size: int) -> "History":
        """All of it, in a mixed order."""
        work = [(self.ticket, (n,)) for n in range(1, size + 1)]
        work += [(self.hand_over, (n, size)) for n in range(1, size + 1)]
        work += [(self.promise, (n, size)) for n in range(1, size + 1)]
        work += [(self.account, (n,)) for n in range(1, size // 4 + 1)]
        work += [(self.interaction, (n, size // 4)) for n in range(1, size + 1)]
        work += [(self.order, (n, size // 4)) for n in range(1, size + 1)]
        work += [(self.partner, (n,)) for n in range(1, 6)]
        work += [(self.registration, (n,)) for n in range(1, size // 2)]
        self.random.shuffle(work)
        for step, arguments in work:
            step(*arguments)
        return self

    def into(self, facts: Warehouse) -> Warehouse:
        """Fed into facts in batches of any size."""
        for service, events in self.events.items():
            at, cursor = 0, ""
            while at < len(events):
                size = self.random.choice([1, 3, 50, 400])
                batch = Batch(start=cursor)
                batch.take(events[at : at + size])
                at += size
                cursor = batch.cursor = str(at)
                batch.caught_up = at >= len(events)
                assert facts.apply(service, batch, NOW)
        return facts
