"""Deals of the sample company: some of each pipeline, and one of them a project (projects.py).

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

from datetime import UTC, date, datetime, timedelta

from crm.customers.v1 import accounts_pb2, deals_pb2, pipelines_pb2

from ..client import Stubs, bearer, channel, credentials, sign_in
from ..stand import Stand
from . import projects
from .people import REPS

PLACE = "/crm.customers.v1."
# What is sold, at what price, how far the deal has come, and the kind of business.
SOLD = (
    ("Chairs for a new floor", "18400", 1, 0),
    ("Paper for the year", "9600", 2, 0),
    ("Standing desks", "42500", 3, 0),
    ("Stand at the spring fair", "86000", 2, 1),
    ("Showroom in the station", "132000", 1, 1),
    ("Reception furniture", "57500", 0, 1),
    ("Printers in forty shops", "64000", 1, 2),
    ("Pens at the till", "12800", 0, 2),
)
PROJECT = "Stand at the spring fair"
TEAM = "sales"


def tell(stand: Stand) -> None:
    """Makes all of it."""
    today = datetime.now(UTC).date()
    with channel(stand.address("customers")) as opened:

        def caller(metadata: list[tuple[str, str]]) -> projects.Make:
            stubs = Stubs(opened, metadata)
            return lambda method, request, reply: stubs.call(f"{PLACE}{method}", request, reply)

        def somebody(user_id: str) -> projects.Make:
            return caller(
                bearer(sign_in(stand.address(stand.sign_in), user_id, stand.password(user_id)))
            )

        administrator = caller(credentials(stand))
        deal = _deals(administrator, today)
        if deal is not None:
            sellers = _sellers(deal.owner_id)
            projects.tell(somebody(sellers[0]), administrator, deal, today, sellers)


def _deals(make: projects.Make, today: date) -> deals_pb2.Deal | None:
    """All of them; returns the one that is a project."""
    project = None
    wanted = accounts_pb2.ListAccountsRequest(page_size=len(SOLD), order_by="account_id")
    asked = make("AccountsService/ListAccounts", wanted, accounts_pb2.ListAccountsResponse)
    listed = pipelines_pb2.ListPipelinesRequest()
    reply = make("PipelinesService/ListPipelines", listed, pipelines_pb2.ListPipelinesResponse)
    ways = list(reply.pipelines)
    for number, (name, amount, stage, way) in enumerate(SOLD):
        if number >= len(asked.accounts) or way >= len(ways):
            break
        account = asked.accounts[number]
        selling = [one for one in ways[way].stages if not one.after_won]
        deal = deals_pb2.Deal(
            name=name,
            account_id=account.account_id,
            pipeline_id=ways[way].pipeline_id,
            stage_id=selling[min(stage, len(selling) - 1)].stage_id,
            owner_id=account.owner_id if account.owner_id in REPS else REPS[number % len(REPS)],
            team=TEAM,
            currency="EUR",
            category="Furniture" if number % 2 else "Supplies",
            expected_close_date=(today + timedelta(days=20 + 17 * number)).isoformat(),
            source="sample-deals",
            external_id=f"D-{number}",
        )
        deal.lines.add(product_name=name, quantity="1", unit_price=amount)
        request = deals_pb2.CreateDealRequest(deal=deal, request_id=f"demo-deal-{number}")
        made = make("DealsService/CreateDeal", request, deals_pb2.Deal)
        if name == PROJECT:
            project = made
    return project


def _sellers(owner: str) -> tuple[str, ...]:
    """Who sells it, and who helps."""
    return (owner, *(each for each in REPS if each != owner))
