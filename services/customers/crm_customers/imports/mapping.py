"""A row of a source as messages of ours: the plan carried out for one row.

The rule kept here: a value that cannot be read refuses its row with the column and what it says; nothing is guessed.
This is the hot loop of reading: what can be known before the first row is known before it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from crm_customers.imports import plans
from crm_customers.imports.plans import LISTS, SECTIONS, Source, Value

DATES = {"order_date", "ship_date", "birth_date"}
DATES |= {"expected_close_date", "open_date", "next_step_date"}
NUMBERS = {"quantity", "amount", "discount", "profit"}
# A number that is written as the protos write it.
PLAIN = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,4})?")
NEVER = re.compile(r"(?!)")
ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?")
COUNTRY = re.compile(r"[A-Z]{2}")
YES, NO = (
    {"1", "true", "yes", "y", "是", "wahr", "x"},
    {"", "0", "false", "no", "n", "否", "falsch"},
)
Read = Callable[[Mapping[str, str]], str]


class ValueRefused(Exception):
    """A value of a row cannot be read."""

    def __init__(self, reason: str, field_name: str, text: str) -> None:
        super().__init__(text)
        self.reason, self.field, self.text = reason, field_name, text


@dataclass
class Said:
    """What one row says of one section: fields of its message, and what stands beside them."""

    fields: dict[str, Any] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


def reader_of(value: Value) -> Read:
    """What reads one value's text from a row."""
    if value.constant is not None:
        constant = value.constant
        return lambda _: constant
    if len(value.columns) == 1 and not value.words:
        (only,) = value.columns
        return lambda row: (row.get(only) or "").strip()

    def read(row: Mapping[str, str]) -> str:
        parts = ((row.get(column) or "").strip() for column in value.columns)
        text = value.join.join(part for part in parts if part)
        if not value.words or text in value.words:
            return value.words.get(text, text)
        if value.otherwise is not None:
            return value.otherwise
        if value.keep or not text:
            return text
        raise ValueRefused(
            "NO_WORD", value.columns[0], f"{value.columns[0]}: the plan has no word for {text!r}"
        )

    return read


@lru_cache(maxsize=1024)
def enum_number(descriptor: FieldDescriptor, word: str) -> int:
    """The number of an enum's value, given as people say it: "shipped" is ORDER_STATE_SHIPPED."""
    wanted = word.strip().upper().replace(" ", "_")
    for value in descriptor.enum_type.values:
        if value.name == wanted or value.name.endswith(f"_{wanted}"):
            return int(value.number)
    known = ", ".join(value.name for value in descriptor.enum_type.values if value.number)
    raise ValueRefused(
        "NO_CHOICE", descriptor.name, f"{descriptor.name}: {word!r} is none of {known}"
    )


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """The codes of countries by their names in English, Chinese and some other languages, in small letters."""
    from babel import Locale

    names = {
        "usa": "US",
        "uk": "GB",
        "england": "GB",
        "korea": "KR",
        "holland": "NL",
        "russia": "RU",
    }
    for language in ("es", "fr", "de", "zh_Hant", "zh_Hans", "en"):
        for code, name in Locale.parse(language).territories.items():
            if COUNTRY.fullmatch(code):
                names[name.casefold()] = code
    return names


@lru_cache(maxsize=4096)
def country_of(text: str) -> str:
    """The code of a country that is given by its code or name."""
    if COUNTRY.fullmatch(text):
        return text
    found = countries().get(text.casefold()) or (
        text.upper() if COUNTRY.fullmatch(text.upper()) else ""
    )
    if not found:
        raise ValueRefused("NO_COUNTRY", "country", f"country: {text!r} is no country")
    return found


class Filler:
    """The plan of one source, made ready for its rows."""

    def __init__(self, source: Source, dates: Sequence[str], lenient_dates: bool = False) -> None:
        self.source = source
        self.forms = tuple(dates)
        self.iso = lenient_dates or not dates  # typed cells come as ISO has them
        self.zone = ZoneInfo(source.time_zone)
        self.decimal = source.decimal
        # Most fields are one column's text, or a value made of it: they are read without any further call.
        self.columns: dict[str, list[tuple[str, str, Callable[[str], Any] | None]]] = {}
        self.steps: dict[str, list[Callable[[Mapping[str, str], Said], None]]] = {}
        for section, fields in source.sections.items():
            columns = self.columns[section] = []
            steps = self.steps[section] = []
            for name, values in fields.items():
                if (column := self._column(section, name, values)) is not None:
                    columns.append(column)
                else:
                    steps.append(self._step(section, name, values))

    def fill(self, section: str, row: Mapping[str, str]) -> Said:
        """What a row says of a section; raises ValueRefused."""
        said = Said()
        fields, get = said.fields, row.get
        for name, column, convert in self.columns[section]:
            if text := (get(column) or "").strip():
                fields[name] = text if convert is None else convert(text)
        for step in self.steps[section]:
            step(row, said)
        return said

    def _column(
        self, section: str, name: str, values: Sequence[Value]
    ) -> tuple[str, str, Callable[[str], Any] | None] | None:
        """A field that is one column, as it stands there or made into a value; None for any other."""
        descriptor = SECTIONS[section].DESCRIPTOR.fields_by_name.get(name)
        value = values[0]
        if descriptor is None or name in LISTS or len(value.columns) != 1 or value.words:
            return None
        return name, value.columns[0], self._conversion(name, descriptor)

    def _step(
        self, section: str, name: str, values: Sequence[Value]
    ) -> Callable[[Mapping[str, str], Said], None]:
        """What reads one field of a row."""
        if name.startswith("attributes."):
            return self._attribute(name.partition(".")[2], reader_of(values[0]))
        if name in LISTS:
            return self._list(SECTIONS[section], name, values)
        read = reader_of(values[0])
        descriptor = SECTIONS[section].DESCRIPTOR.fields_by_name.get(name)
        if descriptor is None:
            return self._beside(name, read)
        convert = self._conversion(name, descriptor)

        def step(row: Mapping[str, str], said: Said) -> None:
            text = read(row)
            if text:
                said.fields[name] = convert(text) if convert is not None else text

        return step

    def _attribute(self, name: str, read: Read) -> Callable[[Mapping[str, str], Said], None]:
        def step(row: Mapping[str, str], said: Said) -> None:
            if text := read(row):
                said.attributes[name] = text

        return step

    def _beside(self, name: str, read: Read) -> Callable[[Mapping[str, str], Said], None]:
        def step(row: Mapping[str, str], said: Said) -> None:
            if text := read(row):
                said.more[name] = self.day(name, text) if name in DATES else text

        return step

    def _list(
        self, message: type[Message], name: str, values: Sequence[Value]
    ) -> Callable[[Mapping[str, str], Said], None]:
        """What fills a list, such as phones from several columns."""
        inner = LISTS[name]
        descriptor = message.DESCRIPTOR.fields_by_name[name]
        readers = [
            (reader_of(value), self._more_of(descriptor, value), value.split) for value in values
        ]

        def step(row: Mapping[str, str], said: Said) -> None:
            entries: list[Any] = []
            for read, more, split in readers:
                text = read(row)
                for part in text.split(split) if split and text else (text,):
                    if part := part.strip():
                        entries.append({inner: part, **more} if inner else part)
            if entries:
                said.fields[name] = entries

        return step

    @staticmethod
    def _more_of(descriptor: FieldDescriptor, value: Value) -> dict[str, int]:
        """The kind of an entry, such as a mobile telephone."""
        if not value.kind or descriptor.message_type is None:
            return {}
        try:
            return {"kind": enum_number(descriptor.message_type.fields_by_name["kind"], value.kind)}
        except ValueRefused as error:
            raise plans.PlanFailed(error.text) from None

    def _conversion(self, name: str, descriptor: FieldDescriptor) -> Callable[[str], Any] | None:
        """What makes a field's value of its text; None: the text is the value."""
        if name in DATES:
            return lambda text: self.day(name, text)
        if name in NUMBERS:
            plain = PLAIN.fullmatch if self.decimal == "." else NEVER.fullmatch
            return lambda text: text if plain(text) else self.number(name, text)
        if name == "country":
            return country_of
        if plans.is_time(descriptor):
            return self.moment
        if descriptor.enum_type is not None:
            return lambda text: enum_number(descriptor, text)
        if descriptor.type == FieldDescriptor.TYPE_BOOL:
            return lambda text: self.truth(name, text)
        if descriptor.type != FieldDescriptor.TYPE_STRING:
            return lambda text: self.whole(name, text)
        return None

    def day(self, name: str, text: str) -> str:
        """A date as the protos write it."""
        found = day_of(text, self.forms, self.iso)
        if not found:
            forms = " or ".join(self.forms) or "%Y-%m-%d"
            raise ValueRefused("NO_DATE", name, f"{name}: {text!r} is not a date like {forms}")
        return found

    def moment(self, text: str) -> datetime:
        """A moment in UTC; without an offset it is read in the source's time zone."""
        found = None
        try:
            found = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            day, _, clock = text.partition(" ")
            day = day_of(day, self.forms, iso=False)
            if day:
                try:
                    found = datetime.fromisoformat(f"{day} {clock.strip() or '00:00'}")
                except ValueError:
                    found = None
        if found is None:
            forms = " or ".join(self.forms) or "%Y-%m-%d"
            raise ValueRefused(
                "NO_TIME", "start_time", f"start_time: {text!r} is not a time like {forms} 14:05"
            )
        return (found if found.tzinfo else found.replace(tzinfo=self.zone)).astimezone(UTC)

    def number(self, name: str, text: str) -> str:
        """A number as the protos write it."""
        plain = (
            text.replace(" ", "").replace(" ", "").replace("," if self.decimal == "." else ".", "")
        )
        try:
            number = Decimal(plain.replace(self.decimal, "."))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise ValueRefused("NO_NUMBER", name, f"{name}: {text!r} is not a number")
        return format(number, "f")

    def whole(self, name: str, text: str) -> int:
        """A whole number."""
        number = Decimal(self.number(name, text))
        if number != number.to_integral_value():
            raise ValueRefused("NO_NUMBER", name, f"{name}: {text!r} is not a whole number")
        return int(number)

    def truth(self, name: str, text: str) -> bool:
        """Yes or no."""
        word = text.lower()
        if word not in YES | NO:
            raise ValueRefused("NO_CHOICE", name, f"{name}: {text!r} is neither yes nor no")
        return word in YES


@lru_cache(maxsize=65536)  # a file has many rows of one day
def day_of(text: str, forms: tuple[str, ...], iso: bool) -> str:
    """A date as the protos write it; "" when it has none of these forms."""
    for form in forms:
        try:
            return datetime.strptime(text, form).strftime("%Y-%m-%d")  # noqa: DTZ007
        except ValueError:
            continue
    found = ISO_DAY.fullmatch(text) if iso else None
    if found:
        try:
            return date.fromisoformat(found[1]).isoformat()
        except ValueError:
            return ""
    return ""
