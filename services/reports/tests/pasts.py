"""A random past of all modules, told by feeds that repeat themselves and come late; and the records at its end.

The rule kept here: records are made by the fields that facts keep, whatever facts there are, so a new fact is part of
every past by itself. What is true at the end is written down as it happens, never read out of the feeds.
"""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from crm.events.v1 import events_pb2
from crm_reports.batches import Batch
from crm_reports.declaring import Column
from crm_reports.facts import FACTS
from crm_reports.warehouse import Warehouse
from google.protobuf.descriptor import FieldDescriptor

from .record_kinds import Kind, kinds_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ZONES = ("UTC", "Asia/Shanghai", "Europe/Berlin")
# Days on which the periods that are asked for begin and end: what happens at their midnights is told apart.
EDGES = (date(2025, 6, 1), date(2026, 1, 1), date(2026, 7, 1), date(2026, 10, 1), date(2026, 11, 1))
PEOPLE = ("anna.keller", "li.wei", "tom.berg", "")
PERSON, NOBODY = "Clara Muster", "someone"
TEAMS = ("Service", "技术部", "Sales", "")
WORDS = ("one", "zwei", "三", "")
OF_PEOPLE = ("owner_id", "agent_id", "handler_id", "user_id", "from_id", "to_id", "author_id")
STATUSES = ("new", "growing", "steady", "at_risk", "dormant", "")
SAID = dict.fromkeys(("relationship_status", "before", "after"), STATUSES)
NUMBERS = {"plan_year": (2025, 2026), "window_days": (0, 7, 90, 400)}
FEW = ("Partner", "Product", "Policy", "Location", "Pipeline", "Campaign")
USUAL = ("crm.customers.Account", "crm.tickets.Ticket", "crm.channels.Partner")
NEW_EPOCH = None
MODULES = (
    ("tickets",),
    ("customers",),
    ("channels",),
    ("customers", "tickets"),
    ("customers", "channels"),
)


class Past:
    """What happened, in the order in which the feeds tell it."""

    def __init__(self, seed: int, size: int = 16, share: float = 1.0) -> None:
        self.random = random.Random(seed)
        self.kinds = kinds_of(FACTS)
        # Not every installation has all modules.
        self.services: tuple[str, ...] = self.random.choice(MODULES)
        # Nor does all happen everywhere: with a small `share`, few kinds of records are made.
        self.rare = {kind for kind in self.kinds if self.random.random() >= share} - set(USUAL)
        self.truth: dict[str, dict[int, Any]] = {resource: {} for resource in self.kinds}
        self.feeds: dict[str, list[events_pb2.Event | None]] = {}
        self.numbers: dict[str, int] = {}
        self.histories: dict[str, list[tuple[events_pb2.Event, Any]]] = {}
        self.merges: list[list[tuple[str, int, str]]] = []
        self.erased = False
        self.sizes = {
            resource: 8 if resource.rpartition(".")[2] in FEW else size for resource in self.kinds
        }
        self.refers = {
            (kind.service, kind.key): kind.resource for kind in reversed(self.kinds.values())
        }

    # -- what records say ---------------------------------------------------------------------------------------

    def moment(self) -> datetime:
        """Some moment of two years; now and then the first or the last of a day."""
        if self.random.random() < 0.2:
            zone = ZoneInfo(self.random.choice(ZONES))
            day = self.random.choice(EDGES)
            midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
            return midnight.astimezone(UTC) + timedelta(seconds=self.random.choice((-1, 0, 1)))
        ago = self.random.randrange(730 * 86_400 * 1000)
        return NOW - timedelta(milliseconds=ago)

    def text(self, name: str) -> str:
        r = self.random
        if name.endswith(OF_PEOPLE):
            return r.choice(PEOPLE)
        if name.endswith("team"):
            return r.choice(TEAMS)
        if name.endswith("currency"):
            return r.choice(("EUR", "EUR", "CNY", ""))
        if name.endswith("name"):
            return r.choice((*WORDS, PERSON))
        return r.choice(SAID.get(name, WORDS))

    def number(self, kind: Kind, name: str) -> int:
        for service in (kind.service, "customers", "tickets", "channels"):
            told = self.refers.get((service, name))
            if told is not None:
                return self.random.randint(0, self.sizes[told] + 1)
        return self.random.choice(NUMBERS.get(name, range(6)))

    def value(self, kind: Kind, column: Column) -> Any:
        """Something for a field; None: it is not said."""
        r, name = self.random, column.name
        if column.kind == "decimal":
            if name == "quantity":
                return str(r.randint(1, 20))
            return r.choice(("", "0", f"{r.randint(-500_000, 9_000_000) / 10_000:.4f}", "12.5"))
        if column.kind == "date":
            if (
                name in ("open_date", "start_date", "done_date", "next_step_date")
                and r.random() < 0.4
            ):
                return ""
            return (self.moment().date()).isoformat()
        if column.field.enum_type is not None:
            return r.choice(column.field.enum_type.values).number
        if column.field.type == FieldDescriptor.TYPE_MESSAGE:
            often = {"create_time": 1.0, "start_time": 0.95, "delete_time": 0.0}.get(name, 0.6)
            return self.moment() if r.random() < often else None
        if column.field.type == FieldDescriptor.TYPE_STRING:
            return self.text(name)
        if column.field.type == FieldDescriptor.TYPE_BOOL:
            return r.random() < 0.4
        return self.number(kind, name)

    def say_field(self, kind: Kind, message: Any, column: Column) -> None:
        """Gives one field a new value."""
        *path, last = column.path.split(".")
        for step in path:
            message = getattr(message, step)
        value = self.value(kind, column)
        message.ClearField(last)
        if isinstance(value, datetime):
            getattr(message, last).FromDatetime(value)
        elif value is not None:
            setattr(message, last, value)

    def children_of(self, kind: Kind, message: Any) -> None:
        """New lines, steps or whatever a record has several of; each has a number of its own."""
        for name, columns in kind.children.items():
            message.ClearField(name)
            for number in range(self.random.randint(1, 4)):
                child = getattr(message, name).add()
                for column in columns:
                    if column.name in ("number", "line_number", "order_line_id"):
                        own = (
                            number + 1
                            if "number" in column.name
                            else self._line(kind, message, number)
                        )
                        setattr(child, column.path, own)
                    else:
                        self.say_field(kind, child, column)

    @staticmethod
    def _line(kind: Kind, message: Any, number: int) -> int:
        return int(getattr(message, kind.key)) * 10 + number

    def fresh(self, kind: Kind, key: int) -> Any:
        """A new record."""
        message = kind.message()
        setattr(message, kind.key, key)
        for column in kind.columns:
            self.say_field(kind, message, column)
        self.children_of(kind, message)
        if kind.resource == "crm.channels.StockBalance":  # one for each product at each location
            message.location_id, message.product_id = divmod(
                key, self.sizes["crm.channels.Product"]
            )
        return message

    # -- what happens -------------------------------------------------------------------------------------------

    def tell(self, resource: str, message: Any, word: str = "updated") -> None:
        """The record is so now: an event of its feed, and the truth."""
        kind = self.kinds[resource]
        key = getattr(message, kind.key)
        number = self.numbers[kind.service] = self.numbers.get(kind.service, 0) + 1
        event = events_pb2.Event(
            event_id=number,
            resource=resource,
            resource_id=str(key),
            event_type=f"{resource}.{word}",
        )
        event.occur_time.FromDatetime(self.moment())
        event.data.Pack(message)
        self.feeds.setdefault(kind.service, []).append(event)
        kept = kind.message()
        kept.CopyFrom(message)
        self.histories.setdefault(resource, []).append((event, kept))
        if word == "deleted" and not kind.stays:
            del self.truth[resource][key]
        else:
            self.truth[resource][key] = kept

    def correct(self, resource: str, key: int) -> None:
        """Some fields were wrong, or have changed."""
        kind, message = self.kinds[resource], self.truth[resource][key]
        for column in kind.columns:
            if (
                column.name not in ("delete_time", "location_id", "product_id")
                and self.random.random() < 0.3
            ):
                self.say_field(kind, message, column)
        if kind.children and self.random.random() < 0.5:
            self.children_of(kind, message)
        self.tell(resource, message)

    def remove(self, resource: str, key: int) -> None:
        """A record is removed; or put back, if it was."""
        kind, message = self.kinds[resource], self.truth[resource][key]
        if not kind.stays:
            self.tell(resource, message, "deleted")
            if self.random.random() < 0.5:
                self.tell(resource, self.fresh(kind, key), "created")
        elif message.HasField("delete_time"):
            message.ClearField("delete_time")
            self.tell(resource, message, "restored")
        else:
            message.delete_time.FromDatetime(NOW)
            self.tell(resource, message, "deleted" if self.random.random() < 0.5 else "updated")

    def merge(self) -> None:
        """Two accounts were one: the second goes, and all that was its is the first's."""
        accounts = self.truth["crm.customers.Account"]
        alive = [key for key, account in accounts.items() if not account.HasField("delete_time")]
        if len(alive) < 2:
            return
        into, away = self.random.sample(alive, 2)
        moved = []
        for resource, records in self.truth.items():
            for key, message in list(records.items()):
                if (
                    resource != "crm.customers.Account"
                    and getattr(message, "account_id", None) == away
                ):
                    moved.append((resource, key, message.SerializeToString()))
                    message.account_id = into
                    self.tell(resource, message)
        before = accounts[away].SerializeToString()
        accounts[away].delete_time.FromDatetime(NOW)
        self.tell("crm.customers.Account", accounts[away], "merged")
        self.merges.append([*moved, ("crm.customers.Account", away, before)])

    def undo(self) -> None:
        """A merge was a mistake: everything that it moved and that is still there is as it was before."""
        if not self.merges:
            return
        moved = self.merges.pop(self.random.randrange(len(self.merges)))
        for resource, key, before in reversed(moved):
            if key in self.truth[resource]:
                self.tell(resource, self.kinds[resource].message.FromString(before), "unmerged")

    def restore_backup(self) -> None:
        """A service's database is an older one now: some records never were, and its feed begins again."""
        service = self.random.choice(sorted(self.feeds))
        self.feeds[service].append(NEW_EPOCH)
        self.numbers[service] = 0
        self.merges.clear()
        for resource, kind in self.kinds.items():
            if kind.service == service:
                self.histories.pop(resource, None)
                kept = {k: m for k, m in self.truth[resource].items() if self.random.random() < 0.7}
                self.truth[resource].clear()
                for message in kept.values():
                    self.tell(resource, message)

    def happen(self) -> "Past":
        """All of it, in a mixed order."""
        r = self.random
        made = [
            (resource, key)
            for resource, kind in self.kinds.items()
            if kind.service in self.services and resource not in self.rare
            for key in range(1, self.sizes[resource] + 1)
        ]
        r.shuffle(made)
        for resource, key in made:
            self.tell(resource, self.fresh(self.kinds[resource], key), "created")
        acts: list[Callable[[], None]] = [self.merge, self.undo] * 3
        if r.random() < 0.4:
            acts.append(self.restore_backup)
        acts += [partial(self.anywhere, self.correct)] * (len(made) // 2)
        acts += [partial(self.anywhere, self.remove)] * (len(made) // 10)
        r.shuffle(acts)
        for act in acts:
            act()
        return self

    def anywhere(self, act: Callable[[str, int], None]) -> None:
        """Something happens to some record."""
        resource = self.random.choice(list(self.truth))
        if self.truth[resource]:
            act(resource, self.random.choice(list(self.truth[resource])))

    # -- how the facts hear of it -------------------------------------------------------------------------------

    def heard(self, service: str) -> Iterator[list[events_pb2.Event] | None]:
        """The feed as it may arrive: cut anywhere, some of it twice, some of it late; None: a new epoch."""
        parts: list[list[events_pb2.Event]] = [[]]
        for event in self.feeds.get(service, []):
            if event is NEW_EPOCH:
                parts.append([])
            else:
                parts[-1].append(event)
        for number, events in enumerate(parts):
            if number:
                yield None
            late: list[tuple[float, events_pb2.Event]] = []
            for at, event in enumerate(events):
                chance = self.random.random()
                if chance > 0.15:
                    late.append((at, event))
                elif chance < 0.05:
                    late.append((at + self.random.uniform(0, 60), event))
                else:
                    late += [(at, event), (at + self.random.uniform(0, 90), event)]
            late.sort(key=lambda pair: pair[0])
            at = 0
            while at < len(late):
                size = self.random.choice((1, 40, 400, 400, 1000))
                yield [event for _, event in late[at : at + size]]
                at += size
            yield []

    def into(self, facts: Warehouse) -> Warehouse:
        """Told to facts, the feeds taking turns; somewhere in between a person is erased everywhere."""
        feeds = {service: self.heard(service) for service in self.feeds}
        cursors = dict.fromkeys(feeds, 0)
        while feeds:
            if not self.erased and self.random.random() < 0.05:
                self.erase(facts)
            service = self.random.choice(list(feeds))
            try:
                events = next(feeds[service])
            except StopIteration:
                del feeds[service]
                continue
            if events is None:
                facts.forget(service)
                cursors[service] = 0
                continue
            batch = Batch(start=str(cursors[service] or ""))
            batch.take([self._clean(event) for event in events] if self.erased else events)
            cursors[service] += 1
            batch.cursor = str(cursors[service])
            batch.caught_up = not events
            assert facts.apply(service, batch, NOW)
        return facts

    def erase(self, facts: Warehouse) -> None:
        """A person is nobody any more: in facts, in the feeds and in what is true."""
        facts.rewrite(PERSON, lambda text: text.replace(PERSON, NOBODY))
        self.erased = True
        for records in self.truth.values():
            for message in records.values():
                _forget(message)
        for told in self.histories.values():
            for _event, message in told:
                _forget(message)

    def _clean(self, event: events_pb2.Event) -> events_pb2.Event:
        message = self.kinds[event.resource].message.FromString(event.data.value)
        _forget(message)
        cleaned = events_pb2.Event()
        cleaned.CopyFrom(event)
        cleaned.data.Pack(message)
        return cleaned


def _forget(message: Any) -> None:
    """The person's name out of all texts of a message and of what is in it."""
    for descriptor, value in message.ListFields():
        if isinstance(value, str):
            setattr(message, descriptor.name, value.replace(PERSON, NOBODY))
        elif descriptor.type == FieldDescriptor.TYPE_MESSAGE:
            for each in [value] if hasattr(value, "ListFields") else list(value):
                if hasattr(each, "ListFields"):
                    _forget(each)
