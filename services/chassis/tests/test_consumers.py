"""A peer's feed is followed once, in order, effect and place together; what fails is not passed over."""

import threading
import time
from types import SimpleNamespace

import psycopg
import pytest
from crm_chassis import consumers, testing
from crm_chassis.app import Service
from crm_chassis.errors import PeerUnavailable
from crm_chassis.sql import configure
from crm_chassis.tables import cursors, users
from sqlalchemy import select, update


def on_user(call, event, user):
    """Keeps what a peer says about people, as a table of its own would."""
    if user.team == "poison":
        raise ValueError(user.display_name)
    if call.first(select(users).where(users.c.user_id == user.user_id)) is None:
        call.insert(users, user_id=user.user_id)
    call.update(users, user.user_id, team=user.team)


EVENTS = {"crm.access.User.created": on_user, "crm.access.User.updated": on_user}


@pytest.fixture
def peer(postgres, tmp_path):
    """The module whose feed is followed."""
    yield from testing.world_of(Service(name="peer"), postgres, tmp_path)


@pytest.fixture
def world(postgres, tmp_path, peer):
    """The module that follows it."""
    service = Service(name="following", consumers=EVENTS)
    for found in testing.world_of(service, postgres, tmp_path, sign_in="peer"):
        found.connect("peer", ListEvents=Feed(peer))
        yield found


class Feed:
    """The peer's feed, while it is there."""

    def __init__(self, peer):
        self.peer, self.down = peer, False

    def __call__(self, request):
        if self.down:
            raise PeerUnavailable("peer")
        return self.peer.call("ListEvents", request, by="service")


@pytest.fixture
def follower(world, monkeypatch):
    monkeypatch.setattr(type(world.app), "consumers", EVENTS)
    (found,) = consumers.followers_of(world.app)
    with psycopg.connect(world.app.config.database_url, autocommit=True) as connection:
        configure(connection)
        yield SimpleNamespace(
            step=lambda: found.step(connection), run=found.run, connection=connection
        )


def add(peer, user_id, team=""):
    user = {"user_id": user_id, "display_name": user_id, "roles": ["agent"], "team": team}
    peer.call("CreateUser", user=user)


def change(peer, user_id, team):
    peer.call("UpdateUser", user={"user_id": user_id, "team": team})


def teams(world):
    return {row.user_id: row.team for row in world.rows(select(users))}


def place(world):
    return [row.cursor for row in world.rows(select(cursors))]


def test_effects_and_place_land_together(world, peer, follower):
    add(peer, "anna", "one")
    change(peer, "anna", "two")
    assert follower.step()
    assert teams(world) == {"anna": "two"}
    before = place(world)
    assert follower.step()
    assert place(world) == before, "nothing happened, nothing is written"


def test_an_event_that_cannot_be_applied_stops_the_feed_until_it_is_mended(world, peer, follower):
    add(peer, "anna", "one")
    change(peer, "anna", "poison")
    add(peer, "ben", "after")
    for _ in range(2):
        with pytest.raises(ValueError, match="anna"):
            follower.step()
        assert teams(world) == {"anna": "one"}, "what comes before it is applied, later ones wait"
    assert b'crm_feed_stopped{peer="peer"} 1.0' in world.app.metrics.text()
    # The cause is mended: here, by a consumer that can take it.
    EVENTS["crm.access.User.updated"] = lambda call, event, user: None
    try:
        while not follower.step():
            pass
    finally:
        EVENTS["crm.access.User.updated"] = on_user
    assert teams(world) == {"anna": "one", "ben": "after"}
    assert b'crm_feed_stopped{peer="peer"} 0.0' in world.app.metrics.text()


def test_a_restored_peer_is_read_again_from_the_beginning(world, peer, follower):
    add(peer, "anna", "one")
    follower.step()
    world.rows(update(users).values(team="lost").returning(users.c.user_id))
    with psycopg.connect(peer.app.config.database_url) as other:
        other.execute("update feed set cluster = 'elsewhere'")
    assert not follower.step()
    assert follower.step()
    assert teams(world) == {"anna": "one"}


def until(what, seconds=10):
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if what():
            return True
        time.sleep(0.02)
    return False


def test_two_processes_take_turns_and_survive_a_peer_that_is_away(world, peer, follower):
    others = [consumers.followers_of(world.app)[0] for _ in range(2)]
    stopping = threading.Event()
    threads = [threading.Thread(target=each.run, args=(stopping,)) for each in others]
    for thread in threads:
        thread.start()
    assert until(lambda: any(each.mine for each in others))
    assert until(lambda: any(each.mine and each.behind_since is None for each in others))
    assert sum(each.mine for each in others) == 1
    feed = world.peers.answers["peer"]["ListEvents"]
    feed.down = True
    add(peer, "anna", "one")
    time.sleep(0.6)
    assert b'crm_feed_lag_seconds{peer="peer"} 0.0' not in world.app.metrics.text()
    feed.down = False
    assert until(lambda: teams(world) == {"anna": "one"})
    assert until(lambda: b'crm_feed_lag_seconds{peer="peer"} 0.0' in world.app.metrics.text())
    stopping.set()
    peer.app.draining.set()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def test_an_absent_peer_is_not_followed(postgres, tmp_path, monkeypatch):
    for world in testing.world_of(Service(name="alone", consumers=EVENTS), postgres, tmp_path):
        assert consumers.followers_of(world.app) == []
