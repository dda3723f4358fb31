"""Handlers of choices: how somebody wants to be told of what.

The rule kept here: a choice is its person's alone, and holds from then on: what was told before is not mailed. Who
chose nothing is told in the application only.
"""

from typing import TYPE_CHECKING

from crm.access.v1 import notices_pb2 as pb
from sqlalchemy import Text, bindparam, delete, func, insert, select

from crm_chassis import i18n
from crm_chassis.errors import Invalid
from crm_chassis.notice_tables import notice_choices as table
from crm_chassis.records import from_mapping
from crm_chassis.said import said
from crm_chassis.sql import Statement
from crm_chassis.users import GET

if TYPE_CHECKING:
    from crm_chassis.call import Call

_mine = table.c.user_id == bindparam("me")
MINE = Statement(select(table).where(_mine))
GONE = Statement(delete(table).where(_mine, table.c.kind == bindparam("kind")))
NEW = Statement(insert(table).values({c.name: bindparam(c.name, type_=c.type) for c in table.c}))
# A form that is sent twice at once is one after the other.
ONE_BY_ONE = Statement(
    select(
        func.pg_advisory_xact_lock(func.hashtextextended(bindparam("key", type_=Text), 37)).label(
            "held"
        )
    )
)
ALL = i18n.N_("Whatever is not named below")
NAMES = {0: "", 1: "app", 2: "mail", 3: "digest"}


def list_notice_choices(
    call: "Call", _request: pb.ListNoticeChoicesRequest
) -> pb.ListNoticeChoicesResponse:
    """How the caller wants to be told."""
    app, me = call.peers.home.app, call.principal.id
    chosen = {row.kind: row.way for row in call.all(MINE, me=me)}
    user = call.first(GET, user_id=me)
    with i18n.reader(call.language, call.principal.time_zone or "UTC"):
        named = {"": i18n.gettext(ALL)}
        named |= {kind: i18n.gettext(text) for kind, text in app.service.notice_kinds.items()}
    choices = [
        from_mapping(
            pb.NoticeChoice,
            {"kind": kind, "way": chosen.get(kind, "app" if not kind else 0), "display_name": text},
        )
        for kind, text in named.items()
    ]
    return pb.ListNoticeChoicesResponse(
        notice_choices=choices,
        email=user.email if user is not None else "",
        mail_is_set=app.config.mail.smtp is not None,
    )


def set_notice_choices(
    call: "Call", request: pb.SetNoticeChoicesRequest
) -> pb.ListNoticeChoicesResponse:
    """Says how to be told."""
    asked: dict[str, str] = {}
    for at, each in enumerate(request.notice_choices):
        if each.kind in asked:
            text = said("%(kind)s is named twice", kind=each.kind or "-")
            raise Invalid({f"notice_choices[{at}].kind": text})
        asked[each.kind] = NAMES[each.way]
    me = call.principal.id
    call.first(ONE_BY_ONE, key=f"notice_choices/{me}")
    before = {row.kind: row.way for row in call.all(MINE, me=me)}
    for kind in before.keys() | asked.keys():
        way = asked.get(kind, "")
        if way == before.get(kind, ""):
            continue
        call.run(GONE, me=me, kind=kind)
        if way:
            call.run(NEW, user_id=me, kind=kind, way=way, since_time=call.clock.now())
    return list_notice_choices(call, pb.ListNoticeChoicesRequest())
