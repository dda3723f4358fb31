"""How CPU and speed are measured, and how results are told.

The rule kept here: what counts is the CPU time that the server's own processes used, read from the kernel; so neither
the client nor the database beside it, nor another program on the machine, changes the figure much.
"""

import json
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

ARTEFACTS = Path("artefacts")
IN_FLIGHT = 16


@dataclass
class Result:
    """One measured figure, and what was promised of it."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    of: str = ""
    target: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the promise is kept; None when nothing was promised."""
        if self.target is None:
            return None
        figure = self.value if self.ratio is None else self.ratio
        return figure >= self.target if self.at_least else figure <= self.target


@dataclass
class Run:
    """All results of one run; `scale` below 1 makes it shorter, and its figures rougher."""

    scale: float = 1.0
    results: list[Result] = field(default_factory=list)
    machine: dict[str, object] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Takes a result, and shows it at once."""
        self.results.append(result)
        ratio = "" if result.ratio is None else f"  {result.ratio:.2f} × {result.of}"
        Console().print(
            f"  {result.name}: {result.value:,.1f} {result.unit}{ratio}", highlight=False
        )

    def show(self) -> None:
        """The table, and the same as JSON under artefacts/."""
        table = Table("measured", "figure", "", "ratio", "promised", "", box=None, pad_edge=False)
        for one in self.results:
            sign = "≥" if one.at_least else "≤"
            promised = "" if one.target is None else f"{sign} {one.target:g}"
            mark = {None: "", True: "[green]kept[/green]", False: "[red]missed[/red]"}[one.met]
            ratio = "" if one.ratio is None else f"{one.ratio:.2f} × {one.of}"
            table.add_row(one.name, f"{one.value:,.1f}", one.unit, ratio, promised, mark)
        console = Console()
        console.print()
        Console(width=max(console.width, 120)).print(table)
        ARTEFACTS.mkdir(exist_ok=True)
        report = {
            "machine": self.machine,
            "results": [asdict(one) | {"met": one.met} for one in self.results],
        }
        (ARTEFACTS / "bench.json").write_text(json.dumps(report, indent=1, ensure_ascii=False))


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process and its children have used so far."""
    # The CPU clock of another process (see clock_getcpuclockid(3)): exact, where /proc counts hundredths of a second.
    pids = [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
    return sum(time.clock_gettime(~one << 3 | 2) for one in pids)


def settle(pid: int) -> None:
    """Waits until a service that was just started has done what it does then, and what it started for that is gone."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(psutil.NoSuchProcess, OSError):
            began, before = psutil.Process(pid).children(recursive=True), cpu_seconds(pid)
            time.sleep(1.0)
            now = psutil.Process(pid).children(recursive=True)
            beside = any("sweeper" in " ".join(child.cmdline()) for child in now)
            if not beside and now == began and cpu_seconds(pid) - before < 0.05:
                return


# The cores that we may use.
CORES = sorted(os.sched_getaffinity(0))


@contextmanager
def on_cores(*cores: int) -> Iterator[None]:
    """This process, and all that it starts meanwhile, on these cores only."""
    place(set(cores))
    try:
        yield
    finally:
        place(set(CORES))


def place(cores: set[int]) -> None:
    """Puts every thread of this process on these cores; what it starts later inherits them."""
    for thread in os.listdir("/proc/self/task"):
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(thread), cores)


def hammer(call: Callable[[int], Any], calls: int) -> float:
    """Makes so many calls, always IN_FLIGHT of them under way, and says how long that took.

    `call` returns a future of gRPC. One that has ended makes room for the next, as with many callers.
    """
    room = threading.Semaphore(IN_FLIGHT)
    failed: list[BaseException] = []

    def ended(future: Any) -> None:
        if (error := future.exception()) is not None:
            failed.append(error)
        room.release()

    started = time.perf_counter()
    for index in range(calls):
        room.acquire()
        call(index).add_done_callback(ended)
    for _ in range(IN_FLIGHT):
        room.acquire()
    if failed:
        raise failed[0]
    return time.perf_counter() - started


def threads(call: Callable[[int], object]) -> Callable[[int], Any]:
    """A blocking call as one that returns a future, carried out by a few threads."""
    pool = ThreadPoolExecutor(4)
    return lambda index: pool.submit(call, index)


@dataclass(frozen=True)
class Work:
    """Calls to one server, to be measured: which process answers, what is called, and how often in a round."""

    name: str
    pid: int
    call: Callable[[int], Any]
    calls: int


@dataclass
class Cost:
    """What a call costs: server CPU in µs, and that as a multiple of what the call it is compared with costs."""

    cpu: float
    ratio: float


def in_turn(base: Work, works: list[Work], rounds: int = 7) -> tuple[float, dict[str, Cost]]:
    """What a call of `base` costs, and one of each work: medians over rounds in which all have their turn.

    A machine that is shared grows slower and quicker within seconds. So every round of a work stands between two
    rounds of `base`, and its ratio is taken from these; nothing is compared with what was measured minutes ago.
    """
    idle = {one.pid: at_rest(one.pid) for one in (base, *works)}
    for one in (base, *works):
        hammer(one.call, max(2 * IN_FLIGHT, one.calls))
    found: dict[str, list[tuple[float, float]]] = {one.name: [] for one in works}
    bases = [one_round(base, 0, idle[base.pid])]
    for number in range(1, rounds + 1):
        for one in works:
            spent = one_round(one, number, idle[one.pid])
            bases.append(one_round(base, number, idle[base.pid]))
            found[one.name].append((spent, spent / statistics.mean(bases[-2:])))
    return statistics.median(bases), {
        name: Cost(*(statistics.median(column) for column in zip(*each, strict=True)))
        for name, each in found.items()
    }


def at_rest(pid: int) -> float:
    """The share of a core that a server uses while nobody calls."""
    before, started = cpu_seconds(pid), time.perf_counter()
    time.sleep(1.0)
    return (cpu_seconds(pid) - before) / (time.perf_counter() - started)


def one_round(work: Work, number: int, idle: float) -> float:
    """The server CPU of one call in µs, less what the server uses while nobody calls."""
    before = cpu_seconds(work.pid)
    seconds = hammer(lambda index: work.call(number * 1_000_000 + index), work.calls)
    return (cpu_seconds(work.pid) - before - idle * seconds) / work.calls * 1e6
