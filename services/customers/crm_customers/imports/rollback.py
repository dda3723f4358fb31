"""Takes an import back: what it added is removed, what it changed gets its old values, the latest first.

The rule kept here: what somebody has changed or used since is not touched: either nothing is taken back and it is said
why, or all but that. Each step is a transaction that moves a cursor on, as in an import.
"""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.interactions_pb2 import Interaction
from crm.customers.v1.orders_pb2 import Order
from crm_chassis import copying, outbox, records
from crm_chassis.call import Call
from psycopg.types.json import Jsonb

from crm_customers import intake_rows, interactions, orders, profiles, queries, tables
from crm_customers.attributes import values as attributes
from crm_customers.imports import rollback_beside, rollback_deals, updating
from crm_customers.imports.standing import later_edits
from crm_customers.imports.steps import LOCK, Step, principal_of

if TYPE_CHECKING:
    from crm_chassis.app import App

BATCH = 1000
SHOWN = 20
MESSAGES: dict[str, Any] = {"account": Account, "contact": Contact}
EFFECTS = (
    "select * from import_effects where import_id = %s and effect_number < %s"
    " order by effect_number desc limit %s"
)


class Rollback:
    """One import on its way out."""

    def __init__(self, app: "App", import_id: int) -> None:
        self.app = app
        self.import_id = import_id
        self.kept: set[tuple[str, int]] | None = None

    def close(self) -> None:
        """Nothing is held open."""

    def step(self, connection: Any) -> bool:
        """Takes back the next handful; False when all is."""
        call = self.app.begin(connection, "imports")
        with self.app.transaction(connection, call):
            row = connection.execute(LOCK, (self.import_id,)).fetchone()
            if row is None or row.state != "rolling_back":
                return False
            call.principal = principal_of(row.acts_as)
            step = Step(call, row)
            if "keep" not in step.cursor:
                # Known once, before the first step: what is taken back must not look like a later edit.
                step.cursor["keep"] = [
                    [kind, number] for kind, number, _ in later_edits(call, self.import_id)
                ]
                step.cursor["next"] = step.cursor.get("effects", 0)
            if self.kept is None:
                self.kept = {(kind, number) for kind, number in step.cursor["keep"]}
            going = self.take_back(step)
            step.keep()
            outbox.flush(call, None)
        return going

    def take_back(self, step: Step) -> bool:
        """One handful of effects."""
        assert self.kept is not None
        call = step.call
        given = (self.import_id, step.cursor["next"], BATCH)
        with call.connection.cursor(binary=True) as cursor:
            effects = cursor.execute(EFFECTS, given).fetchall()
        if not effects:
            step.state, step.phase, step.finish_time = "rolled_back", "", call.clock.now()
            step.cursor.pop("keep")
            call.connection.execute(
                "delete from import_rows where import_id = %s", (self.import_id,)
            )
            return False
        by_kind: dict[str, list[Any]] = defaultdict(list)
        for effect in effects:
            if (effect.kind, effect.record_id) in self.kept:
                step.counts.add(effect.kind, "left")
            else:
                by_kind[effect.kind].append(effect)
                step.counts.add(effect.kind, "taken_back")
        for kind in ("rep", "deal", "interaction", "order", "contact", "account", "product"):
            if kind in by_kind:
                getattr(self, f"{kind}s")(call, by_kind[kind])
        step.cursor["next"] = effects[-1].effect_number
        step.phase = "taking back"
        return True

    # Accounts and contacts

    def accounts(self, call: Call, effects: Sequence[Any]) -> None:
        """Accounts: removed, or as they were."""
        self.parties(call, "account", effects)

    def contacts(self, call: Call, effects: Sequence[Any]) -> None:
        """Contacts likewise."""
        self.parties(call, "contact", effects)

    def parties(self, call: Call, kind: str, effects: Sequence[Any]) -> None:
        """Old values back into what was changed, then what was added is removed, and the source's word goes."""
        table, key = tables.accounts if kind == "account" else tables.contacts, f"{kind}_id"
        statement = queries.ACCOUNTS if kind == "account" else queries.CONTACTS
        ids = sorted({effect.record_id for effect in effects})
        rows = {getattr(row, key): row for row in call.all(statement, ids=ids)}
        before = dict(rows)
        for effect in effects:  # the latest first
            row = rows.get(effect.record_id)
            if row is None:
                continue
            values = self.values_back(call, kind, row, effect)
            if values:
                call.update(table, effect.record_id, **values, update_time=call.clock.now())
                rows[effect.record_id] = call.all(statement, ids=[effect.record_id])[0]
        for number, row in rows.items():
            what = (
                "deleted"
                if row.delete_time is not None and before[number].delete_time is None
                else "updated"
            )
            if row.etag != before[number].etag:
                made = records.to_message(MESSAGES[kind], row)
                told = records.to_message(MESSAGES[kind], before[number])
                call.emit(f"crm.customers.{kind.title()}.{what}", made, before=told)
        self.sources_back(call, kind, effects)

    def values_back(self, call: Call, kind: str, row: Any, effect: Any) -> dict[str, Any]:
        """The columns that taking back one effect sets."""
        if effect.outcome == "created":
            gone = {"delete_time": call.clock.now()} if row.delete_time is None else {}
            # Free for the same record to come again.
            return gone | {"source": "", "external_id": ""}
        if not effect.before:
            return {}
        old = dict(effect.before)
        if "attributes" in old:
            attributes_back(call, kind, row, old.pop("attributes"))
        if old.get("birth_date"):
            old["birth_date"] = date.fromisoformat(old["birth_date"])
        if old.get("join_time"):
            old["join_time"] = datetime.fromisoformat(old["join_time"])
        values = updating.restored(old)
        if "match_keys" in profiles.profile(MESSAGES[kind](), "") and values:
            values["match_keys"] = profiles.changed_keys(row, {**old})
        return values

    def sources_back(self, call: Call, kind: str, effects: Sequence[Any]) -> None:
        """What the source had said before, or nothing."""
        with call.connection.cursor() as cursor:
            new = [
                (e.source, kind, e.external_id, self.import_id)
                for e in effects
                if not e.source_before
            ]
            cursor.executemany(
                "delete from source_records where source = %s and kind = %s and external_id = %s and import_id = %s",
                new,
            )
            again = [
                (
                    Jsonb(e.source_before["data"]),
                    e.source_before["import_id"],
                    e.source_before["trust"],
                    e.source,
                    kind,
                )
                + (e.external_id,)
                for e in effects
                if e.source_before
            ]
            if again:
                cursor.executemany(
                    "update source_records set data = %s, import_id = %s, trust = %s"
                    " where source = %s and kind = %s and external_id = %s",
                    again,
                )

    # Orders and interactions

    def orders(self, call: Call, effects: Sequence[Any]) -> None:
        """Orders: gone with their lines, or as they were."""
        ids = [effect.record_id for effect in effects]
        with call.connection.cursor(binary=True) as cursor:
            found = cursor.execute(
                "select * from orders where order_id = any(%s) for update", (ids,)
            ).fetchall()
        told = orders.with_lines(call, [records.to_message(Order, row) for row in found])
        now = {order.order_id: order for order in told}
        call.run(queries.FORGET_LINES, order_ids=ids)
        for effect in effects:
            if effect.record_id not in now:
                continue
            if effect.outcome == "created":
                call.connection.execute(
                    "delete from orders where order_id = %s", (effect.record_id,)
                )
                call.emit("crm.customers.Order.deleted", now.pop(effect.record_id))
                continue
            old = message_of(Order, effect)
            self.order_back(call, old, now[effect.record_id])
            now[effect.record_id] = old

    @staticmethod
    def order_back(call: Call, old: Order, now: Order) -> None:
        """An order as it was, under its next etag."""
        columns: tuple[str, ...] = (
            "account_id",
            "contact_id",
            "order_date",
            "ship_date",
            "state",
            "channel",
            "currency",
            "amount",
        )
        columns += ("profit", "ship_mode", "country", "region", "city", "postal_code")
        old.etag = str(int(now.etag) + 1)
        old.update_time.CopyFrom(records.timestamp(call.clock.now()))
        values = records.values(old, *columns)
        # Whatever its system says next is news, so that nothing it says is taken for what was there.
        call.update(
            tables.orders, old.order_id, **values, fingerprint=b"", update_time=call.clock.now()
        )
        call.run(queries.FORGET_LINES, order_ids=[old.order_id])
        copying.copy(
            call.connection, "order_lines", intake_rows.LINE_COLUMNS, intake_rows.line_rows(old)
        )
        call.emit("crm.customers.Order.updated", old, before=now)

    def deals(self, call: Call, effects: Sequence[Any]) -> None:
        """Deals: removed, or as they were."""
        rollback_deals.take_back(call, effects)

    def products(self, call: Call, effects: Sequence[Any]) -> None:
        """Products: removed where nothing names them, or as they were."""
        rollback_beside.take_back_products(call, effects)

    def reps(self, call: Call, effects: Sequence[Any]) -> None:
        """People: no longer able to sign in, or as they were."""
        rollback_beside.take_back_people(call, effects)

    def interactions(self, call: Call, effects: Sequence[Any]) -> None:
        """Interactions: removed, or as they were."""
        ids = [effect.record_id for effect in effects]
        rows = {row.interaction_id: row for row in call.all(queries.INTERACTIONS, ids=ids)}
        for effect in effects:
            row = rows.get(effect.record_id)
            if row is None:
                continue
            if effect.outcome == "created":
                values: dict[str, Any] = {
                    "delete_time": call.clock.now(),
                    "source": "",
                    "external_id": "",
                }
            else:
                old = message_of(Interaction, effect)
                values = records.values(old, *interactions.PLAIN, "account_id", "contact_id")
            call.update(
                tables.interactions, effect.record_id, **values, update_time=call.clock.now()
            )
            after = call.all(queries.INTERACTIONS, ids=[effect.record_id])[0]
            what = "deleted" if effect.outcome == "created" else "updated"
            made, told = (records.to_message(Interaction, one) for one in (after, row))
            call.emit(f"crm.customers.Interaction.{what}", made, before=told)


def attributes_back(call: Call, kind: str, row: Any, old: dict[str, Any]) -> None:
    """The attributes as they were: another value back, a new one gone."""
    known = attributes.catalogue(call, kind, {*old, *row.attributes})
    back = {
        name: old.get(name, "") for name in row.attributes if row.attributes[name] != old.get(name)
    }
    record_id = getattr(row, f"{kind}_id")
    attributes.store(call, kind, [(record_id, back)], source="roll back", known=known)


def message_of(message: Any, effect: Any) -> Any:
    """A record as it was before the import."""
    return message.FromString(b64decode(effect.before["message"]))
