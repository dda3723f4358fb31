"""Who gets a lead: by who it is, else by the first rule that fits and finds somebody.

The rule kept here: leads are given out one after the other, so that two at once never count the same load or take the
same turn; whoever gave a lead back, has left, or is full is passed over. What decided stands with the lead.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_customers.leads import matching, questions, rules, scoring
from crm_customers.leads.rules import Chosen, Receiver
from crm_customers.ownership import people, territories
from crm_customers.ownership.territory_rules import Place

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row


class Choice(NamedTuple):
    """To whom, and why."""

    owner_id: str
    team: str
    method: str
    rule: str
    reason: str
    minutes: int


def choose(
    call: "Call",
    held: Mapping[str, Any],
    lead: Mapping[str, Any],
    customer: matching.Known,
    first: "Row | None",
    passed: Collection[str] = (),
) -> Choice | None:
    """Who gets a lead; None: nobody. The caller holds the lock of `questions.ONE_BY_ONE`.

    `held` are the rules, `customer` and `first` who it is already, `passed` those who gave it back.
    """
    usual = held["response_minutes"]
    if held["to_customer_owner"] and customer.owner_id and _may(call, customer.owner_id, passed):
        why = f"#{customer.account_id} {customer.name}"
        team = customer.team or people.team_of(call, customer.owner_id)
        return Choice(customer.owner_id, team, "customer_owner", "", why, usual)
    if first is not None and first.owner_id and _may(call, first.owner_id, passed):
        why = f"#{first.lead_id} {first.display_name}"
        return Choice(first.owner_id, first.team, "same_lead", "", why, usual)
    told = scoring.figures(lead)
    for rule in held["distribution"]:
        if scoring.fits(rule.get("condition") or "", told):
            choice = _by_rule(call, rule, lead, passed, usual)
            if choice is not None:
                return choice
    return None


def _may(call: "Call", user_id: str, passed: Collection[str]) -> bool:
    """Whether somebody can be given it."""
    row = people.known(call, [user_id]).get(user_id)
    return user_id not in passed and (row is None or row.disabled_time is None)


def _by_rule(
    call: "Call",
    rule: Mapping[str, Any],
    lead: Mapping[str, Any],
    passed: Collection[str],
    usual: int,
) -> Choice | None:
    """Whom one rule finds."""
    minutes = rule.get("response_minutes") or usual
    if rule["method"] == "territory":
        place = Place(*(lead[name] for name in Place._fields))
        found = territories.the_map(call).find(place)
        if not found.names_somebody or (found.owner_id and not _may(call, found.owner_id, passed)):
            return None
        team = found.team or people.team_of(call, found.owner_id)
        return Choice(found.owner_id, team, "territory", rule["label"], found.reason, minutes)
    receivers = receivers_of(call, rule, passed)
    chosen: Chosen | None
    if rule["method"] == "round_robin":
        chosen = rules.round_robin(receivers)
    elif rule["method"] == "load":
        chosen = rules.by_load(receivers)
    else:
        chosen = rules.by_skill(receivers, lead["interest"], lead["language"])
    if chosen is None:
        return None
    team = people.team_of(call, chosen.user_id)
    return Choice(chosen.user_id, team, rule["method"], rule["label"], chosen.reason, minutes)


def receivers_of(
    call: "Call", rule: Mapping[str, Any], passed: Collection[str]
) -> Sequence[Receiver]:
    """Those whom a rule names and who can be given something, with what they have now."""
    named = [each for each in rule.get("receivers") or () if each["user_id"] not in passed]
    ids = [each["user_id"] for each in named]
    if not ids:
        return ()
    gone = {i for i, row in people.known(call, ids).items() if row.disabled_time is not None}
    loads = {row.owner_id: row.open_count for row in call.all(questions.LOADS, ids=ids)}
    turns = call.all(questions.TURNS, rule=rule["label"], ids=ids)
    last = {row.owner_id: row.last_turn for row in turns}
    return [
        Receiver(
            each["user_id"],
            each.get("skills") or (),
            each.get("most_open") or 0,
            loads.get(each["user_id"], 0),
            last.get(each["user_id"], 0),
        )
        for each in named
        if each["user_id"] not in gone
    ]
