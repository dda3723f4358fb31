"""The pages of imports: what runs and how far it is, a file looked at before it comes in, what was refused and why.

The rule kept here: a page never waits for an import: it shows where it is, and lets somebody hold it, end it or take it
back.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from typing import Any

import flask
import yaml
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import N_, translated_problem
from crm_chassis.i18n import gettext as _
from google.protobuf.json_format import MessageToDict
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, asked, pages
from crm_customers.pages.wording import in_words

PART = 1024 * 1024
MOST_FILES = 20  # of one import
REJECTS_SHOWN = 25
ACTIONS = {
    "start": "StartImport",
    "pause": "PauseImport",
    "resume": "ResumeImport",
    "cancel": "CancelImport",
}
# What records are called, and what became of them.
WORDS = {
    "account": N_("Account"),
    "contact": N_("Contact"),
    "order": N_("Order"),
    "line": N_("Order line"),
    "interaction": N_("Interaction"),
    "deal": N_("Deal"),
    "product": N_("Product"),
    "rep": N_("Representative"),
    "manager": N_("Manager"),
    "link": N_("Belongs to"),
    "row": N_("Row"),
    "created": N_("Created"),
    "updated": N_("Updated"),
    "merged": N_("One with somebody known"),
    "unchanged": N_("Unchanged"),
    "review": N_("To be looked at"),
    "rejected": N_("Refused"),
    "kept": N_("Left as it was"),
    "without_customer": N_("Without a customer"),
    "left": N_("Not taken back"),
    "taken_back": N_("Taken back"),
}
QUOTED = re.compile(r"('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\") (must .*)", re.S)
PHASES = {
    "waiting for its window": N_("Waiting for its window"),
    "taking back": N_("Taking back"),
}
RUNNING = ("IMPORT_STATE_RUNNING", "IMPORT_STATE_ROLLING_BACK")


@pages.get("/imports")
def imports() -> Response:
    """The imports, the latest first."""
    page = Page.current()
    order = {
        "order_by": "import_id desc",
        "page_size": PAGE_SIZE,
        "page_token": asked("page_token"),
    }
    plans = page.call("ListImportPlans", page_size=100, order_by="display_name").import_plans
    return page.render(
        "customers/imports.html", reply=page.call("ListImports", **order), plans=plans
    )


def state_of(found: Any) -> str:
    """The name of an import's state."""
    return str(
        found.DESCRIPTOR.fields_by_name["state"].enum_type.values_by_number[found.state].name
    )


@pages.route("/imports/new", methods=["GET", "POST"])
def new_import() -> Response:
    """Files are chosen; they are looked at on the next page."""
    page = Page.current()
    error = ""
    if flask.request.method == "POST":
        numbers = sent_files(page)
        if numbers:
            return page.redirect(
                "customers.import_file", import_file_id=numbers[0], also=numbers[1:]
            )
        error = _("Choose a file.")
    page.status = 422 if error else 200
    return page.render("customers/import_new.html", error=error)


def sent_files(page: Page) -> list[int]:
    """The numbers of the files that a form brings: sent in parts before, or small and within the form."""
    before = [int(text) for text in flask.request.form.getlist("import_file_id") if text.isdigit()]
    within = [file for file in flask.request.files.getlist("file") if file.filename]
    return [*before, *(send(page, str(file.filename), file.stream) for file in within)][:MOST_FILES]


def send(page: Page, name: str, stream: Any) -> int:
    """Sends a file of a form on, in parts; returns its number."""
    number = page.call("CreateImportFile", file_name=plain_name(name)).import_file_id
    place = 0
    while part := stream.read(PART):
        page.call("AppendImportFile", import_file_id=number, offset=place, data=part)
        place += len(part)
    return int(number)


def plain_name(name: str) -> str:
    """A file's name without its folders."""
    return name.replace("\\", "/").rpartition("/")[2][:300]


@pages.post("/imports/parts")
def open_file() -> Response:
    """Opens a file that the page's script sends in parts."""
    name = plain_name(flask.request.form.get("file_name", "")) or "file.csv"
    return _told(lambda page: page.call("CreateImportFile", file_name=name))


@pages.post("/imports/parts/<int:import_file_id>")
def add_part(import_file_id: int) -> Response:
    """Adds a part; a part that does not fit is answered with where the file goes on."""
    offset = asked("offset")
    part = {"offset": int(offset) if offset.isdecimal() else 0, "data": flask.request.get_data()}
    return _told(lambda page: page.call("AppendImportFile", import_file_id=import_file_id, **part))


def _told(ask: Callable[[Page], Any]) -> Response:
    """What a script is told: the file so far, or what is wrong in the reader's language."""
    try:
        file = ask(Page.current())
    except Refusal as refusal:
        if refusal.reason == "WRONG_OFFSET":
            return flask.jsonify({"size": int(refusal.metadata["size"])})
        problems = [translated_problem(text) for text in refusal.fields.values()]
        return flask.jsonify({"problem": " ".join(problems) or _(refusal.message)})
    return flask.jsonify({"import_file_id": file.import_file_id, "size": file.size})


@pages.route("/imports/files/<int:import_file_id>", methods=["GET", "POST"])
def import_file(import_file_id: int) -> Response:
    """What files turned out to be, and the plan by which they are to come in."""
    page = Page.current()
    also = [int(text) for text in flask.request.args.getlist("also") if text.isdigit()]
    ids = list(dict.fromkeys([import_file_id, *also]))[:MOST_FILES]
    try:
        looked = looked_at(page, ids)
    except Invalid as refusal:  # no table at all: another file is chosen where it was chosen
        page.status = 422
        problem = "; ".join(translated_problem(text) for text in refusal.fields.values())
        return page.render("customers/import_new.html", error=problem)
    plan_id = flask.request.args.get("plan", type=int) or 0
    text = flask.request.form.get("plan", "").replace("\r\n", "\n")
    error = ""
    if flask.request.method == "POST":
        names = {one.format.source: number for one, number in zip(looked, ids, strict=True)}
        try:
            return carry_out(page, names, text, flask.request.form.get("action", "dry_run"))
        except Invalid as refusal:
            error, page.status = "; ".join(_(text) for text in refusal.fields.values()), 422
    elif plan_id:
        text = page.call("GetImportPlan", import_plan_id=plan_id).plan
    plans = page.call("ListImportPlans", page_size=100, order_by="display_name").import_plans
    return page.render(
        "customers/import_file.html",
        looked=looked,
        ids=ids,
        text=text or one_plan([one.plan for one in looked]),
        error=error,
        plans=plans,
    )


def looked_at(page: Page, ids: list[int]) -> list[Any]:
    """What each file turned out to be; two of one name are two sources."""
    found: list[Any] = []
    for number in ids:
        where = {"import_file_id": number}
        one = page.call("InspectSource", location=where)
        taken = {other.format.source for other in found}
        if one.format.source in taken:
            name = f"{one.format.source[:58]}-{len(found) + 1}"
            one = page.call("InspectSource", location=where, source=name)
        found.append(one)
    return found


def one_plan(plans: list[str]) -> str:
    """The plans of several sources as one; orders that only name a customer mean one of the file that has names."""
    if len(plans) == 1:
        return plans[0]
    sources = {name: one for text in plans for name, one in yaml.safe_load(text)["sources"].items()}
    accounts = {name: one["account"] for name, one in sources.items() if "account" in one}
    named = next((name for name, one in accounts.items() if "display_name" in one), "")
    for name, account in accounts.items():
        if named and name != named and "display_name" not in account:
            account["system"] = {"constant": named}
    plan = {"about": ", ".join(sources), "sources": sources}
    said = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False, width=100)
    return f"{plans[0].partition(chr(10))[0]}\n{said}"


def carry_out(page: Page, names: Mapping[str, int], text: str, action: str) -> Response:
    """Saves the plan, tries it, or imports by it."""
    if action == "save":
        name = flask.request.form.get("display_name", "").strip() or _("Plan")
        page.call("CreateImportPlan", import_plan={"display_name": name[:200], "plan": text})
        page.toast(_("Plan saved"))
        return page.redirect("customers.imports")
    locations = places_of(sources_of(text), names)
    made = page.call("CreateImport", plan=text, locations=locations, dry_run=action == "dry_run")
    return page.redirect("customers.import_run", import_id=made.import_id)


def places_of(sources: list[str], names: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Which file each source of a plan is: the one of its name, and the others in their order."""
    others = iter([number for name, number in names.items() if name not in sources])
    found = {name: names[name] if name in names else next(others, 0) for name in sources}
    return {name: {"import_file_id": number} for name, number in found.items() if number}


def sources_of(text: str) -> list[str]:
    """The names of a plan's sources, as far as it can be read."""
    try:
        said = yaml.safe_load(text)
        return [str(name) for name in said["sources"]]
    except (yaml.YAMLError, KeyError, TypeError):
        return []


@pages.get("/imports/<int:import_id>")
def import_run(import_id: int) -> Response:
    """One import: how far it is, what came of it, and what was refused."""
    page = Page.current()
    found = page.call("GetImport", import_id=import_id)
    rejects = page.call(
        "ListImportRejects",
        import_id=import_id,
        page_size=REJECTS_SHOWN,
        page_token=asked("page_token"),
    )
    state = state_of(found)
    reading = found.phase.startswith("reading")
    done, whole = (
        (found.read_rows, found.total_rows)
        if reading
        else (found.taken_records, found.staged_records)
    )
    return page.render(
        "customers/import_run.html",
        found=found,
        state=state.removeprefix("IMPORT_STATE_").lower(),
        running=state in RUNNING,
        done=done,
        whole=whole,
        reading=reading,
        rejects=rejects,
        cells=lambda one: " · ".join(
            str(value) for value in MessageToDict(one.original).values() if value
        )[:300],
        reason=reason_of,
        forms=_run_forms(page, import_id),
        against=asked("against"),
        phase=phase_of(found.phase),
        word=lambda name: _(WORDS[name]) if name in WORDS else name,
    )


def _run_forms(page: Page, import_id: int) -> dict[str, Form]:
    """What can be done with an import, each as a button of its own."""
    forms = {
        name: page.form(method, action=address(name, import_id), import_id=import_id)
        for name, method in ACTIONS.items()
    }
    back = address("roll_back", import_id)
    forms["roll_back"] = page.form("RollBackImport", action=back, import_id=import_id)
    forms["keep_edited"] = page.form(
        "RollBackImport", action=back, import_id=import_id, keep_edited=True
    )
    return forms


def reason_of(reject: Any) -> str:
    """Why a row was refused, in the reader's language."""
    field, sign, text = reject.message.partition(": ")
    if sign and field == reject.field:
        found = QUOTED.match(text)  # the value as it came, then what is wrong with it
        value, problem = found.groups() if found else ("", text)
        shown = f"{value} " if len(value) > len("''") else ""
        return f"{field}: {shown}{translated_problem(problem)}"
    return in_words(reject.message)


def phase_of(phase: str) -> str:
    """What an import is at, in the reader's language."""
    if phase.startswith("reading "):
        return _("Reading %(source)s", source=phase.removeprefix("reading "))
    if phase.startswith("taking ") and " of " in phase:
        kind, _of, source = phase.removeprefix("taking ").partition(" of ")
        word = WORDS.get(kind.removesuffix("s"), kind)
        return _("Taking %(source)s: %(kind)s", source=source, kind=_(word))
    return _(PHASES.get(phase, phase)) if phase else ""


def address(action: str, import_id: int) -> str:
    """Where a button sends."""
    return flask.url_for("customers.import_action", import_id=import_id, action=action)


@pages.post("/imports/<int:import_id>/<action>")
def import_action(import_id: int, action: str) -> Response:
    """A button was pressed."""
    page = Page.current()
    if action not in (*ACTIONS, "roll_back", "again", "mended"):
        flask.abort(404)
    try:
        if action == "again":
            return again(page, import_id)
        if action == "mended":
            return mended(page, import_id)
        if action == "roll_back":
            keep = flask.request.form.get("keep_edited", "") in ("true", "True", "1", "on")
            page.call("RollBackImport", import_id=import_id, keep_edited=keep)
        else:
            page.call(ACTIONS[action], import_id=import_id)
    except Refusal as refusal:
        if refusal.reason == "LATER_EDITS":
            return page.redirect(
                "customers.import_run", import_id=import_id, against=_(refusal.message)
            )
        page.toast(_(refusal.message), "error")
    return page.redirect("customers.import_run", import_id=import_id)


def again(page: Page, import_id: int) -> Response:
    """The same for real, after a dry run."""
    made = page.call("CreateImport", repeat_import_id=import_id)
    return page.redirect("customers.import_run", import_id=made.import_id)


def mended(page: Page, import_id: int) -> Response:
    """Rows that were mended come in by the same plan."""
    numbers, source = sent_files(page), flask.request.form.get("source", "")
    if not numbers:
        page.toast(_("Choose a file."), "error")
        return page.redirect("customers.import_run", import_id=import_id)
    found = page.call("GetImport", import_id=import_id)
    locations = {source: {"import_file_id": numbers[0]}}
    made = page.call("CreateImport", plan=found.plan, locations=locations, mended=True)
    return page.redirect("customers.import_run", import_id=made.import_id)


@pages.get("/imports/<int:import_id>/rejects/<source>.csv")
def import_rejects(import_id: int, source: str) -> Response:
    """The refused rows of a source as a file that can be mended and sent again."""
    page = Page.current()
    found = page.call("GetImport", import_id=import_id)
    columns = next((list(one.columns) for one in found.formats if one.source == source), [])
    rows: dict[int, dict[str, Any]] = {}
    token = ""
    while True:
        reply = page.call(
            "ListImportRejects",
            import_id=import_id,
            source=source,
            page_size=1000,
            page_token=token,
        )
        for one in reply.rejects:
            row = rows.setdefault(
                one.row_number, MessageToDict(one.original) | {"_row": one.row_number}
            )
            row["_reason"] = "; ".join(filter(None, (row.get("_reason"), one.message)))
        token = reply.next_page_token
        if not token:
            break
    names = list(dict.fromkeys([*columns, *(name for row in rows.values() for name in row)]))
    names = [name for name in names if name not in ("_row", "_reason")] + ["_row", "_reason"]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows[number] for number in sorted(rows))
    answer = flask.Response("\ufeff" + out.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{source}.rejects.csv"'
    return answer
