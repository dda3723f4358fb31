"""One batch of a feed on its way into the facts.

The rule kept here: the newest event of a record counts, in whatever order events come, and nothing brings back what is
gone; all of it happens in the transaction of the one who writes (warehouse.py).
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from crm_reports import attribute_facts, borrowing, selling_credits
from crm_reports.batches import Batch
from crm_reports.declaring import Fact, is_end


class Storing:
    """Stores batches; while facts are `filling`, what follows from others is left for the end."""

    def __init__(self, connection: Any, facts: Sequence[Fact], *, filling: bool) -> None:
        """`connection` is the writer's."""
        self.connection, self.run = connection, connection.execute
        self.facts = facts
        self.filling = filling

    def store(self, batch: Batch) -> None:
        """Every record as the newest of its events says it, and what follows from that."""
        run = self.run
        selling_credits.begin(run)
        for resource, last in sorted(batch.last.items(), key=attribute_facts.order):
            facts = [fact for fact in self.facts if fact.resource == resource]
            if not facts:
                continue
            known = self._known(facts[0], list(last))
            fresh = {key: seen for key, seen in last.items() if known.get(key, -1) <= seen.event_id}
            if not facts[0].tells_of_deletion:
                self._note_ends(resource, fresh, known)
            for fact in facts:
                if fact.history:
                    self._replace(fact, batch.every.get(resource, {}), "event_id")
                else:
                    self._replace(fact, fresh, fact.key if known else "")
        attribute_facts.renew(run, batch.last)
        if not self.filling:
            selling_credits.renew(run)

    def _known(self, fact: Fact, keys: list[int]) -> dict[int, int]:
        """The newest event of each of these records that is in the facts already, or that was its end."""
        with self._lent(fact.keys(keys)):
            rows = self.run(
                f"select {fact.key}, event_id from {fact.table} where {fact.key} in (select key from lent) union all"
                " select key, event_id from gone where resource = ? and key in (select key from lent)",
                [fact.resource],
            )
            return dict(rows.fetchall())

    def _note_ends(self, resource: str, fresh: Mapping[int, Any], known: Mapping[int, int]) -> None:
        """Keeps which of these records are gone, and forgets it of those that are there again."""
        if any(key in known for key in fresh):
            with self._lent(Fact.keys(list(fresh))):
                self.run(
                    "delete from gone where resource = ? and key in (select key from lent)",
                    [resource],
                )
        ends = {key: event.event_id for key, event in fresh.items() if is_end(event)}
        if ends:
            with self._lent(Fact.keys(list(ends), list(ends.values()))):
                self.run("insert into gone select ?, key, event_id from lent", [resource])

    def _replace(self, fact: Fact, fresh: Mapping[int, Any], known_by: str) -> None:
        """The rows of these records, instead of those that have one of these keys."""
        run, rows, followed = self.run, fact.rows(fresh), not self.filling
        borrowers = borrowing.borrowers(self.facts, fact.table) if followed else []
        if borrowers:
            with self._lent(rows):
                borrowing.note(run, borrowers)
        if known_by:
            with self._lent(fact.keys(list(fresh))):
                if followed:
                    selling_credits.note(run, fact.table)
                run(f"delete from {fact.table} where {known_by} in (select key from lent)")
        if rows.num_rows:
            with self._lent(rows):
                where = f" where {fact.only}" if fact.only else ""
                taken = f"select {fact.casts} from lent{where}"
                run(borrowing.stored(fact, taken, borrows=followed))
        if followed and selling_credits.concerns(fact.table):
            with self._lent(fact.keys(list(fresh))):
                selling_credits.note(run, fact.table)
        if borrowers:
            borrowing.pass_on(run, borrowers)

    @contextmanager
    def _lent(self, rows: Any) -> Iterator[None]:
        """Lets the writer's statements read these rows as a table."""
        self.connection.register("lent", rows)
        try:
            yield
        finally:
            self.connection.unregister("lent")
