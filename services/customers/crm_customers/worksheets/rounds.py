"""Rounds of worksheets: the handlers that send each of several people one, and show what came back.

The rule kept here: a worksheet of a round is its person's own, made with their rights and in their language; whether it
came back is what the returns say, and stands nowhere else.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import worksheet_rounds_pb2 as pb
from crm.records.v1 import worksheets_pb2
from crm_chassis import i18n, lists, notices, records
from crm_chassis import worksheets as sheets
from crm_chassis.auth import person_of
from crm_chassis.errors import Forbidden, Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.tables import (
    worksheet_returns,
    worksheet_round_items,
    worksheet_rounds,
    worksheets,
)
from crm_customers.worksheets import mailing

if TYPE_CHECKING:
    from crm_chassis.call import Call

ROUNDS = ("worksheet_round_id", "kind", "due_time", "owner_id", "close_time", "create_time")
ITEMS = ("worksheet_round_item_id", "worksheet_round_id", "worksheet_id", "owner_id", "create_time")
TOLD = N_("A worksheet for you: %(title)s. It is due back by %(when)s")
IDS = bindparam("ids", type_=ARRAY(BigInteger))
_one = select(*worksheet_rounds.c).where(
    worksheet_rounds.c.worksheet_round_id == bindparam("key", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
OF_IDS = Statement(
    select(*worksheet_rounds.c).where(worksheet_rounds.c.worksheet_round_id == any_(IDS))
)
SHEETS = Statement(
    select(worksheets.c.worksheet_id, worksheets.c.row_count).where(
        worksheets.c.worksheet_id == any_(IDS)
    )
)
_newest = (
    select(func.max(worksheet_returns.c.worksheet_return_id))
    .where(worksheet_returns.c.worksheet_id == any_(IDS), worksheet_returns.c.state != "failed")
    .group_by(worksheet_returns.c.worksheet_id)
)
LATEST = Statement(
    select(*worksheet_returns.c).where(
        worksheet_returns.c.worksheet_return_id.in_(_newest.scalar_subquery())
    )
)
BACK = Statement(
    select(
        worksheet_round_items.c.worksheet_round_id,
        func.count(worksheet_round_items.c.worksheet_id.distinct()).label("back_count"),
    )
    .join(
        worksheet_returns, worksheet_returns.c.worksheet_id == worksheet_round_items.c.worksheet_id
    )
    .where(
        worksheet_round_items.c.worksheet_round_id == any_(IDS),
        worksheet_returns.c.state != "failed",
    )
    .group_by(worksheet_round_items.c.worksheet_round_id)
)


def create_worksheet_round(
    call: "Call", request: pb.CreateWorksheetRoundRequest
) -> pb.WorksheetRound:
    """Sends worksheets out."""
    given, now = request.worksheet_round, call.clock.now()
    kind = sheets.had_kind(call, given.kind, "worksheet_round.kind")
    if records.moment_of(given.due_time) <= now:
        raise Invalid({"worksheet_round.due_time": "has passed already"})
    receivers = [_receiver(call, each) for each in dict.fromkeys(given.user_ids)]
    if not receivers:
        raise Invalid({"worksheet_round.user_ids": "say who gets one"})
    with i18n.reader(call.language):
        title = given.title.strip() or _(kind.title)
    row = call.insert(
        worksheet_rounds,
        kind=kind.name,
        title=title,
        message=given.message.strip(),
        parameters=dict(given.parameters),
        due_time=records.moment_of(given.due_time),
        owner_id=call.principal.id,
        team=call.principal.team,
        item_count=len(receivers),
        create_time=now,
        update_time=now,
    )
    for person in receivers:
        _send(call, row, person)
    made = _shown(call, [row])[0]
    call.emit("crm.customers.WorksheetRound.created", made)
    return made


def _receiver(call: "Call", user_id: str) -> Any:
    """Somebody of ours whom the caller may send work to."""
    row = call.peers.home.app.user_row(user_id)
    path, who = "worksheet_round.user_ids", call.principal
    if row is None or row.disabled_time is not None:
        raise Invalid({path: said("there is no person %(user_id)s", user_id=user_id)})
    if who.rows != "all" and user_id != who.id and (not row.team or row.team != who.team):
        text = said("%(user_id)s is not of your team", user_id=user_id)
        raise Invalid({path: text})
    return row


def _send(call: "Call", row: Row, person: Any) -> None:
    """One person's worksheet: of what they may see, in their language."""
    theirs = replace(call, principal=person_of(person))
    theirs.language = person.language or call.language
    asked = worksheets_pb2.Worksheet(kind=row.kind, parameters=dict(row.parameters))
    try:
        sheet = sheets.create_worksheet(
            theirs, worksheets_pb2.CreateWorksheetRequest(worksheet=asked)
        )
    except Forbidden:
        text = said("%(user_id)s may not have this worksheet", user_id=person.user_id)
        raise Invalid({"worksheet_round.user_ids": text}) from None
    item = call.insert(
        worksheet_round_items,
        worksheet_round_id=row.worksheet_round_id,
        worksheet_id=sheet.worksheet_id,
        owner_id=person.user_id,
        team=person.team or "",
        create_time=call.clock.now(),
    )
    notices.notify(
        call,
        [person.user_id],
        "worksheet_sent",
        said(TOLD, title=row.title, when=row.due_time),
        resource="crm.customers.WorksheetRoundItem",
        resource_id=item.worksheet_round_item_id,
        key=f"worksheet-{sheet.worksheet_id}",
    )
    mailing.ask_for_mail(call, item.worksheet_round_item_id, person)


def _shown(call: "Call", rows: Sequence[Row]) -> list[pb.WorksheetRound]:
    """Rounds with how many came back."""
    ids = [row.worksheet_round_id for row in rows]
    back = {row.worksheet_round_id: row.back_count for row in call.all(BACK, ids=ids)}
    now, found = call.clock.now(), []
    for row in rows:
        count = back.get(row.worksheet_round_id, 0)
        late = row.close_time is None and row.due_time < now
        overdue = row.item_count - count if late else 0
        found.append(
            records.to_message(pb.WorksheetRound, row, back_count=count, overdue_count=overdue)
        )
    return found


def _seen(call: "Call", key: int, statement: Statement = GET) -> Row:
    row = call.one(statement, missing=("worksheet_round", key), key=key)
    if not call.sees(worksheet_rounds, row):
        raise NotFound("worksheet_round", key)
    return row


def get_worksheet_round(call: "Call", request: pb.GetWorksheetRoundRequest) -> pb.WorksheetRound:
    """One round."""
    return _shown(call, [_seen(call, request.worksheet_round_id)])[0]


def list_worksheet_rounds(
    call: "Call", request: pb.ListWorksheetRoundsRequest
) -> pb.ListWorksheetRoundsResponse:
    """A page of rounds."""
    rows, token = lists.page(
        call,
        worksheet_rounds,
        request,
        pb.WorksheetRound,
        filterable=ROUNDS,
        order_by="worksheet_round_id desc",
        convert=lambda row: row,
    )
    return pb.ListWorksheetRoundsResponse(
        worksheet_rounds=_shown(call, rows), next_page_token=token
    )


def close_worksheet_round(
    call: "Call", request: pb.CloseWorksheetRoundRequest
) -> pb.WorksheetRound:
    """Nobody is chased any more; ending it twice is ending it once."""
    row = _seen(call, request.worksheet_round_id, LOCK)
    records.check_etag(row, request.etag)
    before = _shown(call, [row])[0]
    if row.close_time is not None:
        return before
    now = call.clock.now()
    after = call.update(worksheet_rounds, row.worksheet_round_id, close_time=now, update_time=now)
    made = _shown(call, [after])[0]
    call.emit("crm.customers.WorksheetRound.closed", made, before=before)
    return made


def list_worksheet_round_items(
    call: "Call", request: pb.ListWorksheetRoundItemsRequest
) -> pb.ListWorksheetRoundItemsResponse:
    """Worksheets of rounds."""
    rows, token = lists.page(
        call,
        worksheet_round_items,
        request,
        pb.WorksheetRoundItem,
        filterable=ITEMS,
        order_by="worksheet_round_item_id desc",
        convert=lambda row: row,
    )
    found = _items(call, rows)
    return pb.ListWorksheetRoundItemsResponse(worksheet_round_items=found, next_page_token=token)


def _items(call: "Call", rows: Sequence[Row]) -> list[pb.WorksheetRoundItem]:
    """Worksheets with what came of them."""
    ids = [row.worksheet_id for row in rows]
    rounds = {
        row.worksheet_round_id: row
        for row in call.all(OF_IDS, ids=[row.worksheet_round_id for row in rows])
    }
    counts = {row.worksheet_id: row.row_count for row in call.all(SHEETS, ids=ids)}
    latest = {row.worksheet_id: row for row in call.all(LATEST, ids=ids)}
    now, found = call.clock.now(), []
    for row in rows:
        of, back = rounds[row.worksheet_round_id], latest.get(row.worksheet_id)
        late = of.due_time < now and of.close_time is None
        made = records.to_message(pb.WorksheetRoundItem, row, title=of.title, message=of.message)
        made.due_time.CopyFrom(records.timestamp(of.due_time))
        made.row_count = counts.get(row.worksheet_id, 0)
        made.state = (
            pb.WORKSHEET_ROUND_STATE_BACK
            if back is not None
            else pb.WORKSHEET_ROUND_STATE_OVERDUE
            if late
            else pb.WORKSHEET_ROUND_STATE_OUT
        )
        if back is not None:
            made.worksheet_return_id = back.worksheet_return_id
            made.return_time.CopyFrom(records.timestamp(back.create_time))
            made.stale_count, made.invalid_count = back.stale_count, back.invalid_count
        found.append(made)
    return found
