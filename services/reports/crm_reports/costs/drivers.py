"""What drives costs: which records tell how much of something was done for a customer, and how much it was.

The rule kept here: what is counted for costs is declared once, and is both the quantity in the arithmetic and a measure
whose records can be listed: the two cannot differ. Days are those of UTC.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from dataclasses import dataclass, replace

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.costs.counting import (
    ACTIVE,
    ENTERED,
    ENTRIES,
    LINE_ACCOUNT,
    LINES,
    QUOTES,
    SOLD,
    SPENT,
    TOUCHES,
    WHOLE_ORDERS,
)
from crm_reports.measuring import SUM, Measure
from crm_reports.relations import INTERACTIONS, Part, Relation
from crm_reports.ticket_relations import HAND_OVERS, TICKETS, TIME_LOGS

AMOUNT = "decimal(18,4)"
# What is money already: it needs no rate.
DIRECT = frozenset({"deal_expenses", "campaign_costs", "cost_entries"})


@dataclass(frozen=True)
class Driver:
    """One thing that is counted. All but the words are SQL of ours over the relation's records."""

    name: str
    title: str
    definition: str
    relation: Relation
    time: str
    account: str
    team: str
    value: str = "1"
    where: str = "true"
    channel: str = "''"
    detail: str = "''"
    kind: str = "kind"  # the dimension that the detail is
    product: str = "0"
    currency: str = "''"
    label: str = ""

    @property
    def figure_id(self) -> str:
        """The measure that lists its records."""
        return f"drivers.{self.name}"

    @property
    def records(self) -> str:
        """SELECT of what is counted, record by record: by all that costs are cut by, with its key and its amount."""
        return (
            f"select cast(date_trunc('month', {self.time}) as date) as month,"
            f" coalesce(cast({self.detail} as varchar), '') as detail, coalesce({self.team}, '') as department,"
            f" cast(coalesce({self.account}, 0) as bigint) as account_id, coalesce({self.channel}, '') as channel,"
            f" cast(coalesce({self.product}, 0) as bigint) as product_id, coalesce({self.currency}, '') as currency,"
            f" cast({self.value} as {AMOUNT}) as amount, {self.relation.key} as key"
            f" from {self.relation.source} where {self.relation.where} and {self.where}"
            f" and {self.time} is not null"
        )

    @property
    def quantities(self) -> str:
        """SELECT of how much was counted in the months of the table `recounted`."""
        return (
            f"select month, '{self.name}' as driver, detail, department, account_id, channel, product_id, currency,"
            f" cast(sum(amount) as {AMOUNT}) as quantity, count(distinct key) as record_count"
            f" from ({self.records}) where month in (select month from recounted where part = '{self.name}')"
            " group by all"
        )

    @property
    def measure(self) -> Measure:
        """The same as a measure: its records are those that were counted."""
        parts = {
            "account": Part(f"cast(coalesce({self.account}, 0) as bigint)", label=self.label),
            "team": Part(f"coalesce({self.team}, '')", empty=N_("no team")),
            self.kind: Part(
                f"coalesce(cast({self.detail} as varchar), '')", many=self.relation.several
            ),
        }
        return Measure(
            self.figure_id,
            self.title,
            self.definition,
            replace(self.relation, parts=parts, dated=True),
            self.time,
            where=self.where,
            value=f"cast({self.value} as {AMOUNT})",
            aggregate=SUM,
            unit=pb.UNIT_COUNT,
        )


def _touch(name: str, title: str, definition: str, where: str = "true", **more: str) -> Driver:
    return Driver(
        name,
        title,
        definition,
        INTERACTIONS,
        "cast(i.start_time as date)",
        account="i.account_id",
        team="a.team",
        where=where,
        channel="i.channel",
        label="a.display_name",
        **more,
    )


def _entry(name: str, title: str, definition: str, where: str, value: str, **more: str) -> Driver:
    return Driver(
        name,
        title,
        definition,
        ENTRIES,
        "e.entry_date",
        account="d.account_id",
        team="d.team",
        where=where,
        value=value,
        channel="'deal'",
        label="a.display_name",
        **more,
    )


DRIVERS = (
    Driver(
        "ticket_minutes",
        N_("Minutes on tickets"),
        N_(
            "Minutes that were logged on tickets, by the day on which they began; running timers do not count."
        ),
        TIME_LOGS,
        "cast(w.start_time as date)",
        account="coalesce(nullif(t.account_id, 0), w.account_id)",
        team="w.team",
        value="w.minutes",
        channel="t.channel",
        detail="w.activity_id",
        kind="activity",
        label="t.account_name",
    ),
    Driver(
        "tickets",
        N_("Tickets opened"),
        N_("Tickets, by the day on which they were opened."),
        TICKETS,
        "cast(t.create_time as date)",
        account="t.account_id",
        team="t.team",
        channel="t.channel",
        detail="t.category",
        kind="ticket_category",
        label="t.account_name",
    ),
    _touch(
        "calls",
        N_("Calls"),
        N_("Telephone calls with customers, by the day on which they began."),
        "i.channel = 'phone'",
    ),
    _touch(
        "call_minutes",
        N_("Minutes of calls"),
        N_(
            "How long telephone calls with customers lasted, in minutes, by the day on which they began."
        ),
        "i.channel = 'phone' and i.duration_seconds > 0",
        value=f"cast(i.duration_seconds as {AMOUNT}) / 60",
    ),
    _touch(
        "emails",
        N_("E-mails"),
        N_("E-mails from and to customers, by the day of each."),
        "i.channel = 'email'",
    ),
    _touch(
        "visits",
        N_("Visits"),
        N_("Visits at customers, by the day on which they began."),
        "i.channel = 'visit'",
    ),
    _touch(
        "touchpoints",
        N_("Touchpoints"),
        N_("All contacts with customers in whatever channel, by the day on which they began."),
        detail="i.channel",
        kind="channel",
    ),
    Driver(
        "orders",
        N_("Orders"),
        N_("Orders by their day; cancelled and returned ones do not count."),
        WHOLE_ORDERS,
        "o.order_date",
        account="o.account_id",
        team="a.team",
        where=SOLD,
        channel="o.channel",
        detail="o.channel",
        kind="channel",
        label="a.display_name",
    ),
    Driver(
        "order_lines",
        N_("Lines of orders"),
        N_(
            "Lines of orders by the day of the order; those of cancelled and returned orders do not count."
        ),
        LINES,
        "o.order_date",
        account=LINE_ACCOUNT,
        team="a.team",
        channel="o.channel",
        detail="l.category",
        kind="category",
        product="l.product_id",
        label="a.display_name",
    ),
    Driver(
        "returns",
        N_("Returned orders"),
        N_("Orders that came back, by the day of the order."),
        WHOLE_ORDERS,
        "o.order_date",
        account="o.account_id",
        team="a.team",
        where="o.state = 'returned'",
        channel="o.channel",
        label="a.display_name",
    ),
    Driver(
        "hand_overs",
        N_("Hand-overs"),
        N_(
            "Hand-overs of tickets that were not withdrawn, by their day, for the team that they went to."
        ),
        HAND_OVERS,
        "cast(h.create_time as date)",
        account="coalesce(nullif(t.account_id, 0), h.account_id)",
        team="h.to_team",
        channel="t.channel",
        label="t.account_name",
    ),
    Driver(
        "quotes",
        N_("Quotes"),
        N_("Quotes for end customers that were sent, by that day."),
        QUOTES,
        "cast(q.send_time as date)",
        account="q.account_id",
        team="q.team",
        channel="'partner'",
        label="q.end_customer_name",
    ),
    Driver(
        "campaign_touches",
        N_("Touches of campaigns"),
        N_("Touches of campaigns, by their day."),
        TOUCHES,
        "cast(s.touch_time as date)",
        account="s.account_id",
        team="a.team",
        channel="s.channel",
        detail="s.channel",
        kind="campaign_channel",
        label="a.display_name",
    ),
    _entry(
        "deal_hours",
        N_("Hours on deals"),
        N_("Approved hours of work on deals, by their day."),
        "e.kind = 'time'",
        "e.hours",
    ),
    _entry(
        "deal_expenses",
        N_("Expenses of deals"),
        N_("Approved expenses of deals in the deal's currency, by their day."),
        "e.kind = 'expense'",
        "e.amount",
        detail="e.category",
        currency="d.currency",
    ),
    Driver(
        "campaign_costs",
        N_("Costs of campaigns"),
        N_(
            "What campaigns cost in the campaign's currency, by the day of the cost: shared out among the customers"
            " that the campaign touched in the same channel (in any, where it touched nobody in that one), by touches."
        ),
        SPENT,
        "k.cost_date",
        account="k.account_id",
        team="a.team",
        value="k.amount",
        channel="k.channel",
        detail="k.channel",
        kind="campaign_channel",
        currency="k.currency",
        label="a.display_name",
    ),
    Driver(
        "cost_entries",
        N_("Costs entered by hand"),
        N_(
            "Direct costs that were entered with their document (samples, travel, freight), by their day."
        ),
        ENTERED,
        "e.entry_date",
        account="e.home",
        team="coalesce(nullif(e.department, ''), a.team)",
        value="e.amount",
        detail="e.category",
        currency="e.currency",
        label="a.display_name",
    ),
    Driver(
        "active_months",
        N_("Months with orders"),
        N_("One for each month in which the customer ordered."),
        ACTIVE,
        "b.month",
        account="b.account_id",
        team="a.team",
        label="a.display_name",
    ),
)
BY_NAME = {driver.name: driver for driver in DRIVERS}
# What is earned before service: in the same shape, but no driver of any cost.
MARGIN = Driver(
    "margin",
    N_("Margin"),
    N_("What is earned on orders, as far as the order system says it, by their day."),
    LINES,
    "o.order_date",
    account=LINE_ACCOUNT,
    team="a.team",
    where="l.profit is not null",
    value="l.profit",
    channel="o.channel",
    product="l.product_id",
    currency="o.currency",
    label="a.display_name",
)
