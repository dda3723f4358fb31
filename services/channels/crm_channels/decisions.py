"""The steps of a registration: handed in, approved, rejected, won, lost, withdrawn, expired; each on record.

The rule kept here: an end customer that somebody's approved, live claim protects is not given to a second claimant,
unless somebody who may decide says why, on record. All approvals pass one gate in the database one after the other, so
this holds however many decide at once; for equal names and accounts a constraint of the table holds it once more.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import ExclusionViolation
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, bindparam, func, update

from crm_channels import overlaps, queries, rules, words
from crm_channels.deal_registrations import STATES, active_partner, told
from crm_channels.network import conflict_sides, tiers
from crm_channels.tables import deal_registrations, decisions, registration_extensions

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

EXPIRE = "expire_registration"
BY_ITSELF = "services/channels"
USUAL, MOST = 50, 1000
# What was asked for longer protection is void once there is none.
VOID_EXTENSIONS = Statement(
    update(registration_extensions)
    .where(
        registration_extensions.c.deal_registration_id
        == bindparam("deal_registration_id", type_=BigInteger()),
        registration_extensions.c.state == "asked",
    )
    .values(state="void", etag=registration_extensions.c.etag + 1, update_time=func.now())
)


def _take(
    call: "Call",
    row: "Row",
    step: str,
    reason: str = "",
    evidence: Sequence[pb.Overlap] = (),
    *,
    actor_id: str = "",
    **values: Any,
) -> pb.DealRegistration:
    """Takes a step that the table allows, and writes it into the decision log."""
    state = rules.next_state(row.state, step)
    if state is None:
        text = said(
            "A registration that is “%(state)s” cannot take this step.",
            state=words.state_name(STATES, row.state),
        )
        raise Precondition("REGISTRATION_STATE", text, metadata={"state": row.state})
    now = call.clock.now()
    if state in rules.ENDED:
        values["close_time"] = now
    if reason:
        values["decision_reason"] = reason
    changed = call.update(
        deal_registrations, row.deal_registration_id, **values, state=state, update_time=now
    )
    call.insert(
        decisions,
        deal_registration_id=row.deal_registration_id,
        state=state,
        actor_id=actor_id or call.principal.id,
        reason=reason,
        overridden=bool(values.get("overridden", False)),
        overlaps=Jsonb([records.to_mapping(each) for each in evidence]),
        create_time=now,
    )
    if state in rules.ENDED:
        call.run(VOID_EXTENSIONS, deal_registration_id=row.deal_registration_id)
        if state != "won":
            conflict_sides.leave(call, changed)
    return told(call, state, row, changed)


def submit_deal_registration(
    call: "Call", request: pb.SubmitDealRegistrationRequest
) -> pb.DealRegistration:
    """Hands a draft in; what speaks against it at that moment goes on record."""
    call.first(queries.APPROVAL_GATE)  # of two who hand in at once the second sees the first
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    if row.partner_id:
        _check_quota(call, active_partner(call, row.partner_id))
    evidence = overlaps.find(call, overlaps.claim_of(row), row.claimant, row.deal_registration_id)
    submitted = _take(
        call,
        row,
        "submit",
        request.reason,
        evidence[: overlaps.SHOWN],
        submit_time=call.clock.now(),
    )
    conflict_sides.meet(call, row, evidence)
    return submitted


def _check_quota(call: "Call", partner: "Row") -> None:
    """Raises Precondition when the partner has as many open registrations as its tier allows; it is held."""
    most = tiers.of(call, partner.tier).open_registrations
    live = call.first(queries.LIVE_OF, partner_id=partner.partner_id)
    if most and live is not None and live.live >= most:
        text = said("This partner may have %(most)s open registrations, and has them.", most=most)
        raise Precondition("REGISTRATION_QUOTA", text, metadata={"most": str(most)})


def _without_those_that_are_over(call: "Call", found: Sequence[pb.Overlap]) -> list[pb.Overlap]:
    """The overlaps that still stand; approved ones that protect nobody any more are ended."""
    standing = []
    for overlap in found:
        if overlap.state == pb.DEAL_REGISTRATION_STATE_APPROVED and not overlap.blocking:
            expire(call, overlap.deal_registration_id)
        else:
            standing.append(overlap)
    return standing


def _protected(by: pb.Overlap) -> Precondition:
    text = said(
        "Somebody else's approved registration protects this end customer: %(why)s",
        why=by.explanation,
    )
    told = {"deal_registration_id": str(by.deal_registration_id), "score": f"{by.score:.2f}"}
    return Precondition("REGISTRATION_OVERLAPS", text, metadata=told)


def approve_deal_registration(
    call: "Call", request: pb.ApproveDealRegistrationRequest
) -> pb.DealRegistration:
    """Protects the end customer for the claimant, if nobody else's claim stands or somebody overrides it."""
    if request.override and not request.reason.strip():
        raise Invalid({"reason": N_("is needed with an override")})
    call.first(queries.APPROVAL_GATE)
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    claim = overlaps.claim_of(row)
    found = overlaps.find(call, claim, row.claimant, row.deal_registration_id)
    evidence = _without_those_that_are_over(call, found)
    blocking = [overlap for overlap in evidence if overlap.blocking]
    if blocking and not request.override and rules.next_state(row.state, "approve"):
        raise _protected(blocking[0])
    now = call.clock.now()
    until = rules.protected_until(now, request.protection_days or row.protection_days)
    try:
        approved = _take(
            call,
            row,
            "approve",
            request.reason,
            evidence[: overlaps.SHOWN],
            overridden=bool(blocking),
            decide_time=now,
            decided_by=call.principal.id,
            protected_until_time=until,
        )
    except ExclusionViolation:
        text = N_("Somebody else's approved registration protects this end customer.")
        raise Precondition("REGISTRATION_OVERLAPS", text) from None
    expire_at(call, row.deal_registration_id, until)
    return approved


def expire_at(call: "Call", deal_registration_id: int, until: datetime) -> None:
    """Looks at a protection again when its time is over; an end that moves is looked at once more."""
    payload = {"deal_registration_id": deal_registration_id}
    key = f"registration-{deal_registration_id}-{until.isoformat()}"
    call.enqueue(EXPIRE, payload, run_time=until, key=key)


def reject_deal_registration(
    call: "Call", request: pb.RejectDealRegistrationRequest
) -> pb.DealRegistration:
    """Turns a registration down, with a reason."""
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    evidence = overlaps.find(call, overlaps.claim_of(row), row.claimant, row.deal_registration_id)
    decided: dict[str, Any] = {"decide_time": call.clock.now(), "decided_by": call.principal.id}
    return _take(call, row, "reject", request.reason, evidence[: overlaps.SHOWN], **decided)


def win_deal_registration(
    call: "Call", request: pb.WinDealRegistrationRequest
) -> pb.DealRegistration:
    """The deal was won."""
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    return _take(call, row, "win", request.reason)


def lose_deal_registration(
    call: "Call", request: pb.LoseDealRegistrationRequest
) -> pb.DealRegistration:
    """The deal was lost; the end customer is free again."""
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    return _take(call, row, "lose", request.reason)


def withdraw_deal_registration(
    call: "Call", request: pb.WithdrawDealRegistrationRequest
) -> pb.DealRegistration:
    """The claim is taken back; the end customer is free again."""
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    return _take(call, row, "withdraw", request.reason)


def expire(call: "Call", deal_registration_id: int) -> bool:
    """Ends a protection whose time is over, once: says whether it was this call that did."""
    row = queries.locked(call, deal_registrations, deal_registration_id)
    if row.state != "approved" or rules.holds(
        row.state, row.protected_until_time, call.clock.now()
    ):
        return False
    _take(call, row, "expire", actor_id=BY_ITSELF)
    return True


def list_decisions(call: "Call", request: pb.ListDecisionsRequest) -> pb.ListDecisionsResponse:
    """The decision log of a registration, oldest first."""
    row = queries.found(call, deal_registrations, request.deal_registration_id)
    size = min(request.page_size or USUAL, MOST)
    if request.page_token and not (request.page_token.isascii() and request.page_token.isdigit()):
        raise Invalid({"page_token": "is not the next_page_token of this list"})
    after = int(request.page_token or 0)
    if after >= 2**63:
        raise Invalid({"page_token": "is not the next_page_token of this list"})
    found = call.all(
        queries.LOG_OF, deal_registration_id=row.deal_registration_id, after=after, most=size + 1
    )
    more = str(found[size - 1].decision_id) if len(found) > size else ""
    return pb.ListDecisionsResponse(
        decisions=[_entry(call, each) for each in found[:size]], next_page_token=more
    )


def _entry(call: "Call", row: "Row") -> pb.Decision:
    """One step of the log as this caller may see it."""
    decision = records.to_message(pb.Decision, row)
    overlaps.shown(call, decision.overlaps)
    if call.principal.rows == "partner" and decision.overridden:
        decision.ClearField("reason")
    return decision
