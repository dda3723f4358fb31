"""Any sequence of merges, edits and undos: what is undone stands exactly as it stood, whatever came between.

Two that merge the same records at once: one is first, the other finds them merged.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from crm_chassis.errors import Refusal
from crm_customers.tables import accounts, contacts, metadata
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

# What says that something happened, and is never taken back.
HISTORY = {"merges", "merge_moves", "matches", "match_models", "owner_changes", "class_due"}
HISTORY |= {"touch_changes"}
NAMES = ("Nordwind GmbH", "北京远程科技有限公司", "Müller & Söhne", "Ostwind")
TEXTS = st.sampled_from(["", "Berlin", "Wien", "上海", "Genève"])
RULES = st.sampled_from(["SURVIVOR", "MOST_RECENT", "MOST_TRUSTED", "LONGEST"])
EDITED = ("city", "segment", "website", "display_name", "tax_id")


def state(world):
    """Every row of every table, but for etags: they count every change, also one that is taken back."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name not in HISTORY:
            columns = [column for column in table.c if column.name != "etag"]
            rows = world.rows(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = [tuple(map(repr, row)) for row in rows]
    return found


def told(world):
    """The records as the feed tells of them: what whoever follows it has."""
    latest = {}
    from crm.customers.v1.accounts_pb2 import Account
    from crm.customers.v1.contacts_pb2 import Contact

    for event in world.events():
        name = event.resource.removeprefix("crm.customers.")
        if name in ("Account", "Contact"):
            message = (Account if name == "Account" else Contact)()
            event.data.Unpack(message)
            latest[name, int(event.resource_id)] = message
    return latest


class Histories(RuleBasedStateMachine):
    """Somebody merges, edits and undoes; `world` is set by the test."""

    world = None

    @initialize()
    def begin(self):
        self.accounts, self.contacts = [], []
        self.done = []  # (kind, merge_id, state before, survivor, fields edited since)
        for name in NAMES[:3]:
            self.add_account(name, "Berlin")
        for place in range(3):
            self.add_contact(place)

    @rule(name=st.sampled_from(NAMES), city=TEXTS)
    def add_account(self, name, city):
        number = len(self.accounts)
        fields = {
            "display_name": name,
            "city": city,
            "phones": [{"number": f"+4930{90182 + number}"}],
        }
        made = self.world.call("CreateAccount", account=fields)
        self.accounts.append(made.account_id)
        self.done.clear()

    @rule(place=st.integers(0, 20))
    def add_contact(self, place):
        home = self.accounts[place % len(self.accounts)]
        fields = {"account_id": home, "display_name": f"Person {place}"}
        person = self.world.call("CreateContact", contact=fields).contact_id
        touch = {"account_id": home, "contact_id": person, "channel": 1}
        self.world.call("CreateInteraction", interaction=touch)
        self.contacts.append(person)
        self.done.clear()

    @rule(picked=st.sets(st.integers(0, 5), min_size=2, max_size=3), how=RULES)
    def merge_accounts(self, picked, how):
        self._merge("account", self.accounts, sorted(picked), how)

    @rule(picked=st.sets(st.integers(0, 5), min_size=2, max_size=2), how=RULES)
    def merge_contacts(self, picked, how):
        self._merge("contact", self.contacts, sorted(picked), how)

    def _merge(self, kind, known, picked, how):
        ids = list(dict.fromkeys(known[place % len(known)] for place in picked))
        if len(ids) < 2:
            return
        before = state(self.world)
        made = self.world.call(
            "MergeRecords",
            kind=1 if kind == "account" else 2,
            survivor_id=ids[0],
            absorbed_ids=ids[1:],
            survivorship=f"SURVIVORSHIP_{how}",
        )
        for number in ids[1:]:
            known.remove(number)
        if kind == "account":
            rows = self.world.rows(select(contacts.c.account_id))
            assert not {row.account_id for row in rows} & set(ids[1:])
        self.done.append((kind, made.merge_id, before, ids, {}))

    @precondition(lambda self: self.done and self.done[-1][0] == "account")
    @rule(field=st.sampled_from(EDITED), text=st.sampled_from(["x", "Wien", "远"]))
    def edit_the_survivor(self, field, text):
        _kind, _merge, _before, ids, edited = self.done[-1]
        was = getattr(self.world.call("GetAccount", account_id=ids[0]), field)
        if was == text:
            return
        self.world.clock.forward(minutes=1)
        changed = {"account_id": ids[0], field: text}
        self.world.call("UpdateAccount", account=changed, update_mask={"paths": [field]})
        edited[field] = text

    @precondition(lambda self: self.done)
    @rule(keep=st.booleans())
    def undo(self, keep):
        kind, merge_id, before, ids, edited = self.done.pop()
        shown = self.world.call("GetMerge", merge_id=merge_id).later_edits
        assert {edit.field for edit in shown} <= set(edited)
        choice = "KEEP" if keep else "DROP"
        given = {"later_edits": f"LATER_EDITS_{choice}"} if edited else {}
        self.world.call("UndoMerge", merge_id=merge_id, **given)
        (self.accounts if kind == "account" else self.contacts).extend(ids[1:])
        if keep and shown:
            now = self.world.call("GetAccount", account_id=ids[0])
            assert {edit.field: edit.now for edit in shown} == {
                edit.field: getattr(now, edit.field) for edit in shown
            }
            after = state(self.world)
            assert {**after, "accounts": before["accounts"]} == before
            self.done.clear()
        else:
            assert state(self.world) == before

    @invariant()
    def whoever_follows_the_feed_has_the_truth(self):
        if not self.accounts:
            return
        for (name, number), message in told(self.world).items():
            method, key = (
                ("GetAccount", "account_id") if name == "Account" else ("GetContact", "contact_id")
            )
            assert self.world.call(method, **{key: number}) == message


def test_any_history_of_merges_can_be_undone(world):
    machine = type("Machine", (Histories,), {"world": world, "accounts": [], "contacts": []})
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]
    how = settings(
        max_examples=10,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=quiet,
        database=None,
    )
    run_state_machine_as_test(machine, settings=how)


@pytest.mark.parametrize("_round", range(4))
def test_of_two_merges_of_the_same_records_at_once_one_happens(world, _round):
    ids = [
        world.call("CreateAccount", account={"display_name": f"Firm {n}"}).account_id
        for n in range(4)
    ]
    gate = threading.Barrier(3)

    def merge(survivor, *absorbed):
        gate.wait()
        try:
            return world.call("MergeRecords", kind=1, survivor_id=survivor, absorbed_ids=absorbed)
        except Refusal as refused:
            return refused.reason

    asked = [(ids[0], ids[1], ids[2]), (ids[2], ids[1], ids[3]), (ids[3], ids[0])]
    with ThreadPoolExecutor(3) as pool:
        results = list(pool.map(lambda one: merge(*one), asked))
    done = [result for result in results if not isinstance(result, str)]
    assert done
    assert {result for result in results if isinstance(result, str)} <= {"ALREADY_MERGED"}
    rows = world.rows(
        select(accounts.c.account_id, accounts.c.merged_into_id, accounts.c.delete_time)
    )
    into = {row.account_id: row.merged_into_id for row in rows}
    for number, home in into.items():
        assert home is None or into[home] is None, f"{number} went into one that went elsewhere"
    for merge_done in sorted(done, key=lambda one: -one.merge_id):
        world.call("UndoMerge", merge_id=merge_done.merge_id)
    rows = world.rows(select(accounts.c.merged_into_id, accounts.c.delete_time))
    assert {tuple(row) for row in rows} == {(None, None)}
