"""Takes mails in: each once for its mailbox, onto its ticket, a new one, or into the list of what needs a person.

The rule kept here: the mail as it came is stored in the same transaction as its effect, so it is never lost and never
taken twice; what cannot be read or looks odd waits for a person with everything that came.
"""

import hashlib
from typing import TYPE_CHECKING, Any

from crm.records.v1.files_pb2 import FilePiece
from crm.tickets.v1 import mails_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis import files, lists, public_forms
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.records import check_etag, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import ColumnElement, bindparam, func, or_, select

from crm_tickets import queries
from crm_tickets.mail import (
    acting,
    belonging,
    channels,
    landing,
    mailboxes,
    outgoing,
    reading,
    rules,
    sending,
)
from crm_tickets.mail.reading import Letter
from crm_tickets.queries import number, word
from crm_tickets.tables import incoming_mails as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("incoming_mail_id", "mailbox", "message_id", "state", "reason", "from_address"),
    *("from_name", "subject", "ticket_id", "size", "sent_time", "create_time"),
)
_one = select(*table.c).where(table.c.incoming_mail_id == number("key"))
ONE, HELD = Statement(_one), Statement(_one.with_for_update())
SAME = Statement(
    select(*table.c).where(
        table.c.mailbox == word("mailbox"), table.c.message_id == word("message_id")
    )
)
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(word("key"), 31)).label("held"))
)
FROM_SENDER = Statement(
    select(func.count().label("count")).where(
        table.c.sender_digest == word("sender"),
        table.c.create_time > bindparam("since", type_=table.c.create_time.type),
    )
)


def message(row: Row) -> pb.IncomingMail:
    """A mail as others see it."""
    return to_message(pb.IncomingMail, row)


def ingest_mail(call: "Call", request: pb.IngestMailRequest) -> pb.IncomingMail:
    """Takes a mail in that somebody posts."""
    most = call.peers.home.app.config.mail.max_mb
    if not request.content:
        raise Invalid({"content": "is empty"})
    if len(request.content) > most * 1024 * 1024:
        raise Invalid(
            {"content": said("is too large: at most %(most)s MB", most=most)}, "TOO_LARGE"
        )
    return message(take(call, request.content, request.mailbox or "api"))


def take(
    call: "Call", content: bytes, mailbox: str, mailbox_id: int | None = None, *, cut: int = 0
) -> Row:
    """Takes a mail in, once; `cut` says how large it was when only its head could be fetched.

    `mailbox` is where the same Message-ID is the same mail; `mailbox_id` whose it is, else its recipients say so.
    """
    try:
        letter = reading.read(content)
    except reading.Unreadable:
        letter = None
    by_content = f"{hashlib.sha256(content).hexdigest()}@{mailbox}"
    message_id = (letter.message_id if letter else "") or by_content
    # One after the other for each mail, by whatever mailboxes it comes: of two at once the second finds the first.
    call.first(LOCK, key=message_id)
    known = call.first(SAME, mailbox=mailbox, message_id=message_id)
    if known is not None:
        return known
    with acting.acting(call, acting.MAIL):
        arrival = _Arrival(call, content, mailbox, message_id, letter)
        arrival.reached(mailbox_id)
        return arrival.settle(cut)


def keep_failed(call: "Call", content: bytes, mailbox: str) -> Row:
    """A mail that could not be taken in waits for a person."""
    message_id = f"{hashlib.sha256(content).hexdigest()}@{mailbox}"
    known = call.first(SAME, mailbox=mailbox, message_id=message_id)
    if known is not None:
        return known
    with acting.acting(call, acting.MAIL):
        return _Arrival(call, content, mailbox, message_id, None).kept("hold", "failed")


class _Arrival:
    """A mail on its way in."""

    def __init__(
        self, call: "Call", content: bytes, mailbox: str, message_id: str, letter: Letter | None
    ) -> None:
        self.call, self.content, self.letter = call, content, letter
        self.mailbox, self.message_id = mailbox, message_id
        self.key = call.peers.home.app.config.token_key
        self.settings = call.peers.home.app.config.mail
        self.sender = letter.marks.sender if letter else ""
        self.digest = public_forms.digest(self.key, self.sender) if self.sender else ""

        self.account = mailboxes.own(call)
        self.ours = self.settings.ours

    def reached(self, mailbox_id: int | None) -> None:
        """By which mailbox it came: the one that it was fetched from, else the one that it was written to."""
        accounts = mailboxes.every(self.call)
        self.ours |= {each.address.lower() for each in accounts}
        if not mailbox_id and self.letter is not None:
            mailbox_id = mailboxes.written_to(accounts, self.letter.recipients)
        self.account = next((a for a in accounts if a.mailbox_id == mailbox_id), self.account)

    def settle(self, cut: int) -> Row:
        """What becomes of it."""
        letter = self.letter
        if letter is None:
            return self.kept("hold", "unreadable")
        if cut:
            return self._too_large(letter, cut)
        if rules.is_bounce(letter.marks):
            return self._bounce(letter)
        call = self.call
        ticket = belonging.elsewhere(call, letter, self.digest)
        if ticket is not None:
            by = self.account.address
            comment_id = belonging.note_again(call, ticket, letter, self.ours, by)
            return self.kept("take", "", ticket_id=ticket.ticket_id, comment_id=comment_id)
        ticket = landing.living(call, belonging.answered(call, letter, self.digest))
        since = call.clock.now() - rules.MAIL_SPAN
        lately: Any = call.first(FROM_SENDER, sender=self.digest, since=since)
        known = rules.Known(self.ours, ticket is not None, lately.count, self.settings.hourly)
        step, reason = rules.first_step(letter.marks, known)
        if step != "take":
            return self.kept(step, reason)
        if reason == "automatic" and ticket is not None:
            comment_id = landing.note(call, ticket, f"{self.sender}: {_text(letter)}")
            more = {"ticket_id": ticket.ticket_id, "comment_id": comment_id}
            return self.kept(step, reason, **more)
        channels.wrote(call, self.sender)
        landed = _landed(call, letter, ticket, self.account)
        where = {"ticket_id": landed.ticket.ticket_id, "comment_id": landed.comment_id}
        row = self.kept("take", "", **where)
        if landed.is_new and rules.may_be_answered(letter.marks):
            outgoing.acknowledge(call, landed.ticket)
        return row

    def kept(self, step: str, reason: str, **more: Any) -> Row:
        """The mail is written down with what became of it."""
        call, letter, now = self.call, self.letter, self.call.clock.now()
        stored = files.store(call, [self.content])
        row = call.insert(
            table,
            mailbox=self.mailbox,
            message_id=self.message_id,
            state=rules.after(rules.INCOMING, "", step),
            reason=reason or None,
            from_address=self.sender,
            from_name=letter.name if letter else "",
            subject=belonging.kept_subject(letter) if letter else "",
            text=belonging.kept_text(letter) if letter else "",
            size=more.pop("size", len(self.content)),
            sent_time=letter.sent_time if letter else None,
            file_id=stored.file_id,
            sender_digest=self.digest,
            create_time=now,
            update_time=now,
            **more,
        )
        call.emit(f"crm.tickets.IncomingMail.{row.state}", message(row))
        return row

    def _too_large(self, letter: Letter, size: int) -> Row:
        """Its head waits for a person; the sender is told, unless it is a machine."""
        row = self.kept("hold", "too_large", size=size)
        if self.account.smtp and self.sender and rules.may_be_answered(letter.marks):
            told = {"requester": letter.name, "subject": letter.subject}
            cause = f"too-large-{row.incoming_mail_id}"
            language = rules.language_of(letter.subject)
            to = (self.sender, letter.name)
            outgoing.put(self.call, "too_large", to, language, cause, told, account=self.account)
        return row

    def _bounce(self, letter: Letter) -> Row:
        """It brings back a mail of ours: that mail, its ticket and its address say so."""
        call = self.call
        found = belonging.ours(call, letter.report.message_ids)
        if not found:
            return self.kept("hold", "unknown_bounce")
        held = call.first(outgoing.HELD, key=found[0].outgoing_mail_id)
        assert held is not None
        more = {"ticket_id": held.ticket_id, "outgoing_mail_id": held.outgoing_mail_id}
        if letter.report.failed:
            reason = letter.report.reason or letter.subject
            values = {"last_error": reason[:500], "next_time": None}
            after = outgoing.change(call, held, "bounce", "bounced", **values)
            channels.bounced(call, held.to_address, reason[:500])
            sending.tell_undelivered(call, after)
        return self.kept("bounce", "", **more)


def _text(letter: Letter) -> str:
    return rules.without_quote(letter.text) or letter.subject


def _landed(
    call: "Call", letter: Letter, ticket: Row | None, account: mailboxes.Account
) -> landing.Landed:
    """The letter on its ticket, with its files."""
    text = letter.text or letter.subject
    if ticket is not None:
        text = _text(letter)
        if ticket.email and letter.marks.sender != ticket.email:  # somebody else of theirs
            text = f"{letter.name} <{letter.marks.sender}>:\n{text}".strip()
    words_of = landing.Words(
        rules.plain_subject(letter.subject),
        text,
        tickets_pb2.TICKET_CHANNEL_EMAIL,
        letter.name or letter.marks.sender,
        letter.marks.sender,
        language=account.language,
        team=account.team,
        mailbox_id=account.mailbox_id,
    )
    enclosed = [(each.file_name, each.content) for each in letter.files]
    landed = landing.land(call, words_of, ticket, enclosed)
    if landed.left:
        # The mail as it came has them.
        landing.note(call, landed.ticket, "⚠ " + ", ".join(landed.left))
    return landed


# What needs a person


def assign_incoming_mail(call: "Call", request: pb.AssignIncomingMailRequest) -> pb.IncomingMail:
    """Puts a mail that waited onto a ticket."""
    row = _held(call, request)
    state = _after(row, "assign")
    ticket = None
    if request.ticket_id:
        queries.ticket(call, request.ticket_id, held=True)
        ticket = landing.living(call, request.ticket_id)
    content = _content(call, row)
    try:
        letter = reading.read(content)
    except reading.Unreadable:
        marks = rules.Marks(row.from_address)
        whole = (reading.Enclosed("mail.eml", "message/rfc822", content),)
        letter = Letter("", "", row.subject, row.text, marks, files=whole)
    with acting.acting(call, acting.MAIL):
        accounts = mailboxes.every(call)
        account = _account_of(accounts, row, letter)
        landed = _landed(call, letter, ticket, account)
    where = {"ticket_id": landed.ticket.ticket_id, "comment_id": landed.comment_id}
    return _decided(call, row, "assigned", state=state, **where)


def _account_of(accounts: list[mailboxes.Account], row: Row, letter: Letter) -> mailboxes.Account:
    """By which account a mail came that waited."""
    written_to = mailboxes.written_to(accounts, letter.recipients)
    key = next(
        (a.mailbox_id for a in accounts if row.mailbox == f"mailbox-{a.mailbox_id}"), written_to
    )
    return next((a for a in accounts if a.mailbox_id == key), accounts[0])


def discard_incoming_mail(call: "Call", request: pb.DiscardIncomingMailRequest) -> pb.IncomingMail:
    """Nothing is to be done about it."""
    row = _held(call, request)
    return _decided(call, row, "discarded", state=_after(row, "discard"))


def restore_incoming_mail(call: "Call", request: pb.RestoreIncomingMailRequest) -> pb.IncomingMail:
    """It waits again."""
    row = _held(call, request)
    return _decided(call, row, "restored", state=_after(row, "restore"))


def _held(call: "Call", request: Any) -> Row:
    key = request.incoming_mail_id
    _seen(call, key)
    row = call.one(HELD, missing=("incoming_mail", key), key=key)
    check_etag(row, request.etag)
    return row


def _after(row: Row, step: str) -> str:
    try:
        return rules.after(rules.INCOMING, row.state, step)
    except rules.NotAllowed:
        text = "This mail does not wait for anybody (any more)."
        raise Precondition("STEP_NOT_ALLOWED", text) from None


def _decided(call: "Call", row: Row, event: str, **values: Any) -> pb.IncomingMail:
    after = call.update(
        table,
        row.incoming_mail_id,
        actor_id=call.principal.id,
        update_time=call.clock.now(),
        **values,
    )
    call.emit(f"crm.tickets.IncomingMail.{event}", message(after), before=message(row))
    return message(after)


def _content(call: "Call", row: Row) -> bytes:
    """The mail as it came."""
    if row.file_id is None:
        raise NotFound("incoming_mail", row.incoming_mail_id)
    content, offset = b"", 0
    while True:
        piece = files.read(call, row.file_id, offset, "mail.eml", "message/rfc822")
        content += piece.content
        offset = piece.next_offset
        if not offset:
            return content


# Reading


def _seen(call: "Call", key: int) -> Row:
    missing = ("incoming_mail", key)
    row = call.one(ONE, missing=missing, key=key)
    if row.ticket_id:
        try:
            queries.ticket(call, row.ticket_id, held=False, gone=True)
        except NotFound:
            raise NotFound(*missing) from None
    return row


def get_incoming_mail(call: "Call", request: pb.GetIncomingMailRequest) -> pb.IncomingMail:
    """One mail."""
    return message(_seen(call, request.incoming_mail_id))


def _of_nobody_or_seen() -> ColumnElement[bool]:
    return or_(table.c.ticket_id.is_(None), queries.on_seen_ticket(table))


def list_incoming_mails(
    call: "Call", request: pb.ListIncomingMailsRequest
) -> pb.ListIncomingMailsResponse:
    """A page of mails."""
    return lists.reply(
        call,
        table,
        request,
        pb.ListIncomingMailsResponse,
        filterable=FILTERABLE,
        order_by="incoming_mail_id desc",
        where=_of_nobody_or_seen,
        **queries.eyes(call),
    )


def download_incoming_mail(call: "Call", request: pb.DownloadIncomingMailRequest) -> FilePiece:
    """The mail as it came."""
    row = _seen(call, request.incoming_mail_id)
    if row.file_id is None:
        raise NotFound("incoming_mail", row.incoming_mail_id)
    name = f"mail-{row.incoming_mail_id}.eml"
    return files.read(call, row.file_id, request.offset, name, "message/rfc822")
