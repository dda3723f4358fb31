"""What costs add to the service: its protos, its handlers, and the loop that keeps the lines right."""

from crm.reports.v1 import costs_pb2

from crm_reports.costs import decisions, entries, figures, keeping, scenarios, simulating

PROTOS = (costs_pb2,)
HANDLERS = (decisions, entries, figures, simulating, scenarios)
BACKGROUND = (keeping.keep,)
