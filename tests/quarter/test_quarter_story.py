"""What the document tells of the quarter is what the script makes of it."""

from pathlib import Path

from tests.quarter import figures

STORY = Path(__file__).parents[2] / "docs" / "a-quarter.md"


def test_the_document_has_the_figures_of_the_script():
    text = STORY.read_text()
    missing = [
        row for row in map("| {0[0]} | {0[1]} |".format, figures.story().items()) if row not in text
    ]
    assert not missing, "\n".join(missing)
