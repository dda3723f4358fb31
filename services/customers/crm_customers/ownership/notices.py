"""Who is told what: the handlers of notices, and the one way to leave one.

The rule kept here: a notice is the reader's alone; nobody is told of what they did themselves, and nothing about a
customer stands in it but the number.
"""

from collections.abc import Iterable

from crm.customers.v1 import ownership_pb2 as pb
from crm_chassis import lists
from crm_chassis.call import Call
from crm_chassis.records import to_message
from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Integer,
    Text,
    any_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.tables import accounts, notices

_users = func.unnest(bindparam("users", type_=ARRAY(Text))).table_valued("user_id").render_derived()
TELL = Statement(
    insert(notices).from_select(
        ["user_id", "kind", "account_id", "record_id", "actor_id", "account_count", "create_time"],
        select(
            _users.c.user_id,
            bindparam("kind", type_=Text),
            bindparam("account_id", type_=BigInteger),
            bindparam("record_id", type_=BigInteger),
            bindparam("actor_id", type_=Text),
            bindparam("account_count", type_=Integer),
            bindparam("now", type_=notices.c.create_time.type),
        ),
    )
)
NAMES = Statement(
    select(accounts.c.account_id, accounts.c.display_name).where(
        accounts.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger)))
    )
)
UNREAD = Statement(
    select(func.count().label("unread")).where(
        notices.c.user_id == bindparam("me"), notices.c.read_time.is_(None)
    )
)
READ = Statement(
    update(notices)
    .where(
        notices.c.user_id == bindparam("me"),
        notices.c.read_time.is_(None),
        or_(
            bindparam("every", type_=Boolean),
            notices.c.notice_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        ),
    )
    .values(read_time=bindparam("now", type_=notices.c.read_time.type))
)


def names_of(call: Call, ids: Iterable[int | None]) -> dict[int, str]:
    """The names of accounts as they are now."""
    wanted = sorted({each for each in ids if each})
    if not wanted:
        return {}
    return {row.account_id: row.display_name for row in call.all(NAMES, ids=wanted)}


def tell(
    call: Call,
    users: Iterable[str],
    kind: str,
    *,
    account_id: int | None = None,
    record_id: int | None = None,
    account_count: int = 1,
) -> None:
    """Leaves a notice for each of these people but the one who acts."""
    told = sorted({user for user in users if user and user != call.principal.id})
    if told:
        call.run(
            TELL,
            users=told,
            kind=kind,
            account_id=account_id,
            record_id=record_id,
            actor_id=call.principal.id,
            account_count=account_count,
            now=call.clock.now(),
        )


def _mine() -> ColumnElement[bool]:
    unread_only = bindparam("unread", type_=Boolean)
    return (notices.c.user_id == bindparam("me")) & or_(~unread_only, notices.c.read_time.is_(None))


def list_notices(call: Call, request: pb.ListNoticesRequest) -> pb.ListNoticesResponse:
    """What the caller was told."""
    rows, token = lists.page(
        call,
        notices,
        request,
        pb.Notice,
        filterable=("notice_id",),
        order_by="notice_id desc",
        where=_mine,
        convert=lambda row: row,
        me=call.principal.id,
        unread=request.unread,
    )
    names = names_of(call, [row.account_id for row in rows])
    found = [to_message(pb.Notice, row, account_name=names.get(row.account_id, "")) for row in rows]
    return pb.ListNoticesResponse(notices=found, next_page_token=token)


def read_notices(call: Call, request: pb.ReadNoticesRequest) -> pb.ReadNoticesResponse:
    """The caller has read them."""
    ids = list(request.notice_ids)
    count = call.run(READ, me=call.principal.id, every=not ids, ids=ids, now=call.clock.now())
    return pb.ReadNoticesResponse(read_count=count)


def unread(call: Call) -> int:
    """How many the caller has not read."""
    row = call.first(UNREAD, me=call.principal.id)
    return int(row.unread) if row is not None else 0
