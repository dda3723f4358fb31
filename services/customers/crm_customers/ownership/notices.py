"""What is told of ownership, in words; the chassis keeps notices.

The rule kept here: a notice names the customer as called when it was written, and leads to the alert, the hand-over or
the customer.
"""

from collections.abc import Iterable

from crm_chassis import notices
from crm_chassis.call import Call
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.tables import accounts

NAMES = Statement(
    select(accounts.c.account_id, accounts.c.display_name).where(
        accounts.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    )
)
TEXTS = {
    "conflict": N_("A second person is at %(name)s"),
    "conflict_resolved": N_("Settled: %(name)s"),
    "protection_ending": N_("Your protection of %(name)s ends soon"),
    "protection_ended": N_("Your protection of %(name)s has ended"),
    "hand_over": N_("Customers handed over to you: %(count)s"),
    "hand_over_answered": N_("Customers of a hand-over that were answered: %(count)s"),
    "assigned": N_("Customers that are yours now: %(count)s"),
    "assigned_one": N_("%(name)s is yours"),
}
LEADS_TO = {
    "conflict": "crm.customers.ConflictAlert",
    "conflict_resolved": "crm.customers.ConflictAlert",
    "hand_over": "crm.customers.HandOver",
    "hand_over_answered": "crm.customers.HandOver",
}


def names_of(call: Call, ids: Iterable[int | None]) -> dict[int, str]:
    """The names of accounts as they are now."""
    wanted = sorted({each for each in ids if each})
    if not wanted:
        return {}
    return {row.account_id: row.display_name for row in call.all(NAMES, ids=wanted)}


def tell(
    call: Call,
    users: Iterable[str],
    kind: str,
    *,
    account_id: int | None = None,
    record_id: int | None = None,
    account_count: int = 1,
) -> None:
    """Leaves a notice for each of these people but the one who acts."""
    name = names_of(call, [account_id]).get(account_id or 0, "")
    text = TEXTS["assigned_one" if kind == "assigned" and name else kind]
    resource = LEADS_TO.get(kind, "crm.customers.Account")
    number = record_id if kind in LEADS_TO else account_id
    notices.notify(
        call,
        users,
        kind,
        said(text, name=name, count=account_count),
        resource=resource if number else "",
        resource_id=number,
    )
