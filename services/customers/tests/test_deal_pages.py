"""The pages of deals: what a seller does with them, in both languages."""

import io
import re
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

from .page_desk import post
from .test_pages import Browser

PAGES = (
    "/deals",
    "/deals/board",
    "/deals/board?pipeline=2&mine=1",
    "/deals/new?account_id=1",
    "/deals/1",
    "/deals/1/edit",
    "/deals/1/committee",
    "/deals/1/committee?person=1",
    "/deals/1/project",
    "/deals/1/project?milestone=1",
    "/deals/1/project?task=1",
    "/deals/documents",
    "/deals/figures",
    "/deals/figures?group=QUARTER&pipeline=2",
    "/deals/projects",
    "/deals/projects?won=1",
    "/pipelines",
    "/pipelines/2",
)


@pytest.fixture
def deal(world):
    """A deal with a little of everything."""
    owned = {"owner_id": "rep.one", "team": "service"}
    account = world.call("CreateAccount", account={"display_name": "Nordwind", **owned})
    key = {"account_id": account.account_id}
    person = world.call("CreateContact", contact={**key, "display_name": "Li Wei"})
    line = {"product_name": "Booth", "unit_price": "900"}
    given = {"name": "Stand at the fair", "pipeline_id": 2, **key, "lines": [line]}
    deal = world.call("CreateDeal", deal=given, by="rep")
    key = {"deal_id": deal.deal_id}
    who = {**key, "contact_id": person.contact_id, "role": 4, "stance": 4, "influence": 5}
    boss = world.call("CreateDealPerson", deal_person=who, by="rep")
    other = {**key, "display_name": "A buyer", "role": 3}
    other["reports_to_id"] = boss.deal_person_id
    world.call("CreateDealPerson", deal_person=other, by="rep")
    world.call("RaiseDealObjection", deal_person_id=boss.deal_person_id, text="Too dear", by="rep")
    file = {"code": "design", "file_name": "plan.pdf", "content": b"drawn"}
    world.call("FileDealDeliverable", **key, **file, by="rep")
    plan = [{"kind": 1, "category": "wood", "amount": "200"}]
    world.call("SetDealBudget", **key, budget=plan, by="rep")
    staff = [{"user_id": "rep.one", "hourly_cost": "40"}]
    world.call("SetDealMembers", **key, members=staff, by="rep")
    world.call("CreateDealEntry", deal_entry={**key, "kind": 2, "hours": "2"}, by="rep")
    stone = {**key, "name": "Opening", "due_date": "2026-11-01"}
    world.call("CreateDealMilestone", deal_milestone=stone, by="rep")
    task = {**key, "title": "Order wood", "assignee_id": "rep.one"}
    world.call("CreateDealTask", deal_task=task, by="rep")
    world.call("CreateDealMessage", deal_message={**key, "text": "Who orders?"}, by="rep")
    world.call("CreateDealQuote", deal_quote=key, by="rep")
    return deal


def test_every_page_is_shown_in_both_languages(world, deal):
    for language in ("en", "zh-CN"):
        browser = Browser(world, "admin", language)
        for address in PAGES:
            shown = browser.get(address)
            assert "Stand at the fair" in shown or "/deals/1" not in address
    assert "项目" in shown
    for address in ("/deals", "/deals/1", "/deals/documents"):
        menu = Browser(world, "admin", "en").get(address).partition("<main")[0]
        assert re.search(r'aria-current="page">Deals<', menu), address
    rep = Browser(world, "rep", "en")
    board = rep.get("/deals/board?pipeline=2")
    assert "Stand at the fair" in board
    assert "Nordwind" in board
    picture = rep.get("/deals/1/committee")
    assert picture.count("<polyline") == 1
    assert "No contact with the decision maker in 30 days." in picture
    sheet = rep.client.get("/customers/deals/documents.xlsx", headers=rep.headers)
    rows = list(load_workbook(io.BytesIO(sheet.data)).active.values)
    assert rows[0][4:] == ("Design", "Budget", "Quotation", "Contract", "Photos", "Acceptance")
    assert rows[1][0] == "Stand at the fair"
    assert rows[1][4] == "plan.pdf"


def test_a_seller_moves_a_deal_and_is_told_what_is_missing(world, deal):
    rep = Browser(world, "rep", "en")
    stages = [one.stage_id for one in world.call("GetPipeline", pipeline_id=2).stages]
    rep.send("/deals/1", {"stage_id": str(stages[1])}, "MoveDeal")
    shown = rep.send("/deals/1", {"stage_id": str(stages[3])}, "MoveDeal", status=422)
    assert "Before the deal leaves “Budget” this is needed: Budget." in shown
    change = {"deal_person.stance": "STANCE_CHAMPION", "stance_note": "Lunch"}
    where = rep.send("/deals/1/committee?person=1", change, "UpdateDealPerson")
    assert "Lunch" in rep.get(where.partition("/customers")[2])
    reached = {"deal_milestone.done_date": "2026-10-30", "deal_milestone.note": "A day early"}
    rep.send("/deals/1/project?milestone=1", reached, "UpdateDealMilestone")
    (stone,) = world.call("GetProject", deal_id=deal.deal_id).milestones
    assert (stone.name, stone.done_date, stone.note) == ("Opening", "2026-10-30", "A day early")
    rep.send("/deals/1/project", {}, "CompleteDealTask", to="/deals/1/tasks/1/done")
    entry = Browser(world, "manager", "en")
    approve = {"state": "DEAL_ENTRY_STATE_APPROVED"}
    entry.send("/deals/1/project", approve, "DecideDealEntry", to="/deals/1/entries/1/decide")
    project = world.call("GetProject", deal_id=deal.deal_id)
    assert (project.profit.cost, bool(project.tasks[0].done_by)) == ("80", True)
    lose = {"state": "DEAL_STATE_LOST", "close_reason": "Price"}
    rep.send("/deals/1", lose, "CloseDeal")
    assert "Price" in rep.get("/deals/1")
    pipeline = Browser(world, "manager", "en")
    typed = {"pipeline.stages[0].name": "Call", "pipeline.stages[0].probability": "15"}
    html = pipeline.get("/pipelines/1")
    assert "First contact" in html
    pipeline.send("/pipelines/1", typed | pipeline_fields(world), "UpdatePipeline")
    (first, *rest) = world.call("GetPipeline", pipeline_id=1).stages
    assert (first.name, len(rest), list(first.required_fields)) == ("Call", 3, ["account_id"])


def pipeline_fields(world):
    """What the form of a pipeline holds besides."""
    found = world.call("GetPipeline", pipeline_id=1)
    fields = {"pipeline.name": found.name, "pipeline.name_zh": found.name_zh}
    fields["pipeline.currency"] = found.currency
    for number, stage in enumerate(found.stages):
        place = f"pipeline.stages[{number}]"
        fields |= {f"{place}.name_zh": stage.name_zh, f"{place}.usual_days": str(stage.usual_days)}
        fields[f"{place}.required_fields"] = list(stage.required_fields)
        if number:
            fields |= {f"{place}.name": stage.name, f"{place}.probability": str(stage.probability)}
    return fields


def test_a_deal_goes_on_by_the_board_if_its_gates_are_open(world, deal):
    rep = Browser(world, "rep", "en")
    board = "/deals/board?pipeline=2"
    stages = [one.stage_id for one in world.call("GetPipeline", pipeline_id=2).stages]
    where = rep.send(board, {"deal_id": "1", "stage_id": str(stages[1])}, "MoveDeal")
    assert where.endswith("#deal-1")
    assert world.call("GetDeal", deal_id=deal.deal_id).stage_id == stages[1]
    rep.send(board, {"deal_id": "1", "stage_id": str(stages[3])}, "MoveDeal")
    assert "Before the deal leaves “Budget” this is needed: Budget." in rep.get(board)
    assert world.call("GetDeal", deal_id=deal.deal_id).stage_id == stages[1]
    leader = Browser(world, "leader", "en").get(board)
    assert "Stand at the fair" in leader
    assert "move-deal" not in leader


def test_the_picture_of_a_committee_is_changed_where_it_is(world, deal):
    rep, page = Browser(world, "rep", "en"), "/deals/1/committee"

    def put(person, above):
        fields = {"deal_person.deal_person_id": str(person)}
        typed = {**fields, "deal_person.reports_to_id": str(above)}
        return post(rep, page, f"{page}/above", **typed)

    assert put(2, 0).endswith("#person-2")
    assert rep.get(page).count("<polyline") == 0
    put(1, 2)
    put(2, 1)
    assert "would go in a circle" in rep.get(page)
    persons = world.call("GetBuyingCommittee", deal_id=1).persons
    assert [one.reports_to_id for one in persons] == [2, 0]
    world.call("RaiseDealObjection", deal_person_id=1, text="Too late", by="rep")
    shown = rep.get(f"{page}?person=1")
    assert shown.count('value="AnswerDealObjection"') == 2
    post(rep, page, "/deals/1/objections/2/answer?person=1", answer="By March")
    (whole,) = [one for one in world.call("GetBuyingCommittee", deal_id=1).persons if one.role == 4]
    assert [(one.text, one.answer) for one in whole.objections] == [
        *(("Too dear", ""), ("Too late", "By March")),
    ]


@pytest.mark.parametrize("by", ["", "&by=quarter"])
def test_the_forecast_is_the_sum_of_the_lists_behind_it(world, deal, by):
    days = ("2026-10-01", "2026-11-30", "2026-12-31", "2027-01-01", "2027-03-31", "2027-06-30")
    for number, day in enumerate((*days, *days)):
        given = {"name": f"Deal {number}", "amount": f"{number + 1}.25", "currency": "EUR"}
        world.call("CreateDeal", deal={**given, "expected_close_date": day, "pipeline_id": 1})
    shown = Browser(world, "admin", "en").get(f"/deals/figures?pipeline=1{by}")
    rows = re.findall(
        r'<td>(20[^<]+)</td><td class="num"><a href="([^"]+)">(\d+)</a>(.*?)</tr>', shown, re.S
    )
    names = [name for name, *_rest in rows]
    months = ["2026-11", "2026-12", "2027-01", "2027-03"]
    assert names == (["2026-Q4", "2027-Q1", "2027-Q2"] if by else months)
    for _name, address, count, rest in rows:
        asked = parse_qs(urlsplit(address).query)["filter"][0]
        found = world.call("ListDeals", filter=asked, page_size=100).deals
        total = sum(Decimal(one.amount) for one in found)
        assert (len(found), f"€{total:,.2f}" in rest) == (int(count), True)
    assert sum(int(count) for _name, _url, count, _rest in rows) == (12 if by else 10)


def test_a_deal_finds_its_customer_by_name(world, deal):
    rep = Browser(world, "rep", "en")
    assert "Which customer?" in rep.get("/deals/new")
    found = rep.get("/deals/0/customers?q=nordw", Accept="application/json")["suggestions"]
    assert [(one["text"], one["url"]) for one in found] == [
        ("Nordwind", "/customers/deals/new?account_id=1")
    ]
    world.call("CreateDeal", deal={"name": "Nobody's yet"}, by="rep")
    (found,) = rep.get("/deals/2/customers?q=nordw", Accept="application/json")["suggestions"]
    form = found["url"].removeprefix("/customers")
    assert "selected>Nordwind<" in rep.get(form)
    rep.send(form, {"deal.account_id": "1", "deal.name": "Theirs"}, "UpdateDeal")
    assert world.call("GetDeal", deal_id=2).account_id == 1


def test_every_count_of_the_statistics_opens_what_it_counts(world, deal):
    world.call("UpdateDeal", deal={"deal_id": 1, "category": 'A "large" one'})
    for name in ("Open", "Lost"):
        made = world.call("CreateDeal", deal={"name": name, "pipeline_id": 1, "account_id": 1})
    world.call("CloseDeal", deal_id=made.deal_id, state=3, close_reason="Price")
    admin, seen = Browser(world, "admin", "en"), 0
    for group in ("OWNER", "ACCOUNT", "CATEGORY", "QUARTER", "MONTH", "CLOSE_REASON"):
        shown = admin.get(f"/deals/figures?group={group}").partition("Statistics")[2]
        for address, count in re.findall(r'<a href="([^"]+filter=[^"]+)">(\d+)</a>', shown):
            asked = parse_qs(urlsplit(address).query)["filter"][0]
            assert len(world.call("ListDeals", filter=asked).deals) == int(count), (group, asked)
            seen += 1
    assert seen >= 12
