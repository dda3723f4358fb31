"""What a service writes about itself: one line of JSON for each thing that happened, with its trace.

The rule kept here: no personal data. Messages are shown without the fields that the protos mark as personal; what
looks like a credential is hidden whoever logs it; texts end with their first line; exceptions are shown by type and
place, and with their text only where that text speaks of our code and not of somebody's data.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import psycopg
import structlog
from crm.options.v1 import options_pb2
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from crm_chassis import tracing

if TYPE_CHECKING:
    from crm_chassis.config import Config

HIDDEN = "…"
SECRETS = ("password", "secret", "token", "authorization", "cookie")
ABOUT_CODE = (
    AttributeError,
    ImportError,
    NameError,
    TypeError,
    LookupError,
    ConnectionError,
    TimeoutError,
)
# Keys that code is written with; a telephone number or the name of somebody is none.
WORD_OF_CODE = re.compile(r"[a-z_][a-z0-9_]*")
FRAMES = 12
Line = MutableMapping[str, Any]
log: Any = structlog.get_logger("crm")


def is_personal(field: FieldDescriptor) -> bool:
    """Whether the protos say that the field holds personal data, or a secret."""
    return bool(field.GetOptions().Extensions[options_pb2.personal_data])


def redacted(message: Message) -> dict[str, Any]:
    """A message as plain values for a log line: personal fields, bytes and packed messages hidden."""
    shown: dict[str, Any] = {}
    for field, value in message.ListFields():
        if is_personal(field) or field.type == FieldDescriptor.TYPE_BYTES:
            shown[field.name] = HIDDEN
        elif field.message_type is None:
            shown[field.name] = list(value) if field.is_repeated else value
        elif field.message_type.GetOptions().map_entry:
            shown[field.name] = f"{len(value)} entries"
        elif field.is_repeated:
            shown[field.name] = [redacted(item) for item in value]
        else:
            shown[field.name] = redacted(value)
    return shown


def _hide(_logger: Any, _name: str, line: Line) -> Line:
    """Hides what may not be written, and shows messages redacted."""
    for key, value in line.items():
        if any(word in key.lower() for word in SECRETS):
            line[key] = HIDDEN
        elif isinstance(value, Message):
            line[key] = redacted(value)
        elif isinstance(value, str):
            # What a library tells in several lines has people's data in the later ones, as PostgreSQL its DETAIL.
            line[key] = value.partition("\n")[0]
    return line


def _trace(_logger: Any, _name: str, line: Line) -> Line:
    """Adds the trace that the line belongs to."""
    if trace_id := tracing.trace_id():
        line.setdefault("trace_id", trace_id)
    return line


def told(error: BaseException) -> str:
    """What may be written of an exception: its type, and its text where that is about code."""
    name = type(error).__qualname__
    if isinstance(error, psycopg.Error):
        return f"{name} {error.sqlstate or ''} {error.diag.constraint_name or ''}".strip()
    if isinstance(error, KeyError) and not _is_code(error.args):
        return name  # what was looked for came from somebody
    return f"{name}: {error}" if isinstance(error, ABOUT_CODE) else name


def _is_code(key: tuple[Any, ...]) -> bool:
    """Whether a key that was not there is one of our own words, or a number."""
    return all(isinstance(part, int) or WORD_OF_CODE.fullmatch(str(part)) for part in key)


def _exception(_logger: Any, _name: str, line: Line) -> Line:
    """Shows an exception as type and places, innermost last."""
    given = line.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        line["error"] = told(error)
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
        line["at"] = [
            f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames
        ]
        if error.__cause__ is not None:
            line["cause"] = told(error.__cause__)
    return line


def configure(config: "Config") -> None:
    """Sends our lines and those of the libraries to standard error, in one form."""

    def name_service(_logger: Any, _name: str, line: Line) -> Line:
        line["service"] = config.service
        return line

    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        name_service,
        _trace,
        _exception,
        _hide,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    last: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if config.log_format == "console":
        last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config.log_level.upper())
    logging.getLogger("alembic").setLevel("WARNING")
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


# Safe before anybody configures: structlog's own default shows local variables of tracebacks.
structlog.configure(processors=[_trace, _exception, _hide, structlog.processors.JSONRenderer()])
