"""Two years of what the sample customers bought and said, week by week.

The rule kept here: pure and deterministic. The same seed and last day give the same records, whatever loads them.
"""

import math
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from crm.customers.v1 import interactions_pb2, orders_pb2
from google.protobuf.timestamp_pb2 import Timestamp

from .directory import DAYS, EMAIL, PHONE, SOURCE, WEB, Customer, Directory, make_customer, pick
from .names import CHINA
from .wares import RATES

# How many orders a month of the year sees: quiet summers, a busy September, budgets spent in November.
SEASON = (0.95, 0.9, 1.05, 1.0, 0.95, 0.9, 0.75, 0.8, 1.25, 1.1, 1.3, 0.85)
TOUCHES = {
    PHONE: 46,
    EMAIL: 24,
    WEB: 12,
    interactions_pb2.CHANNEL_FAX: 2,
    interactions_pb2.CHANNEL_VISIT: 6,
    interactions_pb2.CHANNEL_MESSENGER: 7,
    interactions_pb2.CHANNEL_MEETING: 3,
}
ORDERED_BY = {PHONE: 34, WEB: 38, EMAIL: 22, interactions_pb2.CHANNEL_FAX: 6}
SUBJECTS = {
    "en": (
        "Question about a delivery date",
        "Price of a larger quantity",
        "Which toner fits",
        "Address changed",
        "Asked for the new catalogue",
        "Framework contract",
        "Sample chairs",
        "Feedback on the last order",
    ),
    "zh-Hans": (
        "询问交货日期",
        "批量价格咨询",
        "硒鼓型号确认",
        "地址变更",
        "索取新目录",
        "框架合同",
        "样品椅子",
        "上次订单反馈",
    ),
}
OUTCOMES = {
    interactions_pb2.OUTCOME_RESOLVED: 60,
    interactions_pb2.OUTCOME_FOLLOW_UP: 18,
    interactions_pb2.OUTCOME_NO_ANSWER: 8,
    interactions_pb2.OUTCOME_LEFT_MESSAGE: 6,
    interactions_pb2.OUTCOME_ORDERED: 6,
    interactions_pb2.OUTCOME_DECLINED: 2,
}


@dataclass
class Week:
    """What a week brought: new customers, orders, touches."""

    end: datetime
    customers: list[Customer] = field(default_factory=list)
    orders: list[Any] = field(default_factory=list)
    interactions: list[Any] = field(default_factory=list)


def timestamp(moment: datetime) -> Timestamp:
    """A moment as protos carry it."""
    stamp = Timestamp()
    stamp.FromDatetime(moment)
    return stamp


class History:
    """Everything that happened between the sample customers and the sample company."""

    def __init__(self, seed: int, end: datetime, count: int, agents: dict[str, Any]) -> None:
        """`end` is the last moment; `agents` says who serves whom."""
        self.end = end
        self.rng = random.Random(seed)  # noqa: S311 (sample data, no secrets)
        book = Directory(self.rng)
        self.customers = [
            make_customer(self.rng, book, n, end.date(), agents) for n in range(1, count + 1)
        ]
        self.order_number = self.touch_number = 0

    def weeks(self) -> Iterator[Week]:
        """The weeks in order, the running one last."""
        weeks: dict[int, Week] = defaultdict(lambda: Week(self.end))
        begin = self.end - timedelta(days=DAYS + 1)
        for customer in self.customers:
            weeks[max(0, self.week_of(customer.since))].customers.append(customer)
            for day in self.days(customer, 0.28 * customer.size):
                weeks[self.week_of(day)].orders.append(self.order(customer, day))
            for day in self.days(customer, 0.36 * math.sqrt(customer.size)):
                touch = self.touch(customer, day)
                if touch is not None:
                    weeks[self.week_of(day)].interactions.append(touch)
        for number in sorted(weeks):
            weeks[number].end = min(self.end, begin + timedelta(days=7 * (number + 1)))
            yield weeks[number]

    def week_of(self, day: date) -> int:
        """The number of the week of a day."""
        return (day - (self.end.date() - timedelta(days=DAYS + 1))).days // 7

    def days(self, customer: Customer, per_month: float) -> Iterator[date]:
        """The days on which something happens that happens so often a month, by season."""
        rng, day = self.rng, customer.since
        while True:
            day += timedelta(days=max(1.0, rng.expovariate(per_month / 30.4)))
            if day > self.end.date():
                return
            working = day - timedelta(days=max(0, day.weekday() - 4))
            growth = 0.75 + 0.35 * (1 - (self.end.date() - day).days / DAYS)
            if working >= customer.since and rng.random() < SEASON[day.month - 1] * growth / 1.45:
                yield working

    def order(self, customer: Customer, day: date) -> Any:
        """One order."""
        rng = self.rng
        self.order_number += 1
        age = (self.end.date() - day).days
        shipped = age > rng.randrange(1, 6)
        order = orders_pb2.Order(
            source=SOURCE,
            external_id=f"SO-{self.order_number:06d}",
            account_external_id=customer.account.external_id,
            contact_external_id=rng.choice(customer.contacts).external_id,
            order_date=day.isoformat(),
            ship_date=(day + timedelta(days=rng.randrange(0, min(6, age + 1)))).isoformat()
            if shipped
            else "",
            state=orders_pb2.ORDER_STATE_SHIPPED if shipped else orders_pb2.ORDER_STATE_PLACED,
            channel=pick(rng, ORDERED_BY),
            currency=customer.country.currency,
            ship_mode=rng.choice(("Standard", "Standard", "Standard", "Express", "Pick-up")),
            country=customer.country.code,
            region=customer.account.region,
            city=customer.account.city,
            postal_code=customer.account.postal_code,
        )
        if shipped and rng.random() < 0.025:
            order.state = rng.choice(
                (orders_pb2.ORDER_STATE_CANCELLED, orders_pb2.ORDER_STATE_RETURNED)
            )
        self.fill(order, customer)
        return order

    def fill(self, order: Any, customer: Customer) -> None:
        """The lines of an order: of what its customer likes, the more the larger they are."""
        rng, rate = self.rng, RATES[customer.country.currency]
        for ware in rng.sample(customer.favourites, min(8, 1 + int(rng.expovariate(0.75)))):
            most = 20 if ware.price < 60 else 5 if ware.price < 250 else 2
            quantity = max(1, round(rng.random() * most * min(3.0, 0.5 + customer.size / 2)))
            discount = round(
                min(0.25, rng.choice((0, 0, 0, 0.05, 0.1)) + 0.02 * int(customer.size)), 2
            )
            amount = round(quantity * ware.price * rate * (1 - discount), 2)
            order.lines.add(
                external_id=f"{self.order_number:06d}-{len(order.lines) + 1}",
                product_code=ware.code,
                product_name=ware.name_zh if customer.country is CHINA else ware.name,
                category=ware.category,
                subcategory=ware.subcategory,
                quantity=str(quantity),
                amount=f"{amount:.2f}",
                discount=f"{discount:.2f}",
                profit=f"{amount - quantity * ware.price * rate * (1 - ware.margin):.2f}",
            )

    def moment(self, customer: Customer, day: date) -> datetime:
        """A moment in the office hours of a customer."""
        minutes = int(self.rng.triangular(8 * 60, 17.8 * 60, 10.2 * 60))
        return datetime.combine(
            day, time(minutes // 60, minutes % 60, self.rng.randrange(60)), customer.zone
        )

    def touch(self, customer: Customer, day: date) -> Any | None:
        """One call, mail, visit …; None when its hour has not come yet today."""
        rng = self.rng
        moment = self.moment(customer, day)
        self.touch_number += 1
        if moment > self.end:
            return None
        contact = rng.choice(customer.contacts)
        channel = pick(rng, TOUCHES)
        visit = channel in (interactions_pb2.CHANNEL_VISIT, interactions_pb2.CHANNEL_MEETING)
        words = SUBJECTS.get(customer.country.language, SUBJECTS["en"])
        return interactions_pb2.Interaction(
            source=SOURCE,
            external_id=f"T-{self.touch_number:06d}",
            account_external_id=customer.account.external_id,
            contact_external_id=contact.external_id,
            channel=channel,
            direction=pick(
                rng,
                {
                    interactions_pb2.DIRECTION_INBOUND: 1 if visit else 7,
                    interactions_pb2.DIRECTION_OUTBOUND: 3,
                },
            ),
            agent_id=customer.account.owner_id
            if visit and customer.account.owner_id
            else customer.agent,
            start_time=timestamp(moment),
            duration_seconds=rng.randrange(1800, 7200)
            if visit
            else int(rng.expovariate(1 / 240)) + 20,
            outcome=pick(rng, OUTCOMES),
            subject=rng.choice(words),
            remote_address=contact.phones[0].number if channel == PHONE else "",
        )
