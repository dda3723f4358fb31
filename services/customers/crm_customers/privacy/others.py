"""What of people stands in tables of customers beside the fields of messages: copies, columns for searching, merges.

The rule kept here: each area whose tables hold something of people names its columns here, or brings an eraser of its
own where columns are not enough.
"""

from collections.abc import Mapping, Sequence

from crm_chassis.call import Call
from crm_chassis.erasure import Sought
from crm_chassis.person_rows import numbers_of
from psycopg.types.json import Jsonb
from sqlalchemy import literal, or_, update
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.tables import matches, merges

SEARCHED = ("search_text", "search_name", "phone_numbers", "email_addresses", "match_keys")
OWN = ("phones", "emails", "messengers", "addresses", "attributes", "birth_date", "tax_id", "tags")
PERSONAL: Mapping[str, Sequence[str]] = {
    "accounts": (*SEARCHED, *OWN, "street", "city", "postal_code", "website", "external_id"),
    "contacts": (*SEARCHED, *OWN, "job_title", "note", "external_id"),
    "ticket_copies": ("subject",),
    "promise_copies": ("note",),
    "attribute_values": ("value", "sort_value"),
    "class_changes": ("figures",),
    "source_records": ("data", "external_id"),
    "leads": ("website", "external_id"),
    "deals": ("name", "external_id", "competitor"),
    "deal_steps": ("note",),
    "deal_quotes": ("reason",),
    "import_effects": ("before", "source_before", "external_id"),
}


def erase_merges(call: Call, found: Sought) -> Mapping[str, int]:
    """What merges keep of the records before: without it they cannot be undone any more."""
    kind = "account" if found.person.is_account else "contact"
    empty = literal(Jsonb({}), JSONB)
    values = {"before_rows": empty, "after_row": empty, "fields": literal(Jsonb([]), JSONB)}
    mine = merges.c.record_ids.overlap(numbers_of(found.person))
    not_yet = merges.c.before_rows != empty
    changed = call.run(
        update(merges).where(merges.c.kind == kind, mine, not_yet).values(**values, display_name="")
    )
    numbers = numbers_of(found.person)
    theirs = or_(matches.c.left_id.in_(numbers), matches.c.right_id.in_(numbers))
    said = matches.c.reasons != literal(Jsonb([]), JSONB)
    forget = update(matches).where(matches.c.kind == kind, theirs, said)
    asked = call.run(forget.values(reasons=literal(Jsonb([]), JSONB)))
    return {"merges": changed, "matches": asked}
