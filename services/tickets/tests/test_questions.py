"""What customers are asked in a call: to whom which question is put, once, never too often, and what it comes to."""

import pytest
from crm.customers.v1 import merges_pb2
from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis.errors import (
    Invalid,
    PeerUnavailable,
    Precondition,
    Refusal,
)
from crm_tickets.questions import rules
from crm_tickets.tables.questions import ANSWER_STATES

from .question_desk import Asking
from .test_races import at_once, refused

REFUSED = pb.QUESTION_ANSWER_STATE_REFUSED


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
