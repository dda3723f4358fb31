"""Worksheets of leads and customers: sent to each rep in their language, back by page or mail, chased when late."""

import shutil
import socket
import subprocess
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from crm.customers.v1 import leads_pb2
from crm.customers.v1 import worksheet_rounds_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound
from crm_chassis.mail_settings import MailSettings, Server
from crm_chassis.records import timestamp
from crm_customers.worksheets import chasing

from .lead_desk import lead, people, person, set_rules
from .worksheet_desk import Sheet, counts, hand_in

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def desk(world: Any) -> Any:
    """Three reps and who leads them, with rules that give leads out in turn."""
    people(world)
    person(world, "dai", "rep", language="zh-Hans", email="Dai@firm.example")
    set_rules(world)
    return world


def a_round(world: Any, *user_ids: str, kind: str = "leads", by: Any = "mo", **more: Any) -> Any:
    world.clock.forward(seconds=1)
    due = timestamp(world.clock.time.replace(hour=18))
    fields = {"kind": kind, "user_ids": user_ids, "due_time": due, **more}
    who = world.people[by] if isinstance(by, str) else by
    return world.call("CreateWorksheetRound", worksheet_round=fields, by=who)


def items(world: Any, by: str = "mo", **_more: Any) -> dict[str, Any]:
    reply = world.call("ListWorksheetRoundItems", by=world.people[by])
    return {each.owner_id: each for each in reply.worksheet_round_items}


def test_a_round_goes_to_each_rep_and_comes_back(desk: Any) -> None:
    firms = {
        n: lead(desk, company_name=f"Firm of {n}", owner_id=n, team="sales") for n in ("ann", "dai")
    }
    sent = a_round(desk, "ann", "dai", "bo", message="Until tonight, please")
    assert (sent.item_count, sent.back_count, sent.title) == (3, 0, "Leads")
    for name, title in (("ann", "How to fill in"), ("dai", "填写说明")):
        (mine,) = items(desk, by=name).values()
        assert (mine.owner_id, mine.row_count) == (name, 1)
        sheet = Sheet.of(desk, mine.worksheet_id, desk.people[name])
        assert title in sheet.book.sheetnames
        assert sheet.cell(sheet.row(firms[name].lead_id), "company_name").value == f"Firm of {name}"
    with pytest.raises(NotFound):
        Sheet.of(desk, items(desk)["ann"].worksheet_id, desk.people["bo"])
    ann_hands_hers_in(desk, firms["ann"].lead_id)
    dai_sends_hers_by_mail(desk, firms["dai"].lead_id)
    states = {name: each.state for name, each in items(desk).items()}
    back, out = pb.WORKSHEET_ROUND_STATE_BACK, pb.WORKSHEET_ROUND_STATE_OUT
    assert states == {"ann": back, "dai": back, "bo": out}
    bo_is_asked_for_it_until_the_round_ends(desk, sent.worksheet_round_id)


def ann_hands_hers_in(desk: Any, lead_id: int) -> None:
    """By file: the outcome is her answer, and the clock stops."""
    ann = desk.people["ann"]
    sheet = Sheet.of(desk, items(desk)["ann"].worksheet_id, ann)
    row = sheet.row(lead_id)
    sheet.put(row, last_outcome="Interested", rating="Hot", next_contact_date="2026-12-01")
    sheet.put(sheet.spare(), company_name="Found at the fair", phone="+49 40 999888")
    assert counts(hand_in(desk, sheet, ann)) == {"accepted": 1, "added": 1}
    answered = desk.call("GetLead", lead_id=lead_id)
    assert answered.state == leads_pb2.LEAD_STATE_WORKING
    assert answered.response_state == leads_pb2.LEAD_RESPONSE_MET
    assert answered.next_contact_date == "2026-12-01"


def dai_sends_hers_by_mail(desk: Any, lead_id: int) -> None:
    """In her language; sent twice it comes in once, and never from somebody else's address."""
    dai = desk.people["dai"]
    sheet = Sheet.of(desk, items(desk)["dai"].worksheet_id, dai)
    labels = [v.formula1 for v in sheet.page.data_validations.dataValidation if v.type == "list"]
    assert any("有兴趣" in label for label in labels)
    sheet.put(sheet.row(lead_id), note="已致电", last_outcome="有兴趣")
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Dai <dai@FIRM.example>", "Worksheet"
    mail.set_content("Here it is")
    mail.add_attachment(
        sheet.content(), maintype="application", subtype="octet-stream", filename="Leads.xlsx"
    )
    for _again in range(2):
        reply = desk.call("IngestWorksheetMail", content=mail.as_bytes())
        assert (reply.user_id, len(reply.worksheet_return_ids)) == ("dai", 1)
    desk.run_jobs()
    assert desk.call("GetLead", lead_id=lead_id).note == "已致电"
    assert len(desk.events("crm.customers.Lead.updated")) == 2
    assert desk.call("ListNotices", by=dai).notices[0].text.startswith("Your worksheet came in")
    mail.replace_header("From", "bo@firm.example")
    with pytest.raises(Invalid):
        desk.call("IngestWorksheetMail", content=mail.as_bytes())
    with pytest.raises(Forbidden):
        desk.call("IngestWorksheetMail", content=mail.as_bytes(), by=desk.people["mo"])


def bo_is_asked_for_it_until_the_round_ends(desk: Any, worksheet_round_id: int) -> None:
    """Once a day; who sent the round sees who is late."""
    chase(desk, 24)
    chase(desk, 1)
    assert items(desk)["bo"].chase_count == 1
    chase(desk, 24)
    texts = [n.text for n in desk.call("ListNotices", by=desk.people["bo"]).notices]
    assert any("was due back" in text for text in texts)
    (late,) = [
        n for n in desk.call("ListNotices", by=desk.people["mo"]).notices if "late" in n.text
    ]
    key = {"worksheet_round_id": worksheet_round_id, "by": desk.people["mo"]}
    found = desk.call("GetWorksheetRound", **key)
    assert (found.back_count, found.overdue_count) == (2, 1)
    assert late.resource_id == worksheet_round_id
    assert desk.call("CloseWorksheetRound", **key).overdue_count == 0
    chase(desk, 24)
    assert items(desk)["bo"].chase_count == 2


def test_a_round_goes_to_people_of_the_team_only(desk: Any) -> None:
    for wrong in ("nobody", "zoe"):
        if wrong == "zoe":
            desk.call(
                "CreateUser",
                user={"user_id": "zoe", "display_name": "Zoe", "roles": ["rep"], "team": "other"},
            )
        with pytest.raises(Invalid) as refused:
            a_round(desk, "ann", wrong)
        assert wrong in refused.value.fields["worksheet_round.user_ids"]
    with pytest.raises(Forbidden):
        a_round(desk, "bo", by="ann")
    assert not desk.call("ListWorksheets").worksheets


def chase(world: Any, hours: int) -> None:
    """Time passes, and who is late is asked."""
    world.clock.forward(hours=hours)
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "jobs/chase_worksheets")
        with world.app.transaction(connection, call):
            chasing.chase_worksheets(call, {})


@pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not on this machine (.ci/run installs it)"
)
def test_a_file_saved_by_libreoffice_comes_back(desk: Any, tmp_path: Path) -> None:
    made = lead(desk, company_name="Saved by Office", city="Ulm")
    given_out = desk.call("CreateWorksheet", worksheet={"kind": "leads"})
    sheet = Sheet.of(desk, given_out.worksheet_id)
    sheet.put(sheet.row(made.lead_id), city="Kiel", rating="Warm", next_contact_date="2026-12-01")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "sheet.xlsx").write_bytes(sheet.content())
    command = [str(OFFICE), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "in" / "sheet.xlsx")],
        check=True,
        timeout=120,
        capture_output=True,
    )
    returned = hand_in(desk, (tmp_path / "sheet.xlsx").read_bytes())
    assert counts(returned) == {"accepted": 1}
    assert desk.call("GetLead", lead_id=made.lead_id).city == "Kiel"


def test_what_is_defined_at_run_time_has_a_column_at_once(world: Any) -> None:
    for name, kind, more in (
        ("fleet_size", "ATTRIBUTE_TYPE_NUMBER", {"label": "Fleet"}),
        ("colour", "ATTRIBUTE_TYPE_CHOICE", {"label": "Colour", "label_zh": "颜色"}),
        ("insured", "ATTRIBUTE_TYPE_YES_NO", {"label": "Insured"}),
    ):
        definition = {"name": name, "type": kind, "record_kinds": ["RECORD_KIND_ACCOUNT"], **more}
        if name == "colour":
            definition["choices"] = [
                {"value": "red", "label": "Red"},
                {"value": "blue", "label": "Blue"},
            ]
        world.call("CreateAttributeDefinition", attribute_definition=definition)
    given = {"display_name": "Falken", "attributes": {"fleet_size": "12", "colour": "red"}}
    made = world.call("CreateAccount", account=given)
    sheet_id = world.call("CreateWorksheet", worksheet={"kind": "accounts"}).worksheet_id
    sheet = Sheet.of(world, sheet_id)
    row = sheet.row(made.account_id)
    assert sheet.cell(row, "attributes.fleet_size").value == 12
    assert sheet.cell(row, "attributes.colour").value == "Red"
    sheet.put(row, **{"attributes.fleet_size": 14, "attributes.insured": "Yes"})
    new = sheet.spare()
    sheet.put(new, display_name="Neu", **{"attributes.colour": "Blue"})
    wrong = sheet.spare(1)
    sheet.put(wrong, display_name="Falsch", **{"attributes.colour": "green"})
    came = hand_in(world, sheet)
    assert counts(came) == {"accepted": 1, "added": 1, "invalid": 1}
    known = world.call("GetAccount", account_id=made.account_id).attributes
    assert dict(known) == {"fleet_size": "14", "colour": "red", "insured": "yes"}
    added = next(a for a in world.call("ListAccounts").accounts if a.display_name == "Neu")
    assert dict(added.attributes) == {"colour": "blue"}
    assert counts(hand_in(world, sheet)) == {"unchanged": 2, "invalid": 1}, "once is enough"


class Postman:
    """Takes mails."""

    def __init__(self) -> None:
        self.received: list[Any] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class Quiet(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, hostname="mail.firsthand.example")


def test_a_worksheet_goes_out_by_mail_and_its_answer_brings_it_back(desk: Any) -> None:
    firm = lead(desk, company_name="恒远科技", owner_id="dai", team="sales")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    postman = Quiet(Postman(), hostname="127.0.0.1", port=port)
    postman.start()
    server = Server("smtp+plain", "127.0.0.1", port)
    desk.app.config = replace(
        desk.app.config, mail=MailSettings(server, address="crm@firm.example", name="Firm")
    )
    try:
        a_round(desk, "ann", "dai", message="Until tonight, please")
        desk.run_jobs()
        desk.run_jobs()
    finally:
        postman.stop()
    (mail,) = postman.handler.received  # Ann has no address
    assert (mail["To"], mail["Subject"]) == ("Dai <Dai@firm.example>", "Leads")
    text, book = mail.get_body().get_content(), next(mail.iter_attachments())
    assert "Until tonight" in text
    assert "请填写附件" in text
    assert book.get_filename().endswith(".xlsx")
    sheet = Sheet(book.get_content())
    sheet.put(sheet.row(firm.lead_id), note="来过电话")
    answer = EmailMessage()
    answer["From"] = "Dai@firm.example"
    answer.set_content("done")
    kind = {"maintype": "application", "subtype": "octet-stream"}
    answer.add_attachment(sheet.content(), **kind, filename=book.get_filename())
    desk.call("IngestWorksheetMail", content=answer.as_bytes())
    assert desk.call("GetLead", lead_id=firm.lead_id).note == "来过电话"
