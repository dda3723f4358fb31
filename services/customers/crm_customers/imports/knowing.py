"""What the base knows of the records of a batch: by their ids in their sources, one question for each kind.

The rule kept here: a source's record is where its source record says, also after a merge; a record that was taken in
before there were source records is found by its own source and id.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from crm_chassis.call import Call

from crm_customers.identity import engine, scores, sweeping
from crm_customers.imports import plans
from crm_customers.imports.copy_forms import array_text
from crm_customers.imports.plans import Plan, PlanFailed, Source
from crm_customers.imports.prepared import RANKS

if TYPE_CHECKING:
    from crm_customers.imports.steps import Step
    from crm_customers.imports.taking import Arrival

BY_SOURCE_RECORD = {
    "account": (
        "select s.external_id, s.record_id, s.data, s.trust, s.import_id, r.etag, r.delete_time, r.owner_id, r.team"
        " from source_records s join accounts r on r.account_id = s.record_id"
        " where s.source = %s and s.kind = 'account' and s.external_id = any(%s::text[])"
    ),
    "contact": (
        "select s.external_id, s.record_id, s.data, s.trust, s.import_id, r.etag, r.delete_time, a.owner_id, a.team"
        " from source_records s join contacts r on r.contact_id = s.record_id"
        " join accounts a on a.account_id = r.account_id"
        " where s.source = %s and s.kind = 'contact' and s.external_id = any(%s::text[])"
    ),
}
BY_OWN_ID = {
    "account": (
        "select r.external_id, r.account_id as record_id, null::jsonb as data, null::smallint as trust,"
        " null::bigint as import_id, r.etag, r.delete_time, r.owner_id, r.team from accounts r"
        " where r.source = %s and r.external_id = any(%s::text[]) and r.external_id <> ''"
    ),
    "contact": (
        "select r.external_id, r.contact_id as record_id, null::jsonb as data, null::smallint as trust,"
        " null::bigint as import_id, r.etag, r.delete_time, a.owner_id, a.team from contacts r"
        " join accounts a on a.account_id = r.account_id"
        " where r.source = %s and r.external_id = any(%s::text[]) and r.external_id <> ''"
    ),
}
# Each question is one look-up in one index: what has been filled a moment ago has no statistics yet, and a planner who
# may choose reads all of it. Removed records are found too: their ids are not free.
SAID_BY = "select external_id, record_id from source_records where source = %s and kind = %s and external_id = any(%s)"
OWN = {
    "account": (
        "select external_id, account_id as record_id from accounts"
        " where source = %s and external_id = any(%s) and external_id <> ''"
    ),
    "contact": (
        "select external_id, contact_id as record_id from contacts"
        " where source = %s and external_id = any(%s) and external_id <> ''"
    ),
}
PARTIES = {
    "account": (
        "select account_id, account_id as record_id, country, owner_id, team from accounts"
        " where account_id = any(%s) and delete_time is null"
    ),
    "contact": (
        "select contact_id, contact_id as record_id, account_id from contacts"
        " where contact_id = any(%s) and delete_time is null"
    ),
}
OWNERS = {
    "account": "select account_id as record_id, owner_id, team from accounts where account_id = any(%s)",
    "contact": (
        "select c.contact_id as record_id, a.owner_id, a.team from contacts c join accounts a using (account_id)"
        " where c.contact_id = any(%s)"
    ),
}


def _ask(call: Call, question: str, given: Any) -> list[Any]:
    with call.connection.cursor(binary=True) as cursor:
        return cursor.execute(question, given).fetchall()


def records_of(call: Call, kind: str, source: str, external_ids: Sequence[str]) -> dict[str, Any]:
    """The records of these ids of a source, by id."""
    asked = source, array_text(external_ids)
    known = {row.external_id: row for row in _ask(call, BY_SOURCE_RECORD[kind], asked)}
    if rest := [one for one in external_ids if one not in known]:
        asked = source, array_text(rest)
        known |= {row.external_id: row for row in _ask(call, BY_OWN_ID[kind], asked)}
    return known


def _by_system(wanted: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for system, external_id in wanted:
        found.setdefault(system, set()).add(external_id)
    return found


def accounts_of(call: Call, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """The accounts of these (system, id)."""
    return _parties_of(call, "account", wanted)


def contacts_of(call: Call, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """The contacts of these (system, id)."""
    return _parties_of(call, "contact", wanted)


def _parties_of(
    call: Call, kind: str, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Any]:
    """The records of these (system, id): where a source record says, or else by their own id."""
    numbers: dict[tuple[str, str], int] = {}
    for system, names in _by_system(wanted).items():
        found = _ask(call, SAID_BY, (system, kind, list(names)))
        known = {row.external_id: row.record_id for row in found}
        if rest := [name for name in names if name not in known]:
            own = _ask(call, OWN[kind], (system, rest))
            known |= {row.external_id: row.record_id for row in own}
        numbers |= {(system, name): number for name, number in known.items()}
    if not numbers:
        return {}
    rows = {row.record_id: row for row in _ask(call, PARTIES[kind], (list({*numbers.values()}),))}
    return {name: rows[number] for name, number in numbers.items() if number in rows}


COMING = (
    "select distinct key from import_rows where import_id = %s and section = %s and key = any(%s)"
)


def coming(
    step: "Step", plan: Plan, kind: str, wanted: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Whom of these the import itself brings: a dry run has them nowhere else."""
    places = {source.name: place for place, source in enumerate(plan.sources)}
    found = set[tuple[str, str]]()
    for system, names in _by_system(wanted).items():
        if system not in places:
            continue
        section = RANKS[kind] + places[system]
        rows = _ask(step.call, COMING, (step.import_id, section, list(names)))
        found |= {(system, row.key) for row in rows}
        found |= {(system, name) for name in names & step.named.get((system, kind), set())}
    return found


def owners_of(call: Call, kind: str, ids: Sequence[int]) -> list[Any]:
    """Whose these records are."""
    return _ask(call, OWNERS[kind], (list(ids),)) if ids else []


def digest(plan: Plan, source: Source) -> str:
    """What decides on how a source's rows are read: its fields, its forms, and the mode."""
    said = f"{plan.mode} {source.sections} {source.dates} {source.decimal} {source.time_zone}"
    return blake2b(said.encode(), digest_size=16).hexdigest()


def read_alike(call: Call, plan: Plan, source: Source, import_id: int | None) -> bool:
    """Whether an earlier import read this source as this one does; asked once for each import."""
    if import_id is None:
        return True
    key = (import_id, source.name, digest(plan, source))
    found = ALIKE.get(key)
    if found is None:
        row = call.connection.execute(
            "select plan from imports where import_id = %s", (import_id,)
        ).fetchone()
        found = row is not None
        if row is not None:
            try:
                earlier = plans.read_plan(row.plan)
                alike = [one for one in earlier.sources if one.name == source.name]
                found = bool(alike) and digest(earlier, alike[0]) == key[2]
            except PlanFailed:  # of an older version: it counts as read otherwise
                found = False
        if len(ALIKE) > 1000:
            ALIKE.clear()
        ALIKE[key] = found
    return found


ALIKE: dict[tuple[int, str, str], bool] = {}


def queue_reviews(call: Call, kind: str, arrivals: Iterable["Arrival"]) -> None:
    """Puts pairs that may be one before a person, with what speaks for and against it."""
    pairs = [sorted((one.review_id, one.record_id)) for one in arrivals if one.review is not None]
    if not pairs:
        return
    ids = sorted({number for pair in pairs for number in pair})
    known = {facts.key: facts for facts in engine.known(call.connection, kind, ids)}
    for left, right in pairs:
        score, reasons = scores.compare(known[left], known[right])
        sweeping.keep(call, kind, left, right, score, sweeping.told(reasons), "rules")
