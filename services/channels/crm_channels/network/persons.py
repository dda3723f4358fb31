"""People of partners as records of their own.

The rule kept here: whatever changes a person changes the partner's short list of people in the same transaction.
"""

from typing import TYPE_CHECKING

from crm.channels.v1 import partner_persons_pb2 as pb

from crm_channels import partners, queries
from crm_channels.network import people
from crm_channels.network.belongings import Belonging
from crm_channels.tables import partner_persons
from crm_channels.tables import partners as partner_table

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = Belonging(
    table=partner_persons,
    message=pb.PartnerPerson,
    name="partner_person",
    fields=("name", "role", "main", "phone", "email"),
    filterable=(
        *("partner_person_id", "partner_id", "name", "role", "main", "email", "user_id"),
        *("create_time", "update_time", "delete_time"),
    ),
    order_by="name",
)


def _told(call: "Call", person: pb.PartnerPerson) -> pb.PartnerPerson:
    """The partner's short list follows."""
    row = queries.locked(call, partner_table, person.partner_id)
    short = people.in_short(call, person.partner_id)
    after = call.update(partner_table, row.partner_id, contacts=short, update_time=call.clock.now())
    partners.told(call, "updated", row, after)
    return person


def _partner_first(call: "Call", key: int) -> None:
    """Holds the partner before its person, in the order in which everybody holds them."""
    person = queries.found(call, partner_persons, key)
    queries.locked(call, partner_table, person.partner_id)


def create_partner_person(call: "Call", request: pb.CreatePartnerPersonRequest) -> pb.PartnerPerson:
    """A new one."""
    return _told(call, KIND.create(call, request.partner_person))


def get_partner_person(call: "Call", request: pb.GetPartnerPersonRequest) -> pb.PartnerPerson:
    """One of them."""
    found: pb.PartnerPerson = KIND.get(call, request.partner_person_id)
    return found


def list_partner_persons(
    call: "Call", request: pb.ListPartnerPersonsRequest
) -> pb.ListPartnerPersonsResponse:
    """Those that the caller may see."""
    found, token = KIND.page(call, request)
    return pb.ListPartnerPersonsResponse(partner_persons=found, next_page_token=token)


def update_partner_person(call: "Call", request: pb.UpdatePartnerPersonRequest) -> pb.PartnerPerson:
    """Changes what the mask names."""
    _partner_first(call, request.partner_person.partner_person_id)
    return _told(call, KIND.update(call, request.partner_person, request.update_mask))


def delete_partner_person(call: "Call", request: pb.DeletePartnerPersonRequest) -> pb.PartnerPerson:
    """Deletes one softly."""
    _partner_first(call, request.partner_person_id)
    return _told(call, KIND.delete(call, request))


def undelete_partner_person(
    call: "Call", request: pb.UndeletePartnerPersonRequest
) -> pb.PartnerPerson:
    """Brings one back."""
    _partner_first(call, request.partner_person_id)
    return _told(call, KIND.undelete(call, request))
