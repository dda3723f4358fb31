"""Which facts there are: every table, which resource's events fill it, and which fields become columns.

The rule kept here: this is the only place that says so. A column's type follows from the field's type; a new field is
one more word, a new fact one more entry, and the file is then read again from the feeds by itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

import pyarrow as pa
from crm.channels.v1 import (
    deal_registrations_pb2,
    partners_pb2,
    price_books_pb2,
    prices_pb2,
    products_pb2,
)
from crm.customers.v1 import accounts_pb2, contacts_pb2, interactions_pb2, orders_pb2
from crm.events.v1.events_pb2 import Event
from crm.tickets.v1 import (
    actions_pb2,
    calls_pb2,
    clocks_pb2,
    comments_pb2,
    hand_overs_pb2,
    journeys_pb2,
    policies_pb2,
    promises_pb2,
    question_answers_pb2,
    surveys_pb2,
    tickets_pb2,
    time_logs_pb2,
)
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

# What a field's type is in Arrow and in DuckDB. An id of 0 and an empty text stay as they are; a time that is
# not set is null.
NUMBER, TEXT, TRUTH = (pa.int64(), "bigint"), (pa.string(), "varchar"), (pa.bool_(), "boolean")
TYPES = {
    FieldDescriptor.TYPE_INT64: NUMBER,
    FieldDescriptor.TYPE_INT32: NUMBER,
    FieldDescriptor.TYPE_STRING: TEXT,
    FieldDescriptor.TYPE_ENUM: TEXT,
    FieldDescriptor.TYPE_BOOL: TRUTH,
    FieldDescriptor.TYPE_MESSAGE: (pa.timestamp("us"), "timestamp"),
}
KINDS = {"decimal": "decimal(18,4)", "date": "date"}


def _micros(times: Iterable[Any]) -> list[int | None]:
    """Timestamps in microseconds; one that is not set (or is 1970 itself) is nothing."""
    return [
        seconds * 1_000_000 + time.nanos // 1000 if (seconds := time.seconds) else None
        for time in times
    ]


@dataclass(frozen=True)
class Column:
    """One column: the field's path in the message; `kind` for texts that hold exact numbers or days."""

    name: str
    field: FieldDescriptor
    path: str
    kind: str

    @property
    def ddl(self) -> str:
        """The column in CREATE TABLE."""
        return f"{self.name} {KINDS.get(self.kind) or TYPES[self.field.type][1]}"

    @property
    def cast(self) -> str:
        """How the column goes from Arrow into the table."""
        kind = KINDS.get(self.kind)
        return f"cast(nullif({self.name}, '') as {kind})" if kind else self.name

    def array(self, messages: list[Any]) -> pa.Array:
        """The values of many messages."""
        values: Any = map(attrgetter(self.path), messages)
        if self.field.enum_type is not None:
            names = _enum_names(self.field)
            values = [names.get(number, "") for number in values]
        elif self.field.message_type is not None:
            values = _micros(values)
        return pa.array(values, TYPES[self.field.type][0])


def _enum_names(field: FieldDescriptor) -> dict[int, str]:
    """TICKET_STATE_IN_PROGRESS is in_progress, and what is not said is empty."""
    values = field.enum_type.values
    prefix = values[0].name.removesuffix("UNSPECIFIED")
    return {
        value.number: value.name.removeprefix(prefix).lower() if value.number else ""
        for value in values
    }


def _column(descriptor: Any, word: str) -> Column:
    """Reads "subject", "amount:decimal" or "owner=agent_id"; an unknown field stops the start."""
    word, _, kind = word.partition(":")
    name, _, path = word.rpartition("=")
    field = None
    for step in path.split("."):
        field = descriptor.fields_by_name[step]
        descriptor = field.message_type
    assert field is not None
    return Column(name or path, field, path, kind)


@dataclass(frozen=True)
class Fact:
    """A table of facts. With `each`, there is one row for each child in that repeated field."""

    table: str
    resource: str
    message: Any
    key: str
    words: str
    each: str = ""

    @property
    def service(self) -> str:
        """The service that owns the records."""
        return self.resource.split(".")[1]

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The key, and the columns that come from the record itself."""
        words = [self.key] if self.each else [self.key, *self.words.split()]
        return tuple(_column(self.message.DESCRIPTOR, word) for word in words)

    @cached_property
    def of_children(self) -> tuple[Column, ...]:
        """The columns that come from each child."""
        if not self.each:
            return ()
        child = self.message.DESCRIPTOR.fields_by_name[self.each].message_type
        return tuple(_column(child, word) for word in self.words.split())

    @cached_property
    def ddl(self) -> str:
        """The CREATE TABLE of the fact."""
        columns = ", ".join(column.ddl for column in (*self.own, *self.of_children))
        return f"create table if not exists {self.table} (event_id bigint, {columns})"

    @cached_property
    def casts(self) -> str:
        """The select list from Arrow into the table."""
        return ", ".join(("event_id", *(column.cast for column in (*self.own, *self.of_children))))

    @staticmethod
    def keys(keys: list[int]) -> pa.Table:
        """Keys as a table to join with."""
        return pa.table({"key": pa.array(keys, pa.int64())})

    def rows(self, seen: Mapping[int, Event]) -> pa.Table:
        """The rows of these records, read out of their last events."""
        if (
            "delete_time" not in self.words
        ):  # nothing says that such a record is gone but its last event
            seen = {key: e for key, e in seen.items() if not e.event_type.endswith(".deleted")}
        parse: Callable[[bytes], Message] = self.message.FromString
        messages: list[Any] = [parse(event.data.value) for event in seen.values()]
        event_ids = [event.event_id for event in seen.values()]
        children: list[Any] = []
        if self.each:
            pairs = [
                (event_id, message, child)
                for event_id, message in zip(event_ids, messages, strict=True)
                for child in getattr(message, self.each)
            ]
            event_ids, messages, children = ([pair[at] for pair in pairs] for at in range(3))
        columns = {"event_id": pa.array(event_ids, pa.int64())}
        columns |= {column.name: column.array(messages) for column in self.own}
        columns |= {column.name: column.array(children) for column in self.of_children}
        return pa.table(columns)


FACTS = (
    Fact(
        "accounts",
        "crm.customers.Account",
        accounts_pb2.Account,
        "account_id",
        "create_time delete_time kind display_name segment country region city owner_id team",
    ),
    Fact(
        "interactions",
        "crm.customers.Interaction",
        interactions_pb2.Interaction,
        "interaction_id",
        "create_time delete_time account_id channel direction agent_id start_time duration_seconds outcome subject"
        " order_id ticket_id",
    ),
    Fact(
        "orders",
        "crm.customers.Order",
        orders_pb2.Order,
        "order_id",
        "create_time external_id source account_id order_date:date state channel currency amount:decimal"
        " profit:decimal country region",
    ),
    Fact(
        "order_lines",
        "crm.customers.Order",
        orders_pb2.Order,
        "order_id",
        "line_number product_id product_code product_name category subcategory quantity:decimal amount:decimal"
        " profit:decimal account_id",
        each="lines",
    ),
    Fact(
        "contacts",
        "crm.customers.Contact",
        contacts_pb2.Contact,
        "contact_id",
        "create_time delete_time account_id",
    ),
    Fact("products", "crm.customers.Product", orders_pb2.Product, "product_id", "product_code"),
    Fact(
        "tickets",
        "crm.tickets.Ticket",
        tickets_pb2.Ticket,
        "ticket_id",
        "create_time delete_time subject state priority channel category owner_id team handler_id handler_team"
        " requester_name account_id account_name first_response_time close_time outcome hand_over_count"
        " return_count reopen_count bounce_count department_count",
    ),
    Fact(
        "hand_overs",
        "crm.tickets.HandOver",
        hand_overs_pb2.HandOver,
        "hand_over_id",
        "create_time delete_time ticket_id kind from_id from_team to_id to_team reason state answer_time account_id",
    ),
    Fact(
        "promises",
        "crm.tickets.Promise",
        promises_pb2.Promise,
        "promise_id",
        "create_time delete_time ticket_id kind due_time owner_id team state keep_time break_time reason account_id"
        " move_count remind_time lapse_time escalation_count",
    ),
    Fact(
        "time_logs",
        "crm.tickets.TimeLog",
        time_logs_pb2.TimeLog,
        "time_log_id",
        "create_time delete_time ticket_id activity_id activity_name user_id team start_time minutes running"
        " account_id",
    ),
    Fact(
        "clocks",
        "crm.tickets.Clock",
        clocks_pb2.Clock,
        "clock_id",
        "create_time delete_time ticket_id kind team state start_time due_time warned_time breach_time end_time"
        " target_seconds policy_id",
    ),
    Fact(
        "policies",
        "crm.tickets.Policy",
        policies_pb2.Policy,
        "policy_id",
        "delete_time display_name",
    ),
    Fact(
        "actions",
        "crm.tickets.Action",
        actions_pb2.Action,
        "action_id",
        "create_time delete_time title kind state owner_id team due_time finish_time close_time overdue_time"
        " meeting_id account_id",
    ),
    Fact(
        "journeys",
        "crm.tickets.TicketJourney",
        journeys_pb2.TicketJourney,
        "ticket_id",
        "account_id start_time end_time total_seconds unaccepted_seconds waiting_seconds hand_over_count loop_count"
        " bounce_count department_count repeat_count",
    ),
    Fact(
        "journey_moves",
        "crm.tickets.TicketJourney",
        journeys_pb2.TicketJourney,
        "ticket_id",
        "number from_team to_team move_time wait_seconds answered is_loop is_bounce is_return",
        each="moves",
    ),
    Fact(
        "calls",
        "crm.tickets.Call",
        calls_pb2.Call,
        "call_id",
        "create_time direction state queue ring_team agent_id team account_id ticket_id requester_name start_time"
        " answer_time end_time transfer_count settle_time",
    ),
    Fact(
        "surveys",
        "crm.tickets.SurveyInvitation",
        surveys_pb2.SurveyInvitation,
        "survey_invitation_id",
        "create_time ticket_id close_time state score answer_time bad reaction heed_time owner_id team account_id",
    ),
    Fact(
        "question_answers",
        "crm.tickets.QuestionAnswer",
        question_answers_pb2.QuestionAnswer,
        "question_answer_id",
        "create_time question_id question_name state choice choice_text account_id segment tier ticket_id agent_id"
        " team ask_time answer_time",
    ),
    Fact(
        "comments",
        "crm.tickets.Comment",
        comments_pb2.Comment,
        "comment_id",
        "create_time delete_time ticket_id visibility from_customer author_id",
    ),
    Fact(
        "partners",
        "crm.channels.Partner",
        partners_pb2.Partner,
        "partner_id",
        "create_time delete_time name kind tier state territory owner_id team",
    ),
    Fact(
        "deal_registrations",
        "crm.channels.DealRegistration",
        deal_registrations_pb2.DealRegistration,
        "deal_registration_id",
        "create_time delete_time partner_id end_customer_name account_id product_line expected_amount:decimal"
        " currency state submit_time decide_time overridden protected_until_time close_time owner_id team",
    ),
    Fact("catalogue", "crm.channels.Product", products_pb2.Product, "product_id", "delete_time"),
    Fact(
        "price_books",
        "crm.channels.PriceBook",
        price_books_pb2.PriceBook,
        "price_book_id",
        "delete_time",
    ),
    Fact("prices", "crm.channels.Price", prices_pb2.Price, "price_id", "delete_time"),
)
