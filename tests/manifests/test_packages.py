"""What is installed into an image is all of a package: templates, texts, styles and migrations too."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOT, SERVICES

PACKAGES = {
    "protos": ROOT / "protos" / "python",
    **{
        f"services/{name}": ROOT / "services" / name / f"crm_{name}"
        for name in ("chassis", *SERVICES)
    },
}


@pytest.mark.parametrize("project", PACKAGES)
def test_a_package_is_installed_with_all_its_files(project: str, tmp_path: Path) -> None:
    source = PACKAGES[project]
    home = source if project == "protos" else source.parent
    leave = shutil.ignore_patterns("__pycache__", "build", "*.egg-info", "tests")
    shutil.copytree(ROOT / project, tmp_path / "project", ignore=leave)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    command += [
        "--disable-pip-version-check",
        "--no-index",
        "--wheel-dir",
        str(tmp_path),
        str(tmp_path / "project"),
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = [
        file for file in source.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    ]
    assert [name for file in files if (name := str(file.relative_to(home))) not in packed] == []
