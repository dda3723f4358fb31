"""`crm import-log` as people run it: a real log, over a kill, from a spreadsheet's columns, with what was refused."""

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from crm.tickets.v1 import event_logs_pb2 as pb
from crm_cli.client import Stubs, bearer, channel
from crm_cli.testing import running

ROOT = Path(__file__).parents[2]
MAPPING = ROOT / "examples" / "helpdesk_event_log.yaml"
FILE = ROOT.parent / "shared" / "data" / "helpdesk_event_log.csv"
LIMIT = 20.0
real = pytest.mark.skipif(not FILE.exists(), reason="../shared/data is not there")


@pytest.fixture(scope="module")
def stand():
    with running("tickets") as found:
        yield found


def start(stand, file, *more):
    command = [sys.executable, "-m", "crm_cli", "import-log", str(file), *more]
    command += ["--address", stand.addresses["tickets"]]
    environment = os.environ | {"CRM_TOKEN": stand.token()}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def run(stand, file, *more):
    process = start(stand, file, *more)
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


def log_of(stand, source):
    with channel(stand.addresses["tickets"]) as opened:
        request = pb.ListEventLogsRequest(filter=f'source = "{source}"')
        reply = Stubs(opened, bearer(stand.token())).call(
            "/crm.tickets.v1.EventLogsService/ListEventLogs", request, pb.ListEventLogsResponse
        )
    return reply.event_logs[0] if reply.event_logs else None


@real
def test_a_real_log_comes_in_over_a_kill_and_twice_is_once(stand, tmp_path):
    copy = tmp_path / FILE.name
    copy.write_bytes(FILE.read_bytes())
    killed = start(stand, copy, "--mapping", str(MAPPING))
    while killed.poll() is None and not getattr(log_of(stand, "helpdesk"), "event_count", 0):
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=120)
    began = time.perf_counter()
    code, said = run(stand, copy, "--mapping", str(MAPPING))
    took = time.perf_counter() - began
    print(f"import-log took {took:.1f} s")
    assert code == 0, said
    log = log_of(stand, "helpdesk")
    assert (log.event_count, log.case_count) == (21_348, 4_580)
    assert took < LIMIT
    code, said = run(stand, copy, "--mapping", str(MAPPING))
    assert (code, "0 events taken, 21,348 were there already" in said) == (0, True), said
    assert log_of(stand, "helpdesk") == log


def test_columns_are_found_by_their_names_or_said(stand, tmp_path):
    file = tmp_path / "small.csv"
    rows = (
        "Ticket;Step;Agent;Timestamp\n1;Open;ann;13.03.2020 08:00\n1;Close;bob;13.03.2020 09:00\n"
    )
    file.write_text(rows, encoding="utf-8")
    code, said = run(stand, file, "--time-zone", "Europe/Berlin")
    assert code == 0, said
    log = log_of(stand, "small")
    assert log.start_time.ToJsonString() == "2020-03-13T07:00:00Z"
    odd = tmp_path / "odd.csv"
    odd.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    code, said = run(stand, odd)
    assert code == 2
    assert "--case COLUMN" in said
    code, said = run(stand, odd, "--case", "a", "--activity", "b", "--time", "c")
    assert code == 1, said


def test_what_was_refused_is_mended_and_sent_again(stand, tmp_path):
    file = tmp_path / "dirty.csv"
    file.write_text(
        "case,activity,user,time\n1,Open,ann,2020-03-13 08:00\n,Look,bob,2020-03-13 09:00\n"
        "1,Close,ann,soon\n",
        encoding="utf-8",
    )
    code, said = run(stand, file)
    assert code == 1, said
    rejects = tmp_path / "dirty.rejects.csv"
    with rejects.open(encoding="utf-8-sig", newline="") as refused:
        rows = list(csv.DictReader(refused))
    assert [(row["_row"], row["_reason"]) for row in rows] == [
        ("2", "no case"),
        ("3", "time unreadable"),
    ]
    rows[0]["case"], rows[1]["time"] = "1", "2020-03-13 10:00"
    with rejects.open("w", encoding="utf-8-sig", newline="") as mended:
        writer = csv.DictWriter(mended, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    code, said = run(stand, rejects, "--source", "dirty", "--rejects", str(tmp_path / "again.csv"))
    assert code == 0, said
    log = log_of(stand, "dirty")
    assert (log.event_count, log.case_count) == (3, 1)


def test_a_workbook_and_json_lines_are_read_too(stand, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Case ID", "Activity", "Resource", "Time"])
    book.active.append([7, "Open", "ann", "2020-03-13 08:00"])
    book.save(tmp_path / "book.xlsx")
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"case": "7", "activity": "Open", "user": "ann", "time": "2020-03-13T08:00:00Z"}\n',
        encoding="utf-8",
    )
    for name in ("book.xlsx", "lines.jsonl"):
        code, said = run(stand, tmp_path / name)
        assert code == 0, said
        assert log_of(stand, name.partition(".")[0]).event_count == 1
