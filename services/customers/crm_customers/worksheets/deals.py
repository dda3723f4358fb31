"""Deals as a worksheet: what is being sold, when it is expected, and what is done next.

The rule kept here: a deal goes from stage to stage, is won and is lost in the application only, where its gates are.
"""

from crm_chassis.i18n import N_
from crm_chassis.worksheet_kinds import SheetColumn
from crm_chassis.worksheet_records import RecordSheet

DEALS = RecordSheet(
    name="deals",
    title=N_("Deals"),
    description=N_("Open deals: what they are worth, when they are expected, and the next step."),
    record_list="deals",
    scope="customers.write",
    filter="state = open",
    guide=(N_("Stages are changed in the application: some of them need documents."),),
    columns=(
        SheetColumn("name", N_("Deal"), needed=True, width=30),
        SheetColumn("account_name", N_("Customer"), editable=False, width=26),
        SheetColumn("stage_name", N_("Stage"), editable=False),
        SheetColumn("amount", N_("Amount"), "number", places=2),
        SheetColumn("currency", N_("Currency"), editable=False, width=9),
        SheetColumn("expected_close_date", N_("Expected on"), "date"),
        SheetColumn("next_step", N_("Next step"), width=34),
        SheetColumn("next_step_date", N_("Next step by"), "date"),
        SheetColumn("competitor", N_("Competitor")),
        SheetColumn("note", N_("Note"), width=40),
    ),
)
