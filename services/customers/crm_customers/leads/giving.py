"""A lead goes to somebody, is answered, and comes back: the one place where its times with people are written.

The rule kept here: lead and assignment change together, and the clock of an answer begins anew with each person.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm_chassis import notices
from crm_chassis.errors import Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_customers.leads import distributing, hours, lead_rules, matching, questions, rules
from crm_customers.leads.distributing import Choice
from crm_customers.leads.lead_rows import changed
from crm_customers.ownership import people
from crm_customers.tables import lead_assignments

if TYPE_CHECKING:
    from crm_chassis.call import Call

TOLD = N_("A lead for you: %(name)s. Answer it by %(when)s")
TOLD_PLAIN = N_("A lead for you: %(name)s")
NOT_ALLOWED = N_("This step is not possible where the lead stands now.")


def after(row: Row, step: str) -> str:
    """Where a step leads; raises Precondition."""
    try:
        return rules.after(row.state, step)
    except rules.NotAllowed:
        raise Precondition("STEP_NOT_ALLOWED", NOT_ALLOWED, metadata={"state": row.state}) from None


def by_rules(
    call: "Call", row: Row, customer: matching.Known | None = None, first: Row | None = None
) -> Choice | None:
    """Whom the rules find for a lead; who is asked at the same moment waits until this call has ended.

    `customer` and `first` are who it is already, if that was asked before: what takes long is asked before the wait.
    """
    if customer is None:
        customer = matching.known(call, row._asdict())
        first = next((each for each in matching.alike(call, row) if each.owner_id), None)
    held = lead_rules.current(call)
    passed = {each.owner_id for each in call.all(questions.GAVE_BACK, lead_id=row.lead_id)}
    call.all(questions.ONE_BY_ONE)
    return distributing.choose(call, held, row._asdict(), customer, first, passed)


def give(call: "Call", row: Row, choice: Choice, what: str = "assigned") -> Row:
    """Gives a lead to somebody and starts the clock; ends its time with whom it was."""
    state, now = after(row, "assign"), call.clock.now()
    end(call, row, "reassigned", choice.reason if choice.method == "person" else "")
    due = hours.due(lead_rules.current(call), now, choice.minutes)
    given = {"owner_id": choice.owner_id, "team": choice.team, "assign_time": now}
    note(call, row, choice, due)
    made = changed(
        call,
        what,
        row,
        **given,
        state=state,
        assign_method=choice.method,
        assign_rule=choice.rule,
        assign_reason=choice.reason,
        response_state="waiting" if due else None,
        response_due_time=due,
        response_time=None,
    )
    name = made.display_name
    notices.notify(
        call,
        [choice.owner_id],
        "lead_assigned",
        said(TOLD, name=name, when=due) if due else said(TOLD_PLAIN, name=name),
        resource="crm.customers.Lead",
        resource_id=row.lead_id,
        key=f"lead-{row.lead_id}",
        again=True,
    )
    return made


def note(call: "Call", row: Row, choice: Choice, due: datetime | None = None) -> None:
    """Writes down that a lead is with somebody from now on."""
    call.insert(
        lead_assignments,
        lead_id=row.lead_id,
        owner_id=choice.owner_id,
        team=choice.team,
        method=choice.method,
        rule=choice.rule,
        reason=choice.reason,
        actor_id=call.principal.id,
        assign_time=call.clock.now(),
        due_time=due,
    )


def by_person(call: "Call", owner_id: str, team: str, reason: str) -> Choice:
    """What somebody decided, with the usual clock."""
    people.check_receiver(call, owner_id, "owner_id")
    minutes = lead_rules.current(call)["response_minutes"]
    team = team or people.team_of(call, owner_id)
    return Choice(owner_id, team, "person", "", reason, minutes)


def end(call: "Call", row: Row, why: str, reason: str) -> None:
    """Ends the lead's time with whom it is."""
    given = {"lead_id": row.lead_id, "now": call.clock.now()}
    call.run(questions.END, **given, why=why, reason=reason)


def answered(call: "Call", row: Row) -> dict[str, Any]:
    """What changes of a lead when it is answered: the first answer stops the clock."""
    now = call.clock.now()
    if row.response_time is not None or row.assign_time is None:
        return {}
    call.run(questions.ANSWERED, lead_id=row.lead_id, now=now)
    due = row.response_due_time
    if due is None:
        return {"response_time": now}
    return {"response_time": now, "response_state": "met" if now <= due else "missed"}
