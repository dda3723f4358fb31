"""What people do with tickets: hand them over, promise, work, close and reopen; calls, surveys and actions."""

from datetime import timedelta
from typing import Any

from crm_chassis.records import timestamp
from crm_tickets.pages.surveys import PUBLIC

from tests.histories.life import WORKERS, Life, Theme, deeds


def its(life: Life, kind: str = "Ticket") -> dict[str, int]:
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind).strip("_")
    return {f"{name}_id": life.some("tickets", kind)}


def key(kind: str) -> Any:
    return lambda life: its(life, kind)


def ticket(life: Life) -> dict[str, Any]:
    made: dict[str, Any] = {
        "subject": life.word() or "Toner",
        "priority": life.one_of(0, 1, 2, 3, 4),
        "channel": life.one_of(1, 2, 3, 5, 6),
        "category": life.word(),
        "requester_name": life.name(),
        **life.whose(),
    }
    if life.random.random() < 0.7 and life.known["customers", "Account"]:
        made["account_id"] = life.some("customers", "Account")
    return {"ticket": made}


def changed_ticket(life: Life) -> dict[str, Any]:
    said = {
        "priority": life.one_of(1, 2, 4),
        "category": life.word(),
        "channel": life.one_of(1, 2, 3),
    }
    name = life.one_of(*said)
    return {"ticket": {**its(life), name: said[name]}, "update_mask": {"paths": [name]}}


def hand_over(life: Life) -> dict[str, Any]:
    to = life.one_of({"to_team": life.team()}, {"to_team": life.team(), "to_id": life.person()})
    said = {"kind": life.one_of(1, 1, 1, 2), "reason": life.one_of("An invoice", "technisch", "一")}
    return {"hand_over": {**ticket_at("state <> 'closed'")(life), **said, **to}}


def promise(life: Life) -> dict[str, Any]:
    due = life.town.clock.now() + timedelta(seconds=life.one_of(60, 7200, 90_000, 900_000))
    said = {"kind": life.one_of(1, 2, 3, 4, 5), "due_time": timestamp(due), **life.whose()}
    return {"promise": {**ticket_at("state <> 'closed'")(life), **said}}


def moved_promise(life: Life) -> dict[str, Any]:
    due = life.town.clock.now() + timedelta(seconds=life.one_of(7200, 90_000))
    said = {"due_time": timestamp(due), "reason": "No part", "consent": "by phone"}
    return {**of("promises", "promise_id", "state = 'open'")(life), **said}


def time_log(life: Life) -> dict[str, Any]:
    said = {"minutes": life.random.randint(1, 90), "start_time": timestamp(life.moment(20))}
    said["user_id"] = life.person()
    return {"time_log": {**its(life), **its(life, "Activity"), **said}}


def changed_log(life: Life) -> dict[str, Any]:
    said = {**its(life, "TimeLog"), "minutes": life.random.randint(1, 90), **its(life, "Activity")}
    return {"time_log": said, "update_mask": {"paths": ["minutes", "activity_id"]}}


def closed(life: Life) -> dict[str, Any]:
    return {
        **ticket_at("state <> 'closed'")(life),
        "resolution": "Sent",
        "outcome": life.one_of(1, 1, 2, 3, 4),
    }


def answered(life: Life) -> None:
    """Whoever has the link of an invitation answers."""
    row = life.found(
        "tickets", "select survey_invitation_id from survey_invitations where state = 'open'"
    )
    link = life.ask(
        "tickets", "GetSurveyLink", "admin", survey_invitation_id=row.survey_invitation_id
    )
    if link is not None:
        token = link.url.rpartition("/")[2]
        life.ask("tickets", "AnswerSurvey", PUBLIC, token=token, score=life.random.randint(1, 5))


def rings(life: Life) -> None:
    """Somebody is called, or calls; it is answered or not."""
    switch = life.town.worlds["tickets"].person("keys/7", "admin")
    number = life.fresh()
    told = {"switch_call_id": number, "queue": life.word(), "user_id": life.person()}
    told |= {"direction": life.one_of(1, 1, 2), "phone": "+49 30 9018111"}
    life.ask("tickets", "ReportCall", switch, sequence=1, kind=1, **told)
    life.later(90)
    if life.random.random() < 0.7:
        life.ask("tickets", "ReportCall", switch, sequence=2, kind=2, **told)
        life.later(900)
    if life.random.random() < 0.9:
        life.ask("tickets", "ReportCall", switch, sequence=3, kind=4, switch_call_id=number)


def action(life: Life) -> dict[str, Any]:
    said = {"title": life.word() or "Order", "due_date": life.day(-1, 20), **life.whose()}
    return {"action": said}


def merged(life: Life) -> dict[str, Any]:
    one, other = (ticket_at("state <> 'closed'")(life)["ticket_id"] for _ in range(2))
    return {"ticket_id": one, "source_ids": [other], "reason": "the same"}


def comment(life: Life) -> dict[str, Any]:
    said = {"text": life.word() or "Look", "visibility": life.one_of(1, 1, 2)}
    return {"comment": {**its(life), **said}}


def of(table: str, key: str, where: str, **more: Any) -> Any:
    """One that stands so, with what else is said."""
    return lambda life: {**life.one("tickets", key, table, where), **more}


def ticket_at(where: str, **more: Any) -> Any:
    return of("tickets", "ticket_id", f"delete_time is null and {where}", **more)


def begin(life: Life) -> None:
    """What is promised to all, how tickets are closed, and some of them."""
    clocks = [
        {"kind": kind, "target_minutes": minutes} for kind, minutes in ((1, 60), (2, 90), (5, 600))
    ]
    for rank, (name, priorities) in enumerate((("Fast", [4]), ("Usual", []))):
        policy = {"display_name": name, "rank": rank, "priorities": priorities, "clocks": clocks}
        life.ask("tickets", "CreatePolicy", "admin", policy=policy)
    for _ in range(2):
        life.ask("tickets", "CreateTicket", "admin", **ticket(life))


def begin_work(life: Life) -> None:
    for name in ("On the phone", "Looking it up"):
        life.ask("tickets", "CreateActivity", "admin", activity={"display_name": name})
    for _ in range(3):
        life.ask("tickets", "CreateTicket", "admin", **ticket(life))


def begin_desk(life: Life) -> None:
    """Who answers the telephone, and whom surveys ask."""
    for name, team in WORKERS.items():
        user = {"user_id": name, "display_name": name, "team": team, "roles": ["agent"]}
        life.ask("tickets", "CreateUser", "admin", user=user, password="long enough for a test")
    said = {"enabled": True, "valid_days": 60, "bad_score": 2, "pause_days": 0}
    life.ask(
        "tickets",
        "UpdateSurveySettings",
        "admin",
        survey_settings=said,
        update_mask={"paths": list(said)},
    )


TICKETS = deeds(
    "tickets",
    CreateTicket=(5, ticket),
    UpdateTicket=(1.5, changed_ticket),
    TakeTicket=(2, ticket_at("state = 'new'")),
    CloseTicket=(3, closed),
    ReopenTicket=(1, ticket_at("state = 'closed'", reason="so")),
)
HAND_OVERS = Theme(
    begin,
    [
        *TICKETS,
        *deeds(
            "tickets",
            PauseTicket=(1, ticket_at("state = 'in_progress'", reason="so")),
            ResumeTicket=(0.8, ticket_at("state = 'waiting'", reason="so")),
            DeleteTicket=(0.7, its),
            UndeleteTicket=(0.6, of("tickets", "ticket_id", "delete_time is not null")),
            MergeTickets=(0.8, merged),
            UndoTicketMerge=(
                0.7,
                lambda life: {**its(life, "TicketMerge"), "reason": "not the same"},
            ),
            CreateHandOver=(7, hand_over),
            AcceptHandOver=(5, of("hand_overs", "hand_over_id", "state = 'pending'")),
            ReturnHandOver=(
                2.5,
                of("hand_overs", "hand_over_id", "state = 'pending'", reason="not ours"),
            ),
            WithdrawHandOver=(
                0.8,
                of("hand_overs", "hand_over_id", "state = 'pending'", reason="so"),
            ),
            CreateComment=(2, comment),
        ),
    ],
    7 * "CreateHandOver AcceptHandOver " + "CreateHandOver WithdrawHandOver CloseTicket",
)
WORK = Theme(
    begin_work,
    [
        *TICKETS,
        *deeds(
            "tickets",
            CreatePromise=(6, promise),
            KeepPromise=(3, of("promises", "promise_id", "state = 'open' or keep_time is null")),
            BreakPromise=(
                2,
                of("promises", "promise_id", "state = 'open' or reason = ''", reason="so"),
            ),
            MovePromise=(1.5, moved_promise),
            CreateTimeLog=(5, time_log),
            UpdateTimeLog=(1.5, changed_log),
            DeleteTimeLog=(0.8, key("TimeLog")),
            StartTimer=(0.8, lambda life: {**its(life), **its(life, "Activity")}),
            DeleteTicket=(0.5, its),
        ),
    ],
    3 * "CreatePromise KeepPromise " + "CreateTimeLog StartTimer",
)
DESK = Theme(
    begin_desk,
    [
        *TICKETS,
        *deeds(
            "tickets",
            GetSurveyInvitation=(5, answered),
            ReportCall=(5, rings),
            CreateAction=(5, action),
            StartAction=(1, key("Action")),
            FinishAction=(
                2,
                of("actions", "action_id", "state in ('open', 'in_progress')", result="Done"),
            ),
            CancelAction=(
                0.6,
                of("actions", "action_id", "state in ('open', 'in_progress')", reason="so"),
            ),
            ReopenAction=(0.6, of("actions", "action_id", "state = 'done'", reason="so")),
            VerifyAction=(0.5, of("actions", "action_id", "state = 'done'")),
            DeleteAction=(0.5, key("Action")),
        ),
    ],
    3 * "CreateTicket CloseTicket GetSurveyInvitation ReportCall ",
)
