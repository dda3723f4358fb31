"""Prints the script of the day: who does what when."""

from tests.day.stories import written

for act in written():
    print(act)
