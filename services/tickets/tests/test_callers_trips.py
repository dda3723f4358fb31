"""While the telephone rings: how often who is calling asks the database and customers, counted where it is asked."""

import psycopg
import pytest

from .phone_desk import NUMBER
from .test_callers import known, lacks

MOST = 3


@pytest.fixture
def trips(monkeypatch):
    """Every command that goes to PostgreSQL, by the driver's two ways."""
    sent = []
    execute, many = psycopg.Cursor.execute, psycopg.Cursor.executemany

    def counted(self, query, *args, **more):
        sent.append(str(query))
        return execute(self, query, *args, **more)

    def counted_many(self, query, *args, **more):
        sent.append(str(query))
        return many(self, query, *args, **more)

    monkeypatch.setattr(psycopg.Cursor, "execute", counted)
    monkeypatch.setattr(psycopg.Cursor, "executemany", counted_many)
    return sent


def filled(desk):
    """Somebody of whom we know everything: tickets, promises, a requester, another with the same number."""
    for subject in ("Printer jams", "No toner"):
        desk.promise(desk.open(subject=subject, account_id=7))
    desk.close(desk.open(subject="Old story", account_id=7))
    desk.open(requester_name="Frau Lang")


@pytest.mark.parametrize("connected", [True, False])
def test_who_is_calling_takes_three_looks_and_one_question(desk, trips, connected):
    filled(desk)
    asked = []

    def answer(request):
        asked.append(request)
        return known(request)

    if connected:
        desk.world.connect("customers", LookUpPhone=answer)
    desk.call("LookUpCaller", phone=NUMBER)  # what a person may is remembered for a while
    trips.clear()
    asked.clear()
    found = desk.call("LookUpCaller", phone=NUMBER)
    assert len(found.promises) == 2
    assert found.requester.requester_id
    assert lacks(found) == ([] if connected else [("customers", "absent")])
    assert len(asked) == (1 if connected else 0)
    assert len(trips) <= MOST, "\n".join(trips)


def test_the_requester_is_the_same_as_asked_for_by_number(desk):
    ticket = desk.open()
    found = desk.call("LookUpCaller", phone=NUMBER).requester
    assert found == desk.call("GetRequester", requester_id=ticket.requester_id)


def test_the_tier_is_that_of_customers_or_as_we_last_heard_it(desk):
    from crm.customers.v1 import accounts_pb2, customers_pb2

    account = accounts_pb2.Account(account_id=7, display_name="Braun", tier="VIP", etag="1")
    account.phones.add(number=NUMBER, e164=NUMBER)
    desk.world.receive("crm.customers.Account.created", account)

    def answer(_request):
        return customers_pb2.LookUpPhoneResponse(
            e164=NUMBER, matches=[customers_pb2.PhoneMatch(account=account)]
        )

    desk.world.connect("customers")
    assert desk.call("LookUpCaller", phone=NUMBER).tier == "VIP"
    desk.world.connect("customers", LookUpPhone=answer)
    assert desk.call("LookUpCaller", phone=NUMBER).tier == "VIP"
