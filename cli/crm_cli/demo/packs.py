"""Packs of the sample company: the month of the service desk, corrected once, and the week of sales.

The rule kept here: made by the public API, by who leads the house; sent again it changes nothing.
"""

import time
from typing import Any

import grpc
from crm.reports.v1 import packs_pb2 as pb

from ..client import Stubs, bearer, channel, sign_in
from ..stand import Stand

PLACE = "/crm.reports.v1.PacksService/"
LEADER = "helen.brandt"
PATIENCE = 60
MONTH = pb.Pack(
    title="Service month",
    chinese_title="服务月报",
    time_zone="Europe/Berlin",
    period=pb.PACK_PERIOD_LAST_MONTH,
    schedule=pb.PackSchedule(
        rhythm=pb.PACK_RHYTHM_MONTHLY, working_day=2, time_of_day="08:00", country="DE"
    ),
    items=[
        pb.PackItem(
            kind=pb.PACK_ITEM_KIND_TEXT,
            text="## What to look at\n\n- Which **promises** were broken, and to whom\n"
            "- What bounced between departments\n"
            "- Which actions are overdue",
            chinese_text="## 关注点\n\n- 哪些**承诺**未兑现，对谁\n- 哪些工单在部门间来回\n- 哪些行动已逾期",
        ),
        pb.PackItem(kind=pb.PACK_ITEM_KIND_DASHBOARD, dashboard_id="service", team="service"),
        pb.PackItem(
            kind=pb.PACK_ITEM_KIND_TABLE,
            title="Departments",
            chinese_title="各部门",
            measure_ids=["tickets.opened", "tickets.closed", "tickets.resolution"],
            dimension_ids=["team"],
        ),
        pb.PackItem(
            kind=pb.PACK_ITEM_KIND_RECORDS,
            title="Broken promises",
            chinese_title="未兑现的承诺",
            measure_ids=["promises.broken"],
            most=40,
        ),
        pb.PackItem(kind=pb.PACK_ITEM_KIND_GOALS),
        pb.PackItem(kind=pb.PACK_ITEM_KIND_ACTIONS, most=20),
    ],
)
WEEK = pb.Pack(
    title="Week of sales",
    chinese_title="销售周报",
    time_zone="Asia/Shanghai",
    period=pb.PACK_PERIOD_LAST_WEEK,
    roles=["leader", "manager", "rep"],
    schedule=pb.PackSchedule(
        rhythm=pb.PACK_RHYTHM_WEEKLY, weekday=1, time_of_day="08:00", country="CN"
    ),
    items=[
        pb.PackItem(kind=pb.PACK_ITEM_KIND_DASHBOARD, dashboard_id="customers"),
        pb.PackItem(
            kind=pb.PACK_ITEM_KIND_TABLE,
            title="Sales by segment",
            chinese_title="按细分的销售",
            measure_ids=["orders.sales", "orders.count"],
            dimension_ids=["segment"],
        ),
        pb.PackItem(
            kind=pb.PACK_ITEM_KIND_CHART,
            measure_ids=["interactions.all"],
            dimension_ids=["channel"],
        ),
    ],
)
WORDS = "The figures of all departments: version 1 counted the service desk only."


def tell(stand: Stand) -> None:
    """Makes all of it."""
    token = sign_in(stand.address(stand.sign_in), LEADER, stand.password(LEADER))
    with channel(stand.address("reports")) as opened:
        stubs = Stubs(opened, bearer(token))
        known = stubs.call(f"{PLACE}ListPacks", pb.ListPacksRequest(), pb.ListPacksResponse)
        if known.packs:
            return
        month, week = (_made(stubs, each) for each in (MONTH, WEEK))
        _published(stubs, pb.PublishPackRequest(pack_id=month.pack_id, request_id="demo-pack-1"))
        month.items[1].team = ""
        request: Any = pb.UpdatePackRequest(pack=month, request_id="demo-pack-2")
        request.update_mask.paths.append("items")
        stubs.call(f"{PLACE}UpdatePack", request, pb.Pack)
        corrected = pb.PublishPackRequest(
            pack_id=month.pack_id, words=WORDS, request_id="demo-pack-3"
        )
        _published(stubs, corrected)
        _published(stubs, pb.PublishPackRequest(pack_id=week.pack_id, request_id="demo-pack-4"))


def _made(stubs: Stubs, pack: pb.Pack) -> pb.Pack:
    request: Any = pb.CreatePackRequest(pack=pack, request_id=f"demo-pack-{pack.title}")
    made: pb.Pack = stubs.call(f"{PLACE}CreatePack", request, pb.Pack)
    return made


def _published(stubs: Stubs, request: pb.PublishPackRequest) -> None:
    """One publication; while facts still come in, it is asked for again."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            stubs.call(f"{PLACE}PublishPack", request, pb.PackEdition, timeout=PATIENCE)
        except grpc.RpcError as error:
            waits = error.code() == grpc.StatusCode.FAILED_PRECONDITION
            if not waits or time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return
