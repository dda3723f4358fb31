"""Who a customer is now whose record was merged away: what is written under the old number lands on the survivor.

The rule kept here: a write that names a number holds it until its transaction ends, and a merge or undo that we hear
of waits for such writes. So each write is either seen by the merge and moved, or sees the merge and moves by itself;
and what moved is noted with the number that was said, so that the undo brings it there.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.sql import Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Select, Text, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets.tables import merge_trail, merged_records

if TYPE_CHECKING:
    from crm_chassis.call import Call

WHO = ("account_id", "contact_id")


def _lock(name: str) -> Select[Any]:
    key = func.hashtextextended(bindparam("key", type_=Text()), 19)
    return select(getattr(func, name)(key))


HOLD = Statement(_lock("pg_advisory_xact_lock_shared"))
LOCK = Statement(_lock("pg_advisory_xact_lock"))
INTO = Statement(
    select(merged_records.c.merge_id, merged_records.c.survivor_id).where(
        merged_records.c.kind == bindparam("kind", type_=Text()),
        merged_records.c.record_id == bindparam("record_id", type_=BigInteger()),
    )
)
_merged = insert(merged_records).values(
    {column.name: bindparam(column.name, type_=column.type) for column in merged_records.c}
)
REMEMBER = Statement(
    _merged.on_conflict_do_update(
        index_elements=["kind", "record_id"],
        set_={name: _merged.excluded[name] for name in ("merge_id", "survivor_id")},
    )
)
FORGET = Statement(
    delete(merged_records).where(
        merged_records.c.merge_id == bindparam("merge_id", type_=BigInteger())
    )
)
NOTE = Statement(
    insert(merge_trail)
    .values({column.name: bindparam(column.name, type_=column.type) for column in merge_trail.c})
    .on_conflict_do_nothing()
)


class Passed(NamedTuple):
    """A merge on the way to the survivor, and who was meant before it."""

    merge_id: int
    before: Mapping[str, int | None]


class Home(NamedTuple):
    """Who a customer is now, and by which merges."""

    account_id: int | None
    contact_id: int | None
    passed: tuple[Passed, ...] = ()

    @property
    def who(self) -> dict[str, int | None]:
        """The customer by the names of its columns."""
        return {"account_id": self.account_id, "contact_id": self.contact_id}


def home(call: "Call", *, account_id: int | None, contact_id: int | None) -> Home:
    """Who these are now; to be asked before a row is held, for a merge holds the number first and then the rows."""
    who = {"account_id": account_id or None, "contact_id": contact_id or None}
    passed = list[Passed]()
    for column in reversed(
        WHO
    ):  # people first: where one stood before is said with the account that was named
        while number := who[column]:
            call.run(HOLD, key=f"{column}/{number}")
            into = call.first(INTO, kind=column, record_id=number)
            if into is None:
                break
            passed.append(Passed(into.merge_id, dict(who)))
            who[column] = into.survivor_id
    return Home(who["account_id"], who["contact_id"], tuple(passed))


def note(call: "Call", home: Home, table_name: str, record_id: int, name: str) -> None:
    """Notes whom a record was written for, for the undo of the merges that brought it to somebody else."""
    for merge_id, before in home.passed:
        follow(call, merge_id, table_name, record_id, {**before, "name": name})


def follow(
    call: "Call", merge_id: int, table_name: str, record_id: int, before: Mapping[str, Any]
) -> None:
    """Notes where a record stood before a merge; what is noted already stays."""
    call.run(
        NOTE,
        merge_id=merge_id,
        table_name=table_name,
        record_id=record_id,
        before=Jsonb(dict(before)),
    )


def lock(call: "Call", column: str, numbers: Iterable[int]) -> None:
    """Waits for all writes that name these numbers, and keeps new ones waiting."""
    for number in sorted(numbers):
        call.run(LOCK, key=f"{column}/{number}")


def remember(
    call: "Call", column: str, merge_id: int, survivor_id: int, numbers: Iterable[int]
) -> None:
    """These numbers are the survivor's from now on."""
    for number in numbers:
        call.run(
            REMEMBER, kind=column, record_id=number, merge_id=merge_id, survivor_id=survivor_id
        )
