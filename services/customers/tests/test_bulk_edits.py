"""Many customers changed at once: looked at before, carried out in the background, and put back."""

import pytest
from crm_chassis import auth, bulk_preview, bulk_steps
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition


@pytest.fixture
def accounts(world):
    made = [
        world.call("CreateAccount", account={"display_name": f"Firm {n}", "city": "Ulm", **more})
        for n, more in enumerate(({}, {}, {"segment": "Retail"}, {"owner_id": "rep.one"}))
    ]
    return [account.account_id for account in made]


def prepare(world, changes=None, action="BULK_ACTION_SET", by="agent", **more):
    said = [{"field": field, "value": value} for field, value in (changes or {}).items()]
    given = {"record_list": "accounts", "action": action, "changes": said, **more}
    return world.call("CreateBulkEdit", bulk_edit=given, by=by)


def start(world, edit, by="agent"):
    world.call("StartBulkEdit", bulk_edit_id=edit.bulk_edit_id, by=by)
    world.run_jobs()
    return world.call("GetBulkEdit", bulk_edit_id=edit.bulk_edit_id)


def undo(world, edit, by="agent"):
    world.call("UndoBulkEdit", bulk_edit_id=edit.bulk_edit_id, by=by)
    world.run_jobs()
    return world.call("GetBulkEdit", bulk_edit_id=edit.bulk_edit_id)


def rows(world, edit):
    return world.call("ListBulkEditRows", bulk_edit_id=edit.bulk_edit_id).rows


def state_of(edit):
    return type(edit).DESCRIPTOR.fields_by_name["state"].enum_type.values_by_number[edit.state].name


def segments(world):
    return [a.segment for a in world.call("ListAccounts", order_by="account_id").accounts]


def test_what_would_change_is_seen_before_anything_does(world, accounts):
    edit = prepare(world, {"segment": "Retail"}, filter="city = Ulm")
    assert state_of(edit) == "BULK_STATE_PREPARED"
    assert (edit.matched_count, edit.waiting_count, edit.unchanged_count) == (4, 3, 1)
    first = rows(world, edit)[0]
    assert (first.display_name, list(first.before), list(first.after)) == (
        "Firm 0",
        [""],
        ["Retail"],
    )
    assert segments(world) == ["", "", "Retail", ""]
    assert not world.events("crm.customers.Account.updated")


def test_it_is_carried_out_in_the_background_and_put_back_exactly(world, accounts):
    before = world.call("ListAccounts", order_by="account_id").accounts
    done = start(world, prepare(world, {"segment": "Retail", "owner_id": "anna.keller"}))
    assert state_of(done) == "BULK_STATE_DONE"
    assert done.changed_count == 4
    assert segments(world) == ["Retail"] * 4
    assert {e.actor_id for e in world.events("crm.customers.Account.updated")} == {"agent.one"}
    undone = undo(world, done)
    assert (undone.undone_count, undone.kept_count, undone.changed_count) == (4, 0, 0)
    after = world.call("ListAccounts", order_by="account_id").accounts
    for was, now in zip(before, after, strict=True):
        for name in ("etag", "update_time"):
            was.ClearField(name)
            now.ClearField(name)
        assert was == now


def test_what_somebody_changed_since_is_kept_and_told(world, accounts):
    done = start(world, prepare(world, {"segment": "Retail"}))
    world.call("UpdateAccount", account={"account_id": accounts[1], "segment": "Public"})
    undone = undo(world, done)
    assert (undone.undone_count, undone.kept_count) == (2, 1)
    (kept,) = [row for row in rows(world, done) if row.reason]
    assert (kept.record_id, kept.reason) == (accounts[1], "Somebody has changed it since.")
    assert segments(world) == ["", "Public", "Retail", ""]


def test_what_somebody_changed_after_the_preview_is_refused(world, accounts):
    edit = prepare(world, {"segment": "Retail"})
    world.call("UpdateAccount", account={"account_id": accounts[0], "city": "Bonn"})
    done = start(world, edit)
    assert (done.changed_count, done.refused_count) == (2, 1)
    assert "Somebody else" in next(row.reason for row in rows(world, edit) if row.reason)


def test_one_that_is_refused_holds_up_no_other(world, accounts):
    world.call("DeleteAccount", account_id=accounts[0])
    edit = prepare(world, {"segment": "Retail"}, record_ids=[*accounts, 999])
    assert (edit.waiting_count, edit.unchanged_count, edit.refused_count) == (2, 1, 2)
    reasons = {row.record_id: row.reason for row in rows(world, edit) if row.reason}
    assert reasons == {accounts[0]: "It was removed.", 999: "There is no account 999."}
    assert start(world, edit).changed_count == 2


def test_records_are_removed_and_brought_back_in_bulk(world, accounts):
    gone = start(world, prepare(world, action="BULK_ACTION_DELETE", record_ids=accounts[:3]))
    assert gone.changed_count == 3
    assert len(world.call("ListAccounts").accounts) == 1
    back = start(world, prepare(world, action="BULK_ACTION_RESTORE", record_ids=accounts[:2]))
    assert back.changed_count == 2
    assert undo(world, gone).undone_count == 1  # two were restored by somebody else
    assert len(world.call("ListAccounts").accounts) == 4


def test_only_ones_own_rows_with_ones_own_rights(world, accounts):
    edit = prepare(world, {"segment": "Retail"}, by="rep")
    assert [row.record_id for row in rows(world, edit)] == [accounts[3]]
    with pytest.raises(NotFound):
        world.call("GetBulkEdit", bulk_edit_id=edit.bulk_edit_id, by=world.person("a.b", "rep"))
    with pytest.raises(Forbidden):
        prepare(world, {"segment": "Retail"}, by="leader")
    with pytest.raises(Forbidden):
        world.call("StartBulkEdit", bulk_edit_id=edit.bulk_edit_id, by="leader")
    leaver = prepare(world, {"segment": "Retail"}, by="agent")
    user = {"user_id": "agent.one", "display_name": "A", "roles": ["agent"], "disabled": True}
    world.call("StartBulkEdit", bulk_edit_id=leaver.bulk_edit_id, by="agent")
    world.call("CreateUser", user=user)
    world.app.forget_user("agent.one")
    world.run_jobs()
    stopped = world.call("GetBulkEdit", bulk_edit_id=leaver.bulk_edit_id)
    assert (state_of(stopped), stopped.changed_count) == ("BULK_STATE_STOPPED", 0)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"display_name": "All the same"}, "bulk_edit.changes[0].field"),
        ({"nothing": "x"}, "bulk_edit.changes[0].field"),
        ({"country": "Germany"}, "bulk_edit.changes[0].value"),
        ({"segment": "x", "kind": "planet"}, "bulk_edit.changes[1].value"),
        ({}, "bulk_edit.changes"),
    ],
)
def test_what_cannot_be_set_is_said_beside_it(world, accounts, changes, path):
    with pytest.raises(Invalid) as refused:
        prepare(world, changes)
    assert path in refused.value.fields


def test_a_filter_that_cannot_be_read_is_said_beside_it(world):
    with pytest.raises(Invalid) as refused:
        prepare(world, {"segment": "x"}, filter="city = = ")
    assert "bulk_edit.filter" in refused.value.fields


def test_many_are_prepared_and_changed_step_by_step(world, monkeypatch):
    monkeypatch.setattr(bulk_preview, "PAGE", 10)
    monkeypatch.setattr(bulk_steps, "BATCH", 7)
    for n in range(33):
        world.call("CreateAccount", account={"display_name": f"Firm {n}"})
    edit = prepare(world, {"segment": "Retail"})
    assert state_of(edit) == "BULK_STATE_PREPARING"
    with pytest.raises(Precondition):
        world.call("StartBulkEdit", bulk_edit_id=edit.bulk_edit_id)
    world.run_jobs()
    edit = world.call("GetBulkEdit", bulk_edit_id=edit.bulk_edit_id)
    assert (state_of(edit), edit.waiting_count) == ("BULK_STATE_PREPARED", 33)
    done = start(world, edit)
    assert (state_of(done), done.changed_count) == ("BULK_STATE_DONE", 33)
    assert undo(world, done).undone_count == 33


def test_a_stopped_one_can_be_undone(world, accounts):
    edit = prepare(world, {"segment": "Retail"})
    world.call("StartBulkEdit", bulk_edit_id=edit.bulk_edit_id)
    world.call("StopBulkEdit", bulk_edit_id=edit.bulk_edit_id)
    world.run_jobs()
    assert segments(world) == ["", "", "Retail", ""]
    with pytest.raises(Precondition):
        world.call("UndoBulkEdit", bulk_edit_id=edit.bulk_edit_id)


def test_a_revoked_key_does_nothing_more(world, accounts):
    key = {"display_name": "Sheet", "scopes": ["customers.read", "customers.write"]}
    made = world.call("CreateApiKey", api_key=key)
    number = made.api_key.api_key_id
    shop = auth.Principal(f"keys/{number}", "Sheet", ("app",), tuple(key["scopes"]), "all")
    first = prepare(world, {"segment": "Retail"}, by=shop, record_ids=accounts[:1])
    assert start(world, first, by=shop).changed_count == 1
    second = prepare(world, {"segment": "Public"}, by=shop)
    world.call("StartBulkEdit", bulk_edit_id=second.bulk_edit_id, by=shop)
    world.call("RevokeApiKey", api_key_id=number)
    world.run_jobs()
    assert world.call("GetBulkEdit", bulk_edit_id=second.bulk_edit_id).changed_count == 0


def test_bulk_edits_of_others_are_neither_listed_nor_found(world):
    edit = prepare(world, {"segment": "Retail"}, by="rep")
    other = world.person("other.rep", "rep", team="elsewhere")
    assert not world.call("ListBulkEdits", by=other).bulk_edits
    for method in ("GetBulkEdit", "ListBulkEditRows", "StartBulkEdit", "StopBulkEdit"):
        with pytest.raises(NotFound):
            world.call(method, bulk_edit_id=edit.bulk_edit_id, by=other)
    (mine,) = world.call("ListBulkEdits", by="rep").bulk_edits
    assert mine.bulk_edit_id == edit.bulk_edit_id
