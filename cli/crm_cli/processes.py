"""The processes of one stand: a PostgreSQL and one process per service, all children of whoever runs them.

The rule kept here: nothing is left behind. A service is asked to end (SIGTERM, it drains), waited for, and killed with
all its children if it does not; and when the parent dies without a word, Linux ends the children (see `child`).
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import click
import psutil

from . import child
from .database import Database
from .stand import HOST, Stand, taken


class StartFailed(Exception):
    """A service did not start; the text is for people."""


class NotRunning(click.ClickException):
    """A command needs services that do not run; the text says how to start them."""

    exit_code = 2


def ready(ops_port: int) -> bool:
    """True when a service says that it can take calls."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{ops_port}/readyz", timeout=1) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def end_tree(process: subprocess.Popen[bytes], number: signal.Signals, seconds: float) -> None:
    """Signals a process, waits for it, then kills what is left of it and of its children."""
    if process.poll() is not None:
        return
    try:
        children = psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        children = []
    process.send_signal(number)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)
    _, left = psutil.wait_procs(children, timeout=2)
    for one in left:
        one.kill()


class Processes:
    """Starts and ends what a stand consists of."""

    def __init__(self, stand: Stand, **environment: str) -> None:
        """`environment` goes to every service on top of the stand's own."""
        self.stand = stand
        self.database = Database(stand.folder / "postgres")
        self.services: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = environment
        self.python = sys.executable

    def log(self, module: str) -> Path:
        """Where a service's lines go."""
        return self.stand.log(module)

    def variables(self, module: str) -> dict[str, str]:
        """The environment of one service."""
        return self.stand.environment(module, self.database.url(module), **self.environment)

    def command(self, module: str, *arguments: str, **environment: str) -> None:
        """Runs a command of a service to its end, like `migrate`."""
        line = [self.python, "-m", f"crm_{module}", *arguments]
        variables = self.variables(module) | environment
        done = subprocess.run(line, env=variables, capture_output=True, text=True, check=False)
        if done.returncode:
            text = (done.stderr or done.stdout)[-3000:]
            raise StartFailed(f"{module} {' '.join(arguments[:1])} failed:\n{text}")

    def can_listen(self, module: str) -> None:
        """Refuses a start whose ports somebody else has."""
        ports = self.stand.ports[module]
        for port in (ports.grpc, ports.http, ports.ops):
            if taken(port):
                raise StartFailed(
                    f"Port {port} of {module} is taken by another program. "
                    "End it, or start with --free-ports in a folder of its own (--folder)."
                )

    def start(self, module: str) -> None:
        """Starts one service; it is not ready yet when this returns."""
        self.can_listen(module)
        with self.log(module).open("ab") as log:
            self.services[module] = subprocess.Popen(
                child.command([self.python, "-m", f"crm_{module}", "serve"]),
                env=self.variables(module),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def wait_ready(self, modules: Iterable[str], seconds: float = 120) -> None:
        """Waits until all of them take calls."""
        end = time.monotonic() + seconds
        waiting = set(modules)
        while waiting:
            for module in sorted(waiting):
                process = self.services[module]
                if process.poll() is not None:
                    status = f"{module} ended at its start (status {process.returncode})"
                    raise StartFailed(f"{status}:\n{self.last_lines(module)}")
                if ready(self.stand.ports[module].ops):
                    waiting.discard(module)
            if waiting and time.monotonic() > end:
                logs = "\n".join(self.last_lines(module) for module in sorted(waiting))
                late = ", ".join(sorted(waiting))
                raise StartFailed(f"Not ready after {seconds:.0f} s: {late}\n{logs}")
            time.sleep(0.05)

    def last_lines(self, module: str, count: int = 20) -> str:
        """The end of a service's log."""
        path = self.log(module)
        text = path.read_text(errors="replace") if path.exists() else ""
        return "\n".join(text.splitlines()[-count:])

    def up(self) -> None:
        """Database and services (which bring their databases up to date); returns when all of them are ready."""
        self.database.start()
        self.database.create(self.stand.modules)
        for module in self.stand.modules:
            self.start(module)
        self.wait_ready(self.stand.modules)

    def stop(
        self, module: str, number: signal.Signals = signal.SIGTERM, seconds: float = 20
    ) -> None:
        """Ends one service."""
        process = self.services.pop(module, None)
        if process is not None:
            end_tree(process, number, seconds)

    def restart(self, module: str, number: signal.Signals = signal.SIGTERM) -> None:
        """Ends one service and starts it again; ready when this returns."""
        self.stop(module, number)
        self.start(module)
        self.wait_ready([module])

    def down(self) -> None:
        """Ends everything, services first and together, since each waits for its clients a moment."""
        for process in self.services.values():
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for module in list(self.services):
            self.stop(module)
        self.database.stop()


def alive(pid: int, started: float) -> bool:
    """True when the process of a pid file still runs (and is not another one that got its number).

    One that ended and that nobody has collected yet, as in a container without an init, does not run.
    """
    try:
        process = psutil.Process(pid)
        ended = process.status() == psutil.STATUS_ZOMBIE
        return not ended and abs(process.create_time() - started) < 2
    except psutil.NoSuchProcess:
        return False


class PidFile:
    """Says which process runs a stand."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written yet."""
        self.path = folder / "crm.pid"
        self.held: IO[bytes] | None = None

    def write(self) -> bool:
        """Names this process; False when another one was faster. Its lock ends with its holder, however that ends."""
        self.held = self.path.with_name("crm.lock").open("wb")
        try:
            fcntl.flock(self.held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._let_go()
            return False
        started = psutil.Process().create_time()
        self.path.write_text(f"{os.getpid()} {started}\n")
        return True

    def written(self) -> tuple[int, float] | None:
        """What was written: a process, and since when it runs; it may have ended."""
        try:
            pid, started = self.path.read_text().split()
        except (FileNotFoundError, ValueError):
            return None
        return int(pid), float(started)

    def read(self) -> int | None:
        """The process that runs the stand, or None."""
        written = self.written()
        return written[0] if written and alive(*written) else None

    def remove(self) -> None:
        """Nobody runs the stand any more."""
        self.path.unlink(missing_ok=True)
        self._let_go()

    def _let_go(self) -> None:
        if self.held is not None:
            self.held.close()
            self.held = None


def serving(folder: Path, *modules: str) -> Stand:
    """The stand of a folder, which runs with these modules; raises NotRunning at once, so that nobody waits for it."""
    if PidFile(folder).read() is None:
        raise NotRunning(f"Nothing runs in {folder}. Start it (crm up), or name another --folder.")
    stand = Stand.known(folder)
    if missing := [name for name in modules if name not in stand.modules]:
        there = ", ".join(stand.modules)
        raise NotRunning(f"{folder} runs without {', '.join(missing)}: only {there}.")
    return stand
