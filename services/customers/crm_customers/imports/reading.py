"""The rows of a source on their way to prepared records: in handfuls, some of them under way in helpers.

The rule kept here: begun where a handful ended, reading cuts the same handfuls again. An order that stands together is
never cut.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import asdict
from itertools import islice
from typing import Any

from crm_customers.imports import staging
from crm_customers.imports.helping import Helpers
from crm_customers.imports.plans import PlanFailed, Source
from crm_customers.imports.prepared import Block, Task
from crm_customers.imports.sources import Found, Reader, Row

Key = Callable[[Row], Any]
# Rows that are taken as they are read, at once; fewer at the start, so that everybody soon has something to do.
FLOWING_SIZE, FIRST_SIZE = 2 * staging.BATCH_SIZE, 1000


class Feed:
    """The prepared rows of one source, one handful after the other, with some under way."""

    def __init__(self, reader: Reader, task: Task, helpers: Helpers, after: int) -> None:
        self.reader = reader
        self.helpers = helpers
        self.task = task
        self.place = task.place
        self.row = after
        self.known: dict[str, set[str]] = {}  # the parties that rows before have named
        if after and set(task.source.brings) - {task.source.main}:
            self._go_again(after)
        self.rows = reader.rows(after)
        self.handfuls = self._handfuls(self.rows)
        self.under_way: deque[Future[Block]] = deque()
        self.read_ahead()

    def _handfuls(self, rows: Iterable[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
        """Rows as they are prepared together."""
        if not self.task.flowing:
            return chunks(rows, lambda _: staging.BATCH_SIZE)
        return chunks(rows, flowing_size, order_key(self.task.source, self.task.columns), self.row)

    def _go_again(self, after: int) -> None:
        """Finds out whom the rows before have named: that is not kept anywhere."""
        with closing(self.reader.rows()) as rows:
            for handful in chunks(islice(rows, after), lambda _: staging.BATCH_SIZE):
                self.first_named(self.helpers.prepare(self.task, handful).result())

    def is_ready(self, place: int, row: int) -> bool:
        """Whether its next rows are prepared."""
        return self.is_at(place, row) and (not self.under_way or self.under_way[0].done())

    def is_at(self, place: int, row: int) -> bool:
        """Whether its next row is the one after this."""
        return (self.place, self.row) == (place, row)

    def read_ahead(self) -> None:
        """Gives the helpers what they may have under way."""
        while len(self.under_way) < self.helpers.ahead:
            handful = next(self.handfuls, None)
            if handful is None:
                return
            self.under_way.append(self.helpers.prepare(self.task, handful))

    def next(self) -> Block | None:
        """The next handful; None at the end. Whoever takes it reads ahead when there is a moment."""
        if not self.under_way:
            self.read_ahead()
        if not self.under_way:
            return None
        block = self.under_way.popleft().result()
        self.row += block.rows
        return block

    def first_named(self, block: Block) -> list[Any]:
        """The parties of a handful that no row has named before."""
        found = []
        for kind, key, staged in block.named:
            known = self.known.setdefault(kind, set())
            if key not in known:
                known.add(key)
                found.append(staged)
        return found

    def close(self) -> None:
        """Lets go of the source."""
        while self.under_way:
            self.under_way.popleft().exception()
        self.rows.close()
        self.reader.place.close()


def kept_format(found: Found) -> dict[str, Any]:
    """What a source turned out to be, as it is kept."""
    kept = asdict(found)
    kept.pop("rows")
    return kept


def looked_at(reader: Reader) -> Found:
    """What a source turns out to be; raises PlanFailed for one that cannot be read without a doubt."""
    reader.look()
    found = reader.found
    if found.dates_ambiguous:
        raise PlanFailed(
            f"sources.{found.source}.dates: days and months cannot be told from each other;"
            f" write {found.dates[0]!r} or the other way round"
        )
    return found


def order_key(source: Source, columns: Sequence[str]) -> Key | None:
    """What reads the order's id from a row; None where that takes more than some columns."""
    values = source.sections.get("order", {}).get("external_id", ())
    if len(values) != 1 or not values[0].columns or values[0].words:
        return None
    names = values[0].columns
    places = [columns.index(name) for name in names if name in columns]

    def key(row: Row) -> tuple[str, ...]:
        if isinstance(row, dict):
            return tuple(str(row.get(name) or "").strip() for name in names)
        return tuple(row[place].strip() for place in places)

    return key


def may_flow(reader: Reader) -> bool:
    """Whether a source's orders can be taken as they are read: the lines of each stand together, in a file."""
    key = order_key(reader.source, reader.found.columns)
    if reader.source.main != "order" or reader.found.format not in ("csv", "jsonl") or key is None:
        return False
    done, last = set[int](), None
    with closing(reader.open()) as rows:
        for row in rows:
            mine = hash(key(row))
            if mine != last:
                if mine in done:  # or looks like one that was: then it counts as scattered
                    return False
                done.add(mine)
                last = mine
    return True


def flowing_size(after: int) -> int:
    """How many rows are taken at once, after so many."""
    return min(FLOWING_SIZE, max(FIRST_SIZE, after))


def chunks(
    rows: Iterable[tuple[int, Row]],
    size_after: Callable[[int], int],
    key: Callable[[Row], Any] | None = None,
    after: int = 0,
) -> Iterator[list[tuple[int, Row]]]:
    """Rows in handfuls, whose size their place says; rows of one key that follow each other are not parted."""
    going = iter(rows)
    begun: list[tuple[int, Row]] = []
    while handful := begun + list(islice(going, size_after(after) - len(begun))):
        begun = []
        if key is not None:
            last = key(handful[-1][1])
            for one in going:
                if key(one[1]) != last:
                    begun = [one]
                    break
                handful.append(one)
        after += len(handful)
        yield handful
