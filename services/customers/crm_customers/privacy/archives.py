"""Everything of one person as a ZIP: pages for people, JSON for machines.

The rule kept here: each service tells its own part; one that does not answer is named in the archive, not left out in
silence. The pages need nothing but a browser.
"""

import io
import json
import zipfile
from collections import defaultdict
from html import escape
from typing import Any

from crm.access.v1 import privacy_pb2
from crm.customers.v1 import privacy_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.privacy import export_person as export_here
from google.protobuf import json_format

from crm_customers.privacy.erasures import LONG, others
from crm_customers.privacy.identifying import person_of, subject
from crm_customers.tables import contacts

STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:0 0 1.5rem;width:100%}"
    "th{text-align:left;vertical-align:top;font-weight:500;color:#555;width:14rem}"
    "td,th{border-top:1px solid #ddd;padding:.3rem .6rem .3rem 0}h2{margin-top:2.5rem}"
)
Records = dict[str, list[privacy_pb2.PersonRecord]]


def export_personal_data(
    call: Call, request: pb.ExportPersonalDataRequest
) -> pb.PersonalDataArchive:
    """Everything that all services keep of a person."""
    table, row = subject(call, request.contact_id, request.account_id)
    person = person_of(call, table, row)
    asked = privacy_pb2.ExportPersonRequest(person=person)
    told = {"customers": export_here(call, asked)}
    missing = []
    for name, peer in others(call).items():
        try:
            told[name] = peer.call("ExportPerson", asked, seconds=LONG)
        except Refusal:
            missing.append(name)
    number = row.contact_id if table is contacts else row.account_id
    with i18n.reader(call.language):
        content = _zip(call, row.display_name, told, missing)
    return pb.PersonalDataArchive(
        file_name=f"person-{number}.zip",
        content=content,
        record_count=sum(len(each.person_records) for each in told.values()),
        missing=missing,
    )


def _zip(
    call: Call, name: str, told: dict[str, privacy_pb2.PersonRecords], missing: list[str]
) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = []
        for service, reply in told.items():
            data = json_format.MessageToDict(reply, preserving_proto_field_name=True)
            text = json.dumps(data, ensure_ascii=False, indent=2)
            archive.writestr(f"{service}.json", text)
            by_table: Records = defaultdict(list)
            for record in reply.person_records:
                by_table[record.table_name].append(record)
            parts.append(_part(service, by_table))
        archive.writestr("index.html", _page(call, name, parts, missing))
    return held.getvalue()


def _page(call: Call, name: str, parts: list[str], missing: list[str]) -> str:
    day = call.clock.now().date().isoformat()
    title = _("What we keep of %(name)s", name=name)
    note = _("As of %(day)s. The same stands in the .json files for machines.", day=day)
    lost = "".join(
        f"<p><strong>{escape(_('%(module)s did not answer: its part is missing.', module=each))}"
        "</strong></p>"
        for each in missing
    )
    return (
        f'<!doctype html><html lang="{call.language}"><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
        f"<h1>{escape(title)}</h1><p>{escape(note)}</p>{lost}{''.join(parts)}</html>"
    )


def _part(service: str, by_table: Records) -> str:
    """What one service keeps."""
    shown = [f"<h2>{escape(service)}</h2>"]
    if not by_table:
        shown.append(f"<p>{escape(_('Nothing.'))}</p>")
    for table, found in by_table.items():
        shown.append(f"<h3>{escape(table.replace('_', ' '))} ({len(found)})</h3>")
        for record in found:
            data: Any = json_format.MessageToDict(record.data)
            rows = "".join(
                f"<tr><th>{escape(name.replace('_', ' '))}</th><td>{_value(value)}</td></tr>"
                for name, value in data.items()
            )
            shown.append(f"<table>{rows}</table>")
    return "".join(shown)


def _value(value: Any) -> str:
    """A value for people."""
    if isinstance(value, dict):
        return "<br>".join(f"{escape(str(name))}: {_value(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "<br>".join(_value(each) for each in value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return escape(str(value))
