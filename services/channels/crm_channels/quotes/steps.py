"""The steps of a quote: handed in, approved, given back, sent, accepted, declined, withdrawn, revised, expired.

The rule kept here: the head of a quote is locked before its version, so of two steps at once one comes second and is
told so. Nobody approves what they handed in, nor more than their limit. A version that was sent is what is accepted, or
nothing is; an acceptance that comes twice is one order.
"""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_channels import house, queries
from crm_channels import rules as shared_rules
from crm_channels.deal_registrations import active_partner
from crm_channels.ordering import placing
from crm_channels.price_books import NO_DAY
from crm_channels.quotes import conflicts, keeping, limits, rules, telling
from crm_channels.quotes import lines as of_lines
from crm_channels.quotes.keeping import EVENT, refuse_state, version_of, whole
from crm_channels.tables import quote_versions, quotes

if TYPE_CHECKING:
    from crm_chassis.call import Call

EXPIRE = "expire_quote"
BY_ITSELF = "services/channels"


def _take(
    call: "Call", row: Row, version: Row, step: str, *, told: str = "", **values: Any
) -> tuple[Row, Row]:
    """Takes a step that the table allows, on the version and on the head of the quote, and tells the feed."""
    state = rules.next_state(version.state, step)
    if state is None:
        raise refuse_state(version.state)
    now = call.clock.now()
    if state in rules.ENDED:
        values |= {"close_time": now}
        values.setdefault("closed_by", call.principal.id)
    written = call.update(quote_versions, version.quote_version_id, state=state, **values)
    after = call.update(quotes, row.quote_id, state=state, update_time=now)
    lines = of_lines.of_version(call, version.quote_version_id)
    made = whole(after, written, lines)
    call.emit(EVENT + (told or state), made, before=whole(row, version, lines))
    return after, written


def _held(call: "Call", request: Any) -> tuple[Row, Row]:
    """The quote, locked, and its latest version."""
    row = queries.held(call, quotes, request.quote_id, request.etag)
    return row, version_of(call, row)


def _check_not_over(call: "Call", row: Row) -> None:
    if rules.is_over(row.valid_until, call.clock.now().date()):
        text = N_("The last day of this quote is over. Begin a new version with another day.")
        raise Precondition("QUOTE_EXPIRED", text)


def submit_quote(call: "Call", request: pb.SubmitQuoteRequest) -> pb.Quote:
    """Hands a draft in: approved at once, or waiting for a decision."""
    seen = queries.alive(call, quotes, request.quote_id)
    who = conflicts.known(call, seen)
    call.first(conflicts.GATE)
    row, version = _held(call, request)
    if rules.next_state(row.state, "submit") is None:
        raise refuse_state(row.state)
    if row.partner_id:
        active_partner(call, row.partner_id)
    _check_not_over(call, row)
    wanted = of_lines.again(of_lines.of_version(call, version.quote_version_id))
    if not wanted:
        raise Precondition("QUOTE_EMPTY", N_("A quote needs at least one line."))
    row, version, lines = keeping.price_anew(call, row, version, wanted, {})
    found = conflicts.find(call, row, lines, who)
    reason = request.reason.strip()
    if found and not reason:
        raise _deviates(call, found)
    needs = bool(found) or version.approval_percent > 0
    row = call.update(quotes, row.quote_id, exceptional=bool(found))
    row, version = _take(
        call,
        row,
        version,
        "submit" if needs else "pass",
        exceptional=bool(found),
        reason=reason,
        submitted_by=call.principal.id,
        submit_time=call.clock.now(),
        decided_by="",
        decide_time=None,
        decision_reason="",
    )
    if found:
        telling.conflict(call, row, conflicts.record(call, row, version, found, reason))
    if needs:
        telling.step(call, row, "in_approval")
    _plan_end(call, row, version)
    return keeping.read(call, row)


def _deviates(call: "Call", found: list[conflicts.Found]) -> Precondition:
    """Differing needs a reason; a partner's people do not learn from whom, nor by how much."""
    first = found[0]
    if call.principal.rows == "partner":
        text = said(
            "Somebody else offers this end customer another price for %(sku)s. Say why yours differs.",
            sku=first.line.sku,
        )
    else:
        text = said(
            "%(owner)s offers this end customer %(sku)s at %(price)s %(currency)s"
            " (%(number)s). Say why yours differs.",
            owner=first.other.owner_id,
            sku=first.line.sku,
            price=f"{first.other.line_unit_price.normalize():f}",
            currency=first.other.currency,
            number=first.other.number,
        )
    return Precondition("QUOTE_DEVIATES", text, fields={"reason": text})


def _plan_end(call: "Call", row: Row, version: Row) -> None:
    after = datetime.combine(row.valid_until + timedelta(days=1), time(), UTC)
    payload = {"quote_id": row.quote_id, "version_number": version.version_number}
    key = f"quote-{row.quote_id}-{version.version_number}"
    call.enqueue(EXPIRE, payload, run_time=after, key=key)


def approve_quote(call: "Call", request: pb.ApproveQuoteRequest) -> pb.Quote:
    """Approves what somebody else handed in, within one's own limit."""
    row, version = _held(call, request)
    if rules.next_state(version.state, "approve") is None:
        raise refuse_state(version.state)
    if version.submitted_by == call.principal.id:
        raise Forbidden(N_("Somebody else has to approve what you handed in."))
    _check_not_over(call, row)
    allowed = limits.limits_of(call)
    for line in of_lines.of_version(call, version.quote_version_id):
        most = allowed.approves(line.product_line)
        if line.discount_percent > line.limit_percent and line.discount_percent > most:
            text = said(
                "%(sku)s has a discount of %(discount)s percent; you may approve %(most)s percent.",
                sku=line.sku,
                discount=f"{line.discount_percent.normalize():f}",
                most=f"{most.normalize():f}",
            )
            raise Precondition("DISCOUNT_ABOVE_LIMIT", text)
    conflicts.settle(call, version, "approved", request.reason)
    row, version = _take(call, row, version, "approve", **_decided(call, request.reason))
    telling.step(call, row, "approved", version.submitted_by)
    return keeping.read(call, row)


def _decided(call: "Call", reason: str) -> dict[str, Any]:
    return {
        "decided_by": call.principal.id,
        "decide_time": call.clock.now(),
        "decision_reason": reason,
    }


def reject_quote(call: "Call", request: pb.RejectQuoteRequest) -> pb.Quote:
    """Gives a quote back as a draft, with a reason."""
    row, version = _held(call, request)
    conflicts.settle(call, version, "rejected", request.reason)
    submitted_by = version.submitted_by
    row, _version = _take(
        call, row, version, "reject", told="rejected", **_decided(call, request.reason)
    )
    telling.step(call, row, "rejected", submitted_by)
    return keeping.read(call, row)


def send_quote(call: "Call", request: pb.SendQuoteRequest) -> pb.Quote:
    """Notes that the version went out: it never changes again."""
    row, version = _held(call, request)
    if rules.next_state(version.state, "send") is None:
        raise refuse_state(version.state)
    _check_not_over(call, row)
    row, _version = _take(call, row, version, "send", send_time=call.clock.now())
    return keeping.read(call, row)


def accept_quote(call: "Call", request: pb.AcceptQuoteRequest) -> pb.Quote:
    """The end customer accepted: the order is placed, once."""
    row = queries.held(call, quotes, request.quote_id)
    version = version_of(call, row)
    if request.version_number not in (0, row.version_number):
        text = said(
            "Version %(version)s is the latest by now. The older one cannot be accepted any more.",
            version=row.version_number,
        )
        raise Precondition("QUOTE_VERSION", text)
    if version.state == "accepted":
        return keeping.read(call, row)
    row = queries.held(call, quotes, request.quote_id, request.etag)
    if rules.next_state(version.state, "accept") is None:
        raise refuse_state(version.state)
    _check_not_over(call, row)
    row = call.update(quotes, row.quote_id, order_id=_ordered(call, row, version, request))
    row, version = _take(call, row, version, "accept")
    telling.step(call, row, "accepted", version.submitted_by)
    return keeping.read(call, row)


def _ordered(call: "Call", row: Row, version: Row, request: pb.AcceptQuoteRequest) -> int:
    """The partner's order; what we offer directly is ordered through our own house."""
    try:
        wished = shared_rules.day(request.wished_ship_date)
    except ValueError:
        raise Invalid({"wished_ship_date": NO_DAY}) from None
    partner_id = row.partner_id or house.partner_of_direct_sales(call).partner_id
    lines = of_lines.of_version(call, version.quote_version_id)
    order = placing.place(
        call,
        placing.Draft(
            partner_id=partner_id,
            currency=version.currency,
            lines=[placing.Line(x.product_id, x.quantity, x.unit_price) for x in lines],
            end_customer_name=row.end_customer_name,
            account_id=row.account_id,
            quote_id=row.quote_id,
            wished_ship_date=wished,
            owner_id=row.owner_id,
            team=row.team,
        ),
    )
    return int(order.order_id)


def decline_quote(call: "Call", request: pb.DeclineQuoteRequest) -> pb.Quote:
    """The end customer declined."""
    row, version = _held(call, request)
    row, version = _take(call, row, version, "decline", close_reason=request.reason)
    telling.step(call, row, "declined", version.submitted_by)
    return keeping.read(call, row)


def withdraw_quote(call: "Call", request: pb.WithdrawQuoteRequest) -> pb.Quote:
    """Takes a quote back; what was open about it is open no longer."""
    row, version = _held(call, request)
    row, version = _take(call, row, version, "withdraw", close_reason=request.reason)
    conflicts.settle(call, version, "withdrawn")
    return keeping.read(call, row)


def revise_quote(call: "Call", request: pb.ReviseQuoteRequest) -> pb.Quote:
    """Begins a new version with the same lines; the one before can be accepted no longer."""
    row, version = _held(call, request)
    state = rules.next_state(version.state, "revise")
    if state is None:
        raise refuse_state(version.state)
    now = call.clock.now()
    if state != version.state:
        ended: dict[str, Any] = {"close_time": now, "closed_by": call.principal.id}
        call.update(quote_versions, version.quote_version_id, state=state, **ended)
    last = row.valid_until
    if rules.is_over(last, now.date()):
        last = now.date() + timedelta(days=rules.USUAL_DAYS)
    number = version.version_number + 1
    begun = call.insert(
        quote_versions,
        quote_id=row.quote_id,
        version_number=number,
        state="draft",
        tier=version.tier,
        currency=version.currency,
        price_date=now.date(),
        valid_until=last,
        terms=version.terms,
        create_time=now,
    )
    old = of_lines.of_version(call, version.quote_version_id)
    wanted = of_lines.again(old)
    values = {"state": "draft", "version_number": number, "valid_until": last, "exceptional": False}
    after, begun, lines = keeping.price_anew(call, row, begun, wanted, values)
    call.emit(EVENT + "revised", whole(after, begun, lines), before=whole(row, version, old))
    return keeping.message(call, after, begun, lines)


def expire(call: "Call", quote_id: int, version_number: int) -> bool:
    """Ends a version whose last day is over, once: says whether it was this call that did."""
    row = queries.locked(call, quotes, quote_id)
    version = version_of(call, row)
    over = rules.is_over(row.valid_until, call.clock.now().date())
    if version.version_number != version_number or version.state not in rules.LIVE or not over:
        return False
    row, version = _take(call, row, version, "expire", closed_by=BY_ITSELF)
    conflicts.settle(call, version, "withdrawn", actor_id=BY_ITSELF)
    telling.step(call, row, "expired", version.submitted_by)
    return True
