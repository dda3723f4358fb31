"""Deal registrations as records: drafted, read, listed, changed, deleted, brought back. decisions.py has the steps.

The rule kept here: whoever is signed in for a partner claims for that partner only, a rep of our own for themselves;
what a decision rests on changes in a draft only.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from sqlalchemy import ColumnElement, Text, bindparam, or_

from crm_channels import house, queries, rules, survivors, words
from crm_channels.names import name_key, name_search
from crm_channels.network import tiers
from crm_channels.partners import NO_LETTER, name_patterns
from crm_channels.price_books import NO_DAY
from crm_channels.tables import deal_registrations, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = (
    "end_customer_name",
    "account_id",
    "city",
    "country",
    "product_line",
    "expected_amount",
    "currency",
    "notes",
)
FILTERABLE: tuple[str, ...] = (
    "deal_registration_id",
    "partner_id",
    "end_customer_name",
    "account_id",
    "city",
    "country",
    "state",
)
FILTERABLE += (
    "product_line",
    "expected_amount",
    "currency",
    "owner_id",
    "team",
    "overridden",
    "decided_by",
)
FILTERABLE += (
    "create_time",
    "update_time",
    "delete_time",
    "submit_time",
    "decide_time",
    "protected_until_time",
    "close_time",
)
EVENT = "crm.channels.DealRegistration."
STATES = pb.DealRegistrationState.DESCRIPTOR


def whole(row: "Row") -> pb.DealRegistration:
    """The registration with all that is known of it: what events and the audit log hold."""
    return records.to_message(pb.DealRegistration, row)


def message(call: "Call", row: "Row") -> pb.DealRegistration:
    """The registration as this caller may see it: why others were overridden stays inside the house."""
    registration = whole(row)
    if call.principal.rows == "partner" and registration.overridden:
        registration.ClearField("decision_reason")
    return registration


def told(call: "Call", what: str, before: "Row", after: "Row") -> pb.DealRegistration:
    """Tells the feed what happened to a registration."""
    call.emit(EVENT + what, whole(after), before=whole(before))
    return message(call, after)


def named(name: str, path: str = "deal_registration.end_customer_name") -> dict[str, str]:
    """The end customer's name with the forms under which it is found."""
    key = name_key(name)
    if not key:
        raise Invalid({path: NO_LETTER})
    return {"end_customer_name": name, "name_key": key, "name_search": name_search(name)}


def _close_date(given: pb.DealRegistration) -> Any:
    try:
        return rules.day(given.expected_close_date)
    except ValueError:
        raise Invalid({"deal_registration.expected_close_date": NO_DAY}) from None


def _check_money(amount: Any, currency: str) -> None:
    if amount is not None and Decimal(amount) and not currency:
        raise Invalid({"deal_registration.currency": N_("is needed with an amount")})


def acting_partner(call: "Call", partner_id: int) -> int:
    """The partner that is claimed for: somebody signed in for one claims for that one, whatever they say."""
    if call.principal.rows != "partner":
        return partner_id
    own = call.principal.partner_id
    if not own:
        raise Forbidden(N_("You are signed in for no partner: ask the one who made your account."))
    if partner_id not in (0, own):
        raise NotFound("partner", partner_id)
    return own


def active_partner(call: "Call", partner_id: int) -> "Row":
    """The partner, held until the transaction ends, if it may claim."""
    row = queries.held(call, partners, partner_id)
    house.check_claims(row)
    if row.state != "active":
        raise Precondition(
            "PARTNER_NOT_ACTIVE", N_("Only a partner whose state is active can register deals.")
        )
    return row


def usual_days(call: "Call", partner: "Row | None") -> int:
    """For how many days an end customer is protected where nobody says: as the partner's tier says."""
    if partner is None:
        return rules.DEFAULT_PROTECTION_DAYS
    return int(tiers.of(call, partner.tier).protection_days)


def _owner(call: "Call", given: pb.DealRegistration, partner: "Row | None") -> dict[str, str]:
    """The responsible rep: who sees only their own rows is it, else who is named, the partner's rep, or the caller."""
    if call.principal.rows == "own":
        return {"owner_id": call.principal.id, "team": call.principal.team}
    if partner is not None and (call.principal.rows == "partner" or not given.owner_id):
        return {"owner_id": partner.owner_id, "team": partner.team}
    if given.owner_id:
        return {"owner_id": given.owner_id, "team": given.team or call.principal.team}
    return {"owner_id": call.principal.id, "team": given.team or call.principal.team}


def create_deal_registration(
    call: "Call", request: pb.CreateDealRegistrationRequest
) -> pb.DealRegistration:
    """A new draft."""
    given = request.deal_registration
    home = survivors.home(call, given.account_id)
    partner_id = acting_partner(call, given.partner_id)
    partner = active_partner(call, partner_id) if partner_id else None
    values = (
        records.values(given, *FIELDS)
        | {"account_id": home.account_id}
        | named(given.end_customer_name)
        | _owner(call, given, partner)
    )
    _check_money(values["expected_amount"], given.currency)
    now = call.clock.now()
    row = call.insert(
        deal_registrations,
        **values,
        partner_id=partner_id or None,
        expected_close_date=_close_date(given),
        protection_days=given.protection_days or usual_days(call, partner),
        state="draft",
        create_time=now,
        update_time=now,
    )
    survivors.note(call, home, row.deal_registration_id)
    call.emit(EVENT + "created", whole(row))
    return message(call, row)


def get_deal_registration(
    call: "Call", request: pb.GetDealRegistrationRequest
) -> pb.DealRegistration:
    """One registration."""
    return message(call, queries.found(call, deal_registrations, request.deal_registration_id))


def _of_name() -> ColumnElement[bool]:
    table = deal_registrations.c
    latin = table.name_search.like(bindparam("latin", type_=Text()))
    return or_(table.end_customer_name.ilike(bindparam("pattern", type_=Text())), latin)


def list_deal_registrations(
    call: "Call", request: pb.ListDealRegistrationsRequest
) -> pb.ListDealRegistrationsResponse:
    """The registrations that the caller may see, the newest first."""
    asked = name_patterns(request.query)
    found, token = lists.page(
        call,
        deal_registrations,
        request,
        pb.DealRegistration,
        order_by="create_time desc",
        filterable=FILTERABLE,
        where=_of_name if asked else None,
        convert=lambda row: message(call, row),
        **asked,
    )
    return pb.ListDealRegistrationsResponse(deal_registrations=found, next_page_token=token)


def update_deal_registration(
    call: "Call", request: pb.UpdateDealRegistrationRequest
) -> pb.DealRegistration:
    """Changes what the mask names, as far as the state allows it."""
    given = request.deal_registration
    values: dict[str, Any] = records.changes(given, request.update_mask)
    home = survivors.home(call, values.get("account_id"))
    row = queries.held(call, deal_registrations, given.deal_registration_id, given.etag)
    if home.passed:
        values["account_id"] = home.account_id
    if "expected_close_date" in values:
        values["expected_close_date"] = _close_date(given)
    if "protection_days" in values:
        values["protection_days"] = values["protection_days"] or rules.DEFAULT_PROTECTION_DAYS
    values = {name: value for name, value in values.items() if _is_new(value, getattr(row, name))}
    if fixed := rules.fixed_fields(row.state, values):
        text = said(
            "A registration that is “%(state)s” can no longer change %(fields)s.",
            state=words.state_name(STATES, row.state),
            fields=", ".join(sorted(fixed)),
        )
        raise Precondition("REGISTRATION_STATE", text, metadata={"state": row.state})
    _check_claimant(call, values)
    if "end_customer_name" in values:
        values |= named(given.end_customer_name)
    _check_money(
        values.get("expected_amount", row.expected_amount), values.get("currency", row.currency)
    )
    if "account_id" in values:
        survivors.note(call, home, row.deal_registration_id)
    changed = call.update(
        deal_registrations, row.deal_registration_id, **values, update_time=call.clock.now()
    )
    return told(call, "updated", row, changed)


def _is_new(value: Any, known: Any) -> bool:
    """Whether a value differs from the one that is known: "900" is no other amount than 900.0000."""
    if isinstance(known, Decimal) and isinstance(value, str):
        return Decimal(value) != known
    return bool(value != known)


def _check_claimant(call: "Call", values: dict[str, Any]) -> None:
    """Who claims is changed only by those who see more than their own, and to a partner that may claim."""
    moved = {"partner_id", "owner_id", "team"} & values.keys()
    if moved and call.principal.rows in ("own", "partner"):
        raise Forbidden(
            N_(
                "Who claims can be changed only by somebody who sees the registrations of the whole team."
            )
        )
    if values.get("partner_id"):
        active_partner(call, values["partner_id"])


def delete_deal_registration(
    call: "Call", request: pb.DeleteDealRegistrationRequest
) -> pb.DealRegistration:
    """Deletes a registration that claims nothing."""
    row = queries.held(call, deal_registrations, request.deal_registration_id, request.etag)
    if row.state in rules.LIVE:
        text = N_(
            "A registration that is submitted or approved has to be withdrawn before it can be deleted."
        )
        raise Precondition("REGISTRATION_STATE", text, metadata={"state": row.state})
    now = call.clock.now()
    changed = call.update(
        deal_registrations, row.deal_registration_id, delete_time=now, update_time=now
    )
    return told(call, "deleted", row, changed)


def undelete_deal_registration(
    call: "Call", request: pb.UndeleteDealRegistrationRequest
) -> pb.DealRegistration:
    """Brings a registration back; one that is not deleted stays as it is."""
    row = queries.held(
        call, deal_registrations, request.deal_registration_id, request.etag, deleted=True
    )
    if row.delete_time is None:
        return message(call, row)
    now = call.clock.now()
    changed = call.update(
        deal_registrations, row.deal_registration_id, delete_time=None, update_time=now
    )
    return told(call, "undeleted", row, changed)
