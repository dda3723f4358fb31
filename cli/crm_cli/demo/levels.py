"""What the sample company works by: business hours in two countries, policies, and what its agents use every day.

The rule kept here: hours and policies are there before the first ticket, so that the history is measured by them; the
rest is made after it. Sent again, all of it changes nothing.
"""

from datetime import datetime
from typing import Any

from crm.tickets.v1 import (
    articles_pb2,
    business_calendars_pb2,
    canned_replies_pb2,
    checklists_pb2,
    policies_pb2,
    time_logs_pb2,
)

from ..client import Stubs, channel, credentials
from ..stand import Stand
from .stories import Play, Step

PLACE = "/crm.tickets.v1."
CALENDARS: tuple[dict[str, Any], ...] = (
    {
        "display_name": "Hamburg",
        "time_zone": "Europe/Berlin",
        "hours": ["mon-fri 08:00-12:00", "mon-fri 13:00-18:00"],
        "country": "DE",
        "region": "HH",
    },
    {
        "display_name": "上海",
        "time_zone": "Asia/Shanghai",
        "hours": ["mon-fri 09:00-12:00", "mon-fri 13:30-18:00"],
        "country": "CN",
    },
)
# Policies in their order: name, for which priorities (none: all), and for each kind of clock the minutes of business
# time and from how many percent on it warns.
POLICIES: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, int, int], ...]], ...] = (
    (
        "Urgent",
        ("TICKET_PRIORITY_URGENT",),
        (("FIRST_RESPONSE", 2 * 60, 50), ("NEXT_UPDATE", 12 * 60, 0), ("RESOLUTION", 18 * 60, 75)),
    ),
    (
        "Standard",
        (),
        (("FIRST_RESPONSE", 4 * 60, 75), ("NEXT_UPDATE", 18 * 60, 0), ("RESOLUTION", 20 * 60, 75)),
    ),
)
ACTIVITIES = ("Telephone", "Research", "Writing to the customer")
REPLIES = (
    ("We are looking into it", "Thank you for telling us. {agent} is looking into it.", "en"),
    ("正在处理", "感谢您的来信，{agent} 正在处理。", "zh-Hans"),
)
ARTICLES = (
    (
        "Error 54 on Laser printer L210",
        "Switch it off, hold OK, switch it on: update to 7.2.",
        "en",
    ),
    ("L210 激光打印机 54 号错误", "关机，按住确认键开机，升级到固件 7.2。", "zh-Hans"),
)
RETURN = ("Photo of the damage", "Order number", "Pick-up arranged")


def agreed(start: datetime) -> Play:
    """Hours and policies, at the beginning of the history."""
    known = []
    for number, given in enumerate(CALENDARS):
        calendar = business_calendars_pb2.BusinessCalendar(**given)
        request = business_calendars_pb2.CreateBusinessCalendarRequest(
            business_calendar=calendar, request_id=f"demo-calendar-{number}"
        )
        made = yield Step(start, "admin", "CreateBusinessCalendar", request)
        known.append(made.business_calendar_id)
    for number, (name, priorities, clocks) in enumerate(POLICIES):
        policy = policies_pb2.Policy(
            display_name=name,
            rank=10 * (number + 1),
            priorities=priorities,
            clocks=[_clock(known[0], *each) for each in clocks],
            warned=policies_pb2.Escalation(targets=["ESCALATION_TARGET_OWNER"]),
            breached=policies_pb2.Escalation(
                targets=["ESCALATION_TARGET_OWNER", "ESCALATION_TARGET_LIAISON"]
            ),
        )
        asked = policies_pb2.CreatePolicyRequest(policy=policy, request_id=f"demo-policy-{number}")
        yield Step(start, "admin", "CreatePolicy", asked)


def _clock(calendar_id: int, kind: str, minutes: int, percent: int) -> policies_pb2.ClockRule:
    """How long an answer, word of how things stand or the whole of it may take."""
    return policies_pb2.ClockRule(
        kind=f"CLOCK_KIND_{kind}",
        target_minutes=minutes,
        business_calendar_id=calendar_id,
        warn_percent=percent,
        pause_states=["TICKET_STATE_WAITING"] if kind == "RESOLUTION" else [],
    )


def tell(stand: Stand) -> None:
    """What its agents use."""
    with channel(stand.address("tickets")) as opened:
        _catalogues(Stubs(opened, credentials(stand)))


def _catalogues(stubs: Stubs) -> None:
    """Activities, canned replies, knowledge and a checklist."""
    for number, name in enumerate(ACTIVITIES):
        activity = time_logs_pb2.Activity(display_name=name)
        asked = time_logs_pb2.CreateActivityRequest(
            activity=activity, request_id=f"demo-activity-{number}"
        )
        stubs.call(f"{PLACE}TimeLogsService/CreateActivity", asked, time_logs_pb2.Activity)
    for number, (name, text, language) in enumerate(REPLIES):
        reply = canned_replies_pb2.CannedReply(display_name=name, text=text, language=language)
        made = canned_replies_pb2.CreateCannedReplyRequest(
            canned_reply=reply, request_id=f"demo-reply-{number}"
        )
        method = f"{PLACE}CannedRepliesService/CreateCannedReply"
        stubs.call(method, made, canned_replies_pb2.CannedReply)
    for number, (title, text, language) in enumerate(ARTICLES):
        article = articles_pb2.Article(
            title=title, text=text, language=language, category="technical"
        )
        wanted = articles_pb2.CreateArticleRequest(
            article=article, request_id=f"demo-article-{number}"
        )
        written = stubs.call(f"{PLACE}ArticlesService/CreateArticle", wanted, articles_pb2.Article)
        known = articles_pb2.PublishArticleRequest(
            article_id=written.article_id, request_id=f"demo-publish-{number}"
        )
        stubs.call(f"{PLACE}ArticlesService/PublishArticle", known, articles_pb2.Article)
    template = checklists_pb2.ChecklistTemplate(display_name="Return", category="return")
    template.items.extend(RETURN)
    request = checklists_pb2.CreateChecklistTemplateRequest(
        checklist_template=template, request_id="demo-checklist"
    )
    method = f"{PLACE}ChecklistsService/CreateChecklistTemplate"
    stubs.call(method, request, checklists_pb2.ChecklistTemplate)
