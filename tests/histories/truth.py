"""What is true at the end: all records as the tables of the services have them, removed ones too.

The rule kept here: nothing is taken from a feed or from facts. A row is a record because a column and a field of one
name are one thing; what a record says beside its own columns is put together slowly, from the tables that keep it.
"""

import re
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from crm.tickets.v1 import journeys_pb2
from crm_chassis.app import App
from crm_chassis.records import decimal_text, to_message
from crm_chassis.sql import Statement, execute
from crm_reports.facts import FACTS
from crm_reports.warehouse import Warehouse
from sqlalchemy import Table, select, text

from services.reports.tests.comparing import USUAL, Asking, assert_measures_equal
from services.reports.tests.oracle import Truth

MESSAGES = {fact.resource: (fact.message, fact.key) for fact in FACTS}
LINES = "select l.*, p.product_code from order_lines l join products p using (product_id)"
DEALER_LINES = "select l.*, p.sku, p.name as product_name from order_lines l join products p using (product_id)"
STAGES = "select * from deal_stages order by pipeline_id, position, stage_id"
FILED = (
    "select d.deal_id, d.code from deal_deliverables d join attachments a using (attachment_id)"
    " where a.delete_time is null"
)
LAST_VERSIONS = (
    "select v.* from quote_versions v join quotes q"
    " on q.quote_id = v.quote_id and q.version_number = v.version_number"
)


def table_of(app: App, resource: str) -> Table:
    """The table that keeps a kind of records."""
    kind = app.service.digests.kinds.get(resource)
    if kind is not None:
        return kind.table
    words = re.findall("[A-Z][a-z]+", resource.rpartition(".")[2])
    return app.service.metadata.tables["_".join(words).lower() + "s"]


@cache
def compiled(statement: str | Table) -> Statement:
    """A statement, or all of a table."""
    return Statement(text(statement) if isinstance(statement, str) else select(*statement.c))


class Tables:
    """The tables of all services, read at one go."""

    def __init__(self, apps: dict[str, App]) -> None:
        self.apps = apps

    def rows(self, service: str, statement: str | Table) -> list[Any]:
        with self.apps[service].database.connection() as connection:
            return execute(connection, compiled(statement), {}).fetchall()

    def children(self, service: str, statement: str, key: str) -> dict[int, list[Any]]:
        """Rows by what they belong to."""
        found: dict[int, list[Any]] = defaultdict(list)
        for row in self.rows(service, statement):
            found[getattr(row, key)].append(row)
        return found

    def records(self) -> dict[str, dict[int, Any]]:
        """All records of all kinds by their keys."""
        found: dict[str, dict[int, Any]] = {}
        for resource, (message, key) in MESSAGES.items():
            service = resource.split(".")[1]
            if service in self.apps:
                rows = self.rows(service, table_of(self.apps[service], resource))
                found[resource] = {getattr(row, key): to_message(message, row) for row in rows}
        for service in self.apps:
            getattr(self, f"of_{service}")(found)
        return found

    # -- what records say beside their own columns ------------------------------------------------------------------

    def of_customers(self, found: dict[str, dict[int, Any]]) -> None:
        orders, deals = found["crm.customers.Order"], found["crm.customers.Deal"]
        self.lines("customers", LINES, "order_id", orders)
        self.lines("customers", "select * from deal_lines", "deal_id", deals)
        stages = self.children("customers", STAGES, "pipeline_id")
        filed = {(row.deal_id, row.code) for row in self.rows("customers", FILED)}
        budgets = self.children("customers", "select * from deal_budgets", "deal_id")
        for deal in deals.values():
            tell_of_deal(deal, stages[deal.pipeline_id], filed, budgets[deal.deal_id])

    def of_tickets(self, found: dict[str, dict[int, Any]]) -> None:
        ways = found["crm.tickets.TicketJourney"]
        moves = self.children("tickets", "select * from ticket_moves order by number", "ticket_id")
        steps = self.children("tickets", "select * from ticket_steps order by step_id", "ticket_id")
        for ticket_id, way in ways.items():
            way.moves.extend(to_message(journeys_pb2.JourneyMove, row) for row in moves[ticket_id])
            for team, (length, visits) in stays(steps[ticket_id]).items():
                way.stays.add(team=team, duration_seconds=length, visit_count=visits)

    def of_channels(self, found: dict[str, dict[int, Any]]) -> None:
        self.lines("channels", DEALER_LINES, "order_id", found["crm.channels.Order"])
        quotes = found["crm.channels.Quote"]
        for version in self.rows("channels", LAST_VERSIONS):
            quote = quotes[version.quote_id]
            for name in ("send_time", "close_time"):
                if moment := getattr(version, name):
                    getattr(quote, name).FromDatetime(moment)

    def lines(self, service: str, statement: str, key: str, parents: dict[int, Any]) -> None:
        """Gives records the lines that lie in a table of their own."""
        for number, rows in self.children(service, statement, key).items():
            lines = parents[number].lines
            line = type(lines.add())
            del lines[:]
            lines.extend(to_message(line, row) for row in rows)


def tell_of_deal(deal: Any, stages: list[Any], filed: set[Any], budgets: list[Any]) -> None:
    """Its stage by name, the documents due up to it that nobody has filed, and what its budget plans."""
    place = next(at for at, stage in enumerate(stages) if stage.stage_id == deal.stage_id)
    deal.stage_name = stages[place].name
    if deal.state != 3:  # lost: nothing is due
        due = [each["code"] for stage in stages[: place + 1] for each in stage.deliverables]
        deal.missing_document_count = sum((deal.deal_id, code) not in filed for code in due)
    for name in ("income", "cost"):
        amounts = [each.amount for each in budgets if (each.kind == "income") == (name == "income")]
        if amounts:
            setattr(deal, f"planned_{name}", decimal_text(sum(amounts, Decimal(0))))


def stays(steps: list[Any]) -> dict[str, tuple[int, int]]:
    """How long each department had a ticket while it was not closed, in seconds, and how often it came there."""
    lengths: dict[str, timedelta] = defaultdict(timedelta)
    visits: dict[str, int] = defaultdict(int)
    last = None
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        if step.state != "closed":
            place = step.handler_team or step.handler_id
            visits[place] += place != last
            lengths[place] += after.step_time - step.step_time if after else timedelta()
            last = place
    return {place: (int(lengths[place].total_seconds()), visits[place]) for place in visits}


def assert_measures_equal_tables(
    apps: dict[str, App],
    facts: Warehouse,
    chance: Random,
    share: float = 1.0,
    asking: Asking = USUAL,
) -> list[str]:
    """Every figure, or a share of them, is what the tables of these services say; says which were compared."""
    truth = Truth(Tables(apps).records(), today=asking.today)
    return assert_measures_equal(facts, truth, chance, share, asking, whole=True)
