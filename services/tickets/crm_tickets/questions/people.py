"""Who somebody is who is asked: the numbers under which their answers and objections are found.

The rule kept here: a person is found by their own number, by that of their requester, and under what was said for
their account as a whole; also under numbers that were merged away. Two who ask the same person take turns.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets.tables import merged_records, question_objections

if TYPE_CHECKING:
    from crm_chassis.call import Call

NAMES = ("account_id", "contact_id", "requester_id")


class Person(NamedTuple):
    """Who is asked; None: that number is not known."""

    account_id: int | None
    contact_id: int | None
    requester_id: int | None

    @property
    def known(self) -> bool:
        """Whether anything is known of them."""
        return any(self)

    @property
    def params(self) -> dict[str, int | None]:
        """The parameters of the conditions here."""
        return {f"_{name}": value for name, value in self._asdict().items()}

    @property
    def keys(self) -> list[str]:
        """What two who ask the same person have in common, in one order for all."""
        return sorted(f"{name}/{value}" for name, value in self._asdict().items() if value)


def person(row: Any) -> Person:
    """Whom a ticket, an answer, a message or a caller is about."""
    return Person(*(getattr(row, name) or None for name in NAMES))


def named(customer: pb.QuestionCustomer) -> Person:
    """Whom a request names; Invalid when it names nobody."""
    found = person(customer)
    if not found.known:
        raise Invalid({"customer": "say which customer, person or requester it is"})
    return found


def _is(name: str) -> ColumnElement[Any]:
    return bindparam(f"_{name}", type_=BigInteger())


def _absorbed(name: str) -> Select[Any]:
    """The number itself, and those that were merged into it."""
    own = select(_is(name).label("number")).cte(f"{name}s", recursive=True)
    merged = select(merged_records.c.record_id).where(
        merged_records.c.kind == literal(name), merged_records.c.survivor_id == own.c.number
    )
    return select(own.union(merged).c.number)


ABSORBED = {name: _absorbed(name) for name in ("account_id", "contact_id")}


def ways(table: Table) -> list[ColumnElement[bool]]:
    """The conditions under which a row is about the person; each has an index."""
    whole = and_(table.c.contact_id.is_(None), table.c.account_id.in_(ABSORBED["account_id"]))
    return [
        table.c.contact_id.in_(ABSORBED["contact_id"]),
        table.c.requester_id == _is("requester_id"),
        whole,
    ]


def rows_of(table: Table, *columns: ColumnElement[Any], where: ColumnElement[bool]) -> Any:
    """The rows about the person, found by each way and taken once."""
    return union(*(select(*columns).where(way, where) for way in ways(table)))


def objects(channels: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the person does not want to be asked in a channel."""
    live = and_(question_objections.c.delete_time.is_(None), channels)
    one = literal(1)
    return or_(
        *(
            select(one).select_from(question_objections).where(way, live).exists()
            for way in ways(question_objections)
        )
    )


CALLS = question_objections.c.channel.in_(["", "phone"])
LINKS = question_objections.c.channel.in_(["", "email", "web", "messenger"])
OBJECTS_TO_CALLS = Statement(select(objects(CALLS).label("objects")))
_keys = func.unnest(bindparam("keys", type_=ARRAY(Text))).table_valued("key").render_derived()
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(_keys.c.key, literal(31))))
)


def objects_to_calls(call: "Call", who: Person) -> bool:
    """Whether they do not want to be asked in calls."""
    (row,) = call.all(OBJECTS_TO_CALLS, **who.params)
    return bool(row.objects)


def lock(call: "Call", who: Person) -> None:
    """Whoever else notes something of this person waits until this transaction ends."""
    call.all(LOCK, keys=who.keys)
