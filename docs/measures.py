"""Makes docs/measures.md anew, from the catalogue in the code: `python docs/measures.py`.

The rule kept here: what a figure means stands in one place, its declaration; the page is made from it, and a test
compares.
"""

from collections import defaultdict
from contextvars import copy_context
from pathlib import Path

from crm.reports.v1 import dashboards_pb2
from crm_chassis import i18n
from crm_chassis.i18n import gettext as _
from crm_reports import catalogue_data
from crm_reports.dimensions import DIMENSIONS
from crm_reports.measures import MEASURES, Measure

PAGE = Path(__file__).with_name("measures.md")
TEXTS = Path(catalogue_data.__file__).parent / "translations"
HEAD = """# Measures and dimensions

Every figure of reports, declared once and used by dashboards, own dashboards, packs, goals, alerts and queries
(`POST /v1/queries:run`). This page is made from the code by `docs/measures.py`.

- A measure *that stands* says how much there was at the end of the period; any other says what happened within it.
- **+** more is better, **−** less is better; without either it only says how much there is.
- Money is exact, stands for each currency by itself, and is never added up across currencies.
- Shares, averages and medians are computed of the records that are asked for, never out of parts.
- A dimension with \\* can hold one record several times (an order has lines of several products), so that counts of
  records by it can add up to more than all of them.
- Whoever asks sees only what they may: figures, records and values of dimensions narrow to the same rows.

The statement by which a measure is computed is told by `GET /v1/measures/{measure_id}`.
"""
UNITS = {
    dashboards_pb2.UNIT_COUNT: "number",
    dashboards_pb2.UNIT_SECONDS: "time (s)",
    dashboards_pb2.UNIT_SHARE: "share",
    dashboards_pb2.UNIT_MONEY: "money",
}
SIGNS = {1: "+", -1: "−", 0: ""}


def chinese(text: str) -> str:
    """The text in reports' Chinese, whoever else speaks in this process."""
    with i18n.reader("zh-Hans"):
        return copy_context().run(_in_our_words, text)


def _in_our_words(text: str) -> str:
    """What this service calls it."""
    i18n.speak_as(TEXTS)
    return _(text)


def dimensions() -> str:
    """The table of dimensions."""
    rows = [
        f"| `{name}` | {each.title} · {chinese(each.title)} | {each.definition} | {'' if each.shared else 'no'} |"
        for name, each in sorted(DIMENSIONS.items())
    ]
    head = ["| name | title | what it says | same for all measures |", "| --- | --- | --- | --- |"]
    return "\n".join(["## Dimensions", "", *head, *rows]) + "\n"


def row(measure: Measure) -> str:
    """A measure's line."""
    cuts = " ".join(
        f"`{name}`" + ("\\*" if part.many else "") for name, part in measure.relation.parts.items()
    )
    what = [
        f"{measure.definition} {catalogue_data.formula_of(measure)}",
        f"Records: `{measure.relation.resource}`.",
    ]
    unit = UNITS.get(measure.unit, "number") + (", stands" if measure.standing else "")
    return (
        f"| `{measure.figure_id}` {SIGNS[measure.direction]} | {measure.title} ·"
        f" {chinese(measure.title)} | {' '.join(what)} | {unit} | {cuts} |"
    )


def page() -> str:
    """The page as it has to be."""
    i18n.add_folder(TEXTS)
    of_service: dict[str, list[Measure]] = defaultdict(list)
    for measure in MEASURES.values():
        of_service[measure.relation.service].append(measure)
    head = [
        "| measure | title | what it says | unit | dimensions |",
        "| --- | --- | --- | --- | --- |",
    ]
    parts = [HEAD, dimensions()]
    for service, measures in sorted(of_service.items()):
        rows = [row(measure) for measure in sorted(measures, key=lambda each: each.figure_id)]
        parts.append("\n".join([f"## Measures of {service}", "", *head, *rows]) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
