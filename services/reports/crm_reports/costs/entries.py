"""Handlers of direct costs that are entered by hand: samples, travel, freight, each with the document that proves it.

The rule kept here: an entry is a customer's whom the facts know, and an amount to the cent of its currency; what was
taken back keeps its row. What customers are called is the facts' to say.
"""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import costs_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.said import said

from crm_reports.costs import decisions, rules
from crm_reports.costs.tables import cost_entries
from crm_reports.follower import following_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crm_chassis.call import Call

FIELDS = ("account_id", "entry_date", "category", "department", "document", "amount", "currency")
NAMES = "select account_id, display_name from accounts where account_id in (select unnest($keys::bigint[]))"


def _names(call: "Call", keys: "Sequence[int]") -> dict[int, str]:
    """What customers are called; those that the facts do not know are not in it."""
    return dict(following_of(call).facts.read(NAMES, {"keys": list(keys)}))


def _named(call: "Call", entry: pb.CostEntry) -> pb.CostEntry:
    entry.account_name = _names(call, [entry.account_id]).get(entry.account_id) or ""
    return entry


def _check(call: "Call", values: "Mapping[str, Any]") -> None:
    wrong: dict[str, str] = {}
    if not _names(call, [values["account_id"]]):
        wrong["account_id"] = N_("is no customer")
    try:
        day = date.fromisoformat(str(values["entry_date"]))
    except ValueError:
        wrong["entry_date"] = N_("is no day of the calendar")
    else:
        if day.year < 2000 or day.year > 2998:
            wrong["entry_date"] = N_("is no day of the calendar")
    amount, currency = Decimal(values["amount"]), values["currency"]
    if not amount:
        wrong["amount"] = N_("must not be nothing")
    elif amount != round(amount, rules.places(currency)):
        wrong["amount"] = said("has more digits than %(currency)s has cents", currency=currency)
    if wrong:
        raise Invalid({f"cost_entry.{field}": text for field, text in wrong.items()})


def create_cost_entry(call: "Call", request: pb.CreateCostEntryRequest) -> pb.CostEntry:
    """Enters a direct cost."""
    given = records.values(request.cost_entry, *FIELDS)
    _check(call, given)
    return _named(call, decisions.make(call, cost_entries, **given, actor_id=call.principal.id))


def get_cost_entry(call: "Call", request: pb.GetCostEntryRequest) -> pb.CostEntry:
    """One entry."""
    row = decisions.found(call, cost_entries, request.cost_entry_id)
    return _named(call, records.to_message(pb.CostEntry, row))


def list_cost_entries(
    call: "Call", request: pb.ListCostEntriesRequest
) -> pb.ListCostEntriesResponse:
    """The entries, the latest first."""
    reply: pb.ListCostEntriesResponse = lists.reply(
        call,
        cost_entries,
        request,
        pb.ListCostEntriesResponse,
        order_by="entry_date desc",
        filterable=("cost_entry_id", *FIELDS, "actor_id", *decisions.LIFE),
    )
    names = _names(call, [entry.account_id for entry in reply.cost_entries])
    for entry in reply.cost_entries:
        entry.account_name = names.get(entry.account_id) or ""
    return reply


def update_cost_entry(call: "Call", request: pb.UpdateCostEntryRequest) -> pb.CostEntry:
    """Corrects an entry."""
    given = request.cost_entry
    row = decisions.held(call, cost_entries, given.cost_entry_id, given.etag)
    values = records.changes(given, request.update_mask)
    _check(call, {**row._asdict(), **values})
    return _named(call, decisions.change(call, cost_entries, "updated", row, **values))


def delete_cost_entry(call: "Call", request: pb.DeleteCostEntryRequest) -> pb.CostEntry:
    """Takes an entry back."""
    row = decisions.held(call, cost_entries, request.cost_entry_id, request.etag)
    gone = decisions.change(call, cost_entries, "deleted", row, delete_time=call.clock.now())
    return _named(call, gone)
