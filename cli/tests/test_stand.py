"""A stand keeps its secrets to itself, and its processes die with it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from crm_cli.__main__ import crm, main
from crm_cli.database import Database, DatabaseFailed
from crm_cli.processes import PidFile, Processes, StartFailed
from crm_cli.stand import PORTS, STARTED_WITH, Ports, Stand, keep
from crm_cli.up import ENDING

ROOT = Path(__file__).resolve().parents[2]


def test_secrets_are_drawn_once_and_readable_by_the_owner_only(tmp_path):
    stand = Stand.open(tmp_path / "here", ("customers",))
    password = stand.password("anna.keller")
    assert len(stand.secrets["token_key"]) >= 32
    assert (tmp_path / "here" / "secrets.json").stat().st_mode & 0o777 == 0o600
    again = Stand.open(tmp_path / "here", ("customers",))
    assert again.password("anna.keller") == password
    assert again.secrets["token_key"] == stand.secrets["token_key"]
    assert len(password) >= 10


def test_chosen_ports_stay(tmp_path):
    first = Stand.open(tmp_path, ("customers", "tickets"), free_ports=True)
    first.remember()
    assert Stand.open(tmp_path, ("customers", "tickets")).ports == first.ports


def test_a_service_knows_its_peers_and_which_module_signs_in(tmp_path):
    stand = Stand.open(tmp_path, ("tickets", "reports"), free_ports=True)
    found = stand.environment("reports", "postgresql://")
    assert found["CRM_PEERS"] == f"tickets={stand.address('tickets')}"
    assert found["CRM_SIGN_IN"] == "tickets"
    assert "customers" not in found["CRM_MODULES"]


def test_a_taken_port_is_said_in_words(tmp_path):
    stand = Stand.open(tmp_path, ("customers",), free_ports=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", stand.ports["customers"].http))
        taken.listen()
        with pytest.raises(StartFailed, match=r"Port \d+ of customers is taken"):
            Processes(stand).start("customers")


def notes(folder):
    """What a stand notes of its starts."""
    paths = [path for path in (folder / PORTS, folder / STARTED_WITH) if path.exists()]
    return {path.name: path.read_bytes() for path in paths}


def refused(*words):
    """What `crm up` says that does not start."""
    said = CliRunner().invoke(crm, ["up", "--no-demo", *words])
    assert said.exit_code == 2, said.output
    return said.output


@pytest.fixture
def signals():
    """Who starts a stand in this process ends it by these; afterwards they are what they were."""
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def taken(monkeypatch):
    """Every port is the one that somebody else listens on."""
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = somebody.getsockname()[1]
        monkeypatch.setattr("crm_cli.stand.usual_ports", lambda _module: Ports(port, port, port))
        yield port


@pytest.mark.usefixtures("signals")
def test_a_start_on_a_taken_port_notes_nothing_and_makes_no_database(tmp_path, taken):
    assert f"Port {taken} of tickets is taken" in refused("tickets", "--folder", str(tmp_path))
    assert notes(tmp_path) == {}
    assert not (tmp_path / "postgres").exists()


@pytest.mark.usefixtures("signals")
def test_a_start_that_is_refused_leaves_the_notes_of_the_one_before(tmp_path, taken):
    before = Stand.open(tmp_path, ("customers",), free_ports=True)
    before.remember()
    noted = notes(tmp_path)
    assert f"Port {taken} of reports is taken" in refused("reports", "--folder", str(tmp_path))
    assert notes(tmp_path) == noted
    assert Stand.known(tmp_path).modules == ("customers",)


@pytest.mark.usefixtures("signals")
def test_a_start_without_a_ready_database_notes_nothing(tmp_path, monkeypatch):
    def too_slow(*_):
        raise DatabaseFailed("PostgreSQL does not answer")

    monkeypatch.setattr(Database, "start", too_slow)
    where = ("--free-ports", "--folder", str(tmp_path))
    assert "PostgreSQL does not answer" in refused("customers", *where)
    assert notes(tmp_path) == {}


def test_a_service_that_is_unknown_or_not_installed_is_named_and_nothing_noted(
    tmp_path, monkeypatch
):
    assert "'billing' is not one of" in refused("billing", "--folder", str(tmp_path))
    monkeypatch.setattr("crm_cli.up.installed", lambda: ("customers",))
    assert "Not installed here: tickets" in refused("tickets", "--folder", str(tmp_path))
    assert notes(tmp_path) == {}


def test_who_asks_for_more_of_a_stand_that_runs_leaves_its_notes(tmp_path):
    Stand.open(tmp_path, ("customers",), free_ports=True).remember()
    noted, running = notes(tmp_path), PidFile(tmp_path)
    assert running.write()
    said = refused("tickets", "--folder", str(tmp_path))
    assert "It runs without tickets" in said
    assert notes(tmp_path) == noted
    running.remove()


@pytest.fixture
def database(tmp_path):
    found = Database(tmp_path / "postgres")
    found.start()
    yield found
    found.stop()


def test_what_was_committed_survives_a_crash_of_the_database(database):
    import psycopg

    database.create(["customers"])
    with psycopg.connect(database.url("customers")) as connection:
        connection.execute("create table kept (n int)")
        connection.execute("insert into kept values (7)")
    database.crash()
    database.start()
    with psycopg.connect(database.url("customers")) as connection:
        assert connection.execute("select n from kept").fetchall() == [(7,)]


def test_the_database_dies_with_whoever_started_it(tmp_path):
    code = (
        "import sys, pathlib; from crm_cli.database import Database;"
        "d = Database(pathlib.Path(sys.argv[1])); d.start(); print(d.process.pid, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "postgres")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    server = psutil.Process(int(parent.stdout.readline()))
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    _, alive = psutil.wait_procs([server], timeout=15)
    assert not alive


def test_a_pid_file_does_not_take_another_process_for_ours(tmp_path):
    file = PidFile(tmp_path)
    assert file.read() is None
    file.write()
    assert file.read() == os.getpid()
    file.path.write_text(f"{os.getpid()} {time.time() - 10_000_000}\n")
    assert file.read() is None
    file.remove()


def test_of_two_that_start_a_stand_at_once_one_does(tmp_path):
    first, second = PidFile(tmp_path), PidFile(tmp_path)
    assert first.write()
    assert not second.write()
    assert second.read() == os.getpid()
    first.remove()
    assert second.write()
    second.remove()


PLAN = str(ROOT / "examples" / "superstore_orders.yaml")
NEEDS_SERVICES = (
    ["import", PLAN],
    ["imports"],
    ["import-log", PLAN],
    ["reconcile"],
    ["phone-call"],
)


@pytest.mark.parametrize("words", [*NEEDS_SERVICES, ["status"], ["down"]], ids=" ".join)
def test_where_nothing_runs_that_is_said_at_once_and_nothing_is_made(tmp_path, words):
    folder = tmp_path / "nowhere"
    said = CliRunner().invoke(crm, [*words, "--folder", str(folder)])
    assert f"Nothing runs in {folder}" in said.output
    assert said.exit_code == {"status": 3, "down": 0}.get(words[0], 2)
    assert not folder.exists()


def test_a_module_that_is_not_part_of_the_stand_is_named(tmp_path):
    stand = Stand.open(tmp_path, ("customers",), free_ports=True)
    stand.remember()
    running = PidFile(tmp_path)
    assert running.write()
    for words, missing in ((["reconcile"], "reports"), (["import-log", PLAN], "tickets")):
        said = CliRunner().invoke(crm, [*words, "--folder", str(tmp_path)])
        assert (said.exit_code, missing in said.output) == (2, True), said.output
    running.remove()


def test_what_a_stand_keeps_is_whole_or_as_it_was(tmp_path):
    stand = Stand.open(tmp_path, ("customers",), free_ports=True)
    before = stand.secrets["token_key"]
    with pytest.raises(TypeError):
        keep(tmp_path / "secrets.json", {"token_key": object()})
    assert Stand.open(tmp_path).secrets["token_key"] == before


def test_a_folder_that_cannot_be_used_is_said_in_one_line(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    words = ["crm", "up", "--no-demo", "--folder", str(tmp_path / "file" / "stand")]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit, match=r"crm: .*Not a directory"):
        main()
