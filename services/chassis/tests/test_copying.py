"""Many rows at once, while their writer does something else: either all are there, or it is told why not."""

import psycopg
import pytest
from crm_chassis import copying

MADE = (
    "create temp table regions (region_id int primary key);"
    "create temp table cities (city_id int primary key, region_id int references regions)"
)
COLUMNS = ("city_id", "region_id")


@pytest.fixture
def connection(world):
    with world.app.database.connection() as found:
        found.execute(MADE)
        yield found
        found.execute("drop table cities, regions")


def cities(connection):
    return [tuple(row) for row in connection.execute("select * from cities order by 1").fetchall()]


def test_rows_are_there_after_the_block(connection):
    connection.execute("insert into regions values (1)")
    done = []
    with copying.copying(connection, "cities", COLUMNS, [(number, 1) for number in range(3)]):
        done.append("meanwhile")
    assert (cities(connection), done) == ([(0, 1), (1, 1), (2, 1)], ["meanwhile"])


def test_what_postgresql_finds_at_the_end_is_raised_and_nothing_stays(connection):
    with (
        pytest.raises(psycopg.errors.ForeignKeyViolation),
        copying.copying(connection, "cities", COLUMNS, [(1, None), (2, 7)]),
    ):
        pass
    assert cities(connection) == []


def test_a_row_that_cannot_be_written_is_told_of_at_the_end_and_nothing_stays(connection):
    def rows():
        yield (1, None)
        raise ValueError("no more")

    with (
        pytest.raises(ValueError, match="no more"),
        copying.copying(connection, "cities", COLUMNS, rows()),
    ):
        pass
    assert cities(connection) == []


def test_lines_as_copy_has_them_are_taken_as_they_are(connection):
    connection.execute("insert into regions values (1)")
    with copying.copying(connection, "cities", COLUMNS, b"5\t1\n6\t\\N\n"):
        pass
    assert cities(connection) == [(5, 1), (6, None)]


def test_an_error_of_the_block_waits_for_the_end_of_the_rows(connection):
    with (
        pytest.raises(KeyError),
        copying.copying(connection, "cities", COLUMNS, [(1, None)]),
    ):
        raise KeyError("mine")
    assert cities(connection) == [(1, None)], "outside a transaction a COPY stands for itself"
