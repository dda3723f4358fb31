"""Migrations: one migrator at a time, no step half done, nobody kept waiting long."""

import itertools
import threading
import time
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from crm_chassis import embedded, migrate
from crm_chassis.column_types import TransactionId
from crm_chassis.migrate import Schema
from crm_chassis.sql import configure
from crm_chassis.tables import metadata
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.exc import ProgrammingError

NUMBERS = itertools.count(1)
FIRST = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels = "things_0001", None, ("things",)
depends_on = ("chassis_0001",)
def upgrade():
    op.create_table("things", sa.Column("thing_id", sa.BigInteger, primary_key=True))
"""
SECOND = """
from alembic import op
import sqlalchemy as sa
revision, down_revision, branch_labels, depends_on = "things_0002", "things_0001", None, None
def upgrade():
    op.add_column("things", sa.Column("name", sa.Text))
"""
BROKEN = SECOND + '    op.execute(sa.text("select * from nothing"))\n'
OUTSIDE = SECOND + (
    "    with op.get_context().autocommit_block():\n"
    '        op.create_index("things_name", "things", ["name"], postgresql_concurrently=True)\n'
)


@pytest.fixture
def url(postgres):
    name = f"migrated_{next(NUMBERS)}"
    yield embedded.create_database(postgres, name)
    embedded.drop_database(postgres, name)


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "20261122_01_things.py").write_text(FIRST)
    return [Path(migrate.__file__).parent / "migrations" / "versions", tmp_path]


def add(folders, step):
    (folders[1] / "20261122_02_names.py").write_text(step)


def state(url, folders):
    with psycopg.connect(url) as connection:
        configure(connection)
        return migrate.current(connection, "", folders)


def columns(url):
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "select column_name from information_schema.columns where table_name = 'things'"
        )
        return {name for (name,) in found}


def test_the_migrations_make_the_tables_that_the_code_names(url, monkeypatch):
    monkeypatch.setitem(ischema_names, "xid8", TransactionId)
    migrate.migrate(url, "")
    with migrate.connected(url) as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        found = compare_metadata(context, metadata)
    assert found == []


def test_from_nothing_to_current_and_no_further(url, folders):
    assert state(url, folders) is Schema.OLDER
    migrate.migrate(url, "", folders=folders)
    migrate.migrate(url, "", folders=folders)
    assert state(url, folders) is Schema.CURRENT
    add(folders, SECOND)
    assert state(url, folders) is Schema.OLDER
    migrate.migrate(url, "", folders=folders)
    assert columns(url) == {"thing_id", "name"}


def test_the_version_before_runs_on_the_new_schema(url, folders):
    add(folders, SECOND)
    migrate.migrate(url, "", folders=folders)
    (folders[1] / "20261122_02_names.py").unlink()
    assert state(url, folders) is Schema.NEWER
    migrate.migrate(url, "", folders=folders)
    assert columns(url) == {"thing_id", "name"}, "an older migrator leaves it as it is"


def test_two_migrators_at_once(url, folders):
    failed = []

    def run():
        try:
            migrate.migrate(url, "", folders=folders)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert state(url, folders) is Schema.CURRENT


def test_a_table_locked_by_another_session_is_waited_for_without_standing_in_its_way(url, folders):
    migrate.migrate(url, "", folders=folders)
    add(folders, SECOND)
    other = psycopg.connect(url)
    other.execute("select count(*) from things")  # holds a lock until its transaction ends
    threading.Timer(1.5, other.commit).start()
    begin = time.monotonic()
    migrate.migrate(url, "", folders=folders, lock_timeout="200ms")
    assert time.monotonic() - begin > 1
    assert state(url, folders) is Schema.CURRENT
    other.close()


def test_a_broken_migration_leaves_the_database_as_it_was(url, folders):
    migrate.migrate(url, "", folders=folders)
    add(folders, BROKEN)
    with pytest.raises(ProgrammingError):
        migrate.migrate(url, "", folders=folders)
    assert columns(url) == {"thing_id"}
    assert state(url, folders) is Schema.OLDER
    add(folders, SECOND)
    migrate.migrate(url, "", folders=folders)
    assert state(url, folders) is Schema.CURRENT


def test_a_step_may_leave_the_transaction_for_an_index_that_is_built_beside_work(url, folders):
    migrate.migrate(url, "", folders=folders)
    add(folders, OUTSIDE)
    migrate.migrate(url, "", folders=folders)
    assert state(url, folders) is Schema.CURRENT


def test_waiting_ends_when_somebody_has_migrated(url, folders):
    waiter = threading.Thread(
        target=migrate.wait, args=(url, ""), kwargs={"folders": folders, "pause": 0.05}
    )
    waiter.start()
    time.sleep(0.3)
    assert waiter.is_alive()
    migrate.migrate(url, "", folders=folders)
    waiter.join(60)
    assert not waiter.is_alive()
