"""What alerts bring to the service: their protos, handlers, jobs and kinds of notices.

The rule kept here: `__main__` names this one place.
"""

from crm.reports.v1 import alerts_pb2

from crm_reports.alerts import alerts, watching

PROTOS = (alerts_pb2,)
HANDLERS = (alerts,)
JOBS = watching.JOBS
PERIODIC = watching.PERIODIC
NOTICE_KINDS = watching.NOTICE_KINDS
RECORD_PAGES = {watching.RESOURCE: "reports.alert"}
