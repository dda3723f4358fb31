"""What the sample company won and lost in the last two years, brought in as a list, as a team would.

The rule kept here: by the public API of imports; brought in again it changes nothing.
"""

import csv
import random
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from crm.customers.v1 import accounts_pb2

from ..client import Stubs, channel, credentials
from ..imports import Import, parcel_of
from ..stand import Stand

PLAN = """
about: Deals that were won and lost before.
sources:
  deals:
    file: deals.csv
    dates: "%%Y-%%m-%%d"
    account: {external_id: account, system: {constant: %(system)s}}
    deal:
      external_id: number
      name: name
      currency: {constant: EUR}
      state: state
      stage: stage
      amount: amount
      category: category
      open_date: opened
      close_time: closed
      close_reason: reason
      product: product
      product_system: {constant: sample-deals}
      owner: owner
"""
COLUMNS = (
    *("number", "account", "name", "state", "stage", "amount", "category", "opened", "closed"),
    *("reason", "product", "owner"),
)
COUNT, DAYS = 240, 700
OPEN_STAGES = ("First contact", "Needs known", "Solution shown", "Offer made")
WON = ("Best offer", "Quick delivery", "Knows us", "Service nearby")
LOST = ("Price", "Price", "Delivery time", "No budget", "Stayed with another")
PRODUCTS = ("Chairs", "Desks", "Printers", "Paper for the year", "Shelves", "Meeting room")


def tell(stand: Stand) -> None:
    """Makes all of it."""
    with channel(stand.address("customers")) as opened:
        stubs = Stubs(opened, credentials(stand))
        wanted = accounts_pb2.ListAccountsRequest(page_size=200, order_by="account_id")
        method = "/crm.customers.v1.AccountsService/ListAccounts"
        found = stubs.call(method, wanted, accounts_pb2.ListAccountsResponse).accounts
        accounts = [one for one in found if one.source and one.external_id and one.owner_id]
        if not accounts:
            return
        with tempfile.TemporaryDirectory() as folder:
            plan = Path(folder) / "deals.yaml"
            plan.write_text(PLAN % {"system": accounts[0].source}, encoding="utf-8")
            with (Path(folder) / "deals.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS)
                writer.writeheader()
                of_one = [one for one in accounts if one.source == accounts[0].source]
                writer.writerows(rows(of_one, datetime.now(UTC).date()))
            carrier = Import(stubs)
            made = carrier.create(parcel_of(plan, ()), name="Deals of before")
            carrier.watch(made.import_id, lambda _found: None)


def rows(accounts: Any, today: date) -> list[dict[str, str]]:
    """The list: the same on every day but for the days in it."""
    rng = random.Random(7)  # noqa: S311 (sample data)
    made = []
    for number in range(COUNT):
        account = rng.choice(accounts)
        began = today - timedelta(days=rng.randrange(3, DAYS))
        took = rng.randrange(9, 110)
        ended = began + timedelta(days=took)
        state = "open" if ended >= today else rng.choices(("won", "lost"), (11, 7))[0]
        product = rng.choice(PRODUCTS)
        made.append(
            {
                "number": f"P-{number}",
                "account": account.external_id,
                "name": f"{product} · {account.display_name}",
                "state": state,
                "stage": rng.choice(OPEN_STAGES) if state == "open" else "Offer made",
                "amount": str(rng.randrange(12, 640) * 100),
                "category": "Furniture" if product in PRODUCTS[:2] else "Supplies",
                "opened": began.isoformat(),
                "closed": "" if state == "open" else ended.isoformat(),
                "reason": {"won": rng.choice(WON), "lost": rng.choice(LOST)}.get(state, ""),
                "product": product,
                "owner": account.owner_id,
            }
        )
    return made
