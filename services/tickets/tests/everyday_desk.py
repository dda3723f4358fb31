"""What the tests of everyday work say often."""

from crm_chassis.tables import users
from sqlalchemy import insert

PEOPLE = ("anna.keller", "ben.ott", "zhao.lei", "ma.jun", "eva.roth")


def know_people(world):
    """The directory knows who works here."""
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test")
        for name in PEOPLE:
            who = world.people[name]
            row = {"user_id": name, "display_name": name, "team": who.team, "roles": [*who.roles]}
            call.run(insert(users).values(row))


def note(desk, ticket, text, by=None, visibility="INTERNAL", **fields):
    """A comment."""
    said = {"ticket_id": ticket.ticket_id, "text": text}
    said["visibility"] = f"COMMENT_VISIBILITY_{visibility}"
    return desk.call("CreateComment", by, comment={**said, **fields})


def told(world, person):
    """What somebody was told: kind and record."""
    notices = world.call("ListNotices", by=person).notices
    return [(notice.kind, notice.resource_id) for notice in notices]


def follow(desk, ticket, by=None, **more):
    return desk.call("FollowTicket", by, ticket_id=ticket.ticket_id, **more)


def activity(desk, name="Telephone"):
    return desk.call("CreateActivity", activity={"display_name": name})


def said(desk, ticket):
    """The texts of a ticket's conversation."""
    comments = desk.call("ListComments", ticket_id=ticket.ticket_id).comments
    return [comment.text for comment in comments]
