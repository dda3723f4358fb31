"""The page of the audit log: who changed what, field by field, from what to what.

The rule kept here: only what differs is shown, as it was and as it is.
"""

import json
import re
from datetime import datetime
from typing import Any, NamedTuple

import flask
from google.protobuf import json_format
from werkzeug.wrappers import Response

from crm_chassis import formats
from crm_chassis.doors.access_pages import access
from crm_chassis.doors.pages import Page

SHOWN = 50
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
ASKED = ("resource", "resource_id", "actor_id")


class Difference(NamedTuple):
    """A field that changed."""

    name: str
    before: str
    after: str


def differences(entry: Any) -> list[Difference]:
    """What an entry of the log says, field by field."""
    before, after = json_format.MessageToDict(entry.before), json_format.MessageToDict(entry.after)
    names = sorted(before.keys() | after.keys())
    return [Difference(name, _shown(before.get(name)), _shown(after.get(name))) for name in names]


def _shown(value: Any) -> str:
    """A field's value in one text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return ", ".join(_shown(each) for each in value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=1)
    text = str(value)
    return formats.day_and_time(datetime.fromisoformat(text)) if MOMENT.fullmatch(text) else text


@access.get("/audit")
def audit() -> Response:
    """Changes, newest first: of all records, of a kind, of one, by somebody."""
    page, args = Page.current(), flask.request.args
    asked = {name: args.get(name, "").strip() for name in ASKED}
    reply = page.call(
        "ListAuditEntries", page_size=SHOWN, page_token=args.get("page_token", ""), **asked
    )
    kinds = {method.rule.resource for method in page.app.methods.values()}
    return page.render(
        "access/audit.html",
        entries=[(entry, differences(entry)) for entry in reply.audit_entries],
        more=reply.next_page_token,
        asked=asked,
        kinds=sorted(kinds),
    )
