"""The process of the worker. Its helpers are started first: they load what they need while it does so itself.

The rule kept here: nothing that is loaded is garbage, so nobody looks for any until all is there.
"""

import gc
import os

from crm_customers.imports.helping import SELDOM, Relay


def main() -> None:
    """Starts the helpers, then the worker."""
    gc.disable()
    helpers = Relay(max(1, min(4, len(os.sched_getaffinity(0)))))
    from crm_customers.imports import worker  # late: see above

    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
    worker.main(helpers)


if __name__ == "__main__":
    main()
