"""What the figures of selling come to, record by record: deals and their projects, leads, and who customers are."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from .oracle import Answer, Seen, Truth, at, customer, exact, on, utc, word
from .oracle_customers import ACCOUNT, accounts, lines, whose
from .oracle_tickets import state, took

DEAL = "crm.customers.Deal"


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def deal_parts(truth: Truth, d: Any) -> dict[str, Any]:
    """What is told of a deal wherever something belongs to it."""
    return {
        **customer(truth, d.account_id),
        "currency": d.currency,
        "state": word(d, "state"),
        "stage": d.stage_name,
        "owner": d.owner_id,
        "team": d.team,
        "deal_category": d.category,
        "close_reason": d.close_reason,
        "competitor": d.competitor,
        "campaign": d.campaign_id,
    }


def deals(truth: Truth) -> Iterator[Seen]:
    for d in truth.alive(DEAL):
        parts = deal_parts(truth, d)
        yield Seen(d.deal_id, d, [d.owner_id], [d.team], parts, today=truth.today)


def deal_lines(truth: Truth) -> Iterator[Seen]:
    for d in truth.alive(DEAL):
        for line in d.lines:
            parts = {**deal_parts(truth, d), "deal_product": line.product_name}
            yield Seen(d.deal_id, d, [d.owner_id], [d.team], parts, line)


def of_deals(truth: Truth, resource: str) -> Iterator[tuple[Any, Any]]:
    """What belongs to deals that are there, each with its deal."""
    for each in truth.all(resource):
        d = truth.get(DEAL, each.deal_id)
        if d is not None and not utc(d.delete_time):
            yield each, d


def entries(truth: Truth) -> Iterator[Seen]:
    """What of projects is approved."""
    for e, d in of_deals(truth, "crm.customers.DealEntry"):
        if word(e, "state") == "approved":
            parts = {**deal_parts(truth, d), "kind": word(e, "kind")}
            yield Seen(e.deal_entry_id, e, [d.owner_id, e.actor_id], [d.team], parts, d)


def milestones(truth: Truth) -> Iterator[Seen]:
    for m, d in of_deals(truth, "crm.customers.DealMilestone"):
        parts = deal_parts(truth, d)
        yield Seen(m.deal_milestone_id, m, [d.owner_id], [d.team], parts, d, truth.today)


def leads(truth: Truth) -> Iterator[Seen]:
    """Leads that are some, not those that are only suspected or were refused."""
    for lead in truth.alive("crm.customers.Lead"):
        if word(lead, "state") in ("suspect", "rejected"):
            continue
        parts = {
            "state": word(lead, "state"),
            "lead_channel": word(lead, "channel"),
            "lead_source": lead.source,
            "owner": lead.owner_id,
            "team": lead.team,
            "rating": word(lead, "rating"),
            "interest": lead.interest,
            "country": lead.country,
            "region": lead.region,
            "segment": lead.segment,
            "campaign": lead.campaign_id,
        }
        yield Seen(lead.lead_id, lead, [lead.owner_id], [lead.team], parts)


def class_changes(truth: Truth) -> Iterator[Seen]:
    for k in truth.all("crm.customers.ClassChange"):
        a = truth.get(ACCOUNT, k.account_id)
        if a is not None and utc(a.delete_time):
            continue
        parts = {
            **customer(truth, k.account_id),
            "from_class": k.before,
            "to_class": k.after,
            "owner": a.owner_id if a is not None else None,
            "team": a.team if a is not None else None,
        }
        yield Seen(k.class_change_id, k, *whose(a), parts)


def alerts(truth: Truth) -> Iterator[Seen]:
    for f in truth.all("crm.customers.ConflictAlert"):
        parts = {**customer(truth, f.account_id), "kind": word(f, "kind")}
        parts |= {"owner": f.owner_id, "team": f.team}
        yield Seen(f.conflict_alert_id, f, [f.owner_id, f.other_id], [f.team, f.other_team], parts)


def begun(seen: Seen) -> datetime | None:
    """Since when there is talk of a deal."""
    opened = day(seen.of.open_date)
    return midnight(opened) if opened else utc(seen.of.create_time)


def over_since(name: str) -> Any:
    """The moment at which a day of the record is over."""

    def when(seen: Seen) -> datetime | None:
        said = day(getattr(seen.of, name))
        return midnight(said + timedelta(days=1)) if said else None

    return when


def overdue(name: str) -> Any:
    def only(seen: Seen) -> bool:
        said = day(getattr(seen.of, name))
        return word(seen.of, "state") == "open" and said is not None and said < seen.today

    return only


def amount(seen: Seen) -> Decimal | None:
    return exact(seen.of.amount)


def weighted(seen: Seen) -> Decimal | None:
    worth = amount(seen)
    return None if worth is None else worth * seen.of.probability / 100


def planned(seen: Seen) -> Decimal:
    income, cost = exact(seen.of.planned_income), exact(seen.of.planned_cost)
    whole = income if income is not None else amount(seen)
    return (whole or Decimal(0)) - (cost or Decimal(0))


def has_budget(seen: Seen) -> bool:
    return word(seen.of, "state") == "won" and bool(seen.of.planned_income or seen.of.planned_cost)


def earned(seen: Seen) -> Decimal | None:
    worth = amount(seen)
    return worth if worth is None or word(seen.of, "kind") == "income" else -worth


def late(seen: Seen) -> bool:
    due = day(seen.of.due_date)
    return (
        word(seen.more, "state") != "lost"
        and not seen.of.done_date
        and due is not None
        and due < seen.today
    )


def took_to_win(seen: Seen) -> float | None:
    start, end = begun(seen), utc(seen.of.close_time)
    return (end - start).total_seconds() if start and end else None


def is_it(name: str, *words: str) -> Any:
    return lambda seen: word(seen.of, name) in words


def said(**texts: str) -> Any:
    return lambda seen: all(getattr(seen.of, name) == text for name, text in texts.items())


def another(dimension: str) -> Any:
    """From one class to another; what an account is at first it has not become from anything."""
    return lambda seen: word(seen.of, "dimension") == dimension and seen.of.before != ""


status = another("relationship_status")


AWAY = ("at_risk", "dormant")


def filled(seen: Seen) -> float:
    known = [seen.of.segment, seen.of.country, seen.of.region, seen.of.city, seen.of.owner_id]
    return sum(text != "" for text in known) / len(known)


WON, MADE, CLOSED = state("won"), at("create_time"), at("close_time")
ENTERED = on("entry_date")


def _open(only: Callable[[Seen], bool] = lambda seen: True, **more: Any) -> Answer:
    """Of deals that were open at the end of the period."""
    return Answer(deals, begun, only, stands=True, until=CLOSED, **more)


def _with_status(name: str) -> Answer:
    return Answer(accounts, MADE, said(relationship_status=name), stands=True)


ANSWERS = {
    "deals.open_amount": _open(value=amount, how="sum"),
    "deals.weighted": _open(state("open"), value=weighted, how="sum"),
    "deals.open": _open(),
    "deals.opened": Answer(deals, begun),
    "deals.won_amount": Answer(deals, CLOSED, WON, value=amount, how="sum"),
    "deals.lost_amount": Answer(deals, CLOSED, state("lost"), value=amount, how="sum"),
    "deals.won": Answer(deals, CLOSED, WON),
    "deals.lost": Answer(deals, CLOSED, state("lost")),
    "deals.closed": Answer(deals, CLOSED, state("won", "lost")),
    "deals.win_rate": Answer(
        deals,
        CLOSED,
        state("won", "lost"),
        value=lambda seen: 1 if WON(seen) else 0,
        how="mean",
    ),
    "deals.average": Answer(deals, CLOSED, WON, value=amount, how="mean"),
    "deals.cycle": Answer(deals, CLOSED, WON, value=took_to_win, how="median"),
    "deals.overdue": Answer(
        deals,
        over_since("expected_close_date"),
        overdue("expected_close_date"),
        stands=True,
        until=CLOSED,
    ),
    "deals.steps_overdue": Answer(
        deals, over_since("next_step_date"), overdue("next_step_date"), stands=True, until=CLOSED
    ),
    "deals.no_step": _open(lambda seen: state("open")(seen) and seen.of.next_step == ""),
    "deals.documents_missing": Answer(
        deals,
        begun,
        lambda seen: seen.of.missing_document_count > 0,
        stands=True,
        value=lambda seen: seen.of.missing_document_count,
        how="sum",
    ),
    "deals.won_by_product": Answer(
        deal_lines, CLOSED, WON, value=lambda seen: exact(seen.more.amount), how="sum"
    ),
    "projects.planned_profit": Answer(deals, CLOSED, has_budget, value=planned, how="sum"),
    "projects.earned": Answer(
        entries,
        lambda seen: utc(seen.more.close_time),
        lambda seen: word(seen.more, "state") == "won",
        value=earned,
        how="sum",
    ),
    "projects.income": Answer(entries, ENTERED, is_it("kind", "income"), value=amount, how="sum"),
    "projects.cost": Answer(
        entries, ENTERED, lambda seen: word(seen.of, "kind") != "income", value=amount, how="sum"
    ),
    "projects.profit": Answer(entries, ENTERED, value=earned, how="sum"),
    "projects.late": Answer(milestones, on("due_date"), late),
    "leads.captured": Answer(leads, MADE),
    "leads.open": Answer(leads, MADE, state("pool", "assigned", "working"), stands=True),
    "leads.pool": Answer(leads, MADE, state("pool"), stands=True),
    "leads.response_time": Answer(
        leads,
        at("response_time"),
        lambda seen: utc(seen.of.assign_time) is not None,
        value=took("assign_time", "response_time"),
        how="median",
    ),
    "leads.met_share": Answer(
        leads,
        at("response_due_time"),
        is_it("response_state", "met", "missed"),
        value=lambda seen: 1 if word(seen.of, "response_state") == "met" else 0,
        how="mean",
    ),
    "leads.missed": Answer(leads, at("response_due_time"), is_it("response_state", "missed")),
    "leads.converted": Answer(leads, at("convert_time"), state("converted")),
    "leads.conversion": Answer(
        leads, MADE, value=lambda seen: 1 if state("converted")(seen) else 0, how="mean"
    ),
    "leads.recycled": Answer(
        leads,
        MADE,
        lambda seen: seen.of.recycle_count > 0,
        value=lambda seen: seen.of.recycle_count,
        how="sum",
    ),
    "leads.disqualified": Answer(leads, MADE, state("disqualified")),
    **{f"accounts.{name}": _with_status(name) for name in ("new", "growing", *AWAY)},
    "accounts.tier_moves": Answer(class_changes, at("change_time"), another("tier")),
    "accounts.status_moves": Answer(class_changes, at("change_time"), status),
    "accounts.turned_away": Answer(
        class_changes,
        at("change_time"),
        lambda seen: status(seen) and seen.of.after in AWAY and seen.of.before not in AWAY,
    ),
    "accounts.came_back": Answer(
        class_changes,
        at("change_time"),
        lambda seen: status(seen) and seen.of.before in AWAY and seen.of.after not in AWAY,
    ),
    "accounts.unowned": Answer(accounts, MADE, said(owner_id=""), stands=True),
    "accounts.completeness": Answer(accounts, MADE, stands=True, value=filled, how="mean"),
    "conflicts.told": Answer(alerts, MADE),
    "conflicts.undecided": Answer(alerts, MADE, stands=True, until=at("resolve_time")),
    "orders.quantity": Answer(
        lines, on("order_date"), value=lambda seen: exact(seen.more.quantity), how="sum"
    ),
}
