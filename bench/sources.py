"""Messy customer sources of any size, with the truth beside them: what migration and matching are measured on.

Four sources of differing shapes (a Chinese ERP as GB18030 CSV, a Western one as Latin-1 CSV with semicolons, a web shop
as JSON Lines, a call centre as an SQLite table), and the orders of all of them. Every fifth record is a duplicate of
another one with the errors that people make; `truth.csv` says which records are one. The same seed and size make the
same files. Nothing is kept in memory: a record is made again from its number when a duplicate or an order needs it.

    python -m bench.sources FOLDER --records 2200000 --orders 2000000
"""

import argparse
import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench import source_errors, source_names

DUPLICATE_EVERY = 5
PREFIXES = {"erp": "E", "crm": "C", "webshop": "W", "callcentre": "K"}
# Where people and companies of each script are first met, and where they turn up again.
HOMES = {
    ("zh", "company"): ("erp", "erp", "erp", "callcentre"),
    ("zh", "household"): ("erp", "webshop", "webshop", "callcentre"),
    ("west", "company"): ("crm", "crm", "crm", "callcentre"),
    ("west", "household"): ("crm", "webshop", "webshop", "callcentre"),
}
ERP_HEADER = "客户编号,客户名称,客户类型,统一社会信用代码,手机,固定电话,电子邮箱,省份,城市,地址,邮编,出生日期,建档日期".split(
    ","
)
CRM_HEADER = "CustomerNo;Name;Type;VAT No;Phone;Mobile;E-Mail;Street;ZIP;Town;Region;Country;Date of birth;Created".split(
    ";"
)
ORDER_HEADER = "order_no,line,source,customer,ordered,shipped,channel,currency,sku,product,category,quantity,amount,profit".split(
    ","
)
PRODUCTS = [
    (f"SKU-{number:04d}", name, category)
    for number, (name, category) in enumerate(
        (f"{kind} {model}", category)
        for kind, category in (
            ("Printer", "Technology"),
            ("Toner", "Supplies"),
            ("Paper", "Supplies"),
            ("Chair", "Furniture"),
            ("办公桌", "Furniture"),
            ("Headset", "Technology"),
        )
        for model in range(100, 180)
    )
]


@dataclass
class Party:
    """A customer as one source knows it."""

    script: str
    kind: str
    name: str
    mobile: str = ""
    phone: str = ""
    email: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    street: str = ""
    postal_code: str = ""
    tax_id: str = ""
    born: str = ""
    # What errors need to know of how the name was made.
    parts: tuple[str, ...] = field(default=())


def draw_of(seed: int, what: int, number: int) -> Random:
    """The chance that belongs to one thing: the same again whenever it is asked for."""
    return Random((seed * 1_000_003 + what) * 2_147_483_647 + number)


def entity(seed: int, number: int) -> Party:
    """The customer of this number as it truly is. One in two hundred lives with the one before, under one telephone."""
    draw = draw_of(seed, 1, number)
    script = "zh" if draw.random() < 0.5 else "west"
    kind = "company" if draw.random() < 0.3 else "household"
    party = Party(script, kind, "")
    (source_names.chinese if script == "zh" else source_names.western)(party, number, draw)
    if kind == "household" and number and draw.random() < 0.005:
        other = entity(seed, number - 1)
        if (other.script, other.kind) == (script, kind) and other.parts[0] != party.parts[0]:
            for name in ("phone", "region", "city", "street", "postal_code", "country"):
                setattr(party, name, getattr(other, name))
    return party


def entity_of(seed: int, record: int, records: int) -> int:
    """Which customer a record is of: every fifth one is of a customer that has a record already, or will have."""
    if record % DUPLICATE_EVERY != DUPLICATE_EVERY - 1:
        return record - record // DUPLICATE_EVERY
    originals = records - records // DUPLICATE_EVERY
    return draw_of(seed, 2, record).randrange(originals)


def record_of(seed: int, record: int, records: int) -> tuple[str, str, int, Party]:
    """A record: its source, its id there, the number of its customer, and what the source says."""
    number = entity_of(seed, record, records)
    party = entity(seed, number)
    homes = HOMES[party.script, party.kind]
    home = homes[draw_of(seed, 3, number).randrange(len(homes))]
    draw = draw_of(seed, 4, record)
    if record % DUPLICATE_EVERY == DUPLICATE_EVERY - 1:
        others = [name for name in dict.fromkeys(homes) if name != home]
        source = draw.choice(others) if draw.random() < 0.85 else home
        source_errors.spoil(party, source, draw)
    else:
        source = home
        source_errors.forget(party, draw)
    return source, f"{PREFIXES[source]}{record:08d}", number, party


class Writers:
    """The four sources and the truth, open for writing."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        def table(name: str, encoding: str, delimiter: str, header: list[str]) -> Any:
            path = folder / name
            file = stack.enter_context(
                path.open("w", encoding=encoding, errors="replace", newline="")
            )
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(header)
            return writer

        self.erp = table("erp.csv", "gb18030", ",", ERP_HEADER)
        self.crm = table("crm.csv", "latin-1", ";", CRM_HEADER)
        self.truth = table("truth.csv", "utf-8", ",", ["source", "external_id", "entity"])
        self.webshop = stack.enter_context((folder / "webshop.jsonl").open("w", encoding="utf-8"))
        path = folder / "callcentre.db"
        path.unlink(missing_ok=True)
        self.database = sqlite3.connect(path)
        stack.callback(self.close)
        self.database.execute("pragma journal_mode = off")
        self.database.execute("pragma synchronous = off")
        self.database.execute(
            "create table callers (caller_id text primary key, full_name text, is_company integer, phone1 text, phone2 text,"
            " mail text, country text, province text, city text, address text, zip text, tax_number text, birthday text)"
        )

    def close(self) -> None:
        """Keeps what the database was given."""
        self.database.commit()
        self.database.close()

    def write(self, source: str, external_id: str, number: int, party: Party, day: date) -> None:
        """One record into its source, in that source's words."""
        self.truth.writerow((source, external_id, number))
        getattr(self, f"write_{source}")(external_id, party, day)

    def write_erp(self, external_id: str, p: Party, day: date) -> None:
        """The Chinese ERP: words and dates of its country."""
        kind = "企业" if p.kind == "company" else "个人"
        born = p.born.replace("-", "/")
        made = f"{day:%Y/%m/%d}"
        row = (external_id, p.name, kind, p.tax_id, p.mobile, p.phone, p.email)
        self.erp.writerow((*row, p.region, p.city, p.street, p.postal_code, born, made))

    def write_crm(self, external_id: str, p: Party, day: date) -> None:
        """The Western one: days before months."""
        kind = "Business" if p.kind == "company" else "Private"
        born = ".".join(reversed(p.born.split("-"))) if p.born else ""
        row = (external_id, p.name, kind, p.tax_id, p.phone, p.mobile, p.email)
        where = (p.street, p.postal_code, p.city, p.region, p.country)
        self.crm.writerow((*row, *where, born, f"{day:%d.%m.%Y}"))

    def write_webshop(self, external_id: str, p: Party, day: date) -> None:
        """The web shop: nested, without what nobody typed."""
        address = {
            "country": p.country,
            "state": p.region,
            "city": p.city,
            "line1": p.street,
            "postcode": p.postal_code,
        }
        said: dict[str, Any] = {
            "id": external_id,
            "name": p.name,
            "mobile": p.mobile,
            "email": p.email,
            "born": p.born,
            "address": {name: value for name, value in address.items() if value},
            "registered": f"{day:%Y-%m-%d}T08:30:00Z",
        }
        said = {name: value for name, value in said.items() if value}
        self.webshop.write(json.dumps(said, ensure_ascii=False) + "\n")

    def write_callcentre(self, external_id: str, p: Party, day: date) -> None:  # noqa: ARG002 (it keeps no day)
        """The call centre: two telephones, no rules."""
        row = (external_id, p.name, int(p.kind == "company"), p.mobile or p.phone)
        more = (p.phone if p.mobile else "", p.email, p.country, p.region, p.city, p.street)
        row = (*row, *more, p.postal_code, p.tax_id, p.born)
        self.database.execute(f"insert into callers values ({','.join('?' * 13)})", row)


def write(folder: Path, records: int, orders: int = 0, seed: int = 1) -> None:
    """All sources, the truth, and the orders."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = Writers(folder, stack)
        first = date(2012, 1, 1)
        for record in range(records):
            source, external_id, number, party = record_of(seed, record, records)
            writers.write(
                source, external_id, number, party, first + timedelta(record * 7919 % 5000)
            )
        write_orders(folder, records, orders, seed)


def write_orders(folder: Path, records: int, orders: int, seed: int) -> None:
    """Orders of one to three lines, each by a customer under the id that its source gave."""
    with (folder / "orders.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(ORDER_HEADER)
        for number in range(orders):
            writer.writerows(order_lines(seed, number, records))


def order_lines(seed: int, number: int, records: int) -> Iterator[tuple[Any, ...]]:
    """The lines of one order."""
    draw = draw_of(seed, 5, number)
    record = draw.randrange(records)
    entity_number = entity_of(seed, record, records)
    source = source_of(seed, record, entity_number)
    day = date(2024, 1, 1) + timedelta(draw.randrange(1040))
    sent = day + timedelta(draw.randrange(1, 9))
    channel = ("phone", "web", "web", "email", "fax")[draw.randrange(5)]
    for place in range(1, draw.choice((1, 1, 2, 2, 3)) + 1):
        sku, name, category = PRODUCTS[draw.randrange(len(PRODUCTS))]
        amount = draw.randrange(200, 90000) / 100
        customer = f"{PREFIXES[source]}{record:08d}"
        head = (f"SO{number:08d}", place, source, customer, day, sent, channel, "EUR")
        yield (*head, sku, name, category, draw.randrange(1, 9), amount, round(amount * 0.3, 2))


def source_of(seed: int, record: int, number: int) -> str:
    """The source of a record, without making the record."""
    draw = draw_of(seed, 1, number)
    script = "zh" if draw.random() < 0.5 else "west"
    kind = "company" if draw.random() < 0.3 else "household"
    homes = HOMES[script, kind]
    home = homes[draw_of(seed, 3, number).randrange(len(homes))]
    if record % DUPLICATE_EVERY != DUPLICATE_EVERY - 1:
        return home
    draw = draw_of(seed, 4, record)
    others = [name for name in dict.fromkeys(homes) if name != home]
    return draw.choice(others) if draw.random() < 0.85 else home


def main() -> None:
    """`python -m bench.sources FOLDER`."""
    parser = argparse.ArgumentParser(
        description="Messy customer sources with the truth beside them."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, given.records, given.orders, given.seed)


if __name__ == "__main__":
    main()
