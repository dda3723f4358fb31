"""A row of deals made ready to be taken: checked as far as no database is needed.

The rule kept here: what is open has no day on which it was closed, what is closed has one; a seller who is named by
their name is known by it, written as a login name.
"""

from collections.abc import Mapping

import orjson
from crm.customers.v1 import deals_pb2 as pb

from crm_customers.imports.mapping import Said
from crm_customers.imports.plans import Source
from crm_customers.imports.prepared import RowRefused, key_of, named_in, refuse_wrong
from crm_customers.imports.preparing_beside import login_of

BESIDE = ("product", "product_category", "product_system", "stage", "pipeline")
SETTLED = ("account_id", "contact_id")  # known when the deal is taken


def prepared(source: Source, said: Mapping[str, Said]) -> tuple[str, bytes, bytes]:
    """The deal's id in its source, its message, and what it names; raises RowRefused."""
    mine = said["deal"]
    key = key_of("deal", mine)
    deal = pb.Deal(source=source.name, **mine.fields)
    if mine.more.get("owner") and not deal.owner_id:
        deal.owner_id = login_of(mine.more["owner"])
    deal.state = deal.state or pb.DEAL_STATE_OPEN
    if deal.state == pb.DEAL_STATE_OPEN:
        deal.ClearField("close_time")
    elif not deal.HasField("close_time"):
        text = f"the closed deal {key} says no day on which it was closed"
        raise RowRefused("deal", "NO_CLOSE_TIME", "close_time", text)
    refuse_wrong("deal", deal, but=SETTLED)
    account, contact = named_in(source, said)
    named = {name: mine.more.get(name, "") for name in BESIDE}
    extra = orjson.dumps({"account": account, "contact": contact, **named})
    return key, deal.SerializeToString(), extra
