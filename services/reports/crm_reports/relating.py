"""What a kind of records is to figures, how it is cut, and the words that several kinds share.

The rule kept here: a part of a relation has the name of a dimension (dimensions.py), and says in SQL of ours what a
record's value of it is; what has to be joined for it is joined only when it is asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from crm_chassis.i18n import N_

from crm_reports import attributes, people
from crm_reports.dimensions import DIMENSIONS


@dataclass(frozen=True)
class Part:
    """A way to cut a figure: the value to cut by, and what it is called (a label of ours, or the records' own).

    Its name in a relation is that of a dimension (dimensions.py); `title` only where the relation calls it otherwise.
    `join`: what has to be joined to know it, only when it is asked for. `many`: a record can stand in several parts
    of it, as an order with lines of two categories does. `number`: it is one, by which records are grouped at less cost
    than by its digits.
    """

    value: str
    label: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    empty: str = N_("not said")
    title: str = ""
    join: str = ""
    many: bool = False
    number: bool = False


class Parts(dict[str, Part]):
    """How records of a kind are cut: the parts that are declared, and by each attribute of their customer and contact.

    Who is responsible is called by name.
    """

    def __init__(self, declared: Mapping[str, Part], contact: Part | None = None) -> None:
        super().__init__(declared)
        self.contact = contact
        owner = super().get("owner")
        if owner is not None and not owner.label:
            self["owner"] = replace(owner, label=people.label(), join=people.join(owner.value))

    def _whose(self, name: str) -> Part | None:
        """The account or the contact whose attribute this is; none where these records have none."""
        named = attributes.NAME.fullmatch(name)
        if named is None:
            return None
        return self.contact if named[1] else super().get("account")

    def _of_attribute(self, name: object) -> Part | None:
        attribute, whose = attributes.known().get(str(name)), self._whose(str(name))
        if attribute is None or whose is None:
            return None
        joins = (whose.join if attribute.of_contacts else "", attribute.join(whose.value))
        return Part(
            attribute.value,
            words=attribute.words,
            title=attribute.title,
            join=" ".join(filter(None, joins)),
            many=whose.many,
        )

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or self._of_attribute(name) is not None

    def __missing__(self, name: str) -> Part:
        part = self._of_attribute(name)
        if part is None and self._whose(name) is not None:
            return Part("''", title=attributes.worded(name))  # taken out of use in this very moment
        if part is None:
            raise KeyError(name)
        return part

    def every(self) -> dict[str, Part]:
        """All of them, those of attributes last."""
        return {**self, **{name: self[name] for name in attributes.known() if self._whose(name)}}


def title_of(name: str, part: Part) -> str:
    """What a dimension is called in a relation (to be translated)."""
    return part.title or DIMENSIONS[name].title


@dataclass(frozen=True)
class Relation:
    """Records of one kind. `dated` relations lie on calendar days, the others at moments.

    `several`: one record has several rows, so that counting records is counting different keys. `ids`: where there are
    many of them, the columns that these keys are in. `teams`: none where records are no department's. `contact`: which
    contact a record is about, where it says so.
    """

    service: str
    resource: str
    source: str
    where: str
    key: str
    title: str
    subtitle: str
    owners: tuple[str, ...]
    teams: tuple[str, ...]
    link: str
    path: str
    parts: Mapping[str, Part]
    dated: bool = False
    several: bool = False
    ids: tuple[str, ...] = ()
    contact: Part | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", Parts(self.parts, self.contact))

    @property
    def every_part(self) -> dict[str, Part]:
        """All parts, those of attributes too."""
        assert isinstance(self.parts, Parts)
        return self.parts.every()


CHANNELS = {
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "web": N_("Web"),
    "fax": N_("Fax"),
    "visit": N_("Visit"),
    "messenger": N_("Messenger"),
    "meeting": N_("Meeting"),
    "app": N_("Application"),
}
CLOCK_KINDS = {
    "first_response": N_("First answer"),
    "stage": N_("A department's step"),
    "next_update": N_("Next word to the customer"),
    "callback": N_("Callback"),
    "resolution": N_("Solution"),
}
PROMISE_KINDS = {
    "callback": N_("Callback"),
    "answer": N_("Answer"),
    "visit": N_("Visit"),
    "delivery": N_("Delivery"),
    "other": N_("Something else"),
}
DIRECTIONS = {"inbound": N_("The customer"), "outbound": N_("We")}
OUTCOMES = {
    "resolved": N_("Resolved"),
    "follow_up": N_("Something to follow up"),
    "no_answer": N_("No answer"),
    "left_message": N_("Message left"),
    "ordered": N_("Ordered"),
    "declined": N_("Declined"),
}
TICKET_OUTCOMES = {
    "solved": N_("Solved"),
    "workaround": N_("A way around it"),
    "not_solved": N_("Not solved"),
    "withdrawn": N_("Withdrawn"),
    "duplicate": N_("Duplicate"),
}
PRIORITIES = {
    "low": N_("Low"),
    "normal": N_("Normal"),
    "high": N_("High"),
    "urgent": N_("Urgent"),
}
ACCOUNT_KINDS = {"company": N_("Company"), "household": N_("Household")}
STATUSES = {
    "new": N_("New"),
    "growing": N_("Growing"),
    "steady": N_("Steady"),
    "at_risk": N_("At risk"),
    "dormant": N_("Dormant"),
}
PARTNER_KINDS = {
    "dealer": N_("Dealer"),
    "agency": N_("Agency"),
    "service_point": N_("Service point"),
    "house": N_("Our own house"),
}
REGISTRATION_STATES = {
    "draft": N_("Draft"),
    "submitted": N_("Submitted"),
    "approved": N_("Approved"),
    "rejected": N_("Rejected"),
    "won": N_("Won"),
    "lost": N_("Lost"),
    "expired": N_("Expired"),
    "withdrawn": N_("Withdrawn"),
}

# What the rules of classification come with; a tier of a firm's own is called as it is named there.
TIERS = {"vip": N_("VIP"), "key": N_("Key"), "standard": N_("Standard")}


def account_parts(account: str, alias: str = "") -> dict[str, Part]:
    """How records are cut by what their customer is. `alias`: the accounts that are joined already, if they are."""
    join = "" if alias else f"left join accounts acc on acc.account_id = {account}"
    at = alias or "acc"
    label = Part(account, label=f"coalesce({at}.display_name, '')", join=join, number=True)
    return {"account": label, **_account_parts(f"{at}.", join)}


def borrowed_parts(account: str, prefix: str, alias: str) -> dict[str, Part]:
    """The same, of records that have borrowed what their customer is (borrowing.py); its name is still with `alias`."""
    label = Part(account, label=f"coalesce({alias}.display_name, '')", number=True)
    return {"account": label, **_account_parts(f"{prefix}_", "")}


def _account_parts(before: str, join: str) -> dict[str, Part]:
    words = {"tier": TIERS, "relationship_status": STATUSES, "account_kind": ACCOUNT_KINDS}
    columns = {
        "tier": "tier",
        "relationship_status": "relationship_status",
        "segment": "segment",
        "account_kind": "kind",
        "country": "country",
        "region": "region",
        "city": "city",
    }
    return {
        name: Part(f"{before}{column}", words=words.get(name, {}), join=join)
        for name, column in columns.items()
    }


def several(parts: Mapping[str, Part]) -> dict[str, Part]:
    """Parts of which one record can have several values."""
    return {name: replace(part, many=True) for name, part in parts.items()}
