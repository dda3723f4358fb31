"""The pages of what many deals come to: the board, the forecast and statistics, projects side by side, documents.

The rule kept here: every number leads to what it counts.
"""

from typing import Any

import flask
from crm_chassis import sheets
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import WRITE, asked, name_of, pages
from crm_customers.pages.deal_parts import account_names, number, pipeline_choices, said_of

GROUPS = (
    ("OWNER", N_("Seller")),
    ("ACCOUNT", N_("Customer")),
    ("CATEGORY", N_("Category")),
    ("PRODUCT", N_("Product")),
    ("QUARTER", N_("Quarter")),
    ("MONTH", N_("Month")),
    ("CLOSE_REASON", N_("Reason")),
)


@pages.get("/deals/board")
def deal_board() -> Response:
    """A pipeline as a board."""
    page = Page.current()
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
        may_write=page.may(WRITE),
    )


@pages.get("/deals/figures")
def deal_figures() -> Response:
    """The forecast, and statistics by what is chosen."""
    page = Page.current()
    group = asked("group") if asked("group") in dict(GROUPS) else "OWNER"
    chosen = number(asked("pipeline"))
    statistics = page.call("GetDealStatistics", group=f"DEAL_GROUP_{group}", pipeline_id=chosen)
    tabs = [
        (_(text), flask.url_for("customers.deal_figures", group=name, pipeline=chosen or None),
         name == group)
        for name, text in GROUPS
    ]  # fmt: skip
    return page.render(
        "customers/deals/figures.html",
        months=page.call("GetDealForecast", pipeline_id=chosen).months,
        statistics=statistics.statistics,
        group=group,
        tabs=tabs,
        named=lambda one: name_of(one.name) if group == "OWNER" else one.name,
    )


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
