"""The pages of what many deals come to: the board, the forecast and statistics, projects side by side, documents.

The rule kept here: every number leads to what it counts.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import flask
from crm_chassis import sheets
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.deals.rules import bounds, quarter_of
from crm_customers.pages.blueprint import WRITE, asked, name_of, pages
from crm_customers.pages.deal_parts import account_names, number, pipeline_choices, said_of

FIELDS = {
    "OWNER": "owner_id",
    "ACCOUNT": "account_id",
    "CATEGORY": "category",
    "CLOSE_REASON": "close_reason",
}
GROUPS = (
    ("OWNER", N_("Seller")),
    ("ACCOUNT", N_("Customer")),
    ("CATEGORY", N_("Category")),
    ("PRODUCT", N_("Product")),
    ("QUARTER", N_("Quarter")),
    ("MONTH", N_("Month")),
    ("CLOSE_REASON", N_("Reason")),
)


@pages.route("/deals/board", methods=["GET", "POST"])
def deal_board() -> Response:
    """A pipeline as a board; a deal that was put elsewhere on it goes there, if its gates are open."""
    page = Page.current()
    move = page.form("MoveDeal")
    if flask.request.method == "POST":
        if page.sent(move):
            page.toast(_("Moved"))
        else:
            page.toast(next(iter(move.problems.values()), move.error), "warn")
        return flask.redirect(f"{page.address}#deal-{number(move.value('deal_id'))}", 303)
    chosen = number(asked("pipeline"))
    owner = page.caller.id if asked("mine") and page.caller else ""
    board = page.call("GetDealBoard", pipeline_id=chosen, owner_id=owner)
    shown = [deal for column in board.columns for deal in column.deals]
    here = str(board.pipeline.pipeline_id)
    tabs = [
        (text, flask.url_for("customers.deal_board", pipeline=key, mine=asked("mine") or None),
         key == here)
        for key, text in pipeline_choices(page)
    ]  # fmt: skip
    return page.render(
        "customers/deals/board.html",
        board=board,
        tabs=tabs,
        names=account_names(shown),
        mine=bool(asked("mine")),
        move=move,
        may_write=page.may(WRITE),
    )


@pages.get("/deals/figures")
def deal_figures() -> Response:
    """The forecast, and statistics by what is chosen."""
    page = Page.current()
    group = asked("group") if asked("group") in dict(GROUPS) else "OWNER"
    chosen = number(asked("pipeline"))
    statistics = page.call("GetDealStatistics", group=f"DEAL_GROUP_{group}", pipeline_id=chosen)
    quarters = asked("by") == "quarter"
    forecast = page.call(
        "GetDealForecast",
        pipeline_id=chosen,
        months=_whole_quarters(page.now.date()) if quarters else 0,
    )
    tabs = [
        (_(text), flask.url_for("customers.deal_figures", group=name, pipeline=chosen or None),
         name == group)
        for name, text in GROUPS
    ]  # fmt: skip
    return page.render(
        "customers/deals/figures.html",
        months=_forecast(forecast.months, page.now.date(), chosen, quarters=quarters),
        spans=[
            (
                _("By month"),
                flask.url_for("customers.deal_figures", group=group, pipeline=chosen or None),
                not quarters,
            ),
            (
                _("By quarter"),
                flask.url_for(
                    "customers.deal_figures", group=group, by="quarter", pipeline=chosen or None
                ),
                quarters,
            ),
        ],
        statistics=statistics.statistics,
        group=group,
        tabs=tabs,
        named=lambda one: name_of(one.name) if group == "OWNER" else one.name,
        listed=lambda one, state: _counted(group, one, state, chosen),
    )


def _counted(group: str, line: Any, state: str, pipeline: int) -> str:
    """Where the deals of a line of statistics are listed; "" where a list cannot be asked for them."""
    wanted = [f'state = {state} AND currency = "{line.currency}"']
    wanted += [f"pipeline_id = {pipeline}"] if pipeline else []
    if group in ("QUARTER", "MONTH"):
        if line.group:
            first, after = bounds(line.group)
            wanted += [f'close_time >= "{first}T00:00:00Z" AND close_time < "{after}T00:00:00Z"']
    elif group in FIELDS and (line.group or group != "ACCOUNT"):
        quoted = line.group.replace("\\", "\\\\").replace('"', '\\"')
        wanted += [
            f'{FIELDS[group]} = "{quoted}"' if group != "ACCOUNT" else f"account_id = {quoted}"
        ]
    else:
        return ""
    return flask.url_for("customers.deals", filter=" AND ".join(wanted))


class Span(NamedTuple):
    """A month or quarter of the forecast, with the list of what it counts."""

    name: str
    currency: str
    open_count: int
    open_amount: Decimal
    weighted_amount: Decimal
    won_count: int
    won_amount: Decimal
    url: str


def _whole_quarters(today: date) -> int:
    """How many months it is to the end of the third quarter after this one."""
    return (3 - today.month % 3) % 3 + 10


def _forecast(months: Iterable[Any], today: date, pipeline: int, *, quarters: bool) -> list[Span]:
    """The forecast line by line; a quarter is the sum of its months."""
    spans: dict[tuple[str, str], list[Any]] = {}
    for each in months:
        name = quarter_of(each.month) if quarters and each.month else each.month
        spans.setdefault((name, each.currency), []).append(each)
    now = f"{today:%Y-%m}"
    return [
        Span(
            name,
            currency,
            sum(one.open_count for one in found),
            sum((Decimal(one.open_amount or 0) for one in found), Decimal(0)),
            sum((Decimal(one.weighted_amount or 0) for one in found), Decimal(0)),
            sum(one.won_count for one in found),
            sum((Decimal(one.won_amount or 0) for one in found), Decimal(0)),
            _open_ones(name, currency, quarter_of(now) if quarters else now, pipeline),
        )
        for (name, currency), found in spans.items()
    ]


def _open_ones(name: str, currency: str, now: str, pipeline: int) -> str:
    """Where the open deals of a month or quarter are listed; those that are late count in this one."""
    if not name:
        return ""
    first, after = bounds(name)
    wanted = [f'state = open AND currency = "{currency}" AND expected_close_date < "{after}"']
    wanted += [] if name == now else [f'expected_close_date >= "{first}"']
    wanted += [f"pipeline_id = {pipeline}"] if pipeline else []
    return flask.url_for("customers.deals", filter=" AND ".join(wanted))


@pages.get("/deals/projects")
def projects() -> Response:
    """Several projects side by side."""
    page = Page.current()
    wanted = "state = won" if asked("won") else "state = open"
    reply = page.call("ListProjects", filter=wanted, page_size=50, page_token=asked("page_token"))
    tabs = [
        (_("Open"), flask.url_for("customers.projects"), not asked("won")),
        (_("Won"), flask.url_for("customers.projects", won=1), bool(asked("won"))),
    ]
    return page.render(
        "customers/deals/projects.html",
        projects=reply.projects,
        more=reply.next_page_token,
        tabs=tabs,
        names=account_names(one.deal for one in reply.projects),
    )


def _table(page: Page) -> Any:
    month = asked("month")[:7]
    return page.call("GetDeliverablesTable", pipeline_id=number(asked("pipeline")), month=month)


@pages.get("/deals/documents")
def deal_documents() -> Response:
    """The table of documents of a month."""
    page = Page.current()
    table = _table(page)
    return page.render(
        "customers/deals/documents.html",
        table=table,
        names=account_names(row.deal for row in table.rows),
        pipelines=pipeline_choices(page),
        stages={stage.stage_id: said_of(stage) for stage in table.pipeline.stages},
    )


@pages.get("/deals/documents.xlsx")
def deal_documents_file() -> Response:
    """The same as a workbook."""
    page = Page.current()
    table = _table(page)
    names = account_names(row.deal for row in table.rows)
    heads = [_("Project"), _("Customer"), _("Seller"), _("Stage")]
    heads += [said_of(column) for column in table.columns]
    stages = {stage.stage_id: said_of(stage) for stage in table.pipeline.stages}
    order = [stage.stage_id for stage in table.pipeline.stages]

    def cell(deal: Any, one: Any) -> str:
        if one.attachment_id:
            return str(one.file_name)
        due = deal.state != 3 and order.index(one.stage_id) <= order.index(deal.stage_id)
        return _("missing") if due else ""

    rows = [
        [
            row.deal.name,
            names.get(row.deal.account_id, ""),
            name_of(row.deal.owner_id),
            stages.get(row.deal.stage_id, ""),
            *(cell(row.deal, one) for one in row.deliverables),
        ]
        for row in table.rows
    ]
    title = f"{said_of(table.pipeline)} {table.month}"
    sheet = sheets.Sheet(title, heads, rows)
    answer = flask.Response(b"".join(sheets.as_xlsx(sheet)), mimetype=sheets.MEDIA["xlsx"])
    answer.headers["content-disposition"] = f'attachment; filename="documents-{table.month}.xlsx"'
    return answer
