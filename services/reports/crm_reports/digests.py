"""Finds the records of which the facts say something else than their owner: by hashes over ever smaller ranges of ids.

The rule kept here: both sides write a record as the same text (docs/facts.md), and only ranges whose hashes differ are
looked into, so that one wrong record among millions is found with a few questions.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from crm.events.v1 import events_pb2
from crm.reports.v1 import facts_pb2 as pb

from crm_reports.declaring import Fact
from crm_reports.warehouse import Warehouse

PARTS = 256
FEW = 4_000  # ids of which records are asked for one by one
MOST = 100  # differences that are named
LONGEST = 200
TEXTS = {
    "varchar": "coalesce({0}, '')",
    "bigint": "cast(coalesce({0}, 0) as varchar)",
    "boolean": "case when {0} then '1' else '0' end",
    "decimal(18,4)": "cast(cast(coalesce({0}, 0) * 10000 as bigint) as varchar)",
    "timestamp": "coalesce(cast(epoch_us({0}) as varchar), '')",
    "date": "coalesce(cast({0} - date '1970-01-01' as varchar), '')",
}
Ask = Callable[[events_pb2.GetDigestRequest], events_pb2.Digest | None]
Rows = dict[int, list[list[str]]]


class OutOfTime(Exception):
    """The facts did not reach the owner's position."""

    def __init__(self, text: str = "The facts are still being read.") -> None:
        super().__init__(text)


class Hashed:
    """One kind of records: what the owner hashes of them, looked up in the facts."""

    def __init__(self, facts: Warehouse, fact: Fact, fields: Sequence[str]) -> None:
        self.missing = [name for name in fields if name not in fact.compared]
        self.facts = facts
        self.key = fact.key
        known = [fact.compared[name] for name in fields if name in fact.compared]
        self.texts = [TEXTS[kind].format(name) for name, kind in known]
        # What happened to a record before it was gone has happened.
        where = "delete_time is null" if fact.tells_of_deletion and not fact.history else "true"
        self.source = f"from {fact.table} where {where}"

    def parts(self, first: int, last: int, width: int) -> dict[int, tuple[int, int]]:
        """How many records and the sum of their hashes, by ranges of ids."""
        whole = ", ".join((f"cast({self.key} as varchar)", *self.texts))
        number = f"cast('0x' || left(md5(concat_ws(chr(31), {whole})), 15) as bigint)"
        rows = self.facts.read(
            f"select ({self.key} - $first) // $width, count(*), sum({number}) {self.source}"
            f" and {self.key} between $first and $last group by 1",
            {"first": first, "last": last, "width": width},
        )
        return {part: (count, int(total)) for part, count, total in rows}

    def count(self) -> int:
        """How many records."""
        return int(self.facts.read(f"select count(*) {self.source}")[0][0])

    def beyond(self, first: int, last: int) -> list[int]:
        """Some of the records outside of a range of ids."""
        rows = self.facts.read(
            f"select distinct {self.key} {self.source} and {self.key} not between $first and $last"
            f" order by 1 limit {MOST}",
            {"first": first, "last": last},
        )
        return [number for (number,) in rows]

    def records(self, first: int, last: int) -> Rows:
        """The records of a range, as they are hashed."""
        found: Rows = {}
        columns = ", ".join((self.key, *self.texts))
        for number, *texts in self.facts.read(
            f"select {columns} {self.source} and {self.key} between $first and $last",
            {"first": first, "last": last},
        ):
            found.setdefault(number, []).append(texts)
        return found


def compared(facts: Warehouse, kind: str, ask: Ask) -> pb.DigestComparison:
    """One kind of records, compared with its owner; raises OutOfTime."""
    reply = pb.DigestComparison(kind=kind)
    found = [fact for fact in facts.facts if fact.kind == kind]
    whole = _answer(ask, events_pb2.GetDigestRequest(kind=kind, parts=PARTS))
    reply.owner_count = sum(part.count for part in whole.parts)
    if not found:
        return reply
    here = Hashed(facts, found[0], whole.fields)
    reply.facts_count = here.count()
    reply.fields.extend(whole.fields)
    if not here.missing:
        reply.differences.extend(islice(_differences(here, kind, ask, whole), MOST))
        reply.equal = not reply.differences
    return reply


def _answer(ask: Ask, request: events_pb2.GetDigestRequest) -> events_pb2.Digest:
    answer = ask(request)
    if answer is None:
        raise OutOfTime
    return answer


def _differences(
    here: Hashed, kind: str, ask: Ask, answer: events_pb2.Digest, outside: bool = True
) -> Iterator[pb.RecordDifference]:
    """What differs in the ranges of an answer, and, of the whole, beyond them."""
    first, last = answer.parts[0].first_id, answer.parts[-1].last_id
    width = answer.parts[0].last_id - first + 1
    sums = here.parts(first, last, width)
    for number in here.beyond(first, last) if outside else ():
        yield pb.RecordDifference(id=number, kind=pb.DIFFERENCE_KIND_MISSING_THERE)
    for at, part in enumerate(answer.parts):
        if sums.get(at, (0, 0)) == (part.count, int(part.hash)):
            continue
        asked = events_pb2.GetDigestRequest(
            kind=kind, first_id=part.first_id, last_id=max(1, part.last_id)
        )
        if width > FEW:
            asked.parts = PARTS
            yield from _differences(here, kind, ask, _answer(ask, asked), outside=False)
        else:
            asked.records = True
            yield from _records(here, _answer(ask, asked), part)


def _records(
    here: Hashed, answer: events_pb2.Digest, part: events_pb2.DigestPart
) -> Iterator[pb.RecordDifference]:
    """The records of a range, one by one."""
    there: Rows = {}
    for record in answer.records:
        there.setdefault(record.id, []).append(list(record.values))
    ours = here.records(part.first_id, part.last_id)
    for number in sorted(there.keys() | ours.keys()):
        owners, facts = there.get(number, []), ours.get(number, [])
        if sorted(owners) == sorted(facts):
            continue
        difference = pb.RecordDifference(id=number, kind=pb.DIFFERENCE_KIND_FIELDS)
        if not facts:
            difference.kind = pb.DIFFERENCE_KIND_MISSING_HERE
        elif not owners:
            difference.kind = pb.DIFFERENCE_KIND_MISSING_THERE
        else:
            _name_fields(difference, answer.fields, owners, facts)
        yield difference


def _name_fields(
    difference: pb.RecordDifference,
    fields: Sequence[str],
    owners: Sequence[list[str]],
    facts: Sequence[list[str]],
) -> None:
    for at, field in enumerate(fields):
        theirs, mine = (", ".join(sorted(row[at] for row in rows)) for rows in (owners, facts))
        if theirs != mine:
            difference.fields.append(field)
            difference.owner_values.append(theirs[:LONGEST])
            difference.facts_values.append(mine[:LONGEST])
