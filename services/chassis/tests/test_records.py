"""Rows into messages and back."""

from collections import namedtuple
from datetime import UTC, datetime
from decimal import Decimal

from crm.access.v1 import api_keys_pb2, users_pb2
from crm_chassis import records
from hypothesis import given
from hypothesis import strategies as st

MOMENTS = st.datetimes(
    min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC)
)


@given(MOMENTS)
def test_times_come_back_as_they_were(moment):
    assert records.moment_of(records.timestamp(moment)) == moment


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_decimals_have_one_plain_form(number):
    text = records.decimal_text(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))


def test_a_row_fills_the_fields_of_its_columns_names():
    row = namedtuple("Row", "user_id display_name etag roles team password_hash")(
        "anna", "Anna", 3, ["agent"], None, "hash"
    )
    assert records.to_message(users_pb2.User, row, disabled=True) == users_pb2.User(
        user_id="anna", display_name="Anna", etag="3", roles=["agent"], disabled=True
    )


def test_what_is_not_set_is_null():
    user = users_pb2.User(user_id="anna")
    assert records.values(user, "partner_id", "team", "roles") == {
        "partner_id": None,
        "team": "",
        "roles": [],
    }
    assert records.values(api_keys_pb2.ApiKey(), "expire_time") == {"expire_time": None}
