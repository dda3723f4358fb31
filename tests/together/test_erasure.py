"""A person is erased in all four services as they really run: each confirms, and nothing is left in any database."""

import io
import time
import zipfile

import psycopg
from crm.customers.v1 import accounts_pb2, contacts_pb2, privacy_pb2
from crm.tickets.v1 import tickets_pb2

NAME, PHONE = "Brunhilde Östertag", "+49 170 1234567"
STRINGS = ("Brunhilde", "Östertag", "170 1234567", "1701234567")
PATIENCE = 90


def everything(stand):
    """All rows of all tables of all services, as text."""
    for service in stand.stand.modules:
        with psycopg.connect(stand.processes.database.url(service), autocommit=True) as connection:
            named = "select table_name from information_schema.tables where table_schema = 'public'"
            for (table,) in connection.execute(named).fetchall():
                for row in connection.execute(f'select * from "{table}"').fetchall():
                    yield f"{service}.{table}", " | ".join(map(_text, row))


def _text(value):
    return bytes(value).decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)


def holders(stand):
    """Where something of the person stands."""
    return {
        table
        for table, row in everything(stand)
        if any(word.casefold() in row.casefold() for word in STRINGS)
    }


def wait_for(condition):
    """Until it is so."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if found := condition():
            return found
        time.sleep(0.5)
    raise AssertionError("it took too long")


def test_every_service_confirms_and_nothing_is_left(stand):
    customers, tickets = stand.stubs("customers"), stand.stubs("tickets")
    account = customers.call(
        "/crm.customers.v1.AccountsService/CreateAccount",
        accounts_pb2.CreateAccountRequest(
            account=accounts_pb2.Account(display_name="Nordwind Erasure GmbH", country="DE")
        ),
        accounts_pb2.Account,
    )
    person = contacts_pb2.Contact(account_id=account.account_id, display_name=NAME)
    person.phones.add(number=PHONE)
    contact = customers.call(
        "/crm.customers.v1.ContactsService/CreateContact",
        contacts_pb2.CreateContactRequest(contact=person, request_id="erase-me"),
        contacts_pb2.Contact,
    )
    who = {"account_id": account.account_id, "contact_id": contact.contact_id}
    ticket = tickets_pb2.Ticket(
        subject=f"{NAME} has no toner", requester_name=NAME, phone=PHONE, owner_id="admin", **who
    )
    tickets.call(
        "/crm.tickets.v1.TicketsService/CreateTicket",
        tickets_pb2.CreateTicketRequest(ticket=ticket),
        tickets_pb2.Ticket,
    )
    wanted = {"customers.ticket_copies", "tickets.known_contacts", "tickets.tickets"}
    wait_for(lambda: wanted <= holders(stand))
    archive = customers.call(
        "/crm.customers.v1.PersonalDataService/ExportPersonalData",
        privacy_pb2.ExportPersonalDataRequest(contact_id=contact.contact_id),
        privacy_pb2.PersonalDataArchive,
    )
    parts = zipfile.ZipFile(io.BytesIO(archive.content)).namelist()
    assert {f"{service}.json" for service in stand.stand.modules} <= set(parts)
    erasure = customers.call(
        "/crm.customers.v1.PersonalDataService/CreateErasure",
        privacy_pb2.CreateErasureRequest(contact_id=contact.contact_id, reason="Asked by letter"),
        privacy_pb2.Erasure,
    )

    def done():
        found = customers.call(
            "/crm.customers.v1.PersonalDataService/GetErasure",
            privacy_pb2.GetErasureRequest(erasure_id=erasure.erasure_id),
            privacy_pb2.Erasure,
        )
        return found if found.state == privacy_pb2.ERASURE_STATE_DONE else None

    found = wait_for(done)
    assert {receipt.service for receipt in found.receipts} == set(stand.stand.modules)
    assert all(receipt.confirmed for receipt in found.receipts)
    assert holders(stand) == set()
