"""What merges and undos tell the feed: every record and child that changed, and the merge itself.

The rule kept here: whoever follows what hangs on accounts and contacts has the truth without knowing of merges;
whoever keeps references to them learns from the merge whom they belong to now, and from its undo who came back.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.campaign_touches_pb2 import CampaignResponse, CampaignTouch
from crm.customers.v1.conflict_alerts_pb2 import ConflictAlert
from crm.customers.v1.consents_pb2 import Consent
from crm.customers.v1.contacts_pb2 import Affiliation, Contact
from crm.customers.v1.deals_pb2 import Deal
from crm.customers.v1.interactions_pb2 import Interaction
from crm.customers.v1.leads_pb2 import Lead
from crm.customers.v1.merges_pb2 import Merge
from crm.customers.v1.orders_pb2 import Order
from crm.customers.v1.protections_pb2 import Protection
from crm.customers.v1.source_records_pb2 import SourceRecord
from crm.records.v1.attachments_pb2 import Attachment
from crm_chassis import attachments as files
from crm_chassis.call import Call
from crm_chassis.record_tables import attachments
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import orders as order_handlers
from crm_customers import queries
from crm_customers.campaigns import audiences
from crm_customers.deals import seeing
from crm_customers.ownership import hand_overs
from crm_customers.ownership import protections as protecting
from crm_customers.projects import committees
from crm_customers.tables import (
    affiliations,
    campaign_members,
    campaign_responses,
    campaign_touches,
    conflict_alerts,
    consents,
    deal_persons,
    deals,
    hand_over_items,
    leads,
    orders,
    protections,
    source_records,
)


def _rows(table: Table) -> Statement:
    """Rows by their ids."""
    (key,) = table.primary_key.columns
    return Statement(select(table).where(key == any_(bindparam("ids", type_=ARRAY(BigInteger)))))


MESSAGES: Mapping[str, tuple[str, Any, Statement]] = {
    "account": ("Account", Account, queries.ACCOUNTS),
    "contact": ("Contact", Contact, queries.CONTACTS),
}
CHILDREN: Mapping[str, tuple[str, Any, Statement]] = {
    "accounts": MESSAGES["account"],
    "contacts": MESSAGES["contact"],
    "interactions": ("Interaction", Interaction, queries.INTERACTIONS),
    "leads": ("Lead", Lead, _rows(leads)),
    "consents": ("Consent", Consent, _rows(consents)),
    "conflict_alerts": ("ConflictAlert", ConflictAlert, _rows(conflict_alerts)),
    "campaign_touches": ("CampaignTouch", CampaignTouch, _rows(campaign_touches)),
    "campaign_responses": ("CampaignResponse", CampaignResponse, _rows(campaign_responses)),
    "affiliations": ("Affiliation", Affiliation, _rows(affiliations)),
    "source_records": ("SourceRecord", SourceRecord, _rows(source_records)),
}


def _orders(call: Call, rows: Sequence[Row]) -> Sequence[Order]:
    return order_handlers.with_lines(call, [to_message(Order, row) for row in rows])


def _deals(call: Call, rows: Sequence[Row]) -> Sequence[Deal]:
    return seeing.messages(call, rows, lines=True)


def _protections(call: Call, rows: Sequence[Row]) -> Sequence[Protection]:
    return [protecting.message_of(call, row) for row in rows]


def _files(_call: Call, rows: Sequence[Row]) -> Sequence[Attachment]:
    return [files.message_of(row) for row in rows]


Told = Callable[[Call, Sequence[Row]], Sequence[Any]]
# What says more than its row does: the table, the event, and who makes the messages.
FULL: Sequence[tuple[Table, str, Told]] = (
    (orders, "crm.customers.Order", _orders),
    (deals, "crm.customers.Deal", _deals),
    (deal_persons, "crm.customers.DealPerson", committees.messages),
    (protections, "crm.customers.Protection", _protections),
    (hand_over_items, "crm.customers.HandOverItem", hand_overs.shown),
    (campaign_members, "crm.customers.CampaignMember", audiences.member_messages),
    (attachments, "crm.records.Attachment", _files),
)
BY_IDS = {table.name: _rows(table) for table, _event, _messages in FULL}
Moved = Mapping[str, Sequence[Sequence[Any]]]


def merged(call: Call, kind: str, before: Sequence[Row], children: Moved) -> None:
    """The survivor was changed, the others removed, and their children moved."""
    _records(call, kind, before, "deleted")
    _children(call, kind, {getattr(row, f"{kind}_id") for row in before}, children)


def unmerged(call: Call, kind: str, row: Row, before: Mapping[int, Row], children: Moved) -> None:
    """The survivor was changed, the others came back, and their children with them."""
    rows = [before[row.survivor_id], *(before[number] for number in row.absorbed_ids)]
    _records(call, kind, rows, "undeleted")
    _children(call, kind, set(row.record_ids), children)


def moved(call: Call, kind: str, keys: Moved) -> None:
    """Children moved without a merge."""
    _children(call, kind, set(), keys)


def _records(call: Call, kind: str, before: Sequence[Row], what: str) -> None:
    name, message_class, statement = MESSAGES[kind]
    ids = [getattr(row, f"{kind}_id") for row in before]
    now = {getattr(row, f"{kind}_id"): row for row in call.all(statement, ids=ids)}
    for place, row in enumerate(before):
        happened = what if place else "updated"
        after = to_message(message_class, now[ids[place]])
        stood = to_message(message_class, row)
        call.emit(f"crm.customers.{name}.{happened}", after, before=stood)


def _children(call: Call, kind: str, own: set[int], keys_of: Moved) -> None:
    ids: dict[str, set[int]] = {}
    for link, keys in keys_of.items():
        table = link.partition(".")[0]
        ids.setdefault("orders" if table == "order_lines" else table, set()).update(
            key[0] for key in keys
        )
    for table, (name, message_class, statement) in CHILDREN.items():
        changed = ids.get(table, set()) - (own if table == f"{kind}s" else set())
        for row in call.all(statement, ids=sorted(changed)) if changed else ():
            call.emit(f"crm.customers.{name}.updated", to_message(message_class, row))
    for full, event, messages in FULL:
        if found := ids.get(full.name):
            rows = call.all(BY_IDS[full.name], ids=sorted(found))
            for message in messages(call, rows):
                call.emit(f"{event}.updated", message)


def message_of(row: Row, **more: Any) -> Merge:
    """A merge's message from its row."""
    return to_message(Merge, row, **more)


def merge_changed(call: Call, what: str, row: Row, before: Row | None = None) -> None:
    """The merge was completed, or undone."""
    stood = None if before is None else message_of(before)
    call.emit(f"crm.customers.Merge.{what}", message_of(row), before=stood)
