"""Plans and files are kept for imports, and nothing is read that may not be."""

import pytest
from crm.customers.v1.imports_pb2 import ImportState
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_customers.imports import worker

from .import_desk import PLAN, SMITH, WANG, counts, create, csv_of, names, run, send


def test_plans_are_saved_and_used_again(world):
    saved = world.call("CreateImportPlan", import_plan={"display_name": "Shop", "plan": PLAN})
    with pytest.raises(Invalid):
        world.call("CreateImportPlan", import_plan={"display_name": "Wrong", "plan": "sources: {}"})
    locations = {"shop": {"import_file_id": send(world, csv_of(SMITH))}}
    made = world.call("CreateImport", import_plan_id=saved.import_plan_id, locations=locations)
    assert made.display_name == "Shop"
    world.call("DeleteImportPlan", import_plan_id=saved.import_plan_id)
    assert not world.call("ListImportPlans").import_plans


def test_parts_of_a_file_come_once_and_in_order(world):
    number = world.call("CreateImportFile", file_name="a.csv").import_file_id
    for _ in range(2):
        assert (
            world.call("AppendImportFile", import_file_id=number, offset=0, data=b"abc").size == 3
        )
    with pytest.raises(Precondition) as refusal:
        world.call("AppendImportFile", import_file_id=number, offset=7, data=b"x")
    assert refusal.value.metadata["size"] == "3"


def test_files_are_forgotten_a_week_after_their_last_use(world):
    waiting = create(world, files={"shop": csv_of(SMITH)}, wait=True)
    unused = send(world, csv_of(WANG))
    world.clock.forward(days=8)
    world.run_jobs()
    with pytest.raises(NotFound):
        world.call("AppendImportFile", import_file_id=unused, offset=0, data=b"x")
    world.call("StartImport", import_id=waiting.import_id)
    worker.run_due(world.app)
    assert names(world) == ["Smith Ltd"]


def test_a_file_is_looked_at_before_it_comes_in(world):
    rows = [
        "客户编号,客户名称,手机,电子邮箱,城市",
        "1,恒远科技,13812345678,a@b.example,上海",
        "2,华信贸易,13912345678,c@d.example,北京",
    ]
    number = send(world, "\n".join(rows).encode("gbk"), "kunden.csv")
    looked = world.call("InspectSource", location={"import_file_id": number})
    assert (looked.format.encoding, looked.format.delimiter) == ("gb18030", ",")
    guessed = {one.column: one.field for one in looked.suggestions}
    assert guessed == {
        "客户编号": "account.external_id",
        "客户名称": "account.display_name",
        "手机": "account.phones",
        "电子邮箱": "account.emails",
        "城市": "account.city",
    }
    found = run(world, looked.plan, {"kunden": "\n".join(rows).encode("gbk")})
    assert counts(found) == {("account", "created"): 2}


def test_what_may_not_be_read_is_not_read(world, tmp_path, monkeypatch):
    with pytest.raises(Invalid, match="may read no folder"):
        world.call("CreateImport", plan=PLAN)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "shop.csv").write_bytes(csv_of(SMITH))
    (tmp_path / "secret.csv").write_bytes(csv_of(WANG))
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(tmp_path / "in"))
    assert world.call("CreateImport", plan=PLAN).state == ImportState.IMPORT_STATE_RUNNING
    with pytest.raises(Invalid, match="is not a file in"):
        world.call("CreateImport", plan=PLAN, locations={"shop": {"path": "../secret.csv"}})
