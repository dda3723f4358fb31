"""Quotes as records: drafted, read, listed, changed, deleted, brought back. steps.py has the steps.

The rule kept here: whoever is signed in for a partner quotes for that partner only; what was offered changes in a draft
only, and every change of a draft prices its lines anew. Notes and limits of our own stay inside the house.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import quotes_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Text,
    bindparam,
    desc,
    or_,
    select,
)

from crm_channels import house, queries, survivors, words
from crm_channels import rules as shared_rules
from crm_channels.deal_registrations import acting_partner, active_partner, named
from crm_channels.partners import name_patterns
from crm_channels.price_books import NO_DAY
from crm_channels.quotes import lines as of_lines
from crm_channels.quotes import rules
from crm_channels.tables import partners, quote_versions, quotes

if TYPE_CHECKING:
    from crm_chassis.call import Call

FIELDS = ("end_customer_name", "account_id", "city", "country", "currency", "notes")
FILTERABLE: tuple[str, ...] = ("quote_id", "number", "partner_id", "end_customer_name")
FILTERABLE += ("account_id", "city", "country", "currency", "state", "version_number")
FILTERABLE += ("total_amount", "exceptional", "order_id", "owner_id", "team")
FILTERABLE += ("create_time", "update_time", "delete_time")
EVENT = "crm.channels.Quote."
STATES = pb.QuoteState.DESCRIPTOR
INSIDE = ("notes", "owner_id", "team")
_of_quote = quote_versions.c.quote_id == bindparam("quote_id", type_=BigInteger())
_number = bindparam("version_number", type_=Integer())
VERSION = Statement(
    select(*quote_versions.c).where(_of_quote, quote_versions.c.version_number == _number)
)
VERSIONS = Statement(
    select(*quote_versions.c)
    .where(_of_quote, quote_versions.c.version_number < bindparam("before", type_=Integer()))
    .order_by(desc(quote_versions.c.version_number))
    .limit(bindparam("most", type_=Integer()))
)
MOST_VERSIONS, USUAL_VERSIONS = 100, 20


def version_of(call: "Call", row: Row, version_number: int = 0) -> Row:
    """A version of a quote; 0: the latest."""
    number = version_number or row.version_number
    missing = ("quote_version", f"{row.quote_id}/{number}")
    return call.one(VERSION, missing=missing, quote_id=row.quote_id, version_number=number)


def whole(row: Row, version: Row, lines: Sequence[of_lines.Line | Row] = ()) -> pb.Quote:
    """The quote with all that is known of it: what events and the audit log hold."""
    return records.to_message(
        pb.Quote,
        row,
        terms=version.terms,
        book_amount=version.book_amount,
        approval_percent=version.approval_percent,
        reason=version.reason,
        decision_reason=version.close_reason or version.decision_reason,
        **{name: at for name in ("send_time", "close_time") if (at := getattr(version, name))},
        lines=[of_lines.message(line) for line in lines],
    )


def message(call: "Call", row: Row, version: Row, lines: Sequence[Any]) -> pb.Quote:
    """The quote as this caller may see it."""
    quote = whole(row, version, lines)
    if row.partner_id:
        found = queries.rows_of(call, partners, {row.partner_id})
        quote.partner_name = found[row.partner_id].name
    if call.principal.rows == "partner":
        quote.ClearField("notes")
    return quote


def read(call: "Call", row: Row) -> pb.Quote:
    """The quote with the lines of its latest version, as this caller may see it."""
    version = version_of(call, row)
    return message(call, row, version, of_lines.of_version(call, version.quote_version_id))


def tier_of(call: "Call", partner_id: int | None) -> str | None:
    """The tier whose prices count; None: list prices."""
    if not partner_id:
        return None
    tier: str = queries.rows_of(call, partners, {partner_id})[partner_id].tier
    return tier


def _last_day(call: "Call", text: str) -> date:
    try:
        found = shared_rules.day(text)
    except ValueError:
        raise Invalid({"quote.valid_until": NO_DAY}) from None
    today = call.clock.now().date()
    found = found or today + timedelta(days=rules.USUAL_DAYS)
    if rules.is_over(found, today):
        raise Invalid({"quote.valid_until": N_("must not be over")})
    return found


def _owner(call: "Call", given: pb.Quote, partner: Row | None) -> dict[str, str]:
    """The responsible rep: who sees only their own rows is it, else who is named, the partner's rep, or the caller."""
    me = call.principal
    if me.rows == "own":
        return {"owner_id": me.id, "team": me.team}
    if partner is not None and (me.rows == "partner" or not given.owner_id):
        return {"owner_id": partner.owner_id, "team": partner.team}
    return {"owner_id": given.owner_id or me.id, "team": given.team or me.team}


def _first_version(call: "Call", row: Row, given: pb.Quote, now: datetime, **values: Any) -> Row:
    return call.insert(
        quote_versions,
        quote_id=row.quote_id,
        version_number=1,
        state="draft",
        currency=given.currency,
        price_date=now.date(),
        terms=given.terms,
        create_time=now,
        **values,
    )


def create_quote(call: "Call", request: pb.CreateQuoteRequest) -> pb.Quote:
    """A new draft, its first version."""
    given = request.quote
    home = survivors.home(call, given.account_id)
    partner_id = acting_partner(call, given.partner_id)
    partner = active_partner(call, partner_id) if partner_id else None
    values: dict[str, Any] = (
        records.values(given, *FIELDS)
        | {"account_id": home.account_id}
        | named(given.end_customer_name, "quote.end_customer_name")
        | _owner(call, given, partner)
    )
    if call.principal.rows == "partner":
        values["notes"] = ""
    now, last = call.clock.now(), _last_day(call, given.valid_until)
    tier = partner.tier if partner is not None else None
    wanted = of_lines.asked(given.lines)
    lines = of_lines.all_priced(call, tier, given.currency, now.date(), wanted)
    sums = of_lines.sums(lines, given.currency)
    row = call.insert(
        quotes,
        **values,
        partner_id=partner_id or None,
        state="draft",
        valid_until=last,
        total_amount=sums.total_amount,
        create_time=now,
        update_time=now,
    )
    more = {"line_count": len(lines), **sums._asdict()}
    version = _first_version(call, row, given, now, tier=tier, valid_until=last, **more)
    of_lines.keep(call, row.quote_id, version.quote_version_id, lines)
    call.emit(EVENT + "created", whole(row, version, lines))
    return message(call, row, version, lines)


def get_quote(call: "Call", request: pb.GetQuoteRequest) -> pb.Quote:
    """One quote."""
    return read(call, queries.found(call, quotes, request.quote_id))


def _of_name() -> ColumnElement[bool]:
    pattern = bindparam("pattern", type_=Text())
    latin = quotes.c.name_search.like(bindparam("latin", type_=Text()))
    return or_(quotes.c.end_customer_name.ilike(pattern), latin, quotes.c.number.ilike(pattern))


def list_quotes(call: "Call", request: pb.ListQuotesRequest) -> pb.ListQuotesResponse:
    """The quotes that the caller may see, the newest first."""
    asked = name_patterns(request.query)
    rows, token = lists.page(
        call,
        quotes,
        request,
        pb.Quote,
        order_by="create_time desc",
        filterable=FILTERABLE,
        where=_of_name if asked else None,
        convert=lambda row: row,
        **asked,
    )
    names = queries.rows_of(call, partners, {row.partner_id for row in rows if row.partner_id})
    inside = call.principal.rows == "partner"
    found = []
    for row in rows:
        name = names[row.partner_id].name if row.partner_id else ""
        quote = records.to_message(pb.Quote, row, partner_name=name)
        if inside:
            quote.ClearField("notes")
        found.append(quote)
    return pb.ListQuotesResponse(quotes=found, next_page_token=token)


def refuse_state(state: str) -> Precondition:
    """A step or change that the state does not allow."""
    text = said(
        "A quote that is “%(state)s” cannot take this step.", state=words.state_name(STATES, state)
    )
    return Precondition("QUOTE_STATE", text, metadata={"state": state})


def _changes(call: "Call", given: pb.Quote, request: pb.UpdateQuoteRequest) -> dict[str, Any]:
    values = records.changes(given, request.update_mask)
    if call.principal.rows in ("partner", "own"):  # whose it is, others say
        for name in INSIDE if call.principal.rows == "partner" else INSIDE[1:]:
            values.pop(name, None)
    if "partner_id" in values:
        values["partner_id"] = acting_partner(call, given.partner_id) or None
    if "end_customer_name" in values:
        values |= named(given.end_customer_name, "quote.end_customer_name")
    if "valid_until" in values:
        values["valid_until"] = _last_day(call, given.valid_until)
    return values


def update_quote(call: "Call", request: pb.UpdateQuoteRequest) -> pb.Quote:
    """Changes what the mask names, as far as the state allows it."""
    given = request.quote
    values = _changes(call, given, request)
    home = survivors.home(call, values.get("account_id"))
    row = queries.held(call, quotes, given.quote_id, given.etag)
    if home.passed:
        values["account_id"] = home.account_id
    named_lines = "lines" in values
    values.pop("lines", None)
    version = version_of(call, row)
    terms = values.pop("terms", version.terms)
    values = {name: value for name, value in values.items() if value != getattr(row, name)}
    touched = set(values) | ({"lines"} if named_lines else set())
    touched |= {"terms"} if terms != version.terms else set()
    if rules.fixed_fields(row.state, touched):
        raise refuse_state(row.state)
    if values.get("partner_id"):
        active_partner(call, values["partner_id"])
    before = of_lines.of_version(call, version.quote_version_id)
    if row.state != "draft":
        changed = call.update(quotes, row.quote_id, **values, update_time=call.clock.now())
        told = whole(changed, version, before)
        call.emit(EVENT + "updated", told, before=whole(row, version, before))
        return message(call, changed, version, before)
    wanted = of_lines.asked(given.lines) if named_lines else of_lines.again(before)
    after, written, lines = price_anew(call, row, version, wanted, values, terms=terms)
    told = whole(after, written, lines)
    call.emit(EVENT + "updated", told, before=whole(row, version, before))
    return message(call, after, written, lines)


def price_anew(
    call: "Call",
    row: Row,
    version: Row,
    wanted: Sequence[of_lines.Wanted],
    values: dict[str, Any],
    **of_version: Any,
) -> tuple[Row, Row, list[of_lines.Line]]:
    """Writes a draft with its lines priced as of today."""
    now = call.clock.now()
    partner_id = values.get("partner_id", row.partner_id)
    currency = values.get("currency", row.currency)
    tier = tier_of(call, partner_id)
    lines = of_lines.all_priced(call, tier, currency, now.date(), wanted)
    sums = of_lines.sums(lines, currency)
    values["total_amount"] = sums.total_amount
    after = call.update(quotes, row.quote_id, **values, update_time=now)
    written = call.update(
        quote_versions,
        version.quote_version_id,
        tier=tier,
        currency=currency,
        price_date=now.date(),
        valid_until=after.valid_until,
        line_count=len(lines),
        **sums._asdict(),
        **of_version,
    )
    of_lines.keep(call, row.quote_id, version.quote_version_id, lines)
    return after, written, lines


def delete_quote(call: "Call", request: pb.DeleteQuoteRequest) -> pb.Quote:
    """Deletes a quote that is not live."""
    row = queries.held(call, quotes, request.quote_id, request.etag)
    if row.state in rules.LIVE or row.state == "accepted":
        raise refuse_state(row.state)
    return _marked(call, "deleted", row, call.clock.now())


def undelete_quote(call: "Call", request: pb.UndeleteQuoteRequest) -> pb.Quote:
    """Brings a quote back; one that is not deleted stays as it is."""
    row = queries.held(call, quotes, request.quote_id, request.etag, deleted=True)
    return read(call, row) if row.delete_time is None else _marked(call, "undeleted", row, None)


def _marked(call: "Call", what: str, row: Row, moment: Any) -> pb.Quote:
    now = call.clock.now()
    changed = call.update(quotes, row.quote_id, delete_time=moment, update_time=now)
    version = version_of(call, row)
    lines = of_lines.of_version(call, version.quote_version_id)
    call.emit(EVENT + what, whole(changed, version, lines), before=whole(row, version, lines))
    return read(call, changed)


def price_quote_lines(
    call: "Call", request: pb.PriceQuoteLinesRequest
) -> pb.PriceQuoteLinesResponse:
    """What lines cost, without keeping them."""
    partner_id = acting_partner(call, request.partner_id)
    tier = house.tier_of(house.seen(call, partner_id)) if partner_id else None
    try:
        day = shared_rules.day(request.price_date) or call.clock.now().date()
    except ValueError:
        raise Invalid({"price_date": NO_DAY}) from None
    found = of_lines.priced(
        call, tier, request.currency, day, of_lines.asked(request.lines, "lines")
    )
    known = [line for line in found if line is not None]
    sums = of_lines.sums(known, request.currency)
    return pb.PriceQuoteLinesResponse(
        lines=[
            given if line is None else of_lines.message(line)
            for line, given in zip(found, request.lines, strict=True)
        ],
        total_amount=records.decimal_text(sums.total_amount),
        book_amount=records.decimal_text(sums.book_amount),
        needs_approval=sums.approval_percent > 0,
    )


def list_quote_versions(
    call: "Call", request: pb.ListQuoteVersionsRequest
) -> pb.ListQuoteVersionsResponse:
    """The versions of a quote with their lines, the latest first."""
    row = queries.found(call, quotes, request.quote_id)
    size = min(request.page_size or USUAL_VERSIONS, MOST_VERSIONS)
    token = request.page_token
    if token and not (token.isascii() and token.isdigit() and len(token) < 10):
        raise Invalid({"page_token": "is not the next_page_token of this list"})
    before = int(token) if token else row.version_number + 1
    found = call.all(VERSIONS, quote_id=row.quote_id, before=before, most=size + 1)
    shown = found[:size]
    lines: dict[int, list[Any]] = {}
    ids = [version.quote_version_id for version in shown]
    for line in call.all(of_lines.OF_VERSIONS, quote_version_ids=ids):
        lines.setdefault(line.quote_version_id, []).append(of_lines.message(line))
    return pb.ListQuoteVersionsResponse(
        quote_versions=[
            records.to_message(pb.QuoteVersion, v, lines=lines.get(v.quote_version_id, []))
            for v in shown
        ],
        next_page_token=str(shown[-1].version_number) if len(found) > size else "",
    )


def visible_version(call: "Call", quote_id: int, version_number: int) -> tuple[Row, Row]:
    """A quote that the caller may see, and one of its versions."""
    row = queries.found(call, quotes, quote_id)
    if row.delete_time is not None:
        raise NotFound("quote", quote_id)
    return row, version_of(call, row, version_number)
