"""What our people are called, beside the facts: so figures by person are read, sorted and searched by names.

The rule kept here: names are those of the accounts that this module knows from where people sign in; they lie in the
file of the facts only to be joined, are no facts, and are told anew as soon as one of them changes.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Statement, execute
from crm_chassis.tables import users
from sqlalchemy import func, select

if TYPE_CHECKING:
    from crm_chassis.app import App

    from crm_reports.warehouse import Warehouse

TABLE = "people"
DDL = f"create table if not exists {TABLE} (user_id varchar, display_name varchar)"
_told = func.hashtextextended(users.c.user_id + "=" + users.c.display_name, 0)
STANDING = Statement(select(func.sum(_told).label("names")))
NAMES = Statement(select(users.c.user_id, users.c.display_name).where(users.c.display_name != ""))


def label() -> str:
    """The name of whoever is joined."""
    return "coalesce(ppl.display_name, '')"


def join(user_id: str) -> str:
    """A person, by what of ours is the login name."""
    return f"left join {TABLE} ppl on ppl.user_id = {user_id}"


def renew(app: "App", facts: "Warehouse") -> None:
    """Tells the file of the facts the names anew, if they have changed or it is another file."""
    with app.database.connection() as connection:
        row: Any = execute(connection, STANDING, {}).fetchone()
        standing = facts.file, row.names
        # Whoever writes just now may take long; names of before do until the next question.
        if facts.people == standing or not facts.writing.acquire(blocking=False):
            return
        try:
            found = [(each.user_id, each.display_name) for each in execute(connection, NAMES, {})]
            facts.name_people(found)
            facts.people = standing
        finally:
            facts.writing.release()
