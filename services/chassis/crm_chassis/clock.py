"""Time as a thing that is handed in: code asks `call.clock`, never the machine.

The rule kept here: `now()` is always aware and in UTC.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The time now, aware, in UTC."""
        return datetime.now(UTC)


class FakeClock:
    """A clock for tests and sample data: stands still until it is told to move."""

    def __init__(self, start: datetime) -> None:
        self.time = start.astimezone(UTC)

    def now(self) -> datetime:
        """The time it was told."""
        return self.time

    def forward(self, **span: float) -> datetime:
        """Moves on by timedelta(**span) and says what time it is then."""
        self.time += timedelta(**span)
        return self.time
