"""Buying committees: the handlers of BuyingCommitteesService.

The rule kept here: the deal is held while its committee changes, so that two who set who reports to whom at once cannot
make a circle together; another stance is added to the history, never written over.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from crm.customers.v1 import committees_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import seeing
from crm_customers.deals.deals import day, whose
from crm_customers.projects import rules
from crm_customers.tables import (
    contacts,
    deal_objections,
    deal_persons,
    deal_stances,
    interactions,
)

PLAIN = (
    *("contact_id", "display_name", "job_title", "role", "influence", "stance", "reports_to_id"),
    *("next_step", "next_step_date", "note"),
)
KEY = bindparam("key", type_=BigInteger)
PERSONS = Statement(
    select(
        deal_persons,
        contacts.c.display_name.label("contact_name"),
        contacts.c.job_title.label("contact_title"),
    )
    .outerjoin(contacts, contacts.c.contact_id == deal_persons.c.contact_id)
    .where(deal_persons.c.deal_id == KEY)
    .order_by(deal_persons.c.deal_person_id)
)
STANCES = Statement(
    select(deal_stances)
    .where(deal_stances.c.deal_id == KEY)
    .order_by(deal_stances.c.deal_stance_id.desc())
)
OBJECTIONS = Statement(
    select(deal_objections)
    .where(deal_objections.c.deal_id == KEY)
    .order_by(deal_objections.c.answer_time.desc().nulls_first(), deal_objections.c.create_time)
)
TALKED = Statement(
    select(interactions.c.contact_id, func.max(interactions.c.start_time).label("last"))
    .where(interactions.c.contact_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .where(interactions.c.delete_time.is_(None))
    .group_by(interactions.c.contact_id)
)
ABOVE = bindparam("above", type_=BigInteger)
HAND_UP = Statement(
    update(deal_persons)
    .where(deal_persons.c.deal_id == bindparam("deal"), deal_persons.c.reports_to_id == KEY)
    .values(reports_to_id=ABOVE)
)
FORGET = [
    Statement(delete(table).where(table.c.deal_person_id == KEY))
    for table in (deal_stances, deal_objections, deal_persons)
]
GAPS = {
    "no_decision_maker": N_("Nobody is known who decides."),
    "no_economic_buyer": N_("Nobody is known who holds the money."),
    "no_coach": N_("Nobody in the house helps us."),
    "no_contact": N_("No contact with the decision maker in 30 days."),
    "opponent": N_("Is against us, has influence, and no next step is planned."),
    "objection": N_("An objection has been open for more than 14 days."),
    "no_stance": N_("Has much influence, and it is not known where they stand."),
    "step_overdue": N_("The next step is past its day."),
    "one_person": N_("Only one person is known: what if they leave?"),
}


def committee(call: Call, deal: Row) -> pb.BuyingCommittee:
    """The whole committee of a deal."""
    rows = call.all(PERSONS, key=deal.deal_id)
    stances: dict[int, list[Any]] = defaultdict(list)
    objections: dict[int, list[Row]] = defaultdict(list)
    for row in call.all(STANCES, key=deal.deal_id):
        stances[row.deal_person_id].append(row)
    for row in call.all(OBJECTIONS, key=deal.deal_id):
        objections[row.deal_person_id].append(row)
    ids = [row.contact_id for row in rows if row.contact_id]
    talked = {row.contact_id: row.last for row in call.all(TALKED, ids=ids)} if ids else {}
    made = pb.BuyingCommittee(deal_id=deal.deal_id)
    for row in rows:
        key = row.deal_person_id
        made.persons.append(
            records.to_message(
                pb.DealPerson,
                row,
                display_name=row.display_name or row.contact_name or "",
                job_title=row.job_title or row.contact_title or "",
                **_talked(talked.get(row.contact_id)),
                stances=records.to_messages(pb.StanceChange, stances[key]),
                objections=records.to_messages(pb.DealObjection, objections[key]),
            )
        )
    if deal.state == "open":
        last = {r.deal_person_id: talked[r.contact_id] for r in rows if r.contact_id in talked}
        open_ones = [
            rules.Objection(each.deal_person_id, each.create_time, bool(each.answer_time))
            for several in objections.values()
            for each in several
        ]
        for gap in rules.gaps(rows, last, open_ones, call.clock.now()):
            kind = records.enum_numbers(pb.CommitteeGapKind.DESCRIPTOR)[gap.kind]
            made.gaps.add(kind=kind, deal_person_id=gap.deal_person_id, text=GAPS[gap.kind])
    return made


def _talked(last: Any) -> dict[str, Any]:
    return {"last_contact_time": last} if last is not None else {}


def get_buying_committee(call: Call, request: pb.GetBuyingCommitteeRequest) -> pb.BuyingCommittee:
    """Who decides, and what is missing."""
    return committee(call, seeing.seen(call, request.deal_id))


def _read(call: Call, deal: Row, given: pb.DealPerson, *names: str) -> dict[str, Any]:
    """The columns of these fields, checked."""
    values = records.values(given, *names)
    if "influence" in values:
        values["influence"] = values["influence"] or 3
    if "next_step_date" in values:
        values["next_step_date"] = day(values["next_step_date"], "deal_person.next_step_date")
    if "role" in values and values["role"] is None:
        raise Invalid({"deal_person.role": "say which"})
    if values.get("contact_id"):
        try:
            whose(call, deal.account_id, values["contact_id"])
        except Invalid as refused:
            told = {f"deal_person.{n.partition('.')[2]}": t for n, t in refused.fields.items()}
            raise Invalid(told) from None
    return values


def _known(call: Call, deal: Row) -> dict[int, int | None]:
    rows = call.all(PERSONS, key=deal.deal_id)
    return {row.deal_person_id: row.reports_to_id for row in rows}


def _check_above(call: Call, deal: Row, above: int | None, person_id: int = 0) -> None:
    known = _known(call, deal)
    if above is not None and above not in known:
        raise Invalid({"deal_person.reports_to_id": "is nobody of this committee"})
    if rules.in_circle(person_id, above, known):
        text = "would go in a circle: they report to this person themselves"
        raise Invalid({"deal_person.reports_to_id": text})


def create_deal_person(call: Call, request: pb.CreateDealPersonRequest) -> pb.DealPerson:
    """Adds somebody."""
    given = request.deal_person
    deal = seeing.alive(call, given.deal_id)
    values = _read(call, deal, given, *PLAIN)
    if not values["contact_id"] and not values["display_name"]:
        raise Invalid({"deal_person.display_name": "say who"})
    _check_above(call, deal, values["reports_to_id"])
    now = call.clock.now()
    row = call.insert(
        deal_persons, deal_id=deal.deal_id, **values, create_time=now, update_time=now
    )
    if values["stance"]:
        _stance(call, row, request.stance_note)
    return _told(call, "created", deal, row.deal_person_id)


def _stance(call: Call, row: Row, note: str) -> None:
    call.insert(
        deal_stances,
        deal_person_id=row.deal_person_id,
        deal_id=row.deal_id,
        stance=row.stance,
        note=note,
        actor_id=call.principal.id,
        stance_time=call.clock.now(),
    )


def messages(call: Call, rows: Sequence[Row]) -> list[pb.DealPerson]:
    """People of several committees, as they are told of."""
    found = []
    for deal_id in sorted({row.deal_id for row in rows}):
        wanted = {row.deal_person_id for row in rows if row.deal_id == deal_id}
        whole = committee(call, call.one(seeing.GET, missing=("deal", deal_id), key=deal_id))
        found += [one for one in whole.persons if one.deal_person_id in wanted]
    return found


def _told(
    call: Call, what: str, deal: Row, person_id: int, before: pb.DealPerson | None = None
) -> pb.DealPerson:
    made = _one(committee(call, deal), person_id)
    call.emit(f"crm.customers.DealPerson.{what}", made, before=before)
    return made


def _one(whole: pb.BuyingCommittee, person_id: int) -> pb.DealPerson:
    return next(one for one in whole.persons if one.deal_person_id == person_id)


def update_deal_person(call: Call, request: pb.UpdateDealPersonRequest) -> pb.DealPerson:
    """Changes somebody."""
    given = request.deal_person
    row, deal = seeing.part(call, deal_persons, given.deal_person_id, "person")
    records.check_etag(row, given.etag)
    before = _one(committee(call, deal), row.deal_person_id)
    names = [n for n in records.masked_names(given, request.update_mask) if n in PLAIN]
    values = _read(call, deal, given, *names)
    contact_id = values.get("contact_id", row.contact_id)
    if not contact_id and not values.get("display_name", row.display_name):
        raise Invalid({"deal_person.display_name": "say who"})
    if "reports_to_id" in values:
        _check_above(call, deal, values["reports_to_id"], row.deal_person_id)
    after = call.update(deal_persons, row.deal_person_id, **values, update_time=call.clock.now())
    if after.stance != row.stance:
        _stance(call, after, request.stance_note)
    return _told(call, "updated", deal, row.deal_person_id, before)


def delete_deal_person(call: Call, request: pb.DeleteDealPersonRequest) -> pb.BuyingCommittee:
    """Takes somebody out; those below report to whom they reported to."""
    row, deal = seeing.part(call, deal_persons, request.deal_person_id, "person")
    before = _one(committee(call, deal), row.deal_person_id)
    call.run(HAND_UP, deal=deal.deal_id, key=row.deal_person_id, above=row.reports_to_id)
    for statement in FORGET:
        call.run(statement, key=row.deal_person_id)
    call.emit("crm.customers.DealPerson.deleted", before)
    return committee(call, deal)


def raise_deal_objection(call: Call, request: pb.RaiseDealObjectionRequest) -> pb.DealObjection:
    """Writes an objection down."""
    row, deal = seeing.part(call, deal_persons, request.deal_person_id, "person")
    made = records.to_message(
        pb.DealObjection,
        call.insert(
            deal_objections,
            deal_id=deal.deal_id,
            deal_person_id=row.deal_person_id,
            text=request.text,
            actor_id=call.principal.id,
            create_time=call.clock.now(),
        ),
    )
    call.emit("crm.customers.DealObjection.created", made)
    return made


def answer_deal_objection(call: Call, request: pb.AnswerDealObjectionRequest) -> pb.DealObjection:
    """Writes down how it was met."""
    row, _deal = seeing.part(call, deal_objections, request.deal_objection_id, "objection")
    before = records.to_message(pb.DealObjection, row)
    now = call.clock.now()
    after = call.update(
        deal_objections, row.deal_objection_id, answer=request.answer, answer_time=now
    )
    made = records.to_message(pb.DealObjection, after)
    call.emit("crm.customers.DealObjection.answered", made, before=before)
    return made
