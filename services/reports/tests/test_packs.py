"""Packs: published once for each period, never changed, for their audience, and the same in every rendering."""

import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.mail_settings import MailSettings, Server
from crm_chassis.testing import World
from crm_reports.follower import following
from crm_reports.packs import mails, texts
from crm_reports.packs.tables import pack_mails
from crm_reports.tables import snapshots
from sqlalchemy import func, select

from .histories import NOW
from .packing import (
    ITEMS,
    MONTHLY,
    SHANGHAI,
    compose,
    due,
    publish,
    read,
    readied,
    text_of,
    versions,
)


@pytest.fixture
def ready(world: World) -> World:
    """Reports with facts that are complete, and a leader whom the module knows."""
    return readied(world)


def test_all_renderings_say_the_same_in_both_languages(ready: World) -> None:
    edition = publish(ready, compose(ready, chinese_title="服务月报"))
    for language, title, heading in (
        ("en", "Service month", "Last month"),
        ("zh-Hans", "服务月报", "上个月"),
    ):
        found = read(ready, edition, language=language)
        assert (found.language, found.title if language == "en" else title) == (language, title)
        assert "<script>" not in found.html
        key = {"snapshot_id": edition.snapshot_id, "language": language, "by": "leader"}
        pdf = ready.call("GetPackDocument", **key)
        told = text_of(pdf.content)
        assert title in told
        assert heading in told
        assert edition.content_hash[:16] in told
        assert "1 / " in told
        book = openpyxl.load_workbook(
            io.BytesIO(ready.call("GetPackDocument", format=pb.PACK_FORMAT_XLSX, **key).content)
        )
        assert len(book.sheetnames) == len(ITEMS) + 2
        cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
        assert not [cell for cell in cells if cell.data_type == "f"]
        numbers = {
            Decimal(str(cell.value)).quantize(Decimal("0.0001"))
            for cell in cells
            if isinstance(cell.value, int | float)
        }
        dashboard = found.blocks[1].dashboard
        assert len(dashboard.figures) > 10
        from crm_chassis import i18n
        from crm_reports import charts

        flat = "".join(told.split())
        with i18n.reader(language, "Asia/Shanghai"):
            for figure in dashboard.figures:
                shown = charts.shown(figure.value, figure.unit)
                assert shown in found.html
                assert "".join(shown.split()) in flat, figure.title
                if figure.value and figure.unit != 2:
                    assert Decimal(figure.value).quantize(Decimal("0.0001")) in numbers
        table = found.blocks[2].table
        assert [column.currency for column in table.columns if column.unit == 4]
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=True):
                if column.unit and cell:
                    assert Decimal(cell).quantize(Decimal("0.0001")) in numbers


def test_goals_are_drawn_with_their_way_and_people_by_name(ready: World) -> None:
    goal = {
        "title": "Fewer <b>tickets</b>",
        "figure_id": "tickets.opened",
        "level": "GOAL_LEVEL_COMPANY",
        "start_date": "2026-09-01",
        "target_date": "2026-12-31",
        "baseline": "80",
        "target": "40",
        "owner_id": "agent.one",
    }
    ready.call("UpdateUser", user={"user_id": "agent.one", "display_name": "Anna Keller"})
    made = ready.call("CreateGoal", by="leader", goal=goal)
    action = {"goal_id": made.goal_id, "text": "2026-99-99", "owner_id": "agent.one"}
    ready.call("CreateGoalAction", by="leader", goal_action=action)
    now = ready.call("GetGoal", by="leader", goal_id=made.goal_id).progress.value
    edition = publish(ready, compose(ready, items=[{"kind": pb.PACK_ITEM_KIND_GOALS}]))
    for language, word in (("en", "Anna Keller"), ("zh-Hans", "公司")):
        found = read(ready, edition, language=language)
        (node,) = found.blocks[0].goals.nodes
        assert (node.goal.owner_id, node.goal.progress.value) == ("Anna Keller", now)
        (row,) = found.blocks[0].table.rows
        assert row.cells[:4] == ["Fewer <b>tickets</b>", row.cells[1], "Anna Keller", "80"]
        assert "Fewer &lt;b&gt;tickets" in found.html
        assert "goal-bar" in found.html
        assert word in found.html
        key = {"snapshot_id": edition.snapshot_id, "language": language, "by": "leader"}
        told = text_of(ready.call("GetPackDocument", **key).content)
        assert node.goal.progress.explanation[:20].replace(" ", "") in "".join(told.split())
        assert "2026-99-99" in told
        assert ready.call("GetPackDocument", format=pb.PACK_FORMAT_XLSX, **key).content
    later = publish(ready, compose(ready, items=[{"kind": pb.PACK_ITEM_KIND_GOALS}]))
    assert later.content_hash == edition.content_hash


def test_the_audience_holds_for_every_rendering(ready: World) -> None:
    pack = compose(ready, roles=["leader"], user_ids=["sam"])
    edition = publish(ready, pack)
    ready.person("sam", "specialist", team="Technics")
    key = {"snapshot_id": edition.snapshot_id}
    for method in ("GetPackEdition", "GetPackDocument", "GetSnapshot"):
        assert ready.call(method, by="sam", **key)
        with pytest.raises(NotFound):
            ready.call(method, by="agent", **key)
    with pytest.raises(NotFound):
        ready.call("GetPack", by="agent", pack_id=pack.pack_id)
    with pytest.raises(NotFound):
        ready.call("SetPackMail", by="agent", pack_id=pack.pack_id, mail=1)
    assert not ready.call("ListPacks", by="agent").packs
    ready.person("other", "manager", team="Service")
    open_pack = compose(ready)
    with pytest.raises(Forbidden):
        ready.call("PublishPack", by="other", pack_id=open_pack.pack_id)
    with pytest.raises(Forbidden):
        ready.call("UpdatePack", by="other", pack={"pack_id": open_pack.pack_id, "title": "Mine"})


def test_it_is_published_by_itself_once_and_waits_while_facts_are_not_current(ready: World) -> None:
    pack = compose(ready, schedule=MONTHLY)
    assert pack.next_time.ToDatetime(UTC).astimezone(SHANGHAI) == datetime(
        2026, 12, 2, 8, tzinfo=SHANGHAI
    )
    due(ready, pack)
    for follower in following(ready.app).followers.values():
        follower.reached = False
    ready.run_jobs()
    waits = ready.call("GetPack", by="leader", pack_id=pack.pack_id)
    assert "still being read" in waits.waiting_reason
    assert not versions(ready, pack)
    ready.clock.forward(minutes=11)
    ready.run_jobs()
    notices = ready.call("ListNotices", by="leader").notices
    assert [each.kind for each in notices] == ["pack_waits"]
    for follower in following(ready.app).followers.values():
        follower.reached = True
    ready.clock.forward(minutes=1)
    ready.run_jobs()
    ready.clock.forward(minutes=1)
    ready.run_jobs()
    assert [tuple(row) for row in versions(ready, pack)] == [("2026-11-01..2026-11-30", 1)]
    done = ready.call("GetPack", by="leader", pack_id=pack.pack_id)
    assert not done.HasField("waiting_time")
    assert done.next_time.ToDatetime(UTC).astimezone(SHANGHAI).date() == date(2027, 1, 5)


def test_who_wishes_it_gets_one_mail(ready: World, monkeypatch: Any) -> None:
    from dataclasses import replace

    sent: list[Any] = []
    answers: list[Exception] = [OSError("down for a minute")]

    def deliver(_server: Any, _sender: str, to: str, mail: Any) -> None:
        if answers:
            raise answers.pop()
        sent.append((to, mail))

    monkeypatch.setattr(mails.mail_sending, "deliver", deliver)
    settings = MailSettings(Server("smtp+plain", "127.0.0.1", 25), address="crm@firsthand.example")
    modules = {"reports": "https://crm.firsthand.example/reports"}
    ready.app.config = replace(ready.app.config, mail=settings, modules=modules)
    pack = compose(ready, roles=["leader"], items=ITEMS[:1])
    ready.call("SetPackMail", by="leader", pack_id=pack.pack_id, mail=pb.PACK_MAIL_KIND_FILES)
    edition = publish(ready, pack)
    ready.run_jobs()
    assert not sent
    for _turn in range(3):
        ready.clock.forward(minutes=10)
        ready.run_jobs()
    ((to, mail),) = sent
    assert (to, mail["Subject"]) == ("leader.one@x.example", "Service month: October 2026")
    body, pdf, book = mail.iter_parts()
    assert (
        f"https://crm.firsthand.example/reports/snapshots/{edition.snapshot_id}"
        in body.get_content()
    )
    assert "Last month" in text_of(pdf.get_content())
    assert openpyxl.load_workbook(io.BytesIO(book.get_content()))
    assert [row.state for row in ready.rows(select(pack_mails.c.state))] == ["sent"]


def test_before_each_meeting_once(ready: World) -> None:
    from crm.tickets.v1 import meetings_pb2
    from crm_chassis.records import timestamp

    first = NOW + timedelta(days=3)
    planned = {7: first, 8: first + timedelta(days=7)}

    def listed(request: Any) -> Any:
        after = datetime.fromisoformat(request.filter.split('"')[-2])
        wanted = sorted(
            (at, key)
            for key, at in planned.items()
            if (at > after) == ("start_time >" in request.filter)
        )
        if "desc" in request.order_by:
            wanted.reverse()
        found = [
            meetings_pb2.Meeting(meeting_id=key, title="Quality", start_time=timestamp(at))
            for at, key in wanted
        ]
        return meetings_pb2.ListMeetingsResponse(meetings=found)

    item = meetings_pb2.AgendaItem(title="Printers", department="Service", creator_id="ann")
    ready.connect(
        "tickets",
        ListMeetings=listed,
        ListAgendaItems=lambda _: meetings_pb2.ListAgendaItemsResponse(agenda_items=[item]),
    )
    schedule = {"rhythm": pb.PACK_RHYTHM_MEETING, "regular_meeting_id": 4, "hours_before": 24}
    items = [{"kind": pb.PACK_ITEM_KIND_AGENDA}]
    pack = compose(ready, items=items, schedule=schedule, period=pb.PACK_PERIOD_SINCE_LAST_MEETING)
    assert pack.next_time.ToDatetime(UTC) == first - timedelta(days=1)
    planned[7] = first - timedelta(hours=5)  # moved: the pack follows
    ready.run_jobs()
    due(ready, pack)
    assert ready.clock.time == first - timedelta(hours=29)
    for _turn in range(3):
        ready.run_jobs()
        ready.clock.forward(minutes=5)
    assert [row.period_key for row in versions(ready, pack)] == ["meeting-7"]
    (edition,) = ready.call("ListPackEditions", by="leader", pack_id=pack.pack_id).pack_editions
    assert read(ready, edition).blocks[0].table.rows[0].cells[0] == "Printers"
    due(ready, pack)
    ready.run_jobs()
    assert [row.period_key for row in versions(ready, pack)] == ["meeting-7", "meeting-8"]


def test_texts_hold_nothing_that_runs() -> None:
    found = texts.pieces(
        "# A <b>b</b>\n[x](javascript:alert(1)) ![p](data:x) [y](/packs)\n\n<img src=x>\n\n1. a\n2. b"
    )
    assert [piece.kind for piece in found] == ["h2", "p", "p", "li", "li"]
    runs = [run for piece in found if isinstance(piece, texts.Paragraph) for run in piece.runs]
    assert {run.url for run in runs} == {"", "/packs"}
    assert "<img src=x>" in [run.text for run in runs]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"items": [{"kind": 1}]}, "pack.items[0].text"),
        ({"items": [{"kind": 2, "dashboard_id": "nothing"}]}, "pack.items[0].dashboard_id"),
        ({"items": [{"kind": 5}]}, "pack.items[0].measure_ids"),
        ({"items": [{"kind": 4, "measure_ids": ["no.such"]}]}, "pack.items[0].measure_ids[0]"),
        ({"schedule": {"rhythm": 2, "country": "XX"}}, "pack.schedule.country"),
        ({"schedule": {"rhythm": 4}}, "pack.schedule.regular_meeting_id"),
        ({"roles": ["king"]}, "pack.roles"),
        ({"time_zone": "Mars/Base"}, "pack.time_zone"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    ready: World, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        compose(ready, **wrong)
    assert set(refused.value.fields) == {field}


def test_without_facts_nothing_is_published(world: World) -> None:
    pack = compose(world)
    with pytest.raises(Precondition) as refused:
        publish(world, pack)
    assert refused.value.reason == "NO_FACTS"
    assert world.rows(select(func.count()).select_from(snapshots))[0][0] == 0
