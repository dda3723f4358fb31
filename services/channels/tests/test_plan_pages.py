"""The pages of plans, materials and worksheets, in both languages."""

import io
import re
from html import unescape
from typing import Any

import pytest

from .plan_desk import Sheet, partner, plan, product, sold, target, worksheet
from .test_pages import Browser


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_plan_is_looked_at_down_to_its_orders(world: Any, language: str) -> None:
    north, copier = partner(world, "North"), product(world, "C-1", "Copiers")
    of = plan(world)
    made = target(world, of, partner_id=north.partner_id, month_01="1000")
    sold(world, north, copier, "2026-01-05", "700")
    browser = Browser(world, "admin", language)
    assert "Dealers" in browser.get("/plans")
    browser.get("/plans/new")
    for level in ("target", "partner", "product_line", "territory"):
        shown = browser.get(f"/plans/{of.sales_plan_id}?level={level}")
        assert "700" in shown
    address = f"/plans/{of.sales_plan_id}/actuals?level=target&row_key={made.sales_target_id}"
    assert "O-1" in browser.get(f"{address}&month=1")
    browser.get(f"/plans/{of.sales_plan_id}/targets/new")
    assert "1000" in browser.get(f"/targets/{made.sales_target_id}")


def test_a_target_is_spread_and_its_plan_agreed(world: Any) -> None:
    of = plan(world)
    made = target(world, of, product_line="Copiers")
    browser = Browser(world, "admin")
    browser.send(f"/targets/{made.sales_target_id}", "SpreadSalesTarget", total="1200")
    assert world.call("GetSalesTarget", sales_target_id=made.sales_target_id).month_12 == "100"
    browser.send(f"/plans/{of.sales_plan_id}", "AgreeSalesPlan")
    assert world.call("GetSalesPlan", sales_plan_id=of.sales_plan_id).state == 2


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_material_goes_its_way(world: Any, language: str) -> None:
    north = partner(world, "North")
    browser = Browser(world, "admin", language)
    browser.send("/materials/new", "CreateMaterial", material__code="B-1", material__name="Flyer")
    assert "Flyer" in browser.get("/materials")
    typed = {"quantity": "50", "location": "Main store"}
    browser.send("/materials/1", "BookMaterialStock", **typed)
    browser.send(
        "/materials/1",
        "CreateMaterialOrder",
        material_order__partner_id=str(north.partner_id),
        material_order__quantity="20",
    )
    page = "/material-orders/1"
    browser.send(page, "ApproveMaterialOrder", quantity="")
    browser.send(page, "AllotMaterialOrder", location="Main store")
    browser.send(page, "ShipMaterialOrder")
    browser.send(page, "ReceiveMaterialOrder", quantity="")
    assert "2026-11-16" in browser.get(page)
    assert "30" in browser.get("/materials/1")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_worksheet_is_handed_in_and_decided(world: Any, language: str) -> None:
    north = partner(world, "North", city="Ulm")
    browser = Browser(world, "admin", language)
    assert browser.get("/worksheets").count("<form") >= 5
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), city="Hamburg")
    world.call("UpdatePartner", partner={"partner_id": north.partner_id, "city": "Bremen"})
    shown = browser.client.get("/channels/worksheets", headers=browser.headers).text
    token = unescape(re.findall(r'name="csrf_token" value="([^"]*)"', shown)[0])
    data = {"csrf_token": token, "content": (io.BytesIO(sheet.content()), "back.xlsx")}
    sent = browser.client.post(
        "/channels/worksheets/hand-in",
        data=data,
        headers=browser.headers,
        content_type="multipart/form-data",
    )
    assert sent.status_code == 303
    address = sent.location.removeprefix("/channels")
    both = browser.get(address)
    assert "Hamburg" in both
    assert "Bremen" in both
    row = dict(re.findall(r'name="(row_number|etag)" value="([^"]*)"', both))
    decided = {"csrf_token": token, "take": "1", **row}
    reply = browser.client.post(f"/channels{address}/decide", data=decided, headers=browser.headers)
    assert reply.status_code == 303
    assert world.call("GetPartner", partner_id=north.partner_id).city == "Hamburg"
    copy = browser.client.get(f"/channels{address}.xlsx", headers=browser.headers)
    assert copy.data[:2] == b"PK"
