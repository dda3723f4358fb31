"""A refusal as google.rpc.Status, and back: what goes over gRPC when a call is refused.

The rule kept here: the same content at both doors: code, reason, message, the fields with what to mend.
"""

from google.protobuf.any_pb2 import Any as AnyMessage
from google.rpc import code_pb2, error_details_pb2, status_pb2

from crm_chassis.errors import Refusal

DOMAIN = "firsthand"


def status_of(refusal: Refusal) -> status_pb2.Status:
    """The status with ErrorInfo and, where fields are at fault, BadRequest."""
    status = status_pb2.Status(code=code_pb2.Code.Value(refusal.code), message=refusal.message)
    info = error_details_pb2.ErrorInfo(
        reason=refusal.reason, domain=DOMAIN, metadata=refusal.metadata
    )
    status.details.add().Pack(info)
    if refusal.fields:
        bad = error_details_pb2.BadRequest()
        for path, text in refusal.fields.items():
            bad.field_violations.add(field=path, description=text)
        status.details.add().Pack(bad)
    return status


def _unpacked(
    details: list[AnyMessage],
) -> tuple[error_details_pb2.ErrorInfo, error_details_pb2.BadRequest]:
    info, bad = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
    for detail in details:
        detail.Unpack(info) or detail.Unpack(bad)
    return info, bad


def refusal_from_status(status: status_pb2.Status | None, text: str) -> Refusal:
    """The refusal that a peer sent."""
    refusal = Refusal("UNKNOWN", text)
    if status is None:
        return refusal
    info, bad = _unpacked(list(status.details))
    refusal = Refusal(info.reason, status.message, metadata=dict(info.metadata))
    refusal.code = code_pb2.Code.Name(status.code)
    refusal.fields = {violation.field: violation.description for violation in bad.field_violations}
    return refusal
