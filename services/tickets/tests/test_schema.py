"""The migrations make what the tables say."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from crm_chassis.migrate import connected
from crm_tickets.tables import metadata


def test_the_migrations_make_what_the_tables_say(world):
    with connected(world.app.config.database_url) as connection:

        def ours(name, kind, _parents):
            return kind != "table" or name in metadata.tables

        options = {"include_name": ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
