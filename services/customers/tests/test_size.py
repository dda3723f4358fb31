"""Search and lookup stay quick however many customers there are: no question reads a whole table."""

from datetime import UTC, date, datetime

import pytest
from crm_chassis.sql import execute
from crm_customers import callers, search_queries, searching, timeline_queries
from crm_customers.tables import (
    accounts,
    claim_copies,
    contacts,
    interactions,
    orders,
    promise_copies,
    ticket_copies,
)
from crm_customers.touchpoint_queries import TOUCHPOINTS
from psycopg import sql as text
from sqlalchemy import func, insert, literal, select

MANY = 10_000
FAMILIES, TRADES = "王李张刘陈杨赵黄周吴", "纸椅桌灯笔墨柜箱架钟"


@pytest.fixture
def crowd(world):
    """Many accounts and contacts, with names that share their letters."""
    number = func.generate_series(1, MANY).column_valued("number")
    with world.app.database.connection() as connection:
        for family, trade in zip(FAMILIES, TRADES, strict=True):
            name = f"{family}氏{trade}业公司"
            found = searching.search_text(name, [], [])
            values = {
                "display_name": literal(name).concat(func.to_char(number, "FM000000")),
                "search_name": literal(searching.fold(name)).concat(
                    func.md5(func.to_char(number, "FM000000"))
                ),
                "search_text": literal(f"{found} ").concat(
                    func.md5(func.to_char(number, "FM000000"))
                ),
            }
            rows = select(*values.values()).where(number % len(FAMILIES) == FAMILIES.index(family))
            execute(connection, insert(accounts).from_select(list(values), rows), {})
        people = select(accounts.c.account_id, *(accounts.c[n] for n in values))
        execute(connection, insert(contacts).from_select(["account_id", *values], people), {})
        connection.execute("analyze accounts, contacts")
    return world


PASSED = {  # what a table needs beside whose it is and when, as SQL of a counter
    interactions: ("start_time", {"channel": "'phone'"}),
    orders: (
        "order_date",
        {
            "source": "'shop'",
            "external_id": "number::text",
            "state": "'placed'",
            "currency": "'EUR'",
            "amount": "1",
            "fingerprint": "'x'",
        },
    ),
    ticket_copies: ("create_time", {"ticket_id": "number", "event_time": "now()"}),
    promise_copies: (
        "create_time",
        {"promise_id": "number", "due_time": "now()", "event_time": "now()"},
    ),
    claim_copies: ("create_time", {"deal_registration_id": "number", "event_time": "now()"}),
}


@pytest.fixture
def history(crowd):
    """Things of each kind with each customer, a thousand of each with the first one."""
    with crowd.app.database.connection() as connection:
        for table, (time, other) in PASSED.items():
            of = {
                "account_id": f"case when number <= 1000 then 1 else 1 + number % {MANY} end",
                time: "timestamp '2026-11-16' - number * interval '5 minutes'",
            }
            if "contact_id" in table.c:
                of["contact_id"] = of["account_id"]
            values = text.SQL(", ").join(map(text.SQL, [*of.values(), *other.values()]))
            names = text.SQL(", ").join(map(text.Identifier, [*of, *other]))
            rows = text.SQL("insert into {} ({}) select {} from generate_series(1, {}) number")
            connection.execute(
                rows.format(text.Identifier(table.name), names, values, text.Literal(2 * MANY))
            )
            connection.execute(text.SQL("analyze {}").format(text.Identifier(table.name)))
    return crowd


def plan(world, statement, **given):
    """How PostgreSQL answers a statement whose parameters it does not know in advance."""
    values = statement.parameters(given)
    values = {name: value for name, value in values.items() if f"%({name})s" in statement.text}
    with world.app.database.connection() as connection, connection.transaction():
        connection.execute("set local plan_cache_mode = force_generic_plan")
        prepared = statement.text
        for name in values:
            prepared = prepared.replace(f"%({name})s", f"${list(values).index(name) + 1}")
        connection.execute(text.SQL("prepare asked as ") + text.SQL(prepared))
        asked = text.SQL(", ").join(text.Literal(value) for value in values.values())
        rows = connection.execute(text.SQL("explain execute asked({})").format(asked)).fetchall()
        connection.execute("deallocate asked")
    return "\n".join(row[0] for row in rows)


def test_no_question_reads_a_whole_table(crowd):
    who = {"sees_all": True, "me": None, "my_team": None, "most": 20}
    for typed in ("王", "椅", "王氏椅", "wang", "w", "0142", "zzz"):
        low, high = searching.prefix_range(typed)
        padded = (searching.patterns(typed) * 4)[:4]
        wanted = {f"pattern_{i}": pattern for i, pattern in enumerate(padded)}
        first = plan(crowd, search_queries.SEARCH_FIRST, low=low, high=high, **who)
        other = plan(crowd, search_queries.SEARCH_OTHER, **wanted, **who)
        assert "Seq Scan" not in first + other, (typed, first, other)
    shown = plan(crowd, search_queries.WHO_HAS_NUMBER, numbers=["+8613800138000"], **who)
    shown += plan(crowd, search_queries.WHO_HAS_DIGITS, digits="%13800138%", **who)
    assert "Seq Scan" not in shown, shown


@pytest.mark.parametrize("newer", [False, True])
@pytest.mark.parametrize("of_person", [False, True])
def test_a_page_of_a_timeline_reads_no_more_than_it_shows(history, of_person, newer):
    place = {"sees_all": False, "me": "rep.one", "my_team": None, "most": 51}
    place |= {"account_id": 0 if of_person else 1, "contact_id": 1}
    for kind in timeline_queries.KINDS.values():
        name = kind.table.name
        moment = date(2026, 11, 10) if kind.has_days else datetime(2026, 11, 10, tzinfo=UTC)
        place |= {f"{name}_time": moment, f"{name}_id": 5, f"with_{name}": True}
    shown = plan(history, timeline_queries.TIMELINE[of_person, newer], **place)
    assert "Seq Scan" not in shown, shown
    for kind in timeline_queries.KINDS.values():
        if of_person and "contact_id" not in kind.table.c:
            continue
        whose = "contact_id" if of_person else "account_id"
        index = f"{kind.table.name}_{whose}_{kind.time}_{kind.record_id}_idx"
        # In the order of the index, and never more than a page: nothing is read to be sorted.
        assert f"Index Scan using {index}"[:60] in shown or (
            f"Index Scan Backward using {index}"[:60] in shown
        ), shown
    assert "Bitmap" not in shown, shown


def test_touches_and_callers_are_counted_and_found_from_indexes(history):
    span = {"since_time": datetime(2026, 1, 1, tzinfo=UTC), "until_time": datetime.now(UTC)}
    shown = plan(history, TOUCHPOINTS, account_id=1, contact_id=0, most=50, **span)
    assert "Seq Scan on interactions" not in shown, shown
    who = {"sees_all": True, "me": None, "my_team": None}
    for column, wanted in (("phone_numbers", "+8613800138000"), ("email_addresses", "a@b.c")):
        shown = plan(history, callers.HOLDERS[column], wanted=[wanted], **who)
        assert "Seq Scan" not in shown, shown
