"""How mail goes out and comes in, as the environment says it: servers, addresses and limits.

The rule kept here: passwords come from the environment or from a file that it names, and are never shown; a setting
that cannot be used stops the start with its name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

# How a connection is made, by the scheme: encrypted from the start, encrypted after STARTTLS, or not at all.
SMTP_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
IMAP_PORTS = {"imaps": 993, "imap": 143, "imap+plain": 143}
SECRET = "CRM_MAIL_SECRET_"  # noqa: S105 (how their names begin)


class BadMailSetting(ValueError):
    """A setting that cannot be used: its name, and what would be right."""


@dataclass(frozen=True)
class Server:
    """A mail server and who signs in there."""

    scheme: str
    host: str
    port: int
    folder: str = "INBOX"
    user: str = ""
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        """As operators may see it."""
        return f"{self.scheme}://{self.user + '@' if self.user else ''}{self.host}:{self.port}"


@dataclass(frozen=True)
class MailSettings:
    """All that is said about mail."""

    smtp: Server | None = None
    imap: Server | None = None
    address: str = ""
    name: str = ""
    own_addresses: tuple[str, ...] = ()
    plus: bool = False
    max_mb: int = 20
    hourly: int = 30
    follow_up_days: int = 14
    proxies: int = 0
    # Passwords of mailboxes that somebody sets up, by the names that they are called by.
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)

    @property
    def domain(self) -> str:
        """What stands behind the @ of what we send."""
        return self.address.rpartition("@")[2] or "localhost"

    @property
    def ours(self) -> frozenset[str]:
        """All addresses that are our own."""
        return frozenset(each.lower() for each in (self.address, *self.own_addresses) if each)


def server_of(text: str, ports: Mapping[str, int], user: str = "", password: str = "") -> Server:
    """The server that a URL names; raises BadMailSetting."""
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in ports or not parts.hostname or port == -1 or parts.password:
        some = ", ".join(f"{scheme}://" for scheme in ports)
        raise BadMailSetting(f"must be like {some} with a host, and without password")
    folder = parts.path.strip("/") or "INBOX"
    port = port or ports[parts.scheme]
    return Server(parts.scheme, parts.hostname, port, folder, parts.username or user, password)


def _secret(environ: Mapping[str, str], name: str) -> str:
    """A secret of the environment, or of the file that it names."""
    file = environ.get(f"{name}_FILE")
    if not file:
        return environ.get(name, "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadMailSetting(f"{name}_FILE cannot be read: {error}") from None


def _secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """The secrets that mailboxes may name."""
    names = {name.removesuffix("_FILE") for name in environ if name.startswith(SECRET)}
    return {name.removeprefix(SECRET): _secret(environ, name) for name in names}


def _server(environ: Mapping[str, str], name: str, ports: Mapping[str, int]) -> Server | None:
    text = environ.get(f"CRM_{name}_URL", "")
    if not text:
        return None
    secret = _secret(environ, f"CRM_{name}_PASSWORD")
    try:
        return server_of(text, ports, environ.get(f"CRM_{name}_USER", ""), secret)
    except BadMailSetting as bad:
        raise BadMailSetting(f"CRM_{name}_URL {bad}") from None


def _count(environ: Mapping[str, str], name: str, default: int, least: int) -> int:
    text = environ.get(name, "") or str(default)
    if not text.isdigit() or int(text) < least:
        raise BadMailSetting(f"{name} must be a whole number of at least {least}, not {text!r}")
    return int(text)


def mail_settings(environ: Mapping[str, str]) -> MailSettings:
    """What the environment says about mail; raises BadMailSetting."""
    smtp = _server(environ, "SMTP", SMTP_PORTS)
    imap = _server(environ, "IMAP", IMAP_PORTS)
    address = environ.get("CRM_MAIL_ADDRESS", "").strip()
    if (smtp or address) and (address.count("@") != 1 or address.startswith("@")):
        raise BadMailSetting("CRM_MAIL_ADDRESS must be the address that mails are sent from")
    others = environ.get("CRM_MAIL_OWN_ADDRESSES", "").split(",")
    plus = environ.get("CRM_MAIL_PLUS", "").lower()
    if plus not in ("", "0", "1", "true", "false", "yes", "no"):
        raise BadMailSetting(f"CRM_MAIL_PLUS must be true or false, not {plus!r}")
    return MailSettings(
        smtp,
        imap,
        address,
        environ.get("CRM_MAIL_NAME", "").strip(),
        tuple(filter(None, (each.strip() for each in others))),
        plus in ("1", "true", "yes"),
        _count(environ, "CRM_MAIL_MAX_MB", 20, 1),
        _count(environ, "CRM_MAIL_HOURLY", 30, 1),
        _count(environ, "CRM_MAIL_FOLLOW_UP_DAYS", 14, 0),
        _count(environ, "CRM_PROXIES", 0, 0),
        _secrets(environ),
    )
