"""What is decided without a database: how names, numbers and orders are compared, and where a timeline goes on."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from crm_customers import reach, rules, searching


@pytest.mark.parametrize(
    ("typed", "country", "compared"),
    [
        ("030 / 90 18-20", "DE", "+4930901820"),
        ("0049 30 901820", "DE", "+4930901820"),
        ("+49 (0)30 901820", "", "+4930901820"),
        ("138 0013 8000", "CN", "+8613800138000"),
        ("１３８００１３８０００", "CN", "+8613800138000"),
        ("(212) 555-0142", "US", "+12125550142"),
        ("030 901820", "", ""),
        ("ext. 5", "DE", ""),
        ("", "DE", ""),
    ],
)
def test_one_number_compares_as_one(typed, country, compared):
    assert reach.e164(typed, country) == compared


def test_digits_are_found_with_and_without_the_country():
    phones = reach.normal_phones([{"number": "030 901820"}], "DE")
    assert reach.searchable_digits(phones) == ["4930901820", "030901820"]
    strange = reach.normal_phones([{"number": "ext. 4711"}], "DE")
    assert reach.searchable_digits(strange) == ["4711"]


def test_too_few_digits_look_for_nobody():
    assert reach.tail("0030 901820") == "30901820"
    assert reach.tail("1820") == ""


def test_addresses_compare_without_case_and_in_ascii():
    assert reach.normal_email(" Info@Müller.Example ") == "info@xn--mller-kva.example"
    assert reach.normal_email("a@..") == "a@.."
    emails = reach.normal_emails([{"address": "A@b.example"}, {"address": "a@B.example"}])
    assert len(emails) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MULLER"),
        ("Straße", "strasse"),
        ("Øresund", "oresund"),
        ("臺灣", "台湾"),
        ("ＡＢＣ", "abc"),
        ("Jean-Luc", "jean luc"),
    ],
)
def test_what_is_written_in_two_ways_is_one(one, other):
    assert searching.fold(one) == searching.fold(other)


def test_names_are_found_by_their_sound():
    words = searching.pinyin_words("重庆银行")
    assert words[:2] == ["chongqingyinhang", "cqyh"]
    assert searching.pinyin_words("Nordwind") == []


def test_everything_searched_is_ascii():
    text = searching.search_text("ООО Ромашка 北京", [], [])
    assert text.isascii()
    assert text.startswith(" ")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", []),
        ("%_", []),
        ("@.", []),
        ("a", ["% a%"]),
        ("abc", ["%abc%"]),
        ("+49 (30) 12", ["%493012%"]),
        ("12", ["% 12%"]),
        ("a b c d e", ["% a%", "% b%", "% c%", "% d%"]),
    ],
)
def test_what_is_looked_for(typed, wanted):
    assert searching.patterns(typed) == wanted


def test_an_order_is_not_sent_before_it_is_placed():
    rules.check_days("2026-03-01", "2026-03-01")
    rules.check_days("2026-03-01", "")
    with pytest.raises(rules.Rejected, match="before it was placed"):
        rules.check_days("2026-03-01", "2026-02-28")
    with pytest.raises(rules.Rejected, match="not a day"):
        rules.check_days("2026-02-30", "")


def test_a_sum_that_cannot_be_kept_is_refused():
    rules.check_fits(Decimal("99999999999999.9999"), None)
    with pytest.raises(rules.Rejected):
        rules.check_fits(Decimal("-100000000000000"))


NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def test_a_place_survives_its_token():
    place = rules.Place(NOON, 2, 17)
    assert rules.place_of(place.token()) == place
    assert rules.place_of("").moment == rules.FAR_AWAY


@pytest.mark.parametrize("token", ["x", "a~b~c", "2026-11-16T12:00:00~1~1", "~~"])
def test_a_token_of_somebody_else_is_refused(token):
    with pytest.raises(ValueError, match=r"."):
        rules.place_of(token)


def test_after_a_place_come_the_older_of_each_kind():
    place = rules.Place(NOON, 2, 17)
    assert rules.bound(place, 2) == (NOON, 17)
    assert rules.bound(place, 1) == (NOON, rules.LAST_ID)
    assert rules.bound(place, 3) == (NOON, 0)
    assert rules.day_bound(place, 2) == (date(2026, 11, 16), rules.LAST_ID)
    midnight = rules.Place(NOON.replace(hour=0), 2, 17)
    assert rules.day_bound(midnight, 2) == (date(2026, 11, 16), 17)
