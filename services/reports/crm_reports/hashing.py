"""What the facts say, as a number for each table: equal facts have equal numbers, however they came to be.

The rule kept here: rows are hashed whole and added up, so that their order does not matter; which event told of a row
last is left out.
"""
# ruff: noqa: S608 (names in these statements are our own declarations)

from crm_reports.warehouse import Warehouse


def hashes(facts: Warehouse) -> dict[str, str]:
    """Each table's count of rows and the sum of their hashes."""
    found = {}
    with facts.moment():
        for fact in facts.facts:
            names = ", ".join(name for name, _ in fact.columns if name != "event_id")
            ((count, total),) = facts.read(
                f"select count(*), coalesce(sum(hash({names})), 0) from {fact.table}"
            )
            found[fact.table] = f"{count}/{total}"
    return found
