"""Who a lead may be already: asked of the identity engine, which knows accounts and contacts, and of the open leads.

The rule kept here: only what is hardly to be doubted is linked by itself; what is merely alike is shown to a person.
Whoever may not see a record learns that it is there and whose it is, and nothing else.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.customers.v1 import leads_pb2 as pb
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.identity import engine, facts
from crm_customers.leads import questions
from crm_customers.tables import accounts, contacts

if TYPE_CHECKING:
    from crm_chassis.call import Call

SHOWN_FROM, SURE, MOST = 0.05, 0.95, 8
IDS = bindparam("ids", type_=ARRAY(BigInteger))
ACCOUNTS = Statement(
    select(
        accounts.c.account_id,
        accounts.c.display_name,
        accounts.c.owner_id,
        accounts.c.team,
        accounts.c.merged_into_id,
        accounts.c.delete_time,
    ).where(accounts.c.account_id == any_(IDS))
)
CONTACTS = Statement(
    select(contacts.c.contact_id, contacts.c.display_name, contacts.c.account_id).where(
        contacts.c.contact_id == any_(IDS)
    )
)


class Known(NamedTuple):
    """The customer that a lead is beyond doubt; 0 and "" where it is none."""

    account_id: int = 0
    contact_id: int = 0
    name: str = ""
    owner_id: str = ""
    team: str = ""


def facts_of(lead: Mapping[str, Any], kind: str) -> facts.PartyFacts | None:
    """A lead as the engine compares an account or a contact; None where it says nothing of one."""
    name = lead["company_name"] if kind == "account" else lead["person_name"]
    reached = {
        "phone_numbers": [lead["phone"]] if lead["phone"].startswith("+") else [],
        "email_addresses": [lead["email"]] if lead["email"] else [],
    }
    if not name and (kind == "account" or not any(reached.values())):
        return None
    places = ("country", "region", "city", "street", "postal_code") if kind == "account" else ()
    more = {name: lead[name] for name in places}
    return facts.of_values(kind, {"display_name": name, "kind": "company", **reached, **more})


def candidates(call: "Call", lead: Mapping[str, Any]) -> list[tuple[str, engine.Candidate]]:
    """Accounts and contacts that a lead may be, the surest first."""
    found = []
    for kind in ("contact", "account"):
        asked = facts_of(lead, kind)
        if asked is not None:
            found += [(kind, one) for one in engine.duplicates(call.connection, asked)]
    return sorted(found, key=lambda each: -each[1].score)


def known(call: "Call", lead: Mapping[str, Any]) -> Known:
    """The customer that a lead is beyond doubt; the contact says which account."""
    sure = [(kind, one) for kind, one in candidates(call, lead) if one.score >= SURE]
    person = next((one.row[0] for kind, one in sure if kind == "contact"), 0)
    firm = next((one.row[0] for kind, one in sure if kind == "account"), 0)
    if person:
        (row,) = call.all(CONTACTS, ids=[person])
        firm = row.account_id
    if not firm:
        return Known()
    (home,) = call.all(ACCOUNTS, ids=[firm])
    return Known(firm, person, home.display_name, home.owner_id, home.team)


def find_lead_matches(
    call: "Call", request: pb.FindLeadMatchesRequest
) -> pb.FindLeadMatchesResponse:
    """Accounts, contacts and other open leads."""
    row = questions.seen_row(call, request.lead_id)
    found = [pair for pair in candidates(call, row._asdict()) if pair[1].score >= SHOWN_FROM]
    matches: list[pb.LeadMatch] = [*_parties(call, found[:MOST]), *_leads(call, row)]
    matches.sort(key=lambda one: -one.score)
    return pb.FindLeadMatchesResponse(matches=matches)


def _parties(call: "Call", found: list[tuple[str, engine.Candidate]]) -> list[pb.LeadMatch]:
    ids: dict[str, list[int]] = {"contact": [], "account": []}
    for kind, one in found:
        ids[kind].append(one.row[0])
    people = {row.contact_id: row for row in call.all(CONTACTS, ids=ids["contact"])}
    homes = [*ids["account"], *(row.account_id for row in people.values())]
    firms = {row.account_id: row for row in call.all(ACCOUNTS, ids=homes)}
    matches = []
    for kind, one in found:
        number = one.row[0]
        home = firms[people[number].account_id if kind == "contact" else number]
        hidden = not call.sees(accounts, home)
        name = people[number].display_name if kind == "contact" else home.display_name
        matches.append(
            pb.LeadMatch(
                kind=f"LEAD_MATCH_KIND_{kind.upper()}",
                record_id=number,
                display_name="" if hidden else name,
                score=round(one.score, 6),
                owner_id=home.owner_id,
                hidden=hidden,
                account_id=home.account_id if kind == "contact" else 0,
            )
        )
    return matches


def alike(call: "Call", row: Row) -> list[Row]:
    """Other open leads of the same number or address."""
    return call.all(questions.ALIKE, lead_id=row.lead_id, email=row.email, phone=row.phone)


def _leads(call: "Call", row: Row) -> list[pb.LeadMatch]:
    return [
        pb.LeadMatch(
            kind="LEAD_MATCH_KIND_LEAD",
            record_id=each.lead_id,
            display_name=each.display_name if questions.sees(call, each) else "",
            score=1.0,
            owner_id=each.owner_id,
            hidden=not questions.sees(call, each),
        )
        for each in alike(call, row)
    ]
