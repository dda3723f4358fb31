"""How tests compose, publish and read packs: over facts of a random past, as a leader."""

import io
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pypdfium2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis.testing import World
from crm_reports.follower import following
from crm_reports.tables import snapshots
from sqlalchemy import select

from .histories import NOW, History

SHANGHAI = ZoneInfo("Asia/Shanghai")
ITEMS = [
    {
        "kind": pb.PACK_ITEM_KIND_TEXT,
        "text": "# Last month\nA **good** one. <script>alert(1)</script> =1+1",
        "chinese_text": "# 上个月\n**不错**。",
    },
    {"kind": pb.PACK_ITEM_KIND_DASHBOARD, "dashboard_id": "service"},
    {
        "kind": pb.PACK_ITEM_KIND_TABLE,
        "measure_ids": ["orders.sales", "orders.count"],
        "dimension_ids": ["channel"],
    },
    {
        "kind": pb.PACK_ITEM_KIND_CHART,
        "measure_ids": ["tickets.opened"],
        "dimension_ids": ["channel"],
    },
    {"kind": pb.PACK_ITEM_KIND_RECORDS, "measure_ids": ["promises.broken"], "title": "Broken ones"},
    {"kind": pb.PACK_ITEM_KIND_ACTIONS},
    {"kind": pb.PACK_ITEM_KIND_GOALS},
]
MONTHLY = {"rhythm": pb.PACK_RHYTHM_MONTHLY, "working_day": 2, "country": "CN"}


def followed(world: World) -> World:
    """Reports with facts that are complete."""
    world.connect("customers")
    world.connect("tickets")
    found = following(world.app)
    History(5).happen(40).into(found.facts)
    for follower in found.followers.values():
        follower.reached = True
    world.clock.time = NOW
    return world


def readied(world: World) -> World:
    """Reports with facts that are complete, and a leader whom the module knows."""
    followed(world)
    for name, roles in (("leader.one", ["leader"]), ("agent.one", ["agent"])):
        user = {"user_id": name, "display_name": name, "roles": roles, "email": f"{name}@x.example"}
        world.call("CreateUser", user=user)
    return world


def compose(world: World, by: str = "leader", **fields: Any) -> pb.Pack:
    given = {"title": "Service month", "items": ITEMS, "time_zone": "Asia/Shanghai", **fields}
    return world.call("CreatePack", by=by, pack=given)


def publish(world: World, pack: pb.Pack, **fields: Any) -> pb.PackEdition:
    return world.call("PublishPack", by="leader", pack_id=pack.pack_id, **fields)


def read(
    world: World, edition: pb.PackEdition, by: str = "leader", **fields: Any
) -> pb.PackEdition:
    return world.call("GetPackEdition", by=by, snapshot_id=edition.snapshot_id, **fields)


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def file_of(world: World, edition: pb.PackEdition, language: str = "en", **fields: Any) -> bytes:
    key = {"snapshot_id": edition.snapshot_id, "language": language, "by": "leader"}
    return bytes(world.call("GetPackDocument", **key, **fields).content)


def book_of(world: World, edition: pb.PackEdition, language: str = "en") -> Any:
    """The workbook of a publication."""
    content = file_of(world, edition, language, format=pb.PACK_FORMAT_XLSX)
    return openpyxl.load_workbook(io.BytesIO(content))


def due(world: World, pack: pb.Pack) -> None:
    """The clock stands at the pack's next time."""
    found = world.call("GetPack", by="leader", pack_id=pack.pack_id)
    world.clock.time = found.next_time.ToDatetime(UTC)


def versions(world: World, pack: pb.Pack) -> list[Any]:
    found = snapshots.c
    return world.rows(
        select(found.period_key, found.edition)
        .where(found.pack_id == pack.pack_id)
        .order_by(found.snapshot_id)
    )
