"""The one big project of the sample company: who buys and who stands where, what is filed, the plan, the money.

The rule kept here: made by the public API by those who would do it: who sells enters, somebody else approves. Sent
again it changes nothing.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from crm.customers.v1 import committees_pb2, contacts_pb2, deals_pb2, projects_pb2

Make = Callable[[str, Any, Any], Any]
ROLE, STANCE = committees_pb2.BuyingRole, committees_pb2.Stance


class Buyer(NamedTuple):
    """Somebody of the buying committee; `above` is the place in the list of whom they report to."""

    western: str
    chinese: str
    title: str
    role: int
    stance: int
    influence: int
    above: int | None
    next_step: tuple[str, int] = ("", 0)
    objection: tuple[str, str] = ("", "")


BUYERS = (
    Buyer(
        "Katharina Lindner",
        "顾承志",
        "Managing director",
        committees_pb2.BUYING_ROLE_DECISION,
        committees_pb2.STANCE_NEUTRAL,
        5,
        None,
        ("Show her the stand as a model", 9),
    ),
    Buyer(
        "Stefan Ohlsen",
        "严立群",
        "Head of finance",
        committees_pb2.BUYING_ROLE_ECONOMIC,
        committees_pb2.STANCE_SCEPTIC,
        4,
        0,
        ("Send the costs of three years side by side", 4),
        ("The budget of the year is spent by half.", ""),
    ),
    Buyer(
        "Mira Castellani",
        "孟晓岚",
        "Head of marketing",
        committees_pb2.BUYING_ROLE_USER,
        committees_pb2.STANCE_CHAMPION,
        4,
        0,
        ("Agree the drawing with her team", -2),
    ),
    Buyer(
        "Jost Reimers",
        "温子健",
        "Head of facilities",
        committees_pb2.BUYING_ROLE_TECHNICAL,
        committees_pb2.STANCE_SUPPORTER,
        3,
        0,
        objection=("Will it fit through the goods lift?", "Parts of two metres at most: it will."),
    ),
    Buyer(
        "Paula Nyman",
        "薛敏",
        "Assistant to the managing director",
        committees_pb2.BUYING_ROLE_COACH,
        committees_pb2.STANCE_SUPPORTER,
        2,
        0,
    ),
    Buyer(
        "Dirk Assmann",
        "卢国栋",
        "Buyer",
        committees_pb2.BUYING_ROLE_ECONOMIC,
        committees_pb2.STANCE_OPPONENT,
        4,
        1,
        objection=("Another house asks for a tenth less.", ""),
    ),
    Buyer(
        "Lea Haverkamp",
        "岳晴",
        "Event manager",
        committees_pb2.BUYING_ROLE_USER,
        committees_pb2.STANCE_UNSPECIFIED,
        4,
        2,
    ),
)
FILES = (("design", b"The first drawing"), ("budget", b"Wood, light, work"))
BUDGET = (
    (projects_pb2.DEAL_ENTRY_KIND_EXPENSE, "Wood", "21000"),
    (projects_pb2.DEAL_ENTRY_KIND_EXPENSE, "Light", "9000"),
    (projects_pb2.DEAL_ENTRY_KIND_EXPENSE, "Travel", "2400"),
    (projects_pb2.DEAL_ENTRY_KIND_TIME, "", "16000"),
)
# What is reached, by when, and when it was: in time, late, still to come.
MILESTONES: tuple[tuple[str, int, int | None], ...] = (
    ("Wishes noted and agreed", -34, -36),
    ("Drawing agreed", -14, -9),
    ("Wood and light ordered", -3, None),
    ("Build-up begins", 41, None),
    ("Opening of the fair", 45, None),
)
# What is to be done, by which of the members, by when, for which milestone, and whether it is done.
TASKS = (
    ("Measure the hall", 1, -30, 0, True),
    ("Draw the stand", 2, -12, 1, True),
    ("Three offers for the wood", 1, -4, 2, False),
    ("Ask the fair about power and water", 0, 6, 3, False),
    ("Book the lorry", 1, 33, 3, False),
)
ENTRIES = (
    (projects_pb2.DEAL_ENTRY_KIND_TIME, "", -30, "14", "", "Measuring and drawing", "approved"),
    (
        projects_pb2.DEAL_ENTRY_KIND_EXPENSE,
        "Travel",
        -29,
        "",
        "386.40",
        "Train to the hall",
        "approved",
    ),
    (projects_pb2.DEAL_ENTRY_KIND_EXPENSE, "Wood", -8, "", "7420.00", "Deposit", "approved"),
    (projects_pb2.DEAL_ENTRY_KIND_EXPENSE, "Travel", -6, "", "212.00", "First class", "rejected"),
    (projects_pb2.DEAL_ENTRY_KIND_TIME, "", -5, "9.5", "", "The model", "approved"),
    (projects_pb2.DEAL_ENTRY_KIND_EXPENSE, "Light", -2, "", "3150.00", "Lamps, half of them", ""),
)
MESSAGES = (
    "The fair has moved us to hall 4: there is daylight, so half of the lamps will do.",
    "好的，我让供应商重新报价。",
)


def tell(selling: Make, deciding: Make, deal: Any, today: date, members: tuple[str, ...]) -> None:
    """All of it, of one deal; `selling` and `deciding` make calls as who sells and who approves."""
    chinese = _is_chinese(selling, deal)
    _committee(selling, deal.deal_id, today, chinese)
    for code, body in FILES:
        filed = deals_pb2.FileDealDeliverableRequest(
            deal_id=deal.deal_id,
            code=code,
            file_name=f"{code}.txt",
            content=body,
            request_id=f"demo-deal-{code}",
        )
        selling("DealsService/FileDealDeliverable", filed, deals_pb2.DealDeliverable)
    _plan(selling, deal.deal_id, today, members)
    _money(selling, deciding, deal.deal_id, today)


def _is_chinese(make: Make, deal: Any) -> bool:
    wanted = contacts_pb2.ListContactsRequest(filter=f"account_id = {deal.account_id}", page_size=1)
    found = make("ContactsService/ListContacts", wanted, contacts_pb2.ListContactsResponse)
    return any(not one.display_name.isascii() for one in found.contacts)


def _committee(make: Make, deal_id: int, today: date, chinese: bool) -> None:
    """Who has a say, to whom they report, and what they object."""
    known: list[int] = []
    for number, each in enumerate(BUYERS):
        words, days = each.next_step
        person = committees_pb2.DealPerson(
            deal_id=deal_id,
            display_name=each.chinese if chinese else each.western,
            job_title=each.title,
            role=each.role,  # type: ignore[arg-type]
            stance=each.stance,  # type: ignore[arg-type]
            influence=each.influence,
            reports_to_id=0 if each.above is None else known[each.above],
            next_step=words,
            next_step_date=str(today + timedelta(days=days)) if words else "",
        )
        wish = committees_pb2.CreateDealPersonRequest(
            deal_person=person, request_id=f"demo-deal-person-{number}"
        )
        made = make("BuyingCommitteesService/CreateDealPerson", wish, committees_pb2.DealPerson)
        known.append(made.deal_person_id)
        text, answer = each.objection
        if text:
            raised = committees_pb2.RaiseDealObjectionRequest(
                deal_person_id=made.deal_person_id, text=text, request_id=f"demo-objection-{number}"
            )
            method = "BuyingCommitteesService/RaiseDealObjection"
            objection = make(method, raised, committees_pb2.DealObjection)
            if answer:
                met = committees_pb2.AnswerDealObjectionRequest(
                    deal_objection_id=objection.deal_objection_id,
                    answer=answer,
                    request_id=f"demo-answer-{number}",
                )
                method = "BuyingCommitteesService/AnswerDealObjection"
                make(method, met, committees_pb2.DealObjection)


def _plan(make: Make, deal_id: int, today: date, members: tuple[str, ...]) -> None:
    """Who works on it, what is reached by when, and who does what."""
    asked = projects_pb2.SetDealMembersRequest(deal_id=deal_id, request_id="demo-deal-members")
    parts = ("Sells, and leads the project", "Buys and builds", "Draws")
    for user_id, role, cost in zip(members, parts, ("62", "48", "55"), strict=False):
        asked.members.add(user_id=user_id, role=role, hourly_cost=cost)
    make("ProjectsService/SetDealMembers", asked, projects_pb2.Project)
    stones = []
    for number, (name, due, done) in enumerate(MILESTONES):
        stone = projects_pb2.CreateDealMilestoneRequest(request_id=f"demo-deal-stone-{number}")
        stone.deal_milestone.deal_id = deal_id
        stone.deal_milestone.name = name
        stone.deal_milestone.due_date = str(today + timedelta(days=due))
        stone.deal_milestone.done_date = str(today + timedelta(days=done)) if done else ""
        made = make("ProjectsService/CreateDealMilestone", stone, projects_pb2.DealMilestone)
        stones.append(made.deal_milestone_id)
    for number, (title, member, due, of_stone, done_already) in enumerate(TASKS):
        wish = projects_pb2.CreateDealTaskRequest(request_id=f"demo-deal-task-{number}")
        wish.deal_task.deal_id, wish.deal_task.title = deal_id, title
        wish.deal_task.assignee_id = members[min(member, len(members) - 1)]
        wish.deal_task.due_date = str(today + timedelta(days=due))
        wish.deal_task.deal_milestone_id = stones[of_stone]
        task = make("ProjectsService/CreateDealTask", wish, projects_pb2.DealTask)
        if done_already:
            ready = projects_pb2.CompleteDealTaskRequest(
                deal_task_id=task.deal_task_id, request_id=f"demo-deal-task-done-{number}"
            )
            make("ProjectsService/CompleteDealTask", ready, projects_pb2.DealTask)
    for number, text in enumerate(MESSAGES):
        said = projects_pb2.CreateDealMessageRequest(request_id=f"demo-deal-message-{number}")
        said.deal_message.deal_id, said.deal_message.text = deal_id, text
        make("ProjectsService/CreateDealMessage", said, projects_pb2.DealMessage)


def _money(selling: Make, deciding: Make, deal_id: int, today: date) -> None:
    """What may be spent, what was, and what somebody else has approved of it."""
    budget = projects_pb2.SetDealBudgetRequest(deal_id=deal_id, request_id="demo-deal-budget")
    for kind, category, amount in BUDGET:
        budget.budget.add(kind=kind, category=category, amount=amount)
    selling("ProjectsService/SetDealBudget", budget, projects_pb2.Project)
    decisions = {
        "approved": projects_pb2.DEAL_ENTRY_STATE_APPROVED,
        "rejected": projects_pb2.DEAL_ENTRY_STATE_REJECTED,
    }
    for number, (kind, category, days, hours, amount, note, decided) in enumerate(ENTRIES):
        wish = projects_pb2.CreateDealEntryRequest(request_id=f"demo-deal-entry-{number}")
        wish.deal_entry.MergeFrom(
            projects_pb2.DealEntry(
                deal_id=deal_id,
                kind=kind,
                category=category,
                hours=hours,
                amount=amount,
                note=note,
                entry_date=str(today + timedelta(days=days)),
            )
        )
        entry = selling("ProjectsService/CreateDealEntry", wish, projects_pb2.DealEntry)
        if decided:
            answer = projects_pb2.DecideDealEntryRequest(
                deal_entry_id=entry.deal_entry_id,
                state=decisions[decided],
                decide_note="Second class will do." if decided == "rejected" else "",
                request_id=f"demo-deal-decide-{number}",
            )
            deciding("ProjectsService/DecideDealEntry", answer, projects_pb2.DealEntry)
