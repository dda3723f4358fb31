"""Notices by e-mail: what somebody wants to hear of and has not read, put into mails and sent.

The rule kept here: a notice is put into one mail, in the transaction that marks it, whoever does it and however often
that is tried; what was read meanwhile is left out, and a mail with nothing left is not sent. Each has its Message-ID
before it is sent, so that one that goes out twice (the process died between the server's yes and our commit) is one
mail to its reader. What cannot be sent within a day is given up: it stands under the bell all the same.
"""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import BigInteger, Text, all_, any_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_chassis import mail_sending, notice_letters
from crm_chassis.logs import log
from crm_chassis.notice_tables import notice_choices, notice_mails, user_notices
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND, GATHER = "send_notice_mail", "gather_notices"
AT_ONCE = 500
DIGEST_HOUR = 7
# What is older than this when mails could be sent again is under the bell only.
FRESH = timedelta(days=2)
TRIES_FOR, FIRST_PAUSE, LONGEST_PAUSE = timedelta(days=1), 60.0, 4 * 3600.0
_own, _all = notice_choices.alias("own"), notice_choices.alias("for_all")
_way = func.coalesce(_own.c.way, _all.c.way, "app")
WANTED = Statement(
    select(user_notices, users.c.time_zone)
    .join(users, users.c.user_id == user_notices.c.user_id)
    .outerjoin(_all, (_all.c.user_id == user_notices.c.user_id) & (_all.c.kind == ""))
    .outerjoin(
        _own, (_own.c.user_id == user_notices.c.user_id) & (_own.c.kind == user_notices.c.kind)
    )
    .where(
        _way == bindparam("way"),
        user_notices.c.read_time.is_(None),
        user_notices.c.tell_time >= func.coalesce(_own.c.since_time, _all.c.since_time),
        user_notices.c.tell_time > bindparam("since", type_=user_notices.c.tell_time.type),
        user_notices.c.notice_mail_id.is_(None),
        users.c.email != "",
        users.c.disabled_time.is_(None),
        user_notices.c.user_id != all_(bindparam("but", type_=ARRAY(Text))),
    )
    .order_by(user_notices.c.notice_id)
    .limit(AT_ONCE)
    .with_for_update(of=user_notices, skip_locked=True)
)
MARKED = Statement(
    update(user_notices)
    .where(user_notices.c.notice_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .values(notice_mail_id=bindparam("mail", type_=BigInteger))
)
_names = ("user_id", "cause", "message_id", "create_time")
NEW = Statement(
    insert(notice_mails)
    .values({name: bindparam(name, type_=notice_mails.c[name].type) for name in _names})
    .on_conflict_do_nothing(index_elements=["cause"])
    .returning(notice_mails.c.notice_mail_id)
)
HELD = Statement(
    select(notice_mails, users.c.email, users.c.display_name, users.c.language, users.c.time_zone)
    .outerjoin(users, users.c.user_id == notice_mails.c.user_id)
    .where(notice_mails.c.notice_mail_id == bindparam("this", type_=BigInteger))
    .with_for_update(of=notice_mails)
)
UNREAD = Statement(
    select(user_notices)
    .where(
        # What was told anew since then is in the next one.
        user_notices.c.notice_mail_id == bindparam("this", type_=BigInteger),
        user_notices.c.read_time.is_(None),
    )
    .order_by(user_notices.c.tell_time, user_notices.c.notice_id)
)


def digest_day(now: datetime, zone: str) -> str:
    """The day of whose digest it is time, where its reader is; "" before its hour."""
    try:
        here = now.astimezone(ZoneInfo(zone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        here = now
    return here.date().isoformat() if here.hour >= DIGEST_HOUR else ""


def gather_notices(call: "Call", _payload: dict[str, Any]) -> None:
    """Puts what people want to be mailed into mails."""
    if call.peers.home.app.config.mail.smtp is None:
        return
    now = call.clock.now()
    asked = {"since": now - FRESH}
    for mine in _by_reader(call.all(WANTED, way="mail", but=[""], **asked)):
        _write(call, mine, f"at-once-{secrets.token_hex(16)}")
    done = [""]
    while rows := call.all(WANTED, way="digest", but=done, **asked):
        for mine in _by_reader(rows):
            day = digest_day(now, mine[0].time_zone)
            if day:
                _write(call, mine, f"digest-{mine[0].user_id}-{day}")
            done.append(mine[0].user_id)


def _by_reader(rows: Iterable[Row]) -> Iterable[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.user_id, []).append(row)
    return found.values()


def _write(call: "Call", rows: list[Row], cause: str) -> None:
    """One mail for held notices of one reader; none when this cause had its mail: then they wait."""
    now, ids = call.clock.now(), [row.notice_id for row in rows]
    domain = call.peers.home.app.config.mail.domain
    values = {"user_id": rows[0].user_id, "cause": cause, "create_time": now}
    made = call.first(NEW, **values, message_id=f"<{secrets.token_hex(16)}.notices@{domain}>")
    if made is not None:
        call.run(MARKED, ids=ids, mail=made.notice_mail_id)
        payload = {"notice_mail_id": made.notice_mail_id}
        call.enqueue(KIND, payload, key=f"{KIND}/{made.notice_mail_id}")


def send_notice_mail(call: "Call", payload: dict[str, Any]) -> None:
    """One try."""
    row, now = call.first(HELD, this=payload["notice_mail_id"]), call.clock.now()
    if row is None or row.state != "waiting" or (row.next_time and row.next_time > now):
        return
    app = call.peers.home.app
    unread = call.all(UNREAD, this=row.notice_mail_id)
    if not unread or not row.email:
        _ended(call, row, "unneeded")
        return
    try:
        if app.config.mail.smtp is None:
            raise OSError("no mail server is set")
        mail = notice_letters.letter(app, row, unread, now)
        mail_sending.deliver(app.config.mail.smtp, app.config.mail.address, row.email, mail)
    except mail_sending.Refused as refusal:
        _ended(call, row, "dead", str(refusal))
    except (OSError, ValueError) as error:
        log.warning("a notice could not be mailed", error=type(error).__name__)
        _again(call, row, mail_sending.told(error))
    else:
        _ended(call, row, "sent")


def _changed(call: "Call", row: Row, **values: Any) -> None:
    this = notice_mails.c.notice_mail_id == row.notice_mail_id
    call.run(update(notice_mails).where(this).values(attempts=row.attempts + 1, **values))


def _ended(call: "Call", row: Row, state: str, error: str = "") -> None:
    _changed(call, row, state=state, last_error=error, finish_time=call.clock.now())


def _again(call: "Call", row: Row, error: str) -> None:
    """Later, until its time is over."""
    pause = min(LONGEST_PAUSE, FIRST_PAUSE * 3.0**row.attempts)
    again = call.clock.now() + timedelta(seconds=pause)
    if again > row.create_time + TRIES_FOR:
        _ended(call, row, "dead", error)
        return
    _changed(call, row, last_error=error, next_time=again)
    payload = {"notice_mail_id": row.notice_mail_id}
    call.enqueue(KIND, payload, run_time=again, key=f"{KIND}/{row.notice_mail_id}")


JOBS: dict[str, Callable[["Call", dict[str, Any]], None]] = {
    KIND: send_notice_mail,
    GATHER: gather_notices,
}
OUTSIDE = (KIND,)
PERIODIC = {GATHER: 30.0}
