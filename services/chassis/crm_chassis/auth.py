"""Who is calling: tokens, API keys and OIDC, turned into one Principal.

The rule kept here: a credential is checked in full once and remembered for at most a minute, never past its own end,
under its hash; what is remembered is the Principal and nothing that opens a door.
"""

import hashlib
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import jwt
import psycopg

from crm_chassis import api_key_checks, oidc, roles
from crm_chassis.database_errors import refusal_of
from crm_chassis.errors import Unauthenticated

if TYPE_CHECKING:
    from crm_chassis.app import App

ISSUER = "firsthand"
SESSION = timedelta(hours=10)
DELEGATION = timedelta(minutes=5)
REMEMBER_SECONDS = 60.0
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Principal:
    """A caller: `id` is a login name, "keys/3" or "services/tickets"; `rows` says whose rows it sees."""

    id: str
    name: str = ""
    roles: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    rows: str = "partner"
    team: str = ""
    partner_id: int = 0
    time_zone: str = ""
    language: str = ""

    def may(self, scope: str) -> bool:
        """Whether a scope of the caller covers this one."""
        return roles.allows(self.scopes, scope)


NOBODY = Principal("", "")


def person(user_id: str, name: str, its_roles: tuple[str, ...], **more: Any) -> Principal:
    """A person, with the scopes and the row rule that follow from the roles."""
    return Principal(
        user_id, name, its_roles, roles.scopes_of(its_roles), roles.rows_of(its_roles), **more
    )


def service(name: str) -> Principal:
    """A service calling another, or doing its own background work."""
    return person(f"services/{name}", name, ("service",))


def mint(key: str, principal: Principal, now: datetime, lasts: timedelta) -> str:
    """A token of our own for this principal: what sign-in gives, and what one service shows another."""
    claims = {
        "iss": ISSUER,
        "sub": principal.id,
        "name": principal.name,
        "roles": list(principal.roles),
        "scopes": list(principal.scopes),
        "rows": principal.rows,
        "team": principal.team,
        "partner_id": principal.partner_id,
        "tz": principal.time_zone,
        "lang": principal.language,
        "iat": int(now.timestamp()),
        "exp": int((now + lasts).timestamp()),
    }
    return jwt.encode(claims, key, algorithm="HS256")


def bearer(metadata: Mapping[str, str]) -> str:
    """The token in `authorization: Bearer …`, or "" when there is none."""
    scheme, _, token = metadata.get("authorization", "").partition(" ")
    if token and scheme.lower() != "bearer":
        raise Unauthenticated("Send credentials as «Bearer …».")
    return token.strip()


class Authenticator:
    """Checks credentials for one service."""

    def __init__(self, app: "App") -> None:
        self.app = app
        self.remembered: dict[bytes, tuple[float, float, Principal]] = {}
        self.lock = threading.Lock()
        issuer, audience = app.config.oidc_issuer, app.config.oidc_audience
        self.provider = oidc.Provider(issuer, audience) if issuer else None

    def principal(self, metadata: Mapping[str, str]) -> Principal:
        """The caller; NOBODY without credentials; raises Unauthenticated for bad ones."""
        token = bearer(metadata)
        if not token:
            return NOBODY
        digest = hashlib.sha256(token.encode()).digest()
        now = self.app.clock.now().timestamp()
        known = self.remembered.get(digest)
        if known and time.monotonic() < known[0] and now < known[1]:
            return known[2]
        try:
            principal, ends = self._check(token, now)
        except psycopg.Error as error:
            raise refusal_of(error) from error
        if len(self.remembered) >= REMEMBERED:
            with self.lock:
                self.remembered.clear()
        self.remembered[digest] = (time.monotonic() + REMEMBER_SECONDS, ends, principal)
        return principal

    def forget(self) -> None:
        """Forgets all checked credentials, so that a change of a person or key holds at once here."""
        self.remembered.clear()

    def _check(self, token: str, now: float) -> tuple[Principal, float]:
        if token.startswith(api_key_checks.PREFIX):
            return api_key_checks.check(self.app, token)
        try:
            header = jwt.get_unverified_header(token)
            claims = self._claims(token, str(header.get("alg", "")))
        except (jwt.PyJWTError, UnicodeError):
            raise Unauthenticated("The token is not valid.") from None
        ends = float(claims.get("exp", 0))
        if ends <= now:
            raise Unauthenticated("The token has expired. Sign in again.")
        if claims["iss"] == ISSUER:
            return self._ours(claims), ends
        return self._foreign(claims), ends

    def _claims(self, token: str, algorithm: str) -> dict[str, Any]:
        """The checked claims; times are compared by our own clock."""
        options: Any = {
            "verify_exp": False,
            "verify_iat": False,
            "verify_nbf": False,
            "require": ["exp", "iss", "sub"],
        }
        if algorithm == "HS256":
            key: Any = self.app.config.token_key
            return jwt.decode(token, key, algorithms=["HS256"], issuer=ISSUER, options=options)
        if self.provider is None or algorithm not in oidc.ALGORITHMS:
            raise jwt.InvalidAlgorithmError
        return self.provider.claims(token, options)

    def _ours(self, claims: Mapping[str, Any]) -> Principal:
        """A token of ours: the person as known here now, else as the token says."""
        known = self.app.user_row(str(claims["sub"]))
        if known is not None:
            if known.disabled_time is not None:
                raise Unauthenticated("This account is disabled.")
            return person_of(known)
        return Principal(
            str(claims["sub"]),
            str(claims.get("name", "")),
            tuple(claims.get("roles", ())),
            tuple(claims.get("scopes", ())),
            str(claims.get("rows", "partner")),
            str(claims.get("team", "")),
            int(claims.get("partner_id", 0)),
            str(claims.get("tz", "")),
            str(claims.get("lang", "")),
        )

    def _foreign(self, claims: Mapping[str, Any]) -> Principal:
        """A token of the OIDC provider: roles come from a claim, team and partner too where it has them."""
        user_id = str(claims.get("preferred_username") or claims["sub"]).lower()
        known = self.app.user_row(user_id)
        if known is not None and known.disabled_time is not None:
            raise Unauthenticated("This account is disabled.")
        named = claims.get(self.app.config.oidc_roles_claim, ())
        its_roles = tuple(
            role for role in (named if isinstance(named, list) else []) if role in roles.ROLES
        )
        return person(
            user_id,
            str(claims.get("name", user_id)),
            tuple(role for role in its_roles if role != "service"),
            team=str(claims.get("team", "")),
            partner_id=int(claims.get("partner_id", 0)),
        )


def person_of(row: Any) -> Principal:
    """The principal of a row of `users`."""
    return person(
        row.user_id,
        row.display_name,
        tuple(row.roles),
        team=row.team or "",
        partner_id=row.partner_id or 0,
        time_zone=row.time_zone or "",
        language=row.language or "",
    )
