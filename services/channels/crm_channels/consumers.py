"""What channels takes from the feed of customers: accounts with their names and owners, to find overlaps with.

The rule kept here: the copy is what the last event said. The feed brings each record's events in their order, so
reading it twice, or from its beginning after a restore, ends at the same copy.
Without customers the copy stays empty and overlaps are found among registrations alone.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis import records
from crm_chassis.sql import Statement
from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from crm_channels import merged_customers
from crm_channels.names import name_key, name_search
from crm_channels.tables import accounts

if TYPE_CHECKING:
    from crm.customers.v1.accounts_pb2 import Account
    from crm.events.v1.events_pb2 import Event
    from crm_chassis.call import Call


def _keep() -> Statement:
    statement = insert(accounts).values(
        {column.name: bindparam(column.name, type_=column.type) for column in accounts.c}
    )
    latest = {
        column.name: statement.excluded[column.name]
        for column in accounts.c
        if not column.primary_key
    }
    return Statement(
        statement.on_conflict_do_update(
            index_elements=[accounts.c.account_id],
            set_=latest,
        )
    )


KEEP = _keep()


def on_account(call: "Call", _event: "Event", account: "Account") -> None:
    """Keeps what overlaps need to know of an account."""
    call.run(
        KEEP,
        account_id=account.account_id,
        name=account.display_name,
        name_key=name_key(account.display_name),
        name_search=name_search(account.display_name),
        city=account.city,
        country=account.country,
        owner_id=account.owner_id,
        team=account.team,
        delete_time=records.moment_of(account.delete_time)
        if account.HasField("delete_time")
        else None,
    )


CONSUMERS: dict[str, Any] = {
    f"crm.customers.Account.{what}": on_account
    for what in ("created", "updated", "deleted", "undeleted")
} | {
    "crm.customers.Merge.completed": merged_customers.on_merge_completed,
    "crm.customers.Merge.undone": merged_customers.on_merge_undone,
}
