"""The quarter ends in a published pack: each of its figures is what the model says, to the cent, in every rendering."""

from collections import Counter
from decimal import Decimal
from functools import partial

from crm.reports.v1 import packs_pb2 as pb

from tests.day import packs
from tests.quarter import figures


def test_every_figure_of_the_pack_of_the_quarter(played):
    call = played.player.house.call
    ask = partial(lambda method, **fields: call("lena", method, "reports", **fields))
    expected = figures.report(played.model)
    sales = {"measure_ids": ["dealer_orders.sales"], "dimension_ids": ["partner"], "most": 500}
    items = [*packs.tables(expected), {"kind": pb.PACK_ITEM_KIND_TABLE, **sales}]
    edition = packs.published(ask, items, period=pb.PACK_PERIOD_LAST_QUARTER, time_zone="UTC")
    assert (edition.start_date, edition.end_date) == ("2026-04-01", "2026-06-30")
    told = packs.Reading(ask, edition)
    assert told.figures(expected) == expected
    sold: Counter[str] = Counter()
    for order in played.model.orders.values():
        if order.state != "cancelled":
            sold[order.dealer] += sum((line.sold for line in order.lines), Decimal(0))
    by_dealer = told.by_name(-1)
    assert sorted(by_dealer.values()) == sorted(amount for amount in sold.values())
    assert sum(by_dealer.values()) == expected["dealer_orders.sales"]
    told.finished()
    packs.same_everywhere(ask, edition)
