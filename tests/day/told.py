"""What the services say of the day, and what the model says, in the same words: so that a difference can be read.

The rule kept here: everything is read through public lists, page by page; numbers of the services become the names that
the script has for them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tests.day import times
from tests.day.model import Day
from tests.day.moving_in import minute_of, phone_of
from tests.day.player import Player
from tests.day.records import Ticket, company_of
from tests.day.script import moment


def word(message: Any, name: str) -> str:
    """An enum field in a word: TICKET_STATE_IN_PROGRESS is in_progress; "" when nothing is said."""
    field = message.DESCRIPTOR.fields_by_name[name]
    value = getattr(message, name)
    start = field.enum_type.values_by_number[0].name.removesuffix("UNSPECIFIED")
    name = str(field.enum_type.values_by_number[value].name)
    return name.removeprefix(start).lower() if value else ""


def at(message: Any, name: str) -> str:
    """A moment as the script writes it; "" when there is none."""
    return moment(minute_of(getattr(message, name))) if message.HasField(name) else ""


def clock(minute: int | None) -> str:
    """The same of the model."""
    return "" if minute is None else moment(minute)


class Told:
    """What the services say."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.refs = {number: ref for ref, number in player.tickets.items()}

    def every(
        self, method: str, field: str, service: str = "tickets", by: str = "admin", **asked: Any
    ) -> Iterator[Any]:
        """All records of a list, page by page."""
        token = ""
        while True:
            fields = {"page_size": 100, "page_token": token, **asked}
            reply = self.player.office.call(by, method, service, **fields)
            yield from getattr(reply, field)
            token = reply.next_page_token
            if not token:
                return

    def tickets(self) -> list[str]:
        """Every ticket in a line."""
        accounts = {number: name for name, number in self.player.accounts.items()}
        return sorted(
            f"{self.refs[t.ticket_id]} {word(t, 'channel')} {word(t, 'priority')} {word(t, 'state')}"
            f" owner {t.owner_id}/{t.team} handler {t.handler_id}/{t.handler_team}"
            f" opened {at(t, 'create_time')} answered {at(t, 'first_response_time')}"
            f" closed {at(t, 'close_time')} {word(t, 'outcome')} given {t.hand_over_count}"
            f" back {t.return_count} again {t.reopen_count} bounces {t.bounce_count}"
            f" departments {t.department_count} returns to {t.returns_to_id}"
            f" of {accounts.get(t.account_id, '')} verified {t.account_verified}"
            for t in self.every("ListTickets", "tickets")
        )

    def promises(self) -> list[str]:
        """Every promise in a line."""
        return sorted(
            f"{self.refs[p.ticket_id]} {word(p, 'kind')} by {at(p, 'due_time')} {p.owner_id}"
            f" {word(p, 'state')} kept {at(p, 'keep_time')} broken {at(p, 'break_time')}"
            f" explained {bool(p.reason)}"
            for p in self.every("ListPromises", "promises")
        )

    def hand_overs(self) -> list[str]:
        """Every hand-over in a line."""
        return sorted(
            f"{self.refs[h.ticket_id]} {at(h, 'create_time')} {word(h, 'kind')} {h.from_id}/{h.from_team}"
            f" to {h.to_id}/{h.to_team} {word(h, 'state')} {at(h, 'answer_time')} by {h.answerer_id}"
            f" because {word(h, 'rule')}"
            for h in self.every("ListHandOvers", "hand_overs")
        )

    def clocks(self) -> list[str]:
        """Every clock in a line."""
        return sorted(
            f"{self.refs[c.ticket_id]} {word(c, 'kind')} {c.team} from {at(c, 'start_time')}"
            f" {word(c, 'state')} due {at(c, 'due_time')} warned {at(c, 'warned_time')}"
            f" breached {at(c, 'breach_time')} ended {at(c, 'end_time')}"
            for c in self.every("ListClocks", "clocks")
        )

    def calls(self) -> list[str]:
        """Every call in a line."""
        return sorted(
            f"{c.switch_call_id} {word(c, 'state')} {c.phone} {c.agent_id} from {at(c, 'start_time')}"
            f" to {at(c, 'end_time')} about {self.refs.get(c.ticket_id, '')} settled {at(c, 'settle_time')}"
            for c in self.every("ListCalls", "calls")
        )

    def surveys(self) -> list[str]:
        """Every question after closing in a line."""
        return sorted(
            f"{self.refs[s.ticket_id]} closed {at(s, 'close_time')} {word(s, 'state')} {s.score}"
            f" {word(s, 'reaction')}"
            for s in self.every("ListSurveyInvitations", "survey_invitations")
        )

    def events(self) -> list[Any]:
        """The feed of tickets, from its beginning."""
        found: list[Any] = []
        cursor = ""
        while True:
            reply = self.player.call("admin", "ListEvents", cursor=cursor, max_events=1000)
            found += reply.events
            cursor = reply.next_cursor
            if reply.caught_up:
                return found


# The model, in the same words


def ticket_line(each: Ticket, known: bool) -> str:
    """A ticket of the model."""
    path = times_of_places(each)
    company = company_of(each.caller) if known else ""
    return (
        f"{each.ref} {each.channel} {each.priority} {each.state}"
        f" owner {each.owner}/{each.team} handler {each.handler}/{each.handler_team}"
        f" opened {clock(each.opened)} answered {clock(each.first)}"
        f" closed {clock(each.closed)} {each.outcome} given {len(each.hand_overs)}"
        f" back {sum(h.state == 'returned' for h in each.hand_overs)} again {each.reopened}"
        f" bounces {sum(bounced(path))} departments {len(set(path))} returns to {each.returns_to}"
        f" of {company} verified {known}"
    )


def times_of_places(ticket: Ticket) -> list[str]:
    """The departments that a ticket came to, one after the other."""
    places: list[str] = []
    for step in ticket.steps:
        if step.team and (not places or places[-1] != step.team):
            places.append(step.team)
    return places


def bounced(places: list[str]) -> list[bool]:
    """Of each arrival, whether it is where the ticket had just come from."""
    return [n > 1 and place == places[n - 2] for n, place in enumerate(places)]


def of_model(day: Day, now: int) -> dict[str, list[str]]:
    """All lines of the model."""
    tickets = day.tickets.values()
    return {
        "calls": sorted(
            f"{ref} {'ended' if c.agent else 'missed'} {phone_of(c.caller)} {c.agent} from {clock(c.start)}"
            f" to {clock(c.end)} about {c.ref} settled {clock(c.settled)}"
            for ref, c in day.calls.items()
        ),
        "surveys": sorted(
            f"{each.ref} closed {clock(s.closed)} {s.state} {s.score} {s.reaction}"
            for each in tickets
            for s in each.surveys
        ),
        "tickets": sorted(ticket_line(each, each.known) for each in tickets),
        "promises": sorted(
            f"{each.ref} {p.kind} by {clock(p.due)} {p.keeper} {p.state} kept {clock(p.kept)}"
            f" broken {clock(p.broken)} explained {p.explained}"
            for each in tickets
            for p in each.promises
        ),
        "hand_overs": sorted(
            f"{each.ref} {clock(h.minute)} {h.kind} {'/'.join(h.giver)} to {'/'.join(h.receiver)}"
            f" {h.state} {clock(h.answered)} by {h.answerer} because {h.rule}"
            for each in tickets
            for h in each.hand_overs
        ),
        "clocks": sorted(
            f"{c.ref} {c.kind} {c.team} from {clock(c.start)} {c.state} due {clock(c.due)}"
            f" warned {clock(c.warned)} breached {clock(c.breached)} ended {clock(c.end)}"
            for each in tickets
            for c in times.clocks(each, now)
        ),
    }


def moves(tickets: Iterable[Ticket]) -> Counter[tuple[str, str, str]]:
    """Hand-overs between departments by pair: all, and of them bounces and returns."""
    found: Counter[tuple[str, str, str]] = Counter()
    for ticket in tickets:
        before, places = "", times_of_places(ticket)
        back = iter(bounced(places))
        for step in ticket.steps:
            if not step.team or step.team == before:
                continue
            bounce = next(back)
            if before:
                pair = (before, step.team)
                found[(*pair, "all")] += 1
                found[(*pair, "bounces")] += bounce
                found[(*pair, "returns")] += step.kind == "returned"
            before = step.team
    return +found
