"""Handlers of scenarios: a what-if that was kept by name, set beside what is, and adopted from a month on.

The rule kept here: keeping a scenario changes nothing of what is, so whoever may read rates keeps them; only who made
one changes it, others see it when it is shared. Adopting one changes rates, and is for those who may do that.
"""

from typing import TYPE_CHECKING, Any

from crm.reports.v1 import costs_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Text, bindparam, or_, select, true
from sqlalchemy.sql import ColumnElement

from crm_reports.asking import language_of
from crm_reports.costs import adopting, allocating, figures, rules, supposing
from crm_reports.costs.keeping import current, decided
from crm_reports.costs.tables import cost_scenarios

if TYPE_CHECKING:
    from crm_chassis.call import Call

PLAIN = ("title", "description", "shared", "changes")
FILTERABLE = ("title", "owner_id", "shared", "adopted_month", "create_time", "update_time")


def _seen_by_me() -> ColumnElement[bool]:
    table = cost_scenarios.c
    return or_(
        table.owner_id == bindparam("who", type_=Text),
        table.shared,
        bindparam("all_of_them", type_=true().type),
    )


_one = select(*cost_scenarios.c).where(
    cost_scenarios.c.cost_scenario_id == bindparam("number", type_=BigInteger), _seen_by_me()
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())


def _reader(call: "Call") -> dict[str, Any]:
    return {"who": call.principal.id, "all_of_them": "admin" in call.principal.roles}


def _may_change(call: "Call", row: Row) -> bool:
    return row.owner_id == call.principal.id or "admin" in call.principal.roles


def _message(call: "Call", row: Row) -> pb.CostScenario:
    return records.to_message(pb.CostScenario, row, changeable=_may_change(call, row))


def _seen(call: "Call", statement: Statement, number: int) -> Row:
    row = call.one(statement, missing=("cost_scenario", number), number=number, **_reader(call))
    if row.delete_time is not None and not _may_change(call, row):
        raise NotFound("cost_scenario", number)
    return row


def _own(call: "Call", number: int, etag: str) -> Row:
    """The row, held, for who may change it."""
    row = _seen(call, LOCK, number)
    if row.delete_time is not None:
        raise NotFound("cost_scenario", number)
    if not _may_change(call, row):
        raise Forbidden(N_("Only who made a scenario can change it."), owner_id=row.owner_id)
    records.check_etag(row, etag)
    return row


def _check(call: "Call", scenario: pb.CostScenario) -> None:
    wrong = supposing.problems(decided(call.all), scenario.changes)
    if wrong:
        raise Invalid({f"cost_scenario.{field}": text for field, text in wrong.items()})


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """Values as their columns take them: the list of changes is one JSON."""
    return {name: Jsonb(value) if name == "changes" else value for name, value in values.items()}


def _changed(call: "Call", what: str, row: Row, **values: Any) -> pb.CostScenario:
    after = call.update(
        cost_scenarios, row.cost_scenario_id, **_stored(values), update_time=call.clock.now()
    )
    made = _message(call, after)
    call.emit(f"crm.reports.CostScenario.{what}", made, before=_message(call, row))
    return made


def create_cost_scenario(call: "Call", request: pb.CreateCostScenarioRequest) -> pb.CostScenario:
    """Keeps a what-if by name."""
    _check(call, request.cost_scenario)
    now = call.clock.now()
    row = call.insert(
        cost_scenarios,
        **_stored(records.values(request.cost_scenario, *PLAIN)),
        owner_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    made = _message(call, row)
    call.emit("crm.reports.CostScenario.created", made)
    return made


def get_cost_scenario(call: "Call", request: pb.GetCostScenarioRequest) -> pb.CostScenario:
    """One scenario."""
    return _message(call, _seen(call, GET, request.cost_scenario_id))


def list_cost_scenarios(
    call: "Call", request: pb.ListCostScenariosRequest
) -> pb.ListCostScenariosResponse:
    """One's own scenarios and those that are shared; removed ones only to who made them."""
    found, token = lists.page(
        call,
        cost_scenarios,
        request,
        pb.CostScenario,
        filterable=FILTERABLE,
        order_by="title",
        where=_own_when_deleted if request.show_deleted else _seen_by_me,
        convert=lambda row: _message(call, row),
        **_reader(call),
    )
    return pb.ListCostScenariosResponse(cost_scenarios=found, next_page_token=token)


def _own_when_deleted() -> ColumnElement[bool]:
    table = cost_scenarios.c
    mine = table.owner_id == bindparam("who", type_=Text)
    return _seen_by_me() & or_(table.delete_time.is_(None), mine)


def update_cost_scenario(call: "Call", request: pb.UpdateCostScenarioRequest) -> pb.CostScenario:
    """Changes a scenario."""
    given = request.cost_scenario
    row = _own(call, given.cost_scenario_id, given.etag)
    values = records.changes(given, request.update_mask)
    values = {name: value for name, value in values.items() if name in PLAIN}
    if "changes" in values:
        if row.adopt_time is not None:
            raise _adopted()
        _check(call, given)
    return _changed(call, "updated", row, **values)


def delete_cost_scenario(call: "Call", request: pb.DeleteCostScenarioRequest) -> pb.CostScenario:
    """Deletes a scenario."""
    row = _own(call, request.cost_scenario_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def _adopted() -> Precondition:
    return Precondition("ADOPTED", N_("The scenario was adopted: what it changed holds already."))


def adopt_cost_scenario(call: "Call", request: pb.AdoptCostScenarioRequest) -> pb.CostScenario:
    """Makes it what holds from a month on."""
    row = _seen(call, LOCK, request.cost_scenario_id)
    if row.delete_time is not None:
        raise NotFound("cost_scenario", request.cost_scenario_id)
    records.check_etag(row, request.etag)
    if row.adopt_time is not None:
        raise _adopted()
    adopting.adopt(call, supposing.changes_of(row.changes), request.first_month)
    return _changed(
        call,
        "adopted",
        row,
        adopted_month=request.first_month,
        adopter_id=call.principal.id,
        adopt_time=call.clock.now(),
    )


def compare_cost_scenarios(
    call: "Call", request: pb.CompareCostScenariosRequest
) -> pb.CompareCostScenariosResponse:
    """What is, and what would be by each, all of one moment of the facts."""
    asked = figures.asked_of(call, request)
    rows = [_seen(call, GET, number) for number in request.cost_scenario_ids]
    found, present = current(call)
    with i18n.reader(language_of(call)):
        reply = pb.CompareCostScenariosResponse()
        reply.results.add(title=i18n.gettext("as it is"))
    until, run = call.clock.now().date().replace(day=1), found.facts.read
    months = rules.months(asked.first, asked.last)
    # What is made aside in this moment is gone with its end.
    with found.facts.readers.cursor(moment=True) as cursor:
        reply.results[0].summary.CopyFrom(
            figures.summary_of(run, asked, present, request.by, figures.KEPT)
        )
        for row in rows:
            changed, gone = supposing.supposed(present, supposing.changes_of(row.changes))
            allocating.allocate(
                cursor.execute, changed, months, until, "select * from cost_quantities"
            )
            reply.results.add(
                cost_scenario_id=row.cost_scenario_id,
                title=row.title,
                gone_count=gone,
                summary=figures.summary_of(run, asked, changed, request.by, figures.NOW),
            )
    return reply
