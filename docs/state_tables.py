"""Makes docs/states.md anew, from the tables in the code: `python docs/state_tables.py`.

The rule kept here: what follows on what stands in one place, the code; the page is made from it, and a test compares.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import crm_channels
import crm_customers
import crm_tickets

Table = Mapping[tuple[str, str], str]
PAGE = Path(__file__).with_name("states.md")
SERVICES = (crm_customers, crm_tickets, crm_channels)
HEAD = """# States and steps

What can follow on what, as the code has it: each table is a constant of a `rules.py`. What is not in a
table is refused, or changes nothing where the guide says so. This page is made from the code by
`docs/state_tables.py`. A row that begins with nothing says how a record begins.
"""


def machines() -> Iterator[tuple[str, Table]]:
    """Every table of steps, by its name as code has it."""
    for service in SERVICES:
        for module in pkgutil.walk_packages(service.__path__, f"{service.__name__}."):
            if module.name.endswith("rules"):
                place = module.name.removeprefix("crm_")
                for name, value in vars(importlib.import_module(module.name)).items():
                    if name.isupper() and isinstance(value, Mapping) and _is_steps(value):
                        yield f"{place}.{name}", value


def _is_steps(value: Mapping[object, object]) -> bool:
    return (
        bool(value)
        and all(
            isinstance(key, tuple) and [type(part) for part in key] == [str, str] for key in value
        )
        and all(isinstance(each, str) for each in value.values())
    )


def page() -> str:
    """The page as it has to be."""
    parts = [HEAD]
    for name, table in sorted(machines()):
        lines = [f"| {state} | {step} | {after} |" for (state, step), after in table.items()]
        parts.append(
            "\n".join(
                [f"## `{name}`", "", "| state | step | then |", "| --- | --- | --- |", *lines]
            )
            + "\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
