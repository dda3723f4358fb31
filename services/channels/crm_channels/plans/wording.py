"""A forecast in words, in the reader's language.

The rule kept here: each says by which method it was made and by how much it goes.
"""

from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import ngettext


def forecast(method: str, months: int, over: int) -> str:
    """How a forecast was made."""
    if over == 12:
        return _("The year is over: this is what was sold.")
    if method == "holt_winters":
        return _(
            "Holt-Winters smoothing with trend and season over %(months)s full months, with the 80 %% interval.",
            months=months,
        )
    if method == "seasonal_run_rate":
        return _("The sales so far, continued like the months of the year before. No interval.")
    if method == "run_rate":
        return ngettext(
            "The average of %(num)s full month, continued. Seasons are not known yet.",
            "The average of %(num)s full months, continued. Seasons are not known yet.",
            months,
        )
    return _("Too little was sold to say anything.")
