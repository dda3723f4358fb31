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


def test_what_runs_often_is_prepared_and_answers_the_same(connection):
    for upto in (3, 0, 1, 40_000, 2, 5_000_000_000 - 4_999_999_998, 0, 70_000):
        found = [row.number for row in sql.every(connection, SERIES, {"upto": upto})]
        assert found == list(range(1, upto + 1))
    kept = connection.kept[SERIES]
    assert not isinstance(kept, int)
    assert len(kept.names) > 1, "each size of a number is a type of its own"
    assert sql.first(connection, SERIES, {"upto": None}) is None
    assert sql.touched(connection, SERIES, {"upto": 7}) == 7


def test_columns_whose_type_follows_the_value_are_read_by_it(connection):
    same = sql.Statement(select(func.coalesce(bindparam("number")).label("number")))
    for number in [1] * (sql.SELDOM + 1) + [70_000, 5_000_000_000, 1, 10**30, 2]:
        assert sql.first(connection, same, {"number": number}).number == number


def test_what_was_prepared_in_a_transaction_outlives_its_rollback(connection):
    connection.execute("BEGIN")
    for number in range(sql.SELDOM + 2):
        assert sql.first(connection, ECHO, {"said": str(number)}).said == str(number)
    connection.execute("ROLLBACK")
    assert sql.first(connection, ECHO, {"said": "after"}).said == "after"


def test_a_statement_that_always_failed_answers_when_it_is_prepared(connection):
    quotient = sql.Statement(select((1 / bindparam("by", type_=BigInteger())).label("found")))
    for _ in range(sql.SELDOM + 2):
        with pytest.raises(psycopg.errors.DivisionByZero):
            sql.first(connection, quotient, {"by": 0})
    assert sql.first(connection, quotient, {"by": 1}).found == 1


def test_what_is_prepared_outlives_a_savepoint_that_fails(connection):
    for number in range(sql.SELDOM + 2):
        sql.first(connection, ECHO, {"said": str(number)})
        sql.execute(connection, SERIES, {"upto": number}).fetchall()  # the driver sees to this one
        connection.execute("select 1")
    with pytest.raises(ZeroDivisionError), connection.transaction():
        raise ZeroDivisionError
    assert sql.first(connection, ECHO, {"said": "after"}).said == "after"


def test_a_lost_connection_is_said_to_be_lost(world):
    connection = world.app.database.pool.getconn()
    try:
        for _ in range(sql.SELDOM + 1):
            sql.first(connection, ECHO, {"said": "here"})
        with world.app.database.connection() as other:
            other.execute("select pg_terminate_backend(%s)", [connection.info.backend_pid])
        with pytest.raises(psycopg.OperationalError):
            sql.first(connection, ECHO, {"said": "gone"})
        assert connection.closed
    finally:
        world.app.database.pool.putconn(connection)


def test_no_rows_today_do_not_spoil_the_rows_of_tomorrow(connection):
    assert sql.first(connection, SERIES, {"upto": 0}) is None
    assert sql.first(connection, SERIES, {"upto": 1}).number == 1


def test_only_so_many_statements_stay_prepared(connection):
    for number in range(sql.KEPT + 10):
        statement = sql.Statement(select(literal(number).label("number")))
        for _ in range(sql.SELDOM + 1):
            assert sql.first(connection, statement, {}).number == number
    assert len(connection.kept) == sql.KEPT
    counted = "select count(*) from pg_prepared_statements where name like 'kept_%'"
    (there,) = connection.execute(counted).fetchone()
    assert there == sql.KEPT, "what is forgotten here is forgotten by the server too"


def test_a_percent_sign_stays_one(connection):
    rest = sql.Statement(select((bindparam("number", type_=BigInteger()) % 7).label("rest")))
    for number in range(20):
        assert sql.first(connection, rest, {"number": number}).rest == number % 7


def test_after_an_error_the_statement_runs_again(connection):
    quotient = sql.Statement(
        select((1 / column("by")).label("found")).select_from(
            select(bindparam("by", type_=BigInteger()).label("by")).subquery()
        )
    )
    for _ in range(sql.SELDOM + 2):  # by a cursor first, prepared then
        with pytest.raises(psycopg.errors.DivisionByZero):
            sql.first(connection, quotient, {"by": 0})
        assert sql.first(connection, quotient, {"by": 1}).found == 1


@pytest.mark.parametrize("value", [{}, [], {"a": [1, None, "ü"]}, {"null": "null"}, {1: True}])
def test_json_comes_back_as_it_was(connection, value):
    for _ in range(sql.SELDOM + 2):
        found = sql.first(connection, STORED, {"value": Jsonb(value)}).value
        assert found == ({str(name): one for name, one in value.items()} if value else value)


def test_json_that_is_no_number_is_refused_not_emptied(connection):
    with pytest.raises(psycopg.DataError):
        sql.first(connection, STORED, {"value": Jsonb({"share": math.nan})})
