"""Dashboards as HTML: the same rendering for the page of today and for the snapshot that is kept for good.

The rule kept here: it needs no web request, only the message and the reader's language; what comes from records is
escaped by the template.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import formats
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crm_reports import arranging, charts
from crm_reports.comparing import change_of
from crm_reports.dimensions import DIMENSIONS
from crm_reports.viewing import addressed

MODULES = {"customers": N_("Customers"), "tickets": N_("Tickets"), "channels": N_("Partners")}
NEARLY_A_YEAR = 330
TEMPLATES = Path(__file__).parent / "templates"
MISSING = {
    "customers": N_(
        "The customers module is not part of this installation: touchpoints, orders and accounts cannot be shown."
    ),
    "tickets": N_(
        "The tickets module is not part of this installation: response times, hand-overs and promises cannot be shown."
    ),
    "channels": N_(
        "The partners module is not part of this installation: partners and registrations cannot be shown."
    ),
}


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates that need no request."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(formats.FILTERS)
    made.globals.update(
        _=_,
        pb=pb,
        arranging=arranging,
        charts=charts,
        shown=charts.shown,
        change_of=change_of,
        titled=titled,
    )
    return made


def warnings_of(dashboard: pb.Dashboard) -> list[str]:
    """What the reader must know about these figures: what is missing, old or not complete."""
    found = [text for source in dashboard.sources if (text := _warning(source))]
    if dashboard.mine:
        found.append(_("Counted are only the records that you are responsible for."))
    elif dashboard.narrowed_to.startswith("team:"):
        team = dashboard.narrowed_to.removeprefix("team:")
        found.append(_("Counted are the records of your team, %(team)s.", team=team))
    elif dashboard.narrowed_to:
        found.append(_("Counted are only the records that you are responsible for."))
    return found


def _warning(source: pb.Source) -> str:
    name = module_name(source.service)
    known = formats.day_and_time(source.current_time)
    if source.state == pb.SOURCE_STATE_ABSENT:
        return _(MISSING[source.service])
    if source.state == pb.SOURCE_STATE_UNREACHABLE and known:
        return _(
            "%(module)s does not answer. These are the figures of %(time)s.",
            module=name,
            time=known,
        )
    if source.state == pb.SOURCE_STATE_UNREACHABLE:
        return _(
            "%(module)s does not answer, and its records have not been read to the end yet.",
            module=name,
        )
    if source.state == pb.SOURCE_STATE_CATCHING_UP:
        return _(
            "The records of %(module)s are still being read: figures are not complete yet.",
            module=name,
        )
    return ""


def module_name(service: str) -> str:
    """What a module is called in the navigation."""
    return _(MODULES[service])


def titled(names: Iterable[str]) -> str:
    """What dimensions are called."""
    return ", ".join(_(DIMENSIONS[name].title) for name in names if name in DIMENSIONS)


def unnarrowed(names: Iterable[str]) -> list[str]:
    """That a figure or chart does not know by what its dashboard is narrowed; nothing where it knows."""
    known = titled(names)
    return [_("not narrowed by: %(names)s", names=known)] if known else []


def nothing_for(dashboard: pb.Dashboard) -> str:
    """Which charts are not there because there are no records for them."""
    if not dashboard.empty_charts:
        return ""
    return f"{_('No records in this period for:')} {' · '.join(dashboard.empty_charts)}"


def records_url(dashboard: pb.Dashboard) -> Callable[[str, str], str]:
    """Where the records behind a figure of this dashboard are listed."""

    def url(figure_id: str, key: str) -> str:
        asked = {
            "key": key,
            "start_date": dashboard.start_date,
            "end_date": dashboard.end_date,
            "team": dashboard.team,
            "mine": "1" if dashboard.mine else "",
            "from": dashboard.dashboard_id,
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        chosen = parse_qsl(dashboard.filters, keep_blank_values=True)
        more = "".join(f"&{urlencode([addressed(*each)])}" for each in chosen)
        return f"/reports/figures/{figure_id}?{query}{more}"

    return url


def comparisons(dashboard: pb.Dashboard) -> list[tuple[str, str]]:
    """With what figures are compared: over about a year, the period before is the year before."""
    found = [("year_before_value", _("a year before:"))]
    try:
        first, last = map(date.fromisoformat, (dashboard.start_date, dashboard.end_date))
    except ValueError:
        first = last = date.max
    if (last - first).days < NEARLY_A_YEAR:
        found.insert(0, ("previous_value", _("before:")))
    return found


class Links(NamedTuple):
    """Where a dashboard of today leads besides records; one that was published has none of these."""

    explain: Callable[[str], str]
    export: Callable[[str, str, str], str]


def render(dashboard: pb.Dashboard, warn: bool = True, links: Links | None = None) -> Markup:
    """The figures and charts of a dashboard, in the reader's language."""
    template = environment().get_template("reports/body.html")
    return Markup(  # noqa: S704 (the template escapes)
        template.render(
            dashboard=dashboard,
            warnings=warnings_of(dashboard) if warn else [],
            records_url=records_url(dashboard),
            comparisons=comparisons(dashboard),
            links=links,
        )
    )
