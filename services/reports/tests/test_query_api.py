"""Queries of the catalogue: measures by dimensions and time, compared, narrowed, paged, refused, and as a file."""

import csv
import io
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from crm.customers.v1 import accounts_pb2, interactions_pb2
from crm.events.v1 import events_pb2
from crm.reports.v1 import catalogue_pb2 as pb
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.testing import World
from crm_reports.batches import Batch
from crm_reports.follower import following

from .histories import NOW, History

YEAR: dict[str, Any] = {"start_date": "2026-01-01", "end_date": "2026-10-31"}


@pytest.fixture
def world_with_past(world: World) -> World:
    """Reports with the facts of all modules."""
    for service in ("customers", "tickets", "channels"):
        world.connect(service)
    found = following(world.app)
    History(3).happen(60).into(found.facts)
    for follower in found.followers.values():
        follower.reached = True
    world.clock.time = NOW
    return world


def ask(world: World, *measures: str, by: str = "leader", **more: Any) -> pb.RunQueryResponse:
    reply: pb.RunQueryResponse = world.call("RunQuery", by=by, measure_ids=measures, **more)
    return reply


def column(reply: pb.RunQueryResponse, at: int) -> list[Decimal]:
    return [Decimal(row.values[at].value or 0) for row in reply.rows]


def test_queries_of_the_catalogue(world_with_past: World) -> None:  # one world: it is dear
    world = world_with_past
    _rows_add_up_to_the_total(world)
    _shares_are_computed_not_averaged(world)
    _money_has_a_column_for_each_currency(world)
    _steps_are_compared(world)
    _every_value_opens_to_its_records(world)
    _pages_are_the_whole(world)
    _pages_neither_repeat_nor_skip_what_was_there_when_facts_change(world)
    _rights_narrow(world)
    _refusals_name_what_is_wrong(world)
    _a_file_has_the_same_rows(world)
    _the_catalogue_tells_itself(world)


def _rows_add_up_to_the_total(world: World) -> None:
    reply = ask(
        world, "tickets.opened", "tickets.closed", dimension_ids=["team", "channel"], **YEAR
    )
    for at in range(2):
        assert sum(column(reply, at)) == Decimal(reply.total.values[at].value) > 0
    assert [d.dimension_id for d in reply.rows[0].dimensions] == ["team", "channel"]
    assert column(reply, 0) == sorted(column(reply, 0), reverse=True)
    assert reply.total_size == len(reply.rows)


def _shares_are_computed_not_averaged(world: World) -> None:
    reply = ask(
        world, "promises.kept_share", "promises.kept", "promises.broken", dimension_ids=["team"]
    )
    for row in [*reply.rows, reply.total]:
        share, kept, broken = (Decimal(value.value or 0) for value in row.values)
        if kept + broken:
            assert abs(share - kept / (kept + broken)) < Decimal("0.0001")
        else:
            assert row.values[0].value == ""


def _money_has_a_column_for_each_currency(world: World) -> None:
    reply = ask(world, "orders.sales", "orders.count", dimension_ids=["category"])
    named = [(each.measure_id, each.currency) for each in reply.columns]
    assert named == [("orders.sales", "EUR"), ("orders.sales", "CNY"), ("orders.count", "")]
    for at in range(2):
        assert sum(column(reply, at)) == Decimal(reply.total.values[at].value)
    by_currency = ask(world, "orders.sales", dimension_ids=["currency"])
    found = {row.dimensions[0].value: row.values[0].value for row in by_currency.rows}
    assert found == {"EUR": reply.total.values[0].value, "CNY": reply.total.values[1].value}


def _steps_are_compared(world: World) -> None:
    months = ask(
        world,
        "tickets.opened",
        "tickets.open",
        time_step=pb.TIME_STEP_MONTH,
        with_previous=True,
        with_year_before=True,
        **YEAR,
    )
    assert [row.time for row in months.rows] == [f"2026-{number:02d}" for number in range(1, 11)]
    october = months.rows[9]
    alone = ask(
        world, "tickets.opened", "tickets.open", start_date="2026-10-01", end_date="2026-10-31"
    )
    assert [v.value for v in october.values] == [v.value for v in alone.total.values]
    last_year = ask(
        world, "tickets.opened", "tickets.open", start_date="2025-10-01", end_date="2025-10-31"
    )
    assert [v.year_before_value for v in october.values] == [
        v.value for v in last_year.total.values
    ]
    before = ask(world, "tickets.opened", start_date="2025-12-01", end_date="2025-12-31")
    assert october.values[0].previous_value == before.total.values[0].value
    assert sum(column(months, 0)) == Decimal(months.total.values[0].value)


def _every_value_opens_to_its_records(world: World) -> None:
    reply = ask(
        world,
        "orders.sales",
        "orders.count",
        dimension_ids=["region", "category"],
        time_step=pb.TIME_STEP_QUARTER,
        filters=[
            {"dimension_id": "category", "values": ["Paper"]},
            {"dimension_id": "currency", "values": ["CNY"], "negate": True},
        ],
        **YEAR,
    )
    assert [head.currency for head in reply.columns] == ["EUR", ""]
    for row in reply.rows:
        assert {d.value for d in row.dimensions if d.dimension_id == "category"} == {"Paper"}
        for head, value in zip(reply.columns, row.values, strict=True):
            opened = world.call(
                "ListRecords",
                by="leader",
                figure_id=head.measure_id,
                key=value.key,
                filters=reply.filters,
                page_size=500,
                **YEAR,
            )
            assert len(opened.records) == value.record_count
            assert Decimal(opened.figure.value) == Decimal(value.value)


def _pages_are_the_whole(world: World) -> None:
    asked: dict[str, Any] = {"dimension_ids": ["account"], "order_by": "account"}
    whole = ask(world, "interactions.all", **asked)
    rows: list[pb.QueryRow] = []
    token = ""
    while True:
        page = ask(world, "interactions.all", page_size=4, page_token=token, **asked)
        rows += page.rows
        token = page.next_page_token
        if not token:
            break
    assert list(whole.rows) == rows
    greatest = ask(world, "interactions.all", dimension_ids=["account"])
    labels = {row.dimensions[0].value: row.dimensions[0].label for row in whole.rows}
    assert {row.dimensions[0].value: row.dimensions[0].label for row in greatest.rows} == labels
    assert any("Acme" in label for label in labels.values())
    assert whole.total_size == len(rows) > 4


def _pages_neither_repeat_nor_skip_what_was_there_when_facts_change(world: World) -> None:
    """Between any two pages somebody new comes at the top, and the step before the first one gets its first record."""
    questions: list[dict[str, Any]] = [
        {"order_by": "account"},
        {"order_by": "account desc"},
        {"order_by": "interactions.all desc"},
        {"order_by": "interactions.all"},
        {"time_step": pb.TIME_STEP_QUARTER},
        {"time_step": pb.TIME_STEP_QUARTER, "order_by": "time desc"},
        {"time_step": pb.TIME_STEP_QUARTER, "order_by": "interactions.all desc"},
    ]
    for number, more in enumerate(questions, 1):
        asked: dict[str, Any] = {"dimension_ids": ["account", "channel"], **more}
        before = {key_of(row) for row in ask(world, "interactions.all", **asked).rows}
        seen: list[Any] = []
        token = ""
        for turn in range(1000):
            page = ask(world, "interactions.all", page_size=7, page_token=token, **asked)
            seen += [key_of(row) for row in page.rows]
            token = page.next_page_token
            if not token:
                break
            newcomer(world, number * 1000 + turn)
        assert len(seen) == len(set(seen)), more
        assert before <= set(seen), more
        assert page.total_size > len(before)


def key_of(row: pb.QueryRow) -> tuple[str, ...]:
    return (*(each.value for each in row.dimensions), row.time)


def newcomer(world: World, number: int) -> None:
    """Somebody whose name comes first, with more touches than all, longer ago than all."""
    facts = following(world.app).facts
    at = facts.position("customers").cursor
    batch, account_id = Batch(start=at, cursor=at), 900_000 + number
    for times in range(40):
        touch = interactions_pb2.Interaction(
            interaction_id=account_id * 100 + times, account_id=account_id, channel=1
        )
        touch.start_time.FromDatetime(datetime(2026, 1, 1) - timedelta(days=number * 2))
        batch.take([event_of("Interaction", touch.interaction_id, touch)])
    name = f"!{9_999_999 - number}"
    account = accounts_pb2.Account(account_id=account_id, display_name=name)
    batch.take([event_of("Account", account_id, account)])
    assert facts.apply("customers", batch, NOW)


def event_of(kind: str, key: int, message: Any) -> events_pb2.Event:
    event = events_pb2.Event(
        event_id=10**9 + key, resource=f"crm.customers.{kind}", resource_id=str(key)
    )
    event.event_type = f"{event.resource}.created"
    event.data.Pack(message)
    return event


def _rights_narrow(world: World) -> None:
    world.person("li.wei", "rep")
    own = ask(world, "tickets.opened", by="li.wei")
    everything = ask(world, "tickets.opened")
    assert own.narrowed_to
    assert 0 < int(own.total.values[0].value) < int(everything.total.values[0].value)
    seen = world.call(
        "ListDimensionValues", by="li.wei", dimension_id="owner", measure_id="tickets.opened"
    )
    every = world.call(
        "ListDimensionValues", by="leader", dimension_id="owner", measure_id="tickets.opened"
    )
    assert sum(v.record_count for v in seen.values) == int(own.total.values[0].value)
    assert sum(v.record_count for v in every.values) == int(everything.total.values[0].value)


WRONG: tuple[tuple[set[str], dict[str, Any]], ...] = (
    ({"measure_ids[0]"}, {"measure_ids": ["tickets.nothing"]}),
    ({"dimension_ids[0]"}, {"measure_ids": ["tickets.opened"], "dimension_ids": ["category"]}),
    (
        {"filters[0].dimension_id"},
        {
            "measure_ids": ["orders.sales", "tickets.opened"],
            "filters": [{"dimension_id": "product", "values": ["P"]}],
        },
    ),
    ({"start_date"}, {"measure_ids": ["tickets.opened"], "with_previous": True}),
    (
        {"time_step"},
        {"measure_ids": ["tickets.opened"], "time_step": 1, "start_date": "1990-01-01"},
    ),
    ({"order_by"}, {"measure_ids": ["tickets.opened"], "order_by": "orders.sales"}),
    ({"start_date"}, {"measure_ids": ["tickets.opened"], "start_date": "2026-02-31"}),
    (
        {"end_date"},
        {
            "measure_ids": ["tickets.opened"],
            "start_date": "2026-02-02",
            "end_date": "2026-02-01",
        },
    ),
    ({"time_zone"}, {"measure_ids": ["tickets.opened"], "time_zone": "Moon/Base"}),
    ({"dimension_ids[0]"}, {"measure_ids": ["tickets.opened"], "dimension_ids": ["weather"]}),
    (
        {"measure_ids[1]", "dimension_ids[1]"},
        {
            "measure_ids": ["tickets.opened", "tickets.nothing"],
            "dimension_ids": ["team", "weather"],
        },
    ),
    ({"page_token"}, {"measure_ids": ["tickets.opened"], "page_token": "x"}),
    ({"page_token"}, {"measure_ids": ["tickets.opened"], "page_token": "WzEsMl0"}),
)


def _refusals_name_what_is_wrong(world: World) -> None:
    """By the field; a token of another question is none of this one."""
    of_channels = ask(world, "tickets.opened", dimension_ids=["channel"], page_size=1)
    token = {"measure_ids": ["tickets.opened"], "page_token": of_channels.next_page_token}
    of_another = (
        ({"page_token"}, {**token, "dimension_ids": ["team"]}),
        ({"page_token"}, {**token, "dimension_ids": ["channel"], "start_date": "2026-01-01"}),
    )
    for fields, more in (*WRONG, *of_another):
        with pytest.raises(Invalid) as refused:
            world.call("RunQuery", by="leader", **more)
        assert set(refused.value.fields) == fields
    with pytest.raises(NotFound):
        world.call("GetMeasure", by="leader", measure_id="tickets.nothing")


def _a_file_has_the_same_rows(world: World) -> None:
    query = {"measure_ids": ["orders.sales", "orders.count"], "dimension_ids": ["category"]}
    shown = ask(world, *query["measure_ids"], dimension_ids=query["dimension_ids"])
    file = world.call("ExportQuery", by="leader", query=query)
    lines = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert file.row_count == file.total_size == len(lines) - 1
    assert lines[0] == ["Product category", "Sales EUR", "Sales CNY", "Orders"]
    assert [line[0] for line in lines[1:]] == [row.dimensions[0].label for row in shown.rows]
    assert [Decimal(line[1]) for line in lines[1:]] == column(shown, 0)


def _the_catalogue_tells_itself(world: World) -> None:
    measures = world.call("ListMeasures", by="leader", dimension_id="category").measures
    assert "orders.sales" in {each.measure_id for each in measures}
    assert "tickets.opened" not in {each.measure_id for each in measures}
    known = world.call(
        "ListDimensions", by="leader", measure_ids=["orders.sales", "tickets.opened"]
    )
    assert {"tier", "segment", "region"} <= {each.dimension_id for each in known.dimensions}
    assert "category" not in {each.dimension_id for each in known.dimensions}
    values = world.call(
        "ListDimensionValues", by="leader", dimension_id="channel", query="phon"
    ).values
    assert [value.label for value in values] == ["Phone"]
    named = world.call(
        "ListDimensionValues", by="leader", dimension_id="account", query="acme"
    ).values
    assert named
    assert all("Acme" in value.label for value in named)
    none = world.call("ListDimensionValues", by="leader", dimension_id="account", query="nowhere")
    assert not none.values
