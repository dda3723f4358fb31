"""Rows of products and of people who sell, made ready to be taken: checked as far as no database is needed.

The rule kept here: a product is known by its code in its source, and one that has none by its name; a person is known
by the login name, and one that has none by the name written as one.
"""

from collections.abc import Mapping

import orjson
from crm.access.v1 import users_pb2
from crm.customers.v1 import orders_pb2

from crm_customers.imports.mapping import Said
from crm_customers.imports.plans import Source
from crm_customers.imports.prepared import RowRefused, refuse_wrong

LONGEST = 64


def login_of(name: str) -> str:
    """A person's name as a login name: Anna Snelling is anna.snelling."""
    return ".".join(name.lower().split())[:LONGEST]


def product(source: Source, said: Mapping[str, Said]) -> tuple[str, bytes, bytes]:
    """The product's code, its message, and nothing beside it; raises RowRefused."""
    made = orders_pb2.Product(**{**said["product"].fields, "source": source.name})
    made.product_code = made.product_code or made.product_name
    made.product_name = made.product_name or made.product_code
    if not made.product_code:
        raise RowRefused(
            "product", "NO_EXTERNAL_ID", "product_code", "the row says no id of its product"
        )
    refuse_wrong("product", made)
    return made.product_code, made.SerializeToString(), b"{}"


def rep(_source: Source, said: Mapping[str, Said]) -> tuple[str, bytes, bytes]:
    """The person's login name, who it is, and whom they report to; raises RowRefused."""
    mine = said["rep"]
    made = _person("rep", users_pb2.User(**mine.fields))
    above = mine.more.get("manager", "")
    manager = b""
    if above:
        manager = _person(
            "manager", users_pb2.User(display_name=above, team=made.team)
        ).SerializeToString()
    return made.user_id, made.SerializeToString(), orjson.dumps({"manager": manager.hex()})


def _person(role: str, made: users_pb2.User) -> users_pb2.User:
    if not made.display_name:
        text = "the row says no name of its rep"
        raise RowRefused("rep", "INVALID_FIELD", "display_name", text)
    made.user_id = made.user_id or login_of(made.display_name)
    made.roles[:] = [role]
    refuse_wrong("rep", made)
    return made
