"""Who is told when whoever should be told has left.

The rule kept here: nothing falls silent because its person is gone; told are those who may mend it, by active accounts.
"""

from typing import TYPE_CHECKING

from crm_chassis.sql import Statement
from crm_chassis.tables import users
from sqlalchemy import Text, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

if TYPE_CHECKING:
    from crm_chassis.call import Call

ACTIVE = Statement(
    select(users.c.user_id)
    .where(
        users.c.roles.op("&&")(bindparam("its_roles", type_=ARRAY(Text))),
        users.c.disabled_time.is_(None),
    )
    .order_by(users.c.user_id)
)


def people_of(call: "Call", *its_roles: str) -> list[str]:
    """The people of these roles."""
    return [row.user_id for row in call.all(ACTIVE, its_roles=list(its_roles))]
