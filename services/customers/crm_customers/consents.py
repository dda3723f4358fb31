"""Consents: the handlers of ConsentsService.

The rule kept here: what somebody said is added and never changed; the latest word counts. Whoever says that something
was allowed says by which proof.
"""

from typing import Any

from crm.customers.v1.consents_pb2 import (
    CONSENT_STATE_GRANTED,
    Consent,
    CreateConsentRequest,
    GetConsentRequest,
    ListConsentsRequest,
    ListConsentsResponse,
    ListCurrentConsentsRequest,
    ListCurrentConsentsResponse,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, ColumnElement, Select, Text, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers import queries
from crm_customers.campaigns import refusals
from crm_customers.tables import consents, contacts

PLAIN = (
    "channel",
    "purpose",
    "state",
    "proof",
    "evidence",
    "give_time",
    "expire_time",
    "source",
    "external_id",
)
FILTERABLE = (
    "consent_id",
    "contact_id",
    "account_id",
    "channel",
    "purpose",
    "state",
    "proof",
    "source",
    "external_id",
    "give_time",
    "expire_time",
    "create_time",
)


def seen_consents() -> ColumnElement[bool]:
    """The words of people and accounts whom the caller sees."""
    person = select(contacts.c.account_id).where(contacts.c.contact_id == consents.c.contact_id)
    whose = func.coalesce(consents.c.account_id, person.correlate(consents).scalar_subquery())
    return queries.of_seen_account(whose)


GET = Statement(
    select(consents).where(
        consents.c.consent_id == bindparam("consent_id", type_=BigInteger), seen_consents()
    )
)
OF_SOURCE = Statement(
    select(consents).where(
        consents.c.source == bindparam("source", type_=Text),
        consents.c.external_id == bindparam("external_id", type_=Text),
        consents.c.external_id != "",
    )
)


def _current() -> Select[Any]:
    """The latest word for each channel and purpose of one person or account."""
    whose = or_(
        consents.c.contact_id == bindparam("contact_id", type_=BigInteger),
        consents.c.account_id == bindparam("account_id", type_=BigInteger),
    )
    kind = (consents.c.channel, consents.c.purpose)
    latest = (consents.c.give_time.desc(), consents.c.consent_id.desc())
    said = select(consents).where(whose).ext(distinct_on(*kind)).order_by(*kind, *latest).subquery()
    ends = said.c.expire_time
    now = bindparam("now", type_=consents.c.give_time.type)
    return select(said).where(or_(ends.is_(None), ends > now))


CURRENT = Statement(_current())


def _message(row: Row) -> Consent:
    return records.to_message(Consent, row)


def _whose(call: Call, consent: Consent) -> dict[str, int | None]:
    """The person or account whose word it is; Invalid for one that the caller does not see."""
    if bool(consent.contact_id) == bool(consent.account_id):
        raise Invalid({"consent.contact_id": "say whose word it is: a person's or an account's"})
    try:
        if consent.contact_id:
            contact_handlers.seen_row(call, contact_handlers.GET, consent.contact_id)
        else:
            account_handlers.seen_row(call, account_handlers.GET, consent.account_id)
    except NotFound as missing:
        name = "contact_id" if consent.contact_id else "account_id"
        raise Invalid({f"consent.{name}": missing.message}) from None
    return {"contact_id": consent.contact_id or None, "account_id": consent.account_id or None}


def create_consent(call: Call, request: CreateConsentRequest) -> Consent:
    """Writes down what somebody said."""
    consent = request.consent
    whose = _whose(call, consent)
    if consent.state == CONSENT_STATE_GRANTED and not (consent.proof and consent.evidence.strip()):
        missing = "evidence" if consent.proof else "proof"
        raise Invalid({f"consent.{missing}": "is needed to show later that it was allowed"})
    now = call.clock.now()
    values = records.values(consent, *PLAIN)
    values["purpose"] = values["purpose"] or "advertising"
    values["give_time"] = values["give_time"] or now
    if values["give_time"] > now:
        raise Invalid({"consent.give_time": "is in the future"})
    if values["expire_time"] is not None and values["expire_time"] <= values["give_time"]:
        raise Invalid({"consent.expire_time": "is not after it was given"})
    known = call.first(OF_SOURCE, source=consent.source, external_id=consent.external_id)
    if known is not None:
        if (known.contact_id, known.account_id) != (whose["contact_id"], whose["account_id"]):
            raise Invalid({"consent.external_id": "is the word of somebody else"})
        return _message(known)
    row = call.insert(consents, **values, **whose, agent_id=call.principal.id, create_time=now)
    made = _message(row)
    call.emit("crm.customers.Consent.created", made)
    refusals.heard(call, row)
    return made


def get_consent(call: Call, request: GetConsentRequest) -> Consent:
    """One word."""
    missing = ("consent", request.consent_id)
    row = call.one(GET, consent_id=request.consent_id, missing=missing, **queries.rows_of(call))
    return _message(row)


def list_consents(call: Call, request: ListConsentsRequest) -> ListConsentsResponse:
    """A page of words."""
    return lists.reply(
        call,
        consents,
        request,
        ListConsentsResponse,
        filterable=FILTERABLE,
        where=seen_consents,
        **queries.rows_of(call),
    )


def list_current_consents(
    call: Call, request: ListCurrentConsentsRequest
) -> ListCurrentConsentsResponse:
    """What counts now."""
    if request.contact_id:
        contact_handlers.seen_row(call, contact_handlers.GET, request.contact_id)
    elif request.account_id:
        account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    else:
        raise Invalid({"contact_id": "say of whom"})
    whose = {"contact_id": request.contact_id or None, "account_id": request.account_id or None}
    if request.contact_id:
        whose["account_id"] = None
    rows = call.all(CURRENT, now=call.clock.now(), **whose)
    return ListCurrentConsentsResponse(consents=[_message(row) for row in rows])
