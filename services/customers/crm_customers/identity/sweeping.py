"""The periodic sweep: looks over the whole base for records that are one, and fills the review queue.

The rule kept here: a sweep only asks; it merges nothing. A pair that somebody decided on keeps that decision. It goes
over the base in short steps, each a job that leaves the next one behind: first the rules, every night over what changed
since the last time; then the model, once a week, slice by slice. What a step writes is found before its transaction
begins: followers of the feed wait for every transaction that writes, and must not wait for comparisons.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement, execute
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Integer, Text, any_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_customers.identity import engine, links, scores, telling
from crm_customers.identity.merging import TABLES
from crm_customers.tables import match_models, matches, sweeps

if TYPE_CHECKING:
    from crm_customers.identity.modelling import Copy

# Each kind of record has a kind of job of its own: a process takes the steps of one sweep after the other.
JOB_OF = {kind: f"sweep_{kind}" for kind in TABLES}
KIND_OF = {name: kind for kind, name in JOB_OF.items()}
BATCH, STEP = 500, 10_000
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


def _there(kind: str) -> Statement:
    table = TABLES[kind]
    key = table.c[f"{kind}_id"]
    ids = bindparam("ids", type_=ARRAY(BigInteger))
    return Statement(
        select(key.label("record_id")).where(key == any_(ids), table.c.delete_time.is_(None))
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
NEXT = {kind: _next(kind) for kind in TABLES}
THERE = {kind: _there(kind) for kind in TABLES}


class Asked(NamedTuple):
    """A pair to be asked about."""

    left_id: int
    right_id: int
    score: float
    reasons: list[dict[str, Any]]
    method: str


class Found(NamedTuple):
    """What a step found: pairs, among how many records, what the next step is told, and a model if it was learned."""

    asked: Sequence[Asked] = ()
    records: int = 0
    following: dict[str, Any] | None = None
    learned: dict[str, Any] | None = None


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


def by_rules(connection: Any, kind: str, payload: Mapping[str, Any]) -> Found:
    """Pairs of some more records that share a strong key; over the whole base, or of what changed."""
    since = datetime.fromisoformat(payload["since"]) if payload.get("since") else None
    given = {"after": payload["after"], "most": STEP, "since": since}
    rows = execute(connection, NEXT[kind], given).fetchall()
    asked = [
        Asked(left, right, score, told(reasons), "rules")
        for first in range(0, len(rows), BATCH)
        for left, right, score, reasons in _pairs(
            connection, kind, rows[first : first + BATCH], since
        )
    ]
    following = {**payload, "after": rows[-1].record_id} if len(rows) == STEP else None
    return Found(asked, len(rows), following)


def _pairs(
    connection: Any, kind: str, rows: Sequence[Row], since: datetime | None
) -> Iterator[tuple[int, int, float, list[scores.Reason]]]:
    batch = engine.known(connection, kind, [row.record_id for row in rows])
    for one, rivals in engine.rivals(connection, kind, batch):
        for other in rivals:
            # Over the whole base each pair comes up twice; over what changed, with what did not change too.
            if other.key < one.key or since is not None:
                score, reasons = scores.compare(*sorted((other, one), key=lambda each: each.key))
                if score >= scores.REVIEW:
                    yield other.key, one.key, score, reasons


def begin(call: Call, kind: str, payload: Mapping[str, Any]) -> None:
    """Begins a sweep: first what a merge left behind in its very moment is gathered."""
    telling.moved(call, kind, links.gather_strays(call, kind))
    since = payload.get("since") or ""
    begun = _begin(call, kind, "rules", datetime.fromisoformat(since) if since else None)
    following = {**payload, "stage": "rules", "sweep_id": begun.sweep_id, "since": since}
    _leave(call, kind, {**following, "after": 0})


def _begin(call: Call, kind: str, method: str, since: datetime | None = None) -> Row:
    now = call.clock.now()
    return call.insert(sweeps, kind=kind, method=method, since_time=since, start_time=now)


def _leave(call: Call, kind: str, following: Mapping[str, Any]) -> None:
    call.enqueue(JOB_OF[kind], following, key=f"sweep/{kind}")


def write(call: Call, kind: str, payload: Mapping[str, Any], found: Found) -> None:
    """Writes what a step found, and leaves the next one behind."""
    kept = _kept(call, kind, found.asked)
    sweep = call.one(SWEEP, missing=("sweep", payload["sweep_id"]), this=payload["sweep_id"])
    following = dict(found.following) if found.following else None
    if found.learned is not None and following is not None:
        made = call.insert(
            match_models,
            kind=kind,
            settings=Jsonb(found.learned),
            records=found.records,
            trained_by=payload.get("by", ""),
            create_time=call.clock.now(),
        )
        following["model_id"] = made.match_model_id
    call.update(
        sweeps,
        sweep.sweep_id,
        record_count=sweep.record_count + found.records,
        pair_count=sweep.pair_count + kept,
        finish_time=None if following else call.clock.now(),
    )
    if following is None and payload["stage"] == "rules" and payload.get("model", True):
        begun = _begin(call, kind, "splink")
        told_on = {name: payload[name] for name in ("by", "train") if name in payload}
        following = {**told_on, "stage": "model", "sweep_id": begun.sweep_id}
    if following is not None:
        _leave(call, kind, following)


def _kept(call: Call, kind: str, asked: Sequence[Asked]) -> int:
    """Puts pairs on the queue whose records are both still there; says how many."""
    ids = list({number for pair in asked for number in (pair.left_id, pair.right_id)})
    there = {row.record_id for row in call.all(THERE[kind], ids=ids)} if ids else set[int]()
    held = [pair for pair in asked if {pair.left_id, pair.right_id} <= there]
    for pair in held:
        keep(call, kind, *pair)
    return len(held)


class Sweep:
    """Takes steps of sweeps. What one writes is found ahead of its transaction; the copy is kept for the next."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.copy: Copy | None = None
        self.ahead: tuple[str, dict[str, Any], Found | Exception] | None = None

    @property
    def jobs(self) -> dict[str, Any]:
        """The steps as jobs, by the kind of job."""
        return {name: partial(self.take, kind) for name, kind in KIND_OF.items()}

    def prepare(self, connection: Any, kind: str, payload: dict[str, Any]) -> None:
        """Finds what a step will write; what went wrong, the step says."""
        try:
            self.ahead = kind, payload, self.find(connection, kind, payload)
        except psycopg.OperationalError:
            raise
        except Exception as error:
            self.ahead = kind, payload, error

    def take(self, kind: str, call: Call, payload: dict[str, Any]) -> None:
        """The job: one step."""
        ahead, self.ahead = self.ahead, None
        if ahead is None or ahead[:2] != (kind, payload):
            ahead = kind, payload, self.find(call.connection, kind, payload)
        found = ahead[2]
        if isinstance(found, Exception):
            raise found
        if payload.get("stage"):
            write(call, kind, payload, found)
        else:
            begin(call, kind, payload)
        if found.following is None:
            self.close()

    def find(self, connection: Any, kind: str, payload: dict[str, Any]) -> Found:
        """What a step finds; writes nothing."""
        if payload.get("stage") == "rules":
            return by_rules(connection, kind, payload)
        if payload.get("stage") != "model":
            return Found()
        from crm_customers.identity import modelling  # its libraries are large

        if self.copy is None or self.copy.sweep_id != payload["sweep_id"]:
            self.close()
            self.copy = modelling.Copy(connection, kind, payload["sweep_id"], self.folder)
        return modelling.by_model(connection, kind, self.copy, payload)

    def close(self) -> None:
        """Gives back what was kept for the next step."""
        if self.copy is not None:
            self.copy.close()
        self.copy = None


def take_here(kind: str, call: Call, payload: dict[str, Any]) -> None:
    """A step without a process of its own: nothing is kept for the next one."""
    sweep = Sweep()
    try:
        sweep.take(kind, call, payload)
    finally:
        sweep.close()


def nightly(call: Call, _payload: dict[str, Any]) -> None:
    """The job of the night: what changed since the last time, and the model once a week."""
    for kind in TABLES:
        last, model = (call.first(LAST, kind=kind, method=m) for m in ("rules", "splink"))
        week = call.clock.now() - timedelta(days=7)
        asked = {"model": model is None or model.start_time < week}
        _leave(call, kind, {**asked, "since": last.start_time.isoformat() if last else ""})


JOBS: dict[str, Any] = {
    "sweep_matches": nightly,
    **{name: partial(take_here, kind) for name, kind in KIND_OF.items()},
}
