"""Fetches mails by IMAP: where the fetching stands is written in the transaction of what was taken in.

The rule kept here: a mailbox is only read, never changed. A kill between fetching and commit leaves nothing behind and
the mails are fetched again; two processes that fetch at once do it one after the other. The first time, fetching
begins with what arrives from then on.
"""

import imaplib
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.logs import log
from crm_chassis.mail_sending import tls
from crm_chassis.mail_settings import Server
from crm_chassis.sql import Row, Statement
from psycopg import errors
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_tickets.mail import channels, incoming, mailboxes
from crm_tickets.queries import number, word
from crm_tickets.tables import mail_channels as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

SECONDS = 20.0
AT_ONCE = 20
# A mailbox that counts anew is read again from a little before it last answered; what is known is known.
LOOK_BACK = timedelta(days=2)
ALL, KIND = "poll_mailboxes", "poll_mailbox"
BEGIN = Statement(insert(table).values(name=word("name")).on_conflict_do_nothing())
HELD = Statement(
    select(*table.c).where(table.c.name == word("name")).with_for_update(skip_locked=True)
)
MOVED = Statement(
    update(table)
    .where(table.c.name == bindparam("this", type_=table.c.name.type))
    .values(
        uid_validity=bindparam("validity", type_=table.c.uid_validity.type),
        last_uid=number("last"),
    )
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NUMBER = re.compile(rb"\d+")
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class Folder(NamedTuple):
    """An opened mailbox: which count its numbers belong to, and the next one."""

    validity: int
    next_uid: int


@contextmanager
def connected(server: Server) -> Iterator[imaplib.IMAP4]:
    """A connection to the mailbox's server, signed in."""
    host, port = server.host, server.port
    if server.scheme == "imaps":
        imap: imaplib.IMAP4 = imaplib.IMAP4_SSL(host, port, ssl_context=tls(), timeout=SECONDS)
    else:
        imap = imaplib.IMAP4(host, port, timeout=SECONDS)
    try:
        if server.scheme == "imap":
            imap.starttls(ssl_context=tls())
        imap.login(server.user, server.password)
        yield imap
    finally:
        try:
            imap.logout()
        except (OSError, imaplib.IMAP4.error):
            with suppress(OSError):  # what went wrong first is what is told
                imap.shutdown()


def opened(imap: imaplib.IMAP4, folder: str) -> Folder:
    """Opens a mailbox for reading only."""
    quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
    answer, data = imap.select(quoted, readonly=True)
    if answer != "OK":
        raise imaplib.IMAP4.error(f"the folder {folder} cannot be opened: {data!r}")
    validity = _first(imap.response("UIDVALIDITY")[1])
    next_uid = _first(imap.response("UIDNEXT")[1])
    return Folder(validity, next_uid)


def _first(data: Any) -> int:
    found = NUMBER.search(data[0] or b"") if data and data[0] else None
    return int(found[0]) if found else 0


def poll_mailboxes(call: "Call", _payload: dict[str, Any]) -> None:
    """One job for each mailbox: one that hangs holds up no other."""
    for mailbox_id in [0, *mailboxes.fetched(call)]:
        call.enqueue(KIND, {"mailbox_id": mailbox_id}, key=f"{KIND}/{mailbox_id}")


def poll_mailbox(call: "Call", payload: dict[str, Any]) -> None:
    """Takes in what arrived; what goes wrong is noted, and tried again at the next round."""
    wanted = payload.get("mailbox_id") or None
    account = mailboxes.account(call, wanted)
    if account.imap is None or account.mailbox_id != wanted:  # removed meanwhile
        return
    call.run(BEGIN, name=account.imap_way)
    row = call.first(HELD, name=account.imap_way)
    if row is None:  # another process is at it
        return
    try:
        with connected(account.imap) as imap:
            _fetch(call, imap, row, account)
    except (OSError, imaplib.IMAP4.error) as error:
        log.warning("fetching mails failed", error=type(error).__name__)
        channels.note(call, account.imap_way, error)
        return
    channels.note(call, account.imap_way)


def _fetch(call: "Call", imap: imaplib.IMAP4, row: Row, account: mailboxes.Account) -> None:
    assert account.imap is not None
    found, here = opened(imap, account.imap.folder), {"this": row.name}
    if row.uid_validity == 0:
        last = max(0, found.next_uid - 1)
        call.run(MOVED, **here, validity=found.validity, last=last)
        return
    last, since = row.last_uid, ""
    if row.uid_validity != found.validity:
        last = 0
        day = (row.success_time or call.clock.now()) - LOOK_BACK
        since = f" SINCE {day.day:02d}-{MONTHS[day.month - 1]}-{day.year}"
    waiting = _numbers(imap, f"UID {last + 1}:*{since}", last)
    limit = call.peers.home.app.config.mail.max_mb * 1024 * 1024
    for uid in waiting[:AT_ONCE]:
        _take(call, imap, uid, limit, account)
        last = uid
    if not waiting:
        last = max(last, found.next_uid - 1)
    call.run(MOVED, **here, validity=found.validity, last=last)
    if len(waiting) > AT_ONCE:
        key = account.mailbox_id or 0
        call.enqueue(KIND, {"mailbox_id": key}, key=f"{KIND}/{key}/more")


def _numbers(imap: imaplib.IMAP4, criterion: str, after: int) -> list[int]:
    """The numbers of the mails that fit; servers name the last mail too, whatever its number."""
    answer, data = imap.uid("SEARCH", criterion)
    if answer != "OK":
        raise imaplib.IMAP4.error(f"the mailbox cannot be searched: {data!r}")
    found = {int(each) for each in NUMBER.findall(b" ".join(part or b"" for part in data))}
    return sorted(uid for uid in found if uid > after)


def _asked(imap: imaplib.IMAP4, uid: int, what: str) -> list[Any]:
    answer, data = imap.uid("FETCH", str(uid), what)
    if answer != "OK":
        raise imaplib.IMAP4.error(f"mail {uid} cannot be fetched: {data!r}")
    return data


def _take(
    call: "Call", imap: imaplib.IMAP4, uid: int, limit: int, account: mailboxes.Account
) -> None:
    """Fetches one mail and takes it in; one that cannot be taken in waits for a person."""
    sizes = [SIZE.search(_plain(part)) for part in _asked(imap, uid, "(RFC822.SIZE)")]
    size = next((int(found[1]) for found in sizes if found), 0)
    large = size > limit
    parts = _asked(imap, uid, "(BODY.PEEK[HEADER])" if large else "(BODY.PEEK[])")
    content = next((part[1] for part in parts if isinstance(part, tuple)), None)
    if content is None:  # somebody took it out of the mailbox meanwhile
        return
    assert account.imap is not None
    # The numbers of two mailboxes' mails are two; in the service's own, the folder says which.
    key = account.mailbox_id
    mailbox = f"mailbox-{key}" if key else account.imap.folder
    emitted, enqueued = len(call.emitted), len(call.enqueued)
    try:
        with call.connection.transaction():
            incoming.take(call, content, mailbox, key, cut=size if large else 0)
    except (errors.DeadlockDetected, errors.SerializationFailure):
        raise  # all of it again, later
    except Exception:
        if call.connection.closed:
            raise
        log.exception("a mail could not be taken in", uid=uid)
        del call.emitted[emitted:], call.enqueued[enqueued:]
        incoming.keep_failed(call, content, mailbox)


def _plain(part: Any) -> bytes:
    return part[0] if isinstance(part, tuple) else part or b""


JOBS = {ALL: poll_mailboxes, KIND: poll_mailbox}
PERIODIC = {ALL: 20.0}
