"""Whoever changes which records are one, or takes one out, does it between the steps of imports.

The rule kept here: a step reads who is known and then writes; a merge, its undo or an erasure that came between the two
would have it write into the wrong record. So they wait for the step that is under way (a batch, less than a second),
and the next one waits for them. They ask for this before they lock anything else, so that nobody waits in a circle.
"""

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import select

from crm_customers.tables import imports

ENDED = ("done", "cancelled", "rolled_back")
_going = (
    select(imports.c.import_id).where(imports.c.state.not_in(ENDED)).order_by(imports.c.import_id)
)
TOGETHER = Statement(_going.with_for_update(read=True))  # merges do not wait for each other
ALONE = Statement(_going.with_for_update())


def between_steps(call: Call, *, alone: bool = False) -> None:
    """Waits for the step of an import that is under way; the next one begins when this call is through."""
    call.all(ALONE if alone else TOGETHER)
