"""Questions to the tables about leads.

The rule kept here: a lead that is with nobody belongs to no rep; whoever leads a team sees it, because somebody has to
give it out.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import check_etag
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Text,
    and_,
    any_,
    bindparam,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.leads import rules
from crm_customers.tables import lead_assignments as assignments
from crm_customers.tables import leads

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEY = bindparam("lead_id", type_=BigInteger)
IDS = bindparam("ids", type_=ARRAY(Text))
_since = bindparam("since", type_=leads.c.create_time.type)
_now = bindparam("now", type_=leads.c.create_time.type)
_one = select(*leads.c).where(leads.c.lead_id == KEY)
_live = leads.c.delete_time.is_(None)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())


def _word(name: str) -> Any:
    return bindparam(name, type_=Text)


BY_SOURCE = Statement(
    select(*leads.c).where(
        leads.c.source == _word("source"), leads.c.external_id == _word("external_id")
    )
)
BY_TOKEN = Statement(select(*leads.c).where(leads.c.token_digest == _word("token")))
COUNTS = Statement(
    select(
        func.count()
        .filter(leads.c.place_digest == _word("place"), _word("place") != "")
        .label("place"),
        func.count().filter(leads.c.contact_digest == _word("contact")).label("contact"),
    ).where(
        leads.c.create_time > _since,
        or_(
            leads.c.contact_digest == _word("contact"),
            and_(leads.c.place_digest == _word("place"), leads.c.place_digest != ""),
        ),
    )
)
SAME_WORDS = Statement(
    select(*leads.c)
    .where(
        leads.c.contact_digest == _word("contact"),
        leads.c.content_digest == _word("content"),
        leads.c.create_time > _since,
        leads.c.state != "rejected",
    )
    .order_by(leads.c.lead_id)
    .limit(1)
)
# Other open leads of the same number or address, the oldest first.
ALIKE = Statement(
    select(*leads.c)
    .where(
        leads.c.lead_id != KEY,
        leads.c.state.in_(rules.OPEN),
        _live,
        or_(
            and_(leads.c.email == _word("email"), leads.c.email != ""),
            and_(leads.c.phone == _word("phone"), leads.c.phone != ""),
        ),
    )
    .order_by(leads.c.lead_id)
    .limit(10)
)
# One after the other: the second of two sees what the first has done.
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(literal("customers.leads"))))
)
CONTACT_LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(_word("key"), 41)).label("held"))
)
LOADS = Statement(
    select(leads.c.owner_id, func.count().label("open_count"))
    .where(
        leads.c.owner_id == any_(IDS),
        leads.c.state.in_(("assigned", "working")),
        leads.c.state.in_(rules.OPEN),  # what the index is for
        _live,
    )
    .group_by(leads.c.owner_id)
)
TURNS = Statement(
    select(assignments.c.owner_id, func.max(assignments.c.lead_assignment_id).label("last_turn"))
    .where(assignments.c.rule == _word("rule"), assignments.c.owner_id == any_(IDS))
    .group_by(assignments.c.owner_id)
)
GAVE_BACK = Statement(
    select(assignments.c.owner_id)
    .where(assignments.c.lead_id == KEY, assignments.c.ending == "recycled")
    .distinct()
)
END = Statement(
    update(assignments)
    .where(assignments.c.lead_id == KEY, assignments.c.end_time.is_(None))
    .values(end_time=_now, ending=_word("why"), end_reason=_word("reason"))
)
ANSWERED = Statement(
    update(assignments)
    .where(
        assignments.c.lead_id == KEY,
        assignments.c.end_time.is_(None),
        assignments.c.response_time.is_(None),
    )
    .values(response_time=_now)
)
LATE = Statement(
    select(*leads.c)
    .where(leads.c.response_state == "waiting", leads.c.response_due_time < _now, _live)
    .order_by(leads.c.response_due_time)
    .limit(200)
    .with_for_update(skip_locked=True)
)


def gives_out(call: "Call") -> bool:
    """Whether the caller sees leads that are with nobody."""
    return call.principal.rows in ("all", "team")


def rows_of(call: "Call") -> dict[str, Any]:
    """The parameters of `seen` for this caller."""
    return {**queries.rows_of(call), "gives_out": gives_out(call)}


def seen() -> ColumnElement[bool]:
    """The leads that the caller sees, and those that are nobody's."""
    return or_(
        bindparam("sees_all", type_=Boolean),
        leads.c.owner_id == _word("me"),
        leads.c.team == _word("my_team"),
        and_(leads.c.owner_id == "", leads.c.team == "", bindparam("gives_out", type_=Boolean)),
    )


def sees(call: "Call", row: Row) -> bool:
    """Whether the caller sees a lead."""
    nobodys = not row.owner_id and not row.team
    return call.sees(leads, row) or (nobodys and gives_out(call))


def seen_row(call: "Call", lead_id: int, statement: Statement = GET) -> Row:
    """The lead's row; NotFound if there is none that the caller sees."""
    row = call.one(statement, missing=("lead", lead_id), lead_id=lead_id)
    if not sees(call, row):
        raise NotFound("lead", lead_id)
    return row


def held(call: "Call", request: Any) -> Row:
    """The lead that a step is about, locked, in the version that was read."""
    row = seen_row(call, request.lead_id, LOCK)
    if row.delete_time is not None:
        raise Precondition("STEP_NOT_ALLOWED", "This lead was removed. Restore it first.")
    check_etag(row, request.etag)
    return row
