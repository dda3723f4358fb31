"""A stand: one folder that holds what a run of the services on one machine needs.

The rule kept here: everything that must be the same at the next start (ports, secrets, passwords, data) is in the
folder; everything else follows from it. Files with secrets are readable by their owner only. What was never started
is not noted: a start that is refused leaves the notes of the one before.
"""

import importlib.util
import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

PORTS, STARTED_WITH = "ports.json", "modules.json"
MODULES = ("customers", "tickets", "channels", "reports")
LOWEST_PORT, HIGHEST_PORT = 15_000, 32_000
CHOSEN: set[int] = set()
HOST = "127.0.0.1"
# Words of the passwords that are printed: easy to read out and to type.
WORDS = (  # noqa: SIM905
    "amber apple birch bloom brook candle cedar cloud coral dune ember fern field flint garden harbor hazel indigo "
    "island ivory jasmine lantern lemon maple meadow mint olive orchid otter pearl pebble pine plum quartz rain "
    "river saffron sail silver sparrow spruce stone summer thistle tulip velvet violet walnut willow winter"
).split()


def installed() -> tuple[str, ...]:
    """The modules whose service is installed in this environment."""
    return tuple(name for name in MODULES if importlib.util.find_spec(f"crm_{name}") is not None)


def free_port() -> int:
    """A port that nobody listens on right now, below those that the system hands out to connections by itself."""
    while True:
        port = LOWEST_PORT + secrets.randbelow(HIGHEST_PORT - LOWEST_PORT)
        with socket.socket() as probe:
            if port not in CHOSEN and probe.connect_ex((HOST, port)) != 0:
                CHOSEN.add(port)
                return port


def taken(port: int) -> bool:
    """True when somebody listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


@dataclass(frozen=True)
class Ports:
    """Where one service listens."""

    grpc: int
    http: int
    ops: int


def usual_ports(module: str) -> Ports:
    """The ports that are printed in the documents."""
    number = MODULES.index(module) + 1
    return Ports(7100 + number, 8100 + number, 9100 + number)


def open_private(path: Path) -> BinaryIO:
    """An empty file that only the owner may read."""
    file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
    path.chmod(0o600)  # it may have been there
    return file


def keep(path: Path, content: object) -> None:
    """Writes JSON that only the owner may read: all of it or, on a disk that is full, none."""
    beside = path.with_name(f"{path.name}.new")
    with open_private(beside) as file:
        file.write(json.dumps(content, indent=1, ensure_ascii=False).encode())
    beside.replace(path)


def noted(path: Path) -> Any:
    """What `keep` wrote there, or None."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


class Stand:
    """A folder, the modules that run in it, and where they listen."""

    def __init__(self, folder: Path, modules: tuple[str, ...], ports: dict[str, Ports]) -> None:
        """Use `Stand.open`."""
        self.folder = folder
        self.modules = modules
        self.ports = ports
        self.before: dict[str, object] = {}

    @classmethod
    def open(
        cls, folder: Path, modules: tuple[str, ...] | None = None, *, free_ports: bool = False
    ) -> "Stand":
        """Opens a folder, making it at the first time; ports that a start noted stay."""
        folder = folder.resolve()
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "logs").mkdir(exist_ok=True)
        known: dict[str, dict[str, int]] = noted(folder / PORTS) or {}
        ports = {name: Ports(**numbers) for name, numbers in known.items()}
        chosen = modules or installed()
        for name in chosen:
            if name not in ports:
                ports[name] = (
                    Ports(free_port(), free_port(), free_port())
                    if free_ports
                    else usual_ports(name)
                )
        return cls(folder, chosen, ports)

    @classmethod
    def known(cls, folder: Path) -> "Stand":
        """The folder with the modules that it was last started with."""
        started_with: list[str] | None = noted(folder / STARTED_WITH)
        return cls.open(folder, tuple(started_with) if started_with is not None else None)

    def remember(self) -> None:
        """Notes which modules are started here and where they listen, for `known` and for the next start."""
        now = {
            PORTS: {name: asdict(numbers) for name, numbers in self.ports.items()},
            STARTED_WITH: self.modules,
        }
        self.before = {name: noted(self.folder / name) for name in now}
        for name, content in now.items():
            keep(self.folder / name, content)

    def take_back(self) -> None:
        """The notes are those from before `remember`: this start was refused."""
        for name, content in self.before.items():
            if content is None:
                (self.folder / name).unlink(missing_ok=True)
            else:
                keep(self.folder / name, content)

    @cached_property
    def secrets(self) -> dict[str, str]:
        """What was drawn once for this stand: the key that signs tokens, and the passwords of sample people."""
        path = self.folder / "secrets.json"
        if not path.exists():
            keep(path, {"token_key": secrets.token_urlsafe(48)})
        found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        return found

    def password(self, user_id: str) -> str:
        """The password of one of the sample people, drawn at the first question."""
        if user_id not in self.secrets:
            words = [secrets.choice(WORDS) for _ in range(3)]
            self.secrets[user_id] = "-".join([*words, str(secrets.randbelow(90) + 10)])
            keep(self.folder / "secrets.json", self.secrets)
        return self.secrets[user_id]

    def log(self, module: str) -> Path:
        """Where the lines of a service go."""
        return self.folder / "logs" / f"{module}.log"

    def address(self, module: str) -> str:
        """Where a module's gRPC door is."""
        return f"{HOST}:{self.ports[module].grpc}"

    def web(self, module: str) -> str:
        """Where a module's pages are, for a browser on this machine."""
        return f"http://localhost:{self.ports[module].http}/{module}"

    @property
    def sign_in(self) -> str:
        """The module that keeps the accounts: customers where it is there, else the first one."""
        return self.modules[0]

    def environment(self, module: str, database_url: str, **more: str) -> dict[str, str]:
        """The environment of one service's process."""
        ports = self.ports[module]
        ours = {name: value for name, value in os.environ.items() if not name.startswith("CRM_")}
        return ours | {
            "CRM_DATABASE_URL": database_url,
            "CRM_DATA_DIR": str(self.folder / module),
            "CRM_HOST": HOST,
            "CRM_GRPC_PORT": str(ports.grpc),
            "CRM_HTTP_PORT": str(ports.http),
            "CRM_OPS_PORT": str(ports.ops),
            "CRM_TOKEN_KEY": self.secrets["token_key"],
            "CRM_PEERS": ",".join(
                f"{name}={self.address(name)}" for name in self.modules if name != module
            ),
            "CRM_MODULES": ",".join(f"{name}={self.web(name)}" for name in self.modules),
            "CRM_SIGN_IN": self.sign_in,
            "CRM_LOG_FORMAT": "json",
            "PYTHONUNBUFFERED": "1",
            **more,
        }
