"""What a service is told by its environment: read once, checked at once, in one place.

The rule kept here: a wrong setting stops the start with the variable's name and what would be right; no other module
reads the environment.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from crm_chassis.mail_settings import BadMailSetting, MailSettings, mail_settings

PORTS = {"customers": 1, "tickets": 2, "channels": 3, "reports": 4}
LEVELS = ("debug", "info", "warning", "error", "critical")


class WrongSetting(SystemExit):
    """A setting that cannot be used: ends the start with a line that says what to change."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name} {what}")


def _pairs(name: str, text: str) -> dict[str, str]:
    """Reads "customers=host:7101,tickets=…"."""
    pairs = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, equals, value = part.partition("=")
        if not equals or not value:
            raise WrongSetting(name, f'must be like "customers=host:7101,tickets=…", not {text!r}')
        pairs[key.strip()] = value.strip()
    return pairs


@dataclass(frozen=True)
class Config:
    """The settings of one service; docs/operations.md says what each is for."""

    service: str
    database_url: str = ""
    data_dir: Path = Path(".crm")
    host: str = "127.0.0.1"
    grpc_port: int = 0
    http_port: int = 0
    ops_port: int = 0
    processes: int = 1
    threads: int = 16
    max_calls: int = 64
    pin: bool = False
    token_key: str = ""
    peers: Mapping[str, str] = field(default_factory=dict)
    modules: Mapping[str, str] = field(default_factory=dict)
    sign_in: str = ""
    oidc_issuer: str = ""
    oidc_audience: str = ""
    oidc_roles_claim: str = "roles"
    otlp_endpoint: str = ""
    log_level: str = "info"
    log_format: str = "json"
    drain_seconds: float = 1.0
    grace_seconds: float = 10.0
    peer_deadline_seconds: float = 2.0
    secure_cookies: bool = False
    frame_origins: str = ""  # sites that may show our public forms in a frame, divided by spaces
    webhooks_to_private: bool = False
    webhook_hours: float = 24.0
    max_attachment_mb: int = 20
    worksheet_days: int = 90
    facts_memory: str = "1GB"  # of the facts of reports; twice that while they are read again
    mail: MailSettings = field(default_factory=MailSettings)
    worker: int = 0

    @property
    def keeps_accounts(self) -> bool:
        """Whether local accounts are kept here, and not by another module."""
        return self.sign_in in ("", self.service)


def _number(environ: Mapping[str, str], name: str, default: float, least: float = 0) -> float:
    text = environ.get(name, "") or str(default)
    try:
        number = float(text)
    except ValueError:
        raise WrongSetting(name, f"must be a number, not {text!r}") from None
    if number < least:
        raise WrongSetting(name, f"must be at least {least:g}, not {text}")
    return number


def _port(environ: Mapping[str, str], name: str, usual: int) -> int:
    number = _number(environ, name, usual)
    if number > 65535 or number != int(number):
        raise WrongSetting(name, f"must be a port, 0 to 65535, not {number:g}")
    return int(number)


def _one_of(environ: Mapping[str, str], name: str, *words: str, usual: str) -> str:
    text = environ.get(name, "").lower() or usual
    if text not in words:
        raise WrongSetting(name, f"must be one of {', '.join(words)}, not {text!r}")
    return text


def _database(environ: Mapping[str, str]) -> str:
    url = environ.get("CRM_DATABASE_URL", "")
    if url and not url.startswith(("postgresql://", "postgres://")):
        raise WrongSetting(
            "CRM_DATABASE_URL", "must begin with postgresql://"
        )  # it may hold a password
    return url


def _size(environ: Mapping[str, str], name: str, default: str) -> str:
    text = environ.get(name, "") or default
    if not re.fullmatch(r"[1-9][0-9]{0,5}(MB|GB)", text):
        raise WrongSetting(name, f"must be like 512MB or 2GB, not {text!r}")
    return text


def _flag(environ: Mapping[str, str], name: str) -> bool:
    text = environ.get(name, "").lower()
    if text not in ("", "0", "1", "true", "false", "yes", "no"):
        raise WrongSetting(name, f"must be true or false, not {text!r}")
    return text in ("1", "true", "yes")


def _token_key(environ: Mapping[str, str]) -> str:
    key = environ.get("CRM_TOKEN_KEY", "")
    if key and len(key) < 32:
        raise WrongSetting("CRM_TOKEN_KEY", "must have at least 32 characters")
    return key or secrets.token_urlsafe(48)


def _mail(environ: Mapping[str, str]) -> MailSettings:
    try:
        return mail_settings(environ)
    except BadMailSetting as bad:
        name, _, what = str(bad).partition(" ")
        raise WrongSetting(name, what) from None


def from_environment(service: str, environ: Mapping[str, str] = os.environ) -> Config:
    """The settings of `service`; raises WrongSetting naming the variable that cannot be used."""
    offset = PORTS.get(service, 9)
    processes = int(_number(environ, "CRM_PROCESSES", 1, 1))
    return Config(
        service=service,
        database_url=_database(environ),
        data_dir=Path(environ.get("CRM_DATA_DIR", "") or ".crm"),
        host=environ.get("CRM_HOST", "") or "127.0.0.1",
        grpc_port=_port(environ, "CRM_GRPC_PORT", 7100 + offset),
        http_port=_port(environ, "CRM_HTTP_PORT", 8100 + offset),
        ops_port=_port(environ, "CRM_OPS_PORT", 9100 + offset),
        processes=processes,
        threads=int(_number(environ, "CRM_THREADS", 16, 1)),
        max_calls=int(_number(environ, "CRM_MAX_CALLS", 64, 1)),
        pin=_flag(environ, "CRM_PIN") or processes > 1,
        token_key=_token_key(environ),
        peers=_pairs("CRM_PEERS", environ.get("CRM_PEERS", "")),
        modules=_pairs("CRM_MODULES", environ.get("CRM_MODULES", "")),
        sign_in=environ.get("CRM_SIGN_IN", ""),
        oidc_issuer=environ.get("CRM_OIDC_ISSUER", "").rstrip("/"),
        oidc_audience=environ.get("CRM_OIDC_AUDIENCE", ""),
        oidc_roles_claim=environ.get("CRM_OIDC_ROLES_CLAIM", "") or "roles",
        otlp_endpoint=environ.get("CRM_OTLP_ENDPOINT", ""),
        log_level=_one_of(environ, "CRM_LOG_LEVEL", *LEVELS, usual="info"),
        log_format=_one_of(environ, "CRM_LOG_FORMAT", "json", "console", usual="json"),
        drain_seconds=_number(environ, "CRM_DRAIN_SECONDS", 1),
        grace_seconds=_number(environ, "CRM_GRACE_SECONDS", 10),
        peer_deadline_seconds=_number(environ, "CRM_PEER_DEADLINE_SECONDS", 2, 0.05),
        secure_cookies=_flag(environ, "CRM_SECURE_COOKIES"),
        frame_origins=" ".join(environ.get("CRM_FRAME_ORIGINS", "").replace(";", " ").split()),
        webhooks_to_private=_flag(environ, "CRM_WEBHOOKS_TO_PRIVATE"),
        webhook_hours=_number(environ, "CRM_WEBHOOK_HOURS", 24),
        max_attachment_mb=int(_number(environ, "CRM_MAX_ATTACHMENT_MB", 20, 1)),
        facts_memory=_size(environ, "CRM_FACTS_MEMORY", "1GB"),
        worksheet_days=int(_number(environ, "CRM_WORKSHEET_DAYS", 90, 1)),
        mail=_mail(environ),
        worker=int(_number(environ, "CRM_WORKER", 0)),
    )
