"""Who an account is now that was merged away: what is written under the old number lands on the survivor.

The rule kept here: a write that names a number holds it until its transaction ends, and a merge or undo that we hear
of waits for such writes. So each write is either seen by the merge and moved, or sees the merge and moves by itself;
and what moved is noted with the number that was said, so that the undo brings it there.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Select, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from crm_channels.tables import merge_trail, merged_accounts

if TYPE_CHECKING:
    from crm_chassis.call import Call

ACCOUNT_ID = bindparam("account_id", type_=BigInteger())


def _lock(name: str) -> Select[Any]:
    key = func.hashtextextended(func.concat("account_id/", ACCOUNT_ID), 19)
    return select(getattr(func, name)(key))


HOLD = Statement(_lock("pg_advisory_xact_lock_shared"))
LOCK = Statement(_lock("pg_advisory_xact_lock"))
INTO = Statement(
    select(merged_accounts.c.merge_id, merged_accounts.c.survivor_id).where(
        merged_accounts.c.account_id == ACCOUNT_ID
    )
)
_merged = insert(merged_accounts).values(
    {column.name: bindparam(column.name, type_=column.type) for column in merged_accounts.c}
)
REMEMBER = Statement(
    _merged.on_conflict_do_update(
        index_elements=["account_id"],
        set_={name: _merged.excluded[name] for name in ("merge_id", "survivor_id")},
    )
)
FORGET = Statement(
    delete(merged_accounts).where(
        merged_accounts.c.merge_id == bindparam("merge_id", type_=BigInteger())
    )
)
NOTE = Statement(
    insert(merge_trail)
    .values({column.name: bindparam(column.name, type_=column.type) for column in merge_trail.c})
    .on_conflict_do_nothing()
)


class Home(NamedTuple):
    """Who an account is now; by which merges, and who was meant before each."""

    account_id: int | None
    passed: tuple[tuple[int, int], ...] = ()


def home(call: "Call", account_id: int | None) -> Home:
    """Who this is now; to be asked before a row is held, for a merge holds the number first and then the rows."""
    passed = list[tuple[int, int]]()
    while account_id:
        call.run(HOLD, account_id=account_id)
        into = call.first(INTO, account_id=account_id)
        if into is None:
            break
        passed.append((into.merge_id, account_id))
        account_id = into.survivor_id
    return Home(account_id or None, tuple(passed))


def note(call: "Call", home: Home, record_id: int) -> None:
    """Notes whom a claim was written for, for the undo of the merges that brought it to somebody else."""
    for merge_id, before in home.passed:
        call.run(NOTE, merge_id=merge_id, record_id=record_id, account_id=before)


def lock(call: "Call", numbers: Iterable[int]) -> None:
    """Waits for all writes that name these numbers, and keeps new ones waiting."""
    for number in sorted(numbers):
        call.run(LOCK, account_id=number)


def remember(call: "Call", merge_id: int, survivor_id: int, numbers: Iterable[int]) -> None:
    """These numbers are the survivor's from now on."""
    for number in numbers:
        call.run(REMEMBER, account_id=number, merge_id=merge_id, survivor_id=survivor_id)
