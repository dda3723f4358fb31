"""Handlers of the ways of mail: how they are set, whether they work, and which addresses take no mail.

The rule kept here: a password is never told; what last went wrong is told to whoever looks, until it works again.
"""

import imaplib
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis import lists, mail_sending
from crm_chassis.errors import NotFound
from crm_chassis.mail_settings import Server
from crm_chassis.records import check_etag, from_mapping, to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets.mail import mailboxes
from crm_tickets.queries import number, word
from crm_tickets.tables import (
    bouncing_addresses,
    incoming_mails,
    outgoing_mails,
    web_requests,
)
from crm_tickets.tables import mail_channels as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("address", "bounce_count", "bounce_time", "create_time")
_time = bindparam("now", type_=table.c.success_time.type)
_row = insert(table).values(name=word("name"))
WORKED = Statement(
    _row.values(success_time=_time, last_error="").on_conflict_do_update(
        index_elements=["name"], set_={"success_time": _time, "last_error": "", "problem": None}
    )
)
_wrong = {"error_time": _time, "last_error": word("error"), "problem": word("problem")}
FAILED = Statement(_row.values(_wrong).on_conflict_do_update(index_elements=["name"], set_=_wrong))
ALL = Statement(select(*table.c))
COUNTS = Statement(
    select(
        select(func.count())
        .select_from(incoming_mails)
        .where(incoming_mails.c.state == "held")
        .scalar_subquery()
        .label("held"),
        select(func.count())
        .select_from(outgoing_mails)
        .where(outgoing_mails.c.state.in_(("dead", "bounced")))
        .scalar_subquery()
        .label("dead"),
        select(func.count())
        .select_from(web_requests)
        .where(web_requests.c.state == "suspect")
        .scalar_subquery()
        .label("suspect"),
    )
)
_address = bouncing_addresses.c.address == word("address")
_live = bouncing_addresses.c.delete_time.is_(None)
LIVE = Statement(select(*bouncing_addresses.c).where(_address, _live).with_for_update())
HELD = Statement(
    select(*bouncing_addresses.c)
    .where(bouncing_addresses.c.bouncing_address_id == number("key"))
    .with_for_update()
)
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(word("address"), 29)).label("held"))
)


def note(call: "Call", name: str, error: Exception | None = None) -> None:
    """Notes whether a way worked."""
    now = call.clock.now()
    if error is None:
        call.run(WORKED, name=name, now=now)
        return
    problem = problem_of(error)
    call.run(FAILED, name=name, now=now, error=mail_sending.told(error), problem=problem)


def problem_of(error: Exception) -> str:
    """What kind of thing went wrong, by IMAP too."""
    if isinstance(error, imaplib.IMAP4.error):
        if "TLS not supported" in str(error):
            return "not_encrypted"
        return "not_reached" if isinstance(error, imaplib.IMAP4.abort) else "sign_in"
    return mail_sending.problem_of(error)


def list_mail_channels(
    call: "Call", _request: pb.ListMailChannelsRequest
) -> pb.ListMailChannelsResponse:
    """The ways in and out."""
    rows = {row.name: row._asdict() for row in call.all(ALL)}
    found = []
    for account in mailboxes.every(call):
        for name, server in _ways(account):
            whose = {"mailbox_id": account.mailbox_id, "mailbox_name": account.display_name}
            known = rows.get(name, {"name": name}) | whose
            known |= {"address": str(server) if server else "", "own_address": account.address}
            found.append(from_mapping(pb.MailChannel, known))
    counts: Any = call.first(COUNTS)
    return pb.ListMailChannelsResponse(
        mail_channels=found,
        held_count=counts.held,
        dead_count=counts.dead,
        suspect_count=counts.suspect,
    )


def _ways(account: mailboxes.Account) -> list[tuple[str, Server | None]]:
    """The ways of an account; those of a mailbox only where it has its own."""
    ways = [(account.smtp_way, account.smtp), (account.imap_way, account.imap)]
    if account.mailbox_id is None:
        return ways
    return [(name, server) for name, server in ways if server and name not in ("smtp", "imap")]


def test_mail_channel(
    call: "Call", request: pb.TestMailChannelRequest
) -> pb.TestMailChannelResponse:
    """Connects and signs in."""
    error = _tried(call, request.name)
    note(call, request.name, error)
    if error is None:
        return pb.TestMailChannelResponse(works=True)
    found = {"error": mail_sending.told(error), "problem": problem_of(error)}
    return from_mapping(pb.TestMailChannelResponse, found)


def _tried(call: "Call", name: str) -> Exception | None:
    """What goes wrong when a way is tried; None: nothing does."""
    from crm_tickets.mail import polling  # late: it notes here whether it works

    servers = {way: server for each in mailboxes.every(call) for way, server in _ways(each)}
    if name not in servers:
        raise NotFound("mailbox", name)
    server, kind = servers[name], name.partition("-")[0]
    try:
        if server is None:
            raise OSError(f"CRM_{kind.upper()}_URL is not set")
        if kind == "smtp":
            mail_sending.connected(server).quit()
        else:
            with polling.connected(server) as imap:
                polling.opened(imap, server.folder)
    except (OSError, imaplib.IMAP4.error) as mistake:
        return mistake
    return None


# Addresses that take no mail


def address_message(row: Row) -> pb.BouncingAddress:
    """An address as others see it."""
    return to_message(pb.BouncingAddress, row)


def bounced(call: "Call", address: str, reason: str) -> None:
    """A mail came back from an address."""
    now = call.clock.now()
    call.first(ONE_BY_ONE, address=address)
    row = call.first(LIVE, address=address)
    values = {"reason": reason, "bounce_time": now, "update_time": now}
    if row is None:
        made = call.insert(bouncing_addresses, address=address, create_time=now, **values)
        call.emit("crm.tickets.BouncingAddress.created", address_message(made))
        return
    key, count = row.bouncing_address_id, row.bounce_count + 1
    after = call.update(bouncing_addresses, key, bounce_count=count, **values)
    before = address_message(row)
    call.emit("crm.tickets.BouncingAddress.updated", address_message(after), before=before)


def takes_mail(call: "Call", row: Row) -> Row:
    """An address takes mail again."""
    now = call.clock.now()
    key = row.bouncing_address_id
    after = call.update(bouncing_addresses, key, delete_time=now, update_time=now)
    before = address_message(row)
    call.emit("crm.tickets.BouncingAddress.deleted", address_message(after), before=before)
    return after


def wrote(call: "Call", address: str) -> None:
    """Whoever writes from an address has it."""
    row = call.first(LIVE, address=address)
    if row is not None:
        takes_mail(call, row)


def list_bouncing_addresses(
    call: "Call", request: pb.ListBouncingAddressesRequest
) -> pb.ListBouncingAddressesResponse:
    """A page of addresses."""
    return lists.reply(
        call,
        bouncing_addresses,
        request,
        pb.ListBouncingAddressesResponse,
        filterable=FILTERABLE,
        order_by="bounce_time desc",
    )


def clear_bouncing_address(
    call: "Call", request: pb.ClearBouncingAddressRequest
) -> pb.BouncingAddress:
    """Says that an address takes mail again; saying it twice is saying it once."""
    key = request.bouncing_address_id
    row = call.one(HELD, missing=("bouncing_address", key), key=key)
    check_etag(row, request.etag)
    return address_message(row if row.delete_time else takes_mail(call, row))
