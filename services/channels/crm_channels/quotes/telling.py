"""Who is told of a quote: its two sides and their managers, of a conflict; its people, of what was decided.

The rule kept here: staff read in a notice whom it is about; a partner's people read only that there is a conflict.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from sqlalchemy import ARRAY, BigInteger, Text, any_, bindparam, literal, select

if TYPE_CHECKING:
    from crm_chassis.call import Call

RESOURCE = "crm.channels.Quote"
MANAGERS = Statement(
    select(users.c.user_id).where(
        users.c.team == any_(bindparam("teams", type_=ARRAY(Text))),
        literal("manager") == any_(users.c.roles),
        users.c.disabled_time.is_(None),
    )
)
OF_PARTNERS = Statement(
    select(users.c.user_id).where(
        users.c.partner_id == any_(bindparam("partner_ids", type_=ARRAY(BigInteger))),
        users.c.disabled_time.is_(None),
    )
)
STEPS = {
    "in_approval": N_("%(number)s for %(name)s waits for your decision"),
    "approved": N_("%(number)s for %(name)s was approved"),
    "rejected": N_("%(number)s for %(name)s was given back"),
    "accepted": N_("%(number)s for %(name)s was accepted"),
    "declined": N_("%(number)s for %(name)s was declined"),
    "expired": N_("%(number)s for %(name)s has expired"),
}


def managers(call: "Call", teams: Iterable[str]) -> list[str]:
    """Who leads these teams."""
    wanted = sorted({team for team in teams if team})
    return [row.user_id for row in call.all(MANAGERS, teams=wanted)] if wanted else []


def partners_people(call: "Call", partner_ids: Iterable[int | None]) -> list[str]:
    """Who signs in for these partners."""
    wanted = sorted({each for each in partner_ids if each})
    return [row.user_id for row in call.all(OF_PARTNERS, partner_ids=wanted)] if wanted else []


def step(call: "Call", row: Row, what: str, submitted_by: str = "") -> None:
    """Tells whose quote it is what became of it; who decides, that it waits."""
    if what == "in_approval":
        people: Collection[str] = managers(call, [row.team])
    else:
        people = [row.owner_id, submitted_by, *partners_people(call, [row.partner_id])]
    text = said(STEPS[what], number=row.number, name=row.end_customer_name)
    _tell(call, people, f"quote_{what}", text, row.quote_id, also_actor=what == "expired")


def _tell(
    call: "Call",
    people: Iterable[str],
    kind: str,
    text: str,
    quote_id: int,
    *,
    also_actor: bool = False,
) -> None:
    notify(call, people, kind, text, resource=RESOURCE, resource_id=quote_id, also_actor=also_actor)


def conflict(call: "Call", row: Row, exceptions: Iterable[Row]) -> None:
    """Tells both sides and their managers that two offer one end customer different prices."""
    others = {each.other_quote_id: each for each in exceptions}
    own_text = said(
        "%(name)s: %(number)s differs from what somebody else offers",
        name=row.end_customer_name,
        number=row.number,
    )
    _tell(
        call,
        [row.owner_id, *managers(call, [row.team]), *partners_people(call, [row.partner_id])],
        "quote_conflict",
        own_text,
        row.quote_id,
        also_actor=True,
    )
    for each in others.values():
        text = said(
            "%(name)s: somebody else offers a price that differs from yours",
            name=each.other_end_customer_name,
        )
        people = [
            each.other_owner_id,
            *managers(call, [each.other_team]),
            *partners_people(call, [each.other_partner_id]),
        ]
        _tell(call, people, "quote_conflict", text, each.other_quote_id)
