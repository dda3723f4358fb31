"""What the day must come to, by a small model of its own: people, tickets and rules in plain words, no service asked.

The rule kept here: nothing of the product is imported. Whatever the model says it says because of the house's laws:
who is asked first stays responsible, work moves by hand-over, an absence moves what somebody has, and nothing is lost.
"""

from collections.abc import Iterable
from typing import Any

from tests.day.records import Call, HandOver, Promise, Survey, Ticket, company_of
from tests.day.script import (
    BACK,
    BAD,
    COMPANIES,
    HANDLER,
    IN_STORIES,
    LEAVER,
    LIAISONS,
    OWNER,
    RECEIVER,
    REGULARS,
    SKILLS,
    SUBSTITUTE,
    SWITCHBOARD,
    TEAMS,
    Act,
)

SOLD_TO = {f"k{n:02}" for n in range(1, COMPANIES + 1)}  # who has bought a printer
NEW = ("open", "web", "take", "call", "hang_up", "missed")  # what is about no ticket that there is
CHOICES = ("yes", "no")
URGENCY = ("urgent", "high", "normal", "low")


class Day:
    """The call centre as the script moves it on."""

    def __init__(self) -> None:
        self.tickets: dict[str, Ticket] = {}
        self.customers = {*REGULARS, *IN_STORIES, *SWITCHBOARD}
        self.down = False
        self.leaves: int | None = None
        self.away = False
        self.entered: list[str] = []
        self.logs: dict[str, int] = {}
        self.taken: dict[str, str] = {}
        self.sticky: dict[str, str] = {}
        self.refused = 0
        self.lookups: list[dict[str, Any]] = []
        self.calls: dict[str, Call] = {}
        self.answers: dict[str, str] = {}
        self.discontent: list[Ticket] = []

    # Who

    def find(self, ref: str) -> Ticket:
        """A ticket by its number in the script, or by who took which."""
        return self.tickets[self.taken.get(ref, ref)]

    def person(self, who: str, ticket: Ticket | None) -> str:
        """Who that is now."""
        if ticket is None or who not in (OWNER, HANDLER, RECEIVER):
            return who
        if who == RECEIVER:
            return ticket.pending.receiver[0]
        return ticket.owner if who == OWNER else ticket.handler

    def load(self, who: str) -> int:
        """How much somebody works on."""
        return sum(each.handler == who and each.is_open for each in self.tickets.values())

    # Time

    def at(self, minute: int) -> None:
        """What time does by itself."""
        for ticket in self.tickets.values():
            for each in ticket.promises:
                if each.state == "open" and each.due <= minute:
                    each.state, each.broken = "broken", each.due
        for ticket in self.discontent:
            ticket.surveys[-1].reaction = "reopen"
            self.do_reopen(minute, "", ticket, ticket.ref)
        self.discontent.clear()
        self.away = self.away or (self.leaves is not None and minute >= self.leaves)
        if self.away and minute < BACK:
            for ticket in self.tickets.values():
                self._stand_in(ticket, minute)
        elif self.away:
            self.away, self.leaves = False, None
            for ticket in self.tickets.values():
                self._give_back(ticket, minute)

    def _stand_in(self, ticket: Ticket, minute: int) -> None:
        """Whatever somebody absent has, and what is due before they are back, is their substitute's."""
        before = (ticket.owner, ticket.handler)
        if ticket.is_open and ticket.owner == LEAVER:
            ticket.owner, ticket.returns_to = SUBSTITUTE, LEAVER
            ticket.out.add("owner")
        if ticket.is_open and ticket.handler == LEAVER:
            ticket.handler = SUBSTITUTE
            ticket.out.add("handler")
        if before != (ticket.owner, ticket.handler):
            ticket.step(minute, "owner_changed" if before[0] != ticket.owner else "assigned")
        for number, promise in enumerate(ticket.promises):
            if promise.keeper == LEAVER and promise.pending and promise.due < BACK:
                promise.keeper = SUBSTITUTE
                ticket.out.add(f"promise {number}")
        for number, each in enumerate(ticket.hand_overs):
            if each.state == "pending" and each.receiver[0] == LEAVER:
                each.receiver = (SUBSTITUTE, TEAMS[SUBSTITUTE])
                ticket.out.add(f"hand_over {number}")

    def _give_back(self, ticket: Ticket, minute: int) -> None:
        """They are back: what their substitute still has for them is theirs again."""
        owner, handler = ticket.owner, ticket.handler
        if "owner" in ticket.out and owner == SUBSTITUTE and ticket.returns_to == LEAVER:
            ticket.owner, ticket.returns_to = LEAVER, ""
        if "handler" in ticket.out and handler == SUBSTITUTE and ticket.is_open:
            ticket.handler = LEAVER
        if (owner, handler) != (ticket.owner, ticket.handler):
            ticket.step(minute, "owner_changed" if owner != ticket.owner else "assigned")
        for number, promise in enumerate(ticket.promises):
            if (
                f"promise {number}" in ticket.out
                and promise.keeper == SUBSTITUTE
                and promise.pending
            ):
                promise.keeper = LEAVER
        ticket.out.clear()

    # Deeds

    def play(self, act: Act) -> None:
        """One line of the script."""
        ticket = self.find(act.ref) if act.deed not in NEW and act.ref else None
        who = self.person(act.who, ticket)
        getattr(self, f"do_{act.deed}")(act.minute, who, ticket, act.ref, **act.more)

    def do_call(self, t: int, who: str, _: Any, ref: str, *, caller: str) -> None:
        """Somebody answers; what the screen must show; who was not reached before is reached now."""
        self.calls[ref] = self.ringing = Call(caller, who, t)
        for missed in self.calls.values():
            if not missed.agent and missed.caller == caller and missed.settled is None:
                missed.settled = t
        numbers = SWITCHBOARD if caller in SWITCHBOARD else (caller,)
        company = company_of(caller) if caller in self.customers else ""
        asks = company in SOLD_TO and not self.down and caller not in self.answers
        if asks:
            self.answers[caller] = CHOICES[len(self.answers) % 2]
        theirs = [
            each
            for each in self.tickets.values()
            if each.caller in numbers
            or (company and each.known and company_of(each.caller) == company)
        ]
        called = any(each.caller == caller for each in theirs)
        state = "customer" if company else "requester" if called else "unknown"
        self.lookups.append(
            {
                "state": state,
                "open": {each.ref for each in theirs if each.is_open},
                "pending": sum(p.pending for each in theirs for p in each.promises),
                "others": len(numbers) - 1,
                "missing": self.down,
                "owns": company in SOLD_TO and not self.down,
                "asks": asks,
            }
        )

    def do_hang_up(self, t: int, who: str, _: Any, ref: str) -> None:
        """The call is over."""
        self.calls[ref].end = t

    def do_missed(self, t: int, who: str, _: Any, ref: str, *, caller: str) -> None:
        """Nobody answered."""
        self.calls[ref] = Call(caller, "", t, end=t)

    def do_open(
        self, t: int, who: str, _: Any, ref: str, *, caller: str, priority: str,
        promise: str = "", due: int = 0, twice: bool = False,
    ) -> None:  # fmt: skip
        """Whoever takes the call owns the ticket, and has answered."""
        team, known = TEAMS[who], caller in self.customers
        ticket = Ticket(ref, len(self.tickets), t, "phone", caller, priority, known=known)
        ticket.owner = ticket.handler = who
        ticket.team = ticket.handler_team = team
        ticket.state, ticket.first = "in_progress", t
        if promise:
            ticket.promises.append(Promise(promise, due, who))
        ticket.step(t, "created")
        self.tickets[ref] = ticket
        self.ringing.ref = ref

    def do_web(
        self, t: int, who: str, _: Any, ref: str, *, caller: str, priority: str, twice: bool = False
    ) -> None:
        """What comes in writing goes to who knows the customer, else it waits."""
        known = caller in self.customers
        ticket = Ticket(ref, len(self.tickets), t, "web", caller, priority, known=known)
        ticket.step(t, "created")
        knower = self._knower(caller) if known else ""
        self.sticky[ref] = knower
        if knower:
            absent = self.away and knower == LEAVER
            ticket.owner = ticket.handler = SUBSTITUTE if absent else knower
            ticket.team = ticket.handler_team = TEAMS[ticket.owner]
            ticket.returns_to = LEAVER if absent else ""
            ticket.out = {"owner", "handler"} if absent else set()
            ticket.step(t, "assigned")
        self.tickets[ref] = ticket

    def _knower(self, caller: str) -> str:
        """Who was responsible last for this person, else for their company."""

        def last(those: Iterable[Ticket]) -> str:
            found = max(those, key=lambda each: (each.opened, each.number), default=None)
            return (found.returns_to or found.owner) if found is not None else ""

        owned = [each for each in self.tickets.values() if each.owner and each.known]
        company = company_of(caller)
        return last(each for each in owned if each.caller == caller) or last(
            each for each in owned if company_of(each.caller) == company
        )

    def do_take(self, t: int, who: str, _: Any, ref: str, *, as_: str, twice: bool = False) -> None:
        """The next one: what is one's own and not taken up, else what waits, the most urgent and oldest first."""
        if who == HANDLER:
            who = self.tickets[ref].handler
        new = [each for each in self.tickets.values() if each.state == "new"]
        own = [each for each in new if each.handler == who]
        ticket = min(
            own or [each for each in new if not each.handler],
            key=lambda each: (URGENCY.index(each.priority), each.opened, each.number),
        )
        self.taken[as_] = ticket.ref
        ticket.handler, ticket.handler_team, ticket.state = who, TEAMS[who], "in_progress"
        if not ticket.owner:
            ticket.owner, ticket.team = who, TEAMS[who]
        ticket.step(t, "taken")

    def do_log(
        self, t: int, who: str, ticket: Ticket, ref: str, *, minutes: int, twice: bool = False
    ) -> None:
        """Time spent."""
        self.logs[who] = self.logs.get(who, 0) + minutes
        ticket.minutes += minutes

    def do_note(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """A note among us."""
        ticket.comments.append("internal")

    def do_hear(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """The customer's own words."""
        ticket.comments.append("customer")

    def do_tell(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """An answer to the customer."""
        ticket.comments.append("public")
        ticket.first = t if ticket.first is None else ticket.first

    def do_keep(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """What was promised is done."""
        promise = ticket.promises[-1]
        promise.kept = t
        promise.state = "kept" if promise.state == "open" else promise.state

    def do_break(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """What was promised is not done, and why."""
        ticket.promises[-1].explained = True

    def do_give(
        self, t: int, who: str, ticket: Ticket, ref: str, *, team: str = "", person: str = "",
        skill: str = "", level: int = 0, kind: str = "handling", twice: bool = False,
    ) -> None:  # fmt: skip
        """To a department, to a person, or to whoever can do it and has least."""
        rule, giver = "", (ticket.handler, ticket.handler_team)
        if team:
            person, rule = LIAISONS[team], "liaison"
        elif skill:
            able = [p for p, can in SKILLS.items() if can.get(skill, 0) >= level and p != giver[0]]
            person, rule = min(able, key=lambda each: (self.load(each), each)), "specialist"
        if kind == "ownership":
            giver = (ticket.owner, ticket.team)
        given = HandOver(kind, giver, (person, team or TEAMS[person]), t, rule)
        ticket.hand_overs.append(given)
        if kind == "handling":
            ticket.state = "handed_over"
            ticket.handler, ticket.handler_team = given.receiver
        ticket.step(t, "handed_over")

    def do_accept(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """Accepted: work or responsibility is theirs."""
        given = self._answered(ticket, "accepted", t, who)
        if given.kind == "ownership":
            ticket.owner, ticket.team, ticket.returns_to = who, given.receiver[1], ""
            ticket.step(t, "owner_changed")
        else:
            ticket.state = "in_progress"
            ticket.handler, ticket.handler_team = who, given.receiver[1]
            ticket.step(t, "accepted")

    def do_return(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """Sent back: it is again with whoever had it."""
        given = self._answered(ticket, "returned", t, who)
        ticket.state = "in_progress"
        ticket.handler, ticket.handler_team = given.giver
        ticket.step(t, "returned")

    def _answered(self, ticket: Ticket, state: str, t: int, who: str) -> HandOver:
        given = ticket.pending
        given.state, given.answered, given.answerer = state, t, who
        return given

    def do_pause(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """Waits for the customer."""
        ticket.state = "waiting"
        ticket.step(t, "paused")

    def do_resume(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """Goes on."""
        ticket.state = "in_progress"
        ticket.step(t, "resumed")

    def do_close(
        self, t: int, who: str, ticket: Ticket, ref: str, *, outcome: str, twice: bool = False
    ) -> None:
        """Done; what was handed over and not answered is called off."""
        assert not any(each.pending for each in ticket.promises)
        ticket.state, ticket.closed, ticket.outcome = "closed", t, outcome
        ticket.first = t if ticket.first is None else ticket.first
        for each in ticket.hand_overs:
            if each.state == "pending":
                each.state, each.answered, each.answerer = "withdrawn", t, who
        if outcome not in ("duplicate", "withdrawn"):
            ticket.surveys.append(Survey(t))
        ticket.step(t, "closed")

    def do_reopen(self, t: int, who: str, ticket: Ticket, ref: str, *, twice: bool = False) -> None:
        """Not solved after all: its owner has it again."""
        ticket.state, ticket.closed, ticket.outcome = "in_progress", None, ""
        ticket.handler, ticket.handler_team = ticket.owner, ticket.team
        ticket.reopened += 1
        if ticket.surveys and ticket.surveys[-1].state == "open":
            ticket.surveys[-1].state = "withdrawn"
        ticket.step(t, "reopened")

    def do_rate(
        self, t: int, who: str, ticket: Ticket, ref: str, *, score: int, twice: bool = False
    ) -> None:
        """How content the customer is; who is not has it opened again, by itself."""
        survey = ticket.surveys[-1]
        survey.state, survey.score = "answered", score
        if score <= BAD:
            self.discontent.append(ticket)

    def do_raise(
        self, t: int, who: str, ticket: Ticket, ref: str, *, priority: str, twice: bool = False
    ) -> None:
        """More urgent than it looked."""
        ticket.raised, ticket.was, ticket.priority = t, ticket.priority, priority

    def do_refused(self, t: int, who: str, ticket: Ticket, ref: str, *, reason: str) -> None:
        """Nothing happens."""
        self.refused += 1

    def do_away(self, t: int, who: str, _: Any, ref: str, **said: Any) -> None:
        """Somebody will be absent: it begins by itself."""
        self.leaves = said["start"]

    def do_enter(self, t: int, who: str, _: Any, ref: str, *, caller: str) -> None:
        """Somebody is a customer now; what they asked before is linked when tickets hears of it."""
        self.entered.append(caller)

    def do_down(self, t: int, who: str, _: Any, ref: str) -> None:
        """Customers is down."""
        self.down = True

    def do_up(self, t: int, who: str, _: Any, ref: str) -> None:
        """Customers is back."""
        self.down = False

    def spread(self) -> None:
        """Services hear of each other, unless customers is down."""
        if not self.down:
            self.customers |= set(self.entered)
            for ticket in self.tickets.values():
                ticket.known = ticket.known or ticket.caller in self.customers
