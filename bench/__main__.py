"""`make bench`: runs all benchmarks one after the other, prints the table and keeps it as JSON.

`python -m bench calls feed orders` runs only those named, `short` makes it shorter, and `strict` makes a promise that
is not kept an error.
"""

import platform
import sys

import grpc
from rich.console import Console

from bench import calls, deals, feed, matching, migration, orders, pages, warehouse
from bench.measure import CORES, Run

PARTS = {
    "calls": calls.bench,
    "feed": feed.bench,
    "orders": orders.bench,
    "migration": migration.bench,
    "matching": matching.bench,
    "pages": pages.bench,
    "warehouse": warehouse.bench,
    "deals": deals.bench,
}


def main() -> int:
    """The whole run."""
    words = set(sys.argv[1:])
    if unknown := words - PARTS.keys() - {"short", "strict"}:
        sys.exit(
            f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}, short, strict"
        )
    machine = {
        "cores": len(CORES),
        "python": platform.python_version(),
        "grpcio": grpc.__version__,
    }
    run = Run(machine=machine, scale=0.3 if "short" in words else 1.0)
    for name, part in PARTS.items():
        if name in words or not words & PARTS.keys():
            Console().print(f"[bold]{name}[/bold]")
            part(run)
    run.show()
    return 1 if "strict" in words and any(one.met is False for one in run.results) else 0


if __name__ == "__main__":
    sys.exit(main())
