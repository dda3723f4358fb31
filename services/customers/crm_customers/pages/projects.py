"""The pages of a deal's committee and of its project side.

The rule kept here: each form stands beside what it changes; what a form cannot take is said in it.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import WRITE, asked, pages
from crm_customers.pages.committee_picture import SMALL, draw, draw_down, short
from crm_customers.pages.deal_parts import number


@pages.route("/deals/<int:deal_id>/committee", methods=["GET", "POST"])
def committee(deal_id: int) -> Response:
    """Who decides, as a picture, with what is missing; somebody is added or changed beside it."""
    page = Page.current()
    key: dict[str, Any] = {"deal_id": deal_id}
    found = page.call("GetDeal", **key)
    whole = page.call("GetBuyingCommittee", **key)
    chosen = next(
        (one for one in whole.persons if one.deal_person_id == number(asked("person"))), None
    )
    forms = _committee_forms(page, key, chosen) if page.may(WRITE) else {}
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Saved"))
        kept = chosen.deal_person_id if chosen is not None else None
        if "remove" in forms and page.sent(forms["remove"]):
            kept = None
        return page.redirect("customers.committee", deal_id=deal_id, person=kept)
    above = [
        (str(one.deal_person_id), one.display_name)
        for one in whole.persons
        if chosen is None or one.deal_person_id != chosen.deal_person_id
    ]
    return page.render(
        "customers/deals/committee.html",
        deal=found,
        committee=whole,
        picture=draw(whole.persons),
        upright=draw_down(whole.persons),
        small=lambda *parts: short(" · ".join(filter(None, parts)), SMALL),
        chosen=chosen,
        forms=forms,
        people=_people(page, found),
        above=above,
        answers=_answers(page, deal_id, chosen),
        place=page.form(
            "UpdateDealPerson",
            action=flask.url_for("customers.set_above", deal_id=deal_id),
            deal_person=key,
        ),
        names={one.deal_person_id: one.display_name for one in whole.persons},
    )


def _people(page: Page, deal: Any) -> list[tuple[str, str]]:
    """The contacts of the deal's customer, to choose from."""
    if not deal.account_id:
        return []
    reply = page.call("ListContacts", filter=f"account_id = {deal.account_id}", page_size=200)
    return [(str(one.contact_id), one.display_name) for one in reply.contacts]


def _committee_forms(page: Page, key: dict[str, Any], chosen: Any) -> dict[str, Any]:
    if chosen is None:
        return {"add": page.form("CreateDealPerson", deal_person=key)}
    who: dict[str, Any] = {"deal_person_id": chosen.deal_person_id}
    fixed: dict[str, Any] = {**who, **key}
    forms = {
        "change": page.form("UpdateDealPerson", initial={"deal_person": chosen}, deal_person=fixed),
        "object": page.form("RaiseDealObjection", **who),
    }
    forms["remove"] = page.form("DeleteDealPerson", **who)
    return forms


def _answers(page: Page, deal_id: int, chosen: Any) -> dict[int, Any]:
    """A form for each objection that is open."""
    if chosen is None or not page.may(WRITE):
        return {}
    return {
        one.deal_objection_id: page.form(
            "AnswerDealObjection",
            action=flask.url_for(
                "customers.answer_objection",
                deal_id=deal_id,
                objection_id=one.deal_objection_id,
                person=chosen.deal_person_id,
            ),
            deal_objection_id=one.deal_objection_id,
        )
        for one in chosen.objections
        if not one.HasField("answer_time")
    }


@pages.post("/deals/<int:deal_id>/objections/<int:objection_id>/answer")
def answer_objection(deal_id: int, objection_id: int) -> Response:
    """An objection was met."""
    page = Page.current()
    return _sent_here(
        page, page.form("AnswerDealObjection", deal_objection_id=objection_id), deal_id
    )


@pages.post("/deals/<int:deal_id>/committee/above")
def set_above(deal_id: int) -> Response:
    """Somebody was put below somebody else in the picture."""
    page = Page.current()
    return _sent_here(
        page, page.form("UpdateDealPerson", deal_person={"deal_id": deal_id}), deal_id
    )


def _sent_here(page: Page, form: Any, deal_id: int) -> Response:
    """Back to the picture, with what was refused as a short word."""
    if page.sent(form):
        page.toast(_("Saved"))
    else:
        page.toast(next(iter(form.problems.values()), form.error), "warn")
    moved = number(form.value("deal_person.deal_person_id")) if form.method.masked_field else 0
    return page.redirect(
        "customers.committee",
        deal_id=deal_id,
        person=asked("person") or None,
        _anchor=f"person-{moved}" if moved else None,
    )


@pages.route("/deals/<int:deal_id>/project", methods=["GET", "POST"])
def project(deal_id: int) -> Response:
    """The plan, the people, the talk and the money."""
    page = Page.current()
    key: dict[str, Any] = {"deal_id": deal_id}
    found = page.call("GetDeal", **key)
    whole = page.call("GetProject", **key)
    forms: dict[str, Any] = {}
    if page.may(WRITE):
        members = {"members": list(whole.members)}
        budget = [line for line in whole.budget if line.amount not in ("", "0")]
        forms = {
            "milestone": page.form("CreateDealMilestone", deal_milestone=key),
            "task": page.form("CreateDealTask", deal_task=key),
            "message": page.form("CreateDealMessage", deal_message=key),
            "entry": page.form("CreateDealEntry", deal_entry=key),
            "members": page.form("SetDealMembers", initial=members, **key),
            "budget": page.form("SetDealBudget", initial={"budget": budget}, **key),
            **_change_forms(page, key, whole),
        }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Saved"))
        return page.redirect("customers.project", deal_id=deal_id)
    return page.render(
        "customers/deals/project.html",
        deal=found,
        project=whole,
        forms=forms,
        done=_done_forms(page, deal_id, whole),
        decide=_decide_forms(page, deal_id, whole),
        milestones=[(str(one.deal_milestone_id), one.name) for one in whole.milestones],
        today=page.now.date().isoformat(),
    )


def _change_forms(page: Page, key: dict[str, Any], whole: Any) -> dict[str, Any]:
    """The form of the milestone or the task that was chosen to be changed."""
    forms: dict[str, Any] = {}
    for name, listed in (("milestone", whole.milestones), ("task", whole.tasks)):
        field = f"deal_{name}"
        chosen = number(asked(name))
        for one in listed:
            if chosen and getattr(one, f"{field}_id") == chosen:
                fixed: dict[str, Any] = {field: {f"{field}_id": chosen, **key}}
                method = f"UpdateDeal{name.title()}"
                forms[f"change_{name}"] = page.form(method, initial={field: one}, **fixed)
    return forms


def _done_forms(page: Page, deal_id: int, whole: Any) -> dict[str, Any]:
    """The buttons by which tasks and milestones are done."""
    if not page.may(WRITE):
        return {}
    return {
        f"task-{one.deal_task_id}": page.form(
            "CompleteDealTask",
            action=flask.url_for(
                "customers.complete_task", deal_id=deal_id, task_id=one.deal_task_id
            ),
            deal_task_id=one.deal_task_id,
        )
        for one in whole.tasks
        if not one.HasField("done_time")
    }


@pages.post("/deals/<int:deal_id>/tasks/<int:task_id>/done")
def complete_task(deal_id: int, task_id: int) -> Response:
    """A task is done."""
    page = Page.current()
    form = page.form("CompleteDealTask", deal_task_id=task_id)
    if page.sent(form):
        page.toast(_("Done"))
    return page.redirect("customers.project", deal_id=deal_id)


def _decide_forms(page: Page, deal_id: int, whole: Any) -> dict[int, Any]:
    """Entries that the reader may decide about."""
    if not page.may("deals.decide") or page.caller is None:
        return {}
    return {
        one.deal_entry_id: page.form(
            "DecideDealEntry",
            action=flask.url_for(
                "customers.decide_entry", deal_id=deal_id, entry_id=one.deal_entry_id
            ),
            deal_entry_id=one.deal_entry_id,
        )
        for one in whole.entries
        if one.state == 1 and one.actor_id != page.caller.id
    }


@pages.post("/deals/<int:deal_id>/entries/<int:entry_id>/decide")
def decide_entry(deal_id: int, entry_id: int) -> Response:
    """Somebody decides about an entry."""
    page = Page.current()
    form = page.form("DecideDealEntry", deal_entry_id=entry_id)
    if page.sent(form):
        page.toast(_("Saved"))
    elif form.error:
        page.toast(form.error, "warn")
    return page.redirect("customers.project", deal_id=deal_id)
