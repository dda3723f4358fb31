"""What was published stays as it was, for its audience, at its address."""

import psycopg
import pytest
from crm.reports.v1 import snapshots_pb2
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.testing import World
from crm_reports.follower import following
from crm_reports.tables import snapshots
from sqlalchemy import update

from .packing import followed


@pytest.fixture
def ready(world: World) -> World:
    """Reports with facts that are complete."""
    return followed(world)


def publish(world: World, by: str = "leader", **fields: object) -> snapshots_pb2.Snapshot:
    return world.call("PublishSnapshot", by=by, **{"month": "2026-10", **fields})


def test_a_month_is_published_with_data_and_rendering(ready: World) -> None:
    made = publish(ready, summary="A good month.\nBetter than before <3.")
    assert (made.title, made.edition, made.owner_id) == ("Report for October 2026", 1, "leader.one")
    assert {dashboard.dashboard_id for dashboard in made.dashboards} >= {"service", "customers"}
    found = ready.call("GetSnapshot", by="agent", snapshot_id=made.snapshot_id)
    assert "Better than before &lt;3." in found.html
    assert "<svg" in found.html
    assert [d.dashboard_id for d in found.dashboards] == [d.dashboard_id for d in made.dashboards]
    assert ready.events("crm.reports.Snapshot.published")[0].resource_id == str(made.snapshot_id)


def test_it_can_be_read_in_both_languages(ready: World) -> None:
    made = publish(ready)
    request = snapshots_pb2.GetSnapshotRequest(snapshot_id=made.snapshot_id)
    who = ready.people["agent"]
    chinese = ready.app.call("GetSnapshot", request, who, **{"accept-language": "zh-Hans"})
    assert "未兑现的承诺" in chinese.html
    assert "Promises broken" in ready.app.call("GetSnapshot", request, who).html


def test_it_stays_as_it_was_when_facts_change(ready: World) -> None:
    made = publish(ready)
    before = ready.call("GetSnapshot", by="leader", snapshot_id=made.snapshot_id)
    following(ready.app).facts.forget("tickets")
    after = ready.call("GetSnapshot", by="leader", snapshot_id=made.snapshot_id)
    assert before == after


def test_the_database_itself_refuses_to_change_it(ready: World) -> None:
    made = publish(ready)
    with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
        ready.rows(
            update(snapshots)
            .where(snapshots.c.snapshot_id == made.snapshot_id)
            .values(title="nicer")
            .returning(snapshots.c.title)
        )


def test_publishing_again_makes_another_edition(ready: World) -> None:
    one, two = publish(ready), publish(ready)
    assert (one.edition, two.edition) == (1, 2)
    assert one.content_hash == two.content_hash
    assert publish(ready, summary="more").content_hash != one.content_hash
    listed = ready.call("ListSnapshots", by="agent", month="2026-10").snapshots
    assert [each.edition for each in listed] == [3, 2, 1]
    assert not listed[0].html
    assert not listed[0].dashboards


def test_the_same_request_is_published_once(ready: World) -> None:
    one = publish(ready, request_id="october")
    two = publish(ready, request_id="october")
    assert one == two
    assert len(ready.call("ListSnapshots", by="leader").snapshots) == 1


def test_only_the_audience_finds_it(ready: World) -> None:
    ready.person("sam", "specialist", team="Technics")
    for_leaders = publish(ready, roles=["leader"])
    for_team = publish(ready, teams=["Technics"])
    with pytest.raises(NotFound):
        ready.call("GetSnapshot", by="agent", snapshot_id=for_leaders.snapshot_id)
    assert ready.call("GetSnapshot", by="admin", snapshot_id=for_leaders.snapshot_id).roles == [
        "leader"
    ]
    assert ready.call("GetSnapshot", by="sam", snapshot_id=for_team.snapshot_id).teams == [
        "Technics"
    ]
    assert [s.snapshot_id for s in ready.call("ListSnapshots", by="sam").snapshots] == [
        for_team.snapshot_id
    ]
    assert not ready.call("ListSnapshots", by="agent").snapshots


def test_who_may_not_publish_does_not(ready: World) -> None:
    with pytest.raises(Forbidden):
        publish(ready, by="agent")


def test_a_manager_publishes_the_teams_figures_and_the_report_says_so(ready: World) -> None:
    ready.person("head", "manager", team="Service")
    made = publish(ready, by="head")
    assert {dashboard.narrowed_to for dashboard in made.dashboards} == {"team:Service"}
    assert (
        "Counted are the records of your team, Service."
        in ready.call("GetSnapshot", by="leader", snapshot_id=made.snapshot_id).html
    )


@pytest.mark.parametrize("month", ["2026-13", "2026-12", "2030-01"])
def test_a_month_that_has_not_begun_cannot_be_published(ready: World, month: str) -> None:
    with pytest.raises(Invalid) as refused:
        publish(ready, month=month)
    assert set(refused.value.fields) == {"month"}


def test_an_unknown_role_is_refused(ready: World) -> None:
    with pytest.raises(Invalid) as refused:
        publish(ready, roles=["king"])
    assert set(refused.value.fields) == {"roles"}


def test_nothing_is_published_without_facts_or_before_they_are_complete(world: World) -> None:
    with pytest.raises(Precondition) as refused:
        publish(world)
    assert refused.value.reason == "NO_FACTS"
    world.connect("tickets")
    with pytest.raises(Precondition) as refused:
        publish(world)
    assert refused.value.reason == "NOT_CURRENT"
