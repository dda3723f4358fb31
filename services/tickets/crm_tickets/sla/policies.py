"""Handlers of policies: for which tickets, which clocks, and who is told.

The rule kept here: a policy names only calendars that are there; whatever changes one has all open tickets looked at.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import policies_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets.sla import rulebook
from crm_tickets.tables import business_calendars, policies

if TYPE_CHECKING:
    from crm_chassis.call import Call

FIELDS = (
    "display_name",
    "rank",
    "disabled",
    "priorities",
    "tiers",
    "categories",
    "channels",
    "teams",
    "from_time",
    "clocks",
    "warned",
    "breached",
)
FILTERABLE = (
    "display_name",
    "rank",
    "disabled",
    "from_time",
    "create_time",
    "update_time",
    "delete_time",
)
JSON = ("clocks", "warned", "breached")
_one = select(*policies.c).where(policies.c.policy_id == bindparam("key", type_=BigInteger()))
GET, HELD = Statement(_one), Statement(_one.with_for_update())
# Held, so that nobody removes one meanwhile.
CALENDARS = Statement(
    select(business_calendars.c.business_calendar_id)
    .where(
        business_calendars.c.business_calendar_id
        == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        business_calendars.c.delete_time.is_(None),
    )
    .with_for_update(read=True)
)


def _message(row: Row) -> pb.Policy:
    return to_message(pb.Policy, row)


def _row(call: "Call", key: int, *, held: bool = False) -> Row:
    return call.one(HELD if held else GET, key=key, missing=("policy", key))


def _check(call: "Call", given: pb.Policy) -> None:
    """Raises Invalid unless all calendars are there and each clock warns before it is due."""
    wanted = sorted({rule.business_calendar_id for rule in given.clocks} - {0})
    known = {row.business_calendar_id for row in call.all(CALENDARS, ids=wanted)} | {0}
    wrong: dict[str, str] = {}
    for number, rule in enumerate(given.clocks):
        place = f"policy.clocks[{number}]"
        if rule.business_calendar_id not in known:
            text = said("there is no calendar %(number)s", number=rule.business_calendar_id)
            wrong[f"{place}.business_calendar_id"] = text
        if rule.warn_minutes and rule.warn_percent:
            wrong[f"{place}.warn_percent"] = "say either minutes or percent"
        if rule.warn_minutes >= rule.target_minutes:
            wrong[f"{place}.warn_minutes"] = "must be less than the time there is"
    if wrong:
        raise Invalid(wrong)


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    return {n: Jsonb(value or {}) if n in JSON else value for n, value in values.items()}


def create_policy(call: "Call", request: pb.CreatePolicyRequest) -> pb.Policy:
    """Adds a policy."""
    _check(call, request.policy)
    now = call.clock.now()
    values = _stored(records.values(request.policy, *FIELDS))
    made = _message(call.insert(policies, **values, create_time=now, update_time=now))
    call.emit("crm.tickets.Policy.created", made)
    rulebook.changed(call)
    return made


def get_policy(call: "Call", request: pb.GetPolicyRequest) -> pb.Policy:
    """One policy."""
    return _message(_row(call, request.policy_id))


def list_policies(call: "Call", request: pb.ListPoliciesRequest) -> pb.ListPoliciesResponse:
    """A page of policies."""
    return lists.reply(
        call,
        policies,
        request,
        pb.ListPoliciesResponse,
        filterable=FILTERABLE,
        order_by="rank",
    )


def update_policy(call: "Call", request: pb.UpdatePolicyRequest) -> pb.Policy:
    """Changes a policy; the clocks of all open tickets follow."""
    given = request.policy
    row = _row(call, given.policy_id, held=True)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    if "clocks" in values:
        if not given.clocks:
            raise Invalid({"policy.clocks": "at least one is needed"})
        _check(call, given)
    return _changed(call, row, "updated", **_stored(values))


def delete_policy(call: "Call", request: pb.DeletePolicyRequest) -> pb.Policy:
    """Removes a policy; the next one that fits decides."""
    row = _row(call, request.policy_id, held=True)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return _message(row)
    return _changed(call, row, "deleted", delete_time=call.clock.now())


def undelete_policy(call: "Call", request: pb.UndeletePolicyRequest) -> pb.Policy:
    """Restores a policy, with the calendars that it names."""
    row = _row(call, request.policy_id, held=True)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This policy was not removed.")
    _check(call, _message(row))
    return _changed(call, row, "undeleted", delete_time=None)


def _changed(call: "Call", row: Row, what: str, **values: Any) -> pb.Policy:
    after = call.update(policies, row.policy_id, **values, update_time=call.clock.now())
    made = _message(after)
    call.emit(f"crm.tickets.Policy.{what}", made, before=_message(row))
    rulebook.changed(call)
    return made
