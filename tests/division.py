"""How tests are divided among workers: what takes long begins first, so that none of them ends alone.

The rule kept here: what shares something that is made once (a stand, a day that was played) goes to one worker, or it
would be made once by each.
"""

import atexit
import gc
from collections.abc import Sequence
from typing import Any

import pytest

TOGETHER = {
    **{f"tests/{folder}/": f"tests/{folder}" for folder in ("browser", "day", "quarter")},
    **{
        f"tests/together/test_{name}.py": "tests/together"
        for name in ("erasure", "phone_call", "sales_firms")
    },
}
# By the CPU and the waiting of their tests, the longest first; all others follow as they are found.
LONG = (
    "tests/browser",
    "services/customers/tests/test_import_kills.py",
    "tests/rules/test_rest.py",
    "services/customers/tests/test_sweep_kills.py",
    "tests/faults/test_kills.py",
    "tests/faults/test_fact_kills.py",
    "tests/alone/test_alone.py",
    "tests/quarter",
    "services/customers/tests/test_import_races.py",
    "tests/together/test_up_and_down.py",
    "tests/day",
    "tests/together",
    "tests/rules/test_authorization.py",
    "tests/together/test_import.py",
    "tests/together/test_import_log.py",
    "tests/faults/test_trade_kills.py",
    "tests/faults/test_call_kills.py",
    "services/chassis/tests/test_openapi.py",
    "services/customers/tests/test_import_erasures.py",
    "services/chassis/tests/test_json.py",
    "tests/histories/test_histories.py",
    "services/reports/tests/test_differences.py",
    "services/reports/tests/test_measures.py",
    "services/reports/tests/test_kept_columns.py",
    "services/reports/tests/test_warehouse.py",
    "tests/rules/test_lists.py",
    "tests/rules/test_bad_input.py",
    "tests/manifests/test_packages.py",
)


def unit_of(nodeid: str) -> str:
    """What goes to a worker as a whole: the file of a test, or what its file shares with others."""
    file = nodeid.partition("::")[0]
    return next((unit for start, unit in TOGETHER.items() if file.startswith(start)), file)


def longest_first(nodeids: Sequence[str]) -> list[int]:
    """The places of these tests in the order in which they begin."""
    places = {unit: place for place, unit in enumerate(LONG)}
    return sorted(range(len(nodeids)), key=lambda at: places.get(unit_of(nodeids[at]), len(places)))


def scheduler_of(config: pytest.Config, log: Any) -> Any:
    """What divides tests by these units."""
    from xdist.scheduler import LoadScopeScheduling  # late: a single test needs no workers

    class LongestFirst(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False  # not by how many tests a unit has
    return LongestFirst(config, log)


def keep() -> None:
    """What was loaded for the collection stays: looking through it for garbage again and again costs a fifth."""
    gc.enable()
    gc.freeze()
    atexit.register(gc.unfreeze)  # libraries in C complain of what is left at the very end
    gc.set_threshold(20_000, 20, 20)
