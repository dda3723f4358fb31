"""Touches and responses: the handlers of CampaignTouchesService.

The rule kept here: each comes once for its id in its source, however often it is sent and by how many at once; what is
there is left as it is. A row that cannot be taken says why, and the others go in.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from crm.customers.v1 import campaign_touches_pb2 as pb
from crm.customers.v1.interactions_pb2 import IngestResult
from crm_chassis import copying, lists, records
from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Table,
    Text,
    any_,
    bindparam,
    literal,
    select,
)

from crm_customers import bulk
from crm_customers import rules as row_rules
from crm_customers.campaigns import campaigns as home
from crm_customers.campaigns import refusals, rules
from crm_customers.parties import CREATED, GIVEN, UNCHANGED, Parties, check, refused, taken
from crm_customers.tables import campaign_members, campaign_responses, campaign_touches

FILTERABLE = (
    *("campaign_touch_id", "channel", "contact_id", "account_id", "touch_time", "outcome"),
    *("agent_id", "source", "external_id"),
)
RESPONSES_FILTERABLE = (
    *("campaign_response_id", "channel", "kind", "contact_id", "account_id", "response_time"),
    *("source", "external_id"),
)
SOURCE = bindparam("source", type_=Text())
IDS = bindparam("external_ids", type_=ARRAY(Text()))
MEMBERS = Statement(
    select(campaign_members).where(
        campaign_members.c.campaign_id == home.CAMPAIGN,
        campaign_members.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger()))),
        campaign_members.c.state == literal("included"),
    )
)


class Kind(NamedTuple):
    """What is taken in: its table, message, key, and the columns that a row fills."""

    table: Table
    message: Any
    key: str
    columns: Sequence[str]

    @property
    def moment(self) -> str:
        """The field that says when."""
        return self.columns[0]


TOUCHES = Kind(
    campaign_touches,
    pb.CampaignTouch,
    "campaign_touch_id",
    ("touch_time", "channel", "outcome", "note", "agent_id"),
)
RESPONSES = Kind(
    campaign_responses,
    pb.CampaignResponse,
    "campaign_response_id",
    ("response_time", "channel", "kind", "note"),
)


def _known(kind: Kind) -> Statement:
    table = kind.table.c
    found = select(kind.table).where(table.source == SOURCE, table.external_id == any_(IDS))
    return Statement(found.where(table.external_id != ""))


KNOWN = {kind.key: _known(kind) for kind in (TOUCHES, RESPONSES)}


def ingest_campaign_touches(
    call: Call, request: pb.IngestCampaignTouchesRequest
) -> pb.IngestCampaignRowsResponse:
    """Takes in touches."""
    campaign = home.living_row(call, request.campaign_id)
    results, new = _judge(call, TOUCHES, campaign, request.source, request.touches)
    _join_members(call, campaign, new)
    _write(call, TOUCHES, results, new)
    return pb.IngestCampaignRowsResponse(results=results)


def ingest_campaign_responses(
    call: Call, request: pb.IngestCampaignResponsesRequest
) -> pb.IngestCampaignRowsResponse:
    """Takes in responses; who opts out has refused the channel."""
    campaign = home.living_row(call, request.campaign_id)
    results, new = _judge(call, RESPONSES, campaign, request.source, request.responses)
    _write(call, RESPONSES, results, new)
    for values in new.values():
        if values["kind"] == "opted_out":
            proof = f"{request.source} {values['external_id']}"
            refusals.refuse(call, values["channel"], values, "written_message", proof)
    return pb.IngestCampaignRowsResponse(results=results)


def _judge(
    call: Call, kind: Kind, campaign: Row, source: str, given: Sequence[Any]
) -> tuple[list[IngestResult], dict[str, dict[str, Any]]]:
    """What is to become of each row: the answers, and the columns of those to be written."""
    parties = Parties(call, source, dry=False)
    parties.load_accounts((r.account_external_id for r in given), (r.account_id for r in given))
    parties.load_contacts((r.contact_external_id for r in given), (r.contact_id for r in given))
    names = [row.external_id for row in given]
    found = call.all(KNOWN[kind.key], source=source, external_ids=names)
    known = {row.external_id: row for row in found}
    results: list[IngestResult] = []
    new: dict[str, dict[str, Any]] = {}
    for row in given:
        name = row.external_id
        try:
            check(row, source)
            values = _values(call, kind, parties, row)
            there = known.get(name)
            if there is not None and there.campaign_id != campaign.campaign_id:
                raise row_rules.Rejected(
                    "OTHER_CAMPAIGN", "is known of another campaign", "external_id"
                )
        except row_rules.Rejected as why:
            results.append(refused(name, why))
            continue
        if there is not None or name in new:
            results.append(taken(name, getattr(there, kind.key, 0), UNCHANGED))
            continue
        new[name] = {
            "campaign_id": campaign.campaign_id,
            **values,
            "source": source,
            "external_id": name,
            "create_time": call.clock.now(),
        }
        results.append(taken(name, 0, CREATED))
    return results, new


def _values(call: Call, kind: Kind, parties: Parties, row: Any) -> dict[str, Any]:
    """The columns of a row with whom it names; raises Rejected."""
    contact_id = parties.contact(row.contact_id, row.contact_external_id, "contact_id")
    account_id = parties.account(row.account_id, row.account_external_id, "account_id")
    own = parties.contact_ids.get(contact_id) if contact_id else None
    if own is not None and account_id not in (None, own):
        raise row_rules.Rejected("OTHER_ACCOUNT", "belongs to another account", "contact_id")
    if account_id is None and own is None:
        raise row_rules.Rejected("NO_ACCOUNT", "says no account", "account_id")
    values = records.values(row, *kind.columns)
    if values[kind.moment] > call.clock.now():
        raise row_rules.Rejected("IN_THE_FUTURE", "is in the future", kind.moment)
    return {**values, "contact_id": contact_id, "account_id": account_id or own}


def _join_members(call: Call, campaign: Row, new: dict[str, dict[str, Any]]) -> None:
    """Finds for each touch the entry of the audience that it belongs to."""
    ids = sorted({values["account_id"] for values in new.values()})
    entries = {
        (row.channel, row.account_id, row.contact_id): row.campaign_member_id
        for row in call.all(MEMBERS, campaign=campaign.campaign_id, ids=ids)
    }
    for values in new.values():
        key = (values["channel"], values["account_id"], values["contact_id"])
        values["campaign_member_id"] = entries.get(key)


def _write(
    call: Call, kind: Kind, results: list[IngestResult], new: dict[str, dict[str, Any]]
) -> None:
    """Writes rows and tells of them."""
    ids = copying.new_ids(call.connection, kind.table, len(new))
    numbers = dict(zip(new, ids, strict=True))
    if new:
        rows = [{kind.key: numbers[name], **values} for name, values in new.items()]
        columns, written = tuple(rows[0]), [tuple(row.values()) for row in rows]
        added = bulk.add(
            call, kind.table, columns, written, key=("source", "external_id"), where=GIVEN
        )
        bulk.check_all(added, written)
        event = f"crm.customers.{kind.message.DESCRIPTOR.name}.created"
        for row in rows:
            call.emit(event, records.from_mapping(kind.message, row))
    for result in results:
        if not result.record_id and result.outcome in (CREATED, UNCHANGED):
            result.record_id = numbers[result.external_id]


def add_call(call: Call, entry: Row, note: str) -> None:
    """The touch of a call from the call list, and the response that it was."""
    now = call.clock.now()
    who = {
        "campaign_id": entry.campaign_id,
        "channel": "call",
        "contact_id": entry.contact_id,
        "account_id": entry.account_id,
        "note": note,
        "create_time": now,
    }
    made = call.insert(
        campaign_touches,
        **who,
        campaign_member_id=entry.campaign_member_id,
        touch_time=now,
        outcome=entry.outcome,
        agent_id=call.principal.id,
    )
    touch = records.to_message(pb.CampaignTouch, made)
    call.emit("crm.customers.CampaignTouch.created", touch)
    if entry.outcome in rules.ANSWERS:
        kind = rules.ANSWERS[entry.outcome]
        answered = call.insert(campaign_responses, **who, kind=kind, response_time=now)
        response = records.to_message(pb.CampaignResponse, answered)
        call.emit("crm.customers.CampaignResponse.created", response)


def _touches() -> ColumnElement[bool]:
    return campaign_touches.c.campaign_id == home.CAMPAIGN


def _responses() -> ColumnElement[bool]:
    return campaign_responses.c.campaign_id == home.CAMPAIGN


def _listed(
    call: Call, request: Any, kind: Kind, filterable: Sequence[str], where: Callable[[], Any]
) -> dict[str, Any]:
    row = home.seen_row(call, request.campaign_id)
    found, token = lists.page(
        call,
        kind.table,
        request,
        kind.message,
        order_by=f"{kind.key} desc",
        filterable=filterable,
        where=where,
        campaign=row.campaign_id,
    )
    return {kind.table.name: found, "next_page_token": token}


def list_campaign_touches(
    call: Call, request: pb.ListCampaignTouchesRequest
) -> pb.ListCampaignTouchesResponse:
    """The touches of a campaign."""
    listed = _listed(call, request, TOUCHES, FILTERABLE, _touches)
    return pb.ListCampaignTouchesResponse(**listed)


def list_campaign_responses(
    call: Call, request: pb.ListCampaignResponsesRequest
) -> pb.ListCampaignResponsesResponse:
    """The responses to a campaign."""
    listed = _listed(call, request, RESPONSES, RESPONSES_FILTERABLE, _responses)
    return pb.ListCampaignResponsesResponse(**listed)
