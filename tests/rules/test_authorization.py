"""Every RPC × every role × own and other's records × bad tokens: made from the descriptors, so a new RPC is in it.

What is expected is computed here from the rules as they are declared, not by the code under test: a method that is
reachable without its scope, or that shows a row which the row rule hides, fails; so does a new RPC whose resource has
no sample to try it on.
"""

from fnmatch import fnmatchcase

import pytest
from crm.options.v1 import options_pb2
from crm_chassis import auth, roles
from crm_chassis.errors import Forbidden, Refusal, Unauthenticated
from crm_chassis.methods import snake
from crm_chassis.pipeline import pipeline
from crm_chassis.testing import world_of

from tests.rules import campaign_samples, report_samples
from tests.rules.requests import FIELDS, REASONED
from tests.rules.samples import MAKE
from tests.rules.services import NAMES, methods_by_name, service

ME = {
    "owner_id": "me.myself",
    "team": "my team",
    "partner_id": 1,
}
OTHER = {"owner_id": "some.body", "team": "their team", "partner_id": 2}


# Methods that concern rows of somebody without naming one: what they leave out is tested in their services' own tests.
SHARED_DATA = {
    *campaign_samples.SHARED_DATA,
    *report_samples.SHARED_DATA,
    *("GetDealBoard", "GetDealForecast", "GetDealStatistics", "GetDeliverablesTable"),
    "LookUpPhone",
    "AcceptMatches",
    "LookUpCaller",
    "GetTouchpointMap",
    *("GetDay", "GetRinging"),
    *("TakeNext", "GetQueueLoads", "GetQueuePage", "GetWithOthers", "GetHandOverMatrix"),
    *("OfferQuestions", "GetQuestionResults", "GetSatisfaction", "GetPromiseFigures"),
    "IngestInteractions",
    "IngestOrder",
    "IngestOrders",
    *("AssignAccounts", "AssignByTerritory", "RedirectHandOverItems"),
    "GetClassSummary",
    "GetCompleteness",
    *("GetDashboard", "PreviewDashboard", "RunQuery", "ExportQuery", "ListDimensionValues"),
    *("GetCustomerCost", "GetWhaleCurve", "GetCostSummary", "SimulateCosts"),
    "GetPriceBook",
    "UpdatePriceBook",
    "DeletePriceBook",
    "UndeletePriceBook",
    "GetPrice",
    "UpdatePrice",
    "DeletePrice",
    "UndeletePrice",
    *("GetPriceChange", "UpdatePriceChange", "SubmitPriceChange", "ApprovePriceChange"),
    *("RejectPriceChange", "WithdrawPriceChange"),
    # Like price books, plans and quotas are everybody's; what partners see of them is tried in their own tests.
    *("GetSalesPlan", "UpdateSalesPlan", "DeleteSalesPlan", "UndeleteSalesPlan", "AgreeSalesPlan"),
    *("ReopenSalesPlan", "CloseSalesPlan", "GetPlanFigures", "ListPlanActuals"),
    *("GetMaterialQuota", "UpdateMaterialQuota", "DeleteMaterialQuota", "UndeleteMaterialQuota"),
    # Of the chassis: tried with customers, where there are samples; an export is found by who made it only.
    "NameRecords",
    "GetRecordExport",
    "DownloadRecordExport",
    *("GetAttachment", "UpdateAttachment", "AddAttachmentVersion", "DownloadAttachment"),
    *("DeleteAttachment", "UndeleteAttachment"),
    *("GetWorksheet", "DownloadWorksheet", "GetWorksheetReturn", "DownloadWorksheetReturn"),
    "DecideWorksheetRow",
    *("GetBulkEdit", "StartBulkEdit", "StopBulkEdit", "UndoBulkEdit"),
    # Lists of the same, and of what is derived from others' rows: no sample has a key of theirs.
    *("ListAttachments", "ListBulkEdits", "ListBulkEditRows", "ListRecordExports"),
    *("ListWorksheets", "ListWorksheetRows", "ListWorksheetReturns", "ListWorksheetRoundItems"),
    *("ListUnownedAccounts", "ListTags", "ListJourneyMonths", "ListCaretakings"),
    *("ListPriceBooks", "ListPriceChanges", "ListSalesPlans", "ListMaterialQuotas"),
    *("ListCreditAccounts", "ListCustomerCosts", "ListRecords"),
}
# Records that have an owner or a team and that everybody with the scope may see or change all the same: whose they are
# says who looks after them, not who may read them. Where
# handlers show each their own (dashboards, scenarios, locations of partners), the services' own tests try it.
OWNED_AND_SHARED = {
    "customers": {
        *("crm.customers.Import", "crm.customers.ImportFile", "crm.customers.ImportPlan"),
        *("crm.customers.Territory", "crm.customers.Lead", "crm.customers.ConflictAlert"),
        *("crm.customers.WorksheetRoundItem", "crm.records.Worksheet"),
    },
    "tickets": {
        *("crm.tickets.Absence", "crm.tickets.Agent", "crm.tickets.CannedReply"),
        *("crm.tickets.Department", "crm.tickets.Macro", "crm.tickets.Queue", "crm.tickets.Call"),
        "crm.tickets.SurveyInvitation",
    },
    "channels": {
        *("crm.channels.Location", "crm.channels.Territory", "crm.records.Worksheet"),
        *("crm.channels.PortalInvitation", "crm.channels.Quote", "crm.channels.CreditAccount"),
    },
    "reports": {
        *("crm.reports.Alert", "crm.reports.CostScenario", "crm.reports.OwnDashboard"),
        *("crm.reports.Pack", "crm.reports.Snapshot"),
    },
}


def principal(role):
    partner = ME["partner_id"] if role == "partner" else 0
    return auth.person(ME["owner_id"], "Me", (role,), team=ME["team"], partner_id=partner)


def declared(role, scope):
    """Whether the table of roles gives the scope: read anew, with the guarded ones for admin and services only."""
    if scope == "self":
        return True
    if scope in ("audit.read", "events.read"):
        return role in ("admin", "service")
    return any(fnmatchcase(scope, pattern) for pattern in roles.ROLES[role].scopes)


def let_in(world, role, method):
    """Whether a role has the scope; files and bulk edits are read with that of the records they are about."""
    about_records = method.service.startswith("crm.records.v1.")
    reads = declared(role, f"{world.app.service.name}.read")
    return declared(role, method.rule.scope) and (reads or not about_records)


def methods(world):
    return sorted(world.app.methods.values(), key=lambda method: method.full_name)


def send(world, method, metadata, request=None):
    return pipeline(world.app, method, request or method.request_class(), metadata)


@pytest.mark.parametrize("role", sorted(roles.ROLES))
def test_each_method_lets_in_exactly_the_roles_that_have_its_scope(shared_world, role):
    wrong = []
    for method in methods(shared_world):
        if method.rule.open:
            continue
        request = method.request_class()
        if "wait_seconds" in method.request_class.DESCRIPTOR.fields_by_name:
            request.wait_seconds = 0
        try:
            shared_world.call(method.name, request, by=principal(role))
            let_in = True
        except Forbidden as refused:
            let_in = refused.metadata.get("scope") != method.rule.scope
        except Refusal as refused:
            assert refused.code not in ("UNAUTHENTICATED", "INTERNAL"), method.full_name
            let_in = True
        if let_in != declared(role, method.rule.scope):
            wrong.append((method.full_name, method.rule.scope))
    assert not wrong


def test_no_method_answers_without_a_valid_token(shared_world):
    app = shared_world.app
    now = app.clock.now()
    admin = shared_world.people["admin"]
    expired = auth.mint(app.config.token_key, admin, now - 2 * auth.SESSION, auth.SESSION)
    foreign = auth.mint("somebody else's key, of more than 32 characters", admin, now, auth.SESSION)
    for method in methods(shared_world):
        if method.rule.open:
            assert method.name == "SignIn", f"{method.full_name} is open to everybody"
            continue
        for metadata in (
            {},
            {"authorization": f"Bearer {expired}"},
            {"authorization": f"Bearer {foreign}"},
        ):
            with pytest.raises(Unauthenticated):
                send(shared_world, method, metadata)


def test_an_api_key_without_scopes_may_nothing(shared_world):
    nothing = auth.Principal("keys/1", "", ("app",), (), "all")
    for method in methods(shared_world):
        if method.rule.open or method.rule.scope == "self":
            continue
        with pytest.raises(Forbidden):
            shared_world.call(method.name, method.request_class(), by=nothing)


def visible(role, record):
    """Whether a role's row rule shows a record with these owners."""
    rule = roles.ROLES[role].rows
    if rule == "all":
        return True
    if rule == "partner":
        return record.get("partner_id") == ME["partner_id"]
    mine = record.get("owner_id") == ME["owner_id"]
    return mine or (rule == "team" and record.get("team") == ME["team"])


def with_rows(world):
    """The methods that touch rows of somebody: by their own declaration."""
    return [m for m in methods(world) if m.rule.rows == options_pb2.ROWS_VISIBLE]


def request_of(method, keys):
    """A request of this method about these records, or None when it names no record."""
    wanted = FIELDS.get(method.name, {})
    fields = method.request_class.DESCRIPTOR.fields_by_name
    filled = {**wanted, **{name: key for name, key in keys.items() if name in fields}}
    named = bool(filled.keys() & keys.keys())
    for name, field in fields.items():
        kind = field.message_type
        if kind is None or field.is_repeated or not kind.full_name.startswith("crm."):
            continue
        own_key = kind.fields_by_number[1].name
        inner = {key: keys[key] for key in keys.keys() & kind.fields_by_name.keys()}
        if method.rule.mutation == options_pb2.MUTATION_CREATE:
            inner.pop(own_key, None)
        if inner and name in wanted:
            filled[name] = {**wanted[name], **inner}
            named = True
    if "reason" in fields:
        filled.update(REASONED)
    return method.request_class(**filled) if named else None


@pytest.mark.parametrize("name", NAMES)
def test_nobody_shares_what_belongs_to_somebody_without_saying_so(name):
    """A method without a row rule about a table with owners: found by the tables, so a new one is in it."""
    tables = service(name).metadata.tables
    shared = set()
    for method in methods_by_name(name).values():
        resource = method.rule.resource
        word = snake(resource.rpartition(".")[2])
        owned = [tables[each] for each in (f"{word}s", f"{word[:-1]}ies") if each in tables]
        if method.rule.rows == options_pb2.ROWS_SHARED and any(
            ME.keys() & set(table.columns.keys()) for table in owned
        ):
            shared.add(resource)
    assert shared == OWNED_AND_SHARED[name]


def outcome(world, method, request, caller):
    try:
        reply = world.call(method.name, request, by=caller)
    except Refusal as refused:
        return refused.code, None
    return "OK", reply


@pytest.fixture(scope="module", params=NAMES)
def peopled(request, postgres, tmp_path_factory):
    """A world with samples of mine and of others, for all roles: who only reads, and who is refused, changes none."""
    for world in world_of(service(request.param), postgres, tmp_path_factory.mktemp("peopled")):
        make = MAKE[request.param]
        yield world, make(world, ME), make(world, OTHER)


@pytest.mark.parametrize("role", sorted(roles.ROLES))
def test_what_belongs_to_others_is_not_found(peopled, role):
    world, _, keys = peopled
    wrong = []
    for method in with_rows(world):
        request = request_of(method, keys)
        if request is None or not declared(role, method.rule.scope) or visible(role, OTHER):
            continue
        code, reply = outcome(world, method, request, principal(role))
        empty = code == "OK" and not any(message.ListFields() for message in parts(reply))
        if code != "NOT_FOUND" and not empty:
            wrong.append((method.full_name, code, str(request)))
    assert not wrong


def parts(reply):
    """The messages that a reply lists."""
    found = []
    for field, value in reply.ListFields():
        if field.message_type is not None and field.message_type.full_name.startswith("crm."):
            found += value if field.is_repeated else [value]
    return found or [reply]


@pytest.mark.parametrize("role", sorted(roles.ROLES))
def test_what_is_ones_own_is_found(peopled, role):
    world, keys, _ = peopled
    wrong = []
    for method in with_rows(world):
        request = request_of(method, keys) if method.reads else None
        if request is None or not let_in(world, role, method) or not visible(role, ME):
            continue
        code, _ = outcome(world, method, request, principal(role))
        if code in ("NOT_FOUND", "PERMISSION_DENIED", "UNAUTHENTICATED"):
            wrong.append((method.full_name, code))
    assert not wrong


def listed_by(method):
    """The field of a list's reply that holds its records, and the name of their key."""
    listed = next(f for f in method.reply_class.DESCRIPTOR.fields if f.is_repeated)
    return listed, listed.message_type.fields_by_number[1].name if listed.message_type else ""


@pytest.mark.parametrize("role", sorted(roles.ROLES))
def test_lists_hold_what_is_ones_own_and_leave_out_what_is_not(peopled, role):
    world, mine, others = peopled
    wrong = []
    for method in with_rows(world):
        if not method.name.startswith("List") or method.name in SHARED_DATA:
            continue
        if not let_in(world, role, method):
            continue
        listed, key = listed_by(method)
        request = method.request_class()
        if key not in mine or request_of(method, mine) is not None:
            continue
        reply = world.call(method.name, request, by=principal(role))
        seen = {getattr(item, key) for item in getattr(reply, listed.name)}
        for keys, owners in ((mine, ME), (others, OTHER)):
            if visible(role, owners):
                seen -= keys.get("more", {}).get(key, set())
        expected = {
            keys[key] for keys, owners in ((mine, ME), (others, OTHER)) if visible(role, owners)
        }
        if seen != expected:
            wrong.append((method.full_name, seen, expected))
    assert not wrong


def test_every_method_about_somebodys_record_is_tried(world):
    keys = MAKE[world.app.service.name](world, ME)
    untried = []
    for method in with_rows(world):
        creates = method.rule.mutation == options_pb2.MUTATION_CREATE
        lists = method.name.startswith("List") and listed_by(method)[1] in keys
        searches = method.name.startswith("Search")
        if request_of(method, keys) is None and not creates and not lists and not searches:
            untried.append(method.name)
    left = sorted(set(untried) - SHARED_DATA)
    assert not left, ", ".join(left)
