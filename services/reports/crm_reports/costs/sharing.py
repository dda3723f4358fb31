"""Direct costs whose customer is not written on them, in SQL of ours: of campaigns, and of merged customers.

The rule kept here: a campaign's cost is shared out whole, in the smallest unit of its currency, by the largest
remainders, the equal by the customer's number; the parts add up to the cost. What touched nobody is nobody's (0).
"""
# ruff: noqa: S608 (names in these statements are our own declarations)

from babel.core import get_global

ALIKE = 10_000  # money has four places


def _unit() -> str:
    """How many ten-thousandths the smallest unit of a currency is."""
    digits = {
        code: told[0]
        for code, told in get_global("currency_fractions").items()
        if code != "DEFAULT"
    }
    ways = {
        places: ", ".join(
            f"'{code}'" for code, number in sorted(digits.items()) if number == places
        )
        for places in (0, 3, 4)
    }
    cases = "".join(
        f" when currency in ({codes}) then {ALIKE // 10**places}"
        for places, codes in ways.items()
        if codes
    )
    return f"case{cases} else {ALIKE // 100} end"


_TOUCHED = (
    "select campaign_id, channel, account_id, count(*) as weight from campaign_touches where account_id <> 0"
    " group by all"
)
_SPENT = f"""
select k.campaign_cost_id, k.campaign_id, k.channel, k.cost_date, g.name, g.currency,
 if(k.amount < 0, -1, 1) as sign, cast(abs(k.amount) * {ALIKE} as hugeint) as units, {_unit()} as unit
from campaign_costs k join campaigns g on g.campaign_id = k.campaign_id where g.delete_time is null
"""
# By touches in the channel of the cost; without any, by touches in all channels; without any, nobody's.
_WEIGHED = f"""
select s.*, coalesce(t.account_id, w.account_id, 0) as account_id, coalesce(t.weight, w.weight, 1) as weight
from ({_SPENT}) s left join ({_TOUCHED}) t on t.campaign_id = s.campaign_id and t.channel = s.channel
 left join (select campaign_id, account_id, sum(weight) as weight from ({_TOUCHED}) group by all) w
  on t.account_id is null and w.campaign_id = s.campaign_id
"""
_FLOORS = f"""
select *, (units // unit) * weight // sum(weight) over one as floor, (units // unit) * weight % sum(weight) over one
 as rest from ({_WEIGHED}) window one as (partition by campaign_cost_id)
"""
_PLACED = f"""
select *, units // unit - sum(floor) over (partition by campaign_cost_id) as spare,
 row_number() over (partition by campaign_cost_id order by rest desc, account_id) as place from ({_FLOORS})
"""
# What is less than the smallest unit goes with the first.
SPENT_ROWS = f"""
select campaign_cost_id, campaign_id, channel, cost_date, name, currency, account_id,
 cast(cast(sign * ((floor + if(place <= spare, 1, 0)) * unit + if(place = 1, units % unit, 0)) as decimal(28, 0))
  * 0.0001 as decimal(18, 4)) as amount
from ({_PLACED})
"""
# Merges of merges are followed to their end; what leads in a circle stays where it is.
ENTRY_ROWS = """
with recursive homes as (
 select account_id, merged_into_id as home from accounts where merged_into_id <> 0
 union
 select h.account_id, a.merged_into_id from homes h join accounts a on a.account_id = h.home
 where a.merged_into_id <> 0
)
select e.*, coalesce(h.home, e.account_id) as home from cost_entries e left join (
 select account_id, any_value(home) as home from homes
 where home not in (select account_id from accounts where merged_into_id <> 0) group by account_id
) h on h.account_id = e.account_id
"""
