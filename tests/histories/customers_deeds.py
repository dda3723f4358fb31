"""What people do with customers: accounts and people, what passes between us, orders, merges and erasures."""

from typing import Any

from crm_chassis.records import timestamp

from tests.histories.life import COUNTRIES, CURRENCIES, Life, Theme, deeds

STATUS = ("region", "city", "segment", "country", "owner_id", "team")


def place(life: Life) -> dict[str, Any]:
    words = {name: life.word() for name in ("segment", "region", "city")}
    return {**words, "country": life.one_of(*COUNTRIES), **life.whose()}


def account(life: Life) -> dict[str, Any]:
    made = {"display_name": life.name(), "kind": life.one_of(1, 2), **place(life)}
    return {"account": made}


def its(life: Life, kind: str = "Account") -> dict[str, int]:
    key = f"{kind.lower()}_id"
    return {key: life.some("customers", kind)}


def changed_account(life: Life) -> dict[str, Any]:
    names = life.random.sample(STATUS, 2)
    said = {name: value for name, value in place(life).items() if name in names}
    return {"account": {**its(life), **said}, "update_mask": {"paths": names}}


def contact(life: Life) -> dict[str, Any]:
    number = {"number": f"+49 30 90{life.random.randint(10000, 99999)}"}
    return {"contact": {**its(life), "display_name": life.name(), "phones": [number]}}


def merge(life: Life) -> dict[str, Any]:
    one, other = (
        life.one("customers", "account_id", "accounts", "delete_time is null")["account_id"]
        for _ in range(2)
    )
    return {"kind": 1, "survivor_id": one, "absorbed_ids": [other]}


def interaction(life: Life) -> dict[str, Any]:
    made = {
        "channel": life.one_of(1, 1, 2, 3, 4, 5, 6),
        "direction": life.one_of(0, 1, 2),
        "outcome": life.one_of(0, 1, 2, 3, 4),
        "agent_id": life.person(),
        "start_time": timestamp(life.moment()),
        "duration_seconds": life.one_of(0, 30, 61, 600, 4000),
    }
    return {**made, **(its(life) if life.random.random() < 0.9 else {})}


def changed_interaction(life: Life) -> dict[str, Any]:
    said = interaction(life)
    names = life.random.sample(["channel", "outcome", "start_time", "duration_seconds"], 2)
    said = {name: said[name] for name in names} | its(life, "Interaction")
    return {"interaction": said, "update_mask": {"paths": names}}


def line(life: Life) -> dict[str, Any]:
    code = life.one_of("P-1", "P-2", "P-3", "P-4")
    made = {"product_code": code, "product_name": code, "category": life.word()}
    made |= {"subcategory": life.word(), "quantity": life.quantity(), "amount": life.money()}
    made["profit"] = life.one_of("", "0", life.money(200), "-12.3456")
    if life.random.random() < 0.15:
        made["account_id"] = life.some("customers", "Account")
    return made


def order(life: Life) -> dict[str, Any]:
    """An order; every third time one of which the order system has told before."""
    lines = [line(life) for _ in range(life.one_of(1, 1, 2, 3))]
    again = life.random.random() < 0.3
    return {
        "external_id": f"O-{life.town.count}-{life.random.randint(1, 6)}"
        if again
        else life.fresh(),
        "order_date": life.day(90, 2),
        "state": life.one_of(1, 1, 2, 2, 3, 4),
        "channel": life.one_of(0, 1, 2, 3),
        "currency": life.one_of(*CURRENCIES),
        "country": life.one_of(*COUNTRIES),
        "region": life.word(),
        **its(life),
        "lines": lines,
    }


def bulk(life: Life) -> dict[str, Any]:
    orders = [order(life) for _ in range(life.random.randint(2, 8))]
    return {"source": "shop", "orders": orders}


def touches_of(life: Life) -> dict[str, Any]:
    many = [
        {**interaction(life), "external_id": life.fresh()} for _ in range(life.random.randint(2, 6))
    ]
    return {"source": "switch", "interactions": many}


def claim(life: Life) -> dict[str, Any]:
    row = life.found("customers", "select display_name from accounts where delete_time is null")
    return {"display_name": row.display_name, "kind": life.one_of(1, 2, 4)}


def resolved(life: Life) -> dict[str, Any]:
    row = life.found("customers", "select conflict_alert_id from conflict_alerts")
    said = {"outcome": life.one_of(1, 2, 3, 4), "resolution": "Agreed"}
    return {"conflict_alert_id": row.conflict_alert_id, **said}


def assigned(life: Life) -> dict[str, Any]:
    return {"account_ids": [its(life)["account_id"]], **life.whose(), "reason": "so"}


def consent(life: Life) -> dict[str, Any]:
    said = {
        "channel": life.one_of(1, 2),
        "state": life.one_of(1, 2),
        "proof": 2,
        "evidence": "Form",
    }
    return {"consent": {**its(life, "Contact"), **said}}


def gone(life: Life) -> dict[str, int]:
    return life.one(
        "customers", "account_id", "accounts", "delete_time is not null and merged_into_id is null"
    )


def undone(life: Life) -> dict[str, int]:
    chosen = life.one("customers", "merge_id", "merges", "state <> 'undone'")
    return {**chosen, "later_edits": life.one_of(0, 1, 2)}


def begin(life: Life) -> None:
    """Some customers, most of them with somebody."""
    for _ in range(4):
        life.ask("customers", "CreateAccount", "admin", **account(life))


def begin_touches(life: Life) -> None:
    for _ in range(2):
        life.ask("customers", "CreateContact", "admin", **contact(life))


ACCOUNTS = Theme(
    begin,
    deeds(
        "customers",
        CreateAccount=(2, account),
        UpdateAccount=(2.5, changed_account),
        DeleteAccount=(0.8, its),
        UndeleteAccount=(0.7, gone),
        MergeRecords=(1.3, merge),
        UndoMerge=(1, undone),
    ),
)
TOUCHES = Theme(
    begin_touches,
    deeds(
        "customers",
        AssignAccounts=(1, assigned),
        CreateContact=(1.5, contact),
        DeleteContact=(0.4, lambda life: its(life, "Contact")),
        MoveContact=(
            0.4,
            lambda life: {**its(life, "Contact"), "to_account_id": its(life)["account_id"]},
        ),
        CreateErasure=(0.7, lambda life: {**its(life, "Contact"), "reason": "Asked"}),
        CreateConsent=(0.4, consent),
        CreateInteraction=(6, lambda life: {"interaction": interaction(life)}),
        IngestInteractions=(2, touches_of),
        UpdateInteraction=(2, changed_interaction),
        DeleteInteraction=(1, lambda life: its(life, "Interaction")),
        UndeleteInteraction=(
            0.7,
            lambda life: life.one(
                "customers", "interaction_id", "interactions", "delete_time is not null"
            ),
        ),
        ClaimCustomer=(3, claim),
        ResolveConflictAlert=(1.5, resolved),
    ),
    "CreateInteraction UpdateInteraction ClaimCustomer",
)
ORDERS = Theme(
    lambda _life: None,
    deeds(
        "customers",
        IngestOrder=(6, lambda life: {"order": {"source": "shop", **order(life)}}),
        IngestOrders=(3, bulk),
    ),
    "IngestOrders",
)
