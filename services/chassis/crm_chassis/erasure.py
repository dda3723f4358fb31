"""Takes a person out of every table of a service, in one transaction.

The rule kept here: first the person's own records lose everything personal, then whatever is left of the person's
words goes out of all other records, then the feed, the audit log and stored replies follow. Keys, order and counts
stay, so that whoever follows the feed follows on. Each changed row is looked at again, and who asks once more looks
through everything again.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crm.access.v1 import privacy_pb2 as pb
from google.protobuf.message import Message
from psycopg.types.json import Jsonb
from sqlalchemy import Integer, LargeBinary, Table, and_, delete, false, func, or_, select, update
from sqlalchemy import literal as given
from sqlalchemy.dialects.postgresql import JSONB

from crm_chassis import erased_feed, erased_telling, records, worksheet_forgetting
from crm_chassis.erased_feed import like
from crm_chassis.person_rows import NAMELESS, Holder, holders, numbers_of
from crm_chassis.person_words import Words, long_enough, words_of
from crm_chassis.personal_fields import NOTHING, Going
from crm_chassis.record_tables import (
    attachment_versions,
    attachments,
    file_pieces,
    files,
    record_exports,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

NUMBER = re.compile(r"[\d\s()+./x-]+")
OF_THE_CUSTOMER = frozenset({"account_name"})
# However long it takes; and what is never changed lets this transaction change it.
BEGIN = select(
    func.set_config("statement_timeout", "0", True),
    func.set_config("firsthand.erasure", "on", True),
)
FILES_OF = select(attachment_versions.c.file_id).join(
    attachments, attachments.c.attachment_id == attachment_versions.c.attachment_id
)


@dataclass
class Sought:
    """A person on the way out: what identifies them, alone and with others, and what was found."""

    person: pb.Person
    alone: Words  # theirs only: taken out everywhere
    around: Words  # also names that others have too: taken out of what hangs on their account
    all: Words  # also numbers and addresses that others have too: taken out of their own records
    changed: Counter[str] = field(default_factory=Counter)
    own: set[tuple[str, str]] = field(default_factory=set)  # (resource, resource_id)
    others: set[tuple[str, str]] = field(default_factory=set)
    told: dict[tuple[str, str], Message] = field(default_factory=dict)  # what is told of them now
    left: int = 0  # rows that hold something of theirs afterwards

    @property
    def from_own(self) -> Going:
        """What goes out of the person's own records: not what the customer is called whom they belong to."""
        return Going(self.all, True, NOTHING if self.person.is_account else OF_THE_CUSTOMER)


def sought(person: pb.Person) -> Sought:
    """What to look for where."""
    names = [name for name in person.names if long_enough(name)]
    addresses = [each for each in person.shared if "@" in each]
    numbers = [each for each in person.shared if NUMBER.fullmatch(each)]
    common = [each for each in person.shared if each not in (*addresses, *numbers)]
    every = [*person.names, *common]
    theirs = (person.phone_numbers, person.addresses)
    everything = ([*theirs[0], *numbers], [*theirs[1], *addresses])
    return Sought(
        person, words_of(names, *theirs), words_of(every, *theirs), words_of(every, *everything)
    )


def erase(call: "Call", person: pb.Person) -> pb.ErasureReceipt:
    """Takes the person out of this service."""
    app = call.peers.home.app
    call.run(BEGIN)
    found = sought(person)
    every = holders(app)
    for holder in every:
        _own(call, holder, found)
    _files(call, found)
    found.changed["worksheet_files"] += worksheet_forgetting.erase(call, found.alone)
    for holder in every:
        _elsewhere(call, holder, found)
        _bytes(call, holder, found)
    found.changed.update(erased_feed.erase(call, found))
    for eraser in app.service.erasers:
        found.changed.update(eraser(call, found))
    tables = {name: count for name, count in sorted(found.changed.items()) if count}
    return pb.ErasureReceipt(
        service=app.service.name,
        erase_time=records.timestamp(call.clock.now()),
        erased_tables=[
            pb.ErasedTable(table_name=name, changed_count=count) for name, count in tables.items()
        ],
        changed_count=sum(tables.values()),
        remaining_count=found.left,
    )


def _own(call: "Call", holder: Holder, found: Sought) -> None:
    """The person's own rows of a table lose everything personal; the record is removed if it is the person."""
    condition = holder.of_person(found.person)
    if condition is None:
        return
    for row in call.all(select(*holder.table.c).where(condition).with_for_update()):
        theirs = [name for name in holder.personal if name not in found.from_own.spared]
        values = {name: holder.cleared(name, getattr(row, name)) for name in theirs}
        for column in holder.searched:
            if column.name not in values:
                values[column.name] = found.all.out_of(getattr(row, column.name))
        if _is_the_person(holder, found.person) and "delete_time" in holder.table.c:
            values["delete_time"] = row.delete_time or call.clock.now()
        _write(call, holder, row, values, found, found.from_own)


def _bytes(call: "Call", holder: Holder, found: Sought) -> None:
    """Bytes that a person's words stand in, such as files that were read in: stars in their place."""
    for column in holder.table.c:
        if not isinstance(column.type, LargeBinary):
            continue
        pieces = dict.fromkeys(found.alone.pieces)
        holds = or_(false(), *(column.bool_op("~~")(given(like(p), LargeBinary)) for p in pieces))
        for row in call.all(select(*holder.table.c).where(holds)):
            body = bytes(getattr(row, column.name))
            for piece in pieces:
                body = body.replace(piece, b"*" * len(piece))
            key = [each.name for each in holder.table.primary_key.columns]
            _updated(call, holder.table, key, row, {column.name: body})
            found.changed[holder.table.name] += 1


def _is_the_person(holder: Holder, person: pb.Person) -> bool:
    """Whether a row of this table is the person, and not only about them."""
    names = ("accounts", "contacts") if person.is_account else ("contacts",)
    return holder.table.name in names


def _elsewhere(call: "Call", holder: Holder, found: Sought) -> None:
    """What is left of the person in other rows goes, word for word; on their account also what others share."""
    _scrub(call, holder, found, None, found.alone)
    hangs_on_it = holder.of_account(found.person)
    if hangs_on_it is not None:
        _scrub(call, holder, found, hangs_on_it, found.around)


def _scrub(call: "Call", holder: Holder, found: Sought, where: Any, words: Words) -> None:
    condition = holder.with_words(words)
    if condition is None:
        return
    if where is not None:
        condition = and_(where, condition)
    for row in call.all(select(*holder.table.c).where(condition).with_for_update()):
        values = {c.name: words.out_of(getattr(row, c.name)) for c in holder.searched}
        _write(call, holder, row, values, found, Going(words))


def _write(
    call: "Call",
    holder: Holder,
    row: Any,
    values: dict[str, Any],
    found: Sought,
    going: Going,
) -> None:
    """Writes what differs, and tells of it where the row is a resource."""
    news = {name: value for name, value in values.items() if value != getattr(row, name)}
    key = [column.name for column in holder.table.primary_key.columns]
    record = (holder.event, str(getattr(row, key[0])))
    (found.own if going.whole else found.others).add(record)
    if not news:
        return
    if "external_id" in news:  # it may have to be unique
        news["external_id"] = f"{NAMELESS}{getattr(row, key[0])}"
    after = _updated(call, holder.table, key, row, news)
    found.left += holder.holds(after, found.alone)
    found.changed[holder.table.name] += 1
    if holder.message is None or "etag" not in holder.table.c:
        return
    last = found.told.get(record) or erased_telling.last_told(call, holder.message, *record)
    told = records.to_message(holder.message, after)
    if last is not None:
        told = erased_telling.retold(last, row, after, going)
    found.told[record] = told
    call.emit(f"{holder.event}.erased", told)


def _updated(call: "Call", table: Table, key: list[str], row: Any, news: dict[str, Any]) -> Any:
    """The row with its new values; what others hang on it by its key stays."""
    values: dict[str, Any] = {
        name: given(Jsonb(value), JSONB) if isinstance(table.c[name].type, JSONB) else value
        for name, value in news.items()
    }
    if "etag" in table.c and isinstance(table.c.etag.type, Integer):  # a text is another record's
        values["etag"] = table.c.etag + 1
    if "update_time" in table.c:
        values["update_time"] = call.clock.now()
    same = and_(*(table.c[name] == getattr(row, name) for name in key))
    return call.first(update(table).where(same).values(values).returning(*table.c))


def _files(call: "Call", found: Sought) -> None:
    """The files that hang on the person's own records are emptied; files of lists go, they can be made anew."""
    call.run(delete(files).where(files.c.file_id.in_(select(record_exports.c.file_id))))
    kinds = ["crm.customers.Account" if found.person.is_account else "crm.customers.Contact"]
    numbers = numbers_of(found.person)
    ids = [
        row.file_id
        for row in call.all(
            FILES_OF.where(
                attachments.c.resource.in_(kinds), attachments.c.resource_id.in_(numbers)
            )
        )
    ]
    if ids:
        pieces = delete(file_pieces).where(file_pieces.c.file_id.in_(ids))
        found.changed["file_pieces"] += call.run(pieces)
