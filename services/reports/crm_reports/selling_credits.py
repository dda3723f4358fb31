"""Orders and won deals credited to the touches before them, as customers credits them, in SQL of ours.

The rule kept here: the same as customers' campaigns/crediting.py and conversions.py. A conversion is shared over the
touches of all campaigns, so that nothing counts twice; shares add up to one, and the parts of money to the money, by
the largest remainder, the earlier touch first. Each campaign credits in its own way: first, last, evenly, by position.
Credits are kept in a table, right in the transaction that changes what they follow from: those of a customer follow
from its own touches, orders and deals alone, so only those of the customers concerned are reckoned again.
"""
# ruff: noqa: S608 (names in these statements are our own declarations)

from typing import Any

Run = Any
ALIKE = 10_000  # money has four places
# An amount in ten-thousandths; what is reckoned from the usual margin is in cents, half to even.
_EARNED = f"cast(abs(v.amount) * {ALIKE} as hugeint) * cast(c.margin_rate * {ALIKE} as hugeint)"
_CENT = ALIKE * ALIKE // 100
_CENTS = (
    f"({_EARNED}) // {_CENT} + case when ({_EARNED}) % {_CENT} > {_CENT // 2} or"
    f" (({_EARNED}) % {_CENT} = {_CENT // 2} and (({_EARNED}) // {_CENT}) % 2 = 1) then 1 else 0 end"
)
_CONVERSIONS = """
select order_id * 2 as conversion, 'order' as kind, account_id, order_date as first_day, order_date as last_day,
 currency, amount, profit from orders where state in ('placed', 'shipped') and account_id <> 0
union all
select deal_id * 2 + 1, 'deal', account_id,
 least(coalesce(open_date, cast(create_time as date)), cast(close_time as date)), cast(close_time as date),
 currency, amount, null from deals where state = 'won' and delete_time is null and close_time is not null
 and account_id <> 0
"""
_TOUCHES = """
select campaign_touch_id, campaign_id, channel, account_id, touch_time, cast(touch_time as date) as day
 from campaign_touches where outcome not in ('no_answer', 'busy', 'wrong_number') and account_id <> 0
 and account_id in (select account_id from credited_anew)
"""
# Each conversion of who was touched by a campaign beside every touch that led to it, in order.
_BESIDE = f"""
select c.campaign_id as asker, c.attribution, v.conversion, v.kind, v.account_id, v.last_day, v.currency,
 t.campaign_touch_id, t.campaign_id, t.channel,
 case when v.amount < 0 then -1 else 1 end as sign, cast(abs(v.amount) * {ALIKE} as hugeint) as units,
 case when coalesce(v.profit, 0) < 0 or (v.profit is null and v.amount < 0) then -1 else 1 end as earned_sign,
 case when v.profit is not null then cast(abs(v.profit) * {ALIKE} as hugeint)
  when c.margin_rate is not null then {_CENTS} end as earned_units,
 case when v.profit is not null then 1 else {ALIKE // 100} end as earned_unit,
 row_number() over (partition by c.campaign_id, v.conversion order by t.touch_time, t.campaign_touch_id) as place,
 count(*) over (partition by c.campaign_id, v.conversion) as places
from campaigns c
 join (select distinct campaign_id, account_id from ({_TOUCHES})) w on w.campaign_id = c.campaign_id
 join ({_CONVERSIONS}) v on v.account_id = w.account_id and contains(c.counted_as, v.kind || 's')
 join ({_TOUCHES}) t on t.account_id = v.account_id and t.day <= v.last_day
  and t.day >= v.first_day - cast(c.window_days as integer)
"""
_WEIGHED = f"""
select *,
 case attribution when 'first' then cast(place = 1 as integer) when 'last' then cast(place = places as integer)
  when 'position' then case when places <= 2 then 1 when place in (1, places) then 2 * (places - 2) else 1 end
  else 1 end as weight,
 case when attribution in ('first', 'last') then 1
  when attribution = 'position' and places > 2 then 5 * (places - 2) else places end as weights
from ({_BESIDE})
"""


def _whole(units: str) -> str:
    return f"(cast(weight as hugeint) * {units}) // weights"


def _more(units: str) -> str:
    """One unit more for whom the largest remainders fall to."""
    rest = f"(cast(weight as hugeint) * {units}) % weights"
    return (
        f"case when row_number() over (partition by asker, conversion order by {rest} desc, place)"
        f" <= {units} - sum({_whole(units)}) over (partition by asker, conversion) then 1 else 0 end"
    )


def _amount(units: str, sign: str, unit: str = "1") -> str:
    parts = f"cast({sign} * ({_whole(units)} + {_more(units)}) * {unit} as decimal(28, 0))"
    return f"cast({parts} * 0.0001 as decimal(18, 4))"


_SHARED = f"""
select asker, campaign_id, conversion, kind, account_id, last_day, currency, channel, campaign_touch_id, weight,
 cast(weight as double) / weights as share,
 {_amount("units", "sign")} as amount,
 {_amount("earned_units", "earned_sign", "earned_unit")} as margin
from ({_WEIGHED})
"""
# The credits of all campaigns: a table that follows from facts alone.
TABLE = "campaign_credits"
_KEPT = (
    "campaign_id, conversion, kind, account_id, last_day, currency, channel, share, amount, margin"
)
_TYPES = "bigint bigint varchar bigint date varchar varchar double decimal(18,4) decimal(18,4)"
_COLUMNS = zip(_KEPT.split(", "), _TYPES.split(), strict=True)
DDL = f"create table if not exists {TABLE} ({', '.join(' '.join(each) for each in _COLUMNS)})"
# What was earned beside what was spent: costs have numbers below nothing, so that a figure can tell them apart.
MONEY_SOURCE = f"""(
select campaign_id, channel, currency, last_day, kind, margin as amount, share, conversion as number from {TABLE}
union all
select k.campaign_id, k.channel, p.currency, k.cost_date, 'cost', k.amount, null, -k.campaign_cost_id
 from campaign_costs k join campaigns p on p.campaign_id = k.campaign_id
)"""

# Whose credits may be others when these records (their keys are in `lent`) are.
_WHOSE = {
    "orders": "select account_id from orders where order_id in (select key from lent)",
    "deals": "select account_id from deals where deal_id in (select key from lent)",
    "campaign_touches": "select account_id from campaign_touches where campaign_touch_id in (select key from lent)",
    "campaigns": "select account_id from campaign_touches where campaign_id in (select key from lent)",
}


def concerns(table: str) -> bool:
    """Whether anybody's credits may be others when records of this table are."""
    return table in _WHOSE


def begin(run: Run) -> None:
    """Before records change: nobody's credits are others yet."""
    run("create or replace temp table credited_anew (account_id bigint)")


def note(run: Run, table: str) -> None:
    """Before and after the records of `lent` change in this table: notes whose credits that concerns."""
    if table in _WHOSE:
        run(f"insert into credited_anew {_WHOSE[table]}")


def renew(run: Run) -> None:
    """After records changed: the credits of those customers anew."""
    if run("select count(*) from credited_anew").fetchall() == [(0,)]:
        return
    anew = "account_id in (select account_id from credited_anew)"
    run(f"delete from {TABLE} where {anew}")
    if run(f"select count(*) from campaign_touches where {anew}").fetchall() != [(0,)]:
        run(
            f"insert into {TABLE} select {_KEPT} from ({_SHARED}) where asker = campaign_id and weight > 0"
        )


def all_anew(run: Run) -> None:
    """The credits of all customers anew."""
    begin(run)
    run(f"delete from {TABLE}")
    run("insert into credited_anew select distinct account_id from campaign_touches")
    renew(run)
