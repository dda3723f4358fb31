"""What the desks of this process have been told, and since when it may be old: so that asking again costs no database.

The rule kept here: an answer is kept only while this process listens to PostgreSQL, and only until something is told
that concerns its reader; whoever writes tells it in the transaction of the change, so it is heard of after COMMIT.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

import psycopg
from crm_chassis.logs import log
from crm_chassis.sql import Row, Statement
from sqlalchemy import Text, bindparam, func, literal, select

from crm_tickets.calls import rules

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

CHANNEL = "crm_calls"
EVERYBODY = "*"
KEPT_SECONDS = 10.0  # at most, whatever was heard: presence expires without a word
MOST_KEPT = 5000
TELL = Statement(select(func.pg_notify(literal(CHANNEL), bindparam("readers", type_=Text()))))


class Kept(NamedTuple):
    """An answer, as of which news it was made, and until when it may be given."""

    news: tuple[int, ...]
    until: float
    answer: Any


class Board:
    """What one process knows of news."""

    def __init__(self) -> None:
        self.listening = False
        self.news: dict[str, int] = {}
        self.kept: dict[tuple[str, ...], Kept] = {}

    def heard(self, readers: list[str]) -> None:
        """There is news for these."""
        for reader in readers:
            self.news[reader] = self.news.get(reader, 0) + 1

    def forget(self) -> None:
        """Nobody listened for a while: everything may be old."""
        self.kept = {}

    def answer(self, person: str, team: str, more: tuple[str, ...], make: Callable[[], Any]) -> Any:
        """The answer for somebody: the kept one while nothing new concerns them, else a new one."""
        key = (person, team, *more)
        readers = (f"person {person}", f"team {team}", EVERYBODY)
        news = tuple(self.news.get(reader, 0) for reader in readers)  # before it is made
        kept = self.kept.get(key)
        fresh = kept is not None and kept.news == news and time.monotonic() < kept.until
        if kept is not None and fresh and self.listening:
            return kept.answer
        made = make()
        if len(self.kept) > MOST_KEPT:
            self.kept = {}
        self.kept[key] = Kept(news, time.monotonic() + KEPT_SECONDS, made)
        return made


_boards: "WeakKeyDictionary[App, Board]" = WeakKeyDictionary()
_making = threading.Lock()


def board_of(app: "App") -> Board:
    """The board of a service in this process."""
    with _making:
        return _boards.setdefault(app, Board())


def concerned(row: Row) -> set[str]:
    """Whose desk shows a call as it stands."""
    found = {f"person {person}" for person in (row.ring_id, row.agent_id) if person}
    if row.state in rules.WAITING and not row.ring_id:
        found.add(f"team {row.ring_team}" if row.ring_team else EVERYBODY)
    return found


def tell(call: "Call", before: Row | None, after: Row) -> None:
    """Everybody whose desk showed it or shows it now hears of it, once it is true."""
    readers = concerned(after) | (concerned(before) if before is not None else set())
    call.run(TELL, readers=json.dumps(sorted(readers)))


def watch(app: "App", stopping: threading.Event) -> None:
    """The loop beside the doors: listens; when the connection breaks, answers are made anew until it stands again."""
    board = board_of(app)
    while not stopping.is_set():
        try:
            with psycopg.connect(app.database.url, autocommit=True) as connection:
                connection.execute(f"listen {CHANNEL}")
                board.forget()
                board.listening = True
                while not stopping.is_set():
                    for notice in connection.notifies(timeout=0.5):
                        board.heard(json.loads(notice.payload))
        except Exception:
            if not stopping.is_set():
                log.exception("listening for calls failed")
        finally:
            board.listening = False
        stopping.wait(1)
