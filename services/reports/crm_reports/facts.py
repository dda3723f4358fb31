"""Which facts there are: every table, which resource's events fill it, and which fields become columns.

The rule kept here: this is the only place that says so (channel_facts.py has those of channels, selling_facts.py those
of selling). A new field is one more word, a new fact one more entry, and all is then read again from the feeds by
itself. Of the facts of one resource the one without `each` and `history` comes first.
"""

from crm.customers.v1 import accounts_pb2, contacts_pb2, interactions_pb2, orders_pb2
from crm.tickets.v1 import (
    actions_pb2,
    calls_pb2,
    clocks_pb2,
    comments_pb2,
    decisions_pb2,
    hand_overs_pb2,
    journeys_pb2,
    meetings_pb2,
    policies_pb2,
    promises_pb2,
    question_answers_pb2,
    regular_meetings_pb2,
    surveys_pb2,
    tickets_pb2,
    time_logs_pb2,
)

from crm_reports.attribute_facts import ATTRIBUTE_FACTS
from crm_reports.channel_facts import CHANNEL_FACTS
from crm_reports.declaring import Borrowed, Fact, Reckoned
from crm_reports.selling_facts import SELLING_FACTS

# What a customer is to figures, and whose it is: what touches and sales are cut and narrowed by.
OF_ACCOUNTS = "tier relationship_status segment kind country region city owner_id team"
FACTS = (
    Fact(
        "accounts",
        "crm.customers.Account",
        accounts_pb2.Account,
        "account_id",
        "create_time delete_time kind display_name segment country region city owner_id team tier relationship_status"
        " volume_12m:decimal source external_id parent_account_id merged_into_id preferred_channel",
    ),
    Fact(
        "interactions",
        "crm.customers.Interaction",
        interactions_pb2.Interaction,
        "interaction_id",
        "create_time delete_time account_id contact_id channel direction agent_id start_time duration_seconds outcome"
        " subject order_id ticket_id",
        borrowed=Borrowed("accounts", "account_id", ("account_id",), "account", OF_ACCOUNTS),
    ),
    Fact(
        "orders",
        "crm.customers.Order",
        orders_pb2.Order,
        "order_id",
        "create_time external_id source account_id contact_id order_date:date state channel currency amount:decimal"
        " profit:decimal country region",
    ),
    Fact(
        "order_lines",
        "crm.customers.Order",
        orders_pb2.Order,
        "order_id",
        "line_number product_id product_code product_name category subcategory quantity:decimal amount:decimal"
        " profit:decimal account_id",
        each="lines",
        parent="external_id source order_account_id=account_id order_date:date state channel currency country region",
        borrowed=Borrowed(
            "accounts", "account_id", ("account_id", "order_account_id"), "buyer", OF_ACCOUNTS
        ),
    ),
    Fact(
        "contacts",
        "crm.customers.Contact",
        contacts_pb2.Contact,
        "contact_id",
        "create_time delete_time account_id display_name job_title key_person merged_into_id",
    ),
    Fact(
        "products",
        "crm.customers.Product",
        orders_pb2.Product,
        "product_id",
        "create_time product_code product_name category subcategory",
    ),
    Fact(
        "tickets",
        "crm.tickets.Ticket",
        tickets_pb2.Ticket,
        "ticket_id",
        "create_time delete_time subject state priority channel category owner_id team handler_id handler_team"
        " requester_name account_id contact_id account_name tier product first_response_time close_time outcome"
        " hand_over_count return_count reopen_count bounce_count department_count satisfaction_score merged_into_id",
    ),
    Fact(
        "hand_overs",
        "crm.tickets.HandOver",
        hand_overs_pb2.HandOver,
        "hand_over_id",
        "create_time delete_time ticket_id kind from_id from_team to_id to_team reason state answer_time account_id",
    ),
    Fact(
        "promises",
        "crm.tickets.Promise",
        promises_pb2.Promise,
        "promise_id",
        "create_time delete_time ticket_id kind due_time owner_id team state keep_time break_time reason account_id"
        " move_count remind_time lapse_time escalation_count",
        reckoned=(Reckoned("settle_time", "timestamp", "coalesce(break_time, keep_time)"),),
    ),
    Fact(
        "time_logs",
        "crm.tickets.TimeLog",
        time_logs_pb2.TimeLog,
        "time_log_id",
        "create_time delete_time ticket_id activity_id activity_name user_id team start_time minutes running"
        " account_id",
    ),
    Fact(
        "clocks",
        "crm.tickets.Clock",
        clocks_pb2.Clock,
        "clock_id",
        "create_time delete_time ticket_id kind team state start_time due_time warned_time breach_time end_time"
        " target_seconds policy_id",
        reckoned=(
            Reckoned("settle_time", "timestamp", "coalesce(breach_time, end_time)"),
            # What is met in the moment in which it begins was nobody's to wait for.
            Reckoned("ran", "boolean", "end_time >= start_time + interval 1 second"),
        ),
    ),
    Fact(
        "policies",
        "crm.tickets.Policy",
        policies_pb2.Policy,
        "policy_id",
        "delete_time display_name",
    ),
    Fact(
        "actions",
        "crm.tickets.Action",
        actions_pb2.Action,
        "action_id",
        "create_time delete_time title kind state owner_id team due_time finish_time close_time overdue_time"
        " meeting_id account_id",
    ),
    Fact(
        "journeys",
        "crm.tickets.TicketJourney",
        journeys_pb2.TicketJourney,
        "ticket_id",
        "account_id start_time end_time total_seconds unaccepted_seconds waiting_seconds hand_over_count loop_count"
        " bounce_count department_count repeat_count",
    ),
    Fact(
        "journey_moves",
        "crm.tickets.TicketJourney",
        journeys_pb2.TicketJourney,
        "ticket_id",
        "number from_team to_team move_time wait_seconds answered is_loop is_bounce is_return reason",
        each="moves",
    ),
    Fact(
        "journey_stays",
        "crm.tickets.TicketJourney",
        journeys_pb2.TicketJourney,
        "ticket_id",
        "team duration_seconds visit_count",
        each="stays",
        parent="account_id start_time end_time",
    ),
    Fact(
        "calls",
        "crm.tickets.Call",
        calls_pb2.Call,
        "call_id",
        "create_time direction state queue ring_team agent_id team account_id ticket_id requester_name start_time"
        " answer_time end_time transfer_count settle_time",
    ),
    Fact(
        "surveys",
        "crm.tickets.SurveyInvitation",
        surveys_pb2.SurveyInvitation,
        "survey_invitation_id",
        "create_time ticket_id close_time state score answer_time bad reaction heed_time owner_id team account_id",
    ),
    Fact(
        "question_answers",
        "crm.tickets.QuestionAnswer",
        question_answers_pb2.QuestionAnswer,
        "question_answer_id",
        "create_time question_id question_name state choice choice_text account_id segment tier ticket_id agent_id"
        " team ask_time answer_time",
    ),
    Fact(
        "comments",
        "crm.tickets.Comment",
        comments_pb2.Comment,
        "comment_id",
        "create_time delete_time ticket_id visibility from_customer author_id",
    ),
    Fact(
        "activities",
        "crm.tickets.Activity",
        time_logs_pb2.Activity,
        "activity_id",
        "create_time delete_time display_name",
    ),
    Fact(
        "regular_meetings",
        "crm.tickets.RegularMeeting",
        regular_meetings_pb2.RegularMeeting,
        "regular_meeting_id",
        "create_time delete_time title owner_id team rhythm",
    ),
    Fact(
        "meetings",
        "crm.tickets.Meeting",
        meetings_pb2.Meeting,
        "meeting_id",
        "create_time delete_time regular_meeting_id title owner_id team start_time end_time state minutes_state"
        " close_time",
    ),
    Fact(
        "decisions",
        "crm.tickets.Decision",
        decisions_pb2.Decision,
        "decision_id",
        "create_time delete_time meeting_id agenda_item_id",
    ),
    *ATTRIBUTE_FACTS,
    *SELLING_FACTS,
    *CHANNEL_FACTS,
)
