"""Handlers of alerts: made, read, changed, muted, tried on the past.

The rule kept here: an alert is its owner's and its editor's, and of those who see all and lead; its values are shown
only to who may see what its owner sees.
"""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import alerts_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.auth import Principal
from crm_chassis.errors import Forbidden, Invalid, NotFound
from crm_chassis.records import check_etag, decimal_text, moment_of
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.users import GET as PERSON
from sqlalchemy import BigInteger, Boolean, ColumnElement, Text, bindparam, or_, select

from crm_reports.alerts import rules
from crm_reports.alerts.readings import owner_of, read
from crm_reports.alerts.tables import alert_firings, alerts
from crm_reports.alerts.watching import records_path
from crm_reports.dashboards import language_of
from crm_reports.follower import following_of
from crm_reports.goals import choosing
from crm_reports.goals.progress import named
from crm_reports.measures import MEASURES, Measure
from crm_reports.rules import WrongInput, zone_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("alert_id", "title", "figure_id", "team", "comparison", "state", "problem", "owner_id"),
    *("editor_id", "mute_time", "fire_time", "check_time"),
    *("create_time", "update_time", "delete_time"),
)
FIRINGS = ("alert_firing_id", "number", "kind", "create_time", "tell_time")
LEADS = "goals.write"
HELD = Statement(
    select(alerts)
    .where(alerts.c.alert_id == bindparam("key", type_=BigInteger()))
    .with_for_update()
)
PLAIN = Statement(select(alerts).where(alerts.c.alert_id == bindparam("key", type_=BigInteger())))
# Changed, it is judged anew, as if it had never told.
ANEW = {"state": "waiting", "problem": "none", "value": None, "next_time": None}
JUDGED_BY = frozenset(
    [
        "figure_id",
        "filters",
        "currency",
        "team",
        "window",
        "window_days",
        "comparison",
        "line",
        "back_line",
        "time_zone",
        "owner_id",
    ]
)


def _sees_all(who: Principal) -> bool:
    return who.rows == "all" and who.may(LEADS)


def _seen() -> ColumnElement[bool]:
    me = bindparam("_me", type_=Text())
    return or_(
        bindparam("_every", type_=Boolean()), alerts.c.owner_id == me, alerts.c.editor_id == me
    )


def _one(
    call: "Call", alert_id: int, etag: str = "", *, held: bool = False, gone: bool = False
) -> Row:
    """An alert that the caller sees; held until the end if it is to change."""
    row = call.first(HELD if held else PLAIN, key=alert_id)
    who = call.principal
    seen = row is not None and (_sees_all(who) or who.id in (row.owner_id, row.editor_id))
    if row is None or not seen or (row.delete_time is not None and not gone):
        raise NotFound("alert", alert_id)
    check_etag(row, etag)
    return row


def _may_see_values(call: "Call", row: Row) -> bool:
    return call.principal.id == row.owner_id or _sees_all(call.principal)


def shown(call: "Call", row: Row) -> pb.Alert:
    """An alert for who reads it."""
    made = records.to_message(pb.Alert, row)
    measure = MEASURES.get(row.figure_id)
    if measure is not None:
        with i18n.reader(language_of(call)):
            made.measure = named(measure)
        made.unit = measure.unit
        made.records_path = records_path(row, row)
    if not _may_see_values(call, row):
        made.value = made.records_path = ""
    return made


def create_alert(call: "Call", request: pb.CreateAlertRequest) -> pb.Alert:
    """Makes an alert."""
    values = _asked(call, request.alert)
    row = call.insert(alerts, **choosing.stored(values), **ANEW, editor_id=call.principal.id)
    call.emit("crm.reports.Alert.created", records.to_message(pb.Alert, row))
    return shown(call, row)


def _asked(call: "Call", given: pb.Alert) -> dict[str, Any]:
    """The columns of an alert; raises Invalid by the field."""
    following_of(call)  # and attributes with it, which may be what it is cut by
    measure, _parts = choosing.chosen("alert", given)
    owner = given.owner_id.strip() or call.principal.id
    if owner != call.principal.id:
        if not _sees_all(call.principal):
            raise Forbidden(
                "An alert is made for oneself; for others by who sees all records and leads."
            )
        known = call.first(PERSON, user_id=owner)
        if known is None or known.disabled_time is not None:
            text = said("there is no active account of %(user_id)s", user_id=owner)
            raise Invalid({"alert.owner_id": text})
    try:
        zone = zone_of(given.time_zone.strip() or call.principal.time_zone).key
    except WrongInput as wrong:
        raise Invalid({"alert.time_zone": wrong.text}) from None
    values = records.values(given, "comparison", "line", "back_line")
    values |= {name: Decimal(values[name]) for name in ("line", "back_line") if values[name]}
    _check_lines(values)
    return {
        **values,
        **{"title": given.title.strip(), "figure_id": given.figure_id, "owner_id": owner},
        **{"currency": given.currency, "team": given.team.strip(), "time_zone": zone},
        "filters": choosing.filters_of(given.filters),
        "window": _window(given, measure),
        "window_days": given.window_days or rules.USUAL_DAYS,
        "repeat_days": given.repeat_days,
        "every_minutes": given.every_minutes or rules.USUAL_MINUTES,
    }


def _check_lines(values: dict[str, Any]) -> None:
    """A change has a line above nothing, and what comes back comes back over the line."""
    line = rules.Line(values["comparison"], values["line"], values["back_line"])
    if line.comparison in rules.CHANGES and line.line <= 0:
        raise Invalid({"alert.line": "must be more than 0 percent"})
    if line.back_line is not None and not line.is_behind(line.back_line):
        raise Invalid({"alert.back_line": "must lie on the good side of the line"})


def _window(given: pb.Alert, measure: Measure) -> str:
    """Over which days; what stands is that of a moment and nothing else is."""
    window: str = records.values(given, "window")["window"] or (
        "standing" if measure.standing else "last_days"
    )
    if bool(measure.standing) != (window == "standing"):
        raise Invalid(
            {
                "alert.window": "must be as it stands now: this measure is that of a moment"
                if measure.standing
                else "cannot be as it stands now: this measure is that of a period"
            }
        )
    return window


def get_alert(call: "Call", request: pb.GetAlertRequest) -> pb.Alert:
    """One alert."""
    return shown(call, _one(call, request.alert_id, gone=True))


def list_alerts(call: "Call", request: pb.ListAlertsRequest) -> pb.ListAlertsResponse:
    """A page of alerts."""
    found, token = lists.page(
        call,
        alerts,
        request,
        pb.Alert,
        filterable=FILTERABLE,
        order_by="alert_id",
        where=_seen,
        convert=lambda row: shown(call, row),
        _every=_sees_all(call.principal),
        _me=call.principal.id,
    )
    return pb.ListAlertsResponse(alerts=found, next_page_token=token)


def update_alert(call: "Call", request: pb.UpdateAlertRequest) -> pb.Alert:
    """Changes an alert."""
    given = request.alert
    row = _one(call, given.alert_id, given.etag, held=True)
    before = records.to_message(pb.Alert, row)
    wanted = pb.Alert()
    wanted.CopyFrom(before)
    for name in records.masked_names(given, request.update_mask):
        wanted.ClearField(name)
        if name == "filters":
            wanted.filters.extend(given.filters)
        else:
            setattr(wanted, name, getattr(given, name))
    if wanted.owner_id != row.owner_id or row.owner_id == call.principal.id:
        values = _asked(call, wanted)
    else:
        # Of somebody else's alert its editor changes everything but what its owner would see.
        values = _asked(call, _as_mine(call, wanted)) | {"owner_id": row.owner_id}
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return shown(call, row)
    anew = ANEW if changed.keys() & JUDGED_BY else {}
    after = call.update(
        alerts,
        row.alert_id,
        **choosing.stored(changed),
        **anew,
        editor_id=call.principal.id,
        update_time=call.clock.now(),
    )
    call.emit("crm.reports.Alert.updated", records.to_message(pb.Alert, after), before=before)
    return shown(call, after)


def _as_mine(call: "Call", wanted: pb.Alert) -> pb.Alert:
    mine = pb.Alert()
    mine.CopyFrom(wanted)
    mine.owner_id = call.principal.id
    return mine


def delete_alert(call: "Call", request: pb.DeleteAlertRequest) -> pb.Alert:
    """It tells nothing more."""
    row = _one(call, request.alert_id, request.etag, held=True)
    return _moved(call, row, "deleted", delete_time=call.clock.now())


def undelete_alert(call: "Call", request: pb.UndeleteAlertRequest) -> pb.Alert:
    """It tells again."""
    row = _one(call, request.alert_id, held=True, gone=True)
    if row.delete_time is None:
        return shown(call, row)
    return _moved(call, row, "undeleted", delete_time=None, **ANEW)


def mute_alert(call: "Call", request: pb.MuteAlertRequest) -> pb.Alert:
    """It tells nothing until then."""
    row = _one(call, request.alert_id, request.etag, held=True)
    until = moment_of(request.mute_time) if request.HasField("mute_time") else None
    return _moved(call, row, "muted", mute_time=until)


def _moved(call: "Call", row: Row, event: str, **values: Any) -> pb.Alert:
    after = call.update(alerts, row.alert_id, **values, update_time=call.clock.now())
    told = [records.to_message(pb.Alert, each) for each in (after, row)]
    call.emit(f"crm.reports.Alert.{event}", told[0], before=told[1])
    return shown(call, after)


def test_alert(call: "Call", request: pb.TestAlertRequest) -> pb.TestAlertResponse:
    """On which of the last days it would have told, by the facts as they are known now."""
    if request.alert_id:
        alert: Any = _one(call, request.alert_id)
        who = owner_of(call, alert.owner_id) if _may_see_values(call, alert) else None
        chosen = choosing.found(alert)
        if who is None or chosen is None:
            return pb.TestAlertResponse()
    else:
        alert = SimpleNamespace(**_asked(call, request.alert))
        who, chosen = call.principal, choosing.chosen("alert", request.alert)
    line = rules.Line(alert.comparison, alert.line, alert.back_line, alert.repeat_days)
    now = call.clock.now().astimezone(zone_of(alert.time_zone))
    reply, was, told = pb.TestAlertResponse(), False, None
    facts = following_of(call).facts
    with facts.moment():
        for back in range(request.days or rules.TRIED_DAYS, -1, -1):
            then = now - timedelta(days=back)
            value = read(facts, *chosen, alert, who, then.date()).value
            beyond = was if value is None else line.beyond(value, was)
            fired = value is not None and bool(line.tells(was, beyond, told, then))
            was, told = beyond, then if fired else told
            text = "" if value is None else decimal_text(value)
            reply.days.add(date=then.date().isoformat(), value=text, beyond=beyond, fired=fired)
            reply.firing_count += fired
    return reply


def _of_alert() -> ColumnElement[bool]:
    return alert_firings.c.alert_id == bindparam("_alert", type_=BigInteger())


def list_alert_firings(
    call: "Call", request: pb.ListAlertFiringsRequest
) -> pb.ListAlertFiringsResponse:
    """When it told, the newest first."""
    alert = _one(call, request.alert_id, gone=True)
    sees = _may_see_values(call, alert)

    def convert(row: Row) -> pb.AlertFiring:
        made = records.to_message(pb.AlertFiring, row)
        if not sees:
            made.value = ""
            return made
        made.records_path = records_path(alert, row, of_firing=True)
        return made

    found, token = lists.page(
        call,
        alert_firings,
        request,
        pb.AlertFiring,
        filterable=FIRINGS,
        order_by="alert_firing_id desc",
        where=_of_alert,
        convert=convert,
        _alert=request.alert_id,
    )
    return pb.ListAlertFiringsResponse(alert_firings=found, next_page_token=token)
