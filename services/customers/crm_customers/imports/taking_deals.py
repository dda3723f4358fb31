"""Deals taken from staging: opened as they stand in their source, or changed where it says something else now.

The rule kept here: a deal is known by its id in its source; history that is brought in passes no gates, for they were
passed elsewhere. A deal whose customer is not said is taken without one, and counted as such.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import orjson
from crm.customers.v1 import deals_pb2 as pb
from crm.customers.v1.orders_pb2 import Product
from crm_chassis import records
from crm_chassis.sql import Statement
from psycopg.types.json import Jsonb
from sqlalchemy import Text, any_, bindparam, insert, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.deals import pipelines, rules, seeing
from crm_customers.imports.plans import Plan, Source
from crm_customers.imports.taking_beside import PEOPLE
from crm_customers.imports.taking_rest import Rest
from crm_customers.tables import accounts as accounts_table
from crm_customers.tables import deal_lines, deal_steps, deals, products
from crm_customers.tables import pipelines as all_pipelines

if TYPE_CHECKING:
    from crm_customers.imports.steps import Step

KNOWN = Statement(
    select(deals)
    .where(deals.c.source == bindparam("source", type_=Text))
    .where(deals.c.external_id == any_(bindparam("keys", type_=ARRAY(Text))))
    .where(deals.c.external_id != "")
    .with_for_update()
)
ALIVE = Statement(
    select(all_pipelines)
    .where(all_pipelines.c.delete_time.is_(None))
    .order_by(all_pipelines.c.pipeline_id)
)
PLAIN = (
    *("name", "owner_id", "team", "category", "close_reason", "close_note", "competitor", "note"),
    *("next_step", "currency"),
)
DAYS = ("expected_close_date", "open_date", "next_step_date")
COLUMNS = (
    *("external_id", "source", "account_id", "contact_id", "pipeline_id", "stage_id", "state"),
    *("amount", "probability", "own_probability", "stage_time", "close_time", *PLAIN, *DAYS),
    *("create_time", "update_time"),
)
# What its source may say anew of a deal that is here.
AGAIN = ("state", "amount", "close_time", "stage_id", "account_id", *PLAIN, *DAYS)


def _insert_of(table: Any, names: Sequence[str]) -> str:
    values = {name: bindparam(name, type_=table.c[name].type) for name in names}
    return Statement(insert(table).values(values).returning(*table.c)).text


class Deals(Rest):
    """One batch of deals."""

    def __init__(self, step: "Step", plan: Plan, source: Source) -> None:
        super().__init__(step, plan, source)
        rows = self.call.all(ALIVE)
        stages = pipelines.stages_of(self.call, [row.pipeline_id for row in rows])
        self.ways = [(row, stages[row.pipeline_id]) for row in rows]
        self.sold: dict[tuple[str, str], Any] = {}
        self.teams: dict[str, str] = {}

    def take(self, rows: Sequence[Any]) -> None:
        """The whole batch."""
        extras = [orjson.loads(row.extra) for row in rows]
        found, people = self.known(
            {tuple(x["account"]) for x in extras if x["account"]},
            {tuple(x["contact"]) for x in extras if x["contact"]},
        )
        there = self._there([row.key for row in rows])
        self._look_up_teams(rows)
        if not self.step.dry:
            self._learn_products(extras)
        new: list[tuple[Any, dict[str, Any], dict[str, Any]]] = []
        seen: dict[str, bytes] = {}
        for row, extra in zip(rows, extras, strict=True):
            if row.key in seen:
                if seen[row.key] != row.told:
                    text = f"{row.key} is in another row already, and says something else"
                    self.refuse(row, "deal", "TWICE", "external_id", text)
                continue
            seen[row.key] = row.told
            values = self._values(row, extra, found, people)
            if values is None:
                continue
            if row.key in there:
                self._again(there[row.key], row, values)
                continue
            new.append((row, extra, values))
            self.step.counts.add("deal", "created", 1, values["amount"])
            if not extra["account"]:
                self.step.counts.add("deal", "without_customer")
        if new and not self.step.dry:
            self._open(new)

    def _look_up_teams(self, rows: Sequence[Any]) -> None:
        """The teams of those who sell, for deals that name none."""
        owners = {pb.Deal.FromString(row.told).owner_id for row in rows}
        found = self.call.all(PEOPLE, keys=sorted(owners - {""}))
        self.teams = {row.user_id: row.team for row in found}

    def _there(self, keys: list[str]) -> dict[str, Any]:
        rows = self.call.all(KNOWN, source=self.source.name, keys=keys)
        return {row.external_id: row for row in rows}

    def _values(
        self, row: Any, extra: dict[str, Any], found: Mapping[Any, Any], people: Mapping[Any, Any]
    ) -> dict[str, Any] | None:
        """The columns of a deal; None when it is refused."""
        deal = pb.Deal.FromString(row.told)
        customer: dict[str, int | None] = {}
        for kind, known in (("account", found), ("contact", people)):
            named = tuple(extra[kind] or ())
            if named and named not in known:
                text = f"there is no {kind} {named[1]} of {named[0]}"
                self.refuse(row, "deal", "UNKNOWN_CUSTOMER", kind, text)
                return None
            one = known.get(named)
            if kind == "account" and one is not None and not self.call.sees(accounts_table, one):
                text = f"there is no {kind} {named[1]} of {named[0]}"
                self.refuse(row, "deal", "UNKNOWN_CUSTOMER", kind, text)
                return None
            customer[f"{kind}_id"] = getattr(one, f"{kind}_id") if one is not None else None
        place = self._place(row, extra, deal)
        if place is None:
            return None
        values = {name: getattr(deal, name) for name in PLAIN} | customer | place
        for name in DAYS:
            given = getattr(deal, name)
            values[name] = date.fromisoformat(given) if given else None
        values["amount"] = Decimal(deal.amount or 0)
        closed = deal.HasField("close_time")
        values["close_time"] = records.moment_of(deal.close_time) if closed else None
        mine = not values["owner_id"]
        values["owner_id"] = values["owner_id"] or self.call.principal.id
        own_team = self.call.principal.team if mine else self.teams.get(values["owner_id"], "")
        values["team"] = values["team"] or own_team
        return values

    def _place(self, row: Any, extra: dict[str, Any], deal: pb.Deal) -> dict[str, Any] | None:
        """The pipeline and the stage in which a deal stands."""
        wanted = extra["pipeline"].casefold()
        ways = [
            way
            for way in self.ways
            if not wanted or wanted in (way[0].name.casefold(), way[0].name_zh.casefold())
        ]
        if not ways:
            text = f"there is no pipeline {extra['pipeline']!r}"
            self.refuse(row, "deal", "NO_PIPELINE", "pipeline", text)
            return None
        pipeline, stages = ways[0]
        state = records.enum_names(pb.DealState.DESCRIPTOR)[deal.state]
        fitting = [one for one in stages if state == "won" or not one.after_won]
        name = extra["stage"].casefold()
        stage = next(
            (s for s in fitting if name in (s.name.casefold(), s.name_zh.casefold())), None
        )
        if name and stage is None:
            text = f"{pipeline.name} has no stage {extra['stage']!r} for a deal that is {state}"
            self.refuse(row, "deal", "NO_STAGE", "stage", text)
            return None
        usual = rules.selling(stages)
        stage = stage or (usual[0] if state == "open" else usual[-1])
        chance = {"open": stage.probability, "won": 100, "lost": 0}[state]
        return {
            "pipeline_id": pipeline.pipeline_id,
            "stage_id": stage.stage_id,
            "state": state,
            "probability": chance,
        }

    def _again(self, there: Any, row: Any, values: dict[str, Any]) -> None:
        """A deal that is here: what its source says anew changes it, as far as the plan's mode allows."""
        news = {n: values[n] for n in AGAIN if values[n] != getattr(there, n)}
        if self.plan.mode != "overwrite":
            news = {n: value for n, value in news.items() if n in ("state", "amount", "close_time")}
        if "state" in news:
            news |= {n: values[n] for n in ("stage_id", "close_time", "close_reason")}
            news["probability"] = values["probability"]
        if self.plan.mode == "create_only" or not news:
            outcome = "kept" if news else "unchanged"
            self.step.counts.add("deal", outcome)
            return
        self.step.counts.add("deal", "updated", 1, values["amount"])
        if self.step.dry:
            return
        now = self.call.clock.now()
        after = self.call.update(deals, there.deal_id, **news, update_time=now)
        before = records.to_message(pb.Deal, there)
        (made,) = seeing.told(self.call, [after])
        self.call.emit("crm.customers.Deal.updated", made, before=before)
        if after.state != there.state:
            kind = "reopened" if after.state == "open" else after.state
            self._write(deal_steps, [self._step(after, kind, now)])
        kept = Jsonb({"message": b64encode(before.SerializeToString()).decode()})
        self._effect("updated", after, row.key, kept)

    def _effect(self, outcome: str, deal: Any, key: str, before: Any) -> None:
        name = self.source.name
        self.effects.append(("deal", outcome, deal.deal_id, deal.etag, name, key, before, None))

    def _learn_products(self, extras: Sequence[dict[str, Any]]) -> None:
        """The products that deals name, by their names; those that are not known yet are added."""
        wanted = {self._sold(x): x["product_category"] for x in extras if x["product"]}
        for system in sorted({system for system, _ in wanted}):
            codes = sorted(code for of, code in wanted if of == system)
            for row in self.call.all(queries.KNOWN_PRODUCTS, source=system, product_codes=codes):
                self.sold[system, row.product_code] = row
        for key in sorted(wanted.keys() - self.sold.keys()):
            made = self.call.insert(
                products,
                source=key[0],
                product_code=key[1],
                product_name=key[1],
                category=wanted[key],
                create_time=self.call.clock.now(),
            )
            self.call.emit("crm.customers.Product.created", records.to_message(Product, made))
            self.sold[key] = made

    def _sold(self, extra: dict[str, Any]) -> tuple[str, str]:
        """The product that a deal names: its system, and its code there."""
        return extra.get("product_system") or self.source.name, extra["product"]

    def _open(self, new: Sequence[tuple[Any, dict[str, Any], dict[str, Any]]]) -> None:
        """All new deals of the batch, with their lines, steps and events."""
        now = self.call.clock.now()
        rows = []
        for row, _extra, values in new:
            began = values["open_date"] or now.date()
            values["open_date"] = began
            rows.append(
                {
                    **values,
                    "source": self.source.name,
                    "external_id": row.key,
                    "own_probability": False,
                    "stage_time": values["close_time"] or now,
                    "create_time": now,
                    "update_time": now,
                }
            )
        made = self._write(deals, [{name: one[name] for name in COLUMNS} for one in rows])
        sold, steps = [], []
        for (row, extra, _values), deal in zip(new, made, strict=True):
            if extra["product"]:
                sold.append(self._line(deal, self._sold(extra)))
            # The second of two steps of one moment comes after the first.
            steps.append(
                self._step(deal, "opened", (deal.close_time or now) - timedelta(seconds=1))
            )
            if deal.close_time is not None:
                steps.append(self._step(deal, deal.state, deal.close_time))
            self._effect("created", deal, row.key, None)
        self._write(deal_lines, sold)
        self._write(deal_steps, steps)
        for told in seeing.told(self.call, made):
            self.call.emit("crm.customers.Deal.created", told)

    def _line(self, deal: Any, product: tuple[str, str]) -> dict[str, Any]:
        return {
            "deal_id": deal.deal_id,
            "line_number": 1,
            "product_id": self.sold[product].product_id,
            "product_name": product[1],
            "quantity": Decimal(1),
            "unit_price": deal.amount,
            "amount": deal.amount,
        }

    def _step(self, deal: Any, kind: str, when: Any) -> dict[str, Any]:
        return {
            "deal_id": deal.deal_id,
            "kind": kind,
            "from_stage_id": deal.stage_id if kind != "opened" else None,
            "to_stage_id": deal.stage_id,
            "amount": deal.amount,
            "actor_id": deal.owner_id,
            "note": deal.close_reason if kind in ("won", "lost") else "",
            "step_time": when,
        }

    def _write(self, table: Any, rows: Sequence[dict[str, Any]]) -> list[Any]:
        """Many rows of a table in one go; as they were written, in their order."""
        if not rows:
            return []
        text = _insert_of(table, tuple(sorted(rows[0])))
        made = []
        with self.call.connection.cursor() as cursor:
            cursor.executemany(text, rows, returning=True)
            while True:
                made.append(cursor.fetchone())
                if not cursor.nextset():
                    return made


def take(step: "Step", plan: Plan, source: Source, rows: Sequence[Any]) -> None:
    """Takes a batch of deals."""
    batch = Deals(step, plan, source)
    batch.take(rows)
    batch.finish()
