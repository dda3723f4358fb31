"""An import is not taken back from under what hangs on its customers by now, whatever that is."""

import pytest
from crm_chassis.errors import Precondition
from crm_customers.identity import links
from crm_customers.imports import worker
from sqlalchemy import select, update

from .everything_desk import hanging, with_everything
from .import_desk import by_name, counts, csv_of, names, run

PLAN = """
match: false
sources:
  shop:
    file: shop.csv
    account: {external_id: id, display_name: name}
    contact: {external_id: who, display_name: person}
"""
ROWS = csv_of("1,Smith Ltd,P1,Ann Smith", header="id,name,who,person")
# What a record says itself (its etag is another one then), or what follows from something else here.
NOT_ALONE = {
    "accounts.merged_into_id",
    "contacts.merged_into_id",
    "affiliations.account_id",
    "affiliations.contact_id",
    "conflict_alerts.account_id",
}


def why(world, found):
    with pytest.raises(Precondition) as refused:
        world.call("RollBackImport", import_id=found.import_id)
    assert refused.value.reason == "LATER_EDITS"
    return str(refused.value.message)


@pytest.mark.parametrize("kind", ["account", "contact"])
def test_whatever_hangs_on_an_imported_customer_stands_against_it(world, kind):
    """Each kind of child in turn is hung on a customer that came by an import."""
    whole = dict(zip(("account", "contact"), with_everything(world), strict=True))
    found = run(world, PLAN, {"shop": ROWS})
    (person,) = world.call("ListContacts", filter='display_name = "Ann Smith"').contacts
    imported = {"account": person.account_id, "contact": person.contact_id}[kind]
    assert not world.call("GetImport", import_id=found.import_id).note
    for link in links.links_of(kind):
        if link.name in NOT_ALONE:
            continue
        column = link.table.c[link.column]
        keys = select(*link.keys).where(column == whole[kind])
        keys = keys.where(link.condition) if link.condition is not None else keys
        key = world.rows(keys.limit(1))[0]
        mine = [one == value for one, value in zip(link.keys, key, strict=True)]
        with (
            world.app.database.connection() as connection,
            connection.transaction(force_rollback=True),
        ):
            move(connection, update(link.table).where(*mine).values({column: imported}))
            call = world.app.begin(connection, "test", world.people["admin"])
            from crm_customers.imports import standing

            stands = {(k, n): why for k, n, why in standing.later_edits(call, found.import_id)}
        assert (kind, imported) in stands, link.name


def move(connection, statement):
    from crm_chassis.sql import execute

    execute(connection, statement, {})


def test_it_is_said_and_the_rest_goes(world):
    rows = csv_of(
        "1,Smith Ltd,P1,Ann Smith", "2,Jones Ltd,P2,Bo Jones", header="id,name,who,person"
    )
    found = run(world, PLAN, {"shop": rows})
    smith = by_name(world, "Smith Ltd")
    allowed = {"account_id": smith.account_id, "channel": 2, "state": 2}
    world.call("CreateConsent", consent=allowed)
    assert f"account {smith.account_id} has a consent of later" in why(world, found)
    world.call("RollBackImport", import_id=found.import_id, keep_edited=True)
    worker.run_due(world.app)
    assert names(world) == ["Smith Ltd"]
    assert counts(world.call("GetImport", import_id=found.import_id))["account", "left"] == 1
    assert hanging(world, "account", smith.account_id)["consents.account_id"] == 1
