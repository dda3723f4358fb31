"""Who moves an account, and why, said before it moves: the database writes the history itself.

The rule kept here: nothing but these two words is needed of whoever changes an owner.
"""

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import Text, bindparam, func, select

SAY = Statement(
    select(
        func.set_config("firsthand.actor", bindparam("actor", type_=Text), True),
        func.set_config("firsthand.reason", bindparam("reason", type_=Text), True),
    )
)


def say(call: Call, reason: str = "") -> None:
    """For the rest of this transaction: the caller moves accounts, for this reason."""
    call.run(SAY, actor=call.principal.id, reason=reason)
