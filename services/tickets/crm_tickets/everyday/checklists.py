"""Handlers of checklists: what must not be forgotten on a ticket.

The rule kept here: a ticket of a category gets the lists of that category by itself, once; what is required holds a
ticket open until each item was done or does not apply, and each says who said so, and when.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import checklists_pb2 as pb
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.records import enum_names, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import any_, bindparam, delete, func, literal, select, true
from sqlalchemy.dialects.postgresql import insert

from crm_tickets import queries, rules
from crm_tickets.everyday import catalogue
from crm_tickets.everyday.rules import CHECKLIST_ITEM
from crm_tickets.queries import number, numbers, word
from crm_tickets.tables import checklist_items, checklist_templates, checklists

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(
    checklist_templates, pb.ChecklistTemplate, "display_name", "category", "required", "items"
)
FILTERABLE = ("display_name", "category", "required", "create_time")
STEPS = enum_names(pb.ChecklistStep.DESCRIPTOR)
OF_TICKET = Statement(
    select(*checklists.c)
    .where(checklists.c.ticket_id == number("ticket_id"))
    .order_by(checklists.c.checklist_id)
)
ONE = Statement(select(*checklists.c).where(checklists.c.checklist_id == number("key")))
ITEMS = Statement(
    select(*checklist_items.c)
    .where(checklist_items.c.checklist_id == any_(numbers("ids")))
    .order_by(checklist_items.c.checklist_item_id)
)
ITEM = Statement(
    select(*checklist_items.c).where(checklist_items.c.checklist_item_id == number("key"))
)
OF_CATEGORY = Statement(
    select(*checklist_templates.c)
    .where(
        checklist_templates.c.category == word("category"),
        checklist_templates.c.category != literal(""),
        checklist_templates.c.delete_time.is_(None),
    )
    .order_by(checklist_templates.c.checklist_template_id)
)
_columns = (
    *("ticket_id", "checklist_template_id", "display_name", "required"),
    *("create_time", "creator_id"),
)
PUT = Statement(
    insert(checklists)
    .values({name: bindparam(name, type_=checklists.c[name].type) for name in _columns})
    .on_conflict_do_nothing(index_elements=["ticket_id", "checklist_template_id"])
    .returning(*checklists.c)
)
LEFT = Statement(
    select(func.count().label("left"))
    .select_from(checklist_items.join(checklists))
    .where(
        checklists.c.ticket_id == number("ticket_id"),
        checklists.c.required == true(),
        checklist_items.c.state == literal("open"),
    )
)
REMOVE = Statement(delete(checklists).where(checklists.c.checklist_id == number("key")))


def create_checklist_template(
    call: "Call", request: pb.CreateChecklistTemplateRequest
) -> pb.ChecklistTemplate:
    """Makes a template."""
    row = catalogue.create(call, KIND, request.checklist_template)
    return to_message(pb.ChecklistTemplate, row)


def get_checklist_template(
    call: "Call", request: pb.GetChecklistTemplateRequest
) -> pb.ChecklistTemplate:
    """One template."""
    found: pb.ChecklistTemplate = catalogue.get(call, KIND, request.checklist_template_id)
    return found


def list_checklist_templates(
    call: "Call", request: pb.ListChecklistTemplatesRequest
) -> pb.ListChecklistTemplatesResponse:
    """A page of templates."""
    reply: pb.ListChecklistTemplatesResponse = catalogue.listed(
        call, KIND, request, pb.ListChecklistTemplatesResponse, FILTERABLE
    )
    return reply


def update_checklist_template(
    call: "Call", request: pb.UpdateChecklistTemplateRequest
) -> pb.ChecklistTemplate:
    """Changes a template; checklists that were made from it stay as they are."""
    row, values = catalogue.changes(call, KIND, request.checklist_template, request)
    return to_message(pb.ChecklistTemplate, catalogue.write(call, KIND, row, **values))


def delete_checklist_template(
    call: "Call", request: pb.DeleteChecklistTemplateRequest
) -> pb.ChecklistTemplate:
    """Removes a template."""
    key = request.checklist_template_id
    gone: pb.ChecklistTemplate = catalogue.delete(call, KIND, key, request.etag)
    return gone


def undelete_checklist_template(
    call: "Call", request: pb.UndeleteChecklistTemplateRequest
) -> pb.ChecklistTemplate:
    """Brings a template back."""
    back: pb.ChecklistTemplate = catalogue.undelete(call, KIND, request.checklist_template_id)
    return back


def _messages(call: "Call", rows: Iterable[Row]) -> list[pb.Checklist]:
    """Checklists with their items."""
    rows = list(rows)
    items: dict[int, list[pb.ChecklistItem]] = {row.checklist_id: [] for row in rows}
    for item in call.all(ITEMS, ids=list(items)):
        items[item.checklist_id].append(to_message(pb.ChecklistItem, item))
    made = []
    for row in rows:
        found = to_message(pb.Checklist, row)
        found.items.extend(items[row.checklist_id])
        found.open_count = sum(i.state == pb.CHECKLIST_ITEM_STATE_OPEN for i in found.items)
        made.append(found)
    return made


def _put(call: "Call", ticket: Row, items: Iterable[str], **values: Any) -> Row | None:
    """A checklist on a held ticket; None when its template is there already."""
    row = call.first(
        PUT,
        ticket_id=ticket.ticket_id,
        create_time=call.clock.now(),
        creator_id=call.principal.id,
        **values,
    )
    if row is not None:
        for text in items:
            call.insert(
                checklist_items, checklist_id=row.checklist_id, text=text.strip(), state="open"
            )
        (made,) = _messages(call, [row])
        call.emit("crm.tickets.Checklist.created", made)
    return row


def _from(template: Row) -> dict[str, Any]:
    names = ("checklist_template_id", "display_name", "required")
    return {name: getattr(template, name) for name in names}


def for_category(call: "Call", ticket: Row) -> None:
    """A held ticket gets the checklists of its category."""
    if ticket.category and ticket.state != "closed":
        for template in call.all(OF_CATEGORY, category=ticket.category):
            _put(call, ticket, template.items, **_from(template))


def check_done(call: "Call", ticket: Row) -> None:
    """Raises Precondition while something that is required on a held ticket is open."""
    (found,) = call.all(LEFT, ticket_id=ticket.ticket_id)
    left = found.left
    if left:
        text = said("Required on this ticket and not done yet: %(count)s.", count=left)
        raise Precondition("CHECKLIST_OPEN", text, metadata={"count": str(left)})


def _open_ticket(call: "Call", ticket_id: int) -> Row:
    row = queries.ticket(call, ticket_id, held=True)
    if row.state == "closed":
        raise Precondition("TICKET_CLOSED", "This ticket is closed: open it again to change it.")
    return row


def add_checklist(call: "Call", request: pb.AddChecklistRequest) -> pb.Checklist:
    """Puts a checklist on a ticket."""
    ticket = _open_ticket(call, request.ticket_id)
    if request.checklist_template_id:
        template = catalogue.row_of(call, KIND, request.checklist_template_id)
        row = _put(call, ticket, template.items, **_from(template))
    else:
        if not request.items or not request.display_name.strip():
            empty = "items" if not request.items else "display_name"
            raise Invalid({empty: "must be given, or a template"})
        own = {"checklist_template_id": None, "display_name": request.display_name.strip()}
        row = _put(call, ticket, request.items, **own, required=request.required)
    if row is None:
        raise AlreadyExists("CHECKLIST_EXISTS", "This checklist is on the ticket already.")
    return _messages(call, [row])[0]


def list_checklists(call: "Call", request: pb.ListChecklistsRequest) -> pb.ListChecklistsResponse:
    """The checklists of a ticket."""
    row = queries.ticket(call, request.ticket_id, held=False, gone=True)
    found = call.all(OF_TICKET, ticket_id=row.ticket_id)
    return pb.ListChecklistsResponse(checklists=_messages(call, found))


def _held(call: "Call", checklist_id: int, missing: tuple[str, int]) -> tuple[Row, Row]:
    """A checklist and its ticket, which is held: what is on it changes only with it."""
    row = call.one(ONE, missing=missing, key=checklist_id)
    try:
        queries.ticket(call, row.ticket_id, held=True)
    except NotFound:
        raise NotFound(*missing) from None
    ticket = _open_ticket(call, row.ticket_id)
    return call.one(ONE, missing=missing, key=checklist_id), ticket


def remove_checklist(call: "Call", request: pb.RemoveChecklistRequest) -> pb.Checklist:
    """Takes a checklist off its ticket."""
    key = request.checklist_id
    row, _ = _held(call, key, ("checklist", key))
    if row.required and not {"admin", "manager"} & set(call.principal.roles):
        raise Forbidden("Only managers take a required checklist off a ticket.")
    (gone,) = _messages(call, [row])
    call.run(REMOVE, key=key)
    call.emit("crm.tickets.Checklist.deleted", gone)
    return gone


def tick_checklist_item(call: "Call", request: pb.TickChecklistItemRequest) -> pb.Checklist:
    """Something was done, does not apply, or is to be done after all."""
    missing = ("checklist_item", request.checklist_item_id)
    item = call.one(ITEM, missing=missing, key=request.checklist_item_id)
    row, _ = _held(call, item.checklist_id, missing)
    item = call.one(ITEM, missing=missing, key=request.checklist_item_id)
    step = STEPS[request.step]
    (before,) = _messages(call, [row])
    try:
        state = rules.next_state(CHECKLIST_ITEM, item.state, step)
    except rules.NotAllowed:
        told = {"state": item.state, "step": step}
        text = "This item stands so already."
        raise Precondition("STEP_NOT_ALLOWED", text, metadata=told) from None
    done = state != "open"
    call.update(
        checklist_items,
        item.checklist_item_id,
        state=state,
        ticker_id=call.principal.id if done else "",
        tick_time=call.clock.now() if done else None,
        reason=request.reason if state == "skipped" else "",
    )
    (after,) = _messages(call, [row])
    call.emit("crm.tickets.Checklist.updated", after, before=before)
    return after
