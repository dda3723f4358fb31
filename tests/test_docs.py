"""What the documents name is there: files, headings, targets of make, words of crm, settings, alerts."""

import re
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest
from crm_cli.__main__ import crm

ROOT = Path(__file__).resolve().parent.parent
LISTED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
FILES = [name for name in LISTED.stdout.decode().split("\0") if (ROOT / name).is_file()]
PAGES = [name for name in FILES if name.endswith(".md")]
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(
    r"(?<![\w/.])[\w.*<>-][\w./*<>-]*\.(?:py|md|proto|yaml|yml|html|css|json|toml|txt|po|sh)(?![\w.]\w)(?!\w)"
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
MAIL = re.compile(r"CRM_(SMTP|IMAP)_")
SETTING = re.compile(r"\bCRM_[A-Z_]*[A-Z]\b")
# Made when something runs, kept by whoever uses it, or part of another package: not among our files.
MADE = {"artefacts/bench.json", "plan.yaml", "fonts/ofl/notosanssc/OFL.txt"}

pytestmark = pytest.mark.skipif(not FILES, reason="not a git repository: nothing is tracked")


@lru_cache
def text_of(name: str) -> str:
    """A file's text."""
    return (ROOT / name).read_text(encoding="utf-8")


@lru_cache
def anchors(name: str) -> set[str]:
    """The headings of a page as links name them."""
    found = re.findall(r"^#+ (.+)$", text_of(name), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).strip().replace(" ", "-") for each in found}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target in LINK.findall(text_of(page)):
        if "://" in target or target.startswith("/"):
            continue
        path, _, anchor = target.partition("#")
        found = (ROOT / page).parent / path if path else ROOT / page
        assert found.exists(), target
        if anchor and found.suffix == ".md":
            assert anchor in anchors(str(found.resolve().relative_to(ROOT))), target


def is_there(named: str) -> bool:
    """Whether a file of this name, or the end of its path, is in the repository; <x> and * stand for anything."""
    pattern = re.sub(
        r"<[^>]*>|\\\*", "[^/]+", re.escape(named).replace(r"\<", "<").replace(r"\>", ">")
    )
    whole = re.compile(f"(?:.*/)?{pattern}")
    return (ROOT / named).is_file() or any(whole.fullmatch(name) for name in FILES)


@pytest.mark.parametrize("page", PAGES)
def test_files_that_are_named_are_there(page: str) -> None:
    named = {each for code in CODE.findall(text_of(page)) for each in FILE.findall(code)}
    assert not {each for each in named - MADE if not is_there(each.removeprefix("./"))}


def test_commands_that_are_named_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE))
    for page in PAGES:
        for code in re.findall(r"`([^`\n]+)`|^    (.+)$", text_of(page), re.MULTILINE):
            words = "".join(code)
            for target in re.findall(r"^make ([a-z-]+)", words):
                assert target in targets, f"{page}: make {target}"
            for command in re.findall(r"(?:^|/)crm ([a-z-]+)", words):
                assert command in crm.commands, f"{page}: crm {command}"


def settings_of_code() -> set[str]:
    """The variables that the services read from their environment."""
    code = [n for n in FILES if re.match(r"services/[a-z]+/crm_[a-z]+/.*\.py", n)]
    found = {
        name for each in code for name in re.findall(r"[\"'](CRM_[A-Z_]+)[\"']", text_of(each))
    }
    return {name for name in found if not name.endswith("_")}


def test_settings_are_told_to_operators_and_no_others() -> None:
    told = set(SETTING.findall(text_of("docs/operations.md")))
    written_elsewhere = {name for page in PAGES for name in SETTING.findall(text_of(page))}
    internal = {"CRM_WORKER"}
    assert not settings_of_code() - internal - written_elsewhere
    # Those of mail servers are put together where they are read.
    assert not {name for name in told - settings_of_code() if not MAIL.match(name)}


def test_every_alert_is_told_of() -> None:
    alerts = set(re.findall(r"alert: (\w+)", text_of("k8s/components/monitoring/alerts.yaml")))
    assert alerts == set(re.findall(r"\| (Firsthand\w+) \|", text_of("docs/operations.md")))
