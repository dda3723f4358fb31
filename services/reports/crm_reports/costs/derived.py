"""The tables of the facts' file that are computed from facts and decisions, and can be computed again at any time.

The rule kept here: nothing is in them that is not also in the feeds or in PostgreSQL. `cost_quantities` follows from
facts alone, the others from it and from what people decided. `cost_prints` tells of which facts and decisions each
month is: a month whose prints are those of now need not be computed again.
"""

QUANTITIES = (
    "month date, driver varchar, detail varchar, department varchar, account_id bigint, channel varchar,"
    " product_id bigint, currency varchar, quantity decimal(18,4), record_count bigint"
)
# kind: "service" (a customer's), "unattributed" (for nobody who is known), "unused" (capacity), "margin" (earned).
LINES = (
    "kind varchar, month date, cost_pool_id bigint, cost_activity_id bigint, cost_rate_id bigint, account_id bigint,"
    " department varchar, channel varchar, product_id bigint, currency varchar, quantity decimal(18,4),"
    " record_count bigint, amount decimal(18,4)"
)
POOL_MONTHS = (
    "cost_pool_id bigint, month date, currency varchar, amount decimal(18,4), capacity_minutes bigint,"
    " used_minutes decimal(18,4)"
)
# The lines of customers added up: what is asked for most.
CUSTOMERS = (
    "month date, account_id bigint, currency varchar, margin decimal(18,4), cost decimal(18,4),"
    " profit decimal(18,4)"
)
# part: a driver (what it counts in the month), "decisions" (what holds in the month), or "entries" and "made" (of all).
PRINTS = "part varchar, month date, print varchar"
# Costs that were entered by hand, as PostgreSQL has them.
ENTRIES = (
    "cost_entry_id bigint, account_id bigint, entry_date date, category varchar, department varchar,"
    " document varchar, currency varchar, amount decimal(18,4)"
)
TABLES = {
    "cost_quantities": QUANTITIES,
    "cost_lines": LINES,
    "cost_customers": CUSTOMERS,
    "cost_pool_months": POOL_MONTHS,
}
DERIVED = tuple(
    f"create table if not exists {name} ({columns})"
    for name, columns in {**TABLES, "cost_prints": PRINTS, "cost_entries": ENTRIES}.items()
)
