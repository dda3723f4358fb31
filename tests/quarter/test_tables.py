"""After the quarter every measure is what the tables of the services say, cut and asked for in random ways."""

from datetime import date
from random import Random

from crm_reports.follower import following

from services.reports.tests.comparing import Asking
from tests.histories.truth import assert_measures_equal_tables

EDGES = (date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1))


def test_every_measure_of_the_quarter_is_what_the_tables_say(played):
    house = played.player.house
    house.spread()
    apps = {name: house.desks[name].app for name in ("customers", "channels")}
    facts = following(house.desks["reports"].app).facts
    people = tuple(sorted(house.people))[:4]
    asking = Asking(EDGES, people, ("sales", "north", "south"), house.clock.now().date())
    compared = assert_measures_equal_tables(apps, facts, Random(1), asking=asking)
    wanted = {"dealer_orders.sales", "stock.on_hand", "credit.exposure", "registrations.won"}
    assert wanted <= set(compared)
