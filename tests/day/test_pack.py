"""The day ends in a published pack: each of its figures is what the model says, in every rendering."""

from collections import Counter
from functools import partial

from crm.reports.v1 import packs_pb2 as pb

from tests.day import figures, packs
from tests.day.playing import EVENING
from tests.day.script import DAY
from tests.day.test_evening import same


def test_every_figure_of_the_pack_of_the_day(played):
    ask = partial(
        lambda method, **fields: played.player.office.call("helen", method, "reports", **fields)
    )
    expected = figures.report(played.day, EVENING)
    broken = {"kind": pb.PACK_ITEM_KIND_RECORDS, "measure_ids": ["promises.broken"], "most": 500}
    cut = {"kind": pb.PACK_ITEM_KIND_TABLE}
    paths = {
        "measure_ids": ["hand_overs.made"],
        "dimension_ids": ["from_team", "to_team"],
        "most": 500,
    }
    items = [
        {"kind": pb.PACK_ITEM_KIND_TEXT, "text": "# The day\nBefore a **holiday**."},
        *packs.tables(expected),
        broken,
        {**cut, **paths},
        {**cut, "measure_ids": ["tickets.opened"], "dimension_ids": ["channel"]},
    ]
    day = {"start_date": "2026-04-30", "end_date": "2026-04-30", "time_zone": "Europe/Berlin"}
    edition = packs.published(ask, items, **day)
    told = packs.Reading(ask, edition)
    assert told.figures(expected) == expected
    records = told.table(-3)
    late = [
        p
        for t in played.day.tickets.values()
        for p in t.promises
        if p.broken is not None and p.broken < DAY
    ]
    assert records.total_size == len(records.rows) == len(late)
    keepers = Counter(row.cells[3] for row in records.rows)
    assert keepers == Counter(each.keeper.title() for each in late), "people stand by name"
    same(
        [f"{key} {int(count)}" for key, count in told.by_name(-2).items()],
        [f"{key} {count}" for key, count in figures.handed_over(played.day).items()],
    )
    written = sum(each.channel == "web" for each in played.day.tickets.values())
    assert told.by_name(-1) == {
        ("Phone",): len(played.day.tickets) - written,
        ("Web",): written,
    }
    told.finished()
    packs.same_everywhere(ask, edition)
