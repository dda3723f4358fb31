"""What people do with dealers: claims, quotes that become orders, goods, money, plans and materials."""

from typing import Any

from tests.histories.life import Life, Theme, deeds


def its(life: Life, kind: str = "Partner") -> dict[str, int]:
    name = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind).strip("_")
    return {f"{name}_id": life.some("channels", kind)}


def key(kind: str) -> Any:
    return lambda life: its(life, kind)


def whose(life: Life) -> dict[str, Any]:
    return {**its(life), "currency": life.one_of("EUR", "EUR", "EUR", "CNY")}


def goods(life: Life) -> dict[str, Any]:
    return {**its(life, "Product"), "quantity": life.quantity()}


def partner(life: Life) -> dict[str, Any]:
    made = {
        "name": f"Dealer {life.fresh()}",
        "kind": life.one_of(1, 2, 3),
        "state": life.one_of(1, 2, 2, 3),
    }
    return {
        "partner": {
            **made,
            "tier": life.one_of(0, 1, 2, 3),
            "territory": life.word(),
            **life.whose(),
        }
    }


def changed_partner(life: Life) -> dict[str, Any]:
    said = {
        "state": life.one_of(1, 2, 3),
        "tier": life.one_of(1, 2, 3),
        "territory": life.word(),
        **life.whose(),
    }
    name = life.one_of(*said)
    return {"partner": {**its(life), name: said[name]}, "update_mask": {"paths": [name]}}


def claim(life: Life) -> dict[str, Any]:
    made: dict[str, Any] = {
        "end_customer_name": life.name(),
        "product_line": life.word(),
        "expected_amount": life.one_of("", life.money()),
        "currency": "EUR",
        "protection_days": life.one_of(0, 1, 30),
        **life.whose(),
        **its(life),
    }
    if life.random.random() < 0.4 and life.known["customers", "Account"]:
        made["account_id"] = life.some("customers", "Account")
    return {"deal_registration": made}


def decided(life: Life) -> dict[str, Any]:
    return {**claim_at("submitted")(life), "override": life.one_of(True, False), "reason": "so"}


def conflict(life: Life) -> dict[str, Any]:
    row = life.found("channels", "select customer_conflict_id from customer_conflicts")
    said = {"outcome": life.one_of(2, 3), "reason": "so"}
    return {"customer_conflict_id": row.customer_conflict_id, **said}


def quote(life: Life) -> dict[str, Any]:
    lines = [
        {**goods(life), "discount_percent": life.one_of("", "5", "60")}
        for _ in range(life.one_of(1, 2))
    ]
    made = {**whose(life), "end_customer_name": life.name(), "lines": lines, **life.whose()}
    if life.random.random() < 0.4 and life.known["customers", "Account"]:
        made["account_id"] = life.some("customers", "Account")
    return {"quote": made}


def order(life: Life) -> dict[str, Any]:
    lines = [{**goods(life), "unit_price": life.money(90)} for _ in range(life.one_of(1, 2, 3))]
    made = {**whose(life), **stored(life), "lines": lines, **life.whose()}
    return {"order": made, "price_reason": "so", "draft": life.random.random() < 0.2}


def stored(life: Life) -> dict[str, int]:
    return {
        "location_id": life.found(
            "channels", "select location_id from locations where kind = 'warehouse'"
        ).location_id
    }


def anywhere(life: Life) -> dict[str, int]:
    return {"location_id": life.some("channels", "Location")}


def moved(life: Life) -> dict[str, Any]:
    ends = {f"{end}_location_id": anywhere(life)["location_id"] for end in ("from", "to")}
    return {**goods(life), **ends}


def confirmed(life: Life) -> dict[str, Any]:
    way = life.one_of(
        {},
        {"override_credit": True},
        {"override_credit": True, "override_stock": True},
        {"override_credit": True, "back_order": True},
        {"hold": True},
    )
    return {**order_at("placed", "on_hold")(life), **way, "reason": "so"}


def part(life: Life, *states: str) -> dict[str, Any]:
    """Some of an order goes, or comes back."""
    chosen = order_at(*states)(life)
    if life.random.random() < 0.5:
        return chosen
    row = life.found(
        "channels", f"select order_line_id from order_lines where order_id = {chosen['order_id']:d}"
    )
    return {**chosen, "lines": [{"order_line_id": row.order_line_id, "quantity": "1"}]}


def sell_out(life: Life) -> dict[str, Any]:
    made = {
        **whose(life),
        **goods(life),
        "sale_date": life.day(30),
        "amount": life.one_of("", life.money(900)),
    }
    if life.random.random() < 0.3:
        del made["currency"], made["amount"]
    return {"sell_out": made, "override_credit": True, "reason": "so"}


def payment(life: Life) -> dict[str, Any]:
    return {"payment": {**whose(life), "amount": life.money(900), "pay_date": life.day(20)}}


def plan(life: Life) -> dict[str, Any]:
    made = {"name": life.fresh(), "plan_year": life.one_of(2025, 2026), "currency": "EUR"}
    made |= {"measure": life.one_of(1, 1, 1, 2), "basis": life.one_of(1, 1, 1, 2), **life.whose()}
    return {"sales_plan": made}


def target(life: Life) -> dict[str, Any]:
    months = {f"month_{life.random.randint(1, 12):02d}": life.money() for _ in range(4)}
    made = {**its(life, "SalesPlan"), "product_line": life.word(), **life.whose(), **months}
    made |= life.one_of(its(life), {"territory": life.word() or "North"})
    return {"sales_target": made}


def material_order(life: Life) -> dict[str, Any]:
    made = {
        **its(life, "Material"),
        **its(life),
        "quantity": life.quantity(),
        "campaign": life.word(),
    }
    return {"material_order": {**made, **life.whose()}}


def approved(life: Life) -> dict[str, Any]:
    return {**material_at("requested")(life), "quantity": life.one_of("", "1"), "reason": "so"}


def of(table: str, key: str, where: str, **more: Any) -> Any:
    """One that stands so, with what else is said."""
    return lambda life: {**life.one("channels", key, table, where), **more}


def claim_at(state: str, **more: Any) -> Any:
    return of("deal_registrations", "deal_registration_id", f"state = '{state}'", **more)


def quote_at(*states: str, **more: Any) -> Any:
    named = ", ".join(f"'{state}'" for state in states)
    return of("quotes", "quote_id", f"state in ({named}) and delete_time is null", **more)


def order_at(*states: str, **more: Any) -> Any:
    named = ", ".join(f"'{state}'" for state in states)
    return of("orders", "order_id", f"state in ({named})", **more)


def material_at(*states: str, **more: Any) -> Any:
    named = ", ".join(f"'{state}'" for state in states)
    return of("material_orders", "material_order_id", f"state in ({named})", **more)


def begin(life: Life) -> None:
    """Dealers."""
    for state in (2, 2, 2):
        made = partner(life)["partner"]
        life.ask("channels", "CreatePartner", "admin", partner={**made, "state": state})


def begin_claims(life: Life) -> None:
    """Dealers, and what things cost."""
    begin(life)
    begin_goods(life)
    opened = {"price_settings": {"guard_new_books": False}}
    life.ask(
        "channels",
        "UpdatePriceSettings",
        "admin",
        **opened,
        update_mask={"paths": ["guard_new_books"]},
    )
    book = {"name": "EUR", "currency": "EUR", "valid_from": "2025-01-01"}
    found = life.ask("channels", "CreatePriceBook", "admin", price_book=book)
    for product_id in life.known["channels", "Product"]:
        price = {"price_book_id": found.price_book_id, "product_id": product_id, "unit_price": "50"}
        life.ask("channels", "CreatePrice", "admin", price=price)


def begin_goods(life: Life) -> None:
    for number in range(1, 3):
        made = {"sku": f"S-{life.fresh()}", "name": f"Pump {number}", "product_line": life.word()}
        life.ask("channels", "CreateProduct", "admin", product=made)
    for kind in (1, 2):
        place = {"name": life.fresh(), "kind": kind, "owner_id": life.person()}
        whose = its(life) if kind == 2 else {}
        life.ask("channels", "CreateLocation", "admin", location={**place, **whose})


def begin_trade(life: Life) -> None:
    """Dealers and goods."""
    begin(life)
    begin_goods(life)
    for _ in range(2):
        life.ask(
            "channels", "BookReceipt", "admin", **{**goods(life), **stored(life), "quantity": "30"}
        )


def begin_plans(life: Life) -> None:
    """Dealers, a plan, and materials."""
    begin(life)
    life.ask("channels", "CreateSalesPlan", "admin", **plan(life))
    made = {"code": life.fresh(), "name": "Leaflet", "product_line": life.word()}
    life.ask("channels", "CreateMaterial", "admin", material=made)
    stock = {**its(life, "Material"), "location": "Store", "quantity": "100"}
    life.ask("channels", "BookMaterialStock", "admin", **stock)


PARTNERS = deeds(
    "channels",
    CreatePartner=(0.7, partner),
    UpdatePartner=(1.3, changed_partner),
    DeletePartner=(0.2, its),
)
CLAIMS = Theme(
    begin_claims,
    [
        *PARTNERS,
        *deeds(
            "channels",
            CreateDealRegistration=(6, claim),
            SubmitDealRegistration=(5, claim_at("draft")),
            ApproveDealRegistration=(3, decided),
            RejectDealRegistration=(0.7, claim_at("submitted", reason="so")),
            WinDealRegistration=(1.5, claim_at("approved")),
            LoseDealRegistration=(0.6, claim_at("approved", reason="so")),
            DeleteDealRegistration=(0.4, key("DealRegistration")),
            DecideCustomerConflict=(1, conflict),
            CreateQuote=(4, quote),
            SubmitQuote=(4, quote_at("draft", reason="so")),
            ApproveQuote=(1.5, quote_at("in_approval", reason="so")),
            SendQuote=(3, quote_at("approved")),
            AcceptQuote=(2, quote_at("sent")),
            DeclineQuote=(0.8, quote_at("sent", reason="so")),
            ReviseQuote=(0.6, quote_at("sent", "declined", "expired")),
            DeleteQuote=(0.4, key("Quote")),
        ),
    ],
    "CreateDealRegistration SubmitDealRegistration ApproveDealRegistration WinDealRegistration"
    " CreateQuote SubmitQuote SendQuote AcceptQuote",
)
TRADE = Theme(
    begin_trade,
    [
        *PARTNERS,
        *deeds(
            "channels",
            CreateOrder=(5, order),
            PlaceOrder=(1, order_at("draft")),
            ConfirmOrder=(4, confirmed),
            HoldOrder=(0.7, order_at("placed", reason="so")),
            ShipOrder=(4, lambda life: part(life, "confirmed", "partly_shipped")),
            ReceiveOrder=(1, order_at("shipped", "partly_shipped")),
            ReturnOrder=(
                2,
                lambda life: {
                    **part(life, "shipped", "partly_shipped"),
                    **stored(life),
                    "reason": "broken",
                },
            ),
            CancelOrder=(0.8, order_at("placed", "on_hold", "confirmed", reason="so")),
            BookReceipt=(2.5, lambda life: {**goods(life), **anywhere(life)}),
            SetMinimumStock=(
                1.5,
                lambda life: {
                    **its(life, "Product"),
                    **anywhere(life),
                    "minimum": life.quantity(20),
                },
            ),
            TransferStock=(1, moved),
            CreateSellOut=(3, sell_out),
            SetCredit=(
                1.5,
                lambda life: {**whose(life), "credit_limit": life.one_of("0", "100", "90000")},
            ),
            HoldCredit=(
                0.7,
                lambda life: {**whose(life), "on_hold": life.one_of(True, False), "reason": "so"},
            ),
            CreatePayment=(2.5, payment),
        ),
    ],
    2 * "CreateOrder ConfirmOrder ShipOrder ReturnOrder " + "CreatePayment CreatePayment",
)
PLANS = Theme(
    begin_plans,
    [
        *PARTNERS,
        *deeds(
            "channels",
            CreateSalesPlan=(1.5, plan),
            CreateSalesTarget=(4, target),
            AgreeSalesPlan=(2, of("sales_plans", "sales_plan_id", "state = 'draft'")),
            ReopenSalesPlan=(
                0.4,
                of("sales_plans", "sales_plan_id", "state = 'agreed'", reason="so"),
            ),
            DeleteSalesPlan=(0.3, key("SalesPlan")),
            DeleteSalesTarget=(0.4, key("SalesTarget")),
            CreateMaterialOrder=(5, material_order),
            ApproveMaterialOrder=(4, approved),
            AllotMaterialOrder=(4, material_at("approved", location="Store")),
            ShipMaterialOrder=(3, material_at("allotted")),
            ReceiveMaterialOrder=(1.5, material_at("shipped")),
            ReturnMaterialOrder=(
                1,
                material_at("received", "shipped", quantity="1", location="Store", reason="so"),
            ),
        ),
    ],
    "CreateSalesTarget CreateSalesTarget AgreeSalesPlan"
    " CreateMaterialOrder ApproveMaterialOrder AllotMaterialOrder ShipMaterialOrder",
)
