"""What is installed is locked: by version and hash, from no place in particular, the same everywhere."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from .conftest import ROOT, SERVICES

sys.path.insert(0, str(ROOT / "locks"))
import lock

LOCKS = sorted((ROOT / "locks").glob("*.txt"))
# What crm_chassis.typesetting takes: large, so only who makes documents asks for it.
DOCUMENTS = ("typst", "justmytype-intl-cjk")
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z0-9,-]+\])?==(\S+?)(?: ; .*?)? \\$", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """The versions that a lock holds. A package that has several (by Python version) counts with its last."""
    return dict(PINNED.findall((ROOT / "locks" / name).read_text()))


def test_there_is_a_lock_for_developing_and_one_for_each_image() -> None:
    assert {file.stem for file in LOCKS} == {"dev", "build", "chassis", *SERVICES}


@pytest.mark.parametrize("file", LOCKS, ids=lambda file: file.stem)
def test_every_package_has_hashes_and_nothing_names_a_place(file: Path) -> None:
    text = file.read_text()
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert PINNED.match(entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert not re.search(r"://|--index|--find-links|file:", text)


def test_images_run_what_was_tested() -> None:
    tested = pins("dev.txt")
    for name in ("chassis", *SERVICES):
        for package, version in pins(f"{name}.txt").items():
            assert tested[package] == version, f"{name}: {package}"


def test_locks_hold_everything_that_the_distributions_ask_for() -> None:
    ours = lock.distributions()
    for name in ("chassis", *SERVICES):
        asked = {lock.name_of(wanted) for wanted in lock.wanted_by(f"crm-{name}", ours)}
        assert asked - set(lock.NOT_IN_CONTAINERS) <= pins(f"{name}.txt").keys(), (
            f"make lock: {name}"
        )
    everything = {lock.name_of(wanted) for name in ours for wanted in lock.wanted_by(name, ours)}
    assert everything <= pins("dev.txt").keys(), "make lock"


def test_an_image_carries_no_database() -> None:
    for name in ("chassis", *SERVICES):
        assert not set(lock.NOT_IN_CONTAINERS) & pins(f"{name}.txt").keys()


def imported(package: Path) -> set[str]:
    """The top-level modules that a package imports, wherever in its files."""
    found = set()
    for file in package.rglob("*.py"):
        if "tests" in file.relative_to(package).parts or file.name == "testing.py":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", SERVICES)
def test_who_makes_documents_brings_what_that_takes(name: str) -> None:
    package = ROOT / "services" / name / f"crm_{name}"
    makes = any("typesetting" in file.read_text() for file in package.rglob("*.py"))
    assert makes == (set(DOCUMENTS) <= pins(f"{name}.txt").keys())


@pytest.mark.parametrize("name", ["chassis", *SERVICES])
def test_what_an_image_imports_is_in_its_lock(name: str) -> None:
    homes = packages_distributions()
    ours = {"crm", "buf", "google", "crm_chassis", *(f"crm_{service}" for service in SERVICES)}
    held = pins(f"{name}.txt").keys() | set(lock.NOT_IN_CONTAINERS)
    if name == "chassis":
        held |= set(DOCUMENTS)
    for module in imported(ROOT / "services" / name / f"crm_{name}") - ours:
        distributions = {found.lower().replace("_", "-") for found in homes.get(module, [module])}
        assert distributions & held, f"{module} is not among the dependencies of crm-{name}"
