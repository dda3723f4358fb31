"""What of a list somebody looks at: which view, which filter, which order, which columns.

The rule kept here: all of it stands in the address, so that a list can be sent to somebody and gone back to; what the
address leaves out comes from the view, and what no view says from the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import flask
from crm.records.v1 import record_lists_pb2 as pb

from crm_chassis.doors import list_filters
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid
from crm_chassis.record_lists import BoundList

PAGE_SIZE = 40
OWN = ("filter", "order_by", "columns", "view")


@dataclass
class Listing:
    """A list as somebody looks at it."""

    bound: BoundList
    about: pb.RecordList
    views: Sequence[Any]
    view: Any = None  # a SavedView
    preset: str = ""
    filter: str = ""
    order_by: str = ""
    columns: list[str] = field(default_factory=list)
    deleted: bool = False
    records: Sequence[Any] = ()
    next_page_token: str = ""
    problems: dict[str, str] = field(default_factory=dict)
    rows: list[list_filters.Row] | None = None

    @property
    def name(self) -> str:
        """The list's name."""
        return self.bound.spec.name

    @property
    def fields(self) -> dict[str, pb.RecordField]:
        """Its fields by name."""
        return {each.name: each for each in self.about.fields}

    @property
    def shown(self) -> list[pb.RecordField]:
        """The fields of the columns, from left to right."""
        known = self.fields
        return [known[name] for name in self.columns if name in known]

    @property
    def chips(self) -> list[str]:
        """The filter in words; None of it for one that is text only."""
        known = self.fields
        rows = list_filters.rows_of(self.filter, known)
        return [list_filters.words_of(row, known[row.field]) for row in rows or ()]

    @property
    def whole_filter(self) -> str:
        """The filter of what is shown, also in the trash."""
        if not self.deleted:
            return self.filter
        return f"delete_time:* AND ({self.filter})" if self.filter else "delete_time:*"

    @property
    def changed(self) -> bool:
        """Whether what is shown differs from its view."""
        view = self.view
        if view is None:
            return bool(self.filter or self.order_by or self.columns != list(self.about.columns))
        usual = list(view.columns) or list(self.about.columns)
        here = (self.filter, self.order_by, self.columns)
        return here != (view.filter, view.order_by, usual)

    def sort_of(self, name: str) -> str:
        """How the list is ordered by a field: "asc", "desc" or ""."""
        first, _, direction = self.order_by.partition(",")[0].strip().partition(" ")
        return (direction.strip() or "asc") if first == name else ""

    @property
    def ordered_beside(self) -> str:
        """What the field is called that only some records have and that the list is ordered by; else ""."""
        name = self.order_by.strip().partition(" ")[0]
        return self.fields[name].label if "." in name and name in self.fields else ""

    def next_sort(self, name: str) -> str | None:
        """What a click on a column's head orders by; None takes the order away."""
        return {"": name, "asc": f"{name} desc", "desc": None}[self.sort_of(name)]


def _chosen(about: pb.RecordList, views: Sequence[Any]) -> tuple[Any, str]:
    """The saved view and the preset that the address names, or with which the list opens."""
    args = flask.request.args
    asked = args.get("view", "")
    if asked.isdigit():
        found = next((view for view in views if view.saved_view_id == int(asked)), None)
        return found, ""
    if asked:
        known = {preset.name for preset in about.presets}
        return None, asked if asked in known else ""
    if any(name in args for name in OWN):
        return None, ""
    return next((view for view in views if view.default_view), None), ""


def listing(page: Page, name: str, *, deleted: bool = False) -> Listing:
    """What of this list the address asks for, without its records."""
    about = page.call("GetRecordList", name=name)
    found = page.call("ListSavedViews", record_list=name, page_size=200)
    here = Listing(page.app.lists[name], about, found.saved_views, deleted=deleted)
    here.view, here.preset = (None, "") if deleted else _chosen(about, here.views)
    base = next((p.filter for p in about.presets if p.name == here.preset), "")
    if here.view is not None:
        base = here.view.filter
    args = flask.request.args
    here.filter = args.get("filter", base).strip()[:2000]
    here.order_by = args.get("order_by", here.view.order_by if here.view else "")
    known = here.fields
    asked = args.get("columns", "")
    columns = asked.split(",") if asked else list(here.view.columns if here.view else ())
    here.columns = [name for name in columns if name in known] or list(about.columns)
    if deleted and "delete_time" in known and not asked:
        here.columns = [*here.columns, "delete_time"]
    return here


def read(page: Page, here: Listing, **more: Any) -> None:
    """Fills in the records; what the list cannot read of filter or order becomes a problem beside it."""
    usual = "delete_time desc" if here.deleted else here.about.order_by
    request: dict[str, Any] = {
        "page_size": PAGE_SIZE,
        "page_token": flask.request.args.get("page_token", ""),
        "filter": here.whole_filter,
        "order_by": here.order_by or usual,
        **({"show_deleted": True} if here.deleted else {}),
        **more,
    }
    try:
        reply = page.call(here.bound.methods["List"].name, **request)
    except Invalid as refused:
        here.problems.update(refused.fields)
        return
    here.records, here.next_page_token = getattr(reply, here.bound.entries), reply.next_page_token
