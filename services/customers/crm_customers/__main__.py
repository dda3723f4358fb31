"""The customers service: what it is made of."""

from crm.customers.v1 import (
    accounts_pb2,
    attributes_pb2,
    classes_pb2,
    conflict_alerts_pb2,
    consents_pb2,
    contacts_pb2,
    customers_pb2,
    hand_overs_pb2,
    import_plans_pb2,
    imports_pb2,
    interactions_pb2,
    matches_pb2,
    merges_pb2,
    orders_pb2,
    ownership_pb2,
    privacy_pb2,
    protections_pb2,
    source_records_pb2,
    territories_pb2,
    touchpoints_pb2,
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
    intake,
    interaction_intake,
    interactions,
    jobs,
    orders,
    pages,
    queries,
    record_lists,
    tables,
    touchpoints,
)
from crm_customers.attributes import completeness, definitions, filling
from crm_customers.classes import class_rules, classification
from crm_customers.identity import matches, merges, source_records, sweeper
from crm_customers.imports import erasing, import_plans, imports, worker
from crm_customers.ownership import (
    briefings,
    conflict_alerts,
    hand_overs,
    owners,
    protections,
    territories,
)
from crm_customers.privacy import archives, erasures, others

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
    + [privacy_pb2],
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
    ],
    background=[worker.look_after, sweeper.look_after],
    metadata=tables.metadata,
    consumers=consumers.CONSUMERS,
    jobs=jobs.JOBS,
    periodic=jobs.PERIODIC,
    apart=jobs.APART,
    pages=pages.pages,
    totals=queries.TOTALS,
    lists=record_lists.LISTS,
    record_pages={
        "crm.customers.ConflictAlert": "customers.conflict",
        "crm.customers.HandOver": "customers.hand_over",
    },
    personal=others.PERSONAL,
    erasers=[others.erase_merges, erasing.erase_imports],
)

if __name__ == "__main__":
    run(SERVICE)
