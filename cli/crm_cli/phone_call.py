"""One phone call, from the ring to the report, through all four services of an installation.

The rule kept here: it speaks to the services as any other program does, by their public APIs and as people with the
roles of the story; so it proves an installation from outside, wherever that runs. It leaves its records behind.
"""

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import grpc
from crm.access.v1 import users_pb2
from crm.channels.v1 import deal_registrations_pb2, partners_pb2
from crm.customers.v1 import accounts_pb2, contacts_pb2, customers_pb2, orders_pb2, reach_pb2
from crm.reports.v1 import dashboards_pb2, facts_pb2, snapshots_pb2
from crm.tickets.v1 import comments_pb2, desk_pb2, hand_overs_pb2, promises_pb2, tickets_pb2
from rich.console import Console

from .client import Stubs, administrator, bearer, channel, sign_in, words
from .processes import serving
from .stand import MODULES

PEOPLE = {
    "agent": ("agent", "service"),
    "specialist": ("specialist", "logistics"),
    "leader": ("leader", ""),
    "manager": ("manager", "channels"),
}
# RPC → (service, proto service, reply), so that a step reads as what it does.
REPLIES: dict[str, tuple[str, str, type[Any]]] = {
    "CreateUser": ("customers", "crm.access.v1.UsersService", users_pb2.User),
    "CreateAccount": ("customers", "crm.customers.v1.AccountsService", accounts_pb2.Account),
    "CreateContact": ("customers", "crm.customers.v1.ContactsService", contacts_pb2.Contact),
    "IngestOrder": ("customers", "crm.customers.v1.OrdersService", orders_pb2.Order),
    "ListTimeline": (
        "customers",
        "crm.customers.v1.CustomersService",
        customers_pb2.ListTimelineResponse,
    ),
    "LookUpCaller": ("tickets", "crm.tickets.v1.DeskService", desk_pb2.Caller),
    "CreateTicket": ("tickets", "crm.tickets.v1.TicketsService", tickets_pb2.Ticket),
    "CloseTicket": ("tickets", "crm.tickets.v1.TicketsService", tickets_pb2.Ticket),
    "GetJourney": ("tickets", "crm.tickets.v1.TicketsService", tickets_pb2.Journey),
    "CreateHandOver": ("tickets", "crm.tickets.v1.HandOversService", hand_overs_pb2.HandOver),
    "AcceptHandOver": ("tickets", "crm.tickets.v1.HandOversService", hand_overs_pb2.HandOver),
    "CreateComment": ("tickets", "crm.tickets.v1.CommentsService", comments_pb2.Comment),
    "ListPromises": (
        "tickets",
        "crm.tickets.v1.PromisesService",
        promises_pb2.ListPromisesResponse,
    ),
    "KeepPromise": ("tickets", "crm.tickets.v1.PromisesService", promises_pb2.Promise),
    "CreatePartner": ("channels", "crm.channels.v1.PartnersService", partners_pb2.Partner),
    "CreateDealRegistration": (
        "channels",
        "crm.channels.v1.DealRegistrationsService",
        deal_registrations_pb2.DealRegistration,
    ),
    "SubmitDealRegistration": (
        "channels",
        "crm.channels.v1.DealRegistrationsService",
        deal_registrations_pb2.DealRegistration,
    ),
    "FindOverlaps": (
        "channels",
        "crm.channels.v1.DealRegistrationsService",
        deal_registrations_pb2.FindOverlapsResponse,
    ),
    "Reconcile": ("reports", "crm.reports.v1.FactsService", facts_pb2.Reconciliation),
    "ListRecords": (
        "reports",
        "crm.reports.v1.DashboardsService",
        dashboards_pb2.ListRecordsResponse,
    ),
    "PublishSnapshot": ("reports", "crm.reports.v1.SnapshotsService", snapshots_pb2.Snapshot),
}


class WentWrong(Exception):
    """A step did not bring what it must; the text says which and what."""


def must(holds: object, what: str) -> None:
    """Raises WentWrong unless it holds."""
    if not holds:
        raise WentWrong(what)


@dataclass
class PhoneCall:
    """The call in one installation: its gRPC addresses by module, and the token of an administrator."""

    addresses: dict[str, str]
    admin: str
    tell: Callable[[str], None] = lambda _: None
    patience: float = 30.0
    run: str = field(default_factory=lambda: secrets.token_hex(4))

    def __post_init__(self) -> None:
        """Channels, and a number that nobody else has."""
        self.channels = {name: channel(address) for name, address in self.addresses.items()}
        self.tokens = {"admin": self.admin}
        self.phone = f"+49 40 {secrets.randbelow(900000) + 5500000}"

    def call(self, who: str, method: str, request: Any) -> Any:
        """One call as one of the people."""
        module, service, reply = REPLIES[method]
        try:
            stubs = Stubs(self.channels[module], bearer(self.tokens[who]))
            return stubs.call(f"/{service}/{method}", request, reply, timeout=30)
        except grpc.RpcError as error:
            raise WentWrong(f"{method} as {who}: {words(error)}") from error

    def until(self, what: str, ask: Callable[[], Any]) -> Any:
        """Asks until the answer is true: what travels by a feed takes a moment."""
        end = time.monotonic() + self.patience
        while True:
            answer = ask()
            if answer:
                return answer
            must(time.monotonic() < end, f"after {self.patience:.0f} s still not: {what}")
            time.sleep(0.2)

    def name(self, role: str) -> str:
        """The login name of one of the people."""
        return f"{role}.{self.run}"

    def play(self) -> dict[str, int]:
        """The whole story; returns the numbers of what it left."""
        try:
            self.people()
            account, contact = self.customer()
            ticket = self.ring(account, contact)
            self.departments(ticket)
            self.closing(account, ticket)
            self.partner(account)
            self.report(ticket)
        finally:
            for opened in self.channels.values():
                opened.close()
        return {"account_id": account.account_id, "ticket_id": ticket.ticket_id}

    def people(self) -> None:
        """An agent, a specialist, a leader and a manager, who sign in."""
        for role, (granted, team) in PEOPLE.items():
            user_id, password = self.name(role), secrets.token_urlsafe(16)
            user = users_pb2.User(user_id=user_id, display_name=user_id, roles=[granted], team=team)
            self.call(
                "admin", "CreateUser", users_pb2.CreateUserRequest(user=user, password=password)
            )
            self.tokens[role] = sign_in(self.addresses["customers"], user_id, password)
        self.tell("An agent, a specialist, a leader and a manager have signed in.")

    def customer(self) -> tuple[Any, Any]:
        """A company with somebody who rings, and an order."""
        account = accounts_pb2.Account(
            display_name=f"Nordwind Werft {self.run} GmbH", country="DE", city="Hamburg"
        )
        account = self.call(
            "agent", "CreateAccount", accounts_pb2.CreateAccountRequest(account=account)
        )
        contact = contacts_pb2.Contact(account_id=account.account_id, display_name="Imke Petersen")
        contact.phones.add(number=self.phone, kind=reach_pb2.PHONE_KIND_WORK)
        contact = self.call(
            "agent", "CreateContact", contacts_pb2.CreateContactRequest(contact=contact)
        )
        order = orders_pb2.Order(
            source="phone-call",
            external_id=f"order-{self.run}",
            account_id=account.account_id,
            order_date=datetime.now(UTC).date().isoformat(),
            currency="EUR",
        )
        order.lines.add(
            product_code="PRN-M640", product_name="Printer M640", quantity="1", amount="1190.00"
        )
        self.call("agent", "IngestOrder", orders_pb2.IngestOrderRequest(order=order))
        self.tell(f"{account.display_name} is a customer and has bought a printer.")
        return account, contact

    def caller(self, request: Any) -> Any:
        """Who calls; nothing while customers, which may have started a moment ago, is not asked yet."""
        caller = self.call("agent", "LookUpCaller", request)
        return None if caller.missing else caller

    def ring(self, account: Any, contact: Any) -> Any:
        """The telephone rings: one call says who it is; a ticket with a promise is taken in one more."""
        request = desk_pb2.LookUpCallerRequest(phone=self.phone)
        caller = self.until("tickets is answered by customers", lambda: self.caller(request))
        must(caller.account_id == account.account_id, f"the caller is not recognised: {caller}")
        must(caller.contact_id == contact.contact_id, "the caller's person is not recognised")
        must(
            any(one.name == "Printer M640" for one in caller.products),
            "what the caller owns is missing",
        )
        promise = promises_pb2.Promise(
            kind=promises_pb2.PROMISE_KIND_CALLBACK, phone=self.phone, note="Ring back"
        )
        promise.due_time.FromDatetime(datetime.now(UTC) + timedelta(hours=2))
        ticket = tickets_pb2.Ticket(
            subject=f"Delivery is incomplete {self.run}",
            channel=tickets_pb2.TICKET_CHANNEL_PHONE,
            phone=self.phone,
            account_id=account.account_id,
            contact_id=contact.contact_id,
            owner_id=self.name("agent"),
            team="service",
        )
        make = tickets_pb2.CreateTicketRequest(
            ticket=ticket, promise=promise, request_id=f"ring-{self.run}"
        )
        ticket = self.call("agent", "CreateTicket", make)
        again = self.call("agent", "CreateTicket", make)
        must(again.ticket_id == ticket.ticket_id, "a repeated request made a second ticket")
        caller = self.call("agent", "LookUpCaller", request)
        must(
            [one.ticket_id for one in caller.open_tickets] == [ticket.ticket_id],
            "the open ticket is not shown",
        )
        must(len(caller.promises) == 1, "the promise is not shown to whoever takes the next call")
        self.tell(f"Ticket {ticket.ticket_id} is open, a callback is promised.")
        return ticket

    def departments(self, ticket: Any) -> None:
        """To logistics and back; the agent stays the owner."""
        steps = (
            ("agent", "logistics", "", "specialist"),
            ("specialist", "service", self.name("agent"), "agent"),
        )
        for giver, team, person, taker in steps:
            hand_over = hand_overs_pb2.HandOver(
                ticket_id=ticket.ticket_id,
                kind=hand_overs_pb2.HAND_OVER_KIND_HANDLING,
                to_team=team,
                to_id=person,
                reason="Warehouse has to look" if giver == "agent" else "Found; goes out tomorrow",
            )
            make = hand_overs_pb2.CreateHandOverRequest(hand_over=hand_over)
            hand_over = self.call(giver, "CreateHandOver", make)
            accept = hand_overs_pb2.AcceptHandOverRequest(hand_over_id=hand_over.hand_over_id)
            self.call(taker, "AcceptHandOver", accept)
        comment = comments_pb2.Comment(
            ticket_id=ticket.ticket_id,
            text="Found at the depot.",
            visibility=comments_pb2.COMMENT_VISIBILITY_PUBLIC,
        )
        self.call("agent", "CreateComment", comments_pb2.CreateCommentRequest(comment=comment))
        self.tell("Logistics had it and gave it back; the agent remained responsible.")

    def closing(self, account: Any, ticket: Any) -> None:
        """The promise is kept, the ticket closed; the journey and the customer's timeline tell it."""
        found = self.call(
            "agent", "ListPromises", promises_pb2.ListPromisesRequest(ticket_ids=[ticket.ticket_id])
        )
        for promise in found.promises:
            keep = promises_pb2.KeepPromiseRequest(promise_id=promise.promise_id)
            kept = self.call("agent", "KeepPromise", keep)
            must(kept.state == promises_pb2.PROMISE_STATE_KEPT, "the promise is not kept")
        close = tickets_pb2.CloseTicketRequest(
            ticket_id=ticket.ticket_id,
            resolution="Second delivery arrived",
            outcome=tickets_pb2.TICKET_OUTCOME_SOLVED,
        )
        closed = self.call("agent", "CloseTicket", close)
        must(closed.hand_over_count == 2, f"hand-overs counted: {closed.hand_over_count}")
        must(closed.owner_id == self.name("agent"), "the first one asked did not stay responsible")
        journey = self.call(
            "agent", "GetJourney", tickets_pb2.GetJourneyRequest(ticket_id=ticket.ticket_id)
        )
        kinds = [
            tickets_pb2.StepKind.Name(step.kind).removeprefix("STEP_KIND_")
            for step in journey.steps
        ]
        must(
            kinds == ["CREATED", "HANDED_OVER", "ACCEPTED", "HANDED_OVER", "ACCEPTED", "CLOSED"],
            f"journey: {kinds}",
        )
        request = customers_pb2.ListTimelineRequest(
            account_id=account.account_id, kinds=[customers_pb2.TIMELINE_KIND_TICKET]
        )
        self.until(
            "the closed ticket is on the customer's timeline",
            lambda: [
                one
                for one in self.call("agent", "ListTimeline", request).entries
                if one.state == "closed"
            ],
        )
        self.tell(
            "The promise was kept, the ticket is closed and stands on the customer's timeline."
        )

    def partner(self, account: Any) -> None:
        """Two partners claim the same customer, the second under another spelling: the overlap check says so."""
        first = self.claim(f"Kontor {self.run}", account.display_name)
        second = self.claim(f"Handelshaus {self.run}", f"NORDWIND-WERFT {self.run}")
        request = deal_registrations_pb2.FindOverlapsRequest(
            deal_registration_id=second.deal_registration_id
        )
        found = self.call("manager", "FindOverlaps", request).overlaps
        known = [one for one in found if one.deal_registration_id == first.deal_registration_id]
        must(known, f"the first claim of the same customer is not reported as an overlap: {found}")
        must(known[0].explanation, "an overlap does not say why it is one")
        self.tell(
            f"Two partners claim the same customer; the overlap is known: {known[0].score:.2f}."
        )

    def claim(self, name: str, customer: str) -> Any:
        """A partner of this name registers a customer, and hands the registration in."""
        partner = partners_pb2.Partner(
            name=name, kind=partners_pb2.PARTNER_KIND_DEALER,
            state=partners_pb2.PARTNER_STATE_ACTIVE, team="channels", country="DE",
        )  # fmt: skip
        partner = self.call(
            "manager", "CreatePartner", partners_pb2.CreatePartnerRequest(partner=partner)
        )
        deal = deal_registrations_pb2.DealRegistration(
            partner_id=partner.partner_id,
            end_customer_name=customer,
            city="Hamburg",
            country="DE",
            team="channels",
        )
        make = deal_registrations_pb2.CreateDealRegistrationRequest(deal_registration=deal)
        deal = self.call("manager", "CreateDealRegistration", make)
        submit = deal_registrations_pb2.SubmitDealRegistrationRequest(
            deal_registration_id=deal.deal_registration_id
        )
        return self.call("manager", "SubmitDealRegistration", submit)

    def report(self, ticket: Any) -> None:
        """Reports shows the ticket behind its figures, agrees with the owners, and publishes the month."""
        request = dashboards_pb2.ListRecordsRequest(figure_id="tickets.closed", page_size=100)

        def counted() -> bool:
            records = self.call("leader", "ListRecords", request).records
            return any(one.resource_id == str(ticket.ticket_id) for one in records)

        self.until("the closed ticket is behind a figure of the report", counted)
        found = self.call("admin", "Reconcile", facts_pb2.ReconcileRequest(wait_seconds=30))
        must(found.equal, f"reports differs from the owners: {found}")
        month = datetime.now(UTC).strftime("%Y-%m")
        publish = snapshots_pb2.PublishSnapshotRequest(month=month, title=f"Phone call {self.run}")
        snapshot = self.call("leader", "PublishSnapshot", publish)
        must(snapshot.snapshot_id, "no report was published")
        self.tell(f"The report of {month} is published; all figures equal the owners'.")


def run(folder: Path, given: tuple[str, ...]) -> int:
    """`crm phone-call`: 0 when everything was as it must be, 1 when not."""
    console = Console()
    try:
        if given:
            addresses = {name: where for name, _, where in (one.partition("=") for one in given)}
            token = os.environ.get("CRM_TOKEN", "")
        else:
            stand = serving(folder, *MODULES)
            addresses = {name: stand.address(name) for name in MODULES}
            token = administrator(stand)
        needed = f"--address is needed as MODULE=HOST:PORT for each of {', '.join(MODULES)}"
        must(set(addresses) == set(MODULES) and all(addresses.values()), needed)
        must(token, "set CRM_TOKEN to an administrator's token or API key")
        PhoneCall(
            addresses, token, tell=lambda text: console.print(f"  {text}", highlight=False)
        ).play()
    except grpc.RpcError as error:
        console.print(
            f"Signing in failed: {words(error)}", style="red", markup=False, highlight=False
        )
        return 1
    except WentWrong as error:
        console.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        return 1
    console.print("[green]The call went through all four services.[/green]")
    return 0
