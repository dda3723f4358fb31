"""After the day every measure is what the tables of the services say, cut and asked for in random ways."""

from datetime import date
from random import Random

from crm_reports.follower import following

from services.reports.tests.comparing import Asking
from tests.histories.truth import assert_measures_equal_tables

EDGES = (date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 4))
PEOPLE, TEAMS = ("anna", "ben", "zhao", "eva"), ("service", "technical", "billing", "logistics")


def test_every_measure_of_the_day_is_what_the_tables_say(played):
    office = played.player.office
    office.spread()
    apps = {name: office.desks[name].app for name in ("customers", "tickets")}
    facts = following(office.desks["reports"].app).facts
    asking = Asking(EDGES, PEOPLE, TEAMS, office.clock.now().date())
    compared = assert_measures_equal_tables(apps, facts, Random(1), asking=asking)
    assert {"tickets.opened", "clocks.breached", "process.stay", "promises.broken"} <= set(compared)
