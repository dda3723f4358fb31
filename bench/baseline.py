"""The baseline: a bare grpcio server with one empty method and nothing around it, pinned to one core.

Run as a process of its own: `python -m bench.baseline CORE` prints its port.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

import grpc

METHOD = "/bench.Bare/Nothing"


def main() -> None:
    """Serves until standard input ends."""
    os.sched_setaffinity(0, {int(sys.argv[1])})
    server = grpc.server(ThreadPoolExecutor(16))
    handler = grpc.unary_unary_rpc_method_handler(lambda request, _: request)
    server.add_generic_rpc_handlers(
        (grpc.method_handlers_generic_handler("bench.Bare", {"Nothing": handler}),)
    )
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)
    sys.stdin.read()
    server.stop(0)


if __name__ == "__main__":
    main()
