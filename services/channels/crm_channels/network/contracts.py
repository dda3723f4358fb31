"""Contracts with partners: their terms, and until when they hold. Their files are attachments.

The rule kept here: a contract does not end before it begins, and a partner's contracts have different numbers.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partner_contracts_pb2 as pb
from crm_chassis.errors import AlreadyExists
from crm_chassis.i18n import N_
from crm_chassis.said import said

from crm_channels.network.belongings import Belonging
from crm_channels.tables import partner_contracts

if TYPE_CHECKING:
    from crm_chassis.call import Call


def _wrong(values: dict[str, Any]) -> dict[str, str]:
    if values["end_date"] is not None and values["end_date"] < values["start_date"]:
        return {"end_date": N_("must not be before the first day")}
    return {}


def _taken(values: dict[str, Any]) -> AlreadyExists:
    text = said("This partner has a contract %(number)s already.", number=values["number"])
    return AlreadyExists("CONTRACT_NUMBER_TAKEN", text)


DAYS = ("start_date", "end_date")
KIND = Belonging(
    table=partner_contracts,
    message=pb.PartnerContract,
    name="partner_contract",
    fields=(
        *("number", "title", *DAYS, "notice_days", "renews", "payment_days"),
        *("payment_terms", "credit_terms", "reminder_days"),
    ),
    days=DAYS,
    filterable=(
        *("partner_contract_id", "partner_id", "number", "title", *DAYS, "renews", "payment_days"),
        *("create_time", "update_time", "delete_time"),
    ),
    order_by="start_date desc",
    wrong=_wrong,
    taken=_taken,
)


def create_partner_contract(
    call: "Call", request: pb.CreatePartnerContractRequest
) -> pb.PartnerContract:
    """A new one."""
    made: pb.PartnerContract = KIND.create(call, request.partner_contract)
    return made


def get_partner_contract(call: "Call", request: pb.GetPartnerContractRequest) -> pb.PartnerContract:
    """One of them."""
    found: pb.PartnerContract = KIND.get(call, request.partner_contract_id)
    return found


def list_partner_contracts(
    call: "Call", request: pb.ListPartnerContractsRequest
) -> pb.ListPartnerContractsResponse:
    """Those that the caller may see."""
    found, token = KIND.page(call, request)
    return pb.ListPartnerContractsResponse(partner_contracts=found, next_page_token=token)


def update_partner_contract(
    call: "Call", request: pb.UpdatePartnerContractRequest
) -> pb.PartnerContract:
    """Changes what the mask names."""
    changed: pb.PartnerContract = KIND.update(call, request.partner_contract, request.update_mask)
    return changed


def delete_partner_contract(
    call: "Call", request: pb.DeletePartnerContractRequest
) -> pb.PartnerContract:
    """Deletes one softly."""
    deleted: pb.PartnerContract = KIND.delete(call, request)
    return deleted


def undelete_partner_contract(
    call: "Call", request: pb.UndeletePartnerContractRequest
) -> pb.PartnerContract:
    """Brings one back."""
    restored: pb.PartnerContract = KIND.undelete(call, request)
    return restored
