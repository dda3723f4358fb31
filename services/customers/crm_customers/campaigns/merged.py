"""Audiences that are frozen while somebody merges: who was found under a number that is gone is meant under the new.

The rule kept here: what refers to a record holds it, so that a merge either came before (and is followed here) or waits
and takes the audience along. Nobody is meant twice.
"""

from typing import Any

from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, bindparam, select

from crm_customers.tables import accounts, campaign_members, contacts

HOMES: Any = {"contact_id": contacts, "account_id": accounts}


def _gone(column: str) -> Statement:
    home = HOMES[column].c
    return Statement(
        select(campaign_members, home.merged_into_id)
        .join(HOMES[column], home[column] == campaign_members.c[column])
        .where(
            campaign_members.c.campaign_audience_id == bindparam("audience", type_=BigInteger),
            home.merged_into_id.is_not(None),
        )
    )


GONE = {column: _gone(column) for column in HOMES}


def follow(call: Call, audience_id: int) -> int:
    """Sends members of an audience after those into whom they were merged; says how many were meant already."""
    twice = 0
    for column in HOMES:
        while rows := call.all(GONE[column], audience=audience_id):
            twice += sum(_move(call, row, column) for row in rows)
    return twice


def _move(call: Call, row: Row, column: str) -> bool:
    """One member; whether the one into whom they were merged is meant already."""
    values = {column: row.merged_into_id}
    try:
        with call.connection.transaction():
            call.update(campaign_members, row.campaign_member_id, **values)
    except UniqueViolation:
        left = {"state": "left_out", "reason": "already", "call_state": None}
        call.update(campaign_members, row.campaign_member_id, **values, **left)
        return True
    return False
