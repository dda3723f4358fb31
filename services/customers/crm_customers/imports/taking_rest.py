"""What hangs on customers, taken from staging: who belongs to whom, orders with their lines, interactions.

The rule kept here: all of it goes through the same intake as what other systems send, so that the same checks and
events hold; an order comes in whole or not at all, wherever its lines stood.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

import orjson
from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.interactions_pb2 import (
    IngestInteractionsRequest,
    IngestOutcome,
    Interaction,
)
from crm.customers.v1.orders_pb2 import Order
from crm_chassis import records
from psycopg.types.json import Jsonb

from crm_customers import interaction_intake, queries, rules
from crm_customers.imports import knowing
from crm_customers.imports.plans import Plan, Source
from crm_customers.intake import Intake
from crm_customers.tables import accounts as accounts_table

if TYPE_CHECKING:
    from crm_customers.imports.steps import Step

OUTCOMES = {
    IngestOutcome.INGEST_OUTCOME_CREATED: "created",
    IngestOutcome.INGEST_OUTCOME_UPDATED: "updated",
    IngestOutcome.INGEST_OUTCOME_UNCHANGED: "unchanged",
    IngestOutcome.INGEST_OUTCOME_REJECTED: "rejected",
}


System = tuple[str, str]  # the name of a system, and an id in it


@dataclass(slots=True)
class StagedOrder:
    """Lines of one order as they were staged together; whom they name, once if all name the same."""

    row: Any
    said: dict[str, Any]
    accounts: list[System | None]
    contacts: list[System | None]

    @classmethod
    def of(cls, row: Any) -> "StagedOrder":
        """As its row was staged."""
        said = orjson.loads(row.extra)
        accounts, contacts = (
            [(one[0], one[1]) if one else None for one in said.get(kind, ())]
            for kind in ("accounts", "contacts")
        )
        return cls(row, said, accounts, contacts)

    def lost(self, accounts: Mapping[System, Any], contacts: Mapping[System, Any]) -> str:
        """Who of those that it names is not known, in words."""
        both = (("account", self.accounts, accounts), ("contact", self.contacts, contacts))
        for kind, named, known in both:
            for one in named:
                if one and one not in known:
                    return f"there is no {kind} {one[1]} of {one[0]}"
        return ""


def named_by_lines(parts: Iterable[StagedOrder]) -> Iterator[System | None]:
    """The account that each line names."""
    for part in parts:
        count = len(part.said["rows"])
        yield from part.accounts * count if len(part.accounts) == 1 else part.accounts


def whole(parts: Sequence[StagedOrder]) -> Order:
    """An order with the lines of all its parts; what one part came to is not what all of them come to."""
    order = Order.FromString(parts[0].row.told)
    for part in parts[1:]:
        order.lines.extend(Order.FromString(part.row.told).lines)
        order.ClearField("amount")
        order.ClearField("profit")
    return order


def amount_of(order: Order) -> Decimal:
    """What the lines of an order come to."""
    amounts = [order.amount] if order.amount else [line.amount for line in order.lines]
    return sum((Decimal(one or "0") for one in amounts), Decimal())


class Rest:
    """One batch of what hangs on customers."""

    def __init__(self, step: "Step", plan: Plan, source: Source) -> None:
        self.step, self.plan, self.source = step, plan, source
        self.call = step.call
        self.rejects: list[tuple[Any, ...]] = []
        self.effects: list[tuple[Any, ...]] = []

    def refuse(self, row: Any, kind: str, reason: str, name: str, text: str) -> None:
        """Refuses a row."""
        self.rejects.append(
            (row.row_number, kind, reason, name, text, row.original.decode("utf-8", "replace"))
        )

    def finish(self) -> None:
        """Writes down what was refused and done."""
        self.step.reject(self.source.name, self.rejects)
        self.step.effects(self.effects)

    def effect(self, kind: str, outcome: str, record: Any, key: str, before: Any) -> None:
        """Notes what was done to a record: `before` is its message as it was."""
        record_id = getattr(record, f"{kind}_id")
        kept = (
            None
            if before is None
            else Jsonb({"message": b64encode(before.SerializeToString()).decode()})
        )
        self.effects.append(
            (kind, outcome, record_id, int(record.etag or 1), self.source.name, key, kept, None)
        )

    def emitted(self, start: int, kind: str) -> dict[int, tuple[Any, Any]]:
        """The records that this batch told of, as they are and were, by number."""
        name = f"crm.customers.{kind.title()}."
        told = (one for one in self.call.emitted[start:] if one.event_type.startswith(name))
        return {getattr(one.message, f"{kind}_id"): (one.message, one.before) for one in told}

    def known(
        self, accounts: set[tuple[str, str]], contacts: set[tuple[str, str]]
    ) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Who is known of those that rows name; in a dry run with None for those whom the import brings."""
        found = knowing.accounts_of(self.call, accounts)
        people = knowing.contacts_of(self.call, contacts) if contacts else {}
        if self.step.dry:
            for kind, wanted, there in (
                ("account", accounts, found),
                ("contact", contacts, people),
            ):
                new = knowing.coming(self.step, self.plan, kind, wanted - there.keys())
                there.update(dict.fromkeys(new))
        return found, people

    # Who belongs to whom

    def links(self, rows: Sequence[Any]) -> None:
        """Puts accounts under those that they are subsidiaries of."""
        extras = [orjson.loads(row.extra) for row in rows]
        name = self.source.name
        named = [
            ((name, row.key), (name, extra["parent"]))
            for row, extra in zip(rows, extras, strict=True)
        ]
        known, _ = self.known({one for both in named for one in both}, set())
        for row, (below, above) in zip(rows, named, strict=True):
            if below not in known:
                continue  # it was refused itself, and says why
            if above not in known:
                text = f"there is no account {above[1]} of {name} for it to belong to"
                self.refuse(row, "link", "UNKNOWN_PARENT", "parent", text)
                continue
            child, parent = known[below], known[above]
            if child is None or parent is None:  # a dry run: it would be there by now
                self.step.counts.add("link", "created")
            else:
                self.link(row, child.account_id, parent.account_id)

    def link(self, row: Any, child_id: int, parent_id: int) -> None:
        """Puts one account under another."""
        before = self.call.all(queries.ACCOUNTS, ids=[child_id])[0]
        if before.parent_account_id == parent_id:
            self.step.counts.add("link", "unchanged")
            return
        if before.parent_account_id is not None and self.plan.mode != "overwrite":
            self.step.counts.add("link", "kept")
            return
        above = [one.account_id for one in self.call.all(queries.ANCESTORS, account_id=parent_id)]
        if rules.makes_circle(child_id, above):
            self.refuse(row, "link", "CIRCLE", "parent", f"{row.key} would belong to itself")
            return
        self.step.counts.add("link", "created")
        if self.step.dry:
            return
        values = {"parent_account_id": parent_id, "update_time": self.call.clock.now()}
        self.call.update(accounts_table, child_id, **values)
        after = self.call.all(queries.ACCOUNTS, ids=[child_id])[0]
        made = records.to_message(Account, after)
        self.call.emit(
            "crm.customers.Account.updated", made, before=records.to_message(Account, before)
        )
        kept = Jsonb({"parent_account_id": before.parent_account_id})
        self.effects.append(
            ("account", "linked", child_id, after.etag, self.source.name, row.key, kept, None)
        )

    # Orders

    def orders(self, rows: Sequence[Any]) -> None:
        """Orders with all their lines."""
        staged = list(map(StagedOrder.of, rows))
        accounts, contacts = self.known(
            {one for part in staged for one in part.accounts if one},
            {one for part in staged for one in part.contacts if one},
        )
        made: list[tuple[Order, list[StagedOrder]]] = []
        settled = set[int]()
        for key, group in groupby(staged, key=lambda one: one.row.key):
            parts = list(group)
            order = self.order(key, parts, accounts, contacts)
            if order is not None:
                if len(parts) == 1 and parts[0].said["settled"]:
                    settled.add(len(made))
                made.append((order, parts))
        if made:
            found = [one for one in accounts.values() if one is not None]
            seen = [one for one in found if self.call.sees(accounts_table, one)]
            self.take_orders(made, settled, seen)

    def order(
        self,
        key: str,
        parts: Sequence[StagedOrder],
        accounts: dict[Any, Any],
        contacts: dict[Any, Any],
    ) -> Order | None:
        """One order of its parts; None when it is refused."""
        if any(part.said.get("refused") for part in parts):
            text = "another line of this order was refused"
            self.refuse_lines(parts, "OTHER_LINE", "", text)
            return None
        order = whole(parts)
        lost = next(filter(None, (part.lost(accounts, contacts) for part in parts)), "")
        comes = False
        if len(parts) == 1 and len(parts[0].accounts) == 1:  # all lines are its account's
            account = accounts.get(parts[0].accounts[0])
            comes = account is None
            if account is not None:
                order.account_id = order.account_id or account.account_id
        else:
            for line, named in zip(order.lines, named_by_lines(parts), strict=True):
                account = accounts.get(named)
                comes = comes or account is None
                if account is not None:
                    line.account_id = account.account_id
                    order.account_id = order.account_id or account.account_id
        if not order.contact_id:
            people = (contacts.get(one) for part in parts for one in part.contacts)
            order.contact_id = next((one.contact_id for one in people if one), 0)
        if lost:
            self.refuse_lines(parts, "UNKNOWN_CUSTOMER", "account", f"order {key}: {lost}")
            return None
        if comes:  # a dry run: in a real one its customer would be there by now
            self.step.counts.add("order", "created", 1, amount_of(order))
            self.step.counts.add("line", "created", len(order.lines))
            return None
        return order

    def refuse_lines(
        self, parts: Sequence[StagedOrder], reason: str, field: str, text: str
    ) -> None:
        """Refuses every line of an order."""
        for part in parts:
            originals = part.row.original.decode("utf-8", "replace").split("\n")
            for number, original in zip(part.said.get("rows", ()), originals, strict=False):
                self.rejects.append((number, "order", reason, field, text, original))

    def take_orders(
        self,
        made: Sequence[tuple[Order, list[StagedOrder]]],
        settled: set[int],
        seen: Iterable[Any],
    ) -> None:
        """Has orders taken in, and counts what became of them."""
        start = len(self.call.emitted)
        if self.plan.mode == "create_only":
            names = [order.external_id for order, _ in made]
            found = self.call.all(queries.KNOWN_ORDERS, source=self.source.name, external_ids=names)
            there = {row.external_id for row in found}
            self.step.counts.add("order", "kept", len(there))
            kept = [n for n, (order, _) in enumerate(made) if order.external_id not in there]
            settled = {place for place, n in enumerate(kept) if n in settled}
            made = [made[n] for n in kept]
        intake = Intake(self.call, self.source.name, self.step.dry, self.step.meanwhile)
        for account in seen:
            intake.parties.know(account.account_id, account.country)
        reply = intake.take([order for order, _ in made], (), (), settled)
        told = self.emitted(start, "order")
        for (order, parts), result in zip(made, reply.orders, strict=True):
            outcome = OUTCOMES[result.outcome]
            if outcome == "rejected":
                text = f"order {order.external_id}: {result.field} {result.message}"
                self.refuse_lines(parts, result.reason, result.field, text)
                continue
            self.step.counts.add("order", outcome, 1, amount_of(order))
            self.step.counts.add("line", outcome, len(order.lines))
            if outcome in ("created", "updated") and not self.step.dry:
                after, before = told[result.record_id]
                self.effect("order", outcome, after, order.external_id, before)

    # Interactions

    def interactions(self, rows: Sequence[Any]) -> None:
        """Interactions with whom they were with."""
        extras = [orjson.loads(row.extra) for row in rows]
        accounts, contacts = self.known(
            {tuple(x["account"]) for x in extras if x["account"]},
            {tuple(x["contact"]) for x in extras if x["contact"]},
        )
        request = IngestInteractionsRequest(source=self.source.name)
        both = (("account", accounts), ("contact", contacts))
        sent: list[Any] = []
        for row, extra in zip(rows, extras, strict=True):
            named = {kind: tuple(extra[kind] or ()) for kind in ("account", "contact")}
            lost = [kind for kind, known in both if named[kind] and named[kind] not in known]
            if lost:
                system, external_id = extra[lost[0]]
                text = f"there is no {lost[0]} {external_id} of {system}"
                self.refuse(row, "interaction", "UNKNOWN_CUSTOMER", lost[0], text)
                continue
            if any(named[kind] and known[named[kind]] is None for kind, known in both):
                self.step.counts.add("interaction", "created")  # a dry run: whom it was with comes
                continue
            touch = Interaction.FromString(row.told)
            if account := accounts.get(named["account"]):
                touch.account_id = account.account_id
            if contact := contacts.get(named["contact"]):
                touch.contact_id = contact.contact_id
            request.interactions.append(touch)
            sent.append(row)
        if sent:
            self.take_interactions(request, sent)

    def take_interactions(self, request: IngestInteractionsRequest, rows: Sequence[Any]) -> None:
        """Has interactions taken in, and counts what became of them."""
        start = len(self.call.emitted)
        reply = interaction_intake.take(self.call, request, dry=self.step.dry)
        told = self.emitted(start, "interaction")
        for row, result in zip(rows, reply.results, strict=True):
            outcome = OUTCOMES[result.outcome]
            if outcome == "rejected":
                text = f"{result.field}: {result.message}"
                self.refuse(row, "interaction", result.reason, result.field, text)
                continue
            self.step.counts.add("interaction", outcome)
            if outcome in ("created", "updated") and not self.step.dry:
                after, before = told[result.record_id]
                self.effect("interaction", outcome, after, row.key, before)


def take(step: "Step", plan: Plan, source: Source, kind: str, rows: Iterable[Any]) -> None:
    """Takes a batch of links, orders or interactions."""
    rest = Rest(step, plan, source)
    getattr(rest, f"{kind}s")(list(rows))
    rest.finish()
