"""The targets of a plan as a worksheet: one row for each, one column for each month.

The rule kept here: whom a target is for does not change in a worksheet; a new row is a new target of the plan. Months
are what is filled in; the year follows from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_chassis import lists
from crm_chassis.i18n import N_
from crm_chassis.record_lists import app_of
from crm_chassis.worksheet_cells import Choice
from crm_chassis.worksheet_kinds import Given, Parameters, SheetColumn
from crm_chassis.worksheet_names import with_number
from crm_chassis.worksheet_records import RecordSheet

from crm_channels.tables.plans import MONTHS

if TYPE_CHECKING:
    from crm_chassis.call import Call

MONTH_LABELS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


def partner_choices(call: "Call") -> Sequence[Choice]:
    """The partners that the caller may see, each by name and number, for names may be alike."""
    bound, found, token = app_of(call).lists["partners"], list[Choice](), ""
    while True:
        page, token = bound.read(call, page_size=lists.MOST, page_token=token, order_by="name")
        found += [
            Choice(str(p.partner_id), with_number(p.name, p.partner_id), p.name) for p in page
        ]
        if not token:
            return found


@dataclass(frozen=True, eq=False)
class TargetSheet(RecordSheet):
    """Targets of one plan."""

    def rows(self, call: "Call", parameters: Parameters) -> Iterator[Given]:
        """The targets of the plan that the caller may see; NotFound for a plan that they may not."""
        plan = parameters["sales_plan_id"]
        app_of(call).lists["sales_plans"].get(call, int(plan) if plan.isdecimal() else 0)
        yield from super().rows(call, parameters)


TARGETS = TargetSheet(
    name="sales_targets",
    title=N_("Sales plan"),
    description=N_("The targets of a plan by month, to be filled in by those who sell."),
    record_list="sales_targets",
    create="CreateSalesTarget",
    scope="plans.write",
    parameters={"sales_plan_id": N_("Plan")},
    needed=("sales_plan_id",),
    chosen={"sales_plan_id": "sales_plans"},
    filter="sales_plan_id = %(sales_plan_id)s",
    fixed={"sales_plan_id": "sales_plan_id"},
    spare=50,
    guide=(
        N_("Leave partner, product line or territory empty where a target is for any of them."),
    ),
    columns=(
        SheetColumn(
            "partner_id",
            N_("Partner"),
            "choice",
            editable=False,
            choices=partner_choices,
            width=30,
        ),
        SheetColumn("product_line", N_("Product line"), editable=False),
        SheetColumn("territory", N_("Territory"), editable=False),
        *(
            SheetColumn(name, label, "number", width=12)
            for name, label in zip(MONTHS, MONTH_LABELS, strict=True)
        ),
        SheetColumn("notes", N_("Notes"), width=40),
    ),
)
