"""The list of leads: what it shows, what it can be asked, and what may be changed in bulk.

The rule kept here: to whom a lead goes has steps of its own, and is not changed in bulk.
"""

from crm.customers.v1 import leads_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_customers.leads import leads

LEADS = RecordList(
    name="leads",
    message=leads_pb2.Lead,
    title=N_("Leads"),
    columns=(
        *("display_name", "state", "score", "rating", "interest", "owner_id"),
        *("response_state", "next_contact_date", "create_time"),
    ),
    filterable=leads.FILTERABLE,
    editable=("rating", "segment", "interest", "next_contact_date", "region", "country"),
    labels={
        "lead_id": N_("Number"),
        "state": N_("State"),
        "company_name": N_("Company"),
        "person_name": N_("Person"),
        "job_title": N_("Job title"),
        "phone": N_("Telephone"),
        "email": N_("E-mail"),
        "website": N_("Web site"),
        "country": N_("Country"),
        "region": N_("Region"),
        "city": N_("City"),
        "street": N_("Street"),
        "postal_code": N_("Postal code"),
        "segment": N_("Segment"),
        "language": N_("Language"),
        "interest": N_("Interested in"),
        "need": N_("Need"),
        "employees": N_("Employees"),
        "budget": N_("Budget"),
        "currency": N_("Currency"),
        "channel": N_("Channel"),
        "source": N_("System"),
        "external_id": N_("Number there"),
        "campaign_id": N_("Campaign"),
        "owner_id": N_("Looked after by"),
        "team": N_("Team"),
        "rating": N_("Rating"),
        "last_outcome": N_("Outcome"),
        "note": N_("Note"),
        "next_contact_date": N_("Come back on"),
        "contact_count": N_("Contacts"),
        "last_contact_time": N_("Last contact"),
        "score": N_("Points"),
        "account_id": N_("Customer"),
        "contact_id": N_("Contact"),
        "duplicate_of_lead_id": N_("Same as"),
        "assign_method": N_("Given by"),
        "assign_rule": N_("Rule"),
        "assign_reason": N_("Why"),
        "assign_time": N_("Given"),
        "response_state": N_("Answered in time"),
        "response_due_time": N_("Answer by"),
        "response_time": N_("Answered"),
        "recycle_count": N_("Times put back"),
        "close_reason": N_("Reason"),
        "deal_id": N_("Deal"),
        "convert_time": N_("Converted"),
        "reference": N_("Reference"),
    },
    refers={"account_id": "accounts", "contact_id": "contacts", "duplicate_of_lead_id": "leads"},
    hidden=("suspicions", "score_reasons"),
    order_by="lead_id desc",
    presets=(
        Preset("mine", N_("Mine"), 'owner_id = "{me}" AND (state = assigned OR state = working)'),
        Preset("waiting", N_("To be answered"), "response_state = waiting"),
        Preset(
            "missed", N_("Not answered in time"), "response_state = missed AND state = assigned"
        ),
        Preset("pool", N_("With nobody"), "state = pool"),
        Preset("suspects", N_("Suspects"), "state = suspect"),
    ),
    page="customers.lead",
    home="customers.leads",
)
