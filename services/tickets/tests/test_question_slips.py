"""A slip is taken back: as if it had not been noted, neither in results nor in how often somebody was asked."""

import pytest
from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis.errors import Precondition

from .question_desk import Asking
from .test_races import at_once, refused

OFFERED, ASKED = pb.QUESTION_ANSWER_STATE_OFFERED, pb.QUESTION_ANSWER_STATE_ASKED
ANSWERED = pb.QUESTION_ANSWER_STATE_ANSWERED


@pytest.fixture
def known(world):
    """Customers is there, and the caller has called before."""
    asking = Asking(world)
    asking.with_customers()
    asking.open(account_id=7, contact_id=70)
    return asking


@pytest.mark.parametrize("step", ["ANSWER", "REFUSE"])
def test_a_slip_counts_for_nothing_and_the_question_is_put_again(known, step):
    question = known.question("Noise")
    known.caps(most_per_call=1)
    known.note(question, step)
    assert known.asked() == []
    back = known.note(question, "TAKE_BACK")
    assert (back.state, back.choice, back.HasField("answer_time")) == (OFFERED, "", False)
    assert not back.HasField("ask_time"), "it does not count as asked either"
    results = known.results(question)
    assert (results.offered_count, results.asked_count, results.answered_count) == (1, 0, 0)
    assert known.asked() == [question.question_id]
    assert known.note(question, "TAKE_BACK").etag == back.etag, "the same again"
    assert known.note(question, choice="no").choice == "no"
    assert known.results(question).answered_count == 1
    assert known.events("crm.tickets.QuestionAnswer.") == [
        "QuestionAnswer.created",
        *["QuestionAnswer.updated"] * 2,
    ]


def test_what_was_put_before_it_was_answered_stays_put(known):
    question = known.question("Noise")
    asked = known.note(question, "ASK")
    known.world.clock.forward(minutes=2)
    known.note(question)
    back = known.note(question, "TAKE_BACK")
    assert (back.state, back.ask_time) == (ASKED, asked.ask_time)
    assert known.results(question).asked_count == 1


def test_only_who_noted_it_takes_it_back_and_only_in_that_call(known):
    question = known.question("Noise")
    with pytest.raises(Precondition) as nothing:
        known.note(question, "TAKE_BACK")
    assert nothing.value.reason == "NOT_ANSWERED"
    known.note(question)
    with pytest.raises(Precondition) as others:
        known.note(question, "TAKE_BACK", by=known.ben)
    assert others.value.reason == "NOT_YOURS"
    known.world.clock.forward(minutes=60)
    with pytest.raises(Precondition) as late:
        known.note(question, "TAKE_BACK")
    assert late.value.reason == "TOO_LATE"
    assert known.results(question).answered_count == 1


@pytest.mark.parametrize("_round", range(6))
def test_taken_back_while_another_answers_one_is_first_and_both_make_sense(known, _round):
    question = known.question("Noise")
    known.note(question)
    results = at_once(
        lambda: known.note(question, "TAKE_BACK"),
        lambda: known.note(question, by=known.ben, choice="no"),
    )
    (row,) = known.call("ListQuestionAnswers").question_answers
    if refused(results):
        assert refused(results) == ["ALREADY_ANSWERED"]
        assert row.state == OFFERED
    else:
        assert (row.state, row.choice, row.agent_id) == (ANSWERED, "no", known.ben.id)


def test_the_answer_of_a_ticket_is_taken_back_and_given_anew_on_it(known):
    question = known.question("Noise")
    known.note(question)
    ticket = known.open(account_id=7, contact_id=70)
    known.call("LinkQuestionAnswers", ticket_id=ticket.ticket_id)
    known.note(question, "TAKE_BACK")
    again = known.note(question, choice="no")
    assert (again.ticket_id, again.choice) == (ticket.ticket_id, "no")
