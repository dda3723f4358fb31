"""Types of PostgreSQL that SQLAlchemy has no name for.

The rule kept here: values travel as text; PostgreSQL reads and writes them.
"""

from typing import Any

from sqlalchemy.types import UserDefinedType


class TransactionId(UserDefinedType[str]):
    """PostgreSQL's xid8: 64 bits wide, so it never wraps around."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Says the type's name in SQL."""
        return "xid8"


class Snapshot(UserDefinedType[str]):
    """PostgreSQL's pg_snapshot: which transactions are visible."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Says the type's name in SQL."""
        return "pg_snapshot"


class LogPosition(UserDefinedType[str]):
    """PostgreSQL's pg_lsn: a place in its log."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Says the type's name in SQL."""
        return "pg_lsn"
