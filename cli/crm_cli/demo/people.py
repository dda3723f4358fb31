"""The people of the sample company: one per role at least, with passwords drawn for each installation.

The rule kept here: the first administrator is made by the service's own command; everybody else by the public API.
"""

from dataclasses import dataclass

from crm.access.v1 import users_pb2

from ..client import Stubs, channel, credentials
from ..processes import Processes
from ..stand import Stand

CREATE_USER = "/crm.access.v1.UsersService/CreateUser"


@dataclass(frozen=True)
class Person:
    """Somebody of the sample company."""

    user_id: str
    display_name: str
    role: str
    team: str
    what: str
    language: str = "en"
    time_zone: str = "Europe/Berlin"
    partner: str = ""
    shown: bool = False


PEOPLE = (
    Person(
        "helen.brandt",
        "Helen Brandt",
        "leader",
        "",
        "leader: reads everything, publishes reports",
        shown=True,
    ),
    Person(
        "martin.vogel",
        "Martin Vogel",
        "manager",
        "service",
        "manager of the service desk",
        shown=True,
    ),
    Person(
        "max.hoffmann",
        "Max Hoffmann",
        "manager",
        "channels",
        "manager of the partner channel",
        shown=True,
    ),
    Person("anna.keller", "Anna Keller", "agent", "service", "agent: takes calls", shown=True),
    Person("tom.becker", "Tom Becker", "agent", "service", "agent"),
    Person("sara.lopez", "Sara Lopez", "agent", "service", "agent"),
    Person(
        "chen.jing",
        "陈静",
        "agent",
        "service",
        "客服（中文界面）",
        "zh-Hans",
        "Asia/Shanghai",
        shown=True,
    ),
    Person("wang.fang", "王芳", "agent", "service", "客服", "zh-Hans", "Asia/Shanghai"),
    Person(
        "jonas.frei", "Jonas Frei", "specialist", "logistics", "specialist in logistics", shown=True
    ),
    Person("liu.yang", "刘洋", "specialist", "logistics", "物流专员", "zh-Hans", "Asia/Shanghai"),
    Person(
        "zhao.lei",
        "赵磊",
        "specialist",
        "technical",
        "specialist in the technical department",
        shown=True,
    ),
    Person("eva.roth", "Eva Roth", "specialist", "billing", "specialist in billing"),
    Person(
        "paul.dubois",
        "Paul Dubois",
        "rep",
        "sales",
        "sales representative: sees own customers",
        shown=True,
    ),
    Person("emma.clark", "Emma Clark", "rep", "sales", "sales representative"),
    Person("zhang.min", "张敏", "rep", "sales", "销售代表", "zh-Hans", "Asia/Shanghai"),
    Person(
        "partner.shanghai",
        "沪江办公 · 周强",
        "partner",
        "",
        "partner: sees own registrations",
        "zh-Hans",
        "Asia/Shanghai",
        partner="沪江办公设备有限公司",
        shown=True,
    ),
)
ADMIN = Person("admin", "Administrator", "admin", "", "administrator", shown=True)
AGENTS = tuple(person.user_id for person in PEOPLE if person.role == "agent")
REPS = tuple(person.user_id for person in PEOPLE if person.role == "rep")
ROLE_OF = {person.user_id: person for person in (ADMIN, *PEOPLE)}
NEEDED_BY = {"partner": "channels", "rep": "customers"}


def shown(stand: Stand) -> list[Person]:
    """The people to name after a start: those who find something to do in these modules."""
    return [
        person
        for person in (ADMIN, *PEOPLE)
        if person.shown and NEEDED_BY.get(person.role, stand.modules[0]) in stand.modules
    ]


def first_administrator(stand: Stand, processes: Processes) -> None:
    """Makes the administrator, who makes everybody else."""
    processes.command(
        stand.sign_in,
        "create-user",
        "admin",
        "--name=Administrator",
        "--roles=admin",
        CRM_PASSWORD=stand.password("admin"),
    )


def create(stand: Stand, persons: list[tuple[Person, int]]) -> None:
    """Makes people by the API, each with the partner they belong to (0: none); who is there stays as they are."""
    with channel(stand.address(stand.sign_in)) as opened:
        stubs = Stubs(opened, credentials(stand))
        under_way = []
        for person, partner_id in persons:
            user = users_pb2.User(
                user_id=person.user_id,
                display_name=person.display_name,
                email=f"{person.user_id}@firsthand.example",
                roles=[person.role],
                team=person.team,
                partner_id=partner_id,
                time_zone=person.time_zone,
                language=person.language,
            )
            request = users_pb2.CreateUserRequest(
                user=user,
                password=stand.password(person.user_id),
                request_id=f"demo-{person.user_id}",
            )
            under_way.append(stubs.future(CREATE_USER, request, users_pb2.User))
        for future in under_way:
            future.result()


def create_all(stand: Stand) -> None:
    """Everybody but partners' people, whose partner is not there yet."""
    create(stand, [(person, 0) for person in PEOPLE if not person.partner])
