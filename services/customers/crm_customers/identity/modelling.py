"""What the model finds in a sweep: pairs that no rule sees, because many small agreements add up.

The rule kept here: the model only asks, and what it alone has seen is never among those that are accepted by the
hundred. Its libraries are large: whoever has no sweep at work does not load this module.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crm_chassis.sql import Statement, execute
from sqlalchemy import BigInteger, Text, bindparam, select

from crm_customers.identity import engine, facts, linking, scores
from crm_customers.identity.sweeping import BATCH, NEXT, Asked, Found
from crm_customers.tables import match_models

READ_AT_ONCE = 5000
SLICE = 100_000  # records whose pairs the model sees at once
LEAST_RECORDS = 1000  # fewer teach a model nothing, and the rules see them all
# The model only asks: what it alone has seen is never among those that are accepted by the hundred.
SURE_ENOUGH, MOST_BY_MODEL = 0.9, 0.98
LIKE_EQUAL = 3.0
MODEL = Statement(
    select(match_models.c.match_model_id, match_models.c.settings)
    .where(match_models.c.kind == bindparam("kind", type_=Text), match_models.c.in_use)
    .order_by(match_models.c.match_model_id.desc())
    .limit(1)
)
MODEL_OF = Statement(
    select(match_models.c.settings).where(
        match_models.c.match_model_id == bindparam("this", type_=BigInteger)
    )
)


def _facts(connection: Any, kind: str) -> Iterator[facts.PartyFacts]:
    """All records of a kind, as they are compared."""
    given: dict[str, Any] = {"after": 0, "most": READ_AT_ONCE, "since": None}
    while rows := execute(connection, NEXT[kind], given).fetchall():
        given["after"] = rows[-1].record_id
        yield from engine.known(connection, kind, [row.record_id for row in rows])


class Copy:
    """The base as the model compares it, in a folder: made once, and asked slice by slice."""

    def __init__(self, connection: Any, kind: str, sweep_id: int, folder: Path | None) -> None:
        self.sweep_id = sweep_id
        self.own = TemporaryDirectory(prefix="copy-", dir=folder)
        self.path = Path(self.own.name, "records.parquet")
        self.records = linking.store(_facts(connection, kind), self.path)
        self.base: linking.Base | None = None

    def slice(self, model: Mapping[str, Any], number: int, of: int) -> Iterator[linking.Linked]:
        """The pairs of one slice of the records."""
        if self.base is None:
            self.base = linking.Base([self.path], model, Path(self.own.name))
        return self.base.slice(number, of, SURE_ENOUGH)

    def close(self) -> None:
        """Gives memory and disk back."""
        if self.base is not None:
            self.base.close()
        self.own.cleanup()


def by_model(connection: Any, kind: str, copy: Copy, payload: Mapping[str, Any]) -> Found:
    """First the model, learned from the base when there is none or when that was asked for; then a slice each step."""
    if copy.records < LEAST_RECORDS:
        return Found()
    if "slice" not in payload:
        row = None if payload.get("train") else _first(connection, MODEL, kind=kind)
        slices = -(-copy.records // SLICE)
        following = {**payload, "slice": 1, "slices": slices, "records": copy.records}
        if row is not None:
            return Found((), copy.records, {**following, "model_id": row.match_model_id})
        try:
            learned = linking.train([copy.path], folder=Path(copy.own.name))
        except linking.NothingLearned:
            return Found()
        return Found((), copy.records, following, learned)
    row = _first(connection, MODEL_OF, this=payload["model_id"])
    number, slices = payload["slice"], payload["slices"]
    pairs = copy.slice(row.settings, number, slices)
    asked = list(_asked_by_model(connection, kind, payload["model_id"], pairs))
    return Found(asked, 0, {**payload, "slice": number + 1} if number < slices else None)


def _first(connection: Any, statement: Statement, **given: Any) -> Any:
    return execute(connection, statement, given).fetchone()


def _asked_by_model(
    connection: Any, kind: str, model_id: int, pairs: Iterable[linking.Linked]
) -> Iterator[Asked]:
    """The pairs that only the model sees, because many small agreements add up."""
    left = iter(pairs)
    while some := list(islice(left, BATCH)):
        ids = list({number for pair in some for number in (pair.left_id, pair.right_id)})
        known = {one.key: one for one in engine.known(connection, kind, ids)}
        for pair in some:
            both = [known[number] for number in (pair.left_id, pair.right_id) if number in known]
            if len(both) < 2 or scores.compare(*both)[0] >= scores.REVIEW:
                continue  # the rules have asked about it already
            score = min(pair.score, MOST_BY_MODEL)
            reasons = _reasons(pair.weights)
            yield Asked(pair.left_id, pair.right_id, score, reasons, f"splink {model_id}")


def _reasons(weights: Mapping[str, float]) -> list[dict[str, Any]]:
    said = sorted(weights.items(), key=lambda one: -abs(one[1]))
    return [
        {"field": linking.FIELDS[name], "level": _level(weight), "weight": round(weight, 2)}
        for name, weight in said
    ]


def _level(weight: float) -> str:
    return "equal" if weight > LIKE_EQUAL else "close" if weight > 0 else "differs"
