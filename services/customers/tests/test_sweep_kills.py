"""The process of sweeps: killed at any moment, nothing is lost or asked twice; and no second one runs beside it."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from crm_chassis.testing import TOKEN_KEY, world_of
from crm_customers import beside
from crm_customers.__main__ import SERVICE
from crm_customers.identity import sweeper
from sqlalchemy import text

from bench import matching, sources

RECORDS = 1100
QUEUE = (
    "select kind, left_id, right_id, score, reasons::text, state, split_part(method, ' ', 1) as by"
    " from matches order by 1, 2, 3"
)
SWEEPS = "select kind, method, record_count, pair_count from sweeps where finish_time is not null order by sweep_id"
WAITING = "select count(*) from jobs where state = 'waiting' and kind like 'sweep_%'"


def rows(world, question):
    return [tuple(row) for row in world.rows(text(question))]


def fill(world):
    """Messy records with duplicates among them, as the generator of the benchmarks makes them."""
    for number in range(RECORDS):
        _source, _id, _entity, party = sources.record_of(5, number, RECORDS)
        one = matching.facts_of(number, party)
        account = {
            "display_name": one.display_name,
            "kind": "ACCOUNT_KIND_HOUSEHOLD" if one.person else "ACCOUNT_KIND_COMPANY",
            **{"city": one.city, "street": one.street, "postal_code": one.postal_code},
            **{"tax_id": one.tax_id, "birth_date": one.born},
            "phones": [{"number": number} for number in one.phones],
            "emails": [{"address": address} for address in one.emails],
        }
        world.call("CreateAccount", account=account)


def start(world, step=150, part=500):
    """The process as the service starts it, with short steps so that there are many."""
    environment = os.environ | {
        "CRM_DATABASE_URL": world.app.config.database_url,
        "CRM_DATA_DIR": str(world.app.config.data_dir),
        "CRM_TOKEN_KEY": TOKEN_KEY,
        "CRM_LOG_LEVEL": "error",
    }
    small = (
        "from crm_customers.identity import modelling, sweeping, sweeper;"
        f"sweeping.STEP, modelling.SLICE = {step}, {part}; sweeper.main()"
    )
    return subprocess.Popen([sys.executable, "-c", small], stdin=subprocess.PIPE, env=environment)


def until(world, worker, question, wanted, limit=120.0):
    end = time.monotonic() + limit
    while not wanted(rows(world, question)[0][0]):
        assert time.monotonic() < end
        assert worker.poll() is None, "it ended too early"
        time.sleep(0.02)


def undisturbed(world):
    worker = start(world)
    until(world, worker, WAITING, lambda count: count == 0)
    worker.stdin.close()
    worker.wait(120)


def disturbed(world, kills, draw):
    """Kills the process soon after it has begun to work, again and again."""
    done = 0
    while done < kills and rows(world, WAITING) != [(0,)]:
        worker = start(world)
        before = rows(world, "select coalesce(max(job_id), 0) from jobs")[0][0]
        moved = f"select coalesce(max(job_id), 0) > {before} or ({WAITING}) = 0 from jobs"
        until(world, worker, moved, bool)
        time.sleep(draw.random() * 1.5)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdin.close()
        done += 1
    undisturbed(world)
    return done


@pytest.fixture
def second(postgres, tmp_path):
    yield from world_of(SERVICE, postgres, tmp_path / "second")


def sweep(world):
    world.call("SweepMatches", kind=1, train=True)


def test_killed_again_and_again_it_asks_what_one_undisturbed_asks(world, second):
    fill(world)
    fill(second)
    sweep(world)
    undisturbed(world)
    expected = rows(world, QUEUE)
    assert {row[-1] for row in expected} >= {"rules"}
    assert [row[:2] for row in rows(world, SWEEPS)] == [("account", "rules"), ("account", "splink")]
    sweep(second)
    assert disturbed(second, 3, random.Random(4)) > 1, "as often as it had anything left to do"
    assert rows(second, QUEUE) == expected
    assert rows(second, SWEEPS) == rows(world, SWEEPS)
    assert rows(second, "select count(*) from match_models") == [(1,)], "learned once"
    folder = sweeper.folder_of(second.app.config)
    assert not folder.exists(), "and what those that were killed had left is gone"


def test_no_second_one_runs_beside_it(world):
    for _ in range(2):
        world.call("CreateAccount", account={"display_name": "Nordwind", "tax_id": "DE1"})
    sweep(world)
    with world.app.database.connection() as first, world.app.database.connection() as other:
        assert sweeper.due(world.app, other)
        with beside.alone(first, sweeper.ONE_AT_A_TIME):
            assert not sweeper.due(world.app, other), "the loop of another pod starts none"
            worker = start(world)
            assert worker.wait(120) == 0, (
                "and one that was started ends without having done a thing"
            )
            worker.stdin.close()
            assert rows(world, "select count(*) from sweeps") == [(0,)]
        assert sweeper.due(world.app, other)
    undisturbed(world)
    assert len(rows(world, QUEUE)) == 1


def test_it_waits_while_an_import_is_at_work(world):
    sweep(world)
    with world.app.database.connection() as connection:
        connection.execute("insert into imports (plan, state) values ('', 'running')")
        assert not sweeper.due(world.app, connection)
        connection.execute(
            "update imports set next_time = %s", (world.clock.now() + timedelta(hours=3),)
        )
        assert sweeper.due(world.app, connection), "one that waits for the night holds nobody up"


def test_it_ends_with_its_service(world):
    sweep(world)
    worker = start(world)
    worker.stdin.close()
    assert worker.wait(120) in (0, 1)


def test_the_service_itself_takes_no_step_of_it():
    assert set(SERVICE.apart) == {"sweep_account", "sweep_contact"}
    assert sweeper.look_after in SERVICE.background
