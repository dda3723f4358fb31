"""Deals of the sample company: some of each pipeline, and one project with its people, documents and money.

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from crm.customers.v1 import (
    accounts_pb2,
    committees_pb2,
    contacts_pb2,
    deals_pb2,
    pipelines_pb2,
    projects_pb2,
)

from ..client import Stubs, channel, credentials
from ..stand import Stand

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
PEOPLE = (
    (committees_pb2.BUYING_ROLE_DECISION, committees_pb2.STANCE_NEUTRAL, 5),
    (committees_pb2.BUYING_ROLE_ECONOMIC, committees_pb2.STANCE_SCEPTIC, 4),
    (committees_pb2.BUYING_ROLE_USER, committees_pb2.STANCE_CHAMPION, 2),
)


def tell(stand: Stand) -> None:
    """Makes all of it."""
    with channel(stand.address("customers")) as opened:
        stubs = Stubs(opened, credentials(stand))

        def make(method: str, request: Any, reply: Any) -> Any:
            return stubs.call(f"{PLACE}{method}", request, reply)

        _deals(make, datetime.now(UTC).date())


def _deals(make: Any, today: date) -> None:
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
            owner_id=account.owner_id,
            team=account.team,
            currency="EUR",
            category="Furniture" if number % 2 else "Supplies",
            expected_close_date=(today + timedelta(days=20 + 17 * number)).isoformat(),
            source="sample-deals",
            external_id=f"D-{number}",
        )
        deal.lines.add(product_name=name, quantity="1", unit_price=amount)
        request = deals_pb2.CreateDealRequest(deal=deal, request_id=f"demo-deal-{number}")
        made = make("DealsService/CreateDeal", request, deals_pb2.Deal)
        if name == "Stand at the spring fair":
            _project(make, made, today)


def _project(make: Any, deal: Any, today: date) -> None:
    """The people, documents, plan and money of one of them."""
    key = deal.deal_id
    people = contacts_pb2.ListContactsRequest(
        filter=f"account_id = {deal.account_id}", page_size=len(PEOPLE)
    )
    found = make("ContactsService/ListContacts", people, contacts_pb2.ListContactsResponse)
    above = 0
    for number, (role, stance, influence) in enumerate(PEOPLE):
        known = number < len(found.contacts)
        person = committees_pb2.DealPerson(
            deal_id=key,
            contact_id=found.contacts[number].contact_id if known else 0,
            display_name="" if known else ("Head of marketing", "Buyer", "Designer")[number],
            role=role,
            stance=stance,
            influence=influence,
            reports_to_id=above,
        )
        wish = committees_pb2.CreateDealPersonRequest(
            deal_person=person, request_id=f"demo-deal-person-{number}"
        )
        made = make("BuyingCommitteesService/CreateDealPerson", wish, committees_pb2.DealPerson)
        above = above or made.deal_person_id
    for code, body in (("design", b"The first drawing"), ("budget", b"Wood, light, work")):
        filed = deals_pb2.FileDealDeliverableRequest(
            deal_id=key,
            code=code,
            file_name=f"{code}.txt",
            content=body,
            request_id=f"demo-deal-{code}",
        )
        make("DealsService/FileDealDeliverable", filed, deals_pb2.DealDeliverable)
    budget = projects_pb2.SetDealBudgetRequest(deal_id=key, request_id="demo-deal-budget")
    for kind, category, amount in ((1, "Wood", "21000"), (1, "Light", "9000"), (2, "", "16000")):
        budget.budget.add(kind=kind, category=category, amount=amount)
    make("ProjectsService/SetDealBudget", budget, projects_pb2.Project)
    for number, (name, days) in enumerate((("Drawing agreed", -3), ("Opening of the fair", 45))):
        stone = projects_pb2.CreateDealMilestoneRequest(request_id=f"demo-deal-stone-{number}")
        due = (today + timedelta(days=days)).isoformat()
        stone.deal_milestone.MergeFrom(
            projects_pb2.DealMilestone(deal_id=key, name=name, due_date=due)
        )
        make("ProjectsService/CreateDealMilestone", stone, projects_pb2.DealMilestone)
