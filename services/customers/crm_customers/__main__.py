"""The customers service: what it is made of."""

from crm.customers.v1 import (
    accounts_pb2,
    attributes_pb2,
    campaign_audiences_pb2,
    campaign_calls_pb2,
    campaign_effects_pb2,
    campaign_touches_pb2,
    campaigns_pb2,
    classes_pb2,
    committees_pb2,
    conflict_alerts_pb2,
    consents_pb2,
    contacts_pb2,
    customers_pb2,
    deal_figures_pb2,
    deals_pb2,
    hand_overs_pb2,
    import_plans_pb2,
    imports_pb2,
    interactions_pb2,
    lead_rules_pb2,
    leads_pb2,
    matches_pb2,
    merges_pb2,
    orders_pb2,
    ownership_pb2,
    pipelines_pb2,
    privacy_pb2,
    projects_pb2,
    protections_pb2,
    source_records_pb2,
    territories_pb2,
    touchpoints_pb2,
    worksheet_rounds_pb2,
)
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_customers import (
    accounts,
    affiliations,
    consents,
    consumers,
    contacts,
    customers,
    digests,
    intake,
    interaction_intake,
    interactions,
    jobs,
    orders,
    pages,
    record_lists,
    tables,
    totals,
    touchpoints,
)
from crm_customers.attributes import completeness, definitions, filling
from crm_customers.campaigns import audiences, calls, campaigns, effects, touches
from crm_customers.campaigns.erasing import erase_campaigns
from crm_customers.classes import class_rules, classification
from crm_customers.deals import board, documents, forecast, gates, moving, pipelines, quotes
from crm_customers.deals import deals as deal_handlers
from crm_customers.deals import statistics as deal_statistics
from crm_customers.identity import matches, merges, source_records, sweeper
from crm_customers.imports import erasing, import_plans, imports, worker
from crm_customers.leads import converting, lead_rules, leads, matching, steps
from crm_customers.ownership import (
    briefings,
    conflict_alerts,
    hand_overs,
    owners,
    protections,
    territories,
)
from crm_customers.privacy import archives, erasures, others
from crm_customers.projects import committees, entries, plan, projects
from crm_customers.worksheets import KINDS
from crm_customers.worksheets import mail as worksheet_mail
from crm_customers.worksheets import rounds as worksheet_rounds

SERVICE = Service(
    name="customers",
    protos=[
        accounts_pb2,
        attributes_pb2,
        classes_pb2,
        contacts_pb2,
        consents_pb2,
        interactions_pb2,
        orders_pb2,
        customers_pb2,
        touchpoints_pb2,
    ]
    + [matches_pb2, merges_pb2, source_records_pb2]
    + [imports_pb2, import_plans_pb2]
    + [ownership_pb2, territories_pb2, protections_pb2, conflict_alerts_pb2, hand_overs_pb2]
    + [campaigns_pb2, campaign_audiences_pb2, campaign_calls_pb2]
    + [campaign_touches_pb2, campaign_effects_pb2]
    + [pipelines_pb2, deals_pb2, deal_figures_pb2, committees_pb2, projects_pb2]
    + [privacy_pb2]
    + [leads_pb2, lead_rules_pb2, worksheet_rounds_pb2],
    handlers=[
        accounts,
        affiliations,
        contacts,
        consents,
        interactions,
        interaction_intake,
        orders,
        intake,
        customers,
        touchpoints,
        owners,
        conflict_alerts,
        hand_overs,
        briefings,
        territories,
        protections,
        archives,
        erasures,
        definitions,
        filling,
        completeness,
        class_rules,
        classification,
        matches,
        merges,
        source_records,
        imports,
        import_plans,
        pipelines,
        deal_handlers,
        moving,
        gates,
        quotes,
        board,
        forecast,
        deal_statistics,
        documents,
        committees,
        projects,
        plan,
        entries,
        campaigns,
        audiences,
        calls,
        touches,
        effects,
        leads,
        steps,
        matching,
        converting,
        lead_rules,
        worksheet_rounds,
        worksheet_mail,
    ],
    background=[worker.look_after, sweeper.look_after],
    metadata=tables.metadata,
    consumers=consumers.CONSUMERS,
    jobs=jobs.JOBS,
    periodic=jobs.PERIODIC,
    apart=jobs.APART,
    outside=jobs.OUTSIDE,
    pages=pages.pages,
    totals=totals.TOTALS,
    digests=digests.DIGESTS,
    lists=record_lists.LISTS,
    worksheets=KINDS,
    record_pages={
        "crm.customers.ConflictAlert": "customers.conflict",
        "crm.customers.HandOver": "customers.hand_over",
        "crm.customers.WorksheetRound": "customers.worksheet_round",
        "crm.customers.WorksheetRoundItem": "customers.worksheet_item",
        "crm.records.WorksheetReturn": "customers.worksheet_return",
    },
    personal=others.PERSONAL,
    erasers=[others.erase_merges, erasing.erase_imports, erase_campaigns],
)

if __name__ == "__main__":
    run(SERVICE)
