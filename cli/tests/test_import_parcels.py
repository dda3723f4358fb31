"""What `crm import` sends: the files of a plan, what a database answered, and mended rejects."""

import json
import sqlite3

import pytest
from crm_cli.imports import PlanFailed, asked, columns_of, parcel_of, write_rows

PLAN = """
sources:
  erp: {file: erp.csv, account: {external_id: id, display_name: name}}
  old: {database: "sqlite:///old.db", query: select 1, account: {external_id: id, display_name: name}}
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    (tmp_path / "erp.csv").write_text("id,name\n", encoding="utf-8")
    return path


def test_files_beside_the_plan_and_databases_that_it_names(plan, tmp_path):
    parcel = parcel_of(plan, ())
    assert parcel.files == {"erp": tmp_path / "erp.csv"}
    assert parcel.queries == {"old": ("sqlite:///old.db", "select 1")}
    assert not parcel.mended


def test_mended_rejects_come_alone(plan, tmp_path):
    path = tmp_path / "erp.rejects.csv"
    path.write_text("id,name,_row,_reason\n", encoding="utf-8")
    parcel = parcel_of(plan, (f"erp={path}",))
    assert (parcel.files, parcel.queries, parcel.mended) == ({"erp": path}, {}, True)


def test_what_cannot_be_sent_is_said_in_words(plan, tmp_path):
    with pytest.raises(PlanFailed, match="say which source it is"):
        parcel_of(plan, ("other.csv",))
    with pytest.raises(PlanFailed, match="is not there"):
        parcel_of(plan, (f"erp={tmp_path / 'nothing.csv'}",))
    plan.write_text("source: old", encoding="utf-8")
    with pytest.raises(PlanFailed, match="the part sources is missing"):
        parcel_of(plan, ())


def test_a_database_is_asked_here(tmp_path):
    database = sqlite3.connect(tmp_path / "a.db")
    database.execute("create table t (id integer, name text)")
    database.execute("insert into t values (1, '恒远'), (2, null)")
    database.commit()
    database.close()
    asked(f"sqlite:///{tmp_path / 'a.db'}", "select * from t order by id", tmp_path / "t.jsonl")
    lines = (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"id": 1, "name": "恒远"}, {"id": 2}]
    with pytest.raises(PlanFailed, match="sqlite"):
        asked(f"sqlite:///{tmp_path / 'a.db'}", "select * from nothing", tmp_path / "t.jsonl")


def test_rejects_have_the_columns_of_their_source_and_their_reasons(tmp_path):
    rows = {2: {"id": "7", "name": "", "_row": 2, "_reason": "no name"}}
    write_rows(tmp_path / "r.csv", columns_of(["id", "name"], rows), rows)
    text = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["id,name,_row,_reason", "7,,2,no name"]
