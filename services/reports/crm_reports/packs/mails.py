"""Publications by e-mail, to those of the audience who wish it.

The rule kept here: each person gets one mail of a publication, in their language, with what they wished for; whoever is
no longer in the audience gets none. What the mail server does not take now is tried again some times.
"""

from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Any

from crm_chassis import i18n, mail_sending
from crm_chassis.call import Call
from crm_chassis.i18n import gettext as _
from crm_chassis.logs import log
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_reports.packs import audience, editions
from crm_reports.packs.tables import pack_mails, pack_wishes
from crm_reports.tables import snapshots

MAIL = "mail_pack"
PAUSES = (60.0, 300.0, 1800.0, 7200.0)
WISHERS = Statement(
    select(pack_wishes.c.mail, *users.c)
    .join(users, users.c.user_id == pack_wishes.c.user_id)
    .where(pack_wishes.c.pack_id == bindparam("pack_id"))
    .order_by(users.c.user_id)
)
ONCE = Statement(
    insert(pack_mails)
    .values({name: bindparam(name) for name in ("snapshot_id", "user_id", "mail", "create_time")})
    .on_conflict_do_nothing()
)
HELD = Statement(
    select(pack_mails)
    .where(
        pack_mails.c.snapshot_id == bindparam("snapshot_id"),
        pack_mails.c.user_id == bindparam("user_id"),
    )
    .with_for_update()
)
SNAPSHOT = Statement(select(snapshots).where(snapshots.c.snapshot_id == bindparam("snapshot_id")))
USER = Statement(select(users).where(users.c.user_id == bindparam("user_id")))
ATTACHED = {"pdf": ("pdf",), "files": ("pdf", "xlsx")}


def enqueue(call: Call, _pack: Row, made: Row) -> None:
    """Leaves a mail to everybody who wishes one and may read it."""
    for user in call.all(WISHERS, pack_id=made.pack_id):
        if not user.email or not audience.reads(made, user):
            continue
        key = {"snapshot_id": made.snapshot_id, "user_id": user.user_id}
        if call.run(ONCE, **key, mail=user.mail, create_time=call.clock.now()):
            call.enqueue(MAIL, key, key=f"{MAIL}/{made.snapshot_id}/{user.user_id}")


def send(call: Call, payload: dict[str, Any]) -> None:
    """One try."""
    row, user = call.first(HELD, **payload), call.first(USER, user_id=payload["user_id"])
    made = call.first(SNAPSHOT, snapshot_id=payload["snapshot_id"])
    if row is None or made is None or row.state != "waiting":
        return
    if user is None or not user.email or not audience.reads(made, user):
        _ended(call, row, "dead", "nobody to mail to")
        return
    settings = call.peers.home.app.config.mail
    try:
        if settings.smtp is None:
            raise OSError("no mail server is set")
        mail_sending.deliver(
            settings.smtp, settings.address, user.email, _letter(call, row, user, made)
        )
    except mail_sending.Refused as refusal:
        _ended(call, row, "dead", str(refusal))
    except (OSError, ValueError) as error:
        log.warning("a pack could not be mailed", error=type(error).__name__)
        _again(call, row, payload, mail_sending.told(error))
    else:
        _ended(call, row, "sent")


def _letter(call: Call, row: Row, user: Row, made: Row) -> EmailMessage:
    settings = call.peers.home.app.config.mail
    there = [each.language for each in call.all(editions.LANGUAGES, snapshot_id=made.snapshot_id)]
    wished = i18n.spoken(user.language or i18n.DEFAULT)
    language = wished if wished in there else there[0]
    mail = EmailMessage(policy=SMTP)
    with i18n.reader(wished, user.time_zone or made.time_zone):
        head = editions.head_of(call, made, language)
        subject = f"{head.title}: {head.period()}"
        said = [_("Hello %(name)s,", name=user.display_name or user.user_id)]
        said.append(
            _(
                "%(title)s has been published for %(period)s.",
                title=head.title,
                period=head.period(),
            )
        )
        if made.edition > 1:
            said.append(
                _("It is version %(number)s and corrects the one before.", number=made.edition)
            )
        said += [made.summary] if made.summary else []
        said += [
            head.link,
            _("You can choose on the page of the pack whether you get these mails."),
        ]
    mail["Subject"] = " ".join(subject.split())
    mail["From"] = formataddr((settings.name, settings.address))
    mail["To"] = formataddr((" ".join(user.display_name.split()), user.email))
    mail["Date"] = format_datetime(call.clock.now())
    # The same for every try: a server that took it twice knows it.
    mail["Message-ID"] = (
        f"<pack-{made.snapshot_id}.{user.user_id}.{made.content_hash[:12]}@{settings.domain}>"
    )
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content("\n\n".join(said), charset="utf-8", cte="base64")
    _attach(call, mail, row, made, language)
    return mail


def _attach(call: Call, mail: EmailMessage, row: Row, made: Row, language: str) -> None:
    key = {"snapshot_id": made.snapshot_id, "language": language}
    for kind in ATTACHED.get(row.mail, ()):
        content = call.first(editions.CONTENT, **key)
        main, _slash, sub = editions.MEDIA[kind].partition("/")
        mail.add_attachment(
            editions.file_of(call, made, content, kind),
            maintype=main,
            subtype=sub,
            filename=f"{editions.file_name(made, language)}.{kind}",
        )


def _changed(call: Call, row: Row, **values: Any) -> None:
    this = (pack_mails.c.snapshot_id == row.snapshot_id) & (pack_mails.c.user_id == row.user_id)
    call.run(update(pack_mails).where(this).values(attempts=row.attempts + 1, **values))


def _ended(call: Call, row: Row, state: str, error: str = "") -> None:
    _changed(call, row, state=state, last_error=error, finish_time=call.clock.now())


def _again(call: Call, row: Row, payload: dict[str, Any], error: str) -> None:
    if row.attempts >= len(PAUSES):
        _ended(call, row, "dead", error)
        return
    _changed(call, row, last_error=error)
    at = call.clock.now() + timedelta(seconds=PAUSES[row.attempts])
    call.enqueue(MAIL, payload, run_time=at, key=f"{MAIL}/{row.snapshot_id}/{row.user_id}")


JOBS = {MAIL: send}
OUTSIDE = (MAIL,)
