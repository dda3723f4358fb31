"""Tokens of an OpenID Connect provider: checked against its published keys, which are kept for a while.

The rule kept here: only asymmetric signatures, only our issuer and audience; a provider that cannot be reached is a
passing fault, and its known keys go on working meanwhile.
"""

import threading
from typing import Any, cast

import jwt

from crm_chassis.errors import Unavailable

ALGORITHMS = [
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
]
KEPT_SECONDS = 600
TIMEOUT_SECONDS = 3


class Provider:
    """One issuer, as it describes itself at /.well-known/openid-configuration."""

    def __init__(self, issuer: str, audience: str) -> None:
        self.issuer = issuer
        self.audience = audience
        self.lock = threading.Lock()
        self.keys: jwt.PyJWKClient | None = None

    def claims(self, token: str, options: Any) -> dict[str, Any]:
        """The checked claims of a token; raises jwt.PyJWTError, or Unavailable when the keys cannot be had."""
        try:
            key = self._client().get_signing_key_from_jwt(token)
        except jwt.PyJWKClientConnectionError:
            raise self._down() from None
        return jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            issuer=self.issuer,
            audience=self.audience or None,
            options=cast(Any, {**options, "verify_aud": bool(self.audience)}),
        )

    def _client(self) -> jwt.PyJWKClient:
        """The client of the keys' address, which is asked for once."""
        import requests  # late: most have no provider, and every process loads this module

        with self.lock:
            if self.keys is None:
                address = f"{self.issuer}/.well-known/openid-configuration"
                try:
                    told = requests.get(address, timeout=TIMEOUT_SECONDS)
                    told.raise_for_status()
                    uri = str(told.json()["jwks_uri"])
                except (requests.RequestException, ValueError, KeyError):
                    raise self._down() from None
                self.keys = jwt.PyJWKClient(uri, lifespan=KEPT_SECONDS, timeout=TIMEOUT_SECONDS)
            return self.keys

    def _down(self) -> Unavailable:
        return Unavailable(
            "The sign-in provider does not answer just now. Send the same call again."
        )
