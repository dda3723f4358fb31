"""A lead as it is kept: from what was said to its columns, and from its row to what others see.

The rule kept here: numbers and addresses are kept in the form in which they are compared; a lead is called like its
company, or else like its person.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import leads_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid
from crm_chassis.sql import Row

from crm_customers import profiles, reach
from crm_customers.leads import rules
from crm_customers.tables import leads

if TYPE_CHECKING:
    from crm_chassis.call import Call

SAID = (
    *("company_name", "person_name", "job_title", "phone", "email", "website", "country"),
    *("region", "city", "street", "postal_code", "segment", "language", "interest", "need"),
    *("employees", "budget", "currency", "channel", "campaign_id", "rating", "note"),
    *("last_outcome", "next_contact_date"),
)
OPTIONAL = ("campaign_id",)


def message(row: Row) -> pb.Lead:
    """A lead as others see it."""
    return records.to_message(pb.Lead, row)


def plain(lead: pb.Lead) -> dict[str, Any]:
    """The columns of what was said; raises Invalid for a number or an address that is none."""
    return tidy(records.values(lead, *SAID))


def tidy(values: dict[str, Any], before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Some columns in the form in which they are kept; `before` is the lead that they change."""
    values = {n: v.strip() if isinstance(v, str) else v for n, v in values.items()}
    whole = {**(before or {}), **values}
    wrong = {}
    if values.get("email"):
        values["email"] = reach.normal_email(values["email"])
        if not rules.EMAIL.fullmatch(values["email"]):
            wrong["lead.email"] = "is no e-mail address"
    if values.get("phone"):
        country = whole.get("country") or profiles.DEFAULT_COUNTRY
        found = reach.e164(values["phone"], country)
        if not found and not reach.tail(values["phone"]):
            wrong["lead.phone"] = "is no telephone number"
        values["phone"] = found or values["phone"]
    name = whole.get("company_name") or whole.get("person_name") or ""
    if not name:
        wrong["lead.company_name"] = "must be given, or a person"
    if wrong:
        raise Invalid(wrong)
    for column in OPTIONAL:
        if column in values:
            values[column] = values[column] or None
    return values | {"display_name": name}


def changed(call: "Call", what: str, row: Row, **values: Any) -> Row:
    """Writes new values of a lead and tells of them."""
    after = call.update(leads, row.lead_id, **values, update_time=call.clock.now())
    call.emit(f"crm.customers.Lead.{what}", message(after), before=message(row))
    return after
