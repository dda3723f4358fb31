"""Who is told what: the one way to leave a notice, and the handlers of NoticesService.

The rule kept here: a notice is its reader's alone, and nobody is told of what they did themselves. What has a key is
told once however often it is said, or says the latest in place of what was not read yet: a job may run twice, and a
record that changes ten times is one line.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm.access.v1 import notices_pb2 as pb
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Text,
    any_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, insert

from crm_chassis import formats, i18n, lists
from crm_chassis.notice_tables import user_notices as table
from crm_chassis.records import to_message
from crm_chassis.said import Said
from crm_chassis.sql import Row, Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    "notice_id",
    "kind",
    "resource",
    "resource_id",
    "actor_id",
    "create_time",
    "tell_time",
)
_users = func.unnest(bindparam("users", type_=ARRAY(Text))).table_valued("user_id").render_derived()
_now = bindparam("now", type_=table.c.create_time.type)
_told = insert(table).from_select(
    ["user_id", "kind", "template", "fillings", "actor_id", "resource", "resource_id", "key"]
    + ["create_time", "tell_time"],
    select(
        _users.c.user_id,
        *(bindparam(name, type_=Text) for name in ("kind", "template")),
        bindparam("fillings", type_=JSONB),
        *(bindparam(name, type_=Text) for name in ("actor_id", "resource")),
        bindparam("resource_id", type_=BigInteger),
        bindparam("key", type_=Text),
        _now,
        _now,
    ).order_by(_users.c.user_id),
)
_of_key = [table.c.user_id, table.c.key]
ONCE = Statement(_told.on_conflict_do_nothing(index_elements=_of_key))
AGAIN = Statement(
    _told.on_conflict_do_update(
        index_elements=_of_key,
        set_={
            name: _told.excluded[name]
            for name in ("kind", "template", "fillings", "actor_id", "tell_time")
        }
        | {
            "told_count": case((table.c.read_time.is_(None), table.c.told_count + 1), else_=1),
            "read_time": None,
            "notice_mail_id": None,
        },
    )
)
UNREAD = Statement(
    select(func.count().label("unread")).where(
        table.c.user_id == bindparam("me"), table.c.read_time.is_(None)
    )
)
READ = Statement(
    update(table)
    .where(
        table.c.user_id == bindparam("me"),
        table.c.read_time.is_(None),
        or_(
            bindparam("every", type_=Boolean),
            table.c.notice_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        ),
    )
    .values(read_time=bindparam("now", type_=table.c.read_time.type))
)


def notify(  # noqa: PLR0913 (what a notice is made of)
    call: "Call",
    user_ids: Iterable[str],
    kind: str,
    text: str,
    *,
    resource: str = "",
    resource_id: int | None = None,
    key: str = "",
    again: bool = False,
    also_actor: bool = False,
) -> None:
    """Tells each of these people but the one who acts, in this call's transaction.

    `text` is English, `said("Ticket %(ticket_id)s …", ticket_id=…)` with values; moments are given as datetimes and
    shown in the reader's time zone. `resource` and `resource_id` say where it leads. With `key` it is told once to
    each, ever; with `again` too it takes the place of the one of this key, and is unread once more. `also_actor` is for
    what time did and nobody: whoever's call noticed it is told too.
    """
    actor = "" if also_actor else call.principal.id
    told = sorted({user for user in user_ids if user and user != actor})
    if told:
        call.run(
            AGAIN if again and key else ONCE,
            users=told,
            kind=kind,
            **_kept(text),
            actor_id=actor,
            resource=resource,
            resource_id=resource_id or None,
            key=key or None,
            now=call.clock.now(),
        )


def _kept(text: str) -> dict[str, Any]:
    """A sentence as its row keeps it: its English template and its values."""
    if not isinstance(text, Said):
        return {"template": text, "fillings": {}}
    return {
        "template": text.template,
        "fillings": {name: _value(value) for name, value in text.values.items()},
    }


def _value(value: Any) -> Any:
    if isinstance(value, Said):
        return _kept(value)
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return value if isinstance(value, str | int | float) else str(value)


def sentence(template: str, fillings: Mapping[str, Any]) -> str:
    """The sentence in the reader's language."""
    return i18n.gettext(template, **{name: _filled(value) for name, value in fillings.items()})


def _filled(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "moment" in value:
        return formats.day_and_time(datetime.fromisoformat(value["moment"]))
    return sentence(value["template"], value["fillings"])


def _message(row: Row) -> pb.Notice:
    return to_message(pb.Notice, row, text=sentence(row.template, row.fillings))


def _mine() -> ColumnElement[bool]:
    unread_only = bindparam("unread", type_=Boolean)
    return (table.c.user_id == bindparam("me")) & or_(~unread_only, table.c.read_time.is_(None))


def list_notices(call: "Call", request: pb.ListNoticesRequest) -> pb.ListNoticesResponse:
    """What the caller was told."""
    with i18n.reader(call.language, call.principal.time_zone or i18n.time_zone.get()):
        found, token = lists.page(
            call,
            table,
            request,
            pb.Notice,
            filterable=FILTERABLE,
            order_by="tell_time desc",
            where=_mine,
            convert=_message,
            me=call.principal.id,
            unread=request.unread,
        )
    return pb.ListNoticesResponse(notices=found, next_page_token=token)


def count_notices(call: "Call", _request: pb.CountNoticesRequest) -> pb.CountNoticesResponse:
    """How many the caller has not read."""
    return pb.CountNoticesResponse(unread_count=unread(call))


def read_notices(call: "Call", request: pb.ReadNoticesRequest) -> pb.ReadNoticesResponse:
    """The caller has read them."""
    ids = list(request.notice_ids)
    count = call.run(READ, me=call.principal.id, every=not ids, ids=ids, now=call.clock.now())
    return pb.ReadNoticesResponse(read_count=count)


def unread(call: "Call") -> int:
    """How many the caller has not read."""
    row = call.first(UNREAD, me=call.principal.id)
    return int(row.unread) if row is not None else 0
