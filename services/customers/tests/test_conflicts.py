"""Conflicts: whoever looks after a customer is told at once of a second person there, and so is that person."""

from datetime import timedelta

import pytest
from crm.channels.v1 import deal_registrations_pb2 as deals
from crm.customers.v1 import conflict_alerts_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.records import timestamp


@pytest.fixture
def people(world):
    """Two reps of two teams, and who leads the first one's."""
    for user_id, role, team in (
        ("rita", "rep", "north"),
        ("rolf", "rep", "south"),
        ("mona", "manager", "north"),
        ("axel", "agent", "service"),
    ):
        user = {"user_id": user_id, "display_name": user_id.title(), "roles": [role], "team": team}
        world.call("CreateUser", user=user)
        world.person(user_id, role, team=team)


@pytest.fixture
def ritas(world, people):
    """A customer of the first rep."""
    fields = {"display_name": "Nordwind GmbH", "country": "DE", "owner_id": "rita", "team": "north"}
    fields["phones"] = [{"number": "+49 30 901820"}]
    return world.call("CreateAccount", account=fields)


def touch(world, account, by, text="Rang about chairs", **fields):
    given = {"account_id": account.account_id, "agent_id": by, "channel": 1, "subject": text}
    given["start_time"] = timestamp(world.clock.now())
    return world.call("CreateInteraction", interaction={**given, **fields}, by="axel")


def alerts(world, by):
    return world.call("ListConflictAlerts", by=by).conflict_alerts


def told(world, by):
    notices = world.call("ListNotices", by=by).notices
    return [notice.kind.removeprefix("conflict_") for notice in notices]


def test_a_second_rep_contacting_an_owned_account_alerts_both(world, ritas):
    touch(world, ritas, "rita", "Offered 200 chairs")
    touch(world, ritas, "rolf", "Offered desks")
    (alert,) = alerts(world, "rita")
    assert alerts(world, "rolf") == [alert]
    assert (alert.owner_id, alert.other_id, alert.account_name) == ("rita", "rolf", "Nordwind GmbH")
    assert [(s.actor_id, s.text) for s in alert.statements] == [
        ("rita", "Offered 200 chairs"),
        ("rolf", "Offered desks"),
    ]
    for person in ("rita", "rolf", "mona"):
        assert told(world, person) == ["conflict"]
    assert world.call("GetOwnershipState", by="rita").open_alert_count == 1


def test_those_who_serve_are_no_second_person_and_neither_is_the_owner(world, ritas):
    touch(world, ritas, "axel")
    touch(world, ritas, "rita")
    assert not alerts(world, "admin")


def test_what_comes_later_is_added_to_the_open_alert(world, ritas):
    first = touch(world, ritas, "rolf")
    touch(world, ritas, "rolf", "Rang again")
    (alert,) = alerts(world, "rita")
    assert [s.text for s in alert.statements] == ["Rang about chairs", "Rang again"]
    said = {"conflict_alert_id": alert.conflict_alert_id, "text": "I offered 5 %"}
    said |= {"amount": "1900", "currency": "EUR"}
    after = world.call("AddConflictStatement", **said, by="rita")
    assert after.statements[-1].kind == pb.CONFLICT_KIND_QUOTED
    assert first.interaction_id == alert.statements[0].record_id


def test_a_telephone_switch_that_reports_calls_raises_alerts_too_but_not_of_old_days(world, ritas):
    def row(name, who, days):
        at = timestamp(world.clock.now() - timedelta(days=days))
        about = {"account_id": ritas.account_id, "channel": 1, "start_time": at}
        return {"external_id": name, "source": "switch", "agent_id": who, **about}

    rows = [row("1", "rolf", 0), row("2", "rolf", 300), row("3", "rita", 0)]
    world.call("IngestInteractions", source="switch", interactions=rows)
    (alert,) = alerts(world, "rita")
    assert len(alert.statements) == 2  # what rolf did today, and the owner's last word
    world.call("IngestInteractions", source="switch", interactions=rows)
    assert alerts(world, "rita") == [alert]


def registration(**fields):
    given = {"deal_registration_id": 7, "state": 2, "end_customer_name": "NORDWIND gmbh", **fields}
    deal = deals.DealRegistration(**given)
    deal.state = deals.DEAL_REGISTRATION_STATE_SUBMITTED
    deal.create_time.GetCurrentTime()
    return deal


def test_a_deal_that_a_partner_registers_alerts_the_owner_with_what_it_is_worth(world, ritas):
    deal = registration(partner_id=4, owner_id="rolf", expected_amount="12000", currency="EUR")
    world.receive("crm.channels.DealRegistration.submitted", deal)
    world.receive("crm.channels.DealRegistration.submitted", deal)
    (alert,) = alerts(world, "rita")
    assert (alert.other_id, alert.partner_id) == ("partners/4", 4)
    assert [(s.kind, s.amount) for s in alert.statements] == [
        (pb.CONFLICT_KIND_REGISTERED, "12000")
    ]
    assert told(world, "rita") == ["conflict"]
    assert told(world, "rolf") == ["conflict"]


def test_a_draft_of_a_registration_alerts_nobody(world, ritas):
    deal = registration(partner_id=4)
    deal.state = deals.DEAL_REGISTRATION_STATE_DRAFT
    world.receive("crm.channels.DealRegistration.updated", deal)
    assert not alerts(world, "rita")


def test_a_rep_who_asks_for_a_customer_learns_whose_it_is_and_no_more(world, ritas):
    reply = world.call("ClaimCustomer", phone_number="030 90 18 20", country="DE", by="rolf")
    assert (reply.known, reply.owner_id, reply.team) == (True, "rita", "north")
    (alert,) = alerts(world, "rita")
    assert (alert.kind, alert.other_id) == (pb.CONFLICT_KIND_CLAIMED, "rolf")
    assert world.call("ClaimCustomer", display_name="nordwind GMBH", by="rita").yours
    assert not world.call("ClaimCustomer", display_name="Unheard of", by="rolf").known
    with pytest.raises(Invalid):
        world.call("ClaimCustomer", by="rolf")


def test_a_quote_to_somebody_elses_customer_is_told_with_its_amount(world, ritas):
    quote = {"text": "100 chairs", "amount": "4500.50", "currency": "EUR"}
    world.call("ClaimCustomer", display_name="Nordwind GmbH", **quote, by="rolf")
    (alert,) = alerts(world, "rita")
    assert alert.kind == pb.CONFLICT_KIND_QUOTED
    assert [(s.amount, s.currency) for s in alert.statements] == [("4500.50", "EUR")]


def resolve(world, alert, outcome, by, text="Agreed by telephone"):
    given = {"conflict_alert_id": alert.conflict_alert_id, "outcome": outcome, "resolution": text}
    return world.call("ResolveConflictAlert", **given, by=by)


def test_the_second_person_cannot_settle_it_in_their_own_favour(world, ritas):
    touch(world, ritas, "rolf")
    (alert,) = alerts(world, "rolf")
    with pytest.raises(Forbidden):
        resolve(world, alert, pb.CONFLICT_OUTCOME_MOVED, "rolf")
    after = resolve(world, alert, pb.CONFLICT_OUTCOME_MOVED, "rita")
    assert after.state == pb.CONFLICT_STATE_RESOLVED
    moved = world.call("GetAccount", account_id=ritas.account_id)
    assert (moved.owner_id, moved.team) == ("rolf", "south")
    (change,) = world.call("ListOwnerChanges", account_id=ritas.account_id).owner_changes
    assert change.reason == "Agreed by telephone"
    assert told(world, "rolf") == ["resolved", "conflict"]
    with pytest.raises(Precondition):
        resolve(world, alert, pb.CONFLICT_OUTCOME_NO_CONFLICT, "rita")


def test_what_is_protected_does_not_move(world, ritas):
    end = timestamp(world.clock.now() + timedelta(days=90))
    given = {"account_id": ritas.account_id, "end_time": end}
    world.call("CreateProtection", protection=given, by="rita")
    touch(world, ritas, "rolf")
    (alert,) = alerts(world, "rita")
    with pytest.raises(Precondition) as refused:
        resolve(world, alert, pb.CONFLICT_OUTCOME_MOVED, "mona")
    assert refused.value.reason == "PROTECTED"


def test_nobody_else_sees_an_alert(world, ritas):
    touch(world, ritas, "rolf")
    (alert,) = alerts(world, "rita")
    assert not alerts(world, "rep")
    with pytest.raises(NotFound):
        world.call("GetConflictAlert", conflict_alert_id=alert.conflict_alert_id, by="rep")
    assert alerts(world, "mona") == [alert]
