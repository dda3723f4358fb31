"""Jobs are done once or not at all, whoever dies on the way, and failures have an end."""

import threading
from datetime import timedelta

import psycopg
import pytest
from crm_chassis import jobs, testing
from crm_chassis.app import Service
from crm_chassis.errors import Forbidden, Precondition
from crm_chassis.sql import configure, execute
from crm_chassis.tables import jobs as table
from crm_chassis.tables import users
from sqlalchemy import func, insert, select

LIST = select(table).order_by(table.c.job_id)


def add_user(call, payload):
    call.insert(users, user_id=payload["user_id"])


def fail(call, payload):
    call.insert(users, user_id="of a failed job")
    raise ValueError("number of somebody: +49 170 1234567")


def refused(call, payload):
    call.enqueue("add_user", {"user_id": "c"})
    raise LookupError


def again(call, payload):
    if payload["left"]:
        call.enqueue("again", {"left": payload["left"] - 1}, key="again")


def tick(call, payload):
    call.insert(users, user_id=f"tick {call.clock.now():%H:%M}")


SERVICE = Service(
    name="worker",
    jobs={"add_user": add_user, "fail": fail, "refused": refused, "again": again, "tick": tick},
    periodic={"tick": 600.0},
)


@pytest.fixture
def world(postgres, tmp_path):
    yield from testing.world_of(SERVICE, postgres, tmp_path)


def enqueue(world, *args, **kwargs):
    from crm_chassis import outbox

    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test")
        with world.app.transaction(connection, call):
            call.enqueue(*args, **kwargs)
            outbox.flush(call, None)


def run(world, *kinds):
    return jobs.run_one(world.app, kinds or SERVICE.jobs)


def user_ids(world):
    return [row.user_id for row in world.rows(select(users.c.user_id))]


def test_a_job_runs_when_it_is_due_and_not_before(world):
    enqueue(world, "add_user", {"user_id": "a"}, run_time=world.clock.now() + timedelta(hours=1))
    assert not run(world)
    world.clock.forward(hours=1)
    assert run(world)
    assert user_ids(world) == ["a"]
    assert not run(world)


def test_a_job_of_a_refused_call_never_was(world):
    enqueue(world, "add_user", {"user_id": "a"})
    assert run(world)
    enqueue(world, "add_user", {"user_id": "b"})
    enqueue(world, "refused", {})
    assert run(world)
    assert run(world)
    assert not run(world), "what the refused one left behind"


def test_one_waiting_job_for_each_key_and_asking_again_moves_it(world):
    due = world.clock.now()
    enqueue(world, "add_user", {"user_id": "a"}, key="k", run_time=due + timedelta(hours=9))
    enqueue(world, "add_user", {"user_id": "b"}, key="k", run_time=due)
    assert run(world)
    assert not run(world)
    assert user_ids(world) == ["b"]


def test_a_job_may_leave_the_next_one_of_its_own_key(world):
    enqueue(world, "again", {"left": 2}, key="again")
    assert [run(world), run(world), run(world), run(world)] == [True, True, True, False]


def test_what_fails_is_undone_and_tried_again_ever_later_until_it_is_dead(world):
    enqueue(world, "fail", {})
    waits = []
    for _ in range(jobs.MOST):
        assert run(world)
        (job,) = world.rows(LIST)
        waits.append((job.run_time - world.clock.now()).total_seconds())
        world.clock.forward(seconds=max(0.0, waits[-1]))
    assert user_ids(world) == []
    assert job.state == "dead"
    assert job.attempts == jobs.MOST
    assert waits[0] < 3
    assert waits[8] > 300
    assert not run(world)
    # What it said may be somebody's data.
    assert job.last_error == "ValueError"
    assert b'crm_jobs{state="dead"} 1.0' in metrics(world)


def metrics(world):
    world.app.metrics.ask(lambda: jobs.readings(world.app))
    return world.app.metrics.text()


def test_a_dead_job_is_listed_and_can_be_tried_again(world):
    enqueue(world, "fail", {"phone": "+49 170 1234567"}, key="k")
    while run(world):
        world.clock.forward(hours=2)
    (dead,) = world.call("ListDeadJobs").jobs
    assert (dead.kind, dead.key, dead.attempts) == ("fail", "k", jobs.MOST)
    assert "1234567" not in str(dead)
    world.call("RetryJob", job_id=dead.job_id)
    with pytest.raises(Precondition):
        world.call("RetryJob", job_id=dead.job_id)
    assert list(world.call("ListDeadJobs").jobs) == []
    assert run(world)
    with pytest.raises(Forbidden):
        world.call("ListDeadJobs", by="leader")


def test_a_killed_worker_s_job_is_taken_by_the_next_at_once(world):
    enqueue(world, "add_user", {"user_id": "a"})
    worker = psycopg.connect(world.app.config.database_url)
    configure(worker)
    worker.autocommit = False
    given = {"now": world.clock.now(), "kinds": ["add_user"]}
    assert execute(worker, jobs.CLAIM, given).fetchone()
    execute(worker, insert(users).values(user_id="half done"), {})
    assert not run(world), "it is running"
    world.rows(select(func.pg_terminate_backend(worker.info.backend_pid)))
    assert any(run(world) for _ in range(1000))
    worker.close()
    assert user_ids(world) == ["a"]


def test_many_workers_run_each_job_once(world):
    for number in range(40):
        enqueue(world, "add_user", {"user_id": f"{number:02}"})

    def until_done():
        while run(world):
            pass

    threads = [threading.Thread(target=until_done) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(user_ids(world)) == [f"{number:02}" for number in range(40)]


def test_a_periodic_job_runs_once_in_each_slot_however_many_plan_it(world):
    for _ in range(3):
        jobs.plan(world.app, SERVICE.periodic.items())
        run(world)
    assert len(user_ids(world)) == 1
    world.clock.forward(minutes=10)
    jobs.plan(world.app, SERVICE.periodic.items())
    jobs.plan(world.app, SERVICE.periodic.items())
    while run(world):
        pass
    assert len(user_ids(world)) == 2


def test_missed_slots_are_not_made_up_for(world):
    jobs.plan(world.app, SERVICE.periodic.items())
    world.clock.forward(hours=5)
    jobs.plan(world.app, SERVICE.periodic.items())
    assert run(world)
    assert not run(world)


def test_a_kind_of_a_newer_version_waits_for_who_knows_it(world):
    enqueue(world, "of the next version", {})
    assert world.run_jobs() == 1  # the periodic one
    assert [job.state for job in world.rows(LIST)] == ["waiting", "done"]


def test_the_loop_runs_jobs_and_stops(world):
    stopping = threading.Event()
    loop = threading.Thread(target=jobs.work, args=(world.app, stopping))
    loop.start()
    enqueue(world, "add_user", {"user_id": "a"})
    for _ in range(100):
        if "a" in user_ids(world) or stopping.wait(0.05):
            break
    stopping.set()
    loop.join(60)
    assert not loop.is_alive()
    assert "a" in user_ids(world)


def test_what_is_old_is_forgotten(world):
    user = {"user_id": "anna", "display_name": "A", "roles": ["agent"]}
    world.call("CreateUser", user=user, request_id="r")
    jobs.plan(world.app, jobs.OWN_PERIODIC.items())
    world.clock.forward(days=8)
    assert world.run_jobs() == len(jobs.OWN_PERIODIC) + 1  # and one of ours
    from crm_chassis.tables import requests

    assert world.rows(select(requests)) == []
