"""What attributes and choices are called, in the reader's language.

The rule kept here: Chinese where it was given, English otherwise, and a choice without words by its value.
"""

from collections.abc import Mapping
from typing import Any


def label_of(thing: Any, language: str) -> str:
    """The label of a definition or a choice: a message, a row, or what JSONB holds."""
    return _in(thing, "label", language) or str(_get(thing, "value") or _get(thing, "name") or "")


def help_of(thing: Any, language: str) -> str:
    """What a definition says about how to ask for it."""
    return _in(thing, "help", language)


def _in(thing: Any, name: str, language: str) -> str:
    chinese = language.startswith("zh") and _get(thing, f"{name}_zh")
    return str(chinese or _get(thing, name) or "")


def _get(thing: Any, name: str) -> Any:
    return thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name, "")
