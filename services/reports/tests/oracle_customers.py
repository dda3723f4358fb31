"""What the figures of customers and their orders come to, record by record."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .oracle import Answer, Seen, Truth, at, customer, exact, on, word

ACCOUNT = "crm.customers.Account"


def whose(account: Any) -> tuple[list[str], list[str]]:
    """Who looks after an account, if it is known."""
    return ([account.owner_id], [account.team]) if account is not None else ([], [])


def accounts(truth: Truth) -> Iterator[Seen]:
    for a in truth.alive(ACCOUNT):
        parts = {**customer(truth, a.account_id), "team": a.team, "owner": a.owner_id}
        yield Seen(a.account_id, a, *whose(a), parts)


def interactions(truth: Truth) -> Iterator[Seen]:
    for i in truth.alive("crm.customers.Interaction"):
        account = truth.get(ACCOUNT, i.account_id)
        owners, teams = whose(account)
        parts = {
            **customer(truth, i.account_id),
            "channel": word(i, "channel"),
            "direction": word(i, "direction"),
            "outcome": word(i, "outcome"),
            "owner": i.agent_id,
            "team": account.team if account is not None else None,
        }
        yield Seen(i.interaction_id, i, [i.agent_id, *owners], teams, parts)


def lines(truth: Truth) -> Iterator[Seen]:
    """Each line of each order that is neither cancelled nor returned; a line may be for another account."""
    for o in truth.all("crm.customers.Order"):
        if word(o, "state") in ("cancelled", "returned"):
            continue
        for line in o.lines:
            buyer = line.account_id or o.account_id
            account = truth.get(ACCOUNT, buyer)
            known = customer(truth, buyer)
            parts = {
                **known,
                "currency": o.currency,
                "region": o.region,
                "country": o.country or known.get("country", ""),
                "channel": word(o, "channel"),
                "category": line.category,
                "subcategory": line.subcategory,
                "product": line.product_code,
                "team": account.team if account is not None else None,
                "owner": account.owner_id if account is not None else None,
            }
            yield Seen(o.order_id, o, *whose(account), parts, line)


def buyers(truth: Truth) -> Iterator[Seen]:
    for seen in truth.seen(lines):
        yield replace(seen, key=seen.more.account_id or seen.of.account_id)


def products(truth: Truth) -> Iterator[Seen]:
    for seen in truth.seen(lines):
        yield replace(seen, key=seen.more.product_id)


ORDERED = on("order_date")
ANSWERS = {
    "accounts.all": Answer(accounts, at("create_time"), stands=True),
    "interactions.all": Answer(interactions, at("start_time")),
    "orders.sales": Answer(lines, ORDERED, value=lambda seen: exact(seen.more.amount), how="sum"),
    "orders.profit": Answer(
        lines,
        ORDERED,
        lambda seen: seen.more.profit != "",
        value=lambda seen: exact(seen.more.profit),
        how="sum",
    ),
    "orders.count": Answer(lines, ORDERED),
    "orders.customers": Answer(buyers, ORDERED),
    "orders.products": Answer(products, ORDERED),
}
