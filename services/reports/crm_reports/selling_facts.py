"""The facts of selling: leads, campaigns with what they cost and touched, deals with their stages and entries.

The rule kept here: as in facts.py. What a deal was worth in which stage at any time is in `deal_history`: one row for
each time that customers told of it.
"""

from crm.customers.v1 import (
    campaign_touches_pb2,
    campaigns_pb2,
    classes_pb2,
    conflict_alerts_pb2,
    consents_pb2,
    deals_pb2,
    leads_pb2,
    pipelines_pb2,
    projects_pb2,
)

from crm_reports.declaring import Fact

SELLING_FACTS = (
    Fact(
        "class_changes",
        "crm.customers.ClassChange",
        classes_pb2.ClassChange,
        "class_change_id",
        "account_id dimension before after rules_id change_time",
    ),
    Fact(
        "consents",
        "crm.customers.Consent",
        consents_pb2.Consent,
        "consent_id",
        "create_time account_id contact_id channel purpose state proof give_time expire_time agent_id",
    ),
    Fact(
        "conflict_alerts",
        "crm.customers.ConflictAlert",
        conflict_alerts_pb2.ConflictAlert,
        "conflict_alert_id",
        "create_time account_id account_name owner_id team other_id other_team partner_id kind state outcome"
        " resolve_time",
    ),
    Fact(
        "leads",
        "crm.customers.Lead",
        leads_pb2.Lead,
        "lead_id",
        "create_time delete_time display_name company_name state channel source country region segment interest"
        " budget:decimal currency campaign_id owner_id team rating last_outcome contact_count last_contact_time"
        " score assign_time assign_method response_state response_due_time response_time recycle_count close_reason"
        " account_id contact_id deal_id duplicate_of_lead_id convert_time",
    ),
    Fact(
        "campaigns",
        "crm.customers.Campaign",
        campaigns_pb2.Campaign,
        "campaign_id",
        "create_time delete_time name state product_line currency owner_id team start_date:date end_date:date"
        " goal_conversions goal_revenue:decimal goal_margin:decimal attribution window_days counted_as"
        " margin_rate:decimal begin_time close_time",
    ),
    Fact(
        "campaign_budgets",
        "crm.customers.Campaign",
        campaigns_pb2.Campaign,
        "campaign_id",
        "channel amount:decimal",
        each="budgets",
        parent="delete_time",
    ),
    Fact(
        "campaign_costs",
        "crm.customers.CampaignCost",
        campaigns_pb2.CampaignCost,
        "campaign_cost_id",
        "create_time campaign_id channel amount:decimal cost_date:date description",
    ),
    Fact(
        "campaign_touches",
        "crm.customers.CampaignTouch",
        campaign_touches_pb2.CampaignTouch,
        "campaign_touch_id",
        "create_time campaign_id campaign_member_id channel contact_id account_id touch_time outcome agent_id",
    ),
    Fact(
        "campaign_responses",
        "crm.customers.CampaignResponse",
        campaign_touches_pb2.CampaignResponse,
        "campaign_response_id",
        "create_time campaign_id channel kind contact_id account_id response_time",
    ),
    Fact(
        "pipelines",
        "crm.customers.Pipeline",
        pipelines_pb2.Pipeline,
        "pipeline_id",
        "create_time delete_time name name_zh form currency",
    ),
    Fact(
        "deal_stages",
        "crm.customers.Pipeline",
        pipelines_pb2.Pipeline,
        "pipeline_id",
        "stage_id name name_zh probability after_won needs_approval usual_days",
        each="stages",
        parent="delete_time",
    ),
    Fact(
        "deals",
        "crm.customers.Deal",
        deals_pb2.Deal,
        "deal_id",
        "create_time delete_time name account_id account_name contact_id pipeline_id stage_id stage_name owner_id team"
        " state amount:decimal currency probability expected_close_date:date category open_date:date stage_time"
        " close_time close_reason competitor lead_id campaign_id next_step next_step_date:date"
        " due_document_count missing_document_count planned_income:decimal planned_cost:decimal",
    ),
    Fact(
        "deal_lines",
        "crm.customers.Deal",
        deals_pb2.Deal,
        "deal_id",
        "product_id product_name quantity:decimal unit_price:decimal amount:decimal",
        each="lines",
        parent="delete_time account_id state currency owner_id team",
    ),
    Fact(
        "deal_history",
        "crm.customers.Deal",
        deals_pb2.Deal,
        "deal_id",
        "delete_time pipeline_id stage_id owner_id team state amount:decimal currency probability stage_time",
        history=True,
    ),
    Fact(
        "deal_approvals",
        "crm.customers.DealApproval",
        deals_pb2.DealApproval,
        "deal_approval_id",
        "create_time deal_id stage_id state requester_id decider_id decide_time",
    ),
    Fact(
        "deal_entries",
        "crm.customers.DealEntry",
        projects_pb2.DealEntry,
        "deal_entry_id",
        "create_time deal_id kind state entry_date:date category hours:decimal amount:decimal actor_id decide_time",
    ),
    Fact(
        "deal_milestones",
        "crm.customers.DealMilestone",
        projects_pb2.DealMilestone,
        "deal_milestone_id",
        "create_time deal_id name due_date:date done_date:date",
    ),
    Fact(
        "deal_tasks",
        "crm.customers.DealTask",
        projects_pb2.DealTask,
        "deal_task_id",
        "create_time deal_id title assignee_id due_date:date deal_milestone_id done_time",
    ),
)
