"""How tests look at pages: somebody with a browser, who fills in forms as they are shown.

The rule kept here: what a test sends is what the page's own form holds, changed by what somebody typed.
"""

import re
from dataclasses import replace
from html import unescape
from typing import Any

from crm_chassis.doors.http import make_flask
from crm_chassis.testing import World

PASSWORD = "correct horse battery"  # noqa: S105 (of tests)


class Browser:
    """Somebody with a browser."""

    def __init__(self, world: World, **settings: Any) -> None:
        self.world = world
        world.app.config = replace(world.app.config, **settings)
        self.web = make_flask(world.app)
        self.client = self.web.test_client()
        self.headers = {"Accept-Language": "en"}

    def get(self, address: str, **headers: str) -> Any:
        """Opens a page."""
        return self.client.get(address, headers={**self.headers, **headers})

    def inputs(self, html: str) -> dict[str, str]:
        """What the form of a page holds, hidden inputs too."""
        found = {}
        for tag in re.findall(r"<input[^>]*>", html.partition("<main")[2]):
            name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
            if name and ' type="checkbox"' not in tag:
                found[name[1]] = unescape(value[1]) if value else ""
        return found

    def send(self, address: str, typed: dict[str, Any], page: str = "") -> Any:
        """Fills in the form of a page and sends it."""
        shown = self.get(page or address).text
        form = {**self.inputs(shown), **typed}
        return self.client.post(address, data=form, headers=self.headers)

    def sign_in(self, user_id: str = "anna.keller", password: str = PASSWORD, **more: str) -> Any:
        """Signs in, by the form."""
        return self.send("/bare/sign-in", {"user_id": user_id, "password": password, **more})


def add(world: World, user_id: str, name: str, roles: list[str], **more: Any) -> None:
    """Somebody who can sign in."""
    user = {"user_id": user_id, "display_name": name, "roles": roles, **more}
    world.call("CreateUser", user=user, password=PASSWORD)
