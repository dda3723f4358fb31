"""A year of leads of the sample company: who asked, how soon somebody rang, and what came of it.

The rule kept here: pure and deterministic, like the other plays; every call has a key. Each lead is worked by whom the
rules gave it to; those of today are in leads.py.
"""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta

from crm.customers.v1 import leads_pb2 as pb

from . import leads
from .names import COUNTRIES
from .stories import Play, Step

COUNT, DAYS = 80, 360
# Of a hundred leads so many come this way, and where they are known from.
CHANNELS = {
    pb.LEAD_CHANNEL_WEB_FORM: (42, "website"),
    pb.LEAD_CHANNEL_EVENT: (18, "office-fair"),
    pb.LEAD_CHANNEL_PHONE: (17, "hotline"),
    pb.LEAD_CHANNEL_REFERRAL: (15, "customers"),
    pb.LEAD_CHANNEL_PARTNER: (8, "dealers"),
}
# Of ten leads of a channel so many become customers.
GOOD = {pb.LEAD_CHANNEL_REFERRAL: 5, pb.LEAD_CHANNEL_EVENT: 2}
USUALLY = 3
INTERESTS = (
    ("Printers", "打印机"),
    ("Chairs", "办公椅"),
    ("Desks", "办公桌"),
    ("Meeting room", "会议室家具"),
    ("Paper for the year", "全年用纸"),
)
ENDS = (
    ("Buys from its parent company.", "由母公司统一采购。"),
    ("No budget this year.", "今年没有预算。"),
    ("Only wanted a price to compare.", "只想比价。"),
)
FIRMS = (
    ("Ahorn", "Birken", "Castell", "Dorn", "Erlen", "Fuchs", "Granat", "Hasel", "Iris", "Juno"),
    ("嘉树", "临江", "明澈", "南屏", "青禾", "若谷", "松石", "望岳", "星野", "云帆"),
)
TRADES = (
    ("Treuhand", "Druck", "Labor", "Medien", "Planung", "Reisen", "Werkstatt", "Zahntechnik"),
    ("传媒", "工程设计", "检测技术", "教育咨询", "旅行社", "律师事务所", "软件", "装饰"),
)


def rules(start: datetime) -> Play:
    """By which rules leads are given to somebody."""
    yield Step(start, "admin", "ReplaceLeadRules", leads.rules_request())


def plays(seed: int, end: datetime) -> Iterable[Play]:
    """All of them."""
    rng = random.Random(seed + 5)  # noqa: S311 (sample data, no secrets)
    for number in range(COUNT):
        start = end - timedelta(days=rng.uniform(4, DAYS))
        yield _lead(random.Random(rng.random()), number, _working(start))  # noqa: S311


def _working(moment: datetime) -> datetime:
    """The same hour of a working day."""
    day = moment.replace(hour=8 + moment.minute % 9)
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _asked(rng: random.Random, number: int, zh: int) -> pb.Lead:
    country = next(one for one in COUNTRIES if (one.code == "CN") == bool(zh))
    # Each firm once: the name's first part runs through all of its seconds.
    first, second = FIRMS[zh][number % 10], TRADES[zh][number // 10 % 8]
    weights = [weight for weight, _source in CHANNELS.values()]
    way = rng.choices(list(CHANNELS), weights)[0]
    where = rng.choice(country.cities)[0] if country.cities else ""
    return pb.Lead(
        company_name=f"{where}{first}{second}有限公司" if zh else f"{first} {second} GmbH",
        phone=f"+86 138 {5100 + number:04} 7{number:03}" if zh else f"+49 40 77{number:03}00",
        country=country.code,
        city=where,
        interest=rng.choice(INTERESTS)[zh],
        employees=rng.choice((8, 20, 45, 110, 260)),
        budget=str(rng.randrange(20, 240) * 100),
        currency="CNY" if zh else "EUR",
        channel=way,
        source=CHANNELS[way][1],
        external_id=f"E-{number}",
    )


def _lead(rng: random.Random, number: int, now: datetime) -> Play:
    zh = int(rng.random() < 0.3)
    key = f"demo-lead-{number}"
    wish = pb.CreateLeadRequest(lead=_asked(rng, number, zh), request_id=key)
    lead = yield Step(now, "admin", "CreateLead", wish)
    who = lead.owner_id or "admin"
    # Most are rung within the time that was promised, some only the next day.
    now += timedelta(minutes=rng.uniform(5, 55) if rng.random() < 0.86 else rng.uniform(300, 1500))
    outcome = pb.LEAD_OUTCOME_INTERESTED if rng.random() < 0.6 else pb.LEAD_OUTCOME_CALL_AGAIN
    contact = pb.RecordLeadContactRequest(
        lead_id=lead.lead_id, outcome=outcome, request_id=f"{key}-rung"
    )
    yield Step(now, who, "RecordLeadContact", contact)
    now = _working(now + timedelta(days=rng.uniform(2, 30)))
    if rng.randrange(10) < GOOD.get(wish.lead.channel, USUALLY):
        won = pb.ConvertLeadRequest(
            lead_id=lead.lead_id, without_deal=True, request_id=f"{key}-won"
        )
        yield Step(now, who, "ConvertLead", won)
    elif rng.random() < 0.85:
        gone = pb.DisqualifyLeadRequest(
            lead_id=lead.lead_id, reason=rng.choice(ENDS)[zh], request_id=f"{key}-gone"
        )
        yield Step(now, who, "DisqualifyLead", gone)
