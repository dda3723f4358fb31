"""Who looks after which account: the handlers of OwnershipService.

The rule kept here: an account goes to somebody by name or by the territories, always with a reason; what is protected
for one does not go to another unless somebody says so.
"""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from crm.customers.v1 import ownership_pb2 as pb
from crm.customers.v1.accounts_pb2 import Account
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from sqlalchemy import BigInteger, ColumnElement, bindparam

from crm_customers import accounts as account_handlers
from crm_customers.attributes import values as attributes
from crm_customers.ownership import notices, people, protections, questions, territories
from crm_customers.ownership.giving import Gift, give
from crm_customers.ownership.territory_rules import Found
from crm_customers.tables import accounts, owner_changes

SOON = timedelta(days=7)


def assign_accounts(call: Call, request: pb.AssignAccountsRequest) -> pb.AssignAccountsResponse:
    """Gives accounts to somebody."""
    owner_id, ids = request.owner_id, sorted(set(request.account_ids))
    if not owner_id and not request.team:
        raise Invalid({"owner_id": "say a person or a team"})
    people.check_receiver(call, owner_id, "owner_id")
    rows = call.all(questions.LOCK_ACCOUNTS, ids=ids, **questions.rows_of(call))
    if len(rows) != len(ids):
        found = {row.account_id for row in rows}
        raise NotFound("account", next(each for each in ids if each not in found))
    _clear_protections(call, ids, owner_id, request)
    team = request.team or people.team_of(call, owner_id)
    gifts = [Gift(row, owner_id, team or row.team, request.reason) for row in rows]
    changed = give(call, gifts)
    if changed:
        only = changed[0] if len(changed) == 1 else None
        notices.tell(call, [owner_id], "assigned", account_id=only, account_count=len(changed))
    return pb.AssignAccountsResponse(
        assigned_count=len(changed), unchanged_count=len(rows) - len(changed)
    )


def _clear_protections(
    call: Call, ids: list[int], owner_id: str, request: pb.AssignAccountsRequest
) -> None:
    """Releases what protects these accounts for others, or raises Precondition when that was not said."""
    now = call.clock.now()
    for held in call.all(questions.OTHERS_PROTECTIONS, ids=ids, owner_id=owner_id, now=now):
        if not request.override:
            raise Precondition(
                "PROTECTED",
                said(
                    "The account %(account_id)s is protected for %(owner_id)s.",
                    account_id=held.account_id,
                    owner_id=held.owner_id,
                ),
                metadata={"account_id": str(held.account_id), "owner_id": held.owner_id},
            )
        protections.release(call, held, request.reason)


def assign_by_territory(
    call: Call, request: pb.AssignByTerritoryRequest
) -> pb.AssignByTerritoryResponse:
    """Gives out accounts that nobody looks after."""
    ids = sorted(set(request.account_ids))
    rows = call.all(
        questions.LOCK_UNOWNED,
        ids=ids,
        every=not ids,
        most=request.max_accounts or questions.MOST,
        **questions.rows_of(call),
    )
    market = territories.the_map(call)
    gifts, shares = [], Counter[Found]()
    for row in rows:
        found = market.find(territories.place_of(row))
        if found.names_somebody:
            gifts.append(Gift(row, found.owner_id, found.team, found.reason))
            shares[found._replace(reason="")] += 1
    if not request.dry_run:
        give(call, gifts)
        for owner_id, count in _by_owner(shares).items():
            notices.tell(call, [owner_id], "assigned", account_count=count)
    return pb.AssignByTerritoryResponse(
        shares=[
            pb.TerritoryShare(
                territory_id=found.territory_id,
                territory_name=found.territory_name,
                owner_id=found.owner_id,
                team=found.team,
                account_count=count,
            )
            for found, count in shares.most_common()
        ],
        assigned_count=len(gifts),
        unmatched_count=len(rows) - len(gifts),
    )


def _by_owner(shares: Counter[Found]) -> Counter[str]:
    """How many accounts each person gets."""
    found = Counter[str]()
    for share, count in shares.items():
        found[share.owner_id] += count
    return found


def list_unowned_accounts(
    call: Call, request: pb.ListUnownedAccountsRequest
) -> pb.ListUnownedAccountsResponse:
    """A page of accounts that nobody looks after."""
    who = {"gives_out": questions.rows_of(call)["gives_out"]}
    rows, token = lists.page(
        _as_giver(call),
        accounts,
        request,
        Account,
        filterable=("account_id",),
        where=questions.unowned,
        convert=lambda row: row,
        **who,
    )
    market = territories.the_map(call)
    found = []
    for row in rows:
        whose = market.find(territories.place_of(row))
        found.append(
            pb.UnownedAccount(
                account=account_handlers.message_of(row),
                territory_id=whose.territory_id,
                owner_id=whose.owner_id,
                team=whose.team,
                reason=whose.reason,
            )
        )
    attributes.hide(call, [one.account for one in found])
    return pb.ListUnownedAccountsResponse(
        unowned_accounts=found, next_page_token=token, total_size=unowned_count(call)
    )


def _as_giver(call: Call) -> Call:
    """The same call for a list whose condition says itself who sees what: nobody's rows are nobody's own."""
    return replace(call, principal=replace(call.principal, rows="all"))


def unowned_count(call: Call) -> int:
    """How many accounts nobody looks after, up to one more than MOST."""
    who = {"gives_out": questions.rows_of(call)["gives_out"]}
    row = call.first(questions.COUNT_UNOWNED, **who)
    return int(row.size) if row is not None else 0


def _of_account() -> ColumnElement[bool]:
    return owner_changes.c.account_id == bindparam("account_id", type_=BigInteger)


def list_owner_changes(
    call: Call, request: pb.ListOwnerChangesRequest
) -> pb.ListOwnerChangesResponse:
    """Who looked after an account before."""
    account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    found, token = lists.page(
        call,
        owner_changes,
        request,
        pb.OwnerChange,
        filterable=("change_id",),
        order_by="change_id desc",
        where=_of_account,
        account_id=request.account_id,
    )
    return pb.ListOwnerChangesResponse(owner_changes=found, next_page_token=token)


def get_ownership_state(call: Call, _request: pb.GetOwnershipStateRequest) -> pb.OwnershipState:
    """How ownership stands for the caller."""
    now = call.clock.now()
    who = {name: value for name, value in questions.rows_of(call).items() if name != "gives_out"}
    row = call.one(
        questions.WAITING,
        missing=("ownership", ""),
        who=call.principal.id,
        now=now,
        soon=now + SOON,
        **who,
    )
    return records.to_message(
        pb.OwnershipState,
        row,
        unowned_count=unowned_count(call),
    )
