"""Projects: the whole of one, several side by side, who works on it, and what may be spent.

The rule kept here: who works on a deal sees it; figures come from the entries every time they are asked for.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crm.customers.v1 import deals_pb2
from crm.customers.v1 import projects_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, delete, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import seeing
from crm_customers.deals.deals import FILTERABLE
from crm_customers.deals.rules import MOST
from crm_customers.projects import rules
from crm_customers.tables import (
    deal_budgets,
    deal_entries,
    deal_members,
    deal_messages,
    deal_milestones,
    deal_tasks,
    deals,
)

RESOURCE = "crm.customers.Deal"
KEYS = bindparam("keys", type_=ARRAY(BigInteger))
KEY = bindparam("key", type_=BigInteger)


def _of_deals(table: Any, *order: Any, most: int = 500) -> Statement:
    chosen = select(table).where(table.c.deal_id == any_(KEYS)).order_by(*order)
    return Statement(chosen.limit(most))


MEMBERS = _of_deals(deal_members, deal_members.c.deal_member_id)
MILESTONES = _of_deals(deal_milestones, deal_milestones.c.due_date, most=20_000)
OPEN_FIRST = deal_tasks.c.done_time.desc().nulls_first()
TASKS = _of_deals(deal_tasks, OPEN_FIRST, deal_tasks.c.due_date.nulls_last(), most=500)
MESSAGES = _of_deals(deal_messages, deal_messages.c.deal_message_id.desc(), most=200)
ENTRIES = _of_deals(deal_entries, deal_entries.c.deal_entry_id.desc(), most=500)
BUDGETS = _of_deals(deal_budgets, deal_budgets.c.deal_budget_id, most=20_000)
SUMS = Statement(
    select(
        *(deal_entries.c[name] for name in ("deal_id", "kind", "category", "state")),
        func.sum(deal_entries.c.amount).label("amount"),
    )
    .where(deal_entries.c.deal_id == any_(KEYS), deal_entries.c.state != "rejected")
    .group_by(*(deal_entries.c[name] for name in ("deal_id", "kind", "category", "state")))
)
OPEN_TASKS = Statement(
    select(deal_tasks.c.deal_id, func.count().label("count"))
    .where(deal_tasks.c.deal_id == any_(KEYS), deal_tasks.c.done_time.is_(None))
    .group_by(deal_tasks.c.deal_id)
)
FORGET_MEMBERS = Statement(delete(deal_members).where(deal_members.c.deal_id == KEY))
FORGET_BUDGET = Statement(delete(deal_budgets).where(deal_budgets.c.deal_id == KEY))


def budgets(call: Call, keys: Sequence[int]) -> dict[int, list[rules.BudgetLine]]:
    """The budget of each deal against what became of it."""
    sums: dict[tuple[int, str], dict[tuple[str, str], Decimal]] = defaultdict(dict)
    for row in call.all(BUDGETS, keys=list(keys)):
        sums[row.deal_id, "planned"][row.kind, row.category] = row.amount
    for row in call.all(SUMS, keys=list(keys)):
        sums[row.deal_id, row.state][row.kind, row.category] = row.amount
    return {
        key: rules.budget_lines(sums[key, "planned"], sums[key, "approved"], sums[key, "submitted"])
        for key in keys
    }


def profit_of(deal: Row, lines: Sequence[rules.BudgetLine]) -> pb.Profit:
    """What a deal earns; nothing is expected of a lost one any more."""
    amount = rules.NOTHING if deal.state == "lost" else deal.amount
    texts = {n: records.decimal_text(v) for n, v in rules.profit(lines, amount).texts.items()}
    return pb.Profit(currency=deal.currency, **texts)


def whole(call: Call, deal: Row) -> pb.Project:
    """The project side of a deal."""
    keys = [deal.deal_id]
    lines = budgets(call, keys)[deal.deal_id]
    return pb.Project(
        deal_id=deal.deal_id,
        members=records.to_messages(pb.DealMember, call.all(MEMBERS, keys=keys)),
        milestones=records.to_messages(pb.DealMilestone, call.all(MILESTONES, keys=keys)),
        tasks=records.to_messages(pb.DealTask, call.all(TASKS, keys=keys)),
        messages=records.to_messages(pb.DealMessage, call.all(MESSAGES, keys=keys)),
        entries=records.to_messages(pb.DealEntry, call.all(ENTRIES, keys=keys)),
        budget=[
            records.from_mapping(pb.BudgetLine, {**line._asdict(), "rest": line.rest})
            for line in lines
        ],
        profit=profit_of(deal, lines),
    )


def get_project(call: Call, request: pb.GetProjectRequest) -> pb.Project:
    """All of it."""
    return whole(call, seeing.seen(call, request.deal_id))


def set_deal_members(call: Call, request: pb.SetDealMembersRequest) -> pb.Project:
    """Who works on it from now on."""
    deal = seeing.alive(call, request.deal_id)
    names = [one.user_id for one in request.members]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise Invalid({f"members[{number}].user_id": "is there twice"})
    call.run(FORGET_MEMBERS, key=deal.deal_id)
    now = call.clock.now()
    for one in request.members:
        cost = Decimal(one.hourly_cost or 0)
        values = {"user_id": one.user_id, "role": one.role, "hourly_cost": cost}
        call.insert(deal_members, deal_id=deal.deal_id, **values, create_time=now)
    after = seeing.changed(call, "staffed", deal, member_ids=names)
    text = said("You work on the deal “%(deal)s” now.", deal=deal.name)
    tell(call, after, sorted(set(names) - set(deal.member_ids)), "deal_member", text)
    return whole(call, after)


def tell(call: Call, deal: Row, whom: Sequence[str], kind: str, text: Any) -> None:
    """Tells people of a deal."""
    notify(call, list(whom), kind, text, resource=RESOURCE, resource_id=deal.deal_id)


def set_deal_budget(call: Call, request: pb.SetDealBudgetRequest) -> pb.Project:
    """What may be spent and should come in."""
    deal = seeing.alive(call, request.deal_id)
    call.run(FORGET_BUDGET, key=deal.deal_id)
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(request.budget):
        values = records.values(line, "kind", "category")
        amount = Decimal(line.amount or 0)
        if amount >= MOST:
            raise Invalid({f"budget[{number}].amount": "is too large"})
        if (values["kind"], values["category"]) in seen:
            raise Invalid({f"budget[{number}].category": "is there twice"})
        seen.add((values["kind"], values["category"]))
        call.insert(deal_budgets, deal_id=deal.deal_id, **values, amount=amount)
    return whole(call, seeing.changed(call, "budgeted", deal))


def list_projects(call: Call, request: pb.ListProjectsRequest) -> pb.ListProjectsResponse:
    """Several projects side by side."""
    rows, token = lists.page(
        call,
        deals,
        request,
        deals_pb2.Deal,
        filterable=FILTERABLE,
        order_by="deal_id desc",
        convert=lambda row: row,
    )
    keys = [row.deal_id for row in rows]
    lines, today = budgets(call, keys), call.clock.now().date()
    plans: dict[int, list[Row]] = defaultdict(list)
    for one in call.all(MILESTONES, keys=keys):
        plans[one.deal_id].append(one)
    tasks = {one.deal_id: one.count for one in call.all(OPEN_TASKS, keys=keys)}
    reply = pb.ListProjectsResponse(next_page_token=token)
    for row, deal in zip(rows, seeing.messages(call, rows), strict=True):
        plan = plans[row.deal_id]
        coming = [one for one in plan if one.done_date is None]
        reply.projects.add(
            deal_id=row.deal_id,
            deal=deal,
            profit=profit_of(row, lines[row.deal_id]),
            milestone_count=len(plan),
            late_count=sum(rules.is_late(one.due_date, one.done_date, today) for one in plan),
            open_task_count=tasks.get(row.deal_id, 0),
            next_milestone=coming[0].name if coming else "",
            next_milestone_date=coming[0].due_date.isoformat() if coming else "",
        )
    return reply
