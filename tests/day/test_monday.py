"""After the holiday and the weekend: who was absent is back, and no clock ran meanwhile."""

from tests.day.script import BACK, LEAVER, SUBSTITUTE
from tests.day.test_evening import same
from tests.day.told import Told, of_model


def test_what_was_lent_is_back(monday):
    told, expected = Told(monday.player), of_model(monday.day, BACK)
    same(told.tickets(), expected["tickets"])
    same(told.promises(), expected["promises"])
    theirs = [each for each in monday.day.tickets.values() if each.owner == LEAVER and each.is_open]
    assert theirs, "they have something to do"
    out = list(told.every("ListCaretakings", "caretakings", filter='state = "out"'))
    assert not out, "nobody keeps anything for them any more"
    moved = list(told.every("ListCaretakings", "caretakings", filter='state = "moved"'))
    assert {each.to_id for each in moved} == {SUBSTITUTE}, "what was settled or moved stays so"


def test_nothing_was_breached_while_we_were_closed(monday):
    same(Told(monday.player).clocks(), of_model(monday.day, BACK)["clocks"])
    fired = [
        e for e in Told(monday.player).events() if e.event_type == "crm.tickets.Clock.breached"
    ]
    assert len({each.resource_id for each in fired}) == len(fired)
