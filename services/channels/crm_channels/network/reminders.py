"""Who is reminded of what ends soon: protections, contracts, certifications; and of visits whose time is over.

The rule kept here: everybody is reminded once of each end, however often the job runs: a notice has a key that names
the end and the day; an end that moves is another end.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import Date, bindparam, literal, select

from crm_channels.network import people
from crm_channels.network.rules import last_notice_day, reminder_due
from crm_channels.network.settings import GET, ONE
from crm_channels.tables import (
    deal_registrations,
    partner_certifications,
    partner_contracts,
    partner_visits,
    partners,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

REMIND = "remind_of_ends"
EVERY = 900.0
NOW = bindparam("now", type_=deal_registrations.c.protected_until_time.type)
UNTIL = bindparam("until", type_=deal_registrations.c.protected_until_time.type)
TODAY = bindparam("today", type_=Date())
ENDING = Statement(
    select(*deal_registrations.c)
    .where(
        deal_registrations.c.state == literal("approved"),
        deal_registrations.c.protected_until_time > NOW,
        deal_registrations.c.protected_until_time <= UNTIL,
    )
    .order_by(deal_registrations.c.deal_registration_id)
)


def _with_partner(table: Any, *where: Any) -> Statement:
    return Statement(
        select(*table.c, partners.c.name.label("partner_name"))
        .join_from(table, partners, partners.c.partner_id == table.c.partner_id)
        .where(table.c.delete_time.is_(None), partners.c.delete_time.is_(None), *where)
        .order_by(*table.primary_key.columns)
    )


_contract, _certified = partner_contracts.c, partner_certifications.c
CONTRACTS = _with_partner(
    partner_contracts,
    _contract.end_date >= TODAY,
    _contract.end_date - _contract.notice_days - _contract.reminder_days <= TODAY,
)
CERTIFICATIONS = _with_partner(
    partner_certifications,
    _certified.valid_until >= TODAY,
    _certified.valid_until - _certified.reminder_days <= TODAY,
)
VISITS = _with_partner(
    partner_visits,
    partner_visits.c.state == literal("planned"),
    partner_visits.c.plan_time < NOW,
    partner_visits.c.plan_time > UNTIL,
)
LATELY = timedelta(
    days=14
)  # a visit that nobody reported for longer stands in the list of overdue ones


def remind(call: "Call", payload: Mapping[str, Any]) -> None:  # noqa: ARG001
    """Reminds of all that is due."""
    _protections(call)
    today = call.clock.now().date()
    for row in call.all(CONTRACTS, today=today):
        last = last_notice_day(row.end_date, row.notice_days)
        text = said(
            "Contract %(number)s with %(partner)s ends on %(day)s; notice can be given until %(last)s",
            number=row.number,
            partner=row.partner_name,
            day=row.end_date.isoformat(),
            last=last.isoformat(),
        )
        key = f"contract-{row.partner_contract_id}-{row.end_date}"
        _tell(call, [row.owner_id], "contract_ends", text, row.partner_id, key)
    for row in call.all(CERTIFICATIONS, today=today):
        text = said(
            "“%(name)s” of %(partner)s is valid until %(day)s",
            name=row.name,
            partner=row.partner_name,
            day=row.valid_until.isoformat(),
        )
        key = f"certification-{row.partner_certification_id}-{row.valid_until}"
        who = [row.owner_id, *people.portal_people(call, row.partner_id)]
        _tell(call, who, "certification_ends", text, row.partner_id, key)
    now = call.clock.now()
    for row in call.all(VISITS, now=now, until=now - LATELY):
        text = said(
            "The visit to %(partner)s of %(when)s has no outcome yet",
            partner=row.partner_name,
            when=row.plan_time,
        )
        key = f"visit-{row.partner_visit_id}-{row.plan_time.isoformat()}"
        _tell(call, [row.visitor_id], "visit_overdue", text, row.partner_id, key)


def _tell(call: "Call", who: list[str], kind: str, text: str, partner_id: int, key: str) -> None:
    where = {"resource": "crm.channels.Partner", "resource_id": partner_id}
    notify(call, who, kind, text, key=key, also_actor=True, **where)  # type: ignore[arg-type]


def _protections(call: "Call") -> None:
    days = list(call.one(GET, missing=ONE).reminder_days)
    now = call.clock.now()
    if not days:
        return
    for row in call.all(ENDING, now=now, until=now + timedelta(days=max(days))):
        due = reminder_due(row.protected_until_time, now, days)
        if due is None:
            continue
        text = said(
            "The protection of “%(name)s” ends on %(until)s",
            name=row.end_customer_name,
            until=row.protected_until_time,
        )
        notify(
            call,
            [row.owner_id, *people.portal_people(call, row.partner_id)],
            "protection_ends",
            text,
            resource="crm.channels.DealRegistration",
            resource_id=row.deal_registration_id,
            key=f"protection-{row.deal_registration_id}-{row.protected_until_time.isoformat()}-{due}",
            also_actor=True,
        )


JOBS = {REMIND: remind}
PERIODIC = {REMIND: EVERY}
