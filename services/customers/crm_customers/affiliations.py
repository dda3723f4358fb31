"""Where people were before: the handler of the list of affiliations, and of an account's group.

The rule kept here: a former place is seen by whoever sees the person now, or the account where the person was.
"""

from typing import Any

from crm.customers.v1.accounts_pb2 import GetHierarchyRequest, Hierarchy, HierarchyNode
from crm.customers.v1.contacts_pb2 import (
    Affiliation,
    ListAffiliationsRequest,
    ListAffiliationsResponse,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, ColumnElement, any_, bindparam, select

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers import group_queries, queries, rules
from crm_customers.tables import accounts, affiliations, contacts

_ids = bindparam("ids", type_=queries.IDS)
ACCOUNT_NAMES = Statement(
    select(accounts.c.account_id, accounts.c.display_name).where(
        accounts.c.account_id == any_(_ids)
    )
)
CONTACT_NAMES = Statement(
    select(contacts.c.contact_id, contacts.c.display_name).where(
        contacts.c.contact_id == any_(_ids)
    )
)


def of_contact() -> ColumnElement[bool]:
    """The former places of one person."""
    return affiliations.c.contact_id == bindparam("whose", type_=BigInteger)


def of_account() -> ColumnElement[bool]:
    """The people who were at one account."""
    return affiliations.c.account_id == bindparam("whose", type_=BigInteger)


def list_affiliations(call: Call, request: ListAffiliationsRequest) -> ListAffiliationsResponse:
    """Where a person was before, or who was at an account before."""
    if request.contact_id:
        contact_handlers.seen_row(call, contact_handlers.GET, request.contact_id)
    elif request.account_id:
        account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    else:
        raise Invalid({"contact_id": "say of whom, or at which account"})
    found, token = lists.page(
        call,
        affiliations,
        request,
        Affiliation,
        filterable=("end_time",),
        order_by="end_time desc",
        where=of_contact if request.contact_id else of_account,
        whose=request.contact_id or request.account_id,
    )
    _name(call, found)
    return ListAffiliationsResponse(affiliations=found, next_page_token=token)


def _name(call: Call, found: list[Affiliation]) -> None:
    """Gives people and accounts their names of today."""
    people = call.all(CONTACT_NAMES, ids=sorted({each.contact_id for each in found}))
    places = call.all(ACCOUNT_NAMES, ids=sorted({each.account_id for each in found}))
    names = {row.contact_id: row.display_name for row in people}
    account_names = {row.account_id: row.display_name for row in places}
    for each in found:
        each.contact_display_name = names[each.contact_id]
        each.account_display_name = account_names[each.account_id]


def get_hierarchy(call: Call, request: GetHierarchyRequest) -> Hierarchy:
    """The group of an account."""
    own = account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    who = queries.rows_of(call)
    above = call.all(group_queries.ABOVE, account_id=own.account_id, **who)
    head = above[-1].account_id if above else own.account_id
    rows = call.all(
        group_queries.GROUP, account_id=head, most=group_queries.MOST_OF_GROUP + 1, **who
    )
    more = len(rows) > group_queries.MOST_OF_GROUP
    nodes = [
        _node(row, depth)
        for row, depth in rules.in_tree_order(rows[: group_queries.MOST_OF_GROUP], head)
    ]
    return Hierarchy(account_id=own.account_id, nodes=nodes, truncated=more)


def _node(row: Any, depth: int) -> HierarchyNode:
    """One account of a group; the head belongs to nobody whom the caller sees."""
    node = records.to_message(HierarchyNode, row, depth=depth)
    if not depth:
        node.parent_account_id = 0
    return node
