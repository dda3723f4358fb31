"""The handler that says who is calling: one call for one screen, while the telephone rings.

The rule kept here: three looks into our own database and one question to customers, and never more. When customers is
absent, down or slow, what we know ourselves is the answer, and the answer says what it lacks.
"""

import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import customers_pb2
from crm.tickets.v1 import desk_pb2 as pb
from crm.tickets.v1 import promises_pb2, requesters_pb2
from crm_chassis.errors import PeerUnavailable, Refusal
from crm_chassis.records import enum_names, from_mapping, to_message
from crm_chassis.sql import Row

from crm_tickets import moves, phones, queries
from crm_tickets.questions import offering
from crm_tickets.questions.people import Person

if TYPE_CHECKING:
    from crm_chassis.call import Call

TOUCHPOINTS = 12
# Of the time that our caller gives us, as much is left to customers; the rest is for our own tables.
SHARE = 0.6
LACKING = ("name", "products", "touchpoints")


def look_up_caller(call: "Call", request: pb.LookUpCallerRequest) -> pb.Caller:
    """Who calls, and all that the agent should have in sight."""
    phone = phones.normal(request.phone, "phone", request.country)
    caller = pb.Caller(phone=phone)
    known = call.all(queries.KNOWN_CALLERS, phones=[phone])
    matches = _ask_customers(call, caller, request.country)
    if matches:
        _take_over(caller, matches)
    elif matches is None:
        _remember(caller, known)
    ours = [row for row in known if row.kind == "requester"]
    _local(caller, ours)
    _fill(call, caller, [row.requester_id for row in ours])
    return caller


def _ask_customers(
    call: "Call", caller: pb.Caller, country: str
) -> Sequence[customers_pb2.PhoneMatch] | None:
    """Whom customers knows by this number; None, with the reason in `missing`, when it does not say."""
    peer = call.peers.get("customers")
    if peer is None:
        caller.missing.add(service="customers", reason="absent", parts=LACKING)
        return None
    seconds = None if call.ends is None else max(0.05, SHARE * (call.ends - time.monotonic()))
    usual = call.peers.home.deadline
    request = customers_pb2.LookUpPhoneRequest(phone_number=caller.phone, country=country)
    try:
        reply = peer.call("LookUpPhone", request, min(usual, seconds or usual))
    except PeerUnavailable as refusal:
        reason = "deadline" if refusal.slow else "unavailable"
    except Refusal as refusal:
        reason = "forbidden" if refusal.code == "PERMISSION_DENIED" else "unavailable"
    else:
        matches: Sequence[customers_pb2.PhoneMatch] = reply.matches
        return matches
    caller.missing.add(service="customers", reason=reason, parts=LACKING)
    return None


def _take_over(caller: pb.Caller, matches: Sequence[customers_pb2.PhoneMatch]) -> None:
    """The best match is the caller; the others might be."""
    first, *rest = matches
    account, contact = first.account, first.contact
    caller.state = pb.CALLER_STATE_CUSTOMER
    caller.name = contact.display_name or account.display_name
    caller.account_id, caller.account_name = account.account_id, account.display_name
    caller.contact_id = contact.contact_id
    caller.account_owner_id, caller.segment = account.owner_id, account.segment
    caller.tier = account.tier
    for match in rest:
        caller.others.add(
            account_id=match.account.account_id,
            account_name=match.account.display_name,
            contact_id=match.contact.contact_id,
            name=match.contact.display_name,
        )
    for owned in first.owned_products:
        product = caller.products.add(
            sku=owned.product_code, name=owned.product_name, quantity=owned.quantity
        )
        if owned.last_order_date:
            product.last_order_time.FromJsonString(f"{owned.last_order_date}T00:00:00Z")
    channels = enum_names(
        customers_pb2.TimelineEntry.DESCRIPTOR.fields_by_name["channel"].enum_type
    )
    for entry in first.timeline:
        if entry.kind == customers_pb2.TIMELINE_KIND_TICKET:
            continue  # our own tickets are here anyway, and newer
        order = entry.kind == customers_pb2.TIMELINE_KIND_ORDER
        caller.touchpoints.add(
            start_time=entry.time,
            channel="order" if order else channels.get(entry.channel, ""),
            subject=entry.title,
            agent_id=entry.agent_id,
            source="customers",
        )


def _remember(caller: pb.Caller, known: Iterable[Row]) -> None:
    """Whom customers told us of earlier: names without news."""
    ours = [row for row in known if row.kind != "requester"]
    if not ours:
        return
    first, *rest = ours
    caller.state = pb.CALLER_STATE_CUSTOMER
    caller.name = first.name or first.account_name
    caller.account_id, caller.account_name = first.account_id or 0, first.account_name
    caller.contact_id, caller.tier = first.contact_id or 0, first.tier
    for row in rest:
        caller.others.add(
            account_id=row.account_id or 0,
            account_name=row.account_name,
            contact_id=row.contact_id or 0,
            name=row.name if row.kind == "contact" else "",
        )


def _local(caller: pb.Caller, ours: Sequence[Row]) -> None:
    """The requester kept here: the one who is this customer, else who called last from this number."""
    if not ours:
        caller.state = caller.state or pb.CALLER_STATE_UNKNOWN
        return

    def nearness(row: Row) -> tuple[bool, bool]:
        same_contact = bool(caller.contact_id) and row.contact_id == caller.contact_id
        return not same_contact, not (caller.account_id and row.account_id == caller.account_id)

    best = min(ours, key=nearness)
    if caller.state == pb.CALLER_STATE_CUSTOMER and best.account_id not in (
        None,
        caller.account_id,
    ):
        return
    caller.requester.CopyFrom(from_mapping(requesters_pb2.Requester, best.record))
    if caller.state:
        return
    caller.state = pb.CALLER_STATE_REQUESTER
    caller.name, caller.account_name = best.name, best.account_name
    caller.account_id, caller.contact_id = best.account_id or 0, best.contact_id or 0
    for other in ours:
        if other.requester_id != best.requester_id:
            caller.others.add(
                account_id=other.account_id or 0,
                account_name=other.account_name,
                contact_id=other.contact_id or 0,
                name=other.name,
            )


def _fill(call: "Call", caller: pb.Caller, requester_ids: list[int]) -> None:
    """Their tickets and promises, and our tickets among the touchpoints."""
    accounts = [caller.account_id] if caller.account_id else []
    if not (requester_ids or accounts):
        return
    asked: dict[str, Any] = {"requester_ids": requester_ids, "account_ids": accounts}
    rows = call.all(queries.TICKETS_OF_CALLER, **asked, **queries.eyes(call))
    for row in rows:
        ticket = moves.message(row)
        (caller.closed_tickets if row.state == "closed" else caller.open_tickets).append(ticket)
        caller.touchpoints.add(
            start_time=ticket.create_time,
            channel=row.channel,
            subject=row.subject,
            agent_id=row.owner_id,
            source="tickets",
            ticket_id=row.ticket_id,
        )
    who = Person(
        caller.account_id or None, caller.contact_id or None, caller.requester.requester_id or None
    )
    found, decides = offering.look(call, [row.ticket_id for row in rows], who)
    caller.promises.extend(to_message(promises_pb2.Promise, row) for row in found)
    if who.known:
        offering.offer(call, caller, decides)
    newest = sorted(caller.touchpoints, key=lambda t: t.start_time.ToNanoseconds(), reverse=True)
    del caller.touchpoints[:]
    caller.touchpoints.extend(newest[:TOUCHPOINTS])
