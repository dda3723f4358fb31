"""Conflict alerts: the handlers of ConflictAlertsService.

The rule kept here: both see the same alert and add to it; the second person alone cannot settle it in their own
favour; a customer that moves, moves with its history and its reason.
"""

from crm.customers.v1 import conflict_alerts_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_customers.ownership import conflicts, giving, notices, people, questions
from crm_customers.ownership.finding import Sought, find
from crm_customers.tables import conflict_alerts

FILTERABLE = (
    "conflict_alert_id",
    "account_id",
    "owner_id",
    "team",
    "other_id",
    "other_team",
    "partner_id",
    "kind",
    "state",
    "outcome",
    "create_time",
    "update_time",
    "resolve_time",
)
KINDS = records.enum_names(pb.ConflictKind.DESCRIPTOR)
OUTCOMES = records.enum_names(pb.ConflictOutcome.DESCRIPTOR)
_one = select(*conflict_alerts.c).where(
    conflict_alerts.c.conflict_alert_id == bindparam("conflict_alert_id", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())


def _seen(call: Call, statement: Statement, number: int) -> Row:
    row = call.one(statement, conflict_alert_id=number, missing=("conflict_alert", number))
    if not call.sees(conflict_alerts, row):
        raise NotFound("conflict_alert", number)
    return row


def _shown(call: Call, row: Row) -> pb.ConflictAlert:
    names = notices.names_of(call, [row.account_id])
    return conflicts.message_of(row, names.get(row.account_id, ""))


def _act(call: Call, request: object, account_id: int, usual: str) -> conflicts.Act:
    """What the caller says; raises Invalid for an amount of no currency."""
    said: pb.AddConflictStatementRequest = request  # type: ignore[assignment]
    if bool(said.amount) != bool(said.currency):
        raise Invalid({"currency": "amount and currency go together"})
    kind = KINDS.get(said.kind, "quoted" if said.amount else usual)
    who = call.principal
    now = call.clock.now()
    return conflicts.Act(
        account_id, who.id, who.team, kind, now, said.text, said.amount, said.currency
    )


def claim_customer(call: Call, request: pb.ClaimCustomerRequest) -> pb.ClaimCustomerResponse:
    """Whether somebody else has the customer; then both are told."""
    sought = Sought((request.display_name,), request.phone_number, request.email, request.country)
    if not any((request.display_name.strip(), request.phone_number, request.email)):
        raise Invalid({"display_name": "say a name, a telephone number or an e-mail address"})
    act = _act(call, request, 0, "claimed")
    found = find(call, sought)
    others = [row for row in found if conflicts.is_second(row, act)]
    if not others:
        yours = any(row.owner_id == call.principal.id for row in found)
        return pb.ClaimCustomerResponse(known=bool(found), yours=yours)
    alerts = conflicts.noticed(call, [act._replace(account_id=row.account_id) for row in others])
    return pb.ClaimCustomerResponse(
        known=True,
        owner_id=others[0].owner_id,
        team=others[0].team,
        conflict_alert_id=alerts[0].conflict_alert_id,
    )


def get_conflict_alert(call: Call, request: pb.GetConflictAlertRequest) -> pb.ConflictAlert:
    """One alert."""
    return _shown(call, _seen(call, GET, request.conflict_alert_id))


def list_conflict_alerts(
    call: Call, request: pb.ListConflictAlertsRequest
) -> pb.ListConflictAlertsResponse:
    """A page of alerts."""
    rows, token = lists.page(
        call,
        conflict_alerts,
        request,
        pb.ConflictAlert,
        filterable=FILTERABLE,
        convert=lambda row: row,
    )
    names = notices.names_of(call, [row.account_id for row in rows])
    found = [conflicts.message_of(row, names.get(row.account_id, "")) for row in rows]
    return pb.ListConflictAlertsResponse(conflict_alerts=found, next_page_token=token)


def _open(call: Call, number: int) -> Row:
    row = _seen(call, LOCK, number)
    if row.state != "open":
        raise Precondition("ALERT_RESOLVED", "This alert is settled already.")
    return row


def add_conflict_statement(call: Call, request: pb.AddConflictStatementRequest) -> pb.ConflictAlert:
    """Adds what the caller told or quoted."""
    row = _open(call, request.conflict_alert_id)
    act = _act(call, request, row.account_id, "contacted")
    return _shown(call, conflicts.add(call, row, [act.statement()]))


def resolve_conflict_alert(call: Call, request: pb.ResolveConflictAlertRequest) -> pb.ConflictAlert:
    """Settles an alert."""
    row = _open(call, request.conflict_alert_id)
    records.check_etag(row, request.etag)
    outcome = OUTCOMES[request.outcome]
    who = call.principal
    if outcome in ("moved", "shared") and who.rows == "own" and who.id != row.owner_id:
        raise Forbidden("The customer's owner, or who leads them, decides that.")
    if outcome == "moved":
        _move(call, row, request.resolution)
    now = call.clock.now()
    after = call.update(
        conflict_alerts,
        row.conflict_alert_id,
        state="resolved",
        outcome=outcome,
        resolution=request.resolution,
        resolver_id=who.id,
        resolve_time=now,
        update_time=now,
    )
    made = conflicts.message_of(after)
    call.emit("crm.customers.ConflictAlert.resolved", made, before=conflicts.message_of(row))
    conflicts.tell(call, after, "conflict_resolved")
    return _shown(call, after)


def _move(call: Call, row: Row, reason: str) -> None:
    """The customer is the second person's from now on."""
    if row.other_id.startswith("partners/"):
        raise Precondition("NO_PERSON", "A partner cannot look after an account; name a person.")
    now, ids = call.clock.now(), [row.account_id]
    (account,) = call.all(
        questions.LOCK_ACCOUNTS, ids=ids, sees_all=True, me=None, my_team=None, gives_out=True
    ) or [None]
    if account is None:
        raise NotFound("account", row.account_id)
    held = call.all(questions.OTHERS_PROTECTIONS, ids=ids, owner_id=row.other_id, now=now)
    if held:
        raise Precondition(
            "PROTECTED",
            said("The account is protected for %(owner_id)s.", owner_id=held[0].owner_id),
        )
    team = row.other_team or people.team_of(call, row.other_id) or account.team
    giving.give(call, [giving.Gift(account, row.other_id, team, reason)])
