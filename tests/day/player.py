"""Plays the script to the services, line by line, as the people in it would: through their doors, as themselves.

The rule kept here: what somebody does is one call (and what they must look at first); a line that is sent twice has the
same request_id both times, goes to both replicas, and must get the same answer.
"""

from typing import Any

import grpc
import pytest

from tests.day.model import CHOICES
from tests.day.moving_in import Newcomers, name_of, phone_of, when
from tests.day.script import (
    HANDLER,
    OWNER,
    RECEIVER,
    Act,
)


class Player(Newcomers):
    """Everybody of the day."""

    def at(self, minute: int) -> None:
        """It is this minute."""
        self.office.at(when(minute))

    def play(self, act: Act) -> None:
        """One line of the script."""
        more = dict(act.more)
        twice = more.pop("twice", False)
        ref = self.taken.get(act.ref, act.ref)
        who = self.person(act.who, ref)
        deed = getattr(self, f"do_{act.deed}")
        if twice:
            self.twice += 1
            more["request_id"] = f"switch-{act.number}"
            first = deed(act.minute, who, ref, **more)
            assert first == deed(act.minute, who, ref, **more), f"{act} has two effects"
        else:
            deed(act.minute, who, ref, **more)

    def person(self, who: str, ref: str) -> str:
        """Who that is now, as tickets says it."""
        if who not in (OWNER, HANDLER, RECEIVER):
            return who
        if who == RECEIVER:
            return str(self.pending(ref).to_id)
        ticket = self.call("admin", "GetTicket", ticket_id=self.tickets[ref])
        return str(ticket.owner_id if who == OWNER else ticket.handler_id)

    def pending(self, ref: str) -> Any:
        """The hand-over of a ticket that nobody has answered."""
        reply = self.call("admin", "ListHandOvers", ticket_id=self.tickets[ref])
        (found,) = [each for each in reply.hand_overs if each.state == 1]
        return found

    def switch(self, ref: str, kind: str, sequence: int, **more: Any) -> Any:
        """The telephone switch tells what happens in a call, twice because it did not hear the answer."""
        event = {"switch_call_id": ref, "kind": f"CALL_EVENT_KIND_{kind}", "sequence": sequence}
        first = self.call("switch", "ReportCall", **event, **more, request_id="")
        again = self.call("switch", "ReportCall", **event, **more, request_id="")
        assert first == again, f"{ref}: what the switch repeats has two effects"
        return first

    def do_call(self, t: int, who: str, ref: str, *, caller: str) -> None:
        """It rings for everybody; one answers, and one look shows who it is."""
        rings = self.switch(ref, "RINGING", 1, phone=phone_of(caller), queue="hotline")
        self.ringing = self.call(who, "TakeCall", call_id=rings.call_id)
        self.switch(ref, "ANSWERED", 2, user_id=who)
        self.last = self.call(who, "LookUpCaller", phone=phone_of(caller))
        self.seen.append(self.last)
        for question in self.last.questions:
            self._ask(who, question.question_id)

    def _ask(self, who: str, question_id: int) -> None:
        """The agent has the customer on the line, and notes the answer with one click: yes, no, yes, no."""
        named = ("account_id", "contact_id", "segment")
        said = {
            "customer": {name: getattr(self.last, name) for name in named},
            "choice": CHOICES[self.asked % len(CHOICES)],
            "step": "QUESTION_STEP_ANSWER",
        }
        self.asked += 1
        self.call(who, "AnswerQuestion", question_id=question_id, **said)

    def do_hang_up(self, t: int, who: str, ref: str) -> None:
        """The call is over."""
        self.switch(ref, "ENDED", 3)

    def do_missed(self, t: int, who: str, ref: str, *, caller: str) -> None:
        """Nobody answers; the switch tells the end before the beginning."""
        self.switch(ref, "ENDED", 2)
        self.switch(ref, "RINGING", 1, phone=phone_of(caller), queue="hotline")

    def do_open(
        self, t: int, who: str, ref: str, *, caller: str, priority: str,
        promise: str = "", due: int = 0, **again: str,
    ) -> Any:  # fmt: skip
        """A new ticket, with what the screen says of who is calling."""
        ticket = {
            "subject": f"{ref} {priority}",
            "phone": phone_of(caller),
            "priority": f"TICKET_PRIORITY_{priority.upper()}",
            "requester_name": name_of(caller),
            "call_id": self.ringing.call_id,
        }
        if self.last.account_id:
            known = [(self.last.account_id, self.last.contact_id)]
            known += [(other.account_id, other.contact_id) for other in self.last.others]
            assert self.people[caller] in known, f"{caller} is not among whom the screen shows"
            ticket["account_id"], ticket["contact_id"] = self.people[caller]
        fields: dict[str, Any] = {"ticket": ticket, **again}
        if promise:
            kind = f"PROMISE_KIND_{promise.upper()}"
            fields["promise"] = {"kind": kind, "due_time": when(due)}
        made = self.call(who, "CreateTicket", **fields)
        self.tickets[ref] = made.ticket_id
        return made

    def do_web(
        self, t: int, who: str, ref: str, *, caller: str, priority: str, **again: str
    ) -> Any:
        """The web form of the shop, which knows its customers' numbers."""
        account, contact = self.people.get(caller, (0, 0))
        ticket = {
            "subject": f"{ref} {priority}",
            "channel": "TICKET_CHANNEL_WEB",
            "priority": f"TICKET_PRIORITY_{priority.upper()}",
            "requester_name": name_of(caller),
            "account_id": account,
            "contact_id": contact,
        }
        made = self.call(who, "CreateTicket", ticket=ticket, **again)
        self.tickets[ref] = made.ticket_id
        return made

    def do_take(self, t: int, who: str, ref: str, *, as_: str, **again: str) -> Any:
        """Take next."""
        taken = self.call(who, "TakeNext", **again)
        self.taken[as_] = taken.ticket.subject.split()[0]
        return taken

    def do_log(self, t: int, who: str, ref: str, *, minutes: int, **again: str) -> Any:
        """Time spent."""
        time_log = {
            "ticket_id": self.tickets[ref],
            "activity_id": self.activity.activity_id,
            "minutes": minutes,
        }
        return self.call(who, "CreateTimeLog", time_log=time_log, **again)

    def _comment(self, who: str, ref: str, again: dict[str, str], **said: Any) -> Any:
        comment = {"ticket_id": self.tickets[ref], "text": "As was said.", **said}
        return self.call(who, "CreateComment", comment=comment, **again)

    def do_note(self, t: int, who: str, ref: str, **again: str) -> Any:
        """A note among us."""
        return self._comment(who, ref, again)

    def do_hear(self, t: int, who: str, ref: str, **again: str) -> Any:
        """The customer's own words."""
        return self._comment(who, ref, again, from_customer=True)

    def do_tell(self, t: int, who: str, ref: str, **again: str) -> Any:
        """An answer to the customer."""
        return self._comment(who, ref, again, visibility="COMMENT_VISIBILITY_PUBLIC")

    def _promise(self, ref: str) -> int:
        reply = self.call("admin", "ListPromises", ticket_ids=[self.tickets[ref]])
        (found,) = reply.promises
        return int(found.promise_id)

    def do_keep(self, t: int, who: str, ref: str, **again: str) -> Any:
        """What was promised is done."""
        return self.call(who, "KeepPromise", promise_id=self._promise(ref), **again)

    def do_break(self, t: int, who: str, ref: str, **again: str) -> Any:
        """Why it was not kept."""
        said = {"promise_id": self._promise(ref), "reason": "No part was there."}
        return self.call(who, "BreakPromise", **said, **again)

    def do_give(
        self, t: int, who: str, ref: str, *, team: str = "", person: str = "", skill: str = "",
        level: int = 0, kind: str = "handling", **again: str,
    ) -> Any:  # fmt: skip
        """Hands a ticket over."""
        hand_over = {
            "ticket_id": self.tickets[ref],
            "kind": f"HAND_OVER_KIND_{kind.upper()}",
            "to_team": team,
            "to_id": person,
            "to_skill": skill,
            "to_level": level,
            "reason": "Has to look at it",
        }
        return self.call(who, "CreateHandOver", hand_over=hand_over, **again)

    def do_accept(self, t: int, who: str, ref: str, **again: str) -> Any:
        """Accepts what waits; a line that is sent again names the same hand-over."""
        self.answered = self.answered if self._repeated(again) else self.pending(ref).hand_over_id
        return self.call(who, "AcceptHandOver", hand_over_id=self.answered, **again)

    def do_return(self, t: int, who: str, ref: str, **again: str) -> Any:
        """Sends it back."""
        self.answered = self.answered if self._repeated(again) else self.pending(ref).hand_over_id
        said = {"hand_over_id": self.answered, "reason": "Not ours"}
        return self.call(who, "ReturnHandOver", **said, **again)

    def _repeated(self, again: dict[str, str]) -> bool:
        """Whether this request was sent before."""
        before, self.sent = getattr(self, "sent", ""), again.get("request_id", "")
        return bool(self.sent) and before == self.sent

    def do_pause(self, t: int, who: str, ref: str, **again: str) -> Any:
        """Waits for the customer."""
        said = {"ticket_id": self.tickets[ref], "reason": "Sends a picture"}
        return self.call(who, "PauseTicket", **said, **again)

    def do_resume(self, t: int, who: str, ref: str, **again: str) -> Any:
        """Goes on."""
        return self.call(who, "ResumeTicket", ticket_id=self.tickets[ref], **again)

    def do_close(self, t: int, who: str, ref: str, *, outcome: str, **again: str) -> Any:
        """Done."""
        said = {"resolution": "Done", "outcome": f"TICKET_OUTCOME_{outcome.upper()}"}
        return self.call(who, "CloseTicket", ticket_id=self.tickets[ref], **said, **again)

    def do_refused(self, t: int, who: str, ref: str, *, reason: str) -> None:
        """Wants to close it, and may not."""
        with pytest.raises(grpc.RpcError) as refusal:
            self.do_close(t, who, ref, outcome="solved")
        assert refusal.value.code() is grpc.StatusCode.FAILED_PRECONDITION
        assert any(reason.encode() in value for _, value in refusal.value.trailing_metadata())
        self.refused += 1

    def do_reopen(self, t: int, who: str, ref: str, **again: str) -> Any:
        """Not solved after all."""
        said = {"ticket_id": self.tickets[ref], "reason": "It is back"}
        return self.call(who, "ReopenTicket", **said, **again)

    def do_rate(self, t: int, who: str, ref: str, *, score: int, **again: str) -> Any:
        """Whoever has the link answers; nobody signs in for it."""
        wanted = f"ticket_id = {self.tickets[ref]}"
        invited = self.call("admin", "ListSurveyInvitations", filter=wanted).survey_invitations
        key = invited[0].survey_invitation_id
        link = self.call("admin", "GetSurveyLink", survey_invitation_id=key)
        token = link.url.rpartition("/")[2]
        return self.call(who, "AnswerSurvey", token=token, score=score, **again)

    def do_raise(self, t: int, who: str, ref: str, *, priority: str, **again: str) -> Any:
        """More urgent than it looked."""
        ticket = {
            "ticket_id": self.tickets[ref],
            "priority": f"TICKET_PRIORITY_{priority.upper()}",
        }
        mask = {"paths": ["priority"]}
        return self.call(who, "UpdateTicket", ticket=ticket, update_mask=mask, **again)

    def do_away(
        self, t: int, who: str, ref: str, *, person: str, start: int, end: int, instead: str,
        **again: str,
    ) -> Any:  # fmt: skip
        """An absence is entered."""
        span = {"start_time": when(start), "end_time": when(end)}
        absence = {"user_id": person, "substitute_id": instead, **span}
        return self.call(who, "CreateAbsence", absence=absence, **again)

    def do_enter(self, t: int, who: str, ref: str, *, caller: str) -> None:
        """Sales enters a customer."""
        self.enter(who, caller)

    def do_down(self, t: int, who: str, ref: str) -> None:
        """Customers is down."""
        self.office.down()

    def do_up(self, t: int, who: str, ref: str) -> None:
        """Customers is back."""
        self.office.up()
