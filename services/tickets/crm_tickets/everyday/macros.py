"""Handlers of macros: several steps under one name, on one ticket or many.

The rule kept here: each step is the RPC that does it by hand, with the caller's rights and that RPC's own rules; on a
ticket all of them are done or none, and what was done is recorded.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
from crm.tickets.v1 import macros_pb2 as pb
from crm_chassis import records, validation
from crm_chassis.database_errors import refusal_of
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition, Refusal
from crm_chassis.pipeline import AGAIN
from crm_chassis.record_lists import app_of
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row
from psycopg.types.json import Jsonb

from crm_tickets import queries
from crm_tickets.everyday import catalogue, placeholders
from crm_tickets.everyday.rules import foreign_parts, missing_parts, tidy_tags, unknown_placeholders
from crm_tickets.tables import macro_runs, macros

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(macros, pb.Macro, "display_name", "description", "team", "steps")
RUN = catalogue.catalogue(macro_runs, pb.MacroRun)
FILTERABLE = ("display_name", "team", "use_count", "use_time", "create_time", "creator_id")
RUN_FILTERABLE = ("macro_id", "display_name", "creator_id", "create_time", "refused_count")
Step = dict[str, Any]


def create_macro(call: "Call", request: pb.CreateMacroRequest) -> pb.Macro:
    """Makes a macro."""
    check(request.macro.steps, "macro.steps")
    return to_message(pb.Macro, catalogue.create(call, KIND, request.macro))


def get_macro(call: "Call", request: pb.GetMacroRequest) -> pb.Macro:
    """One macro."""
    found: pb.Macro = catalogue.get(call, KIND, request.macro_id)
    return found


def list_macros(call: "Call", request: pb.ListMacrosRequest) -> pb.ListMacrosResponse:
    """A page of macros."""
    reply: pb.ListMacrosResponse = catalogue.listed(
        call, KIND, request, pb.ListMacrosResponse, FILTERABLE
    )
    return reply


def update_macro(call: "Call", request: pb.UpdateMacroRequest) -> pb.Macro:
    """Changes a macro."""
    row, values = catalogue.changes(call, KIND, request.macro, request)
    if "steps" in values:
        check(request.macro.steps, "macro.steps")
    return to_message(pb.Macro, catalogue.write(call, KIND, row, **values))


def delete_macro(call: "Call", request: pb.DeleteMacroRequest) -> pb.Macro:
    """Removes a macro."""
    gone: pb.Macro = catalogue.delete(call, KIND, request.macro_id, request.etag)
    return gone


def undelete_macro(call: "Call", request: pb.UndeleteMacroRequest) -> pb.Macro:
    """Brings a macro back."""
    back: pb.Macro = catalogue.undelete(call, KIND, request.macro_id)
    return back


def check(steps: Any, path: str) -> None:
    """Raises Invalid for steps that lack what they need, or say what is none of theirs."""
    wrong: dict[str, str] = {}
    for at, step in enumerate(steps):
        given = records.to_mapping(step)
        kind = given.pop("kind")
        for name in missing_parts(kind, given):
            wrong[f"{path}[{at}].{name}"] = "this step needs it"
        for name in foreign_parts(kind, given):
            wrong[f"{path}[{at}].{name}"] = "this step does not take it"
        if strange := unknown_placeholders(given.get("text", "")):
            wrong[f"{path}[{at}].text"] = said(
                "nothing fills in %(names)s", names=", ".join(strange)
            )
        if kind == "close" and at < len(steps) - 1:
            wrong[f"{path}[{at}].kind"] = "closing comes last"
    if wrong:
        raise Invalid(wrong)


def run_macro(call: "Call", request: pb.RunMacroRequest) -> pb.MacroRun:
    """Runs a macro, or given steps, on tickets; with `preview` nothing of it is left."""
    if bool(request.macro_id) == bool(request.steps):
        raise Invalid({"macro_id": "say which macro, or the steps"})
    name, macro = "", None
    steps: list[Step] = [records.to_mapping(step) for step in request.steps]
    if request.macro_id:
        macro = catalogue.row_of(call, KIND, request.macro_id)
        name, steps = macro.display_name, list(macro.steps)
    else:
        check(request.steps, "steps")
    # In order of their numbers, so that no two runs wait for each other.
    results = [
        _on_ticket(call, steps, ticket_id, keep=not request.preview)
        for ticket_id in sorted(set(request.ticket_ids))
    ]
    if not any(result["done"] for result in results) and len(results) == 1:
        _not_found(results[0])
    for result in results:
        result.pop("missing", None)
    done = sum(result["done"] for result in results)
    values: dict[str, Any] = {
        "create_time": call.clock.now(),
        "macro_id": request.macro_id or None,
        "display_name": name,
        "creator_id": call.principal.id,
        "steps": steps,
        "results": results,
        "done_count": done,
        "refused_count": len(results) - done,
    }
    if request.preview:
        return records.from_mapping(pb.MacroRun, values)
    values |= {"steps": Jsonb(steps), "results": Jsonb(results), "team": call.principal.team}
    made = to_message(pb.MacroRun, call.insert(macro_runs, **values))
    if macro is not None and done:
        catalogue.used(call, KIND, macro, done)
    call.emit("crm.tickets.MacroRun.created", made)
    return made


def _not_found(result: Step) -> None:
    """One ticket that is not there is refused like everywhere."""
    if result.get("missing"):
        raise NotFound("ticket", result["ticket_id"])


def _on_ticket(call: "Call", steps: list[Step], ticket_id: int, *, keep: bool) -> Step:
    """All steps on one ticket in a savepoint; one that is refused takes back those before it."""
    emitted, enqueued = len(call.emitted), len(call.enqueued)
    result: Step = {"ticket_id": ticket_id, "done": True}
    at = 0
    try:
        with call.connection.transaction(force_rollback=not keep):
            queries.ticket(call, ticket_id, held=True)
            for step in steps:
                at += 1
                _do(call, step, ticket_id)
    except AGAIN:
        raise
    except NotFound as refused:
        result |= {"done": False, "reason": str(refused.message), "step_number": at}
        result |= {"missing": True} if not at else {}
    except Invalid as refused:
        told = "; ".join(f"{path.rpartition('.')[2]}: {t}" for path, t in refused.fields.items())
        result |= {"done": False, "reason": told, "step_number": at}
    except Refusal as refused:
        result |= {"done": False, "reason": str(refused.message), "step_number": at}
    except psycopg.Error as error:
        refused_by = refusal_of(error)
        if not isinstance(refused_by, Refusal):
            raise
        result |= {"done": False, "reason": str(refused_by), "step_number": at}
    if not (keep and result["done"]):
        del call.emitted[emitted:], call.enqueued[enqueued:]
    return result


def _ask(call: "Call", method: str, **fields: Any) -> Any:
    """One RPC of ours as the caller, within this call."""
    found = app_of(call).by_name[method]
    if not call.principal.may(found.rule.scope):
        scope = found.rule.scope
        raise Forbidden(said("This needs the scope %(scope)s.", scope=scope), scope=scope)
    request = found.request_class(**fields)
    validation.check(found, request)
    return found.handler(call, request)


def _enum(kind: str, word: str | None) -> str:
    """An enum's name from the word in a column."""
    return f"{kind}_{(word or 'unspecified').upper()}"


def _do(call: "Call", step: Step, ticket_id: int) -> None:
    """One step on a held ticket."""
    key, kind = {"ticket_id": ticket_id}, step["kind"]
    row = queries.ticket(call, ticket_id, held=False)
    text = placeholders.fill(call, row, step.get("text", ""))[0]
    if kind == "set":
        named = {n: step[n] for n in ("priority", "category", "product") if n in step}
        if "priority" in named:
            named["priority"] = _enum("TICKET_PRIORITY", named["priority"])
        _ask(call, "UpdateTicket", ticket=key | named, update_mask={"paths": list(named)})
    elif kind in ("tag", "untag"):
        _tag(call, row, step)
    elif kind == "comment":
        visibility = _enum("COMMENT_VISIBILITY", step.get("visibility"))
        _ask(call, "CreateComment", comment=key | {"text": text, "visibility": visibility})
    elif kind == "hand_over":
        to = {n: step.get(n, "") for n in ("to_id", "to_team")} | {"reason": text}
        to["kind"] = _enum("HAND_OVER_KIND", step.get("hand_over_kind"))
        _ask(call, "CreateHandOver", hand_over=key | to)
    elif kind == "promise":
        due = call.clock.now() + timedelta(minutes=step["due_minutes"])
        what = _enum("PROMISE_KIND", step.get("promise_kind"))
        _ask(call, "CreatePromise", promise=key | {"due_time": due, "note": text, "kind": what})
    elif kind == "close":
        outcome = _enum("TICKET_OUTCOME", step["outcome"])
        _ask(call, "CloseTicket", **key, resolution=text, outcome=outcome)
    elif kind == "pause":
        _ask(call, "PauseTicket", **key, reason=text)
    else:
        _ask(call, {"take": "TakeTicket", "follow": "FollowTicket"}[kind], **key)


def _tag(call: "Call", row: Row, step: Step) -> None:
    """Tags are added, or taken away; those that are there, or not, already are no mistake."""
    named = tidy_tags(step["tags"])
    tags = [tag for tag in row.tags if tag not in named]
    if step["kind"] == "tag":
        tags = tidy_tags([*row.tags, *named])
    if len(tags) > 20:
        raise Precondition("TOO_MANY_TAGS", "A ticket has at most 20 tags.")
    if tags != row.tags:
        given = {"ticket_id": row.ticket_id, "tags": tags}
        _ask(call, "UpdateTicket", ticket=given, update_mask={"paths": ["tags"]})


def get_macro_run(call: "Call", request: pb.GetMacroRunRequest) -> pb.MacroRun:
    """What a run did."""
    missing = ("macro_run", request.macro_run_id)
    row = call.one(RUN.by_key, missing=missing, key=request.macro_run_id)
    if not call.sees(macro_runs, row):
        raise NotFound(*missing)
    return to_message(pb.MacroRun, row)


def list_macro_runs(call: "Call", request: pb.ListMacroRunsRequest) -> pb.ListMacroRunsResponse:
    """A page of runs."""
    reply: pb.ListMacroRunsResponse = catalogue.listed(
        call, RUN, request, pb.ListMacroRunsResponse, RUN_FILTERABLE, "macro_run_id desc"
    )
    return reply
