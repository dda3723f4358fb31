"""A person is erased while imports bring them again: they stay erased or are a new customer, and never half of one."""

import io
import threading

import openpyxl
import pytest
from crm.customers.v1.imports_pb2 import ImportState
from crm_customers.imports import knowing, runs, staging, worker
from sqlalchemy import text

from .import_desk import DONE, by_name, counts, create, csv_of, names, rejects, run
from .test_privacy import everything, finish

PLAN = """
mode: overwrite
sources:
  shop:
    file: shop.csv
    account:
      external_id: id
      display_name: name
      kind: {constant: household}
      country: {constant: DE}
      city: city
      street: street
      phones: [phone]
      emails: [mail]
"""
HEADER = "id,name,city,street,phone,mail"
OTHERS = [
    f"{n},Kunde Nummer {n}zig,Kiel,Weg {n},0431 70000{n},k{n}@post.example" for n in range(1, 9)
]
PERSON = "5b,Brunhilde Östertag,Bad Fliedern,Fliederweg 3,0170 1234567,bruni@flieder.example"
STRINGS = ("Brunhilde", "Östertag", "Flieder", "1701234567", "bruni@", "0170 1234567")
ERASED = 2


def rows(*more):
    return csv_of(*OTHERS[:4], *more, *OTHERS[4:], header=HEADER)


def left(world):
    return sorted(
        (table, word) for table, row in everything(world) for word in STRINGS if word in row
    )


def erase(world):
    person = by_name(world, "Brunhilde Östertag")
    return world.call("CreateErasure", account_id=person.account_id, reason="Asked by letter")


def state(world, made):
    return world.call("GetErasure", erasure_id=made.erasure_id).state


def step(world, going):
    with world.app.database.connection() as connection:
        return going.step(connection)


def names_of_all():
    return sorted(line.split(",")[1] for line in OTHERS)


@pytest.fixture
def small_steps(monkeypatch):
    monkeypatch.setattr(staging, "BATCH_SIZE", 3)


@pytest.mark.parametrize("moment", range(10))
def test_erased_while_an_import_runs_that_was_made_before(world, small_steps, moment):
    run(world, PLAN, {"shop": rows(PERSON)})
    made = create(world, PLAN, {"shop": rows(PERSON.replace("Weg 3", "Weg 4"))})
    going = runs.Run(world.app, made.import_id)
    for _ in range(moment):
        step(world, going)
    erasure = erase(world)
    world.run_jobs()
    assert "Brunhilde Östertag" not in names(world)
    at_work = world.call("GetImport", import_id=made.import_id).state != DONE
    finish(world)
    assert (state(world, erasure) == ERASED) is not at_work
    while step(world, going):
        pass
    going.close()
    assert world.call("GetImport", import_id=made.import_id).state == DONE
    finish(world, hours=9)
    assert state(world, erasure) == ERASED
    assert left(world) == []
    assert names(world) == names_of_all()


def test_erased_in_the_middle_of_a_step(world, monkeypatch):
    run(world, PLAN, {"shop": rows(PERSON)})
    create(world, PLAN, {"shop": rows(PERSON.replace("Weg 3", "Weg 4"))})
    erasure = erase(world)
    jobs = threading.Thread(target=world.run_jobs)
    known = knowing.records_of

    def and_then_the_job_comes(*given):
        found = known(*given)
        if not jobs.ident:
            jobs.start()
            jobs.join(1)
        return found

    monkeypatch.setattr(knowing, "records_of", and_then_the_job_comes)
    worker.run_due(world.app)
    jobs.join()
    finish(world, hours=9)
    assert state(world, erasure) == ERASED
    assert left(world) == []
    assert names(world) == names_of_all()


@pytest.mark.parametrize("steps_before", [1, 3, 5, 7])
def test_erased_while_an_import_is_held(world, small_steps, steps_before):
    """What it had staged of the person is refused; a file that it has not read whole has to be sent again."""
    run(world, PLAN, {"shop": rows(PERSON)})
    other = PLAN.replace("shop", "desk")
    made = create(world, other, {"desk": rows(PERSON)})
    going = runs.Run(world.app, made.import_id)
    for _ in range(steps_before):
        step(world, going)
    going.close()
    world.call("PauseImport", import_id=made.import_id)
    erasure = erase(world)
    finish(world)
    assert state(world, erasure) == ERASED
    assert left(world) == []
    world.call("ResumeImport", import_id=made.import_id)
    worker.run_due(world.app)
    found = world.call("GetImport", import_id=made.import_id)
    assert names(world) == names_of_all()
    assert left(world) == []
    assert [one.reason for one in rejects(world, found)] in ([], ["ERASED"])
    whole = run(world, other, {"desk": rows()})
    assert whole.state == DONE
    assert names(world) == names_of_all()


def test_a_later_import_brings_a_new_customer(world):
    run(world, PLAN, {"shop": rows(PERSON)})
    erasure = erase(world)
    finish(world)
    assert state(world, erasure) == ERASED
    assert left(world) == []
    found = run(world, PLAN, {"shop": rows(PERSON)})
    assert counts(found) == {("account", "created"): 1, ("account", "unchanged"): len(OTHERS)}
    new = by_name(world, "Brunhilde Östertag")
    assert (new.street, new.phones[0].e164, new.external_id) == (
        "Fliederweg 3",
        "+491701234567",
        "5b",
    )


def test_a_later_import_brings_a_whole_one_also_while_the_erasure_waits_for_a_service(world):
    from crm.access.v1 import privacy_pb2
    from crm_chassis.errors import PeerUnavailable

    away = [True]

    def tickets(_request):
        if away[0]:
            raise PeerUnavailable("tickets")
        return privacy_pb2.ErasureReceipt(service="tickets")

    world.connect("tickets", ErasePerson=tickets)
    run(world, PLAN, {"shop": rows(PERSON)})
    erasure = erase(world)
    world.run_jobs()
    world.clock.forward(hours=1)
    run(world, PLAN, {"shop": rows(PERSON)})
    away[0] = False
    finish(world, hours=9)
    assert state(world, erasure) == ERASED
    new = by_name(world, "Brunhilde Östertag")
    assert (new.street, new.phones[0].number, new.emails[0].address) == (
        "Fliederweg 3",
        "0170 1234567",
        "bruni@flieder.example",
    )


def test_a_spreadsheet_in_which_the_person_stands_is_forgotten(world):
    book = openpyxl.Workbook()
    for line in (HEADER, *OTHERS, PERSON):
        book.active.append(line.split(","))
    out = io.BytesIO()
    book.save(out)
    plan = PLAN.replace("shop.csv", "shop.xlsx")
    found = run(world, plan, {"shop": ("shop.xlsx", out.getvalue())})
    assert found.state == DONE
    run(world, PLAN.replace("shop", "desk"), {"desk": rows()})
    erase(world)
    finish(world)
    kept = [row.file_name for row in world.rows(text("select file_name from import_files"))]
    assert kept == ["desk.csv"]
    again = world.call("GetImport", import_id=found.import_id)
    assert again.state == ImportState.IMPORT_STATE_DONE
