"""Macros, canned replies, articles, checklists, tags and time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from crm.tickets.v1 import articles_pb2, tickets_pb2
from crm_chassis.errors import AlreadyExists, Conflict, Forbidden, Invalid, NotFound, Precondition

from .everyday_desk import activity, know_people, note, said, told

CLOSE = {
    "kind": "MACRO_STEP_KIND_CLOSE",
    "text": "Sent to {requester}",
    "outcome": "TICKET_OUTCOME_SOLVED",
}
SPEAK = {
    "kind": "MACRO_STEP_KIND_COMMENT",
    "text": "Dear {requester}, {ticket} is done. {agent}",
    "visibility": "COMMENT_VISIBILITY_PUBLIC",
}
TAG = {"kind": "MACRO_STEP_KIND_TAG", "tags": ["Toner", "toner"]}
GIVE = {"kind": "MACRO_STEP_KIND_HAND_OVER", "to_team": "technical", "text": "a roller"}
PROMISE = {"kind": "MACRO_STEP_KIND_PROMISE", "due_minutes": 90, "text": "ring back"}
URGENT = {"kind": "MACRO_STEP_KIND_SET", "priority": "TICKET_PRIORITY_URGENT"}


def macro(desk, *steps, name="Toner sent"):
    return desk.call("CreateMacro", macro={"display_name": name, "steps": steps})


def run(desk, *tickets, by=None, **asked):
    ids = [ticket.ticket_id for ticket in tickets]
    return desk.call("RunMacro", by, ticket_ids=ids, **asked)


def results(done):
    return [(each.ticket_id, each.done, each.step_number) for each in done.results]


def test_a_macro_does_all_its_steps_by_the_rules_of_each(desk):
    ticket = desk.open()
    made = macro(desk, URGENT, TAG, SPEAK, CLOSE)
    done = run(desk, ticket, macro_id=made.macro_id)
    after = desk.get(ticket)
    assert (done.done_count, done.refused_count) == (1, 0)
    assert (after.priority, list(after.tags)) == (4, ["toner"])
    assert (after.state, after.resolution) == (5, "Sent to Mr Braun")
    assert said(desk, ticket) == [f"Dear Mr Braun, #{ticket.ticket_id} is done. anna.keller"]
    assert after.HasField("first_response_time")
    assert desk.call("GetMacro", macro_id=made.macro_id).use_count == 1
    assert desk.call("GetMacroRun", macro_run_id=done.macro_run_id) == done


def test_on_a_ticket_that_refuses_one_step_nothing_is_done(desk):
    free, owed = desk.open(), desk.open(subject="Another")
    desk.promise(owed)
    events = len(desk.events())
    done = run(desk, free, owed, steps=[SPEAK, TAG, CLOSE])
    assert results(done) == [(free.ticket_id, True, 0), (owed.ticket_id, False, 3)]
    assert said(desk, owed) == []
    assert not desk.get(owed).tags
    about = [e for e in desk.world.events("crm.tickets.")[events:] if e.resource_id == "2"]
    assert not [e.event_type for e in about if e.event_type.startswith("crm.tickets.Ticket.")]


def test_a_preview_changes_nothing_and_says_what_would(desk):
    ticket = desk.open()
    before = (desk.get(ticket), desk.events())
    done = run(desk, ticket, steps=[PROMISE, CLOSE], preview=True)
    assert results(done) == [(ticket.ticket_id, False, 2)]
    done = run(desk, ticket, steps=[SPEAK, GIVE], preview=True)
    assert results(done) == [(ticket.ticket_id, True, 0)]
    assert (done.macro_run_id, desk.get(ticket), desk.events()) == (0, *before)


def test_a_macro_hands_over_and_promises(desk):
    ticket = desk.open()
    run(desk, ticket, steps=[GIVE, PROMISE])
    assert desk.get(ticket).handler_team == "technical"
    (promise,) = desk.call("ListPromises", ticket_ids=[ticket.ticket_id]).promises
    due = desk.world.clock.now() + timedelta(minutes=90)
    assert (promise.note, promise.due_time.ToSeconds()) == ("ring back", int(due.timestamp()))


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        ([{"kind": "MACRO_STEP_KIND_TAG"}], "macro.steps[0].tags"),
        ([{**TAG, "priority": "TICKET_PRIORITY_LOW"}], "macro.steps[0].priority"),
        ([{**SPEAK, "text": "{mood}"}], "macro.steps[0].text"),
        ([CLOSE, TAG], "macro.steps[0].kind"),
        ([], "macro.steps"),
    ],
)
def test_a_macro_that_could_never_run_is_not_kept(desk, steps, path):
    with pytest.raises(Invalid) as refused:
        macro(desk, *steps)
    assert list(refused.value.fields) == [path]


def test_a_macro_opens_nothing_that_its_caller_may_not(desk):
    ticket = desk.open()
    with pytest.raises(NotFound):
        run(desk, ticket, by=desk.eva, steps=[TAG])
    other = desk.open(by=desk.zhao)
    done = run(desk, ticket, other, by=desk.zhao, steps=[TAG])
    assert results(done) == [(ticket.ticket_id, False, 0), (other.ticket_id, True, 0)]
    with pytest.raises(NotFound):
        desk.call("GetMacroRun", desk.eva, macro_run_id=done.macro_run_id)


def test_a_run_that_is_sent_twice_happens_once(desk):
    ticket = desk.open()
    for _ in range(2):
        run(desk, ticket, steps=[SPEAK], request_id="once")
    assert len(said(desk, ticket)) == 1


def test_a_name_stands_once_and_comes_back(desk):
    made = macro(desk, TAG)
    with pytest.raises(AlreadyExists):
        macro(desk, TAG, name="TONER SENT")
    gone = desk.call("DeleteMacro", macro_id=made.macro_id)
    assert gone.HasField("delete_time")
    again = macro(desk, TAG)
    with pytest.raises(AlreadyExists):
        desk.call("UndeleteMacro", macro_id=made.macro_id)
    desk.call("DeleteMacro", macro_id=again.macro_id)
    assert not desk.call("UndeleteMacro", macro_id=made.macro_id).HasField("delete_time")
    with pytest.raises(Conflict):
        desk.call(
            "UpdateMacro",
            macro={"macro_id": made.macro_id, "description": "x", "etag": made.etag},
            update_mask={"paths": ["description"]},
        )


def test_a_canned_reply_is_filled_in_and_counted(desk):
    ticket = desk.open()
    reply = {"display_name": "Ring back", "text": "{requester}: we ring back {promise_time}"}
    made = desk.call("CreateCannedReply", canned_reply={**reply, "language": "en"})
    asked = {"canned_reply_id": made.canned_reply_id, "ticket_id": ticket.ticket_id}
    filled = desk.call("FillCannedReply", **asked)
    assert (filled.text, list(filled.missing)) == ("Mr Braun: we ring back ", ["promise_time"])
    desk.promise(ticket)
    assert "11:00" in desk.call("FillCannedReply", **asked).text
    (found,) = desk.call("ListCannedReplies", query="RING {prom").canned_replies
    assert found.use_count == 2
    with pytest.raises(Invalid):
        desk.call("CreateCannedReply", canned_reply={**reply, "text": "{oops}"})


def article(desk, title, text, **fields):
    made = desk.call("CreateArticle", article={"title": title, "text": text, **fields})
    return desk.call("PublishArticle", article_id=made.article_id)


def found(desk, query):
    return [each.title for each in desk.call("ListArticles", query=query).articles]


def test_articles_are_found_in_any_script_once_they_are_published(desk):
    article(desk, "Paper jam in tray 2", "Open the tray, remove the roller.", tags=["Stau"])
    article(desk, "卡纸处理", "打开纸盒，取出滚轮。")
    desk.call("CreateArticle", article={"title": "Jam draft", "text": "?"})
    assert found(desk, "JAM tray") == ["Paper jam in tray 2"]
    assert found(desk, "卡纸") == ["卡纸处理"]
    assert found(desk, "滚") == ["卡纸处理"]
    assert found(desk, "stau") == ["Paper jam in tray 2"]
    assert found(desk, "100%") == []


def test_an_article_keeps_its_versions_and_its_state_has_rules(desk):
    made = article(desk, "Jam", "Open it.")
    key = {"article_id": made.article_id}
    changed = {"article": {**key, "text": "Open it slowly."}, "update_mask": {"paths": ["text"]}}
    assert desk.call("UpdateArticle", **changed).version == 2
    assert desk.call("UpdateArticle", **changed).version == 2
    versions = desk.call("ListArticleVersions", **key).article_versions
    assert [(v.version, v.text) for v in versions] == [(2, "Open it slowly."), (1, "Open it.")]
    with pytest.raises(Precondition):
        desk.call("PublishArticle", **key)
    assert desk.call("RetireArticle", **key).state == articles_pb2.ARTICLE_STATE_RETIRED
    assert found(desk, "jam") == []
    with pytest.raises(Precondition):
        desk.call("UseArticle", **key, ticket_id=desk.open().ticket_id)


def test_on_each_ticket_an_article_has_helped_or_not(desk):
    made, ticket, other = article(desk, "Jam", "Open it."), desk.open(), desk.open()
    key = {"article_id": made.article_id}
    assert desk.call("UseArticle", **key, ticket_id=ticket.ticket_id).text == "Jam\n\nOpen it."
    desk.call("UseArticle", **key, ticket_id=ticket.ticket_id)

    def rate(helped, of):
        after = desk.call("RateArticle", **key, ticket_id=of.ticket_id, helped=helped)
        return after.helped_count, after.not_helped_count

    assert rate(True, ticket) == (1, 0)
    assert rate(True, ticket) == (1, 0)
    assert rate(False, other) == (1, 1)
    assert rate(False, ticket) == (0, 2)
    assert desk.call("GetArticle", **key).use_count == 2


def template(desk, *items, **fields):
    given = {"display_name": "Returns", "items": items, "category": "return", **fields}
    return desk.call("CreateChecklistTemplate", checklist_template=given)


def checklist(desk, ticket):
    (found_one,) = desk.call("ListChecklists", ticket_id=ticket.ticket_id).checklists
    return found_one


def tick(desk, item, step="DO", **more):
    key = {"checklist_item_id": item.checklist_item_id, "step": f"CHECKLIST_STEP_{step}"}
    return desk.call("TickChecklistItem", **key, **more)


def test_a_required_checklist_holds_its_ticket_open(desk):
    template(desk, "Label sent", "Parcel is back", required=True)
    ticket = desk.open(category="return")
    here = checklist(desk, ticket)
    with pytest.raises(Precondition) as refused:
        desk.close(ticket)
    assert refused.value.reason == "CHECKLIST_OPEN"
    first, second = here.items
    assert tick(desk, first).items[0].ticker_id == "anna.keller"
    with pytest.raises(Precondition):
        tick(desk, first)
    tick(desk, second, "SKIP", reason="kept it")
    tick(desk, second, "OPEN")
    with pytest.raises(Precondition):
        desk.close(ticket)
    assert tick(desk, second, "SKIP", reason="kept it").open_count == 0
    assert desk.close(ticket)
    with pytest.raises(Precondition):
        tick(desk, first, "OPEN")


def test_a_ticket_gets_a_list_of_its_category_once(desk):
    made = template(desk, "Label sent")
    ticket = desk.open()
    for category in ("return", "", "return"):
        given = {"ticket_id": ticket.ticket_id, "category": category}
        desk.call("UpdateTicket", ticket=given, update_mask={"paths": ["category"]})
    assert checklist(desk, ticket).checklist_template_id == made.checklist_template_id
    with pytest.raises(AlreadyExists):
        desk.call(
            "AddChecklist",
            ticket_id=ticket.ticket_id,
            checklist_template_id=made.checklist_template_id,
        )
    own = {"display_name": "Mine", "items": ["Ask Ben"], "required": True}
    mine = desk.call("AddChecklist", ticket_id=ticket.ticket_id, **own)
    with pytest.raises(Forbidden):
        desk.call("RemoveChecklist", checklist_id=mine.checklist_id)
    with pytest.raises(NotFound):
        desk.call("RemoveChecklist", desk.eva, checklist_id=mine.checklist_id)
    desk.call("RemoveChecklist", desk.world.people["manager"], checklist_id=mine.checklist_id)
    assert checklist(desk, ticket).display_name == "Returns"


def test_tags_are_kept_alike_and_found(desk):
    one, other = desk.open(tags=["Big Deal", "toner"]), desk.open(tags=["toner"])
    assert list(one.tags) == ["big deal", "toner"]
    tickets = desk.call("ListTickets", filter='tags:"big deal"').tickets
    assert [ticket.ticket_id for ticket in tickets] == [one.ticket_id]
    tags = desk.call("ListTags", query="T").tags
    assert [(tag.name, tag.ticket_count) for tag in tags] == [("toner", 2)]
    assert not desk.call("ListTags", desk.eva).tags
    change = [{"field": "tags", "value": "urgent parts, toner"}]
    edit = {"record_list": "tickets", "action": 1, "changes": change}
    edit["record_ids"] = [one.ticket_id, other.ticket_id]
    made = desk.call("CreateBulkEdit", bulk_edit=edit)
    desk.call("StartBulkEdit", bulk_edit_id=made.bulk_edit_id)
    desk.world.run_jobs()
    assert list(desk.get(other).tags) == ["urgent parts", "toner"]
    desk.call("UndoBulkEdit", bulk_edit_id=made.bulk_edit_id)
    desk.world.run_jobs()
    assert list(desk.get(one).tags) == ["big deal", "toner"]


def log(desk, ticket, minutes=5, by=None, **fields):
    given = {"ticket_id": ticket.ticket_id, "minutes": minutes, **fields}
    return desk.call("CreateTimeLog", by, time_log=given)


def test_time_is_noted_by_activity_for_the_customer(desk):
    ticket, talk = desk.open(account_id=7), activity(desk)
    made = log(desk, ticket, 5, activity_id=talk.activity_id)
    assert (made.user_id, made.team, made.account_id) == ("anna.keller", "service", 7)
    assert (made.activity_name, made.running) == ("Telephone", False)
    log(desk, ticket, 10, by=desk.ben, activity_id=talk.activity_id)
    assert desk.call("ListTimeLogs", ticket_id=ticket.ticket_id).total_minutes == 15
    assert desk.events("crm.tickets.TimeLog") == ["TimeLog.created"] * 2
    with pytest.raises(Forbidden):
        log(desk, ticket, activity_id=talk.activity_id, user_id="ben.ott")
    with pytest.raises(Invalid):
        log(desk, ticket, activity_id=99)
    with pytest.raises(Forbidden):
        desk.call("DeleteTimeLog", desk.ben, time_log_id=made.time_log_id)
    fixed = {"time_log": {"time_log_id": made.time_log_id, "minutes": 6}}
    desk.call("UpdateTimeLog", **fixed, update_mask={"paths": ["minutes"]})
    desk.call("DeleteTimeLog", time_log_id=made.time_log_id)
    assert desk.call("ListTimeLogs", ticket_id=ticket.ticket_id).total_minutes == 10


def start(desk, ticket, doing, by=None):
    key = {"ticket_id": ticket.ticket_id, "activity_id": doing.activity_id}
    return desk.call("StartTimer", by, **key)


def test_a_timer_stops_where_it_ran_when_it_starts_elsewhere(world, desk):
    one, other, talk = desk.open(), desk.open(), activity(desk)
    first = start(desk, one, talk)
    assert start(desk, one, talk).time_log_id == first.time_log_id
    world.clock.forward(seconds=61)
    start(desk, other, talk)
    stopped = desk.call("GetTimeLog", time_log_id=first.time_log_id)
    assert (stopped.running, stopped.minutes) == (False, 2)
    with pytest.raises(Precondition):
        desk.call("StopTimer", ticket_id=one.ticket_id)
    assert desk.call("StopTimer", ticket_id=other.ticket_id, note="Rang").minutes == 1
    with pytest.raises(Forbidden):
        start(desk, one, talk, by=desk.shop)


def test_timers_started_at_once_are_one(desk):
    tickets, talk = [desk.open() for _ in range(4)], activity(desk)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda ticket: start(desk, ticket, talk), tickets))
    logs = desk.call("ListTimeLogs").time_logs
    assert sorted(each.running for each in logs) == [False, False, False, True]


def test_a_forgotten_timer_ends_and_says_so(world, desk):
    ticket, talk = desk.open(), activity(desk)
    made = start(desk, ticket, talk)
    world.clock.forward(hours=40)
    world.run_jobs()
    ended = desk.call("GetTimeLog", time_log_id=made.time_log_id)
    assert (ended.running, ended.minutes) == (False, 720)
    assert told(world, desk.anna) == [("timer_ended", ticket.ticket_id)]


def test_a_deleted_ticket_comes_back_with_all_that_hangs_on_it(desk):
    know_people(desk.world)
    ticket = desk.open(tags=["toner"])
    note(desk, ticket, "Here")
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    assert not desk.call("ListTickets").tickets
    (gone,) = desk.call("ListTickets", show_deleted=True).tickets
    assert gone.ticket_id == ticket.ticket_id
    assert not desk.call("ListTags").tags
    back = desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    assert (list(back.tags), back.state) == (["toner"], tickets_pb2.TICKET_STATE_IN_PROGRESS)
    assert said(desk, ticket) == ["Here"]
