"""A campaign of the sample company: calls and e-mail, what they cost, whom they touched; the orders were there.

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from crm.customers.v1 import (
    campaign_audiences_pb2,
    campaign_touches_pb2,
    campaigns_pb2,
    consents_pb2,
    contacts_pb2,
    interactions_pb2,
    orders_pb2,
)
from google.protobuf.timestamp_pb2 import Timestamp

from ..client import Stubs, channel, credentials
from ..stand import Stand

PLACE = "/crm.customers.v1."
SOURCE = "sample-campaign"
CALL, EMAIL = campaigns_pb2.CAMPAIGN_CHANNEL_CALL, campaigns_pb2.CAMPAIGN_CHANNEL_EMAIL
SPENT = ((CALL, "1840.00", "Agency, four days"), (EMAIL, "310.50", "Mailing"))
BEFORE, DAYS, MOST, ALLOWING = 6, 75, 240, 24


def tell(stand: Stand) -> None:
    """Makes all of it."""
    with channel(stand.address("customers")) as opened:
        stubs = Stubs(opened, credentials(stand))

        def make(method: str, request: Any, reply: Any) -> Any:
            return stubs.call(f"{PLACE}{method}", request, reply)

        _campaign(make, datetime.now(UTC).date())


def _spend(make: Any, campaign_id: int) -> None:
    for number, (way, amount, what) in enumerate(SPENT):
        cost = campaigns_pb2.CampaignCost(
            campaign_id=campaign_id, channel=way, amount=amount, description=what
        )
        spent = campaigns_pb2.CreateCampaignCostRequest(
            campaign_cost=cost, request_id=f"demo-cost-{number}"
        )
        make("CampaignsService/CreateCampaignCost", spent, campaigns_pb2.CampaignCost)


def _campaign(make: Any, today: date) -> None:
    budgets = [
        campaigns_pb2.ChannelBudget(channel=CALL, amount="2000"),
        campaigns_pb2.ChannelBudget(channel=EMAIL, amount="400"),
    ]
    plan = campaigns_pb2.Campaign(
        name="Quiet printers · 静音打印机",
        product_line="Printers",
        currency="EUR",
        start_date=(today - timedelta(days=DAYS)).isoformat(),
        budgets=budgets,
        goal_conversions=100,
        cap_touches=3,
        script="We have printers that nobody hears. May I send you a leaflet?",
    )
    service = "CampaignsService/"
    created = campaigns_pb2.CreateCampaignRequest(campaign=plan, request_id="demo-campaign")
    campaign = make(f"{service}CreateCampaign", created, campaigns_pb2.Campaign)
    key = campaign.campaign_id
    begin = campaigns_pb2.StartCampaignRequest(campaign_id=key, request_id="demo-campaign-start")
    make(f"{service}StartCampaign", begin, campaigns_pb2.Campaign)
    _spend(make, key)
    _allow(make)
    audience = campaign_audiences_pb2.FreezeCampaignAudienceRequest(
        campaign_id=key,
        channel=CALL,
        record_list="contacts",
        filter="contact_id <= 200",
        request_id="demo-audience",
    )
    make(
        "CampaignAudiencesService/FreezeCampaignAudience",
        audience,
        campaign_audiences_pb2.CampaignAudience,
    )
    _touch(make, key, today)


def _allow(make: Any) -> None:
    """Some people may be called: they said so in a form."""
    for contact_id in range(1, ALLOWING + 1):
        word = consents_pb2.Consent(
            contact_id=contact_id,
            channel=interactions_pb2.CHANNEL_PHONE,
            state=consents_pb2.CONSENT_STATE_GRANTED,
            proof=consents_pb2.CONSENT_PROOF_WEB_FORM,
            evidence="Form of the spring fair",
        )
        said = consents_pb2.CreateConsentRequest(
            consent=word, request_id=f"demo-consent-{contact_id}"
        )
        make("ConsentsService/CreateConsent", said, consents_pb2.Consent)


def _touch(make: Any, key: int, today: date) -> None:
    """Some who ordered were touched a few days before; others were touched and did not order."""
    since = (today - timedelta(days=DAYS)).isoformat()
    wanted = f'order_date >= "{since}" AND currency = EUR'
    asked = orders_pb2.ListOrdersRequest(filter=wanted, page_size=60)
    orders = make("OrdersService/ListOrders", asked, orders_pb2.ListOrdersResponse).orders
    people = contacts_pb2.ListContactsRequest(page_size=MOST)
    found = make("ContactsService/ListContacts", people, contacts_pb2.ListContactsResponse)
    touched = [
        (each.account_id, date.fromisoformat(each.order_date) - timedelta(days=BEFORE))
        for each in orders
    ]
    touched += [
        (each.account_id, today - timedelta(days=7 + number % 50))
        for number, each in enumerate(found.contacts)
    ]
    rows = []
    for number, (account_id, day) in enumerate(touched):
        moment = Timestamp()
        moment.FromDatetime(datetime.combine(day, time(9), UTC))
        rows.append(
            campaign_touches_pb2.CampaignTouch(
                external_id=f"touch-{number}",
                channel=CALL if number % 3 == 0 else EMAIL,
                account_id=account_id,
                touch_time=moment,
            )
        )
    sent = campaign_touches_pb2.IngestCampaignTouchesRequest(
        campaign_id=key, source=SOURCE, touches=rows, request_id="demo-touches"
    )
    reply = campaign_touches_pb2.IngestCampaignRowsResponse
    make("CampaignTouchesService/IngestCampaignTouches", sent, reply)
