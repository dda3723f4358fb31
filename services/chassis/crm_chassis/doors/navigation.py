"""Where one can go from here: the modules that are present, and the places inside this one.

The rule kept here: what is absent, or what the caller may not read, is not shown.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from crm_chassis.i18n import N_

# In the order of the navigation: what they are called and the key that goes there after "g".
MODULES = {
    "customers": (N_("Customers"), "c"),
    "tickets": (N_("Tickets"), "t"),
    "channels": (N_("Partners"), "p"),
    "reports": (N_("Reports"), "r"),
}


class MenuItem(NamedTuple):
    """A place in the module's own menu; shown to who has the scope. What is not for every day stands under "More".

    `under`: the page whose address all pages of this place begin with, where that is another one.
    """

    endpoint: str
    text: str
    scope: str = ""
    more: bool = False
    under: str = ""


class Link(NamedTuple):
    """A link of the navigation."""

    url: str
    text: str
    here: bool
    key: str = ""
    more: bool = False


def modules_of(
    service: str, home: str, known: Mapping[str, str], may: Callable[[str], bool]
) -> list[Link]:
    """The modules that are present and that the caller may read."""
    present = {**known, service: home}
    return [
        Link(present[name], text, name == service, key)
        for name, (text, key) in MODULES.items()
        if name in present and (name == service or may(f"{name}.read"))
    ]


def menu_of(
    items: Iterable[MenuItem], address: Callable[[str], str], path: str, home: str
) -> list[Link]:
    """The links of a module's own menu; the one that fits the path best is where we are."""
    places = [
        (address(item.endpoint), address(item.under or item.endpoint), item) for item in items
    ]
    fits = [top for _, top, _ in places if path == top or (path.startswith(top) and top != home)]
    here = max(fits, key=len, default="")
    return [Link(url, item.text, top == here, more=item.more) for url, top, item in places]
