"""How the tests of imports send files, let them come in, and look at what came of it."""

import os
import subprocess
import sys
import time

from crm.customers.v1.imports_pb2 import ImportState
from crm_chassis.testing import TOKEN_KEY
from crm_customers.imports import worker
from sqlalchemy import text

PLAN = """
sources:
  shop:
    file: shop.csv
    account:
      external_id: id
      display_name: name
      phones: [phone]
      emails: [mail]
      country: country
      city: city
"""

HEADER = "id,name,phone,mail,country,city"

SMITH = "1,Smith Ltd,+44 20 7946 0001,info@smith.example,GB,London"

WANG = "2,恒远科技有限公司,13812345678,wang@hengyuan.example,中国,上海"

DONE = ImportState.IMPORT_STATE_DONE

FULL = """
match: false
sources:
  erp:
    file: erp.csv
    account:
      external_id: company_no
      display_name: company
      country: {constant: DE}
      parent: belongs_to
    contact:
      external_id: person_no
      display_name: person
      phones: [phone]
  desk:
    file: calls.csv
    time_zone: Europe/Berlin
    contact: {external_id: who, system: from}
    interaction:
      external_id: call
      start_time: when
      channel: {constant: phone}
      direction: {column: way, words: {in: inbound, out: outbound}}
      subject: about
  till:
    file: orders.csv
    dates: "%d.%m.%Y"
    decimal: ","
    account: {external_id: customer, system: from}
    order: {external_id: no, order_date: day, currency: {constant: EUR}}
    line: {product_code: item, quantity: pieces, amount: sum}
"""


def csv_of(*lines, header=HEADER):
    return "\n".join([header, *lines, ""]).encode()


ERP = csv_of(
    "A,Mother GmbH,,P1,Anna Berg,030 123456",
    "B,Daughter GmbH,A,P2,Bernd Tal,040 654321",
    header="company_no,company,belongs_to,person_no,person,phone",
)

CALLS = csv_of(
    "C1,P1,erp,2026-03-01 14:05,in,Toner",
    "C2,P9,erp,2026-03-01 15:00,in,Nobody",
    "C3,P2,erp,soon,out,No time",
    "C4,P2,erp,2026-03-01 15:00,sideways,No way",
    header="call,who,from,when,way,about",
)

ORDERS = csv_of(
    'O1,A,erp,03.01.2026,X1,2,"1.234,50"',
    'O2,B,erp,04.01.2026,X2,1,"10,00"',
    'O1,A,erp,03.01.2026,X2,1,"5,50"',
    'O3,Z,erp,04.01.2026,X2,1,"10,00"',
    'O4,A,erp,04.01.2026,X2,many,"10,00"',
    'O4,A,erp,04.01.2026,X1,1,"10,00"',
    'O5,A,erp,2026-13-45,X1,1,"10,00"',
    header="no,customer,from,day,item,pieces,sum",
)


def send(world, data, name="shop.csv"):
    file = world.call("CreateImportFile", file_name=name)
    world.call("AppendImportFile", import_file_id=file.import_file_id, offset=0, data=data)
    return file.import_file_id


def create(world, plan=PLAN, files=None, by="admin", **fields):
    """An import of files that are sent: source → bytes, or (name, bytes)."""
    locations = {}
    for source, data in (files or {}).items():
        name, body = data if isinstance(data, tuple) else (f"{source}.csv", data)
        locations[source] = {"import_file_id": send(world, body, name)}
    return world.call("CreateImport", plan=plan, locations=locations, by=by, **fields)


def run(world, plan=PLAN, files=None, **fields):
    made = create(world, plan, files, **fields)
    worker.run_due(world.app)
    return world.call("GetImport", import_id=made.import_id)


def counts(found):
    return {(one.kind, one.outcome): one.count for one in found.counts}


def totals(world):
    return {one.name: one.value for one in world.call("GetTotals", by="service").totals}


def names(world):
    return sorted(one.display_name for one in world.call("ListAccounts").accounts)


def rejects(world, found, **fields):
    return world.call("ListImportRejects", import_id=found.import_id, **fields).rejects


def by_name(world, name):
    return next(one for one in world.call("ListAccounts").accounts if one.display_name == name)


def start_worker(world, folder):
    """The worker as the service starts it."""
    environment = os.environ | {
        "CRM_DATABASE_URL": world.app.config.database_url,
        "CRM_TOKEN_KEY": TOKEN_KEY,
        "CRM_IMPORT_FOLDERS": str(folder),
        "CRM_LOG_LEVEL": "error",
        "CRM_IMPORT_BATCH": "150",
    }
    command = [sys.executable, "-m", "crm_customers.imports"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)


def end_worker(worker):
    worker.stdin.close()
    worker.wait(120)


def steps(world):
    (row,) = world.rows(text("select etag, state from imports order by import_id desc limit 1"))
    return row.etag, row.state


def wait_for(world, worker):
    limit = time.monotonic() + 240
    while steps(world)[1] == "running":
        assert time.monotonic() < limit
        assert worker.poll() is None
        time.sleep(0.1)
