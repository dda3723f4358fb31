"""What is forgotten by itself, and when.

The rule kept here: an idempotency key holds for seven days; what is done is kept as long as somebody may ask for it,
and what failed is kept until somebody has looked at it. Events and audit rows are never forgotten.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, literal, select

from crm_chassis.notice_tables import notice_mails, user_notices
from crm_chassis.record_tables import bulk_edits, files, record_exports
from crm_chassis.sql import Statement
from crm_chassis.tables import jobs, requests, webhook_deliveries

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEYS, SLOTS, DELIVERIES = timedelta(days=7), timedelta(days=7), timedelta(days=30)
EXPORTS, BULK_EDITS, NOTICES = timedelta(days=7), timedelta(days=90), timedelta(days=180)
BEFORE = bindparam("before", type_=jobs.c.create_time.type)
OLD_REQUESTS = Statement(delete(requests).where(requests.c.create_time < BEFORE))
OLD_JOBS = Statement(
    delete(jobs).where(jobs.c.state == literal("done"), jobs.c.finish_time < BEFORE)
)
OLD_DELIVERIES = Statement(
    delete(webhook_deliveries).where(
        webhook_deliveries.c.state == literal("delivered"),
        webhook_deliveries.c.delivered_time < BEFORE,
    )
)

_old = record_exports.c.create_time < BEFORE
OLD_FILES = Statement(
    delete(files).where(files.c.file_id.in_(select(record_exports.c.file_id).where(_old)))
)
OLD_EXPORTS = Statement(delete(record_exports).where(_old))
OLD_BULK_EDITS = Statement(delete(bulk_edits).where(bulk_edits.c.update_time < BEFORE))

OLD_NOTICES = Statement(delete(user_notices).where(user_notices.c.read_time < BEFORE))
OLD_NOTICE_MAILS = Statement(delete(notice_mails).where(notice_mails.c.finish_time < BEFORE))


def forget_requests(call: "Call", _payload: dict[str, Any]) -> None:
    """A repeated request gets its reply for seven days."""
    call.run(OLD_REQUESTS, before=call.clock.now() - KEYS)


def forget_jobs(call: "Call", _payload: dict[str, Any]) -> None:
    """Slots of periodic jobs that nobody can fill a second time any more."""
    call.run(OLD_JOBS, before=call.clock.now() - SLOTS)


def forget_deliveries(call: "Call", _payload: dict[str, Any]) -> None:
    """Events that webhooks took; dead ones stay."""
    call.run(OLD_DELIVERIES, before=call.clock.now() - DELIVERIES)


def forget_exports(call: "Call", _payload: dict[str, Any]) -> None:
    """Files of exports hold what people are called and where they live: a week is enough to fetch one."""
    before = call.clock.now() - EXPORTS
    call.run(OLD_FILES, before=before)
    call.run(OLD_EXPORTS, before=before)


def forget_bulk_edits(call: "Call", _payload: dict[str, Any]) -> None:
    """What was there before a bulk edit is kept as long as somebody may want to undo it."""
    call.run(OLD_BULK_EDITS, before=call.clock.now() - BULK_EDITS)


def forget_notices(call: "Call", _payload: dict[str, Any]) -> None:
    """What was read half a year ago; what was not read stays."""
    call.run(OLD_NOTICES, before=call.clock.now() - NOTICES)


def forget_notice_mails(call: "Call", _payload: dict[str, Any]) -> None:
    """Which notices went out by mail, when that is long past."""
    call.run(OLD_NOTICE_MAILS, before=call.clock.now() - DELIVERIES)


JOBS: dict[str, Callable[["Call", dict[str, Any]], None]] = {
    "forget_requests": forget_requests,
    "forget_jobs": forget_jobs,
    "forget_deliveries": forget_deliveries,
    "forget_exports": forget_exports,
    "forget_bulk_edits": forget_bulk_edits,
    "forget_notices": forget_notices,
    "forget_notice_mails": forget_notice_mails,
}
PERIODIC = dict.fromkeys(JOBS, 3600.0)
