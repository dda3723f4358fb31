"""The figures of customers: who they are to us now, who moved, who has nobody, and what is known of them.

The rule kept here: tiers and relationships are what the rules of classification found; a move is one that they told of,
so what a customer was at first is none.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.measuring import LESS, MEAN, MORE, SUM, Measure
from crm_reports.relating import STATUSES, TIERS, Part, Relation, account_parts
from crm_reports.relations import ACCOUNTS, ORDERS

ALWAYS = "cast(null as timestamp)"
NO_TEAM, NOBODY = N_("no team"), N_("nobody")
CLASSES = {**STATUSES, **TIERS}
CONFLICT_KINDS = {
    "contacted": N_("Contacted"),
    "quoted": N_("Quoted"),
    "registered": N_("Registered"),
    "claimed": N_("Claimed"),
}
CLASS_CHANGES = Relation(
    service="customers",
    resource="crm.customers.Account",
    source="class_changes k left join accounts a on a.account_id = k.account_id",
    where="a.delete_time is null",
    key="k.class_change_id",
    title="coalesce(a.display_name, '')",
    subtitle="concat(k.before, ' → ', k.after)",
    owners=("a.owner_id",),
    teams=("a.team",),
    link="k.account_id",
    path="accounts/{}/classes",
    parts={
        "from_class": Part("k.before", words=CLASSES, empty=N_("nothing yet")),
        "to_class": Part("k.after", words=CLASSES, empty=N_("nothing any more")),
        "owner": Part("a.owner_id", empty=NOBODY),
        "team": Part("a.team", empty=NO_TEAM),
        **account_parts("k.account_id", "a"),
    },
)
CONFLICTS = Relation(
    service="customers",
    resource="crm.customers.ConflictAlert",
    source="conflict_alerts f",
    where="true",
    key="f.conflict_alert_id",
    title="f.account_name",
    subtitle="concat_ws(' ', f.owner_id, '/', f.other_id)",
    owners=("f.owner_id", "f.other_id"),
    teams=("f.team", "f.other_team"),
    link="f.conflict_alert_id",
    path="ownership/conflicts/{}",
    parts={
        "kind": Part("f.kind", words=CONFLICT_KINDS, title=N_("What happened")),
        "owner": Part("f.owner_id", empty=NOBODY),
        "team": Part("f.team", empty=NO_TEAM),
        **account_parts("f.account_id"),
    },
)
KNOWN = ("a.segment", "a.country", "a.region", "a.city", "a.owner_id")
FILLED = " + ".join(f"case when {name} <> '' then 1 else 0 end" for name in KNOWN)


def _with_status(status: str, title: str, definition: str, direction: int) -> Measure:
    return Measure(
        f"accounts.{status}",
        title,
        definition,
        ACCOUNTS,
        "a.create_time",
        standing=ALWAYS,
        where=f"a.relationship_status = '{status}'",
        direction=direction,
    )


def _moved(name: str, title: str, definition: str, where: str, direction: int = 0) -> Measure:
    return Measure(
        f"accounts.{name}",
        title,
        definition,
        CLASS_CHANGES,
        "k.change_time",
        # What an account is at first it has not become from anything.
        where=f"{where} and k.before <> ''",
        direction=direction,
    )


MEASURES = (
    _with_status(
        "new",
        N_("New customers"),
        N_("Accounts of the end of the period that are new with us now."),
        MORE,
    ),
    _with_status(
        "growing",
        N_("Growing"),
        N_("Accounts of the end of the period that buy more now than before."),
        MORE,
    ),
    _with_status(
        "at_risk",
        N_("At risk"),
        N_("Accounts of the end of the period that buy less now than before."),
        LESS,
    ),
    _with_status(
        "dormant",
        N_("Dormant"),
        N_("Accounts of the end of the period that have not bought for long."),
        LESS,
    ),
    _moved(
        "tier_moves",
        N_("Moves between tiers"),
        N_(
            "How often accounts came to another tier in the period; their first tier does not count."
        ),
        "k.dimension = 'tier'",
    ),
    _moved(
        "status_moves",
        N_("Changed relationships"),
        N_("How often the relationship of accounts with us became another one in the period."),
        "k.dimension = 'relationship_status'",
    ),
    _moved(
        "turned_away",
        N_("Became at risk or dormant"),
        N_("How often accounts became at risk or dormant in the period, from anything better."),
        "k.dimension = 'relationship_status' and k.after in ('at_risk', 'dormant')"
        " and k.before not in ('at_risk', 'dormant')",
        LESS,
    ),
    _moved(
        "came_back",
        N_("Came back"),
        N_("How often accounts that were at risk or dormant became better again in the period."),
        "k.dimension = 'relationship_status' and k.before in ('at_risk', 'dormant')"
        " and k.after not in ('at_risk', 'dormant')",
        MORE,
    ),
    Measure(
        "accounts.unowned",
        N_("Without an owner"),
        N_("Accounts of the end of the period that nobody is responsible for now."),
        ACCOUNTS,
        "a.create_time",
        standing=ALWAYS,
        where="a.owner_id = ''",
        direction=LESS,
    ),
    Measure(
        "accounts.completeness",
        N_("Completeness"),
        N_(
            "The share that is filled of segment, country, region, city and owner, over all accounts of the end of"
            " the period."
        ),
        ACCOUNTS,
        "a.create_time",
        standing=ALWAYS,
        value=f"({FILLED}) / {len(KNOWN)}",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    Measure(
        "conflicts.told",
        N_("Conflicts told"),
        N_(
            "How often in the period somebody contacted, quoted or claimed a customer of somebody else."
        ),
        CONFLICTS,
        "f.create_time",
        direction=LESS,
    ),
    Measure(
        "conflicts.undecided",
        N_("Conflicts undecided"),
        N_("Conflicts over customers that nobody had decided at the end of the period."),
        CONFLICTS,
        "f.create_time",
        standing="f.resolve_time",
        direction=LESS,
    ),
    Measure(
        "orders.quantity",
        N_("Units sold"),
        N_("Units on the orders of the period; cancelled and returned orders do not count."),
        ORDERS,
        "o.order_date",
        value="o.quantity",
        aggregate=SUM,
        direction=MORE,
    ),
)
