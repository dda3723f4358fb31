"""The periodic sweep: looks over the whole base for records that are one, and fills the review queue.

The rule kept here: a sweep only asks; it merges nothing. A pair that somebody decided on keeps that decision. The rules
go over the base in short steps, each a job of its own; every night over what changed since the last time.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Integer, Text, bindparam, or_, select
from sqlalchemy.dialects.postgresql import insert

from crm_customers.identity import engine, facts, linking, links, scores, telling
from crm_customers.identity.merging import TABLES
from crm_customers.tables import match_models, matches, sweeps

BATCH, READ_AT_ONCE, STEP = 500, 5000, 10_000
LEAST_RECORDS = 1000  # fewer teach a model nothing, and the rules see them all
# The model only asks: what it alone has seen is never among those that are accepted by the hundred.
SURE_ENOUGH, MOST_BY_MODEL = 0.9, 0.98
LIKE_EQUAL = 3.0
_names = ("kind", "left_id", "right_id", "score", "reasons", "method", "create_time", "update_time")
_found = insert(matches).values(
    {name: bindparam(name, type_=matches.c[name].type) for name in _names}
)
KEEP = Statement(
    _found.on_conflict_do_update(
        index_elements=["kind", "left_id", "right_id"],
        set_={
            name: _found.excluded[name] for name in ("score", "reasons", "method", "update_time")
        },
        where=(matches.c.state == "open") & (matches.c.reasons != _found.excluded.reasons),
    )
)


def _next(kind: str) -> Statement:
    table = TABLES[kind]
    key = table.c[f"{kind}_id"]
    since = bindparam("since", type_=table.c.update_time.type)
    return Statement(
        select(key.label("record_id"), table.c.update_time)
        .where(key > bindparam("after", type_=BigInteger), table.c.delete_time.is_(None))
        .where(or_(since.is_(None), table.c.update_time >= since))
        .order_by(key)
        .limit(bindparam("most", type_=Integer))
    )


SWEEP = Statement(select(sweeps).where(sweeps.c.sweep_id == bindparam("this", type_=BigInteger)))
LAST = Statement(
    select(sweeps)
    .where(
        sweeps.c.kind == bindparam("kind", type_=Text),
        sweeps.c.method == bindparam("method", type_=Text),
        sweeps.c.finish_time.is_not(None),
    )
    .order_by(sweeps.c.start_time.desc())
    .limit(1)
)
MODEL = Statement(
    select(match_models.c.match_model_id, match_models.c.settings)
    .where(match_models.c.kind == bindparam("kind", type_=Text), match_models.c.in_use)
    .order_by(match_models.c.match_model_id.desc())
    .limit(1)
)
NEXT = {kind: _next(kind) for kind in TABLES}


def keep(
    call: Call,
    kind: str,
    one: int,
    other: int,
    score: float,
    reasons: Sequence[dict[str, Any]],
    method: str,
) -> None:
    """Puts a pair on the queue, or renews what is said of one that is still open."""
    now = call.clock.now()
    call.run(
        KEEP,
        kind=kind,
        left_id=min(one, other),
        right_id=max(one, other),
        score=round(score, 6),
        reasons=Jsonb(list(reasons)),
        method=method,
        create_time=now,
        update_time=now,
    )


def told(reasons: Sequence[scores.Reason]) -> list[dict[str, Any]]:
    """Reasons as the queue keeps them."""
    return [reason._asdict() for reason in reasons]


def by_rules(call: Call, sweep: Row, after: int) -> int | None:
    """One step: pairs of some more records that share a strong key; returns where the next step begins."""
    given = {"after": after, "most": STEP, "since": sweep.since_time}
    rows, found = call.all(NEXT[sweep.kind], **given), 0
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        for one, other, score, reasons in _pairs(call, sweep.kind, batch, sweep.since_time):
            keep(call, sweep.kind, one, other, score, told(reasons), "rules")
            found += 1
    done = len(rows) < STEP
    call.update(
        sweeps,
        sweep.sweep_id,
        record_count=sweep.record_count + len(rows),
        pair_count=sweep.pair_count + found,
        finish_time=call.clock.now() if done else None,
    )
    return None if done else rows[-1].record_id


def _pairs(
    call: Call, kind: str, rows: Sequence[Row], since: datetime | None
) -> Iterator[tuple[int, int, float, list[scores.Reason]]]:
    batch = engine.known(call.connection, kind, [row.record_id for row in rows])
    for one, rivals in engine.rivals(call.connection, kind, batch):
        for other in rivals:
            # Over the whole base each pair comes up twice; over what changed, with what did not change too.
            if other.key < one.key or since is not None:
                score, reasons = scores.compare(*sorted((other, one), key=lambda each: each.key))
                if score >= scores.REVIEW:
                    yield other.key, one.key, score, reasons


def _facts(call: Call, kind: str) -> Iterator[facts.PartyFacts]:
    """All records of a kind, as they are compared."""
    after = 0
    while rows := call.all(NEXT[kind], after=after, most=READ_AT_ONCE, since=None):
        after = rows[-1].record_id
        yield from engine.known(call.connection, kind, [row.record_id for row in rows])


def model_of(
    call: Call, kind: str, path: Path, records: int, by: str, *, train: bool
) -> tuple[int, Any]:
    """The model in use, with its number; learned from the base when there is none, or when that was asked for."""
    row = call.first(MODEL, kind=kind)
    if row is not None and not train:
        return row.match_model_id, row.settings
    learned = linking.train([path])
    made = call.insert(
        match_models,
        kind=kind,
        settings=Jsonb(learned),
        records=records,
        trained_by=by,
        create_time=call.clock.now(),
    )
    return made.match_model_id, learned


def by_model(call: Call, kind: str, by: str, *, train: bool = False) -> int:
    """The pairs that only the model sees, because many small agreements add up; says how many."""
    with TemporaryDirectory(prefix="sweep-") as folder:
        path = Path(folder, "records.parquet")
        records = linking.store(_facts(call, kind), path)
        if records < LEAST_RECORDS:
            return 0
        number, model = model_of(call, kind, path, records, by, train=train)
        return _asked_by_model(call, kind, number, linking.link([path], model, SURE_ENOUGH))


def _asked_by_model(call: Call, kind: str, number: int, pairs: Iterable[linking.Linked]) -> int:
    count = 0
    for pair in pairs:
        both = engine.known(call.connection, kind, [pair.left_id, pair.right_id])
        if len(both) < 2 or scores.compare(*both)[0] >= scores.REVIEW:
            continue  # the rules have asked about it already
        reasons = [
            {"field": linking.FIELDS[name], "level": _level(weight), "weight": round(weight, 2)}
            for name, weight in sorted(pair.weights.items(), key=lambda said: -abs(said[1]))
        ]
        score = min(pair.score, MOST_BY_MODEL)
        keep(call, kind, pair.left_id, pair.right_id, score, reasons, f"splink {number}")
        count += 1
    return count


def _level(weight: float) -> str:
    return "equal" if weight > LIKE_EQUAL else "close" if weight > 0 else "differs"


def _begin(call: Call, kind: str, method: str, since: datetime | None) -> Row:
    now = call.clock.now()
    return call.insert(sweeps, kind=kind, method=method, since_time=since, start_time=now)


def sweep(call: Call, payload: dict[str, Any]) -> None:
    """The job. Without a kind it is the nightly one: what changed since the last time, and the model once a week."""
    if not payload.get("kind"):
        for kind in TABLES:
            last, model = (call.first(LAST, kind=kind, method=m) for m in ("rules", "splink"))
            week = call.clock.now() - timedelta(days=7)
            asked = {"kind": kind, "model": model is None or model.start_time < week}
            asked["since"] = last.start_time.isoformat() if last else ""
            call.enqueue("sweep_matches", asked, key=f"sweep/{kind}")
        return
    kind = payload["kind"]
    if payload.get("stage") == "model":
        _by_model(call, kind, payload)
        return
    if "sweep_id" in payload:
        held = call.one(SWEEP, missing=("sweep", payload["sweep_id"]), this=payload["sweep_id"])
    else:
        telling.moved(call, kind, links.gather_strays(call, kind))
        since = payload.get("since")
        held = _begin(call, kind, "rules", datetime.fromisoformat(since) if since else None)
    after = by_rules(call, held, payload.get("after", 0))
    told_on = ("kind", "train", "by", "model")
    rest: dict[str, Any] = {name: payload[name] for name in told_on if name in payload}
    if after is not None:
        rest |= {"after": after, "sweep_id": held.sweep_id}
        call.enqueue("sweep_matches", rest, key=f"sweep/{kind}")
    elif payload.get("model", True):
        call.enqueue("sweep_matches", {**rest, "stage": "model"}, key=f"sweep/{kind}")


def _by_model(call: Call, kind: str, payload: dict[str, Any]) -> None:
    # While DuckDB compares, PostgreSQL waits: for minutes at millions of records.
    call.connection.execute("set local idle_in_transaction_session_timeout = 0")
    held = _begin(call, kind, "splink", None)
    found = by_model(call, kind, payload.get("by", ""), train=bool(payload.get("train")))
    call.update(sweeps, held.sweep_id, pair_count=found, finish_time=call.clock.now())
