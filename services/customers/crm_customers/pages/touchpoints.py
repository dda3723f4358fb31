"""The pages of the touchpoint map: who touches one customer, and which kind of person meets us where.

The rule kept here: a map is a table of what was counted; every row and column adds up to what stands at its end.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import flask
from crm.customers.v1 import contacts_pb2, interactions_pb2
from crm.customers.v1 import touchpoints_pb2 as pb
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import asked, name_of, pages

SPANS = ((30, N_("30 days")), (90, N_("90 days")), (365, N_("A year")))
GROUPS = (
    ("role", N_("Part in purchases"), pb.TOUCHPOINT_GROUP_ROLE),
    ("team", N_("Department"), pb.TOUCHPOINT_GROUP_TEAM),
    ("agent", N_("Our people"), pb.TOUCHPOINT_GROUP_AGENT),
    ("segment", N_("Segment"), pb.TOUCHPOINT_GROUP_SEGMENT),
)
CHANNEL = interactions_pb2.Channel.DESCRIPTOR
ROLES = {
    value.name.removeprefix("CONTACT_ROLE_").lower(): value.number
    for value in contacts_pb2.ContactRole.DESCRIPTOR.values
}


@dataclass
class Line:
    """One row of a map: how often in each channel, and altogether."""

    title: str
    note: str = ""
    url: str = ""
    counts: dict[int, int] = field(default_factory=dict)
    outcomes: dict[int, int] = field(default_factory=dict)
    total: int = 0
    last: Any = None

    def add(self, found: Any) -> None:
        """Adds what was counted."""
        channel, count = found.channel, found.touch_count
        self.counts[channel] = self.counts.get(channel, 0) + count
        self.total += count
        for each in found.outcomes:
            self.outcomes[each.outcome] = self.outcomes.get(each.outcome, 0) + each.touch_count
        if self.last is None or found.last_time.ToNanoseconds() > self.last.ToNanoseconds():
            self.last = found.last_time

    def share(self, outcome: int) -> float:
        """How many of the touches ended so."""
        return self.outcomes.get(outcome, 0) / self.total if self.total else 0.0


def _lines(
    found: Iterable[Any], key: Callable[[Any], Any], line: Callable[[Any], Line]
) -> list[Line]:
    """What was counted by a key, the most frequent first."""
    lines: dict[Any, Line] = {}
    for each in found:
        lines.setdefault(key(each), line(each)).add(each)
    return sorted(lines.values(), key=lambda made: (-made.total, made.title))


def _columns(found: Iterable[Any]) -> list[tuple[int, str]]:
    """The channels that occur, with their names."""
    return [(n, i18n.enum_label(CHANNEL, n)) for n in sorted({each.channel for each in found})]


def _days() -> int:
    wanted = asked("days")
    return int(wanted) if wanted in {str(days) for days, _text in SPANS} else 0


def _spans(days: int) -> list[tuple[str, str, bool]]:
    """The lengths of time that can be chosen."""
    here = flask.request.endpoint or ""
    kept = {**(flask.request.view_args or {}), **flask.request.args.to_dict()}
    return [(_(text), flask.url_for(here, **{**kept, "days": n}), n == days) for n, text in SPANS]


@pages.get("/accounts/<int:account_id>/touchpoints")
def account_touchpoints(account_id: int) -> Response:
    """Which departments and people of ours touch a customer, and whom of theirs."""
    page, days = Page.current(), _days() or 365
    since = page.now - timedelta(days=days)
    reply = page.call("GetTouchpoints", account_id=account_id, since_time=since)
    found = reply.touchpoints

    def ours(each: pb.Touchpoint) -> Line:
        return Line(each.agent_display_name or each.agent_id or _("not known"), each.team)

    def theirs(each: pb.Touchpoint) -> Line:
        if not each.contact_id:
            return Line(_("not known"))
        url = flask.url_for("customers.contact", contact_id=each.contact_id)
        return Line(each.contact_display_name, each.job_title, url)

    return page.render(
        "customers/touchpoints.html",
        account=page.call("GetAccount", account_id=account_id),
        reply=reply,
        columns=_columns(found),
        teams=_lines(found, lambda each: each.team, lambda each: Line(each.team or _("not known"))),
        ours=_lines(found, lambda each: each.agent_id, ours),
        theirs=_lines(found, lambda each: each.contact_id, theirs),
        spans=_spans(days),
    )


@pages.get("/touchpoints")
def touchpoints() -> Response:
    """Which kind of person meets us through which channel, how often and with what outcome."""
    page, days = Page.current(), _days() or 30
    group = next((g for g in GROUPS if g[0] == asked("group")), GROUPS[0])
    since = page.now - timedelta(days=days)
    reply = page.call("GetTouchpointMap", group=group[2], since_time=since)
    tabs = [
        (_(text), flask.url_for("customers.touchpoints", group=key, days=days), key == group[0])
        for key, text, _number in GROUPS
    ]
    return page.render(
        "customers/touchpoint_map.html",
        reply=reply,
        columns=_columns(reply.cells),
        title=_(group[1]),
        lines=_lines(
            reply.cells,
            lambda each: each.group_value,
            lambda each: Line(_group_title(group[0], each.group_value)),
        ),
        tabs=tabs,
        spans=_spans(days),
    )


def _group_title(group: str, value: str) -> str:
    """A row's name in the reader's language."""
    if not value:
        return _("not known")
    if group == "role":
        return i18n.enum_label(contacts_pb2.ContactRole.DESCRIPTOR, ROLES[value])
    return name_of(value) if group == "agent" else value
