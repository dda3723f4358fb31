"""The dealer list as a worksheet.

The rule kept here: what has steps of its own (state, contract) is shown and not filled in.
"""

from crm.channels.v1 import partners_pb2
from crm_chassis.i18n import N_
from crm_chassis.worksheet_kinds import SheetColumn
from crm_chassis.worksheet_names import people_choices
from crm_chassis.worksheet_records import RecordSheet, enum_choices

PARTNERS = RecordSheet(
    name="partners",
    title=N_("Dealer list"),
    description=N_("All partners that you may see, to be checked, completed and added to."),
    record_list="partners",
    create="CreatePartner",
    scope="channels.write",
    spare=50,
    guide=(N_("The state of a partner changes in its page only."),),
    columns=(
        SheetColumn("name", N_("Name"), needed=True, width=32),
        SheetColumn(
            "kind",
            N_("Kind"),
            "choice",
            needed=True,
            choices=enum_choices(partners_pb2.Partner, "kind"),
        ),
        SheetColumn(
            "tier", N_("Tier"), "choice", choices=enum_choices(partners_pb2.Partner, "tier")
        ),
        SheetColumn("country", N_("Country"), hint=N_("Two letters, like CN or DE.")),
        SheetColumn("city", N_("City")),
        SheetColumn("owner_id", N_("Looked after by"), "choice", choices=people_choices, width=24),
        SheetColumn("notes", N_("Notes"), width=40),
    ),
)
