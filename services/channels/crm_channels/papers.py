"""What partners get on paper: quotes and statements, one look for all of them, as PDF documents.

The rule kept here: what people wrote goes in as data and never as markup; every letter is in the file, so that it
prints anywhere, and the same paper is the same file.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from crm_chassis import typesetting

MEDIA_TYPE = typesetting.MEDIA_TYPE
TEMPLATE = Path(__file__).parent / "templates" / "channels" / "paper.typ"


class Column(NamedTuple):
    """A column of a table; the wide one takes what width is left."""

    title: str
    number: bool = False
    wide: bool = False


class Grid(NamedTuple):
    """A table; its head is repeated on every page."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    title: str = ""
    total: Sequence[str] = ()


class Note(NamedTuple):
    """Words below the tables."""

    text: str
    title: str = ""
    small: bool = False


class Paper(NamedTuple):
    """All that stands on it."""

    title: str
    foot: str
    under: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    grids: Sequence[Grid] = ()
    notes: Sequence[Note] = ()
    author: str = ""


@lru_cache(maxsize=1)
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def drawn(paper: Paper) -> bytes:
    """The document, in the reader's language."""
    grids = [
        {**grid._asdict(), "columns": [column._asdict() for column in grid.columns]}
        for grid in paper.grids
    ]
    notes = [note._asdict() for note in paper.notes]
    told = {**paper._asdict(), "grids": grids, "notes": notes}
    told["authors"] = [told.pop("author")] if paper.author else []
    return typesetting.pdf(_template(), told)
