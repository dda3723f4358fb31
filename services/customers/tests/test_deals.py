"""A project is sold through its gates, with the people who decide, and carried out with its money looked at twice."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from crm.customers.v1 import committees_pb2, deals_pb2, projects_pb2
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition, Refusal
from crm_chassis.records import timestamp

from .worksheet_desk import Sheet, counts, hand_in

WON, LOST = deals_pb2.DEAL_STATE_WON, deals_pb2.DEAL_STATE_LOST
DECIDED = {"state": deals_pb2.DEAL_APPROVAL_STATE_APPROVED}


def pipeline_of(world, form):
    found = world.call("ListPipelines").pipelines
    return next(one for one in found if one.form == form)


@pytest.fixture
def firm(world):
    owned = {"owner_id": "rep.one", "team": "service"}
    account = world.call("CreateAccount", account={"display_name": "Nordwind", **owned})
    key = {"account_id": account.account_id}
    people = [
        world.call("CreateContact", contact={**key, "display_name": name}).contact_id
        for name in ("Li Wei", "Anna Berg")
    ]
    return account.account_id, people


def file(world, deal, code, content=b"drawn", by="rep"):
    return world.call(
        "FileDealDeliverable",
        deal_id=deal.deal_id,
        code=code,
        file_name=f"{code}.pdf",
        content=content,
        by=by,
    )


def refused(world, reason, method, **fields):
    with pytest.raises(Refusal) as told:
        world.call(method, **fields)
    assert told.value.reason == reason, told.value
    return told.value


def approved_by_the_manager(world, key):
    """Asked for once, decided once, and not by who asked."""
    asked = world.call("RequestDealApproval", **key)
    refused(world, "APPROVAL_ASKED", "RequestDealApproval", **key)
    decide = {"deal_approval_id": asked.deal_approval_id, **DECIDED}
    with pytest.raises(Refusal):
        world.call("DecideDealApproval", **decide, by="rep")
    assert len(world.call("ListDealApprovals", by="manager").deal_approvals) == 1
    world.call("DecideDealApproval", **decide, by="manager")
    refused(world, "DECIDED", "DecideDealApproval", **decide, by="manager")


def test_a_project_is_sold_through_its_gates(world, firm):
    account_id, (person, _) = firm
    line = pipeline_of(world, 2)
    stages = {stage.name: stage.stage_id for stage in line.stages}
    given = {"name": "Stand at the fair", "pipeline_id": line.pipeline_id, "currency": "CNY"}
    deal = world.call("CreateDeal", deal={**given, "contact_id": person}, by="rep")
    assert (deal.account_id, deal.owner_id, deal.probability) == (account_id, "rep.one", 10)
    assert deal.stage_id == stages["Enquiry"]
    key = {"deal_id": deal.deal_id, "by": "rep"}

    # Forward only through the gates in between; back through none.
    world.call("MoveDeal", **key, stage_id=stages["Design"])
    shut = refused(world, "GATE", "MoveDeal", **key, stage_id=stages["Quotation"])
    assert shut.metadata["missing"] == "design"
    assert file(world, deal, "design").version == 1
    again = file(world, deal, "design", b"drawn again")
    assert again.version == 2
    world.call("MoveDeal", **key, stage_id=stages["Budget"])
    world.call("MoveDeal", **key, stage_id=stages["Design"])
    world.call("MoveDeal", **key, stage_id=stages["Budget"])
    file(world, deal, "budget")
    lines = [{"product_name": "Booth", "quantity": "1.5", "unit_price": "100000.33"}]
    mask = {"paths": ["lines"]}
    changed = world.call(
        "UpdateDeal", deal={"deal_id": deal.deal_id, "lines": lines}, update_mask=mask, by="rep"
    )
    assert (changed.amount, changed.lines[0].amount) == ("150000.5", "150000.5")
    shut = refused(world, "GATE", "MoveDeal", **key, stage_id=stages["Quotation"])
    assert shut.metadata["missing"] == "approval"
    approved_by_the_manager(world, key)
    moved = world.call("MoveDeal", **key, stage_id=stages["Quotation"])
    assert moved.probability == 60

    # Won only with everything there; then it is carried out.
    close = {**key, "state": WON, "close_reason": "Best design"}
    assert "quotation" in refused(world, "GATE", "CloseDeal", **close).metadata["missing"]
    file(world, deal, "quotation")
    file(world, deal, "contract")
    dated = {"deal_id": deal.deal_id, "expected_close_date": "2026-12-24"}
    world.call("UpdateDeal", deal=dated, by="rep")
    refused(world, "DEAL_STATE", "MoveDeal", **key, stage_id=stages["Building"])
    won = world.call("CloseDeal", **close)
    assert (won.stage_id, won.state, won.probability) == (stages["Building"], WON, 100)
    refused(world, "DEAL_STATE", "CloseDeal", **close)
    refused(world, "DEAL_STATE", "MoveDeal", **key, stage_id=stages["Contract"])
    kinds = [step.kind for step in world.call("ListDealSteps", **key).deal_steps]
    assert kinds == [3, 2, 2, 2, 2, 2, 1]

    table = world.call("GetDeliverablesTable", by="rep")
    (row,) = table.rows
    filed = {cell.code: bool(cell.attachment_id) for cell in row.deliverables}
    wanted = ("design", "budget", "quotation", "contract")
    assert filed == {**dict.fromkeys(wanted, True), "photos": False, "acceptance": False}
    assert (row.due_count, row.missing_count) == (5, 1)
    gates = world.call("GetDealGates", **key).gates
    assert [gate.is_open for gate in gates] == [True] * 5 + [False] * 2


def test_who_sells_projects_hands_in_a_worksheet_of_deals(world, firm):
    account_id, _ = firm
    user = {"user_id": "rep.one", "display_name": "Rep", "roles": ["rep"], "team": "service"}
    world.call("CreateUser", user=user)
    line = pipeline_of(world, 2)
    given = {"pipeline_id": line.pipeline_id, "account_id": account_id, "amount": "900"}
    stand, hall, lost = (
        world.call("CreateDeal", deal={"name": name, **given}, by="rep")
        for name in ("Stand", "Hall", "Lost")
    )
    world.call("CloseDeal", deal_id=lost.deal_id, state=LOST, close_reason="Price", by="rep")
    asked = {"kind": "deals", "user_ids": ["rep.one"]}
    due = timestamp(world.clock.time.replace(hour=23))
    world.call("CreateWorksheetRound", worksheet_round={**asked, "due_time": due}, by="manager")
    (item,) = world.call("ListWorksheetRoundItems", by="rep").worksheet_round_items
    sheet = Sheet.of(world, item.worksheet_id, world.people["rep"])
    assert item.row_count == 2, "what is closed is not asked for"
    row = sheet.row(stand.deal_id)
    assert sheet.cell(row, "account_name").value == "Nordwind"
    sheet.put(row, amount=1200.5, next_step="Show the model", expected_close_date="2026-12-24")
    sheet.put(sheet.row(hall.deal_id), next_step="Call")
    mask = {"paths": ["next_step"]}
    other = {"deal_id": hall.deal_id, "next_step": "Write"}
    world.call("UpdateDeal", deal=other, update_mask=mask, by="manager")
    assert counts(hand_in(world, sheet, "rep")) == {"accepted": 1, "stale": 1}
    now = world.call("GetDeal", deal_id=stand.deal_id)
    assert (now.amount, now.next_step, now.expected_close_date) == (
        *("1200.5", "Show the model", "2026-12-24"),
    )
    assert world.call("GetDeal", deal_id=hall.deal_id).next_step == "Write"


def test_the_board_the_forecast_and_the_statistics_count_the_same(world, firm):
    account_id, _ = firm
    line = pipeline_of(world, 1)
    first = line.stages[0].stage_id
    for number in range(25):
        given = {"name": f"Deal {number}", "account_id": account_id, "amount": "100.10"}
        by = "rep" if number % 5 else "manager"
        given |= {"expected_close_date": "2026-12-01", "category": "new" if number < 9 else "old"}
        deal = world.call("CreateDeal", deal=given, by=by)
    world.call("CreateDeal", deal={"name": "Dollars", "amount": "7", "currency": "USD"})
    board = world.call("GetDealBoard", column_size=10)
    (column,) = [one for one in board.columns if one.count]
    assert (column.count, column.amount, column.weighted_amount) == (26, "2502.5", "250.25")
    assert (column.stage.stage_id, board.other_currency_count) == (first, 1)
    rest = world.call("ListDeals", filter=column.column_filter, page_size=10,
                      page_token=column.next_page_token)  # fmt: skip
    seen = [deal.deal_id for deal in column.deals] + [one.deal_id for one in rest.deals]
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 20
    mine = world.call("GetDealBoard", by="rep")
    assert sum(one.count for one in mine.columns) == 20
    lost = {
        "deal_id": deal.deal_id,
        "state": LOST,
        "close_reason": "Price",
        "competitor": "Südwind",
    }
    world.call("CloseDeal", **lost, by="manager")
    (month, dollars) = sorted(world.call("GetDealForecast").months, key=lambda one: one.currency)
    assert (month.month, month.open_amount, month.weighted_amount) == (
        "2026-12",
        "2402.4",
        "240.24",
    )
    assert dollars.month == ""
    for group in range(1, 8):
        lines = world.call("GetDealStatistics", group=group).statistics
        assert sum(one.open_count for one in lines) in (25, 0), group
    by_reason = world.call("GetDealStatistics", group=7).statistics
    assert {one.name: one.lost_count for one in by_reason} == {"Price": 1, "": 0}
    reopened = world.call("ReopenDeal", deal_id=deal.deal_id, by="manager")
    assert (reopened.close_reason, reopened.probability) == ("", 10)


def test_a_team_edits_its_pipeline_and_deals_follow(world):
    made = world.call("CreatePipeline", pipeline={"name": "Trade fairs", "form": 2}, by="manager")
    assert len(made.stages) == 7
    deal = world.call("CreateDeal", deal={"name": "A", "pipeline_id": made.pipeline_id}, by="rep")
    made.stages[0].probability = 15
    made.stages[0].name = "Call"
    wish = {"pipeline": made, "update_mask": {"paths": ["stages"]}, "by": "manager"}
    changed = world.call("UpdatePipeline", **wish)
    assert [stage.stage_id for stage in changed.stages] == [one.stage_id for one in made.stages]
    assert world.call("GetDeal", deal_id=deal.deal_id).probability == 15
    del changed.stages[0]
    refused(world, "STAGE_IN_USE", "UpdatePipeline", pipeline=changed)
    changed.stages[1].required_fields.append("shoe_size")
    with pytest.raises(Invalid) as told:
        world.call("UpdatePipeline", pipeline=changed)
    assert "pipeline.stages[1].required_fields[1]" in told.value.fields
    with pytest.raises(Refusal):
        world.call("CreatePipeline", pipeline={"name": "Mine", "form": 1}, by="rep")


def test_a_committee_has_no_circles_and_says_what_is_missing(world, firm):
    account_id, (li, anna) = firm
    deal = world.call("CreateDeal", deal={"name": "A", "account_id": account_id}, by="rep")
    key = {"deal_id": deal.deal_id}

    def add(**who):
        return world.call("CreateDealPerson", deal_person={**key, **who}, by="rep")

    boss = add(contact_id=li, role=4, influence=5)
    user = add(contact_id=anna, role=1, reports_to_id=boss.deal_person_id, stance=2)
    third = add(display_name="The buyer", role=3, reports_to_id=user.deal_person_id, stance=5)
    whole = world.call("GetBuyingCommittee", **key, by="rep")
    kinds = committees_pb2.CommitteeGapKind
    gaps = {kinds.Name(gap.kind).removeprefix("COMMITTEE_GAP_KIND_") for gap in whole.gaps}
    assert gaps == {"NO_COACH", "NO_CONTACT", "NO_STANCE", "OPPONENT"}
    circle = {"deal_person_id": boss.deal_person_id, **key}
    circle["reports_to_id"] = third.deal_person_id
    with pytest.raises(Invalid) as told:
        world.call("UpdateDealPerson", deal_person=circle, by="rep")
    assert "deal_person.reports_to_id" in told.value.fields
    talk = {"contact_id": li, "channel": 1, "direction": 2}
    world.call("CreateInteraction", interaction=talk, by="rep")
    for stance in (4, 1):
        wish = {"deal_person_id": boss.deal_person_id, **key, "stance": stance, "role": 4}
        world.call("UpdateDealPerson", deal_person=wish, stance_note="On the phone", by="rep")
    objection = world.call(
        "RaiseDealObjection", deal_person_id=user.deal_person_id, text="Too dear", by="rep"
    )
    world.clock.forward(days=15)
    whole = world.call("GetBuyingCommittee", **key, by="rep")
    assert [gap.kind for gap in whole.gaps if gap.deal_person_id == user.deal_person_id] == [
        kinds.COMMITTEE_GAP_KIND_OBJECTION
    ]
    assert [one.stance for one in whole.persons[0].stances] == [1, 4]
    answer = {"deal_objection_id": objection.deal_objection_id, "answer": "Leasing"}
    world.call("AnswerDealObjection", **answer, by="rep")
    after = world.call("DeleteDealPerson", deal_person_id=user.deal_person_id, by="rep")
    assert [one.reports_to_id for one in after.persons] == [0, boss.deal_person_id]

    # Two who set who reports to whom at once make no circle together.
    pair = [(boss, third), (third, boss)]

    def under(one, other):
        wish = {"deal_person_id": one.deal_person_id, **key, "role": 3}
        wish["reports_to_id"] = other.deal_person_id
        try:
            world.call("UpdateDealPerson", deal_person=wish, by="rep")
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda each: under(*each), pair))
    assert done == [False, True]


def test_what_a_project_costs_counts_when_somebody_else_approved_it(world, firm):
    account_id, _ = firm
    given = {"name": "Stand", "account_id": account_id, "amount": "1000", "currency": "EUR"}
    deal = world.call("CreateDeal", deal=given, by="rep")
    key = {"deal_id": deal.deal_id}
    world.person("mate", "rep", team="else")
    with pytest.raises(NotFound):
        world.call("GetProject", **key, by="mate")
    staff = [{"user_id": "mate", "role": "Builder", "hourly_cost": "40.5"}]
    world.call("SetDealMembers", **key, members=staff, by="rep")
    plan = [{"kind": 1, "category": "wood", "amount": "200"}, {"kind": 2, "amount": "100"}]
    world.call("SetDealBudget", **key, budget=plan, by="rep")
    wood = {**key, "kind": 1, "category": "wood", "amount": "250"}
    spent = world.call("CreateDealEntry", deal_entry=wood, by="rep")
    worked = world.call("CreateDealEntry", deal_entry={**key, "kind": 2, "hours": "2"}, by="mate")
    assert worked.amount == "81"
    with pytest.raises(Invalid):
        world.call("CreateDealEntry", deal_entry={**key, "kind": 2, "hours": "2"}, by="rep")
    income = world.call("CreateDealEntry", deal_entry={**key, "kind": 3, "amount": "300"}, by="rep")
    assert world.call("GetProject", **key, by="mate").profit.waiting_cost == "331"
    approved = projects_pb2.DEAL_ENTRY_STATE_APPROVED
    for entry in (spent, worked, income):
        wish = {"deal_entry_id": entry.deal_entry_id, "state": approved}
        world.call("DecideDealEntry", **wish, by="manager")
    refused(world, "DECIDED", "DecideDealEntry", **wish, by="manager")
    own = world.call("CreateDealEntry", deal_entry=wood, by="manager")
    wish = {"deal_entry_id": own.deal_entry_id, "state": approved}
    refused(world, "OWN_ENTRY", "DecideDealEntry", **wish, by="manager")
    project = world.call("GetProject", **key, by="rep")
    told = project.profit
    assert (told.income, told.cost, told.profit) == ("300", "331", "-31")
    assert (told.expected_income, told.expected_cost, told.expected_profit) == (
        "1000",
        "350",
        "650",
    )
    assert {(line.kind, line.rest) for line in project.budget} == {
        (1, "-50"),
        (2, "19"),
        (3, "-300"),
    }
    stone = {**key, "name": "Opening", "due_date": "2026-11-20"}
    stone = world.call("CreateDealMilestone", deal_milestone=stone, by="mate")
    task = {**key, "title": "Order wood", "assignee_id": "mate"}
    task["deal_milestone_id"] = stone.deal_milestone_id
    task = world.call("CreateDealTask", deal_task=task, by="rep")
    world.call("CreateDealMessage", deal_message={**key, "text": "Who orders?"}, by="rep")
    kinds = {notice.kind for notice in world.call("ListNotices", by="mate").notices}
    assert kinds == {"deal_member", "deal_task", "deal_message"}
    world.clock.forward(days=7)
    (line,) = world.call("ListProjects", by="mate").projects
    assert (line.late_count, line.open_task_count, line.profit.profit) == (1, 1, "-31")
    world.call("CompleteDealTask", deal_task_id=task.deal_task_id, by="mate")
    (line,) = world.call("ListProjects", by="mate").projects
    assert line.open_task_count == 0


def test_another_price_than_before_needs_a_reason(world, firm):
    account_id, _ = firm
    deal = world.call("CreateDeal", deal={"name": "A", "account_id": account_id}, by="rep")
    line = {"product_name": "Booth", "quantity": "2", "unit_price": "10"}
    quote = {"deal_id": deal.deal_id, "lines": [line]}
    first = world.call("CreateDealQuote", deal_quote=quote, by="rep")
    assert (first.amount, first.checked_by) == ("20", "earlier_quotes")
    other = {**quote, "lines": [{**line, "product_name": "booth ", "unit_price": "9"}]}
    refused(world, "PRICE_CONFLICT", "CreateDealQuote", deal_quote=other, by="rep")
    reasoned = {**other, "reason": "A larger order"}
    made = world.call("CreateDealQuote", deal_quote=reasoned, by="rep")
    assert [one.other_price for one in made.findings] == ["10"]
    with pytest.raises(AlreadyExists):
        world.call("CreateDealQuote", deal_quote={**reasoned, "quote_number": made.quote_number})
    assert Decimal(world.call("ListDealQuotes", deal_id=deal.deal_id).deal_quotes[0].amount) == 18


def test_with_channels_its_quotes_count_and_without_its_answer_ours_do(world, firm):
    from crm.channels.v1 import quotes_pb2

    account_id, _ = firm
    deal = world.call("CreateDeal", deal={"name": "A", "account_id": account_id}, by="rep")
    line = {"product_name": "Booth", "unit_price": "10"}
    quote = {"deal_id": deal.deal_id, "lines": [line]}
    world.connect("channels")
    assert world.call("CreateDealQuote", deal_quote=quote, by="rep").checked_by == "earlier_quotes"
    asked = []

    def answer(request):
        asked.append(request)
        reply = quotes_pb2.CheckOfferedPricesResponse()
        reply.findings.add(line=0, other_price="8", other_currency="EUR", other_quote="Q-3")
        return reply

    world.connect("channels", CheckOfferedPrices=answer)
    told = refused(world, "PRICE_CONFLICT", "CreateDealQuote", deal_quote=quote, by="rep")
    assert "Q-3" in told.message
    assert [(one.sku, one.unit_price) for one in asked[0].lines] == [("Booth", "10")]
    assert asked[0].account_id == account_id
    made = world.call("CreateDealQuote", deal_quote={**quote, "reason": "Direct"}, by="rep")
    assert made.checked_by == "channels"


def test_of_two_who_win_a_deal_one_does(world):
    deal = world.call("CreateDeal", deal={"name": "A", "amount": "1"}, by="rep")
    close = {"deal_id": deal.deal_id, "state": LOST, "close_reason": "Price"}

    def lose(_):
        try:
            world.call("CloseDeal", **close, by="rep")
        except Precondition:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(lose, range(4))) == [False, False, False, True]
    steps = world.call("ListDealSteps", deal_id=deal.deal_id, by="rep").deal_steps
    assert [step.kind for step in steps] == [4, 1]
