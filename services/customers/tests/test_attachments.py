"""Files of a record: attached, read, given a new version, removed and restored, by whoever may."""

import hashlib
import io
import re

import pytest
from crm_chassis.doors.http import make_flask
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition
from crm_chassis.record_tables import PIECE
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

ACCOUNT = "crm.customers.Account"


@pytest.fixture
def account(world):
    fields = {"display_name": "Nordwind GmbH", "owner_id": "rep.one", "team": "service"}
    return world.call("CreateAccount", account=fields)


def attach(world, account, content=b"Hello", name="offer.pdf", by="agent", **more):
    given = {"resource": ACCOUNT, "resource_id": account.account_id, "file_name": name, **more}
    return world.call("CreateAttachment", attachment=given, content=content, by=by)


def file_of(content, name, media_type):
    return FileStorage(io.BytesIO(content), name, content_type=media_type)


def form_of(fields):
    """The body of a form with a file in it."""
    boundary, body = encode_multipart(fields)
    return {"data": body, "content_type": f"multipart/form-data; boundary={boundary}"}


def fetch(world, attachment_id, by="agent", **more):
    """The whole file, piece by piece."""
    key = {"attachment_id": attachment_id, **more}
    piece = world.call("DownloadAttachment", by=by, **key)
    content = piece.content
    while piece.next_offset:
        piece = world.call("DownloadAttachment", by=by, offset=piece.next_offset, **key)
        content += piece.content
    return content


def test_a_file_is_attached_and_read_back(world, account):
    content = bytes(range(256)) * 5000  # more than two pieces
    made = attach(world, account, content, description="Signed")
    assert made.media_type == "application/pdf"
    assert (made.size, made.version) == (len(content), 1)
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert len(content) > 2 * PIECE
    assert fetch(world, made.attachment_id) == content
    listed = world.call("ListAttachments", resource=ACCOUNT, resource_id=account.account_id)
    assert [file.file_name for file in listed.attachments] == ["offer.pdf"]
    assert [e.event_type for e in world.events("crm.records.")] == [
        "crm.records.Attachment.created"
    ]


def test_an_older_version_stays_as_it_was(world, account):
    made = attach(world, account, b"first")
    key = {"attachment_id": made.attachment_id}
    world.call("AddAttachmentVersion", content=b"second", etag=made.etag, by="agent", **key)
    with pytest.raises(Conflict):
        world.call("AddAttachmentVersion", content=b"third", etag=made.etag, by="agent", **key)
    found = world.call("GetAttachment", **key)
    assert [version.version for version in found.versions] == [2, 1]
    assert fetch(world, made.attachment_id) == b"second"
    assert fetch(world, made.attachment_id, version=1) == b"first"
    with pytest.raises(NotFound):
        fetch(world, made.attachment_id, version=3)


def test_files_follow_the_rules_of_their_record(world, account):
    made = attach(world, account, by="rep")
    stranger = world.person("some.rep", "rep")
    for method, fields in {
        "GetAttachment": {"attachment_id": made.attachment_id},
        "DownloadAttachment": {"attachment_id": made.attachment_id},
        "DeleteAttachment": {"attachment_id": made.attachment_id},
        "AddAttachmentVersion": {"attachment_id": made.attachment_id, "content": b"x"},
        "ListAttachments": {"resource": ACCOUNT, "resource_id": account.account_id},
    }.items():
        with pytest.raises(NotFound):
            world.call(method, by=stranger, **fields)
    with pytest.raises(NotFound):
        attach(world, account, by=stranger)
    assert fetch(world, made.attachment_id, by="leader") == b"Hello"
    with pytest.raises(Forbidden):
        attach(world, account, by="leader")


def test_what_is_no_file_is_refused(world, account):
    for content, name in (
        (b"", "empty.txt"),
        (b"x", "../"),
        (b"x" * (20 * 1024 * 1024 + 1), "big"),
    ):
        with pytest.raises(Invalid):
            attach(world, account, content, name)
    with pytest.raises(Invalid) as refused:
        world.call(
            "CreateAttachment",
            attachment={"resource": "crm.customers.Nothing", "resource_id": 1, "file_name": "a"},
            content=b"x",
        )
    assert "attachment.resource" in refused.value.fields
    assert attach(world, account, name="C:\\offers\\2026\u202efdp.exe").file_name == "2026fdp.exe"


def test_a_removed_file_comes_back(world, account):
    made = attach(world, account)
    key = {"attachment_id": made.attachment_id}
    world.call("DeleteAttachment", **key)
    of_record = {"resource": ACCOUNT, "resource_id": account.account_id}
    assert not world.call("ListAttachments", **of_record).attachments
    assert world.call("ListAttachments", show_deleted=True, **of_record).attachments
    with pytest.raises(Precondition):
        world.call("AddAttachmentVersion", content=b"x", **key)
    world.call("UndeleteAttachment", **key)
    assert world.call("ListAttachments", **of_record).attachments


def test_rest_takes_a_form_and_gives_the_file(world, account):
    token = world.app.peers.token(world.people["agent"])
    headers = {"Authorization": f"Bearer {token}"}
    api = "/customers/api/v1/attachments"
    fields = {
        "attachment.resource": ACCOUNT,
        "attachment.resource_id": str(account.account_id),
        "content": file_of(b"<b>hi</b>" * 600_000, '报价 "1".html', "text/html"),
    }
    made = world.http.post(api, headers=headers, **form_of(fields))
    assert made.status_code == 200, made.text
    number = made.json["attachment_id"]
    got = world.http.get(f"{api}/{number}:download", headers=headers)
    assert got.data == b"<b>hi</b>" * 600_000
    assert got.headers["Content-Type"] == "application/octet-stream"  # never a page of ours
    assert got.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in got.headers["Content-Security-Policy"]
    assert world.http.get(f"{api}/{number}:download").status_code == 401
    missing = world.http.post(api, headers=headers, **form_of({"attachment.resource": ACCOUNT}))
    assert missing.status_code == 400
    assert "content" in missing.text


def test_the_page_of_a_record_shows_takes_and_gives_files(world, account):
    client = make_flask(world.app).test_client()
    client.set_cookie("crm_session", world.app.peers.token(world.people["agent"]))
    there = f"/customers/accounts/{account.account_id}"
    shown = client.get(there).text
    (form,) = [part for part in shown.split("<form")[1:] if 'class="upload"' in part]
    hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form))
    sent = {**hidden, "content": file_of(b"y" * 5_000_000, "plan.txt", "text/plain")}
    assert client.post("/customers/files/attach", **form_of(sent)).headers["Location"] == there
    assert "plan.txt" in client.get(there).text
    assert client.get("/customers/files/1/download").data == b"y" * 5_000_000
    assert (
        "5,000,000" in client.get("/customers/files/1").text
        or "4.8 MB" in client.get("/customers/files/1").text
    )
