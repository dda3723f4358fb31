"""Saved plans and the files that are sent for imports: the handlers of ImportPlansService.

The rule kept here: only a plan that can be used is saved; a file grows at its end, and a part that was sent twice is
there once.
"""

from datetime import timedelta
from typing import Any

from crm.customers.v1.import_plans_pb2 import (
    AppendImportFileRequest,
    CreateImportFileRequest,
    CreateImportPlanRequest,
    DeleteImportPlanRequest,
    GetImportPlanRequest,
    ImportFile,
    ImportPlan,
    ListImportPlansRequest,
    ListImportPlansResponse,
    UpdateImportPlanRequest,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, LargeBinary, bindparam, cast, delete, func, insert, not_, select
from sqlalchemy.dialects.postgresql import JSONPATH

from crm_customers import beside
from crm_customers.imports import definitions, plans
from crm_customers.imports.plans import PlanFailed
from crm_customers.imports.wording import recall
from crm_customers.tables import import_file_parts, import_files, import_plans, imports

KEPT = timedelta(days=7)
FILTERABLE = ("import_plan_id", "display_name", "owner_id", "create_time", "update_time")
_one = select(import_plans).where(
    import_plans.c.import_plan_id == bindparam("import_plan_id", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
LOCK_FILE = Statement(
    select(import_files)
    .where(import_files.c.import_file_id == bindparam("import_file_id", type_=BigInteger))
    .with_for_update()
)
ADD_PART = Statement(
    insert(import_file_parts).values(
        import_file_id=bindparam("import_file_id", type_=BigInteger),
        offset=bindparam("offset", type_=BigInteger),
        data=bindparam("data", type_=LargeBinary),
    )
)
_used = func.jsonb_path_query(imports.c.locations, cast("$.*.import_file_id", JSONPATH))
IN_USE = ("ready", "running", "paused", "failed")
FORGET_FILES = Statement(
    delete(import_files).where(
        import_files.c.update_time < bindparam("before", type_=import_files.c.update_time.type),
        not_(
            import_files.c.import_file_id.in_(
                select(_used.cast(BigInteger)).where(imports.c.state.in_(IN_USE)).scalar_subquery()
            )
        ),
    )
)


def check(text: str) -> None:
    """Raises Invalid for a plan that cannot be used."""
    try:
        definitions.check(plans.read_plan(text).attributes)
    except PlanFailed as error:
        raise Invalid({"import_plan.plan": recall(str(error))}) from None


def create_import_plan(call: Call, request: CreateImportPlanRequest) -> ImportPlan:
    """Saves a plan."""
    plan = request.import_plan
    check(plan.plan)
    now = call.clock.now()
    values = {"display_name": plan.display_name, "plan": plan.plan, "owner_id": call.principal.id}
    row = call.insert(import_plans, **values, create_time=now, update_time=now)
    made = records.to_message(ImportPlan, row)
    call.emit("crm.customers.ImportPlan.created", made)
    return made


def get_import_plan(call: Call, request: GetImportPlanRequest) -> ImportPlan:
    """One saved plan."""
    missing = ("import plan", request.import_plan_id)
    return records.to_message(
        ImportPlan, call.one(GET, missing=missing, import_plan_id=request.import_plan_id)
    )


def list_import_plans(call: Call, request: ListImportPlansRequest) -> ListImportPlansResponse:
    """A page of saved plans."""
    found, token = lists.page(call, import_plans, request, ImportPlan, filterable=FILTERABLE)
    return ListImportPlansResponse(import_plans=found, next_page_token=token)


def update_import_plan(call: Call, request: UpdateImportPlanRequest) -> ImportPlan:
    """Changes a saved plan."""
    plan = request.import_plan
    missing = ("import plan", plan.import_plan_id)
    row = call.one(LOCK, missing=missing, import_plan_id=plan.import_plan_id)
    records.check_etag(row, plan.etag)
    values = records.changes(plan, request.update_mask)
    if "plan" in values:
        check(values["plan"])
    after = call.update(import_plans, row.import_plan_id, **values, update_time=call.clock.now())
    made = records.to_message(ImportPlan, after)
    call.emit("crm.customers.ImportPlan.updated", made, before=records.to_message(ImportPlan, row))
    return made


def delete_import_plan(call: Call, request: DeleteImportPlanRequest) -> ImportPlan:
    """Removes a saved plan; removing it twice is removing it once."""
    missing = ("import plan", request.import_plan_id)
    row = call.one(LOCK, missing=missing, import_plan_id=request.import_plan_id)
    records.check_etag(row, request.etag)
    before = records.to_message(ImportPlan, row)
    if row.delete_time is not None:
        return before
    now = call.clock.now()
    made = records.to_message(
        ImportPlan, call.update(import_plans, row.import_plan_id, delete_time=now, update_time=now)
    )
    call.emit("crm.customers.ImportPlan.deleted", made, before=before)
    return made


def forget_files(call: Call, payload: dict[str, Any]) -> None:  # noqa: ARG001 (as all jobs)
    """Removes files that nobody has used for a week and that no import waits for: a job."""
    call.run(FORGET_FILES, before=call.clock.now() - KEPT)


def create_import_file(call: Call, request: CreateImportFileRequest) -> ImportFile:
    """Opens a file."""
    now = call.clock.now()
    given = {"file_name": request.file_name, "owner_id": call.principal.id}
    row = call.insert(import_files, **given, create_time=now, update_time=now)
    made = records.to_message(ImportFile, row)
    call.emit("crm.customers.ImportFile.created", made)
    return made


def append_import_file(call: Call, request: AppendImportFileRequest) -> ImportFile:
    """Adds the next part of a file; parts are no news to anybody, so nothing is told of them."""
    missing = ("import file", request.import_file_id)
    row = call.one(LOCK_FILE, missing=missing, import_file_id=request.import_file_id)
    if request.offset + len(request.data) <= row.size:
        return records.to_message(ImportFile, row)
    if request.offset != row.size:
        text = said("The next part of this file begins at byte %(size)s.", size=row.size)
        raise Precondition("WRONG_OFFSET", text, metadata={"size": str(row.size)})
    beside.ring(
        beside.IMPORTS
    )  # the file is most likely to be imported: whoever does that begins to load
    given = {"import_file_id": row.import_file_id, "offset": row.size, "data": request.data}
    call.run(ADD_PART, **given)
    size, now = row.size + len(request.data), call.clock.now()
    return records.to_message(
        ImportFile, call.update(import_files, row.import_file_id, size=size, update_time=now)
    )
