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
from crm_customers.imports.plans import Plan, PlanFailed, Source

if TYPE_CHECKING:
    from crm_customers.imports.taking import Arrival

BY_SOURCE_RECORD = {
    "account": (
        "select s.external_id, s.record_id, s.data, s.trust, s.import_id, r.etag, r.delete_time, r.owner_id, r.team"
        " from source_records s join accounts r on r.account_id = s.record_id"
        " where s.source = %s and s.kind = 'account' and s.external_id = any(%s)"
    ),
    "contact": (
        "select s.external_id, s.record_id, s.data, s.trust, s.import_id, r.etag, r.delete_time, a.owner_id, a.team"
        " from source_records s join contacts r on r.contact_id = s.record_id"
        " join accounts a on a.account_id = r.account_id"
        " where s.source = %s and s.kind = 'contact' and s.external_id = any(%s)"
    ),
}
BY_OWN_ID = {
    "account": (
        "select r.external_id, r.account_id as record_id, null::jsonb as data, null::smallint as trust,"
        " null::bigint as import_id, r.etag, r.delete_time, r.owner_id, r.team from accounts r"
        " where r.source = %s and r.external_id = any(%s) and r.external_id <> ''"
    ),
    "contact": (
        "select r.external_id, r.contact_id as record_id, null::jsonb as data, null::smallint as trust,"
        " null::bigint as import_id, r.etag, r.delete_time, a.owner_id, a.team from contacts r"
        " join accounts a on a.account_id = r.account_id"
        " where r.source = %s and r.external_id = any(%s) and r.external_id <> ''"
    ),
}
ACCOUNTS_OF = (
    "select s.external_id, a.account_id, a.country, a.owner_id, a.team from source_records s"
    " join accounts a on a.account_id = s.record_id"
    " where s.source = %(system)s and s.kind = 'account' and s.external_id = any(%(ids)s) and a.delete_time is null"
    " union all select a.external_id, a.account_id, a.country, a.owner_id, a.team from accounts a"
    " where a.source = %(system)s and a.external_id = any(%(ids)s) and a.external_id <> '' and a.delete_time is null"
    " and not exists (select from source_records s where s.source = a.source and s.kind = 'account'"
    " and s.external_id = a.external_id)"
)
CONTACTS_OF = (
    "select s.external_id, c.contact_id, c.account_id from source_records s"
    " join contacts c on c.contact_id = s.record_id"
    " where s.source = %(system)s and s.kind = 'contact' and s.external_id = any(%(ids)s) and c.delete_time is null"
    " union all select c.external_id, c.contact_id, c.account_id from contacts c"
    " where c.source = %(system)s and c.external_id = any(%(ids)s) and c.external_id <> '' and c.delete_time is null"
    " and not exists (select from source_records s where s.source = c.source and s.kind = 'contact'"
    " and s.external_id = c.external_id)"
)
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
    wanted = list(external_ids)
    known = {row.external_id: row for row in _ask(call, BY_SOURCE_RECORD[kind], (source, wanted))}
    rest = [one for one in wanted if one not in known]
    if rest:
        known |= {row.external_id: row for row in _ask(call, BY_OWN_ID[kind], (source, rest))}
    return known


def _by_system(wanted: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for system, external_id in wanted:
        found.setdefault(system, set()).add(external_id)
    return found


def accounts_of(call: Call, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """The accounts of these (system, id)."""
    return {
        (system, row.external_id): row
        for system, ids in _by_system(wanted).items()
        for row in _ask(call, ACCOUNTS_OF, {"system": system, "ids": list(ids)})
    }


def contacts_of(call: Call, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Any]:
    """The contacts of these (system, id)."""
    return {
        (system, row.external_id): row
        for system, ids in _by_system(wanted).items()
        for row in _ask(call, CONTACTS_OF, {"system": system, "ids": list(ids)})
    }


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
