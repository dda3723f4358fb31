"""Who does not want to hear of us any more: kept as a refusal of the channel, and taken off all that was not sent yet.

The rule kept here: a refusal is a word like any other consent, with its proof; nobody has to enter it a second time. It
holds for audiences that were frozen before it; whom they reached already stays among those who were reached.
"""

from typing import Any

from crm.customers.v1.consents_pb2 import Consent
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, exists, literal, update

from crm_customers.campaigns import meant, rules
from crm_customers.tables import campaign_members, campaign_touches, campaigns, consents

NUMBER = bindparam("number", type_=BigInteger())
CHANNEL_OF = {consent: channel for channel, consent in rules.CONSENT_OF.items()}
member = campaign_members.c


def _off(column: str, *which: Any, **more: Any) -> Statement:
    whole = [member.contact_id.is_(None)] if column == "account_id" else []
    return Statement(
        update(campaign_members)
        .where(member[column] == NUMBER, *which, *whole)
        .values(state=literal("left_out"), reason=literal("refused"), **more)
    )


def _uncalled(column: str) -> Statement:
    waits = member.call_state.in_(["waiting", "callback"])
    return _off(column, waits, call_state=literal("done"))


def _unsent(column: str) -> Statement:
    reached = exists().where(campaign_touches.c.campaign_member_id == member.campaign_member_id)
    ended = exists().where(
        campaigns.c.campaign_id == member.campaign_id, campaigns.c.state == literal("ended")
    )
    meant_by = member.channel == bindparam("channel", type_=Text())
    return _off(column, meant_by, member.state == literal("included"), ~reached, ~ended)


OFF_THE_LISTS = {name: _uncalled(name) for name in ("contact_id", "account_id")}
UNSENT = {name: _unsent(name) for name in ("contact_id", "account_id")}


def heard(call: Call, word: Row) -> None:
    """What somebody said of a channel: if their latest word is no, nothing more is meant for them on it."""
    channel = CHANNEL_OF.get(word.channel)
    if channel is None or word.purpose != meant.USE:
        return
    column = "contact_id" if word.contact_id else "account_id"
    number = getattr(word, column)
    latest = meant.words_of(call, column, [number], word.channel).get(number)
    if latest == "refused":
        _take_off(call, channel, column, number)


def _take_off(call: Call, channel: str, column: str, number: int) -> None:
    if channel == "call":
        call.run(OFF_THE_LISTS[column], number=number)
    else:
        call.run(UNSENT[column], number=number, channel=channel)


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
    column = "contact_id" if person else "account_id"
    _take_off(call, channel, column, person or who["account_id"])
