"""Alerts: a measure that crosses a line tells its owner."""
