"""Records that a worksheet is asked for: which plan, partner or location, by number or by name.

The rule kept here: a name counts where it is one record's only. Of several that are called so the number decides, and
both can be said at once: "North (12)".
"""

import re
from typing import TYPE_CHECKING

from crm_chassis import record_lists
from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.worksheet_cells import Choice
from crm_chassis.worksheet_kinds import Parameters, SheetKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm_chassis.call import Call

NUMBER = re.compile(r"#?(\d{1,18})")
BOTH = re.compile(r"(.+) \(#?(\d{1,18})\)", re.DOTALL)
SOME, MOST_PEOPLE = 12, 1000


def with_number(name: str, number: object) -> str:
    """A record as it is chosen, for names may be alike."""
    return f"{name} ({number})"


def numbered(call: "Call", kind: SheetKind, given: Parameters) -> dict[str, str]:
    """Parameters with the numbers of the records that they name; raises Invalid for names of none or of several."""
    found, problems = dict(given), {}
    for name, text in given.items():
        if name not in kind.chosen:
            continue
        try:
            found[name] = _number(call, record_lists.found(call, kind.chosen[name]), text)
        except Invalid as refused:
            problems[f"worksheet.parameters[{name!r}]"] = refused.fields["name"]
    if problems:
        raise Invalid(problems)
    return found


def _number(call: "Call", bound: record_lists.BoundList, text: str) -> str:
    if plain := NUMBER.fullmatch(text):
        return plain[1]
    both = BOTH.fullmatch(text)
    if both and bound.name_of(call, int(both[2])) == both[1]:
        return both[2]
    field = bound.spec.name_field
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    records, _token = bound.read(call, filter=f'{field} = "{quoted}"', page_size=SOME)
    keys = [str(getattr(record, bound.spec.key_field)) for record in records]
    if len(keys) == 1:
        return keys[0]
    if keys:
        labels = ", ".join(with_number(text, key) for key in keys)
        told = said("several are called so: choose one of %(choices)s", choices=labels)
    else:
        told = said("there is none called “%(name)s”", name=text)
    raise Invalid({"name": told})


def people_choices(call: "Call") -> "Sequence[Choice]":
    """Our people by name and login name, as far as the caller may see them."""
    listed = record_lists.app_of(call).by_name["ListUsers"]
    if not call.principal.may(listed.rule.scope):
        return ()
    reply: object = listed.handler(call, listed.request_class(page_size=MOST_PEOPLE))
    return [
        Choice(each.user_id, with_number(each.display_name, each.user_id), each.display_name)
        for each in reply.users  # type: ignore[attr-defined]
        if not each.disabled
    ]
