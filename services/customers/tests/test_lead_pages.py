"""A firm that nurtures leads by phone, played by form, pages, worksheets and API, to exactly the expected end."""

import io
import re
from collections import Counter
from html import unescape
from typing import Any

import pytest
from crm.customers.v1 import leads_pb2 as pb
from crm_chassis.records import timestamp

from .lead_desk import lead, people, set_rules
from .test_pages import Browser
from .worksheet_desk import Sheet

WORD = "LEAD_STATE_"


@pytest.fixture
def firm(world: Any) -> Any:
    """A team with its rules and a pipeline."""
    people(world)
    set_rules(world)
    world.call("CreatePipeline", pipeline={"name": "Calls", "form": 1, "currency": "EUR"})
    world.call("CreateCampaign", campaign={"name": "Spring", "currency": "EUR"})
    return world


def enquire(world: Any, wait: int = 10, **typed: str) -> Any:
    """Somebody writes into the public form, without a cookie and in a frame of another site."""
    browser = world.http
    shown = browser.get("/customers/enquiry?campaign_id=1&interest=Pumps")
    assert "script" not in shown.text.partition("<main")[2]
    found = re.search(r'name="form_token" value="([^"]+)"', shown.text)
    assert found
    world.clock.forward(seconds=wait)
    data = {"form_token": found[1], "campaign_id": "1", **typed}
    return world.http.post("/customers/enquiry", data=data)


class Desk(dict[str, Browser]):
    """The browsers of people, who sign in again when time has passed."""

    def __init__(self, world: Any) -> None:
        self.world = world

    def __getitem__(self, name: str) -> Browser:
        if name not in self:
            self[name] = Browser(self.world, name)
        token = self.world.app.peers.token(self.world.people[name])
        found: Browser = dict.__getitem__(self, name)
        found.client.set_cookie("crm_session", token)
        return found


def the_lead(world: Any, name: str) -> Any:
    (found,) = world.call("ListLeads", filter=f'display_name = "{name}"').leads
    return found


def test_a_firm_that_nurtures_leads_by_phone(firm: Any) -> None:
    browsers = Desk(firm)
    leads_come_in(firm, browsers)
    suspects_wait_for_a_person(firm, browsers)
    each_rep_answers_one_and_the_others_are_late(firm, browsers)
    a_worksheet_goes_out_and_is_handed_in(firm, browsers)
    some_become_customers(firm, browsers)
    chinese = Browser(firm, "mo", "zh-CN")
    for address in ("/leads", "/leads/rules", "/worksheets/rounds", "/worksheets"):
        browsers["mo"].get(address)
        chinese.get(address)
    expected_end(firm)


def leads_come_in(firm: Any, browsers: Desk) -> None:
    """By the public form, by a system, from a person."""
    sent = enquire(firm, person_name="Frau Weiß", email="weiss@mail.example", interest="Pumps")
    assert sent.status_code == 303
    assert "Your reference is L-" in unescape(firm.http.get(sent.headers["Location"]).text)
    assert enquire(firm, person_name="No way to reach").status_code == 422
    assert enquire(firm, wait=1, person_name="Bot", email="bot@mail.example").status_code == 303
    assert enquire(firm, person_name="Trap", phone="+49401", website="x").status_code == 422
    enquire(firm, person_name="Trap", phone="+49 40 1234567", website="buy!")
    for number in range(6):
        fields = {"source": "fair", "external_id": f"F-{number}", "country": "DE"}
        lead(
            firm,
            company_name=f"Fair {number}",
            employees=200,
            phone=f"+49 40 55000{number}",
            **fields,
        )
    browsers["ann"].send(
        "/leads/new",
        {"lead.company_name": "Rang herself", "lead.phone": "+49 40 777"},
        "CreateLead",
    )
    assert the_lead(firm, "Rang herself").owner_id == "ann"
    form = the_lead(firm, "Frau Weiß")
    assert (form.campaign_id, form.channel) == (1, pb.LEAD_CHANNEL_WEB_FORM)


def suspects_wait_for_a_person(firm: Any, browsers: Desk) -> None:
    """One is released, one rejected."""
    bot, trap = the_lead(firm, "Bot"), the_lead(firm, "Trap")
    assert "Nobody types that fast" not in browsers["mo"].get(f"/leads/{trap.lead_id}")
    browsers["mo"].send(
        f"/leads/{bot.lead_id}", {}, "ReleaseLead", to=f"/leads/{bot.lead_id}/release"
    )
    browsers["mo"].send(
        f"/leads/{trap.lead_id}", {}, "RejectLead", to=f"/leads/{trap.lead_id}/reject"
    )
    assert the_lead(firm, "Bot").owner_id == "ann"


def each_rep_answers_one_and_the_others_are_late(firm: Any, browsers: Desk) -> None:
    """Within the hour, by its page."""
    owners = Counter(
        each.owner_id for each in firm.call("ListLeads", filter="state = assigned").leads
    )
    assert owners == {"ann": 4, "bo": 3, "cy": 2}
    firm.clock.forward(minutes=30)
    for number, name in ((0, "ann"), (1, "bo"), (2, "cy")):
        found = the_lead(firm, f"Fair {number}")
        assert found.owner_id == name
        where = f"/leads/{found.lead_id}"
        typed = {"outcome": "LEAD_OUTCOME_INTERESTED", "note": "Wants a visit"}
        browsers[name].send(where, typed, "RecordLeadContact", to=f"{where}/contact")
    firm.clock.forward(minutes=45)
    firm.run_jobs()
    late = firm.call("ListLeads", filter="response_state = missed").leads
    assert {each.display_name for each in late} == {"Bot", "Fair 3", "Fair 4", "Fair 5"}


def a_worksheet_goes_out_and_is_handed_in(firm: Any, browsers: Desk) -> None:
    """The manager sends it by the page; cy fills hers in and hands it in by the page."""
    due = firm.clock.now().replace(hour=20, minute=0).strftime("%Y-%m-%dT%H:%M")
    round_ = {"worksheet_round.kind": "leads", "worksheet_round.user_ids": "cy"}
    browsers["mo"].send(
        "/worksheets/rounds", {**round_, "worksheet_round.due_time": due}, "CreateWorksheetRound"
    )
    assert "Yours" in browsers["cy"].get("/worksheets/rounds")
    cy = firm.people["cy"]
    (item,) = firm.call("ListWorksheetRoundItems", by=cy).worksheet_round_items
    assert "Fetch the worksheet" in browsers["cy"].get(
        f"/worksheets/mine/{item.worksheet_round_item_id}"
    )
    sheet = Sheet.of(firm, item.worksheet_id, cy)
    sheet.put(
        sheet.row(the_lead(firm, "Fair 5").lead_id), last_outcome="No answer", note="Try Monday"
    )
    shown = browsers["cy"].get(f"/worksheets/mine/{item.worksheet_round_item_id}")
    csrf = re.search(r'name="csrf_token" value="([^"]+)"', shown)
    assert csrf
    data = {"csrf_token": csrf[1], "content": (io.BytesIO(sheet.content()), "back.xlsx")}
    taken = browsers["cy"].client.post("/customers/worksheets/hand-in", data=data)
    assert taken.status_code == 303
    assert the_lead(firm, "Fair 5").note == "Try Monday"


def some_become_customers(firm: Any, browsers: Desk) -> None:
    """One is put back and goes to somebody else, one will not buy, two become customers."""
    four = the_lead(firm, "Fair 4")
    where = f"/leads/{four.lead_id}"
    browsers["bo"].send(
        where, {"reason": "I know them too well"}, "RecycleLead", to=f"{where}/recycle"
    )
    assert the_lead(firm, "Fair 4").owner_id in ("ann", "cy")
    three = the_lead(firm, "Fair 3")
    where = f"/leads/{three.lead_id}"
    browsers["ann"].send(where, {"reason": "No money"}, "DisqualifyLead", to=f"{where}/disqualify")
    for number, name in ((0, "ann"), (1, "bo")):
        where = f"/leads/{the_lead(firm, f'Fair {number}').lead_id}/convert"
        typed = {"deal_amount": f"{number + 1}000", "deal_currency": "EUR", "account_id": "0"}
        browsers[name].send(where, typed, "ConvertLead")
    assert "Where the points come from" in browsers["ann"].get(f"/leads/{three.lead_id}")
    assert "积分来源" in Browser(firm, "ann", "zh-CN").get(f"/leads/{three.lead_id}")


def expected_end(firm: Any) -> None:
    """What stands in the end."""
    leads = firm.call("ListLeads", page_size=100).leads
    states = Counter(pb.LeadState.Name(each.state).removeprefix(WORD).lower() for each in leads)
    assert states == {
        "assigned": 4,
        "working": 2,
        "converted": 2,
        "disqualified": 1,
        "rejected": 1,
    }
    answers = Counter(each.response_state for each in leads if each.response_state)
    assert answers[pb.LEAD_RESPONSE_MET] == 3
    accounts = firm.call("ListAccounts").accounts
    assert {(each.display_name, each.owner_id) for each in accounts} == {
        ("Fair 0", "ann"),
        ("Fair 1", "bo"),
    }
    deals = firm.call("ListDeals").deals
    assert sorted((each.amount, each.owner_id) for each in deals) == [
        ("1000", "ann"),
        ("2000", "bo"),
    ]
    made = firm.events("crm.customers.Lead.created")
    assert len(made) == len(leads) == 10


def test_the_public_form_may_stand_in_the_frames_of_named_sites_only(world: Any) -> None:
    reply = world.http.get("/customers/enquiry")
    assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Frame-Options"] == "DENY"
    object.__setattr__(world.app.config, "frame_origins", "https://www.firm.example")
    world._web = None
    reply = world.http.get("/customers/enquiry")
    assert "frame-ancestors https://www.firm.example;" in reply.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in reply.headers
    other = world.http.get("/customers/sign-in")
    assert other.headers["X-Frame-Options"] == "DENY"
    assert timestamp(world.clock.now())


def filled_in(html: str) -> dict[str, list[str]]:
    """Everything that a browser would send of the form of a page."""
    form = next(part for part in html.split("<form")[1:] if "ReplaceLeadRules" in part)
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(unescape(value[1]) if value else "")
    for name, inside in re.findall(
        r"<textarea[^>]* name=\"([^\"]*)\".*?>(.*?)</textarea>", form, re.S
    ):
        found[name] = [unescape(inside)]
    for name, inside in re.findall(r"<select[^>]* name=\"([^\"]*)\".*?>(.*?)</select>", form, re.S):
        options = re.findall(r"<option value=\"([^\"]*)\"( selected)?", inside)
        found[name] = [v for v, on in options if on] or [options[0][0]]
    return found


def test_rules_that_are_saved_as_they_are_shown_stay_what_they_are(firm: Any) -> None:
    before, mo = firm.call("GetLeadRules"), Browser(firm, "mo")
    data = filled_in(mo.client.get("/customers/leads/rules", headers=mo.headers).text)
    reply = mo.client.post("/customers/leads/rules", data=data, headers=mo.headers)
    assert reply.status_code == 303, reply.text
    after = firm.call("GetLeadRules")
    assert after.rules_id > before.rules_id
    for name in ("scores", "distribution", "response_minutes", "to_customer_owner"):
        assert getattr(after, name) == getattr(before, name)


def test_rules_are_tried_on_the_latest_leads_before_they_hold(firm: Any) -> None:
    lead(firm, company_name="Large AG", employees=200, phone="+49 40 550001", country="DE")
    lead(firm, company_name="Small AG", employees=2, country="DE")
    mo, address = Browser(firm, "mo"), "/customers/leads/rules"
    data = filled_in(mo.client.get(address, headers=mo.headers).text)
    data["lead_rules.scores[0].points"] = ["55"]

    def tried(**more: str) -> str:
        headers = {**mo.headers, **more}
        reply = mo.client.post(f"{address}/preview", data=data, headers=headers)
        assert reply.status_code == 200, reply.text
        return str(unescape(reply.text))

    for shown in (tried(), tried(**{"X-Part": "live"})):
        assert re.search(r"Large AG</a> Points: 30 → <strong>65</strong>", shown)
    assert "<html" not in tried(**{"X-Part": "live"})
    data["lead_rules.scores[0].condition"] = ["employes > 1"]
    assert "employes" in tried()
    assert "field-problem" in tried()
    assert firm.call("GetLeadRules").scores[0].points == 20, "nothing holds yet"
    (way,) = (each for each in firm.call("ListLeads").leads if each.company_name == "Large AG")
    page = Browser(firm, "mo").get(f"/leads/{way.lead_id}")
    assert "It was their turn: ann › bo › cy" in page
    assert "轮到" in Browser(firm, "mo", "zh-CN").get(f"/leads/{way.lead_id}")
