"""Every refusal that a caller can get, with a code, a reason in capitals and a text that helps.

The rule kept here: an error is raised as one of these where it is understood, and turned into gRPC or JSON once, at
the door. Nothing else may reach a caller. A text with values in it is `said` (see there), so that pages can say it
in the reader's language; its values stand in the metadata too.
"""

from collections.abc import Mapping

from crm_chassis.said import said, values_of


class Refusal(Exception):
    """A call that is refused: `code` is the gRPC status name, `reason` says which case, `fields` what to mend."""

    code = "UNKNOWN"

    def __init__(
        self,
        reason: str,
        message: str,
        fields: Mapping[str, str] | None = None,
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.fields = dict(fields or {})
        given = {name: str(value) for name, value in (metadata or {}).items()}
        self.metadata = values_of(message) | given


class Invalid(Refusal):
    """Input that cannot be taken: each field by its path, with what would be right."""

    code = "INVALID_ARGUMENT"

    def __init__(self, fields: Mapping[str, str], reason: str = "INVALID_FIELDS") -> None:
        told = "; ".join(f"{path}: {text}" if path else text for path, text in fields.items())
        super().__init__(reason, told, fields)


class NotFound(Refusal):
    """A record that does not exist, or that the caller may not see: the two cannot be told apart."""

    code = "NOT_FOUND"

    def __init__(self, kind: str, record_id: object) -> None:
        text = said("There is no %(kind)s %(id)s.", kind=said(kind.replace("_", " ")), id=record_id)
        super().__init__("NOT_FOUND", text, metadata={"resource": kind})


class AlreadyExists(Refusal):
    """Something that may exist only once exists already."""

    code = "ALREADY_EXISTS"

    def __init__(self, reason: str, message: str, **metadata: object) -> None:
        super().__init__(reason, message, metadata={k: str(v) for k, v in metadata.items()})


class Conflict(Refusal):
    """Somebody else changed the record meanwhile: read it again and decide."""

    code = "ABORTED"


class Precondition(Refusal):
    """The call is right but the record is not in a state that allows it."""

    code = "FAILED_PRECONDITION"


class Unauthenticated(Refusal):
    """No credentials, or credentials that are not accepted."""

    code = "UNAUTHENTICATED"

    def __init__(self, message: str = "Sign in, or send a valid token or API key.") -> None:
        super().__init__("UNAUTHENTICATED", message)


class Forbidden(Refusal):
    """The caller is known but may not do this."""

    code = "PERMISSION_DENIED"

    def __init__(self, message: str, **metadata: object) -> None:
        super().__init__("FORBIDDEN", message, metadata={k: str(v) for k, v in metadata.items()})


class Unavailable(Refusal):
    """A passing fault of ours, such as a database that restarts: the same call may be sent again."""

    code = "UNAVAILABLE"

    def __init__(
        self, message: str = "The service cannot answer just now. Send the same call again."
    ) -> None:
        super().__init__("UNAVAILABLE", message)


class PeerUnavailable(Refusal):
    """Another module is absent, down or too `slow`. Callers narrow their reply and say so."""

    code = "UNAVAILABLE"

    def __init__(self, peer: str, why: str = "does not answer", *, slow: bool = False) -> None:
        self.slow = slow
        text = said("The module %(peer)s %(why)s.", peer=peer, why=said(why))
        super().__init__("PEER_UNAVAILABLE", text)


class Exhausted(Refusal):
    """Too much at once: wait and send the call again."""

    code = "RESOURCE_EXHAUSTED"


class DeadlineExceeded(Refusal):
    """The time that the caller gave is over; nothing was changed."""

    code = "DEADLINE_EXCEEDED"

    def __init__(self) -> None:
        super().__init__(
            "DEADLINE_EXCEEDED", "The time given for this call is over; nothing was changed."
        )


class Internal(Refusal):
    """Our own mistake: logged with its trace id, and blank to the caller."""

    code = "INTERNAL"

    def __init__(self, trace_id: str) -> None:
        super().__init__(
            "INTERNAL",
            said("Something went wrong on our side (trace %(trace_id)s).", trace_id=trace_id),
        )
