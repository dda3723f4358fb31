"""Leads of the sample company: from the web, a fair and a call, each given by rule, and what came of some.

The rule kept here: made by the public API; sent again it changes nothing.
"""

from typing import Any

from crm.customers.v1 import lead_rules_pb2, leads_pb2

from ..client import Stubs, channel, credentials
from ..stand import Stand
from .people import REPS

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


SERVICE = "/crm.customers.v1.LeadsService"
CHINESE = "zhang.min"
RULES: dict[str, Any] = {
    "scores": [
        {"label": "Large", "condition": "employees >= 100", "points": 20},
        {"label": "Says what for", "condition": 'need != ""', "points": 10},
        {"label": "Can be rung", "condition": "has_phone", "points": 10},
    ],
    "distribution": [
        {
            "label": "China",
            "condition": 'country == "CN"',
            "method": "LEAD_METHOD_ROUND_ROBIN",
            "receivers": [{"user_id": CHINESE}],
            "response_minutes": 60,
        },
        {
            "label": "Who has the fewest",
            "method": "LEAD_METHOD_LOAD",
            "receivers": [{"user_id": rep} for rep in REPS if rep != CHINESE],
        },
    ],
    "response_minutes": 240,
    "to_customer_owner": True,
}


def tell(stand: Stand) -> None:
    """Makes all of them; two were rung back, and one of these is interested."""
    with channel(stand.address("customers")) as opened:
        stubs = Stubs(opened, credentials(stand))
        replace = "/crm.customers.v1.LeadRulesService/ReplaceLeadRules"
        stubs.call(replace, rules_request(), lead_rules_pb2.LeadRules)
        made = [stubs.call(f"{SERVICE}/CreateLead", r, leads_pb2.Lead) for r in requests()]
        outcomes = (leads_pb2.LEAD_OUTCOME_INTERESTED, leads_pb2.LEAD_OUTCOME_NO_ANSWER)
        for lead, outcome in zip(made, outcomes, strict=False):
            request = leads_pb2.RecordLeadContactRequest(
                lead_id=lead.lead_id, outcome=outcome, request_id=f"{SOURCE}-{lead.external_id}"
            )
            stubs.call(f"{SERVICE}/RecordLeadContact", request, leads_pb2.Lead)


def rules_request() -> lead_rules_pb2.ReplaceLeadRulesRequest:
    """By which rules they are given to somebody."""
    return lead_rules_pb2.ReplaceLeadRulesRequest(
        lead_rules=lead_rules_pb2.LeadRules(**RULES), request_id=f"{SOURCE}-rules"
    )


def requests() -> list[leads_pb2.CreateLeadRequest]:
    """The leads as they come in."""
    return [
        leads_pb2.CreateLeadRequest(
            lead=leads_pb2.Lead(**fields, source=SOURCE, external_id=f"L-{number}")
        )
        for number, fields in enumerate(LEADS, 1)
    ]
