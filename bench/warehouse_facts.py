"""Facts of a large firm, written straight into the tables: every column by its name and type, however many there are.

The rule kept here: what is counted much is as large as promised (2.2 million customers, 10 million touches, 5 million
order lines, a million tickets); what refers to another record refers to one that there is. Rows lie as following puts
them: by the time of their last event, which is later than their making.
"""

from crm_reports import borrowing, selling_credits
from crm_reports.declaring import Column, Fact, _enum_names
from crm_reports.warehouse import Warehouse

SIZES = {
    "accounts": 2_200_000,
    "interactions": 10_000_000,
    "orders": 2_000_000,
    "order_lines": 5_000_000,
    "contacts": 200_000,
    "products": 5_000,
    "tickets": 1_000_000,
    "journeys": 1_000_000,
    "journey_moves": 800_000,
    "hand_overs": 800_000,
    "promises": 600_000,
    "time_logs": 1_500_000,
    "clocks": 3_000_000,
    "calls": 1_200_000,
    "surveys": 300_000,
    "policies": 20,
    "actions": 50_000,
    "partners": 2_000,
    "catalogue": 3_000,
    "locations": 300,
    "stock_balances": 20_000,
    "stock_entries": 1_000_000,
    "sell_outs": 1_000_000,
    "dealer_orders": 200_000,
    "dealer_order_lines": 600_000,
    "credit_accounts": 2_000,
    "sales_plans": 10,
    "sales_targets": 5_000,
}
USUAL = 100_000
LAST, YEARS = "2026-11-23", 3
SECONDS = YEARS * 365 * 86_400
PEOPLE, TEAMS, KINDS = 600, 20, 12
# How often a time is said, if it is not always; the others are said in half of all records.
SAID = {
    "delete_time": 2,
    "close_time": 900,
    "end_time": 900,
    "first_response_time": 800,
    "breach_time": 80,
    "start_time": 1000,
    "create_time": 1000,
    "due_time": 1000,
    "move_time": 1000,
    "order_time": 950,
}
CURRENCIES = "['EUR', 'EUR', 'EUR', 'CNY']"


def _draw(column: str, most: int) -> str:
    """A number from 0 that looks drawn, the same in each run."""
    return f"(hash(n, '{column}') % {most})::bigint"


def _moment(column: str) -> str:
    """A moment: records stand in the order of their last event; each tenth was made up to a month before it."""
    # Number n of all stands at its share of the years.
    lag = f"case when {_draw('late', 10)} = 0 then {_draw('lag', 30 * 86_400)} else {_draw('lag', 3_600)} end"
    ago = f"({{size}} - n) * interval '1 second' * ({SECONDS} / {{size}}) + {lag} * interval '1 second'"
    made = f"timestamp '{LAST}' - ({ago})"
    if column in ("create_time", "start_time", "order_time", "move_time"):
        return made
    span = 86_400 * 3 if column in ("first_response_time", "answer_time") else 86_400 * 20
    return f"{made} + {_draw(column, span)} * interval '1 second'"


def _number(fact: Fact, column: Column, sizes: dict[str, int], keys: dict[str, str]) -> str:
    name = column.name
    if name == fact.key and not fact.each:
        return "n"
    if name == fact.key:  # so many children of each; they stand together
        return f"1 + n * {sizes[keys[name]]} // {{size}}"
    table = keys.get(name)
    if table is not None:
        return f"1 + {_draw(name, sizes[table])}"
    if name.endswith("_count"):
        return f"{_draw(name, 5)}"
    return f"{_draw(name, 600)}"


def _text(column: Column) -> str:
    name = column.name
    if column.kind == "date":
        return f"({_moment('create_time')})::date"
    if name == "quantity":
        return f"1 + {_draw(name, 50)}"
    if column.kind == "decimal":
        return f"{_draw(name, 2_000_000)} / 100"
    if name == "currency":
        return f"{CURRENCIES}[1 + {_draw(name, 4)}]"
    if name.endswith(
        ("owner_id", "agent_id", "handler_id", "user_id", "from_id", "to_id", "author_id")
    ):
        return f"'person.' || {_draw(name, PEOPLE)}"
    if name.endswith("team"):
        return f"'Department ' || {_draw(name, TEAMS)}"
    if name.endswith(("name", "subject", "title", "external_id", "number", "sku", "product_code")):
        return f"'{name} ' || n"
    if name == "reason":
        return f"case when {_draw(name, 2)} = 0 then '' else 'needs a part' end"
    return f"'{name} ' || {_draw(name, KINDS)}"


def _value(fact: Fact, column: Column, sizes: dict[str, int], keys: dict[str, str]) -> str:
    """How a column's value follows from the row's number."""
    kind = column.ddl.rpartition(" ")[2]
    if fact.table == "order_lines" and column.name in ("product_code", "product_name"):
        return f"'{column.name} ' || {_draw('product_id', sizes['products'])}"
    if column.field.enum_type is not None:
        names = [name for name in _enum_names(column.field).values() if name]
        listed = ", ".join(f"'{name}'" for name in names)
        return f"[{listed}][1 + {_draw(column.name, len(names))}]"
    if kind == "bigint":
        return _number(fact, column, sizes, keys)
    if kind == "boolean":
        return f"{_draw(column.name, 10)} = 0"
    if kind == "timestamp":
        said = f"{_draw(column.name + '?', 1000)} < {SAID.get(column.name, 500)}"
        return f"case when {said} then {_moment(column.name)} end"
    return _text(column)


def fill(facts: Warehouse, scale: float) -> int:
    """All tables; says how many rows they have together."""
    sizes = {
        fact.table: max(1, round(SIZES.get(fact.table, USUAL) * scale)) for fact in facts.facts
    }
    keys = {fact.key: fact.table for fact in reversed(facts.facts) if not fact.each}
    keys |= {"account_id": "accounts", "ticket_id": "tickets", "order_id": "orders"}
    count = 0
    # Rows shall stay in their order: a join that begins with the rows leaves that of the customers.
    facts.connection.execute("set disabled_optimizers = 'build_side_probe_side'")
    for fact in facts.facts:
        ours = keys
        if fact.resource.startswith("crm.channels"):
            ours = keys | {"order_id": "dealer_orders", "product_id": "catalogue"}
        values = ", ".join(
            f"cast({_value(fact, column, sizes, ours)} as {column.ddl.partition(' ')[2]}) as {column.name}"
            for column in (*fact.own, *fact.of_children)
        ).replace("{size}", str(sizes[fact.table]))
        numbers = f"range(1, {sizes[fact.table]} + 1) r(n)"
        never = ", cast(null as timestamp) as occur_time" if fact.history else ""
        rows = f"select {fact.names} from (select n as event_id, {values}{never} from {numbers})"
        facts.connection.execute(borrowing.stored(fact, rows))
        count += sizes[fact.table]
    selling_credits.all_anew(facts.connection.execute)
    facts.connection.execute("reset disabled_optimizers")
    facts.connection.execute("checkpoint")
    return count
