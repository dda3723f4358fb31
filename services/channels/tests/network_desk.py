"""Partners, people of theirs and claims, for the tests of the network."""

from typing import Any

from crm.customers.v1 import accounts_pb2


def partner(world: Any, name: str, **more: Any) -> Any:
    """A partner that may claim."""
    fields = {"name": name, "kind": 1, "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields)


def insider(world: Any, partner_id: int, user_id: str = "") -> Any:
    """Somebody who is signed in for a partner."""
    return world.person(user_id or f"inside.{partner_id}", "partner", partner_id=partner_id)


def claim(world: Any, name: str, partner_id: int = 0, by: Any = "admin", **more: Any) -> Any:
    """A draft."""
    fields = {"end_customer_name": name, "partner_id": partner_id, **more}
    return world.call("CreateDealRegistration", deal_registration=fields, by=by)


def step(world: Any, what: str, registration: Any, by: Any = "admin", **more: Any) -> Any:
    """A step of a registration."""
    key = registration.deal_registration_id
    return world.call(f"{what}DealRegistration", deal_registration_id=key, by=by, **more)


def submitted(world: Any, name: str, partner_id: int = 0, **more: Any) -> Any:
    """A registration that waits for a decision."""
    return step(world, "Submit", claim(world, name, partner_id, **more))


def approved(world: Any, name: str, partner_id: int = 0, **more: Any) -> Any:
    """A registration that protects its end customer."""
    return step(world, "Approve", submitted(world, name, partner_id, **more))


def account(world: Any, account_id: int, name: str, owner_id: str) -> None:
    """A customer whom one of our reps looks after, as the feed of customers tells it."""
    message = accounts_pb2.Account(
        account_id=account_id, display_name=name, owner_id=owner_id, team="sales"
    )
    world.receive("crm.customers.Account.created", message)


def notices(world: Any, who: Any) -> list[str]:
    """What somebody was told."""
    return [each.text for each in world.call("ListNotices", by=who).notices]
