"""The crm command: runs the services together on one machine, and moves data in."""

import os

# gRPC's own handlers of fork() crash a child that is started while other threads are calling; our children only
# ever become other programs and need none. Said before anything here imports grpc.
os.environ.setdefault("GRPC_ENABLE_FORK_SUPPORT", "0")
