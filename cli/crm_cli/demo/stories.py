"""What becomes of a sample ticket: short plays of who does what when, in Western and Chinese words.

The rule kept here: pure and deterministic. A play yields one call at a time and is given its reply, so it can be
carried out by whatever makes calls; a play that reaches the present stops where it is, and leaves an open ticket.
"""

import random
from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from crm.tickets.v1 import comments_pb2, hand_overs_pb2, promises_pb2, tickets_pb2

from .customers import timestamp
from .directory import Customer


class Step(NamedTuple):
    """One call: when, by whom, what."""

    time: datetime
    actor_id: str
    method: str
    request: Any


Play = Generator[Step, Any, None]


@dataclass(frozen=True)
class Plot:
    """A kind of trouble, in both languages (Western first)."""

    category: str
    team: str
    weight: int
    subjects: tuple[tuple[str, ...], tuple[str, ...]]
    why: tuple[str, str]
    found: tuple[str, str]
    solved: tuple[str, str]


PLOTS = (
    Plot(
        "delivery",
        "logistics",
        30,
        (
            (
                "Delivery is incomplete",
                "Parcel has not arrived",
                "Wrong item delivered",
                "Box arrived damaged",
            ),
            ("到货数量不足", "包裹未送达", "发错商品", "外箱破损"),
        ),
        ("Warehouse has to look where the parcel is.", "需要仓库查询包裹位置。"),
        ("Found at the depot; goes out again tomorrow.", "已在中转站找到，明天重新派送。"),
        ("Second delivery arrived, the customer has checked it.", "补发已签收，客户已清点确认。"),
    ),
    Plot(
        "technical",
        "technical",
        26,
        (
            (
                "Printer shows error 54",
                "Scanner does not reach the network folder",
                "Monitor flickers",
                "Toner is not recognised",
            ),
            ("打印机报错54", "扫描无法保存到网络文件夹", "显示器闪烁", "硒鼓无法识别"),
        ),
        ("Needs somebody who knows the device.", "需要熟悉设备的同事处理。"),
        ("New firmware helps; will ring and go through it.", "升级固件可解决，将电话指导客户。"),
        ("Updated together on the phone, prints again.", "已电话指导升级，打印恢复正常。"),
    ),
    Plot(
        "billing",
        "billing",
        16,
        (
            (
                "Invoice shows the wrong address",
                "Credit note is missing",
                "Reminder although paid",
                "Discount not applied",
            ),
            ("发票地址有误", "缺少退款单", "已付款仍收到催款", "折扣未生效"),
        ),
        ("Only billing can change the invoice.", "只有财务可以修改发票。"),
        ("Corrected invoice is on its way.", "更正后的发票已寄出。"),
        ("Customer has the corrected invoice.", "客户已收到更正发票。"),
    ),
    Plot(
        "question",
        "",
        22,
        (
            (
                "Which toner fits the M640",
                "Delivery time of desks",
                "Offer for 40 chairs",
                "Change of contact person",
            ),
            ("M640适用哪种硒鼓", "办公桌交货期", "40把椅子报价", "联系人变更"),
        ),
        ("", ""),
        ("", ""),
        ("Answered at once.", "当场答复。"),
    ),
    Plot(
        "return",
        "logistics",
        6,
        (
            ("Wants to send chairs back", "Guarantee: gas lift is broken"),
            ("椅子退货", "保修：气杆损坏"),
        ),
        ("Collection has to be arranged.", "需要安排上门取货。"),
        ("Carrier collects it on Thursday.", "承运商周四取货。"),
        ("Collected, replacement delivered.", "已取回并更换。"),
    ),
)
SPECIALISTS = {
    "logistics": ("jonas.frei", "liu.yang"),
    "technical": ("zhao.lei",),
    "billing": ("eva.roth",),
}
CHANNELS = {
    tickets_pb2.TICKET_CHANNEL_PHONE: 58,
    tickets_pb2.TICKET_CHANNEL_EMAIL: 24,
    tickets_pb2.TICKET_CHANNEL_WEB: 14,
    tickets_pb2.TICKET_CHANNEL_MESSENGER: 4,
}
PRIORITIES = {
    tickets_pb2.TICKET_PRIORITY_LOW: 10,
    tickets_pb2.TICKET_PRIORITY_NORMAL: 66,
    tickets_pb2.TICKET_PRIORITY_HIGH: 19,
    tickets_pb2.TICKET_PRIORITY_URGENT: 5,
}
NOT_OURS = ("This is not ours: the order was never packed here.", "不属于本部门：订单未在此出库。")
BROKEN = ("Sick that day; rang the next morning and apologised.", "当天请假，次日致电道歉。")
WE_LOOK = ("Thank you, we are looking into it.", "已收到，我们正在处理。")
LATER = ("The colleague with the answer is back tomorrow.", "负责的同事明天才回来。")
AGREED = ("On the phone", "客户电话中同意")
# Of ten tickets some are promised an answer in writing, or something by post.
KINDS = {3: promises_pb2.PROMISE_KIND_ANSWER, 7: promises_pb2.PROMISE_KIND_DELIVERY}
WILL_RING = ("Ring back with the result", "有结果后回电")


class Teller:
    """Tells the story of one ticket."""

    def __init__(
        self,
        rng: random.Random,
        customer: Customer,
        start: datetime,
        ids: tuple[int, int],
        key: str,
    ) -> None:
        """`ids` are the customer's account and contact; `key` makes the calls repeatable."""
        self.rng = rng
        self.customer = customer
        self.now = start
        self.account_id, self.contact_id = ids
        self.key = key
        self.calls = 0
        self.zh = int(customer.country.code == "CN")
        self.plot = rng.choices(PLOTS, [plot.weight for plot in PLOTS])[0]
        self.owner = customer.agent
        self.promise: Any = None
        self.due = start

    def later(self, low: float, high: float) -> None:
        """Time passes, in hours; nights and weekends are slept through."""
        self.now += timedelta(hours=self.rng.uniform(low, high))
        local = self.now.astimezone(self.customer.zone)
        if local.hour >= 18 or local.hour < 8:
            day = local if local.hour < 8 else local + timedelta(days=1)
            local = day.replace(
                hour=8, minute=self.rng.randrange(60), second=self.rng.randrange(60)
            )
        while local.weekday() > 4:
            local += timedelta(days=1)
        self.now = max(self.now, local.astimezone(self.now.tzinfo))

    def step(self, actor_id: str, method: str, request: Any) -> Step:
        """The next call; its key follows from the ticket's and its place."""
        self.calls += 1
        request.request_id = f"{self.key}-{self.calls}"
        return Step(self.now, actor_id, method, request)

    def tell(self) -> Play:
        """The whole play."""
        rng = self.rng
        ticket = yield self.step(self.owner, "CreateTicket", self.opening())
        if ticket.channel != tickets_pb2.TICKET_CHANNEL_PHONE:
            self.later(0.1, 2.5)
            yield self.said(self.owner, ticket.ticket_id, WE_LOOK[self.zh], public=True)
        if self.plot.team and rng.random() < 0.62:
            self.later(0.02, 0.2)
            self.promise = yield self.promised(ticket.ticket_id)
            if ticket.ticket_id % 9 == 0:
                yield self.moved()
        if self.plot.team:
            self.later(0.05, 0.6)
            yield from self.through_departments(ticket.ticket_id)
        else:
            self.later(0.1, 3)
        if self.promise is not None:
            yield from self.settled()
        elif rng.random() < 0.5:
            yield self.said(self.owner, ticket.ticket_id, self.plot.solved[self.zh], public=True)
        self.later(0.1, 8 if self.plot.team else 2)
        yield self.closed(ticket.ticket_id)
        if rng.random() < 0.04:
            self.later(20, 90)
            reason = ("It happened again.", "问题再次出现。")[self.zh]
            request = tickets_pb2.ReopenTicketRequest(ticket_id=ticket.ticket_id, reason=reason)
            yield self.step(self.owner, "ReopenTicket", request)
            self.later(1, 20)
            yield self.closed(ticket.ticket_id)

    def opening(self) -> Any:
        """The request that opens the ticket."""
        rng = self.rng
        contact = rng.choice(self.customer.contacts)
        channel = rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
        phone = channel == tickets_pb2.TICKET_CHANNEL_PHONE
        ticket = tickets_pb2.Ticket(
            subject=rng.choice(self.plot.subjects[self.zh]),
            priority=rng.choices(list(PRIORITIES), list(PRIORITIES.values()))[0],
            channel=channel,
            category=self.plot.category,
            owner_id=self.owner,
            team="service",
            requester_name=contact.display_name,
            phone=contact.phones[0].number if phone else "",
            account_id=self.account_id,
            contact_id=self.contact_id,
        )
        if self.plot.category == "technical":
            ware = rng.choice(
                [one for one in self.customer.favourites if one.category != "Furniture"] or [None]
            )
            ticket.product = "" if ware is None else ware.name_zh if self.zh else ware.name
        return tickets_pb2.CreateTicketRequest(ticket=ticket)

    def promised(self, ticket_id: int) -> Step:
        """Something is promised: mostly a callback."""
        self.due = self.now + timedelta(hours=self.rng.choice((4, 8, 24, 24, 48, 72)))
        promise = promises_pb2.Promise(
            ticket_id=ticket_id,
            kind=KINDS.get(ticket_id % 10, promises_pb2.PROMISE_KIND_CALLBACK),
            due_time=timestamp(self.due),
            owner_id=self.owner,
            phone=self.customer.contacts[0].phones[0].number,
            note=WILL_RING[self.zh],
        )
        request = promises_pb2.CreatePromiseRequest(promise=promise)
        return self.step(self.owner, "CreatePromise", request)

    def moved(self) -> Step:
        """The customer agrees to another time."""
        self.now += timedelta(minutes=25)
        self.due = max(self.due, self.now) + timedelta(hours=24)
        assert self.promise is not None
        request = promises_pb2.MovePromiseRequest(
            promise_id=self.promise.promise_id,
            due_time=timestamp(self.due),
            reason=LATER[self.zh],
            consent=AGREED[self.zh],
        )
        return self.step(self.owner, "MovePromise", request)

    def minded(self) -> Play:
        """Whoever promised rings before the time is up, with what is known by then; most of the time."""
        left = self.due - self.now
        if self.promise is None or not timedelta(0) < left < timedelta(hours=20):
            return
        if self.rng.random() < 0.9:
            moment, self.now = self.now, self.now + left * self.rng.uniform(0.1, 0.9)
            yield from self.kept()
            self.now = max(moment, self.now)

    def kept(self) -> Play:
        """The customer was rung."""
        promise, self.promise = self.promise, None
        request = promises_pb2.KeepPromiseRequest(promise_id=promise.promise_id)
        yield self.step(self.owner, "KeepPromise", request)

    def settled(self) -> Play:
        """A promise that was not minded is kept just in time, kept late, or broken and explained."""
        yield from self.minded()
        if self.promise is None:
            return
        if self.now >= self.due and self.rng.random() < 0.3:
            self.later(1, 20)
            request = promises_pb2.BreakPromiseRequest(
                promise_id=self.promise.promise_id, reason=BROKEN[self.zh]
            )
            yield self.step(self.owner, "BreakPromise", request)
            return
        self.later(0.1, 3)
        yield from self.kept()

    def handed(
        self, actor_id: str, ticket_id: int, reason: str, *, team: str = "", person: str = ""
    ) -> Step:
        """A hand-over to a department or a person."""
        hand_over = hand_overs_pb2.HandOver(
            ticket_id=ticket_id,
            kind=hand_overs_pb2.HAND_OVER_KIND_HANDLING,
            to_team=team,
            to_id=person,
            reason=reason,
        )
        return self.step(
            actor_id, "CreateHandOver", hand_overs_pb2.CreateHandOverRequest(hand_over=hand_over)
        )

    def accepted(self, actor_id: str, hand_over: Any) -> Step:
        """Whoever was asked takes it on."""
        request = hand_overs_pb2.AcceptHandOverRequest(hand_over_id=hand_over.hand_over_id)
        return self.step(actor_id, "AcceptHandOver", request)

    def through_departments(self, ticket_id: int) -> Play:
        """To the department and back to the owner; sometimes it was the wrong one first."""
        rng, team = self.rng, self.plot.team
        if rng.random() < 0.14:
            wrong = rng.choice([name for name in SPECIALISTS if name != team])
            hand_over = yield self.handed(self.owner, ticket_id, self.plot.why[self.zh], team=wrong)
            yield from self.minded()
            self.later(0.5, 9)
            refusal = hand_overs_pb2.ReturnHandOverRequest(
                hand_over_id=hand_over.hand_over_id, reason=NOT_OURS[self.zh]
            )
            yield self.step(rng.choice(SPECIALISTS[wrong]), "ReturnHandOver", refusal)
            self.later(0.2, 3)
        rounds = 2 if rng.random() < 0.09 else 1
        for _ in range(rounds):
            person = rng.choice(SPECIALISTS[team])
            hand_over = yield self.handed(self.owner, ticket_id, self.plot.why[self.zh], team=team)
            yield from self.minded()
            self.later(0.1, 2.5)
            yield self.accepted(person, hand_over)
            yield from self.minded()
            self.later(0.5, 9)
            if rng.random() < 0.6:
                yield self.said(person, ticket_id, self.plot.found[self.zh], public=False)
            back = yield self.handed(
                person, ticket_id, self.plot.found[self.zh], team="service", person=self.owner
            )
            self.later(0.1, 3)
            yield self.accepted(self.owner, back)
            self.later(0.1, 2)

    def said(self, actor_id: str, ticket_id: int, text: str, *, public: bool) -> Step:
        """A comment."""
        visibility = (
            comments_pb2.COMMENT_VISIBILITY_PUBLIC
            if public
            else comments_pb2.COMMENT_VISIBILITY_INTERNAL
        )
        comment = comments_pb2.Comment(ticket_id=ticket_id, text=text, visibility=visibility)
        return self.step(
            actor_id, "CreateComment", comments_pb2.CreateCommentRequest(comment=comment)
        )

    def closed(self, ticket_id: int) -> Step:
        """The end."""
        outcomes = {
            tickets_pb2.TICKET_OUTCOME_SOLVED: 90,
            tickets_pb2.TICKET_OUTCOME_WORKAROUND: 5,
            tickets_pb2.TICKET_OUTCOME_NOT_SOLVED: 2,
            tickets_pb2.TICKET_OUTCOME_WITHDRAWN: 3,
        }
        outcome = self.rng.choices(list(outcomes), list(outcomes.values()))[0]
        request = tickets_pb2.CloseTicketRequest(
            ticket_id=ticket_id, resolution=self.plot.solved[self.zh], outcome=outcome
        )
        return self.step(self.owner, "CloseTicket", request)


def unfinished(play: Play, steps: int) -> Play:
    """A play of which only the first steps have happened so far."""
    reply = None
    for _ in range(steps):
        try:
            step = play.send(reply)
        except StopIteration:
            return
        reply = yield step
