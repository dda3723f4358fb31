"""The four services as the tests of this folder see them: each in a world of its own, with sample records."""

import importlib

from crm_chassis.app import Service

NAMES = ("customers", "tickets", "channels", "reports")


def service(name: str) -> Service:
    """The service of this name."""
    found: Service = importlib.import_module(f"crm_{name}.__main__").SERVICE
    return found
