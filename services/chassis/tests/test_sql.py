"""A statement runs again and again on a connection, and each answer is its own."""

import math

import psycopg
import pytest
from crm_chassis import sql
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, bindparam, column, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB

ECHO = sql.Statement(select(bindparam("said", type_=Text()).label("said")))
SERIES = sql.Statement(
    select(func.generate_series(1, bindparam("upto", type_=BigInteger())).label("number"))
)
STORED = sql.Statement(select(bindparam("value", type_=JSONB()).label("value")))


@pytest.fixture
def connection(world):
    with world.app.database.connection() as found:
        yield found


def test_each_answer_stands_for_itself(connection):
    first = sql.first(connection, ECHO, {"said": "one"})
    second = sql.first(connection, ECHO, {"said": "two"})
    assert (first.said, second.said) == ("one", "two")
    within = [
        sql.first(connection, ECHO, {"said": f"row {row.number}"}).said
        for row in sql.every(connection, SERIES, {"upto": 3})
    ]
    assert within == ["row 1", "row 2", "row 3"]


def test_a_long_answer_is_not_kept_in_memory(connection):
    rows = sql.every(connection, SERIES, {"upto": sql.LARGE + 1})
    assert len(rows) == sql.LARGE + 1
    assert connection.kept_cursor(SERIES).pgresult.ntuples == 0
    assert [row.number for row in sql.every(connection, SERIES, {"upto": 2})] == [1, 2]


def test_no_rows_today_do_not_spoil_the_rows_of_tomorrow(connection):
    assert sql.first(connection, SERIES, {"upto": 0}) is None
    assert sql.first(connection, SERIES, {"upto": 1}).number == 1


def test_only_so_many_cursors_stay(connection):
    for number in range(sql.KEPT + 10):
        statement = sql.Statement(select(literal(number).label("number")))
        assert sql.first(connection, statement, {}).number == number
    assert len(connection.kept) == sql.KEPT


def test_after_an_error_the_statement_runs_again(connection):
    quotient = sql.Statement(
        select((1 / column("by")).label("found")).select_from(
            select(bindparam("by", type_=BigInteger()).label("by")).subquery()
        )
    )
    with pytest.raises(psycopg.errors.DivisionByZero):
        sql.first(connection, quotient, {"by": 0})
    assert sql.first(connection, quotient, {"by": 1}).found == 1


@pytest.mark.parametrize("value", [{}, [], {"a": [1, None, "ü"]}, {"null": "null"}, {1: True}])
def test_json_comes_back_as_it_was(connection, value):
    found = sql.first(connection, STORED, {"value": Jsonb(value)}).value
    assert found == ({str(name): one for name, one in value.items()} if value else value)


def test_json_that_is_no_number_is_refused_not_emptied(connection):
    with pytest.raises(psycopg.DataError):
        sql.first(connection, STORED, {"value": Jsonb({"share": math.nan})})
