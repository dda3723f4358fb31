"""Matches: the handlers of MatchesService: who is known already, and the queue of pairs that a person decides on.

The rule kept here: a pair is asked about once; who said that it is two is not asked again. Whoever may not see a record
learns that it is there and whose it is, and nothing else.
"""

from collections.abc import Iterable
from typing import Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.matches_pb2 import (
    AcceptMatchesRequest,
    AcceptMatchesResponse,
    AcceptMatchRequest,
    DuplicateCandidate,
    FindDuplicatesRequest,
    FindDuplicatesResponse,
    GetMatchRequest,
    ListMatchesRequest,
    ListMatchesResponse,
    Match,
    MatchReason,
    MatchState,
    RejectMatchRequest,
    SweepMatchesRequest,
    SweepMatchesResponse,
)
from crm.customers.v1.merges_pb2 import Survivorship
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.records import enum_names, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Double,
    Integer,
    Text,
    and_,
    bindparam,
    exists,
    or_,
    select,
)

from crm_customers import profiles, queries, reach
from crm_customers.attributes import values as attributes
from crm_customers.identity import engine, facts, merging
from crm_customers.identity.merges import choices_of, kind_of
from crm_customers.identity.sweeping import JOB_OF
from crm_customers.imports.between import between_steps
from crm_customers.tables import accounts, contacts, matches

USUAL, MOST, MOST_AT_ONCE = 5, 200, 500
LOUD = 4.5  # what speaks so much against it ends a mere beginning
SHOWN_FROM = 0.001  # a name alone is worth a look, a name that much speaks against is not
# What is told of a record beside itself; numbers and addresses only where they are those that were typed.
SHOWN = frozenset({"name", "city"})
STATES = enum_names(MatchState.DESCRIPTOR)
RULES = enum_names(Survivorship.DESCRIPTOR)


def find_duplicates(call: Call, request: FindDuplicatesRequest) -> FindDuplicatesResponse:
    """Who is known already."""
    asked = _asked(call, request)
    found = engine.duplicates(call.connection, asked)
    found = [one for one in found if _is_shown(one)][: request.page_size or USUAL]
    seen = {one.row[0]: call.sees(accounts, one.row) for one in found}
    rows = _rows(call, asked.kind, [number for number, mine in seen.items() if mine])
    candidates = []
    for one in found:
        number = one.row[0]
        shown = DuplicateCandidate(score=round(one.score, 6), owner_id=one.row.owner_id)
        shown.hidden = not seen[number]
        for reason in one.reasons:
            told = MatchReason(field=reason.field, level=reason.level, weight=reason.weight)
            if seen[number] and (reason.level == "equal" or reason.field in SHOWN):
                told.left, told.right = reason.left, reason.right
            shown.reasons.append(told)
        if number in rows:
            getattr(shown, asked.kind).CopyFrom(rows[number])
        candidates.append(shown)
    return FindDuplicatesResponse(candidates=candidates)


def _is_shown(one: engine.Candidate) -> bool:
    """Likely enough, or a name that begins as what was typed so far."""
    started = any(r.field == "name" and r.level == "begins so" for r in one.reasons)
    return one.score >= SHOWN_FROM or (started and all(r.weight > -LOUD for r in one.reasons))


def _asked(call: Call, request: FindDuplicatesRequest) -> facts.PartyFacts:
    """What was typed, in its compared form."""
    kind = "account" if request.HasField("account") else "contact"
    typed: Any = getattr(request, kind)
    values = records.values(typed, "display_name", "birth_date", f"{kind}_id")
    country = ""
    if kind == "account":
        names = ("kind", "tax_id", "country", "region", "city", "street", "postal_code")
        values |= records.values(typed, *names)
        country = typed.country
    elif typed.account_id:
        values["account_id"] = typed.account_id
        home = call.first(
            queries.FIND_ACCOUNT,
            account_id=typed.account_id,
            source="",
            external_id="",
            **queries.rows_of(call),
        )
        country = home.country if home else ""
    phones = [{"number": phone.number} for phone in typed.phones if phone.number]
    normal = reach.normal_phones(phones, country or profiles.DEFAULT_COUNTRY)
    values["phone_numbers"] = reach.numbers(normal)
    values["email_addresses"] = [reach.normal_email(e.address) for e in typed.emails if e.address]
    found = facts.of_values(kind, values)
    if not (found.display_name.strip() or found.phones or found.emails or found.tax_id):
        raise Invalid({kind: "has nothing yet by which it could be known"})
    return found


def _rows(call: Call, kind: str, ids: Iterable[int]) -> dict[int, Any]:
    """The records as messages, by their numbers."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    statement, made = (
        (queries.ACCOUNTS, Account) if kind == "account" else (queries.CONTACTS, Contact)
    )
    rows = call.all(statement, ids=wanted)
    found = {getattr(row, f"{kind}_id"): to_message(made, row) for row in rows}
    attributes.hide(call, found.values())
    return found


def _alive(kind: str, side: str) -> ColumnElement[bool]:
    """One side of a pair is there, and the caller may see it."""
    table = merging.TABLES[kind].alias(side)
    found = exists().where(
        table.c[f"{kind}_id"] == matches.c[f"{side}_id"], table.c.delete_time.is_(None)
    )
    home = accounts if kind == "account" else contacts
    if kind == "account":
        return and_(
            found, exists().where(home.c.account_id == matches.c[f"{side}_id"], queries.seen())
        )
    seen = exists().where(
        contacts.c.contact_id == matches.c[f"{side}_id"],
        accounts.c.account_id == contacts.c.account_id,
        queries.seen(),
    )
    return and_(found, seen)


def _visible() -> ColumnElement[bool]:
    return or_(
        *(
            and_(matches.c.kind == kind, _alive(kind, "left"), _alive(kind, "right"))
            for kind in merging.TABLES
        )
    )


def listed() -> ColumnElement[bool]:
    """The pairs that were asked for, of records that are there and that the caller may see."""
    kind = bindparam("kind", type_=Text)
    return and_(
        matches.c.state == bindparam("state", type_=Text),
        matches.c.score >= bindparam("least_score", type_=Double),
        or_(kind == "", matches.c.kind == kind),
        or_(matches.c.state != "open", _visible()),
        or_(bindparam("sees_all"), _visible()),
    )


GET = Statement(
    select(matches).where(matches.c.match_id == bindparam("match_id", type_=BigInteger))
)
LOCK = Statement(
    select(matches)
    .where(matches.c.match_id == bindparam("match_id", type_=BigInteger))
    .with_for_update()
)
SURE = Statement(
    select(matches)
    .where(listed())
    .order_by(matches.c.score.desc(), matches.c.match_id)
    .limit(bindparam("most", type_=Integer))
)


def _seen_row(call: Call, statement: Statement, match_id: int) -> tuple[Row, dict[int, Any]]:
    """A pair and both records; NotFound if the caller may not see one of them."""
    row = call.one(statement, missing=("match", match_id), match_id=match_id)
    found = engine.ROWS[row.kind]
    both = call.all(found, ids=[row.left_id, row.right_id])
    if len(both) < 2 or not all(call.sees(accounts, one) for one in both):
        raise NotFound("match", match_id)
    return row, _rows(call, row.kind, [row.left_id, row.right_id])


def message_of(row: Row, both: dict[int, Any]) -> Match:
    """A match's message with both records."""
    pair = [both[number] for number in (row.left_id, row.right_id) if number in both]
    return to_message(Match, row, **{f"{row.kind}s": pair})


def get_match(call: Call, request: GetMatchRequest) -> Match:
    """One pair with both records."""
    return message_of(*_seen_row(call, GET, request.match_id))


def list_matches(call: Call, request: ListMatchesRequest) -> ListMatchesResponse:
    """The pairs of the queue, the surest first, each with both records."""
    request.page_size = min(request.page_size, MOST)
    found, token = lists.page(
        call,
        matches,
        request,
        Match,
        filterable=("score", "match_id"),
        order_by="score desc",
        where=listed,
        state=STATES.get(request.state, "open"),
        kind=kind_of(request.kind),
        least_score=request.least_score,
        **queries.rows_of(call),
    )
    for kind, field in (("account", "accounts"), ("contact", "contacts")):
        pairs = [one for one in found if kind_of(one.kind) == kind]
        known = _rows(call, kind, [n for one in pairs for n in (one.left_id, one.right_id)])
        for one in pairs:
            both = [known[n] for n in (one.left_id, one.right_id) if n in known]
            getattr(one, field).extend(both)
    return ListMatchesResponse(matches=found, next_page_token=token)


def accept_match(call: Call, request: AcceptMatchRequest) -> Match:
    """Merges a pair."""
    between_steps(call)
    row, _both = _seen_row(call, LOCK, request.match_id)
    _check_open(row)
    pair = (row.left_id, row.right_id)
    if request.survivor_id not in (0, *pair):
        raise Invalid({"survivor_id": "is none of the two"})
    survivor = request.survivor_id or row.left_id
    rule = RULES.get(request.survivorship, "")
    after = _accept(call, row, survivor, rule, choices_of(request.choices))
    return message_of(after, _rows(call, row.kind, pair))


def _check_open(row: Row) -> None:
    if row.state != "open":
        text = said("This pair was %(state)s already.", state=said(row.state))
        if row.decided_by:
            text = said(
                "This pair was %(state)s already by %(decided_by)s.",
                state=said(row.state),
                decided_by=row.decided_by,
            )
        raise Precondition("DECIDED", text)


def _accept(call: Call, row: Row, survivor: int, rule: str, choices: dict[str, Any]) -> Row:
    other = row.right_id if survivor == row.left_id else row.left_id
    reason = ", ".join(f"{r['field']} {r['level']}" for r in row.reasons if r.get("weight", 0) > 0)
    merged = merging.merge(call, row.kind, survivor, [other], rule, choices, reason)
    return _decided(call, row, "accepted", merge_id=merged.merge_id)


def _decided(call: Call, row: Row, state: str, **more: Any) -> Row:
    now = call.clock.now()
    decided = {"state": state, "decided_by": call.principal.id, "decide_time": now}
    after = call.update(matches, row.match_id, **decided, update_time=now, **more)
    told, stood = to_message(Match, after), to_message(Match, row)
    call.emit(f"crm.customers.Match.{state}", told, before=stood)
    return after


def reject_match(call: Call, request: RejectMatchRequest) -> Match:
    """Says that a pair is two."""
    row, both = _seen_row(call, LOCK, request.match_id)
    _check_open(row)
    return message_of(_decided(call, row, "rejected"), both)


def accept_matches(call: Call, request: AcceptMatchesRequest) -> AcceptMatchesResponse:
    """Accepts all open pairs from a score on, the surest first."""
    asked = {"state": "open", "kind": kind_of(request.kind), "least_score": request.least_score}
    rows = call.all(SURE, most=MOST_AT_ONCE, **asked, **queries.rows_of(call))
    if request.validate_only:
        return AcceptMatchesResponse(accepted=len(rows))
    reply = AcceptMatchesResponse()
    rule = RULES.get(request.survivorship, "")
    into: dict[tuple[str, int], int] = {}  # who went into whom in this call
    for row in rows:
        left, right = (_home(into, row.kind, number) for number in (row.left_id, row.right_id))
        try:
            if left == right:  # they became one by way of a third
                _decided(call, row, "accepted")
            else:
                with call.connection.transaction():
                    pair = row._replace(left_id=min(left, right), right_id=max(left, right))
                    after = _accept(call, pair, pair.left_id, rule, {})
                    into[row.kind, pair.right_id] = pair.left_id
                    reply.merge_ids.append(after.merge_id)
            reply.accepted += 1
        except (Precondition, NotFound):
            reply.passed_over += 1
    return reply


def _home(into: dict[tuple[str, int], int], kind: str, number: int) -> int:
    while (kind, number) in into:
        number = into[kind, number]
    return number


def sweep_matches(call: Call, request: SweepMatchesRequest) -> SweepMatchesResponse:
    """Leaves the sweep to the background; one at a time for each kind."""
    kinds = [kind_of(request.kind)] if request.kind else list(merging.TABLES)
    for kind in kinds:
        payload = {"train": request.train, "by": call.principal.id}
        call.enqueue(JOB_OF[kind], payload, key=f"sweep/{kind}")
    return SweepMatchesResponse()
