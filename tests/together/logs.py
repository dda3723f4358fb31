"""What the processes of a stand have written about themselves, PostgreSQL among them."""

from typing import Any


def mentions(stand: Any, *words: str) -> list[str]:
    """The lines of all logs of a stand that hold one of these words, with the log's name; never whole."""
    found = []
    for path in sorted((stand.stand.folder / "logs").glob("*.log")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            found += [f"{path.name}: …{word}… in {line[:200]}" for word in words if word in line]
    return found
