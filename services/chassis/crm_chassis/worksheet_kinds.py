"""Kinds of worksheets: which columns one has, what goes out, and how a row that comes back is applied.

The rule kept here: a kind reads and writes only through methods of its service, so that scopes, row rules, validation,
events and audit are theirs; it says what a column is once, for the way out and the way in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from google.protobuf.message import Message

from crm_chassis import record_lists, validation
from crm_chassis.errors import Forbidden, Refusal
from crm_chassis.said import said
from crm_chassis.worksheet_cells import Choice

if TYPE_CHECKING:
    from crm_chassis.call import Call

Parameters = Mapping[str, str]
Values = Mapping[str, str]


@dataclass(frozen=True)
class SheetColumn:
    """A column: a field of a record, or what a kind makes of one."""

    name: str
    label: str
    kind: str = "text"  # text, number, date or choice
    editable: bool = True
    needed: bool = False
    choices: "Callable[[Call], Sequence[Choice]] | None" = None
    places: int = 4
    width: int = 16
    hint: str = ""


class Given(NamedTuple):
    """A record as a worksheet shows it: its key, its version, and the plain texts of its columns."""

    key: str
    version: str
    values: Values


class Asked(NamedTuple):
    """A call that applies a row: a method's name and its request."""

    method: str
    request: Message


@dataclass(frozen=True, eq=False)
class SheetKind:
    """A kind of worksheet; a service derives its own, or takes RecordSheet."""

    name: str
    title: str
    description: str
    columns: Sequence[SheetColumn]
    guide: Sequence[str] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)  # name → label
    needed: Sequence[str] = ()  # those of them that must be said
    chosen: Mapping[str, str] = field(default_factory=dict)  # those that are a record → its list
    scope: str = ""  # what one needs to have a worksheet of this kind
    spare: int = 0  # how many empty lines for new records

    def bound(self, call: "Call") -> "SheetKind":  # noqa: ARG002
        """The kind as it is for this caller now, with columns that are known at run time only."""
        return self

    def rows(self, call: "Call", parameters: Parameters) -> Iterator[Given]:
        """What goes out; raises a refusal for parameters that are none."""
        raise NotImplementedError

    def current(self, call: "Call", parameters: Parameters, key: str) -> Given | None:
        """A record as it is now; None for one that is gone or not the caller's to see."""
        raise NotImplementedError

    def change(self, call: "Call", parameters: Parameters, now: Given, values: Values) -> Asked:
        """The call that puts these values into a record of this version."""
        raise NotImplementedError

    def addition(self, call: "Call", parameters: Parameters, values: Values) -> Asked | None:  # noqa: ARG002
        """The call that makes a record of a new row; None where rows cannot be added."""
        return None

    def made(self, call: "Call", parameters: Parameters, reply: Any) -> Given:
        """The record that an addition made."""
        raise NotImplementedError

    def column_of(self, path: str) -> str:
        """The column that a refused field stands in, "" for none: "partner.city" → "city"."""
        path = path.partition("[")[0]
        names = (column.name for column in self.columns)
        return next((name for name in names if f".{path}".endswith(f".{name}")), "")


def kind_of(call: "Call", name: str) -> SheetKind | None:
    """The kind of worksheet of this name that the service gives out."""
    kinds = record_lists.app_of(call).service.worksheets
    return next((kind.bound(call) for kind in kinds if kind.name == name), None)


def carry_out(call: "Call", asked: Asked) -> Any:
    """Does what was asked as any caller would: scope, field rules, handler; raises what they refuse."""
    method = record_lists.app_of(call).by_name[asked.method]
    scope = method.rule.scope
    if not call.principal.may(scope):
        raise Forbidden(said("This needs the scope %(scope)s.", scope=scope), scope=scope)
    validation.check(method, asked.request)
    return method.handler(call, asked.request)


def refused(kind: SheetKind, refusal: Refusal) -> tuple[dict[str, str], str]:
    """A refusal as problems of cells by column, and of the row as a whole."""
    cells: dict[str, str] = {}
    for path, text in refusal.fields.items():
        if name := kind.column_of(path):
            cells[name] = text
    return cells, "" if cells else refusal.message
