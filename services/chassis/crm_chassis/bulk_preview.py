"""What a bulk edit would do: the records that it is about, each with what it has where the new values go.

The rule kept here: looking changes nothing. The first records are really changed and put back at once, so that what
their own rules refuse is known before anything happens.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from crm_chassis import bulk_values, copying, record_lists
from crm_chassis.bulk_attempts import attempt, key_of, moved, request
from crm_chassis.bulk_values import Target
from crm_chassis.call import Call
from crm_chassis.errors import NotFound
from crm_chassis.i18n import N_
from crm_chassis.record_lists import BoundList
from crm_chassis.record_tables import bulk_edit_rows
from crm_chassis.sql import Row

PAGE, TRIED, MOST = 1000, 20, 100_000
REMOVED = N_("It was removed.")
COLUMNS = {
    **{"bulk_edit_id": "int8", "record_id": "int8", "state": "text", "display_name": "text"},
    **{"before": "bytea", "seen_etag": "text", "reason": "text"},
}


class Found(NamedTuple):
    """A record that a bulk edit is about, as it was found."""

    record_id: int
    state: str
    display_name: str
    before: bytes
    seen_etag: str
    reason: str


def prepare(call: Call, row: Row) -> Row:
    """Looks at the next page of records; the row as it is then. Nothing is changed."""
    bound = record_lists.app_of(call).lists[row.record_list]
    wanted = bulk_values.target(call, bound, bulk_values.changes_of(row))
    records, lost, token = _page(call, bound, row)
    found = [_looked_at(bound, row.action, wanted, record) for record in records]
    if not row.matched_count:
        found = list(_tried(call, bound, row.action, wanted, found))
    found += [Found(number, "refused", "", b"", "", reason) for number, reason in lost]
    given = [(row.bulk_edit_id, *each) for each in found]
    copying.copy(call.connection, bulk_edit_rows.name, list(COLUMNS), given, list(COLUMNS.values()))
    counts = _counted(row, found, min(len(records), TRIED))
    too_many = counts["matched_count"] > MOST
    state = "failed" if too_many else "preparing" if token else "prepared"
    after = moved(call, row, state=state, page_token="" if too_many else token, **counts)
    if state == "preparing":
        call.enqueue("prepare_bulk_edit", {"bulk_edit_id": row.bulk_edit_id}, key=key_of(row))
    return after


def _page(
    call: Call, bound: BoundList, row: Row
) -> tuple[Sequence[Any], list[tuple[int, str]], str]:
    """The next records, those that are not found, and where to go on."""
    if row.record_ids:
        records, lost = [], []
        for number in sorted(row.record_ids):
            try:
                records.append(bound.get(call, number))
            except NotFound as refused:
                lost.append((number, refused.message))
        return records, lost, ""
    asked: dict[str, Any] = {
        "filter": row.filter,
        "page_size": PAGE,
        "page_token": row.page_token,
    }
    if row.action == "restore":
        gone = "delete_time:*"
        asked |= {"show_deleted": True}
        asked["filter"] = f"{gone} AND ({row.filter})" if row.filter else gone
    found, token = bound.read(call, **asked)
    return found, [], token


def _looked_at(bound: BoundList, action: str, wanted: Target, record: Any) -> Found:
    """A record with what it has where the new values go."""
    spec = bound.spec
    before = bulk_values.only(record, wanted.paths)
    gone = "delete_time" in record.DESCRIPTOR.fields_by_name and record.HasField("delete_time")
    if action == "set":
        state, reason = ("refused", REMOVED) if gone else ("waiting", "")
        if not gone and bulk_values.same(before, wanted):
            state = "unchanged"
    else:
        state, reason = ("waiting" if gone == (action == "restore") else "unchanged"), ""
    name = str(getattr(record, spec.name_field, ""))[:300]
    etag = str(getattr(record, "etag", ""))
    number = getattr(record, spec.key_field)
    return Found(number, state, name, before.SerializeToString(), etag, reason)


def _tried(
    call: Call, bound: BoundList, action: str, wanted: Target, found: Sequence[Found]
) -> Iterator[Found]:
    """The first ones are really changed, and put back at once: what their own rules refuse is known before."""
    for at, each in enumerate(found):
        if each.state != "waiting" or at >= TRIED:
            yield each
            continue
        asked = request(bound, action, wanted, each.record_id, each.seen_etag)
        _reply, reason = attempt(call, bound, action, asked, keep=False)
        yield each._replace(state="refused", reason=reason) if reason else each


def _counted(row: Row, found: Sequence[Found], tried: int) -> dict[str, int]:
    """The counts with these records."""
    counts = {
        name: sum(each.state == name for each in found)
        for name in ("waiting", "unchanged", "refused")
    }
    new = {
        f"{name}_count": getattr(row, f"{name}_count") + number for name, number in counts.items()
    }
    return {
        **new,
        "matched_count": row.matched_count + len(found),
        "tried_count": row.tried_count or tried,
    }
