"""Every text that a page shows can be read in Chinese."""

import importlib
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

import crm
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from crm_chassis import i18n

SERVICES = Path(__file__).parents[2]
PACKAGES = sorted(path.parent for path in SERVICES.glob("*/crm_*/__init__.py"))
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {"_": None, "gettext": None, "N_": None, "said": None, "ngettext": (1, 2)}


def texts_of(package: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Where each text of a package is said, and the text."""
    for name, line, text, _comments, _context in extract_from_dir(
        str(package), METHODS, OPTIONS, keywords=KEYWORDS
    ):
        yield f"{name}:{line}", text


@cache
def catalog_of(package: Path) -> Catalog:
    found = Catalog(locale="zh_Hans")
    for path in i18n.catalog_files(package / "translations", "zh-Hans"):
        for message in read_po(BytesIO(path.read_bytes()), locale="zh_Hans"):
            if message.id:
                assert message.id not in found, f"{path.name} repeats {message.id}"
                found[message.id] = message
    return found


def enums_of(service: str) -> Iterator[tuple[str, str]]:
    """The values of a service's enums in words, as pages show them."""
    folder = Path(next(iter(crm.__path__))) / service / "v1"
    for path in sorted(folder.glob("*_pb2.py")):
        file = importlib.import_module(f"crm.{service}.v1.{path.stem}").DESCRIPTOR
        todo = list(file.message_types_by_name.values())
        enums = list(file.enum_types_by_name.values())
        while todo:
            kind = todo.pop()
            todo += kind.nested_types
            enums += kind.enum_types
        for enum in enums:
            yield from ((v.name, i18n.enum_text(enum, v.name)) for v in enum.values if v.number)


def is_translated(found: Message | None) -> bool:
    if found is None:
        return False
    words = found.string if isinstance(found.string, tuple | list) else (found.string,)
    return all(words)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_text_has_a_translation(package: Path) -> None:
    catalogs = [catalog_of(package), catalog_of(Path(i18n.__file__).parent)]
    said = [*texts_of(package), *enums_of(package.name.removeprefix("crm_"))]
    missing = {
        f"{place}: {text!r}"
        for place, text in said
        if not any(is_translated(catalog.get(text)) for catalog in catalogs)
    }
    assert not missing, "\n".join(sorted(missing))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_translations_fill_in_what_the_text_has(package: Path) -> None:
    catalog = catalog_of(package)
    for message in catalog:
        assert not list(message.check(catalog)), message.id


def test_field_rules_speak_to_people() -> None:
    with i18n.reader("en"):
        assert i18n.translated_problem("must be at least 1 characters") == "is needed"
        assert (
            i18n.translated_problem("must be at least 10 characters")
            == "needs at least 10 characters"
        )
        assert i18n.translated_problem("something of a handler") == "something of a handler"
    with i18n.reader("zh-Hans"):
        assert i18n.translated_problem("must be at most 200 characters") == "最多 200 个字符"
        assert i18n.translated_problem("does not match regex pattern `^[a-z]$`") == "格式不正确"


def test_two_services_of_one_process_each_mean_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "_folders", [i18n.OWN])
    for name, meaning in (("shop", "订货"), ("call_centre", "指令")):
        (tmp_path / name).mkdir()
        words = f'msgid "Order, two meanings"\nmsgstr "{meaning}"\n'
        (tmp_path / name / "zh_Hans.po").write_text(words, encoding="utf-8")
        i18n.add_folder(tmp_path / name)

    def said() -> str:
        with i18n.reader("zh-Hans"):
            return i18n.gettext("Order, two meanings")

    monkeypatch.setattr(i18n, "_home", ContextVar("home", default=i18n.OWN))
    i18n.speak_as(tmp_path / "shop")
    assert said() == "订货"
    i18n.speak_as(tmp_path / "call_centre")
    assert said() == "指令"
    with i18n.reader("zh-Hans"):
        assert i18n.gettext("Save") == "保存"


def test_an_unknown_language_is_english() -> None:
    with i18n.reader("tlh"):
        assert i18n.gettext("Save") == "Save"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ("", "en"),
        ("zh-Hans", "zh-Hans"),
        ("zh-CN,zh;q=0.9,en;q=0.5", "zh-Hans"),
        ("de-DE,de;q=0.9,en;q=0.4,zh;q=0.6", "zh-Hans"),
        ("en-GB;q=0.8,zh;q=0", "en"),
        ("nonsense;q=lots,*", "en"),
    ],
)
def test_the_best_of_our_languages_is_spoken(wish: str, code: str) -> None:
    assert i18n.spoken(wish) == code
