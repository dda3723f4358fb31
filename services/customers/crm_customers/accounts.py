"""Accounts: the handlers of AccountsService.

The rule kept here: who sees only own rows owns what they add; a removed account keeps its history and can come back;
no account is its own ancestor.
"""

from collections.abc import Mapping
from typing import Any

from crm.customers.v1.accounts_pb2 import (
    Account,
    CreateAccountRequest,
    DeleteAccountRequest,
    GetAccountRequest,
    ListAccountsRequest,
    ListAccountsResponse,
    UndeleteAccountRequest,
    UpdateAccountRequest,
)
from crm_chassis import lists, records
from crm_chassis.auth import Principal
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, bindparam, select

from crm_customers import consent_fields, profiles, queries, rules
from crm_customers.attributes import fields, ordering
from crm_customers.attributes import values as attributes
from crm_customers.ownership import history
from crm_customers.tables import accounts

PLAIN = (
    "segment",
    "country",
    "region",
    "city",
    "street",
    "postal_code",
    "owner_id",
    "team",
    "website",
    "parent_account_id",
    "preferred_channel",
    "tax_id",
    "birth_date",
    "source",
    "external_id",
)
FILTERABLE = (
    "account_id",
    "kind",
    "display_name",
    "segment",
    "country",
    "region",
    "city",
    "owner_id",
    "team",
    "tier",
    "relationship_status",
    "volume_12m",
    "parent_account_id",
    "preferred_channel",
    "tags",
    "tax_id",
    "merged_into_id",
    "source",
    "external_id",
    "create_time",
    "update_time",
    "delete_time",
)
# Each has an index that ends with the key, and what changes often has none: it would make every change dearer.
SORTABLE = (
    "account_id",
    "display_name",
    "region",
    "owner_id",
    "team",
    "tier",
    "relationship_status",
    "volume_12m",
    "create_time",
)
IMMUTABLE = {"source", "external_id"}
HIDDEN = {"search_text", "search_name", "phone_numbers", "email_addresses", "match_keys"}
# Attributes, and what somebody allows, can be filtered by like columns.
accounts.info["fields"] = consent_fields.beside("account", fields.FINDERS["account"])
# Names are ordered as they are searched: whatever their case and accents.
accounts.info["orders"] = {name: accounts.c[name] for name in (*SORTABLE, "delete_time")} | {
    "display_name": accounts.c.search_name
}
accounts.info["order_beside"] = ordering.finder("account")
_one = select(*(c for c in accounts.c if c.name not in HIDDEN)).where(
    accounts.c.account_id == bindparam("account_id", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())


def message_of(row: Row) -> Account:
    """An account's message from its row."""
    return records.to_message(Account, row)


def seen_row(call: Call, statement: Statement, account_id: int) -> Row:
    """The account's row; NotFound if there is none that the caller may see."""
    row = call.one(statement, missing=("account", account_id), account_id=account_id)
    if not call.sees(accounts, row):
        raise NotFound("account", account_id)
    return row


def new_values(
    call: Call, account: Account, known: attributes.Catalogue | None = None
) -> dict[str, Any]:
    """The columns of a new account; `known` are the attributes that accounts can have, if that was asked before."""
    told = records.values(account, *PLAIN, *profiles.SAID, "kind")
    learned = attributes.check(
        call, "account", account.attributes, path="account.attributes", known=known
    )
    return values_said(call, told, attributes.merged({}, learned))


def unsaid(who: Principal) -> dict[str, str]:
    """What a new account is of which nothing is said: a company, of who adds it and may see no other."""
    return {
        "kind": "company",
        "owner_id": who.id if who.rows == "own" else "",
        "team": who.team if who.rows in ("own", "team") else "",
    }


def values_said(call: Call, told: Mapping[str, Any], learned: dict[str, Any]) -> dict[str, Any]:
    """The columns of a new account of which this is said, in plain values."""
    values = {name: told[name] for name in PLAIN}
    values |= profiles.profile_of("account", told, told["country"])
    for name, value in unsaid(call.principal).items():
        values[name] = told[name] or value
    now = call.clock.now()
    return values | {"attributes": Jsonb(learned), "create_time": now, "update_time": now}


def create_account(call: Call, request: CreateAccountRequest) -> Account:
    """Adds an account."""
    account = request.account
    if account.parent_account_id:
        _check_parent(call, 0, account.parent_account_id)
    if account.external_id:
        given = {"source": account.source, "external_id": account.external_id}
        known = call.first(
            queries.KNOWN_ACCOUNTS, source=account.source, external_ids=[account.external_id]
        )
        if known is not None:
            text = said(
                "There is an account %(external_id)s of %(source)s already.",
                external_id=account.external_id,
                source=account.source,
            )
            raise AlreadyExists("SOURCE_TAKEN", text, account_id=known.account_id, **given)
    values = new_values(call, account)
    made = message_of(call.insert(accounts, **values))
    attributes.begin(call, "account", made.account_id, values["attributes"])
    call.emit("crm.customers.Account.created", made)
    return attributes.shown(call, made)


def get_account(call: Call, request: GetAccountRequest) -> Account:
    """One account."""
    return attributes.shown(call, message_of(seen_row(call, GET, request.account_id)))


def list_accounts(call: Call, request: ListAccountsRequest) -> ListAccountsResponse:
    """A page of accounts."""
    found = lists.reply(call, accounts, request, ListAccountsResponse, filterable=FILTERABLE)
    attributes.hide(call, found.accounts)
    return found


def update_account(call: Call, request: UpdateAccountRequest) -> Account:
    """Changes an account."""
    account = request.account
    row = seen_row(call, LOCK, account.account_id)
    if row.merged_into_id:
        raise Precondition(
            "MERGED",
            said(
                "It was merged into %(merged_into_id)s. Change that one.",
                merged_into_id=row.merged_into_id,
            ),
        )
    records.check_etag(row, account.etag)
    values = records.changes(account, request.update_mask)
    values = {name: value for name, value in values.items() if name not in IMMUTABLE}
    if "kind" in values and not values["kind"]:
        values["kind"] = "company"
    if values.get("parent_account_id"):
        _check_parent(call, row.account_id, account.parent_account_id)
    values = profiles.changed_profile(row, values, values.get("country", row.country))
    if values.pop("attributes", None):
        given = attributes.given_by(account, request.update_mask)
        values |= attributes.learn(call, "account", row, given, "account.attributes")
    return changed(call, "updated", row, **values)


def delete_account(call: Call, request: DeleteAccountRequest) -> Account:
    """Removes an account; removing it twice is removing it once."""
    row = seen_row(call, LOCK, request.account_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return attributes.shown(call, message_of(row))
    return changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_account(call: Call, request: UndeleteAccountRequest) -> Account:
    """Restores an account."""
    row = seen_row(call, LOCK, request.account_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This account was not removed.")
    if row.merged_into_id:
        text = said(
            "It was merged into %(merged_into_id)s. Undo that merge instead.",
            merged_into_id=row.merged_into_id,
        )
        raise Precondition("MERGED", text)
    return changed(call, "undeleted", row, delete_time=None)


def changed(call: Call, what: str, row: Row, **values: Any) -> Account:
    """Writes new values of an account and tells of them."""
    if not {"owner_id", "team"}.isdisjoint(values):
        history.say(call)
    after = call.update(accounts, row.account_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit(f"crm.customers.Account.{what}", made, before=message_of(row))
    return attributes.shown(call, made)


def _check_parent(call: Call, account_id: int, parent_id: int) -> None:
    """Raises Invalid unless the parent is an account that the caller sees and that is not below this one.

    Groups change one after the other: two changes at once could close a circle that neither of them sees.
    """
    if account_id:
        call.run(queries.GROUPS_ONE_BY_ONE)
    above = [row.account_id for row in call.all(queries.ANCESTORS, account_id=parent_id)]
    parent = call.first(GET, account_id=parent_id)
    if parent is None or parent.delete_time is not None or not call.sees(accounts, parent):
        raise Invalid(
            {"account.parent_account_id": said("there is no account %(id)s", id=parent_id)}
        )
    if rules.makes_circle(account_id, above):
        raise Invalid({"account.parent_account_id": "is this account, or a subsidiary of it"})
