"""The duplicate check stays quick however many customers there are: it looks into indexes, never through a table."""

from crm_chassis.sql import execute
from crm_customers.identity import engine
from crm_customers.tables import accounts, contacts
from psycopg import sql as text
from sqlalchemy import BigInteger, cast, func, insert, literal, select
from sqlalchemy.dialects.postgresql import array

MANY = 20_000


def fill(connection):
    """Records with keys of their own, and one that a tenth of them share: a name as common as can be."""
    number = func.generate_series(1, MANY).column_valued("number")
    keys = array(
        [
            func.hashtextextended(func.concat("p", number), 1),
            func.hashtextextended(func.concat("n", number % 10), 1),
        ],
        type_=BigInteger,
    )
    values = {"display_name": literal("Firm ").concat(number), "match_keys": keys}
    rows = select(*values.values())
    execute(connection, insert(accounts).from_select(list(values), rows), {})
    people = select(accounts.c.account_id, accounts.c.display_name, accounts.c.match_keys)
    names = ["account_id", "display_name", "match_keys"]
    execute(connection, insert(contacts).from_select(names, people), {})
    connection.execute("analyze accounts, contacts")


def plan(connection, statement, **given):
    """How PostgreSQL answers a statement whose parameters it does not know in advance."""
    values = statement.parameters(given)
    values = {name: value for name, value in values.items() if f"%({name})s" in statement.text}
    with connection.transaction():
        connection.execute("set local plan_cache_mode = force_generic_plan")
        prepared = statement.text
        for place, name in enumerate(values, 1):
            prepared = prepared.replace(f"%({name})s", f"${place}")
        connection.execute(text.SQL("prepare asked as ") + text.SQL(prepared))
        asked = text.SQL(", ").join(text.Literal(value) for value in values.values())
        rows = connection.execute(text.SQL("explain execute asked({})").format(asked)).fetchall()
        connection.execute("deallocate asked")
    return "\n".join(row[0] for row in rows)


def test_no_question_reads_a_whole_table(world):
    with world.app.database.connection() as connection:
        fill(connection)
        for kind in ("account", "contact"):
            shown = plan(connection, engine.BY_KEYS[kind], keys=[1, 2, 3], most=60)
            assert f"{kind}s_match_keys_idx" in shown
            shown += plan(connection, engine.ROWS[kind], ids=[1, 2, 3])
            shown += plan(connection, engine.BEGINS[kind], low="firm", high="firm~", most=20)
            assert "Seq Scan" not in shown, shown
        shown = plan(connection, engine.SAME_ACCOUNT, ids=[1], most=40)
        assert "Seq Scan" not in shown, shown


def test_a_common_key_brings_no_crowd(world):
    with world.app.database.connection() as connection:
        fill(connection)
        common = select(cast(func.hashtextextended("n1", 1), BigInteger))
        key = execute(connection, common, {}).fetchone()[0]
        given = {"keys": [key], "most": engine.MOST_OF_A_KEY}
        found = execute(connection, engine.BY_KEYS["account"], given).fetchall()
    assert len(found) == engine.MOST_OF_A_KEY
