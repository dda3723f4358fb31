"""What imports and merges wrote down in English, in the reader's language.

The rule kept here: what was written down stays as it was written; only what is shown is translated.
"""

from typing import Any

from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from crm_chassis.said import Said

from crm_customers.imports.wording import recall
from crm_customers.pages.blueprint import pages
from crm_customers.pages.identity import LEVELS, level_of, word_of


@pages.context_processor
def _wording() -> dict[str, Any]:
    """What the templates use."""
    return {"in_words": in_words, "reason_of": reason_of}


def in_words(text: str) -> str:
    """What an import says of a row, a plan, a source or itself."""
    return _in_words(recall(text))


def _in_words(text: str) -> str:
    if not isinstance(text, Said) or not text.values:
        return translated_problem(text)
    values = {n: _in_words(v) if isinstance(v, Said) else v for n, v in text.values.items()}
    return _(text.template, **values)


def reason_of(text: str) -> str:
    """Why a merge was made: comparisons ("name equal, phone close") in words; what somebody wrote, as they wrote it."""
    told = []
    for part in text.split(", "):
        level = max((one for one in LEVELS if part.endswith(f" {one}")), key=len, default="")
        if not level:
            return text
        told.append(f"{word_of(part.removesuffix(level).strip())} {level_of(level)}")
    return _(", ").join(told)
