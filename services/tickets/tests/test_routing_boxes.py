"""Who sees what waits: a department's lead sees what nobody has taken, until somebody of another department has it."""

import pytest
from crm_chassis.errors import NotFound

from .call_centre import Centre


@pytest.fixture
def centre(world):
    return Centre(world)


@pytest.fixture
def rita(world):
    """Who leads billing."""
    return world.person("rita.berg", "manager", team="billing")


def sees(centre, who, ticket):
    """Whether somebody sees a ticket: alone, in the list, and what hangs on it."""
    key = {"ticket_id": ticket.ticket_id}
    listed = ticket.ticket_id in {
        each.ticket_id for each in centre.call("ListTickets", who).tickets
    }
    try:
        centre.call("GetTicket", who, **key)
    except NotFound:
        alone = False
    else:
        alone = True
    assert alone == listed
    if alone:
        assert centre.call("GetJourney", who, **key).steps
    return alone


def waiting(centre, who, queue_id=0):
    page = centre.call("GetQueuePage", who, queue_id=queue_id)
    return [each.ticket_id for each in page.tickets]


@pytest.mark.parametrize("channel", ["WEB", "EMAIL", "MESSENGER", "APP"])
def test_what_waits_and_names_no_department_is_seen_by_every_lead(centre, rita, channel):
    ticket = centre.arrives(channel=f"TICKET_CHANNEL_{channel}")
    for lead in (centre.lead, rita):
        assert sees(centre, lead, ticket)
        assert waiting(centre, lead) == [ticket.ticket_id]
    assert not sees(centre, centre.eva, ticket), "a specialist sees what they were asked to do"


def test_once_somebody_has_it_only_their_lead_sees_it(centre, rita):
    ticket = centre.arrives()
    centre.call("TakeTicket", centre.anna, ticket_id=ticket.ticket_id)
    assert sees(centre, centre.lead, ticket)
    assert not sees(centre, rita, ticket)


def test_what_waits_for_a_department_is_seen_by_its_lead_alone(centre, rita):
    ticket = centre.arrives(team="billing")
    assert sees(centre, rita, ticket)
    assert not sees(centre, centre.lead, ticket)


def test_what_waits_in_a_queue_is_seen_by_the_lead_of_its_department(centre, rita):
    made = centre.queue("Complaints", 'category = "complaint"', team="service")
    ticket = centre.arrives(team="billing", category="complaint")
    for lead in (centre.lead, rita):
        assert sees(centre, lead, ticket)
    assert waiting(centre, centre.lead, made.queue_id) == [ticket.ticket_id]
    centre.call("TakeTicket", centre.anna, ticket_id=ticket.ticket_id)
    assert sees(centre, centre.lead, ticket)


def test_who_returns_it_to_the_box_shows_it_to_all_leads_again(centre, rita):
    ticket = centre.arrives()
    mine = centre.call("TakeTicket", centre.anna, ticket_id=ticket.ticket_id)
    assert not sees(centre, rita, mine)
    centre.hand_over(ticket, team="billing")
    assert sees(centre, rita, ticket), "the work goes there"


def test_a_rep_and_who_has_no_team_see_nothing_of_the_box(centre, world):
    ticket = centre.arrives()
    rep = world.person("rep.one", "rep", team="service")
    stray = world.person("lead.two", "manager")
    for who in (rep, stray):
        assert not sees(centre, who, ticket)


def test_a_lead_may_take_what_waits(centre, rita):
    ticket = centre.arrives()
    taken = centre.call("TakeNext", rita).ticket
    assert taken.ticket_id == ticket.ticket_id
    assert taken.handler_team == "billing"
    assert not sees(centre, centre.lead, ticket)
