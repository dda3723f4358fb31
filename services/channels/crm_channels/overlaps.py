"""What speaks against a claim: live registrations of others, and accounts that our own reps look after.

The rule kept here: every overlap says how sure it is and why. A partner's own people learn that there is an overlap and
why, never whose it is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis import i18n, records

from crm_channels import queries, rules, survivors, words
from crm_channels.deal_registrations import acting_partner, named
from crm_channels.names import name_search
from crm_channels.rules import Claim, Match
from crm_channels.tables import deal_registrations, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

SHOWN = 20
SHORTEST = 3  # what is shorter has no trigram of its own
HIDDEN: tuple[str, ...] = (
    "deal_registration_id",
    "account_id",
    "end_customer_name",
    "city",
    "country",
    "partner_id",
    "partner_name",
)
HIDDEN += ("owner_id", "protected_until_time")


def claim_of(row: "Row") -> Claim:
    """The end customer that a registration claims."""
    return Claim(row.end_customer_name, row.account_id, row.city, row.country, row.product_line)


def _asked(claim: Claim, claimant: str) -> dict[str, Any]:
    """What the index is asked: names like this one, with it inside, or that are its beginning or one of its words."""
    search = name_search(claim.name)
    words_of = search.split()
    heads = {" ".join(words_of[: n + 1]) for n in range(len(words_of))}
    heads |= {word for word in words_of if len(word) >= SHORTEST}
    part = f"%{search}%" if len(search) >= SHORTEST else "-"
    known = {"account_id": claim.account_id, "claimant": claimant}
    return {**known, "search": search, "part": part, "heads": sorted(heads)}


def find(call: "Call", claim: Claim, claimant: str, own_id: int = 0) -> list[pb.Overlap]:
    """All overlaps of a claim, those that block it first, then the best, with nothing hidden."""
    asked = _asked(claim, claimant)
    overlaps = []
    with i18n.reader(call.language):
        for row in call.all(
            queries.REGISTRATIONS_ALIKE, **asked, own_id=own_id, states=sorted(rules.LIVE)
        ):
            found = rules.match(claim, claim_of(row))
            if found.found:
                overlaps.append(_registration(call, row, found))
        for row in call.all(queries.ACCOUNTS_ALIKE, **asked):
            found = rules.match(claim, Claim(row.name, row.account_id, row.city, row.country))
            if found.found:
                overlaps.append(_account(row, found))
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
