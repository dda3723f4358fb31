"""Looks at alerts when they are due and tells their owners: the background work.

The rule kept here: an alert is judged in one transaction that holds its row, and what it tells is written in the same:
of several replicas one judges it, and a restart at any moment neither repeats nor loses a word. Nothing is told from
facts that are not complete; an alert that can no longer be judged tells its editor, once, or who leads if they left.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import alerts_pb2 as pb
from crm.reports.v1 import dashboards_pb2
from crm_chassis import records
from crm_chassis.i18n import N_
from crm_chassis.notices import notify
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, DateTime, bindparam, or_, select, update

from crm_reports.alerts import rules
from crm_reports.alerts.readings import Reading, owner_of, read
from crm_reports.alerts.tables import alert_firings, alerts
from crm_reports.follower import following_of
from crm_reports.goals import choosing
from crm_reports.goals.progress import is_current
from crm_reports.measures import Measure
from crm_reports.minding import people_of
from crm_reports.rules import zone_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

RESOURCE = "crm.reports.Alert"
SOON = timedelta(minutes=1)
_now = bindparam("now", type_=DateTime(timezone=True))
_key = bindparam("key", type_=BigInteger())
DUE = Statement(
    select(alerts.c.alert_id)
    .where(
        alerts.c.delete_time.is_(None),
        or_(alerts.c.next_time.is_(None), alerts.c.next_time <= _now),
    )
    .order_by(alerts.c.next_time.nulls_first())
    .limit(1000)
)
HELD = Statement(select(alerts).where(alerts.c.alert_id == _key).with_for_update())
# Not the etag: who edits an alert is not disturbed by its being looked at.
STAND = Statement(
    update(alerts)
    .where(alerts.c.alert_id == _key)
    .values(
        {
            name: bindparam(f"new_{name}", type_=alerts.c[name].type)
            for name in (
                *("state", "problem", "check_time", "next_time", "value"),
                *("firing_count", "fire_time"),
            )
        }
    )
    .returning(*alerts.c)
)
UNTOLD = Statement(
    update(alert_firings)
    .where(alert_firings.c.alert_id == _key, alert_firings.c.tell_time.is_(None))
    .values(tell_time=_now)
    .returning(alert_firings.c.number)
)
CROSSED = {
    "above": N_("%(title)s: %(value)s is above the line of %(line)s"),
    "below": N_("%(title)s: %(value)s is below the line of %(line)s"),
    "rises": N_("%(title)s: changed by %(value)s, the line is +%(line)s"),
    "falls": N_("%(title)s: changed by %(value)s, the line is −%(line)s"),
}
STILL = N_("%(title)s is still beyond its line: %(value)s, the line is %(line)s")
GONE = {
    "measure_gone": N_(
        "The alert %(title)s cannot be judged: the catalogue no longer has its measure."
    ),
    "owner_gone": N_(
        "The alert %(title)s tells nobody: its owner's account is disabled or may not read reports."
    ),
}


def look(call: "Call", _payload: Mapping[str, Any]) -> None:
    """Leaves a job for each alert that is due."""
    for row in call.all(DUE, now=call.clock.now()):
        call.enqueue("alert", {"alert_id": row.alert_id}, key=f"alert/{row.alert_id}")


def judge(call: "Call", payload: Mapping[str, Any]) -> None:
    """Looks at one alert; what another process has looked at meanwhile is left alone."""
    now = call.clock.now()
    row = call.first(HELD, key=payload["alert_id"])
    if row is None or row.delete_time is not None or (row.next_time and row.next_time > now):
        return
    found = following_of(call)
    chosen, who = choosing.found(row), owner_of(call, row.owner_id)
    if chosen is None or who is None:
        _unjudged(call, row, "measure_gone" if chosen is None else "owner_gone")
        return
    measure, parts = chosen
    if not is_current(call, found, measure.relation.service):
        _unjudged(call, row, "facts_behind")
        return
    today = now.astimezone(zone_of(row.time_zone)).date()
    with found.facts.moment():
        reading = read(found.facts, measure, parts, row, who, today)
    if reading.value is None:
        _unjudged(call, row, "no_value")
        return
    _judged(call, row, measure, reading.value, reading)


def _stand(call: "Call", row: Row, **changed: Any) -> Row:
    """Writes down where an alert stands."""
    now = call.clock.now()
    values = {
        name: changed.get(name, getattr(row, name))
        for name in ("state", "problem", "value", "firing_count", "fire_time")
    }
    values |= {"check_time": now}
    values["next_time"] = now + changed.get("wait", timedelta(minutes=row.every_minutes))
    return call.one(
        STAND,
        missing=("alert", row.alert_id),
        key=row.alert_id,
        **{f"new_{name}": value for name, value in values.items()},
    )


def _unjudged(call: "Call", row: Row, problem: str) -> None:
    """It cannot be judged now: said in the alert; where somebody has to mend it, the editor is told once."""
    if problem in GONE and row.problem != problem:
        text = said(GONE[problem], title=row.title)
        editor = owner_of(call, row.editor_id)
        told = [row.editor_id] if editor else people_of(call, "leader", "admin")
        notify(call, told, "alert_broken", text, resource=RESOURCE, resource_id=row.alert_id)
    # Where it stood stays: what was beyond before a pause of the facts has not crossed anew after it.
    state = (
        row.state
        if row.state == "beyond" and problem in ("facts_behind", "no_value")
        else "unknown"
    )
    wait = {"wait": SOON} if problem == "facts_behind" else {}
    _stand(call, row, state=state, problem=problem, **wait)


def _judged(call: "Call", row: Row, measure: Measure, value: Decimal, reading: Reading) -> None:
    """It has a value: told if it crosses the line, or is beyond it for so long."""
    now, was = call.clock.now(), row.state == "beyond"
    line = rules.Line(row.comparison, row.line, row.back_line, row.repeat_days)
    beyond = line.beyond(value, was)
    kind = line.tells(was, beyond, row.fire_time, now)
    stands = {"state": "beyond" if beyond else "quiet", "problem": "none", "value": round(value, 4)}
    muted = row.mute_time is not None and row.mute_time > now
    if not kind:
        after = _stand(call, row, **stands)
        if beyond and not muted and call.all(UNTOLD, key=row.alert_id, now=now):
            _tell(call, after, measure, "crossed")
        return
    after = _stand(call, row, **stands, firing_count=row.firing_count + 1, fire_time=now)
    call.insert(
        alert_firings,
        alert_id=row.alert_id,
        number=after.firing_count,
        kind=kind,
        value=after.value,
        line=row.line,
        start_date=reading.first,
        end_date=reading.last,
        record_count=reading.record_count,
        tell_time=None if muted else now,
        create_time=now,
    )
    if not muted:
        call.all(UNTOLD, key=row.alert_id, now=now)
        _tell(call, after, measure, kind)


def _tell(call: "Call", row: Row, measure: Measure, kind: str) -> None:
    """Tells the owner, and the feed for those who follow it."""
    unit = None if row.comparison in rules.CHANGES else measure.unit
    template = STILL if kind == "still" else CROSSED[row.comparison]
    text = said(
        template,
        title=row.title,
        value=worded(row.value, unit, row.currency),
        line=worded(row.line, unit, row.currency),
    )
    notify(
        call,
        [row.owner_id],
        "alert_fired",
        text,
        resource=RESOURCE,
        resource_id=row.alert_id,
        key=f"alert-{row.alert_id}-{row.firing_count}",
    )
    made = records.to_message(pb.Alert, row)
    made.records_path = records_path(row, row)
    call.emit("crm.reports.Alert.fired", made)


def worded(value: Decimal, unit: int | None, currency: str) -> str:
    """A value as a notice says it in any language."""
    if unit is None:
        return f"{value:.1f} %"
    if unit == dashboards_pb2.UNIT_SHARE:
        return f"{value * 100:.1f} %"
    if unit == dashboards_pb2.UNIT_MONEY:
        return f"{value:,.2f} {currency}"
    if unit == dashboards_pb2.UNIT_SECONDS:
        return f"{int(value) // 3600}:{int(value) % 3600 // 60:02d} h"
    return f"{value.normalize():,f}"


def records_path(alert: Any, at: Any, *, of_firing: bool = False) -> str:
    """Where the records behind a value are listed: those of a firing, or those of now."""
    parts = {each["name"]: each.get("value", "") for each in alert.filters}
    parts |= {"currency": alert.currency} if alert.currency else {}
    if of_firing:
        days = at.start_date, at.end_date
    else:
        moment: datetime | None = at.check_time
        if moment is None:
            return ""
        today = moment.astimezone(zone_of(alert.time_zone)).date()
        window = rules.window_of(alert.window, alert.window_days, alert.comparison, today)
        days = (window.first, window.last) if window else (None, today)
    return choosing.address(
        alert.figure_id,
        parts,
        start_date=days[0].isoformat() if days[0] else "",
        end_date=days[1].isoformat(),
        team=alert.team,
    )


JOBS = {"alerts": look, "alert": judge}
PERIODIC = {"alerts": 60.0}
NOTICE_KINDS = {
    "alert_fired": N_("A figure crosses the line of an alert"),
    "alert_broken": N_("An alert can no longer be judged"),
}
