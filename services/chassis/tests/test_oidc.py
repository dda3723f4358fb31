"""Tokens of an OpenID Connect provider: a real one, small, on this machine."""

import json
import threading
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
import pytest
from crm_chassis import auth
from crm_chassis.errors import Unauthenticated, Unavailable
from cryptography.hazmat.primitives.asymmetric import rsa


class Provider:
    """Publishes its configuration and keys, and counts how often it is asked."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.asked = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked += 1
                body = json.dumps(outer.answer(self.path)).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def answer(self, path):
        if path.endswith("openid-configuration"):
            return {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"}
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "k1", "use": "sig", "alg": "RS256"}]}

    def token(self, now, key=None, algorithm="RS256", **changes):
        claims = {
            "iss": self.issuer,
            "sub": "42",
            "aud": "firsthand",
            "preferred_username": "Mei.Lin",
        }
        claims |= {"name": "Mei Lin", "roles": ["agent", "service", "emperor"], "team": "service"}
        claims |= {"iat": int(now.timestamp()), "exp": int((now + timedelta(hours=1)).timestamp())}
        return jwt.encode({**claims, **changes}, key or self.key, algorithm, headers={"kid": "k1"})

    def stop(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def provider(world):
    made = Provider()
    world.app.config = replace(world.app.config, oidc_issuer=made.issuer, oidc_audience="firsthand")
    world.app.authenticator = auth.Authenticator(world.app)
    yield made
    made.stop()


def principal(world, token):
    return world.app.authenticator.principal({"authorization": f"Bearer {token}"})


def test_a_person_comes_in_with_the_roles_that_we_know(world, provider):
    mei = principal(world, provider.token(world.clock.now()))
    assert (mei.id, mei.name, mei.roles, mei.team) == ("mei.lin", "Mei Lin", ("agent",), "service")
    assert mei.rows == "all"


def test_keys_and_checked_tokens_are_remembered(world, provider):
    for number in range(20):
        principal(world, provider.token(world.clock.now(), jti=str(number)))
    assert provider.asked == 2


@pytest.mark.parametrize(
    "changes",
    [{"aud": "another app"}, {"iss": "http://127.0.0.1:1"}, {"exp": 1}, {"sub": None}],
)
def test_a_token_for_others_from_others_or_ended_is_refused(world, provider, changes):
    with pytest.raises(Unauthenticated):
        principal(world, provider.token(world.clock.now(), **changes))


def test_a_token_signed_with_another_key_or_by_a_secret_is_refused(world, provider):
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    now = world.clock.now()
    for token in (
        provider.token(now, key=other),
        provider.token(now, key="x" * 40, algorithm="HS256"),
        jwt.encode({"iss": provider.issuer, "sub": "x", "exp": 9**10}, "", algorithm="none"),
    ):
        with pytest.raises(Unauthenticated):
            principal(world, token)


def test_a_disabled_person_is_refused_whatever_the_provider_says(world, provider):
    user = {"user_id": "mei.lin", "display_name": "Mei", "roles": ["agent"], "disabled": True}
    world.call("CreateUser", user=user)
    with pytest.raises(Unauthenticated):
        principal(world, provider.token(world.clock.now()))


def test_a_provider_that_is_down_is_a_passing_fault(world, provider):
    token = provider.token(world.clock.now())
    provider.stop()
    with pytest.raises(Unavailable):
        principal(world, token)
