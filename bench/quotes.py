"""What pricing a quote of 200 lines costs the server in CPU: priced, kept, and handed in, through the real pipeline.

    python -m bench.quotes --lines 200 --asks 60

Fills a database of its own with some thousand products in a list book and one of a tier, then asks as the editor does
and as an internal app does. What is measured is the CPU of this process, which runs the pipeline; the database's own is
not in it.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from crm.channels.v1 import quotes_pb2 as pb
from crm_channels.__main__ import SERVICE
from crm_chassis import embedded
from crm_chassis.testing import World, world_of

PROMISE = 10.0  # milliseconds of CPU for pricing 200 lines
FILL = """
insert into products (sku, name, product_line, unit)
select 'P-' || n, 'Product ' || n, 'Line ' || n %% 20, 'piece' from generate_series(1, %(products)s) n;
"""
BREAKS = """
insert into prices (price_book_id, product_id, min_quantity, max_quantity, unit_price)
select b.price_book_id, p.product_id, q.least, q.most, 100 - q.least / 2 + p.product_id %% 90
from price_books b, products p, (values (0, 10), (10, 50), (50, null)) q(least, most)
"""


@contextmanager
def _world(products: int) -> Iterator[World]:
    folder = Path(tempfile.mkdtemp(prefix="firsthand-bench-"))
    folder.chmod(0o755)
    server = embedded.start(folder / "postgres", careless=True)
    try:
        for world in world_of(SERVICE, server, folder):
            for tier in ({}, {"tier": "PARTNER_TIER_GOLD"}):
                book = {"name": "B", "currency": "EUR", "valid_from": "2026-01-01", **tier}
                world.call("CreatePriceBook", price_book=book)
            with psycopg.connect(world.app.config.database_url, autocommit=True) as connection:
                connection.execute(FILL, {"products": products})
                connection.execute(BREAKS, {})
                connection.execute("vacuum analyze products, prices")
            yield world
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _cpu(act: Callable[[], Any], asks: int) -> list[float]:
    """The milliseconds of CPU that this process takes for each, after some to warm up."""
    for _ in range(5):
        act()
    times = []
    for _ in range(asks):
        begun = time.process_time()
        act()
        times.append((time.process_time() - begun) * 1000)
    return sorted(times)


def _told(name: str, times: list[float]) -> str:
    p95 = times[int(len(times) * 0.95)]
    return f"{name:<44} median {statistics.median(times):6.2f} ms  p95 {p95:6.2f} ms"


def main() -> None:
    """Measures, and says whether the promise is kept."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lines", type=int, default=200)
    asked.add_argument("--asks", type=int, default=60)
    asked.add_argument("--products", type=int, default=5000)
    given = asked.parse_args()
    with _world(given.products) as world:
        dealer = world.call(
            "CreatePartner",
            partner={
                "name": "D",
                "kind": 1,
                "tier": "PARTNER_TIER_GOLD",
                "state": "PARTNER_STATE_ACTIVE",
            },
        )
        lines = [
            {"product_id": 1 + n * 7, "quantity": str(1 + n % 60), "discount_percent": str(n % 5)}
            for n in range(given.lines)
        ]
        request = pb.PriceQuoteLinesRequest(
            partner_id=dealer.partner_id, currency="EUR", lines=[pb.QuoteLine(**x) for x in lines]
        )
        quote = {"end_customer_name": "Acme", "currency": "EUR", "partner_id": dealer.partner_id}

        def keep() -> Any:
            return world.call("CreateQuote", quote={**quote, "lines": lines})

        made = [keep() for _ in range(given.asks + 5)]

        def submit() -> Any:
            return world.call("SubmitQuote", quote_id=made.pop().quote_id)

        priced = _cpu(lambda: world.call("PriceQuoteLines", request), given.asks)
        print(_told(f"pricing {given.lines} lines", priced))
        print(_told(f"making a quote of {given.lines} lines", _cpu(keep, given.asks)))
        print(_told(f"handing in a quote of {given.lines} lines", _cpu(submit, given.asks)))
        kept = statistics.median(priced) <= PROMISE
        print(f"promised: {PROMISE} ms of CPU for pricing; {'kept' if kept else 'NOT KEPT'}")


if __name__ == "__main__":
    main()
