"""One firm stays one firm however its name is written; two firms stay two."""

import string

import pytest
from crm_channels.names import FOUND_FROM, likeness, name_key, name_search, plain
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.lists(
    st.text(string.ascii_letters + "äöüéñ", min_size=2, max_size=10), min_size=1, max_size=3
)
HAN = st.text("华兴科技上海北京东方电子江南贸易", min_size=2, max_size=6)
NAMES = st.one_of(WORDS.map(" ".join), HAN, st.text(max_size=30))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller Maschinenbau GmbH", "MULLER MASCHINENBAU G.m.b.H."),
        ("Müller Maschinenbau GmbH & Co. KG", "Müller Maschinenbau"),
        ("Acme, Inc.", "ACME Incorporated"),
        ("Northwind Traders Co., Ltd.", "Northwind Traders"),
        ("Société Générale S.A.", "Societe Generale SA"),
        ("ＡＣＭＥ　Ｌｔｄ", "Acme Ltd"),
        ("华兴科技有限公司", "华兴科技股份有限公司"),
        ("华兴科技（集团）有限公司", "华兴科技集团有限公司"),
        ("東方電子股份有限公司", "東方電子"),
        ("Rossi S.p.A.", "Rossi SPA"),
    ],
)
def test_the_legal_form_and_the_spelling_make_no_second_firm(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert likeness(one, other) == (1.0, "same_name")


@pytest.mark.parametrize(
    ("one", "other", "ground"),
    [
        ("東方電子股份有限公司", "东方电子有限公司", "same_reading"),
        ("Huaxing Ltd", "华兴有限公司", "same_reading"),
        ("Traders Northwind", "Northwind Traders Ltd", "same_words"),
        ("North Wind Traders", "Northwind Traders", "same_letters"),
        ("Siemens Energy", "Siemens", "contained"),
        ("Northwind Traders", "Northwnd Traders", "similar_name"),
        ("上海华兴科技有限公司", "华兴科技（上海）有限公司", "similar_name"),
    ],
)
def test_names_that_are_alike_are_found_with_their_ground(
    one: str, other: str, ground: str
) -> None:
    found = likeness(one, other)
    assert found.score >= FOUND_FROM
    assert found.ground == ground


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Northwind Traders", "Contoso"),
        ("Blue Harbor Clinic", "Green Valley Foods"),
        ("华兴科技有限公司", "江南贸易有限公司"),
        ("Miller Ltd", "Fischer Ltd"),
        ("Ltd", "GmbH"),
    ],
)
def test_different_firms_are_not_found(one: str, other: str) -> None:
    assert likeness(one, other).score < FOUND_FROM


@given(NAMES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@given(NAMES)
def test_a_name_with_a_letter_or_digit_has_a_key_and_a_search_form_in_ascii(name: str) -> None:
    assert bool(name_key(name)) == bool(plain(name))
    assert name_search(name).isascii()
    assert bool(name_search(name)) == bool(name_key(name))


@given(WORDS, st.sampled_from([" Ltd", " GmbH", ", Inc.", " Co., Ltd.", " S.A.", " AG", " LLC"]))
def test_a_legal_form_changes_nothing(words: list[str], form: str) -> None:
    name = "Zeta " + " ".join(words)
    assert name_key(name + form) == name_key(name)


@given(HAN, st.sampled_from(["有限公司", "股份有限公司", "有限责任公司", "集团有限公司"]))
def test_a_chinese_legal_form_changes_nothing(name: str, form: str) -> None:
    assert name_key(name + form) == name_key(name)


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    found = likeness(one, other)
    assert 0.0 <= found.score <= 1.0
    assert likeness(other, one).score == pytest.approx(found.score)


@given(NAMES)
def test_a_name_is_like_itself(name: str) -> None:
    assert likeness(name, name).score == (1.0 if name_key(name) else 0.0)
