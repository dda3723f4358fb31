"""Mentions, corrections, followers, and who has a ticket open."""

import pytest
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition

from .everyday_desk import follow, know_people, note, said, told


@pytest.fixture(autouse=True)
def directory(world, desk):
    know_people(world)


def correct(desk, comment, text, by=None, **more):
    given = {"comment_id": comment.comment_id, "text": text, **more}
    return desk.call("UpdateComment", by, comment=given, update_mask={"paths": ["text"]})


def test_who_is_mentioned_is_told_once_and_sees_the_ticket(world, desk):
    ticket = desk.open()
    with pytest.raises(NotFound):
        desk.call("GetTicket", desk.eva, ticket_id=ticket.ticket_id)
    made = note(desk, ticket, "@eva.roth is this invoice right? @nobody.here @anna.keller")
    assert list(made.mentions) == ["eva.roth", "anna.keller"]
    assert told(world, desk.eva) == [("mention", ticket.ticket_id)]
    assert told(world, desk.anna) == []
    assert desk.call("GetTicket", desk.eva, ticket_id=ticket.ticket_id).subject == ticket.subject


def test_a_note_is_corrected_by_its_author_and_keeps_what_it_said(world, desk):
    ticket = desk.open()
    made = note(desk, ticket, "Roller is brocken")
    after = correct(desk, made, "Roller is broken, @ma.jun")
    assert (after.text, after.edit_count) == ("Roller is broken, @ma.jun", 1)
    assert told(world, desk.ma) == [("mention", ticket.ticket_id)]
    (edit,) = desk.call("ListCommentEdits", comment_id=made.comment_id).comment_edits
    assert (edit.text, edit.editor_id) == ("Roller is brocken", "anna.keller")
    correct(desk, made, "Roller is broken, @ma.jun!")
    assert told(world, desk.ma) == [("mention", ticket.ticket_id)]
    with pytest.raises(Forbidden):
        correct(desk, made, "Nonsense", by=desk.ben)
    with pytest.raises(Conflict):
        correct(desk, made, "Late", etag=made.etag)


def test_what_a_customer_said_or_read_stays_said(desk):
    ticket = desk.open()
    public = note(desk, ticket, "We will ring you", visibility="PUBLIC")
    theirs = note(desk, ticket, "It still jams", visibility="PUBLIC", from_customer=True)
    for comment in (public, theirs):
        with pytest.raises(Precondition):
            correct(desk, comment, "Something else")
    assert said(desk, ticket) == ["We will ring you", "It still jams"]


def test_a_correction_that_corrects_nothing_is_none(desk):
    made = note(desk, desk.open(), "As it is")
    assert correct(desk, made, "As it is").edit_count == 0
    with pytest.raises(Invalid):
        desk.call(
            "UpdateComment",
            comment={"comment_id": made.comment_id, "visibility": 1},
            update_mask={"paths": ["visibility"]},
        )


def test_followers_hear_in_one_line_of_what_matters(world, desk):
    ticket = desk.open()
    follow(desk, ticket, by=desk.ben)
    follow(desk, ticket, by=desk.ben)
    desk.hand_over(ticket)
    note(desk, ticket, "Still jams", by=desk.anna, visibility="PUBLIC", from_customer=True)
    note(desk, ticket, "Among ourselves")
    (notice,) = world.call("ListNotices", by=desk.ben).notices
    assert (notice.kind, notice.told_count) == ("customer_wrote", 2)
    world.call("ReadNotices", by=desk.ben)
    desk.close(ticket)
    (notice,) = world.call("ListNotices", by=desk.ben, unread=True).notices
    assert notice.kind == "closed"
    assert ticket.subject in notice.text


def test_who_is_added_as_a_follower_sees_the_ticket(desk):
    ticket = desk.open()
    follow(desk, ticket, user_id="eva.roth")
    assert desk.call("GetTicket", desk.eva, ticket_id=ticket.ticket_id)
    (follower,) = desk.call("ListFollowers", ticket_id=ticket.ticket_id).followers
    assert (follower.user_id, follower.adder_id) == ("eva.roth", "anna.keller")
    with pytest.raises(Invalid):
        follow(desk, ticket, user_id="no.one")
    key = {"ticket_id": ticket.ticket_id}
    assert desk.call("UnfollowTicket", desk.eva, **key).removed
    assert not desk.call("UnfollowTicket", desk.eva, **key).removed


def test_the_owner_hears_when_the_customer_writes_through_another(world, desk):
    ticket = desk.open()
    note(desk, ticket, "Hello?", by=desk.shop, visibility="PUBLIC", from_customer=True)
    assert told(world, desk.anna) == [("customer_wrote", ticket.ticket_id)]


def test_two_who_have_one_ticket_open_know_of_each_other(world, desk):
    ticket = desk.open()

    def here(by, **more):
        reply = desk.call("NoteViewer", by, ticket_id=ticket.ticket_id, **more)
        return [(viewer.user_id, viewer.editing) for viewer in reply.viewers]

    assert here(desk.anna, editing=True) == []
    assert here(desk.ben) == [("anna.keller", True)]
    assert here(desk.anna) == [("ben.ott", False)]
    world.clock.forward(seconds=31)
    assert here(desk.ben) == []
    assert here(desk.anna) == [("ben.ott", False)]
    here(desk.ben, leaving=True)
    assert here(desk.anna) == []
    with pytest.raises(NotFound):
        here(desk.eva)
