"""What PostgreSQL refuses, in the words of our callers.

The rule kept here: a constraint that speaks is a clear answer, not an INTERNAL; its name goes into the metadata. Lost
connections, a full disk and an instance that was the primary are UNAVAILABLE: clients send the same call again.
"""

import psycopg
from psycopg import errors as postgres

from crm_chassis.errors import (
    AlreadyExists,
    Conflict,
    DeadlineExceeded,
    Precondition,
    Refusal,
    Unavailable,
)
from crm_chassis.said import said


def refusal_of(error: psycopg.Error) -> Exception:
    """The refusal that this database error means, or the error itself if it is our mistake."""
    constraint = error.diag.constraint_name or ""
    table = said((error.diag.table_name or "record").removesuffix("s").replace("_", " "))
    if isinstance(error, postgres.UniqueViolation | postgres.ExclusionViolation):
        return AlreadyExists(
            "ALREADY_EXISTS",
            said("Such a %(table)s exists already.", table=table),
            constraint=constraint,
        )
    if isinstance(error, postgres.ForeignKeyViolation):
        text = said(
            "A record that this %(table)s refers to, or that refers to it, stands in the way.",
            table=table,
        )
        return Precondition("REFERENCE", text, metadata={"constraint": constraint})
    if isinstance(
        error, postgres.CheckViolation | postgres.NotNullViolation | postgres.NumericValueOutOfRange
    ):
        column = error.diag.column_name or constraint
        return Refused(
            said(
                "The values of this %(table)s do not fit together (%(column)s).",
                table=table,
                column=column,
            ),
            column,
        )
    if isinstance(
        error,
        postgres.CharacterNotInRepertoire | postgres.UntranslatableCharacter | psycopg.DataError,
    ):
        return Refused("A text holds characters that cannot be stored (a null character?).", "")
    if isinstance(error, postgres.LockNotAvailable):
        return Conflict("BUSY", "Somebody else is changing this record right now. Try again.")
    if isinstance(error, postgres.QueryCanceled):
        return DeadlineExceeded()
    if isinstance(
        error, psycopg.OperationalError | psycopg.InterfaceError | postgres.ReadOnlySqlTransaction
    ):
        return Unavailable()
    return error


class Refused(Refusal):
    """Values that the database cannot take."""

    code = "INVALID_ARGUMENT"

    def __init__(self, message: str, field: str) -> None:
        super().__init__("INVALID_FIELDS", message, {field: message})
