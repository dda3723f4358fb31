"""What `crm reconcile` compares, compared after a history: totals by name, and hashes record by record.

The rule kept here: both sides are asked as the service itself asks them, so a hash that tells equal records apart, or a
total that misses a deed, is found here.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from crm.events.v1 import events_pb2
from crm_chassis.app import App
from crm_chassis.sql import Statement, execute
from crm_reports.digests import compared
from crm_reports.totals import TOTALS
from crm_reports.warehouse import Warehouse


def _totals(app: App, connection: Any, facts: Warehouse) -> Iterator[tuple[str, Any, Any]]:
    for name, statement in app.service.totals.items():
        ((owners,),) = execute(connection, Statement(statement), {}).fetchall()
        ((kept,),) = facts.read(TOTALS[app.service.name][name])
        if Decimal(owners) != Decimal(kept):
            yield name, owners, kept


def _hashes(app: App, connection: Any, facts: Warehouse) -> Iterator[Any]:
    def ask(request: events_pb2.GetDigestRequest) -> events_pb2.Digest:
        reply = events_pb2.Digest()
        app.service.digests.read(connection, request, reply)
        return reply

    for kind in app.service.digests.kinds:
        found = compared(facts, kind, ask)
        if not found.equal:
            yield found


def differences(apps: dict[str, App], facts: Warehouse) -> list[Any]:
    """Whatever the facts have otherwise than their owners."""
    found: list[Any] = []
    for app in apps.values():
        with app.database.connection() as connection:
            found += _totals(app, connection, facts)
            found += _hashes(app, connection, facts)
    return found
