"""Pages of channels call people by name, and say units in the reader's words."""

import re
from pathlib import Path

import crm_channels
import pytest
from crm_channels.pages.blueprint import unit_word
from crm_chassis import i18n

TEMPLATES = Path(crm_channels.__file__).parent / "templates"
LOGIN = re.compile(r"\w+\.(?:\w*owner_id|actor_id|visitor_id|\w+_by)\b")
CALLED = re.compile(r"who\([\w.]+\)")


def test_nobody_is_called_by_what_they_sign_in_with():
    bare = [
        (path.name, found)
        for path in TEMPLATES.rglob("*.html")
        for shown in re.findall(r"\{\{(.*?)\}\}", path.read_text(encoding="utf-8"))
        if "ui.field(" not in shown
        for found in LOGIN.findall(CALLED.sub("", shown))
    ]
    assert not bare


@pytest.mark.parametrize(("language", "word"), [("en", "piece"), ("zh-Hans", "件")])
def test_units_that_everybody_uses_are_translated(world, language, word):
    with i18n.reader(language):
        assert unit_word("piece") == word
        assert unit_word("box of 10") == "box of 10"
