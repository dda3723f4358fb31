"""What people are told: by whom, once, in their language, and the bell that says so."""

from crm_chassis.notices import notify
from crm_chassis.said import said


def tell(world, *users, by="agent", text="", **more):
    """Somebody's call leaves a notice."""
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test", world.people[by])
        with world.app.transaction(connection, call):
            notify(call, users, "mention", text or said("%(who)s asks for you", who="Ben"), **more)


def notices(world, by, **asked):
    return list(world.call("ListNotices", by=by, **asked).notices)


def test_nobody_is_told_of_what_they_did_themselves(world):
    tell(world, "agent.one", "rep.one", "rep.one", "", by="agent")
    assert not notices(world, "agent")
    (told,) = notices(world, "rep")
    assert (told.text, told.actor_id, told.told_count) == ("Ben asks for you", "agent.one", 1)


def test_a_notice_is_its_readers_alone(world):
    tell(world, "rep.one")
    (told,) = notices(world, "rep")
    assert world.call("ReadNotices", by="leader", notice_ids=[told.notice_id]).read_count == 0
    assert world.call("CountNotices", by="rep").unread_count == 1
    assert not notices(world, "admin")
    assert world.call("ReadNotices", by="rep", notice_ids=[told.notice_id]).read_count == 1
    assert world.call("ReadNotices", by="rep").read_count == 0
    assert not notices(world, "rep", unread=True)


def test_what_has_a_key_is_told_once_ever(world):
    for _ in range(2):
        tell(world, "rep.one", key="promise-7")
        world.call("ReadNotices", by="rep")
    assert len(notices(world, "rep")) == 1
    assert world.call("CountNotices", by="rep").unread_count == 0


def test_many_changes_of_one_record_are_one_line_that_says_the_latest(world):
    for number in (1, 2, 3):
        world.clock.forward(minutes=1)
        changed = said("Change %(number)s", number=number)
        tell(world, "rep.one", text=changed, key="ticket-5", again=True)
    (told,) = notices(world, "rep")
    assert (told.text, told.told_count) == ("Change 3", 3)
    world.call("ReadNotices", by="rep")
    tell(world, "rep.one", text="Change 4", key="ticket-5", again=True)
    (told,) = notices(world, "rep", unread=True)
    assert (told.text, told.told_count) == ("Change 4", 1)


def test_moments_and_words_are_said_as_the_reader_reads_them(world):
    due = said("%(what)s until %(when)s", what=said("Search"), when=world.clock.now())
    tell(world, "wu", text=due)
    wu = world.person("wu", "agent", time_zone="Asia/Shanghai")
    (told,) = notices(world, wu)
    assert "17:00" in told.text


def test_a_notice_that_is_rolled_back_was_never_told(world):
    try:
        with world.app.database.connection() as connection:
            call = world.app.begin(connection, "test", world.people["agent"])
            with world.app.transaction(connection, call):
                notify(call, ["rep.one"], "mention", "Never")
                raise RuntimeError
    except RuntimeError:
        pass
    assert not notices(world, "rep")


def test_what_was_read_long_ago_goes_and_what_was_not_read_stays(world):
    tell(world, "rep.one", "leader.one")
    world.call("ReadNotices", by="rep")
    world.clock.forward(days=200)
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "forget_notices")
        world.app.jobs["forget_notices"](call, {})
    assert not notices(world, "rep")
    assert len(notices(world, "leader")) == 1
