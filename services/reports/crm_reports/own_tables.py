"""The table of dashboards that people compose.

The rule kept here: a row holds what a dashboard is made of, never what it shows.
"""

from crm_chassis.tables import line, time
from sqlalchemy import BigInteger, Column, Identity, Index, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_reports.tables import metadata


def _names(name: str) -> Column[list[str]]:
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"))


own_dashboards = Table(
    "own_dashboards",
    metadata,
    Column("own_dashboard_id", BigInteger, Identity(always=False), primary_key=True),
    Column("etag", BigInteger, nullable=False, server_default=text("1")),
    time("create_time", now=True),
    time("update_time", now=True),
    time("delete_time", null=True),
    Column("owner_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    line("description"),
    _names("roles"),
    _names("teams"),
    _names("figure_ids"),
    Column("charts", JSONB, nullable=False, server_default=text("'[]'")),
    line("period"),
    line("filters"),
    Index("own_dashboards_owner_idx", "owner_id"),
)
