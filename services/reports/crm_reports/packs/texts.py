"""Texts of packs: Markdown read into a few kinds of paragraphs, which every rendering draws in its own way.

The rule kept here: HTML in a text is text; pictures and links to anything but pages are left out. So nothing that
somebody writes can run, whatever draws it.
"""

from functools import lru_cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

MOST_NUMBERS = 1000


class Run(NamedTuple):
    """A piece of text within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str = ""


class Paragraph(NamedTuple):
    """One paragraph: "p", "h2" … "h4", "li" (with its number if it has one), "quote", "code" or "rule"."""

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: int = 0


class Grid(NamedTuple):
    """A table that somebody wrote."""

    heads: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    kind: str = "table"


Piece = Paragraph | Grid


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _safe(url: str) -> str:
    return url if url.startswith(("https://", "http://", "/", "mailto:")) else ""


def _runs(token: Token) -> tuple[Run, ...]:
    """The pieces of an inline token."""
    found: list[Run] = []
    bold = italic = 0
    url = ""
    for each in token.children or ():
        if each.type == "strong_open":
            bold += 1
        elif each.type == "strong_close":
            bold -= 1
        elif each.type == "em_open":
            italic += 1
        elif each.type == "em_close":
            italic -= 1
        elif each.type == "link_open":
            url = _safe(str(each.attrs.get("href", "")))
        elif each.type == "link_close":
            url = ""
        elif each.type in ("softbreak", "hardbreak"):
            found.append(Run(" " if each.type == "softbreak" else "\n"))
        elif each.content:
            code = each.type == "code_inline"
            found.append(Run(each.content, bold > 0, italic > 0, code, url))
    return tuple(found)


class _Reading:
    """Where in the text we are: in which lists, in which table."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.lists: list[int] = []  # the next number of each; 0: without numbers
        self.kind = "p"
        self.quoted = 0
        self.first_of_item = False
        self.cells: list[list[tuple[Run, ...]]] = []
        self.in_table = False

    def take(self, token: Token) -> None:  # noqa: C901, PLR0912 (one line for each kind of token)
        kind = token.type
        if kind == "heading_open":
            self.kind = f"h{min(4, int(token.tag[1]) + 1)}"
        elif kind == "heading_close":
            self.kind = "p"
        elif kind == "bullet_list_open":
            self.lists.append(0)
        elif kind == "ordered_list_open":
            self.lists.append(min(MOST_NUMBERS, int(token.attrs.get("start", 1))))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind == "list_item_open":
            self.first_of_item = True
        elif kind == "blockquote_open":
            self.quoted += 1
        elif kind == "blockquote_close":
            self.quoted -= 1
        elif kind == "hr":
            self.pieces.append(Paragraph("rule"))
        elif kind in ("fence", "code_block"):
            self.pieces.append(Paragraph("code", (Run(token.content.rstrip("\n"), code=True),)))
        elif kind == "table_open":
            self.in_table, self.cells = True, []
        elif kind == "tr_open":
            self.cells.append([])
        elif kind == "table_close":
            head, *rows = [tuple(row) for row in self.cells] or [()]
            self.pieces.append(Grid(head, tuple(rows)))
            self.in_table = False
        elif kind == "inline":
            self._inline(_runs(token))

    def _inline(self, runs: tuple[Run, ...]) -> None:
        if self.in_table:
            self.cells[-1].append(runs)
        elif self.lists and self.kind == "p":
            number = self.lists[-1] if self.first_of_item else 0
            kind = "li" if self.first_of_item else "more"
            self.pieces.append(Paragraph(kind, runs, len(self.lists), number))
            if self.first_of_item and self.lists[-1]:
                self.lists[-1] += 1
            self.first_of_item = False
        else:
            self.pieces.append(
                Paragraph("quote" if self.quoted and self.kind == "p" else self.kind, runs)
            )


def pieces(text: str) -> list[Piece]:
    """The paragraphs of a text."""
    reading = _Reading()
    for token in _reader().parse(text):
        reading.take(token)
    return reading.pieces


def plain(piece: Piece) -> Any:
    """A paragraph as JSON has it."""
    if isinstance(piece, Grid):
        rows = [
            [[run._asdict() for run in cell] for cell in row] for row in (piece.heads, *piece.rows)
        ]
        return {"kind": "table", "rows": rows}
    return {**piece._asdict(), "runs": [run._asdict() for run in piece.runs]}
