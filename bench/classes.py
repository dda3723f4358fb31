"""What classification costs: noting who is due, judging everybody, trying rules, and filters over attributes.

`python -m bench.classes` makes a database of its own with 200,000 customers (a number says how many), three orders and
one touch each, and two attributes; it asks through the pipeline, as everybody does.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from crm_chassis import auth, embedded, migrate
from crm_chassis.app import App
from crm_chassis.config import Config
from crm_customers.__main__ import SERVICE
from crm_customers.classes import judging
from crm_customers.classes.figures import NEXT

ACCOUNTS, CHUNK = 200_000, 10_000
DEFINE = (
    "insert into attribute_definitions (name, type, label, record_kinds)"
    " values ('pet_insurance', 'yes_no', 'Pet insurance', '{account}'),"
    " ('employees', 'number', 'Employees', '{account}')"
)
PEOPLE = (
    "insert into accounts (display_name, segment, attributes)"
    " select 'Customer ' || n, (array['Corporate', 'Small', 'Home'])[1 + n %% 3], jsonb_build_object("
    "'pet_insurance', case when n %% 100 = 0 then 'yes' else 'no' end, 'employees', (n %% 5000)::text)"
    " from generate_series(1, %s) n"
)
VALUES = (
    "insert into attribute_values"
    " (attribute_id, record_kind, record_id, type, value, sort_value, set_time, confirm_time)"
    " select 2, 'account', account_id, 'number', attributes ->> 'employees',"
    " (attributes ->> 'employees')::numeric, now(), now() from accounts"
)
ORDERS = (
    "insert into orders (source, external_id, account_id, order_date, state, currency, amount, fingerprint)"
    " select 'shop', n::text, 1 + abs(hashint8(n)) %% %s, current_date - (n %% 900)::int, 'shipped',"
    " 'EUR', n %% 90000, 'x' from generate_series(%s::bigint, %s::bigint) n"
)
TOUCHES = (
    "insert into interactions (account_id, channel, start_time)"
    " select n, 'phone', now() - (n %% 800) * interval '1 day' from generate_series(1, %s) n"
)


def seconds(step: Callable[[], Any], tries: int = 1) -> float:
    """How long a step takes, in the middle of several tries."""
    found = []
    for _ in range(tries):
        started = time.perf_counter()
        step()
        found.append(time.perf_counter() - started)
    return median(found)


def orders(connection: psycopg.Connection[Any], first: int, count: int, among: int) -> float:
    """Orders in chunks, as an import writes them; says how many a second."""

    def write() -> None:
        for at in range(first, first + count, CHUNK):
            connection.execute(ORDERS, (among, at, at + CHUNK - 1))

    return count / seconds(write)


def main() -> None:
    """The whole run."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ACCOUNTS
    with TemporaryDirectory(prefix="firsthand-classes-") as folder:
        Path(folder).chmod(0o755)
        server = embedded.start(Path(folder) / "postgres", careless=True)
        try:
            url = embedded.create_database(server, "classes")
            migrate.migrate(url, "customers")
            measure(url, Path(folder), count)
        finally:
            server.cleanup()


def measure(url: str, folder: Path, count: int) -> None:
    """Fills the database and tells what things cost."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(DEFINE)
        connection.execute(PEOPLE, (count,))
        connection.execute(VALUES)
        connection.execute("alter table orders disable trigger user")
        plain = orders(connection, 1, count * 3 // 2, count)
        connection.execute("alter table orders enable trigger user")
        noted = orders(connection, count * 3 // 2 + 1, count * 3 // 2, count)
        connection.execute(TOUCHES, (count,))
        connection.execute("truncate class_due")
        connection.execute("vacuum analyze")
    print(f"orders a second: {plain:,.0f} without noting who is due, {noted:,.0f} with it")
    app = App(SERVICE, Config("customers", database_url=url, data_dir=folder, token_key="x" * 40))
    try:
        ask(app, count)
    finally:
        app.close()


def ask(app: App, count: int) -> None:
    """Judges everybody, tries rules, and asks lists."""
    admin = auth.person("admin", "Admin", ("admin",))

    def call(method: str, **fields: Any) -> Any:
        return app.call(method, app.by_name[method].request_class(**fields), admin)

    spent = seconds(lambda: walk(app))
    print(f"judged the first time, with their events: {count / spent:,.0f} customers a second")
    spent = seconds(lambda: walk(app))
    print(f"judged again, nothing new (a night): {count / spent:,.0f} customers a second")
    rules = {"tiers": [{"value": "gold", "condition": "volume_12m >= 30000"}]}
    spent = seconds(lambda: call("PreviewClassRules", class_rules=rules), 3)
    print(f"a preview of new rules: {spent * 1000:.0f} ms")
    spent = seconds(lambda: call("GetClassification", account_id=count // 2), 30)
    print(f"why one customer is what it is: {spent * 1000:.1f} ms")
    for text in ("attributes.pet_insurance = yes", "attributes.employees >= 4990", "tier = key"):
        spent = seconds(lambda text=text: call("ListAccounts", filter=text), 30)  # type: ignore[misc]
        print(f"a page of {text}: {spent * 1000:.1f} ms")
    spent = seconds(lambda: call("GetCompleteness", group_by=1), 3)
    print(f"completeness by segment: {spent * 1000:.0f} ms")


def walk(app: App) -> None:
    """Judges everybody, batch by batch, without the pauses."""
    after = 0
    while True:
        with app.database.connection() as connection:
            call = app.begin(connection, "bench")
            with app.transaction(connection, call):
                ids = [r.account_id for r in call.all(NEXT, after=after, most=judging.BATCH)]
                judging.judge(call, ids)
                from crm_chassis import outbox

                outbox.flush(call, None)
        if not ids:
            return
        after = ids[-1]


if __name__ == "__main__":
    main()
