"""Pages for people who do not sign in: where a form was sent from, and what was refused about it.

The rule kept here: a proxy of ours is believed, and nobody else; a refusal is told beside the field it is about.
"""

import flask

from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import translated_problem

PLACE = 100


def place_of(page: Page) -> str:
    """The network address of who sends, as far as our own proxies tell it."""
    proxies = page.app.config.mail.proxies
    forwarded = flask.request.access_route if proxies else []
    place = forwarded[-proxies] if len(forwarded) >= proxies > 0 else flask.request.remote_addr
    return (place or "")[:PLACE]


def problems_of(refusal: Refusal) -> dict[str, str]:
    """What is wrong, by the last name of each field; raises what is about no field."""
    if not refusal.fields:
        raise refusal
    said = {path.rpartition(".")[2]: text for path, text in refusal.fields.items()}
    return {name: translated_problem(text) for name, text in said.items()}
