"""Imports: the handlers of ImportsService. The work itself is done by the worker, one step after the other.

The rule kept here: a plan is checked before an import is made of it, and a source may be read only where the
service was told so by its configuration, or when it was sent here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from crm.customers.v1.imports_pb2 import (
    CancelImportRequest,
    CreateImportRequest,
    FieldSuggestion,
    GetImportRequest,
    Import,
    ImportReject,
    InspectSourceRequest,
    InspectSourceResponse,
    ListImportRejectsRequest,
    ListImportRejectsResponse,
    ListImportsRequest,
    ListImportsResponse,
    PauseImportRequest,
    ResumeImportRequest,
    RollBackImportRequest,
    SampleRow,
    SourceFormat,
    SourceLocation,
    StartImportRequest,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.records import from_mapping
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Integer, Text, bindparam, or_, select

from crm_customers.imports import definitions, plans, reading, standing, suggestions
from crm_customers.imports.plans import PlanFailed, Source
from crm_customers.imports.sources import Place, Reader
from crm_customers.imports.wording import recall
from crm_customers.tables import import_files, import_plans, import_rejects, imports

FILTERABLE = (
    "import_id",
    "display_name",
    "state",
    "dry_run",
    "owner_id",
    "start_time",
    "finish_time",
    "create_time",
    "update_time",
)
_one = select(imports).where(imports.c.import_id == bindparam("import_id", type_=BigInteger))
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
PLAN = Statement(
    select(import_plans).where(
        import_plans.c.import_plan_id == bindparam("import_plan_id", type_=BigInteger),
        import_plans.c.delete_time.is_(None),
    )
)
FILE = Statement(
    select(import_files).where(
        import_files.c.import_file_id == bindparam("import_file_id", type_=BigInteger)
    )
)
_r = import_rejects
_source = bindparam("source", type_=Text)
REJECTS = Statement(
    select(_r)
    .where(
        _r.c.import_id == bindparam("import_id", type_=BigInteger),
        _r.c.import_reject_id > bindparam("after", type_=BigInteger),
        or_(_source == "", _r.c.source == _source),
    )
    .order_by(_r.c.import_reject_id)
    .limit(bindparam("most", type_=Integer))
)
SHOWN = 10
SAMPLES = 8


def message_of(row: Row) -> Import:
    """An import's message from its row, with its rate and what is left."""
    made = records.to_message(Import, row)
    if row.busy_seconds:
        made.rate = round((row.taken_records or row.read_rows) / row.busy_seconds, 1)
    if row.state == "running":
        made.seconds_left = seconds_left(row)
    return made


def seconds_left(row: Row) -> int:
    """How long it will probably still take, by how long what is done has taken: a record weighs as much as its row."""
    done = row.read_rows + row.taken_records
    rows = max(row.total_rows, row.read_rows)
    records = (
        row.staged_records
        if row.read_rows >= rows
        else rows * row.staged_records // max(row.read_rows, 1)
    )
    return int((rows + records - done) * row.busy_seconds / done) if done else 0


def create_import(call: Call, request: CreateImportRequest) -> Import:
    """Makes an import of a plan."""
    text = request.plan
    name = request.display_name
    if request.import_plan_id:
        saved = call.one(
            PLAN,
            missing=("import plan", request.import_plan_id),
            import_plan_id=request.import_plan_id,
        )
        text, name = saved.plan, name or saved.display_name
    again: Mapping[str, Any] = {}
    if request.repeat_import_id:
        earlier = call.one(
            GET, missing=("import", request.repeat_import_id), import_id=request.repeat_import_id
        )
        text, name, again = earlier.plan, name or earlier.display_name, earlier.locations
    plan = checked(text)
    locations = {
        **again,
        **{key: located(call, key, where) for key, where in request.locations.items()},
    }
    known = {source.name for source in plan.sources}
    if unknown := locations.keys() - known:
        raise Invalid(
            {"locations": said("the plan has no source %(unknown)s", unknown=sorted(unknown)[0])}
        )
    if request.mended:  # only the sources that were mended come again
        text = only(text, set(locations) or known)
        plan = checked(text)
    try_all(call, plan, locations, mended=request.mended)
    now = call.clock.now()
    row = call.insert(
        imports,
        display_name=(name or plan.about or ", ".join(sorted(known)))[:200],
        plan=text,
        locations=Jsonb(locations),
        state="ready" if request.wait else "running",
        dry_run=request.dry_run,
        mended=request.mended,
        rate_limit=request.rate,
        acts_as=Jsonb(acts_as(call)),
        owner_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    made = message_of(row)
    call.emit("crm.customers.Import.created", told(made))
    return made


def acts_as(call: Call) -> dict[str, Any]:
    """Whose the imported records are."""
    who = call.principal
    return {
        "id": who.id,
        "name": who.name,
        "roles": list(who.roles),
        "scopes": list(who.scopes),
        "rows": who.rows,
        "team": who.team,
    }


def told(made: Import) -> Import:
    """An import as events tell of it: without the plan, which may be long."""
    short = Import()
    short.CopyFrom(made)
    short.ClearField("plan")
    return short


def checked(text: str) -> plans.Plan:
    """The plan; raises Invalid for one that cannot be used."""
    if not text.strip():
        raise Invalid({"plan": "give a plan, or the number of a saved one"})
    try:
        plan = plans.read_plan(text)
        definitions.check(plan.attributes)
    except PlanFailed as error:
        raise Invalid({"plan": recall(str(error))}) from None
    return plan


def only(text: str, names: set[str]) -> str:
    """The plan with some of its sources only."""
    given = plans.load(text)
    given["sources"] = {name: said for name, said in given["sources"].items() if str(name) in names}
    return yaml.safe_dump(given, allow_unicode=True, sort_keys=False)


def located(call: Call, name: str, where: SourceLocation) -> dict[str, Any]:
    """A location as it is kept; raises Invalid for a file that is not there."""
    kept = {field.name: value for field, value in where.ListFields()}
    if where.import_file_id:
        row = call.first(FILE, import_file_id=where.import_file_id)
        if row is None:
            raise Invalid(
                {
                    f"locations[{name!r}].import_file_id": said(
                        "there is no file %(import_file_id)s", import_file_id=where.import_file_id
                    )
                }
            )
    return kept


def try_all(call: Call, plan: plans.Plan, locations: Mapping[str, Any], *, mended: bool) -> None:
    """Raises Invalid for a source that cannot be read, before anything begins."""
    for source in plan.sources:
        try:
            place = Place(source, locations.get(source.name, {}), call.connection)
            try:
                reader = Reader(place, mended=mended)
                reader.look()
                if reader.found.dates_ambiguous:
                    form = reader.found.dates[0]
                    raise PlanFailed(
                        f"sources.{source.name}.dates: days and months cannot be told from each other;"
                        f" write dates: {form!r} or the other way round"
                    )
            finally:
                place.close()
        except PlanFailed as error:
            raise Invalid({"plan": recall(str(error))}) from None


def get_import(call: Call, request: GetImportRequest) -> Import:
    """One import."""
    row = call.one(GET, missing=("import", request.import_id), import_id=request.import_id)
    return message_of(row)


def list_imports(call: Call, request: ListImportsRequest) -> ListImportsResponse:
    """A page of imports."""
    found, token = lists.page(call, imports, request, Import, filterable=FILTERABLE)
    for one in found:
        one.ClearField("plan")
    return ListImportsResponse(imports=found, next_page_token=token)


def _move(
    call: Call, import_id: int, states: tuple[str, ...], reason: str, **values: Any
) -> Import:
    """Brings an import from one of these states into another."""
    row = call.one(LOCK, missing=("import", import_id), import_id=import_id)
    if row.state not in states:
        raise Precondition(
            reason,
            said("This import is %(state)s.", state=said(row.state.replace("_", " "))),
            metadata={"state": row.state},
        )
    after = call.update(imports, import_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit("crm.customers.Import.updated", told(made), before=told(message_of(row)))
    return made


def start_import(call: Call, request: StartImportRequest) -> Import:
    """Starts an import that waits."""
    return _move(call, request.import_id, ("ready",), "NOT_READY", state="running")


def pause_import(call: Call, request: PauseImportRequest) -> Import:
    """Holds an import."""
    return _move(call, request.import_id, ("running",), "NOT_RUNNING", state="paused")


def resume_import(call: Call, request: ResumeImportRequest) -> Import:
    """Lets an import go on; what has failed while it was taken back goes on being taken back."""
    row = call.one(GET, missing=("import", request.import_id), import_id=request.import_id)
    state = "rolling_back" if "keep" in row.cursor else "running"
    values = {"state": state, "note": "", "next_time": None}
    return _move(call, request.import_id, ("paused", "failed"), "NOT_PAUSED", **values)


def cancel_import(call: Call, request: CancelImportRequest) -> Import:
    """Ends an import."""
    states = ("ready", "running", "paused", "failed")
    made = _move(
        call,
        request.import_id,
        states,
        "ENDED",
        state="cancelled",
        phase="",
        finish_time=call.clock.now(),
    )
    call.connection.execute("delete from import_rows where import_id = %s", (request.import_id,))
    return made


def roll_back_import(call: Call, request: RollBackImportRequest) -> Import:
    """Takes an import back, unless something stands against it."""
    row = call.one(LOCK, missing=("import", request.import_id), import_id=request.import_id)
    if row.dry_run:
        raise Precondition("NOT_ENDED", "This was a dry run: there is nothing to take back.")
    call.connection.execute(
        "set local statement_timeout = '300s'"
    )  # of millions of records, perhaps
    against = (
        standing.later_edits(call, request.import_id) if row.state in ("done", "cancelled") else []
    )
    if against and not request.keep_edited:
        first = _together([_standing(*one) for one in against[:SHOWN]])
        more = " …" if len(against) > SHOWN else ""
        text = said(
            "%(count)s records were changed or used after this import: %(first)s%(more)s. Nothing was taken back."
            " You can take back all the others and leave these as they are.",
            count=len(against),
            first=first,
            more=more,
        )
        numbers = ",".join(f"{kind}:{number}" for kind, number, _ in against[:100])
        raise Precondition(
            "LATER_EDITS", text, metadata={"count": str(len(against)), "records": numbers}
        )
    values = {
        "state": "rolling_back",
        "keep_edited": request.keep_edited,
        "finish_time": None,
        "next_time": None,
    }
    return _move(call, request.import_id, ("done", "cancelled"), "NOT_ENDED", **values)


def _standing(kind: str, number: int, why: str) -> str:
    """What stands against taking one record back."""
    return said("%(kind)s %(number)s %(why)s", kind=said(kind), number=number, why=said(why))


def _together(parts: Sequence[str]) -> str:
    """Several of these as one text."""
    together = parts[-1]
    for part in reversed(parts[:-1]):
        together = said("%(first)s; %(rest)s", first=part, rest=together)
    return together


def list_import_rejects(call: Call, request: ListImportRejectsRequest) -> ListImportRejectsResponse:
    """A page of refused rows."""
    call.one(GET, missing=("import", request.import_id), import_id=request.import_id)
    if not (request.page_token or "0").isascii() or not (request.page_token or "0").isdigit():
        raise Invalid({"page_token": "is not a token of this list"})
    most = min(request.page_size or 50, 1000)
    after = min(int(request.page_token or 0), 2**62)
    given = {"import_id": request.import_id, "source": request.source, "after": after}
    rows = call.all(REJECTS, **given, most=most + 1)
    found = [records.to_message(ImportReject, row) for row in rows[:most]]
    token = str(found[-1].import_reject_id) if len(rows) > most else ""
    return ListImportRejectsResponse(rejects=found, next_page_token=token)


def inspect_source(call: Call, request: InspectSourceRequest) -> InspectSourceResponse:
    """Looks at a source and suggests a mapping."""
    where = request.location
    kept = located(call, "source", where)
    file = where.path or where.database
    if where.import_file_id:
        row = call.one(
            FILE, missing=("import file", where.import_file_id), import_file_id=where.import_file_id
        )
        file = row.file_name
    if not file:
        raise Invalid({"location": "name a file, a path or a database"})
    name = request.source or suggestions.name_of(file)
    kind = "sql" if where.database else plans.format_of(file)
    source = Source(name, kind, file=where.path, database=where.database, query=where.query)
    try:
        place = Place(source, kept, call.connection)
        try:
            reader = Reader(place)
            sample = reader.look()
            if not reader.found.columns:
                raise PlanFailed(f"sources.{name}: it is empty")
        finally:
            place.close()
    except PlanFailed as error:
        raise Invalid({"location": recall(str(error))}) from None
    columns = reader.found.columns
    guessed = suggestions.suggest(columns, sample)
    return InspectSourceResponse(
        format=from_mapping(SourceFormat, reading.kept_format(reader.found)),
        samples=[
            SampleRow(cells=[row.get(name, "") for name in columns]) for row in sample[:SAMPLES]
        ],
        suggestions=[FieldSuggestion(**one._asdict()) for one in guessed],
        plan=suggestions.plan_text(name, file, reader.found, guessed, where.query, sample),
    )
