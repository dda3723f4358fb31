"""Leads of the sample company: from the web, a fair and a call, each given to who has the fewest.

The rule kept here: made by the public API; sent again it changes nothing.
"""

from typing import Any

from crm.customers.v1 import leads_pb2

from ..client import Stubs, channel, credentials
from ..stand import Stand

SOURCE = "sample-leads"
WEB, FAIR = leads_pb2.LEAD_CHANNEL_WEB_FORM, leads_pb2.LEAD_CHANNEL_EVENT
PHONE, SENT = leads_pb2.LEAD_CHANNEL_PHONE, leads_pb2.LEAD_CHANNEL_REFERRAL
LEADS: tuple[dict[str, Any], ...] = (
    {
        "company_name": "Kanzlei Brandt & Partner",
        "person_name": "Ines Brandt",
        "email": "ines@brandt-partner.example",
        "phone": "+49 40 3001200",
        "country": "DE",
        "city": "Hamburg",
        "interest": "Printers",
        "employees": 45,
        "budget": "12000",
        "currency": "EUR",
        "channel": WEB,
        "need": "Six printers that nobody hears, with service.",
    },
    {
        "company_name": "苏州晨光设计有限公司",
        "person_name": "陈晓雨",
        "email": "chen@chenguang.example",
        "phone": "+86 138 0512 7788",
        "country": "CN",
        "city": "苏州",
        "interest": "办公家具",
        "employees": 120,
        "channel": FAIR,
        "need": "展会上看过样品,想要报价。",
    },
    {
        "company_name": "Northgate Schools Trust",
        "person_name": "Owen Price",
        "phone": "+44 20 7946 0812",
        "country": "GB",
        "city": "London",
        "interest": "Chairs",
        "employees": 800,
        "channel": PHONE,
    },
    {
        "person_name": "Luisa Romero",
        "email": "luisa.romero@mail.example",
        "country": "ES",
        "city": "Sevilla",
        "interest": "Desks",
        "channel": SENT,
    },
)


def tell(stand: Stand) -> None:
    """Makes all of them."""
    with channel(stand.address("customers")) as opened:
        stubs = Stubs(opened, credentials(stand))
        for request in requests():
            stubs.call("/crm.customers.v1.LeadsService/CreateLead", request, leads_pb2.Lead)


def requests() -> list[leads_pb2.CreateLeadRequest]:
    """The leads as they come in."""
    return [
        leads_pb2.CreateLeadRequest(
            lead=leads_pb2.Lead(**fields, source=SOURCE, external_id=f"L-{number}")
        )
        for number, fields in enumerate(LEADS, 1)
    ]
