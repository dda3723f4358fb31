"""How long the search for overlaps takes the database, among all that is claimed and all that is looked after.

    python -m bench.overlaps --registrations 200000 --accounts 2000000

Fills a database of its own with registrations, accounts and quotes under names as firms have them: a few hundred
words of trade and place that thousands share, and a name of their own, in Latin letters or Chinese. Then asks as the
form of a registration does, with names written a little differently; shows the plans and the times.
"""

import argparse
import random
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from crm_channels import overlaps, queries
from crm_channels.names import name_key, name_search
from crm_channels.rules import Claim
from crm_chassis import embedded, migrate, sql

BEGINNINGS = (
    *("al", "be", "ca", "do", "el", "fa", "ga", "ho", "in", "jo", "ka", "lu", "ma", "no", "or"),
    *("pa", "qui", "ro", "sa", "ta", "ul", "va", "wi", "xe", "yo", "za", "bri", "cro", "dra"),
    "fle",
)
MIDDLES = (
    *("ber", "chen", "den", "fer", "gel", "han", "kel", "lin", "men", "nor", "pel", "ran", "sen"),
    *("tor", "ven", "wen", "mar", "lis", "tan", "dor", "rik", "sto"),
)
ENDS = (
    *("a", "ex", "ia", "o", "um", "us", "on", "ix", "er", "in", "au", "el", "en", "is", "os"),
    *("eck", "ow", "itz"),
)
TRADES = (
    *("Maschinenbau", "Logistik", "Handels", "Trading", "Systems", "Services", "Solutions"),
    *("Technik", "Elektro", "Medical", "Foods", "Papier", "Office", "Energy", "Software"),
    *("Consulting", "Bau", "Immobilien", "Textil", "Automotive", "Chemicals", "Plastics", "Steel"),
    *("Tools", "Furniture", "Optics", "Print", "Packaging", "Travel", "Media", "Design"),
    *("Engineering", "Pharma", "Biotech", "Marine", "Aviation", "Security", "Cleaning", "Glass"),
    *("Wood"),
)
PLACES = (
    *("Berlin", "Hamburg", "München", "Köln", "Bremen", "Leipzig", "Dresden", "Wien", "Graz"),
    *("Zürich", "Basel", "Paris", "Lyon", "Lille", "Milano", "Torino", "Roma", "Madrid", "Bilbao"),
    *("Porto", "Gent", "Antwerpen", "Utrecht", "Malmö", "Oslo", "Turku", "Gdansk", "Krakow"),
    *("Praha", "Brno", "Shanghai", "Beijing", "Suzhou"),
)
FORMS = ("GmbH", "AG", "Ltd", "GmbH & Co. KG", "S.A.", "Inc.", "B.V.", "S.p.A.", "")
HAN_PLACES = (
    *(
        "北京",
        "上海",
        "广州",
        "深圳",
        "杭州",
        "苏州",
        "南京",
        "武汉",
        "成都",
        "重庆",
        "天津",
        "青岛",
        "大连",
        "厦门",
        "宁波",
    ),
)
HAN_SIGNS = (
    "华兴东方中天宏大伟业金鑫瑞德恒信泰和嘉诚博远航飞龙海洋明辉光荣昌盛安康达通顺利永丰源新世纪"
)
HAN_TRADES = (
    *(
        "科技",
        "电子",
        "贸易",
        "机械",
        "建材",
        "化工",
        "医药",
        "食品",
        "物流",
        "能源",
        "软件",
        "咨询",
        "纺织",
        "汽车",
    ),
    *("办公用品"),
)
HAN_FORMS = ("有限公司", "股份有限公司", "集团有限公司", "")
COLUMNS = {
    "accounts": "account_id, name, name_key, name_search, city, country, owner_id, team",
    "deal_registrations": "end_customer_name, name_key, name_search, account_id, city, country, partner_id,"
    " protection_days, state, protected_until_time, owner_id, team",
    "quotes": "end_customer_name, name_key, name_search, account_id, city, country, partner_id, currency,"
    " state, valid_until, owner_id, team",
}
# What the triggers would write one by one: these are off while rows are copied.
FOUND = {
    1: ("deal_registrations", "deal_registration_id", "state in ('submitted', 'approved')"),
    2: ("accounts", "account_id", "owner_id <> ''"),
    3: ("quotes", "quote_id", "state = 'sent'"),
}


def names(draw: random.Random) -> Iterator[tuple[str, str, str]]:
    """Names of firms with their city and country, without an end."""
    while True:
        if draw.random() < 0.25:
            place, own = (
                draw.choice(HAN_PLACES),
                "".join(draw.choices(HAN_SIGNS, k=draw.choice((2, 2, 3)))),
            )
            yield f"{place}{own}{draw.choice(HAN_TRADES)}{draw.choice(HAN_FORMS)}", place, "CN"
            continue
        own = (
            draw.choice(BEGINNINGS)
            + draw.choice(MIDDLES)
            + draw.choice(("", *MIDDLES))
            + draw.choice(ENDS)
        )
        parts = [own.title(), *draw.sample(TRADES, k=draw.choice((1, 1, 2)))]
        place = draw.choice(PLACES)
        parts += [place] if draw.random() < 0.3 else []
        yield " ".join((*parts, draw.choice(FORMS))).strip(), place, "DE"


def other_spelling(draw: random.Random, name: str) -> str:
    """The name as somebody else would write it: without its form, with a slip, in capitals."""
    said = name.rpartition(" ")[0] or name
    if draw.random() < 0.5 and len(said) > 6:
        at = draw.randrange(2, len(said) - 2)
        said = said[:at] + said[at + 1 :]
    return said.upper() if draw.random() < 0.2 else said


def copy(connection: psycopg.Connection[Any], table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    """Rows into a table, the way that is fastest."""
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy {table} ({COLUMNS[table]}) from stdin") as to,
    ):
        for row in rows:
            to.write_row(row)


def registration(draw: random.Random, number: int, name: tuple[str, str, str]) -> tuple[Any, ...]:
    """A registration: one in four is live."""
    said, city, country = name
    state = draw.choice(("submitted", "approved", *(("won", "lost", "expired") * 2)))
    until = "2027-01-31T00:00:00Z" if state == "approved" else None
    account_id = number if number % 3 == 0 else None
    known = (said, name_key(said), name_search(said), account_id, city, country)
    return (*known, number % 800 + 1, 90, state, until, f"rep.{number % 30}", "channels")


def fill(connection: psycopg.Connection[Any], registrations: int, accounts: int) -> list[str]:
    """All rows, the indexes as the migrations made them; some of the names, to ask for."""
    draw, some = random.Random(5), list[str]()
    connection.execute(
        "insert into partners (name, name_key, name_search, kind, tier, state)"
        " select 'Partner ' || n, 'partner ' || n, 'partner ' || n, 'dealer', 'silver', 'active'"
        " from generate_series(1, 800) n"
    )
    source = names(draw)

    def account(number: int) -> tuple[Any, ...]:
        said, city, country = next(source)
        if number % 500 == 0:
            some.append(said)
        keys = name_key(said), name_search(said)
        return number, said, *keys, city, country, f"rep.{number % 30}", "s"

    connection.execute("set session_replication_role = replica")
    copy(connection, "accounts", (account(number) for number in range(1, accounts + 1)))
    # Two claims of one name are wanted here.
    connection.execute(
        "alter table deal_registrations drop constraint deal_registrations_name_overlap,"
        " drop constraint deal_registrations_account_overlap"
    )
    claims = (registration(draw, n, next(source)) for n in range(1, registrations + 1))
    copy(connection, "deal_registrations", claims)
    sent = ("EUR", "sent", "2027-01-31")
    offers = (
        (*registration(draw, n, next(source))[:7], *sent, f"rep.{n % 30}", "channels")
        for n in range(1, registrations // 2 + 1)
    )
    copy(connection, "quotes", offers)
    _index(connection)
    return some


def _index(connection: psycopg.Connection[Any]) -> None:
    """The keys of all names, the way the triggers would have made them one by one."""
    connection.execute("alter table name_keys drop constraint name_keys_pkey")
    for kind, (table, key, where) in FOUND.items():
        connection.execute(
            f"insert into name_keys select unnest(channels_name_keys(name_key, name_search)), {kind}, {key}"
            f" from {table} where {where}"
        )
    connection.execute("set maintenance_work_mem = '512MB'")
    connection.execute("alter table name_keys add primary key (key, kind, record_id)")
    for table in (*COLUMNS, "name_keys"):
        connection.execute(f"vacuum analyze {table}")


def asked(name: str, account_id: int | None) -> dict[str, Any]:
    """What a claim on this name asks the database."""
    return overlaps.asked(Claim(name, account_id), "partner:1", date(2026, 11, 23))


def questions() -> dict[str, sql.Statement]:
    """All searches of one claim."""
    return {
        "registrations": queries.REGISTRATIONS_ALIKE,
        "accounts": queries.ACCOUNTS_ALIKE,
        "quotes": queries.QUOTES_ALIKE,
    }


def explain(connection: psycopg.Connection[Any], name: str) -> None:
    """How PostgreSQL answers; ends the program where it would read a table from end to end."""
    for what, statement in questions().items():
        text = f"explain (analyze, buffers) {statement.text}"
        values = statement.parameters(asked(name, 30))
        lines = "\n".join(row[0] for row in connection.cursor().execute(text, values).fetchall())
        print(f"--- {what}\n{lines}")
        assert not re.search(r"Seq Scan on (accounts|deal_registrations|quotes)", lines), what


def on_cpu(pid: int) -> float:
    """The milliseconds that a process of the database has spent on a processor."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6


def measure(
    connection: psycopg.Connection[Any], wanted: list[str], asks: int
) -> tuple[list[float], list[float], int]:
    """The milliseconds of each claim's searches together, those of the database's own work in them (its processor,
    whoever else is busy on this machine), and how many of the firms were found again."""
    draw, times, works, found = random.Random(7), list[float](), list[float](), 0
    pid = connection.info.backend_pid
    for _ in range(asks):
        name = draw.choice(wanted)
        given = asked(other_spelling(draw, name), draw.choice((None, draw.randrange(1, 10_000))))
        before, started, rows = on_cpu(pid), time.perf_counter(), list[Any]()
        for statement in questions().values():
            rows += sql.execute(connection, statement, given).fetchall()
        times.append((time.perf_counter() - started) * 1000)
        works.append(on_cpu(pid) - before)
        found += any(row.name_key == name_key(name) for row in rows)
    return sorted(times), sorted(works), found


def told(what: str, times: list[float]) -> str:
    """Some times in words."""
    p99 = times[int(len(times) * 0.99)]
    return (
        f"{what} median {times[len(times) // 2]:.1f} ms, p99 {p99:.1f} ms, worst {times[-1]:.1f} ms"
    )


def main() -> None:
    """`python -m bench.overlaps`."""
    parser = argparse.ArgumentParser(description="The search for overlaps, at millions.")
    parser.add_argument("--registrations", type=int, default=200_000)
    parser.add_argument("--accounts", type=int, default=2_000_000)
    parser.add_argument("--asks", type=int, default=1000)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="firsthand-overlaps-"))
    folder.chmod(0o755)
    server = embedded.start(folder / "postgres", careless=True)
    try:
        url = embedded.create_database(server, "overlaps")
        migrate.migrate(url, "channels")
        with psycopg.connect(url, autocommit=True) as connection:
            sql.configure(connection)
            connection.execute("set statement_timeout = 0")
            started = time.perf_counter()
            wanted = fill(connection, given.registrations, given.accounts)
            print(f"filled in {time.perf_counter() - started:.0f} s")
            explain(connection, wanted[0])
            measure(connection, wanted, 50)
            times, works, found = measure(connection, wanted, given.asks)
            print(
                f"overlaps of a claim among {given.registrations:,} registrations and {given.accounts:,} accounts:"
                f" found {found} of {given.asks}; {told('until it is answered', times)};"
                f" {told('work of the database', works)}"
            )
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
