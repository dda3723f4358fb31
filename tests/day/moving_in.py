"""Before the day begins: accounts, customers, what they own, routing, service levels and questions, through the doors.

The rule kept here: everything is entered as people would, by calls as themselves; nothing is written into a database.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.day.office import Office
from tests.day.records import company_of
from tests.day.script import (
    AGENTS,
    BAD,
    COMPANIES,
    IN_STORIES,
    LIAISONS,
    REGULARS,
    SKILLS,
    SWITCHBOARD,
    TEAMS,
)
from tests.day.times import DEPARTMENTS, STAGE, TARGETS

MIDNIGHT = datetime(2026, 4, 29, 22, tzinfo=UTC)  # of 30 April in Berlin
REGULAR_PHONE, STRANGE_PHONE = "+49405550", "+49305551"
ALL_DAY = 12 * 60
TARGET = "ESCALATION_TARGET_"


def when(minute: int) -> datetime:
    """A minute of the script."""
    return MIDNIGHT + timedelta(minutes=minute)


def minute_of(moment: Any) -> int:
    """The minute of the script in which a moment lies; every moment of this day is a whole one."""
    passed = moment.ToDatetime(tzinfo=UTC) - MIDNIGHT
    assert not passed % timedelta(minutes=1), passed
    return passed // timedelta(minutes=1)


def phone_of(caller: str) -> str:
    """The number that somebody rings from; the two of the switchboard share theirs."""
    number = int(caller[1:])
    if caller in SWITCHBOARD:
        return f"{REGULAR_PHONE}199"
    return f"{REGULAR_PHONE if caller[0] in 'cn' else STRANGE_PHONE}{'cns'.index(caller[0])}{number:02}"


def name_of(caller: str) -> str:
    """What somebody says their name is."""
    return f"Caller {caller}"


class Newcomers:
    """Who moves in: who they are to the services, and what was given to them."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.tickets: dict[str, int] = {}
        self.people: dict[str, tuple[int, int]] = {}  # caller → account and contact
        self.accounts: dict[str, int] = {}
        self.taken: dict[str, str] = {}
        self.seen: list[Any] = []
        self.last: Any = None
        self.twice = self.refused = self.asked = 0

    def call(self, who: str, method: str, **fields: Any) -> Any:
        """One call to tickets."""
        return self.office.call(who, method, **fields)

    # Before the day

    def move_in(self) -> None:
        """People, customers, and the rules of the house."""
        office = self.office
        office.hire("admin", "admin")
        for who, team in TEAMS.items():
            office.hire(who, "agent" if who in AGENTS else "specialist", team)
        office.hire("martin", "manager", "service")
        office.hire("helen", "leader")
        key = {"display_name": "web shop", "scopes": ["tickets.read", "tickets.write"]}
        office.keys["shop"] = office.call("admin", "CreateApiKey", api_key=key).secret
        key = {"display_name": "switch", "scopes": ["calls.read", "calls.write"]}
        office.keys["switch"] = office.call("admin", "CreateApiKey", api_key=key).secret
        key = {"display_name": "survey page", "scopes": ["surveys.answer"]}
        office.keys["the customer"] = office.call("admin", "CreateApiKey", api_key=key).secret
        office.spread()
        for number in range(1, COMPANIES + 1):
            self._account(f"k{number:02}")
        for caller in (*REGULARS, *IN_STORIES, *SWITCHBOARD):
            self.enter("anna", caller)
        self._sell()
        self._routing()
        self._service_levels()
        self._feedback()
        self.activity = self.call("martin", "CreateActivity", activity={"display_name": "Talk"})
        office.spread()

    def _account(self, company: str) -> int:
        if company not in self.accounts:
            account = {"display_name": f"Company {company}"}
            made = self.office.call("anna", "CreateAccount", "customers", account=account)
            self.accounts[company] = made.account_id
        return self.accounts[company]

    def enter(self, who: str, caller: str) -> None:
        """Somebody becomes a customer."""
        account = self._account(company_of(caller))
        contact = {
            "account_id": account,
            "display_name": name_of(caller),
            "phones": [{"number": phone_of(caller)}],
        }
        made = self.office.call(who, "CreateContact", "customers", contact=contact)
        self.people[caller] = account, made.contact_id

    def _sell(self) -> None:
        """Each regular company has bought a printer."""
        for number in range(1, COMPANIES + 1):
            line = {"product_code": "PRN-1", "product_name": "Printer", "quantity": "1"}
            order = {
                "source": "shop",
                "external_id": f"O{number}",
                "account_id": self.accounts[f"k{number:02}"],
                "currency": "EUR",
                "order_date": "2026-04-02",
                "lines": [{**line, "amount": "990.00"}],
            }
            self.office.call("anna", "IngestOrder", "customers", order=order)

    def _routing(self) -> None:
        for name in sorted({skill for can in SKILLS.values() for skill in can}):
            self.call("martin", "CreateSkill", skill={"name": name})
        for team, person in LIAISONS.items():
            department = {"team": team, "display_name": team.title(), "liaison_ids": [person]}
            self.call("martin", "CreateDepartment", department=department)
        for who, team in TEAMS.items():
            skills = [{"skill": s, "level": n} for s, n in SKILLS.get(who, {}).items()]
            self.call(
                "martin", "CreateAgent", agent={"user_id": who, "team": team, "skills": skills}
            )
            self.call(who, "SetPresence", state="PRESENCE_STATE_AVAILABLE", minutes=ALL_DAY)
        queue = {"display_name": "Web", "filter": 'channel = "web"'}
        self.call("martin", "CreateQueue", queue=queue)

    def _service_levels(self) -> None:
        office = {
            "display_name": "Hamburg",
            "time_zone": "Europe/Berlin",
            "hours": ["mon-fri 08:00-18:00"],
            "country": "DE",
        }
        made = self.call("martin", "CreateBusinessCalendar", business_calendar=office)
        for rank, (name, priority) in enumerate((("Urgent", "urgent"), ("Usual", ""))):
            policy = {
                "display_name": name,
                "rank": rank,
                "priorities": [f"TICKET_PRIORITY_{priority.upper()}"] if priority else [],
                "clocks": _clocks(priority or "normal", made.business_calendar_id),
                "warned": {"targets": [f"{TARGET}OWNER"]},
                "breached": {"targets": [f"{TARGET}OWNER", f"{TARGET}MANAGER"]},
            }
            self.call("martin", "CreatePolicy", policy=policy)

    def _feedback(self) -> None:
        """A question to who bought a printer lately, and one to whoever's ticket is closed."""
        question = {
            "display_name": "Noise",
            "text": "Is your new printer quiet enough?",
            "kind": "QUESTION_KIND_YES_NO",
            "product": "PRN-1",
            "bought_days": 60,
        }
        self.question = self.call("martin", "CreateQuestion", question=question)
        settings = {
            "enabled": True,
            "bad_score": BAD,
            "reaction": "SURVEY_REACTION_REOPEN",
            "pause_days": 0,
        }
        self.call(
            "martin",
            "UpdateSurveySettings",
            survey_settings=settings,
            update_mask={"paths": list(settings)},
        )

    # The day


def _clocks(priority: str, calendar: int) -> list[dict[str, Any]]:
    """The clocks of a policy."""
    found = []
    for kind, (target, warns) in {**TARGETS[priority], "stage": STAGE}.items():
        found.append(
            {
                "kind": f"CLOCK_KIND_{kind.upper()}",
                "target_minutes": target,
                "warn_minutes": target - warns,
                "business_calendar_id": calendar,
                "pause_states": ["TICKET_STATE_WAITING"],
                "teams": list(DEPARTMENTS) if kind == "stage" else [],
            }
        )
    return found
