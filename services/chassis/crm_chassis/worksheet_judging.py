"""What becomes of a row that comes back: the row as given out, as handed in and as it stands now are compared.

The rule kept here: pure. What nobody touched is never written back; what was touched is applied only to the version
that it was given out as; a row whose names do not fit its mark is nobody's row and goes nowhere.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Values = Mapping[str, str]


class Verdict(NamedTuple):
    """What is to be done: one of apply, unchanged, stale, gone, shuffled; and the columns that were touched."""

    step: str
    changed: tuple[str, ...] = ()


def touched(issued: Values, returned: Values, columns: Iterable[str]) -> tuple[str, ...]:
    """The columns in which a row differs from what was given out. A column that the file lacks was not touched."""
    return tuple(
        name for name in columns if name in returned and returned[name] != issued.get(name, "")
    )


def judge(
    issued: Values,
    returned: Values,
    current: Values | None,
    *,
    same_version: bool,
    editable: Iterable[str],
    fixed: Iterable[str],
) -> Verdict:
    """What is to be done with a row of a record; `current` None: the record is not there any more."""
    if touched(issued, returned, fixed):
        return Verdict("shuffled")
    changed = touched(issued, returned, editable)
    if not changed:
        return Verdict("unchanged")
    if current is None:
        return Verdict("gone", changed)
    if all(returned[name] == current.get(name, "") for name in changed):
        return Verdict("unchanged", changed)
    return Verdict("apply" if same_version else "stale", changed)
