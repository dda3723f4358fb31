"""One call's journey: what is refused, what lands together, what a repeated request gets."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from crm.access.v1 import users_pb2
from crm_chassis import auth, users
from crm_chassis.errors import (
    AlreadyExists,
    Conflict,
    DeadlineExceeded,
    Forbidden,
    Internal,
    Invalid,
    NotFound,
    Refusal,
    Unauthenticated,
    Unavailable,
)
from crm_chassis.pipeline import pipeline
from crm_chassis.tables import audit, events, requests
from crm_chassis.tables import users as users_table
from sqlalchemy import func, select


def somebody(user_id="anna.keller", **more):
    return {"user_id": user_id, "display_name": "Anna Keller", "roles": ["agent"], **more}


def count(world, table):
    return world.rows(select(func.count().label("n")).select_from(table))[0].n


class TestOneRequestOneEffect:
    def test_a_repeated_request_gets_the_first_reply_and_changes_nothing(self, world):
        first = world.call("CreateUser", user=somebody(), request_id="r-1")
        again = world.call("CreateUser", user=somebody(), request_id="r-1")
        assert again == first
        assert count(world, users_table) == count(world, events) == count(world, audit) == 1

    def test_what_is_kept_of_a_request_tells_nothing_of_its_password(self, world):
        request = users_pb2.CreateUserRequest(user=somebody(), password="tick tock 1234")
        request.request_id = "r-1"
        world.call("CreateUser", request)
        kept = world.rows(select(requests.c.fingerprint))
        plain = hashlib.sha256(request.SerializeToString(deterministic=True)).digest()
        assert [bytes(row.fingerprint) for row in kept] != [plain]
        assert world.call("CreateUser", request).user_id == "anna.keller"

    def test_the_same_key_for_another_request_is_refused(self, world):
        world.call("CreateUser", user=somebody(), request_id="r-1")
        with pytest.raises(Refusal) as refused:
            world.call("CreateUser", user=somebody("ben.okafor"), request_id="r-1")
        assert refused.value.reason == "REQUEST_ID_REUSED"
        assert "request_id" in refused.value.fields

    def test_two_callers_may_use_the_same_key(self, world):
        world.call("CreateUser", user=somebody(), request_id="r-1")
        other = world.person("other.admin", "admin")
        world.call("CreateUser", user=somebody("ben.okafor"), request_id="r-1", by=other)
        assert count(world, users_table) == 2

    def test_a_refused_request_leaves_its_key_free(self, world):
        world.call("CreateUser", user=somebody())
        with pytest.raises(AlreadyExists):
            world.call("CreateUser", user=somebody(), request_id="r-1")
        assert count(world, requests) == 0
        world.call("CreateUser", user=somebody("ben.okafor"), request_id="r-1")

    def test_64_copies_at_once_have_one_effect_and_one_reply(self, world):
        start = threading.Barrier(8)

        def send(_):
            start.wait()
            return world.call("CreateUser", user=somebody(), request_id="r-1").SerializeToString()

        with ThreadPoolExecutor(8) as pool:
            replies = set(pool.map(send, range(64)))
        assert len(replies) == 1
        assert count(world, users_table) == count(world, events) == 1


class TestAllOrNothing:
    def test_state_event_audit_row_and_reply_land_together(self, world):
        world.call("CreateUser", user=somebody(), request_id="r-1")
        (event,) = world.events("crm.access.User")
        assert event.event_type == "crm.access.User.created"
        assert event.actor_id == "admin.one"
        assert event.request_id == "r-1"
        (entry,) = world.call("ListAuditEntries", resource="crm.access.User").audit_entries
        assert entry.actor_id == "admin.one"
        assert entry.after["display_name"] == "Anna Keller"

    def test_an_audit_entry_shows_what_changed_from_what_to_what(self, world):
        world.call("CreateUser", user=somebody(team="service"))
        world.call(
            "UpdateUser",
            user={"user_id": "anna.keller", "team": "sales"},
            update_mask={"paths": ["team"]},
        )
        entry = world.call("ListAuditEntries").audit_entries[0]
        assert dict(entry.before) == {"team": "service", "etag": "1"}
        assert dict(entry.after) == {"team": "sales", "etag": "2"}

    def test_a_mistake_of_ours_rolls_everything_back_and_tells_nothing(self, world, monkeypatch):
        def stumble(call, request):
            users.create_user(call, request)
            raise ZeroDivisionError("a detail that nobody outside may see")

        method = world.app.by_name["CreateUser"]
        object.__setattr__(method, "handler", stumble)
        with pytest.raises(Internal) as refused:
            world.call("CreateUser", user=somebody(), request_id="r-1")
        assert "detail" not in refused.value.message
        assert count(world, users_table) == count(world, events) == count(world, requests) == 0

    def test_a_connection_that_dies_in_the_middle_leaves_nothing_and_says_try_again(self, world):
        def die(call, request):
            reply = users.create_user(call, request)
            with psycopg.connect(world.app.config.database_url, autocommit=True) as other:
                other.execute("select pg_terminate_backend(%s)", [call.connection.info.backend_pid])
            call.first(select(1))
            return reply

        method = world.app.by_name["CreateUser"]
        whole = method.handler
        object.__setattr__(method, "handler", die)
        with pytest.raises(Unavailable):
            world.call("CreateUser", user=somebody(), request_id="r-1")
        object.__setattr__(method, "handler", whole)
        world.call("CreateUser", user=somebody(), request_id="r-1")
        assert count(world, users_table) == 1

    def test_a_connection_that_dies_while_a_caller_is_recognised_says_try_again(self, world):
        headers = {"authorization": f"Bearer {world.app.peers.token(world.people['admin'])}"}
        call = (world.app, world.app.by_name["ListUsers"], users_pb2.ListUsersRequest(), headers)
        world.call("ListUsers")  # there is a connection
        with psycopg.connect(world.app.config.database_url, autocommit=True) as other:
            other.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
            )
        with pytest.raises(Unavailable):
            pipeline(*call)

    def test_a_call_whose_time_is_over_changes_nothing(self, world):
        request = users_pb2.CreateUserRequest(user=somebody())
        with pytest.raises(DeadlineExceeded):
            world.app.call("CreateUser", request, world.people["admin"], **{"x-deadline-ms": "0"})
        with pytest.raises(DeadlineExceeded):
            world.app.call(
                "CreateUser", request, world.people["admin"], **{"x-deadline-ms": "0.001"}
            )
        assert count(world, users_table) == 0


class TestBadInput:
    def test_all_violations_come_at_once_each_with_its_field(self, world):
        with pytest.raises(Invalid) as refused:
            world.call("CreateUser", user={"user_id": "A", "roles": ["boss"]}, password="short")
        assert set(refused.value.fields) == {
            "user.user_id",
            "user.display_name",
            "user.roles[0]",
            "password",
        }

    def test_an_update_checks_only_the_fields_of_its_mask(self, world):
        world.call("CreateUser", user=somebody())
        changed = world.call(
            "UpdateUser",
            user={"user_id": "anna.keller", "team": "sales"},
            update_mask={"paths": ["team"]},
        )
        assert (changed.team, changed.display_name) == ("sales", "Anna Keller")

    @pytest.mark.parametrize("path", ["create_time", "salary", "user_id.x"])
    def test_a_mask_may_not_name_what_the_caller_cannot_set(self, world, path):
        world.call("CreateUser", user=somebody())
        with pytest.raises(Invalid) as refused:
            world.call("UpdateUser", user={"user_id": "anna.keller"}, update_mask={"paths": [path]})
        assert set(refused.value.fields) == {"update_mask"}

    def test_a_null_character_is_named_with_its_field(self, world):
        with pytest.raises(Invalid) as refused:
            world.call("CreateUser", user=somebody(team="a\x00b"))
        assert set(refused.value.fields) == {"user.team"}

    def test_a_stale_etag_is_a_conflict(self, world):
        world.call("CreateUser", user=somebody())
        stale = {"user_id": "anna.keller", "team": "x", "etag": "1"}
        world.call("UpdateUser", user=stale, update_mask={"paths": ["team"]})
        with pytest.raises(Conflict) as refused:
            world.call("UpdateUser", user=stale, update_mask={"paths": ["team"]})
        assert refused.value.reason == "ETAG_MISMATCH"

    def test_two_updates_at_once_with_one_etag_let_one_through(self, world):
        world.call("CreateUser", user=somebody())

        def change(team):
            try:
                world.call(
                    "UpdateUser",
                    user={"user_id": "anna.keller", "team": team, "etag": "1"},
                    update_mask={"paths": ["team"]},
                )
            except Conflict:
                return False
            return True

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(change, [f"team-{i}" for i in range(8)])) == 1


class TestWhoMayCall:
    def pipeline(self, world, method, token, **fields):
        request = world.app.by_name[method].request_class(**fields)
        metadata = {"authorization": f"Bearer {token}"} if token else {}
        return pipeline(world.app, world.app.by_name[method], request, metadata)

    def test_nobody_gets_nothing(self, world):
        with pytest.raises(Unauthenticated):
            self.pipeline(world, "ListUsers", "")

    @pytest.mark.parametrize("token", ["x", "a.b.c", "crm_1_secret", "crm_x", "crm_" + "9" * 40])
    def test_rubbish_is_no_token(self, world, token):
        with pytest.raises(Unauthenticated):
            self.pipeline(world, "ListUsers", token)

    def test_a_token_of_another_key_is_refused(self, world):
        token = auth.mint("x" * 40, world.people["admin"], world.clock.now(), auth.SESSION)
        with pytest.raises(Unauthenticated):
            self.pipeline(world, "ListUsers", token)

    def test_a_token_ends_although_it_was_checked_a_moment_ago(self, world):
        key = world.app.config.token_key
        token = auth.mint(key, world.people["admin"], world.clock.now(), auth.SESSION)
        self.pipeline(world, "ListUsers", token)
        world.clock.forward(hours=11)
        with pytest.raises(Unauthenticated):
            self.pipeline(world, "ListUsers", token)

    def test_a_scope_that_is_lacking_is_named(self, world):
        with pytest.raises(Forbidden) as refused:
            world.call("CreateUser", user=somebody(), by="agent")
        assert refused.value.metadata["scope"] == "users.write"

    def test_patterns_of_roles_do_not_reach_the_guarded_scopes(self, world):
        with pytest.raises(Forbidden):
            world.call("ListAuditEntries", by="leader")

    def test_what_is_not_there_is_not_found(self, world):
        with pytest.raises(NotFound):
            world.call("GetUser", user_id="nobody")


class TestSigningIn:
    def sign_in(self, world, **fields):
        return world.call("SignIn", by="agent", **fields)

    def test_name_and_password_give_a_token_that_works(self, world):
        world.call("CreateUser", user=somebody(), password="correct horse")
        reply = self.sign_in(world, user_id="Anna.Keller", password="correct horse")
        principal = world.app.authenticator.principal({"authorization": f"Bearer {reply.token}"})
        assert (principal.id, principal.roles) == ("anna.keller", ("agent",))

    @pytest.mark.parametrize(("user_id", "password"), [("anna.keller", "wrong"), ("who", "x")])
    def test_wrong_name_and_wrong_password_look_alike(self, world, user_id, password):
        world.call("CreateUser", user=somebody(), password="correct horse")
        with pytest.raises(Unauthenticated) as refused:
            self.sign_in(world, user_id=user_id, password=password)
        assert refused.value.message == "Name or password is wrong."

    def test_a_disabled_person_is_out_at_once(self, world):
        world.call("CreateUser", user=somebody(), password="correct horse")
        token = self.sign_in(world, user_id="anna.keller", password="correct horse").token
        world.call(
            "UpdateUser",
            user={"user_id": "anna.keller", "disabled": True},
            update_mask={"paths": ["disabled"]},
        )
        with pytest.raises(Unauthenticated):
            world.app.authenticator.principal({"authorization": f"Bearer {token}"})
        with pytest.raises(Unauthenticated):
            self.sign_in(world, user_id="anna.keller", password="correct horse")

    def test_who_is_not_there_costs_as_much_to_refuse_as_who_is(self):
        assert not users.HASHER.check_needs_rehash(users.NOBODYS_HASH)

    def test_ten_wrong_passwords_close_the_door_for_a_while(self, world):
        user_id = f"guessed-{id(world)}"
        for _ in range(10):
            with pytest.raises(Unauthenticated):
                self.sign_in(world, user_id=user_id, password="guess")
        with pytest.raises(Refusal) as refused:
            self.sign_in(world, user_id=user_id, password="guess")
        assert refused.value.code == "RESOURCE_EXHAUSTED"

    def test_the_password_is_nowhere_in_the_database_or_the_feed(self, world):
        world.call("CreateUser", user=somebody(), password="correct horse", request_id="r-1")
        stored = world.rows(select(users_table)) + world.rows(select(events))
        stored += world.rows(select(requests)) + world.rows(select(audit))
        assert stored
        assert not any(b"correct horse" in repr(row).encode() for row in stored)


class TestApiKeys:
    def test_a_key_does_what_its_scopes_say_and_no_more(self, world):
        made = world.call("CreateApiKey", api_key={"display_name": "x", "scopes": ["users.read"]})
        key = world.app.authenticator.principal({"authorization": f"Bearer {made.secret}"})
        assert key.id == f"keys/{made.api_key.api_key_id}"
        assert key.may("users.read")
        assert not key.may("users.write")

    def test_nobody_gives_what_they_do_not_have(self, world):
        manager = world.person("key.maker", "manager")
        giver = auth.Principal(manager.id, "", (), ("keys.write", "tickets.read"), "team")
        with pytest.raises(Forbidden):
            world.call(
                "CreateApiKey", api_key={"display_name": "x", "scopes": ["users.write"]}, by=giver
            )

    def test_the_secret_is_shown_once_and_stored_nowhere(self, world):
        fields = {"api_key": {"display_name": "x", "scopes": ["users.read"]}, "request_id": "r"}
        secret = world.call("CreateApiKey", **fields).secret
        assert world.call("CreateApiKey", **fields).secret == ""
        stored = (
            world.rows(select(requests)) + world.rows(select(events)) + world.rows(select(audit))
        )
        assert secret.rpartition("_")[2].encode() not in repr(stored).encode()

    def test_a_revoked_or_expired_key_is_refused(self, world):
        made = world.call("CreateApiKey", api_key={"display_name": "x", "scopes": ["users.read"]})
        header = {"authorization": f"Bearer {made.secret}"}
        world.app.authenticator.principal(header)
        world.call("RevokeApiKey", api_key_id=made.api_key.api_key_id)
        with pytest.raises(Unauthenticated):
            world.app.authenticator.principal(header)
