"""Audiences and their members: the handlers of CampaignAudiencesService.

The rule kept here: an audience finds by the list's own method, with the rights of who freezes it, and keeps everybody
it found: meant, or left out with the reason. Audiences are frozen one after the other, so that no two of them touch
somebody more often than is allowed.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from crm.customers.v1 import campaign_audiences_pb2 as pb
from crm.customers.v1.campaigns_pb2 import CampaignChannel
from crm.records.v1 import saved_views_pb2
from crm_chassis import copying, lists, record_lists, records, saved_views
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, bindparam, func, literal, select

from crm_customers.campaigns import campaigns as home
from crm_customers.campaigns import meant, merged, rules
from crm_customers.campaigns.meant import Party
from crm_customers.tables import (
    accounts,
    campaign_audiences,
    campaign_members,
    campaign_touches,
    contacts,
)

LISTS = {"contacts": "contact_id", "accounts": "account_id"}
MOST, PAGE = 20_000, 1000
FILTERABLE = ("campaign_audience_id", "channel", "create_time")
MEMBERS_FILTERABLE = (
    *("campaign_member_id", "campaign_audience_id", "channel", "contact_id", "account_id"),
    *("state", "reason", "call_state", "agent_id", "outcome", "create_time"),
)
COLUMNS = (
    *("campaign_member_id", "campaign_audience_id", "campaign_id", "channel", "contact_id"),
    *("account_id", "state", "reason", "call_state", "create_time"),
)
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(literal("customers.audiences"))))
)
IDS = bindparam("ids", type_=ARRAY(BigInteger()))
REACHED = Statement(
    select(campaign_touches.c.campaign_member_id)
    .where(campaign_touches.c.campaign_member_id == any_(IDS))
    .distinct()
)
NAMES = {
    "contact_id": Statement(
        select(contacts.c.contact_id.label("number"), contacts.c.display_name).where(
            contacts.c.contact_id == any_(IDS)
        )
    ),
    "account_id": Statement(
        select(accounts.c.account_id.label("number"), accounts.c.display_name).where(
            accounts.c.account_id == any_(IDS)
        )
    ),
}


def channel_word(channel: int) -> str:
    """A channel as its column has it."""
    return records.enum_names(CampaignChannel.DESCRIPTOR)[channel]


def freeze_campaign_audience(
    call: Call, request: pb.FreezeCampaignAudienceRequest
) -> pb.CampaignAudience:
    """Finds and keeps who is meant and who is left out."""
    campaign = home.living_row(call, request.campaign_id, home.LOCK)
    if campaign.state == "ended":
        raise home.not_now(campaign)
    record_list, filter_text, view_name = _where(call, request)
    call.all(ONE_BY_ONE)
    channel, column = channel_word(request.channel), LISTS[record_list]
    parties = list(_found(call, record_list, filter_text, channel))
    judged = list(zip(parties, _judged(call, campaign, channel, column, parties), strict=True))
    counts = Counter(reason for _, reason in judged)
    included = counts.pop("", 0)
    values: dict[str, Any] = {
        "campaign_id": campaign.campaign_id,
        "channel": channel,
        "record_list": record_list,
        "filter": filter_text,
        "view_name": view_name,
        "found_count": len(judged),
        "included_count": included,
    }
    left_out = [{"reason": reason, "count": count} for reason, count in sorted(counts.items())]
    if request.validate_only:
        return records.from_mapping(pb.CampaignAudience, {**values, "left_out": left_out})
    now, who = call.clock.now(), call.principal.id
    row = call.insert(
        campaign_audiences, **values, left_out=Jsonb(left_out), actor_id=who, create_time=now
    )
    _keep(call, row, judged)
    if twice := merged.follow(call, row.campaign_audience_id):
        counts["already"] += twice
        left_out = [{"reason": reason, "count": count} for reason, count in sorted(counts.items())]
        told = {"included_count": included - twice, "left_out": Jsonb(left_out)}
        row = call.update(campaign_audiences, row.campaign_audience_id, **told)
    made = records.to_message(pb.CampaignAudience, row)
    call.emit("crm.customers.CampaignAudience.frozen", made)
    return made


def _where(call: Call, request: pb.FreezeCampaignAudienceRequest) -> tuple[str, str, str]:
    """The list and the filter that an audience comes from, and the name of its view."""
    if request.saved_view_id:
        asked = saved_views_pb2.GetSavedViewRequest(saved_view_id=request.saved_view_id)
        view = saved_views.get_saved_view(call, asked)
        found = (view.record_list, view.filter, view.display_name)
    else:
        found = (request.record_list, request.filter, "")
    if found[0] not in LISTS:
        field = "saved_view_id" if request.saved_view_id else "record_list"
        raise Invalid({field: N_("must be of contacts or of accounts")})
    return found


def _found(call: Call, record_list: str, filter_text: str, channel: str) -> Iterator[Party]:
    """Whom the list shows to the caller."""
    bound, token, count = record_lists.found(call, record_list), "", 0
    while True:
        asked: dict[str, Any] = {"filter": filter_text, "page_size": PAGE, "page_token": token}
        page, token = bound.read(call, **asked)
        count += len(page)
        if count > MOST:
            text = said("An audience holds at most %(most)s: make the view narrower.", most=MOST)
            raise Precondition("AUDIENCE_TOO_LARGE", text)
        for each in page:
            person = each.contact_id if record_list == "contacts" else None
            yield Party(person, each.account_id, _reachable(each, channel))
        if not token:
            return


def _reachable(each: Any, channel: str) -> bool:
    """Whether a way is known to reach somebody on a channel."""
    ways = {"call": each.phones, "email": each.emails}
    if channel == "messenger":
        return bool(each.messengers or each.phones)
    return channel not in ways or bool(ways[channel])


def _judged(
    call: Call, campaign: Row, channel: str, column: str, parties: Sequence[Party]
) -> Iterator[str]:
    """For each why it is left out; "" for who is meant."""
    numbers = [party.number for party in parties]
    consent_channel = rules.CONSENT_OF.get(channel, "")
    words = meant.words_of(call, column, numbers, consent_channel) if consent_channel else {}
    already = meant.meant_already(call, column, numbers, campaign.campaign_id, channel)
    most = campaign.cap_touches
    counts = meant.touched(call, column, numbers, campaign.cap_days) if most else {}
    for party in parties:
        yield rules.why_left_out(
            words.get(party.number),
            needs_consent=bool(consent_channel),
            reachable=party.reachable,
            already=party.number in already,
            full=bool(most) and counts.get(party.number, 0) >= most,
        )


def _keep(call: Call, audience: Row, judged: Sequence[tuple[Party, str]]) -> None:
    """Writes down who was found."""
    ids = copying.new_ids(call.connection, campaign_members, len(judged))
    head = (audience.campaign_audience_id, audience.campaign_id, audience.channel)
    waiting = "waiting" if audience.channel == "call" else None
    rows = [
        (number, *head, party.contact_id, party.account_id)
        + (("left_out", reason, None) if reason else ("included", "", waiting))
        + (audience.create_time,)
        for number, (party, reason) in zip(ids, judged, strict=True)
    ]
    copying.copy(call.connection, campaign_members.name, COLUMNS, rows)


def member_messages(call: Call, rows: Sequence[Row]) -> list[pb.CampaignMember]:
    """Members with their names."""
    names: dict[tuple[str, int], str] = {}
    for column, statement in NAMES.items():
        ids = sorted({getattr(row, column) for row in rows} - {None})
        found = call.all(statement, ids=ids) if ids else []
        names |= {(column, each.number): each.display_name for each in found}
    made = []
    for row in rows:
        key = ("contact_id", row.contact_id) if row.contact_id else ("account_id", row.account_id)
        reason = row.reason or None
        name = names.get(key, "")
        made.append(
            records.to_message(pb.CampaignMember, row, display_name=name, reason=reason or 0)
        )
    return made


def _audiences() -> ColumnElement[bool]:
    return campaign_audiences.c.campaign_id == home.CAMPAIGN


def list_campaign_audiences(
    call: Call, request: pb.ListCampaignAudiencesRequest
) -> pb.ListCampaignAudiencesResponse:
    """The audiences of a campaign."""
    row = home.seen_row(call, request.campaign_id)
    return lists.reply(
        call,
        campaign_audiences,
        request,
        pb.ListCampaignAudiencesResponse,
        order_by="campaign_audience_id desc",
        filterable=FILTERABLE,
        where=_audiences,
        campaign=row.campaign_id,
    )


def _members() -> ColumnElement[bool]:
    return campaign_members.c.campaign_id == home.CAMPAIGN


def list_campaign_members(
    call: Call, request: pb.ListCampaignMembersRequest
) -> pb.ListCampaignMembersResponse:
    """Who is meant, and who was left out."""
    row = home.seen_row(call, request.campaign_id)
    rows, token = lists.page(
        call,
        campaign_members,
        request,
        pb.CampaignMember,
        order_by="campaign_member_id",
        filterable=MEMBERS_FILTERABLE,
        where=_members,
        convert=lambda each: each,
        campaign=row.campaign_id,
    )
    made = member_messages(call, rows)
    if row.state != "ended":
        _say_who_is_meant_still(call, rows, made)
    return pb.ListCampaignMembersResponse(campaign_members=made, next_page_token=token)


def _say_who_is_meant_still(
    call: Call, rows: Sequence[Row], made: Sequence[pb.CampaignMember]
) -> None:
    """Consent may have ended since: whoever was not reached yet and does not allow it any more is shown as left out."""
    ids = [row.campaign_member_id for row in rows]
    reached = {row.campaign_member_id for row in call.all(REACHED, ids=ids)}
    for channel, consent_channel in rules.CONSENT_OF.items():
        for column in NAMES:
            waiting = {
                at: getattr(row, column)
                for at, row in enumerate(rows)
                if row.channel == channel
                and row.state == "included"
                and row.campaign_member_id not in reached
                and row.call_state in (None, "waiting", "callback")
                and bool(row.contact_id) == (column == "contact_id")
            }
            words = (
                meant.words_of(call, column, sorted(set(waiting.values())), consent_channel)
                if waiting
                else {}
            )
            for at, number in waiting.items():
                if words.get(number) != "granted":
                    made[at].state = pb.MEMBER_STATE_LEFT_OUT
                    made[at].reason = (
                        pb.LEFT_OUT_REASON_REFUSED
                        if words.get(number) == "refused"
                        else pb.LEFT_OUT_REASON_NO_CONSENT
                    )
