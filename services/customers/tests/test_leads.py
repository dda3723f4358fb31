"""Leads: each is taken in once, scored, given to one person with a reason, answered in time, and converted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from crm.customers.v1 import leads_pb2 as pb
from crm_chassis import public_forms
from crm_chassis.errors import Conflict, Invalid, NotFound, Precondition
from crm_customers.leads import rules
from crm_customers.leads.public_form import FORM, FORM_NAME

from .lead_desk import lead, people, set_rules


@pytest.fixture
def desk(world: Any) -> Any:
    """Three reps of one team, a manager, and rules that give each lead to somebody."""
    people(world)
    set_rules(world)
    return world


def history(world: Any, of: Any) -> list[Any]:
    reply = world.call("ListLeadAssignments", lead_id=of.lead_id)
    return list(reply.lead_assignments)


def test_a_lead_is_scored_looked_up_and_given_to_somebody_with_the_reason(desk: Any) -> None:
    firm = desk.call(
        "CreateAccount",
        account={"display_name": "Nordwind GmbH", "owner_id": "bo", "team": "sales"},
    )
    desk.call(
        "CreateContact",
        contact={
            "account_id": firm.account_id,
            "display_name": "Li Wei",
            "emails": [{"address": "li.wei@nordwind.example"}],
            "phones": [{"number": "+49 40 123456"}],
        },
    )
    known = lead(
        desk,
        company_name="Nordwind GmbH",
        person_name="Li Wei",
        email="Li.Wei@nordwind.example",
        phone="+49 40 123456",
        employees=250,
    )
    assert (known.owner_id, known.team) == ("bo", "sales")
    assert known.assign_method == pb.LEAD_METHOD_CUSTOMER_OWNER
    assert known.account_id == firm.account_id
    assert known.contact_id
    assert known.score == 30
    assert [(r.label, r.points, r.figures) for r in known.score_reasons] == [
        ("Large", 20, "employees 250 >= 100"),
        ("Can be rung", 10, ""),
    ]
    assert known.email == "li.wei@nordwind.example"
    pump = lead(desk, company_name="Ufer AG", interest="Pumps", language="zh")
    assert (pump.owner_id, pump.assign_rule) == ("cy", "By product")
    assert pump.assign_reason == "Pumps + zh: cy 0"
    again = lead(desk, company_name="Ufer Aktiengesellschaft", email="x@ufer.example")
    same = lead(desk, person_name="Xu", email="x@ufer.example", interest="Pumps")
    assert same.assign_method == pb.LEAD_METHOD_SAME_LEAD
    assert same.owner_id == again.owner_id
    assert same.duplicate_of_lead_id == again.lead_id
    matches = desk.call("FindLeadMatches", lead_id=known.lead_id).matches
    assert {each.kind for each in matches} == {1, 2}
    hidden = desk.call("FindLeadMatches", lead_id=known.lead_id, by=desk.people["bo"]).matches
    assert not any(each.hidden for each in hidden)
    preview = desk.call(
        "PreviewLeadRules",
        lead_rules=desk.call("GetLeadRules"),
        lead={"company_name": "Some", "employees": 200},
    )
    assert (preview.score, bool(preview.owner_id)) == (20, True)
    told = desk.call("ListNotices", by=desk.people["cy"]).notices
    assert "Ufer AG" in told[0].text


def test_turns_and_loads_are_fair_however_many_come_at_once(desk: Any) -> None:
    def come(number: int) -> Any:
        return lead(desk, company_name=f"Firm number {number} of many", country="DE")

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(come, range(24)))
    assert sorted(each.owner_id for each in made) == ["ann"] * 8 + ["bo"] * 8 + ["cy"] * 8
    with ThreadPoolExecutor(4) as pool:
        made = list(
            pool.map(lambda n: lead(desk, company_name=f"French {n} SA", country="FR"), range(8))
        )
    # Ann has room for ten open leads in all, bo for any number.
    counts = {name: sum(1 for each in made if each.owner_id == name) for name in ("ann", "bo")}
    assert counts == {"ann": 2, "bo": 6}


def test_what_is_sent_twice_is_one_lead(desk: Any) -> None:
    def send(_number: int) -> Any:
        return lead(desk, company_name="Twice Ltd", source="webshop", external_id="W-1")

    with ThreadPoolExecutor(8) as pool:
        assert len({each.lead_id for each in pool.map(send, range(8))}) == 1
    with pytest.raises(Invalid) as refused:
        lead(desk, company_name=" ", email="nothing", phone="x")
    assert set(refused.value.fields) == {"lead.company_name", "lead.email", "lead.phone"}
    with pytest.raises(Invalid, match="there is no campaign 7"):
        lead(desk, company_name="Lost Ltd", campaign_id=7)


def until(desk: Any, moment: datetime) -> None:
    """It becomes this late."""
    desk.clock.forward(seconds=(moment - desk.clock.now()).total_seconds())


def test_minutes_count_while_somebody_is_there_to_answer(desk: Any) -> None:
    rules = desk.call("GetLeadRules")
    del rules.hours[:]
    rules.hours.append("mon-fri 09:00-17:00")
    rules.time_zone, rules.country, rules.region = "Europe/Berlin", "DE", "BY"
    desk.call("ReplaceLeadRules", lead_rules=rules)
    # Friday, 2027-04-30, 16:30 in Munich: May Day is a Saturday then, and Monday a day like others.
    until(desk, datetime(2027, 4, 30, 14, 30, tzinfo=UTC))
    weekend = lead(desk, company_name="Late Ltd", country="DE")
    assert weekend.response_due_time.ToDatetime(UTC) == datetime(2027, 5, 3, 7, 30, tzinfo=UTC)
    # Ascension Day is a Thursday: what comes at the end of Wednesday is due on Friday.
    until(desk, datetime(2027, 5, 5, 14, 45, tzinfo=UTC))
    holiday = lead(desk, company_name="Holiday Ltd", country="DE")
    assert holiday.response_due_time.ToDatetime(UTC) == datetime(2027, 5, 7, 7, 45, tzinfo=UTC)


def test_hours_that_nobody_can_read_are_refused_with_what_would_be_right(desk: Any) -> None:
    rules = desk.call("GetLeadRules")
    del rules.hours[:]
    rules.hours.extend(["mon-fri 09:00-17:00", "weekdays", "mon 09:00-27:00"])
    rules.time_zone, rules.country = "Mars/Olympus", "XX"
    with pytest.raises(Invalid) as refused:
        desk.call("ReplaceLeadRules", lead_rules=rules)
    assert set(refused.value.fields) == {
        "lead_rules.hours[1]",
        "lead_rules.hours[2]",
        "lead_rules.time_zone",
        "lead_rules.country",
    }
    rules.time_zone, rules.country, rules.region = "", "DE", "ZZ"
    del rules.hours[:]
    with pytest.raises(Invalid, match="there is no region ZZ"):
        desk.call("ReplaceLeadRules", lead_rules=rules)


def test_an_answer_in_time_stops_the_clock_and_a_late_one_is_told_of(desk: Any) -> None:
    quick, slow = (lead(desk, company_name=name, country="DE") for name in ("Quick", "Slow"))
    assert quick.response_due_time.seconds - quick.assign_time.seconds == 3600
    desk.clock.forward(minutes=59)
    done = desk.call(
        "RecordLeadContact", lead_id=quick.lead_id, outcome=2, note="Wants a quote", rating=1
    )
    assert (done.state, done.response_state) == (pb.LEAD_STATE_WORKING, pb.LEAD_RESPONSE_MET)
    assert (done.contact_count, done.note) == (1, "2026-11-16: Wants a quote")
    desk.clock.forward(minutes=2)
    desk.run_jobs()
    late = desk.call("GetLead", lead_id=slow.lead_id)
    assert late.response_state == pb.LEAD_RESPONSE_MISSED
    texts = [n.text for n in desk.call("ListNotices", by=desk.people["mo"]).notices]
    assert any("Slow" in text for text in texts)
    desk.run_jobs()
    assert len(desk.events("crm.customers.Lead.missed")) == 1
    answered = desk.call(
        "UpdateLead", lead={"lead_id": slow.lead_id, "last_outcome": 4, "etag": late.etag}
    )
    assert answered.response_state == pb.LEAD_RESPONSE_MISSED
    assert answered.state == pb.LEAD_STATE_WORKING
    with pytest.raises(Conflict):
        desk.call("RecordLeadContact", lead_id=slow.lead_id, outcome=1, etag=late.etag)


def test_who_puts_a_lead_back_does_not_get_it_again_by_rule(desk: Any) -> None:
    made = lead(desk, company_name="Round Ltd", country="DE")
    seen = [made.owner_id]
    for _turn in range(2):
        rep = desk.people[made.owner_id]
        made = desk.call("RecycleLead", lead_id=made.lead_id, reason="Not mine", by=rep)
        with pytest.raises(NotFound):
            desk.call("GetLead", lead_id=made.lead_id, by=rep)
        seen.append(made.owner_id)
    assert sorted(seen) == ["ann", "bo", "cy"]
    rep = desk.people[made.owner_id]
    pooled = desk.call("RecycleLead", lead_id=made.lead_id, reason="Nobody wants it", by=rep)
    assert (pooled.state, pooled.owner_id, pooled.recycle_count) == (pb.LEAD_STATE_POOL, "", 3)
    ways = [(each.owner_id, each.ending, each.end_reason) for each in history(desk, made)]
    assert [way[1] for way in ways] == [pb.LEAD_ENDING_RECYCLED] * 3
    with pytest.raises(Precondition) as refused:
        desk.call("AssignLead", lead_id=made.lead_id, by=desk.people["mo"])
    assert refused.value.reason == "NOBODY"
    key = {"lead_id": made.lead_id, "by": desk.people["mo"]}
    given = desk.call("AssignLead", owner_id="ann", reason="She must", **key)
    assert (given.owner_id, given.response_state) == ("ann", pb.LEAD_RESPONSE_WAITING)
    ended = desk.call("DisqualifyLead", reason="Gone bankrupt", **key)
    assert ended.state == pb.LEAD_STATE_DISQUALIFIED
    with pytest.raises(Precondition):
        desk.call("RecycleLead", reason="x", **key)
    assert desk.call("ReopenLead", **key).owner_id == "ann"


def test_a_lead_becomes_account_contact_and_deal_with_nothing_retyped(desk: Any) -> None:
    desk.call("CreatePipeline", pipeline={"name": "Sales", "form": 1, "currency": "EUR"})
    made = lead(
        desk,
        company_name="Hafen Logistik GmbH",
        person_name="Eva Stein",
        job_title="Buyer",
        email="eva@hafen.example",
        phone="+49 40 555666",
        city="Hamburg",
        country="DE",
        interest="Cranes",
        budget="25000.5",
        currency="EUR",
        need="Two cranes by spring",
    )
    rep = desk.people[made.owner_id]

    def convert(_number: int) -> Any:
        try:
            return desk.call("ConvertLead", lead_id=made.lead_id, by=rep)
        except Precondition:
            return None

    with ThreadPoolExecutor(4) as pool:
        (reply,) = [each for each in pool.map(convert, range(4)) if each is not None]
    assert (reply.account_created, reply.contact_created) == (True, True)
    account = desk.call("GetAccount", account_id=reply.account_id)
    contact = desk.call("GetContact", contact_id=reply.contact_id)
    deal = desk.call("GetDeal", deal_id=reply.deal_id)
    assert (account.display_name, account.city, account.owner_id) == (
        "Hafen Logistik GmbH",
        "Hamburg",
        made.owner_id,
    )
    assert (contact.display_name, contact.job_title) == ("Eva Stein", "Buyer")
    assert (contact.emails[0].address, contact.phones[0].number) == (made.email, made.phone)
    assert (deal.amount, deal.currency, deal.lead_id) == ("25000.5", "EUR", made.lead_id)
    assert (deal.contact_id, deal.owner_id) == (reply.contact_id, made.owner_id)


def test_a_second_lead_of_a_customer_completes_what_is_known_and_is_its_owners(desk: Any) -> None:
    eva = {"company_name": "Hafen Logistik GmbH", "person_name": "Eva Stein"}
    eva |= {"email": "eva@hafen.example"}
    made = lead(desk, **eva, phone="+49 40 555666", city="Hamburg", country="DE")
    rep = desk.people[made.owner_id]
    reply = desk.call("ConvertLead", lead_id=made.lead_id, without_deal=True, by=rep)
    more = {"phone": "+49 40 777888", "website": "hafen.example"}
    second = lead(desk, **eva, **more, country="DE", city="Hamburg")
    again = desk.call("ConvertLead", lead_id=second.lead_id, without_deal=True, by=rep)
    assert (again.account_id, again.contact_id) == (reply.account_id, reply.contact_id)
    assert not any((again.account_created, again.contact_created, again.deal_id))
    completed = desk.call("GetContact", contact_id=reply.contact_id)
    assert [each.number for each in completed.phones] == ["+4940555666", "+4940777888"]
    assert desk.call("GetAccount", account_id=reply.account_id).website == "hafen.example"
    foreign = lead(desk, **eva, owner_id="an.other", team="elsewhere")
    other = desk.person("an.other", "rep", team="elsewhere")
    before = len(desk.call("ListAccounts").accounts)
    with pytest.raises(Precondition) as refused:
        desk.call("ConvertLead", lead_id=foreign.lead_id, by=other)
    assert refused.value.reason == "CUSTOMER_OF_ANOTHER"
    with pytest.raises(Invalid):
        desk.call("ConvertLead", lead_id=foreign.lead_id, by=other, new_account=True,
                  expected_close_date="2026-02-30")  # fmt: skip
    assert len(desk.call("ListAccounts").accounts) == before
    assert desk.call("GetLead", lead_id=foreign.lead_id).state == pb.LEAD_STATE_ASSIGNED


def test_rules_that_cannot_be_read_are_refused_with_their_place(desk: Any) -> None:
    wrong = {
        "scores": [{"label": "x", "condition": "employee > 5", "points": 1}],
        "distribution": [{"label": "y", "condition": "city = 1", "method": 6}],
    }
    with pytest.raises(Invalid) as refused:
        desk.call("ReplaceLeadRules", lead_rules=wrong)
    fields = refused.value.fields
    assert "did you mean employees?" in fields["lead_rules.scores[0].condition"]
    assert "==" in fields["lead_rules.distribution[0].condition"]
    assert "who gets them" in fields["lead_rules.distribution[0].receivers"]
    with pytest.raises(Conflict):
        desk.call("ReplaceLeadRules", lead_rules={"etag": "0"})
    assert len(desk.call("ListLeadRules").lead_rules) == 1


def test_what_looks_like_none_of_a_person_waits_with_the_reason(desk: Any) -> None:
    key = desk.app.config.token_key
    reasons = pb.LeadSuspicion.Name

    def come(name: str, age: int = 10, token: str = "", place: str = "", **more: Any) -> Any:
        begun = desk.clock.now() - timedelta(seconds=age)
        trap = more.pop("trap", "")
        given = {"company_name": name, "email": f"{name}@firm.example", **more}
        made = desk.call(
            "CreateLead",
            by=FORM,
            lead=given,
            form_token=token or public_forms.token(key, FORM_NAME, begun, name),
            trap=trap,
            place=place or name,
        )
        why = {reasons(each).removeprefix("LEAD_SUSPICION_").lower() for each in made.suspicions}
        assert (made.state == pb.LEAD_STATE_SUSPECT) == bool(why)
        assert made.reference, "whoever sent it is told the same"
        return made, why

    honest, why = come("anna")
    assert (why, bool(honest.owner_id)) == (set(), True)
    used = public_forms.token(key, FORM_NAME, desk.clock.now() - timedelta(seconds=10), "anna")
    assert come("fast", age=1)[1] == {"too_fast"}
    assert come("forged", token="1-x-y")[1] == {"bad_token"}
    assert come("old", age=13 * 3600)[1] == {"bad_token"}
    assert come("again", token=used)[1] == {"bad_token"}, "a form is sent once"
    assert come("trapped", trap="buy!")[1] == {"trap"}
    assert come("linked", need="http://a http://b www.c https://d")[1] == {"links"}
    crowd = [come(f"crowd{n}", place="one network")[1] for n in range(22)]
    assert [bool(each) for each in crowd] == [False] * 20 + [True] * 2
    one = [come(f"one{n}", email="one@firm.example")[1] for n in range(8)]
    assert [bool(each) for each in one] == [False] * 6 + [True] * 2
    # The same words of the same person are the same enquiry, though the form was fetched anew.
    again = come("anna", age=20)[0]
    assert again.lead_id == honest.lead_id
    assert desk.call("ListLeads", filter="state = suspect", page_size=50).leads


def test_every_step_of_a_lead_stands_in_its_table() -> None:
    states = {row.split("_", 2)[2].lower() for row in pb.LeadState.keys()[1:]}
    assert set(rules.LEAD.values()) == states
    assert {state for state, _step in rules.LEAD} - {""} <= states
