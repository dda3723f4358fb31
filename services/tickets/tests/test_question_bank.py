"""The bank of questions, who does not want to be asked, and what questions come to."""

import pytest
from crm.customers.v1 import consents_pb2, interactions_pb2
from crm.tickets.v1 import question_answers_pb2 as pb
from crm_chassis.call import Call
from crm_chassis.errors import (
    AlreadyExists,
    Forbidden,
    Invalid,
    NotFound,
    Precondition,
)

from .question_desk import Asking

ANSWERED = pb.QUESTION_ANSWER_STATE_ANSWERED


@pytest.fixture
def asking(world):
    return Asking(world)


@pytest.fixture
def known(asking):
    """Customers is there, and the caller has called before."""
    asking.with_customers()
    asking.open(account_id=7, contact_id=70)
    return asking


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
