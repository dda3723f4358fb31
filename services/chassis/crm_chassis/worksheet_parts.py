"""What a service that gives worksheets out has besides: their protos, handlers and jobs.

The rule kept here: a service that names no kind of worksheet serves none of their methods.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from crm.records.v1 import worksheets_pb2

from crm_chassis import worksheet_forgetting, worksheet_returns, worksheet_steps, worksheets
from crm_chassis.worksheet_kinds import SheetKind

if TYPE_CHECKING:
    from crm_chassis.app import Service

__all__ = ["JOBS", "SheetKind", "of"]
JOBS = {**worksheet_steps.JOBS, **worksheet_forgetting.JOBS}


def of(service: "Service") -> tuple[Sequence[ModuleType], Sequence[ModuleType]]:
    """The protos and the modules of handlers that a service has for its worksheets."""
    if not service.worksheets:
        return (), ()
    return (worksheets_pb2,), (worksheets, worksheet_returns)
