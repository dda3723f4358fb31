"""What is spent, worked and earned: entered by one person, approved by another.

The rule kept here: what counts was seen by two people, and the database keeps it; an entry is decided once.
"""

from decimal import Decimal

from crm.customers.v1 import projects_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_customers.deals import rules as deal_rules
from crm_customers.deals import seeing
from crm_customers.deals.deals import day
from crm_customers.ownership import people
from crm_customers.projects.projects import tell
from crm_customers.tables import deal_entries, deal_members

COST = Statement(
    select(deal_members.c.hourly_cost).where(
        deal_members.c.deal_id == bindparam("key", type_=BigInteger),
        deal_members.c.user_id == bindparam("who"),
    )
)
DECISIONS = {2: "approved", 3: "rejected"}


def create_deal_entry(call: Call, request: pb.CreateDealEntryRequest) -> pb.DealEntry:
    """An expense, time or income."""
    given = request.deal_entry
    deal = seeing.alive(call, given.deal_id)
    values = records.values(given, "kind", "category", "note")
    now = call.clock.now()
    values["entry_date"] = day(given.entry_date, "deal_entry.entry_date") or now.date()
    values |= _sum(call, deal, given, values["kind"])
    row = call.insert(
        deal_entries, deal_id=deal.deal_id, **values, actor_id=call.principal.id, create_time=now
    )
    made = records.to_message(pb.DealEntry, row)
    call.emit("crm.customers.DealEntry.created", made)
    text = said("An entry of the deal “%(deal)s” waits for your approval.", deal=deal.name)
    tell(call, deal, people.managers_of(call, [deal.team]), "deal_entry", text)
    return made


def _sum(call: Call, deal: Row, given: pb.DealEntry, kind: str) -> dict[str, Decimal | None]:
    """What it comes to: said, or hours at what an hour of this person costs."""
    hours = Decimal(given.hours) if given.hours else None
    if kind == "time" and not hours:
        raise Invalid({"deal_entry.hours": "say how many"})
    if kind != "time" and hours is not None:
        raise Invalid({"deal_entry.hours": "only time has hours"})
    if given.amount:
        amount = Decimal(given.amount)
    elif hours is not None:
        member = call.first(COST, key=deal.deal_id, who=call.principal.id)
        if member is None:
            raise Invalid({"deal_entry.amount": "say how much: what your hour costs is not known"})
        amount = deal_rules.amount_of(hours, member.hourly_cost)
    else:
        raise Invalid({"deal_entry.amount": "say how much"})
    if amount >= deal_rules.MOST or (hours or 0) >= deal_rules.MOST:
        raise Invalid({"deal_entry.amount": "is too large"})
    return {"hours": hours, "amount": amount}


def decide_deal_entry(call: Call, request: pb.DecideDealEntryRequest) -> pb.DealEntry:
    """Approves or rejects."""
    row, deal = seeing.part(call, deal_entries, request.deal_entry_id, "entry")
    state = DECISIONS.get(request.state)
    if state is None:
        raise Invalid({"state": "approved or rejected"})
    if row.state != "submitted":
        raise Precondition("DECIDED", "This was decided already.")
    if row.actor_id == call.principal.id:
        raise Precondition("OWN_ENTRY", "Somebody else has to approve what you entered.")
    after = call.update(
        deal_entries,
        row.deal_entry_id,
        state=state,
        decider_id=call.principal.id,
        decide_note=request.decide_note,
        decide_time=call.clock.now(),
    )
    made = records.to_message(pb.DealEntry, after)
    before = records.to_message(pb.DealEntry, row)
    call.emit(f"crm.customers.DealEntry.{state}", made, before=before)
    if state == "rejected":
        text = said("An entry of yours for the deal “%(deal)s” was not approved.", deal=deal.name)
        tell(call, deal, [row.actor_id], "deal_entry", text)
    return made
