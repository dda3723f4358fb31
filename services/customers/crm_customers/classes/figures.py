"""The figures of customers: what they ordered and when, when we last spoke, and what is known of them.

The rule kept here: figures are computed from the orders and interactions themselves, for many customers in one
question, as of one moment; a year is twelve months of the calendar back from today.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from crm_chassis.call import Call
from crm_chassis.records import timestamp
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Integer,
    Numeric,
    Text,
    and_,
    any_,
    bindparam,
    case,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.attributes.catalogue import ALL
from crm_customers.classes.expressions import NEVER_DAYS
from crm_customers.tables import accounts, interactions, orders

IDS = bindparam("ids", type_=ARRAY(BigInteger))
SHOWN = (
    "account_id",
    "display_name",
    "kind",
    "segment",
    "country",
    "region",
    "city",
    "team",
    "tags",
    "attributes",
    "tier",
    "relationship_status",
    "volume_12m",
    "create_time",
)


def _bought() -> Any:
    """What each account has bought up to that day, in one currency (or each in its own)."""
    today, a_year, two_years = (
        bindparam(name, type_=Date) for name in ("today", "a_year_ago", "two_years_ago")
    )
    arrays: list[Any] = [
        bindparam("currencies", type_=ARRAY(Text)),
        bindparam("worths", type_=ARRAY(Numeric)),
    ]
    rates = func.unnest(*arrays).table_valued("currency", "worth", name="rates").render_derived()
    as_it_is = bindparam("as_it_is", type_=Boolean)
    worth = case((as_it_is, literal(1, Numeric)), else_=rates.c.worth)
    value = orders.c.amount * worth
    recent = and_(orders.c.order_date > a_year, orders.c.order_date <= today)
    before = and_(orders.c.order_date > two_years, orders.c.order_date <= a_year)
    return (
        select(
            orders.c.account_id,
            func.coalesce(func.sum(value).filter(recent), 0).label("volume"),
            func.coalesce(func.sum(value).filter(before), 0).label("volume_before"),
            func.coalesce(func.sum(value), 0).label("volume_total"),
            func.count().filter(recent).label("orders_12m"),
            func.count().label("orders_total"),
            func.min(orders.c.order_date).label("first_date"),
            func.max(orders.c.order_date).label("last_date"),
            func.count().filter(worth.is_(None)).label("unpriced"),
        )
        .select_from(orders.outerjoin(rates, rates.c.currency == orders.c.currency))
        .where(
            orders.c.account_id == accounts.c.account_id,
            orders.c.state == any_(literal(queries.COUNTED, ARRAY(Text))),
            orders.c.order_date <= today,
        )
        .group_by(orders.c.account_id)
        .lateral("bought")
    )


def _touched() -> tuple[Any, Any]:
    """When somebody last spoke with each account, and how often within a year."""
    mine = (
        interactions.c.account_id == accounts.c.account_id,
        interactions.c.delete_time.is_(None),
        interactions.c.start_time <= bindparam("now", type_=DateTime(timezone=True)),
    )
    since = bindparam("a_year_before", type_=DateTime(timezone=True))
    last = (
        select(interactions.c.start_time)
        .where(*mine)
        .order_by(interactions.c.start_time.desc())
        .limit(1)
        .scalar_subquery()
    )
    count = select(func.count()).where(*mine, interactions.c.start_time > since).scalar_subquery()
    return last.label("last_touch_time"), count.label("interactions_12m")


def _figures() -> Statement:
    bought = _bought()
    found = (
        select(
            *(accounts.c[name] for name in SHOWN),
            *(column for column in bought.c if column.name != "account_id"),
            *_touched(),
        )
        .select_from(accounts.outerjoin(bought, true()))
        .where(accounts.c.account_id == any_(IDS), accounts.c.delete_time.is_(None))
        .order_by(accounts.c.account_id)
    )
    return Statement(found)


FIGURES = _figures()
NEXT = Statement(
    select(accounts.c.account_id)
    .where(
        accounts.c.account_id > bindparam("after", type_=BigInteger),
        accounts.c.delete_time.is_(None),
    )
    .order_by(accounts.c.account_id)
    .limit(bindparam("most", type_=Integer))
)
VISIBLE = Statement(
    select(func.count().label("count"), func.max(accounts.c.account_id).label("last")).where(
        accounts.c.delete_time.is_(None), queries.seen()
    )
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads figures by one set of rules as of one moment."""

    currency: str
    rates: Mapping[str, Decimal]
    types: Mapping[str, str]  # of attributes
    now: datetime

    def rows(self, call: Call, ids: Sequence[int]) -> list[Row]:
        """The rows of accounts with what figures are made of."""
        today = self.now.date()
        a_year_ago = _years_before(today, 1)
        worth = {self.currency: Decimal(1), **self.rates}
        return call.all(
            FIGURES,
            ids=list(ids),
            today=today,
            a_year_ago=a_year_ago,
            two_years_ago=_years_before(today, 2),
            a_year_before=datetime.combine(a_year_ago, time(), UTC),
            now=self.now,
            currencies=list(worth),
            worths=list(worth.values()),
            as_it_is=not self.currency,
        )

    def figures(self, row: Row) -> dict[str, Any]:
        """The figures of one account, as rules see them."""
        today = self.now.date()
        volume, before = float(row.volume or 0), float(row.volume_before or 0)
        return {
            "volume_12m": volume,
            "volume_previous_12m": before,
            "volume_total": float(row.volume_total or 0),
            "growth": (volume - before) / before if before else 0.0,
            "orders_12m": float(row.orders_12m or 0),
            "orders_total": float(row.orders_total or 0),
            "recency_days": _days(row.last_date, today),
            "first_order_days": _days(row.first_date, today),
            "interactions_12m": float(row.interactions_12m),
            "interaction_days": _days(row.last_touch_time and row.last_touch_time.date(), today),
            "known_days": _days(row.create_time.date(), today),
            "kind": row.kind,
            "segment": row.segment,
            "country": row.country,
            "region": row.region,
            "city": row.city,
            "team": row.team,
            "tags": row.tags,
            "today": datetime.combine(today, time(), UTC),
            "attributes": self._attributes(row.attributes),
        }

    def _attributes(self, found: Mapping[str, Any]) -> dict[str, Any]:
        """The attributes that rules name, as their types are compared."""
        return {
            name: _typed(kind, found[name]) for name, kind in self.types.items() if name in found
        }


def _typed(kind: str, value: Any) -> Any:
    if kind in ("number", "money"):
        return float(value.split(" ")[0])
    if kind == "date":
        return timestamp(datetime.combine(date.fromisoformat(value), time(), UTC))
    return value


def _days(day: date | None, today: date) -> float:
    return float(NEVER_DAYS if day is None else max(0, (today - day).days))


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def attribute_types(call: Call) -> dict[str, str]:
    """The attributes that accounts can have, with their types."""
    return {row.name: row.type for row in call.all(ALL, record_kind="account")}
