"""Briefings: what a new owner has to know of a customer, put together when it is read.

The rule kept here: whoever is offered a customer reads its briefing before answering, though the customer is not
theirs to see yet; what another module would add and does not tell is named.
"""

from dataclasses import replace

from crm.customers.v1 import customers_pb2
from crm.customers.v1 import hand_overs_pb2 as pb
from crm.customers.v1.accounts_pb2 import GetAccountRequest
from crm.customers.v1.contacts_pb2 import Contact, ListContactsRequest
from crm.customers.v1.deals_pb2 import Deal, ListDealsRequest
from crm.customers.v1.orders_pb2 import ListOwnedProductsRequest
from crm_chassis import formats, i18n, records
from crm_chassis.call import Call
from crm_chassis.errors import NotFound
from crm_chassis.i18n import gettext as _
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, literal, or_, select

from crm_customers import accounts, contacts, customers, orders
from crm_customers.deals import deals
from crm_customers.ownership import hand_overs, questions
from crm_customers.tables import conflict_alerts, hand_over_items, promise_copies, protections

PEOPLE, PRODUCTS, TICKETS, PASSED, DEALS = 5, 20, 50, 15, 20
CLOSED = ("closed",)
ID = bindparam("account_id", type_=BigInteger)
PROMISES = Statement(
    select(*promise_copies.c)
    .where(
        promise_copies.c.account_id == ID,
        promise_copies.c.keep_time.is_(None),
        promise_copies.c.delete_time.is_(None),
        or_(*(promise_copies.c.state == literal(state) for state in ("open", "broken"))),
    )
    .order_by(promise_copies.c.due_time)
)
PROTECTED = Statement(
    select(protections.c.owner_id, protections.c.end_time, protections.c.reason).where(
        protections.c.account_id == ID, questions.ACTIVE
    )
)
ALERTED = Statement(
    select(conflict_alerts.c.owner_id, conflict_alerts.c.other_id).where(
        conflict_alerts.c.account_id == ID, conflict_alerts.c.state == literal("open")
    )
)


def get_briefing(call: Call, request: pb.GetBriefingRequest) -> pb.Briefing:
    """What the receiver of an account has to know of it."""
    number = request.hand_over_item_id
    row = next(iter(call.all(hand_overs.ITEMS, ids=[number])), None)
    if row is None or not call.sees(hand_over_items, row):
        raise NotFound("hand_over_item", number)
    inside = replace(call, principal=replace(call.principal, rows="all"))
    account_id = row.account_id
    account = accounts.get_account(inside, GetAccountRequest(account_id=account_id))
    passed = customers.list_timeline(
        inside, customers_pb2.ListTimelineRequest(account_id=account_id, page_size=PASSED)
    )
    tickets = customers.list_timeline(
        inside,
        customers_pb2.ListTimelineRequest(
            account_id=account_id,
            kinds=[customers_pb2.TIMELINE_KIND_TICKET],
            page_size=TICKETS,
        ),
    )
    owned = orders.list_owned_products(
        inside, ListOwnedProductsRequest(account_id=account_id, page_size=PRODUCTS)
    )
    item = records.to_message(pb.HandOverItem, row, account_name=account.display_name)
    return pb.Briefing(
        item=item,
        account=account,
        key_people=_key_people(inside, account_id),
        owned_products=owned.products,
        open_tickets=[entry for entry in tickets.entries if entry.state not in CLOSED],
        promises=_promises(call, account_id),
        last_entries=passed.entries,
        open_points=_open_points(call, account_id),
        open_deals=_open_deals(inside, account_id),
        missing=[name for name in ("tickets", "channels") if call.peers.get(name) is None],
    )


def _open_deals(call: Call, account_id: int) -> list[Deal]:
    """What is being sold to them."""
    wanted = ListDealsRequest(
        filter=f"account_id = {account_id} AND state = open",
        page_size=DEALS,
        order_by="amount desc",
    )
    return list(deals.list_deals(call, wanted).deals)


def _key_people(call: Call, account_id: int) -> list[Contact]:
    """Who decides there; without any, who was added last."""
    of_account = f"account_id = {account_id}"
    deciding = ListContactsRequest(filter=f"{of_account} AND key_person = true", page_size=PEOPLE)
    found = contacts.list_contacts(call, deciding).contacts
    if not found:
        latest = ListContactsRequest(
            filter=of_account, page_size=PEOPLE, order_by="contact_id desc"
        )
        found = contacts.list_contacts(call, latest).contacts
    return list(found)


def _promises(call: Call, account_id: int) -> list[pb.BriefedPromise]:
    """What is promised and not kept, the most urgent first."""
    return [
        records.to_message(pb.BriefedPromise, row, broken=row.state == "broken")
        for row in call.all(PROMISES, account_id=account_id)
    ]


def _open_points(call: Call, account_id: int) -> list[str]:
    """Protections and alerts in words, in the caller's language."""
    points = []
    with i18n.reader(call.language):
        for row in call.all(PROTECTED, account_id=account_id, now=call.clock.now()):
            day = formats.day(row.end_time)
            points.append(_("Protected for %(person)s until %(day)s", person=row.owner_id, day=day))
        for row in call.all(ALERTED, account_id=account_id):
            points.append(
                _(
                    "Open conflict between %(owner)s and %(other)s",
                    owner=row.owner_id,
                    other=row.other_id,
                )
            )
    return points
