"""An environment for each service in which the other services are not installed."""

import site
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from crm_cli.processes import Processes
from crm_cli.stand import MODULES
from crm_cli.testing import running

ROOT = Path(__file__).parents[2]


def environment_of(module, folder):
    """A virtual environment with the packages of others, the protos, the chassis and one service.

    Packages are taken from this environment by a path alone, so that its editable installations do not come along.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    here = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    theirs = {sysconfig.get_path("purelib"), *site.getsitepackages()}
    ours = [ROOT / "protos/python", ROOT / "services/chassis", ROOT / "services" / module]
    (here / "alone.pth").write_text("\n".join([*map(str, ours), *sorted(theirs)]) + "\n")
    return python


@pytest.fixture(scope="module", params=MODULES)
def alone(request, tmp_path_factory):
    """One service, running by itself; `python` is its environment's."""
    python = environment_of(request.param, tmp_path_factory.mktemp("alone") / request.param)

    def own(stand, **environment):
        found = Processes(stand, **environment)
        found.python = str(python)
        return found

    with running(request.param, processes=own) as found:
        found.module = request.param
        found.python = python
        yield found
