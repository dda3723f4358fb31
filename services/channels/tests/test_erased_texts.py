"""A person who is erased: their words go out of ledgers too, no figure does; files of worksheets go, or expire."""

from typing import Any

import psycopg
import pytest
from crm_chassis.errors import Precondition
from sqlalchemy import text

from .plan_desk import Sheet, hand_in, worksheet
from .trade_desk import Shop

NAME = "Brunhilde Östertag"


# Only an erasure changes an entry, and only its words.
CHANGES = (
    (True, "update journals set reference = '', reason = ''", True),
    (True, "update stock_entries set reference = '', reason = ''", True),
    (False, "update journals set reference = ''", False),
    (False, "update stock_entries set reason = 'other'", False),
    (True, "update journals set kind = 'payment', book_date = '2020-01-01'", False),
    (True, "update journals set reference = '', order_id = null", False),
    (True, "update stock_entries set reference = '', on_hand_change = on_hand_change + 1", False),
    (True, "update credit_entries set amount = amount + 1", False),
    (True, "delete from stock_entries", False),
    (True, "delete from credit_entries", False),
)


def everything(world: Any) -> str:
    tables = ("journals", "stock_entries", "order_steps", "payments", "orders", "quotes")
    tables += ("sell_outs", "worksheet_lines", "worksheet_rows", "credit_accounts", "partners")
    tables += (
        "partner_persons",
        "stock_counts",
        "stock_count_lines",
        "events",
        "audit",
        "requests",
    )
    return "\n".join(str(row) for t in tables for row in world.rows(text(f"select * from {t}")))


def figures(world: Any) -> list[Any]:
    numbers = "select journal_id, partner_id, kind, book_date from journals order by 1"
    entries = (
        "select on_hand_change, reserved_change, kind from stock_entries order by stock_entry_id"
    )
    amounts = "select amount, ledger from credit_entries order by credit_entry_id"
    return [tuple(row) for each in (numbers, entries, amounts) for row in world.rows(text(each))]


def test_words_go_and_figures_stay(world: Any) -> None:
    shop = Shop(world)
    place = {"location_id": shop.warehouse.location_id, "product_id": shop.goods.product_id}
    world.call("BookReceipt", **place, quantity="3", reference=f"by {NAME}", reason=f"For {NAME}")
    order = shop.confirmed("2")
    world.call("ShipOrder", order_id=order.order_id)
    key = {"partner_id": shop.partner.partner_id, "currency": "EUR"}
    world.call("CreatePayment", payment={**key, "amount": "5", "reference": f"from {NAME}"})
    world.call("ReturnOrder", order_id=order.order_id, reason=f"{NAME} sent it back")
    person = {"name": NAME, "partner_id": shop.partner.partner_id}
    world.call("CreatePartnerPerson", partner_person=person)
    world.call(
        "UpdatePartner",
        partner={"partner_id": shop.partner.partner_id, "notes": NAME},
        update_mask={"paths": ["notes"]},
    )
    given = worksheet(world, "partners")
    sheet = Sheet.of(world, given)
    sheet.put(sheet.spare(), name="New one", kind="Dealer", notes=f"Ask {NAME}")
    returned = hand_in(world, sheet)
    before = figures(world)
    assert NAME in everything(world)

    world.call("ErasePerson", person={"contact_id": 77, "account_id": 7, "names": [NAME]})
    left = everything(world)
    assert "Brunhilde" not in left
    assert "Östertag" not in left
    assert figures(world) == before
    assert world.rows(text("select count(*) as n from file_pieces"))[0].n == 0
    for method, asked in (
        ("DownloadWorksheet", {"worksheet_id": given.worksheet_id}),
        ("DownloadWorksheetReturn", {"worksheet_return_id": returned.worksheet_return_id}),
    ):
        with pytest.raises(Precondition) as refused:
            world.call(method, **asked)
        assert refused.value.reason == "FILE_FORGOTTEN"
    for erasing, change, may in CHANGES:
        assert _goes(world, change, erasing=erasing) == may, change


def _goes(world: Any, change: str, *, erasing: bool) -> bool:
    """Whether the database lets this change through; nothing of it stays."""
    with psycopg.connect(world.app.config.database_url) as connection:
        if erasing:
            connection.execute("select set_config('firsthand.erasure', 'on', true)")
        try:
            connection.execute(change)
        except psycopg.errors.CheckViolation:
            return False
        finally:
            connection.rollback()
    return True


def test_files_of_worksheets_expire_and_what_came_of_them_stays(world: Any) -> None:
    given = worksheet(world, "partners")
    sheet = Sheet.of(world, given)
    sheet.put(sheet.spare(), name="New one", kind="Dealer")
    returned = hand_in(world, sheet)
    assert world.rows(text("select count(*) as n from files"))[0].n == 2
    world.clock.forward(days=89)
    assert sheet.of(world, given)
    world.clock.forward(days=2)
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "jobs")
        with world.app.transaction(connection, call):
            world.app.jobs["forget_worksheet_files"](call, {})
    assert world.rows(text("select count(*) as n from files"))[0].n == 0
    key = {"worksheet_return_id": returned.worksheet_return_id}
    assert world.call("GetWorksheetReturn", **key).added_count == 1
    with pytest.raises(Precondition):
        world.call("DownloadWorksheetReturn", **key)
