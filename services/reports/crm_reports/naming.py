"""What people are called where reports shows them: by name, as this module knows them now.

The rule kept here: kept and asked for by login name, shown by name; who is not known here, and what is no person,
stays what it is.
"""

from typing import TYPE_CHECKING

from crm_chassis.i18n import N_

if TYPE_CHECKING:
    from crm_chassis.app import App

# Whole roles, as who reads something.
READERS = {
    "leader": N_("Leaders"),
    "manager": N_("Managers"),
    "agent": N_("Agents"),
    "specialist": N_("Specialists"),
    "rep": N_("Representatives"),
}


def name_of(app: "App", user_id: str) -> str:
    """Somebody's name."""
    row = app.user_row(user_id) if user_id else None
    return str(row.display_name or user_id) if row is not None else user_id
