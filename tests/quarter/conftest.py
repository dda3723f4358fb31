"""The quarter is played once; the tests of this folder look at what came of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pytest
from crm_chassis import testing

from tests.quarter import house
from tests.quarter.model import Model
from tests.quarter.player import Player
from tests.quarter.script import EVENING, OPENS, Act, written

globals()["postgres"] = testing.postgres


class Played(NamedTuple):
    """The script, what must have come of it, and what came of it."""

    script: list[Act]
    model: Model
    player: Player


@pytest.fixture(scope="package")
def played(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The quarter on the morning after it: each deed ended as the model said."""
    script, model = written(), Model()
    with house.opened(postgres, tmp_path_factory.mktemp("quarter"), OPENS) as manufacturer:
        player = Player(manufacturer)
        player.move_in()
        for day, acts in groupby(script, key=lambda act: act.day):
            model.at(day)
            manufacturer.at(day)
            for act in acts:
                expected = model.play(act)
                assert player.play(act) == expected, act
        model.at(EVENING)
        manufacturer.at(EVENING)
        manufacturer.spread()
        yield Played(script, model, player)
