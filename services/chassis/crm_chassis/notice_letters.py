"""What a mail with notices says.

The rule kept here: it is in its reader's language, with times of their zone; it says no more than the notices do, leads
to them, and says where to turn it off.
"""

from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING

from crm_chassis import formats, i18n
from crm_chassis.notices import sentence
from crm_chassis.sql import Row

if TYPE_CHECKING:
    from crm_chassis.app import App


def address(app: "App", path: str) -> str:
    """The whole address of a page of this module; "" where it is not known."""
    base = app.config.modules.get(app.service.name, "").rstrip("/")
    if not base.startswith(("https://", "http://")):
        return ""
    return f"{base.removesuffix(f'/{app.service.name}')}/{app.service.name}/access{path}"


def letter(app: "App", row: Row, notices: Sequence[Row], now: datetime) -> EmailMessage:
    """A mail as it is sent to the reader of these notices."""
    mail, settings = EmailMessage(policy=SMTP), app.config.mail
    with i18n.reader(row.language or i18n.DEFAULT, row.time_zone or "UTC"):
        lines = [sentence(each.template, each.fillings) for each in notices]
        subject, text = _subject(lines), _text(app, notices, lines)
    mail["From"] = formataddr((_line(settings.name), settings.address))
    mail["To"] = formataddr((_line(row.display_name), row.email))
    mail["Subject"] = _line(subject)[:200]
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = row.message_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    if where := address(app, "/notices/settings"):
        mail["List-Unsubscribe"] = f"<{where}>"
    mail.set_content(text, charset="utf-8", cte="base64")
    return mail


def _line(text: str) -> str:
    """One line: what stands in a head holds no breaks."""
    return " ".join(text.split())


def _subject(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return lines[0]
    return i18n.ngettext("%(num)s notice", "%(num)s notices", len(lines))


def _text(app: "App", notices: Sequence[Row], lines: Sequence[str]) -> str:
    parts = []
    for each, line in zip(notices, lines, strict=True):
        where = address(app, f"/notices/{each.notice_id}")
        parts.append("\n".join(filter(None, (line, formats.day_and_time(each.tell_time), where))))
    settings = address(app, "/notices/settings")
    last = i18n.gettext("How you are told: your notices, “How you are told”.")
    return "\n\n".join([*parts, "-- \n" + " ".join(filter(None, (last, settings)))])
