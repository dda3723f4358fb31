"""Makes docs/ticket.png anew, from a stand with sample data that runs: `python docs/ticket_picture.py FOLDER`.

The rule kept here: the picture shows the product as it is, of the open ticket that went through most departments and
has a promise.
"""

import re
import shutil
import sys
from pathlib import Path

from crm_cli.stand import Stand
from playwright.sync_api import Page, sync_playwright

AGENT = "anna.keller"
SIZE = {"width": 1280, "height": 980}
LOOKED_AT = 40  # of the list, the most handed over first
PICTURE = Path(__file__).with_name("ticket.png")


def sign_in(page: Page, stand: Stand) -> None:
    """By the form, as people do."""
    page.goto(f"{stand.web(stand.sign_in)}/sign-in")
    page.fill("[name=user_id]", AGENT)
    page.fill("[name=password]", stand.password(AGENT))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{stand.sign_in}/")


def ticket_to_show(page: Page, tickets: str) -> str:
    """The address of an open ticket with a long way and a promise; else of the one with the longest way."""
    page.goto(
        f"{tickets}/lists/tickets?filter=state%20!%3D%20closed&order_by=hand_over_count%20desc"
    )
    rows = page.locator("tbody tr[data-href]")
    found = [rows.nth(row).get_attribute("data-href") or "" for row in range(rows.count())]
    origin = re.sub(r"/tickets$", "", tickets)
    for address in found[:LOOKED_AT]:
        page.goto(origin + address)
        if page.locator("main h2", has_text="Promises").count():
            return origin + address
    return origin + found[0]


def main() -> None:
    """Looks at it once, and keeps what was seen."""
    stand = Stand.known(Path(sys.argv[1]))
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_context(viewport=SIZE, locale="en-GB").new_page()
        sign_in(page, stand)
        page.goto(ticket_to_show(page, stand.web("tickets")))
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
