"""Handlers of templates: what automatic mails say.

The rule kept here: a template that would leave a placeholder open is not kept.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.records import check_etag, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import select

from crm_tickets.everyday.rules import PLACEHOLDER
from crm_tickets.mail.rules import PLACEHOLDERS
from crm_tickets.queries import number
from crm_tickets.tables import mail_templates as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("kind", "language", "off", "update_time")
CHANGEABLE = ("subject", "text", "off")
_one = select(*table.c).where(table.c.mail_template_id == number("key"))
ONE, HELD = Statement(_one), Statement(_one.with_for_update())


def _message(row: Row) -> pb.MailTemplate:
    return to_message(pb.MailTemplate, row)


def get_mail_template(call: "Call", request: pb.GetMailTemplateRequest) -> pb.MailTemplate:
    """One template."""
    key = request.mail_template_id
    return _message(call.one(ONE, missing=("mail_template", key), key=key))


def list_mail_templates(
    call: "Call", request: pb.ListMailTemplatesRequest
) -> pb.ListMailTemplatesResponse:
    """A page of templates."""
    return lists.reply(
        call,
        table,
        request,
        pb.ListMailTemplatesResponse,
        filterable=FILTERABLE,
        order_by="mail_template_id",
    )


def update_mail_template(call: "Call", request: pb.UpdateMailTemplateRequest) -> pb.MailTemplate:
    """Changes a template."""
    given = request.mail_template
    key = given.mail_template_id
    row = call.one(HELD, missing=("mail_template", key), key=key)
    check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    values = {n: v for n, v in values.items() if n in CHANGEABLE and v != getattr(row, n)}
    wrong = {
        f"mail_template.{name}": said("nothing fills in %(names)s", names=", ".join(strange))
        for name in ("subject", "text")
        if (strange := sorted(set(PLACEHOLDER.findall(values.get(name, ""))) - {*PLACEHOLDERS}))
    }
    if wrong:
        raise Invalid(wrong)
    if not values:
        return _message(row)
    after = call.update(table, key, **values, update_time=call.clock.now())
    made = _message(after)
    call.emit("crm.tickets.MailTemplate.updated", made, before=_message(row))
    return made
