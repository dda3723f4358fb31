"""A place in the feed, as text that callers hand back and need not understand.

The rule kept here: a place is what one database snapshot had to show. "Everything that was visible then" is never
changed by commits that come later, so reading on with "what is visible now and was not then" skips nothing and
repeats nothing, in whatever order transactions commit. In the middle of such a step, `last` is the event up to which
it was read. The epoch names the life of the database that the snapshots belong to.
"""

import re
from typing import NamedTuple, Self

from crm_chassis.errors import Invalid

FORM = re.compile(
    r"([0-9a-f]{12})\.([0-9a-f]{1,15}(?:-[0-9a-f]{1,15})+)"
    r"(?:\.([0-9a-f]{1,15}(?:-[0-9a-f]{1,15})+)\.([0-9a-f]{1,15}))?"
)
NOTHING = "1:1:"  # the snapshot that sees nothing


class Cursor(NamedTuple):
    """Everything visible in `seen` was read, and what `until` shows besides, up to event `last`."""

    epoch: str = ""
    seen: str = NOTHING
    until: str = ""
    last: int = 0

    @property
    def fresh(self) -> bool:
        """Whether nothing was read yet, or only the first step is being read."""
        return self.seen == NOTHING

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads a cursor; an empty one is the beginning; raises Invalid for what is none of ours."""
        if not text:
            return cls()
        found = FORM.fullmatch(text)
        if found is None:
            raise _none_of_ours()
        epoch, seen, until, last = found.groups()
        return cls(epoch, _unpack(seen), _unpack(until) if until else "", int(last or "0", 16))

    def text(self) -> str:
        """The text that callers get."""
        prefix = f"{self.epoch}.{_pack(self.seen)}"
        return f"{prefix}.{_pack(self.until)}.{self.last:x}" if self.until else prefix

    def running(self) -> list[str]:
        """The transactions that were running in `seen`, and are to be looked at again."""
        return [xid for xid in self.seen.split(":")[2].split(",") if xid]

    def next_xid(self) -> str:
        """The first transaction that `seen` could not know of."""
        return self.seen.split(":")[1]


def _none_of_ours() -> Invalid:
    return Invalid(
        {"cursor": "is not a cursor of this feed; leave it empty to start from the first event"}
    )


def _pack(snapshot: str) -> str:
    """xmin:xmax:running → hexadecimal numbers, the later ones counted from xmin."""
    xmin, xmax, running = snapshot.split(":")
    start = int(xmin)
    rest = [int(xid) - start for xid in (xmax, *filter(None, running.split(",")))]
    return "-".join(f"{number:x}" for number in (start, *rest))


def _unpack(packed: str) -> str:
    """The snapshot as PostgreSQL writes it; raises Invalid where PostgreSQL would refuse it."""
    start, size, *running = (int(number, 16) for number in packed.split("-"))
    if start < 1 or running != sorted(set(running)) or (running and running[-1] >= size):
        raise _none_of_ours()
    return f"{start}:{start + size}:{','.join(str(start + xid) for xid in running)}"
