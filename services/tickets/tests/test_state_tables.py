"""Every state machine has its table: in the code, in the database, and on the page of states."""

import importlib.util
import re
from pathlib import Path

import pytest
from crm_tickets import rules, tables
from crm_tickets.calls import rules as calls
from crm_tickets.everyday import rules as everyday
from crm_tickets.mail import rules as mail
from crm_tickets.meetings import rules as meetings
from crm_tickets.questions import rules as questions
from crm_tickets.routing import rules as routing
from crm_tickets.satisfaction import rules as satisfaction
from crm_tickets.sla import rules as sla
from sqlalchemy import CheckConstraint

DOCS = Path(__file__).resolve().parents[3] / "docs"
STORED = {
    "tickets.state": rules.TICKET,
    "promises.state": rules.PROMISE,
    "hand_overs.state": rules.HAND_OVER,
    "calls.state": calls.CALL,
    "articles.state": everyday.ARTICLE,
    "checklist_items.state": everyday.CHECKLIST_ITEM,
    "ticket_merges.state": everyday.MERGE,
    "incoming_mails.state": mail.INCOMING,
    "outgoing_mails.state": mail.OUTGOING,
    "web_requests.state": mail.WEB_REQUEST,
    "meetings.state": meetings.MEETING,
    "meetings.minutes_state": meetings.MINUTES,
    "agenda_items.state": meetings.AGENDA_ITEM,
    "actions.state": meetings.ACTION,
    "question_answers.state": questions.ANSWER,
    "absences.state": routing.ABSENCE,
    "caretakings.state": routing.CARETAKING,
    "survey_invitations.state": satisfaction.INVITATION,
    "clocks.state": sla.CLOCK,
}
# What has states and no steps, and why.
COPIES = {
    "ticket_steps.state": "the ticket's, as it was then",
    "tickets.promise_state": "summed up from its promises",
    "tickets.due_state": "that of the clock that is due first",
    "clock_changes.old_state": "the clock's, as it was then",
    "clock_changes.new_state": "the clock's, as it was then",
    "promise_changes.state": "the promise's, as it was then",
    "presences.state": "what somebody says of themselves: anything follows on anything",
}


def _script():
    spec = importlib.util.spec_from_file_location("state_tables", DOCS / "state_tables.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_page_of_states_is_made_from_the_tables_in_the_code():
    script = _script()
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run docs/state_tables.py"


def test_every_table_of_steps_is_stored_somewhere_and_every_state_has_a_table():
    known = {id(table) for name, table in _script().machines() if name.startswith("tickets.")}
    assert {id(table) for table in STORED.values()} == known
    found = {
        f"{table.name}.{column.name}"
        for table in tables.metadata.sorted_tables
        for column in table.c
        if column.name == "state" or column.name.endswith("_state")
    }
    assert found == STORED.keys() | COPIES.keys()


@pytest.mark.parametrize("place", STORED)
def test_a_machine_has_exactly_the_states_that_can_be_stored(place):
    table, _, column = place.partition(".")
    words = next(
        re.findall(r"'(\w+)'", str(check.sqltext))
        for check in tables.metadata.tables[table].constraints
        if isinstance(check, CheckConstraint)
        and str(check.sqltext).startswith(f"{column} in (")
        and " or " not in str(check.sqltext)
    )
    steps = STORED[place]
    assert ({state for state, _ in steps} | set(steps.values())) - {""} == set(words)
