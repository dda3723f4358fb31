"""Where a letter belongs: to the ticket that it answers, or to where the same letter went by another mailbox of ours.

The rule kept here: a letter that was written to several mailboxes of ours is one matter with one ticket. Anybody may
know a Message-ID, so the same letter is one that also says the same and is from the same sender.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crm_chassis import i18n
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.sql import Row, Statement
from sqlalchemy import func, select

from crm_tickets.mail import landing, rules
from crm_tickets.mail.reading import Letter
from crm_tickets.queries import word, words
from crm_tickets.tables import incoming_mails as table
from crm_tickets.tables import outgoing_mails

if TYPE_CHECKING:
    from crm_chassis.call import Call

OUR_ANSWERED = Statement(
    select(*outgoing_mails.c).where(outgoing_mails.c.message_id == func.any(words("ids")))
)
THEIR_ANSWERED = Statement(
    select(table.c.message_id, table.c.ticket_id).where(
        table.c.message_id == func.any(words("ids")),
        # Anybody may know a Message-ID of theirs, so only who wrote it goes by it.
        table.c.sender_digest == word("sender"),
        table.c.ticket_id.is_not(None),
    )
)
ELSEWHERE = Statement(
    select(table.c.ticket_id)
    .where(
        table.c.message_id == word("message_id"),
        table.c.sender_digest == word("sender"),
        table.c.subject == word("subject"),
        table.c.text == word("text"),
        table.c.state == "taken",
        table.c.ticket_id.is_not(None),
    )
    .order_by(table.c.incoming_mail_id)
    .limit(1)
)


def ours(call: "Call", message_ids: Iterable[str]) -> list[Row]:
    """The mails of ours among these Message-IDs."""
    ids = list(message_ids)
    return call.all(OUR_ANSWERED, ids=ids) if ids else []


def answered(call: "Call", letter: Letter, sender: str) -> int:
    """The ticket that a letter answers: by what it refers to, else by a token of ours; 0: none."""
    ids = list(letter.answers)
    if ids:
        known = {row.message_id: row.ticket_id for row in ours(call, ids)}
        found = call.all(THEIR_ANSWERED, ids=ids, sender=sender) if sender else []
        theirs = {row.message_id: row.ticket_id for row in found}
        for each in ids:
            if number_of := known.get(each) or theirs.get(each):
                return int(number_of)
    key = call.peers.home.app.config.token_key
    return rules.ticket_of(key, letter.subject, letter.recipients)


def kept_subject(letter: Letter) -> str:
    """The subject of a letter as it is written down."""
    return letter.subject[:500]


def kept_text(letter: Letter) -> str:
    """The text of a letter as it is written down."""
    return rules.shortened(rules.without_quote(letter.text))


def elsewhere(call: "Call", letter: Letter, sender: str) -> Row | None:
    """The ticket, held, on which this very letter is already, because it came by another mailbox too."""
    if not letter.message_id or not sender:
        return None
    found = call.first(
        ELSEWHERE,
        message_id=letter.message_id,
        sender=sender,
        subject=kept_subject(letter),
        text=kept_text(letter),
    )
    return landing.living(call, found.ticket_id) if found is not None else None


def note_again(call: "Call", ticket: Row, letter: Letter, ours: Iterable[str], by: str) -> int:
    """A note, in the language of its ticket, by which mailboxes of ours the letter came; returns its number."""
    named = {each.lower() for each in letter.recipients} & set(ours) | {by.lower()} - {""}
    text = N_("This mail came by several mailboxes: %(addresses)s. It is answered here.")
    with i18n.reader(ticket.language):
        text = _(text, addresses=", ".join(sorted(named)))
    return landing.note(call, ticket, text)
