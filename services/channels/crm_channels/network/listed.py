"""The lists of the network: people, contracts, certifications and visits of partners, territories, conflicts.

The rule kept here: what has steps of its own is not changed in bulk.
"""

from crm.channels.v1 import (
    customer_conflicts_pb2,
    partner_certifications_pb2,
    partner_contracts_pb2,
    partner_persons_pb2,
    partner_visits_pb2,
    territories_pb2,
)
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_channels.network import (
    certifications,
    conflicts,
    contracts,
    persons,
    territories,
    visits,
)

OF_PARTNER = {"partner_id": "partners"}
PERSONS = RecordList(
    name="partner_persons",
    message=partner_persons_pb2.PartnerPerson,
    title=N_("People of partners"),
    columns=("name", "partner_id", "role", "main", "phone", "email", "user_id"),
    filterable=persons.KIND.filterable,
    editable=("role",),
    labels={
        "partner_person_id": N_("Number"),
        "name": N_("Name"),
        "partner_id": N_("Partner"),
        "role": N_("Role"),
        "main": N_("Ask first"),
        "phone": N_("Phone"),
        "email": N_("E-mail"),
        "user_id": N_("Login name"),
    },
    refers=OF_PARTNER,
    name_field="name",
    order_by="partner_person_id desc",
    page="channels.partner_person",
)
CONTRACTS = RecordList(
    name="partner_contracts",
    message=partner_contracts_pb2.PartnerContract,
    title=N_("Contracts with partners"),
    columns=("number", "partner_id", "title", "start_date", "end_date", "renews", "payment_days"),
    filterable=contracts.KIND.filterable,
    editable=("reminder_days",),
    labels={
        "partner_contract_id": N_("Number here"),
        "number": N_("Number"),
        "partner_id": N_("Partner"),
        "title": N_("Title"),
        "start_date": N_("First day"),
        "end_date": N_("Last day"),
        "notice_days": N_("Days of notice"),
        "renews": N_("Goes on by itself"),
        "payment_days": N_("Days to pay"),
        "payment_terms": N_("Terms of payment"),
        "credit_terms": N_("Terms of credit"),
        "reminder_days": N_("Days of reminder"),
    },
    refers=OF_PARTNER,
    name_field="number",
    order_by="partner_contract_id desc",
    page="channels.partner_contract",
)
CERTIFICATIONS = RecordList(
    name="partner_certifications",
    message=partner_certifications_pb2.PartnerCertification,
    title=N_("Certifications of partners"),
    columns=("name", "partner_id", "level", "holder", "valid_until"),
    filterable=certifications.KIND.filterable,
    editable=("level", "reminder_days"),
    labels={
        "partner_certification_id": N_("Number here"),
        "name": N_("Certified for"),
        "partner_id": N_("Partner"),
        "level": N_("Level"),
        "number": N_("Number"),
        "holder": N_("Who passed"),
        "issue_date": N_("First day"),
        "valid_until": N_("Valid until"),
        "reminder_days": N_("Days of reminder"),
    },
    refers=OF_PARTNER,
    name_field="name",
    order_by="partner_certification_id desc",
    page="channels.partner_certification",
)
VISITS = RecordList(
    name="partner_visits",
    message=partner_visits_pb2.PartnerVisit,
    title=N_("Visits to partners"),
    columns=("plan_time", "partner_id", "state", "visitor_id", "purpose", "outcome", "next_step"),
    filterable=visits.KIND.filterable,
    editable=("visitor_id",),
    labels={
        "partner_visit_id": N_("Number"),
        "partner_id": N_("Partner"),
        "state": N_("State"),
        "plan_time": N_("Planned for"),
        "visitor_id": N_("Who goes"),
        "purpose": N_("Purpose"),
        "done_time": N_("Took place"),
        "outcome": N_("Outcome"),
        "notes": N_("Notes"),
        "next_step": N_("Next step"),
        "next_step_date": N_("Next step by"),
    },
    refers=OF_PARTNER,
    name_field="purpose",
    order_by="partner_visit_id desc",
    presets=(Preset("mine", N_("Mine"), 'visitor_id = "{me}" AND state = planned'),),
    page="channels.partner_visit",
)
TERRITORIES = RecordList(
    name="territories",
    message=territories_pb2.Territory,
    title=N_("Territories"),
    columns=("path", "owner_id", "team"),
    filterable=territories.FILTERABLE,
    editable=("owner_id", "team"),
    labels={
        "territory_id": N_("Number"),
        "name": N_("Name"),
        "parent_territory_id": N_("Lies in"),
        "path": N_("Path"),
        "lineage": N_("Numbers of those around it"),
    },
    refers={"parent_territory_id": "territories"},
    name_field="path",
    order_by="path",
    page="channels.territory",
)
CONFLICTS = RecordList(
    name="customer_conflicts",
    message=customer_conflicts_pb2.CustomerConflict,
    title=N_("Conflicts about end customers"),
    columns=("end_customer_name", "state", "side_count", "create_time", "outcome", "decided_by"),
    filterable=conflicts.FILTERABLE,
    labels={
        "customer_conflict_id": N_("Number"),
        "end_customer_name": N_("End customer"),
        "account_id": N_("Customer number"),
        "city": N_("City"),
        "country": N_("Country"),
        "state": N_("State"),
        "outcome": N_("Outcome"),
        "winner_registration_id": N_("The registration that stands"),
        "reason": N_("Reason"),
        "decided_by": N_("Decided by"),
        "close_time": N_("Closed"),
        "side_count": N_("Sides"),
    },
    refers={"winner_registration_id": "deal_registrations"},
    name_field="end_customer_name",
    order_by="create_time",
    presets=(Preset("open", N_("Open"), "state = open"),),
    page="channels.conflict",
)
LISTS = (PERSONS, CONTRACTS, CERTIFICATIONS, VISITS, TERRITORIES, CONFLICTS)
