"""Sample records of leads: one lead that is somebody's, and a round of worksheets that they sent out.

The rule kept here: as in samples.py, which names the maker.
"""

LATER = {"seconds": 1795000000}
FIELDS = {
    "UpdateLead": {
        "lead": {"company_name": "Lead", "city": "Ulm"},
        "update_mask": {"paths": ["city"]},
    },
    "RecordLeadContact": {"outcome": 1},
    "RecycleLead": {"reason": "Not mine"},
    "DisqualifyLead": {"reason": "No money"},
}


def make_leads(world, owned, by):
    """A lead of theirs, and worksheets that they sent to somebody of their team."""
    lead = world.call("CreateLead", lead={"company_name": f"Lead of {owned['team']}", **owned})
    reader = f"reader.{owned['team']}".replace(" ", ".")
    user = {"user_id": reader, "display_name": reader, "roles": ["rep"], "team": owned["team"]}
    world.call("CreateUser", user=user)
    given = {"kind": "leads", "user_ids": [reader], "due_time": LATER}
    sent = world.call("CreateWorksheetRound", worksheet_round=given, by=by)
    return {"lead_id": lead.lead_id, "worksheet_round_id": sent.worksheet_round_id}
