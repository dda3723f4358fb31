"""A firm that sells projects, from the enquiry to the profit: by pages, worksheet and API, to the expected end."""

import pytest
from crm.customers.v1 import deals_pb2

from .page_desk import decide, fetched, handed_in, send_round, upload
from .test_pages import Browser

DEAL, OTHER = "/deals/1", "/deals/2"


@pytest.fixture
def firm(world):
    """A customer with two people; a seller, and somebody who builds."""
    user = {"user_id": "rep.one", "display_name": "Rep One", "roles": ["rep"], "team": "service"}
    world.call("CreateUser", user=user)
    world.person("mate", "rep", team="else")
    owned = {"owner_id": "rep.one", "team": "service"}
    key = {
        "account_id": world.call(
            "CreateAccount", account={"display_name": "Nordwind", **owned}
        ).account_id
    }
    for name in ("Li Wei", "Anna Berg"):
        world.call("CreateContact", contact={**key, "display_name": name})
    return world


def opened(rep):
    """Two deals by the page: a stand in the pipeline of projects, and a hall that is talked of."""
    form = "/deals/new?account_id=1"
    typed = {"deal.account_id": "1", "deal.contact_id": "1", "deal.currency": "CNY"}
    typed |= {"deal.name": "Stand at the fair", "deal.pipeline_id": "2"}
    assert rep.send(form, typed, "CreateDeal").endswith(DEAL)
    typed = {"deal.account_id": "1", "deal.name": "Hall", "deal.pipeline_id": "1"}
    typed |= {"deal.amount": "900", "deal.currency": "EUR"}
    assert rep.send(form, typed, "CreateDeal").endswith(OTHER)


def filed(rep, code, content=b"drawn"):
    """A document is filed by the page of the deal."""
    upload(rep, DEAL, f"{DEAL}/file", f"{code}.pdf", content, code=code)


def decided_by_whom(rep):
    """Who decides, with the picture that says who reports to whom."""
    page = f"{DEAL}/committee"
    boss = {"deal_person.contact_id": "1", "deal_person.role": "BUYING_ROLE_DECISION"}
    rep.send(page, {**boss, "deal_person.influence": "5"}, "CreateDealPerson")
    user = {"deal_person.contact_id": "2", "deal_person.role": "BUYING_ROLE_USER"}
    user |= {"deal_person.influence": "2", "deal_person.stance": "STANCE_CHAMPION"}
    rep.send(page, {**user, "deal_person.reports_to_id": "1"}, "CreateDealPerson")
    rep.send(f"{page}?person=1", {"text": "Too dear"}, "RaiseDealObjection")
    shown = rep.get(page)
    assert "No contact with the decision maker in 30 days." in shown
    answer = {"answer": "Paid in two parts"}
    there = f"{DEAL}/objections/1/answer"
    rep.send(f"{page}?person=1", answer, "AnswerDealObjection", to=there)
    stance = {"deal_person.stance": "STANCE_SUPPORTER", "stance_note": "On the telephone"}
    rep.send(f"{page}?person=1", stance, "UpdateDealPerson")


def by_worksheet(world, rep, boss):
    """The seller says when, what next and how much by worksheet; what somebody changed meanwhile is decided."""
    day = world.clock.now().strftime("%Y-%m-%d")
    address = send_round(boss, "deals", f"{day}T20:00", "rep.one")
    (item,) = world.call("ListWorksheetRoundItems", by="rep").worksheet_round_items
    number = item.worksheet_round_item_id
    sheet = fetched(rep, number)
    row = sheet.row(1)
    assert (sheet.cell(row, "account_name").value, item.row_count) == ("Nordwind", 2)
    sheet.put(row, expected_close_date="2026-12-24", next_step="Sign the contract")
    sheet.put(sheet.row(2), amount=1000)
    boss.send(f"{OTHER}/edit", {"deal.note": "Wants it cheaper"}, "UpdateDeal")
    came = handed_in(rep, number, sheet)
    assert "To be decided" in rep.get(came)
    assert "Wants it cheaper" in rep.get(came), "both sides are shown"
    decide(rep, came, take=True)
    again = handed_in(rep, number, sheet)
    (one, other) = (world.call("GetDeal", deal_id=key) for key in (1, 2))
    assert (one.expected_close_date, one.next_step) == ("2026-12-24", "Sign the contract")
    assert (other.amount, other.note) == ("1000", "Wants it cheaper"), again
    assert "Back" in boss.get(address)


def won(rep, boss, stages):
    """Through the gates: what is missing is said each time, and the seller does not approve."""
    move, to = "MoveDeal", {name: {"stage_id": str(key)} for name, key in stages.items()}
    rep.send(DEAL, to["Design"], move)
    shown = rep.send(DEAL, to["Budget"], move, status=422)
    assert "Before the deal leaves “Design” this is needed: Design." in shown
    filed(rep, "design")
    filed(rep, "design", b"drawn again")
    rep.send(DEAL, to["Budget"], move)
    filed(rep, "budget")
    line = {"product_name": "Booth", "quantity": "1.5", "unit_price": "100000.33"}
    lines = {f"deal.lines[0].{name}": text for name, text in line.items()}
    rep.send(f"{DEAL}/edit", lines, "UpdateDeal")
    assert "Somebody has to approve" in rep.send(DEAL, to["Quotation"], move, status=422)
    rep.send(DEAL, {"note": "At our usual margin"}, "RequestDealApproval")
    approve = {"state": "DEAL_APPROVAL_STATE_APPROVED"}
    boss.send(DEAL, approve, "DecideDealApproval", to=f"{DEAL}/decide?approval=1")
    rep.send(DEAL, to["Quotation"], move)
    close = {"state": "DEAL_STATE_WON", "close_reason": "Best design"}
    assert "Quotation" in rep.send(DEAL, close, "CloseDeal", status=422)
    filed(rep, "quotation")
    filed(rep, "contract")
    rep.send(DEAL, close, "CloseDeal")


def carried_out(world, rep, boss):
    """Plan, people and money of the hall, which is prepared already: one enters, another approves."""
    page = f"{OTHER}/project"
    member = {"user_id": "mate", "role": "Builder", "hourly_cost": "40.5"}
    staff = {f"members[0].{name}": text for name, text in member.items()}
    rep.send(page, staff, "SetDealMembers")
    budget = {"budget[0].kind": "DEAL_ENTRY_KIND_EXPENSE", "budget[0].category": "wood"}
    budget |= {"budget[0].amount": "200", "budget[1].kind": "DEAL_ENTRY_KIND_TIME"}
    rep.send(page, {**budget, "budget[1].amount": "100"}, "SetDealBudget")
    wood = {"kind": "DEAL_ENTRY_KIND_EXPENSE", "category": "wood", "amount": "250"}
    paid = {"kind": "DEAL_ENTRY_KIND_INCOME", "amount": "300"}
    for each in (wood, paid):
        typed = {f"deal_entry.{name}": text for name, text in each.items()}
        rep.send(page, typed, "CreateDealEntry")
    hours = {"deal_id": 2, "kind": 2, "hours": "2"}
    world.call("CreateDealEntry", deal_entry=hours, by="mate")
    approve = {"state": "DEAL_ENTRY_STATE_APPROVED"}
    for number in (1, 2):
        world.call("DecideDealEntry", deal_entry_id=number, state=2, by="manager")
    boss.send(page, approve, "DecideDealEntry", to=f"{OTHER}/entries/3/decide")
    stone = {"deal_milestone.name": "Opening", "deal_milestone.due_date": "2026-11-20"}
    rep.send(page, stone, "CreateDealMilestone")
    rep.send(page, {"deal_task.title": "Order wood"}, "CreateDealTask")


def test_the_project_seller_from_the_enquiry_to_the_profit(firm):
    world, rep, boss = firm, Browser(firm, "rep"), Browser(firm, "manager")
    stages = {one.name: one.stage_id for one in world.call("GetPipeline", pipeline_id=2).stages}
    opened(rep)
    decided_by_whom(rep)
    by_worksheet(world, rep, boss)
    won(rep, boss, stages)
    carried_out(world, rep, boss)
    world.clock.forward(days=7)
    expected_end(world, stages)


def expected_end(world, stages):
    """What stands in the end, to the cent; the pages say the same."""
    stand, hall = (world.call("GetDeal", deal_id=key) for key in (1, 2))
    won_state, still = deals_pb2.DEAL_STATE_WON, deals_pb2.DEAL_STATE_OPEN
    assert (stand.state, stand.amount, stand.stage_id) == (
        *(won_state, "150000.5", stages["Building"]),
    )
    assert (hall.state, hall.amount, hall.probability) == (still, "1000", 10)
    steps = world.call("ListDealSteps", deal_id=1).deal_steps
    assert [step.kind for step in steps] == [3, 2, 2, 2, 1]
    (table,) = world.call("GetDeliverablesTable").rows
    versions = {one.code: one.version for one in table.deliverables}
    assert versions == {
        **{"design": 2, "budget": 1, "quotation": 1, "contract": 1},
        **{"photos": 0, "acceptance": 0},
    }
    assert (table.due_count, table.missing_count) == (5, 1)
    persons = world.call("GetBuyingCommittee", deal_id=1).persons
    told = {one.display_name: (one.reports_to_id, len(one.stances)) for one in persons}
    assert told == {"Li Wei": (0, 1), "Anna Berg": (1, 1)}
    profit = world.call("GetProject", deal_id=2).profit
    assert (profit.income, profit.cost, profit.profit) == ("300", "331", "-31")
    assert profit.expected_profit == "650"
    (line,) = world.call("ListProjects", filter="state = open").projects
    assert (line.late_count, line.open_task_count) == (1, 1)
    counted = world.call("GetDealStatistics", group="DEAL_GROUP_OWNER").statistics
    assert {(one.currency, one.won_amount, one.open_amount, one.profit) for one in counted} == {
        ("CNY", "150000.5", "0", "0"),
        ("EUR", "0", "1000", "-31"),
    }
    boss = Browser(world, "manager")  # the session of a week ago is over
    assert "past its day" in boss.get("/deals/projects")
    assert "-€31.00" in boss.get("/deals/figures")
    assert "budget.pdf" in boss.get("/deals/documents")
