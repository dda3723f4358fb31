"""Pages and filters of lists: nothing twice, nothing left out, nothing that cannot be asked."""

import pytest
from crm_chassis.errors import Invalid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture
def people(world):
    names = [("u1", "Zoë", "b"), ("u2", "anna", "a"), ("u3", "王芳", "a"), ("u4", "anna", "")]
    for user_id, name, team in names:
        user = {"user_id": user_id, "display_name": name, "team": team, "roles": ["agent"]}
        world.call("CreateUser", user=user)
    return world


def ids(world, **fields):
    return [user.user_id for user in world.call("ListUsers", **fields).users]


def walk(world, **fields):
    found, token = [], ""
    while True:
        reply = world.call("ListUsers", page_token=token, **fields)
        found += [user.user_id for user in reply.users]
        token = reply.next_page_token
        if not token:
            return found


@pytest.mark.parametrize(
    "order_by", ["", "team", "team desc", "team, display_name desc", "user_id desc"]
)
@pytest.mark.parametrize("page_size", [1, 2, 3, 100])
def test_pages_together_are_the_whole_list_in_its_order(people, order_by, page_size):
    assert walk(people, page_size=page_size, order_by=order_by) == ids(people, order_by=order_by)
    assert sorted(walk(people, page_size=page_size, order_by=order_by)) == ["u1", "u2", "u3", "u4"]


def test_a_record_added_meanwhile_moves_no_other(people):
    first = people.call("ListUsers", page_size=2, order_by="user_id")
    people.call("CreateUser", user={"user_id": "u0", "display_name": "x", "roles": ["agent"]})
    second = people.call(
        "ListUsers", page_size=2, order_by="user_id", page_token=first.next_page_token
    )
    assert [user.user_id for user in second.users] == ["u3", "u4"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('team = "a"', ["u2", "u3"]),
        ("team = a AND display_name = anna", ["u2"]),
        ("team = a display_name = anna", ["u2"]),
        ("team = b OR team = a", ["u1", "u2", "u3"]),
        ("NOT team = a", ["u1", "u4"]),
        ("-team = a", ["u1", "u4"]),
        ("(team = a OR team = b) AND NOT user_id = u1", ["u2", "u3"]),
        ("display_name : nn", ["u2", "u4"]),
        ("display_name = 王*", ["u3"]),
        ("user_id >= u3", ["u3", "u4"]),
        ("user_id != u3", ["u1", "u2", "u4"]),
        ("display_name = 100%", []),
        ("team : *", ["u1", "u2", "u3"]),
        ("NOT team : *", ["u4"]),
    ],
)
def test_filters(people, text, found):
    assert ids(people, filter=text, order_by="user_id") == found


@pytest.mark.parametrize(
    "text", ["team", "team =", "= a", "team = a AND", "(team = a", "salary = 3", "team ~ a", '"a"']
)
def test_a_filter_that_cannot_be_read_is_refused_and_named(people, text):
    with pytest.raises(Invalid) as refused:
        ids(people, filter=text)
    assert set(refused.value.fields) == {"filter"}


def test_a_token_of_another_list_is_refused(people):
    token = people.call("ListUsers", page_size=1, order_by="team").next_page_token
    with pytest.raises(Invalid) as refused:
        ids(people, page_token=token, order_by="user_id")
    assert set(refused.value.fields) == {"page_token"}


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=40) | st.text(alphabet='team=<>:"()ANDORNT \\*%', max_size=30))
def test_no_filter_breaks_the_list(people, text):
    try:
        ids(people, filter=text)
    except Invalid as refused:
        assert set(refused.fields) == {"filter"}


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(token=st.text(max_size=40), order_by=st.text(alphabet="team desc,_", max_size=20))
def test_no_token_or_order_breaks_the_list(people, token, order_by):
    try:
        ids(people, page_token=token, order_by=order_by)
    except Invalid as refused:
        assert set(refused.fields) <= {"page_token", "order_by"}
