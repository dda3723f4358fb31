"""What figures cost at the scale of the generator: 2.2 million customers, 10 million touches, 1 million tickets.

`WAREHOUSE=1 python -m bench warehouse` writes such facts straight into DuckDB, copies them into PostgreSQL 18 with the
indexes one would give it, and asks both the same: every question that dashboards and drill-down pages ask, over many
periods, teams and readers; then it has a feed read again and followed (bench/feed.py). What counts is the CPU time of
the process that answers. WAREHOUSE is the share of the scale: without it a fiftieth, in a minute. `python -m
bench.warehouse 0.1` does without the feed, `alone` leaves PostgreSQL out, a folder keeps the facts for the next run.
"""

import json
import os
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
import psycopg
from crm_chassis import embedded
from crm_reports import listing, rules, warehouse
from crm_reports.computing import Computing
from crm_reports.measures import MEASURES
from crm_reports.plans import PLANS
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse
from rich.console import Console
from rich.table import Table

from bench import feed, warehouse_facts, warehouse_postgres
from bench.measure import ARTEFACTS, Result, Run

TODAY = date.fromisoformat(warehouse_facts.LAST)
QUERY, DRILL, MEMORY = 150, 100, 4096  # what is promised: ms, ms, MiB
DEAR = 20  # ms; what costs less is mostly planning
SHORT = "0.02"
LONGEST = 150  # seconds for which dashboards are asked, however busy the machine is


class Asked:
    """Facts that note what each question costs: in which function, about which figure."""

    def __init__(self, facts: Warehouse) -> None:
        self.facts = facts
        self.costs: dict[str, list[float]] = defaultdict(list)
        self.kept: dict[str, tuple[str, Any]] = {}
        self.prepared = 0.0

    def read(self, statement: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        """Answers, and notes the CPU time of the whole process."""
        name = _asker(sys._getframe(1))
        before = time.process_time()
        rows = self.facts.read(statement, parameters)
        spent = (time.process_time() - before) * 1000 + self.prepared
        # What only prepares the question after it is a part of that.
        self.prepared = 0.0
        if sys._getframe(1).f_code.co_name == "_marked":
            self.prepared = spent
            return rows
        self.costs[name].append(spent)
        if spent >= max(self.costs[name]):
            self.kept[name] = (statement, parameters)
        return rows

    @contextmanager
    def moment(self) -> Iterator[None]:
        """As the facts do."""
        with self.facts.moment():
            yield


def _asker(frame: Any) -> str:
    """Which function asks, about which figure, cut by what."""
    # Functions inside of others ask for those.
    while frame.f_code.co_name in ("_cuts", "_marked", "_newest", "page"):
        frame = frame.f_back
    said = frame.f_locals
    measure = said.get("measure")
    words = [
        frame.f_code.co_name,
        measure.figure_id if measure is not None else said.get("service", ""),
    ]
    if said.get("by") and isinstance(said["by"], str):
        words.append(f"by {said['by']}")
    if said.get("split"):
        words.append(f"by {said['split']}")
    return " ".join(words)


def some_slices(count: int, seed: int = 7) -> list[Slice]:
    """Periods as people ask for them: mostly months and quarters, some years, now and then all that there is."""
    chance, zone, found = random.Random(seed), rules.zone_of("Asia/Shanghai"), []
    for _ in range(count):
        days = chance.choice((31, 31, 31, 92, 92, 365, 0))
        last = TODAY - timedelta(days=chance.randrange(0, 700))
        if days == 365:
            last = TODAY - timedelta(days=chance.randrange(0, 60))
        period = rules.Period(last - timedelta(days=days - 1), last, zone)
        if not days:
            period = rules.Period(None, None, zone)
        rows = chance.choice(("all", "all", "all", "team", "own"))
        found.append(
            Slice(
                period,
                team=chance.choice(("", "", "Department 3")),
                rows=rows,
                reader_id="" if rows == "all" else f"person.{chance.randrange(600)}",
                reader_team="" if rows == "all" else f"Department {chance.randrange(20)}",
            )
        )
    return found


def dashboards(facts: Asked, slices: list[Slice]) -> dict[str, list[float]]:
    """Computes every dashboard for every slice; says what each dashboard costs as a whole."""
    whole: dict[str, list[float]] = defaultdict(list)
    ends = time.monotonic() + LONGEST
    for part in slices:
        for plan in PLANS.values():
            if time.monotonic() > ends:
                return whole
            before = time.process_time()
            Computing(facts, part, TODAY).dashboard(plan)  # type: ignore[arg-type]
            whole[plan.dashboard_id].append((time.process_time() - before) * 1000)
    return whole


def drill_downs(facts: Asked, slices: list[Slice]) -> list[float]:
    """Opens figures to their records, and turns a page."""
    chance, costs = random.Random(11), []
    figures = sorted({figure for plan in PLANS.values() for figure in plan.figures})
    ends = time.monotonic() + LONGEST / 2
    for part in slices:
        if time.monotonic() > ends:
            break
        for figure_id in chance.sample(figures, min(len(figures), 12)):
            measure = MEASURES[figure_id]
            before = time.process_time()
            Computing(facts, part, TODAY).figure(measure, {}, compared=False)  # type: ignore[arg-type]
            listed = listing.records_of(facts, measure, part, {}, 51, None)  # type: ignore[arg-type]
            costs.append((time.process_time() - before) * 1000)
            if len(listed) > 50:
                before = time.process_time()
                after = (listed[49].place, listed[49].key)
                listing.records_of(facts, measure, part, {}, 51, after)  # type: ignore[arg-type]
                costs.append((time.process_time() - before) * 1000)
    return costs


# -- the whole run


def late(costs: list[float]) -> float:
    """The 99th of a hundred."""
    return (
        statistics.quantiles(costs, n=100, method="inclusive")[98] if len(costs) > 1 else costs[0]
    )


def told(asked: Asked, ratios: dict[str, tuple[float, float]]) -> None:
    """Each kind of question, the dearest first."""
    table = Table(
        "question", "times", "p50 ms", "p99 ms", "DuckDB ms", "PostgreSQL ms", "ratio", box=None
    )
    for name, costs in sorted(asked.costs.items(), key=lambda pair: -late(pair[1])):
        ours, theirs = ratios.get(name, (0.0, 0.0))
        told = (f"{ours:.1f}", f"{theirs:.1f}", f"{theirs / ours:.1f}") if ours else ("", "", "")
        row = (f"{statistics.median(costs):.1f}", f"{late(costs):.1f}", *told)
        table.add_row(name, str(len(costs)), *row)
    Console(width=140).print(table)


def measured(facts: Warehouse, scale: float, rounds: int) -> tuple[Asked, list[Result]]:
    """All that is promised, over many periods."""
    asked = Asked(facts)
    slices = some_slices(rounds)
    whole = dashboards(asked, slices)
    every = [cost for costs in asked.costs.values() for cost in costs]
    opened = drill_downs(asked, slices)
    resident = psutil.Process().memory_info().rss / 2**20
    at = f"at {scale:g} of the scale"
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    results = [
        Result("how busy the machine is: its load for each core", load, ""),
        Result(f"a query of a dashboard, p50 {at}", statistics.median(every), "ms CPU"),
        Result(f"a query of a dashboard, p99 {at}", late(every), "ms CPU", target=QUERY),
        Result(f"a page of records, p50 {at}", statistics.median(opened), "ms CPU"),
        Result(f"a page of records, p99 {at}", late(opened), "ms CPU", target=DRILL),
        Result(f"memory of the process {at}", resident, "MiB", target=MEMORY),
    ]
    results += [
        Result(f"dashboard {name}, all of it, p50 {at}", statistics.median(costs), "ms CPU")
        for name, costs in whole.items()
    ]
    return asked, results


def compared(ratios: dict[str, tuple[float, float]]) -> list[Result]:
    """How much more PostgreSQL needs: for the kind of question in the middle, and for all of them together."""
    pairs = [(ours, theirs) for ours, theirs in ratios.values() if ours]
    dear = [theirs / ours for ours, theirs in pairs if max(ours, theirs) >= DEAR]
    every = sum(theirs for _ours, theirs in pairs) / sum(ours for ours, _theirs in pairs)
    middle = statistics.median(theirs / ours for ours, theirs in pairs)
    said = {"median": middle, "all of them together": every}
    if dear:
        said[f"median of those that cost either {DEAR} ms"] = statistics.median(dear)
    name = f"PostgreSQL 18, {len(pairs)} questions, "
    return [Result(name + word, more, "× the CPU of DuckDB") for word, more in said.items()]


def run_at(run: Run, scale: float, rounds: int, alone: bool, folder: Path) -> None:
    """Fills, asks and tells."""
    warehouse.SETTINGS["enable_external_access"] = True  # for the copy into PostgreSQL
    facts = Warehouse(folder / "facts.duckdb")
    if facts.read("select count(*) from accounts") == [(0,)]:
        started = time.perf_counter()
        rows = warehouse_facts.fill(facts, scale)
        print(f"{rows:,} rows in {time.perf_counter() - started:.0f} s", flush=True)
    asked, results = measured(facts, scale, rounds)
    ratios: dict[str, tuple[float, float]] = {}
    if not alone:
        server = embedded.start(folder / "postgres", careless=True)
        try:
            url = embedded.create_database(server, "facts")
            started = time.perf_counter()
            warehouse_postgres.copied(facts, url, folder)
            print(f"in PostgreSQL too in {time.perf_counter() - started:.0f} s", flush=True)
            with psycopg.connect(url, autocommit=True) as connection:
                ratios = warehouse_postgres.beside(connection, facts, asked.kept)
        finally:
            server.cleanup()
        results += compared(ratios)
    told(asked, ratios)
    for result in results:
        run.add(result)
    facts.close()
    ARTEFACTS.mkdir(exist_ok=True)
    kept = {
        name: {"costs": costs, "beside": ratios.get(name)} for name, costs in asked.costs.items()
    }
    (ARTEFACTS / "warehouse.json").write_text(json.dumps(kept))


def bench(run: Run) -> None:
    """The part of `make bench`: a fiftieth, in a minute; all of it in about twelve."""
    scale = float(os.environ.get("WAREHOUSE", SHORT))
    with TemporaryDirectory(prefix="firsthand-warehouse-") as folder:
        Path(folder).chmod(0o755)
        run_at(run, scale, 2 if scale < 1 else 12, alone=False, folder=Path(folder))
    if not any(one.name == feed.AGAIN for one in run.results):
        feed.read_again(run, max(feed.EVENTS, round(scale * 5 * feed.EVENTS)))


def main() -> None:
    """The whole run, by itself."""
    words = sys.argv[1:]
    numbers = [float(word) for word in words if re.fullmatch(r"[0-9.]+", word)]
    scale, rounds = (numbers + [1.0, 12])[0], int((numbers[1:] + [12])[0])
    kept = [Path(word) for word in words if "/" in word]
    with TemporaryDirectory(prefix="firsthand-warehouse-") as folder:
        Path(folder).chmod(0o755)
        run = Run()
        run_at(run, scale, rounds, "alone" in words, kept[0] if kept else Path(folder))


if __name__ == "__main__":
    main()
