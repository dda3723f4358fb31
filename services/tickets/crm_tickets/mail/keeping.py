"""How long mails are kept as they came, and what of a person goes when they want to be forgotten.

The rule kept here: a mail that is on its ticket, or about which nothing is to be done, is kept as it came for a month;
one that waits for a person is kept until somebody decides. Who is erased takes the mails of their addresses along.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm_chassis import files, public_forms
from crm_chassis.erasure import Sought
from crm_chassis.sql import Statement
from sqlalchemy import bindparam, func, literal, select, update

from crm_tickets.mail import rules
from crm_tickets.queries import numbers, words
from crm_tickets.tables import incoming_mails as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEPT = timedelta(days=30)
AT_ONCE = 500
OLD = Statement(
    select(table.c.incoming_mail_id, table.c.file_id)
    .where(
        table.c.state != literal("held"),
        table.c.file_id.is_not(None),
        table.c.create_time < bindparam("since", type_=table.c.create_time.type),
    )
    .order_by(table.c.incoming_mail_id)
    .limit(AT_ONCE)
    .with_for_update(skip_locked=True)
)
OF_SENDERS = Statement(
    select(table.c.incoming_mail_id, table.c.file_id).where(
        table.c.sender_digest == func.any(words("senders")), table.c.file_id.is_not(None)
    )
)
CLEARED = Statement(
    update(table).where(table.c.incoming_mail_id == func.any(numbers("keys"))).values(file_id=None)
)


def forget_mails(call: "Call", _payload: dict[str, Any]) -> None:
    """Old mails are no longer kept as they came."""
    rows = call.all(OLD, since=call.clock.now() - KEPT)
    _forget(call, rows)
    if len(rows) == AT_ONCE:
        call.enqueue("forget_mails", {}, key="forget_mails/more")


def _forget(call: "Call", rows: list[Any]) -> None:
    for row in rows:
        call.run(files.FORGET, file_id=row.file_id)
    if rows:
        call.run(CLEARED, keys=[row.incoming_mail_id for row in rows])


def erase(call: "Call", sought: Sought) -> Mapping[str, int]:
    """The mails of a person's addresses as they came: their words may be encoded, so that none is found in them."""
    key = call.peers.home.app.config.token_key
    addresses = [rules.normal_address(each) for each in sought.person.addresses]
    senders = [public_forms.digest(key, each) for each in addresses if each]
    rows = call.all(OF_SENDERS, senders=senders) if senders else []
    _forget(call, rows)
    return {"incoming_mails": len(rows)}


JOBS = {"forget_mails": forget_mails}
PERIODIC = {"forget_mails": 6 * 3600.0}
