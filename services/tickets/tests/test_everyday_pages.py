"""The pages of everyday work, as somebody uses them."""

import pytest

from .everyday_desk import know_people, note, said
from .test_pages import Browser


@pytest.fixture(autouse=True)
def directory(world, desk):
    know_people(world)


@pytest.fixture
def anna(desk):
    return Browser(desk.world, desk.anna)


def test_the_bell_says_what_is_new_and_leads_there(desk, anna):
    ticket = desk.open(by=desk.ben)
    note(desk, ticket, "@anna.keller look", by=desk.ben)
    assert "1 new notice" in anna.get("/")
    page = anna.get("/access/notices")
    assert "ben.ott mentioned you on #1" in page
    number = desk.call("ListNotices").notices[0].notice_id
    reply = anna.client.get(f"/tickets/access/notices/{number}", headers=anna.headers)
    assert reply.headers["Location"].endswith(f"/tickets/{ticket.ticket_id}")
    assert "0 new notices" in anna.get("/")
    assert "提到" in Browser(desk.world, desk.anna, "zh-CN").get("/access/notices")


def test_a_ticket_is_followed_tagged_linked_and_timed_on_its_page(desk, anna):
    ticket, other = desk.open(), desk.open(subject="Other")
    here = f"/{ticket.ticket_id}"
    assert "Unfollow" in anna.send(here, "FollowTicket")
    assert "toner" in anna.send(here, "UpdateTicket", ticket__tags="Toner\nvip")
    kind = {"ticket_link__kind": "LINK_KIND_BLOCKS", "ticket_link__other_id": str(other.ticket_id)}
    assert "holds up" in anna.send(here, "CreateTicketLink", **kind)
    assert "waits for" in anna.get(f"/{other.ticket_id}")
    anna.send("/house/activities/new", "CreateActivity", activity__display_name="Telephone")
    time = {"time_log__activity_id": "1", "time_log__minutes": "12"}
    assert "12 min" in anna.send(here, "CreateTimeLog", **time)
    assert "runs" in anna.send(here, "StartTimer", activity_id="1")
    assert "The timer is stopped" in anna.send(here, "StopTimer", note="Rang")


def test_who_else_is_here_is_said(desk, anna):
    ticket = desk.open()
    ben = Browser(desk.world, desk.ben)
    ben.get(f"/{ticket.ticket_id}/here?editing=1")
    assert "ben.ott is writing here" in anna.get(f"/{ticket.ticket_id}")
    assert "anna.keller is here too" in ben.get(f"/{ticket.ticket_id}/here")


def test_a_checklist_is_ticked_off(desk, anna):
    typed = {"checklist_template__display_name": "Returns", "checklist_template__items": "A\nB"}
    anna.send("/house/checklists/new", "CreateChecklistTemplate", **typed)
    ticket = desk.open()
    here = f"/{ticket.ticket_id}"
    page = anna.send(here, "AddChecklist", checklist_template_id="1")
    assert "2 open" in page
    assert "1 open" in anna.send(here, "TickChecklistItem")


def test_a_macro_is_made_looked_at_and_run_on_several(desk, anna):
    steps = {"macro__display_name": "Tag it"}
    steps |= {"macro__steps[0]__kind": "MACRO_STEP_KIND_TAG", "macro__steps[0]__tags": "toner"}
    assert "Tag it" in anna.send("/house/macros/new", "CreateMacro", **steps)
    one, other = desk.open(), desk.open()
    listed = anna.get("/lists/tickets")
    assert 'formaction="/tickets/several"' in listed
    address = f"/several?id={one.ticket_id}&id={other.ticket_id}&which=chosen"
    data = {"id": [one.ticket_id, other.ticket_id], "macro_id": "1", "_form": "RunMacro"}
    assert "2 tickets chosen" in anna.get(address)

    def post(go):
        reply = anna.client.post(
            "/tickets/several", data={**data, "go": go, **crumb(anna, address)}
        )
        assert reply.status_code == 200, reply.text
        return reply.text

    assert "it would be done on 2" in post("look")
    assert not desk.get(one).tags
    assert "Done on 2" in post("run")
    assert list(desk.get(other).tags) == ["toner"]
    assert "Run" in anna.get(f"/{one.ticket_id}")
    assert "Tag it: done" in anna.send(f"/{one.ticket_id}", "RunMacro", macro_id="1")
    assert "Tag it" in anna.get("/house/runs")


def crumb(browser, address):
    """The token of the forms on a page."""
    page = browser.get(address)
    return {"csrf_token": page.partition('name="csrf_token" value="')[2].partition('"')[0]}


def test_tickets_are_merged_and_that_is_taken_back(desk, anna):
    first, second = desk.open(), desk.open(subject="Again")
    note(desk, second, "Second")
    here = f"/{first.ticket_id}/merge"
    assert "#2 Again" in anna.get(here)
    page = anna.send(here, "MergeTickets", source_ids=str(second.ticket_id))
    assert "from #2" in page
    assert "Merged into" in anna.get(f"/{second.ticket_id}")
    anna.send(here, "UndoTicketMerge")
    assert said(desk, second) == ["Second"]


def test_a_ticket_is_split(desk, anna):
    ticket = desk.open()
    goes = note(desk, ticket, "The invoice is wrong")
    here = f"/{ticket.ticket_id}/split"
    page = anna.send(here, "SplitTicket", subject="Invoice", comment_ids=str(goes.comment_id))
    assert "split off from" in page


def test_an_answer_is_written_from_what_is_known(desk, anna):
    ticket = desk.open()
    reply = {"canned_reply__display_name": "Hello", "canned_reply__text": "Dear {requester},"}
    anna.send("/house/replies/new", "CreateCannedReply", **reply)
    typed = {"article__title": "Paper jam", "article__text": "Open the tray."}
    anna.send("/house/articles/new", "CreateArticle", **typed)
    anna.send("/house/articles/1", "PublishArticle")
    here = f"/{ticket.ticket_id}/answer"
    page = anna.get(here + "?q=jam")
    assert "Paper jam" in page

    def insert(**pressed):
        reply = anna.client.post(f"/tickets{here}", data={**pressed, **crumb(anna, here)})
        return reply.text

    assert "Dear Mr Braun," in insert(reply="1")
    assert "Open the tray." in insert(article="1")
    insert(helped="1")
    assert desk.call("GetArticle", article_id=1).helped_count == 1
    anna.send(
        here,
        "CreateComment",
        comment__text="Dear Mr Braun",
        comment__visibility="COMMENT_VISIBILITY_PUBLIC",
    )
    assert said(desk, ticket) == ["Dear Mr Braun"]


def test_a_note_is_corrected_on_its_page(desk, anna):
    ticket = desk.open()
    made = note(desk, ticket, "Brocken")
    page = anna.send(f"/comments/{made.comment_id}", "UpdateComment", comment__text="Broken")
    assert "corrected" in page
    assert "Brocken" in anna.get(f"/comments/{made.comment_id}")


def test_people_are_offered_while_one_types(anna):
    reply = anna.client.get("/tickets/people?q=zh", headers=anna.headers)
    assert [each["text"] for each in reply.json["suggestions"]] == ["zhao.lei"]


def test_a_ticket_goes_to_the_trash_and_comes_back(desk, anna):
    ticket = desk.open()
    here = f"/{ticket.ticket_id}"
    assert "This ticket was deleted." in anna.send(here, "DeleteTicket")
    assert "Printer jams" in anna.get("/lists/tickets/trash")
    assert "This ticket was deleted." not in anna.send(here, "UndeleteTicket")


def test_every_catalogue_opens_in_both_languages(desk, anna):
    for language in ("en", "zh-CN"):
        browser = Browser(desk.world, desk.anna, language)
        for kind in ("macros", "replies", "articles", "checklists", "activities"):
            for rest in ("", "/new", "?trash=1"):
                assert browser.get(f"/house/{kind}{rest}")
    anna.get("/house/nothing", status=404)
