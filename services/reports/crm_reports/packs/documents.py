"""A publication as pages: A4 with page numbers, its charts as vectors, its letters (Chinese ones too) embedded.

The rule kept here: what is published goes into the compiler as data and never as markup; the same publication is the
same file (see crm_chassis.typesetting and docs/decisions).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import i18n, typesetting
from crm_chassis.i18n import gettext as _

from crm_reports import arranging, charts, rendering
from crm_reports.goals.block import Shown
from crm_reports.packs import drawing, goal_items, texts
from crm_reports.packs.drawing import Head

MEDIA_TYPE = typesetting.MEDIA_TYPE
# As in reports.css, on paper.
COLOURS = {
    "s1": "#0f6e64",
    "s2": "#a9c7d8",
    "s3": "#c08a1e",
    "s4": "#35507a",
    "s5": "#d9c9a3",
    "s6": "#7d6b91",
    "s7": "#9db98a",
    "s8": "#4a4f54",
    "late": "#b3261e",
}
WIDE = 24  # letters of a column's longest cell, from which on it takes what width is left
MOST_CHANGES = 60


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (rendering.TEMPLATES / "reports" / "packs" / "pack.typ").read_bytes()


def pdf(head: Head, blocks: Sequence[pb.PackBlock], changes: Sequence[pb.PackChange] = ()) -> bytes:
    """The pages, in the reader's language."""
    data = {
        "head": _head(head),
        "changes": _changes(changes),
        "blocks": [_block(block) for block in blocks],
    }
    return typesetting.pdf(_template(), data)


def _head(head: Head) -> dict[str, Any]:
    version = _("version %(number)s", number=head.version)
    return {
        "title": head.title,
        "period": head.period(),
        "running": f"{head.title} · {head.period()} · {version}",
        "hash": head.content_hash[: drawing.SHORT_HASH],
        "foot": head.link,
        "words": [texts.plain(piece) for piece in texts.pieces(head.words)],
        "colophon": drawing.colophon(head),
    }


def _changes(changes: Sequence[pb.PackChange]) -> dict[str, Any]:
    heads = [(_("Where"), 0), (_("Figure"), 0), (_("Before"), 1), (_("Now"), 1)]
    shown = changes[:MOST_CHANGES]
    rows = [
        {
            "late": False,
            "cells": [
                each.block,
                each.name,
                drawing.change_text(each, each.before),
                drawing.change_text(each, each.after),
            ],
        }
        for each in shown
    ]
    return {
        "title": i18n.ngettext(
            "One figure differs from the version before",
            "%(num)s figures differ from the version before",
            len(changes),
        ),
        # Words may be as long as texts: each column has its part of the width.
        "columns": [{"title": t, "number": bool(n), "wide": True} for t, n in heads],
        "rows": rows,
        "note": _first_of(len(shown), len(changes)),
    }


def _first_of(shown: int, total: int) -> str:
    if total <= shown:
        return ""
    return _("The first %(shown)s of %(all)s.", shown=shown, all=total)


def _block(block: pb.PackBlock) -> dict[str, Any]:
    dashboard = block.dashboard
    goals = [_goal(each) for each in goal_items.shown(block.goals)]
    has_table = block.HasField("table") and not block.missing and not goals
    return {
        "title": block.title,
        "missing": block.missing,
        "notes": rendering.warnings_of(dashboard),
        "pieces": [texts.plain(piece) for piece in texts.pieces(block.text)],
        "figures": [_figure(each, rendering.comparisons(dashboard)) for each in dashboard.figures],
        "nothing": rendering.nothing_for(dashboard),
        "charts": [_chart(chart) for chart in arranging.side_by_side(dashboard.charts)],
        "goals": goals,
        "table": _table(block.table) if has_table else None,
    }


def _goal(goal: Shown) -> dict[str, Any]:
    whose = [goal.whose, *([goal.owner] if goal.owner != goal.whose else []), goal.measure]
    return {
        **{name: getattr(goal, name) for name in ("title", "depth", "state", "tone", "bar")},
        **{name: getattr(goal, name) for name in ("baseline", "target", "value", "explanation")},
        "whose": " · ".join(whose),
        "percent": f"({goal.percent})" if goal.percent else "",
        "stakes": [f"{what}: {text}" for what, text in goal.stakes()],
        "actions": goal.actions,
    }


def _figure(figure: dashboards_pb2.Figure, beside: Sequence[tuple[str, str]]) -> dict[str, Any]:
    notes = [
        f"{then} {charts.shown(getattr(figure, field), figure.unit)}"
        for field, then in beside
        if getattr(figure, field)
    ]
    return {
        "label": " ".join(filter(None, (figure.title, figure.currency))),
        "value": charts.shown(figure.value, figure.unit),
        "notes": [*notes, *rendering.unnarrowed(figure.not_narrowed_by)],
        "late": figure.alarming,
    }


def _chart(chart: dashboards_pb2.Chart) -> dict[str, Any]:
    return {**_drawn(chart), "note": " ".join(rendering.unnarrowed(chart.not_narrowed_by))}


def _drawn(chart: dashboards_pb2.Chart) -> dict[str, Any]:
    title = " ".join(filter(None, (chart.title, chart.currency)))
    if chart.kind == dashboards_pb2.CHART_KIND_BARS:
        rows = [
            {
                "label": bar.point.label,
                "share": bar.share,
                "text": bar.text,
                "late": bar.point.alarming,
            }
            for bar in charts.bars(chart)
        ]
        return {"kind": "bars", "title": title, "rows": rows}
    if chart.kind == dashboards_pb2.CHART_KIND_MATRIX:
        found = charts.matrix(chart)
        rows = [
            {"label": row, "cells": [{"shade": shade, "text": text} for _p, shade, text in cells]}
            for row, cells in found.rows
        ]
        corner = f"{chart.label_title} ↓ {chart.group_title} →" if chart.label_title else ""
        return {
            **{"kind": "matrix", "title": title, "corner": corner or _("from ↓ to →")},
            **{"columns": found.columns, "rows": rows},
        }
    lines = chart.kind == dashboards_pb2.CHART_KIND_LINES
    drawn = charts.lines(chart) if lines else charts.columns(chart)
    template = rendering.environment().get_template("reports/packs/chart.svg")
    legend = [{"text": text, "colour": COLOURS[tone]} for text, tone in drawn.legend]
    svg = template.render(drawing=drawn, lines=lines, colours=COLOURS)
    return {"kind": "svg", "title": title, "legend": legend, "svg": svg}


def _table(table: pb.PackTable) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [
        {
            "late": row.alarming,
            "cells": [
                drawing.cell_text(cell, column)
                for cell, column in zip(row.cells, table.columns, strict=True)
            ],
        }
        for row in table.rows
    ]
    longest = [
        max((len(row["cells"][at]) for row in rows), default=0) for at in range(len(table.columns))
    ]
    widest = max((n for n, c in zip(longest, table.columns, strict=True) if not c.unit), default=0)
    return {
        "columns": [
            {
                "title": " ".join(filter(None, (column.title, column.currency))),
                "number": bool(column.unit),
                "wide": not column.unit and (longest[at] > WIDE or longest[at] == widest),
            }
            for at, column in enumerate(table.columns)
        ],
        "rows": rows,
        "note": _first_of(len(rows), table.total_size),
    }
