"""The steps of a lead: suspects decided, leads given, contacted, put back, ended and taken up again.

The rule kept here: each step is taken from the table of `rules.LEAD`, once, in the version that was read; whoever puts
a lead back does not get it again by rule.
"""

from typing import TYPE_CHECKING, Any

from crm.customers.v1 import leads_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Precondition
from crm_chassis.i18n import N_
from crm_chassis.sql import Row

from crm_customers.leads import giving, leads, questions
from crm_customers.leads.lead_rows import changed, message

if TYPE_CHECKING:
    from crm_chassis.call import Call

NOBODY = N_("No rule finds anybody for this lead. Name a person.")
MOST_NOTE = 10_000


def release_lead(call: "Call", request: pb.ReleaseLeadRequest) -> pb.Lead:
    """A lead after all."""
    row = questions.held(call, request)
    row = changed(call, "released", row, state=giving.after(row, "release"), suspicions=[])
    return message(leads.settle(call, row, "settled"))


def reject_lead(call: "Call", request: pb.RejectLeadRequest) -> pb.Lead:
    """None."""
    row = questions.held(call, request)
    return message(changed(call, "rejected", row, state=giving.after(row, "reject")))


def restore_lead(call: "Call", request: pb.RestoreLeadRequest) -> pb.Lead:
    """It waits again."""
    row = questions.held(call, request)
    return message(changed(call, "restored", row, state=giving.after(row, "restore")))


def assign_lead(call: "Call", request: pb.AssignLeadRequest) -> pb.Lead:
    """To somebody by name, or by the rules."""
    row = questions.held(call, request)
    giving.after(row, "assign")
    if request.owner_id or request.team:
        choice = giving.by_person(call, request.owner_id, request.team, request.reason)
        return message(giving.give(call, row, choice))
    found = giving.by_rules(call, row)
    if found is None:
        raise Precondition("NOBODY", NOBODY)
    return message(giving.give(call, row, found))


def record_lead_contact(call: "Call", request: pb.RecordLeadContactRequest) -> pb.Lead:
    """A contact with its outcome."""
    row = questions.held(call, request)
    values: dict[str, Any] = leads.contacted(call, row)
    values |= records.values(request, "next_contact_date")
    values["last_outcome"] = records.values(request, "outcome")["outcome"]
    if request.rating:
        values["rating"] = records.values(request, "rating")["rating"]
    if request.note.strip():
        day = call.clock.now().date().isoformat()
        line = f"{day}: {request.note.strip()}"
        values["note"] = f"{line}\n{row.note}".strip()[:MOST_NOTE]
    return message(changed(call, "contacted", row, **values))


def recycle_lead(call: "Call", request: pb.RecycleLeadRequest) -> pb.Lead:
    """Back to the pool, and from there to somebody else."""
    row = questions.held(call, request)
    state = giving.after(row, "recycle")
    giving.end(call, row, "recycled", request.reason)
    row = _back(call, row, state, request.reason)
    found = giving.by_rules(call, row)
    return message(row if found is None else giving.give(call, row, found))


def _back(call: "Call", row: Row, state: str, reason: str) -> Row:
    """The lead with nobody; its team keeps sight of it."""
    return changed(
        call,
        "recycled",
        row,
        state=state,
        owner_id="",
        assign_method=None,
        assign_rule="",
        assign_reason="",
        assign_time=None,
        response_state=None,
        response_due_time=None,
        response_time=None,
        recycle_count=row.recycle_count + 1,
        close_reason=reason,
    )


def disqualify_lead(call: "Call", request: pb.DisqualifyLeadRequest) -> pb.Lead:
    """It will not buy."""
    row = questions.held(call, request)
    state = giving.after(row, "disqualify")
    values = giving.answered(call, row)
    giving.end(call, row, "disqualified", request.reason)
    return message(
        changed(call, "disqualified", row, state=state, close_reason=request.reason, **values)
    )


def reopen_lead(call: "Call", request: pb.ReopenLeadRequest) -> pb.Lead:
    """It is taken up again, with whom it was."""
    row = questions.held(call, request)
    if not row.owner_id:
        return message(changed(call, "reopened", row, state=giving.after(row, "reopen_nobodys")))
    state = giving.after(row, "reopen")
    row = changed(call, "reopened", row, state=state)
    given = giving.by_person(call, row.owner_id, row.team, row.close_reason)
    giving.note(call, row, given)
    return message(row)
