"""Sample records of campaigns, and what their methods need besides keys."""

CALL, LETTER = 1, 4
FIELDS = {
    "UpdateCampaign": {"campaign": {"description": "x"}, "update_mask": {"paths": ["description"]}},
    "CreateCampaignCost": {"campaign_cost": {"channel": CALL, "amount": "1"}},
    "FreezeCampaignAudience": {"channel": LETTER, "record_list": "contacts"},
    "RecordCampaignCall": {"outcome": 3},
    "IngestCampaignTouches": {"source": "mailer"},
    "IngestCampaignResponses": {"source": "mailer"},
}
# Over all campaigns that somebody sees: what it leaves out is tried in its own tests.
SHARED_DATA = frozenset({"CompareCampaignChannels"})


def make_campaigns(world, owned, contact_id):
    """A campaign with a member, a cost, a touch and a response: the keys of what is somebody's."""
    given = {"name": "Autumn", "currency": "EUR", **owned}
    key = {"campaign_id": world.call("CreateCampaign", campaign=given).campaign_id}
    world.call("CreateCampaignCost", campaign_cost={**key, "channel": CALL, "amount": "1"})
    world.call("FreezeCampaignAudience", **key, **FIELDS["FreezeCampaignAudience"])
    (member, *_) = world.call("ListCampaignMembers", **key).campaign_members
    row = {"channel": LETTER, "contact_id": contact_id, "external_id": owned["team"]}
    moment = {"seconds": 1794000000}
    rows = {**key, "source": "mailer"}
    world.call("IngestCampaignTouches", **rows, touches=[{**row, "touch_time": moment}])
    answer = {**row, "kind": 3, "response_time": moment}
    world.call("IngestCampaignResponses", **rows, responses=[answer])
    return {**key, "campaign_member_id": member.campaign_member_id}
