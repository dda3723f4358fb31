"""Longer protection: asked for with a reason, decided by somebody else.

The rule kept here: one request waits at a time; only a protection that still runs is extended, and the one who asked
does not decide. Registrations are held before what belongs to them.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import registration_extensions_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Precondition
from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import said
from psycopg.errors import UniqueViolation

from crm_channels import decisions, queries, rules, words
from crm_channels.deal_registrations import STATES, told
from crm_channels.network import people
from crm_channels.network.rules import EXTENSION_STEPS
from crm_channels.tables import deal_registrations, registration_extensions

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

EVENT = "crm.channels.RegistrationExtension."
FILTERABLE = (
    *("registration_extension_id", "deal_registration_id", "partner_id", "days", "state"),
    *("asked_by", "decided_by", "decide_time", "create_time", "update_time"),
)


def _check_running(call: "Call", claim: "Row") -> None:
    """Raises Precondition unless the registration protects its end customer now."""
    if claim.state != "approved":
        text = said(
            "A registration that is “%(state)s” cannot take this step.",
            state=words.state_name(STATES, claim.state),
        )
        raise Precondition("REGISTRATION_STATE", text, metadata={"state": claim.state})
    if not rules.holds(claim.state, claim.protected_until_time, call.clock.now()):
        raise Precondition("PROTECTION_OVER", N_("The protection is over."))


def create_registration_extension(
    call: "Call", request: pb.CreateRegistrationExtensionRequest
) -> pb.RegistrationExtension:
    """Asks for longer protection."""
    given = request.registration_extension
    claim = queries.held(call, deal_registrations, given.deal_registration_id)
    _check_running(call, claim)
    values = records.values(given, "deal_registration_id", "days", "reason")
    values |= {name: getattr(claim, name) for name in ("partner_id", "owner_id", "team")}
    values |= {"state": "asked", "asked_by": call.principal.id}
    now = call.clock.now()
    try:
        row = call.insert(registration_extensions, **values, create_time=now, update_time=now)
    except UniqueViolation:
        text = N_("A request for longer protection waits for a decision already.")
        raise AlreadyExists("EXTENSION_ASKED", text) from None
    made = records.to_message(pb.RegistrationExtension, row)
    call.emit(EVENT + "created", made)
    text = said(
        "“%(name)s”: %(days)s more days of protection are asked for",
        name=claim.end_customer_name,
        days=given.days,
    )
    _tell(call, claim, [claim.owner_id], "extension_asked", text)
    return made


def _tell(call: "Call", claim: "Row", who: list[str], kind: str, text: str) -> None:
    resource = "crm.channels.DealRegistration"
    notify(call, who, kind, text, resource=resource, resource_id=claim.deal_registration_id)


def get_registration_extension(
    call: "Call", request: pb.GetRegistrationExtensionRequest
) -> pb.RegistrationExtension:
    """One of them."""
    row = queries.found(call, registration_extensions, request.registration_extension_id)
    return records.to_message(pb.RegistrationExtension, row)


def list_registration_extensions(
    call: "Call", request: pb.ListRegistrationExtensionsRequest
) -> pb.ListRegistrationExtensionsResponse:
    """Those that the caller may see."""
    found, token = lists.page(
        call,
        registration_extensions,
        request,
        pb.RegistrationExtension,
        order_by="create_time desc",
        filterable=FILTERABLE,
    )
    return pb.ListRegistrationExtensionsResponse(
        registration_extensions=found, next_page_token=token
    )


def _both(call: "Call", request: Any) -> tuple["Row", "Row"]:
    """The registration and its extension, held in this order."""
    seen = queries.found(call, registration_extensions, request.registration_extension_id)
    claim = queries.locked(call, deal_registrations, seen.deal_registration_id)
    row = queries.held(
        call, registration_extensions, request.registration_extension_id, request.etag
    )
    return claim, row


def _step(call: "Call", row: "Row", step: str, **values: Any) -> pb.RegistrationExtension:
    state = EXTENSION_STEPS.get((row.state, step))
    if state is None:
        text = N_("This request for longer protection has been decided already.")
        raise Precondition("EXTENSION_STATE", text, metadata={"state": row.state})
    now = call.clock.now()
    after = call.update(
        registration_extensions,
        row.registration_extension_id,
        **values,
        state=state,
        decide_time=now,
        update_time=now,
    )
    made = records.to_message(pb.RegistrationExtension, after)
    call.emit(EVENT + state, made, before=records.to_message(pb.RegistrationExtension, row))
    return made


def approve_registration_extension(
    call: "Call", request: pb.ApproveRegistrationExtensionRequest
) -> pb.RegistrationExtension:
    """The protection lasts longer."""
    claim, row = _both(call, request)
    if row.state == "asked":
        _check_running(call, claim)
        if row.asked_by == call.principal.id:
            text = N_("Who asked for longer protection does not decide about it.")
            raise Precondition("OWN_REQUEST", text)
    until = claim.protected_until_time and claim.protected_until_time + timedelta(days=row.days)
    decided = {"decided_by": call.principal.id, "decision_reason": request.reason}
    made = _step(call, row, "approve", **decided, protected_until_time=until)
    after = call.update(
        deal_registrations,
        claim.deal_registration_id,
        protected_until_time=until,
        extended_days=claim.extended_days + row.days,
        update_time=call.clock.now(),
    )
    told(call, "extended", claim, after)
    decisions.expire_at(call, claim.deal_registration_id, until)
    text = said(
        "“%(name)s” is protected until %(until)s now", name=claim.end_customer_name, until=until
    )
    _tell(call, claim, _sides(call, claim, row), "extension_approved", text)
    return made


def refuse_registration_extension(
    call: "Call", request: pb.RefuseRegistrationExtensionRequest
) -> pb.RegistrationExtension:
    """The protection ends as it was."""
    claim, row = _both(call, request)
    decided = {"decided_by": call.principal.id, "decision_reason": request.reason}
    made = _step(call, row, "refuse", **decided)
    text = said(
        "“%(name)s” is not protected for longer: %(reason)s",
        name=claim.end_customer_name,
        reason=request.reason,
    )
    _tell(call, claim, _sides(call, claim, row), "extension_refused", text)
    return made


def _sides(call: "Call", claim: "Row", row: "Row") -> list[str]:
    return [row.asked_by, claim.owner_id, *people.portal_people(call, claim.partner_id)]
