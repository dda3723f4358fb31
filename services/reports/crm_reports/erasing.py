"""Takes a person out of the facts; published snapshots are in PostgreSQL and go the way of all tables.

The rule kept here: facts follow the feeds, which say nothing of the person any more; what was read before is mended
here at once, so that no figure changes and no name stays. Counts and keys are left alone. Other replicas have files of
their own: they read their facts again from the feeds.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from crm_chassis.erasure import Sought

from crm_reports import rebuilding
from crm_reports.follower import following_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

# DuckDB looks neither ahead nor back; what it finds too much is left as it is.
AROUND = re.compile(r"\(\?<?!\\[wd]\)")


def erase_facts(call: "Call", found: Sought) -> Mapping[str, int]:
    """The facts without the person."""
    if found.alone.pattern is None:
        return {}
    pattern = AROUND.sub("", found.alone.text)
    following = following_of(call)
    facts = following.facts.rewrite(pattern, found.alone.out_of)
    rebuilding.ask_for(call, asker=following.rebuilding.replica)
    following.rebuilding.start_over()
    return {f"facts/{table}": count for table, count in facts.items()}
