"""Leads: the handlers that take them in, read and change them.

The rule kept here: what a system or a form sends twice is one lead; what looks like none of a person waits for one of
ours and is never dropped; who sees only own rows keeps what they add.
"""

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import leads_pb2 as pb
from crm_chassis import lists, public_forms, records
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, ColumnElement, bindparam, select

from crm_customers.leads import giving, lead_rules, matching, questions, rules, scoring
from crm_customers.leads.distributing import Choice
from crm_customers.leads.lead_rows import changed, message, plain, tidy
from crm_customers.leads.public_form import FORM, FORM_NAME
from crm_customers.tables import campaigns, lead_assignments, leads

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("lead_id", "state", "display_name", "company_name", "person_name", "email", "phone"),
    *("country", "region", "city", "segment", "language", "interest", "employees", "channel"),
    *("source", "external_id", "campaign_id", "owner_id", "team", "rating", "last_outcome"),
    *("next_contact_date", "contact_count", "last_contact_time", "score", "account_id"),
    *("contact_id", "assign_method", "assign_time", "response_state", "response_due_time"),
    *("recycle_count", "deal_id", "convert_time", "create_time", "update_time", "delete_time"),
)
CAMPAIGN = Statement(
    select(campaigns.c.campaign_id).where(
        campaigns.c.campaign_id == bindparam("campaign_id", type_=BigInteger)
    )
)
ENDED = "This lead has ended. Reopen it, or change the customer that it became."
# What points are made of.
SCORED = frozenset(scoring.TEXTS) | {
    *("employees", "budget", "campaign_id", "email", "phone", "company_name")
}


def create_lead(call: "Call", request: pb.CreateLeadRequest) -> pb.Lead:
    """Takes a lead in."""
    given = request.lead
    values = plain(given)
    _check_campaign(call, values)
    key = call.peers.home.app.config.token_key
    contact = public_forms.digest(key, values["email"] or values["phone"] or values["display_name"])
    # One after the other for each contact and each id: of two at once the second finds the first.
    call.first(questions.CONTACT_LOCK, key=given.external_id or contact)
    known = _known(call, request, contact)
    if known is not None:
        return message(known)
    found = _suspicions(call, request, values, contact)
    row = _insert(call, request, values, contact, found)
    if row.state == "suspect":
        call.emit("crm.customers.Lead.created", message(row))
        return message(row)
    return message(settle(call, row))


def _check_campaign(call: "Call", values: dict[str, Any]) -> None:
    """A campaign that is none is refused; what the public form says of one wrongly is left out, and the lead stays."""
    number = values.get("campaign_id")
    if not number or call.first(CAMPAIGN, campaign_id=number) is not None:
        return
    if call.principal.id != FORM.id:
        raise Invalid({"lead.campaign_id": said("there is no campaign %(id)s", id=number)})
    values["campaign_id"] = None


def _known(call: "Call", request: pb.CreateLeadRequest, contact: str) -> Row | None:
    """The lead that the same request made before."""
    given = request.lead
    if given.external_id:
        ids = {"source": given.source, "external_id": given.external_id}
        row = call.first(questions.BY_SOURCE, **ids)
        if row is not None and not questions.sees(call, row):
            text = said("There is a lead %(external_id)s of %(source)s already.", **ids)
            raise AlreadyExists("SOURCE_TAKEN", text, lead_id=row.lead_id, **ids)
        return row
    key = call.peers.home.app.config.token_key
    if request.form_token:
        row = call.first(questions.BY_TOKEN, token=public_forms.digest(key, request.form_token))
        if row is not None and row.contact_digest == contact:
            return row
    if call.principal.id == FORM.id:
        since = call.clock.now() - rules.SAME
        content = _content(call, given)
        return call.first(questions.SAME_WORDS, contact=contact, content=content, since=since)
    return None


def _content(call: "Call", given: pb.Lead) -> str:
    key = call.peers.home.app.config.token_key
    return public_forms.digest(
        key, given.company_name, given.person_name, given.interest, given.need
    )


def _suspicions(
    call: "Call", request: pb.CreateLeadRequest, values: dict[str, Any], contact: str
) -> list[str]:
    """Why what the public form sent looks like none of a person; a system or a person of ours is taken at its word."""
    if call.principal.id != FORM.id and not request.form_token and not request.trap:
        return []
    key, now = call.peers.home.app.config.token_key, call.clock.now()
    place = public_forms.digest(key, request.place) if request.place else ""
    counts: Any = call.first(
        questions.COUNTS, place=place, contact=contact, since=now - public_forms.SPAN
    )
    used = None
    if request.form_token:
        used = call.first(questions.BY_TOKEN, token=public_forms.digest(key, request.form_token))
    problem = "bad_token" if used else public_forms.problem(key, FORM_NAME, request.form_token, now)
    return public_forms.suspicions(
        trap=request.trap,
        problem=problem,
        text=" ".join(v for v in values.values() if isinstance(v, str)),
        from_place=counts.place,
        from_contact=counts.contact,
    )


def _insert(
    call: "Call",
    request: pb.CreateLeadRequest,
    values: dict[str, Any],
    contact: str,
    found: list[str],
) -> Row:
    key, now = call.peers.home.app.config.token_key, call.clock.now()
    given = request.lead
    token = public_forms.digest(key, request.form_token) if request.form_token else None
    if "bad_token" in found:
        token = None  # it is another one's, or none of ours
    return call.insert(
        leads,
        **values,
        **records.values(given, "source", "external_id", "owner_id", "team"),
        state=rules.after("", "suspect" if found else "take"),
        suspicions=found,
        reference=_reference() if call.principal.id == FORM.id else "",
        token_digest=token,
        place_digest=public_forms.digest(key, request.place) if request.place else "",
        contact_digest=contact,
        content_digest=_content(call, given),
        create_time=now,
        update_time=now,
    )


def _reference() -> str:
    """What somebody may quote: nothing that is mistaken for something else when it is read out."""
    letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    return "L-" + "".join(secrets.choice(letters) for _ in range(8))


def settle(call: "Call", row: Row, what: str = "created") -> Row:
    """A lead of the pool is looked up, scored, and given to somebody."""
    lead = row._asdict()
    customer = matching.known(call, lead)
    first = next(iter(matching.alike(call, row)), None)
    held = lead_rules.current(call)
    told = scoring.figures({**lead, "account_id": customer.account_id})
    scored = scoring.score(held["scores"], told)
    row = call.update(
        leads,
        row.lead_id,
        account_id=customer.account_id or None,
        contact_id=customer.contact_id or None,
        duplicate_of_lead_id=first.lead_id if first is not None else None,
        score=scored.score,
        score_reasons=Jsonb(scored.reasons),
        rules_id=held["rules_id"],
    )
    call.emit(f"crm.customers.Lead.{what}", message(row))
    who = call.principal
    choice: Choice | None
    if row.owner_id or (who.rows == "own" and who.id):
        choice = giving.by_person(call, row.owner_id or who.id, row.team, "")
    else:
        choice = giving.by_rules(call, row, customer, first)
    return row if choice is None else giving.give(call, row, choice)


def get_lead(call: "Call", request: pb.GetLeadRequest) -> pb.Lead:
    """One lead."""
    return message(questions.seen_row(call, request.lead_id))


def list_leads(call: "Call", request: pb.ListLeadsRequest) -> pb.ListLeadsResponse:
    """A page of leads."""
    # The condition says itself who sees what: nobody's rows are nobody's own.
    everywhere = replace(call, principal=replace(call.principal, rows="all"))
    return lists.reply(
        everywhere,
        leads,
        request,
        pb.ListLeadsResponse,
        filterable=FILTERABLE,
        order_by="lead_id desc",
        where=questions.seen,
        **questions.rows_of(call),
    )


def update_lead(call: "Call", request: pb.UpdateLeadRequest) -> pb.Lead:
    """Changes what is known of a lead."""
    given = request.lead
    row = questions.seen_row(call, given.lead_id, questions.LOCK)
    records.check_etag(row, given.etag)
    if row.state in ("converted", "disqualified"):
        raise Precondition("LEAD_ENDED", ENDED)
    values = records.changes(given, request.update_mask)
    fixed = ("source", "external_id", "owner_id", "team")
    values = tidy({n: v for n, v in values.items() if n not in fixed}, row._asdict())
    _check_campaign(call, values)
    outcome = values.get("last_outcome")
    if outcome and outcome != row.last_outcome and row.state in ("assigned", "working"):
        values |= contacted(call, row)
    if SCORED & values.keys():
        held = lead_rules.current(call)
        told = scoring.figures({**row._asdict(), **values})
        scored = scoring.score(held["scores"], told)
        values |= {"score": scored.score, "score_reasons": Jsonb(scored.reasons)}
        values["rules_id"] = held["rules_id"]
    return message(changed(call, "updated", row, **values))


def contacted(call: "Call", row: Row) -> dict[str, Any]:
    """What changes of a lead with a contact."""
    now = call.clock.now()
    return {
        "state": giving.after(row, "contact"),
        "contact_count": row.contact_count + 1,
        "last_contact_time": now,
        **giving.answered(call, row),
    }


def delete_lead(call: "Call", request: pb.DeleteLeadRequest) -> pb.Lead:
    """Removes a lead; removing it twice is removing it once."""
    row = questions.seen_row(call, request.lead_id, questions.LOCK)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return message(row)
    return message(changed(call, "deleted", row, delete_time=call.clock.now()))


def undelete_lead(call: "Call", request: pb.UndeleteLeadRequest) -> pb.Lead:
    """Restores a lead."""
    row = questions.seen_row(call, request.lead_id, questions.LOCK)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This lead was not removed.")
    return message(changed(call, "undeleted", row, delete_time=None))


def _of_lead() -> ColumnElement[bool]:
    return lead_assignments.c.lead_id == bindparam("of_lead_id", type_=BigInteger)


def list_lead_assignments(
    call: "Call", request: pb.ListLeadAssignmentsRequest
) -> pb.ListLeadAssignmentsResponse:
    """With whom a lead was."""
    questions.seen_row(call, request.lead_id)
    return lists.reply(
        call,
        lead_assignments,
        request,
        pb.ListLeadAssignmentsResponse,
        filterable=("lead_assignment_id",),
        order_by="lead_assignment_id desc",
        where=_of_lead,
        of_lead_id=request.lead_id,
    )
