"""Webhooks: signed, tried again until taken or dead, and never into our own network."""

import http.server
import json
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from crm.events.v1 import webhooks_pb2
from crm_chassis import addresses, testing, webhook_events, webhook_sending
from crm_chassis.app import Service
from crm_chassis.errors import Conflict, Invalid, Precondition
from crm_chassis.tables import requests
from sqlalchemy import select
from standardwebhooks import Webhook

DEAD = webhooks_pb2.DELIVERY_STATE_DEAD
PENDING = webhooks_pb2.DELIVERY_STATE_PENDING
DELIVERED = webhooks_pb2.DELIVERY_STATE_DELIVERED


LONG = 60  # seconds that a receiver may hang


class Receiver(http.server.BaseHTTPRequestHandler):
    """Answers what it was told to, and keeps what came."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.came.append((self.path, dict(self.headers), body))
        answer = self.server.answers.pop(0) if self.server.answers else 200
        if answer == "hang":
            self.server.released.wait(LONG)
            return
        if answer == "drip":
            for letter in b"HTTP/1.0 200 OK\r\nx-slow: " + b"a" * 20 * LONG:
                self.wfile.write(bytes((letter,)))
                if self.server.released.wait(0.05):
                    return
            return
        self.send_response(answer)
        if answer == 302:
            self.send_header("location", f"http://127.0.0.1:{self.server.server_port}/other")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def receiver():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    server.daemon_threads = True
    server.came, server.answers, server.released = [], [], threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}/hook?x=1"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def world(postgres, tmp_path):
    yield from testing.world_of(Service(name="bare"), postgres, tmp_path, webhooks_to_private=True)


def hook(world, url, types=("crm.access.*",), **more):
    webhook = {"url": url, "event_types": list(types), **more}
    return world.call("CreateWebhook", webhook=webhook, request_id="w")


def happen(world, user_id="anna"):
    user = {"user_id": user_id, "display_name": "Anna", "roles": ["agent"]}
    world.call("CreateUser", user=user)


def send(world):
    """What the background does when it comes round."""
    while webhook_events.collect_once(world.app):
        pass
    return world.run_jobs()


def deliveries(world, **asked):
    return list(world.call("ListDeliveries", **asked).deliveries)


def test_an_event_is_posted_signed(world, receiver):
    made = hook(world, receiver.url)
    happen(world)
    assert send(world) == 1
    ((path, headers, body),) = receiver.came
    assert path == "/hook?x=1"
    shown = json.loads(body)
    assert shown["type"] == "crm.access.User.created"
    assert shown["data"]["data"]["user_id"] == "anna"
    headers = {name.lower(): value for name, value in headers.items()}
    when = datetime.fromtimestamp(int(headers["webhook-timestamp"]), world.clock.now().tzinfo)
    assert when == world.clock.now()
    right = Webhook(made.secret).sign(headers["webhook-id"], when, body.decode())
    assert headers["webhook-signature"] == right
    (delivery,) = deliveries(world)
    assert (delivery.state, delivery.attempts, delivery.last_status) == (DELIVERED, 1, 200)
    assert send(world) == 0, "once"


def test_the_secret_is_shown_once_and_kept_nowhere(world, receiver):
    first = hook(world, receiver.url)
    again = hook(world, receiver.url)
    assert first.secret.startswith("whsec_")
    assert not again.secret
    assert again.webhook == first.webhook
    (stored,) = world.rows(select(requests.c.reply))
    assert first.secret.encode() not in bytes(stored.reply)


def test_only_wanted_types_and_only_from_now_on(world, receiver):
    happen(world, "before")
    hook(world, receiver.url, ["crm.access.User.created"])
    happen(world, "after")
    world.call("UpdateUser", user={"user_id": "after", "team": "t"})
    send(world)
    assert [json.loads(body)["data"]["resource_id"] for _, _, body in receiver.came] == ["after"]


def test_what_fails_is_tried_again_with_the_same_id(world, receiver):
    hook(world, receiver.url)
    happen(world)
    receiver.answers = [500, 404, 200]
    waits = []
    for _ in range(3):
        send(world)
        (delivery,) = deliveries(world)
        if delivery.state == PENDING:
            wait = delivery.next_time.seconds - world.clock.now().timestamp()
            waits.append(wait)
            assert send(world) == 0, "not before its time"
            world.clock.forward(seconds=wait + 1)
    assert delivery.state == DELIVERED
    assert waits[0] < waits[1]
    names = {headers["webhook-id"] for _, headers, _ in receiver.came}
    assert len(receiver.came) == 3
    assert len(names) == 1


def test_after_its_time_it_is_a_dead_letter_that_can_be_sent_again(world, receiver):
    hook(world, receiver.url)
    happen(world)
    receiver.answers = [503] * 20
    begin = world.clock.now()
    while send(world):
        (delivery,) = deliveries(world)
        world.clock.time = max(world.clock.now(), delivery.next_time.ToDatetime(UTC))
    assert timedelta(hours=16) < world.clock.now() - begin < timedelta(hours=24)
    (dead,) = deliveries(world, filter='state = "dead"')
    assert dead.state == DEAD
    assert dead.last_error == "answered 503"
    assert 10 <= dead.attempts <= 20
    receiver.answers = []
    assert world.call("RedeliverDelivery", delivery_id=dead.delivery_id).state == PENDING
    send(world)
    assert [delivery.state for delivery in deliveries(world)] == [DELIVERED]


@pytest.mark.parametrize("answer", ["hang", "drip"])
def test_who_takes_too_long_is_left(world, receiver, answer, monkeypatch):
    monkeypatch.setattr(webhook_sending, "SECONDS", 0.5)
    hook(world, receiver.url)
    happen(world)
    receiver.answers = [answer]
    begin = time.monotonic()
    send(world)
    assert time.monotonic() - begin < LONG / 2
    (delivery,) = deliveries(world)
    assert (delivery.state, delivery.last_status) == (PENDING, 0)
    assert delivery.last_error


def test_redirects_are_not_followed(world, receiver):
    hook(world, receiver.url)
    happen(world)
    receiver.answers = [302]
    send(world)
    assert [path for path, *_ in receiver.came] == ["/hook?x=1"]
    assert deliveries(world)[0].last_status == 302


def test_an_ended_webhook_is_sent_nothing_more(world, receiver):
    made = hook(world, receiver.url)
    happen(world)
    receiver.answers = [500]
    send(world)
    world.call("DeleteWebhook", webhook_id=made.webhook.webhook_id)
    happen(world, "later")
    world.clock.forward(hours=1)
    send(world)
    assert len(receiver.came) == 1
    (delivery,) = deliveries(world)
    assert delivery.state == DEAD
    with pytest.raises(Precondition):
        world.call("RedeliverDelivery", delivery_id=delivery.delivery_id)


def test_disabled_ones_hear_nothing_of_that_time(world, receiver):
    made = hook(world, receiver.url, disabled=True)
    happen(world, "meanwhile")
    send(world)
    number, etag = made.webhook.webhook_id, made.webhook.etag
    changed = {"webhook_id": number, "etag": etag, "disabled": False}
    world.call("UpdateWebhook", webhook=changed, update_mask={"paths": ["disabled"]})
    happen(world, "after")
    send(world)
    assert [json.loads(body)["data"]["resource_id"] for _, _, body in receiver.came] == ["after"]
    with pytest.raises(Conflict):
        world.call("DeleteWebhook", webhook_id=number, etag=etag)
    assert not world.call("GetWebhook", webhook_id=number).disabled


class TestOurOwnNetwork:
    @pytest.fixture
    def world(self, postgres, tmp_path):
        yield from testing.world_of(Service(name="bare"), postgres, tmp_path)

    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1/x",
            "http://localhost:8080",
            "https://[::1]/",
            "http://10.1.2.3",
            "http://169.254.169.254/latest/meta-data",
            "http://[::ffff:192.168.0.1]/",
            "http://customers.local/",
            "http://0.0.0.0/",
        ],
    )
    def test_an_address_that_leads_there_is_refused(self, world, url):
        with pytest.raises(Invalid) as refused:
            hook(world, url)
        assert list(refused.value.fields) == ["webhook.url"]

    def test_a_name_that_leads_there_is_sent_nothing(self, world, receiver, monkeypatch):
        private = [(2, 1, 6, "", ("127.0.0.1", receiver.server_port))]
        monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: private)
        hook(world, f"http://example.com:{receiver.server_port}/")
        happen(world)
        send(world)
        assert receiver.came == []
        assert deliveries(world)[0].last_error == "the address leads into a private network"
