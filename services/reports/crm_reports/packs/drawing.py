"""Blocks as HTML, and the words that every rendering shares: who, when, what differs, and how a cell is read.

The rule kept here: it needs no web request, only the blocks and the reader's language; what comes from records is
escaped by the template. A figure is written the same in every rendering.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import gettext as _
from markupsafe import Markup

from crm_reports import charts, rendering
from crm_reports.goals import block as goal_blocks
from crm_reports.packs import goal_items, texts
from crm_reports.packs.differences import time_of

SHORT_HASH = 16
# A difference in words says them up to so many letters.
MOST_LETTERS = 120


class Head(NamedTuple):
    """What stands above and around a publication."""

    title: str
    first_day: date
    last_day: date
    time_zone: str
    version: int
    content_hash: str
    words: str
    owner_id: str
    publish_time: datetime
    audience: str
    link: str = ""

    def period(self) -> str:
        """The period in words."""
        first, last = self.first_day, self.last_day
        if first.day == 1 and (last - first).days in range(27, 31) and first.month == last.month:
            return formats.day(first, _("LLLL y"))
        if first == last:
            return formats.day(first)
        return f"{formats.day(first)} – {formats.day(last)}"


def cell_text(cell: str, column: pb.PackColumn) -> str:
    """A cell as a person reads it."""
    if column.unit:
        return charts.shown(cell, column.unit, column.currency) if cell else ""
    at = time_of(cell)
    if isinstance(at, datetime):
        return formats.day_and_time(at)
    return formats.day(at) if at else cell


def change_text(change: pb.PackChange, value: str) -> str:
    """A value of a difference as a person reads it; of a long text only that it is there."""
    if change.unit:
        return charts.shown(value, change.unit, change.currency) if value else "–"
    return _("text") if len(value) > MOST_LETTERS or "\n" in value else value


def render(
    blocks: Sequence[pb.PackBlock], words: str = "", changes: Sequence[pb.PackChange] = ()
) -> Markup:
    """A whole pack in the reader's language."""
    template = rendering.environment().get_template("reports/packs/blocks.html")
    made = template.render(
        blocks=blocks,
        words=texts.pieces(words),
        changes=changes,
        pieces=texts.pieces,
        drawn=rendering.render,
        goals_drawn=lambda tree: goal_blocks.rendered(tree, goal_items.link),
        cell_text=cell_text,
        change_text=change_text,
        ngettext=i18n.ngettext,
    )
    return Markup(made)  # noqa: S704 (the template escapes)


def definitions(blocks: Sequence[pb.PackBlock]) -> list[tuple[str, str]]:
    """What the figures mean, each once."""
    found: dict[str, str] = {}
    for block in blocks:
        for figure in block.dashboard.figures:
            found.setdefault(figure.title, figure.definition)
        for column in block.table.columns:
            if column.definition and column.unit:
                found.setdefault(column.title, column.definition)
    return list(found.items())


def colophon(head: Head) -> list[str]:
    """Who published it, when, for whom, and what it can be checked by."""
    who = {
        "who": head.owner_id,
        "time": formats.day_and_time(head.publish_time),
        "version": head.version,
        "zone": head.time_zone,
    }
    lines: list[Any] = [
        _("Published by %(who)s on %(time)s, version %(version)s. Days begin in %(zone)s.", **who),
        f"{_('For:')} {head.audience}",
        f"{_('Content:')} {head.content_hash}",
    ]
    return [*lines, *([f"{_('Permalink:')} {head.link}"] if head.link else [])]
