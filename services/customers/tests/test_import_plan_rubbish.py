"""A plan with anything at all in any of its places is refused in words, or it is a plan."""

import json
from dataclasses import replace

import pytest
import yaml
from crm_chassis.auth import Principal
from crm_chassis.errors import Invalid
from crm_customers.attributes.catalogue import Catalogue
from crm_customers.imports import definitions
from crm_customers.imports.plans import PlanFailed, read_plan
from crm_customers.imports.prepared import Task
from crm_customers.imports.preparing import Preparer
from crm_customers.imports.sources import Place, Reader

from .import_desk import csv_of, send

PLAN = """
about: All that a plan can say
mode: update_empty
match: true
rate: 5
when: {time_zone: Europe/Berlin, windows: ["mon-sun"], holidays: DE}
attributes:
  staff: {type: number, label: Staff, of: [account], decimals: 1, min_value: "0"}
  pets: {type: choices, choices: [cat, {dog: Dog}]}
sources:
  shop:
    file: shop.csv
    format: csv
    encoding: utf-8
    delimiter: ","
    dates: ["%d.%m.%Y"]
    decimal: ","
    time_zone: Europe/Berlin
    trust: 50
    account:
      external_id: id
      display_name: {columns: [name, city], join: " "}
      kind: {column: kind, words: {B: company}, otherwise: household, keep: true}
      phones: [{column: phone, kind: mobile, split: ";"}]
      country: {constant: DE}
      attributes: {staff: staff, pets: pets}
    contact:
      external_id: person_no
      display_name: person
      birth_date: born
    interaction:
      external_id: call
      start_time: when
      channel: {constant: phone}
"""
ODD = ([[]], {"a": {}}, -1, True, None, "", "::", "a\x00b", "0" * 400)
HEADER = "id,name,city,kind,phone,staff,pets,person_no,person,born,call,when"
ROW = "1,Smith,Ulm,B,030 123456,5,cat,P1,Ann,01.02.1990,C1,2026-03-01 14:05"


def places(said, path=()):
    """Every place of a plan, by its path."""
    if path:
        yield path
    items = (
        said.items()
        if isinstance(said, dict)
        else enumerate(said)
        if isinstance(said, list)
        else ()
    )
    for name, value in items:
        yield from places(value, (*path, name))


def with_other(path, value):
    plan = yaml.safe_load(PLAN)
    inner = plan
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return json.dumps(plan)  # is YAML, too


def problem_of(text):
    """Why a plan cannot be carried out, as it is found before anything begins; "" for one that can."""
    who = Principal(id="admin", roles=("admin",), rows="all")
    try:
        plan = read_plan(text)
        definitions.check(plan.attributes)
        for source in plan.sources:
            place = Place(source, {"path": "shop.csv"}, None)
            reader = Reader(place)
            reader.look()
            columns = list(reader.found.columns)
            task = Task(1, 0, source, columns, tuple(reader.found.dates), False, who)
            nothing = {kind: Catalogue(kind, {}) for kind in ("account", "contact")}
            Preparer(replace(task, catalogues=nothing)).prepare(reader.rows())
            place.close()
    except PlanFailed as failed:
        return str(failed)
    return ""


def test_whatever_stands_in_a_plan_is_taken_or_refused_in_words(tmp_path, monkeypatch):
    (tmp_path / "shop.csv").write_bytes(csv_of(ROW, header=HEADER))
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(tmp_path))
    assert not problem_of(PLAN)
    broken, taken = [], 0
    for path in places(yaml.safe_load(PLAN)):
        for odd in ODD:
            try:
                taken += not problem_of(with_other(path, odd))
            except Exception as error:
                broken.append((path, odd, f"{type(error).__name__}: {error}"))
    assert not broken, "\n".join(map(str, broken))
    assert taken > 50


def test_what_is_wrong_with_a_plan_is_said_of_the_plan(world):
    file = {"shop": {"import_file_id": send(world, csv_of(ROW, header=HEADER))}}
    for path in (("sources", "shop", "delimiter"), ("attributes", "pets"), ("about",)):
        text = with_other(path, "a\x00b")
        with pytest.raises(Invalid) as refused:
            world.call("CreateImport", plan=text, locations=file)
        assert set(refused.value.fields) == {"plan"}
        with pytest.raises(Invalid) as refused:
            world.call("CreateImportPlan", import_plan={"display_name": "x", "plan": text})
        assert set(refused.value.fields) == {"import_plan.plan"}
