"""The four services as the tests of this folder see them: each in a world of its own, with sample records."""

import importlib

from crm_chassis import app, worksheet_parts
from crm_chassis.app import Service
from crm_chassis.methods import Method, methods_of

NAMES = ("customers", "tickets", "channels", "reports")


def service(name: str) -> Service:
    """The service of this name."""
    found: Service = importlib.import_module(f"crm_{name}.__main__").SERVICE
    return found


def methods_by_name(name: str) -> dict[str, Method]:
    """Its methods, those that all services have among them, without starting it."""
    here = service(name)
    protos, handlers = worksheet_parts.of(here)
    return methods_of(
        [*here.protos, *app.PROTOS, *protos], [*here.handlers, *app.HANDLERS, *handlers]
    )
