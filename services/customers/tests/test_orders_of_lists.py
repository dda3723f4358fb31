"""Lists in any order that they offer: quick however many customers there are, and never a record twice or left out."""

import pytest
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_customers import accounts, contacts
from psycopg import ClientCursor

from .attribute_desk import NUMBER, account, define, fill

MANY = 20_000
CROWD = """
insert into accounts (display_name, search_name, segment, country, region, city, owner_id, team, tier,
                      relationship_status, volume_12m)
select 'Firm ' || n, 'firm ' || md5(n::text), (array['Retail', 'Public', ''])[1 + n % 3],
       (array['CN', 'DE', 'FR'])[1 + n % 3], 'r' || n % 7, 'c' || n % 900, 'rep.' || n % 200, 'team.' || n % 20,
       (array['vip', ''])[1 + n % 2], (array['new', 'steady', ''])[1 + n % 3], nullif(n % 5000, 0)
from generate_series(1, {many}) n;
insert into contacts (account_id, display_name, search_name, job_title, key_person)
select account_id, 'Person ' || account_id, 'person ' || md5(account_id::text), 'job ' || account_id % 50,
       account_id % 9 = 0
from accounts;
"""
VALUES = """
insert into attribute_values (attribute_id, record_kind, record_id, type, value, sort_value, set_time, confirm_time)
select attribute_id, 'account', account_id, 'number', (account_id % 700)::text, account_id % 700, now(), now()
from accounts, attribute_definitions where account_id % 3 > 0;
analyze accounts, contacts, attribute_values
"""
LISTS = [("ListAccounts", name) for name in accounts.SORTABLE]
LISTS += [("ListContacts", name) for name in contacts.SORTABLE]
LISTS += [("ListAccounts", "attributes.employees")]


@pytest.fixture
def crowd(world):
    for name in ("employees", "visits", "complaints", "machines", "branches"):
        define(world, name, NUMBER)
    with world.app.database.connection() as connection:
        ClientCursor(connection).execute(CROWD.replace("{many}", str(MANY)))
        connection.execute("analyze accounts, contacts")
        ClientCursor(connection).execute(VALUES)
    world.person("rep.7", "rep", team="team.7")
    world.person("boss.7", "manager", team="team.7")
    return world


@pytest.fixture
def asked(crowd, monkeypatch):
    """How PostgreSQL answered the last page of a list that was read."""
    read = Call.all
    seen = []

    def spy(call, statement, **params):
        if "_limit" in params:
            seen.append((statement, params))
        return read(call, statement, **params)

    def explain():
        statement, params = seen[-1]
        with crowd.app.database.connection() as connection:
            cursor = ClientCursor(connection)
            cursor.execute("explain " + statement.text, statement.parameters(params))
            return "\n".join(row[0] for row in cursor)

    monkeypatch.setattr(Call, "all", spy)
    return explain


def is_quick(plan):
    """No table is read whole, and what is sorted are only the records of one person or team."""
    if "Seq Scan" in plan:
        return False
    return "Sort" not in plan or "owner_id = " in plan.partition("Sort")[2]


def is_from_the_trash(plan, table):
    return f"{table}_trash_idx" in plan and "Sort" not in plan


@pytest.mark.parametrize("direction", ["", " desc"])
def test_the_first_pages_are_read_from_an_index(crowd, asked, direction):
    for who in ("admin", "rep.7", "boss.7"):
        for method, name in LISTS:
            first = crowd.call(method, order_by=name + direction, page_size=40, by=who)
            plan = asked()
            assert is_quick(plan), (who, method, name, plan)
            if who == "admin":
                assert "Sort" not in plan, (method, name, plan)
            token = first.next_page_token
            crowd.call(method, order_by=name + direction, page_size=40, page_token=token, by=who)
            assert is_quick(asked()), (who, method, name, asked())


def test_the_trash_is_read_in_the_order_in_which_it_was_filled(crowd, asked):
    for method, table in (("ListAccounts", "accounts"), ("ListContacts", "contacts")):
        with crowd.app.database.connection() as connection:
            key = f"{table.removesuffix('s')}_id"
            connection.execute(
                f"update {table} set delete_time = now() - {key} * interval '1 s' where {key} % 4 = 0"
            )
            connection.execute(f"analyze {table}")
        trash = {"filter": "delete_time:*", "show_deleted": True, "order_by": "delete_time desc"}
        found = crowd.call(method, **trash, page_size=40)
        assert is_from_the_trash(asked(), table), asked()
        crowd.call(method, **trash, page_size=40, page_token=found.next_page_token)
        assert is_from_the_trash(asked(), table), asked()


def walk(world, method, by="admin", **request):
    """All records of a list, page by page."""
    found, token = [], ""
    while True:
        reply = world.call(method, page_size=2, page_token=token, by=by, **request)
        found += [each.display_name for each in getattr(reply, method[4:].lower())]
        token = reply.next_page_token
        if not token:
            return found


@pytest.fixture
def firms(world):
    """Four firms: two of one size, one of another, one of nobody knows what size."""
    define(world, "employees", NUMBER)
    define(world, "motto")
    for name, employees in (("Álpha", "7"), ("beta", "7"), ("Gamma", ""), ("Delta", "300")):
        fill(world, account(world, display_name=name), employees=employees, motto="Onward")
    return world


def test_names_stand_in_the_order_in_which_they_are_searched(firms):
    assert walk(firms, "ListAccounts", order_by="display_name") == [
        "Álpha",
        "beta",
        "Delta",
        "Gamma",
    ]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("attributes.employees", ["Álpha", "beta", "Delta"]),
        ("attributes.employees asc", ["Álpha", "beta", "Delta"]),
        ("attributes.employees desc", ["Delta", "beta", "Álpha"]),
    ],
)
def test_an_attribute_orders_those_who_have_it(firms, order, names):
    assert walk(firms, "ListAccounts", order_by=order) == names
    few = walk(firms, "ListAccounts", order_by=order, filter="attributes.employees < 100")
    assert few == [name for name in names if name != "Delta"]


def test_a_value_that_changes_between_two_pages_moves_only_its_record(firms):
    first = firms.call("ListAccounts", order_by="attributes.employees", page_size=2)
    assert [each.display_name for each in first.accounts] == ["Álpha", "beta"]
    fill(firms, first.accounts[0], employees="400")
    token = first.next_page_token
    rest = firms.call("ListAccounts", order_by="attributes.employees", page_token=token)
    assert [each.display_name for each in rest.accounts] == ["Delta", "Álpha"]


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        ("attributes.motto", "only numbers, sums of money and days"),
        ("attributes.nothing", "is not an attribute of accounts"),
        ("attributes.employees, display_name", "by itself"),
        ("attributes.employees sideways", "cannot be read"),
        ("xattributes.employees", "cannot be read"),
        ("street", "cannot be read"),
        ("delete_time desc", "ask for show_deleted"),
    ],
)
def test_what_cannot_be_quick_is_refused_with_the_reason(firms, order, problem):
    with pytest.raises(Invalid) as refused:
        firms.call("ListAccounts", order_by=order)
    assert problem in refused.value.fields["order_by"]


def test_an_attribute_that_the_reader_may_not_see_orders_nothing(firms):
    definition = define(firms, "margin", NUMBER, readers=["manager"])
    fill(firms, account(firms), by="admin", margin="4")
    assert definition.readers
    with pytest.raises(Invalid, match="margin"):
        firms.call("ListAccounts", order_by="attributes.margin", by="agent")
