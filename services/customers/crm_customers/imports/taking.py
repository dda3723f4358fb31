"""Accounts and contacts taken from staging: who is known already, who is one with somebody known, and who is new.

The rule kept here: a record is known by its id in its source; what it says again changes nothing; what it says anew
changes the customer as far as the plan's mode allows; and every source's word is kept beside the customer.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson
from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm_chassis import copying, outbox
from crm_chassis.records import from_mapping, timestamp
from psycopg import sql
from psycopg.types.json import Jsonb

from crm_customers.accounts import unsaid
from crm_customers.attributes import values as attributes
from crm_customers.identity import engine, facts
from crm_customers.imports import knowing, updating
from crm_customers.imports.plans import Plan, Source
from crm_customers.tables import accounts, contacts

if TYPE_CHECKING:
    from crm_customers.imports.steps import Step

TABLES = {"account": accounts, "contact": contacts}
MESSAGES: dict[str, Any] = {"account": Account, "contact": Contact}
SOURCE_COLUMNS = "source, external_id, kind, record_id, data, trust, seen_time, import_id"


@dataclass(slots=True)
class Arrival:
    """One record on its way in."""

    row: Any
    extra: dict[str, Any]
    outcome: str = ""
    record_id: int = 0
    account_id: int = 0
    country: str = ""
    known: Any = None  # what its source said before
    review: engine.Decision | None = None
    review_id: int = 0
    decision: engine.Decision | None = None
    beside: str = ""  # the id of the other row of the batch that it was compared with
    etag: int = 1
    before: dict[str, Any] | None = None

    @property
    def key(self) -> str:
        """Its id in its source."""
        return self.row.key


class Taking:
    """One batch of accounts or contacts of one source."""

    def __init__(
        self, step: "Step", plan: Plan, source: Source, kind: str, columns: Sequence[str]
    ) -> None:
        self.step, self.plan, self.source, self.kind = step, plan, source, kind
        self.call = step.call
        self.connection = step.call.connection
        self.columns = list(columns)
        self.now = step.call.clock.now()
        self.rejects: list[tuple[Any, ...]] = []
        self.adding = ExitStack()  # who is on the way into the table

    def take(self, rows: Sequence[Any]) -> None:
        """The whole batch."""
        arrivals = self.first_of_each(rows)
        if self.kind == "contact":
            arrivals = self.with_accounts(arrivals)
        unknown = self.find_known(arrivals)
        with self.adding:  # nobody uses the connection before they are in
            self.resolve(unknown)
        # It does not see these, and what else comes in this step is to be compared with them too.
        self.step.beside = None
        if not self.step.dry:
            self.write([one for one in arrivals if one.outcome])
        for one in arrivals:
            if one.outcome:
                self.step.counts.add(self.kind, one.outcome)
                if one.review is not None:
                    self.step.counts.add(self.kind, "review")
        if self.step.dry:
            self.show(arrivals)
        self.step.reject(self.source.name, self.rejects)

    def show(self, arrivals: Sequence[Arrival]) -> None:
        """Samples of what would become of them, and why."""
        for one in filter(lambda each: each.outcome, arrivals):
            asked = one.decision
            known = one.record_id if one.outcome in ("updated", "unchanged", "kept") else 0
            found = {
                "source": self.source.name,
                "row_number": one.row.row_number,
                "external_id": one.key,
                "record_id": asked.record_id if asked is not None else known,
                "other_external_id": one.beside,
                "reasons": list(asked.reasons) if asked is not None else [],
            }
            outcome = "review" if one.review is not None else one.outcome
            self.step.counts.sample(self.kind, outcome, found)

    def refuse(self, row: Any, reason: str, name: str, text: str) -> None:
        """Refuses a record."""
        original = row.original.decode("utf-8", "replace")
        self.rejects.append((row.row_number, self.kind, reason, name, text, original))

    def first_of_each(self, rows: Sequence[Any]) -> list[Arrival]:
        """One arrival for each id; a second row of one id that says something else is refused."""
        found: dict[str, Arrival] = {}
        for row in rows:
            first = found.get(row.key)
            if first is None:
                found[row.key] = Arrival(row, orjson.loads(row.extra))
            elif self.source.main == self.kind and (first.row.line, first.row.told) != (
                row.line,
                row.told,
            ):
                text = (
                    f"{row.key} is in row {first.row.row_number} already, and says something else"
                )
                self.refuse(row, "TWICE", "external_id", text)
        return list(found.values())

    def with_accounts(self, arrivals: list[Arrival]) -> list[Arrival]:
        """The contacts whose accounts are known; the others are refused."""
        wanted = [tuple(one.extra["account"]) for one in arrivals]
        known = knowing.accounts_of(self.call, wanted)
        found = []
        for one in arrivals:
            system, external_id = one.extra["account"]
            account = known.get((system, external_id))
            if account is None and not self.step.dry:
                text = f"there is no account {external_id} of {system}"
                self.refuse(one.row, "UNKNOWN_ACCOUNT", "account", text)
                continue
            if account is not None:
                if not self.call.sees(accounts, account):
                    self.refuse(
                        one.row,
                        "SOMEBODY_ELSES",
                        "account",
                        f"{external_id} belongs to somebody else",
                    )
                    continue
                one.account_id, one.country = account.account_id, account.country
            found.append(one)
        return found

    def find_known(self, arrivals: Sequence[Arrival]) -> list[Arrival]:
        """Settles those whose ids are known; returns the others."""
        known = knowing.records_of(
            self.call, self.kind, self.source.name, [one.key for one in arrivals]
        )
        unknown = []
        for one in arrivals:
            row = known.get(one.key)
            if row is None:
                unknown.append(one)
                continue
            one.record_id, one.known, one.etag = row.record_id, row, row.etag
            if not self.call.sees(accounts, row):
                self.refuse(
                    one.row, "SOMEBODY_ELSES", "external_id", f"{one.key} belongs to somebody else"
                )
            elif row.delete_time is not None:
                one.outcome = "kept"  # removed here on purpose
            elif (
                row.data is not None
                and row.data == orjson.loads(one.row.original)
                and self.same_plan(row.import_id)
            ):
                one.outcome = "unchanged"
            else:
                one.outcome = "updated"
        return unknown

    def same_plan(self, import_id: int | None) -> bool:
        """Whether an earlier import read this source as this one does."""
        return knowing.read_alike(self.call, self.plan, self.source, import_id)

    def facts_of(self, number: int, one: Arrival) -> facts.PartyFacts:
        """What is compared of an arrival."""
        said = {"country": one.country, **one.extra["facts"], "account_id": one.account_id}
        return facts.of_values(self.kind, said)._replace(
            key=number, asked=tuple(one.extra["asked"])
        )

    def resolve(self, unknown: Sequence[Arrival]) -> None:
        """Settles the others: one with somebody known, perhaps one with somebody known, or new.

        Who is new is added while the next ones are looked up, over a connection that does not see them: all of a batch
        are compared with those who were there before it, and with each other.
        """
        if not unknown:
            return
        ids = iter(copying.new_ids(self.connection, TABLES[self.kind], len(unknown)))
        decisions = self.decisions(unknown)
        hidden = set[int]()
        if self.step.beside is None or self.call.principal.rows != "all":
            decisions = list(decisions)  # by the very connection that adds
            hidden = self.hidden(decisions)
        new: list[Arrival] = []
        for one, decision in zip(unknown, decisions, strict=True):
            self.settle(one, decision, unknown, hidden)
            if one.outcome == "merged":
                continue
            one.record_id = next(ids)
            new.append(one)
            if len(new) == engine.PART:
                self.add(new)
                new = []
        self.add(new)

    def settle(
        self,
        one: Arrival,
        decision: engine.Decision | None,
        unknown: Sequence[Arrival],
        hidden: set[int],
    ) -> None:
        """What becomes of somebody of whom this was decided."""
        one.outcome = "created"
        if decision is None or decision.verdict == "new":
            return
        other = self.other_of(decision, unknown)
        if other not in hidden:
            one.decision = decision
            one.beside = unknown[decision.with_key - 1].key if decision.with_key else ""
        if decision.verdict == "same" and other and other not in hidden:
            one.record_id, one.outcome = other, "merged"
        elif other:
            one.review, one.review_id = decision, other

    def decisions(self, unknown: Sequence[Arrival]) -> Iterable[engine.Decision | None]:
        """Who each of these is."""
        if not self.plan.match:
            return [None] * len(unknown)
        batch = [self.facts_of(number, one) for number, one in enumerate(unknown, 1)]
        return engine.resolving(self.step.beside or self.connection, self.kind, batch)

    def hidden(self, decisions: Sequence[engine.Decision | None]) -> set[int]:
        """The found records that belong to somebody else: nothing of theirs is changed."""
        if self.call.principal.rows == "all":
            return set()
        ids = [
            decision.record_id
            for decision in decisions
            if decision is not None and decision.record_id
        ]
        seen = knowing.owners_of(self.call, self.kind, ids)
        return {row.record_id for row in seen if not self.call.sees(accounts, row)}

    @staticmethod
    def other_of(decision: engine.Decision | None, unknown: Sequence[Arrival]) -> int:
        """The record that an arrival was found to be; one of the same batch has its number by now."""
        if decision is None:
            return 0
        return unknown[decision.with_key - 1].record_id if decision.with_key else decision.record_id

    def write(self, arrivals: Sequence[Arrival]) -> None:
        """Changes the records, and keeps what the source said."""
        self.learn([one for one in arrivals if one.outcome == "created"])
        updating.update(self, [one for one in arrivals if one.outcome in ("merged", "updated")])
        self.keep_sources([one for one in arrivals if one.outcome not in ("unchanged", "kept")])
        knowing.queue_reviews(self.call, self.kind, arrivals)
        self.step.effects(
            [self.effect(one) for one in arrivals if one.outcome not in ("unchanged", "kept")]
        )

    def effect(self, one: Arrival) -> tuple[Any, ...]:
        """What was done to a record, as it is noted."""
        known = one.known
        before = None
        if known is not None and known.data is not None:
            before = Jsonb({"data": known.data, "import_id": known.import_id, "trust": known.trust})
        changed = None if one.before is None else Jsonb(one.before)
        return (
            self.kind,
            one.outcome,
            one.record_id,
            one.etag,
            self.source.name,
            one.key,
            changed,
            before,
        )

    def add(self, new: Sequence[Arrival]) -> None:
        """Begins to add new records by COPY, and tells of them."""
        if not new or self.step.dry:
            return
        table = TABLES[self.kind]
        key = f"{self.kind}_id"
        more = ["account_id"] if self.kind == "contact" else []
        names = [*self.columns, key, *more, "create_time", "update_time"]
        moment = self.now.isoformat()
        lines = []
        for one in new:
            self.read_again(one)
            ids = f"{one.record_id}\t{one.account_id}" if more else str(one.record_id)
            lines.append(b"%s\t%s\n" % (one.row.line, f"{ids}\t{moment}\t{moment}".encode()))
        self.adding.close()  # those before are in
        copied = copying.copying(self.connection, table.name, names, b"".join(lines))
        self.adding.enter_context(copied)
        self.tell_of(new)
        outbox.note(self.call)

    def learn(self, new: Sequence[Arrival]) -> None:
        """The attributes of new records."""
        learned = [
            (one.record_id, one.extra["attributes"]) for one in new if one.extra["attributes"]
        ]
        attributes.store(self.call, self.kind, learned, source=self.source.name, already_there=True)

    def tell_of(self, new: Sequence[Arrival]) -> None:
        """An event for each new record."""
        event, key = f"crm.customers.{self.kind.title()}.created", f"{self.kind}_id"
        stamp, build = timestamp(self.now), MESSAGES[self.kind]
        began = from_mapping(build, unsaid(self.call.principal) if self.kind == "account" else {})
        for one in new:
            message = build()
            message.CopyFrom(began)
            message.MergeFromString(one.row.told)
            setattr(message, key, one.record_id)
            if self.kind == "contact":
                message.account_id = one.account_id
            message.etag = "1"
            message.create_time.CopyFrom(stamp)
            message.update_time.CopyFrom(stamp)
            self.call.emit(event, message)

    def read_again(self, one: Arrival) -> None:
        """A contact whose country was not in its row: its telephones are read anew in its account's country."""
        if self.kind == "contact" and one.country and one.country != one.extra.get("country"):
            one.row = updating.in_country(self, one)

    def keep_sources(self, arrivals: Sequence[Arrival]) -> None:
        """What the source said, beside the record that it went into."""
        new = [one for one in arrivals if one.known is None or one.known.data is None]
        if new:
            command = sql.SQL(f"copy source_records ({SOURCE_COLUMNS}) from stdin")
            with self.connection.cursor() as cursor, cursor.copy(command) as copy:
                for one in new:
                    data = one.row.original.decode()
                    said = (
                        self.source.name,
                        one.key,
                        self.kind,
                        one.record_id,
                        data,
                        self.source.trust,
                    )
                    copy.write_row((*said, self.now, self.step.import_id))
        again = [
            (one.row.original.decode(), self.source.trust, self.now, self.step.import_id)
            + (self.source.name, self.kind, one.key)
            for one in arrivals
            if one.known is not None and one.known.data is not None
        ]
        if again:
            with self.connection.cursor() as cursor:
                cursor.executemany(
                    "update source_records set data = %s, trust = %s, seen_time = %s, import_id = %s"
                    " where source = %s and kind = %s and external_id = %s",
                    again,
                )


def take(
    step: "Step", plan: Plan, source: Source, kind: str, columns: Sequence[str], rows: Sequence[Any]
) -> None:  # fmt: skip
    """Takes a batch of accounts or contacts."""
    Taking(step, plan, source, kind, columns).take(rows)
