"""What is compared of a customer, whatever it came from: a form, a row of an import, or a record.

The rule kept here: facts are in their compared form already (E.164, normalised e-mail addresses, two-letter countries).
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class PartyFacts(NamedTuple):
    """One account or contact as it is compared; `key` is whatever the asker calls it."""

    key: int
    kind: str  # "account" or "contact"
    display_name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    city: str = ""
    street: str = ""
    postal_code: str = ""
    tax_id: str = ""
    account_id: int = 0
    born: str = ""
    # Whether it is one human being; None: a contact is, an account is when it has a day of birth.
    person: bool | None = None
    # The keys that a batch asks for, when they were made before (an import makes them in processes of their own).
    asked: tuple[int, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether its name is read as a person's."""
        if self.person is not None:
            return self.person
        return self.kind == "contact" or bool(self.born)


def of_row(kind: str, row: Any) -> PartyFacts:
    """The facts of a record's row (a named tuple of its columns)."""
    return of_values(kind, row._asdict())


def of_values(kind: str, values: Mapping[str, Any]) -> PartyFacts:
    """The facts of a record's column values; what is missing is not known."""
    born = values.get("birth_date")
    person = kind == "contact" or values.get("kind") == "household"
    return PartyFacts(
        key=values.get(f"{kind}_id") or 0,
        kind=kind,
        display_name=values.get("display_name") or "",
        phones=tuple(values.get("phone_numbers") or ()),
        emails=tuple(values.get("email_addresses") or ()),
        country=values.get("country") or "",
        region=values.get("region") or "",
        city=values.get("city") or "",
        street=values.get("street") or "",
        postal_code=values.get("postal_code") or "",
        tax_id=values.get("tax_id") or "",
        account_id=(values.get("account_id") or 0) if kind == "contact" else 0,
        born=str(born) if born else "",
        person=person,
    )
