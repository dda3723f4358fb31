"""What the pages of deals share: names of stages and customers, choices, tones.

The rule kept here: a thing that a team named in two languages is shown in the reader's.
"""

from collections.abc import Iterable
from typing import Any

from crm.customers.v1 import committees_pb2, deals_pb2
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

from crm_customers.pages.blueprint import pages

STATE_TONES = {
    deals_pb2.DEAL_STATE_OPEN: "accent",
    deals_pb2.DEAL_STATE_WON: "good",
    deals_pb2.DEAL_STATE_LOST: "neutral",
}
STANCE_TONES = {
    committees_pb2.STANCE_CHAMPION: "good",
    committees_pb2.STANCE_SUPPORTER: "good",
    committees_pb2.STANCE_SCEPTIC: "warn",
    committees_pb2.STANCE_OPPONENT: "warn",
}
CURRENCIES = [(code, code) for code in ("EUR", "USD", "CNY", "GBP", "CHF", "JPY")]
# The fields that a gate can ask for, as people call them.
GATE_WORDS = {
    "account_id": N_("Customer"),
    "contact_id": N_("Person"),
    "amount": N_("Amount"),
    "expected_close_date": N_("Expected on"),
    "category": N_("Category"),
    "next_step": N_("Next step"),
    "next_step_date": N_("Next step by"),
    "note": N_("Note"),
    "lines": N_("What is sold"),
}


# What somebody does in a decision; "user" is who works with it, and no account of ours.
ROLE_WORDS = {
    "BUYING_ROLE_USER": N_("Uses it"),
    "BUYING_ROLE_TECHNICAL": N_("Judges it"),
    "BUYING_ROLE_ECONOMIC": N_("Pays for it"),
    "BUYING_ROLE_DECISION": N_("Decides"),
    "BUYING_ROLE_COACH": N_("Helps us"),
}


def role_word(person: Any) -> str:
    """What somebody does in a decision, in the reader's language."""
    name = committees_pb2.BuyingRole.Name(person.role)
    return str(_(ROLE_WORDS[name])) if name in ROLE_WORDS else ""


@pages.context_processor
def _deal_words() -> dict[str, Any]:
    """What the templates of deals use."""
    return {
        "said_of": said_of,
        "role_word": role_word,
        "role_choices": lambda: [(name, _(word)) for name, word in ROLE_WORDS.items()],
        "deal_tone": lambda deal: STATE_TONES.get(deal.state, "neutral"),
        "stance_tone": lambda person: STANCE_TONES.get(person.stance, "neutral"),
        "gate_words": lambda names: _(", ").join(_(GATE_WORDS.get(one, one)) for one in names),
    }


def said_of(thing: Any) -> str:
    """What a pipeline, stage or document is called in the reader's language."""
    chinese = Page.current().language.startswith("zh")
    return str((thing.name_zh if chinese else "") or thing.name)


def pipeline_choices(page: Page) -> list[tuple[str, str]]:
    """The pipelines to choose from."""
    found = page.call("ListPipelines", page_size=100).pipelines
    return [(str(one.pipeline_id), said_of(one)) for one in found]


def account_names(deals: Iterable[Any]) -> dict[int, str]:
    """The names of the customers of these deals."""
    return {deal.account_id: deal.account_name for deal in deals if deal.account_id}


def number(text: str) -> int:
    """A number of the address; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def gate_choices() -> list[tuple[str, str]]:
    """The fields that a gate can ask for, to choose from."""
    return [(name, _(word)) for name, word in GATE_WORDS.items()]
