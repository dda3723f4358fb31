"""A wrong setting stops the start and names the variable; a database that is away is said in one line."""

import os
import subprocess
import sys

import pytest
from crm_chassis.config import WrongSetting, from_environment

BARE = "from crm_chassis.app import Service; from crm_chassis.run import run; run(Service('bare'))"
WRONG = {
    "CRM_DATABASE_URL": "mysql://somewhere",
    "CRM_GRPC_PORT": "70000",
    "CRM_HTTP_PORT": "8000.5",
    "CRM_OPS_PORT": "nine",
    "CRM_PROCESSES": "0",
    "CRM_LOG_LEVEL": "loud",
    "CRM_LOG_FORMAT": "xml",
    "CRM_PEERS": "customers",
    "CRM_TOKEN_KEY": "short",
    "CRM_PIN": "perhaps",
    "CRM_FACTS_MEMORY": "much",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named(name):
    with pytest.raises(WrongSetting, match=f"^{name} must ") as wrong:
        from_environment("tickets", {name: WRONG[name]})
    assert "somewhere" not in str(wrong.value), "a URL may hold a password"


def test_without_settings_everything_has_a_value():
    config = from_environment("tickets", {})
    assert (config.grpc_port, config.http_port, config.ops_port) == (7102, 8102, 9102)
    assert (config.log_level, config.log_format) == ("info", "json")


def test_a_database_that_is_away_is_said_in_one_line():
    where = {"CRM_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    started = subprocess.run(
        [sys.executable, "-c", BARE, "migrate"],
        env=os.environ | where,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert started.returncode == 1
    assert started.stderr.startswith("bare does not start; the database: connection failed")
    assert "Traceback" not in started.stderr
