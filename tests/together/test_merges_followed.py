"""A merge and its undo, followed by tickets and reports: references move and come back, and totals stay equal."""

import pytest
from crm_chassis import outbox, testing
from crm_chassis.follower import unpacked
from crm_customers.__main__ import SERVICE as CUSTOMERS
from crm_reports.__main__ import SERVICE as REPORTS
from crm_reports.follower import following
from crm_tickets.__main__ import SERVICE as TICKETS

globals()["postgres"] = testing.postgres


@pytest.fixture
def house(postgres, tmp_path):
    """Three services in one process, each with a database of its own."""
    made = [
        testing.world_of(service, postgres, tmp_path / service.name)
        for service in (CUSTOMERS, TICKETS, REPORTS)
    ]
    worlds = [next(one) for one in made]
    customers, tickets, reports = worlds
    for name, peer in (("customers", customers), ("tickets", tickets)):
        reports.connect(
            name,
            ListEvents=lambda request, peer=peer: peer.call("ListEvents", request, by="service"),
            GetTotals=lambda request, peer=peer: peer.call("GetTotals", request, by="service"),
            GetDigest=lambda request, peer=peer: peer.call("GetDigest", request, by="service"),
        )
    yield House(*worlds)
    for one in made:
        next(one, None)


class House:
    """The three, and how news goes from one to the other."""

    def __init__(self, customers, tickets, reports):
        self.customers, self.tickets, self.reports = customers, tickets, reports
        self.seen = {"customers": 0, "tickets": 0}
        self.selling = ()

    def spread(self):
        """Every service reads what the others told."""
        for source, readers in (("customers", [self.tickets]), ("tickets", [self.customers])):
            for event in getattr(self, source).events():
                if event.event_id <= self.seen[source]:
                    continue
                self.seen[source] = event.event_id
                for reader in readers:
                    if event.event_type in reader.app.consumers:
                        moment = event.occur_time.ToDatetime(
                            tzinfo=self.customers.clock.now().tzinfo
                        )
                        reader.receive(event.event_type, unpacked(event), moment)
        for follower in following(self.reports.app).followers.values():
            if follower.service in self.seen:
                follower.catch_up()

    def facts(self, question):
        return sorted(following(self.reports.app).facts.read(question))

    def homes(self):
        """Whose each order, ticket, call and person is, as reports has it."""
        found = {}
        for table in ("orders", "tickets", "interactions", "contacts", *self.selling):
            found[table] = self.facts(f"select distinct account_id from {table}")
        return found

    def equal(self):
        """Whether what reports counts is what the owners say."""
        reply = self.reports.call("Reconcile", wait_seconds=1)
        assert {one.service for one in reply.services} >= {"customers", "tickets"}
        assert not reply.equal or all(one.digests for one in reply.services[:2])
        return reply.equal or _wrong(reply)


def _wrong(reply):
    """Fails with what differs."""
    for service in reply.services:
        assert not service.problem
        assert not [one for one in (*service.comparisons, *service.digests) if not one.equal]
    return False


def sells(house, account_id):
    """Deals, leads and consents hang on a customer as well."""
    house.customers.call("CreateDeal", deal={"name": "Printers", "account_id": account_id})
    consent = {"account_id": account_id, "channel": 1, "purpose": 1, "state": 2}
    house.customers.call("CreateConsent", consent=consent)
    house.selling = ("deals", "consents")


def account(house, name):
    made = house.customers.call("CreateAccount", account={"display_name": name})
    return made.account_id


def test_tickets_and_reports_follow_a_merge_and_its_undo(house):
    one, other = account(house, "Nordwind GmbH"), account(house, "Nordwind")
    person = {"account_id": other, "display_name": "Anna Keller"}
    house.customers.call("CreateContact", contact=person)
    touch = {"account_id": other, "channel": 1}
    house.customers.call("CreateInteraction", interaction=touch)
    line = {"product_code": "P-1", "quantity": "2", "amount": "99.5"}
    order = {"source": "shop", "external_id": "O-1", "account_id": other, "currency": "EUR"}
    order |= {"order_date": "2026-11-01", "lines": [line]}
    house.customers.call("IngestOrder", order=order)
    sells(house, other)
    house.spread()
    ticket = {"subject": "No toner", "account_id": other, "requester_name": "Frau Ode"}
    ticket = house.tickets.call("CreateTicket", ticket=ticket, by="agent")
    house.spread()
    before = house.homes()
    assert before["orders"] == before["tickets"] == [(other,)]

    asked = {"kind": 1, "survivor_id": one, "absorbed_ids": [other]}
    merge = house.customers.call("MergeRecords", **asked)
    house.spread()
    house.spread()
    assert set(map(tuple, house.homes().values())) == {((one,),)}
    assert house.tickets.call("GetTicket", ticket_id=ticket.ticket_id).account_id == one
    kinds = {entry.kind for entry in house.customers.call("ListTimeline", account_id=one).entries}
    assert len(kinds) == 3, "a call, an order and the ticket"
    assert house.equal()

    house.customers.call("UndoMerge", merge_id=merge.merge_id)
    house.spread()
    house.spread()
    assert house.homes() == before
    assert house.tickets.call("GetTicket", ticket_id=ticket.ticket_id).account_id == other
    assert not house.customers.call("ListTimeline", account_id=one).entries
    assert house.equal()


def test_a_ticket_under_the_old_number_is_the_survivors_and_finds_back(house):
    one, other = account(house, "Nordwind GmbH"), account(house, "Nordwind")
    asked = {"kind": 1, "survivor_id": one, "absorbed_ids": [other]}
    merge = house.customers.call("MergeRecords", **asked)

    def opened(name):
        ticket = {"subject": "No toner", "account_id": other, "requester_name": name}
        return house.tickets.call("CreateTicket", ticket=ticket, by="agent").ticket_id

    def home(ticket):
        return house.tickets.call("GetTicket", ticket_id=ticket).account_id

    early = opened("Frau Ode")  # nobody has told tickets yet
    house.spread()
    late = opened("Herr Lang")
    assert home(early) == home(late) == one
    house.spread()
    assert house.equal()
    house.customers.call("UndoMerge", merge_id=merge.merge_id)
    house.spread()
    house.spread()
    assert home(early) == home(late) == other
    assert house.equal()


def test_a_call_is_on_the_timeline_of_whose_it_is(house):
    number = "+4930901820"
    one, other = account(house, "Nordwind GmbH"), account(house, "Nordwind")
    person = {"account_id": other, "display_name": "Anna Keller", "phones": [{"number": number}]}
    house.customers.call("CreateContact", contact=person)
    house.spread()
    agent = {"user_id": "anna.keller", "extension": "11", "team": "service"}
    house.tickets.call("CreateAgent", agent=agent)

    def rings(of):
        for at, kind in enumerate((1, 2, 4), start=1):
            told = {"switch_call_id": of, "kind": kind, "sequence": at, "extension": "11"}
            house.tickets.call("ReportCall", phone=number, **told)
        house.spread()

    def touches(account_id):
        entries = house.customers.call("ListTimeline", account_id=account_id).entries
        return [each.agent_id for each in entries if each.kind == 1]

    rings("c-1")
    assert touches(other) == ["anna.keller"]
    asked = {"kind": 1, "survivor_id": one, "absorbed_ids": [other]}
    merge = house.customers.call("MergeRecords", **asked)
    rings("c-2")  # tickets hears of the merge afterwards
    house.spread()
    assert (touches(one), touches(other)) == (["anna.keller"] * 2, [])
    assert house.equal()
    house.customers.call("UndoMerge", merge_id=merge.merge_id)
    house.spread()
    house.spread()
    assert (touches(one), touches(other)) == ([], ["anna.keller"] * 2)
    assert house.equal()


def test_the_stages_of_pipelines_that_came_along_have_names(house):
    house.customers.call("CreateDeal", deal={"name": "Printers"})
    house.spread()
    named = "select distinct s.name from deals d join deal_stages s using (stage_id)"
    assert house.facts(named) == []
    with house.customers.app.database.connection() as connection:
        call = house.customers.app.begin(connection, "periodic")
        with house.customers.app.transaction(connection, call):
            call.enqueue("tell_pipelines", {})
            outbox.flush(call, None)
    house.customers.run_jobs()
    house.spread()
    assert len(house.facts(named)) == 1
    assert house.equal()
