"""A second person at a customer whom somebody looks after: noticed wherever it shows, and told to both at once.

The rule kept here: who looks after a customer is never passed by silently. There is one open alert for a customer and
a second person; everything that either says or quotes there is added to it, and the same thing is added once. Service
staff who answer a customer are no second person: only those who sell are, and partners.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from crm.channels.v1.deal_registrations_pb2 import DealRegistration, DealRegistrationState
from crm.customers.v1 import conflict_alerts_pb2 as pb
from crm.customers.v1.interactions_pb2 import Interaction
from crm.events.v1.events_pb2 import Event
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, any_, bindparam, func, literal, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_customers.ownership import notices, people
from crm_customers.ownership.finding import Sought, find
from crm_customers.tables import accounts, conflict_alerts, interactions, owner_changes

LATELY = timedelta(days=30)
REGISTERED = ("submitted", "approved", "won")
STATES = records.enum_names(DealRegistrationState.DESCRIPTOR)
ID = bindparam("account_id", type_=BigInteger)
_taken_over = (
    select(func.max(owner_changes.c.change_time))
    .where(owner_changes.c.account_id == accounts.c.account_id)
    .scalar_subquery()
)
OWNERS = Statement(
    select(
        accounts.c.account_id, accounts.c.owner_id, accounts.c.team, _taken_over.label("since")
    ).where(
        accounts.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger))),
        accounts.c.delete_time.is_(None),
    )
)
_new = insert(conflict_alerts).values(
    {
        name: bindparam(name, type_=conflict_alerts.c[name].type)
        for name in (
            *("account_id", "owner_id", "team", "other_id", "other_team", "partner_id"),
            *("kind", "statements", "create_time", "update_time"),
        )
    }
)
RAISE = Statement(
    _new.on_conflict_do_nothing(
        index_elements=["account_id", "other_id"],
        index_where=conflict_alerts.c.state == literal_column("'open'"),
    ).returning(*conflict_alerts.c)
)
LOCK_OPEN = Statement(
    select(*conflict_alerts.c)
    .where(
        conflict_alerts.c.account_id == ID,
        conflict_alerts.c.other_id == bindparam("other_id", type_=Text),
        conflict_alerts.c.state == literal("open"),
    )
    .with_for_update()
)
LAST_WORD = Statement(
    select(
        interactions.c.interaction_id,
        interactions.c.start_time,
        interactions.c.subject,
        interactions.c.note,
    )
    .where(
        interactions.c.account_id == ID,
        interactions.c.agent_id == bindparam("agent_id", type_=Text),
        interactions.c.delete_time.is_(None),
    )
    .order_by(interactions.c.start_time.desc(), interactions.c.interaction_id.desc())
    .limit(1)
)


class Act(NamedTuple):
    """What somebody did at a customer."""

    account_id: int
    actor_id: str
    actor_team: str
    kind: str
    time: datetime
    text: str = ""
    amount: str = ""
    currency: str = ""
    resource: str = ""
    record_id: int = 0
    partner_id: int | None = None
    also_told: str = ""  # who stands for a partner here

    def statement(self) -> dict[str, Any]:
        """As an alert keeps it."""
        said = {
            name: getattr(self, name)
            for name in ("actor_id", "kind", "text", "amount", "currency", "resource", "record_id")
        }
        kept = {name: value for name, value in said.items() if value}
        return kept | {"time": self.time.isoformat()}


def message_of(row: Row, account_name: str = "") -> pb.ConflictAlert:
    """An alert's message from its row."""
    return records.to_message(pb.ConflictAlert, row, account_name=account_name)


def noticed(call: Call, acts: Sequence[Act]) -> list[Row]:
    """Alerts for those of these acts that were at somebody else's customers."""
    ids = sorted({act.account_id for act in acts})
    if not ids:
        return []
    owners = {row.account_id: row for row in call.all(OWNERS, ids=ids)}
    told: dict[tuple[int, str], list[Act]] = defaultdict(list)
    for act in acts:
        owner = owners.get(act.account_id)
        if owner is not None and is_second(owner, act) and _counts(call, owner, act):
            told[act.account_id, act.actor_id].append(act)
    return [_told(call, owners[key[0]], told[key]) for key in sorted(told)]


def _counts(call: Call, owner: Any, act: Act) -> bool:
    """Whether it was lately, and since the customer is the owner's: what a system reports of old days is history."""
    return act.time > call.clock.now() - LATELY and (owner.since is None or act.time >= owner.since)


def is_second(owner: Any, act: Act) -> bool:
    """Whether somebody else looks after the customer: another person, or, without one, another team."""
    if owner.owner_id:
        return bool(owner.owner_id != act.actor_id)
    return bool(owner.team and act.actor_team and owner.team != act.actor_team)


def _told(call: Call, owner: Any, acts: Sequence[Act]) -> Row:
    """The open alert about this second person, with what they did added; raised if there is none."""
    first = acts[0]
    held = call.first(LOCK_OPEN, account_id=first.account_id, other_id=first.actor_id)
    if held is not None:
        return add(call, held, [act.statement() for act in acts], first.also_told)
    said = [*_last_word(call, owner), *(act.statement() for act in acts)]
    now = call.clock.now()
    values = {
        "account_id": first.account_id,
        "owner_id": owner.owner_id,
        "team": owner.team,
        "other_id": first.actor_id,
        "other_team": first.actor_team,
        "partner_id": first.partner_id,
        "kind": first.kind,
        "statements": Jsonb(said),
        "create_time": now,
        "update_time": now,
    }
    row = call.first(RAISE, **values)
    if row is None:  # somebody else raised it just now: their transaction has ended
        return _told(call, owner, acts)
    call.emit("crm.customers.ConflictAlert.raised", message_of(row))
    tell(call, row, "conflict", first.also_told)
    return row


def _last_word(call: Call, owner: Any) -> list[dict[str, Any]]:
    """What the owner said last, so that both see it."""
    if not owner.owner_id:
        return []
    given = {"account_id": owner.account_id, "agent_id": owner.owner_id}
    row = call.first(LAST_WORD, **given)
    if row is None:
        return []
    text = " · ".join(filter(None, (row.subject, row.note)))[:2000]
    act = Act(
        owner.account_id,
        owner.owner_id,
        owner.team,
        "contacted",
        row.start_time,
        text,
        resource="crm.customers.Interaction",
        record_id=row.interaction_id,
    )
    return [act.statement()]


def add(call: Call, held: Row, statements: Iterable[dict[str, Any]], also_told: str = "") -> Row:
    """Adds statements to a locked alert; one of a record that stands there already takes its place."""
    kept = list(held.statements)
    for said in statements:
        known = [
            i
            for i, each in enumerate(kept)
            if said.get("record_id")
            and (each.get("resource"), each.get("record_id"))
            == (said["resource"], said["record_id"])
        ]
        if known:
            kept[known[0]] = said
        else:
            kept.append(said)
    if kept == list(held.statements):
        return held
    row = call.update(
        conflict_alerts,
        held.conflict_alert_id,
        statements=Jsonb(kept),
        update_time=call.clock.now(),
    )
    call.emit("crm.customers.ConflictAlert.updated", message_of(row), before=message_of(held))
    tell(call, row, "conflict", also_told)
    return row


def tell(call: Call, row: Row, kind: str, also_told: str = "") -> None:
    """Tells both, and who leads them; whoever acts knows."""
    both = [
        row.owner_id,
        row.other_id,
        also_told,
        *people.managers_of(call, (row.team, row.other_team)),
    ]
    notices.tell(
        call,
        [each for each in both if not each.startswith("partners/")],
        kind,
        account_id=row.account_id,
        record_id=row.conflict_alert_id,
    )


def on_interactions(call: Call, touches: Iterable[Interaction]) -> None:
    """Interactions were written down: those of somebody who sells, with somebody else's customer, are noticed."""
    with_account = [touch for touch in touches if touch.account_id and touch.agent_id]
    if not with_account:
        return
    selling = people.reps(call, {touch.agent_id for touch in with_account})
    noticed(
        call,
        [
            Act(
                touch.account_id,
                touch.agent_id,
                selling[touch.agent_id],
                "contacted",
                records.moment_of(touch.start_time),
                " · ".join(filter(None, (touch.subject, touch.note)))[:2000],
                resource="crm.customers.Interaction",
                record_id=touch.interaction_id,
            )
            for touch in with_account
            if touch.agent_id in selling
        ],
    )


def on_deal_registration(call: Call, event: Event, deal: DealRegistration) -> None:
    """A partner or a rep registered a deal: with somebody else's customer, it is noticed."""
    if STATES.get(deal.state) not in REGISTERED:
        return
    account_id = deal.account_id
    if not account_id:
        found = find(call, Sought(names=(deal.end_customer_name,)))
        account_id = found[0].account_id if len(found) == 1 else 0
    if not account_id:
        return
    partner = f"partners/{deal.partner_id}" if deal.partner_id else ""
    actor_id = partner or deal.owner_id
    act = Act(
        account_id,
        actor_id,
        deal.team,
        "registered",
        records.moment_of(event.occur_time),
        " · ".join(filter(None, (deal.product_line, deal.notes)))[:2000],
        deal.expected_amount,
        deal.currency if deal.expected_amount else "",
        "crm.channels.DealRegistration",
        deal.deal_registration_id,
        deal.partner_id or None,
        deal.owner_id if partner else "",
    )
    noticed(call, [act] if actor_id else [])
