"""What figures of campaigns cannot tell, in words.

The rule kept here: a warning is said wherever the figure is, in the reader's language, and says what to do about it.
"""

from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

METHOD = N_(
    "Intervals hold the truth in 95 of 100 such cases: mid-P gamma intervals over the customers who were touched"
    " (Fay and Kim 2017), their differences by MOVER (Zou and Donner 2008). A share is credited, not proved: without"
    " a group that was left alone nobody knows what would have been ordered anyway. Twice the budget need not bring"
    " twice as much."
)
WARNINGS = {
    "few_conversions": N_(
        "Too few customers converted, or a few of them hold nearly all: the interval is rough."
    ),
    "no_cost": N_("Nothing was spent here, so there is no figure for each 1,000."),
    "cannot_tell": N_(
        "The difference to the best channel may be chance: the data cannot tell which one does more."
    ),
    "unknown_margin": N_(
        "Of some conversions nobody knows what is earned: set a usual margin, or the figure is too low."
    ),
    "other_currency": N_("Some conversions are in another currency: their money is left out."),
    "window_open": N_("Orders may still come: the time in which they count is not over."),
    "nothing_touched": N_(
        "Money was spent, but no touch is on record, so that nothing can be credited to it."
    ),
}


def warning(kind: str) -> str:
    """A warning in the reader's language."""
    return _(WARNINGS[kind])


def method() -> str:
    """How the intervals are made."""
    return _(METHOD)
