"""Sample records of channels: a partner with all that belongs to it, and what is nobody's own.

The rule kept here: as in samples.py, which names the maker.
"""


def make_channels(world, owners):
    owned = {name: owners[name] for name in ("owner_id", "team")}
    partner = world.call(
        "CreatePartner",
        partner={"name": f"Firm of {owners['team']}", "kind": 1, "state": 2, **owned},
    )
    assert partner.partner_id == owners["partner_id"]
    deal = {
        "partner_id": partner.partner_id,
        "end_customer_name": f"Customer of {owners['team']}",
        **owned,
    }
    registration = world.call("CreateDealRegistration", deal_registration=deal)
    product = world.call("CreateProduct", product={"sku": f"P-{owners['team']}", "name": "Pump"})
    make_prices(world, owners)
    offer = {"partner_id": partner.partner_id, "currency": "EUR", **owned}
    name = f"Customer of {owners['team']}"
    quote = world.call("CreateQuote", quote={"end_customer_name": name, **offer})
    network = make_network(world, partner, owners)
    return {
        **network,
        **make_trade(world, partner, product, owners["team"]),
        **make_plans(world, partner, owned),
        "quote_id": quote.quote_id,
        "partner_id": partner.partner_id,
        "deal_registration_id": registration.deal_registration_id,
        "product_id": product.product_id,
    }


def make_network(world, partner, owners):
    """What belongs to a partner, an invitation, a conflict, and a request for longer protection."""
    key, owned = {"partner_id": partner.partner_id}, {n: owners[n] for n in ("owner_id", "team")}
    records = {
        "person": {"name": "Ann"},
        "contract": {"number": "C-1", "start_date": "2026-01-01"},
        "certification": {"name": "Pumps"},
        "visit": {"plan_time": {"seconds": 1795000000}},
    }
    made = {}
    for name, fields in records.items():
        method, field = f"CreatePartner{name.title()}", f"partner_{name}"
        reply = world.call(method, **{field: {**key, **fields}})
        made[f"{field}_id"] = getattr(reply, f"{field}_id")
    invited = {**key, "user_id": f"in.{partner.partner_id}", "display_name": "Ann"}
    reply = world.call("CreatePortalInvitation", portal_invitation=invited)
    made["portal_invitation_id"] = reply.portal_invitation_id
    name = ("Bergbau Huber", "Zimmerei Olm")[partner.partner_id - 1]
    for claimed_by in ({}, key):
        claim = {"end_customer_name": name, **claimed_by, **owned}
        claim = world.call("CreateDealRegistration", deal_registration=claim)
        number = {"deal_registration_id": claim.deal_registration_id}
        world.call("SubmitDealRegistration", **number)
        made.setdefault("more", {}).setdefault("deal_registration_id", set()).add(
            claim.deal_registration_id
        )
    world.call("ApproveDealRegistration", **number)
    asked = {**number, "days": 5, "reason": "More time"}
    reply = world.call("CreateRegistrationExtension", registration_extension=asked)
    made["registration_extension_id"] = reply.registration_extension_id
    (conflict,) = [
        each
        for each in world.call("ListCustomerConflicts").customer_conflicts
        if each.end_customer_name == name
    ]
    return {**made, "customer_conflict_id": conflict.customer_conflict_id}


def make_trade(world, partner, product, team):
    """An order that was shipped and invoiced, a location of the partner with a count, and a sell-out."""
    whose = {"partner_id": partner.partner_id, "currency": "EUR"}
    goods = {"product_id": product.product_id, "quantity": "2"}
    ours = world.call("CreateLocation", location={"name": f"Warehouse {team}", "kind": 1})
    theirs = {"name": f"Store {team}", "kind": 2, "partner_id": partner.partner_id}
    store = world.call("CreateLocation", location=theirs)
    world.call("BookReceipt", location_id=ours.location_id, **goods)
    world.call("SetCredit", **whose, credit_limit="1000")
    order = {**whose, "location_id": ours.location_id, "lines": [{**goods, "unit_price": "10"}]}
    order_id = world.call("CreateOrder", order=order, price_reason="Sample").order_id
    for step in ("ConfirmOrder", "ShipOrder"):
        world.call(step, order_id=order_id)
    sold = world.call("CreateSellOut", sell_out={**whose, **goods})
    line = {"product_id": product.product_id, "counted": "0"}
    counted = {"location_id": store.location_id, "lines": [line]}
    invoices = world.call("ListInvoices", filter=f"order_id = {order_id}").invoices
    paid = world.call("CreatePayment", payment={**whose, "amount": "1"})
    at = f"location_id = {store.location_id}"
    count_id = world.call("CreateStockCount", stock_count=counted).stock_count_id
    balances = world.call("ListStockBalances", filter=at).stock_balances
    return {
        "payment_id": paid.payment_id,
        "stock_balance_id": balances[0].stock_balance_id,
        "order_id": order_id,
        "sell_out_id": sold.sell_out_id,
        "invoice_id": invoices[0].invoice_id,
        "stock_count_id": count_id,
    }


def make_prices(world, owners):
    """A territory, and a price book with a price and a change of it that is thought about: all nobody's own."""
    world.call("CreateTerritory", territory={"name": f"Land {owners['partner_id']}"})
    product = world.call("CreateProduct", product={"sku": f"L-{owners['team']}", "name": "Belt"})
    book = {"name": f"List {owners['team']}", "currency": "EUR", "valid_from": "2026-01-01"}
    book["tier"] = 1 + owners["partner_id"]
    open_books = {"price_settings": {"guard_new_books": False}}
    world.call("UpdatePriceSettings", **open_books, update_mask={"paths": ["guard_new_books"]})
    key = {"price_book_id": world.call("CreatePriceBook", price_book=book).price_book_id}
    price = {**key, "product_id": product.product_id, "unit_price": "10", "min_quantity": "0"}
    world.call("CreatePrice", price=price)
    change = {**key, "title": "Spring", "effective_date": "2026-12-01"}
    world.call("CreatePriceChange", price_change=change)


def make_plans(world, partner, owned):
    """A target of an agreed plan, and a material that the partner asked for."""
    whose = {"partner_id": partner.partner_id, **owned}
    made = {"name": f"Plan {owned['team']}", "plan_year": 2026, "currency": "EUR"}
    plan_id = world.call("CreateSalesPlan", sales_plan=made).sales_plan_id
    target = {"sales_plan_id": plan_id, **whose}
    target_id = world.call("CreateSalesTarget", sales_target=target).sales_target_id
    world.call("AgreeSalesPlan", sales_plan_id=plan_id)
    leaflet = {"code": f"M-{owned['team']}", "name": "Leaflet"}
    material_id = world.call("CreateMaterial", material=leaflet).material_id
    asked = {"material_id": material_id, "quantity": "1", **whose}
    order = world.call("CreateMaterialOrder", material_order=asked)
    return {
        "sales_target_id": target_id,
        "material_id": material_id,
        "material_order_id": order.material_order_id,
    }
