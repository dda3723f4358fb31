"""Files that are not what their names say: told in words before anything begins.

The rule kept here: whatever a reader of foreign files raises, whoever sent one reads what is wrong with it and what
to do; an empty cell that is a formula in truth does not pass for an empty one.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from crm_customers.imports.plans import PlanFailed

PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf")
FORMULA = re.compile(rb"<f[ />]")
PIECE = 1024 * 1024


def check_start(name: str, form: str, start: bytes) -> None:
    """Raises PlanFailed for a file of text that begins as none does."""
    if start.startswith(PACKED):
        raise PlanFailed(
            f"sources.{name}: it is no table but a packed file; unpack it, or send a workbook as .xlsx"
        )
    if form == "jsonl" and start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        raise PlanFailed(f"sources.{name}: it is one list of JSON; write one object a line")


def workbook(file: BinaryIO, *, computed: bool = True) -> Any:
    """A workbook, with what its formulas gave or as they are written."""
    import openpyxl  # it is large, and many sources are none

    return openpyxl.load_workbook(file, read_only=True, data_only=computed)


@contextmanager
def as_workbook(name: str) -> Iterator[None]:
    """Reads a workbook; raises PlanFailed for what is none, or is broken."""
    try:
        yield
    except PlanFailed:
        raise
    except Exception as error:  # a reader of foreign files raises whatever it likes
        raise PlanFailed(f"sources.{name}: it is not a workbook (XLSX), or a broken one") from error


def check_formulas(name: str, path: Path, sheet: str) -> None:
    """Raises PlanFailed for a formula whose result the file does not hold: no spreadsheet has ever opened it."""
    with as_workbook(name), path.open("rb") as one, path.open("rb") as other:
        if not _has_formulas(path):
            return
        results, written = (workbook(one), workbook(other, computed=False))
        there = sheet if sheet in results.sheetnames else results.sheetnames[0]
        both = zip(
            results[there].iter_rows(values_only=True),
            written[there].iter_rows(values_only=True),
            strict=False,
        )
        for number, (values, texts) in enumerate(both):
            for value, text in zip(values, texts, strict=False):
                if value is None and isinstance(text, str) and text.startswith("="):
                    raise PlanFailed(
                        f"sources.{name}: row {number}: {text!r} is a formula whose result the file does not hold:"
                        " open and save it in a spreadsheet"
                    )


def _has_formulas(path: Path) -> bool:
    """Whether there is any formula at all: most files have none, and are read once."""
    with zipfile.ZipFile(path) as packed:
        for inner in packed.namelist():
            if inner.startswith("xl/worksheets/"):
                with packed.open(inner) as file:
                    before = b""
                    while piece := file.read(PIECE):
                        if FORMULA.search(before + piece):
                            return True
                        before = piece[-2:]
    return False
