"""A lead becomes a customer: account, contact and deal in one call, with everything that was typed.

The rule kept here: all of it happens or nothing does; who is known already is taken and completed, never made a second
time; a customer who is somebody else's is not taken from them.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import contacts_pb2
from crm.customers.v1 import leads_pb2 as pb
from crm.customers.v1.accounts_pb2 import Account, CreateAccountRequest, UpdateAccountRequest
from crm.customers.v1.contacts_pb2 import Contact, UpdateContactRequest
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers.deals import opening
from crm_customers.leads import giving, matching, questions
from crm_customers.leads.lead_rows import changed, message

if TYPE_CHECKING:
    from crm_chassis.call import Call

SAME_IN_BOTH = ("website", "country", "region", "city", "street", "postal_code", "segment")


def convert_lead(call: "Call", request: pb.ConvertLeadRequest) -> pb.ConvertLeadResponse:
    """Account, contact and deal."""
    row = questions.held(call, request)
    state = giving.after(row, "convert")
    customer = matching.known(call, row._asdict())
    account, is_new = _account(call, request, row, customer)
    contact, met = _contact(call, request, row, account, 0 if is_new else customer.contact_id)
    deal_id = 0 if request.without_deal else _deal(call, request, row, account, contact)
    values = giving.answered(call, row)
    giving.end(call, row, "converted", "")
    row = changed(
        call,
        "converted",
        row,
        state=state,
        account_id=account.account_id,
        contact_id=contact.contact_id or None,
        deal_id=deal_id or None,
        convert_time=call.clock.now(),
        **values,
    )
    return pb.ConvertLeadResponse(
        lead=message(row),
        account_id=account.account_id,
        account_created=is_new,
        contact_id=contact.contact_id,
        contact_created=met,
        deal_id=deal_id,
    )


def _account(
    call: "Call", request: pb.ConvertLeadRequest, row: Row, customer: matching.Known
) -> tuple[Account, bool]:
    """The account that is meant, completed by what the lead says; or a new one."""
    wanted = request.account_id or (0 if request.new_account else customer.account_id)
    if not wanted:
        return _new_account(call, row), True
    try:
        found = account_handlers.seen_row(call, account_handlers.LOCK, wanted)
    except NotFound:
        if request.account_id:
            text = said("there is no account %(id)s", id=wanted)
            raise Invalid({"account_id": text}) from None
        told = said(
            "This customer is known already, and %(owner_id)s looks after it. Put the lead back, or ask.",
            owner_id=customer.owner_id or customer.team or "–",
        )
        raise Precondition(
            "CUSTOMER_OF_ANOTHER", told, metadata={"owner_id": customer.owner_id}
        ) from None
    if found.delete_time is not None:
        raise Invalid({"account_id": said("there is no account %(id)s", id=wanted)})
    return _completed(call, account_handlers.message_of(found), row), False


def _new_account(call: "Call", row: Row) -> Account:
    """A new account of everything that the lead says of a company, or of a household."""
    made = Account(
        kind="ACCOUNT_KIND_COMPANY" if row.company_name else "ACCOUNT_KIND_HOUSEHOLD",
        display_name=row.display_name,
        owner_id=row.owner_id,
        team=row.team,
        **{name: getattr(row, name) for name in SAME_IN_BOTH},
    )
    if not row.person_name or not row.company_name:
        _reach(made, row)
    return account_handlers.create_account(call, CreateAccountRequest(account=made))


def _reach(party: Any, row: Row) -> bool:
    """Adds number and address of the lead to who lacks them; says whether it did."""
    before = len(party.phones) + len(party.emails)
    numbers = {phone.e164 or phone.number for phone in party.phones}
    if row.phone and row.phone not in numbers:
        party.phones.add(number=row.phone)
    addresses = {email.address.strip().lower() for email in party.emails}
    if row.email and row.email not in addresses:
        party.emails.add(address=row.email)
    return len(party.phones) + len(party.emails) > before


def _completed(call: "Call", account: Account, row: Row) -> Account:
    """A known account with what the lead says and nobody knew; what stands there stays."""
    change = Account(account_id=account.account_id)
    for name in SAME_IN_BOTH:
        if getattr(row, name) and not getattr(account, name):
            setattr(change, name, getattr(row, name))
    if not change.ListFields()[1:]:
        return account
    request = UpdateAccountRequest(account=change)
    request.update_mask.paths.extend(
        field.name for field, _value in change.ListFields() if field.name != "account_id"
    )
    return account_handlers.update_account(call, request)


def _contact(
    call: "Call", request: pb.ConvertLeadRequest, row: Row, account: Account, known: int
) -> tuple[Contact, bool]:
    """The contact that is meant, with number and address; or a new one where a person is named."""
    wanted = request.contact_id or known
    if wanted:
        found = _known_contact(call, wanted, request.contact_id)
        if found.account_id == account.account_id:
            if _reach(found, row):
                change = UpdateContactRequest(contact=found)
                change.update_mask.paths.extend(("phones", "emails"))
                found = contact_handlers.update_contact(call, change)
            return found, False
        if request.contact_id:
            raise Invalid({"contact_id": "is a contact of another account"})
    if not row.person_name or not row.company_name:
        return Contact(), False  # a household is its own person
    made = Contact(
        account_id=account.account_id,
        display_name=row.person_name,
        job_title=row.job_title,
        language=row.language,
    )
    _reach(made, row)
    request_made = contacts_pb2.CreateContactRequest(contact=made)
    return contact_handlers.create_contact(call, request_made), True


def _known_contact(call: "Call", contact_id: int, asked: int) -> Contact:
    try:
        row = contact_handlers.seen_row(call, contact_handlers.GET, contact_id)
    except NotFound:
        row = None
    if row is None or row.delete_time is not None:
        if asked:
            raise Invalid({"contact_id": said("there is no contact %(id)s", id=contact_id)})
        return Contact()
    return contact_handlers.message_of(row)


def day(text: str, path: str) -> date | None:
    """A day as it was said; raises Invalid for one that there is not."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid({path: "is not a day that exists"}) from None


def _deal(
    call: "Call", request: pb.ConvertLeadRequest, row: Row, account: Account, contact: Contact
) -> int:
    """The deal, by the rules of deals."""
    amount = Decimal(request.deal_amount) if request.deal_amount else row.budget
    closes = request.expected_close_date
    name = request.deal_name or " · ".join(filter(None, (account.display_name, row.interest)))
    draft = opening.Draft(
        name=name[:200],
        account_id=account.account_id,
        contact_id=contact.contact_id or None,
        pipeline_id=request.pipeline_id,
        amount=amount,
        currency=request.deal_currency or row.currency,
        expected_close_date=day(closes, "expected_close_date"),
        owner_id=row.owner_id,
        team=row.team,
        lead_id=row.lead_id,
        campaign_id=row.campaign_id,
        note=row.need[:5000],
    )
    try:
        return int(opening.open_deal(call, draft).deal_id)
    except NotFound:
        text = "there is no pipeline for it: make one, or convert without a deal"
        raise Invalid({"pipeline_id": text}) from None
