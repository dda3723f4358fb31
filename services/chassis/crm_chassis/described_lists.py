"""Lists in words: the handlers of RecordListsService.

The rule kept here: a list is told of only to who may read it, in their language; what it can be asked and changed is
what its own methods let them.
"""

from typing import TYPE_CHECKING

from crm.records.v1 import record_lists_pb2 as pb

from crm_chassis import i18n
from crm_chassis.errors import NotFound
from crm_chassis.i18n import gettext as _
from crm_chassis.record_lists import app_of, found

if TYPE_CHECKING:
    from crm_chassis.call import Call


def get_record_list(call: "Call", request: pb.GetRecordListRequest) -> pb.RecordList:
    """One list in words."""
    if request.name not in app_of(call).lists:
        raise NotFound("list", request.name)
    with i18n.reader(call.language):
        return found(call, request.name, "name").described(call)


def name_records(call: "Call", request: pb.NameRecordsRequest) -> pb.NameRecordsResponse:
    """What records are called, as far as the caller sees them."""
    if request.name not in app_of(call).lists:
        raise NotFound("list", request.name)
    bound = found(call, request.name, "name")
    names = {number: bound.name_of(call, number) for number in sorted(set(request.record_ids))}
    told = [pb.RecordName(record_id=n, display_name=name) for n, name in names.items() if name]
    return pb.NameRecordsResponse(names=told)


def list_record_lists(
    call: "Call", _request: pb.ListRecordListsRequest
) -> pb.ListRecordListsResponse:
    """The lists that the caller may read."""
    seen = [b.spec for b in app_of(call).lists.values() if b.may(call.principal, "List")]
    with i18n.reader(call.language):
        told = [
            pb.RecordList(name=s.name, title=_(s.title), resource=s.resource, key_field=s.key_field)
            for s in seen
        ]
    return pb.ListRecordListsResponse(record_lists=told)
