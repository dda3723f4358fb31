"""What packs bring to the service: their protos, handlers, jobs and the rest.

The rule kept here: `__main__` names this one place.
"""

from crm.reports.v1 import packs_pb2
from crm_chassis.i18n import N_
from sqlalchemy import func, select

from crm_reports.packs import editions, erasing, keeping, mails, publishing
from crm_reports.packs.tables import packs

PROTOS = (packs_pb2,)
HANDLERS = (keeping, publishing, editions)
JOBS = {**publishing.JOBS, **mails.JOBS}
PERIODIC = publishing.PERIODIC
OUTSIDE = mails.OUTSIDE
TOTALS = {"packs.count": select(func.count()).select_from(packs)}
ERASERS = (erasing.erase_files,)
NOTICE_KINDS = {"pack_waits": N_("A pack of mine waits to be published")}
RECORD_PAGES = {"crm.reports.Pack": "reports.pack", "crm.reports.PackEdition": "reports.snapshot"}
