"""What was published stays as it was; a correction is a further version that says what changed; all of it happens once.

Two processes over one database stand here as threads with connections of their own.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import jobs, mail_sending, outbox
from crm_chassis.errors import Invalid, NotFound, Refusal
from crm_chassis.mail_settings import MailSettings, Server
from crm_chassis.testing import World
from crm_reports import charts
from crm_reports.follower import following
from crm_reports.packs import composing, differences, mails, publishing
from crm_reports.packs.tables import pack_files, pack_mails
from crm_reports.tables import snapshots
from sqlalchemy import select, update

from .packing import (
    ITEMS,
    MONTHLY,
    book_of,
    compose,
    due,
    file_of,
    publish,
    read,
    readied,
    text_of,
    versions,
)

SUMMER = {"start_date": "2026-05-01", "end_date": "2026-10-31"}
NOVEMBER = ("2026-11-01..2026-11-30", 1)
TEXT = ITEMS[:1]
ADMIN = {"user_id": "admin.one", "display_name": "Admin One"}


@pytest.fixture
def ready(world: World) -> World:
    """Reports with facts that are complete, and a leader whom the module knows."""
    return readied(world)


def lost(world: World, what: str) -> None:
    """Facts turn out to be others than they were."""
    facts = following(world.app).facts
    with facts.writing:
        facts.connection.execute(f"delete from tickets where {what}")
    facts.generation["tickets"] += 1
    facts.changed["tickets"] += 1


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Does these at the same moment, each over a connection of its own; says how each ended."""
    start, ended = threading.Barrier(len(deeds)), [""] * len(deeds)

    def do(at: int) -> None:
        start.wait()
        try:
            deeds[at]()
            ended[at] = "done"
        except Refusal as refusal:
            ended[at] = refusal.reason

    threads = [threading.Thread(target=do, args=(at,)) for at in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def within(world: World, deed: Callable[[Any], Any]) -> Callable[[], None]:
    """A deed as a process of its own does it: one connection, one transaction."""

    def do() -> None:
        with world.app.database.connection() as connection:
            call = world.app.begin(connection, "jobs/another process")
            with world.app.transaction(connection, call):
                deed(call)
                outbox.flush(call, None)

    return do


@pytest.mark.broken_facts
def test_equal_content_has_an_equal_hash_and_a_version_says_what_changed(ready: World) -> None:
    pack = compose(ready)
    one = publish(ready, pack)
    assert (one.version, one.start_date, one.end_date) == (1, "2026-10-01", "2026-10-31")
    with pytest.raises(Invalid) as refused:
        publish(ready, pack)
    assert set(refused.value.fields) == {"words"}
    twin = publish(ready, compose(ready))
    assert twin.content_hash == one.content_hash
    before = read(ready, one)
    lost(ready, "ticket_id % 2 = 0")
    two = publish(ready, pack, words="Orders came late.")
    assert (two.version, two.previous_snapshot_id) == (2, one.snapshot_id)
    assert two.content_hash != one.content_hash
    found = read(ready, two)
    assert found.changes
    assert all(change.before != change.after for change in found.changes)
    assert "Orders came late." in found.html
    old = read(ready, one)
    assert old.newer_snapshot_id == two.snapshot_id
    assert (old.blocks, old.html) == (before.blocks, before.html)
    assert not differences.changes(old.blocks, before.blocks)
    listed = ready.call("ListPackEditions", by="leader", pack_id=pack.pack_id).pack_editions
    assert [each.version for each in listed] == [2, 1]


@pytest.mark.broken_facts
def test_a_correction_says_what_changed_on_the_page_on_paper_and_in_the_workbook(
    ready: World,
) -> None:
    """What was before turns out to be less: only what the half-year is compared with is another."""
    items = [{"kind": pb.PACK_ITEM_KIND_DASHBOARD, "dashboard_id": "service"}]
    pack = compose(ready, items=items, languages=["en"])
    one = publish(ready, pack, **SUMMER)
    kept = {form: file_of(ready, one, format=form) for form in (1, 2)}
    page = read(ready, one).html
    lost(ready, "create_time < '2026-04-30 16:00'")
    two = publish(ready, pack, words="April was counted twice.", **SUMMER)
    changes = list(read(ready, two).changes)
    known = {each.name: (each.before, each.after) for each in changes}
    assert known["Opened, the period before"] == ("8", "0")
    assert "Opened" not in known
    paper = "".join(text_of(file_of(ready, two)).split())
    sheet = book_of(ready, two)["Changes"]
    told = [tuple(cell or "" for cell in row[:2]) for row in sheet.iter_rows(values_only=True)]
    assert told[1:] == [(each.block, each.name) for each in changes]
    for each in changes:
        for text in (each.name, charts.shown(each.before, each.unit)):
            assert text in read(ready, two).html
            assert "".join(text.split()) in paper
    assert {form: file_of(ready, one, format=form) for form in (1, 2)} == kept
    assert (read(ready, one).html, read(ready, one).content_hash) == (page, one.content_hash)


def test_the_database_refuses_to_change_files_and_versions(ready: World) -> None:
    edition = publish(ready, compose(ready))
    this = snapshots.c.snapshot_id == edition.snapshot_id
    for statement in (
        update(snapshots).where(this).values(summary="nicer").returning(snapshots.c.summary),
        update(pack_files).values(content=b"nicer").returning(pack_files.c.language),
        pack_files.delete().returning(pack_files.c.language),
    ):
        with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
            ready.rows(statement)


def test_who_is_outside_of_the_audience_is_told_so_at_every_address(ready: World) -> None:
    edition = publish(ready, compose(ready, items=TEXT, roles=["leader"]))
    key = {"snapshot_id": edition.snapshot_id}
    for method in ("GetPackEdition", "GetPackDocument", "GetSnapshot"):
        with pytest.raises(NotFound) as refused:
            ready.call(method, by="agent", **key)
        assert "published for others" in refused.value.message
    place = f"/reports/snapshots/{edition.snapshot_id}"
    for language, words in (("en", "your account may not see it"), ("zh-Hans", "账号无权查看")):
        client = ready.http
        client.set_cookie("crm_session", ready.app.peers.token(ready.people["agent"]))
        client.set_cookie("crm_language", language)
        for address in (place, f"{place}/en.pdf", f"{place}/en.xlsx"):
            reply = client.get(address)
            assert (reply.status_code, words in reply.text) == (404, True), address


def test_what_cannot_be_computed_any_more_is_named_and_the_rest_is_published(
    ready: World, monkeypatch: Any
) -> None:
    pack = compose(ready, items=[*TEXT, ITEMS[3]])
    real = composing.ask

    def gone(call: Any, method: str, **fields: Any) -> Any:
        if method == "RunQuery":
            raise Invalid({"dimension_ids[0]": "must be a dimension"})
        return real(call, method, **fields)

    monkeypatch.setattr(composing, "ask", gone)
    words, chart = read(ready, publish(ready, pack)).blocks
    assert (bool(words.text), chart.missing[:28]) == (True, "This part cannot be computed")


def test_what_was_missed_while_nothing_ran_is_made_up_for(ready: World) -> None:
    pack = compose(ready, schedule=MONTHLY, items=TEXT)
    due(ready, pack)
    ready.clock.time += timedelta(days=70)  # and nobody was there
    for _turn in range(4):
        ready.run_jobs()
        ready.clock.forward(minutes=1)
    assert [row.period_key[:7] for row in versions(ready, pack)] == [
        "2026-11",
        "2026-12",
        "2027-01",
    ]
    found = ready.call("GetPack", by="leader", pack_id=pack.pack_id)
    assert found.next_time.seconds > ready.clock.time.timestamp()


def test_several_replicas_and_a_kill_publish_once(ready: World, monkeypatch: Any) -> None:
    pack = compose(ready, schedule=MONTHLY, items=TEXT)
    due(ready, pack)
    real, tries = publishing.publish, []

    def killed_once(*given: Any) -> Any:
        made = real(*given)
        tries.append(made)
        if len(tries) == 1:
            raise RuntimeError("the power is gone")
        return made

    monkeypatch.setattr(publishing, "publish", killed_once)
    app = ready.app
    kinds = [publishing.PLAN, publishing.PUBLISH]
    jobs.plan(app, [(publishing.PLAN, 20.0)])
    while jobs.run_one(app, kinds):
        pass
    assert not versions(ready, pack), "what was cut off is undone"
    at = app.clock.now().isoformat()
    payload = {"pack_id": pack.pack_id, "at": at, "meeting_id": None}

    def again(call: Any) -> None:
        for turn in range(4):
            call.enqueue(publishing.PUBLISH, payload, key=f"copy-{turn}")

    within(ready, again)()
    ready.clock.forward(minutes=1)

    def run() -> None:
        while jobs.run_one(app, kinds):
            pass

    at_once(run, run, run)
    assert [tuple(row) for row in versions(ready, pack)] == [NOVEMBER]


def test_by_hand_and_by_itself_at_once_it_is_published_once(ready: World) -> None:
    pack = compose(ready, schedule=MONTHLY, items=TEXT)
    due(ready, pack)
    payload = {"pack_id": pack.pack_id, "at": ready.clock.now().isoformat(), "meeting_id": None}
    by_itself = within(ready, lambda call: publishing.publish_due(call, payload))
    ended = at_once(by_itself, lambda: publish(ready, pack), by_itself)
    assert ended[::2] == ["done", "done"]
    assert ended[1] in ("done", "INVALID_FIELDS")  # whoever comes second has to say what changed
    assert [tuple(row) for row in versions(ready, pack)] == [NOVEMBER]


def test_two_that_plan_at_once_leave_one_job(ready: World) -> None:
    pack = compose(ready, schedule=MONTHLY, items=TEXT)
    due(ready, pack)
    plan = within(ready, lambda call: publishing.plan_packs(call, {}))
    assert at_once(plan, plan, plan) == ["done"] * 3
    while jobs.run_one(ready.app, [publishing.PUBLISH]):
        pass
    assert [tuple(row) for row in versions(ready, pack)] == [NOVEMBER]


def test_a_mail_that_two_send_at_once_goes_out_once_and_none_is_lost_by_a_kill(
    ready: World, monkeypatch: Any
) -> None:
    from dataclasses import replace

    sent: list[str] = []
    monkeypatch.setattr(mail_sending, "deliver", lambda *given: sent.append(given[2]))
    settings = MailSettings(Server("smtp+plain", "127.0.0.1", 25), address="crm@firsthand.example")
    ready.app.config = replace(ready.app.config, mail=settings)
    pack = compose(ready, items=TEXT)
    ready.call("SetPackMail", by="leader", pack_id=pack.pack_id, mail=pb.PACK_MAIL_KIND_LINK)
    real: Any = mails.enqueue

    def killed(*given: Any) -> None:
        real(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(mails, "enqueue", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(ready, pack)
    assert (versions(ready, pack), ready.rows(select(pack_mails.c.state))) == ([], [])
    monkeypatch.setattr(mails, "enqueue", real)
    edition = publish(ready, pack)
    payload = {"snapshot_id": edition.snapshot_id, "user_id": "leader.one"}
    send = within(ready, lambda call: mails.send(call, payload))
    assert at_once(send, send, send) == ["done"] * 3
    ready.run_jobs()
    assert sent == ["leader.one@x.example"]


def test_a_pack_whose_keeper_left_is_told_to_administrators_and_taken_over(ready: World) -> None:
    ready.call("CreateUser", user={**ADMIN, "roles": ["admin"]})
    pack = compose(ready, schedule=MONTHLY, items=TEXT)
    due(ready, pack)
    left = {"user_id": "leader.one", "disabled": True}
    ready.call("UpdateUser", user=left, update_mask={"paths": ["disabled"]})
    for _turn in range(3):
        ready.run_jobs()
        ready.clock.forward(minutes=1)
    assert not versions(ready, pack)
    (notice,) = ready.call("ListNotices", by="admin").notices
    assert notice.kind == "pack_waits"
    waits = ready.call("GetPack", pack_id=pack.pack_id)
    assert "administrator takes it over" in waits.waiting_reason
    changed = {"pack_id": pack.pack_id, "title": "Service month"}
    taken = ready.call("UpdatePack", pack=changed, update_mask={"paths": ["title"]})
    assert taken.owner_id == "admin.one"
    ready.clock.forward(minutes=1)
    ready.run_jobs()
    assert [tuple(row) for row in versions(ready, pack)] == [NOVEMBER]
