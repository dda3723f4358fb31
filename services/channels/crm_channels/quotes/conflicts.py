"""One customer, one price: where a quote differs from what anybody else offers the same end customer.

The rule kept here: all quotes that are handed in pass one gate, one after the other, so of two that come at once one
sees the other; likeness of names is not transitive, so no lock on a single name could hold. What the customers service
knows of the end customer adds to what is found here; when it is away, names and accounts have to do. Who an account is
now is asked when it is compared, so a merge of customers, and its undo, need no copying here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.customers.v1 import matches_pb2
from crm_chassis.errors import Refusal
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Text,
    and_,
    any_,
    bindparam,
    case,
    desc,
    func,
    literal,
    or_,
    select,
    update,
)

from crm_channels import rules as shared_rules
from crm_channels import survivors
from crm_channels.quotes import rules
from crm_channels.quotes.lines import Line
from crm_channels.rules import Claim, Match
from crm_channels.tables import (
    merged_accounts,
    quote_exceptions,
    quote_lines,
    quote_versions,
    quotes,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

PEER_SECONDS = 1.0
SHORTEST = 3  # what is shorter has no trigram of its own
SURE = 0.8  # from here on what customers takes for one customer is one to us
GATE = Statement(select(func.pg_advisory_xact_lock(literal(7201), literal(3))))


def _family() -> Statement:
    """An account with all that were merged into it, at any remove."""
    family = select(bindparam("account_id", type_=BigInteger()).label("account_id")).cte(
        "family", recursive=True
    )
    merged = select(merged_accounts.c.account_id).join(
        family, merged_accounts.c.survivor_id == family.c.account_id
    )
    return Statement(select(family.union(merged).c.account_id))


FAMILY = _family()


def _alike() -> Any:
    name, search = quotes.c.name_search, bindparam("search", type_=Text())
    return or_(
        quotes.c.account_id == any_(bindparam("account_ids", type_=ARRAY(BigInteger()))),
        name.op("%")(search),
        name.like(bindparam("part", type_=Text())),
        name == any_(bindparam("heads", type_=ARRAY(Text()))),
    )


# What others offer for the same products to end customers like this one: each line with the head of its quote.
OTHERS = Statement(
    select(
        *quotes.c,
        *(
            quote_lines.c[name].label(f"line_{name}")
            for name in ("product_id", "price_book_id", "unit_price", "discount_percent")
        ),
        case(
            (quotes.c.account_id == any_(bindparam("account_ids", type_=ARRAY(BigInteger()))), 2.0),
            else_=func.similarity(quotes.c.name_search, bindparam("search", type_=Text())),
        ).label("nearness"),
    )
    .select_from(
        quotes.join(
            quote_versions,
            and_(
                quote_versions.c.quote_id == quotes.c.quote_id,
                quote_versions.c.version_number == quotes.c.version_number,
            ),
        ).join(quote_lines, quote_lines.c.quote_version_id == quote_versions.c.quote_version_id)
    )
    .where(
        quotes.c.state == any_(bindparam("states", type_=ARRAY(Text()))),
        quotes.c.valid_until >= bindparam("day", type_=Date()),
        quotes.c.delete_time.is_(None),
        quotes.c.claimant != bindparam("claimant", type_=Text()),
        quotes.c.quote_id != bindparam("own_id", type_=BigInteger()),
        quote_lines.c.product_id == any_(bindparam("product_ids", type_=ARRAY(BigInteger()))),
        _alike(),
    )
    .order_by(desc("nearness"), quotes.c.quote_id, quote_lines.c.line_number)
    .limit(2000)
)
SETTLE = Statement(
    update(quote_exceptions)
    .where(
        quote_exceptions.c.quote_version_id
        == bindparam("version", type_=quote_exceptions.c.quote_version_id.type),
        quote_exceptions.c.state == literal("open"),
    )
    .values(
        {
            name: bindparam(f"new_{name}", type_=quote_exceptions.c[name].type)
            for name in ("state", "decided_by", "decide_time", "decision_reason", "update_time")
        }
        | {"etag": quote_exceptions.c.etag + 1}
    )
    .returning(*quote_exceptions.c)
)


class Found(NamedTuple):
    """One product on which a quote differs from another one."""

    line: Line
    other: Row
    kind: str
    match: Match


class Known(NamedTuple):
    """The account numbers that mean this end customer, and how surely."""

    scores: Mapping[int, float]


def known(call: "Call", row: Row) -> Known:
    """Who the end customer is, as far as merges and the customers service say; asked before the gate."""
    scores: dict[int, float] = {}
    home = survivors.home(call, row.account_id)
    if home.account_id:
        scores |= dict.fromkeys(_family_of(call, home.account_id), 1.0)
    for account_id, score in _duplicates(call, row):
        for each in _family_of(call, account_id):
            scores[each] = max(score, scores.get(each, 0.0))
    return Known(scores)


def _family_of(call: "Call", account_id: int) -> list[int]:
    return [found.account_id for found in call.all(FAMILY, account_id=account_id)]


def _duplicates(call: "Call", row: Row) -> list[tuple[int, float]]:
    """What customers takes for the same end customer; nothing when it is absent, late or may not be asked."""
    peer = call.peers.get("customers")
    if peer is None:
        return []
    request = matches_pb2.FindDuplicatesRequest(
        account={
            "display_name": row.end_customer_name,
            "city": row.city,
            "country": row.country,
            "account_id": row.account_id or 0,
        }
    )
    try:
        reply = peer.call("FindDuplicates", request, PEER_SECONDS)
    except Refusal:
        return []
    return [
        (each.account.account_id, each.score)
        for each in reply.candidates
        if each.account.account_id and each.score >= SURE
    ]


def _asked(search: str) -> dict[str, Any]:
    """What the index is asked: names like this one, with it inside, or that are its beginning or one of its words."""
    parts = search.split()
    heads = {" ".join(parts[: n + 1]) for n in range(len(parts))}
    heads |= {part for part in parts if len(part) >= SHORTEST}
    part = f"%{search}%" if len(search) >= SHORTEST else "-"
    return {"search": search, "part": part, "heads": sorted(heads)}


def find(call: "Call", row: Row, lines: Sequence[Line], who: Known) -> list[Found]:
    """Where these lines differ from what others offer the same end customer; to be asked behind the gate."""
    mine = {line.product_id: line for line in lines}
    claim = Claim(row.end_customer_name, row.account_id, row.city, row.country)
    rows = call.all(
        OTHERS,
        **_asked(row.name_search),
        claimant=row.claimant,
        account_ids=sorted(who.scores) or [0],
        own_id=row.quote_id,
        product_ids=sorted(mine),
        day=call.clock.now().date(),
        states=sorted(rules.OFFERED),
    )
    matches: dict[int, Match] = {}
    found: dict[tuple[int, int], Found] = {}
    for other in rows:
        if other.quote_id not in matches:
            matches[other.quote_id] = _match(claim, other, who)
        match = matches[other.quote_id]
        if not match.found:
            continue
        for line in lines:
            if line.product_id == other.line_product_id:
                kind = _deviation(line, row.currency, other)
                key = (other.quote_id, line.product_id)
                if kind is not None and (key not in found or kind == "lower"):
                    found[key] = Found(line, other, kind, match)
    return list(found.values())


def _match(claim: Claim, other: Row, who: Known) -> Match:
    """How much the two mean the same end customer."""
    score = who.scores.get(other.account_id or 0)
    if score is not None:
        return Match(round(score, 2), ("same_account",))
    return shared_rules.match(
        claim, Claim(other.end_customer_name, other.account_id, other.city, other.country)
    )


def _deviation(line: Line, currency: str, other: Row) -> str | None:
    return rules.deviation(
        rules.Offer(line.unit_price, currency, line.price_book_id, line.discount_percent),
        rules.Offer(
            other.line_unit_price,
            other.currency,
            other.line_price_book_id,
            other.line_discount_percent,
        ),
    )


def record(call: "Call", row: Row, version: Row, found: Iterable[Found], reason: str) -> list[Row]:
    """Writes down where the quote differs, so that both sides see it."""
    now = call.clock.now()
    return [
        call.insert(
            quote_exceptions,
            quote_id=row.quote_id,
            quote_version_id=version.quote_version_id,
            version_number=version.version_number,
            product_id=each.line.product_id,
            sku=each.line.sku,
            kind=each.kind,
            unit_price=each.line.unit_price,
            currency=row.currency,
            end_customer_name=row.end_customer_name,
            owner_id=row.owner_id,
            team=row.team,
            partner_id=row.partner_id,
            other_quote_id=each.other.quote_id,
            other_version_number=each.other.version_number,
            other_price=each.other.line_unit_price,
            other_currency=each.other.currency,
            other_end_customer_name=each.other.end_customer_name,
            other_owner_id=each.other.owner_id,
            other_team=each.other.team,
            other_partner_id=each.other.partner_id,
            score=each.match.score,
            grounds=list(each.match.grounds),
            reason=reason,
            state="open",
            create_time=now,
            update_time=now,
        )
        for each in found
    ]


def settle(
    call: "Call", version: Row, state: str, reason: str = "", actor_id: str = ""
) -> list[Row]:
    """Decides all open exceptions of a version."""
    now = call.clock.now()
    return call.all(
        SETTLE,
        version=version.quote_version_id,
        new_state=state,
        new_decided_by=actor_id or call.principal.id,
        new_decide_time=now,
        new_decision_reason=reason,
        new_update_time=now,
    )
