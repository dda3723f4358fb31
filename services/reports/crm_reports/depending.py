"""From which facts a dashboard is computed: what was computed stands while these are what they were.

The rule kept here: every table counts that is named anywhere in what a plan's figures ask, also one that only narrows
them; cost lines change when they are put in place (costs/keeping.py).
"""

import re
from collections.abc import Hashable
from functools import lru_cache

from crm_reports import attributes
from crm_reports.measures import MEASURES
from crm_reports.planning import DashboardPlan
from crm_reports.queries import TEAMS_IN
from crm_reports.warehouse import EVERY, Warehouse

WORD = re.compile(r"[a-z_]+")


def standing(facts: Warehouse, plan: DashboardPlan) -> Hashable:
    """Another value as soon as the dashboard may be another."""
    words = named(plan)
    return tuple(sorted((name, facts.changed[name]) for name in words if name in facts.changed))


@lru_cache(500)
def named(plan: DashboardPlan) -> frozenset[str]:
    """All words of the plan's questions; tables are among them."""
    said = [EVERY, *(TEAMS_IN[service] for service in plan.services if service in TEAMS_IN)]
    for name in {*plan.figures, *(name for chart in plan.charts for name in chart.figures)}:
        measure = MEASURES[name]
        relation = measure.relation
        said += [relation.source, relation.where, *relation.owners, *relation.teams]
        said += [measure.time, measure.where, measure.standing, measure.value]
        said += attributes.TABLES if "account" in relation.parts else ()
        said += (*attributes.OF_CONTACTS, relation.contact.join) if relation.contact else ()
        for part in relation.parts.values():
            said += [part.value, part.label, part.join]
    return frozenset(WORD.findall(" ".join(said)))
