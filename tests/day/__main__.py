"""Prints the script of the day: who does what when. With --figures: the table of docs/a-day.md, by the model."""

import sys

from tests.day import figures
from tests.day.playing import EVENING, played
from tests.day.stories import written

script = written()
if "--figures" in sys.argv:
    for name, count in figures.story(played(script), script, EVENING).items():
        print(f"| {name} | {count} |")
else:
    for act in script:
        print(act)
