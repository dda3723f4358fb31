"""The call list of a campaign: the handlers of CampaignCallsService.

The rule kept here: a call is given to one caller, and a caller has one at a time, in whichever campaign, however many
ask at once: the next one is held while it is chosen, and what others hold just now is skipped. Consent is asked once
more when a call is given out.
"""

from datetime import datetime
from typing import Any

from crm.customers.v1 import campaign_audiences_pb2 as members_pb
from crm.customers.v1 import campaign_calls_pb2 as pb
from crm.customers.v1.interactions_pb2 import Interaction
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    BigInteger,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    update,
)

from crm_customers.campaigns import campaigns as home
from crm_customers.campaigns import meant, refusals, rules, touches
from crm_customers.campaigns.audiences import member_messages
from crm_customers.tables import (
    accounts,
    campaign_members,
    campaign_touches,
    contacts,
    interactions,
)

TRIED = 100  # so many who took their consent back meanwhile are passed over at once
ON_THE_TIMELINE = {
    "interested": "follow_up",
    "ordered": "ordered",
    "declined": "declined",
    "left_message": "left_message",
    "callback": "follow_up",
    "do_not_call": "declined",
}
EVENT = "crm.customers.CampaignMember."
member = campaign_members.c
ME = bindparam("me", type_=Text())
NOW = bindparam("now", type_=meant.MOMENT)
STALE = bindparam("stale", type_=meant.MOMENT)
NUMBER = bindparam("number", type_=BigInteger())
ONE_AT_A_TIME = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(func.concat("customers.caller.", ME))))
)
HELD = Statement(
    select(campaign_members)
    .where(member.agent_id == ME, member.call_state == literal("taken"))
    .with_for_update()
)
_open = member.call_state.in_(["waiting", "callback", "taken"])
_due = or_(
    and_(
        member.call_state == literal("waiting"),
        or_(member.due_time.is_(None), member.due_time <= NOW),
    ),
    and_(
        member.call_state == literal("callback"),
        # Who agreed on the time calls first; when they do not, anybody does.
        or_(
            and_(member.agent_id == ME, member.due_time <= NOW),
            member.due_time <= bindparam("late", type_=meant.MOMENT),
        ),
    ),
    and_(member.call_state == literal("taken"), member.due_time <= STALE),
)
NEXT = Statement(
    select(campaign_members)
    .where(member.campaign_id == home.CAMPAIGN, member.state == literal("included"), _open, _due)
    .order_by(
        case((member.call_state == literal("callback"), 0), else_=1),
        member.due_time.asc().nulls_last(),
        member.campaign_member_id,
    )
    .limit(1)
    .with_for_update(skip_locked=True)
)
NEXT_DUE = Statement(
    select(func.min(member.due_time).label("due_time")).where(
        member.campaign_id == home.CAMPAIGN,
        member.state == literal("included"),
        member.call_state.in_(["waiting", "callback"]),
    )
)
LOCK = Statement(
    select(campaign_members)
    .where(member.campaign_member_id == NUMBER, member.campaign_id == home.CAMPAIGN)
    .with_for_update()
)
PHONES = {
    "contact_id": Statement(
        select(contacts.c.phones, accounts.c.display_name.label("account_name"))
        .join(accounts, accounts.c.account_id == contacts.c.account_id)
        .where(contacts.c.contact_id == NUMBER, contacts.c.delete_time.is_(None))
    ),
    "account_id": Statement(
        select(accounts.c.phones, accounts.c.display_name.label("account_name")).where(
            accounts.c.account_id == NUMBER, accounts.c.delete_time.is_(None)
        )
    ),
}
LAST_NOTE = Statement(
    select(campaign_touches.c.note)
    .where(campaign_touches.c.campaign_member_id == NUMBER)
    .order_by(campaign_touches.c.campaign_touch_id.desc())
    .limit(1)
)
COUNTS = Statement(
    select(member.call_state, member.outcome, func.count().label("count"))
    .where(
        member.campaign_id == home.CAMPAIGN,
        member.call_state.is_not(None),
        member.state == literal("included"),
    )
    .group_by(member.call_state, member.outcome)
)


def _column(row: Any) -> tuple[str, int]:
    """By which number somebody is asked for."""
    return ("contact_id", row.contact_id) if row.contact_id else ("account_id", row.account_id)


def take_next_campaign_call(call: Call, request: pb.TakeNextCampaignCallRequest) -> pb.CampaignCall:
    """The next call for the caller."""
    campaign = home.living_row(call, request.campaign_id)
    if campaign.state != "running":
        raise home.not_now(campaign)
    me = call.principal.id
    call.all(ONE_AT_A_TIME, me=me)
    held = call.first(HELD, me=me)
    if held is not None and held.campaign_id == campaign.campaign_id:
        return _told(call, campaign, held)
    if held is not None:
        text = said(
            "You have a call of campaign %(id)s: finish it or give it back.", id=held.campaign_id
        )
        raise Precondition("CALL_OPEN", text, metadata={"campaign_id": str(held.campaign_id)})
    now = call.clock.now()
    asked = {"me": me, "now": now, "stale": now - rules.LEFT_ALONE, "late": now - rules.LEFT_ALONE}
    for _ in range(TRIED):
        row = call.first(NEXT, campaign=campaign.campaign_id, **asked)
        if row is None:
            break
        if reason := _why_not(call, row):
            _set(call, row, state="left_out", reason=reason, call_state="done")
            continue
        # While a call is taken its due time says since when: for whoever takes it over.
        after = _set(call, row, call_state="taken", agent_id=me, due_time=now)
        (shown,) = member_messages(call, [after])
        call.emit(EVENT + "taken", shown)
        return _told(call, campaign, after)
    due = call.first(NEXT_DUE, campaign=campaign.campaign_id)
    return records.from_mapping(pb.CampaignCall, {"next_due_time": due.due_time if due else None})


def _why_not(call: Call, row: Row) -> str:
    """Why somebody who was meant is not called any more; "": is called."""
    column, number = _column(row)
    word = meant.words_of(call, column, [number], rules.CONSENT_OF["call"]).get(number)
    reached = call.first(PHONES[column], number=number)
    return rules.why_left_out(
        word,
        needs_consent=True,
        reachable=bool(reached and reached.phones),
        already=False,
        full=False,
    )


def _set(call: Call, row: Row, **values: Any) -> Row:
    statement = (
        update(campaign_members)
        .where(member.campaign_member_id == row.campaign_member_id)
        .values(**values)
        .returning(*campaign_members.c)
    )
    return call.first(statement)


def _told(call: Call, campaign: Row, row: Row) -> pb.CampaignCall:
    column, number = _column(row)
    reached = call.first(PHONES[column], number=number)
    note = call.first(LAST_NOTE, number=row.campaign_member_id)
    (shown,) = member_messages(call, [row])
    return pb.CampaignCall(
        campaign_member=shown,
        phones=[each["number"] for each in reached.phones] if reached else [],
        account_name=reached.account_name if reached else "",
        script=campaign.script,
        last_note=note.note if note else "",
    )


def _mine(call: Call, request: Any) -> Row:
    """The entry that the caller has just now, held."""
    home.seen_row(call, request.campaign_id)
    asked = {"number": request.campaign_member_id, "campaign": request.campaign_id}
    row = call.first(LOCK, **asked)
    if row is None:
        raise NotFound("campaign_member", request.campaign_member_id)
    if row.call_state != "taken" or row.agent_id != call.principal.id:
        text = N_("You do not have this call (any more): take the next one.")
        raise Precondition("CALL_NOT_YOURS", text)
    return row


def _agreed(call: Call, request: pb.RecordCampaignCallRequest, outcome: str) -> datetime | None:
    """When to call back; Invalid for a time that is missing, past or not asked for."""
    given = request.HasField("callback_time")
    if (outcome == "callback") != given:
        text = N_("is needed for a callback, and only for one")
        raise Invalid({"callback_time": text})
    if not given:
        return None
    agreed = records.moment_of(request.callback_time)
    if agreed <= call.clock.now():
        raise Invalid({"callback_time": N_("is in the past")})
    return agreed


def record_campaign_call(
    call: Call, request: pb.RecordCampaignCallRequest
) -> members_pb.CampaignMember:
    """Writes down what came of a call."""
    row = _mine(call, request)
    campaign = home.seen_row(call, request.campaign_id)
    outcome = records.values(request, "outcome")["outcome"]
    now, attempts = call.clock.now(), row.attempts + 1
    agreed = _agreed(call, request, outcome)
    then = rules.after_call(outcome, attempts, campaign.most_attempts, now, agreed)
    after = _set(call, row, **then._asdict(), attempts=attempts, outcome=outcome)
    touches.add_call(call, after, request.note)
    _on_the_timeline(call, after, row.due_time, campaign.name, request.note)
    who = {"contact_id": row.contact_id, "account_id": row.account_id}
    if outcome == "do_not_call":
        refusals.refuse(call, "call", who, "spoken", request.note or campaign.name)
    (made,) = member_messages(call, [after])
    call.emit(EVENT + "called", made)
    return made


def _on_the_timeline(call: Call, row: Row, taken: datetime, subject: str, note: str) -> None:
    """A call is a touch like any other: it stands on the customer's one timeline."""
    now = call.clock.now()
    made = call.insert(
        interactions,
        account_id=row.account_id,
        contact_id=row.contact_id,
        channel="phone",
        direction="outbound",
        agent_id=call.principal.id,
        start_time=taken,
        duration_seconds=int((now - taken).total_seconds()),
        outcome=ON_THE_TIMELINE.get(row.outcome, "no_answer"),
        subject=subject,
        note=note,
        create_time=now,
        update_time=now,
    )
    call.emit("crm.customers.Interaction.created", records.to_message(Interaction, made))


def release_campaign_call(
    call: Call, request: pb.ReleaseCampaignCallRequest
) -> members_pb.CampaignMember:
    """Gives a call back."""
    row = _mine(call, request)
    after = _set(call, row, call_state="waiting", agent_id="", due_time=None)
    (made,) = member_messages(call, [after])
    call.emit(EVENT + "released", made)
    return made


def get_campaign_calls(call: Call, request: pb.GetCampaignCallsRequest) -> pb.CampaignCalls:
    """How far the call list is."""
    row = home.seen_row(call, request.campaign_id)
    counts: dict[str, int] = {}
    outcomes: list[dict[str, Any]] = []
    for each in call.all(COUNTS, campaign=row.campaign_id):
        name = f"{each.call_state}_count"
        counts[name] = counts.get(name, 0) + each.count
        if each.call_state == "done" and each.outcome:
            outcomes.append({"outcome": each.outcome, "count": each.count})
    outcomes.sort(key=lambda each: (-each["count"], each["outcome"]))
    values = {"campaign_id": row.campaign_id, **counts, "outcomes": outcomes}
    return records.from_mapping(pb.CampaignCalls, values)
