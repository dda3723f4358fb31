"""Who of several gets something: held, and counted anew, before they get it.

The rule kept here: of several the first may be waited for, the others are passed over while somebody gives to them; so
no two who choose wait for each other.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crm_tickets.routing import rules, standing

if TYPE_CHECKING:
    from crm_chassis.call import Call


def colleagues(call: "Call", team: str, need: rules.Need) -> list[rules.Candidate]:
    """Those of a team to whom routing may give a ticket, the one it prefers first."""
    return rules.ranked(standing.candidates(call, standing.agent_rows(call, team=team)), need)


def chosen(
    call: "Call", preferred: Iterable[rules.Candidate], need: rules.Need, *, waits: bool
) -> rules.Candidate | None:
    """The first of these, held, who is still fit when counted anew."""
    for each in preferred:
        if waits:
            standing.hold(call, each.user_id)
        elif not standing.try_hold(call, each.user_id):
            continue
        waits = False
        now = standing.one(call, each.user_id)
        if not rules.obstacle(now, need):
            return now
    return None
