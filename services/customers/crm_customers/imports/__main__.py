"""The process of the worker. Its helpers are copies of it, made before it has threads.

The rule kept here: nothing that is loaded is garbage, so nobody looks for any until all is there; and what is frozen
stays shared with the copies.
"""

import gc
import os

# How seldom circles are looked for: rows are many, and have none.
SELDOM = (100_000, 50, 100)


def main() -> None:
    """Loads all, then works with a helper for each core."""
    gc.disable()
    from crm_customers.imports import worker  # late: see above

    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
    worker.main(max(1, min(4, len(os.sched_getaffinity(0)))))


if __name__ == "__main__":
    main()
