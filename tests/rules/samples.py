"""Sample records of each service, made through its own API, owned by whoever is asked for.

The rule kept here: `MAKE[service](world, owners)` returns the key of one record of every kind that belongs to
somebody, by the name of its key field.
"""

from dataclasses import replace

from crm_chassis import auth
from crm_chassis.mail_settings import MailSettings, Server

from tests.rules import campaign_samples, lead_samples, report_samples
from tests.rules.channel_samples import make_channels
from tests.rules.requests import DUE, FIELDS, REASONED, START


def owner_of(owners, role):
    """The owner as somebody who can call."""
    partner_id = owners["partner_id"] if role == "partner" else 0
    return auth.person(
        owners["owner_id"], owners["owner_id"], (role,), team=owners["team"], partner_id=partner_id
    )


def make_meetings(world, owner):
    """A regular meeting and a single one with everything that hangs on it; the regular one's meetings are `more`."""
    regular = world.call(
        "CreateRegularMeeting", regular_meeting={"title": "Quality", "start_time": DUE}, by=owner
    )
    of_it = f"regular_meeting_id = {regular.regular_meeting_id}"
    planned = world.call("ListMeetings", filter=of_it, page_size=100).meetings
    meeting = world.call("CreateMeeting", meeting={"title": "Rollers", "start_time": DUE}, by=owner)
    key = {"meeting_id": meeting.meeting_id}
    item = world.call("CreateAgendaItem", agenda_item={**key, "title": "Rollers"}, by=owner)
    decision = world.call("CreateDecision", decision={**key, "text": "New ones"}, by=owner)
    minutes = world.call("SaveMinutes", **key, **FIELDS["SaveMinutes"], by=owner)
    pack = world.call("AssembleMeetingPack", **key, by=owner)
    said = {"title": "Order rollers", "owner_id": owner.id, "due_date": "2026-12-01"}
    action = world.call("CreateAction", action=said, by=owner)
    return {
        **key,
        "regular_meeting_id": regular.regular_meeting_id,
        "agenda_item_id": item.agenda_item_id,
        "decision_id": decision.decision_id,
        "minutes_version_id": minutes.minutes_version_id,
        "meeting_pack_id": pack.meeting_pack_id,
        "action_id": action.action_id,
    }, {each.meeting_id for each in planned}


def make_everyday(world, key, owner):
    """What hangs on a ticket by everyday work."""
    listed = world.call("AddChecklist", **key, **FIELDS["AddChecklist"], by=owner)
    name = f"Talk of {owner.team}"
    activity = world.call("CreateActivity", activity={"display_name": name}, by=owner)
    spent = {**key, "activity_id": activity.activity_id, "minutes": 5}
    logged = world.call("CreateTimeLog", time_log=spent, by=owner)
    twin, other = (
        world.call("CreateTicket", ticket={"subject": subject, "tags": ["toner"]}, by=owner)
        for subject in ("The same", "Another")
    )
    ends = {**key, "other_id": other.ticket_id, "kind": 3}
    linked = world.call("CreateTicketLink", ticket_link=ends, by=owner)
    merged = world.call("MergeTickets", **key, source_ids=[twin.ticket_id], by=owner)
    run = world.call("RunMacro", ticket_ids=[other.ticket_id], steps=[{"kind": 9}], by=owner)
    return {
        "checklist_id": listed.checklist_id,
        "checklist_item_id": listed.items[0].checklist_item_id,
        "time_log_id": logged.time_log_id,
        "ticket_link_id": linked.ticket_link_id,
        "ticket_merge_id": merged.ticket_merge_id,
        "macro_run_id": run.macro_run_id,
        "ticket_ids": [key["ticket_id"]],
    }, {twin.ticket_id, other.ticket_id}


def make_feedback(world, owner):
    """A question that a caller answered, and a survey after another ticket was closed: that ticket is `more`."""
    name = f"Noise for {owner.team}"
    asked = {"display_name": name, "text": "Is it loud?", "kind": "QUESTION_KIND_YES_NO"}
    question = world.call("CreateQuestion", question=asked)
    said = {"customer": {"contact_id": 1}, "step": "QUESTION_STEP_ANSWER", "choice": "yes"}
    answer = world.call("AnswerQuestion", question_id=question.question_id, **said, by=owner)
    ticket = world.call("CreateTicket", ticket={"subject": "Done at once"}, by=owner)
    key = {"ticket_id": ticket.ticket_id}
    world.call("CloseTicket", **key, **FIELDS["CloseTicket"], by=owner)
    invited = world.call("CreateSurveyInvitation", **key, by=owner)
    return {
        "question_answer_id": answer.question_answer_id,
        "survey_invitation_id": invited.survey_invitation_id,
    }, {ticket.ticket_id}


def make_writing(world, owner):
    """A request from the web with its receipt and a mail that followed, and a chat: their tickets are `more`."""
    mail = MailSettings(Server("smtp", "mail.example", 587), address="us@ours.example")
    world.app.config = replace(world.app.config, mail=mail)
    name = "".join(filter(str.isalnum, owner.id))
    asked = {"subject": "Toner", "text": f"For {name}", "email": f"{name}@kunde.example"}
    request = world.call("CreateWebRequest", web_request=asked)
    chat = {"channel": "wechat", "conversation_id": name, "message_id": "1", "text": "Toner?"}
    said = world.call("PostChatMessage", **chat)
    tickets = {request.ticket_id, said.ticket_id}
    for ticket_id in tickets:
        world.call("TakeTicket", ticket_id=ticket_id, by=owner)
    (sent,) = world.call("ListOutgoingMails", ticket_id=request.ticket_id).outgoing_mails
    head = f"From: {name}@kunde.example\nMessage-ID: <{name}@kunde.example>\n"
    content = f"{head}In-Reply-To: {sent.message_id}\n\nNow, please".encode()
    came = world.call("IngestMail", content=content)
    return {
        "web_request_id": request.web_request_id,
        "chat_conversation_id": said.chat_conversation_id,
        "outgoing_mail_id": sent.outgoing_mail_id,
        "incoming_mail_id": came.incoming_mail_id,
    }, tickets


def make_policy(world):
    """Every ticket is to be resolved within a day."""
    if not world.call("ListPolicies").policies:
        clock = {"kind": "CLOCK_KIND_RESOLUTION", "target_minutes": 1440}
        world.call("CreatePolicy", policy={"display_name": "Usual", "clocks": [clock]})


def make_call(world, owner):
    """A call that rings for the owner."""
    world.call("CreateAgent", agent={"user_id": owner.id, "team": owner.team})
    rings = {"sequence": 1, "kind": 1, "phone": "+86 10 6552 9988", "user_id": owner.id}
    return world.call("ReportCall", switch_call_id=owner.id, **rings).call_id


def make_tickets(world, owners):
    make_policy(world)
    owner = owner_of(owners, "agent")
    requester = {"requester_name": "Li Wei", "phone": "+86 10 6552 9988"}
    ticket = world.call("CreateTicket", ticket={"subject": "No toner", **requester}, by=owner)
    key = {"ticket_id": ticket.ticket_id}
    comment = world.call(
        "CreateComment", comment={**key, **FIELDS["CreateComment"]["comment"]}, by=owner
    )
    promise = world.call(
        "CreatePromise", promise={**key, **FIELDS["CreatePromise"]["promise"]}, by=owner
    )
    moved = world.call(
        "CreateHandOver", hand_over={**key, **FIELDS["CreateHandOver"]["hand_over"]}, by=owner
    )
    meetings, planned = make_meetings(world, owner)
    everyday, others = make_everyday(world, key, owner)
    feedback, closed = make_feedback(world, owner)
    writing, written = make_writing(world, owner)
    others |= closed | written
    clocks = [
        clock.clock_id
        for ids in ([key["ticket_id"]], others)
        for clock in world.call("ListClocks", ticket_ids=ids, by=owner).clocks
    ]
    return {
        **key,
        **meetings,
        "clock_id": clocks[0],
        "comment_id": comment.comment_id,
        "promise_id": promise.promise_id,
        "hand_over_id": moved.hand_over_id,
        **everyday,
        **feedback,
        **writing,
        "call_id": make_call(world, owner),
        "more": {"meeting_id": planned, "ticket_id": others, "clock_id": set(clocks[1:])},
    }


def make_identity(world, owned):
    """A merge, a pair that waits for a decision, and two accounts that could be merged."""
    firms = []
    for name in ("One", "One", "Two", "Two", "Three", "Four"):
        phone = {"number": f"+49 30 {sum(map(ord, owned['team'] + name)):06d}"}
        account = {"display_name": f"Firm {name} {owned['team']}", "phones": [phone], **owned}
        firms.append(world.call("CreateAccount", account=account).account_id)
    asked = {"kind": 1, "survivor_id": firms[0], "absorbed_ids": [firms[1]]}
    merge = world.call("MergeRecords", **asked)
    world.call("SweepMatches")
    world.run_jobs()
    pairs = {match.left_id: match.match_id for match in world.call("ListMatches").matches}
    return {
        "merge_id": merge.merge_id,
        "match_id": pairs[firms[2]],
        "survivor_id": firms[4],
        "absorbed_ids": [firms[5]],
        "record_id": firms[4],
        "more": {"account_id": set(firms)},  # also there, and seen by whoever sees the others
    }


def make_files(world, account_id, owners):
    """A file of an account, and a bulk edit that somebody prepared."""
    file = {"resource": "crm.customers.Account", "resource_id": account_id, "file_name": "a.txt"}
    attached = world.call("CreateAttachment", attachment=file, content=b"Signed")
    change = {"field": "segment", "value": "Public"}
    edit = {"record_list": "accounts", "action": 1, "record_ids": [account_id], "changes": [change]}
    prepared = world.call("CreateBulkEdit", bulk_edit=edit, by=owner_of(owners, "agent"))
    return {
        "attachment_id": attached.attachment_id,
        "resource_id": account_id,
        "bulk_edit_id": prepared.bulk_edit_id,
    }


def make_ownership(world, account, owners):
    """A protection, an alert about a second person, and a hand-over of everything that the owner holds."""
    key = {"account_id": account.account_id}
    until = FIELDS["CreateProtection"]["protection"]
    protection = world.call("CreateProtection", protection={**key, **until})
    second = auth.person("second.rep", "Second", ("rep",), team="third team")
    alert = world.call("ClaimCustomer", display_name=account.display_name, by=second)
    leaving = {"from_id": owners["owner_id"], "to_id": "an.heir", **REASONED}
    moved = world.call("CreateHandOver", **leaving)
    of_it = f"hand_over_id = {moved.hand_over_id}"
    items = world.call("ListHandOverItems", filter=of_it, page_size=100).hand_over_items
    numbers = [item.hand_over_item_id for item in items]
    return {
        "protection_id": protection.protection_id,
        "conflict_alert_id": alert.conflict_alert_id,
        "hand_over_id": moved.hand_over_id,
        "hand_over_item_id": numbers[0],
    }, set(numbers[1:])


def make_deals(world, owned):
    """A project with its people, plan and money, all of it waiting for somebody to decide."""
    pipelines = world.call("ListPipelines").pipelines
    project = next(one for one in pipelines if one.form == 2)
    given = {"name": "Stand", "pipeline_id": project.pipeline_id, **owned}
    deal = world.call("CreateDeal", deal=given)
    key = {"deal_id": deal.deal_id}

    def part(method, field, **more):
        wish = {**FIELDS[method][field], **key, **more}
        return world.call(method, **{field: wish})

    person = part("CreateDealPerson", "deal_person")
    objection = world.call(
        "RaiseDealObjection", deal_person_id=person.deal_person_id, text="Too dear"
    )
    asks = next(one.stage_id for one in project.stages if one.needs_approval)
    approval = world.call("RequestDealApproval", **key, stage_id=asks)
    return {
        **key,
        "stage_id": project.stages[0].stage_id,
        "deal_person_id": person.deal_person_id,
        "deal_objection_id": objection.deal_objection_id,
        "deal_approval_id": approval.deal_approval_id,
        "deal_milestone_id": part("CreateDealMilestone", "deal_milestone").deal_milestone_id,
        "deal_task_id": part("CreateDealTask", "deal_task").deal_task_id,
        "deal_entry_id": part("CreateDealEntry", "deal_entry").deal_entry_id,
        "deal_quote_id": part("CreateDealQuote", "deal_quote").deal_quote_id,
    }


def make_customers(world, owners):
    owned = {name: owners[name] for name in ("owner_id", "team")}
    account = world.call(
        "CreateAccount", account={"display_name": f"Firm of {owners['team']}", "kind": 1, **owned}
    )
    key = {"account_id": account.account_id}
    contact = world.call("CreateContact", contact={**key, "display_name": "Li Wei"})
    if not world.call("ListAttributeDefinitions").attribute_definitions:
        asked = {
            "name": "pet_insurance",
            "type": 5,
            "label": "Pet insurance",
            "record_kinds": [1, 2],
        }
        world.call("CreateAttributeDefinition", attribute_definition=asked)
    talk = {
        **key,
        "channel": 1,
        "direction": 1,
        "agent_id": owners["owner_id"],
        "start_time": START,
    }
    interaction = world.call("CreateInteraction", interaction=talk)
    consent = world.call(
        "CreateConsent", consent={"contact_id": contact.contact_id, "channel": 2, "state": 2}
    )
    line = {"product_code": "P-1", "quantity": "1", "amount": "9.95"}
    order = {
        "source": "shop",
        "external_id": owners["team"],
        "order_date": "2026-11-02",
        "currency": "EUR",
    }
    made = world.call("IngestOrder", order={**order, **key, "lines": [line]})
    identity = make_identity(world, owned)
    ownership, items = make_ownership(world, account, owners)
    identity["more"]["hand_over_item_id"] = items
    return {
        **key,
        **make_deals(world, owned),
        **identity,
        **ownership,
        **make_files(world, account.account_id, owners),
        **lead_samples.make_leads(world, owned, owner_of(owners, "manager")),
        **campaign_samples.make_campaigns(world, owned, contact.contact_id),
        "contact_id": contact.contact_id,
        "consent_id": consent.consent_id,
        "interaction_id": interaction.interaction_id,
        "order_id": made.order_id,
    }


MAKE = {
    "customers": make_customers,
    "tickets": make_tickets,
    "channels": make_channels,
    "reports": report_samples.make_reports,
}
