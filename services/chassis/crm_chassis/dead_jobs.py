"""Jobs that failed too often, for those who operate the service.

The rule kept here: a job that was given up is kept until somebody had it tried again; what it was to work on is shown
to nobody, because it may be about somebody.
"""

from typing import TYPE_CHECKING

from crm.events.v1 import jobs_pb2
from sqlalchemy import ColumnElement, bindparam, literal, select

from crm_chassis import lists, records
from crm_chassis.errors import Precondition
from crm_chassis.sql import Statement
from crm_chassis.tables import jobs

if TYPE_CHECKING:
    from crm_chassis.call import Call

LOCK = Statement(select(jobs).where(jobs.c.job_id == bindparam("job_id")).with_for_update())


def _dead() -> ColumnElement[bool]:
    return jobs.c.state == literal("dead")


def list_dead_jobs(
    call: "Call", request: jobs_pb2.ListDeadJobsRequest
) -> jobs_pb2.ListDeadJobsResponse:
    """A page of jobs that were given up, newest first."""
    return lists.reply(
        call,
        jobs,
        request,
        jobs_pb2.ListDeadJobsResponse,
        filterable=("kind", "last_error"),
        order_by="job_id desc",
        where=_dead,
    )


def retry_job(call: "Call", request: jobs_pb2.RetryJobRequest) -> jobs_pb2.Job:
    """Puts a job back on the list; if one of its key waits there already, that is refused."""
    key = request.job_id
    row = call.one(LOCK, job_id=key, missing=("job", key))
    if row.state != "dead":
        raise Precondition("JOB_NOT_DEAD", "This job was not given up.")
    begun = {"state": "waiting", "attempts": 0, "finish_time": None}
    after = call.update(jobs, key, **begun, run_time=call.clock.now())
    message = records.to_message(jobs_pb2.Job, after)
    call.emit("crm.events.Job.retried", message, before=records.to_message(jobs_pb2.Job, row))
    return message
