"""A web form is a request message: its inputs have the names of the fields, and it goes through the pipeline.

The rule kept here: a form carries its own request_id, so sending it twice is one effect; what a call refuses is shown
beside the input that it is about, and nothing that was typed is lost.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from google.protobuf.message import Message
from werkzeug.datastructures import MultiDict

from crm_chassis import i18n
from crm_chassis.doors import form_fields
from crm_chassis.doors.form_posts import Post
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.methods import Method

# What a person can mend in the form itself; anything else is an error page.
MENDABLE = frozenset(
    {"INVALID_ARGUMENT", "ALREADY_EXISTS", "ABORTED", "FAILED_PRECONDITION", "UNAVAILABLE"}
)


class Form:
    """A form for one method: `initial` fills the inputs, `fixed` fields cannot be changed by who sends it."""

    def __init__(
        self,
        method: Method,
        send: Callable[[Message], Message],
        action: str,
        initial: Mapping[str, Any],
        fixed: Mapping[str, Any],
    ) -> None:
        self.method, self.send, self.action = method, send, action
        self.fixed = fixed
        self.initial = method.request_class(**initial)
        self.initial.MergeFrom(method.request_class(**fixed))
        self.post: Post | None = None
        self.problems: dict[str, str] = {}
        self.shown: set[str] = set()
        self.error = ""
        self.request_id = secrets.token_urlsafe(16)
        self.reply: Any = None

    def sent(self, posted: MultiDict[str, str]) -> bool:
        """Sends what was posted; False, with the problems by field, when it was refused for what is in the form."""
        post = self.typed(posted)
        try:
            self.reply = self.send(post.message(self.request_id))
        except Refusal as refusal:
            if refusal.code not in MENDABLE:
                raise
            self.refused(refusal)
            return False
        return True

    def typed(self, posted: MultiDict[str, str]) -> Post:
        """Takes over what was typed so far, without sending it."""
        self.post = Post(self.method, self.fixed, posted)
        self.request_id = posted.get("request_id") or self.request_id
        return self.post

    def refused(self, refusal: Refusal) -> None:
        """Takes over what a refusal says about the fields and the whole."""
        called = self.post.as_posted if self.post else str
        told = {called(path): text for path, text in refusal.fields.items()}
        self.problems = {path: i18n.translated_problem(text) for path, text in told.items()}
        whole = (
            _("Please look at the marked fields.")
            if self.problems
            else i18n.gettext(refusal.message)
        )
        if refusal.code == "ABORTED":
            # The next attempt is a decision made anew, not the same request again.
            self.request_id = secrets.token_urlsafe(16)
        self.error = self.problems.pop("", whole)

    # What the macros ask for.

    def hidden(self) -> list[tuple[str, str]]:
        """The inputs that nobody sees: which form it is, its request_id, the etag that was read."""
        pairs = [("_form", self.method.name), ("request_id", self.request_id)]
        for path in (f"{self.method.masked_field}.etag".lstrip("."), "etag"):
            if form_fields.field_of(self.initial.DESCRIPTOR, path) and self.value(path):
                pairs.append((path, self.value(path)))
        return list(dict(pairs).items())

    def spec(
        self, path: str, kind: str = "", choices: list[tuple[Any, str]] | None = None
    ) -> form_fields.Spec:
        """What an input for this field has to be."""
        self.shown.add(path)
        field = form_fields.field_of(self.initial.DESCRIPTOR, path)
        if field is None:
            raise LookupError(
                f"{self.method.request_class.DESCRIPTOR.full_name} has no field {path}"
            )
        return form_fields.spec_of(field, kind, choices)

    def values(self, path: str) -> list[str]:
        """What the input holds: what was posted, else what the record has."""
        if self.post is not None:
            return self.post.posted.getlist(path)
        return form_fields.values_at(self.initial, path)

    def value(self, path: str) -> str:
        """The same as one text; several entries are lines."""
        values = self.values(path)
        if self.post is not None and values:
            return values[-1]
        return "\n".join(values)

    def rows(self, path: str, spare: int = 1) -> list[str]:
        """The prefixes of a repeated field's entries, and some spare ones: `contact.phones[0]`, …"""
        if self.post is not None:
            count = 1 + max(self.post.filled(path), default=-1)
        else:
            owner: Any = self.initial
            for step in form_fields.steps_of(path):
                owner = getattr(owner, step.name)
                if step.index is not None:
                    if step.index >= len(owner):  # of a spare entry
                        return [f"{path}[{index}]" for index in range(spare)]
                    owner = owner[step.index]
            count = len(owner)
        return [f"{path}[{index}]" for index in range(count + spare)]

    def problem(self, path: str) -> str:
        """What is wrong with this field, or ""."""
        return self.problems.get(path, "")

    def loose_errors(self) -> list[tuple[str, str]]:
        """Problems of fields that the form has no input for."""
        return [
            (path, text)
            for path, text in self.problems.items()
            if path not in self.shown and self.post is not None
        ]
