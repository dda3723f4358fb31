"""What a batch of an import comes to does not depend on how it is cut, nor on who else adds a customer meanwhile."""

import pytest
from crm_customers.identity import engine
from crm_customers.imports import worker

from bench import sources

from .import_desk import DONE, counts, create, csv_of, names, run
from .test_import_kills import PLAN as SOURCES
from .test_import_kills import begin, second, state

PLAN = """
mode: overwrite
sources:
  shop:
    file: shop.csv
    account:
      external_id: id
      display_name: name
      country: {constant: GB}
      city: city
      phones: [phone]
      website: site
"""
HEADER = "id,name,city,phone,site"
__all__ = ["second"]


def rows(*lines):
    return {"shop": csv_of(*lines, header=HEADER)}


def by_id(world):
    return {one.external_id: one for one in world.call("ListAccounts").accounts}


def test_however_few_are_looked_up_and_added_at_once_the_same_comes_of_it(
    world, second, tmp_path, monkeypatch
):
    """Who is added early in a batch is compared with the rest of it once, as a row, and not as a customer again."""
    sources.write(tmp_path, 1500, 200)
    for one, part in ((world, 500), (second, 7)):
        begin(one, tmp_path, monkeypatch, SOURCES)
        monkeypatch.setattr(engine, "PART", part)
        worker.run_due(one.app)
    expected, found = state(world), state(second)
    for name, lines in expected.items():
        assert found[name] == lines, name
    assert any(line[1] == "merged" for line in expected["effects"])


def test_somebody_adds_a_customer_while_an_import_is_adding_the_same_one(world, monkeypatch):
    """The first part is in already: the step goes back whole, and is taken again with who is there now."""
    monkeypatch.setattr(engine, "PART", 2)
    resolving, came = engine.resolving, []

    def and_then_somebody_comes(*given):
        for place, decision in enumerate(resolving(*given)):
            if place == 2 and not came:
                same = {"source": "shop", "external_id": "3", "display_name": "Typed by hand"}
                came.append(world.call("CreateAccount", account=same))
            yield decision

    monkeypatch.setattr(engine, "resolving", and_then_somebody_comes)
    found = run(world, PLAN, rows("1,One,Bath,,", "2,Two,Bath,,", "3,Three,Bath,,"))
    assert came
    assert found.state == DONE
    assert counts(found) == {("account", "created"): 2, ("account", "updated"): 1}
    assert names(world) == ["One", "Three", "Two"]
    assert by_id(world)["3"].account_id == came[0].account_id


def test_what_looks_up_fails_while_others_are_being_added(world, monkeypatch):
    """The import fails in words and leaves nothing of the step; resumed, it brings everybody once."""
    monkeypatch.setattr(engine, "PART", 2)
    resolving = engine.resolving

    def and_then_it_breaks(*given):
        for place, decision in enumerate(resolving(*given)):
            if place == 3:
                raise ValueError("out of order")
            yield decision

    monkeypatch.setattr(engine, "resolving", and_then_it_breaks)
    lines = [f"{number},Firm {'ABCDEF'[number]},Bath,," for number in range(6)]
    made = create(world, PLAN, rows(*lines))
    worker.run_due(world.app)
    found = world.call("GetImport", import_id=made.import_id)
    assert "out of order" in found.note
    assert names(world) == []
    monkeypatch.setattr(engine, "resolving", resolving)
    world.call("ResumeImport", import_id=made.import_id)
    worker.run_due(world.app)
    assert counts(world.call("GetImport", import_id=made.import_id)) == {("account", "created"): 6}
    assert len(names(world)) == 6


@pytest.mark.parametrize("mode", ["overwrite", "update_empty"])
def test_customers_of_one_batch_change_in_different_ways(world, mode):
    """Each keeps what its row says nothing new of, though all are written together."""
    plan = PLAN.replace("overwrite", mode)
    run(world, plan, rows("1,One,Bath,,", "2,Two,,0117 496 0001,x.example", "3,Three,Leeds,,"))
    before = by_id(world)
    again = rows("1,One,Bath,0117 496 0002,", "2,Two,Hull,,", "3,Three,Leeds,,")
    found = run(world, plan, again)
    assert counts(found) == {("account", "updated"): 2, ("account", "unchanged"): 1}
    after = by_id(world)
    assert [phone.e164 for phone in after["1"].phones] == ["+441174960002"]
    assert (after["1"].city, after["1"].website) == ("Bath", "")
    assert (after["2"].city, after["2"].website) == ("Hull", "x.example")
    assert after["2"].phones == before["2"].phones
    assert (after["1"].etag, after["2"].etag, after["3"].etag) == ("2", "2", "1")
    assert after["3"].update_time == before["3"].update_time
