"""The crm command: its words and options; each does its work in a module of its own."""

import sys
from pathlib import Path

import click

from .stand import MODULES, Stand

FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".crm"),
    show_default=True,
    envvar="CRM_FOLDER",
    help="Where the data, secrets and logs of this run are kept.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crm-cli", prog_name="crm")
def crm() -> None:
    """Firsthand on one machine: start and stop it, bring data in, check its figures."""


@crm.command()
@FOLDER
@click.argument("modules", nargs=-1, type=click.Choice(MODULES))
@click.option("--detach", is_flag=True, help="Go on in the background; `crm down` ends it.")
@click.option(
    "--free-ports",
    is_flag=True,
    help="At the first start in this folder, choose ports that are free.",
)
@click.option(
    "--demo/--no-demo", default=True, show_default=True, help="Load sample data at the first start."
)
def up(folder: Path, modules: tuple[str, ...], detach: bool, free_ports: bool, demo: bool) -> None:
    """Start PostgreSQL and the services (all that are installed, or those named); keeps data between starts."""
    from . import up as starting

    ordered = tuple(name for name in MODULES if name in modules) or None
    stand = Stand.open(folder, ordered, free_ports=free_ports)
    if detach:
        sys.exit(starting.detached(stand, demo=demo, free_ports=free_ports))
    sys.exit(starting.foreground(stand, demo=demo))


@crm.command()
@FOLDER
def down(folder: Path) -> None:
    """End what `crm up` started; the data stays."""
    from . import up as starting

    sys.exit(starting.down(folder))


@crm.command()
@FOLDER
def status(folder: Path) -> None:
    """Say what runs, and where."""
    from . import up as starting

    sys.exit(starting.status(folder))


@crm.command("demo-data")
@FOLDER
@click.option(
    "--customers",
    default=2400,
    show_default=True,
    type=click.IntRange(min=10),
    help="How many customers to make up.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same data.")
def demo_data(folder: Path, customers: int, seed: int) -> None:
    """Load the sample data, with the services not running; what is there already stays as it is."""
    from . import up as starting

    sys.exit(starting.load(Stand.known(folder), customers, seed))


ADDRESS = click.option(
    "--address",
    help="The customers service, like crm.example.com:7101; without: the one in --folder.",
)


@crm.command("import")
@FOLDER
@ADDRESS
@click.argument("plan", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("files", nargs=-1)
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Where refused rows go [FILE.rejects.csv]."
)
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option(
    "--rate", default=0, type=click.IntRange(min=0), help="At most so many records a second."
)
@click.option("--detach", is_flag=True, help="Do not wait for the end.")
def import_(  # noqa: PLR0913 (one for each option)
    folder: Path,
    address: str | None,
    plan: Path,
    files: tuple[str, ...],
    rejects: Path | None,
    dry_run: bool,
    rate: int,
    detach: bool,
) -> None:
    """Bring customers, orders and interactions in, as PLAN says.

    FILES (a path, or source=path where the plan has several) stand in for the files that the plan names. Safe to
    repeat and to kill: the service goes on by itself. Refused rows go to a rejects file with their reasons: mend them
    there and import that file. With --address, credentials come from CRM_TOKEN (an API key or a token).
    """
    from . import import_command

    options = {"dry_run": dry_run, "rate": rate, "detach": detach}
    sys.exit(import_command.run(folder, plan, files, address, rejects, **options))  # type: ignore[arg-type]


@crm.command("imports")
@FOLDER
@ADDRESS
@click.argument("import_id", type=int, default=0)
@click.argument(
    "action",
    type=click.Choice(["", "start", "pause", "resume", "cancel", "roll-back"]),
    default="",
)
@click.option(
    "--keep-edited", is_flag=True, help="Roll back all but what was changed or used since."
)
def imports_(
    folder: Path, address: str | None, import_id: int, action: str, keep_edited: bool
) -> None:
    """List the latest imports, watch one, or start, pause, resume, cancel or roll back one."""
    from . import import_command

    sys.exit(import_command.control(folder, address, import_id, action, keep_edited=keep_edited))


@crm.command("import-log")
@FOLDER
@click.option(
    "--address",
    help="The tickets service, like crm.example.com:7102; without: the one in --folder.",
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file that says which column is what, like examples/helpdesk_event_log.yaml.",
)
@click.option("--case", help="The column of the case (ticket, order, file).")
@click.option("--activity", help="The column of what was done.")
@click.option("--resource", "person", help="The column of the person.")
@click.option("--team", "--group", "team", help="The column of the department or group.")
@click.option("--lifecycle", help="The column that says whether it was begun or completed.")
@click.option("--time", help="The column of the time.")
@click.option("--time-format", help='How times are written, like "%d/%m/%Y %H:%M" [ISO 8601].')
@click.option("--time-zone", help="The zone of times that name none, like Europe/Rome [UTC].")
@click.option("--source", help="What the log is known by [the file's name].")
@click.option("--name", help="What people call it.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Where refused rows go [FILE.rejects.csv]."
)
def import_log(
    folder: Path,
    address: str | None,
    file: Path,
    mapping: Path | None,
    rejects: Path | None,
    **said: str | None,
) -> None:
    """Bring the event log of another system in: history beside the tickets, measured in the same way.

    FILE is CSV, XLSX or JSON Lines with one row for each event. Columns that are not named are found by their usual
    names. Safe to repeat and to kill: what is there already is passed over. With --address, credentials come from
    CRM_TOKEN (an API key or a token).
    """
    from . import import_log as importing

    given = {name: text for name, text in said.items() if text}
    sys.exit(importing.run(folder, file, address, mapping, rejects, given))


@crm.command()
@FOLDER
@click.option(
    "--wait",
    default=30,
    show_default=True,
    type=click.IntRange(1, 60),
    help="Seconds to wait for reports to catch up.",
)
def reconcile(folder: Path, wait: int) -> None:
    """Compare what reports says with what the owning services say; exit status 1 on a difference."""
    from . import reconcile as comparing
    from .processes import serving

    sys.exit(comparing.run(serving(folder, "reports"), wait))


@crm.command("phone-call")
@FOLDER
@click.option(
    "--address", "addresses", multiple=True, help="MODULE=HOST:PORT, for each of the four services."
)
def phone_call(folder: Path, addresses: tuple[str, ...]) -> None:
    """Play one phone call through all four services, from the ring to the report: a check of an installation.

    Without --address: the services in --folder. Else CRM_TOKEN holds an administrator's token or API key.
    """
    from . import phone_call as story

    sys.exit(story.run(folder, addresses))


def main() -> None:
    """The console script; a disk that is full or a folder that is somebody else's is said in one line."""
    try:
        crm()
    except OSError as error:
        sys.exit(f"crm: {error}")


if __name__ == "__main__":
    main()
