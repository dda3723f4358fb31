"""What docs/a-day.md tells is what the day comes to; the script is the same each time it is written."""

from pathlib import Path

from tests.day import figures
from tests.day.playing import EVENING, played
from tests.day.stories import written

STORY = Path(__file__).parents[2] / "docs" / "a-day.md"


def test_the_documented_figures_are_those_of_the_day():
    script = written()
    rows = [line.strip("| ").split(" | ") for line in STORY.read_text().splitlines() if "|" in line]
    documented = {name: int(count) for name, count in rows[2:]}
    assert documented == figures.story(played(script), script, EVENING)


def test_the_script_is_the_same_each_time():
    assert [str(act) for act in written()] == [str(act) for act in written()]
