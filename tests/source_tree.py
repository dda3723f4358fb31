"""What there is of source in this repository, for tests that read it instead of running it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SERVICES = ("customers", "tickets", "channels", "reports")
PACKAGES = {
    f"crm_{name}": ROOT / "services" / name / f"crm_{name}" for name in (*SERVICES, "chassis")
}
PACKAGES["crm_cli"] = ROOT / "cli" / "crm_cli"
SERVICE_PACKAGES = frozenset(f"crm_{name}" for name in SERVICES)


@cache
def parsed(path: Path) -> ast.Module:
    """The source of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


class Module(NamedTuple):
    """A Python file with its place in the house."""

    package: str
    inner: str  # its dotted name within the package, "" for the package itself
    path: Path

    @property
    def tree(self) -> ast.Module:
        """What it says; read by those tests only that ask, not by every worker that collects them."""
        return parsed(self.path)

    @property
    def part(self) -> str:
        """Its first name within the package: the layer follows from it."""
        return self.inner.partition(".")[0]

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


def _modules() -> Iterator[Module]:
    for package, folder in PACKAGES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            inner = ".".join(part for part in parts if part != "__init__")
            yield Module(package, inner, path)


MODULES = list(_modules())


def tracked() -> list[str]:
    """The files that git keeps here, generated code and other binaries aside."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git repository: nothing is tracked")
    return [name for name in listed.stdout.decode().split("\0") if name]
