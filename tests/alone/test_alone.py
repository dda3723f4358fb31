"""Each service is a finished product when it is the only one: in an environment without the others."""

import subprocess

import pytest
import requests
from crm.channels.v1 import partners_pb2
from crm.customers.v1 import accounts_pb2
from crm.reports.v1 import dashboards_pb2, facts_pb2
from crm.tickets.v1 import desk_pb2, tickets_pb2
from crm_cli.stand import MODULES


def page(alone, path):
    """A page as the administrator sees it."""
    url = f"http://localhost:{alone.stand.ports[alone.module].http}{path}"
    return requests.get(url, cookies={"crm_session": alone.token()}, timeout=90)


def test_the_other_services_are_not_there(alone):
    for other in MODULES:
        there = subprocess.run(
            [alone.python, "-c", f"import crm_{other}.__main__"], capture_output=True, check=False
        ).returncode
        assert (there == 0) == (other == alone.module), other


def use_customers(stubs):
    request = accounts_pb2.CreateAccountRequest(
        account=accounts_pb2.Account(display_name="Nur Kunden GmbH")
    )
    made = stubs.call(
        "/crm.customers.v1.AccountsService/CreateAccount", request, accounts_pb2.Account
    )
    assert made.account_id == 1


def use_tickets(stubs):
    """Without customers, who asks is kept here: the second call from the same number is recognised."""
    ticket = tickets_pb2.Ticket(
        subject="No toner",
        phone="+49 30 23125 101",
        requester_name="Imke Petersen",
        owner_id="admin",
    )
    make = tickets_pb2.CreateTicketRequest(ticket=ticket)
    made = stubs.call("/crm.tickets.v1.TicketsService/CreateTicket", make, tickets_pb2.Ticket)
    look = desk_pb2.LookUpCallerRequest(phone="0049 30 23125 101")
    caller = stubs.call("/crm.tickets.v1.DeskService/LookUpCaller", look, desk_pb2.Caller)
    assert caller.state == desk_pb2.CALLER_STATE_REQUESTER
    assert caller.name == "Imke Petersen"
    assert [one.ticket_id for one in caller.open_tickets] == [made.ticket_id]
    assert {one.reason for one in caller.missing} <= {"absent"}


def use_channels(stubs):
    partner = partners_pb2.Partner(name="Kontor Hansen KG", kind=partners_pb2.PARTNER_KIND_DEALER)
    make = partners_pb2.CreatePartnerRequest(partner=partner)
    made = stubs.call("/crm.channels.v1.PartnersService/CreatePartner", make, partners_pb2.Partner)
    assert made.partner_id == 1


def use_reports(stubs):
    """With nobody to follow there is nothing to show, and that is said."""
    request = dashboards_pb2.ListDashboardsRequest()
    reply = stubs.call(
        "/crm.reports.v1.DashboardsService/ListDashboards",
        request,
        dashboards_pb2.ListDashboardsResponse,
    )
    assert not any(one.available for one in reply.dashboards)
    state = stubs.call(
        "/crm.reports.v1.FactsService/GetFollowState",
        facts_pb2.GetFollowStateRequest(),
        facts_pb2.FollowState,
    )
    assert {one.state for one in state.sources} <= {dashboards_pb2.SOURCE_STATE_ABSENT}


USES = {
    "customers": use_customers,
    "tickets": use_tickets,
    "channels": use_channels,
    "reports": use_reports,
}


def test_it_works(alone):
    USES[alone.module](alone.stubs(alone.module))


def test_its_first_page_shows_only_its_own_module(alone):
    reply = page(alone, f"/{alone.module}/")
    assert reply.status_code == 200, reply.text[:2000]
    links = [
        other for other in MODULES if f'href="/{other}/' in reply.text or f'/{other}"' in reply.text
    ]
    assert links == [alone.module]


def test_it_keeps_its_own_accounts(alone):
    reply = page(alone, f"/{alone.module}/sign-in")
    assert f"/{alone.module}/" in reply.url
    stranger = requests.get(
        f"http://localhost:{alone.stand.ports[alone.module].http}/{alone.module}/", timeout=90
    )
    assert stranger.url.split("?")[0].endswith(f"/{alone.module}/sign-in")
    assert 'name="password"' in stranger.text


@pytest.mark.parametrize("path", ["healthz", "readyz", "metrics"])
def test_it_says_how_it_is(alone, path):
    reply = requests.get(
        f"http://127.0.0.1:{alone.stand.ports[alone.module].ops}/{path}", timeout=90
    )
    assert reply.status_code == 200


def test_its_api_documents_itself(alone):
    reply = page(alone, f"/{alone.module}/api/openapi.json")
    assert reply.status_code == 200, reply.text[:500]
    assert reply.json()["openapi"].startswith("3.1")
