"""The page that looks for who is the same as somebody: by name, as one types.

The rule kept here: who is chosen is seen side by side with the others before anything is merged.
"""

from functools import partial
from typing import Any

import flask
from crm_chassis.doors.pages import Page
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, SUGGESTED, asked, if_seen, pages
from crm_customers.pages.identity import KINDS, url_of_record


@pages.get("/same")
def same() -> Response:
    """Looks for a record that is the same as others: suggestions while somebody types, a page of hits on Enter."""
    page, query = Page.current(), asked("q")
    kind = asked("kind") if asked("kind") in KINDS else "account"
    ids = [int(text) for text in flask.request.args.getlist("id") if text.isdigit()]
    found = _who_may_be(page, kind, ids, query) if ids and query.strip() else []
    if page.wants_suggestions:
        return page.suggestions(found[:SUGGESTED])
    return page.render(
        "customers/same.html",
        kind=kind,
        ids=ids,
        query=query,
        found=found,
        number=KINDS[kind],
        known=[each.display_name for each in map(partial(_record, page, kind), ids) if each],
    )


def _record(page: Page, kind: str, number: int) -> Any:
    """An account or contact, if the reader may see it."""
    return if_seen(page, f"Get{kind.capitalize()}", **{f"{kind}_id": number})


def _who_may_be(page: Page, kind: str, ids: list[int], query: str) -> list[dict[str, str]]:
    """Who is found by a name, a telephone or a number, each with the address that compares them with the others."""
    found: dict[int, tuple[str, str]] = {}
    number = int(query) if query.strip().isdecimal() and len(query.strip()) < 18 else 0
    if number and (one := _record(page, kind, number)) and not one.HasField("delete_time"):
        found[number] = (one.display_name, str(number))
    for hit in page.call("SearchCustomers", query=query[:100], page_size=PAGE_SIZE).hits:
        if kind == "contact" and hit.contact_id:
            note = " · ".join(filter(None, (hit.account_display_name, hit.phone)))
            found.setdefault(hit.contact_id, (hit.contact_display_name, note))
        elif kind == "account":
            note = " · ".join(filter(None, (hit.contact_display_name, hit.detail, hit.phone)))
            found.setdefault(hit.account_id, (hit.account_display_name, note))
    return [
        {
            "text": text,
            "note": note,
            "url": flask.url_for("customers.merge", kind=kind, id=[*ids, each]),
            "page": url_of_record(KINDS[kind], each),
        }
        for each, (text, note) in found.items()
        if each not in ids
    ]
