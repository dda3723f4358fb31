"""The pages of classification: the rules with a preview of what they would change, and why one customer is what it is.

The rule kept here: rules are tried on the customers that there are before they hold; what is wrong with one stands
beside it, with its place.
"""

import re
from collections.abc import Iterable
from typing import Any

import flask
from crm.customers.v1 import classes_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.doors.form_posts import Post
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.attributes.words import label_of
from crm_customers.pages.blueprint import PAGE_SIZE, asked, if_seen, name_of, pages

FIGURES = {
    "volume_12m": N_("Ordered in 12 months"),
    "volume_previous_12m": N_("Ordered in the 12 months before"),
    "volume_total": N_("Ordered in all"),
    "growth": N_("Growth"),
    "orders_12m": N_("Orders in 12 months"),
    "orders_total": N_("Orders in all"),
    "recency_days": N_("Days since the last order"),
    "first_order_days": N_("Days since the first order"),
    "interactions_12m": N_("Touches in 12 months"),
    "interaction_days": N_("Days since the last touch"),
    "known_days": N_("Days since we know them"),
}
TEXTS = {
    "kind": N_("company or household"),
    "segment": N_("Segment"),
    "country": N_("Country, like CN"),
    "region": N_("Region"),
    "city": N_("City"),
    "team": N_("Team"),
    "tags": N_('Tags, asked like "gold" in tags'),
    "today": N_("Today"),
}
SIGNS = {">=": "≥", "<=": "≤", "!=": "≠", "==": "="}
NEVER = 99_999
UNKNOWN = re.compile(r"(\S+) is not (?:known|an attribute of accounts): did you mean (\S+)\?")
TIER = pb.CLASS_DIMENSION_TIER


@pages.context_processor
def _words() -> dict[str, Any]:
    """What templates use to say what a customer is, and why."""
    return {
        "classification_of": lambda account_id: if_seen(
            Page.current(), "GetClassification", account_id=account_id
        ),
        "class_word": lambda reason: label_of(reason, i18n.language.get()),
        "because": because,
        "figure_name": figure_name,
        "figure_value": figure_value,
        "rule_problem": rule_problem,
    }


def rule_problem(text: str) -> str:
    """What is wrong with a rule, in the reader's language."""
    if found := UNKNOWN.fullmatch(text):
        return _("%(name)s is not known: did you mean %(right)s?", name=found[1], right=found[2])
    return i18n.translated_problem(text)


def figure_name(name: str) -> str:
    """A figure in words."""
    return _(FIGURES[name]) if name in FIGURES else name


def figure_value(name: str, value: str) -> str:
    """A figure's value as people read it."""
    if name not in FIGURES or not value:
        return value
    if name.endswith("_days") and float(value) >= NEVER:
        return _("not once")
    if name == "growth":
        return str(formats.percent(float(value)))
    return str(formats.number(float(value), 2)) if "." in value else str(formats.number(int(value)))


def because(reason: pb.ClassReason) -> str:
    """Why a rule fits: the comparisons in it that hold, with their figures."""
    parts = [
        f"{figure_name(c.name)} {figure_value(c.name, c.value)} {SIGNS.get(c.operator, c.operator)} "
        f"{figure_value(c.name, c.limit)}"
        for c in reason.comparisons
        if c.holds
    ]
    return " · ".join(parts) or reason.condition


@pages.get("/classes")
def classes() -> Response:
    """The rules, who is where by them, and the form that changes them."""
    return _page(Page.current())


@pages.post("/classes")
def replace_classes() -> Response:
    """Sets new rules."""
    page = Page.current()
    form = page.form("ReplaceClassRules")
    if page.sent(form):
        page.toast(_("These rules hold now. Every customer is being judged by them."))
        return page.redirect("customers.classes")
    return _page(page, form)


@pages.post("/classes/preview")
def preview_classes() -> Response:
    """What the rules in the form would change: a part of the page while somebody types, the whole page without that."""
    page = Page.current()
    form = page.form("ReplaceClassRules", action=flask.url_for("customers.replace_classes"))
    form.post = Post(form.method, {}, flask.request.form)
    try:
        message: Any = form.post.message("")
    except Invalid as wrong:
        form.refused(wrong)
        preview = None
    else:
        preview = _preview(page, form, message.class_rules)
    if flask.request.headers.get("X-Part"):
        words = words_of(page.call("GetClassRules"))
        return page.render("customers/class_preview.html", preview=preview, form=form, words=words)
    return _page(page, form, preview)


def _preview(page: Page, form: Any, rules: pb.ClassRules) -> pb.ClassRulesPreview | None:
    """The preview; what is refused stands in the form."""
    try:
        return page.call("PreviewClassRules", class_rules=rules)
    except Invalid as wrong:
        form.refused(wrong)
        return None


def words_of(rules: pb.ClassRules) -> dict[tuple[int, str], str]:
    """What tiers and relationship statuses are called, by what is classified and its value."""
    language = i18n.language.get()
    found: dict[tuple[int, str], str] = {
        (TIER, rule.value): label_of(rule, language) for rule in rules.tiers
    }
    return found | {(TIER + 1, rule.value): label_of(rule, language) for rule in rules.statuses}


def _page(page: Page, form: Any = None, preview: pb.ClassRulesPreview | None = None) -> Response:
    rules = page.call("GetClassRules")
    if form is None:
        initial = {"class_rules": rules}
        form = page.form(
            "ReplaceClassRules", initial=initial, action=flask.url_for("customers.replace_classes")
        )
    summary = page.call("GetClassSummary")
    attributes = page.call(
        "ListAttributeDefinitions", filter="record_kinds : account", page_size=PAGE_SIZE
    )
    return page.render(
        "customers/classes.html",
        rules=rules,
        form=form,
        summary=summary,
        preview=preview,
        words=words_of(rules),
        versions=page.call("ListClassRules", page_size=10).class_rules,
        figures=FIGURES,
        texts=TEXTS,
        attributes=attributes.attribute_definitions,
        actor=name_of(rules.actor_id),
    )


@pages.get("/accounts/<int:account_id>/classes")
def account_classes(account_id: int) -> Response:
    """Why a customer is what it is, its figures, and how it came."""
    page = Page.current()
    found = page.call("GetAccount", account_id=account_id)
    reply = page.call(
        "ListClassChanges",
        account_id=account_id,
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    return page.render(
        "customers/account_classes.html",
        account=found,
        standing=if_seen(page, "GetClassification", account_id=account_id),
        reply=reply,
        moves=_moves(reply.class_changes),
    )


def _moves(changes: Iterable[pb.ClassChange]) -> list[dict[str, Any]]:
    """Moves as a timeline."""
    told = []
    for change in changes:
        figures = {figure.name: figure.value for figure in change.figures}
        named = [name for name in figures if name in change.condition]
        told.append(
            {
                "time": change.change_time,
                "title": label_of(change, i18n.language.get()) or _("no rule fits any more"),
                "text": " · ".join(
                    f"{figure_name(name)}: {figure_value(name, figures[name])}" for name in named
                ),
                "note": _("Tier") if change.dimension == TIER else _("Standing"),
            }
        )
    return told
