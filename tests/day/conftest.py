"""The day is played once; the tests of this folder look at what came of it: in the evening first, then on Monday."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from crm_chassis import testing

from tests.day import office
from tests.day.model import Day
from tests.day.moving_in import when
from tests.day.player import Player
from tests.day.playing import MORNING, hear, minutes
from tests.day.script import BACK, Act
from tests.day.stories import written

globals()["postgres"] = testing.postgres


class Played(NamedTuple):
    """The script, what the model says must have come of it, and what came of it."""

    script: list[Act]
    day: Day
    player: Player


def play(script: list[Act], day: Day, player: Player) -> None:
    """The whole day, minute by minute and line by line, by the model and by the services."""
    for minute, acts in minutes(script):
        day.at(minute)
        player.at(minute)
        if hear(minute):
            day.spread()
            player.office.spread()
        for act in acts:
            day.play(act)
            player.play(act)
    player.office.spread()


@pytest.fixture(scope="package")
def played(postgres: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The day as it stands in the evening."""
    script, day = written(), Day()
    with office.opened(postgres, tmp_path_factory.mktemp("day"), when(MORNING)) as house:
        player = Player(house)
        player.move_in()
        play(script, day, player)
        yield Played(script, day, player)


@pytest.fixture(scope="package")
def monday(played: Played) -> Played:
    """The same after the holiday and the weekend, when who was absent is back."""
    played.day.at(BACK)
    played.player.at(BACK)
    return played
