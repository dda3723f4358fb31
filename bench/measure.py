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


@dataclass
class Cost:
    """What a call costs: server CPU in µs, and how many a second there were."""

    cpu: float
    rate: float


def cost(pid: int, call: Callable[[int], Any], calls: int, rounds: int = 5) -> Cost:
    """The server CPU of one call: the median of several rounds, less what the server uses while nobody calls."""
    found, rates = [], []
    hammer(call, max(2 * IN_FLIGHT, calls // 5))
    idle_from, started = cpu_seconds(pid), time.perf_counter()
    time.sleep(1.0)
    idle = (cpu_seconds(pid) - idle_from) / (time.perf_counter() - started)
    for number in range(rounds):
        before = cpu_seconds(pid)
        seconds = hammer(lambda index, n=number: call((n + 1) * 1_000_000 + index), calls)
        found.append((cpu_seconds(pid) - before - idle * seconds) / calls * 1e6)
        rates.append(calls / seconds)
    return Cost(statistics.median(found), statistics.median(rates))
