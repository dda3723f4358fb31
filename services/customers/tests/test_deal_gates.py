"""Gates are not gone around: by blanks, by the door of opening, by other documents or amounts after the approval."""

import pytest
from crm_chassis.errors import Forbidden, Invalid

from .test_deals import DECIDED, LOST, file, firm, pipeline_of, refused
from .test_pages import Browser

__all__ = ["firm"]


@pytest.fixture
def deal(world, firm):
    """A project that waits for its approval, with design and budget."""
    line = pipeline_of(world, 2)
    given = {"name": "Stand", "pipeline_id": line.pipeline_id, "account_id": firm[0]}
    made = world.call("CreateDeal", deal={**given, "amount": "900"}, by="rep")
    for code in ("design", "budget"):
        file(world, made, code)
    world.call("MoveDeal", deal_id=made.deal_id, stage_id=line.stages[2].stage_id, by="rep")
    return made


def stage(world, number, form=2):
    return pipeline_of(world, form).stages[number].stage_id


def ask(world, deal, by="rep"):
    asked = world.call("RequestDealApproval", deal_id=deal.deal_id, by=by)
    return {"deal_approval_id": asked.deal_approval_id, **DECIDED}


def approved(world, deal):
    given = world.call("DecideDealApproval", **ask(world, deal), by="manager")
    world.clock.forward(seconds=1)
    return given


def go_on(world, deal):
    return {"deal_id": deal.deal_id, "stage_id": stage(world, 3), "by": "rep"}


def test_nobody_begins_behind_a_gate_that_is_shut(world, firm):
    given = {"name": "Short cut", "account_id": firm[0], "pipeline_id": 2}
    late = {**given, "stage_id": stage(world, 3)}
    told = refused(world, "GATE", "CreateDeal", deal=late, by="rep")
    assert told.metadata["missing"] == "design"
    assert not world.call("ListDeals").deals
    assert world.call("CreateDeal", deal=late, by="manager").stage_id == stage(world, 3)
    for moved in ({"stage_id": stage(world, 4)}, {"pipeline_id": 1}):
        with pytest.raises(Invalid):
            world.call("UpdateDeal", deal={"deal_id": 2, **moved})


def test_blanks_fill_no_field(world, firm):
    line = pipeline_of(world, 1)
    line.stages[0].required_fields.append("next_step")
    world.call("UpdatePipeline", pipeline=line)
    given = {"name": "Blank", "account_id": firm[0], "next_step": "  "}
    made = world.call("CreateDeal", deal=given, by="rep")
    move = {"deal_id": made.deal_id, "stage_id": line.stages[1].stage_id, "by": "rep"}
    assert refused(world, "GATE", "MoveDeal", **move).metadata["missing"] == "next_step"


def test_an_empty_file_or_one_that_was_removed_is_no_document(world, deal):
    with pytest.raises(Invalid):
        file(world, deal, "quotation", b"")
    approved(world, deal)
    (gate,) = [one for one in world.call("GetDealGates", deal_id=deal.deal_id).gates if one.is_here]
    assert gate.is_open
    attachment = gate.deliverables[0].attachment_id
    world.call("DeleteAttachment", attachment_id=attachment, by="rep")
    told = refused(world, "GATE", "MoveDeal", **go_on(world, deal))
    assert told.metadata["missing"] == "budget"


def test_the_approval_of_one_budget_is_none_of_another(world, deal):
    approved(world, deal)
    (gate,) = [one for one in world.call("GetDealGates", deal_id=deal.deal_id).gates if one.is_here]
    # Around the gate's own method: by the files of the deal.
    key = {"attachment_id": gate.deliverables[0].attachment_id}
    world.call("AddAttachmentVersion", **key, content=b"twice as much", by="rep")
    told = refused(world, "GATE", "MoveDeal", **go_on(world, deal))
    assert told.metadata["missing"] == "approval"
    page = Browser(world, "rep", "en").get("/deals/1")
    assert "budget.pdf (2)" in page
    assert "Ask for approval" in page
    world.call("DecideDealApproval", **ask(world, deal), by="manager")
    world.call("MoveDeal", **go_on(world, deal))


def test_the_approval_of_one_amount_is_none_of_another(world, deal):
    approved(world, deal)
    key = {"deal_id": deal.deal_id}
    world.call("UpdateDeal", deal={**key, "note": "The amount is as it was"}, by="rep")
    world.call("UpdateDeal", deal={**key, "amount": "90"}, by="rep")
    told = refused(world, "GATE", "MoveDeal", **go_on(world, deal))
    assert told.metadata["missing"] == "approval"
    texts = [one.text for one in world.call("ListNotices", by="manager").notices]
    assert any("900 EUR → 90 EUR" in text for text in texts)
    world.call("DecideDealApproval", **ask(world, deal), by="manager")
    world.call("MoveDeal", **go_on(world, deal))


def test_who_sells_a_deal_does_not_approve_it_whoever_asks(world, deal):
    key = {"deal_id": deal.deal_id, "owner_id": "manager.one"}
    user = {"user_id": "manager.one", "display_name": "M", "roles": ["manager"], "team": "service"}
    world.call("CreateUser", user=user)
    asked = ask(world, deal)
    world.call("UpdateDeal", deal=key)
    refused(world, "OWN_REQUEST", "DecideDealApproval", **asked, by="manager")
    with pytest.raises(Forbidden):
        world.call("DecideDealApproval", **asked, by="agent")
    world.call("DecideDealApproval", **asked)


def test_a_deal_that_is_lost_while_an_approval_waits_is_not_decided_about(world, deal):
    asked, key = ask(world, deal), {"deal_id": deal.deal_id, "by": "rep"}
    world.call("CloseDeal", **key, state=LOST, close_reason="Price")
    assert not world.call("ListDealApprovals", by="manager").deal_approvals
    refused(world, "DEAL_STATE", "DecideDealApproval", **asked, by="manager")
    refused(world, "DEAL_STATE", "RequestDealApproval", **key)
    world.call("ReopenDeal", **key)
    assert len(world.call("ListDealApprovals", by="manager").deal_approvals) == 1
    world.call("DecideDealApproval", **asked, by="manager")
    world.call("MoveDeal", **go_on(world, deal))


def test_the_page_goes_around_nothing_either(world, deal):
    rep = Browser(world, "rep", "en")
    shown = rep.send("/deals/1", {"stage_id": str(stage(world, 4))}, "MoveDeal", status=422)
    assert "Somebody has to approve" in shown
    won = {"state": "DEAL_STATE_WON", "close_reason": "Now"}
    rep.send("/deals/1", won, "CloseDeal", status=422)
    ask(world, deal)
    page = rep.get("/deals/1")
    assert "DecideDealApproval" not in page
    typed = {"_form": "DecideDealApproval", "state": "DEAL_APPROVAL_STATE_APPROVED"}
    found = rep.client.post("/customers/deals/1/decide?approval=1", data=typed, headers=rep.headers)
    assert found.status_code in (400, 403)
    refused(world, "GATE", "MoveDeal", **go_on(world, deal))
