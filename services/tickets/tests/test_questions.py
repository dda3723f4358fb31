"""What customers are asked in a call: to whom which question is put, once, never too often, and what it comes to."""

import pytest
from crm.customers.v1 import consents_pb2, interactions_pb2, merges_pb2
from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import (
    AlreadyExists,
    Forbidden,
    Invalid,
    NotFound,
    PeerUnavailable,
    Precondition,
    Refusal,
)
from crm_tickets.questions import rules
from crm_tickets.tables.questions import ANSWER_STATES

from .question_desk import Asking
from .test_races import at_once, refused

ANSWERED, REFUSED = pb.QUESTION_ANSWER_STATE_ANSWERED, pb.QUESTION_ANSWER_STATE_REFUSED


@pytest.fixture
def asking(world):
    return Asking(world)


@pytest.fixture
def known(asking):
    """Customers is there, and the caller has called before."""
    asking.with_customers()
    asking.open(account_id=7, contact_id=70)
    return asking


# To whom


def test_a_question_is_put_to_who_bought_the_product_lately(known):
    fits = known.question("Noise", product="off-pr-*", bought_days=60)
    known.question("Chairs", product="OFF-CH-1")
    assert known.asked() == [fits.question_id]
    known.bought = "2026-08-01"
    assert known.asked() == []


def test_segment_and_tier_decide_and_the_more_important_goes_first(known):
    known.question("For others", segments=["Retail"])
    known.question("For bronze", tiers=["Bronze"])
    second = known.question("Corporate", segments=["corporate"], priority=1)
    first = known.question("VIP", tiers=["VIP"], priority=9)
    assert known.asked() == [first.question_id, second.question_id]


def test_a_question_has_its_time_and_can_rest(known):
    now = known.world.clock.now()
    later = known.question("Later", start_time=now.replace(day=20))
    known.question("Over", start_time=now.replace(day=1), end_time=now.replace(day=2))
    resting = known.question("Resting", disabled=True)
    assert known.asked() == []
    known.call(
        "UpdateQuestion",
        known.lea,
        question={"question_id": resting.question_id, "disabled": False},
        update_mask={"paths": ["disabled"]},
    )
    known.days(5)
    assert known.asked() == [later.question_id, resting.question_id]


def test_without_customers_only_what_needs_nothing_of_it_is_asked_and_that_is_said(asking):
    asking.open()
    plain = asking.question("Plain")
    asking.question("Printer", product="OFF-PR-1")
    caller = asking.caller()
    assert [each.question_id for each in caller.questions] == [plain.question_id]
    assert caller.missing[0].reason == "absent"
    assert "questions" in caller.missing[0].parts


def test_while_customers_is_down_it_is_the_same(known):
    def down(_request):
        raise PeerUnavailable("customers")

    known.question("Printer", product="OFF-PR-1")
    assert len(known.asked()) == 1
    known.world.connect("customers", LookUpPhone=down)
    caller = known.caller()
    assert not caller.questions
    assert "questions" in caller.missing[0].parts


def test_when_nothing_was_held_back_nothing_is_said_of_it(asking):
    asking.open()
    asking.question("Plain")
    assert "questions" not in asking.caller().missing[0].parts


def test_who_calls_for_the_first_time_is_not_asked(asking):
    asking.question("Plain")
    assert asking.asked() == []


def test_the_question_speaks_the_language_of_the_agent(known):
    choice = {"text": "Loud", "text_zh": "很吵"}
    known.question(
        "Noise",
        text="How loud is it?",
        text_zh="声音大吗？",
        kind="QUESTION_KIND_CHOICE",
        choices=[choice, {"text": "Quiet"}],
    )
    app = known.world.app
    request = app.by_name["LookUpCaller"].request_class(phone="+4930901820")
    found = app.call("LookUpCaller", request, known.anna, **{"accept-language": "zh-CN"})
    (question,) = found.questions
    assert question.text == "声音大吗？"
    assert [(each.name, each.text) for each in question.choices] == [
        ("c1", "很吵"),
        ("c2", "Quiet"),
    ]


# How often


def test_no_more_than_so_many_in_a_call_and_in_a_month(known):
    questions = [known.question(f"Q{number}", priority=9 - number) for number in range(5)]
    known.caps(most_per_call=2, most_per_month=3)
    assert known.asked() == [q.question_id for q in questions[:2]]
    known.note(questions[0])
    known.note(questions[1], "REFUSE")
    assert known.asked() == []
    known.days(1)
    assert known.asked() == [questions[2].question_id]
    known.note(questions[2], "ASK")
    known.days(1)
    assert known.asked() == []
    known.days(30)
    assert known.asked() == [q.question_id for q in questions[3:]]


def test_what_was_answered_is_not_asked_again_unless_the_question_says_so(known):
    once = known.question("Once")
    again = known.question("Again", repeat_days=100)
    for question in (once, again):
        known.note(question)
    known.days(99)
    assert known.asked() == []
    known.days(1)
    assert known.asked() == [again.question_id]
    known.note(again, choice="no")
    assert known.results(again).answered_count == 2


def test_who_would_rather_not_say_is_left_alone_for_a_while(known):
    question = known.question("Noise", pause_days=30)
    noted = known.note(question, "REFUSE")
    assert noted.state == REFUSED
    known.days(29)
    assert known.asked() == []
    known.days(1)
    assert known.asked() == [question.question_id]


def test_the_answer_of_a_caller_counts_when_the_person_becomes_known(asking):
    asking.open()
    question = asking.question("Noise")
    asking.note(question)
    asking.with_customers()
    assert asking.asked() == []


def test_answers_under_a_number_that_was_merged_away_count_for_the_survivor(known):
    question = known.question("Noise")
    old = {"contact_id": 69, "account_id": 7}
    known.note(question, customer=old)
    assert known.asked() == [question.question_id]
    merge = merges_pb2.Merge(
        merge_id=1, kind=merges_pb2.RECORD_KIND_CONTACT, survivor_id=70, absorbed_ids=[69]
    )
    known.world.receive("crm.customers.Merge.completed", merge)
    assert known.asked() == []


# Noting


def test_what_is_on_the_screen_is_noted_once_and_does_not_count_as_asked(known):
    question = known.question("Noise")
    for _time in range(2):
        known.call("OfferQuestions", question_ids=[question.question_id], customer=known.who())
    results = known.results(question)
    assert (results.offered_count, results.asked_count) == (1, 0)
    assert known.asked() == [question.question_id]


def test_every_state_and_step_is_in_the_table():
    steps = pb.QuestionStep.keys()[1:]
    names = [step.removeprefix("QUESTION_STEP_").lower() for step in steps]
    open_states = [state for state in ANSWER_STATES if state not in rules.SETTLED]
    put = {(state, step) for state in open_states for step in names if step != "take_back"}
    undone = {(state, step) for state in rules.SETTLED for step in ("take_back", "unask")}
    assert set(rules.ANSWER) == put | undone
    assert set(rules.ANSWER.values()) <= set(ANSWER_STATES)


@pytest.mark.parametrize("state", ["offered", "asked", "answered", "refused"])
@pytest.mark.parametrize("step", ["ask", "answer", "refuse", "take_back"])
def test_each_step_does_what_the_table_says(known, state, step):
    before = {"offered": "", "asked": "ASK", "answered": "ANSWER", "refused": "REFUSE"}
    question = known.question("Noise")
    known.call("OfferQuestions", question_ids=[question.question_id], customer=known.who())
    if before[state]:
        known.note(question, before[state], **({"choice": "no"} if state == "answered" else {}))
    if step == "take_back":
        undo = rules.ANSWER.get((state, "unask"), state)  # what is not settled stays
        reached = pb.QuestionAnswerState.Name(known.note(question, "TAKE_BACK").state)
        assert reached.removeprefix("QUESTION_ANSWER_STATE_").lower() == undo
    elif (state, step) in rules.ANSWER:
        noted = known.note(question, step.upper())
        reached = pb.QuestionAnswerState.Name(noted.state)
        assert reached.removeprefix("QUESTION_ANSWER_STATE_").lower() == rules.ANSWER[state, step]
    elif (state, step) == ("refused", "refuse"):
        assert known.note(question, "REFUSE").state == REFUSED  # the same again
    else:
        with pytest.raises(Precondition) as refusal:
            known.note(question, step.upper())
        assert refusal.value.reason == "ALREADY_ANSWERED"


def test_the_same_answer_again_changes_nothing(known):
    question = known.question("Noise")
    first = known.note(question)
    events = known.events("crm.tickets.QuestionAnswer.")
    again = known.note(question, by=known.ben)
    assert again.question_answer_id == first.question_answer_id
    assert known.events("crm.tickets.QuestionAnswer.") == events == ["QuestionAnswer.created"]


def test_a_choice_that_is_none_is_refused_by_name(known):
    question = known.question("Scale", kind="QUESTION_KIND_SCALE", scale_max=3)
    with pytest.raises(Invalid) as refusal:
        known.note(question, choice="4")
    assert refusal.value.fields == {"choice": "is none of the choices: 1, 2, 3"}
    words = known.question("Words", kind="QUESTION_KIND_TEXT")
    with pytest.raises(Invalid) as refusal:
        known.note(words, text="  ")
    assert list(refusal.value.fields) == ["text"]
    assert known.note(words, text=" Too loud ").text == "Too loud"


def test_a_customer_has_to_be_named(known):
    question = known.question("Noise")
    with pytest.raises(Invalid) as refusal:
        known.note(question, customer={"segment": "Corporate"})
    assert list(refusal.value.fields) == ["customer"]


def test_a_requester_that_is_none_is_refused_and_not_a_fault(known):
    question = known.question("Noise")
    with pytest.raises(Refusal) as refusal:
        known.note(question, customer={"requester_id": 99})
    assert refusal.value.code in ("INVALID_ARGUMENT", "NOT_FOUND", "FAILED_PRECONDITION")


def test_a_word_that_breaks_filters_is_a_segment_like_any_other(known):
    question = known.question("Noise")
    known.note(question, customer={"contact_id": 5, "segment": 'So "called"'})
    assert known.results(question, segment='So "called"').answered_count == 1


@pytest.mark.parametrize("_round", range(4))
def test_two_agents_with_the_same_customer_make_one_answer(known, _round):
    question, who = known.question("Noise"), known.who()
    without = {"account_id": 7, "requester_id": who["requester_id"]}  # while customers is down
    results = at_once(
        lambda: known.note(question, choice="yes", customer=who),
        lambda: known.note(question, choice="no", by=known.ben, customer=without),
    )
    assert refused(results) == ["ALREADY_ANSWERED"]
    assert known.results(question).answered_count == 1


@pytest.mark.parametrize("_round", range(4))
def test_offering_and_answering_at_once_leave_one_row(known, _round):
    question, who = known.question("Noise"), known.who()
    offer = {"question_ids": [question.question_id], "customer": who}
    at_once(
        lambda: known.call("OfferQuestions", known.ben, **offer),
        lambda: known.note(question, customer=who),
        lambda: known.call("OfferQuestions", **offer),
    )
    results = known.results(question)
    assert (results.offered_count, results.answered_count) == (1, 1)


def test_the_answers_of_a_call_are_put_on_its_ticket(known):
    question, other = known.question("Noise"), known.question("Other")
    known.note(question)
    known.note(other, by=known.ben)
    ticket = known.open(account_id=7, contact_id=70)
    for _time in range(2):
        known.call("LinkQuestionAnswers", ticket_id=ticket.ticket_id)
    wanted = f"ticket_id = {ticket.ticket_id}"
    found = known.call("ListQuestionAnswers", filter=wanted).question_answers
    assert [each.question_id for each in found] == [question.question_id]


# Who does not want to be asked


def test_who_objects_is_not_asked_until_they_say_otherwise(known):
    question, who = known.question("Noise"), known.who()
    objection = known.call("CreateQuestionObjection", customer=who)
    same = known.call("CreateQuestionObjection", known.ben, customer=who)
    assert same.question_objection_id == objection.question_objection_id
    assert known.asked() == []
    with pytest.raises(Precondition) as refusal:
        known.note(question, customer=who)
    assert refusal.value.reason == "OBJECTED"
    key = {"question_objection_id": objection.question_objection_id}
    for _time in range(2):
        known.call("DeleteQuestionObjection", **key)
    assert known.asked() == [question.question_id]


def test_a_consent_that_customers_keeps_counts_for_its_channel(known):
    question = known.question("Noise")

    def say(number, state, channel=interactions_pb2.CHANNEL_PHONE):
        consent = consents_pb2.Consent(
            consent_id=number,
            contact_id=70,
            channel=channel,
            purpose=consents_pb2.CONSENT_PURPOSE_SURVEY,
            state=state,
        )
        known.world.receive("crm.customers.Consent.created", consent)

    say(1, consents_pb2.CONSENT_STATE_REFUSED, interactions_pb2.CHANNEL_EMAIL)
    assert known.asked() == [question.question_id]
    for _time in range(2):
        say(2, consents_pb2.CONSENT_STATE_REFUSED)
    assert known.asked() == []
    say(3, consents_pb2.CONSENT_STATE_GRANTED)
    assert known.asked() == [question.question_id]


def test_an_erased_person_leaves_numbers_and_no_words(known):
    words = known.question("Words", kind="QUESTION_KIND_TEXT")
    noted = known.note(words, text="My wife Erna says it is too loud")
    person = {"contact_id": 70, "account_id": 7, "names": ["Karl Braun"]}
    exported = known.call("ExportPerson", "admin", person=person)
    assert "question_answers" in [each.table_name for each in exported.person_records]
    known.call("ErasePerson", "admin", person=person)
    key = {"question_answer_id": noted.question_answer_id}
    after = known.call("GetQuestionAnswer", **key)
    assert (after.text, after.state) == ("", ANSWERED)
    feed = b"".join(event.data.value for event in known.world.events("crm.tickets."))
    assert b"Erna" not in feed


# The bank


def test_a_question_that_cannot_be_answered_is_refused_by_field(asking):
    with pytest.raises(Invalid) as refusal:
        asking.question("Choice", kind="QUESTION_KIND_CHOICE", choices=[{"text": "One"}])
    assert list(refusal.value.fields) == ["question.choices"]
    now = asking.world.clock.now()
    with pytest.raises(Invalid) as refusal:
        asking.question("Time", start_time=now, end_time=now)
    assert list(refusal.value.fields) == ["question.end_time"]


def test_names_are_given_once_and_agents_keep_no_bank(asking):
    asking.question("Noise")
    with pytest.raises(AlreadyExists):
        asking.question("noise")
    with pytest.raises(Forbidden):
        asking.call("DeleteQuestion", question_id=1)


def test_a_choice_keeps_its_name_and_a_question_its_kind(known):
    both = [{"text": "Loud"}, {"text": "Quiet"}]
    question = known.question("Noise", kind="QUESTION_KIND_CHOICE", choices=both)
    known.note(question, choice="c2")
    key = {"question_id": question.question_id}
    after = known.call(
        "UpdateQuestion",
        known.lea,
        question={**key, "choices": [{"text": "New"}, {"text": "Quiet"}]},
        update_mask={"paths": ["choices"]},
    )
    assert [(each.name, each.text) for each in after.choices] == [("c1", "New"), ("c2", "Quiet")]
    with pytest.raises(Precondition) as refusal:
        known.call(
            "UpdateQuestion",
            known.lea,
            question={**key, "kind": "QUESTION_KIND_TEXT", "choices": []},
            update_mask={"paths": ["kind", "choices"]},
        )
    assert refusal.value.reason == "HAS_ANSWERS"


def test_a_removed_question_is_not_put_and_keeps_its_results(known):
    question = known.question("Noise")
    known.note(question)
    known.call("DeleteQuestion", known.lea, question_id=question.question_id)
    assert known.results(question).answered_count == 1
    with pytest.raises(NotFound):
        known.note(question)
    back = known.call("UndeleteQuestion", known.lea, question_id=question.question_id)
    assert not back.HasField("delete_time")


# Results


def people(first, count):
    return [{"contact_id": first + number, "segment": "Corporate"} for number in range(count)]


def test_results_count_by_choice_month_and_segment_and_equal_the_list(asking):
    question = asking.question("Noise")
    for who in people(100, 3):
        asking.note(question, customer=who)
    asking.days(20)
    asking.note(question, choice="no", customer={"contact_id": 200, "segment": "Retail"})
    asking.note(question, "REFUSE", customer={"contact_id": 201, "segment": "Retail"})
    results = asking.results(question)
    assert [(each.choice, each.count) for each in results.choices] == [("yes", 3), ("no", 1)]
    yes = results.choices[0]
    assert (round(yes.share, 2), round(yes.share_low, 3), round(yes.share_high, 3)) == (
        0.75,
        0.301,
        0.954,
    )
    assert [(m.name, m.answered_count, m.refused_count) for m in results.months] == [
        ("2026-11", 3, 0),
        ("2026-12", 1, 1),
    ]
    assert [(s.name, s.asked_count) for s in results.segments] == [("Corporate", 3), ("Retail", 2)]
    listed = asking.call(
        "ListQuestionAnswers", filter=f"question_id = {question.question_id} AND state = answered"
    ).question_answers
    assert len(listed) == results.answered_count == 4
    only = asking.results(question, segment="Retail")
    assert (only.asked_count, only.answered_count) == (2, 1)


def test_a_scale_has_a_mean_and_says_how_sure_it_is(asking):
    question = asking.question("Rate", kind="QUESTION_KIND_SCALE")
    assert asking.results(question).average == ""
    for who, score in zip(people(100, 4), ("5", "4", "5", "2"), strict=True):
        asking.note(question, choice=score, customer=who)
    results = asking.results(question)
    assert results.average == "4.00"
    assert 1 < float(results.average_low) < 4 < float(results.average_high) <= 5


def test_words_are_shown_newest_first_and_only_to_who_may_see_them(asking):
    question = asking.question("Words", kind="QUESTION_KIND_TEXT")
    for who, text in zip(people(100, 2), ("Loud", "Quiet"), strict=True):
        asking.note(question, text=text, customer=who)
        asking.days(1)
    assert [each.text for each in asking.results(question).texts] == ["Quiet", "Loud"]
    key = {"question_id": question.question_id}
    assert asking.call("GetQuestionResults", asking.zhao, **key).offered_count == 0


def test_a_time_that_ends_before_it_begins_is_refused(asking):
    question, now = asking.question("Noise"), asking.world.clock.now()
    with pytest.raises(Invalid) as refusal:
        asking.results(question, start_time=now, end_time=now)
    assert list(refusal.value.fields) == ["end_time"]


def test_the_caller_costs_no_round_trip_more(known, monkeypatch):
    known.question("Noise", product="OFF-PR-1")
    ran = []
    real = Call.execute

    def count(call, statement, **params):
        ran.append(statement)
        return real(call, statement, **params)

    monkeypatch.setattr(Call, "execute", count)
    assert len(known.asked()) == 1
    assert len(ran) <= 3
