"""Who does not want to hear of us any more: kept as a refusal of the channel, and taken off every call list.

The rule kept here: a refusal is a word like any other consent, with its proof; nobody has to enter it a second time.
"""

from typing import Any

from crm.customers.v1.consents_pb2 import Consent
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, literal, update

from crm_customers.campaigns import rules
from crm_customers.tables import campaign_members, consents

NUMBER = bindparam("number", type_=BigInteger())


def _off(column: str) -> Statement:
    table = campaign_members.c
    whole = [table.contact_id.is_(None)] if column == "account_id" else []
    return Statement(
        update(campaign_members)
        .where(table[column] == NUMBER, table.call_state.in_(["waiting", "callback"]), *whole)
        .values(state=literal("left_out"), reason=literal("refused"), call_state=literal("done"))
    )


OFF_THE_LISTS = {name: _off(name) for name in ("contact_id", "account_id")}


def refuse(call: Call, channel: str, who: Any, proof: str, evidence: str) -> None:
    """Writes down that somebody does not want a channel any more; `who` has a contact_id and an account_id."""
    consent_channel = rules.CONSENT_OF.get(channel)
    if consent_channel is None:
        return
    person = who["contact_id"]
    whose = {"contact_id": person, "account_id": None if person else who["account_id"]}
    now = call.clock.now()
    row = call.insert(
        consents,
        **whose,
        channel=consent_channel,
        purpose="advertising",
        state="refused",
        proof=proof,
        evidence=evidence,
        give_time=now,
        agent_id=call.principal.id,
        create_time=now,
    )
    call.emit("crm.customers.Consent.created", records.to_message(Consent, row))
    if channel == "call":
        column = "contact_id" if person else "account_id"
        call.run(OFF_THE_LISTS[column], number=person or who["account_id"])
