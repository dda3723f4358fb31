"""Conflicts about end customers: listed, read, decided, opened once more.

The rule kept here: a decision has a reason, stands in the log, and is told to all sides. Who is signed in for a partner
sees that there is a conflict and what was decided about it, under the name that they themselves gave; never who else.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import customer_conflicts_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import select

from crm_channels import queries, words
from crm_channels.network import people
from crm_channels.network.conflict_sides import (
    CONFLICT_ID,
    RESOURCE,
    log,
    sides_of,
    told,
    whole,
)
from crm_channels.network.rules import CONFLICT_STEPS
from crm_channels.tables import conflict_steps, customer_conflicts

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

OPEN_TO_PARTNERS = ("customer_conflict_id", "state", "create_time", "update_time", "close_time")
FILTERABLE = (
    *(*OPEN_TO_PARTNERS, "end_customer_name", "account_id", "city", "country", "outcome"),
    *("winner_registration_id", "decided_by"),
)
HIDDEN = ("account_id", "decided_by", "winner_registration_id", "city", "country")
STATES = pb.CustomerConflictState.DESCRIPTOR
OUTCOMES = pb.CustomerConflictOutcome.DESCRIPTOR
STEPS_OF = Statement(
    select(*conflict_steps.c)
    .where(conflict_steps.c.customer_conflict_id == CONFLICT_ID)
    .order_by(conflict_steps.c.conflict_step_id)
)


def message(call: "Call", row: "Row") -> pb.CustomerConflict:
    """The conflict as this caller may see it."""
    sides = sides_of(call, row.customer_conflict_id)
    shown = whole(row, sides)
    if call.principal.rows == "partner":
        winner = row.winner_registration_id
        own = [side for side in sides if side.partner_id == call.principal.partner_id]
        for name in HIDDEN:
            shown.ClearField(name)
        shown.end_customer_name = own[0].named if own else ""
        shown.city, shown.country = (own[0].city, own[0].country) if own else ("", "")
        if winner in {side.record_id for side in own if side.kind == "registration"}:
            shown.winner_registration_id = winner
    return shown


def get_customer_conflict(
    call: "Call", request: pb.GetCustomerConflictRequest
) -> pb.CustomerConflict:
    """One of them."""
    return message(call, queries.found(call, customer_conflicts, request.customer_conflict_id))


def list_customer_conflicts(
    call: "Call", request: pb.ListCustomerConflictsRequest
) -> pb.ListCustomerConflictsResponse:
    """Those that the caller is on a side of, or sees all of; the oldest first."""
    outside = call.principal.rows == "partner"
    found, token = lists.page(
        call,
        customer_conflicts,
        request,
        pb.CustomerConflict,
        order_by="create_time",
        filterable=OPEN_TO_PARTNERS if outside else FILTERABLE,
        convert=lambda row: message(call, row),
    )
    return pb.ListCustomerConflictsResponse(customer_conflicts=found, next_page_token=token)


def steps_of(call: "Call", row: "Row") -> list[pb.ConflictStep]:
    """What happened to a conflict, as this caller may see it."""
    steps = [
        records.to_message(pb.ConflictStep, each)
        for each in call.all(STEPS_OF, customer_conflict_id=row.customer_conflict_id)
    ]
    if call.principal.rows == "partner":
        for step in steps:
            for name in ("actor_id", "deal_registration_id"):
                step.ClearField(name)
    return steps


def _next(row: "Row", step: str) -> str:
    state = CONFLICT_STEPS.get((row.state, step))
    if state is None:
        text = said(
            "A conflict that is “%(state)s” cannot take this step.",
            state=words.state_name(STATES, row.state),
        )
        raise Precondition("CONFLICT_STATE", text, metadata={"state": row.state})
    return state


def _winner(sides: list["Row"], request: pb.DecideCustomerConflictRequest) -> int | None:
    """The registration that stands; raises Invalid for one that is on no side."""
    field = "winner_registration_id"
    if request.outcome != pb.CUSTOMER_CONFLICT_OUTCOME_ONE_KEEPS:
        if request.winner_registration_id:
            raise Invalid({field: N_("is only for one who keeps the end customer")})
        return None
    claims = {side.record_id for side in sides if side.kind == "registration"}
    if not request.winner_registration_id:
        if any(side.kind == "account" for side in sides):
            return None  # the one who looks after the account keeps it
        raise Invalid({field: N_("must be said")})
    if request.winner_registration_id not in claims:
        raise Invalid({field: N_("is no side of this conflict")})
    return request.winner_registration_id


def decide_customer_conflict(
    call: "Call", request: pb.DecideCustomerConflictRequest
) -> pb.CustomerConflict:
    """Decides, with a reason."""
    row = queries.held(call, customer_conflicts, request.customer_conflict_id, request.etag)
    state, key = _next(row, "decide"), row.customer_conflict_id
    sides = sides_of(call, key)
    winner, now = _winner(sides, request), call.clock.now()
    values = records.values(request, "outcome", "reason")
    after = call.update(
        customer_conflicts,
        key,
        **values,
        state=state,
        winner_registration_id=winner,
        decided_by=call.principal.id,
        close_time=now,
        update_time=now,
    )
    log(call, key, "decided", **values, deal_registration_id=winner)
    told(call, "decided", after, row)
    outcome = words.state_name(OUTCOMES, values["outcome"])
    _tell(call, key, sides, "decided", outcome=outcome, reason=request.reason)
    return message(call, after)


def _tell(call: "Call", key: int, sides: list["Row"], what: str, **values: Any) -> None:
    """Tells all sides, each under the name that they themselves gave the end customer."""
    for side in sides:
        text = said(
            "The conflict about “%(name)s” is decided: %(outcome)s. %(reason)s",
            name=side.named,
            **values,
        )
        notify(
            call,
            [side.owner_id, *people.portal_people(call, side.partner_id)],
            f"conflict_{what}",
            text,
            resource=RESOURCE,
            resource_id=key,
            key=f"conflict-{key}-{what}",
            again=True,
        )


def reopen_customer_conflict(
    call: "Call", request: pb.ReopenCustomerConflictRequest
) -> pb.CustomerConflict:
    """Opens one that was decided once more."""
    row = queries.held(call, customer_conflicts, request.customer_conflict_id, request.etag)
    state = _next(row, "reopen")
    nothing: dict[str, Any] = {"outcome": None, "reason": "", "decided_by": ""}
    after = call.update(
        customer_conflicts,
        row.customer_conflict_id,
        **nothing,
        state=state,
        winner_registration_id=None,
        close_time=None,
        update_time=call.clock.now(),
    )
    log(call, row.customer_conflict_id, "reopened", reason=request.reason)
    told(call, "reopened", after, row)
    return message(call, after)
