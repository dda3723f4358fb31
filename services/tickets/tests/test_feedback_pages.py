"""The pages of questions and satisfaction, as agents, managers and customers use them."""

import re
from html import unescape

import pytest

from .question_desk import Asking
from .test_pages import Browser

CALL = "/call?phone=%2B4930901820"


@pytest.fixture
def desk(world):
    desk = Asking(world)
    desk.with_customers()
    desk.open(account_id=7, contact_id=70)
    return desk


@pytest.fixture
def anna(desk):
    return Browser(desk.world, desk.anna)


@pytest.fixture
def lea(desk):
    return Browser(desk.world, desk.lea)


class Stranger:
    """A customer with a link, and no account."""

    def __init__(self, world, language="en"):
        self.client = world.http
        self.headers = {"Accept-Language": language}

    def get(self, address, status=200):
        reply = self.client.get(address, headers=self.headers)
        assert reply.status_code == status, reply.text
        return unescape(reply.text)

    def send(self, address, status=303, **typed):
        shown = self.client.get(address, headers=self.headers).text
        typed["csrf_token"] = re.search(r'name="csrf_token" value="([^"]*)"', shown)[1]
        reply = self.client.post(address, data=typed, headers=self.headers)
        assert reply.status_code == status, reply.text
        return self.get(reply.headers["Location"]) if status == 303 else unescape(reply.text)


def button(page, words):
    """A button of the call screen, as a browser knows it: where it leads, and what it says."""
    for tag, inside in re.findall(r"<button([^>]*)>(.*?)</button>", page, re.DOTALL):
        if words in inside:
            said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
            return said["formaction"], {said["name"]: said["value"]} if "name" in said else {}
    raise LookupError(words)


def click(browser, words, inline=True, page="", **typed):
    """A button of a question on the call screen; without scripts it sends what was typed along."""
    page = page or browser.get(CALL)
    address, pressed = button(page, words)
    crumb = re.search(r'name="csrf_token" value="([^"]*)"', page)[1]
    data = {"csrf_token": crumb, **pressed, **typed}
    if not inline:
        data["_form"] = "CreateTicket"
    headers = {**browser.headers, **({"X-Part": "inline"} if inline else {})}
    return browser.client.post(address, data=data, headers=headers)


def test_a_question_on_the_call_screen_is_answered_by_one_click(desk, anna):
    question = desk.question("Noise", text="Is it loud?", product="OFF-PR-*")
    page = anna.get(CALL)
    assert "Is it loud?" in page
    assert desk.results(question).offered_count == 1
    noted = click(anna, "Yes")
    assert (noted.status_code, "Yes" in noted.text, "<html" in noted.text) == (200, True, False)
    assert "Is it loud?" not in anna.get(CALL)
    results = desk.results(question)
    assert (results.answered_count, results.segments[0].name) == (1, "Corporate")


def test_who_answered_first_is_said_to_the_second(desk, anna):
    question = desk.question("Noise")
    shown = click(anna, "No answer yet")
    assert "Asked" in shown.text
    customer = {"account_id": 7, "contact_id": 70}
    desk.question("Other", priority=9)
    assert click(anna, "Would rather not say").status_code == 200
    desk.note(question, by=desk.ben, customer=customer)
    page = anna.client.get(f"/tickets{CALL}", headers=anna.headers).text
    crumb = re.search(r'name="csrf_token" value="([^"]*)"', page)[1]
    late = anna.client.post(
        f"/tickets/call/questions/{question.question_id}?contact_id=70",
        data={"csrf_token": crumb, "choice": "no"},
        headers={**anna.headers, "X-Part": "inline"},
    )
    assert late.status_code == 422
    assert "ben.ott has noted an answer to this question already." in unescape(late.text)


def test_without_scripts_what_was_typed_is_there_again(desk, anna):
    question = desk.question("Noise", text="Is it loud?")
    typed = {"ticket.subject": "Half a sub", "promise.note": "Ring at three", "request_id": "r-1"}
    reply = click(anna, "Yes", inline=False, **typed)
    page = unescape(reply.text)
    assert reply.status_code == 200
    for said in ("Noted", 'value="Half a sub"', 'value="Ring at three"', 'value="r-1"'):
        assert said in page
    assert "Is it loud?" not in page
    assert 'action="/tickets/call?phone=' in page, "sent, it opens the ticket there"
    assert desk.results(question).answered_count == 1
    again = unescape(click(anna, "Take back", inline=False, page=page, **typed).text)
    for said in ("Taken back", 'value="Half a sub"', "Is it loud?"):
        assert said in again
    assert desk.results(question).answered_count == 0
    assert not desk.call("ListTickets", filter='subject = "Half a sub"').tickets


def test_words_are_noted_with_and_without_scripts(desk, anna):
    question = desk.question("Why", kind="QUESTION_KIND_TEXT", text="Why us?")
    name = f"answer-{question.question_id}"
    empty = click(anna, "Note down", **{name: " "})
    assert (empty.status_code, "say what was answered" in empty.text) == (422, True)
    plain = click(anna, "Note down", inline=False, **{name: "", "ticket.subject": "Half"})
    assert "say what was answered" in plain.text
    assert 'value="Half"' in plain.text
    assert "Good service" in click(anna, "Note down", **{name: "Good service"}).text


def test_a_slip_is_taken_back_by_button_and_key(desk, anna):
    question = desk.question("Noise", text="Is it loud?")
    noted = click(anna, "Yes")
    page = anna.get(CALL)
    assert 'data-key="u"' in noted.text
    crumb = re.search(r'name="csrf_token" value="[^"]*"', page)[0]
    back = click(anna, "Take back", page=crumb + unescape(noted.text))
    assert back.status_code == 200
    assert desk.results(question).answered_count == 0
    assert "Is it loud?" in anna.get(CALL), "it may be put again"


def test_who_does_not_want_to_be_asked_is_not(desk, anna):
    desk.question("Noise")
    reply = click(anna, "Does not want to be asked at all")
    assert "not asked any more" in reply.text
    assert "To ask" not in anna.get(CALL)


def test_what_was_answered_before_the_ticket_is_on_it(desk, anna):
    desk.question("Noise")
    click(anna, "Yes")
    anna.send(CALL, "CreateTicket", ticket__subject="Paper jam")
    (answer,) = desk.call("ListQuestionAnswers").question_answers
    assert desk.call("GetTicket", ticket_id=answer.ticket_id).subject == "Paper jam"
    assert anna.get(f"/feedback/answers/{answer.question_answer_id}", 303) is not None


def test_while_customers_is_down_the_screen_says_what_is_not_asked(desk, anna):
    desk.question("Noise", product="OFF-PR-1")
    desk.world.peers.answers["customers"].clear()
    assert "Questions that need what customers knows are not shown." in anna.get(CALL)


def test_a_manager_prepares_a_question_and_reads_what_came_of_it(desk, lea):
    typed = {
        "question__display_name": "Noise",
        "question__kind": "QUESTION_KIND_CHOICE",
        "question__text": "How loud?",
        "question__choices[0]__text": "Loud",
        "question__choices[1]__text": "Quiet",
        "question__segments": "Corporate\nRetail",
    }
    page = lea.send("/feedback/questions/new", "CreateQuestion", **typed)
    assert "How loud?" in page
    assert "Noise" in lea.get("/feedback/questions")
    (question,) = desk.call("ListQuestions").questions
    assert list(question.segments) == ["Corporate", "Retail"]
    desk.note(question, choice="c1")
    page = lea.get("/feedback/questions/1")
    assert "Loud" in page
    assert "21% – 100%" in page
    assert "Loud" in lea.get('/lists/question_answers?filter=question_id+%3D+"1"')
    edit = {"question__choices[0]__text": "Very loud", "question__choices[1]__text": "Quiet"}
    lea.send("/feedback/questions/1/edit", "UpdateQuestion", **edit)
    (question,) = desk.call("ListQuestions").questions
    assert [(c.name, c.text) for c in question.choices] == [("c1", "Very loud"), ("c2", "Quiet")]
    assert "was removed" in lea.send("/feedback/questions/1", "DeleteQuestion")
    assert "Noise" in lea.get("/feedback/questions?trash=1")
    assert "was removed" not in lea.send("/feedback/questions/1", "UndeleteQuestion")


def test_an_agent_reads_and_changes_nothing(desk, anna):
    desk.question("Noise")
    assert "New question" not in anna.get("/feedback/questions")
    assert 'value="DeleteQuestion"' not in anna.get("/feedback/questions/1")


def test_a_manager_switches_surveys_on_and_sees_what_they_come_to(desk, lea):
    assert "Nobody is asked by itself" in lea.get("/feedback")
    lea.send("/feedback/settings", "UpdateSurveySettings", survey_settings__enabled="true")
    lea.send("/feedback/settings", "UpdateQuestionSettings", question_settings__most_per_call="3")
    assert desk.call("GetQuestionSettings").most_per_call == 3
    ticket, invited = desk.closed()
    desk.reply(desk.token(invited), 2, "Too slow")
    desk.world.run_jobs()
    desk.world.clock.forward(hours=1)
    page = lea.get("/feedback")
    assert "2.00" in page
    assert "Nobody is asked" not in page
    address = re.search(r'href="/tickets(/lists/survey_invitations[^"]*bad[^"]*)"', page)[1]
    assert "Too slow" in lea.get(address)
    shown = lea.get(f"/{ticket.ticket_id}")
    assert "2 of 5" in shown
    assert "Too slow" in shown
    assert "Too slow" in lea.get("/lists/survey_invitations")


def test_a_customer_replies_on_a_page_without_signing_in(desk):
    desk.surveys()
    _ticket, invited = desk.closed()
    address = f"/tickets/survey/{desk.token(invited)}"
    customer = Stranger(desk.world)
    page = customer.get(address)
    assert "How satisfied are you?" in page
    assert "Sign out" not in page
    for told in ("Printer jams", "Mr Braun", "anna.keller"):
        assert told not in page
    assert "Choose from 1 to 5." in customer.send(address, 422, comment="Hm")
    thanks = customer.send(address, score="4", comment="Good")
    assert "Thank you" in thanks
    assert 'value="4" required checked' in thanks
    desk.days(2)
    assert "can no longer be changed" in customer.get(address)
    assert "您的满意程度" in Stranger(desk.world, "zh-CN").get(address)


def test_a_page_for_customers_shows_no_menu_to_who_works_here(desk, anna):
    desk.surveys()
    _ticket, invited = desk.closed()
    token = desk.token(invited)
    for address in (f"/survey/{token}", "/contact", "/contact/sent/W-1"):
        page = anna.get(address)
        assert "<h1>" in page
        for ours in ("<header", "<nav", "My day", "Sign out", "Customers", 'href="/tickets/"'):
            assert ours not in page, f"{address} shows {ours}"
    assert "<header" not in anna.get("/survey/bent", 404)
    assert "My day" in anna.get("/")


@pytest.mark.parametrize("token", ["x", "%E8%AF%B7", "A" * 300])
def test_a_bad_link_gets_a_clear_page(desk, token):
    page = Stranger(desk.world).get(f"/tickets/survey/{token}", 404)
    assert "This link is not complete" in page


def test_a_link_whose_time_is_over_gets_a_clear_page(desk):
    desk.surveys(valid_days=1)
    _ticket, invited = desk.closed()
    address = f"/tickets/survey/{desk.token(invited)}"
    desk.days(1)
    assert "The time for this survey is over." in Stranger(desk.world).get(address, 410)


def test_nothing_else_is_open_to_who_did_not_sign_in(desk):
    for address in ("/tickets/feedback", "/tickets/feedback/questions", "/tickets/1"):
        reply = Stranger(desk.world).client.get(address)
        assert reply.status_code == 303
