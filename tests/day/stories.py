"""What must happen on the day, each at its call; and what comes in writing beside the calls."""

from collections.abc import Callable

from tests.day.script import (
    AGENTS,
    BACK,
    BECOME_CUSTOMERS,
    CALLS,
    CLOSES,
    DOWN,
    EVERY,
    HANDLER,
    HOUR,
    LEAVER,
    MONDAY,
    NEWCOMERS,
    NOON,
    OPENS,
    OWNER,
    PATTERNS,
    RECEIVER,
    REGULARS,
    ROUND,
    SUBSTITUTE,
    SWITCHBOARD,
    UP,
    Act,
    Writer,
)


def kicked_around(w: Writer, t: int) -> None:
    """Between technical and logistics, like a ball: two bounces, and it shows in red."""
    ref = w.new(t, caller="c36")
    w.act(t + 2, OWNER, "give", ref, team="technical")
    w.act(t + 8, RECEIVER, "accept", ref)
    for step, team in enumerate(("logistics", "technical", "logistics")):
        w.act(t + 15 + 15 * step, HANDLER, "give", ref, team=team)
        w.act(t + 22 + 15 * step, RECEIVER, "accept", ref)
    w.act(t + 95, OWNER, "close", ref, outcome="solved")


def overdue(w: Writer, t: int) -> None:
    """Urgent, and neither the department nor we are in time: each clock warns once and is breached once."""
    ref = w.new(t, priority="urgent")
    w.act(t + 3, OWNER, "give", ref, team="technical")
    w.act(t + 11, RECEIVER, "accept", ref)
    w.until(ref, t + 20, t + 160)
    w.act(t + 170, OWNER, "close", ref, outcome="solved")


def raised(w: Writer, t: int) -> None:
    """Becomes urgent: its clocks are reckoned anew."""
    ref = w.new(t, priority="low")
    w.act(t + 15, OWNER, "raise", ref, priority="urgent")
    w.act(t + 110, OWNER, "close", ref, outcome="solved")


def to_colleague(w: Writer, t: int) -> None:
    """The responsibility moves, because it is handed over and accepted."""
    ref = w.new(t, agent="anna")
    w.act(t + 3, OWNER, "give", ref, person="fiona", kind="ownership")
    w.act(t + 13, RECEIVER, "accept", ref)
    w.until(ref, t + 14, t + 35)
    w.act(t + 40, OWNER, "close", ref, outcome="solved")


def reopened(w: Writer, t: int) -> None:
    """Closed by who leaves at noon; the customer rings again when they have left."""
    ref = w.new(t, agent=LEAVER, caller="c40")
    w.act(t + 2, OWNER, "close", ref, outcome="solved")


def not_solved_after_all(w: Writer, t: int) -> None:
    """What was closed is open again, and with whoever stands in."""
    ref = next(ref for ref, caller in w.refs.items() if caller == "c40")
    agent = w.again(t, ref)
    w.act(t, agent, "reopen", ref)
    w.act(t + 50, OWNER, "close", ref, outcome="solved")


def too_early(w: Writer, t: int) -> None:
    """Nobody closes what is still promised."""
    ref = w.new(t, promise="callback", due=t + 50)
    w.act(t + 5, OWNER, "refused", ref, reason="OPEN_PROMISES")
    w.act(t + 30, OWNER, "keep", ref)
    w.act(t + 31, OWNER, "close", ref, outcome="solved")


def one_of_two(w: Writer, t: int) -> None:
    """Two people share the number."""
    ref = w.new(t, caller=SWITCHBOARD[0])
    w.act(t + 2, OWNER, "close", ref, outcome="duplicate")


def answer_by_monday(w: Writer, t: int) -> None:
    """Promised by who leaves, for when they are back: it stays theirs."""
    w.new(t, agent=LEAVER, caller="c39", promise="answer", due=MONDAY + NOON)


def callback_this_afternoon(w: Writer, t: int) -> None:
    """Promised by who leaves, for when they are away: who stands in keeps it."""
    ref = w.new(t, agent=LEAVER, caller="c38", promise="callback", due=15 * HOUR + 30)
    w.until(ref, t + 5, 15 * HOUR)
    w.act(15 * HOUR, OWNER, "keep", ref)


def offered_too_late(w: Writer, t: int) -> None:
    """Handed to somebody who leaves before they answer."""
    ref = w.new(t, agent="carla", caller="c37")
    w.act(t + 2, OWNER, "give", ref, person=LEAVER, kind="ownership")
    w.act(t + 32, RECEIVER, "accept", ref)


def unknown(number: int) -> Callable[[Writer, int], None]:
    """Somebody rings whom nobody knows; in the afternoon they become a customer."""

    def story(w: Writer, t: int) -> None:
        w.new(t, caller=(*BECOME_CUSTOMERS, *NEWCOMERS)[number])

    return story


def again(number: int) -> Callable[[Writer, int], None]:
    """The same rings again."""

    def story(w: Writer, t: int) -> None:
        caller = (*BECOME_CUSTOMERS, *NEWCOMERS)[number]
        ref = next(ref for ref, known in w.refs.items() if known == caller)
        w.act(t, w.again(t, ref), "hear", ref)

    return story


STORIES: dict[int, Callable[[Writer, int], None]] = {
    4: kicked_around,
    8: overdue,
    12: raised,
    16: to_colleague,
    20: reopened,
    24: too_early,
    28: one_of_two,
    36: unknown(0),
    40: answer_by_monday,
    44: callback_this_afternoon,
    52: unknown(1),
    76: offered_too_late,
    100: again(0),
    112: not_solved_after_all,
    124: unknown(2),
    132: unknown(3),
    148: again(2),
    164: overdue,
    172: again(0),
}


# Who gave up before anybody answered: the first gets through later, the second is still to be rung back.
MISSED = ((8 * HOUR + 58, "c40"), (17 * HOUR + 20, "s09"))


def follow_up(w: Writer, t: int) -> bool:
    """Somebody asks how things stand, about what has been open longest and was not asked about yet."""
    for each in sorted(w.open, key=lambda one: one.start):
        if each.start <= t and each.end > t + 1 and each.ref not in w.asked:
            w.asked.add(each.ref)
            w.act(t, w.again(t, each.ref), "hear", each.ref)
            return True
    return False


def in_writing(w: Writer) -> None:
    """What comes by the web form: from customers whom somebody knows, and from people whom nobody does."""
    opened = [act for act in w.acts if act.deed == "open" and act.more["caller"] in REGULARS]
    for number in range(14):
        t = 11 * HOUR + 10 + 29 * number
        known = sorted({act.more["caller"] for act in opened if act.minute < t})
        ref, caller = f"W{number:02}", known[number * 5 % len(known)]
        w.act(t, "shop", "web", ref, caller=caller, priority="normal")
        if number < 12:
            _worked_on(w, t + 13, HANDLER, ref, number)
    for number in range(12):
        t = OPENS + 21 + 46 * number
        ref = f"W{number + 20}"
        urgency = ("normal", "high", "low", "normal", "urgent")[number % 5]
        w.act(t, "shop", "web", ref, caller=f"w{number:02}", priority=urgency)
        if number < 10:
            # Two at a time, so that there is something to choose from.
            taker = [each for each in AGENTS if each != LEAVER][number % 5]
            _worked_on(w, t + (75 if number % 2 == 0 else 33), taker, "", number + 20)


def _worked_on(w: Writer, t: int, who: str, ref: str, number: int) -> None:
    """Somebody takes the next one, whichever that is, answers it and closes it."""
    taken = f"@{number:02}"
    w.act(t, who, "take", ref, as_=taken)
    w.act(t + 4, OWNER, "tell", taken)
    w.act(t + 5, OWNER, "log", taken, minutes=7)
    if number % 4:
        w.act(t + 25, OWNER, "close", taken, outcome="solved")


def written() -> list[Act]:
    """The script of the whole day, in the order of time."""
    w, round_ = Writer(), 0
    for number in range(CALLS):
        t = OPENS + EVERY * number
        if number in STORIES:
            STORIES[number](w, t)
        elif number % 4 != 3 or not follow_up(w, t):
            PATTERNS[ROUND[round_ % len(ROUND)]](w, t)
            round_ += 1
    assert w.calls == CALLS
    in_writing(w)
    w.act(NOON - 30, "martin", "away", person=LEAVER, start=NOON, end=BACK, instead=SUBSTITUTE)
    for caller in NEWCOMERS:
        w.act(DOWN - 1, "anna", "enter", caller=caller)
    for minute, caller in MISSED:
        w.act(minute, "switch", "missed", f"M{minute}", caller=caller)
    w.act(DOWN, "customers", "down")
    w.act(UP, "customers", "up")
    for caller in BECOME_CUSTOMERS:
        w.act(UP + HOUR, "bela", "enter", caller=caller)
    return sorted((a for a in w.acts if a.minute <= CLOSES), key=lambda a: (a.minute, a.number))
