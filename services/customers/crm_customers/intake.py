"""Order intake: one order or a thousand, by the ids that the order system gave them.

The rule kept here: sending the same again changes nothing and says so; a row that cannot be taken is refused with its
reason while the others go in; state and events of all rows land together.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.interactions_pb2 import IngestResult
from crm.customers.v1.orders_pb2 import (
    IngestOrderRequest,
    IngestOrdersRequest,
    IngestOrdersResponse,
    Order,
    OrderLine,
    Product,
)
from crm_chassis import copying, outbox
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.records import timestamp, to_message
from crm_chassis.said import said

from crm_customers import bulk, intake_rows, orders, queries, rules
from crm_customers import tables as t
from crm_customers.intake_rows import Draft
from crm_customers.parties import (
    CREATED,
    REJECTED,
    UNCHANGED,
    UPDATED,
    Parties,
    check,
    refused,
    taken,
)

REPLACED = tuple(
    column
    for column in intake_rows.ORDER_COLUMNS
    if column not in ("order_id", "source", "external_id", "create_time")
)
PRODUCT_COLUMNS = (
    "product_id",
    "source",
    "product_code",
    "product_name",
    "category",
    "subcategory",
    "create_time",
)


def ingest_orders(call: Call, request: IngestOrdersRequest) -> IngestOrdersResponse:
    """Takes in orders with the accounts and contacts that they name."""
    intake = Intake(call, request.source, request.validate_only)
    return intake.take(request.orders, request.accounts, request.contacts)


def ingest_order(call: Call, request: IngestOrderRequest) -> Order:
    """Takes in one order."""
    order = request.order
    if not order.source:
        raise Invalid({"order.source": "say which system it comes from"})
    accounts, contacts = list[Account](), list[Contact]()
    if request.HasField("account"):
        accounts.append(_named(request.account, order.account_external_id, "account"))
    if request.HasField("contact"):
        contact = _named(request.contact, order.contact_external_id, "contact")
        if not contact.account_id:
            contact.account_id = order.account_id
            contact.account_external_id = order.account_external_id
        contacts.append(contact)
    reply = Intake(call, order.source, dry=False).take([order], accounts, contacts)
    _raise_rejected("account", reply.accounts)
    _raise_rejected("contact", reply.contacts)
    _raise_rejected("order", reply.orders)
    found = call.first(orders.GET, order_id=reply.orders[0].record_id)
    if found is None:
        raise NotFound("order", order.external_id)
    return orders.message_of(call, found)


P = TypeVar("P", Account, Contact)


def _named(party: P, external_id: str, name: str) -> P:
    """A copy of an account or contact under the id by which its order names it."""
    if party.external_id not in ("", external_id):
        raise Invalid({f"{name}.external_id": said("is not order.%(name)s_external_id", name=name)})
    named = type(party)()
    named.CopyFrom(party)
    named.external_id = external_id
    return named


def _raise_rejected(name: str, results: Iterable[IngestResult]) -> None:
    for result in results:
        if result.outcome == REJECTED:
            path = f"{name}.{result.field}" if result.field else name
            raise Invalid({path: result.message}, reason=result.reason)


class Intake:
    """One call's orders on their way in."""

    def __init__(
        self,
        call: Call,
        source: str,
        dry: bool,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """`meanwhile` is done while PostgreSQL is busy with many rows."""
        self.call = call
        self.source = source
        self.dry = dry
        self.meanwhile = meanwhile
        self.parties = Parties(call, source, dry)
        self.now = call.clock.now()

    def take(
        self,
        given: Sequence[Order],
        accounts: Sequence[Account],
        contacts: Sequence[Contact],
        settled: Container[int] = (),
    ) -> IngestOrdersResponse:
        """All rows of a call: who they name first, then what was ordered, then the orders.

        Orders whose places are in `settled` were checked and brought into their normal form before.
        """
        self._find_parties(given, accounts, contacts)
        reply = IngestOrdersResponse(
            accounts=self.parties.take_accounts(accounts),
            contacts=self.parties.take_contacts(contacts),
        )
        results, drafts = self._judge(given, settled)
        products, reply.new_products = self._products(drafts)
        if drafts and not self.dry:
            self._write(drafts, products)
            for draft in drafts:
                results[draft.place].record_id = draft.told.order_id
        reply.orders.extend(results)
        return reply

    def _find_parties(
        self,
        given: Sequence[Order],
        accounts: Sequence[Account],
        contacts: Sequence[Contact],
    ) -> None:
        """Finds the accounts and contacts that the rows name, with one question for each kind.

        Lines that name accounts of their own are rare: those accounts are asked for when a line does.
        """
        names, ids = {account.external_id for account in accounts}, set[int]()
        ids |= {account.parent_account_id for account in accounts if account.parent_account_id}
        naming: list[Contact | Order] = [*contacts, *given]
        for row in naming:
            if row.account_id:
                ids.add(row.account_id)
            elif row.account_external_id:
                names.add(row.account_external_id)
        ids -= self.parties.account_ids
        if names or ids:
            self.parties.load_accounts(names, ids)
        people = {contact.external_id for contact in contacts}
        people |= {order.contact_external_id for order in given}
        people_ids = {order.contact_id for order in given if order.contact_id}
        if people_ids or people - {""}:
            self.parties.load_contacts(people, people_ids)

    def _judge(
        self, given: Sequence[Order], settled: Container[int]
    ) -> tuple[list[IngestResult], list[Draft]]:
        """What is to become of each order, and those that are to be written."""
        names = [order.external_id for order in given]
        rows = self.call.all(queries.KNOWN_ORDERS, source=self.source, external_ids=names)
        known = {row.external_id: row for row in rows}
        account, contact = self.parties.account, self.parties.contact
        results, drafts, before = [], [], set[str]()
        for place, order in enumerate(given):
            name = order.external_id
            try:
                if not (ready := place in settled):
                    check(order, self.source)
                if name in before:
                    raise rules.Rejected("TWICE", "is in this call before", "external_id")
                before.add(name)
                draft = intake_rows.draft_of(
                    order, self.source, place, account, contact, settled=ready
                )
            except rules.Rejected as why:
                results.append(refused(name, why))
                continue
            draft.known = known.get(name)
            if draft.known is None:
                results.append(taken(name, 0, CREATED))
            elif draft.known.fingerprint == draft.fingerprint:
                results.append(taken(name, draft.known.order_id, UNCHANGED))
                continue
            else:
                results.append(taken(name, draft.known.order_id, UPDATED))
            drafts.append(draft)
        return results, drafts

    def _products(self, drafts: Sequence[Draft]) -> tuple[dict[str, int], int]:
        """The products of all lines by code; those named for the first time are added."""
        named: dict[str, OrderLine] = {}
        for draft in drafts:
            for line in draft.told.lines:
                named.setdefault(line.product_code, line)
        if not named:
            return {}, 0
        codes = list(named)
        rows = self.call.all(queries.KNOWN_PRODUCTS, source=self.source, product_codes=codes)
        known = {row.product_code: row.product_id for row in rows}
        new = [line for code, line in named.items() if code not in known]
        ids = copying.new_ids(self.call.connection, t.products, len(new))
        known |= {line.product_code: number for line, number in zip(new, ids, strict=True)}
        if new and not self.dry:
            written = [
                (
                    known[line.product_code],
                    self.source,
                    line.product_code,
                    line.product_name,
                    line.category,
                    line.subcategory,
                    self.now,
                )
                for line in new
            ]
            key = ("source", "product_code")
            added = bulk.add(self.call, t.products, PRODUCT_COLUMNS, written, key=key)
            if len(added) < len(new):  # another call was quicker: its products are ours too
                rows = self.call.all(
                    queries.KNOWN_PRODUCTS, source=self.source, product_codes=codes
                )
                known = {row.product_code: row.product_id for row in rows}
            for row in self.call.all(queries.PRODUCTS, ids=sorted(added)):
                self.call.emit("crm.customers.Product.created", to_message(Product, row))
            return known, len(added)
        return known, len(new)

    def _write(self, drafts: Sequence[Draft], products: dict[str, int]) -> None:
        """Orders and lines of all drafts in few statements, and an event for each."""
        changed = [draft.known for draft in drafts if draft.known is not None]
        before = {}
        if changed:
            told = orders.with_lines(self.call, [to_message(Order, row) for row in changed])
            before = {order.order_id: order for order in told}
            self.call.run(queries.FORGET_LINES, order_ids=list(before))
        ids = iter(copying.new_ids(self.call.connection, t.orders, len(drafts) - len(changed)))
        for draft in drafts:
            draft.told.order_id = next(ids) if draft.known is None else draft.known.order_id
        by_key = sorted(drafts, key=lambda draft: draft.told.external_id)
        new = [intake_rows.order_row(each, self.now) for each in by_key if each.known is None]
        with bulk.adding_new(self.call, t.orders, intake_rows.ORDER_COLUMNS, new):
            lines = self._finish(drafts, products, before)
        self._replace_orders([each for each in by_key if each.known is not None])
        with bulk.adding_new(self.call, t.order_lines, intake_rows.LINE_COLUMNS, lines):
            outbox.note(self.call)
            self.meanwhile()

    def _finish(
        self, drafts: Sequence[Draft], products: Mapping[str, int], before: Mapping[int, Order]
    ) -> list[tuple[Any, ...]]:
        """Tells of all orders; returns the rows of their lines."""
        moment = timestamp(self.now)
        for draft in drafts:
            made = intake_rows.finish(draft, products, moment)
            what = "created" if draft.known is None else "updated"
            self.call.emit(f"crm.customers.Order.{what}", made, before=before.get(made.order_id))
        in_order = sorted((draft.told for draft in drafts), key=lambda told: told.order_id)
        return [row for told in in_order for row in intake_rows.line_rows(told)]

    def _replace_orders(self, drafts: Sequence[Draft]) -> None:
        """The rows of orders that are known already, in their places."""
        rows = [intake_rows.order_row(each, self.now) for each in drafts]
        columns, key = intake_rows.ORDER_COLUMNS, ("source", "external_id")
        written = bulk.add(self.call, t.orders, columns, rows, key=key, replace=REPLACED)
        bulk.check_all(written, rows)
