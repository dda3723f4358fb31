"""What becomes of a mail, a request from the web and a message of a chat, as tables and plain functions.

The rule kept here: a machine's mail never gets an automatic answer and never opens a ticket by itself, so that two
machines that answer each other come to rest; a ticket is found by what only we can have written.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# A mail that came; how it begins is a step from nowhere.
INCOMING: Mapping[tuple[str, str], str] = {
    ("", "take"): "taken",
    ("", "hold"): "held",
    ("", "bounce"): "bounce",
    ("", "discard"): "discarded",
    ("held", "assign"): "taken",
    ("held", "discard"): "discarded",
    ("discarded", "restore"): "held",
}
# A mail that goes out. It may come back while we do not know yet that it was taken.
OUTGOING: Mapping[tuple[str, str], str] = {
    ("waiting", "accept"): "sent",
    ("waiting", "fail"): "waiting",
    ("waiting", "give_up"): "dead",
    ("waiting", "bounce"): "bounced",
    ("sent", "bounce"): "bounced",
    ("bounced", "bounce"): "bounced",
    ("dead", "bounce"): "bounced",
    ("dead", "resend"): "waiting",
    ("bounced", "resend"): "waiting",
}
# A request from the web.
WEB_REQUEST: Mapping[tuple[str, str], str] = {
    ("", "take"): "taken",
    ("", "suspect"): "suspect",
    ("", "repeat"): "duplicate",
    ("suspect", "release"): "taken",
    ("suspect", "reject"): "rejected",
    ("rejected", "restore"): "suspect",
}

PLACEHOLDERS = ("requester", "agent", "ticket", "subject", "text", "link")
MOST_TEXT = 10_000
MOST_SUBJECT = 200
TRIES_FOR = timedelta(hours=48)
FIRST_PAUSE, LONGEST_PAUSE = 30.0, 4 * 3600.0
# Automatic mails to one address: no more than so many in so long.
AUTOMATIC_MOST, AUTOMATIC_SPAN = 5, timedelta(hours=24)
MAIL_SPAN = timedelta(hours=1)
WEB_SAME = timedelta(hours=24)

TOKEN = re.compile(r"\[#(\d{1,18})-([a-z2-7]{12})\]", re.IGNORECASE)
PLUS = re.compile(r"\+t(\d{1,18})-([a-z2-7]{12})@", re.IGNORECASE)
ADDRESS = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,189}")
REPLY_MARK = re.compile(
    r"^\s*((re|aw|antw|sv|fw|fwd|wg|回复|答复|转发)\s*(\[\d+\])?\s*[:：]\s*)+", re.I
)
CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
LETTERS = re.compile(r"[^\W\d_]")
# Where what was quoted begins, in the words of common programs.
QUOTED = re.compile(
    r"^(?:[ \t]*(?:"
    r"-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine).*"
    r"|-{2,}\s*(?:原始邮件|原邮件|转发邮件).*"
    r"|on\b.{5,250}(?:\n.{0,100})?\bwrote:|am\b.{5,250}(?:\n.{0,100})?\bschrieb\b.{0,200}:"
    r"|le\b.{5,250}(?:\n.{0,100})?\ba écrit\s*:"
    r"|在.{5,250}写道\s*[:：]|.{0,200}于\s*\d{4}.{5,200}写道\s*[:：]"
    r"|from:.{1,250}\n(?:.*\n){0,2}\s*(?:sent|date):.*|von:.{1,250}\n(?:.*\n){0,2}\s*gesendet:.*"
    r"|发件人\s*[:：].{1,250}\n(?:.*\n){0,2}\s*(?:发送时间|日期|时间)\s*[:：].*"
    r"))[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


class NotAllowed(Exception):
    """A step that the state does not allow."""


def after(table: Mapping[tuple[str, str], str], state: str, step: str) -> str:
    """Where a step leads; raises NotAllowed."""
    try:
        return table[state, step]
    except KeyError:
        raise NotAllowed(f"{step} is not possible from {state}") from None


@dataclass(frozen=True)
class Marks:
    """What the head of a mail says about who or what wrote it."""

    sender: str = ""
    auto_submitted: str = ""
    precedence: str = ""
    suppress: str = ""
    list_id: str = ""
    auto_reply: str = ""
    return_path: str | None = None  # None: not said; "" is nobody, as machines write it
    is_report: bool = False


def is_bounce(marks: Marks) -> bool:
    """Whether a mail brings back another: a report of a mail server, or what one of them writes itself."""
    local = marks.sender.partition("@")[0].lower()
    daemon = local in ("mailer-daemon", "postmaster", "mail-daemon")
    return marks.is_report or (daemon and marks.return_path in ("", None))


def is_automatic(marks: Marks) -> bool:
    """Whether no person wrote it: such a mail is answered by nobody automatically and opens no ticket by itself."""
    submitted = marks.auto_submitted.partition(";")[0].strip().lower()
    return (
        submitted not in ("", "no")
        or marks.precedence.strip().lower() in ("bulk", "junk", "list", "auto_reply")
        or bool(marks.list_id or marks.auto_reply)
        or marks.return_path == ""
    )


def may_be_answered(marks: Marks) -> bool:
    """Whether an automatic answer may go to its sender."""
    local = marks.sender.partition("@")[0].lower()
    machine = local.replace("-", "").replace("_", "") in ("noreply", "donotreply", "mailerdaemon")
    asked = marks.suppress.lower().replace(" ", "").split(",")
    wished = not {"all", "autoreply", "oof"} & set(asked)
    return wished and not machine and not is_automatic(marks)


@dataclass(frozen=True)
class Known:
    """What is known about a mail beside its head."""

    ours: Collection[str] = field(default_factory=tuple)
    on_ticket: bool = False
    from_sender: int = 0
    most: int = 30


def first_step(marks: Marks, known: Known) -> tuple[str, str]:
    """What becomes of a readable mail that is no bounce: a step of INCOMING, and why ("" for a plain message)."""
    if not marks.sender:
        return "hold", "no_sender"
    if without_plus(marks.sender) in known.ours:
        return "discard", "own_address"
    if known.from_sender >= known.most:
        return "hold", "too_many"
    if is_automatic(marks):
        return ("take" if known.on_ticket else "hold"), "automatic"
    return "take", ""


def reply_goes(state: str, close_time: datetime | None, now: datetime, days: int) -> str:
    """Where a customer's reply goes: as a comment, reopening its ticket, or onto a ticket that follows it up."""
    if state == "waiting":
        return "resume"
    if state != "closed":
        return "comment"
    late = close_time is not None and now - close_time > timedelta(days=days)
    return "follow_up" if late else "reopen"


def pause(tries: int) -> timedelta:
    """How long to wait after so many failed tries."""
    return timedelta(seconds=min(LONGEST_PAUSE, FIRST_PAUSE * 3.0 ** (tries - 1)))


def may_send_automatic(sent_lately: int, *, bounces: bool) -> bool:
    """Whether an automatic mail may go to an address to which so many went lately."""
    return not bounces and sent_lately < AUTOMATIC_MOST


# What only we can have written


def _signature(key: str, text: str) -> str:
    digest = hmac.digest(key.encode(), text.encode(), hashlib.sha256)
    return base64.b32encode(digest).decode().lower()[:12]


def token(key: str, ticket_id: int) -> str:
    """What a subject or an address carries so that a reply finds its ticket: nobody else can make one."""
    return f"{ticket_id}-{_signature(key, f'mail of ticket {ticket_id}')}"


def ticket_of(key: str, subject: str, addresses: Sequence[str]) -> int:
    """The ticket that a subject or one of the addresses names by a token of ours; 0: none."""
    found = [*PLUS.findall(" ".join(addresses)), *TOKEN.findall(subject)]
    for number, signature in found:
        made = token(key, int(number)).partition("-")[2]
        if hmac.compare_digest(made, signature.lower()):
            return int(number)
    return 0


def with_token(subject: str, made: str) -> str:
    """A subject with the token of its ticket, once."""
    plain = " ".join(TOKEN.sub("", subject).split())
    return f"{plain[: MOST_SUBJECT - len(made) - 5]} [#{made}]".strip()


# What is said


def normal_address(text: str) -> str:
    """An e-mail address as it is compared, "" when it is none."""
    plain = text.strip().lower()
    return plain if ADDRESS.fullmatch(plain) else ""


def without_plus(address: str) -> str:
    """An address without what was added behind a plus sign."""
    local, _, domain = address.partition("@")
    return f"{local.partition('+')[0]}@{domain}"


def language_of(text: str) -> str:
    """The language that a text is written in, of those that we write: Chinese where a fifth of its letters are."""
    letters = len(LETTERS.findall(text))
    return "zh-Hans" if letters and len(CJK.findall(text)) * 5 >= letters else "en"


def without_quote(text: str) -> str:
    """What somebody wrote, without what they quoted below it; the whole where nothing else is left."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    cut = plain
    for found in QUOTED.finditer(plain):
        if plain[: found.start()].strip():
            cut = plain[: found.start()]
            break
    lines = cut.rstrip().split("\n")
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(">")):
        lines.pop()
    return "\n".join(lines).strip() or plain.strip()


def plain_subject(subject: str) -> str:
    """A subject without marks of replies and without our token."""
    tidy = " ".join(TOKEN.sub("", subject).split())
    return REPLY_MARK.sub("", tidy).strip()[:MOST_SUBJECT]


def shortened(text: str, most: int = MOST_TEXT) -> str:
    """A text that fits; what is left out is in the mail as it came."""
    return text if len(text) <= most else text[: most - 2] + " …"
