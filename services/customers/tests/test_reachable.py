"""Every list of customers is reached by clicking: from the menu on, along the links that pages show.

The rule kept here: the methods are those of the protos. A new list that no page shows, or that no link leads to, fails
here; so does a page that does not open.
"""

import re
from collections import Counter, defaultdict, deque
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from crm_chassis.doors import pages as doors
from crm_chassis.records import timestamp
from crm_customers.tables import accounts, contacts
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from .everything_desk import MAIL, PHONE, with_everything
from .import_desk import PLAN, SMITH, csv_of, run

LINK = re.compile(r'<(?:a|area)\b[^>]*?\bhref="(/customers/[^"#]*)')
# What forms ask: they are opened as if somebody had filled them in.
ASKED = (
    "/customers/accounts/1",
    "/customers/contacts/1",
    "/customers/caller?number=%2B491701234567",
    "/customers/ownership/territories?country=DE",
    "/customers/imports/files/1?plan=1",
)
# What no page shows as a list, and why.
WITHOUT_A_PAGE = {
    "FindDuplicates": "asked while somebody types a new customer (test_identity_pages.py)",
    "GetConsent": "a consent stands whole in the list of its person",
    "GetMatch": "a pair stands whole in the queue",
    "ListCampaignResponses": "a campaign's page counts them by channel",
    "ListCampaignTouches": "a campaign's page counts them by channel",
    "ListDealApprovals": "they stand at the gates of their deal",
    "ListProducts": "the order system keeps the catalogue; orders and what a customer owns name its products",
}
WEEK = timedelta(days=7)
READS = ("List", "Get", "Search", "Find", "LookUp")


@pytest.fixture
def replies(monkeypatch):
    """What was answered to pages, by method."""
    found = defaultdict(list)
    carry_out = doors.pipeline

    def keeping(app, method, request, metadata):
        reply = carry_out(app, method, request, metadata)
        found[method.name].append(reply.SerializeToString())
        return reply

    monkeypatch.setattr(doors, "pipeline", keeping)
    return found


def kind_of(web, address):
    """What kind of page an address is of: its rule and the names of its arguments; None where none is there."""
    parts = urlsplit(address)
    try:
        rule, values = web.url_map.bind("").match(parts.path, method="GET", return_rule=True)
    except HTTPException:
        return None
    plain = sorted(f"{k}={v}" for k, v in values.items() if not str(v).isdigit())
    names = sorted({name for name, _ in parse_qsl(parts.query)} - {"page_token"})
    return rule.endpoint, *plain, *names


class Walk:
    """Somebody who opens every kind of page that links lead to."""

    def __init__(self, world, role, most):
        self.client = world.http
        self.client.set_cookie("crm_session", world.app.peers.token(world.people[role]))
        self.most, self.opened = most, Counter()
        self.failed, self.texts = [], {}

    def go(self, start="/customers/"):
        """Opens all of them; returns itself."""
        waiting, seen = deque([start]), {start}
        while waiting:
            address = waiting.popleft()
            for link in self.open(address):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
        return self

    def open(self, address):
        """The links of a page; none of one of whose kind enough were opened."""
        kind = kind_of(self.client.application, address)
        if kind is None:
            self.failed.append((404, address))
            return []
        if self.opened[kind] >= self.most or kind[0].endswith("static"):
            return []
        self.opened[kind] += 1
        reply = self.client.get(address, follow_redirects=True)
        if reply.status_code != 200:
            self.failed.append((reply.status_code, address))
        if "html" not in reply.content_type:
            return []
        self.texts[address] = reply.text
        return list(map(unescape, LINK.findall(reply.text)))


@pytest.fixture
def firm(world):
    """A firm with something on every list, and people who are known."""
    number, who = with_everything(world)
    run(world, files={"shop": csv_of(SMITH, "9,,,,GB,")})
    world.call("CreateImportPlan", import_plan={"display_name": "Shop", "plan": PLAN})
    for role in ("admin", "leader"):
        user = {"user_id": f"{role}.one", "display_name": role, "roles": [role], "team": "service"}
        world.call("CreateUser", user=user)
    said = {"street": "Fliederweg 9", "phones": [{"number": PHONE}]}
    world.call("UpdateAccount", account={"account_id": number, **said})
    rows = {"phone": PHONE, "mail": MAIL, "street": "Fliederweg 9"}
    for kind, record in ((1, number), (2, who)):
        told = {"source": "erp", "external_id": str(record), "kind": kind, "record_id": record}
        world.call("PutSourceRecord", source_record={**told, "data": rows})
    world.call("CreateTerritory", territory={"display_name": "North", "countries": ["DE"]})
    sent = {"kind": "leads", "user_ids": ["rita"], "due_time": timestamp(world.clock.now() + WEEK)}
    world.call("CreateWorksheetRound", worksheet_round=sent)
    gone = world.call("CreateContact", contact={"account_id": number, "display_name": "Gone"})
    world.call("CreateErasure", contact_id=gone.contact_id, reason="Asked by letter")
    world.clock.forward(minutes=1)
    world.run_jobs()
    return world


def test_every_list_is_a_few_clicks_from_the_menu(firm, replies):
    walk = Walk(firm, "admin", most=2)
    for address in (*ASKED, "/customers/"):
        walk.go(address)
    assert not walk.failed
    assert len(walk.opened) > 60
    reads = {
        name
        for name, method in firm.app.by_name.items()
        if method.full_name.startswith("crm.customers.") and name.startswith(READS)
    }
    unseen = sorted(reads - replies.keys() - WITHOUT_A_PAGE.keys())
    assert unseen == [], "no page shows these"
    seen = sorted(WITHOUT_A_PAGE.keys() & replies.keys())
    assert seen == [], "pages show these by now"


def test_whoever_need_not_reach_people_is_told_nowhere_how(firm, replies):
    """A leader sees who is at risk, and rings nobody: on no page, and in no answer behind one."""
    walk = Walk(firm, "leader", most=1)
    for about in (accounts.c.account_id, contacts.c.contact_id):
        number = min(row[0] for row in firm.rows(select(about)))
        walk.go(f"/customers/{about.table.name}/{number}")
    walk.go()
    assert not walk.failed
    for words in ("1701234567", "170 1234567", "brunhilde@", "Fliederweg"):
        on_pages = [address for address, text in walk.texts.items() if words in text]
        assert not on_pages, words
        told = [name for name, found in replies.items() if any(words.encode() in r for r in found)]
        assert not told, words
