"""SELECTs that more than one handler needs, and the totals that followers reconcile against.

The rule kept here: whoever sees a ticket sees all that hangs on it, and nobody else does. Statements are compiled once;
what a caller may see comes in as parameters.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.call import sees_boxes
from crm_chassis.errors import NotFound
from crm_chassis.records import check_etag
from crm_chassis.sql import Row, Statement, key_of
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    DateTime,
    Integer,
    Table,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from crm_tickets.rules import OPEN_STATES
from crm_tickets.tables import (
    comments,
    hand_overs,
    known_accounts,
    known_contacts,
    promises,
    requesters,
    ticket_steps,
    tickets,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

MANY = 200  # as many as anybody reads on one screen, and more


def number(name: str) -> Any:
    """A bound id."""
    return bindparam(name, type_=BigInteger())


def word(name: str) -> Any:
    """A bound text."""
    return bindparam(name, type_=Text())


def words(name: str) -> Any:
    """A bound list of texts."""
    return bindparam(name, type_=ARRAY(Text))


def numbers(name: str) -> Any:
    """A bound list of ids."""
    return bindparam(name, type_=ARRAY(BigInteger))


# Whose rows a caller sees


def seen() -> ColumnElement[bool]:
    """The row rule of tickets with the caller as parameters: see `eyes`."""
    return or_(
        bindparam("_all", type_=Boolean()),
        tickets.c.path_ids.overlap(words("_ids")),
        tickets.c.path_teams.overlap(words("_teams")),
        and_(tickets.c.in_box, bindparam("_boxes", type_=Boolean())),
    )


def eyes(call: "Call") -> dict[str, Any]:
    """The parameters of `seen` for this caller."""
    caller = call.principal
    persons = [caller.id] if caller.rows in ("own", "team") else []
    teams = [caller.team] if caller.rows == "team" and caller.team else []
    boxes = sees_boxes(caller)
    return {"_all": caller.rows == "all", "_ids": persons, "_teams": teams, "_boxes": boxes}


def on_seen_ticket(table: Table) -> ColumnElement[bool]:
    """What hangs on a ticket that the caller sees and that is not deleted."""
    its = and_(tickets.c.ticket_id == table.c.ticket_id, tickets.c.delete_time.is_(None))
    return exists(select(literal(1)).select_from(tickets).where(its, seen()))


TICKET = Statement(select(*tickets.c).where(tickets.c.ticket_id == number("ticket_id")))
TICKET_HELD = Statement(
    select(*tickets.c)
    .where(tickets.c.ticket_id == number("ticket_id"))
    .with_for_update(key_share=True)
)


def ticket(call: "Call", ticket_id: int, etag: str = "", *, held: bool, gone: bool = False) -> Row:
    """A ticket that the caller sees, held until the transaction ends when it is to change."""
    row = call.first(TICKET_HELD if held else TICKET, ticket_id=ticket_id)
    if row is None or not call.sees(tickets, row) or (row.delete_time is not None and not gone):
        raise NotFound("ticket", ticket_id)
    check_etag(row, etag)
    return row


def ticket_row(call: "Call", ticket_id: int, *, held: bool = False) -> Row | None:
    """A ticket whoever asks: for what the service does by itself."""
    return call.first(TICKET_HELD if held else TICKET, ticket_id=ticket_id)


def _by_key(table: Table, *, held: bool) -> Statement:
    key = table.c[key_of(table)]
    statement = select(*table.c).where(key == number("key"), on_seen_ticket(table))
    return Statement(statement.with_for_update(of=table) if held else statement)


BY_KEY = {
    (t, h): _by_key(t, held=h) for t in (promises, hand_overs, comments) for h in (True, False)
}


def on_ticket(call: "Call", table: Table, key: int, etag: str = "", *, held: bool = False) -> Row:
    """One promise, hand-over or comment on a ticket that the caller sees."""
    missing = (table.name.removesuffix("s"), key)
    row = call.one(BY_KEY[table, held], missing=missing, key=key, **eyes(call))
    check_etag(row, etag)
    return row


# Conditions of lists: functions at module level, because plans are kept by them.


def open_tickets() -> ColumnElement[bool]:
    """Tickets that are not closed."""
    return tickets.c.state != "closed"


def found_tickets() -> ColumnElement[bool]:
    """Tickets with all the words, or with the number."""
    text = and_(
        tickets.c.search.like(word("_longest")),
        tickets.c.search.like(func.all(words("_words"))),
    )
    return or_(text, tickets.c.ticket_id == number("_number"))


def found_open_tickets() -> ColumnElement[bool]:
    """The same among those that are not closed."""
    return and_(open_tickets(), found_tickets())


def as_search(query: str) -> dict[str, Any]:
    """The parameters of `found_tickets` for what somebody typed."""
    typed = query.lower().split()
    escaped = [w.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for w in typed] or [
        ""
    ]
    patterns = [f"%{w}%" for w in escaped]
    digits = query.strip().lstrip("#")
    known = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0
    return {"_longest": max(patterns, key=len), "_words": patterns, "_number": known}


def pending_promise() -> ColumnElement[bool]:
    """Promises that still need somebody (rules.is_pending says the same of one)."""
    return or_(
        promises.c.state == "open",
        and_(
            promises.c.state == "broken",
            promises.c.keep_time.is_(None),
            promises.c.reason == "",
        ),
    )


def listed_promises() -> ColumnElement[bool]:
    """Promises by what a list asked for; each part is off unless its parameter says so."""
    some = bindparam("_some", type_=Boolean())
    return and_(
        on_seen_ticket(promises),
        or_(~bindparam("_pending", type_=Boolean()), pending_promise()),
        or_(~some, promises.c.ticket_id == func.any(numbers("_tickets"))),
        or_(~bindparam("_mine", type_=Boolean()), VIEW != UNSAID, of_caller(promises)),
        in_view(promises),
    )


VIEW = bindparam("_view", type_=Integer())
UNSAID, OWN, DEPARTMENT = range(3)  # of PromiseView; all of them: no condition


def in_view(table: Table) -> ColumnElement[bool]:
    """Whose promises are looked at, if that was said: the caller's own, those of their department, or all."""
    team = and_(table.c.team == word("_team"), table.c.team != "")
    return or_(
        VIEW.not_in((OWN, DEPARTMENT)),
        and_(VIEW == OWN, table.c.owner_id == word("_me")),
        and_(VIEW == DEPARTMENT, team),
    )


def of_caller(table: Table) -> ColumnElement[bool]:
    """Promises of the caller or their department; of everybody for who looks after no department."""
    return or_(
        bindparam("_whole", type_=Boolean()),
        table.c.owner_id == word("_me"),
        and_(table.c.team == word("_team"), table.c.team != ""),
    )


def caller(call: "Call") -> dict[str, Any]:
    """The parameters of `of_caller`."""
    me = call.principal
    return {"_me": me.id, "_team": me.team, "_whole": me.rows == "all" and not me.team}


def listed_hand_overs() -> ColumnElement[bool]:
    """Hand-overs that the caller sees, of one ticket or of all."""
    asked = number("_ticket")
    return and_(on_seen_ticket(hand_overs), or_(asked == 0, hand_overs.c.ticket_id == asked))


def comments_of_ticket() -> ColumnElement[bool]:
    """The conversation of one ticket."""
    return comments.c.ticket_id == number("_ticket")


STEPS = Statement(
    select(*ticket_steps.c)
    .where(ticket_steps.c.ticket_id == number("ticket_id"))
    .order_by(ticket_steps.c.step_id)
)
UNSETTLED = Statement(
    select(promises.c.state)
    .where(promises.c.ticket_id == number("ticket_id"), pending_promise())
    .limit(10)
)
PENDING_HAND_OVERS = Statement(
    select(*hand_overs.c)
    .where(hand_overs.c.ticket_id == number("ticket_id"), hand_overs.c.state == "pending")
    .order_by(hand_overs.c.hand_over_id)
    .with_for_update()
)


# Who is calling


def _who(table: Table, kind: str, **columns: ColumnElement[Any]) -> Any:
    """Who of one table has a number, in the columns that all three share; a requester whole."""
    whole = func.to_jsonb(table.table_valued()) if table is requesters else null().cast(JSONB)
    nothing: dict[str, ColumnElement[Any]] = {
        "requester_id": null().cast(BigInteger),
        "account_id": null().cast(BigInteger),
        "contact_id": null().cast(BigInteger),
        "name": literal("").cast(Text),
        "account_name": literal("").cast(Text),
        "tier": literal("").cast(Text),
    }
    values = {**nothing, **{name: table.c[name] for name in nothing if name in table.c}, **columns}
    shown = [literal(kind).cast(Text).label("kind")]
    shown += [values[name].label(name) for name in nothing]
    shown.append(whole.label("record"))
    has = table.c.phones.contains(words("phones"))
    return select(*shown).where(has, table.c.delete_time.is_(None)).limit(20)


def _of_their_account(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Something of the account that a person belongs to."""
    its = known_accounts.c.account_id == known_contacts.c.account_id
    return func.coalesce(select(column).where(its).scalar_subquery(), "")


KNOWN_CALLERS = Statement(
    union_all(
        _who(requesters, "requester").order_by(requesters.c.update_time.desc()).subquery().select(),
        _who(
            known_contacts,
            "contact",
            account_name=_of_their_account(known_accounts.c.name),
            tier=_of_their_account(known_accounts.c.tier),
        )
        .subquery()
        .select(),
        _who(known_accounts, "account", account_name=known_accounts.c.name).subquery().select(),
    )
)


def _of_caller(condition: ColumnElement[bool], most: int) -> Any:
    """Tickets of a caller: asked by them, or about their account."""
    theirs = or_(
        tickets.c.requester_id == func.any(numbers("requester_ids")),
        tickets.c.account_id == func.any(numbers("account_ids")),
    )
    rows = select(*tickets.c).where(theirs, condition, tickets.c.delete_time.is_(None), seen())
    return rows.order_by(tickets.c.create_time.desc()).limit(most).subquery().select()


TICKETS_OF_CALLER = Statement(
    union_all(
        _of_caller(tickets.c.state.in_(OPEN_STATES), 50),
        _of_caller(tickets.c.state == "closed", 5),
    )
)
PENDING_OF_TICKETS = (
    select(*promises.c)
    .where(promises.c.ticket_id == func.any(numbers("ticket_ids")), pending_promise())
    .order_by(promises.c.due_time)
    .limit(MANY)
)

# The day of one person

PROMISES_OF_DAY = Statement(
    select(*promises.c)
    .where(
        pending_promise(),
        or_(VIEW != UNSAID, of_caller(promises)),
        in_view(promises),
        on_seen_ticket(promises),
        or_(
            promises.c.state == "broken",
            promises.c.due_time < bindparam("until", type_=DateTime(timezone=True)),
        ),
    )
    .order_by(promises.c.due_time)
    .limit(MANY)
)
URGENCY = func.array_position(
    literal(["urgent", "high", "normal", "low"], ARRAY(Text)), tickets.c.priority
)
TICKETS_OF_DAY = Statement(
    select(*tickets.c)
    .where(
        or_(tickets.c.owner_id == word("_me"), tickets.c.handler_id == word("_me")),
        open_tickets(),
        tickets.c.delete_time.is_(None),
    )
    .order_by(URGENCY, tickets.c.create_time)
    .limit(MANY)
)
WAITING_TICKETS = Statement(
    select(*tickets.c)
    .where(
        tickets.c.state == "new",
        or_(
            bindparam("_whole", type_=Boolean()),
            tickets.c.handler_team.in_(["", bindparam("_team", type_=Text())]),
        ),
        tickets.c.handler_id.in_(["", bindparam("_me", type_=Text())]),
        tickets.c.delete_time.is_(None),
        seen(),
    )
    .order_by(URGENCY, tickets.c.create_time)
    .limit(MANY)
)
HAND_OVERS_OF_DAY = Statement(
    select(*hand_overs.c)
    .where(
        hand_overs.c.state == "pending",
        or_(
            hand_overs.c.to_id == word("_me"),
            and_(
                hand_overs.c.to_id == "",
                hand_overs.c.to_team != "",
                hand_overs.c.to_team == word("_team"),
            ),
        ),
        on_seen_ticket(hand_overs),
    )
    .order_by(hand_overs.c.create_time)
    .limit(MANY)
)
RELATED_TICKETS = Statement(
    select(*tickets.c).where(
        tickets.c.ticket_id == func.any(numbers("ticket_ids")),
        tickets.c.delete_time.is_(None),
        seen(),
    )
)
