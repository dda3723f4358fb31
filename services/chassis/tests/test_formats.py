"""Times, numbers and money as each reader's language writes them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from crm_chassis import formats, i18n
from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def english() -> Iterator[None]:
    with i18n.reader("en", "Europe/Berlin"):
        yield


@pytest.fixture
def chinese() -> Iterator[None]:
    with i18n.reader("zh-Hans", "Asia/Shanghai"):
        yield


def test_a_moment_in_english(english: None) -> None:
    assert formats.day_and_time(NOON) == "22 Nov 2026, 13:00"
    assert formats.day(NOON) == "22 Nov 2026"
    assert formats.day(date(2026, 11, 1)) == "1 Nov 2026"
    assert formats.ago(NOON - timedelta(hours=3), NOON) == "3 hours ago"
    assert formats.ago(NOON + timedelta(days=2), NOON) == "in 2 days"
    assert formats.ago(NOON, NOON) == "just now"
    assert formats.iso(NOON) == "2026-11-22T13:00:00+01:00"


def test_a_moment_in_chinese(chinese: None) -> None:
    assert formats.day_and_time(NOON) == "2026年11月22日 20:00"
    assert formats.ago(NOON - timedelta(hours=3), NOON) == "3小时前"
    assert formats.span(timedelta(hours=2, minutes=15)) == "2 小时 15 分钟"


def test_a_moment_that_is_not_set_is_nothing(english: None) -> None:
    for unset in (None, Timestamp()):
        assert not formats.is_set(unset)
        assert formats.day(unset) == formats.day_and_time(unset) == formats.iso(unset) == ""
        assert formats.ago(unset, NOON) == ""
    assert formats.is_set(Timestamp(seconds=1))


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (90, "2 min"),
        (timedelta(hours=2, minutes=15), "2 h 15 min"),
        (Duration(seconds=86400), "1 d"),
        (100_000, "1 d 3 h"),
        (None, ""),
    ],
)
def test_a_length_of_time(
    english: None, length: float | timedelta | Duration | None, told: str
) -> None:
    assert formats.span(length) == told


def test_numbers_and_money(english: None) -> None:
    assert formats.number("1234.5") == "1,234.5"
    assert formats.number(1234.5, 0) == "1,234"
    assert formats.money("1234.5", "EUR") == "€1,234.50"
    assert formats.money("1284300.4", "EUR", whole=True) == "€1,284,300"
    assert formats.money("12", "JPY") == "JP¥12"
    assert formats.money("", "EUR") == formats.money(None) == formats.number("many") == ""
    assert formats.percent(0.963, 1) == "96.3%"


def test_faces_of_people_in_either_script() -> None:
    assert [
        formats.initials(name) for name in ("Anna Keller", "anna.keller", "王小明", "Bo", "")
    ] == [
        "AK",
        "AK",
        "王",
        "B",
        "?",
    ]


def test_a_time_zone_that_nobody_knows_is_utc() -> None:
    with i18n.reader("en", "Mars/Olympus"):
        assert formats.clock_time(NOON) == "12:00"
    with i18n.reader("en", "../etc/passwd"):
        assert formats.clock_time(NOON) == "12:00"
