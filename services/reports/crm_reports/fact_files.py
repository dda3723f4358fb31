"""Which file the facts are in: the first one, or the last that was read again and took its place.

The rule kept here: a file that is open is never renamed. A small file beside them names the one that counts and is
replaced in one step; whatever else lies there is an old one, or one that was being read when the process ended.
"""

import os
import re
import shutil
from pathlib import Path


class FactFiles:
    """The files of one store of facts, numbered behind the name of the first."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.pointer = base.with_name(f"{base.name}.now")
        self.in_memory = str(base) == ":memory:"

    @property
    def current(self) -> Path:
        """The file that counts."""
        if self.in_memory or not self.pointer.exists():
            return self.base
        named = self.base.with_name(self.pointer.read_text().strip())
        return named if named.exists() else self.base

    @property
    def checked(self) -> Path:
        """The file of facts that are read again only to be compared."""
        return self.base.with_name(f"{self.base.name}.check")

    @property
    def next(self) -> Path:
        """The file of the facts that are read again."""
        return self.base.with_name(f"{self.base.name}.{self._number(self.current) + 1}")

    def _number(self, path: Path) -> int:
        return int(path.name.removeprefix(f"{self.base.name}.")) if path != self.base else 0

    def point_to(self, path: Path) -> None:
        """From now on this file counts, also after a crash."""
        draft = self.pointer.with_suffix(".draft")
        with draft.open("w") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.pointer)
        folder = os.open(self.base.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)

    def remove(self, path: Path) -> None:
        """Removes a file, its log and what was put aside beside it; who still has it open reads on."""
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
        shutil.rmtree(path.with_name(f"{path.name}.tmp"), ignore_errors=True)

    def tidy(self) -> None:
        """Removes what is neither the current file nor the one that is being read, and what nobody goes on with."""
        if self.in_memory:
            return
        kept = {self.current.name, self.next.name}
        ours = re.compile(rf"({re.escape(self.base.name)}(?:\.[0-9]+|\.check)?)(\.wal|\.tmp)?")
        for path in self.base.parent.glob(f"{self.base.name}*"):
            found = ours.fullmatch(path.name)
            if found and found[2] == ".tmp":
                shutil.rmtree(path, ignore_errors=True)
            elif found and found[1] not in kept:
                path.unlink(missing_ok=True)
