"""What speaks against a claim: live registrations of others, and accounts that our own reps look after.

The rule kept here: every overlap says how sure it is and why. A partner's own people learn that there is an overlap and
why, never whose it is.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis import i18n, records

from crm_channels import queries, rules, survivors, words
from crm_channels.deal_registrations import acting_partner, named
from crm_channels.names import name_key, name_search
from crm_channels.rules import Claim, Match
from crm_channels.tables import deal_registrations, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

SHOWN = 20
HIDDEN: tuple[str, ...] = (
    "deal_registration_id",
    "account_id",
    "end_customer_name",
    "city",
    "country",
    "partner_id",
    "partner_name",
)
HIDDEN += ("owner_id", "protected_until_time", "quote_id")


def claim_of(row: "Row") -> Claim:
    """The end customer that a registration claims."""
    return Claim(row.end_customer_name, row.account_id, row.city, row.country, row.product_line)


def claim_of_conflict(row: "Row") -> Claim:
    """The end customer that a conflict is about."""
    return Claim(row.end_customer_name, row.account_id, row.city, row.country)


def asked(claim: Claim, claimant: str, day: date, own_id: int = 0) -> dict[str, Any]:
    """What the searches for a claim are asked."""
    return {
        "name_key": name_key(claim.name),
        "search": name_search(claim.name),
        "account_id": claim.account_id,
        "claimant": claimant,
        "own_id": own_id,
        "day": day,
    }


def find(call: "Call", claim: Claim, claimant: str, own_id: int = 0) -> list[pb.Overlap]:
    """All overlaps of a claim, those that block it first, then the best, with nothing hidden."""
    wanted = asked(claim, claimant, call.clock.now().date(), own_id)
    overlaps = []
    with i18n.reader(call.language):
        for row in call.all(queries.REGISTRATIONS_ALIKE, **wanted):
            if (found := rules.match(claim, claim_of(row))).found:
                overlaps.append(_registration(call, row, found))
        for row in call.all(queries.ACCOUNTS_ALIKE, **wanted):
            other = Claim(row.name, row.account_id, row.city, row.country)
            if (found := rules.match(claim, other)).found:
                overlaps.append(_account(row, found))
        for row in call.all(queries.QUOTES_ALIKE, **wanted):
            other = Claim(row.end_customer_name, row.account_id, row.city, row.country)
            if (found := rules.match(claim, other)).found:
                overlaps.append(_quote(row, found))
    return sorted(overlaps, key=lambda overlap: (not overlap.blocking, -overlap.score))


def _registration(call: "Call", row: "Row", found: Match) -> pb.Overlap:
    """An overlap with a live registration."""
    return records.to_message(
        pb.Overlap,
        row,
        kind="partner_registration" if row.partner_id is not None else "rep_registration",
        score=found.score,
        explanation=words.overlap(found.grounds),
        blocking=rules.holds(row.state, row.protected_until_time, call.clock.now()),
    )


def _account(row: "Row", found: Match) -> pb.Overlap:
    """An overlap with an account of one of our own reps."""
    explanation = words.overlap(found.grounds)
    return records.to_message(
        pb.Overlap,
        row,
        kind="rep_account",
        score=found.score,
        explanation=explanation,
        end_customer_name=row.name,
    )


def _quote(row: "Row", found: Match) -> pb.Overlap:
    """An overlap with somebody's quote; where it stands is said in its explanation, prices are not."""
    return records.to_message(
        pb.Overlap,
        row,
        kind="quote",
        score=found.score,
        explanation=words.overlap(found.grounds),
        state=0,
    )


def shown(call: "Call", overlaps: Sequence[pb.Overlap]) -> Sequence[pb.Overlap]:
    """The overlaps as this caller may see them."""
    seen = overlaps[:SHOWN]
    if call.principal.rows == "partner":
        for overlap in seen:
            for name in HIDDEN:
                overlap.ClearField(name)
    return seen


def find_overlaps(call: "Call", request: pb.FindOverlapsRequest) -> pb.FindOverlapsResponse:
    """What speaks against a registration, or against a claim that is still being written."""
    if request.deal_registration_id:
        row = queries.alive(call, deal_registrations, request.deal_registration_id)
        found = find(call, claim_of(row), row.claimant, row.deal_registration_id)
        return pb.FindOverlapsResponse(overlaps=shown(call, found))
    partner_id = acting_partner(call, request.partner_id)
    if partner_id:
        queries.alive(call, partners, partner_id)
    claimant = f"partner:{partner_id}" if partner_id else f"rep:{call.principal.id}"
    claim = Claim(
        named(request.end_customer_name, "end_customer_name")["end_customer_name"],
        survivors.home(call, request.account_id).account_id,
        request.city,
        request.country,
        request.product_line,
    )
    return pb.FindOverlapsResponse(overlaps=shown(call, find(call, claim, claimant)))
