"""The reports service: facts from the feeds, dashboards, records behind every figure, and published reports."""

from crm.reports.v1 import dashboards_pb2, facts_pb2, own_dashboards_pb2, snapshots_pb2
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_reports import (
    dashboard_pages,  # noqa: F401 (its routes are hung on pages)
    dashboards,
    erasing,
    own_dashboards,
    pages,
    reconciling,
    snapshots,
    tables,
)
from crm_reports.follower import SERVICES, follow

SERVICE = Service(
    name="reports",
    protos=[dashboards_pb2, own_dashboards_pb2, snapshots_pb2, facts_pb2],
    handlers=[dashboards, own_dashboards, snapshots, reconciling],
    metadata=tables.metadata,
    pages=pages.pages,
    totals={**snapshots.TOTALS, **own_dashboards.TOTALS},
    background=[follow],
    follows=SERVICES,
    one_process=True,
    erasers=[erasing.erase_facts],
)

if __name__ == "__main__":
    run(SERVICE)
