"""What the first pages of 50,000 deals cost: the board of a pipeline, and the list, over HTTP with a session.

The rule kept here: all deals are there in the short form too; only the pages are asked for less often.
"""

import psycopg
from crm_cli.testing import Running, running

from bench.calls import empty_call
from bench.measure import CORES, Run, Work, in_turn, on_cores, settle
from bench.pages import EMPTY_CALLS, Pages, tell

DEALS = 50_000
PAGES = 40  # of one round, at full scale
# Of seven stages two are behind the sale; of the others every tenth deal was lost.
LOAD = (
    "insert into accounts (display_name, kind, owner_id, team)"
    " select 'Falken Logistik ' || n, 'company', 'admin', '' from generate_series(1, 2000) n",
    "insert into deals (name, account_id, pipeline_id, stage_id, owner_id, team, currency, amount, probability, state,"
    " close_time, expected_close_date)"
    " select 'Stand ' || n, 1 + n % 2000, s.pipeline_id, s.stage_ids[1 + (n * 7919) % s.stages],"
    " case when n % 4 = 0 then 'admin' else 'rep.' || n % 30 end, 'north', 'EUR', n % 9999, 40,"
    " case when n % 10 = 9 then 'lost' else 'open' end, case when n % 10 = 9 then now() end, current_date + n % 300"
    " from generate_series(1, {deals}) n cross join (select pipeline_id, array_agg(stage_id order by position)"
    " filter (where not after_won) as stage_ids, (count(*) filter (where not after_won))::int as stages"
    " from deal_stages group by 1 order by 1 limit 1) s",
    "analyze",
)
FIRST = "select min(pipeline_id) from deal_stages"


def fill(stand: Running) -> int:
    """The deals; says in which pipeline they are."""
    url = stand.processes.database.url("customers")
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in LOAD:
            connection.execute(statement.format(deals=DEALS))
        (pipeline,) = connection.execute(FIRST).fetchone() or (0,)
    return int(pipeline)


def bench(run: Run) -> None:
    """Both pages, on one core with all that they need."""
    with (
        on_cores(CORES[0]),
        running("customers", CRM_PIN="1", CRM_LOG_LEVEL="warning") as stand,
        empty_call(int(EMPTY_CALLS * run.scale)) as base,
    ):
        pipeline = fill(stand)
        pid = stand.processes.services["customers"].pid
        settle(pid)
        pages, calls = Pages(stand, "customers"), max(8, int(PAGES * run.scale))
        works = [
            Work(f"{name} among {DEALS:,}", pid, pages.page(address, "Stand "), calls)
            for name, address in (
                ("board of a pipeline", f"/deals/board?pipeline={pipeline}"),
                ("list of deals", "/deals"),
            )
        ]
        for name, found in in_turn(base, works, rounds=3)[1].items():
            tell(run, name, found)
