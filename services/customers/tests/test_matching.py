"""The matching engine: who somebody is, told by what was typed, in any script and with everyday slips."""

import csv
from itertools import pairwise

import pytest
from crm_customers.identity import engine, names, scores
from crm_customers.identity.facts import PartyFacts

from bench import sources


def company(key, name, **more):
    return PartyFacts(key, "account", name, person=False, **more)


def person(key, name, **more):
    return PartyFacts(key, "contact", name, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nordwind GmbH", "NORDWIND G.m.b.H."),
        ("Nordwind GmbH", "Ｎｏｒｄｗｉｎｄ ＧｍｂＨ"),
        ("Müller & Söhne KG", "Mueller und Soehne"),
        ("Acme Mfg. Co., Ltd.", "ACME Manufacturing Limited"),
        ("Nordwind Handelsgesellschaft mbH", "NORDWIND Handelsges. mbH"),
        ("Société Générale SA", "Societe Generale S.A."),
        ("北京远程科技有限公司", "北京遠程科技股份有限公司"),
        ("上海恒远科技有限公司", "恒远科技（上海）公司"),
    ],
)
def test_two_ways_to_write_a_company_are_one_name(one, other):
    a, b = names.read(one, person=False), names.read(other, person=False)
    assert scores.company_level(a, b) == "equal"


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Jürgen Hoffstein", "Hoffstein, Juergen", "equal"),
        ("Jürgen Hoffstein", "J. Hoffstein", "initial"),
        ("Jürgen Hoffstein", "Jürgen Hoffstien", "close"),
        ("Jürgen Hoffstein", "Anna Hoffstein", "differs"),
        ("王小明", "小明 王", "equal"),
        ("王小明", "Wang Xiaoming", "sounds alike"),
        ("王小明", "王小敏", "differs"),
        ("張偉", "张伟", "equal"),
    ],
)
def test_names_of_people(one, other, level):
    a, b = names.read(one, person=True), names.read(other, person=True)
    assert scores.person_level(a, b) == level
    assert scores.person_level(b, a) == level


def test_every_score_has_its_reasons():
    score, reasons = scores.compare(
        company(1, "恒远科技（上海）有限公司", phones=("+862165880000",)),
        company(2, "上海恒遠科技", phones=("+862165880000",)),
    )
    assert score > 0.99
    assert {str(reason) for reason in reasons} >= {"name equal", "phone equal"}
    assert scores.verdict(score, reasons) == "same"


def test_a_pair_that_is_not_compared_to_the_end_would_not_have_become_one(tmp_path):
    sources.write(tmp_path, 1500, 10)
    with (tmp_path / "erp.csv").open(encoding="gb18030") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / "crm.csv").open(encoding="latin-1") as file:
        rows += [
            {
                "客户名称": row["Name"],
                "客户类型": "企业" if row["Type"] == "Business" else "个人",
                "手机": row["Mobile"],
                "电子邮箱": row["E-Mail"],
                "城市": row["Town"],
                "地址": row["Street"],
                "邮编": row["ZIP"],
            }
            for row in csv.DictReader(file, delimiter=";")
        ]
    parties = [
        PartyFacts(
            number,
            "account",
            row["客户名称"],
            phones=(row["手机"],) if row["手机"] else (),
            emails=(row["电子邮箱"],) if row["电子邮箱"] else (),
            city=row["城市"],
            street=row["地址"],
            postal_code=row["邮编"],
            person=row["客户类型"] == "个人",
        )
        for number, row in enumerate(rows)
    ]
    by_street = sorted(parties, key=lambda one: (one.person, one.street, one.display_name))
    by_name = sorted(parties, key=lambda one: (one.person, one.display_name))
    pairs = [pair for order in (parties, by_street, by_name) for pair in pairwise(order)]
    hopeless = [pair for pair in pairs if scores.hopeless(*pair)]
    assert len(pairs) > len(hopeless) > 1000
    assert not [pair for pair in hopeless if scores.compare(*pair)[0] >= scores.REVIEW]


def test_a_family_under_one_telephone_is_not_one_person():
    shared = {"phones": ("+4930901820",), "city": "Berlin", "street": "Hauptstraße 4"}
    score, reasons = scores.compare(
        person(1, "Anna Hoffstein", **shared), person(2, "Jürgen Hoffstein", **shared)
    )
    assert scores.verdict(score, reasons) != "same"


def resolve(world, *batch):
    with world.app.database.connection() as connection:
        return engine.resolve(connection, batch)


def test_a_batch_is_resolved_against_the_base_and_itself(world):
    known = world.call(
        "CreateAccount",
        account={
            "display_name": "Nordwind GmbH",
            "country": "DE",
            "city": "Berlin",
            "phones": [{"number": "030 901820"}],
        },
    )
    decisions = resolve(
        world,
        company(11, "NORDWIND", phones=("+4930901820",), city="Berlin"),
        company(12, "Südwind AG", emails=("post@suedwind.de",)),
        company(13, "Suedwind", emails=("post@suedwind.de",)),
        company(14, "Ostwind AG", city="Berlin"),
    )
    assert [(d.verdict, d.record_id, d.with_key) for d in decisions] == [
        ("same", known.account_id, 0),
        ("new", 0, 0),
        ("same", 0, 12),
        ("new", 0, 0),
    ]
    assert "phone equal" in decisions[0].reasons


def test_keys_follow_every_change(world):
    made = world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})
    key = made.account_id
    asked = company(1, "Nordwind", city="Hamburg", tax_id="DE 123 456 789")
    assert resolve(world, asked)[0].record_id == 0
    changed = {"account_id": key, "tax_id": "DE123456789"}
    world.call("UpdateAccount", account=changed, update_mask={"paths": ["tax_id"]})
    assert resolve(world, asked)[0].record_id == key
