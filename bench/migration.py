"""How fast messy customer sources come in, with matching, against a plain COPY of all rows that it wrote.

python -m bench migration                                     # a small one
BENCH_RECORDS=2200000 BENCH_ORDERS=2000000 python -m bench migration
"""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from crm.customers.v1 import imports_pb2
from crm_cli.imports import SERVICE, STATES, Import
from crm_cli.testing import Running, running
from rich.console import Console

from bench import sources
from bench.bystander import Bystander
from bench.measure import Result, Run, settle
from bench.orders import copy_again

RECORDS, ORDERS = 60_000, 30_000
PLAN = """
about: Four sources of the generator, and their orders.
match: true
sources:
  erp:
    file: erp.csv
    trust: 70
    account:
      external_id: 客户编号
      display_name: 客户名称
      kind: {column: 客户类型, words: {企业: company, 个人: household}}
      tax_id: 统一社会信用代码
      phones: [{column: 手机, kind: mobile}, {column: 固定电话, kind: work}]
      emails: [电子邮箱]
      country: {constant: CN}
      region: 省份
      city: 城市
      street: 地址
      postal_code: 邮编
      birth_date: 出生日期
  crm:
    file: crm.csv
    trust: 60
    account:
      external_id: CustomerNo
      display_name: Name
      kind: {column: Type, words: {Business: company, Private: household}}
      tax_id: VAT No
      phones: [{column: Phone, kind: work}, {column: Mobile, kind: mobile}]
      emails: [E-Mail]
      country: Country
      region: Region
      city: Town
      street: Street
      postal_code: ZIP
      birth_date: Date of birth
  webshop:
    file: webshop.jsonl
    account:
      external_id: id
      display_name: name
      kind: {constant: household}
      phones: [{column: mobile, kind: mobile}]
      emails: [email]
      country: address.country
      region: address.state
      city: address.city
      street: address.line1
      postal_code: address.postcode
      birth_date: born
  callcentre:
    database: callcentre
    query: select * from callers order by caller_id
    trust: 40
    account:
      external_id: caller_id
      display_name: full_name
      kind: {column: is_company, words: {"1": company, "0": household}}
      tax_id: tax_number
      phones: [phone1, phone2]
      emails: [mail]
      country: country
      region: province
      city: city
      street: address
      postal_code: zip
      birth_date: birthday
  orders:
    file: orders.csv
    account: {external_id: customer, system: source}
    order:
      external_id: order_no
      order_date: ordered
      ship_date: shipped
      channel: channel
      currency: currency
    line:
      external_id: line
      product_code: sku
      product_name: product
      category: category
      quantity: quantity
      amount: amount
      profit: profit
"""


def memory_of_import() -> int:
    """The memory of all processes of the import, in bytes: pages that they share count once."""
    total = 0
    for process in psutil.process_iter(["cmdline"]):
        if "crm_customers.imports" in " ".join(process.info["cmdline"] or ()):
            try:
                total += process.memory_full_info().pss
            except psutil.Error:
                continue
    return total


def import_all(stand: Running) -> tuple[Any, dict[str, float], int]:
    """Imports by the plan; returns the import, when each phase began, and the most memory."""
    going = Import(stand.stubs("customers"))
    request = imports_pb2.CreateImportRequest(plan=PLAN)
    made = going.stubs.call(SERVICE + "CreateImport", request, imports_pb2.Import)
    began, phases, most, looked = time.perf_counter(), dict[str, float](), 0, 0.0
    while True:
        found = going.get(made.import_id)
        now = time.perf_counter() - began
        phases.setdefault(found.phase, now)
        if now > looked + 2:
            most, looked = max(most, memory_of_import()), now
        if found.state != STATES.IMPORT_STATE_RUNNING:
            assert found.state == STATES.IMPORT_STATE_DONE, found.note
            phases["end"] = time.perf_counter() - began
            return found, phases, most
        time.sleep(0.25)


def bench(run: Run) -> None:
    """The import, its memory, and COPY of the same rows."""
    records = int(os.environ.get("BENCH_RECORDS", "") or RECORDS * run.scale)
    orders = int(os.environ.get("BENCH_ORDERS", "") or ORDERS * run.scale)
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources.write(folder, records, orders)
        environment = {
            "CRM_IMPORT_FOLDERS": name,
            "CRM_IMPORT_DATABASES": f"callcentre=sqlite:///{folder / 'callcentre.db'}",
            "CRM_LOG_LEVEL": "warning",
        }
        with running("customers", **environment) as stand:
            settle(stand.processes.services["customers"].pid)
            with Bystander(stand.stubs("customers")) as bystander:
                found, phases, most = import_all(stand)
            console = Console()
            for phase, moment in phases.items():
                console.print(f"  {moment:8.1f} s  {phase}", highlight=False)
            for count in found.counts:
                console.print(
                    f"  {count.kind} {count.outcome}: {count.count:,} {count.amount}",
                    highlight=False,
                )
            copied = copy_again(stand)
    customers = phases.get("taking orders of orders", phases["end"])
    # Both are told of cores that do nothing else; the shares of a busy machine are smaller.
    run.add(
        Result(
            "customers imported with matching",
            records / customers,
            "records/s",
            target=4000,
            at_least=True,
        )
    )
    run.add(Result("orders imported", orders / max(0.1, phases["end"] - customers), "orders/s"))
    bystander.tell(run, "an import")
    run.add(Result("memory of an import", most / 2**20, "MiB", target=2048))
    ratio = phases["end"] / copied
    run.add(Result("time of an import", phases["end"], "s", ratio, "COPY of the same rows", 6))
