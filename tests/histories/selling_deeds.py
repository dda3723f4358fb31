"""What people do to sell: leads, campaigns with what they cost and touched, deals through their stages."""

from typing import Any

from crm_chassis.records import timestamp

from tests.histories import customers_deeds
from tests.histories.life import COUNTRIES, CURRENCIES, WORKERS, Life, Theme, deeds

OPEN_DEAL = "state = 'open' and delete_time is null"


def key(kind: str) -> Any:
    """One of these records, by its key."""
    return lambda life: its(life, kind)


def its(life: Life, kind: str) -> dict[str, int]:
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind).strip("_")
    return {f"{name}_id": life.some("customers", kind)}


def buyer(life: Life) -> dict[str, int]:
    return {"account_id": life.some("customers", "Account")}


# -- leads -----------------------------------------------------------------------------------------------------------


def lead(life: Life) -> dict[str, Any]:
    made: dict[str, Any] = {
        "company_name": life.name(),
        "channel": life.one_of(0, 1, 2, 3, 4),
        "interest": life.word(),
        "country": life.one_of(*COUNTRIES),
        "region": life.word(),
        "segment": life.word(),
        "rating": life.one_of(0, 1, 2, 3),
    }
    if life.random.random() < 0.6:
        made |= {"source": life.one_of("fair", "site"), "external_id": life.fresh()}
    if life.random.random() < 0.5:
        made |= life.whose()
    return {"lead": made}


def contacted(life: Life) -> dict[str, Any]:
    return {
        **lead_at(WITH_SOMEBODY)(life),
        "outcome": life.one_of(1, 2, 3, 4, 5),
        "rating": life.one_of(0, 1, 3),
    }


def converted(life: Life) -> dict[str, Any]:
    way = life.one_of(
        {"new_account": True}, {"without_deal": True, "new_account": True}, buyer(life)
    )
    deal = {} if "without_deal" in way else {"deal_name": life.name(), "deal_amount": life.money()}
    return {**lead_at(WITH_SOMEBODY)(life), **way, **deal}


# -- campaigns -------------------------------------------------------------------------------------------------------


def campaign(life: Life) -> dict[str, Any]:
    budgets = [
        {"channel": channel, "amount": life.money()}
        for channel in life.random.sample(range(1, 7), life.one_of(0, 1, 2))
    ]
    start = life.one_of("", life.day())
    return {
        "campaign": {
            "name": life.name(),
            "currency": life.one_of(*CURRENCIES),
            "product_line": life.word(),
            "start_date": start,
            "budgets": budgets,
            "attribution": life.one_of(1, 2, 3, 4),
            "window_days": life.one_of(1, 7, 90, 400),
            "counted_as": life.one_of(1, 2, 3),
            "margin_rate": life.one_of("", "0.2", "0.3333"),
            **life.whose(),
        }
    }


def changed_campaign(life: Life) -> dict[str, Any]:
    said = campaign(life)["campaign"]
    names = life.random.sample(
        ["budgets", "attribution", "window_days", "counted_as", "owner_id"], 2
    )
    said = {name: said[name] for name in names} | its(life, "Campaign")
    return {"campaign": said, "update_mask": {"paths": names}}


def cost(life: Life) -> dict[str, Any]:
    said = {"channel": life.one_of(1, 2, 4), "amount": life.money(500), "cost_date": life.day(40)}
    return {"campaign_cost": {**its(life, "Campaign"), **said}}


def touches(life: Life) -> dict[str, Any]:
    many = [
        {
            "channel": life.one_of(1, 1, 2, 4),
            **buyer(life),
            "touch_time": timestamp(life.moment(50)),
            "outcome": life.one_of(0, 0, 1, 2, 3, 4, 5),
            "agent_id": life.person(),
            "external_id": life.fresh(),
        }
        for _ in range(life.random.randint(1, 5))
    ]
    return {**its(life, "Campaign"), "source": "mailer", "touches": many}


def responses(life: Life) -> dict[str, Any]:
    many = [
        {
            "channel": life.one_of(1, 2, 4),
            "kind": life.one_of(1, 2, 3, 4, 7),
            **buyer(life),
            "response_time": timestamp(life.moment(50)),
            "external_id": life.fresh(),
        }
        for _ in range(life.random.randint(1, 3))
    ]
    return {**its(life, "Campaign"), "source": "mailer", "responses": many}


# -- deals -----------------------------------------------------------------------------------------------------------


def sold(life: Life) -> list[dict[str, Any]]:
    return [
        {
            "product_name": life.word() or "Booth",
            "quantity": life.quantity(),
            "unit_price": life.money(),
        }
        for _ in range(life.one_of(1, 2, 3))
    ]


def deal(life: Life) -> dict[str, Any]:
    own = "name = 'Ours'" if life.random.random() < 0.7 else "true"
    made: dict[str, Any] = {
        "name": life.name(),
        **life.one("customers", "pipeline_id", "pipelines", f"delete_time is null and {own}"),
        "currency": life.one_of(*CURRENCIES),
        "category": life.word(),
        "open_date": life.one_of("", life.day(40)),
        "expected_close_date": life.one_of("", life.day(20, 40)),
        "next_step": life.word(),
        "next_step_date": life.one_of("", life.day(10, 20)),
        **life.whose(),
    }
    made |= {"lines": sold(life)} if life.random.random() < 0.4 else {"amount": life.money()}
    if life.random.random() < 0.8:
        made |= buyer(life)
    if life.random.random() < 0.3 and life.known["customers", "Campaign"]:
        made |= its(life, "Campaign")
    return {"deal": made}


def changed_deal(life: Life) -> dict[str, Any]:
    said = {
        "amount": life.money(),
        "probability": life.one_of(5, 30, 100),
        "next_step": life.word(),
        "next_step_date": life.day(10, 20),
        "expected_close_date": life.day(20, 20),
        "open_date": life.day(60),
        "category": life.word(),
        "lines": sold(life),
        **life.whose(),
    }
    names = life.random.sample(list(said), 2)
    said = {"name": "Deal", **{name: said[name] for name in names}, **its(life, "Deal")}
    return {"deal": said, "update_mask": {"paths": names}}


def moved(life: Life) -> dict[str, Any]:
    chosen = its(life, "Deal")
    row = life.found(
        "customers",
        "select s.stage_id from deal_stages s join deals d using (pipeline_id) where s.delete_time is null"
        f" and d.deal_id = {chosen['deal_id']:d}",
    )
    return {**chosen, "stage_id": row.stage_id, "note": "so"}


def closed(life: Life) -> dict[str, Any]:
    said = {"close_reason": life.word() or "Price", "competitor": life.word()}
    return {
        **life.one("customers", "deal_id", "deals", OPEN_DEAL),
        "state": life.one_of(2, 2, 3),
        **said,
    }


def filed(life: Life) -> dict[str, Any]:
    chosen = its(life, "Deal")
    row = life.found(
        "customers",
        "select e ->> 'code' as code from deal_stages s join deals d using (pipeline_id),"
        f" jsonb_array_elements(s.deliverables) e where d.deal_id = {chosen['deal_id']:d}",
    )
    return {**chosen, "code": row.code, "file_name": "a.txt", "content": b"x"}


def entry(life: Life) -> dict[str, Any]:
    kind = life.one_of(1, 2, 3)
    said: dict[str, Any] = {"kind": kind, "entry_date": life.day(30), "category": life.word()}
    said |= {"hours": life.quantity()} if kind == 2 else {"amount": life.money(900)}
    return {"deal_entry": {**its(life, "Deal"), **said}}


def budget(life: Life) -> dict[str, Any]:
    many = [{"kind": kind, "category": "all", "amount": life.money()} for kind in (1, 3)]
    return {**its(life, "Deal"), "budget": life.random.sample(many, life.one_of(1, 2))}


def milestone(life: Life) -> dict[str, Any]:
    return {
        "deal_milestone": {**its(life, "Deal"), "name": "Opening", "due_date": life.day(20, 30)}
    }


def reached(life: Life) -> dict[str, Any]:
    said = {
        "name": "Opening",
        "due_date": life.day(20, 20),
        "done_date": life.one_of("", life.day(5)),
    }
    names = ["due_date", "done_date"]
    return {
        "deal_milestone": {**its(life, "DealMilestone"), **said},
        "update_mask": {"paths": names},
    }


def members(life: Life) -> dict[str, Any]:
    many = [{"user_id": name, "hourly_cost": life.quantity(90)} for name in WORKERS]
    return {**its(life, "Deal"), "members": many}


def begin_deals(life: Life) -> None:
    """A pipeline whose gates ask for little, and a deal."""
    asked = [{"code": "plan", "name": "Plan"}]
    stages = [
        {"name": "Talk", "probability": 10},
        {"name": "Plan", "probability": 40, "deliverables": asked},
        {"name": "Offer", "probability": 70},
        {"name": "Work", "probability": 100, "after_won": True},
    ]
    ours = {"name": "Ours", "form": 1, "currency": "EUR", "stages": stages}
    life.ask("customers", "CreatePipeline", "admin", pipeline=ours)
    life.ask("customers", "CreateDeal", "admin", **deal(life))


def begin_campaigns(life: Life) -> None:
    begin_deals(life)
    life.ask("customers", "CreateCampaign", "admin", **campaign(life))


def of(table: str, key: str, where: str, **more: Any) -> Any:
    """One that stands so, with what else is said."""
    return lambda life: {**life.one("customers", key, table, where), **more}


def lead_at(where: str, **more: Any) -> Any:
    return of("leads", "lead_id", f"delete_time is null and {where}", **more)


WITH_SOMEBODY = "state in ('assigned', 'working')"
LEADS = Theme(
    lambda _life: None,
    deeds(
        "customers",
        CreateLead=(6, lead),
        AssignLead=(
            4,
            lambda life: {
                **lead_at("state in ('pool', 'assigned')")(life),
                **life.whose(),
                "reason": "so",
            },
        ),
        RecordLeadContact=(4, contacted),
        RecycleLead=(1.3, lead_at(WITH_SOMEBODY, reason="Not mine")),
        DisqualifyLead=(1.2, lead_at(WITH_SOMEBODY, reason="No money")),
        ReopenLead=(0.7, lead_at("state = 'disqualified'")),
        ConvertLead=(2, converted),
        DeleteLead=(0.7, key("Lead")),
        UndeleteLead=(0.5, of("leads", "lead_id", "delete_time is not null")),
    ),
    2 * "CreateLead AssignLead RecordLeadContact " + "ConvertLead",
)
CAMPAIGNS = Theme(
    begin_campaigns,
    [
        *deeds(
            "customers",
            CreateCampaign=(1.5, campaign),
            UpdateCampaign=(1.2, changed_campaign),
            StartCampaign=(2, of("campaigns", "campaign_id", "state = 'draft'")),
            EndCampaign=(0.6, of("campaigns", "campaign_id", "state = 'running'")),
            DeleteCampaign=(0.5, key("Campaign")),
            UndeleteCampaign=(0.6, of("campaigns", "campaign_id", "delete_time is not null")),
            CreateCampaignCost=(2.5, cost),
            IngestCampaignTouches=(5, touches),
            IngestCampaignResponses=(2.5, responses),
            CreateDeal=(1.5, deal),
            CloseDeal=(1.5, closed),
        ),
        *customers_deeds.ORDERS.deeds,
    ],
    "StartCampaign CreateCampaignCost IngestCampaignTouches IngestCampaignTouches IngestOrders",
)

DEALS = Theme(
    begin_deals,
    deeds(
        "customers",
        CreateDeal=(6, deal),
        UpdateDeal=(3, changed_deal),
        MoveDeal=(3, moved),
        CloseDeal=(5, closed),
        ReopenDeal=(
            0.9,
            of("deals", "deal_id", "state <> 'open' and delete_time is null", note="so"),
        ),
        DeleteDeal=(0.8, key("Deal")),
        UndeleteDeal=(0.7, of("deals", "deal_id", "delete_time is not null")),
        FileDealDeliverable=(2, filed),
        SetDealMembers=(1, members),
        CreateDealEntry=(4, entry),
        DecideDealEntry=(
            4,
            lambda life: {
                **life.one("customers", "deal_entry_id", "deal_entries", "state = 'submitted'"),
                "state": life.one_of(2, 2, 3),
            },
        ),
        SetDealBudget=(2, budget),
        CreateDealMilestone=(2, milestone),
        UpdateDealMilestone=(1, reached),
    ),
    4 * "CreateDeal CloseDeal " + 4 * "CreateDealEntry DecideDealEntry ",
)
