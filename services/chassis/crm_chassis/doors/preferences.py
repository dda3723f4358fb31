"""In which language and time zone somebody reads, as chosen, as known, or as their browser says.

The rule kept here: what was chosen in this browser comes first, then the person's account, then the browser's own wish.
"""

import flask

from crm_chassis import i18n
from crm_chassis.auth import Principal

LANGUAGE_COOKIE, ZONE_COOKIE = "crm_language", "crm_time_zone"


def language_of(caller: Principal) -> str:
    """The code of a language that we speak."""
    chosen = flask.request.cookies.get(LANGUAGE_COOKIE) or caller.language
    if chosen in i18n.LANGUAGES:
        return chosen
    return i18n.spoken(flask.request.headers.get("Accept-Language", ""))


def zone_of(caller: Principal) -> str:
    """The name of a time zone; may be one that nobody knows, which is then read as UTC."""
    return caller.time_zone or flask.request.cookies.get(ZONE_COOKIE, "UTC")
