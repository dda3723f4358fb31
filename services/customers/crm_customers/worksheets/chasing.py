"""Worksheets that should be back are asked for: their people once a day, and whoever sent them out at first.

The rule kept here: nobody is asked for what came back, nor after the round has ended; each is asked at most so often.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm_chassis import notices
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import bindparam, exists, or_, select

from crm_customers.tables import worksheet_returns, worksheet_round_items, worksheet_rounds

if TYPE_CHECKING:
    from crm_chassis.call import Call

AGAIN, MOST, AT_ONCE = timedelta(hours=20), 10, 200
TO_PERSON = N_("Your worksheet %(title)s was due back by %(when)s")
TO_SENDER = N_("Worksheets of %(title)s are late: %(user_id)s, and perhaps others")
_now = bindparam("now", type_=worksheet_rounds.c.due_time.type)
_before = bindparam("before", type_=worksheet_rounds.c.due_time.type)
OVERDUE = Statement(
    select(
        *worksheet_round_items.c,
        worksheet_rounds.c.title,
        worksheet_rounds.c.due_time,
        worksheet_rounds.c.owner_id.label("sender_id"),
    )
    .join(
        worksheet_rounds,
        worksheet_rounds.c.worksheet_round_id == worksheet_round_items.c.worksheet_round_id,
    )
    .where(
        worksheet_rounds.c.close_time.is_(None),
        worksheet_rounds.c.due_time < _now,
        worksheet_round_items.c.chase_count < MOST,
        or_(
            worksheet_round_items.c.chase_time.is_(None),
            worksheet_round_items.c.chase_time < _before,
        ),
        ~exists().where(
            worksheet_returns.c.worksheet_id == worksheet_round_items.c.worksheet_id,
            worksheet_returns.c.state != "failed",
        ),
    )
    .order_by(worksheet_round_items.c.worksheet_round_item_id)
    .limit(AT_ONCE)
    .with_for_update(of=worksheet_round_items, skip_locked=True)
)


def chase_worksheets(call: "Call", _payload: dict[str, Any]) -> None:
    """Asks for worksheets that should be back."""
    now = call.clock.now()
    rows = call.all(OVERDUE, now=now, before=now - AGAIN)
    for row in rows:
        notices.notify(
            call,
            [row.owner_id],
            "worksheet_overdue",
            said(TO_PERSON, title=row.title, when=row.due_time),
            resource="crm.customers.WorksheetRoundItem",
            resource_id=row.worksheet_round_item_id,
            key=f"worksheet-{row.worksheet_id}",
            again=True,
            also_actor=True,
        )
        notices.notify(
            call,
            [row.sender_id],
            "worksheet_overdue",
            said(TO_SENDER, title=row.title, user_id=row.owner_id),
            resource="crm.customers.WorksheetRound",
            resource_id=row.worksheet_round_id,
            key=f"worksheet-round-{row.worksheet_round_id}-late",
            also_actor=True,
        )
        values = {"chase_count": row.chase_count + 1, "chase_time": now}
        call.update(worksheet_round_items, row.worksheet_round_item_id, **values)
    if len(rows) == AT_ONCE:
        call.enqueue("chase_worksheets", {}, key="chase_worksheets")


JOBS = {"chase_worksheets": chase_worksheets}
PERIODIC = {"chase_worksheets": 3600.0}
