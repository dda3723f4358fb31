"""A firm that runs campaigns: customers with buyers, what they allowed, campaigns, touches and orders."""

from datetime import timedelta

from crm.customers.v1 import campaigns_pb2 as pb
from crm_chassis.records import timestamp

CALL, EMAIL, AD = (
    pb.CAMPAIGN_CHANNEL_CALL,
    pb.CAMPAIGN_CHANNEL_EMAIL,
    pb.CAMPAIGN_CHANNEL_AD,
)
PHONE = "+49 30 9018{:04d}"


class Desk:
    """Short words for what the tests say often."""

    def __init__(self, world):
        self.world = world
        self.count = 0

    def account(self, name="Nordwind GmbH", **fields):
        given = {"display_name": name, "kind": 1, **fields}
        return self.world.call("CreateAccount", account=given).account_id

    def buyer(self, account_id, name="Li Wei", *, allows=("phone", "email"), refuses=(), **fields):
        """A person of a customer with a telephone and an address, and what they allow."""
        self.count += 1
        ways = {
            "phones": [{"number": PHONE.format(self.count)}],
            "emails": [{"address": f"buyer{self.count}@shop.example"}],
        }
        contact = {"account_id": account_id, "display_name": name, **ways, **fields}
        made = self.world.call("CreateContact", contact=contact)
        for channel in allows:
            self.consent(made.contact_id, channel, granted=True)
        for channel in refuses:
            self.consent(made.contact_id, channel, granted=False)
        return made.contact_id

    def consent(self, contact_id, channel, *, granted):
        number = {"phone": 1, "email": 2}[channel]
        word = {"contact_id": contact_id, "channel": number, "state": 1 if granted else 2}
        proof = {"proof": 2, "evidence": "Form 7"} if granted else {}
        self.world.call("CreateConsent", consent={**word, **proof})

    def campaign(self, *, start=True, **fields):
        given = {"name": "Autumn", "currency": "EUR", "team": "service", **fields}
        made = self.world.call("CreateCampaign", campaign=given)
        if start:
            made = self.world.call("StartCampaign", campaign_id=made.campaign_id)
        return made.campaign_id

    def spend(self, campaign_id, channel, amount, **fields):
        cost = {"campaign_id": campaign_id, "channel": channel, "amount": amount, **fields}
        return self.world.call("CreateCampaignCost", campaign_cost=cost)

    def touch(self, campaign_id, *rows, by="admin"):
        """Touches as (channel, account, days ago)."""
        sent = []
        for channel, account_id, days in rows:
            self.count += 1
            when = timestamp(self.world.clock.now() - timedelta(days=days))
            sent.append(
                {
                    "external_id": f"t-{self.count}",
                    "channel": channel,
                    "account_id": account_id,
                    "touch_time": when,
                }
            )
        asked = {"campaign_id": campaign_id, "source": "mailer", "touches": sent}
        return self.world.call("IngestCampaignTouches", **asked, by=by).results

    def order(self, account_id, day, amount, profit="", **fields):
        self.count += 1
        line = {"product_code": "P-1", "quantity": "1", "amount": amount, "profit": profit}
        order = {
            "source": "shop",
            "external_id": f"o-{self.count}",
            "order_date": day,
            "currency": "EUR",
            "account_id": account_id,
            "lines": [line],
            **fields,
        }
        return self.world.call("IngestOrder", order=order).order_id
