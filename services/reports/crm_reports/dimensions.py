"""The dimensions by which figures are cut and narrowed: each is declared here once, with its name and what it says.

The rule kept here: one name means one thing. Relations that know a dimension have a part of that name, so that one
filter works on all their figures; where records of several kinds say it in words of their own (a state, a kind), the
dimension is not `shared`, and its values are those of the figure that is asked.
"""

from dataclasses import dataclass
from typing import Any

from crm_chassis.i18n import N_

from crm_reports import attributes


@dataclass(frozen=True)
class Dimension:
    """A way to cut figures. Without `shared`, each kind of record has values of its own."""

    dimension_id: str
    title: str
    definition: str
    shared: bool = True


class Dimensions(dict[str, Dimension]):
    """Those that are declared here, and attributes by their names (attributes.py); only the first are gone through."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (
            isinstance(name, str) and attributes.NAME.fullmatch(name) is not None
        )

    def __missing__(self, name: str) -> Dimension:
        named = attributes.NAME.fullmatch(name)
        if named is None:
            raise KeyError(name)
        found = attributes.known().get(name)
        title = found.title if found else attributes.worded(named[2])
        return Dimension(name, title, found.definition if found else title)

    def get(self, name: str, default: Any = None) -> Any:
        """As of every dictionary, attributes too."""
        try:
            return self[name]
        except KeyError:
            return default


DIMENSIONS = Dimensions(
    (dimension.dimension_id, dimension)
    for dimension in (
        Dimension("team", N_("Department"), N_("The department or team whose record it is.")),
        Dimension("owner", N_("Owner"), N_("The person who is responsible for the record.")),
        Dimension("account", N_("Customer"), N_("The customer that the record is about.")),
        Dimension(
            "tier",
            N_("Customer tier"),
            N_("The tier of the customer as it is now, as the rules of classification find it."),
        ),
        Dimension(
            "relationship_status",
            N_("Relationship"),
            N_("How the customer stands with us now, as the rules of classification find it."),
        ),
        Dimension(
            "segment", N_("Segment"), N_("The segment that the sellers put the customer in.")
        ),
        Dimension(
            "account_kind",
            N_("Company or household"),
            N_("Whether the customer is a company or a household."),
        ),
        Dimension(
            "country",
            N_("Country"),
            N_("Where the goods of an order go; for other records, where the customer is."),
        ),
        Dimension(
            "region",
            N_("Region"),
            N_("The region that an order is for; for other records, that of the customer."),
        ),
        Dimension("city", N_("City"), N_("The city where the customer is.")),
        Dimension(
            "channel", N_("Channel"), N_("How the customer met us: by phone, e-mail, visit …")
        ),
        Dimension("direction", N_("Direction"), N_("Who began the contact: the customer or we.")),
        Dimension("outcome", N_("Outcome"), N_("How it ended."), shared=False),
        Dimension("currency", N_("Currency"), N_("The currency of the amounts.")),
        Dimension("category", N_("Product category"), N_("The category of the product.")),
        Dimension("subcategory", N_("Subcategory"), N_("The subcategory of the product.")),
        Dimension("product", N_("Product"), N_("The product, by its code.")),
        Dimension("product_line", N_("Product line"), N_("The line that the product belongs to.")),
        Dimension("partner", N_("Partner"), N_("The dealer, agency or service point.")),
        Dimension("partner_tier", N_("Partner tier"), N_("The tier of the partner as it is now.")),
        Dimension("partner_kind", N_("Kind of partner"), N_("Dealer, agency or service point.")),
        Dimension("territory", N_("Territory"), N_("The territory of the partner.")),
        Dimension("location", N_("Location"), N_("Where the goods lie.")),
        Dimension(
            "material_campaign",
            N_("Campaign of materials"),
            N_("What marketing materials were asked for."),
        ),
        Dimension("ticket_category", N_("Category of ticket"), N_("What a ticket is about.")),
        Dimension("priority", N_("Priority"), N_("How urgent a ticket is.")),
        Dimension("from_team", N_("From department"), N_("The department that handed over.")),
        Dimension("to_team", N_("To department"), N_("The department that it was handed to.")),
        Dimension("kind", N_("Kind"), N_("What kind of record it is."), shared=False),
        Dimension("state", N_("State"), N_("How the record stands now."), shared=False),
        Dimension("activity", N_("Activity"), N_("What people noted their time for.")),
        Dimension("policy", N_("Service level"), N_("The policy that a clock runs by.")),
        Dimension(
            "departments", N_("Departments passed"), N_("How many departments had the ticket.")
        ),
        Dimension("queue", N_("Queue"), N_("The queue that a call came through.")),
        Dimension("score", N_("Score"), N_("What the customer gave; 5 is best.")),
        Dimension("stage", N_("Stage"), N_("The stage in which a deal stands now.")),
        Dimension("deal_category", N_("Category of deal"), N_("What kind of deal it is.")),
        Dimension("deal_product", N_("Product of deal"), N_("What is sold, by its name.")),
        Dimension("close_reason", N_("Close reason"), N_("Why a deal was won or lost.")),
        Dimension("competitor", N_("Competitor"), N_("Who got a lost deal instead.")),
        Dimension("campaign", N_("Campaign"), N_("The campaign that it belongs to.")),
        Dimension(
            "campaign_channel", N_("Channel of campaign"), N_("How a campaign touched somebody.")
        ),
        Dimension("lead_channel", N_("Channel of lead"), N_("How a lead came in.")),
        Dimension("lead_source", N_("Source of lead"), N_("The system that sent a lead.")),
        Dimension("rating", N_("Rating"), N_("How warm a lead is.")),
        Dimension("interest", N_("Interest"), N_("What a lead asked for.")),
        Dimension("from_class", N_("From"), N_("What the customer was before."), shared=False),
        Dimension("to_class", N_("To"), N_("What the customer became."), shared=False),
        Dimension("reason", N_("Reason"), N_("Why it was handed over, in the giver's words.")),
    )
)
