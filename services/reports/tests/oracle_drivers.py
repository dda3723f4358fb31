"""What is counted for costs, record by record. Days are those of UTC."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from crm_reports.costs import rules

from . import oracle_customers, oracle_tickets
from .oracle import Answer, Kind, Seen, Truth, exact, on, utc, word
from .oracle_campaigns import of_campaigns
from .oracle_customers import ACCOUNT, whose
from .oracle_selling import DEAL
from .oracle_tickets import TICKET

CENTI, CENT = Decimal("0.0001"), Decimal("0.01")
# What costs tell apart within a driver is one of these dimensions.
DETAILS = ("kind", "activity", "ticket_category", "channel", "category")


def by(kind: Kind, told: Callable[[Truth, Seen], tuple[int, str, Any]]) -> Kind:
    """The same records, cut by customer, department and whatever costs tell apart."""

    def seen(truth: Truth) -> Iterator[Seen]:
        for each in truth.seen(kind):
            account, team, detail = told(truth, each)
            parts = {"account": account, "team": team, **dict.fromkeys(DETAILS, detail)}
            yield Seen(each.key, each.of, each.owners, each.teams, parts, each.more)

    return seen


def its_ticket(truth: Truth, seen: Seen) -> Any:
    return truth.get(TICKET, seen.of.ticket_id)


def customer_of(truth: Truth, seen: Seen) -> int:
    """Whose ticket it is; where the ticket does not say it, whose the record is."""
    ticket = its_ticket(truth, seen)
    return (ticket.account_id if ticket is not None else 0) or seen.of.account_id


def touch(truth: Truth, seen: Seen) -> tuple[int, str, Any]:
    account = truth.get(ACCOUNT, seen.of.account_id)
    return seen.of.account_id, account.team if account is not None else "", ""


def channel(truth: Truth, seen: Seen) -> tuple[int, str, Any]:
    return (*touch(truth, seen)[:2], word(seen.of, "channel"))


def line(_truth: Truth, seen: Seen) -> tuple[int, str, Any]:
    buyer = seen.more.account_id or seen.of.account_id
    return buyer, seen.parts["team"] or "", seen.more.category


def _orders(keep: Callable[[str], bool]) -> Kind:
    def seen(truth: Truth) -> Iterator[Seen]:
        for o in truth.all("crm.customers.Order"):
            if keep(word(o, "state")):
                yield Seen(o.order_id, o, *whose(truth.get(ACCOUNT, o.account_id)), {})

    return seen


def active(truth: Truth) -> Iterator[Seen]:
    """One for each customer and month with orders."""
    months = set()
    for o in truth.all("crm.customers.Order"):
        if word(o, "state") not in ("cancelled", "returned") and o.account_id:
            months.add((date.fromisoformat(o.order_date).replace(day=1), o.account_id))
    for month, account_id in months:
        account = truth.get(ACCOUNT, account_id)
        team = account.team if account is not None else ""
        parts = {"account": account_id, "team": team, "kind": ""}
        yield Seen(account_id, month, *whose(account), parts)


def quotes(truth: Truth) -> Iterator[Seen]:
    for q in truth.alive("crm.channels.Quote"):
        parts = {"account": q.account_id, "team": q.team, "kind": ""}
        yield Seen(q.quote_id, q, [q.owner_id], [q.team], parts)


def campaign_touches(truth: Truth) -> Iterator[Seen]:
    for t in truth.all("crm.customers.CampaignTouch"):
        account = truth.get(ACCOUNT, t.account_id)
        team = account.team if account is not None else ""
        parts = {"account": t.account_id, "team": team, "campaign_channel": word(t, "channel")}
        yield Seen(t.campaign_touch_id, t, *whose(account), parts)


def entries(detailed: bool) -> Kind:
    """What is approved on deals that are not removed."""

    def seen(truth: Truth) -> Iterator[Seen]:
        for e in truth.all("crm.customers.DealEntry"):
            d = truth.get(DEAL, e.deal_id)
            if word(e, "state") != "approved" or (d is not None and utc(d.delete_time)):
                continue
            owners, teams = whose(truth.get(ACCOUNT, d.account_id)) if d is not None else ([], [])
            if d is not None:
                owners, teams = [d.owner_id, *owners], [d.team, *teams]
            parts = {
                "account": d.account_id if d is not None else 0,
                "team": d.team if d is not None else "",
                "kind": e.category if detailed else "",
            }
            yield Seen(e.deal_entry_id, e, owners, teams, parts)

    return seen


def shared_out(truth: Truth) -> Iterator[Seen]:
    """What campaigns cost, to the cent, among those whom they touched: in the channel, else anywhere, else nobody."""
    touches = truth.all("crm.customers.CampaignTouch")
    for k, _campaign in of_campaigns(truth, "crm.customers.CampaignCost"):
        mine = [t for t in touches if t.campaign_id == k.campaign_id and t.account_id]
        near = [t for t in mine if t.channel == k.channel] or mine
        amount = Decimal(k.amount or 0)
        whole, rest = divmod(abs(amount), CENT)
        weights = Counter(t.account_id for t in near) or Counter([0])
        parts = rules.shared(int(whole), weights)
        first = min(weights, key=lambda key: (-(int(whole) * weights[key] % weights.total()), key))
        for account_id, part in parts.items():
            share = part * CENT + (rest if account_id == first else 0)
            account = truth.get(ACCOUNT, account_id)
            team = account.team if account is not None else ""
            cut = {"account": account_id, "team": team, "campaign_channel": word(k, "channel")}
            yield Seen(
                k.campaign_cost_id, k, *whose(account), cut, share if amount >= 0 else -share
            )


def utc_day(name: str) -> Callable[[Seen], date | None]:
    """The day of a moment, in UTC."""

    def when(seen: Seen) -> date | None:
        moment = utc(getattr(seen.of, name))
        return moment.date() if moment else None

    return when


def by_channel(*names: str) -> Callable[[Seen], bool]:
    return lambda seen: word(seen.of, "channel") in names


def one(_seen: Seen) -> Decimal:
    return Decimal(1)


TOUCHED = by(oracle_customers.interactions, touch)
STARTED, ORDERED = utc_day("start_time"), on("order_date")
sold = _orders(lambda state: state not in ("cancelled", "returned"))
returned = _orders(lambda state: state == "returned")


def _sum(kind: Kind, when: Any, only: Any = lambda seen: True, value: Any = one) -> Answer:
    return Answer(kind, when, only, value=value, how="sum")


def _minutes(seen: Seen) -> Decimal:
    return (Decimal(seen.of.duration_seconds) / 60).quantize(CENTI)


ANSWERS = {
    "drivers.ticket_minutes": _sum(
        by(
            oracle_tickets.time_logs,
            lambda truth, seen: (customer_of(truth, seen), seen.of.team, seen.of.activity_id),
        ),
        STARTED,
        value=lambda seen: Decimal(seen.of.minutes),
    ),
    "drivers.tickets": _sum(
        by(
            oracle_tickets.tickets,
            lambda _truth, seen: (seen.of.account_id, seen.of.team, seen.of.category),
        ),
        utc_day("create_time"),
    ),
    "drivers.calls": _sum(TOUCHED, STARTED, by_channel("phone")),
    "drivers.call_minutes": _sum(
        TOUCHED,
        STARTED,
        lambda seen: by_channel("phone")(seen) and seen.of.duration_seconds > 0,
        _minutes,
    ),
    "drivers.emails": _sum(TOUCHED, STARTED, by_channel("email")),
    "drivers.visits": _sum(TOUCHED, STARTED, by_channel("visit")),
    "drivers.touchpoints": _sum(by(oracle_customers.interactions, channel), STARTED),
    "drivers.orders": _sum(by(sold, channel), ORDERED),
    "drivers.order_lines": _sum(by(oracle_customers.lines, line), ORDERED),
    "drivers.returns": _sum(by(returned, touch), ORDERED),
    "drivers.hand_overs": _sum(
        by(
            oracle_tickets.hand_overs,
            lambda truth, seen: (customer_of(truth, seen), seen.of.to_team, ""),
        ),
        utc_day("create_time"),
    ),
    "drivers.quotes": _sum(quotes, utc_day("send_time")),
    "drivers.campaign_touches": _sum(campaign_touches, utc_day("touch_time")),
    "drivers.deal_hours": _sum(
        entries(detailed=False),
        on("entry_date"),
        lambda seen: word(seen.of, "kind") == "time",
        lambda seen: exact(seen.of.hours),
    ),
    "drivers.deal_expenses": _sum(
        entries(detailed=True),
        on("entry_date"),
        lambda seen: word(seen.of, "kind") == "expense",
        lambda seen: exact(seen.of.amount),
    ),
    "drivers.campaign_costs": _sum(shared_out, on("cost_date"), value=lambda seen: seen.more),
    "drivers.active_months": _sum(active, lambda seen: seen.of),
}
