"""The story that the product is about: one phone call, from the ring to the monthly report."""

import grpc
import psycopg
import pytest
import requests
from crm.access.v1 import users_pb2
from crm.customers.v1 import accounts_pb2
from crm_cli.phone_call import PhoneCall
from google.protobuf.empty_pb2 import Empty

from tests.together.logs import mentions


def test_a_phone_call_goes_through_all_four_services(stand):
    told = []
    left = PhoneCall(stand.addresses, stand.token(), tell=told.append).play()
    assert left["ticket_id"] > 0
    assert len(told) == 7


def test_it_can_be_told_again_in_the_same_installation(stand):
    first = PhoneCall(stand.addresses, stand.token()).play()
    second = PhoneCall(stand.addresses, stand.token()).play()
    assert first["ticket_id"] != second["ticket_id"]


NAME, EMAIL, PHONE = "Brunhilde Östertag", "brunhilde@nordwind.example", "+49 170 1234567"
PASSWORD = "wrong horse battery"


def refused(stand, module, method, request):
    """A call that is refused; returns the status."""
    with pytest.raises(grpc.RpcError) as error:
        stand.stubs(module).call(method, request, Empty)
    return error.value.code()


def get_it_wrong(stand):
    """What people send that is refused: by the field rules, by PostgreSQL, by the doors."""
    users, where = "/crm.access.v1.UsersService/", stand.stand.web("customers")
    person = users_pb2.User(user_id="brunhilde", display_name=NAME, email=EMAIL, roles=["agent"])
    make = users_pb2.CreateUserRequest(user=person, password="right horse battery")
    stand.stubs("customers").call(f"{users}CreateUser", make, users_pb2.User)
    assert refused(stand, "customers", f"{users}CreateUser", make).name == "ALREADY_EXISTS"
    with psycopg.connect(stand.processes.database.url("customers")) as connection:
        twice = ("insert into users (user_id) values (%s), (%s)", [EMAIL, EMAIL])
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute(*twice)
        connection.rollback()
    sign_in = users_pb2.SignInRequest(user_id=EMAIL, password=PASSWORD)
    assert refused(stand, "customers", f"{users}SignIn", sign_in).name == "UNAUTHENTICATED"
    long = accounts_pb2.Account(display_name=NAME * 50)
    create = accounts_pb2.CreateAccountRequest(account=long)
    method = "/crm.customers.v1.AccountsService/CreateAccount"
    assert refused(stand, "customers", method, create).name == "INVALID_ARGUMENT"
    bearer = {"Authorization": f"Bearer {stand.token()}"}
    body = f'{{"account": {{"display_name": "{NAME}", "phone": "{PHONE}"'
    said = requests.post(f"{where}/api/v1/accounts", data=body.encode(), headers=bearer, timeout=30)
    assert said.status_code == 400
    looked = {"phone": PHONE, "q": NAME}
    cookies = {"crm_session": stand.token()}
    for page in ("/", "/no-such-page"):
        requests.get(f"{where}{page}", params=looked, cookies=cookies, timeout=30)
    form = {"user_id": EMAIL, "password": PASSWORD}
    requests.post(f"{where}/sign-in", data=form, timeout=30)


def test_nothing_that_people_said_is_in_a_log(stand):
    get_it_wrong(stand)
    of_the_story = ("Imke Petersen", "Nordwind Werft", "+49 40", "+4940")
    said = (NAME, EMAIL, PHONE, PHONE.replace(" ", ""), PASSWORD)
    assert mentions(stand, *said, *of_the_story) == []
    assert mentions(stand, "duplicate key"), "PostgreSQL tells that it refused, and not whom"
    assert mentions(stand, '"event": "serving"')
