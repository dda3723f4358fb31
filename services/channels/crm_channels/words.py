"""Why something is so, in the reader's language: overlaps and prices explained.

The rule kept here: whoever decides, or is decided upon, can read the reason without knowing the rule.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.records import enum_numbers
from crm_chassis.said import said
from google.protobuf.descriptor import EnumDescriptor

GROUNDS = {
    "same_account": N_("the same account"),
    "same_name": N_("the same name, apart from spelling and legal form"),
    "same_letters": N_("the same name, written in other words"),
    "same_words": N_("the same words in another order"),
    "same_reading": N_("the name reads the same"),
    "contained": N_("one name is part of the other"),
    "similar_name": N_("a similar name"),
    "similar_reading": N_("a name that reads alike"),
    "different": N_("different names"),
    "same_city": N_("in the same city"),
    "other_country": N_("but in another country"),
    "same_product_line": N_("for the same product line"),
    "other_product_line": N_("for another product line"),
}
TIERS = {
    "registered": N_("Registered"),
    "silver": N_("Silver"),
    "gold": N_("Gold"),
    "platinum": N_("Platinum"),
}


def state_name(enum: EnumDescriptor, state: str) -> str:
    """A column's state in words, for what is said."""
    return said(i18n.enum_text(enum, enum.values_by_number[enum_numbers(enum)[state]].name))


def sentence(parts: Iterable[str]) -> str:
    """Parts joined into one sentence, beginning with a capital."""
    text = _(", ").join(part for part in parts if part)
    return text[:1].upper() + text[1:] + _(".") if text else ""


def overlap(grounds: Iterable[str]) -> str:
    """Why two claims mean the same end customer."""
    return sentence(_(GROUNDS[ground]) for ground in grounds)


def standing(overlap: pb.Overlap) -> str:
    """Where the other claim stands and whose it is, as far as the reader may know."""
    kinds = {
        pb.OVERLAP_KIND_PARTNER_REGISTRATION: overlap.partner_name or _("another partner"),
        pb.OVERLAP_KIND_REP_REGISTRATION: overlap.owner_id or _("one of our own reps"),
        pb.OVERLAP_KIND_REP_ACCOUNT: overlap.owner_id or _("one of our own reps"),
    }
    who = kinds.get(overlap.kind, "")
    if overlap.kind == pb.OVERLAP_KIND_REP_ACCOUNT:
        return _("Account of %(who)s.", who=who)
    if overlap.state == pb.DEAL_REGISTRATION_STATE_SUBMITTED:
        return _("Submitted by %(who)s, not decided yet.", who=who)
    if not overlap.HasField("protected_until_time"):
        return _("Approved for %(who)s.", who=who)
    return _(
        "Approved for %(who)s, protected until %(day)s.",
        who=who,
        day=formats.day(overlap.protected_until_time),
    )


def _tier(tier: str | None) -> str:
    return _(TIERS[tier]) if tier else ""


def price(row: Any, tier: str) -> str:
    """Why this price applies."""
    values: dict[str, object] = {
        "book": row.book_name,
        "tier": _tier(row.tier),
        "asked": _tier(tier),
    }
    if row.tier:
        parts = [_("Price of the book “%(book)s” for tier %(tier)s", **values)]
    elif tier:
        parts = [
            _("List price of the book “%(book)s”, as tier %(asked)s has none of its own", **values)
        ]
    else:
        parts = [_("List price of the book “%(book)s”", **values)]
    least = formats.number(row.min_quantity)
    if row.max_quantity is not None:
        most = formats.number(row.max_quantity)
        parts.append(_("for quantities from %(least)s to below %(most)s", least=least, most=most))
    elif row.min_quantity:
        parts.append(_("for quantities from %(least)s on", least=least))
    first = formats.day(max(filter(None, (row.valid_from, row.book_from))))
    last = min(filter(None, (row.valid_until, row.book_until)), default=None)
    if last is None:
        parts.append(_("valid since %(first)s", first=first))
    else:
        parts.append(_("valid from %(first)s to %(last)s", first=first, last=formats.day(last)))
    return sentence(parts)


def no_price(sku: str, tier: str, currency: str, quantity: Decimal, day: date) -> str:
    """What was looked for in vain."""
    values = {
        "sku": sku,
        "currency": currency,
        "quantity": formats.number(quantity),
        "day": formats.day(day),
    }
    if tier:
        return said(
            "No book of tier %(tier)s and no list price holds %(sku)s in %(currency)s"
            " for quantity %(quantity)s on %(day)s.",
            **values,
            tier=said(TIERS.get(tier, tier)),
        )
    return said(
        "No list price holds %(sku)s in %(currency)s for quantity %(quantity)s on %(day)s.",
        **values,
    )
