"""A desk for what people do on pages besides forms of one method: uploads, worksheets, and rows to decide."""

import io
import re
from html import unescape
from typing import Any

from .worksheet_desk import Sheet


def upload(browser: Any, page: str, to: str, name: str, content: bytes, **typed: str) -> str:
    """Sends a file by the form of a page; returns where that leads."""
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page))
    assert csrf
    data = {"csrf_token": csrf[1], "content": (io.BytesIO(content), name), **typed}
    reply = browser.client.post(f"/customers{to}", data=data, headers=browser.headers)
    assert reply.status_code == 303, reply.text
    return str(reply.headers["Location"]).removeprefix("/customers")


def send_round(browser: Any, kind: str, due: str, *user_ids: str) -> str:
    """Somebody who leads sends each of these people a worksheet; returns the address of the round."""
    typed = {
        "worksheet_round.kind": kind,
        "worksheet_round.user_ids": list(user_ids),
        "worksheet_round.due_time": due,
    }
    there = browser.send("/worksheets/rounds", typed, "CreateWorksheetRound")
    return str(there).removeprefix("/customers")


def fetched(browser: Any, item_id: int) -> Sheet:
    """A person's own worksheet, downloaded from its page."""
    shown = browser.get(f"/worksheets/mine/{item_id}")
    address = re.search(r'href="(/customers/worksheets/\d+\.xlsx)"', shown)
    assert address
    reply = browser.client.get(address[1], headers=browser.headers)
    assert reply.status_code == 200
    return Sheet(reply.data)


def handed_in(browser: Any, item_id: int, sheet: Sheet) -> str:
    """A worksheet handed in on its page; returns the address of what came of it."""
    page = f"/worksheets/mine/{item_id}"
    return upload(browser, page, "/worksheets/hand-in", "back.xlsx", sheet.content())


def decide(browser: Any, address: str, *, take: bool) -> None:
    """The first row that waits for a decision is taken, or what stands is kept."""
    wanted = f'name="take" value="{int(take)}"'
    form = next(part for part in browser.get(address).split("<form")[1:] if wanted in part)
    data = {n: unescape(v) for n, v in re.findall(r'name="([^"]+)" value="([^"]*)"', form)}
    to = re.search(r'action="([^"]+)"', form)
    assert to
    reply = browser.client.post(to[1], data=data, headers=browser.headers)
    assert reply.status_code == 303, reply.text


def post(browser: Any, page: str, to: str, **typed: str) -> str:
    """Sends what a script of a page would send; returns where that leads."""
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(page))
    assert csrf
    data = {"csrf_token": csrf[1], **typed}
    reply = browser.client.post(f"/customers{to}", data=data, headers=browser.headers)
    assert reply.status_code == 303, reply.text
    return str(reply.headers["Location"]).removeprefix("/customers")
