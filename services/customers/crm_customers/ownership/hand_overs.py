"""Hand-overs of what somebody holds: the handlers of HandOversService.

The rule kept here: until a receiver has accepted an account it stays with whom it was; what is refused comes back with
a reason and needs another receiver. A hand-over is complete when every account has somebody who accepted it.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from crm.customers.v1 import hand_overs_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    Text,
    any_,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_customers.ownership import giving, leaving, notices, people, questions, territories
from crm_customers.tables import hand_over_items, hand_overs

items = hand_over_items
LIFE = ("create_time", "update_time")
FILTERABLE = ("hand_over_id", "from_id", "to_id", "team", "creator_id", "complete_time", *LIFE)
ITEMS_FILTERABLE = (
    *("hand_over_item_id", "hand_over_id", "account_id", "from_id", "to_id"),
    *("from_team", "to_team", "state", *LIFE),
)
ID = bindparam("hand_over_id", type_=BigInteger)
IDS = bindparam("ids", type_=ARRAY(BigInteger))
_one = select(*hand_overs.c).where(hand_overs.c.hand_over_id == ID)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
_named = select(*items.c).where(items.c.hand_over_item_id == any_(IDS)).order_by(items.c.account_id)
ITEMS, LOCK_ITEMS = Statement(_named), Statement(_named.with_for_update())
WAITING_FOR = Statement(
    select(items.c.hand_over_item_id).where(
        items.c.hand_over_id == ID,
        items.c.to_id == bindparam("me", type_=Text),
        items.c.state == literal("pending"),
    )
)
COUNTS = Statement(
    select(
        *(
            func.count().filter(items.c.state == literal(state)).label(f"{state}_count")
            for state in ("pending", "accepted", "refused")
        )
    ).where(items.c.hand_over_id == ID)
)
_columns = {"account_id": BigInteger, "to_id": Text, "to_team": Text, "from_team": Text}
_columns |= {"reason": Text}
_given = (
    func.unnest(*(bindparam(f"{n}s", type_=ARRAY(t)) for n, t in _columns.items()))
    .table_valued(*_columns)
    .render_derived()
)
_now = bindparam("now", type_=items.c.create_time.type)
OFFER = Statement(
    insert(items)
    .from_select(
        ["hand_over_id", "from_id", *_columns, "create_time", "update_time"],
        select(
            ID, bindparam("from_id", type_=Text), *(_given.c[name] for name in _columns), _now, _now
        ),
    )
    .on_conflict_do_nothing(
        index_elements=["account_id"],
        index_where=or_(
            items.c.state == literal_column("'pending'"),
            items.c.state == literal_column("'refused'"),
        ),
    )
    .returning(*items.c)
)


def _write(*names: str) -> Statement:
    """Sets these columns of many items."""
    values = {name: bindparam(name, type_=items.c[name].type) for name in names}
    return Statement(
        update(items)
        .where(items.c.hand_over_item_id == any_(IDS))
        .values(**values, etag=items.c.etag + 1, update_time=_now)
        .returning(*items.c)
    )


ANSWER = _write("state", "answer_reason", "answer_time")
REDIRECT = _write("state", "to_id", "to_team", "reason", "answer_reason", "answer_time")


def _message(row: Row) -> pb.HandOver:
    return records.to_message(pb.HandOver, row)


def shown(call: Call, rows: Sequence[Row]) -> list[pb.HandOverItem]:
    """Items with the names of their accounts."""
    names = notices.names_of(call, [row.account_id for row in rows])
    return [
        records.to_message(pb.HandOverItem, row, account_name=names.get(row.account_id, ""))
        for row in rows
    ]


def create_hand_over(call: Call, request: pb.CreateHandOverRequest) -> pb.HandOver:
    """Hands over what somebody holds."""
    from_id, to_id = request.from_id, request.to_id
    if not to_id and not request.by_territory:
        raise Invalid({"to_id": "say who receives, or let the territories decide"})
    if from_id == to_id:
        raise Invalid({"to_id": "is who gives"})
    people.check_receiver(call, to_id, "to_id")
    held = leaving.held_by(call, from_id, sorted(set(request.account_ids)))
    if not held:
        text = said(
            "%(from_id)s holds nothing that could be handed over, or it waits already.",
            from_id=from_id,
        )
        raise Precondition("NOTHING_TO_HAND_OVER", text)
    offers = _offers(call, request, held)
    now = call.clock.now()
    row = call.insert(
        hand_overs,
        from_id=from_id,
        to_id=to_id,
        reason=request.reason,
        team=people.team_of(call, from_id) or held[0].team,
        creator_id=call.principal.id,
        unplaced_count=len(held) - len(offers),
        create_time=now,
        update_time=now,
    )
    given = {f"{name}s": [offer[name] for offer in offers] for name in _columns}
    number = {"hand_over_id": row.hand_over_id}
    made = call.all(OFFER, **number, from_id=from_id, now=now, **given) if offers else []
    after = call.update(
        hand_overs, row.hand_over_id, item_count=len(made), pending_count=len(made), etag=row.etag
    )
    call.emit("crm.customers.HandOver.created", _message(after))
    _tell_receivers(call, made)
    return _message(after)


def _offers(
    call: Call, request: pb.CreateHandOverRequest, held: Sequence[Row]
) -> list[dict[str, Any]]:
    """Who receives each account, and why; those for whom nobody is found are left out."""
    market = territories.the_map(call) if request.by_territory else None
    teams: dict[str, str] = {}
    offers = []
    for row in held:
        to_id, team, reason = request.to_id, "", request.reason
        if market is not None:
            found = market.find(territories.place_of(row))
            if found.owner_id and found.owner_id != request.from_id:
                to_id, team, reason = found.owner_id, found.team, found.reason
        if not to_id:
            continue
        if to_id not in teams:
            teams[to_id] = people.team_of(call, to_id)
        offers.append(
            {
                "account_id": row.account_id,
                "to_id": to_id,
                "to_team": team or teams[to_id],
                "from_team": row.team,
                "reason": reason,
            }
        )
    return offers


def _tell_receivers(call: Call, rows: Sequence[Row]) -> None:
    for (to_id, number), count in Counter((r.to_id, r.hand_over_id) for r in rows).items():
        notices.tell(call, [to_id], "hand_over", record_id=number, account_count=count)


def _seen(call: Call, number: int) -> Row:
    row = call.one(GET, hand_over_id=number, missing=("hand_over", number))
    if not call.sees(hand_overs, row):
        raise NotFound("hand_over", number)
    return row


def get_hand_over(call: Call, request: pb.GetHandOverRequest) -> pb.HandOver:
    """One hand-over."""
    return _message(_seen(call, request.hand_over_id))


def list_hand_overs(call: Call, request: pb.ListHandOversRequest) -> pb.ListHandOversResponse:
    """A page of hand-overs."""
    found, token = lists.page(call, hand_overs, request, pb.HandOver, filterable=FILTERABLE)
    return pb.ListHandOversResponse(hand_overs=found, next_page_token=token)


def list_hand_over_items(
    call: Call, request: pb.ListHandOverItemsRequest
) -> pb.ListHandOverItemsResponse:
    """A page of accounts of hand-overs."""
    rows, token = lists.page(
        call,
        items,
        request,
        pb.HandOverItem,
        filterable=ITEMS_FILTERABLE,
        convert=lambda row: row,
    )
    return pb.ListHandOverItemsResponse(hand_over_items=shown(call, rows), next_page_token=token)


def answer_hand_over_items(
    call: Call, request: pb.AnswerHandOverItemsRequest
) -> pb.AnswerHandOverItemsResponse:
    """The receiver accepts or refuses accounts."""
    if not request.accept and not request.reason.strip():
        raise Invalid({"reason": "say why"})
    me = call.principal.id
    ids = sorted(set(request.hand_over_item_ids))
    if not ids and not request.hand_over_id:
        raise Invalid({"hand_over_item_ids": "say which"})
    if not ids:
        waiting = call.all(WAITING_FOR, hand_over_id=request.hand_over_id, me=me)
        ids = [row.hand_over_item_id for row in waiting]
        if not ids:
            raise NotFound("hand_over", request.hand_over_id)
    accounts, rows = _locked(call, ids, "pending")
    for row in rows:
        if row.to_id != me:
            raise NotFound("hand_over_item", row.hand_over_item_id)
    done = _accept(call, accounts, rows, request.reason) if request.accept else []
    if not request.accept:
        done = _answered(call, rows, "refused", request.reason)
    _count(call, rows)
    _tell_givers(call, done)
    return pb.AnswerHandOverItemsResponse(hand_over_items=shown(call, done))


def _locked(call: Call, ids: Sequence[int], *states: str) -> tuple[dict[int, Row], list[Row]]:
    """Accounts and items, locked in this order; raises unless all are there and in one of these states."""
    rows = call.all(ITEMS, ids=list(ids))
    for missing in set(ids) - {row.hand_over_item_id for row in rows}:
        raise NotFound("hand_over_item", missing)
    wide = {"sees_all": True, "me": None, "my_team": None, "gives_out": True}
    account_ids = sorted(row.account_id for row in rows)
    locked = call.all(questions.LOCK_ACCOUNTS, ids=account_ids, **wide)
    rows = call.all(LOCK_ITEMS, ids=list(ids))
    for row in rows:
        if not call.sees(items, row):
            raise NotFound("hand_over_item", row.hand_over_item_id)
        if row.state not in states:
            text = said(
                "The account %(account_id)s was answered already.", account_id=row.account_id
            )
            raise Precondition("ANSWERED", text)
    return {row.account_id: row for row in locked}, rows


def _accept(call: Call, accounts: dict[int, Row], rows: Sequence[Row], answer: str) -> list[Row]:
    """What the receiver has from now on; an account that went to somebody else meanwhile is void."""
    gifts: list[giving.Gift] = []
    accepted: list[Row] = []
    void: list[Row] = []
    for row in rows:
        account = accounts.get(row.account_id)
        mine = account is not None and account.owner_id == row.from_id
        about = (row.from_id, row.to_id, row.to_team, row.reason)
        passed = leaving.pass_on(call, [row.account_id], *about)
        if account is not None and mine:
            gifts.append(giving.Gift(account, row.to_id, row.to_team or account.team, row.reason))
        (accepted if mine or passed else void).append(row)
    giving.give(call, gifts)
    done = _answered(call, accepted, "accepted", answer) if accepted else []
    return done + (_answered(call, void, "void", answer) if void else [])


def _answered(call: Call, rows: Sequence[Row], state: str, answer: str) -> list[Row]:
    """Writes the answer down and tells of it."""
    now = call.clock.now()
    ids = [row.hand_over_item_id for row in rows]
    before = {row.hand_over_item_id: row for row in rows}
    said = {"state": state, "answer_reason": answer, "answer_time": now, "now": now}
    done = call.all(ANSWER, ids=ids, **said)
    for row in done:
        call.emit(
            f"crm.customers.HandOverItem.{state if state != 'void' else 'voided'}",
            records.to_message(pb.HandOverItem, row),
            before=records.to_message(pb.HandOverItem, before[row.hand_over_item_id]),
        )
    return done


def _count(call: Call, rows: Sequence[Row]) -> None:
    """The counts of hand-overs after some of their items changed: held first, then counted anew."""
    for number in sorted({row.hand_over_id for row in rows}):
        held = call.one(LOCK, hand_over_id=number, missing=("hand_over", number))
        counts = call.one(COUNTS, hand_over_id=number, missing=("hand_over", number))._asdict()
        waits = counts["pending_count"] or counts["refused_count"] or held.unplaced_count
        now = call.clock.now()
        counts["complete_time"] = None if waits else now
        after = call.update(hand_overs, number, **counts, update_time=now)
        what = "updated" if waits else "completed"
        call.emit(f"crm.customers.HandOver.{what}", _message(after), before=_message(held))


def _tell_givers(call: Call, rows: Sequence[Row]) -> None:
    """Who gave, who arranged it and who leads them are told of the answers, once for each hand-over."""
    for number in sorted({row.hand_over_id for row in rows}):
        held = call.one(GET, hand_over_id=number, missing=("hand_over", number))
        told = [held.creator_id, held.from_id, *people.managers_of(call, [held.team])]
        count = sum(row.hand_over_id == number for row in rows)
        notices.tell(call, told, "hand_over_answered", record_id=number, account_count=count)


def redirect_hand_over_items(
    call: Call, request: pb.RedirectHandOverItemsRequest
) -> pb.RedirectHandOverItemsResponse:
    """Offers accounts to somebody else."""
    people.check_receiver(call, request.to_id, "to_id")
    ids = sorted(set(request.hand_over_item_ids))
    _, rows = _locked(call, ids, "pending", "refused")
    who = call.principal
    for row in rows:
        if row.from_id == request.to_id:
            raise Invalid({"to_id": "is who gives"})
        if who.rows == "own" and who.id != row.from_id:
            raise NotFound("hand_over_item", row.hand_over_item_id)
    done = call.all(
        REDIRECT,
        ids=ids,
        state="pending",
        to_id=request.to_id,
        to_team=people.team_of(call, request.to_id),
        reason=request.reason,
        answer_reason="",
        answer_time=None,
        now=call.clock.now(),
    )
    before = {row.hand_over_item_id: row for row in rows}
    for row in done:
        call.emit(
            "crm.customers.HandOverItem.redirected",
            records.to_message(pb.HandOverItem, row),
            before=records.to_message(pb.HandOverItem, before[row.hand_over_item_id]),
        )
    _count(call, done)
    _tell_receivers(call, done)
    return pb.RedirectHandOverItemsResponse(hand_over_items=shown(call, done))
