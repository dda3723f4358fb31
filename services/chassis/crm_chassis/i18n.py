"""Texts in the reader's language: English is what the code says, Chinese comes from .po files.

The rule kept here: a text is marked where it is written (`_`, `ngettext`, or `N_` for later), its English is its key,
and a service's own translations are looked up before the chassis'. Two services in one process, as in tests, may say
the same English and mean two things: whoever serves says whose words come first (`speak_as`). No compile step.
"""

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from google.protobuf.descriptor import EnumDescriptor

from crm_chassis.said import Said

OWN = Path(__file__).parent / "translations"
LANGUAGES = {"en": "English", "zh-Hans": "简体中文"}
LOCALES = {"en": Locale("en", "GB"), "zh-Hans": Locale("zh", "CN", script="Hans")}
DEFAULT = "en"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?|`[^`]*`|\[[^\]]*\]")

language: ContextVar[str] = ContextVar("language", default=DEFAULT)
time_zone: ContextVar[str] = ContextVar("time_zone", default="UTC")
_folders: list[Path] = [OWN]
_home: ContextVar[Path] = ContextVar("home", default=OWN)


def add_folder(folder: Path) -> None:
    """Makes a service's translations known; they come before those that are known already."""
    if folder.is_dir() and folder not in _folders:
        _folders.insert(0, folder)
        _catalog.cache_clear()


def speak_as(folder: Path) -> None:
    """From here on this service's words come first."""
    _home.set(folder)


def read_catalog(path: Path) -> Translations:
    """One .po file as translations."""
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=path.name.partition(".")[0]))
    compiled.seek(0)
    return Translations(compiled)


def catalog(code: str) -> Translations:
    """All translations into a language, those of the service that speaks first."""
    return _catalog(code, _home.get())


@lru_cache(maxsize=32)
def _catalog(code: str, home: Path) -> Translations:
    """The first folder that knows a text wins."""
    found: Translations | None = None
    folders = sorted(_folders, key=lambda folder: folder != home) if home != OWN else _folders
    for path in [path for folder in folders for path in catalog_files(folder, code)]:
        if found is None:
            found = read_catalog(path)
        else:
            found.add_fallback(read_catalog(path))
    return found or Translations()


def catalog_files(folder: Path, code: str) -> list[Path]:
    """A folder's texts in a language: zh_Hans.po, and zh_Hans.<part>.po for parts that have many."""
    return sorted(folder.glob(f"{code.replace('-', '_')}*.po"))


def locale() -> Locale:
    """How the reader's language writes numbers and dates."""
    return LOCALES[language.get()]


def zone() -> ZoneInfo:
    """The reader's time zone; UTC when it is unknown."""
    try:
        return ZoneInfo(time_zone.get() or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=512)
def spoken(wish: str) -> str:
    """The language of ours that fits a wish best: "zh-Hans", "zh-CN,zh;q=0.9,en;q=0.5", …"""
    wishes = []
    for part in wish.lower().split(","):
        name, _q, weight = part.strip().partition(";q=")
        code = next((c for c in LANGUAGES if name.partition("-")[0] == c.partition("-")[0]), "")
        try:
            wishes.append((float(weight or 1), code))
        except ValueError:
            continue
    known = [(weight, code) for weight, code in wishes if code and weight > 0]
    return max(known, key=lambda known_wish: known_wish[0])[1] if known else DEFAULT


@contextmanager
def reader(code: str, zone_name: str = "UTC") -> Iterator[None]:
    """Within this block texts are for a reader of this language, in this time zone."""
    before, placed = language.set(spoken(code)), time_zone.set(zone_name)
    try:
        yield
    finally:
        language.reset(before)
        time_zone.reset(placed)


def gettext(text: str, **values: object) -> str:
    """The text in the reader's language, with its %(name)s filled in; what was `said` knows its own values."""
    if isinstance(text, Said):
        known = {name: gettext(v) if isinstance(v, Said) else v for name, v in text.values.items()}
        return gettext(text.template, **known)
    found = str(catalog(language.get()).gettext(text)) if text else ""
    return found % values if values else found


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """The text for this number of things."""
    return str(catalog(language.get()).ngettext(one, many, n)) % {"num": n, **values}


def N_(text: str) -> str:  # noqa: N802 (the name that gettext's tools look for)
    """Marks a text that is translated later, where it is shown."""
    return text


_ = gettext


def enum_label(descriptor: EnumDescriptor, number: int) -> str:
    """An enum value in words: TICKET_STATE_IN_PROGRESS → "In progress", translated; unspecified → ""."""
    value = descriptor.values_by_number.get(number)
    return gettext(enum_text(descriptor, value.name)) if value is not None and number else ""


def enum_text(descriptor: EnumDescriptor, name: str) -> str:
    """The English text of an enum value: its name without the enum's."""
    words = (
        descriptor.values_by_number[0].name.removesuffix("UNSPECIFIED")
        if 0 in descriptor.values_by_number
        else ""
    )
    return name.removeprefix(words).replace("_", " ").capitalize()


def translated_problem(text: str) -> str:
    """What a field rule says is wrong, in words for people: `{}` stands for its numbers and lists.

    English has a file of its own for this, since the rules speak to programmers.
    """
    known = gettext(text)
    if known != text or isinstance(text, Said):
        return known
    parts, key = NUMBER.findall(text), NUMBER.sub("{}", text)
    known = gettext(key)
    return text if known == key else known.replace("{}", "%s") % tuple(parts[: known.count("{}")])


def refusal_text(message: str, fields: Mapping[str, str]) -> str:
    """A refusal as one sentence for people: what is wrong with the fields, or its message."""
    if fields:
        return "; ".join(dict.fromkeys(translated_problem(text) for text in fields.values()))
    return gettext(message)
