"""The loop beside the doors: what falls due by itself fires within a second, however many processes look.

The rule kept here: each area says what of it is due and does some of it in one transaction; what somebody else holds is
passed by. Nothing ends the loop but the end of the process.
"""

import random
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from crm_chassis import outbox
from crm_chassis.logs import log

from crm_tickets.promising import firing as promises
from crm_tickets.sla import firing as clocks

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

    Fires = Callable[[Call], int]

PAUSE = 0.5
FIRES: Mapping[str, "Fires"] = {"clocks": clocks.fire_some, "promises": promises.fire_some}


def fire_all(app: "App", name: str) -> int:
    """Fires all that is due now of one area, some at a time; says how much there was."""
    total = 0
    while count := _some(app, name):
        total += count
    return total


def _some(app: "App", name: str) -> int:
    """One transaction of firing."""
    with app.database.connection() as connection:
        call = app.begin(connection, name)
        with app.transaction(connection, call):
            count = FIRES[name](call)
            outbox.flush(call, None)
    return count


def watch(app: "App", stopping: threading.Event) -> None:
    """The loop: looks twice a second; of what fails in one area the other does not hear."""
    while not stopping.is_set():
        for name in FIRES:
            try:
                fire_all(app, name)
            except Exception:
                if stopping.is_set():
                    return
                log.exception("firing failed", area=name)
                stopping.wait(1)
        stopping.wait(PAUSE * random.uniform(0.8, 1.2))  # noqa: S311
