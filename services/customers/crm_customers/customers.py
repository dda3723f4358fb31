"""The customer as a whole: the handlers of CustomersService.

The rule kept here: whoever picks up the telephone sees at once who calls, what they own and what passed last; and
everything that passed stands in one list, whichever department it was.
"""

from collections.abc import Collection
from datetime import UTC
from typing import Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.customers_pb2 import (
    CustomerHit,
    ListTimelineRequest,
    ListTimelineResponse,
    LookUpPhoneRequest,
    LookUpPhoneResponse,
    PhoneMatch,
    SearchCustomersRequest,
    SearchCustomersResponse,
    TimelineEntry,
)
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.sql import Row

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers import (
    orders,
    profiles,
    queries,
    reach,
    rules,
    search_queries,
    searching,
    timeline_queries,
)
from crm_customers.attributes import values as attributes

USUAL_HITS, USUAL_MATCHES, USUAL_ENTRIES = 20, 10, 50
OWNED_SHOWN, PASSED_SHOWN = 20, 10


def search_customers(call: Call, request: SearchCustomersRequest) -> SearchCustomersResponse:
    """Accounts and contacts by what was typed so far."""
    most = request.page_size or USUAL_HITS
    wanted = searching.patterns(request.query)
    if not wanted:
        return SearchCustomersResponse()
    low, high = searching.prefix_range(request.query)
    who = queries.rows_of(call)
    rows = call.all(search_queries.SEARCH_FIRST, low=low, high=high, most=most, **who)
    if len(rows) < most:
        padded = (wanted * searching.MOST_TERMS)[: searching.MOST_TERMS]
        patterns = {f"pattern_{i}": pattern for i, pattern in enumerate(padded)}
        rows += call.all(search_queries.SEARCH_OTHER, most=most, **patterns, **who)
    found: dict[tuple[int, int | None], Row] = {}
    for row in rows:
        found.setdefault((row.account_id, row.contact_id), row)
    hits = [records.to_message(CustomerHit, row) for row in list(found.values())[:most]]
    return SearchCustomersResponse(hits=hits)


def look_up_phone(call: Call, request: LookUpPhoneRequest) -> LookUpPhoneResponse:
    """Who has this telephone number."""
    number = reach.e164(request.phone_number, request.country or profiles.DEFAULT_COUNTRY)
    limits = {"most": request.page_size or USUAL_MATCHES, **queries.rows_of(call)}
    found: list[Row] = []
    if number:
        found = call.all(search_queries.WHO_HAS_NUMBER, numbers=[number], **limits)
    elif tail := reach.tail(request.phone_number):
        found = call.all(search_queries.WHO_HAS_DIGITS, digits=f"%{tail}%", **limits)
    return LookUpPhoneResponse(e164=number, matches=_matches(call, found))


def _matches(call: Call, found: list[Row]) -> list[PhoneMatch]:
    """The found people and accounts with what they own and what passed last."""
    if not found:
        return []
    account_ids = list(dict.fromkeys(row.account_id for row in found))
    contact_ids = [row.contact_id for row in found if row.contact_id is not None]
    known = {
        row.account_id: PhoneMatch(
            account=records.to_message(Account, row),
            owned_products=orders.owned_by(call, row.account_id, OWNED_SHOWN),
            timeline=_entries(call, rules.place_of(""), PASSED_SHOWN, account_id=row.account_id),
        )
        for row in call.all(queries.ACCOUNTS, ids=account_ids)
    }
    people = {row.contact_id: row for row in call.all(queries.CONTACTS, ids=contact_ids)}
    matches = []
    for row in found:
        match = PhoneMatch()
        match.CopyFrom(known[row.account_id])
        if row.contact_id is not None:
            match.contact.CopyFrom(records.to_message(Contact, people[row.contact_id]))
        matches.append(match)
    attributes.hide(call, [match.account for match in matches])
    attributes.hide(call, [match.contact for match in matches])
    return matches


def list_timeline(call: Call, request: ListTimelineRequest) -> ListTimelineResponse:
    """What has passed with an account or a person, the newest first."""
    if request.contact_id and not request.account_id:
        contact_handlers.seen_row(call, contact_handlers.GET, request.contact_id)
    elif request.account_id:
        account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    else:
        raise Invalid({"account_id": "say of whom"})
    place = _place(request)
    most = request.page_size or USUAL_ENTRIES
    whose = {"account_id": request.account_id, "contact_id": request.contact_id}
    entries = _entries(call, place, most + 1, [*request.kinds], **whose)
    more = len(entries) > most
    if more:
        entries.pop(0 if place.newer else -1)
    return ListTimelineResponse(
        entries=entries,
        next_page_token=_older(place, entries, more),
        previous_page_token=_newer(request, place, entries, more),
    )


def _place(request: ListTimelineRequest) -> rules.Place:
    """Where the page begins."""
    if not request.page_token and request.HasField("before_time"):
        return rules.Place(records.moment_of(request.before_time), 0, 0)
    try:
        return rules.place_of(request.page_token)
    except ValueError:
        raise Invalid({"page_token": "is not a token of a timeline"}) from None


def _older(place: rules.Place, entries: list[TimelineEntry], more: bool) -> str:
    """The token for what is older than a page."""
    if place.newer and not entries:  # back to where one came from, and what stands there
        return rules.Place(place.moment, place.kind, place.record_id + 1).token()
    return _place_of(entries[-1]).token() if more or place.newer else ""


def _newer(
    request: ListTimelineRequest, place: rules.Place, entries: list[TimelineEntry], more: bool
) -> str:
    """The token for what is newer than a page."""
    newest = not request.page_token and not request.HasField("before_time")
    if newest or (place.newer and not more):
        return ""
    if not entries:  # nothing is older than the place: what stands there is newer
        return place._replace(record_id=max(place.record_id - 1, 0), newer=True).token()
    return _place_of(entries[0])._replace(newer=True).token()


def _place_of(entry: TimelineEntry) -> rules.Place:
    return rules.Place(entry.time.ToDatetime(tzinfo=UTC), entry.kind, entry.record_id)


def _entries(
    call: Call,
    place: rules.Place,
    most: int,
    kinds: Collection[int] = (),
    account_id: int = 0,
    contact_id: int = 0,
) -> list[TimelineEntry]:
    """The entries of a timeline that are next to a place, the newest first."""
    given: dict[str, Any] = {"account_id": account_id, "contact_id": contact_id, "most": most}
    for number, kind in timeline_queries.KINDS.items():
        bound = rules.day_bound if kind.has_days else rules.bound
        name = kind.table.name
        given[f"{name}_time"], given[f"{name}_id"] = bound(place, number)
        given[f"with_{name}"] = not kinds or number in kinds
    statement = timeline_queries.TIMELINE[bool(contact_id), place.newer]
    rows = call.all(statement, **given, **queries.rows_of(call))
    return [
        records.to_message(TimelineEntry, row) for row in (reversed(rows) if place.newer else rows)
    ]
