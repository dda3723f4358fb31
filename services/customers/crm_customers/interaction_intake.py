"""Many interactions of one source at once: what a telephone switch or a mail system hands over at night.

The rule kept here: the same as for orders: by external_id, row by row, and the same again changes nothing. A machine
says less than people do: what it does not say (again) stays, and whom it was with is found by the number or address.
"""

from collections.abc import Mapping
from typing import Any

from crm.customers.v1.interactions_pb2 import (
    IngestInteractionsRequest,
    IngestInteractionsResponse,
    IngestResult,
    Interaction,
)
from crm_chassis import copying
from crm_chassis.call import Call
from crm_chassis.records import to_message

from crm_customers import bulk, callers, interactions, queries, rules, tables
from crm_customers.ownership import conflicts
from crm_customers.parties import CREATED, GIVEN, UNCHANGED, UPDATED, Parties, check, refused, taken

REPLACED = (*interactions.PLAIN, "account_id", "contact_id", "update_time")
COMPARED = (*interactions.PLAIN, "account_id", "contact_id")


def ingest_interactions(
    call: Call, request: IngestInteractionsRequest
) -> IngestInteractionsResponse:
    """Takes in interactions."""
    return take(call, request, dry=False)


def take(
    call: Call, request: IngestInteractionsRequest, *, dry: bool
) -> IngestInteractionsResponse:
    """What becomes of interactions; a dry run only says it."""
    results, new, known = _judge(call, request)
    if not dry:
        numbers = _write(call, request.source, new, known)
        for result in results:
            if not result.record_id and result.outcome in (CREATED, UPDATED):
                result.record_id = numbers[result.external_id]
    return IngestInteractionsResponse(results=results)


def _judge(
    call: Call, request: IngestInteractionsRequest
) -> tuple[list[IngestResult], dict[str, dict[str, Any]], dict[str, Any]]:
    """What is to become of each: the answers, the columns of those to be written, and the rows that are there."""
    given = request.interactions
    parties = Parties(call, request.source, dry=False)
    parties.load_accounts(
        (row.account_external_id for row in given), (row.account_id for row in given)
    )
    parties.load_contacts(
        (row.contact_external_id for row in given), (row.contact_id for row in given)
    )
    names = [row.external_id for row in given]
    who = queries.rows_of(call)
    found = call.all(queries.KNOWN_INTERACTIONS, source=request.source, external_ids=names, **who)
    known = {row.external_id: row for row in found}
    holders = callers.whose(call, (row.remote_address for row in given if _names_nobody(row)))
    results: list[IngestResult] = []
    new: dict[str, dict[str, Any]] = {}
    before = set[str]()
    for touch in given:
        name = touch.external_id
        try:
            check(touch, request.source)
            if name in before:
                raise rules.Rejected("TWICE", "is in this call before", "external_id")
            before.add(name)
            row = known.get(name)
            if row is not None and not row.visible:
                raise rules.Rejected("SOMEBODY_ELSES", "belongs to somebody else", "external_id")
            values = _values(call, touch, parties, holders, row)
        except rules.Rejected as why:
            results.append(refused(name, why))
            continue
        if row is not None and all(values[column] == getattr(row, column) for column in COMPARED):
            results.append(taken(name, row.interaction_id, UNCHANGED))
            continue
        new[name] = values
        results.append(taken(name, 0, CREATED if row is None else UPDATED))
    return results, new, known


def _names_nobody(touch: Interaction) -> bool:
    return not any(getattr(touch, name) for name in interactions.WHO)


def _values(
    call: Call,
    touch: Interaction,
    parties: Parties,
    holders: Mapping[str, callers.Who],
    row: Any,
) -> dict[str, Any]:
    """The columns of an interaction with what it names found; `row` is what is known of it, or None."""
    values = interactions.new_values(call, touch)
    if row is not None:
        values |= interactions.unsaid(touch, row)
    if _names_nobody(touch):
        if row is None or row.account_id is None:
            who = holders.get(touch.remote_address)
            values |= who._asdict() if who else {"account_id": None, "contact_id": None}
        return values
    contact_id = parties.contact(touch.contact_id, touch.contact_external_id, "contact_id")
    account_id = parties.account(touch.account_id, touch.account_external_id, "account_id")
    own = parties.contact_ids.get(contact_id) if contact_id else None
    if own is not None and account_id not in (None, own):
        raise rules.Rejected("OTHER_ACCOUNT", "belongs to another account", "contact_id")
    return values | {"account_id": account_id or own, "contact_id": contact_id}


def _write(
    call: Call, source: str, new: dict[str, dict[str, Any]], known: dict[str, Any]
) -> dict[str, int]:
    """Writes rows and tells of them; returns their ids."""
    fresh = [name for name in new if name not in known]
    ids = copying.new_ids(call.connection, tables.interactions, len(fresh))
    numbers = {name: known[name].interaction_id for name in new if name in known}
    numbers |= dict(zip(fresh, ids, strict=True))
    if not new:
        return numbers
    now = call.clock.now()
    rows = [
        {
            "interaction_id": numbers[name],
            "source": source,
            "external_id": name,
            "create_time": now,
            "update_time": now,
            **values,
        }
        for name, values in new.items()
    ]
    columns, written = tuple(rows[0]), [tuple(row.values()) for row in rows]
    key = ("source", "external_id")
    added = bulk.add(
        call, tables.interactions, columns, written, key=key, where=GIVEN, replace=REPLACED
    )
    bulk.check_all(added, written)
    before = {row.interaction_id: row for row in known.values()}
    for row in call.all(queries.INTERACTIONS, ids=list(numbers.values())):
        old = before.get(row.interaction_id)
        what = "created" if old is None else "updated"
        told = None if old is None else to_message(Interaction, old)
        call.emit(f"crm.customers.Interaction.{what}", to_message(Interaction, row), before=told)
    told_of = [each.message for each in call.emitted if isinstance(each.message, Interaction)]
    conflicts.on_interactions(call, told_of)
    return numbers
