"""What a refusal says: an English sentence that knows its template and values, so that it can be said in Chinese.

The rule kept here: who refuses says it once, in English; gRPC and REST send that, and the pages' door says the same in
the reader's language. A sentence with a value in it is `said("There is a %(thing)s already.", thing=name)`, never an
f-string; one without values is plain text.
"""

from collections.abc import Mapping
from typing import Any


class Said(str):
    """An English text, with what it was made of."""

    template: str
    values: Mapping[str, Any]

    def __str__(self) -> str:
        """Itself, so that it stays what it is on its way through other exceptions."""
        return self


def said(template: str, **values: Any) -> Said:
    """The text with its %(name)s filled in; a value may itself be said."""
    text = Said(template % values if values else template)
    text.template, text.values = template, values
    return text


def values_of(text: str) -> dict[str, str]:
    """What fills in a text, for programs that read a refusal's metadata; words of ours are no values."""
    if not isinstance(text, Said):
        return {}
    return {name: str(v) for name, v in text.values.items() if not isinstance(v, Said)}
