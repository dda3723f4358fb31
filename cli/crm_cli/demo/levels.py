"""What the sample company works by: business hours in two countries, a policy, and what its agents use every day.

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

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
# Kind of clock, minutes of business time, and from how many percent on it warns.
CLOCKS = (("FIRST_RESPONSE", 4 * 60, 75), ("NEXT_UPDATE", 18 * 60, 0), ("RESOLUTION", 36 * 60, 75))
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


def tell(stand: Stand) -> None:
    """Makes all of it."""
    with channel(stand.address("tickets")) as opened:
        stubs = Stubs(opened, credentials(stand))
        known = [_calendar(stubs, number, given) for number, given in enumerate(CALENDARS)]
        _policy(stubs, known[0])
        _catalogues(stubs)


def _calendar(stubs: Stubs, number: int, given: dict[str, Any]) -> int:
    made = business_calendars_pb2.BusinessCalendar(**given)
    request = business_calendars_pb2.CreateBusinessCalendarRequest(
        business_calendar=made, request_id=f"demo-calendar-{number}"
    )
    method = f"{PLACE}BusinessCalendarsService/CreateBusinessCalendar"
    reply = stubs.call(method, request, business_calendars_pb2.BusinessCalendar)
    return int(reply.business_calendar_id)


def _policy(stubs: Stubs, calendar_id: int) -> None:
    """How long an answer, word of how things stand and the whole of it may take."""
    clocks = [
        policies_pb2.ClockRule(
            kind=f"CLOCK_KIND_{kind}",
            target_minutes=minutes,
            business_calendar_id=calendar_id,
            warn_percent=percent,
            pause_states=["TICKET_STATE_WAITING"] if kind == "RESOLUTION" else [],
        )
        for kind, minutes, percent in CLOCKS
    ]
    policy = policies_pb2.Policy(
        display_name="Standard",
        rank=10,
        clocks=clocks,
        warned=policies_pb2.Escalation(targets=["ESCALATION_TARGET_OWNER"]),
        breached=policies_pb2.Escalation(
            targets=["ESCALATION_TARGET_OWNER", "ESCALATION_TARGET_LIAISON"]
        ),
    )
    request = policies_pb2.CreatePolicyRequest(policy=policy, request_id="demo-policy")
    stubs.call(f"{PLACE}PoliciesService/CreatePolicy", request, policies_pb2.Policy)


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
