"""Forms that anybody may fill in: ours, of their time, and what looks like none of a person."""

from datetime import UTC, datetime, timedelta

from crm_chassis import public_forms

KEY, NOW = "k" * 40, datetime(2026, 11, 16, 9, tzinfo=UTC)


def test_a_form_is_ours_and_of_its_time() -> None:
    made = public_forms.token(KEY, "web form", NOW, "n")
    seconds = {1: "too_fast", 5: "", 11 * 3600: "", 13 * 3600: "bad_token"}
    for wait, problem in seconds.items():
        later = NOW + timedelta(seconds=wait)
        assert public_forms.problem(KEY, "web form", made, later) == problem
    soon = NOW + timedelta(seconds=5)
    assert public_forms.problem(KEY, "web form", made.replace("-n-", "-m-"), soon) == "bad_token"
    assert public_forms.problem("other" * 8, "web form", made, soon) == "bad_token"
    assert public_forms.problem(KEY, "lead form", made, soon) == "bad_token"
    for text in ("", "1-2-3", "-", "9" * 13 + "-n-s", "٣-n-s", "1-n-é"):
        assert public_forms.problem(KEY, "web form", text, soon) == "bad_token"


def test_what_looks_like_none_of_a_person_is_named() -> None:
    fine = {"trap": " ", "problem": "", "text": "See www.firm.example", "from_place": 0}
    assert public_forms.suspicions(**fine, from_contact=0) == []
    many = {"trap": "x", "problem": "too_fast", "text": "http://a " * 4, "from_place": 20}
    assert public_forms.suspicions(**many, from_contact=6) == [
        *("trap", "too_fast", "many_from_place", "many_from_contact", "links")
    ]
