"""The clock of answers: who let a lead wait for too long.

The rule kept here: a lead that was not answered in time is told of once, to whom it is with and to who leads the team;
the database says who is late, whatever process looks.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis import notices
from crm_chassis.i18n import N_
from crm_chassis.said import said

from crm_customers.leads import questions
from crm_customers.leads.lead_rows import changed
from crm_customers.ownership import people

if TYPE_CHECKING:
    from crm_chassis.call import Call

LATE = N_("Not answered in time: the lead %(name)s, with %(owner_id)s")


def watch_leads(call: "Call", _payload: dict[str, Any]) -> None:
    """Says of leads that they were not answered in time."""
    now = call.clock.now()
    rows = call.all(questions.LATE, now=now)
    for row in rows:
        changed(call, "missed", row, response_state="missed")
        notices.notify(
            call,
            [row.owner_id, *people.managers_of(call, [row.team])],
            "lead_missed",
            said(LATE, name=row.display_name, owner_id=row.owner_id),
            resource="crm.customers.Lead",
            resource_id=row.lead_id,
            key=f"lead-late-{row.lead_id}-{row.assign_time.isoformat()}",
            also_actor=True,
        )
    if len(rows) == 200:
        call.enqueue("watch_leads", {}, key="watch_leads")


JOBS = {"watch_leads": watch_leads}
PERIODIC = {"watch_leads": 60.0}
