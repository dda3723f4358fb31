"""The reports service: facts from the feeds, dashboards, records behind every figure, and published reports."""

from crm.reports.v1 import (
    catalogue_pb2,
    dashboards_pb2,
    facts_pb2,
    own_dashboards_pb2,
    process_pb2,
    snapshots_pb2,
)
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_reports import (
    alerts_pages,  # noqa: F401
    catalogue,
    checking,
    cost_decision_pages,  # noqa: F401
    cost_pages,  # noqa: F401
    cost_what_if_pages,  # noqa: F401
    dashboard_pages,  # noqa: F401 (its routes are hung on pages)
    dashboards,
    erasing,
    goals_pages,  # noqa: F401
    measure_pages,  # noqa: F401
    own_dashboards,
    own_pages,  # noqa: F401
    pack_pages,  # noqa: F401
    pages,
    process,
    process_pages,  # noqa: F401
    reconciling,
    running,
    snapshots,
    tables,
)
from crm_reports.alerts import parts as alerts
from crm_reports.costs import parts as costs
from crm_reports.follower import SERVICES, follow
from crm_reports.goals import parts as goals
from crm_reports.packs import parts as packs

SERVICE = Service(
    name="reports",
    protos=[
        *goals.PROTOS,
        *alerts.PROTOS,
        *costs.PROTOS,
        *packs.PROTOS,
        catalogue_pb2,
        dashboards_pb2,
        own_dashboards_pb2,
        process_pb2,
        snapshots_pb2,
        facts_pb2,
    ],
    handlers=[
        *goals.HANDLERS,
        *alerts.HANDLERS,
        *costs.HANDLERS,
        *packs.HANDLERS,
        catalogue,
        running,
        dashboards,
        own_dashboards,
        process,
        snapshots,
        reconciling,
        checking,
    ],
    metadata=tables.metadata,
    pages=pages.pages,
    totals={**snapshots.TOTALS, **own_dashboards.TOTALS, **packs.TOTALS},
    jobs={**alerts.JOBS, **packs.JOBS},
    periodic={**alerts.PERIODIC, **packs.PERIODIC},
    outside=packs.OUTSIDE,
    lists=[*goals.LISTS],
    record_pages={**alerts.RECORD_PAGES, **packs.RECORD_PAGES},
    notice_kinds={**alerts.NOTICE_KINDS, **packs.NOTICE_KINDS},
    background=[follow, *costs.BACKGROUND],
    follows=SERVICES,
    one_process=True,
    erasers=[erasing.erase_facts, *packs.ERASERS],
)

if __name__ == "__main__":
    run(SERVICE)
