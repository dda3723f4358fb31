"""People who move, what they allow, how they are reached, and the groups that accounts belong to."""

from datetime import timedelta

import pytest
from crm.customers.v1 import consents_pb2 as word
from crm.customers.v1 import contacts_pb2 as people
from crm.customers.v1 import interactions_pb2 as touch
from crm.customers.v1 import reach_pb2 as reach
from crm_chassis.errors import Conflict, Invalid, NotFound


def account(world, name="Nordwind GmbH", **fields):
    return world.call("CreateAccount", account={"display_name": name, **fields})


@pytest.fixture
def nordwind(world):
    return account(world, country="DE")


@pytest.fixture
def ostwind(world):
    return account(world, "Ostwind AG", country="CN", owner_id="rep.one")


@pytest.fixture
def anna(world, nordwind):
    fields = {"account_id": nordwind.account_id, "display_name": "Anna Keller"}
    return world.call("CreateContact", contact={**fields, "job_title": "Buyer"})


def move(world, person, to, **fields):
    return world.call(
        "MoveContact", contact_id=person.contact_id, to_account_id=to.account_id, **fields
    )


def places(world, **whose):
    found = world.call("ListAffiliations", **whose).affiliations
    return [(each.account_display_name, each.job_title) for each in found]


def test_a_person_moves_and_where_they_were_stays_on_record(world, nordwind, ostwind, anna):
    moved = move(world, anna, ostwind, job_title="Head of purchasing", reason="Told on the fair")
    assert (moved.account_id, moved.job_title) == (ostwind.account_id, "Head of purchasing")
    assert moved.join_time.ToDatetime() == world.clock.now().replace(tzinfo=None)
    assert places(world, contact_id=anna.contact_id) == [("Nordwind GmbH", "Buyer")]
    (left,) = world.call("ListAffiliations", account_id=nordwind.account_id).affiliations
    assert (left.contact_display_name, left.reason, left.agent_id) == (
        "Anna Keller",
        "Told on the fair",
        "admin.one",
    )
    world.clock.forward(days=1)
    move(world, moved, nordwind, job_title="Director")
    assert places(world, contact_id=anna.contact_id) == [
        ("Ostwind AG", "Head of purchasing"),
        ("Nordwind GmbH", "Buyer"),
    ]
    told = [event.event_type.rpartition(".")[0] for event in world.events("crm.customers.Aff")]
    assert told == ["crm.customers.Affiliation"] * 2


def test_another_account_in_an_update_is_a_move_too(world, nordwind, ostwind, anna):
    fields = {"contact_id": anna.contact_id, "account_id": ostwind.account_id}
    moved = world.call("UpdateContact", contact=fields)
    assert moved.account_id == ostwind.account_id
    assert places(world, contact_id=anna.contact_id) == [("Nordwind GmbH", "Buyer")]
    world.call("UpdateContact", contact=fields)
    assert len(places(world, contact_id=anna.contact_id)) == 1


def test_numbers_are_read_in_the_country_of_the_new_account(world, nordwind, ostwind):
    fields = {"account_id": nordwind.account_id, "display_name": "王小明"}
    person = world.call("CreateContact", contact={**fields, "phones": [{"number": "13800138000"}]})
    assert move(world, person, ostwind).phones[0].e164 == "+8613800138000"


def test_nobody_leaves_before_they_came_or_in_the_future(world, nordwind, ostwind, anna):
    moved = move(world, anna, ostwind)
    for days in (-1, 1):
        with pytest.raises(Invalid) as refusal:
            move(world, moved, nordwind, move_time=world.clock.now() + timedelta(days=days))
        assert "move_time" in refusal.value.fields
    with pytest.raises(Invalid):
        move(world, moved, ostwind)
    with pytest.raises(Conflict):
        move(world, moved, nordwind, etag="1")


def test_what_passed_before_the_move_stays_where_it_was(world, nordwind, ostwind, anna):
    said = {"contact_id": anna.contact_id, "channel": touch.CHANNEL_PHONE, "subject": "Chairs"}
    world.call("CreateInteraction", interaction=said)
    move(world, anna, ostwind)
    entries = world.call("ListTimeline", account_id=nordwind.account_id).entries
    assert [entry.title for entry in entries] == ["Chairs"]
    assert not world.call("ListTimeline", account_id=ostwind.account_id).entries


def test_former_places_are_seen_by_who_sees_the_person_or_the_account(
    world, nordwind, ostwind, anna
):
    with pytest.raises(NotFound):
        world.call("ListAffiliations", contact_id=anna.contact_id, by="rep")
    move(world, anna, ostwind)
    assert world.call("ListAffiliations", contact_id=anna.contact_id, by="rep").affiliations
    with pytest.raises(NotFound):
        world.call("ListAffiliations", account_id=nordwind.account_id, by="rep")
    with pytest.raises(Invalid):
        world.call("ListAffiliations")


def test_messengers_addresses_tags_and_parts_are_kept_and_found(world, nordwind):
    fields = {
        "account_id": nordwind.account_id,
        "display_name": "李雷",
        "messengers": [
            {"kind": reach.MESSENGER_KIND_WECHAT, "handle": " lilei_88 "},
            {"kind": reach.MESSENGER_KIND_WECHAT, "handle": "LiLei_88"},
        ],
        "addresses": [{"kind": reach.ADDRESS_KIND_HOME, "city": "上海", "country": "CN"}],
        "emails": [{"address": "li@example.com", "kind": reach.EMAIL_KIND_PRIVATE}],
        "tags": ["Golf", "golf", "  fair   2026 "],
        "roles": [people.CONTACT_ROLE_BUYER, people.CONTACT_ROLE_DECIDER],
    }
    made = world.call("CreateContact", contact=fields)
    assert [m.handle for m in made.messengers] == ["lilei_88"]
    assert made.addresses[0].city == "上海"
    assert made.emails[0].kind == reach.EMAIL_KIND_PRIVATE
    assert made.tags == ["Golf", "fair 2026"]
    assert world.call("GetContact", contact_id=made.contact_id) == made
    listed = world.call("ListContacts", filter='tags:"Golf" AND roles:decider').contacts
    assert [person.contact_id for person in listed] == [made.contact_id]
    hits = world.call("SearchCustomers", query="lilei").hits
    assert [hit.contact_id for hit in hits] == [made.contact_id]
    with pytest.raises(Invalid):
        world.call("CreateContact", contact={**fields, "addresses": [{"country": "CN"}]})


def test_an_update_changes_only_the_ways_that_it_names(world):
    made = account(
        world,
        phones=[{"number": "+4930901820"}],
        messengers=[{"handle": "nordwind"}],
        tags=["A"],
        preferred_channel=touch.CHANNEL_EMAIL,
    )
    changed = world.call(
        "UpdateAccount",
        account={"account_id": made.account_id, "tags": ["B"], "addresses": [{"city": "Ulm"}]},
        update_mask={"paths": ["tags", "addresses"]},
    )
    assert (changed.tags, changed.messengers[0].handle) == (["B"], "nordwind")
    assert changed.addresses[0].city == "Ulm"
    assert changed.preferred_channel == touch.CHANNEL_EMAIL
    assert world.call("SearchCustomers", query="nordwind").hits


def allow(world, by="agent", **fields):
    fields = {
        "channel": touch.CHANNEL_EMAIL,
        "state": word.CONSENT_STATE_GRANTED,
        "proof": word.CONSENT_PROOF_WEB_FORM,
        "evidence": "Form 17 of 2026-11-16",
        **fields,
    }
    return world.call("CreateConsent", consent=fields, by=by)


def current(world, **whose):
    found = world.call("ListCurrentConsents", **whose).consents
    return [(each.channel, each.purpose, each.state) for each in found]


def test_the_latest_word_counts_and_the_earlier_ones_stay_with_their_proof(world, anna):
    key = {"contact_id": anna.contact_id}
    first = allow(world, **key)
    assert (first.purpose, first.agent_id) == (word.CONSENT_PURPOSE_ADVERTISING, "agent.one")
    world.clock.forward(days=1)
    allow(world, **key, state=word.CONSENT_STATE_REFUSED, evidence="", proof=0)
    allow(world, **key, channel=touch.CHANNEL_PHONE, purpose=word.CONSENT_PURPOSE_SERVICE)
    assert current(world, **key) == [
        (touch.CHANNEL_EMAIL, word.CONSENT_PURPOSE_ADVERTISING, word.CONSENT_STATE_REFUSED),
        (touch.CHANNEL_PHONE, word.CONSENT_PURPOSE_SERVICE, word.CONSENT_STATE_GRANTED),
    ]
    found = world.call("ListConsents", filter=f"contact_id = {anna.contact_id}").consents
    assert [each.evidence for each in found][:1] == ["Form 17 of 2026-11-16"]
    assert len(found) == 3
    assert world.call("GetConsent", consent_id=first.consent_id) == first


def test_an_allowance_needs_its_proof_and_a_refusal_does_not(world, anna):
    for missing in ("proof", "evidence"):
        with pytest.raises(Invalid) as refusal:
            allow(
                world,
                contact_id=anna.contact_id,
                **{missing: ""} if missing == "evidence" else {missing: 0},
            )
        assert f"consent.{missing}" in refusal.value.fields
    assert allow(
        world, contact_id=anna.contact_id, state=word.CONSENT_STATE_REFUSED, proof=0, evidence=""
    )


def test_a_consent_ends_when_it_was_given_for_a_time(world, anna):
    key = {"contact_id": anna.contact_id}
    allow(world, **key, expire_time=world.clock.now() + timedelta(days=30))
    assert current(world, **key)
    world.clock.forward(days=31)
    assert not current(world, **key)
    with pytest.raises(Invalid):
        allow(world, **key, give_time=world.clock.now() + timedelta(days=1))


def test_a_web_form_that_sends_its_consent_twice_is_heard_once(world, anna, nordwind):
    given = {"source": "webshop", "external_id": "F-17"}
    first = allow(world, contact_id=anna.contact_id, **given)
    assert allow(world, contact_id=anna.contact_id, **given) == first
    with pytest.raises(Invalid):
        allow(world, account_id=nordwind.account_id, **given)


def test_a_household_allows_as_a_whole(world, nordwind):
    allow(world, account_id=nordwind.account_id)
    assert current(world, account_id=nordwind.account_id)
    for wrong in ({}, {"account_id": nordwind.account_id, "contact_id": 1}, {"contact_id": 99}):
        with pytest.raises(Invalid):
            allow(world, **wrong)


def test_what_people_allow_is_seen_by_who_sees_them(world, anna):
    made = allow(world, contact_id=anna.contact_id)
    assert not world.call("ListConsents", by="rep").consents
    for method, key in (
        ("GetConsent", {"consent_id": made.consent_id}),
        ("ListCurrentConsents", {"contact_id": anna.contact_id}),
    ):
        with pytest.raises(NotFound):
            world.call(method, **key, by="rep")
    with pytest.raises(Invalid):
        allow(world, contact_id=anna.contact_id, by="rep")


def group(world, of, by="admin"):
    nodes = world.call("GetHierarchy", account_id=of.account_id, by=by).nodes
    return [(node.depth, node.display_name) for node in nodes]


def test_a_group_is_shown_from_its_head_down(world):
    head = account(world, "Holding")
    north = account(world, "North", parent_account_id=head.account_id)
    account(world, "South", parent_account_id=head.account_id, owner_id="rep.one")
    branch = account(world, "Branch", parent_account_id=north.account_id, owner_id="rep.one")
    whole = [(0, "Holding"), (1, "North"), (2, "Branch"), (1, "South")]
    assert group(world, head) == group(world, branch) == whole
    assert group(world, branch, by="rep") == [(0, "Branch")]
    with pytest.raises(NotFound):
        group(world, head, by="rep")
    world.call("DeleteAccount", account_id=north.account_id)
    assert group(world, head) == [(0, "Holding"), (1, "South")]


def test_lists_find_whom_one_may_write_to(world, nordwind, anna):
    other = {"account_id": nordwind.account_id, "display_name": "Jo"}
    world.call("CreateContact", contact=other)

    def found(text):
        listed = world.call("ListContacts", filter=text).contacts
        return [person.display_name for person in listed]

    allow(world, contact_id=anna.contact_id)
    allow(world, contact_id=anna.contact_id, purpose=word.CONSENT_PURPOSE_SURVEY, channel=1)
    assert found('allows = "email"') == found('allows.survey:phone AND job_title = "Buyer"')
    assert found('allows = "email"') == ["Anna Keller"]
    assert found('allows != "email"') == ["Jo"]
    assert found('allows = "phone" OR allows.service = "phone"') == []
    world.clock.forward(days=1)
    refused = {"state": word.CONSENT_STATE_REFUSED, "proof": 0, "evidence": ""}
    allow(world, contact_id=anna.contact_id, **refused)
    assert found('allows = "email"') == []
    assert not world.call("ListAccounts", filter='allows = "email"').accounts
    for wrong in ('allows = "smoke"', "allows > email", 'allows.fun = "email"', "allowed = 1"):
        with pytest.raises(Invalid):
            found(wrong)
