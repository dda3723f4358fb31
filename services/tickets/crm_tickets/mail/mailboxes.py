"""Handlers of mailboxes, and from where a mail goes out.

The rule kept here: a password is the environment's; a mailbox only names it, and only secrets that are meant for
mailboxes can be named. A ticket is answered from the mailbox that it came by; when that is gone, from the service's own
address.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from crm.tickets.v1 import mailboxes_pb2 as pb
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.mail_settings import (
    IMAP_PORTS,
    SECRET,
    SMTP_PORTS,
    BadMailSetting,
    MailSettings,
    Server,
    server_of,
)
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import select

from crm_tickets.everyday import catalogue
from crm_tickets.tables import mailboxes

if TYPE_CHECKING:
    from crm_chassis.call import Call

FIELDS = (
    *("display_name", "address", "sender_name", "language", "team", "smtp_url", "smtp_secret"),
    *("imap_url", "imap_secret", "paused"),
)
KIND = catalogue.catalogue(mailboxes, pb.Mailbox, *FIELDS)
FILTERABLE = ("mailbox_id", "display_name", "address", "team", "language", "paused", "create_time")
LIVE = Statement(
    select(*mailboxes.c).where(mailboxes.c.delete_time.is_(None)).order_by(mailboxes.c.mailbox_id)
)
WAYS: Mapping[str, Mapping[str, int]] = {"smtp": SMTP_PORTS, "imap": IMAP_PORTS}


class Account(NamedTuple):
    """From where mails go out and where they are fetched, with what is in force where nothing else is said."""

    mailbox_id: int | None
    display_name: str
    address: str
    sender_name: str
    language: str
    team: str
    smtp: Server | None
    imap: Server | None
    smtp_way: str
    imap_way: str

    @property
    def domain(self) -> str:
        """What stands behind the @ of its address."""
        return self.address.rpartition("@")[2] or "localhost"


def settings_of(call: "Call") -> MailSettings:
    """What the environment says about mail."""
    return call.peers.home.app.config.mail


def own(call: "Call") -> Account:
    """The service's own account, as the environment says it."""
    known = settings_of(call)
    ways = (known.smtp, known.imap, "smtp", "imap")
    return Account(None, "", known.address, known.name, "", "", *ways)


def account(call: "Call", mailbox_id: int | None) -> Account:
    """The account of a mailbox; the service's own for none, and for one that is gone."""
    row = call.first(KIND.by_key, key=mailbox_id) if mailbox_id else None
    return own(call) if row is None or row.delete_time is not None else _account(call, row)


def _account(call: "Call", row: Row) -> Account:
    known, key = settings_of(call), row.mailbox_id
    smtp, imap = (_server(known, row, way) for way in WAYS)
    ways = (smtp or known.smtp, imap, f"smtp-{key}" if smtp else "smtp", f"imap-{key}")
    said_of = (row.display_name, row.address, row.sender_name, row.language, row.team)
    return Account(key, *said_of, *ways)


def _server(known: MailSettings, row: Row, way: str) -> Server | None:
    """A server of a mailbox; with a secret that is gone it does not sign in, and says so."""
    url = getattr(row, f"{way}_url")
    if not url:
        return None
    return server_of(url, WAYS[way], password=known.secrets.get(getattr(row, f"{way}_secret"), ""))


def every(call: "Call") -> list[Account]:
    """The accounts of all mailboxes, behind the service's own."""
    return [own(call), *(_account(call, row) for row in call.all(LIVE))]


def fetched(call: "Call") -> list[int]:
    """The mailboxes that mails are fetched from."""
    return [row.mailbox_id for row in call.all(LIVE) if row.imap_url and not row.paused]


def written_to(accounts: Iterable[Account], recipients: Iterable[str]) -> int | None:
    """The mailbox that a mail was written to, when that is not said otherwise."""
    named = {each.address.lower(): each.mailbox_id for each in accounts}
    found = [named[each.lower()] for each in recipients if each.lower() in named]
    return found[0] if found else None


def known(call: "Call", mailbox_id: int | None, path: str) -> None:
    """Raises Invalid for a mailbox that is not there."""
    if mailbox_id:
        try:
            catalogue.row_of(call, KIND, mailbox_id)
        except NotFound:
            raise Invalid({path: "there is no such mailbox"}) from None


# Handlers


def _check(call: "Call", values: Mapping[str, object]) -> None:
    """Raises Invalid for what cannot work."""
    settings, wrong = settings_of(call), dict[str, str]()
    for way, ports in WAYS.items():
        url, secret = str(values[f"{way}_url"]), str(values[f"{way}_secret"])
        try:
            if url:
                server_of(url, ports)
        except BadMailSetting:
            some = ", ".join(f"{scheme}://" for scheme in ports)
            text = said("must begin with one of %(some)s and name a host, no password", some=some)
            wrong[f"mailbox.{way}_url"] = text
        if secret and secret not in settings.secrets:
            text = said("the environment of the service has no %(name)s", name=SECRET + secret)
            wrong[f"mailbox.{way}_secret"] = text
    if str(values["address"]).lower() in settings.ours:
        wrong["mailbox.address"] = "is the service's own address"
    if wrong:
        raise Invalid(wrong)


def create_mailbox(call: "Call", request: pb.CreateMailboxRequest) -> pb.Mailbox:
    """Adds a mailbox."""
    _check(call, {name: getattr(request.mailbox, name) for name in FIELDS})
    return to_message(pb.Mailbox, catalogue.create(call, KIND, request.mailbox))


def get_mailbox(call: "Call", request: pb.GetMailboxRequest) -> pb.Mailbox:
    """One mailbox."""
    found: pb.Mailbox = catalogue.get(call, KIND, request.mailbox_id)
    return found


def list_mailboxes(call: "Call", request: pb.ListMailboxesRequest) -> pb.ListMailboxesResponse:
    """A page of mailboxes."""
    reply: pb.ListMailboxesResponse = catalogue.listed(
        call, KIND, request, pb.ListMailboxesResponse, FILTERABLE
    )
    return reply


def update_mailbox(call: "Call", request: pb.UpdateMailboxRequest) -> pb.Mailbox:
    """Changes a mailbox."""
    row, values = catalogue.changes(call, KIND, request.mailbox, request)
    _check(call, {**row._asdict(), **values})
    return to_message(pb.Mailbox, catalogue.write(call, KIND, row, **values))


def delete_mailbox(call: "Call", request: pb.DeleteMailboxRequest) -> pb.Mailbox:
    """Removes a mailbox."""
    gone: pb.Mailbox = catalogue.delete(call, KIND, request.mailbox_id, request.etag)
    return gone


def undelete_mailbox(call: "Call", request: pb.UndeleteMailboxRequest) -> pb.Mailbox:
    """Brings a mailbox back."""
    back: pb.Mailbox = catalogue.undelete(call, KIND, request.mailbox_id)
    return back
