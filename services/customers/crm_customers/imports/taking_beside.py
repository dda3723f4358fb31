"""Products and people who sell, taken from staging: what sales need to be told of, beside customers.

The rule kept here: who is here already is told anew only where the plan's mode allows it; nobody's roles are changed,
and nobody who may not add people adds them by a file.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import orjson
from crm.access.v1 import users_pb2
from crm.customers.v1 import orders_pb2
from crm_chassis import records, users
from crm_chassis.sql import Statement
from crm_chassis.tables import users as people
from google.protobuf.field_mask_pb2 import FieldMask
from psycopg.types.json import Jsonb
from sqlalchemy import Text, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.imports.plans import Plan, PlanFailed, Source
from crm_customers.imports.taking_rest import Rest
from crm_customers.tables import products

if TYPE_CHECKING:
    from crm_customers.imports.steps import Step

NOT_YOURS = "this plan adds people: whoever imports it needs the scope users.write"
SOLD = ("product_name", "category", "subcategory")
PERSONAL = ("display_name", "email", "team", "time_zone", "language")
_keys = any_(bindparam("keys", type_=ARRAY(Text)))
KNOWN = Statement(
    select(products)
    .where(products.c.source == bindparam("source", type_=Text), products.c.product_code == _keys)
    .with_for_update()
)
PEOPLE = Statement(select(people).where(people.c.user_id == _keys).with_for_update())


class Beside(Rest):
    """One batch of products or people."""

    def first_of_each(self, rows: Sequence[Any], kind: str) -> list[Any]:
        """One row for each id; a second one that says something else is refused."""
        found: dict[str, Any] = {}
        for row in rows:
            first = found.setdefault(row.key, row)
            if (first.told, first.extra) != (row.told, row.extra):
                text = f"{row.key} is in another row already, and says something else"
                self.refuse(row, kind, "TWICE", "external_id", text)
        return list(found.values())

    def allowed(self, before: Any, told: Any, names: Sequence[str]) -> dict[str, Any]:
        """What a record is told anew: everything that is said, or only what it has not."""
        if self.plan.mode == "create_only":
            return {}
        fills = self.plan.mode == "update_empty"
        said = {name: getattr(told, name) for name in names if getattr(told, name)}
        return {
            name: value
            for name, value in said.items()
            if value != getattr(before, name) and not (fills and getattr(before, name))
        }

    def products(self, rows: Sequence[Any]) -> None:
        """Products, by their codes in this source."""
        found = self.first_of_each(rows, "product")
        given = {"source": self.source.name, "keys": sorted(row.key for row in found)}
        there = {row.product_code: row for row in self.call.all(KNOWN, **given)}
        for row in found:
            told = orders_pb2.Product.FromString(row.told)
            before = there.get(row.key)
            if before is None:
                self.step.counts.add("product", "created")
                if not self.step.dry:
                    self._add_product(told)
                continue
            news = self.allowed(before, told, SOLD)
            self.step.counts.add("product", "updated" if news else "unchanged")
            if news and not self.step.dry:
                self._change_product(before, news)

    def _add_product(self, told: orders_pb2.Product) -> None:
        values = records.values(told, "source", "product_code", *SOLD)
        made = self.call.insert(products, **values, create_time=self.call.clock.now())
        message = records.to_message(orders_pb2.Product, made)
        self.call.emit("crm.customers.Product.created", message)
        self._note("product", "created", made.product_id, told.product_code, None)

    def _change_product(self, before: Any, news: dict[str, Any]) -> None:
        where = products.c.product_id == before.product_id
        after = self.call.first(
            products.update().where(where).values(**news).returning(*products.c)
        )
        was = records.to_message(orders_pb2.Product, before)
        made = records.to_message(orders_pb2.Product, after)
        self.call.emit("crm.customers.Product.updated", made, before=was)
        kept = Jsonb({name: getattr(before, name) for name in SOLD})
        self._note("product", "updated", before.product_id, before.product_code, kept)

    def reps(self, rows: Sequence[Any]) -> None:
        """People who sell, and those whom they report to."""
        if not self.call.principal.may("users.write"):
            raise PlanFailed(NOT_YOURS)
        users.keep_here(self.call)
        told: list[tuple[str, users_pb2.User]] = []
        for row in self.first_of_each(rows, "rep"):
            told.append(("rep", users_pb2.User.FromString(row.told)))
            if above := orjson.loads(row.extra)["manager"]:
                told.append(("manager", users_pb2.User.FromString(bytes.fromhex(above))))
        keys = sorted({user.user_id for _, user in told})
        there = {row.user_id: row for row in self.call.all(PEOPLE, keys=keys)}
        done = set[str]()
        for kind, user in told:
            if user.user_id in done:  # one manager of many
                continue
            done.add(user.user_id)
            before = there.get(user.user_id)
            news = {} if before is None else self.allowed(before, user, PERSONAL)
            outcome = "created" if before is None else "updated" if news else "unchanged"
            self.step.counts.add(kind, outcome)
            if not self.step.dry and outcome != "unchanged":
                self._take_person(user, before, news)

    def _take_person(self, user: users_pb2.User, before: Any, news: dict[str, Any]) -> None:
        if before is None:
            made = users.create_user(self.call, users_pb2.CreateUserRequest(user=user))
            self._note("rep", "created", None, user.user_id, None, int(made.etag))
            return
        changed = users_pb2.User(user_id=user.user_id, **news)
        request = users_pb2.UpdateUserRequest(user=changed, update_mask=FieldMask(paths=list(news)))
        made = users.update_user(self.call, request)
        kept = Jsonb({name: getattr(before, name) for name in news})
        self._note("rep", "updated", None, user.user_id, kept, int(made.etag))

    def _note(
        self, kind: str, outcome: str, number: int | None, key: str, before: Any, etag: int = 1
    ) -> None:
        """Notes what was done; people have no number: theirs is that of the effect."""
        name = self.source.name
        if number is None:
            number = self.step.cursor.get("effects", 0) + len(self.effects)
        self.effects.append((kind, outcome, number, etag, name, key, before, None))


def take(step: "Step", plan: Plan, source: Source, kind: str, rows: Sequence[Any]) -> None:
    """Takes a batch of products or people."""
    batch = Beside(step, plan, source)
    getattr(batch, f"{kind}s")(rows)
    batch.finish()
