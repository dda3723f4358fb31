"""The part of the player that is about claims, quotes and brochures.

The rule kept here: as in player.py.
"""

from typing import Any

from tests.quarter.house import House

EUR = "EUR"
STORE = "Main store"


class Dealings:
    """Who claims the hospital, what is offered to it, and who gets brochures."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.partners: dict[str, int] = {}
        self.products: dict[str, int] = {}
        self.made: dict[tuple[str, str], int] = {}  # kind and name → id

    def call(self, who: str, method: str, **fields: Any) -> Any:
        """One call to channels."""
        return self.house.call(who, method, **fields)

    def do_account(self, who: str, ref: str) -> None:
        """The hospital is a customer whom a rep of ours looks after; channels hears of it."""
        account = {"display_name": f"{ref} GmbH", "owner_id": who, "team": "south"}
        made = self.house.call(who, "CreateAccount", "customers", account=account)
        self.made["account", ref] = made.account_id
        self.house.spread()

    # Claims

    def _claim(self, who: str, method: str, ref: str, **more: Any) -> Any:
        key = {"deal_registration_id": self.made["claim", ref]}
        return self.call(who, f"{method}DealRegistration", **key, **more)

    def do_claim(self, who: str, ref: str, *, name: str, dealer: str = "") -> None:
        """Claims an end customer and hands the claim in."""
        given = {"end_customer_name": name, "partner_id": self.partners.get(dealer, 0)}
        given |= {"product_line": "Pumps", "expected_amount": "2000", "currency": EUR}
        made = self.call(who, "CreateDealRegistration", deal_registration=given)
        self.made["claim", ref] = made.deal_registration_id
        self._claim(who, "Submit", ref)

    def do_approve_claim(self, who: str, ref: str, *, days: int = 0) -> None:
        """Protects it, if nobody else is protected."""
        self._claim(who, "Approve", ref, protection_days=days)

    def do_reject_claim(self, who: str, ref: str) -> None:
        """Turns it down."""
        self._claim(who, "Reject", ref, reason="The dealer was first")

    def do_win(self, who: str, ref: str) -> None:
        """The deal is made."""
        self._claim(who, "Win", ref)

    def conflict(self) -> Any:
        """The one conflict that there is."""
        (found,) = self.call("office", "ListCustomerConflicts").customer_conflicts
        return found

    def do_decide(self, who: str, ref: str, *, winner: str) -> None:
        """Decides who has the hospital."""
        decided = {
            "customer_conflict_id": self.conflict().customer_conflict_id,
            "outcome": "CUSTOMER_CONFLICT_OUTCOME_ONE_KEEPS",
            "winner_registration_id": self.made["claim", winner],
            "reason": "First come",
        }
        self.call(who, "DecideCustomerConflict", **decided)

    # Quotes

    def _quote(self, who: str, method: str, ref: str, **more: Any) -> Any:
        return self.call(who, f"{method}Quote", quote_id=self.made["quote", ref], **more)

    def do_quote(
        self, who: str, ref: str, *, name: str, lines: list[tuple[str, int, int]], dealer: str = ""
    ) -> None:
        """Somebody offers."""
        given = [
            {"product_id": self.products[sku], "quantity": str(q), "discount_percent": str(d or "")}
            for sku, q, d in lines
        ]
        quote = {"end_customer_name": name, "currency": EUR, "lines": given}
        quote |= {"partner_id": self.partners.get(dealer, 0), "valid_until": "2026-05-31"}
        self.made["quote", ref] = self.call(who, "CreateQuote", quote=quote).quote_id

    def do_hand_in(self, who: str, ref: str, *, reason: str = "") -> None:
        """Hands it in; whoever differs says why."""
        self._quote(who, "Submit", ref, reason=reason)

    def do_approve_quote(self, who: str, ref: str) -> None:
        """Agrees."""
        self._quote(who, "Approve", ref, reason="For this once")

    def do_send(self, who: str, ref: str) -> None:
        """It goes out."""
        self._quote(who, "Send", ref)

    def do_accept(self, who: str, ref: str, *, order: str, dealer: str) -> None:
        """The hospital buys; the order is placed."""
        self.made["order", order] = self._quote(who, "Accept", ref).order_id

    def do_decline(self, who: str, ref: str) -> None:
        """Not this one."""
        self._quote(who, "Decline", ref, reason="The other one")

    # Brochures

    def do_brochures(self, who: str, ref: str, *, stock: int, quota: int) -> None:
        """Brochures are printed; each dealer may have so many a quarter."""
        given = {"code": "SPRING", "name": "Spring brochure"}
        self.brochure = self.call(who, "CreateMaterial", material=given).material_id
        booked = {"material_id": self.brochure, "location": STORE, "quantity": str(stock)}
        self.call(who, "BookMaterialStock", **booked)
        most = {"period": "QUOTA_PERIOD_QUARTER", "quantity": str(quota)}
        most |= {"material_id": self.brochure}
        self.call(who, "CreateMaterialQuota", material_quota=most)

    def _request(self, who: str, method: str, ref: str, **more: Any) -> Any:
        key = {"material_order_id": self.made["request", ref]}
        return self.call(who, f"{method}MaterialOrder", **key, **more)

    def do_request(self, who: str, ref: str, *, dealer: str, quantity: int) -> None:
        """A dealer wants some."""
        given = {"material_id": self.brochure, "partner_id": self.partners[dealer]}
        given |= {"quantity": str(quantity), "campaign": "Spring"}
        made = self.call(who, "CreateMaterialOrder", material_order=given)
        self.made["request", ref] = made.material_order_id

    def do_grant(self, who: str, ref: str) -> None:
        """Approved, as far as the quota goes."""
        self._request(who, "Approve", ref)

    def do_allot(self, who: str, ref: str) -> None:
        """Set aside."""
        self._request(who, "Allot", ref, location=STORE)

    def do_send_out(self, who: str, ref: str) -> None:
        """On its way."""
        self._request(who, "Ship", ref)

    def do_take_in(self, who: str, ref: str) -> None:
        """Arrived."""
        self._request(who, "Receive", ref)

    def do_send_back(self, who: str, ref: str, *, quantity: int) -> None:
        """Left over."""
        more = {"quantity": str(quantity), "location": STORE, "reason": "Left over"}
        self._request(who, "Return", ref, **more)
