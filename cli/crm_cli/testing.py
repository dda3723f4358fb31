"""Running services for tests: real processes on free ports over a real PostgreSQL, in a folder that is thrown away.

The rule kept here: whatever a test does to the processes, nothing of them is left when it ends.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .client import Stubs, bearer, channel, sign_in
from .demo import people
from .processes import Processes
from .stand import Stand

OPEN: "list[Running]" = []  # every stand that is there now, for what must hold in all of them


class Running:
    """A stand that runs, with ways to speak to it as somebody."""

    def __init__(self, stand: Stand, processes: Processes) -> None:
        """Use `running`."""
        self.stand = stand
        self.processes = processes
        self.tokens: dict[str, str] = {}
        self.open_calls = contextlib.ExitStack()

    @property
    def addresses(self) -> dict[str, str]:
        """The gRPC addresses by module."""
        return {name: self.stand.address(name) for name in self.stand.modules}

    def token(self, user_id: str = "admin") -> str:
        """Somebody's token; signed in once."""
        if user_id not in self.tokens:
            address = self.stand.address(self.stand.sign_in)
            self.tokens[user_id] = sign_in(address, user_id, self.stand.password(user_id))
        return self.tokens[user_id]

    def stubs(self, module: str, user_id: str = "admin") -> Stubs:
        """A module's RPCs, called as somebody over a channel of its own."""
        opened = self.open_calls.enter_context(channel(self.stand.address(module)))
        return Stubs(opened, bearer(self.token(user_id)))


@contextlib.contextmanager
def running(
    *modules: str,
    everybody: bool = False,
    processes: Callable[..., Processes] = Processes,
    **environment: str,
) -> Iterator[Running]:
    """Starts these modules (all installed ones if none is named) with an administrator, and with `everybody` else."""
    folder = Path(tempfile.mkdtemp(prefix="firsthand-stand-"))
    folder.chmod(0o755)
    stand = Stand.open(folder, modules or None, free_ports=True)
    started = processes(stand, **environment)
    found = Running(stand, started)
    try:
        with found.open_calls:
            started.database.start()
            started.database.create(stand.modules)
            for module in stand.modules:
                started.start(module)
            people.first_administrator(stand, started)
            started.wait_ready(stand.modules)
            if everybody:
                people.create_all(stand)
            OPEN.append(found)
            yield found
    finally:
        OPEN[:] = [each for each in OPEN if each is not found]
        started.down()
        shutil.rmtree(folder, ignore_errors=True)
