"""What holds for all registrations, and how long their decisions take.

The rule kept here: every figure comes with the filter that leaves exactly the records behind it; only registrations
that the caller may see are counted.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import registration_settings_pb2 as pb
from crm_chassis import records
from crm_chassis.call import visible
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, func, literal, or_, select

from crm_channels import queries
from crm_channels.tables import deal_registrations, partners, registration_settings

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

YEAR = timedelta(days=365)
GET = Statement(select(*registration_settings.c))
LOCK = Statement(select(*registration_settings.c).with_for_update())
ONE = ("registration settings", 1)


def get_registration_settings(
    call: "Call",
    request: pb.GetRegistrationSettingsRequest,  # noqa: ARG001
) -> pb.RegistrationSettings:
    """The settings."""
    return records.to_message(pb.RegistrationSettings, call.one(GET, missing=ONE))


def update_registration_settings(
    call: "Call", request: pb.UpdateRegistrationSettingsRequest
) -> pb.RegistrationSettings:
    """Changes what the mask names."""
    given = request.registration_settings
    row = call.one(LOCK, missing=ONE)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    if "reminder_days" in values:
        values["reminder_days"] = sorted(values["reminder_days"], reverse=True)
    after = call.update(registration_settings, 1, **values, update_time=call.clock.now())
    made = records.to_message(pb.RegistrationSettings, after)
    before = records.to_message(pb.RegistrationSettings, row)
    call.emit("crm.channels.RegistrationSettings.updated", made, before=before)
    return made


def _figures(call: "Call", *, by_month: bool) -> Any:
    table = deal_registrations.c
    took = func.extract("epoch", table.decide_time - table.submit_time) / 3600
    month = func.date_trunc("month", func.timezone("UTC", table.decide_time)).label("month")
    partner_id = bindparam("partner_id", type_=BigInteger())
    statement = select(
        *([month] if by_month else []),
        func.count().label("decided_count"),
        func.count().filter(table.state != literal("rejected")).label("approved_count"),
        func.percentile_cont(0.5).within_group(took).label("median_hours"),
        func.percentile_cont(0.9).within_group(took).label("p90_hours"),
    ).where(
        visible(call.principal, deal_registrations),
        table.delete_time.is_(None),
        table.decide_time >= bindparam("start", type_=table.decide_time.type),
        table.decide_time < bindparam("end", type_=table.decide_time.type),
        table.submit_time.is_not(None),
        or_(partner_id == literal(0), table.partner_id == partner_id),
    )
    return statement.group_by(month).order_by(month) if by_month else statement


def _filled(row: "Row", start: datetime, end: datetime, partner_id: int) -> dict[str, Any]:
    """The figures of a row, and the filter of what they count."""
    parts = [f'decide_time >= "{start.isoformat()}"', f'decide_time < "{end.isoformat()}"']
    parts += [f"partner_id = {partner_id}"] if partner_id else []
    return {
        "decided_count": row.decided_count,
        "approved_count": row.approved_count,
        "median_hours": float(row.median_hours or 0),
        "p90_hours": float(row.p90_hours or 0),
        "filter": " AND ".join(parts),
    }


def _month(row: "Row", start: datetime, end: datetime, partner_id: int) -> pb.ApprovalMonth:
    first = row.month.replace(tzinfo=UTC)
    after = (first + timedelta(days=32)).replace(day=1)
    filled = _filled(row, max(first, start), min(after, end), partner_id)
    return pb.ApprovalMonth(month=f"{first:%Y-%m}", **filled)


def get_approval_metrics(call: "Call", request: pb.GetApprovalMetricsRequest) -> pb.ApprovalMetrics:
    """How long decisions took."""
    end = records.moment_of(request.end_time) if request.HasField("end_time") else call.clock.now()
    start = records.moment_of(request.start_time) if request.HasField("start_time") else end - YEAR
    if end < start:
        raise Invalid({"end_time": N_("must not be before the start")})
    if request.partner_id:
        queries.found(call, partners, request.partner_id)
    asked = {"start": start, "end": end, "partner_id": request.partner_id}
    whole = call.one(_figures(call, by_month=False), missing=("deal registration", 0), **asked)
    return pb.ApprovalMetrics(
        start_time=records.timestamp(start),
        end_time=records.timestamp(end),
        months=[
            _month(row, start, end, request.partner_id)
            for row in call.all(_figures(call, by_month=True), **asked)
        ],
        **_filled(whole, start, end, request.partner_id),
    )
