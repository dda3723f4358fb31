"""Which events of which peers a service wants, and who follows them for it.

The rule kept here: a peer that this installation does not have is not followed, and nothing else changes; each peer
that it has is followed by itself, so that one that is away holds no other back. How an event is applied, and what
happens when it cannot be, stands in follower.
"""

import importlib
import pkgutil
import threading
from typing import TYPE_CHECKING

from crm_chassis.follower import WAIT_SECONDS, Follower

if TYPE_CHECKING:
    from crm_chassis.app import App


def peer_of(app: "App", event_type: str) -> str:
    """The module whose feed has events of this type; people are in the feed of who keeps them."""
    peer = event_type.split(".")[1]
    return app.config.sign_in if peer == "access" else peer


def know_messages_of(event_type: str) -> None:
    """Loads the protos of an event's package: it holds messages that we may never have named."""
    package = importlib.import_module(f"crm.{event_type.split('.')[1]}.v1")
    for found in pkgutil.iter_modules(package.__path__):
        if found.name.endswith("_pb2"):
            importlib.import_module(f"{package.__name__}.{found.name}")


def followers_of(app: "App") -> list[Follower]:
    """A follower for each peer that events are wanted of and that this installation has."""
    wanted: dict[str, list[str]] = {}
    for event_type in app.consumers:
        wanted.setdefault(peer_of(app, event_type), []).append(event_type)
        know_messages_of(event_type)
    return [Follower(app, peer, wanted[peer]) for peer in sorted(wanted) if app.peers.has(peer)]


def follow(app: "App", stopping: threading.Event) -> None:
    """The background loop: a thread for each peer that is followed."""
    followers = followers_of(app)
    threads = [
        threading.Thread(target=each.run, args=(stopping,), name=f"follow-{each.peer}", daemon=True)
        for each in followers
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    for thread in threads:
        thread.join(WAIT_SECONDS)
