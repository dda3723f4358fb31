"""`crm up`, `crm down` and `crm status`: one process runs a stand, and the others speak to it by its pid file.

The rule kept here: in the foreground or detached, it is the same process with the same children. SIGTERM or Ctrl-C
ends all of them in order; a second Ctrl-C only hurries.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
from rich.console import Console
from rich.table import Table

from .database import DatabaseFailed
from .demo import people
from .demo.load import Loading
from .processes import PidFile, Processes, StartFailed, alive, ready
from .stand import MODULES, Stand, installed, open_private

STARTED = "crm.ready"
PEOPLE = "people.done"
LOADED = "demo.done"
CUSTOMERS, SEED = 2400, 1
REFUSED = (StartFailed, DatabaseFailed, psycopg.Error, OSError)
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(Exception):
    """Somebody asked to end."""


def end(*_: object) -> None:
    """Ctrl-C, SIGTERM: wherever it is, it begins to end; asking again changes nothing."""
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise Ended


def foreground(
    stand: Stand, *, demo: bool, customers: int = CUSTOMERS, seed: int = SEED, stay: bool = True
) -> int:
    """Starts everything and stays until told to end."""
    console = Console()
    pid_file = PidFile(stand.folder)
    if pid_file.read() is not None:
        return already(console, stand)
    there = installed()
    if missing := ", ".join(name for name in stand.modules or MODULES if name not in there):
        console.print(f"Not installed here: {missing}.", style="red")
        return 2
    if not pid_file.write():
        console.print("Another crm up is starting it just now.")
        return 2
    processes = Processes(stand)
    try:
        for number in ENDING:
            signal.signal(number, end)
        fresh = demo and not (stand.folder / LOADED).exists()
        begin(console, processes, (customers, seed) if fresh else None)
        if stay:
            watch(console, processes)
    except Ended:
        return 0
    except REFUSED as error:
        console.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        return 2
    else:
        return 0
    finally:
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        (stand.folder / STARTED).unlink(missing_ok=True)
        console.print("Ending ...")
        processes.down()
        pid_file.remove()


def already(console: Console, stand: Stand) -> int:
    """What a second start says: where it runs, and what of what was asked for does not."""
    running = Stand.known(stand.folder)
    console.print("It is running already.")
    where(console, running)
    if missing := [name for name in stand.modules if name not in running.modules]:
        text = f"It runs without {', '.join(missing)}. To add them: crm down, then crm up."
        console.print(text, style="yellow", soft_wrap=True)
    return 2 if missing else 0


def begin(console: Console, processes: Processes, sample: tuple[int, int] | None) -> None:
    """Notes what is started for who asks meanwhile, and starts it; a start that is refused leaves no note."""
    started = time.monotonic()
    stand = processes.stand
    try:
        stand.remember()
        bring_up(console, processes, sample)
    except REFUSED:
        stand.take_back()
        raise
    console.print(f"Ready after {time.monotonic() - started:.0f} s.\n")


def bring_up(console: Console, processes: Processes, sample: tuple[int, int] | None) -> None:
    """Database, people, sample data (so many customers, by this seed), services: each only where it is not there."""
    stand = processes.stand
    for module in stand.modules:  # before the minutes that the rest may take
        processes.can_listen(module)
    loading = Loading(processes, *sample, console) if sample else None
    console.print(
        "Starting ..."
        if (stand.folder / PEOPLE).exists()
        else "First start: making the databases ..."
    )
    processes.database.start()
    processes.database.create(stand.modules)
    later = loading.later if loading else []
    begin_services(processes, [name for name in stand.modules if name not in later])
    if loading:
        loading.tell()
    begin_services(processes, later)
    if loading:
        loading.settle()
        (stand.folder / LOADED).touch()


def begin_services(processes: Processes, modules: list[str]) -> None:
    """Starts services, and makes the people when the one that keeps them is there for the first time."""
    stand = processes.stand
    for module in modules:
        processes.start(module)
    first = stand.sign_in in modules and not (stand.folder / PEOPLE).exists()
    if first:
        people.first_administrator(stand, processes)
    processes.wait_ready(modules)
    if first:
        people.create_all(stand)
        (stand.folder / PEOPLE).touch()


def load(stand: Stand, customers: int, seed: int) -> int:
    """`crm demo-data`: starts what it needs, loads, and ends it again."""
    console = Console()
    if PidFile(stand.folder).read() is not None:
        console.print(
            "The services run. End them first (crm down): the history is told before they start."
        )
        return 2
    if (stand.folder / LOADED).exists():
        console.print("The sample data is loaded already.")
        return 0
    return foreground(stand, demo=True, customers=customers, seed=seed, stay=False)


def watch(console: Console, processes: Processes) -> None:
    """Stays until `Ended`; what ends by itself is started again, as an operator's cluster would."""
    (processes.stand.folder / STARTED).touch()
    where(console, processes.stand)
    console.print("Ctrl-C ends everything; the data stays.\n")
    while True:
        time.sleep(0.5)
        server = processes.database.process
        if server is not None and server.poll() is not None:
            console.print("PostgreSQL ended; starting it again.", style="yellow")
            processes.database.start()
        for module, process in list(processes.services.items()):
            if process.poll() is not None:
                text = f"{module} ended with {process.returncode}; starting it again."
                console.print(text, style="yellow")
                console.print(processes.last_lines(module, 5), highlight=False, markup=False)
                time.sleep(1)
                processes.start(module)


def where(console: Console, stand: Stand) -> None:
    """Prints the pages, the doors and who may sign in; never cut off, since passwords are copied from here."""
    console = Console(width=max(console.width, 110))
    table = Table(box=None, pad_edge=False, title="Pages", title_justify="left")
    table.add_column()
    table.add_column(style="bold blue", no_wrap=True)
    table.add_column(style="dim")
    for module in stand.modules:
        ports = stand.ports[module]
        table.add_row(module, f"{stand.web(module)}/", f"gRPC {ports.grpc}, metrics {ports.ops}")
    console.print(table)
    console.print()
    signing = Table(box=None, pad_edge=False, title="Sign in as", title_justify="left")
    for _ in range(3):
        signing.add_column(no_wrap=True)
    for person in people.shown(stand):
        signing.add_row(
            f"[bold]{person.user_id}[/bold]", stand.password(person.user_id), person.what
        )
    console.print(signing)
    console.print()


def detached(stand: Stand, *, demo: bool, free_ports: bool) -> int:
    """Starts the same command in a session of its own, and returns when it is ready."""
    console = Console()
    if PidFile(stand.folder).read() is not None:
        return foreground(stand, demo=demo)
    command = [sys.executable, "-m", "crm_cli", "up", "--folder", str(stand.folder), *stand.modules]
    command.append("--demo" if demo else "--no-demo")
    command += ["--free-ports"] if free_ports else []
    (stand.folder / STARTED).unlink(missing_ok=True)  # left by one that was killed
    path = stand.folder / "logs" / "up.log"
    with open_private(path) as log:  # passwords are told there
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    while not (stand.folder / STARTED).exists():
        if process.poll() is not None:
            console.print(path.read_text(errors="replace"), markup=False)
            return process.returncode or 2
        time.sleep(0.1)
    where(console, Stand.known(stand.folder))
    console.print("`crm down` ends it; the data stays.")
    return 0


def down(folder: Path) -> int:
    """Asks the process that runs a stand to end, and waits for it."""
    console = Console()
    running = PidFile(folder).written()
    if running is None or not alive(*running):
        console.print(f"Nothing runs in {folder}.", markup=False, highlight=False, soft_wrap=True)
        return 0
    pid = running[0]
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + 90
    # The process itself is asked, not its file: it takes that away a moment before it has ended.
    while alive(*running):
        if time.monotonic() > end:
            console.print(f"[red]Process {pid} does not end.[/red]")
            return 1
        time.sleep(0.1)
    console.print("Ended.")
    return 0


def status(folder: Path) -> int:
    """Prints what runs; the exit status is 0 only when everything of the stand is ready."""
    console = Console(soft_wrap=True)
    pid = PidFile(folder).read()
    if pid is None:
        console.print(f"Nothing runs in {folder}.", markup=False, highlight=False)
        return 3
    console.print(f"Runs as process {pid}.")
    stand, all_ready = Stand.known(folder), True
    for module in stand.modules:
        fine = ready(stand.ports[module].ops)
        all_ready = all_ready and fine
        word = "[green]ready[/green]" if fine else "[red]not ready[/red]"
        console.print(f"{module:10} {word}  {stand.web(module)}/")
        if not fine:
            console.print(f"           its log: {stand.log(module)}", markup=False, highlight=False)
    return 0 if all_ready else 3
