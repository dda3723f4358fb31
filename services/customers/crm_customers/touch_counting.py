"""The map of all touches, out of counts by day: exact at every moment, whatever changes.

The rule kept here: one statement reads or writes all that belongs together, so everything in it is of one moment. A day
that was counted and not touched since is read from its counts; all other time is counted straight. People and accounts
that were given another value since are moved from the old value to the new one while reading, and for good by the job.
"""

from datetime import timedelta
from string import Template
from typing import Any

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Date, DateTime, Integer, bindparam, text

from crm_customers.tables import OUTCOMES
from crm_customers.tables.touch_counts import COUNTED, DIMENSIONS

ONE_AT_A_TIME = 7_204_003
DAYS_AT_ONCE = 30
HORIZON = 1830  # days back that are counted; what lies before is read straight
MOST_CORRECTIONS = 500  # rows of one day before it is counted anew
LOCK = Statement(text(f"select pg_advisory_xact_lock({ONE_AT_A_TIME})"))
# Looked up for each touch: the touches of a day are few beside all people.
ROLE = """coalesce((select touch_role(k.roles, k.key_person) from contacts k
    where k.contact_id = i.contact_id), '')"""
SEGMENT = "coalesce((select a.segment from accounts a where a.account_id = i.account_id), '')"
OF_AGENT = "left join users u on u.user_id = i.agent_id"
# The value of a touch, and what has to be joined for it.
RAW = {
    "agent": ("i.agent_id", ""),
    "team": ("coalesce(u.team, '')", OF_AGENT),
    "role": (ROLE, ""),
    "segment": (SEGMENT, ""),
}
# Where the value belongs to something that changes: its key in touches and changes, its table, its value now.
CHANGING = {
    "role": ("contact_id", "contacts k", "touch_role(k.roles, k.key_person)"),
    "segment": ("account_id", "accounts a", "a.segment"),
}
DAY = "(i.start_time at time zone 'UTC')::date"


def _counted(sign: str = "1") -> str:
    """The counts of touches; with a sign, what they add or take away."""
    tests = {
        "touch_count": "true",
        **{f"{way}_count": f"i.direction = '{way}'" for way in ("inbound", "outbound")},
        **{f"{outcome}_count": f"i.outcome = '{outcome}'" for outcome in OUTCOMES},
    }
    sums = {
        name: f"coalesce(sum({sign}) filter (where {test}), 0)::bigint"
        for name, test in tests.items()
    }
    sums["duration_seconds"] = f"sum({sign} * i.duration_seconds::bigint)::bigint"
    return ", ".join(f"{sums[name]} as {name}" for name in COUNTED)


NAMES = ", ".join(COUNTED)
SUMS = ", ".join(f"sum({name})::bigint as {name}" for name in COUNTED)
# Whose touches count for another value than when they were counted, and by what that changes the counts of days.
CORRECTIONS = """
        select $day as day, v.group_value, i.channel, $signed,
          null::timestamptz as last_time, true as corrects
        from (
          select distinct on ($key) $key, value_before from touch_changes
          where $key is not null order by $key, change_id
        ) p
        join $table on $alias.$key = p.$key and $now <> p.value_before
        join interactions i on i.$key = p.$key and i.delete_time is null and $within
        join $days d on d.day = $day
        cross join lateral (values (p.value_before, -1), ($now, 1)) v (group_value, sign)
        group by 1, 2, 3"""
MAP_OF = """
with clean as materialized (
  select d.day from touch_days d
  where d.day::timestamp at time zone 'UTC' >= :since_time
    and (d.day + 1)::timestamp at time zone 'UTC' <= :until_time
    and not exists (select from touch_changes c where c.day = d.day)
), pieces as materialized (
  select greatest(:since_time, g::timestamp at time zone 'UTC') as first,
    (g + interval '1 day')::timestamp at time zone 'UTC' as last
  from generate_series(
    (:since_time at time zone 'UTC')::date, (:until_time at time zone 'UTC')::date, interval '1 day') g
  where g::date not in (select day from clean)
), straight as materialized (
  select $value as group_value, i.channel, $counted, max(i.start_time) as last_time
  from pieces p
  join interactions i on i.start_time >= p.first and i.start_time < p.last
    and i.start_time <= :until_time and i.delete_time is null
  $joined group by 1, 2
), by_day as materialized (
  select day, group_value, channel, $sums, max(last_time) as last_time, bool_or(corrects) as corrected
  from (
    select c.day, $kept as group_value, c.channel, $names, c.last_time, c.corrects
    from touch_counts c join clean on clean.day = c.day $named
    where c.dimension = '$dimension' and c.day >= (:since_time at time zone 'UTC')::date
      and c.day <= (:until_time at time zone 'UTC')::date
    $corrections
  ) kept group by 1, 2, 3
), days as materialized (
  select group_value, channel, $sums,
    max(last_time) filter (where touch_count > 0 and not corrected) as last_time,
    max(day) filter (where touch_count > 0) as last_day,
    max(day) filter (where touch_count > 0 and corrected) as last_corrected_day
  from by_day group by 1, 2
), late as materialized (
  select $value as group_value, i.channel, max(i.start_time) as last_time
  from (
    select distinct last_day from days left join straight s using (group_value, channel)
    where last_day = last_corrected_day
      and (s.last_time is null or s.last_time < (last_day + 1)::timestamp at time zone 'UTC')
  ) w
  join interactions i on i.start_time >= w.last_day::timestamp at time zone 'UTC'
    and i.start_time < (w.last_day + 1)::timestamp at time zone 'UTC' and i.delete_time is null
  $joined group by 1, 2
), cells as (
  select group_value, channel, $sums from (
    select group_value, channel, $names from straight
    union all select group_value, channel, $names from days
  ) parts group by 1, 2
)
select cells.*, greatest(s.last_time, d.last_time, l.last_time) as last_time,
  (sum(touch_count) over ())::bigint as all_count
from cells
left join (select group_value, channel, last_time from straight) s using (group_value, channel)
left join (select group_value, channel, last_time from days) d using (group_value, channel)
left join late l using (group_value, channel)
where touch_count > 0
order by touch_count desc, group_value, channel limit :most"""
FRESH = """
  select $day, '$dimension', $value, i.channel, $counted, max(i.start_time), false
  from dirty d join interactions i on i.start_time >= d.first and i.start_time < d.last
    and i.delete_time is null $joined group by 1, 3, 4"""
CORRECTED = """
  select day, '$dimension', group_value, channel, $names, last_time, corrects from ($corrections) c"""
# Counts days anew, and gives touches of who changed to their new value in all other days.
COUNT_DAYS = """
with dirty as materialized (
  select day, day::timestamp at time zone 'UTC' as first,
    (day + 1)::timestamp at time zone 'UTC' as last
  from (
    select day from touch_changes where day < :today
    union
    select g::date from generate_series(:oldest ::date, :today ::date - 1, interval '1 day') g
    where g::date not in (select day from touch_days)
    union
    (select day from touch_counts where corrects group by day having count(*) > $most_corrections)
  ) found
  where day >= :oldest order by day desc limit :most
), changes_gone as (
  delete from touch_changes
  where day in (select day from dirty) or contact_id is not null or account_id is not null
    or day < :oldest
), counts_gone as (
  delete from touch_counts where day in (select day from dirty) or day < :oldest
), days_gone as (
  delete from touch_days where day < :oldest
), days_counted as (
  insert into touch_days select day from dirty on conflict do nothing
), counted as (
  insert into touch_counts (day, dimension, group_value, channel, $names, last_time, corrects)
  $fresh union all $corrected
)
select count(*) as days from dirty"""


def _filled(words: str, **parts: str) -> str:
    """The words of a statement with its parts, all of which stand in this file."""
    known = {"day": DAY, "names": NAMES, "sums": SUMS, "counted": _counted()}
    return Template(words).substitute({**known, **parts})


def _corrections(dimension: str, days: str, within: str = "true") -> str:
    key, table, now = CHANGING[dimension]
    named = {"key": key, "table": table, "alias": table.split()[1], "now": now}
    return _filled(CORRECTIONS, **named, days=days, within=within, signed=_counted("v.sign"))


def _map(group: str) -> str:
    value, joined = RAW[group]
    kept, named, corrections = "c.group_value", "", ""
    if group == "team":
        kept, named = value, OF_AGENT.replace("i.agent_id", "c.group_value")
    if group in CHANGING:
        window = "i.start_time >= :since_time and i.start_time <= :until_time"
        corrections = f"union all {_corrections(group, 'clean', window)}"
    dimension = "agent" if group == "team" else group
    parts = {"value": value, "joined": joined, "kept": kept, "named": named}
    return _filled(MAP_OF, **parts, dimension=dimension, corrections=corrections)


def _counts() -> str:
    fresh = [
        _filled(FRESH, dimension=dimension, value=RAW[dimension][0], joined=RAW[dimension][1])
        for dimension in DIMENSIONS
    ]
    others = "(select day from touch_days where day not in (select day from dirty))"
    corrected = [
        _filled(CORRECTED, dimension=dimension, corrections=_corrections(dimension, others))
        for dimension in CHANGING
    ]
    return _filled(
        COUNT_DAYS,
        fresh=" union all ".join(fresh),
        corrected=" union all ".join(corrected),
        most_corrections=str(MOST_CORRECTIONS),
    )


def _statement(words: str, **types: Any) -> Statement:
    return Statement(text(words).bindparams(*(bindparam(n, type_=t) for n, t in types.items())))


_MOMENT = DateTime(timezone=True)
MAP = {
    group: _statement(_map(group), since_time=_MOMENT, until_time=_MOMENT, most=Integer)
    for group in RAW
}
COUNT = _statement(_counts(), today=Date, oldest=Date, most=BigInteger)


def count_touches(call: Call, _payload: dict[str, Any]) -> None:
    """The job: counts some days that are not counted, or were touched since; the next ones follow at once."""
    call.run(LOCK)
    today = call.clock.now().date()
    oldest = today - timedelta(days=HORIZON)
    found = call.first(COUNT, today=today, oldest=oldest, most=DAYS_AT_ONCE)
    if found is not None and found.days == DAYS_AT_ONCE:
        call.enqueue("count_touches", {}, key="count_touches")


JOBS = {"count_touches": count_touches}
PERIODIC = {"count_touches": 300.0}
