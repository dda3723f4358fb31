"""What the tests of questions and surveys say often, in the words of the desk."""

from typing import Any

from crm.customers.v1 import accounts_pb2, contacts_pb2, customers_pb2
from crm_tickets.pages.surveys import PUBLIC

from .phone_desk import NUMBER, Desk

ACCOUNT = accounts_pb2.Account(
    account_id=7, display_name="Braun Bürobedarf", segment="Corporate", tier="VIP", etag="1"
)
CONTACT = contacts_pb2.Contact(contact_id=70, account_id=7, display_name="Karl Braun", etag="1")


class Asking(Desk):
    """A desk whose manager keeps a bank of questions and who wants to know how satisfied customers are."""

    def __init__(self, world: Any) -> None:
        super().__init__(world)
        self.lea = world.person("lea.winter", "manager", team="service")
        self.bought = "2026-11-01"

    def lookup(self, _request: Any) -> Any:
        """What customers tells of who calls."""
        match = customers_pb2.PhoneMatch(account=ACCOUNT, contact=CONTACT)
        match.owned_products.add(
            product_code="OFF-PR-1",
            product_name="Laser printer M640",
            quantity="2",
            last_order_date=self.bought,
        )
        return customers_pb2.LookUpPhoneResponse(e164=NUMBER, matches=[match])

    def with_customers(self) -> None:
        """Customers is there, and knows the number."""
        self.world.connect("customers", LookUpPhone=self.lookup)

    def question(self, name: str = "Noise", **fields: Any) -> Any:
        """A question of the bank: yes or no, to everybody, unless said otherwise."""
        said = {"display_name": name, "text": f"{name}?", "kind": "QUESTION_KIND_YES_NO"}
        return self.call("CreateQuestion", self.lea, question={**said, **fields})

    def caps(self, **caps: int) -> None:
        """How much one customer is asked."""
        self.call(
            "UpdateQuestionSettings",
            self.lea,
            question_settings=caps,
            update_mask={"paths": list(caps)},
        )

    def caller(self, by: Any = None) -> Any:
        """Who calls, and what to ask them."""
        return self.call("LookUpCaller", by, phone=NUMBER)

    def asked(self, by: Any = None) -> list[int]:
        """Which questions are on the screen."""
        return [question.question_id for question in self.caller(by).questions]

    def who(self) -> dict[str, Any]:
        """The caller as answers name them."""
        caller = self.caller()
        return {
            "account_id": caller.account_id,
            "contact_id": caller.contact_id,
            "requester_id": caller.requester.requester_id,
            "segment": caller.segment,
            "tier": caller.tier,
        }

    def note(self, question: Any, step: str = "ANSWER", by: Any = None, **said: Any) -> Any:
        """A step with a question; answered with yes unless said otherwise."""
        if step == "ANSWER" and not said.keys() & {"choice", "text"}:
            said["choice"] = "yes"
        customer = said.pop("customer", None) or self.who()
        return self.call(
            "AnswerQuestion",
            by,
            question_id=question.question_id,
            customer=customer,
            step=f"QUESTION_STEP_{step}",
            **said,
        )

    def results(self, question: Any, **asked: Any) -> Any:
        """What came of a question."""
        return self.call("GetQuestionResults", self.lea, question_id=question.question_id, **asked)

    def days(self, days: float) -> None:
        """Time passes."""
        self.world.clock.forward(days=days)

    # Surveys

    def surveys(self, **settings: Any) -> None:
        """Customers are asked after closing."""
        settings = {"enabled": True, **settings}
        self.call(
            "UpdateSurveySettings",
            self.lea,
            survey_settings=settings,
            update_mask={"paths": list(settings)},
        )

    def closed(self, **fields: Any) -> tuple[Any, Any]:
        """A ticket that was closed, and the invitation of it."""
        ticket = self.open(**fields)
        self.close(ticket)
        return ticket, self.invitations(ticket)[0]

    def invitations(self, ticket: Any) -> list[Any]:
        """The invitations of a ticket, the newest first."""
        wanted = f"ticket_id = {ticket.ticket_id}"
        return list(self.call("ListSurveyInvitations", filter=wanted).survey_invitations)

    def token(self, invitation: Any) -> str:
        """The last part of the link."""
        key = invitation.survey_invitation_id
        link = self.call("GetSurveyLink", survey_invitation_id=key)
        return str(link.url.rpartition("/")[2])

    def reply(self, token: str, score: int, comment: str = "") -> Any:
        """Whoever has the link replies."""
        return self.call("AnswerSurvey", PUBLIC, token=token, score=score, comment=comment)

    def told(self, person: Any) -> list[str]:
        """What somebody was told."""
        return [notice.text for notice in self.call("ListNotices", person).notices]
