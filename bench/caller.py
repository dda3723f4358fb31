"""One caller with a core of its own: gets one account again and again, when told to.

Run as a process of its own: `python -m bench.caller CORE ADDRESS TOKEN ACCOUNT_ID`. For each number of calls on
standard input it answers with the seconds that they took.
"""

import os
import sys

from crm.customers.v1 import accounts_pb2
from crm_cli.client import Stubs, bearer

from bench.measure import hammer

CONNECTIONS = 16  # they fall on the processes by chance: few would fall unevenly


def main() -> None:
    """Calls until standard input ends."""
    core, address, token, account_id = sys.argv[1:]
    os.sched_setaffinity(0, {int(core)})
    from bench.calls import ACCOUNTS, channels  # its gRPC threads inherit the core

    methods = [
        Stubs(one, bearer(token)).multicallable(f"{ACCOUNTS}/GetAccount", accounts_pb2.Account)
        for one in channels(address, CONNECTIONS)
    ]
    request = accounts_pb2.GetAccountRequest(account_id=int(account_id))
    metadata = bearer(token)
    for line in sys.stdin:
        seconds = hammer(
            lambda index: methods[index % CONNECTIONS].future(
                request, metadata=metadata, timeout=30
            ),
            int(line),
        )
        print(seconds, flush=True)


if __name__ == "__main__":
    main()
