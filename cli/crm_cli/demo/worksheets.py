"""Worksheets of the sample company: deals go out to each representative, and one has sent hers back.

The rule kept here: by the public API, each as whoever would do it; a round that is there is left alone.
"""

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import openpyxl
from crm.customers.v1 import worksheet_rounds_pb2 as pb
from crm.records.v1 import files_pb2, worksheets_pb2

from ..client import Stubs, bearer, channel, credentials, sign_in
from ..stand import Stand
from .people import REPS

ROUNDS = "/crm.customers.v1.WorksheetRoundsService/"
SHEETS = "/crm.records.v1.WorksheetsService/"
BACK = ("emma.clark", "zhang.min")
STEPS = ("Ring about the offer", "Visit with the sample", "Ask who else decides")
FIRST_ROW = 4  # behind the hidden names, the title and the heads
FILLED = 4


def tell(stand: Stand) -> None:
    """Sends it out, and sends two of them back."""
    with channel(stand.address("customers")) as opened:

        def stubs_of(user_id: str) -> Stubs:
            token = sign_in(stand.address(stand.sign_in), user_id, stand.password(user_id))
            return Stubs(opened, bearer(token))

        leader = Stubs(opened, credentials(stand))
        listed = pb.ListWorksheetRoundsRequest(page_size=1)
        reply = leader.call(f"{ROUNDS}ListWorksheetRounds", listed, pb.ListWorksheetRoundsResponse)
        if reply.worksheet_rounds:
            return
        wish = pb.WorksheetRound(
            kind="deals",
            title="Deals of the quarter · 本季度商机",
            message="Next step and day for every open deal, please. 请填写每个商机的下一步和日期。",
            user_ids=REPS,
            due_time=datetime.now(UTC).replace(microsecond=0) + timedelta(days=4),
        )
        request = pb.CreateWorksheetRoundRequest(worksheet_round=wish, request_id="demo-round")
        leader.call(f"{ROUNDS}CreateWorksheetRound", request, pb.WorksheetRound, timeout=60)
        for user_id in BACK:
            _hand_in(stubs_of(user_id), datetime.now(UTC).date())


def _hand_in(stubs: Stubs, today: date) -> None:
    """One representative fills theirs in: a next step with a day for some, and one that has a mistake."""
    asked = pb.ListWorksheetRoundItemsRequest(page_size=1)
    method = f"{ROUNDS}ListWorksheetRoundItems"
    items = stubs.call(method, asked, pb.ListWorksheetRoundItemsResponse).worksheet_round_items
    if not items or not items[0].row_count:
        return
    book = openpyxl.load_workbook(io.BytesIO(_downloaded(stubs, items[0].worksheet_id)))
    page = book.worksheets[0]
    names = {cell.value: cell.column for cell in page[1]}
    for number in range(min(FILLED, items[0].row_count)):
        row = FIRST_ROW + number
        page.cell(row, names["next_step"]).value = STEPS[number % len(STEPS)]
        due: Any = today + timedelta(days=3 + 4 * number)
        page.cell(row, names["next_step_date"]).value = due if number else "soon"
    out = io.BytesIO()
    book.save(out)
    sent = worksheets_pb2.CreateWorksheetReturnRequest(
        file_name="deals.xlsx", content=out.getvalue(), request_id="demo-worksheet-back"
    )
    method = f"{SHEETS}CreateWorksheetReturn"
    stubs.call(method, sent, worksheets_pb2.WorksheetReturn, timeout=60)


def _downloaded(stubs: Stubs, worksheet_id: int) -> bytes:
    """The file, piece by piece."""
    content, offset = b"", 0
    while True:
        request = worksheets_pb2.DownloadWorksheetRequest(worksheet_id=worksheet_id, offset=offset)
        piece: Any = stubs.call(f"{SHEETS}DownloadWorksheet", request, files_pb2.FilePiece)
        content, offset = content + piece.content, piece.next_offset
        if not offset:
            return content
