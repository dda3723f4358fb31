"""Leads as a worksheet: whom to call, and what came of it.

The rule kept here: what a call came to is filled in and stops the clock of an answer; to whom a lead belongs, and
whether it became a customer, is decided in the application only.
"""

from crm.customers.v1 import leads_pb2
from crm_chassis.i18n import N_
from crm_chassis.worksheet_kinds import SheetColumn
from crm_chassis.worksheet_records import RecordSheet, enum_choices

LEADS = RecordSheet(
    name="leads",
    title=N_("Leads"),
    description=N_("Open leads, to be called and completed. Empty rows are for new ones."),
    record_list="leads",
    create="CreateLead",
    scope="customers.write",
    filter="state = pool OR state = assigned OR state = working",
    spare=30,
    guide=(
        N_("Choose under Outcome what came of your last contact; it counts as your answer."),
        N_("A company or a person is needed for a new lead, and a way to reach them."),
    ),
    columns=(
        SheetColumn("company_name", N_("Company"), width=30),
        SheetColumn("person_name", N_("Person"), width=22),
        SheetColumn("job_title", N_("Job title")),
        SheetColumn("phone", N_("Telephone"), width=20),
        SheetColumn("email", N_("E-mail"), width=28),
        SheetColumn("city", N_("City")),
        SheetColumn("country", N_("Country"), hint=N_("Two letters, like CN or DE.")),
        SheetColumn("interest", N_("Interested in")),
        SheetColumn("score", N_("Points"), "number", editable=False, width=8),
        SheetColumn(
            "last_outcome",
            N_("Outcome"),
            "choice",
            choices=enum_choices(leads_pb2.Lead, "last_outcome"),
        ),
        SheetColumn(
            "rating", N_("Rating"), "choice", choices=enum_choices(leads_pb2.Lead, "rating")
        ),
        SheetColumn("next_contact_date", N_("Come back on"), "date"),
        SheetColumn("note", N_("Note"), width=44),
    ),
)
