"""Customers as a worksheet: to be checked, completed and added to.

The rule kept here: who looks after a customer is shown and not filled in: that has steps of its own. What is known of
customers by attributes that people define has a column each, the moment it is defined.
"""

from crm.customers.v1 import accounts_pb2
from crm_chassis.i18n import N_
from crm_chassis.worksheet_kinds import SheetColumn
from crm_chassis.worksheet_records import RecordSheet, enum_choices

ACCOUNTS = RecordSheet(
    name="accounts",
    title=N_("Customers"),
    description=N_("The customers that you may see, to be checked, completed and added to."),
    record_list="accounts",
    create="CreateAccount",
    run_time="attributes",
    scope="customers.write",
    spare=30,
    guide=(N_("Numbers and addresses of people are changed in the application."),),
    columns=(
        SheetColumn("display_name", N_("Name"), needed=True, width=32),
        SheetColumn(
            "kind", N_("Kind"), "choice", choices=enum_choices(accounts_pb2.Account, "kind")
        ),
        SheetColumn("segment", N_("Segment")),
        SheetColumn("country", N_("Country"), hint=N_("Two letters, like CN or DE.")),
        SheetColumn("region", N_("Region")),
        SheetColumn("city", N_("City")),
        SheetColumn("street", N_("Street"), width=28),
        SheetColumn("postal_code", N_("Postal code")),
        SheetColumn("website", N_("Web site"), width=24),
        SheetColumn(
            "preferred_channel",
            N_("Prefers"),
            "choice",
            choices=enum_choices(accounts_pb2.Account, "preferred_channel"),
        ),
        SheetColumn("owner_id", N_("Looked after by"), editable=False),
    ),
)
