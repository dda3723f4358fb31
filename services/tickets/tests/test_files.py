"""Files of a ticket: on its page, for everybody on its path, and for nobody else."""

import io
import re

import pytest
from crm_chassis.errors import NotFound

from .test_pages import Browser


def attach(browser, page, content=b"A photo", name="error-54.jpg"):
    """Chooses a file on the ticket's page and sends it."""
    shown = browser.get(page)
    form = next(part for part in shown.split("<form")[1:] if 'name="resource"' in part)
    hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    data = {**dict(hidden), "content": (io.BytesIO(content), name)}
    reply = browser.client.post("/tickets/files/attach", data=data, headers=browser.headers)
    assert reply.status_code == 303, reply.text
    return browser.get(page)


def download(browser, shown):
    address = re.search(r'href="(/tickets/files/\d+/download)"', shown)[1]
    return browser.client.get(address, headers=browser.headers)


def test_what_the_customer_sent_is_kept_with_the_ticket(desk):
    ticket = desk.open()
    anna = Browser(desk.world, desk.anna)
    shown = attach(anna, f"/{ticket.ticket_id}")
    assert "error-54.jpg" in shown
    assert download(anna, shown).data == b"A photo"


def test_who_works_on_it_sees_the_file_and_adds_another(desk):
    ticket = desk.open()
    page = f"/{ticket.ticket_id}"
    shown = attach(Browser(desk.world, desk.anna), page)
    eva = Browser(desk.world, desk.eva)  # of a department that is not on the path yet
    assert download(eva, shown).status_code == 404
    with pytest.raises(NotFound):
        desk.call(
            "ListAttachments",
            desk.eva,
            resource="crm.tickets.Ticket",
            resource_id=ticket.ticket_id,
        )
    desk.hand_over(ticket, team="billing")
    assert download(eva, shown).data == b"A photo"
    assert "invoice.pdf" in attach(eva, page, name="invoice.pdf")


def test_a_deleted_ticket_takes_no_more_files(desk):
    ticket = desk.open()
    page = f"/{ticket.ticket_id}"
    anna = Browser(desk.world, desk.anna)
    attach(anna, page)
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    shown = anna.get(page)
    assert "error-54.jpg" in shown
    assert "/files/attach" not in shown
