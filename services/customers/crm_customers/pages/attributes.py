"""The pages of attributes: what is defined, what is known of one customer or person and since when, what is missing.

The rule kept here: a form shows as many inputs as somebody can fill in while talking; all the others are one search
away.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import flask
from crm.customers.v1 import attributes_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.attributes.words import help_of, label_of
from crm_customers.pages.blueprint import PAGE_SIZE, asked, name_of, pages

MOST_IN_FORM, MOST_ON_CARD, MOST_KNOWN = 24, 30, 1000
TYPES = (
    ("ATTRIBUTE_TYPE_TEXT", N_("Text")),
    ("ATTRIBUTE_TYPE_NUMBER", N_("Number")),
    ("ATTRIBUTE_TYPE_MONEY", N_("Sum with currency")),
    ("ATTRIBUTE_TYPE_DATE", N_("Day")),
    ("ATTRIBUTE_TYPE_YES_NO", N_("Yes or no")),
    ("ATTRIBUTE_TYPE_CHOICE", N_("One of several choices")),
    ("ATTRIBUTE_TYPE_CHOICES", N_("Several choices")),
    ("ATTRIBUTE_TYPE_ACCOUNT", N_("A customer")),
    ("ATTRIBUTE_TYPE_CONTACT", N_("A contact")),
    ("ATTRIBUTE_TYPE_USER", N_("One of us")),
)
KINDS = {
    "accounts": ("account", "GetAccount", "account_id", "customers.account"),
    "contacts": ("contact", "GetContact", "contact_id", "customers.contact"),
}
GROUPS = {
    "": N_("All together"),
    "segment": N_("By segment"),
    "tier": N_("By tier"),
    "team": N_("By team"),
}


def definitions_of(page: Page, kind: str, query: str = "", size: int = MOST_KNOWN) -> Any:
    """The definitions for a kind of record, in the order of forms."""
    parts = [f"record_kinds : {kind}"]
    if query:
        word = '"' + query.replace("\\", "\\\\").replace('"', '\\"') + '"'
        parts.append(f"(label : {word} OR label_zh : {word} OR name : {word})")
    return page.call("ListAttributeDefinitions", filter=" AND ".join(parts), page_size=size)


@pages.context_processor
def _cards() -> dict[str, Any]:
    """What templates of accounts and contacts use to show and to ask attributes."""
    return {
        "attribute_card": attribute_card,
        "attribute_inputs": attribute_inputs,
        "attribute_value": shown,
        "offered": offered,
        "type_name": lambda definition: pb.AttributeType.Name(definition.type),
        "attribute_label": lambda definition: label_of(definition, i18n.language.get()),
        "attribute_help": lambda definition: help_of(definition, i18n.language.get()),
    }


def attribute_card(kind: str, record_id: int, values: Mapping[str, str]) -> dict[str, Any]:
    """What the card of a record shows: the values there are, and whether more could be asked."""
    names = list(values)[:MOST_KNOWN]
    reply = Page.current().call(
        "ListAttributeDefinitions",
        names=names or ["none"],
        page_size=MOST_ON_CARD,
        filter=f"record_kinds : {kind}",
    )
    return {
        "filled": [each for each in reply.attribute_definitions if each.name in values],
        "open": max(0, getattr(reply, f"{kind}_count") - len(names)),
        "more": bool(reply.next_page_token),
        "url": flask.url_for("customers.record_attributes", whose=f"{kind}s", number=record_id),
    }


def attribute_inputs(kind: str) -> list[pb.AttributeDefinition]:
    """The attributes that a form of a record asks: the first of all, as many as somebody can fill in."""
    found = definitions_of(Page.current(), kind, size=MOST_IN_FORM).attribute_definitions
    return list(found)


def shown(definition: pb.AttributeDefinition, value: str) -> str:
    """A value in the reader's words."""
    kind, language = definition.type, i18n.language.get()
    if kind in (pb.ATTRIBUTE_TYPE_CHOICE, pb.ATTRIBUTE_TYPE_CHOICES):
        words = {choice.value: label_of(choice, language) for choice in definition.choices}
        return ", ".join(words.get(word, word) for word in value.split(",") if word)
    if kind == pb.ATTRIBUTE_TYPE_YES_NO:
        return {"yes": _("yes"), "no": _("no")}.get(value, value)
    if kind == pb.ATTRIBUTE_TYPE_MONEY and " " in value:
        amount, currency = value.split(" ")
        return str(formats.money(amount, currency))
    if kind == pb.ATTRIBUTE_TYPE_USER and value:
        return name_of(value)
    return " ".join(filter(None, (value, definition.unit)))


def offered(definition: pb.AttributeDefinition, held: str) -> list[tuple[str, str]]:
    """The choices that are offered: those in use, and the retired ones that the record has."""
    has = held.split(",")
    return [
        (choice.value, label_of(choice, i18n.language.get()))
        for choice in definition.choices
        if not choice.retired or choice.value in has
    ]


@pages.get("/attributes")
def attributes() -> Response:
    """What is defined."""
    page, query = Page.current(), asked("q").strip()[:100]
    word = '"' + query.replace("\\", "\\\\").replace('"', '\\"') + '"'
    reply = page.call(
        "ListAttributeDefinitions",
        filter=f"label : {word} OR label_zh : {word} OR name : {word}" if query else "",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
        show_deleted=asked("all") == "1",
    )
    return page.render("customers/attributes.html", reply=reply, query=query, types=dict(TYPES))


def _types() -> list[tuple[str, str]]:
    return [(value, _(text)) for value, text in TYPES]


@pages.route("/attributes/new", methods=["GET", "POST"])
def new_attribute() -> Response:
    """The form of a new attribute."""
    page = Page.current()
    initial = {"type": "ATTRIBUTE_TYPE_TEXT", "record_kinds": ["RECORD_KIND_ACCOUNT"]}
    form = page.form("CreateAttributeDefinition", initial={"attribute_definition": initial})
    if page.sent(form):
        page.toast(_("Defined. It can be filled in and filtered from now on."))
        return page.redirect("customers.attributes")
    return page.render("customers/attribute_form.html", form=form, found=None, types=_types())


@pages.route("/attributes/<int:attribute_id>", methods=["GET", "POST"])
def attribute(attribute_id: int) -> Response:
    """The form that changes an attribute."""
    page = Page.current()
    found = page.call("GetAttributeDefinition", attribute_id=attribute_id)
    key = {"attribute_id": attribute_id, "name": found.name}
    form = page.form(
        "UpdateAttributeDefinition",
        initial={"attribute_definition": found},
        attribute_definition=key,
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.attributes")
    return page.render(
        "customers/attribute_form.html",
        form=form,
        found=found,
        types=_types(),
        remove=page.form(
            "DeleteAttributeDefinition",
            action=flask.url_for("customers.remove_attribute", attribute_id=attribute_id),
            attribute_id=attribute_id,
        ),
        restore=page.form(
            "UndeleteAttributeDefinition",
            action=flask.url_for("customers.restore_attribute", attribute_id=attribute_id),
            attribute_id=attribute_id,
        ),
    )


@pages.post("/attributes/<int:attribute_id>/remove")
def remove_attribute(attribute_id: int) -> Response:
    """Takes an attribute out of use."""
    page = Page.current()
    if page.sent(page.form("DeleteAttributeDefinition", attribute_id=attribute_id)):
        page.toast(_("Out of use. Its values stay, and come back with it."))
    return page.redirect("customers.attribute", attribute_id=attribute_id)


@pages.post("/attributes/<int:attribute_id>/restore")
def restore_attribute(attribute_id: int) -> Response:
    """Takes an attribute into use again."""
    page = Page.current()
    if page.sent(page.form("UndeleteAttributeDefinition", attribute_id=attribute_id)):
        page.toast(_("In use again"))
    return page.redirect("customers.attribute", attribute_id=attribute_id)


@pages.route("/<any(accounts, contacts):whose>/<int:number>/attributes", methods=["GET", "POST"])
def record_attributes(whose: str, number: int) -> Response:
    """All attributes of one record: what is known, since when and from where; and the form that fills in more."""
    page, query = Page.current(), asked("q").strip()[:100]
    kind, method, key, endpoint = KINDS[whose]
    named: dict[str, Any] = {key: number}
    record = page.call(method, **named)
    known = {value.name: value for value in page.call("ListAttributeValues", **named).values}
    then = _as_of(page, named)
    found = definitions_of(page, kind, query, PAGE_SIZE)
    entries = [_entry(each, known) for each in found.attribute_definitions]
    form = page.form("SetAttributeValues", initial={"entries": entries}, **named)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.record_attributes", whose=whose, number=number, q=query)
    return page.render(
        "customers/record_attributes.html",
        record=record,
        whose=whose,
        number=number,
        back=flask.url_for(endpoint, **named),
        known=known,
        then=then,
        form=form,
        rows=list(enumerate(found.attribute_definitions)),
        more=bool(found.next_page_token),
        query=query,
    )


def _as_of(page: Page, named: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was known at the end of the day that was asked for, by name; None: no day was asked for."""
    try:
        day = date.fromisoformat(asked("on"))
        until = datetime.combine(day + timedelta(days=1), time(), i18n.zone()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    found = page.call("ListAttributeValues", **named, as_of_time=until - timedelta(microseconds=1))
    return {value.name: value for value in found.values}


def _entry(definition: pb.AttributeDefinition, known: Mapping[str, Any]) -> dict[str, str]:
    """What the form holds of an attribute: its value, and the value's etag so that others' changes are noticed."""
    value = known.get(definition.name)
    held = {"value": value.value, "etag": value.etag} if value is not None else {"etag": "0"}
    return {"name": definition.name, **held}


@pages.get("/<any(accounts, contacts):whose>/<int:number>/attributes/<name>")
def attribute_history(whose: str, number: int, name: str) -> Response:
    """What one attribute of a record was, and who said so."""
    page = Page.current()
    kind, method, key, _endpoint = KINDS[whose]
    named: dict[str, Any] = {key: number}
    record = page.call(method, **named)
    reply = page.call(
        "ListAttributeHistory",
        **named,
        name=name[:63],
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    found = page.call("ListAttributeDefinitions", filter=f'name = "{name}"').attribute_definitions
    return page.render(
        "customers/attribute_history.html",
        record=record,
        definition=found[0] if found else pb.AttributeDefinition(name=name, label=name),
        back=flask.url_for("customers.record_attributes", whose=whose, number=number),
        reply=reply,
        entries=_moves(found[0] if found else None, reply.values),
        kind=kind,
    )


def _moves(
    definition: pb.AttributeDefinition | None, values: Iterable[pb.AttributeValue]
) -> list[dict[str, Any]]:
    """The history as a timeline."""
    told = []
    for value in values:
        text = shown(definition, value.value) if definition is not None else value.value
        notes = (name_of(value.actor_id), value.source)
        told.append(
            {
                "time": value.set_time,
                "title": text or _("cleared"),
                "note": " · ".join(filter(None, notes)),
                "tone": "" if not formats.is_set(value.end_time) else "neutral",
            }
        )
    return told


@pages.get("/completeness")
def completeness() -> Response:
    """How far attributes are filled in."""
    page = Page.current()
    by = asked("by") if asked("by") in GROUPS else ""
    kind = "contact" if asked("of") == "contact" else "account"
    reply = page.call(
        "GetCompleteness",
        record_kind=f"RECORD_KIND_{kind.upper()}",
        group_by=f"COMPLETENESS_GROUP_{by.upper()}" if by else 0,
    )
    labels = {
        each.name: label_of(each, page.language)
        for each in definitions_of(page, kind).attribute_definitions
    }
    address = flask.url_for("customers.completeness")
    return page.render(
        "customers/completeness.html",
        reply=reply,
        labels=labels,
        kind=kind,
        by=by,
        tabs=[
            (_(text), f"{address}?of={kind}&by={key}", key == by) for key, text in GROUPS.items()
        ],
        kinds=[
            (_("Customers"), f"{address}?by={by}", kind == "account"),
            (_("Contacts"), f"{address}?of=contact&by={by}", kind == "contact"),
        ],
    )
