"""The pages of who is who: the warning while one types, the queue of pairs, merges field by field, and their undo.

The rule kept here: two records always stand side by side with what differs marked; what a key does, a button does too.
"""

from typing import Any

import flask
from crm.customers.v1 import matches_pb2, merges_pb2
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_, ngettext
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.attributes.words import label_of
from crm_customers.pages.attributes import shown
from crm_customers.pages.blueprint import PAGE_SIZE, asked, country_name, name_of, pages

AT_ONCE = 20  # pairs on one page of the queue
SURE = ("0.999", "0.99", "0.95", "0.9")
KINDS = {"account": merges_pb2.RECORD_KIND_ACCOUNT, "contact": merges_pb2.RECORD_KIND_CONTACT}
ROWS = (
    ("display_name", N_("Name")),
    ("kind", N_("Kind")),
    ("job_title", N_("Job title")),
    ("tax_id", N_("Tax number")),
    ("birth_date", N_("Day of birth")),
    ("phones", N_("Telephone")),
    ("emails", N_("E-mail")),
    ("street", N_("Street")),
    ("postal_code", N_("Postal code")),
    ("city", N_("City")),
    ("region", N_("Region")),
    ("country", N_("Country")),
    ("website", N_("Web site")),
    ("segment", N_("Segment")),
    ("owner_id", N_("Looked after by")),
    ("source", N_("Came from")),
    ("create_time", N_("Added")),
)
WORDS = {
    "name": N_("Name"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "tax id": N_("Tax number"),
    "born": N_("Day of birth"),
    "street": N_("Street"),
    "postal code": N_("Postal code"),
    "city": N_("City"),
    "country": N_("Country"),
    "account": N_("Customer"),
    "messengers": N_("Messengers"),
    "addresses": N_("Addresses"),
    "tags": N_("Tags"),
    "roles": N_("Part in purchases"),
    "attributes": N_("Attributes"),
    "preferred_channel": N_("Preferred channel"),
    "language": N_("Language"),
    "note": N_("Good to know"),
    "key_person": N_("Decides about purchases"),
    "team": N_("Team"),
}
# Children that people move from one customer to another.
LINKS = {
    "accounts": N_("Subsidiary of"),
    "contacts": N_("Contact"),
    "orders": N_("Order"),
}
ATTRIBUTE, MOST_NAMED = "attributes.", 1000
LEVELS = {
    "equal": N_("equal"),
    "close": N_("nearly equal"),
    "sounds alike": N_("sounds alike"),
    "initial": N_("same initial"),
    "part": N_("one contains the other"),
    "begins so": N_("begins so"),
    "same domain": N_("same domain"),
    "same road": N_("same road"),
    "differs": N_("differs"),
}


@pages.context_processor
def _identity_words() -> dict[str, Any]:
    """What the templates of this file use."""
    return {
        "word_of": word_of,
        "level_of": level_of,
        "url_of_record": url_of_record,
        "sources_of": sources_of,
        "value_of": value_of,
        "said_by": said_by,
    }


def sources_of(kind: str, number: int) -> Any:
    """What the sources say of a record."""
    page = Page.current()
    return page.call("ListSourceRecords", kind=KINDS[kind], record_id=number).source_records


def said_by(record: Any) -> list[tuple[str, str]]:
    """What one source says, field by field."""
    return [(word_of(name), str(value)) for name, value in dict(record.data).items() if value]


def word_of(field: str) -> str:
    """What a field is called."""
    return _(dict(ROWS).get(field) or WORDS.get(field) or field.replace("_", " "))


def level_of(level: str) -> str:
    """How two values compare, in words."""
    return _(LEVELS.get(level, level))


def words_of(page: Page, fields: Any) -> dict[str, Any]:
    """How a template calls the fields of a merge and says their values: attributes by their definitions."""
    names = [one.field.partition(".")[2] for one in fields if one.field.startswith(ATTRIBUTE)]
    known = {}
    if names:
        asked_for = {"names": names[:MOST_NAMED], "page_size": MOST_NAMED}
        found = page.call("ListAttributeDefinitions", **asked_for).attribute_definitions
        known = {f"{ATTRIBUTE}{each.name}": each for each in found}

    def field_word(field: str) -> str:
        if field in known:
            return label_of(known[field], i18n.language.get())
        table = field.partition(".")[0]
        return _(LINKS[table]) if table in LINKS else word_of(field)

    def field_value(field: str, value: str) -> str:
        return shown(known[field], value) if field in known else value_of(field, value)

    return {"field_word": field_word, "field_value": field_value}


def value_of(field: str, value: str) -> str:
    """A value as people read it: words of ours are translated."""
    if field in ("kind", "preferred_channel") and value:
        return _(value.replace("_", " ").capitalize())
    if field == "owner_id":
        return name_of(value)
    return country_name(value) if field == "country" else value


def url_of_record(kind: int, number: int) -> str:
    """The page of an account or contact."""
    if kind == KINDS["contact"]:
        return flask.url_for("customers.contact", contact_id=number)
    return flask.url_for("customers.account", account_id=number)


@pages.post("/duplicates")
def duplicates() -> Response:
    """Who is known already, for the form that is being filled in."""
    page = Page.current()
    fixed: dict[str, Any] = {}
    names = ("account_id", "contact_id")
    given = {name: int(asked(name)) for name in names if asked(name).isdigit()}
    if given:
        fixed = {"contact" if asked("of") == "contact" else "account": given}
    form = page.form("FindDuplicates", page_size=5, **fixed)
    taken = form.sent(flask.request.form)
    return page.render(
        "customers/duplicates.html", candidates=form.reply.candidates if taken else []
    )


@pages.get("/review")
def review() -> Response:
    """The pairs that somebody has to decide on, side by side."""
    page = Page.current()
    kind = asked("kind") if asked("kind") in KINDS else ""
    reply = page.call(
        "ListMatches",
        kind=KINDS.get(kind, 0),
        page_size=AT_ONCE,
        page_token=asked("page_token"),
    )
    least = asked("least") if asked("least") in SURE else ""
    sure = None
    if least:
        asks = {"kind": KINDS.get(kind, 0), "least_score": float(least)}
        sure = page.call("AcceptMatches", **asks, validate_only=True).accepted
    address = flask.url_for("customers.review")
    tabs = [(_("Everything"), address, not kind)]
    tabs += [
        (_(text), f"{address}?kind={name}", kind == name)
        for name, text in (("account", N_("Customers")), ("contact", N_("Contacts")))
    ]
    return page.render(
        "customers/review.html",
        reply=reply,
        pairs=[_pair(page, match) for match in reply.matches],
        tabs=tabs,
        levels=[(level, f"{float(level):.1%}") for level in SURE],
        least=least,
        sure=sure,
        bulk=_bulk(page, kind, least) if least else None,
    )


def _bulk(page: Page, kind: str, least: str) -> Any:
    return page.form(
        "AcceptMatches",
        action=flask.url_for("customers.accept_all", kind=kind, least=least),
        kind=KINDS.get(kind, 0),
        least_score=float(least),
    )


def _pair(page: Page, match: matches_pb2.Match) -> dict[str, Any]:
    """A pair as the page shows it: rows of both values, and the forms that decide."""
    key: dict[str, Any] = {"match_id": match.match_id}
    accept, reject = (
        flask.url_for(f"customers.{name}_match", **key) for name in ("accept", "reject")
    )
    return {
        "match": match,
        "rows": rows_of(match.accounts or match.contacts),
        "reasons": match.reasons,
        "accept": page.form("AcceptMatch", action=accept, **key, survivor_id=match.left_id),
        "swapped": page.form("AcceptMatch", action=accept, **key, survivor_id=match.right_id),
        "reject": page.form("RejectMatch", action=reject, **key),
        "name": "contact" if match.contacts else "account",
    }


def rows_of(records: Any) -> list[tuple[str, list[str], bool]]:
    """The fields in which records say something: label, values, and whether they differ."""
    found = []
    for name, text in ROWS:
        if not records or name not in records[0].DESCRIPTOR.fields_by_name:
            continue
        values = [_shown(record, name) for record in records]
        if any(values):
            found.append((_(text), values, len(set(values)) > 1))
    return found


def _shown(record: Any, name: str) -> str:
    """A field's value as people read it."""
    value = getattr(record, name)
    field = record.DESCRIPTOR.fields_by_name[name]
    if name == "phones":
        return ", ".join(phone.e164 or phone.number for phone in value)
    if name == "emails":
        return ", ".join(email.address for email in value)
    if name == "create_time":
        return str(value.ToDatetime().date())
    if name == "source":
        return f"{value} {record.external_id}".strip()
    if field.enum_type is not None:
        return i18n.enum_label(field.enum_type, value) if value else ""
    return value_of(name, str(value))


@pages.post("/review/<int:match_id>/accept")
def accept_match(match_id: int) -> Response:
    """They are one."""
    page = Page.current()
    survivor = flask.request.form.get("survivor_id", "")
    fixed: dict[str, Any] = {"survivor_id": int(survivor)} if survivor.isdigit() else {}
    form = page.form("AcceptMatch", match_id=match_id, **fixed)
    if page.sent(form):
        page.toast(_("Merged. It can be undone under Merges."))
    else:
        page.toast(form.error, "error")
    return page.redirect("customers.review")


@pages.post("/review/<int:match_id>/reject")
def reject_match(match_id: int) -> Response:
    """They are two."""
    page = Page.current()
    form = page.form("RejectMatch", match_id=match_id)
    if page.sent(form):
        page.toast(_("Kept apart. Nobody will be asked again."))
    else:
        page.toast(form.error, "error")
    return page.redirect("customers.review")


@pages.post("/review/accept-all")
def accept_all() -> Response:
    """All pairs from a score on are one."""
    page = Page.current()
    kind = asked("kind")
    form = page.form(
        "AcceptMatches",
        kind=KINDS.get(kind, 0),
        least_score=float(asked("least")) if asked("least") in SURE else 1.0,
    )
    if page.sent(form):
        count = form.reply.accepted
        page.toast(ngettext("%(num)s pair merged", "%(num)s pairs merged", count))
    else:
        page.toast(form.error, "error")
    return page.redirect("customers.review")


@pages.post("/review/sweep")
def sweep() -> Response:
    """Has the base looked over now."""
    page = Page.current()
    if page.sent(page.form("SweepMatches")):
        page.toast(_("The base is being looked over; new pairs will stand here."))
    return page.redirect("customers.review")


@pages.route("/merge", methods=["GET", "POST"])
def merge() -> Response:
    """Several records side by side, and whose value is taken for each field."""
    page = Page.current()
    kind = asked("kind") if asked("kind") in KINDS else "account"
    ids = [int(text) for text in flask.request.args.getlist("id") if text.isdigit()]
    ids = list(dict.fromkeys(ids))
    if len(ids) < 2:
        page.toast(_("Say which record is the same."), "error")
        return flask.redirect(url_of_record(KINDS[kind], ids[0]) if ids else page.home, 303)
    survivor = int(asked("survivor")) if asked("survivor").isdigit() else ids[0]
    ids.sort(key=lambda number: number != survivor)
    absorbed = ids[1:]
    what: dict[str, Any] = {"kind": KINDS[kind], "survivor_id": ids[0], "absorbed_ids": absorbed}
    form = page.form("MergeRecords", **what)
    if page.sent(form):
        page.toast(_("Merged. It can be undone here."))
        return page.redirect("customers.merge_page", merge_id=form.reply.merge_id)
    preview = page.call("PreviewMerge", **what)
    method, word = ("GetAccount", "account") if kind == "account" else ("GetContact", "contact")
    known = [page.call(method, **{f"{word}_id": number}) for number in ids]
    return page.render(
        "customers/merge_form.html",
        form=form,
        kind=kind,
        ids=ids,
        known=known,
        fields=preview.fields,
        **words_of(page, preview.fields),
        number=KINDS[kind],
    )


@pages.get("/merges")
def merges() -> Response:
    """What was merged, the newest first."""
    page = Page.current()
    number = asked("record_id")
    reply = page.call(
        "ListMerges",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
        kind=KINDS.get(asked("kind"), 0),
        record_id=int(number) if number.isdigit() else 0,
    )
    return page.render("customers/merges.html", reply=reply)


@pages.get("/merges/<int:merge_id>")
def merge_page(merge_id: int) -> Response:
    """One merge, what was changed since, and its undo."""
    page = Page.current()
    found = page.call("GetMerge", merge_id=merge_id)
    action = flask.url_for("customers.undo_merge", merge_id=merge_id)
    return page.render(
        "customers/merge.html",
        merge=found,
        **words_of(page, [*found.fields, *found.later_edits]),
        undo=page.form("UndoMerge", action=action, merge_id=merge_id),
        ids=[found.survivor_id, *found.absorbed_ids],
    )


@pages.post("/merges/<int:merge_id>/undo")
def undo_merge(merge_id: int) -> Response:
    """Takes a merge back."""
    page = Page.current()
    form = page.form("UndoMerge", merge_id=merge_id)
    if page.sent(form):
        page.toast(_("Undone: every record stands as it stood."))
    else:
        page.toast(form.error, "error")
    return page.redirect("customers.merge_page", merge_id=merge_id)
