"""`crm up` and `crm down`: started again in seconds with its data, and nothing of it left when it has ended."""

import json
import subprocess
import sys

import psutil


def crm(*words):
    done = subprocess.run(
        [sys.executable, "-m", "crm_cli", *words],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def ours(folder):
    """Processes that belong to a stand."""
    found = []
    for process in psutil.process_iter(["cmdline", "environ"]):
        words = " ".join(process.info["cmdline"] or [])
        if str(folder) in words or str(folder) in (process.info["environ"] or {}).get(
            "CRM_DATA_DIR", ""
        ):
            found.append(process)
    return found


def test_one_service_goes_up_and_down_and_up_again(tmp_path):
    tmp_path.chmod(0o755)
    folder = tmp_path / "stand"
    where = ["--folder", str(folder)]
    code, output = crm("up", "customers", "--detach", "--free-ports", "--no-demo", *where)
    try:
        assert code == 0, output
        assert "admin" in output
        password = json.loads((folder / "secrets.json").read_text())["admin"]
        assert password in output
        code, output = crm("status", *where)
        assert code == 0, output
        assert "tickets" not in output, "what was not started is not missing"
        assert len(ours(folder)) >= 3
        assert (folder / "logs" / "up.log").stat().st_mode & 0o777 == 0o600, (
            "it tells the passwords"
        )
        code, output = crm("up", "tickets", "--detach", "--no-demo", *where)
        assert code == 2
        assert "It runs without tickets" in output
    finally:
        code, output = crm("down", *where)
    assert code == 0, output
    assert ours(folder) == []

    (folder / "crm.ready").touch()  # as one leaves it that is killed
    code, output = crm("up", "customers", "--detach", "--no-demo", *where)
    try:
        assert code == 0, output
        assert password in output, "passwords stay"
        assert crm("status", *where)[0] == 0, "who comes back is ready"
    finally:
        crm("down", *where)
    assert ours(folder) == []
