"""Certifications of partners: what they may do for us, at which level and until when.

The rule kept here: a certification counts until its last day, and no longer.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partner_certifications_pb2 as pb
from crm_chassis.i18n import N_

from crm_channels.network.belongings import Belonging
from crm_channels.rules import is_range
from crm_channels.tables import partner_certifications

if TYPE_CHECKING:
    from crm_chassis.call import Call


def _wrong(values: dict[str, Any]) -> dict[str, str]:
    first, last = values["issue_date"], values["valid_until"]
    return {} if is_range(first, last) else {"valid_until": N_("must not be before the first day")}


DAYS = ("issue_date", "valid_until")
KIND = Belonging(
    table=partner_certifications,
    message=pb.PartnerCertification,
    name="partner_certification",
    fields=("name", "level", "number", "holder", *DAYS, "reminder_days"),
    days=DAYS,
    filterable=(
        *("partner_certification_id", "partner_id", "name", "level", "number", *DAYS),
        *("create_time", "update_time", "delete_time"),
    ),
    order_by="name",
    wrong=_wrong,
)


def create_partner_certification(
    call: "Call", request: pb.CreatePartnerCertificationRequest
) -> pb.PartnerCertification:
    """A new one."""
    made: pb.PartnerCertification = KIND.create(call, request.partner_certification)
    return made


def get_partner_certification(
    call: "Call", request: pb.GetPartnerCertificationRequest
) -> pb.PartnerCertification:
    """One of them."""
    found: pb.PartnerCertification = KIND.get(call, request.partner_certification_id)
    return found


def list_partner_certifications(
    call: "Call", request: pb.ListPartnerCertificationsRequest
) -> pb.ListPartnerCertificationsResponse:
    """Those that the caller may see."""
    found, token = KIND.page(call, request)
    return pb.ListPartnerCertificationsResponse(partner_certifications=found, next_page_token=token)


def update_partner_certification(
    call: "Call", request: pb.UpdatePartnerCertificationRequest
) -> pb.PartnerCertification:
    """Changes what the mask names."""
    changed: pb.PartnerCertification = KIND.update(
        call, request.partner_certification, request.update_mask
    )
    return changed


def delete_partner_certification(
    call: "Call", request: pb.DeletePartnerCertificationRequest
) -> pb.PartnerCertification:
    """Deletes one softly."""
    deleted: pb.PartnerCertification = KIND.delete(call, request)
    return deleted


def undelete_partner_certification(
    call: "Call", request: pb.UndeletePartnerCertificationRequest
) -> pb.PartnerCertification:
    """Brings one back."""
    restored: pb.PartnerCertification = KIND.undelete(call, request)
    return restored
