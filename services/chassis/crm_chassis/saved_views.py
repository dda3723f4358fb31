"""Saved views: the handlers of SavedViewsService.

The rule kept here: a view is checked against its list when it is saved, so that it opens; only who saved it (and
administrators) change it; a view that is shared opens nothing that the list itself would not show.
"""

from typing import TYPE_CHECKING, Any

from crm.records.v1 import saved_views_pb2 as pb
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Text,
    and_,
    bindparam,
    delete,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_chassis import lists, record_lists, records
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.record_tables import default_views, saved_views
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

PLAIN = ("display_name", "filter", "order_by", "columns", "audience")
FILTERABLE = ("record_list", "display_name", "audience", "owner_id", "create_time", "update_time")
WHO, TEAM = bindparam("who", type_=Text), bindparam("my_team", type_=Text)
_one = select(saved_views).where(
    saved_views.c.saved_view_id == bindparam("saved_view_id", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
_mine = (default_views.c.user_id == WHO, default_views.c.record_list == bindparam("record_list"))
DEFAULTS = Statement(select(default_views.c.saved_view_id).where(default_views.c.user_id == WHO))
FORGET = Statement(delete(default_views).where(*_mine))
_choose = insert(default_views).values(
    user_id=WHO, record_list=bindparam("record_list"), saved_view_id=bindparam("saved_view_id")
)
CHOOSE = Statement(
    _choose.on_conflict_do_update(
        index_elements=[default_views.c.user_id, default_views.c.record_list],
        set_={"saved_view_id": _choose.excluded.saved_view_id},
    )
)


def _shared() -> ColumnElement[bool]:
    """Those of who asks, of their team and of everybody, of lists that they may read."""
    audience = saved_views.c.audience
    known = bindparam("known", type_=ARRAY(Text))
    return and_(
        saved_views.c.record_list == known.any_(),
        or_(
            saved_views.c.owner_id == WHO,
            audience == literal("everyone"),
            and_(audience == literal("team"), saved_views.c.team == TEAM, TEAM != ""),
        ),
    )


def _sees(call: "Call", row: Row) -> bool:
    who = call.principal
    bound = record_lists.app_of(call).lists.get(row.record_list)
    if bound is None or not bound.may(who, "List"):
        return False
    in_team = row.audience == "team" and bool(row.team) and row.team == who.team
    return row.owner_id == who.id or row.audience == "everyone" or in_team


def _seen_row(call: "Call", statement: Statement, saved_view_id: int) -> Row:
    """The view's row; NotFound if it is not shared with the caller."""
    missing = ("saved_view", saved_view_id)
    row = call.one(statement, missing=missing, saved_view_id=saved_view_id)
    if not _sees(call, row):
        raise NotFound(*missing)
    return row


def _own_row(call: "Call", saved_view_id: int) -> Row:
    """The view's row, held, for who may change it."""
    row = _seen_row(call, LOCK, saved_view_id)
    if row.owner_id != call.principal.id and "admin" not in call.principal.roles:
        raise Forbidden("Only who saved this view can change it.", owner_id=row.owner_id)
    return row


def message_of(row: Row, defaults: set[int]) -> pb.SavedView:
    """A view's message."""
    return records.to_message(pb.SavedView, row, default_view=row.saved_view_id in defaults)


def _defaults(call: "Call") -> set[int]:
    return {row.saved_view_id for row in call.all(DEFAULTS, who=call.principal.id)}


def _check(call: "Call", view: Any) -> None:
    """Raises Invalid for a view that would not open: the list itself says what it cannot read."""
    bound = record_lists.found(call, view.record_list, "saved_view.record_list")
    known = {each.name for each in bound.fields(call)}
    wrong = [name for name in view.columns if name not in known]
    if wrong:
        raise Invalid(
            {"saved_view.columns": said("the list has no %(fields)s", fields=", ".join(wrong))}
        )
    try:
        bound.read(call, filter=view.filter, order_by=view.order_by, page_size=1)
    except Invalid as refused:
        raise Invalid({f"saved_view.{n}": text for n, text in refused.fields.items()}) from None


def create_saved_view(call: "Call", request: pb.CreateSavedViewRequest) -> pb.SavedView:
    """Saves a view."""
    view = request.saved_view
    _check(call, view)
    values = records.values(view, "record_list", *PLAIN)
    values["audience"] = values["audience"] or "private"
    who, now = call.principal, call.clock.now()
    owned = {"owner_id": who.id, "team": who.team, "create_time": now, "update_time": now}
    made = message_of(call.insert(saved_views, **values, **owned), set())
    call.emit("crm.records.SavedView.created", made)
    return made


def get_saved_view(call: "Call", request: pb.GetSavedViewRequest) -> pb.SavedView:
    """One view."""
    return message_of(_seen_row(call, GET, request.saved_view_id), _defaults(call))


def list_saved_views(call: "Call", request: pb.ListSavedViewsRequest) -> pb.ListSavedViewsResponse:
    """A page of views."""
    lists_here = record_lists.app_of(call).lists
    known = [name for name, bound in lists_here.items() if bound.may(call.principal, "List")]
    if request.record_list:
        known = [name for name in known if name == request.record_list]
    defaults = _defaults(call)
    found, token = lists.page(
        call,
        saved_views,
        request,
        pb.SavedView,
        filterable=FILTERABLE,
        order_by="display_name",
        where=_shared,
        convert=lambda row: message_of(row, defaults),
        who=call.principal.id,
        my_team=call.principal.team,
        known=known,
    )
    return pb.ListSavedViewsResponse(saved_views=found, next_page_token=token)


def update_saved_view(call: "Call", request: pb.UpdateSavedViewRequest) -> pb.SavedView:
    """Changes a view."""
    row = _own_row(call, request.saved_view.saved_view_id)
    records.check_etag(row, request.saved_view.etag)
    values = records.changes(request.saved_view, request.update_mask)
    values = {name: value for name, value in values.items() if name in PLAIN}
    if "audience" in values:
        values["audience"] = values["audience"] or "private"
    _check(call, records.to_message(pb.SavedView, row, **values))
    return _changed(call, "updated", row, **values)


def delete_saved_view(call: "Call", request: pb.DeleteSavedViewRequest) -> pb.SavedView:
    """Removes a view; removing it twice is removing it once."""
    row = _own_row(call, request.saved_view_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return message_of(row, set())
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_saved_view(call: "Call", request: pb.UndeleteSavedViewRequest) -> pb.SavedView:
    """Restores a view."""
    row = _own_row(call, request.saved_view_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This view was not removed.")
    return _changed(call, "undeleted", row, delete_time=None)


def _changed(call: "Call", what: str, row: Row, **values: Any) -> pb.SavedView:
    after = call.update(saved_views, row.saved_view_id, **values, update_time=call.clock.now())
    defaults = _defaults(call)
    made = message_of(after, defaults)
    call.emit(f"crm.records.SavedView.{what}", made, before=message_of(row, defaults))
    return made


def set_default_view(call: "Call", request: pb.SetDefaultViewRequest) -> pb.SetDefaultViewResponse:
    """Chooses with which view a list opens for the caller."""
    name, number, who = request.record_list, request.saved_view_id, call.principal.id
    record_lists.found(call, name)
    if not number:
        call.run(FORGET, who=who, record_list=name)
        return pb.SetDefaultViewResponse(record_list=name)
    row = _seen_row(call, GET, number)
    if row.record_list != name or row.delete_time is not None:
        raise Invalid({"saved_view_id": "is no view of this list"})
    call.run(CHOOSE, who=who, record_list=name, saved_view_id=number)
    return pb.SetDefaultViewResponse(record_list=name, saved_view_id=number)
