"""How a service is started: from the command line to running doors, and down again without losing a call.

The rule kept here: with one process everything runs in this one; with several, this one only starts them (spawned,
never forked), each pinned to a core, and starts one anew that dies.
"""

import argparse
import gc
import getpass
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from typing import Any

from crm.access.v1 import users_pb2
from sqlalchemy.exc import OperationalError

from crm_chassis import config as settings
from crm_chassis import consumers, jobs, logs, migrate, roles, tracing, webhooks
from crm_chassis.app import App, Service
from crm_chassis.auth import person
from crm_chassis.config import Config
from crm_chassis.doors import http, ops
from crm_chassis.doors.grpc import GrpcDoor
from crm_chassis.logs import log
from crm_chassis.methods import BadService

LOOPS = (consumers.follow, jobs.work, webhooks.collect)


def run(service: Service) -> None:
    """`python -m crm_<service>`: serve (the default), migrate, create-user."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {service.package}", description=f"Firsthand: {service.name}"
    )
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("serve", help="run the service (this is the default)")
    migration = commands.add_parser("migrate", help="bring the database to this version")
    migration.add_argument(
        "--wait",
        action="store_true",
        help="change nothing: wait until somebody else has brought it there",
    )
    user = commands.add_parser("create-user", help="add a person who can sign in")
    user.add_argument("user_id")
    user.add_argument("--name", default="")
    user.add_argument("--roles", default="admin", help=f"of: {', '.join(roles.ROLES)}")
    user.add_argument("--team", default="")
    arguments = parser.parse_args()
    config = settings.from_environment(service.name)
    logs.configure(config)
    if service.one_process:
        config = replace(config, processes=1)
    if not config.database_url:
        config = replace(config, database_url=_embedded(config))
    try:
        _carry_out(service, config, arguments)
    except OperationalError as error:
        said_by_it = str(error.orig).partition("\n")[0]
        sys.exit(f"{service.name} does not start; the database: {said_by_it}")


def _carry_out(service: Service, config: Config, arguments: argparse.Namespace) -> None:
    if arguments.command == "migrate" and arguments.wait:
        migrate.wait(config.database_url, service.name)
    elif arguments.command == "migrate":
        migrate.migrate(config.database_url, service.name)
    elif arguments.command == "create-user":
        _create_user(service, config, arguments)
    else:
        _serve(service, config)


def _embedded(config: Config) -> str:
    """The URL of a database of our own, when none was given."""
    from crm_chassis import embedded  # late: an image for Kubernetes carries no PostgreSQL

    server = embedded.start(config.data_dir / "postgres")
    return embedded.create_database(server, config.service)


def _create_user(service: Service, config: Config, arguments: argparse.Namespace) -> None:
    """Asks for the password unless it is in CRM_PASSWORD."""
    migrate.migrate(config.database_url, service.name)
    password = os.environ.get("CRM_PASSWORD") or getpass.getpass(
        f"Password of {arguments.user_id}: "
    )
    app = App(service, config)
    user = users_pb2.User(
        user_id=arguments.user_id,
        display_name=arguments.name or arguments.user_id,
        roles=arguments.roles.split(","),
        team=arguments.team,
    )
    request = users_pb2.CreateUserRequest(user=user, password=password)
    app.call("CreateUser", request, person("console", "Console", ("admin",)))
    app.close()


def _serve(service: Service, config: Config) -> None:
    if config.worker == 0 and os.environ.get("CRM_MIGRATE", "1") != "0":
        migrate.migrate(config.database_url, service.name)
    if config.processes == 1 or config.worker:
        _serve_here(service, config)
    else:
        _supervise(service, config)


def _serve_here(service: Service, config: Config) -> None:
    """Both doors, the ops port and the loops in this process, until a signal comes."""
    if config.pin:
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {cores[(config.worker - 1) % len(cores)]})
    tracing.configure(config)
    try:
        app = App(service, config)
    except BadService as bad:
        sys.exit(f"{service.name} does not start: {bad}")
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    loops = [
        threading.Thread(target=loop, args=(app, stopping), name=f"loop-{index}", daemon=True)
        for index, loop in enumerate([*LOOPS, *service.background])
    ]
    # In this order: whoever is told "serving", by gRPC or on the ops port, finds all doors open.
    web = http.start(app)
    door = GrpcDoor(app, f"{config.host}:{config.grpc_port}")
    watch = ops.start(app)
    for thread in loops:
        thread.start()
    # What is loaded by now stays: looking through it again and again for garbage costs a seventh of all CPU.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    log.info(
        "serving", service=service.name, grpc=door.port, http=config.http_port, process=os.getpid()
    )
    while not stopping.wait(1):
        pass
    log.info("draining", service=service.name)
    app.draining.set()
    door.stop()
    web.stop(config.grace_seconds)
    app.peers.close()  # only the loops are left, and they may be waiting for news of others
    for thread in loops:
        thread.join(config.grace_seconds)
    watch.stop(0)
    app.close()
    log.info("stopped", service=service.name)


def _supervise(service: Service, config: Config) -> None:
    """Starts the processes and keeps them running; a signal goes to all of them."""
    environment = {
        **os.environ,
        "CRM_DATABASE_URL": config.database_url,
        "CRM_TOKEN_KEY": config.token_key,
    }
    environment.setdefault("PROMETHEUS_MULTIPROC_DIR", str(_metrics_folder(config)))
    children: dict[int, subprocess.Popen[bytes]] = {}
    stopping = threading.Event()

    def start(worker: int) -> None:
        command = [sys.executable, "-m", service.package, "serve"]
        children[worker] = subprocess.Popen(command, env={**environment, "CRM_WORKER": str(worker)})

    def stop(*_: Any) -> None:
        stopping.set()
        for child in children.values():
            child.send_signal(signal.SIGTERM)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    for worker in range(1, config.processes + 1):
        start(worker)
    while not stopping.is_set():
        for worker, child in list(children.items()):
            if child.poll() is not None and not stopping.is_set():
                log.error(
                    "a process died and is started anew", worker=worker, status=child.returncode
                )
                time.sleep(1)
                start(worker)
        stopping.wait(0.5)
    for child in children.values():
        child.wait()


def _metrics_folder(config: Config) -> Any:
    """Where the processes leave their figures for the one that is asked; emptied at each start."""
    folder = config.data_dir / "metrics" / config.service
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink()
    return folder
