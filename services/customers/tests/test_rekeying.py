"""Accounts that were keyed by an earlier version are found by their address again, after the walk over all of them."""

from importlib import import_module

import pytest
from crm_customers.identity import rekeying
from crm_customers.tables import accounts
from sqlalchemy import select

MIGRATION = "crm_customers.migrations.versions.20261123_16_address_keys"
HOME = {
    "city": "Hamburg",
    "street": "Am Hafen 12",
    "postal_code": "20095",
    "kind": "ACCOUNT_KIND_HOUSEHOLD",
}
TYPED = {**HOME, "display_name": "Schmitt, Anna"}


def keyed_by_an_earlier_version(world):
    """Their address is under keys that nobody makes any more."""
    with world.app.database.connection() as connection:
        connection.execute("update accounts set match_keys = array[account_id]")


def upgrade(world):
    with world.app.database.connection() as connection:
        connection.execute(import_module(MIGRATION).REKEY)
        connection.execute("update jobs set run_time = %s", (world.clock.now(),))


def found(world):
    return [
        one.account.account_id for one in world.call("FindDuplicates", account=TYPED).candidates
    ]


def test_a_slip_in_the_name_and_its_words_turned_round_are_found_by_the_address(world):
    made = world.call("CreateAccount", account={**HOME, "display_name": "Anna Schmidt"})
    assert found(world) == [made.account_id]


@pytest.mark.parametrize("batch", [2, 500])
def test_all_accounts_are_walked_over(world, monkeypatch, batch):
    monkeypatch.setattr(rekeying, "BATCH", batch)
    made = [
        world.call("CreateAccount", account={**HOME, "display_name": name}).account_id
        for name in ("Anna Schmidt", "Berta Kurz", "Clara Lang", "Dora Weiss", "Emma Reich")
    ]
    as_made = world.rows(select(accounts.c.account_id, accounts.c.match_keys, accounts.c.etag))
    keyed_by_an_earlier_version(world)
    upgrade(world)
    world.run_jobs()
    assert found(world)[:1] == made[:1]
    columns = accounts.c.account_id, accounts.c.match_keys, accounts.c.etag
    assert sorted(world.rows(select(*columns))) == sorted(as_made), "nothing else has changed"


def test_without_accounts_nothing_is_left_behind(world):
    upgrade(world)
    with world.app.database.connection() as connection:
        kinds = connection.execute("select kind from jobs where kind = 'rekey'").fetchall()
    assert kinds == []
