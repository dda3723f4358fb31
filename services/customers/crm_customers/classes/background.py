"""Judging in the background: who has changed, at once; everybody, at night and after new rules.

The rule kept here: one short transaction after the other, with pauses, so that calls and imports come first. The whole
walk remembers its place in its job, so it goes on where it was after a restart.
"""

import os
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, DateTime, bindparam, func, update

from crm_customers import beside
from crm_customers.classes import judging
from crm_customers.classes.figures import NEXT
from crm_customers.imports import worker
from crm_customers.tables import class_rules

# The hour in which everybody is judged anew, and where.
HOUR = int(os.environ.get("CRM_CLASSIFY_HOUR", "2"))
ZONE = ZoneInfo(os.environ.get("CRM_CLASSIFY_ZONE", "UTC"))
PAUSE = timedelta(milliseconds=800)
_these = class_rules.c.rules_id == bindparam("rules_id", type_=BigInteger)
COUNT = Statement(
    update(class_rules)
    .where(_these, class_rules.c.finish_time.is_(None))
    .values(judged=class_rules.c.judged + bindparam("count", type_=BigInteger))
)
FINISH = Statement(
    update(class_rules)
    .where(_these)
    .values(
        finish_time=func.coalesce(
            class_rules.c.finish_time, bindparam("now", type_=DateTime(timezone=True))
        )
    )
)


def classify_due(call: Call, _payload: dict[str, Any]) -> None:
    """Judges customers of whom something has changed; not while an import changes them again and again."""
    if not beside.free(call.connection, worker.ONE_AT_A_TIME):
        return  # the next period finds them
    ids, more = judging.take_due(call)
    if ids:
        judging.judge(call, ids)
    if more:
        call.enqueue("classify_due", {}, run_time=call.clock.now() + PAUSE, key="classify_due")


def classify_all(call: Call, payload: dict[str, Any]) -> None:
    """Judges the next customers on a walk over all of them."""
    rules = judging.current_rules(call)
    ids = [row.account_id for row in call.all(NEXT, after=payload["after"], most=judging.BATCH)]
    if ids:
        judging.judge(call, ids, judging.judge_by(call, rules))
        call.run(COUNT, rules_id=rules["rules_id"], count=len(ids))
    if len(ids) == judging.BATCH:
        start_walk(call, after=ids[-1])
    else:
        call.run(FINISH, rules_id=rules["rules_id"], now=call.clock.now())


def classify_nightly(call: Call, _payload: dict[str, Any]) -> None:
    """Starts the walk over all customers when the hour has come: time alone changes what they are."""
    if is_night(call.clock.now()):
        start_walk(call)


def start_walk(call: Call, after: int = 0) -> None:
    """Has everybody judged after this account; a walk that waits already begins anew."""
    run_time = call.clock.now() + PAUSE if after else None
    call.enqueue("classify_all", {"after": after}, run_time=run_time, key="classify_all")


def is_night(now: datetime) -> bool:
    """Whether it is the hour in which everybody is judged."""
    return now.astimezone(ZONE).hour == HOUR


JOBS = {
    "classify_due": classify_due,
    "classify_all": classify_all,
    "classify_nightly": classify_nightly,
}
PERIODIC = {"classify_due": 10.0, "classify_nightly": 3600.0}
