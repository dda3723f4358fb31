"""A desk for claims of deals: partners, and registrations on each step of their way, made through the pipeline."""

from typing import Any


def partner(world: Any, name: str, **more: Any) -> Any:
    fields = {"name": name, "kind": 1, "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields)


def draft(world: Any, name: str, partner_id: int = 0, by: Any = "admin", **more: Any) -> Any:
    fields = {"end_customer_name": name, "partner_id": partner_id, **more}
    return world.call("CreateDealRegistration", deal_registration=fields, by=by)


def step(world: Any, what: str, registration: Any, by: Any = "admin", **more: Any) -> Any:
    key = registration.deal_registration_id
    return world.call(f"{what}DealRegistration", deal_registration_id=key, by=by, **more)


def submitted(world: Any, name: str, partner_id: int = 0, **more: Any) -> Any:
    return step(world, "Submit", draft(world, name, partner_id, **more))


def approved(world: Any, name: str, partner_id: int = 0, **more: Any) -> Any:
    return step(world, "Approve", submitted(world, name, partner_id, **more))
