"""What the tests of promises say often: time passes and what is due happens, who was told, and what is on record."""

from typing import Any

from crm_tickets import falling_due

from .phone_desk import Desk


class Promises(Desk):
    """The desk, with a liaison person and a lead of its department."""

    def __init__(self, world: Any) -> None:
        super().__init__(world)
        self.lead = world.person("martin.vogel", "manager", team="service")
        self.cara = world.person("cara.mia", "agent", team="service")
        for who in (self.lead, self.cara, self.anna, self.ben):
            self.signs_in(who)
        department = {"team": "service", "liaison_ids": ["cara.mia"]}
        self.call("CreateDepartment", self.lead, department=department)

    def signs_in(self, who: Any) -> None:
        """Somebody is known to the service with their roles."""
        user = {"user_id": who.id, "display_name": who.id, "team": who.team}
        roles = list(who.roles)
        self.world.call("CreateUser", user={**user, "roles": roles}, password="Long-enough-77")

    def later(self, **span: float) -> int:
        """Time passes, and what is due of promises happens by the loop alone."""
        self.world.clock.forward(**span)
        return falling_due.fire_all(self.world.app, "promises")

    def now(self, promise: Any) -> Any:
        """A promise as it is now."""
        return self.call("GetPromise", promise_id=promise.promise_id)

    def told(self, who: Any, kind: str = "promise_") -> list[str]:
        """What somebody was told of promises, oldest first."""
        found = self.call("ListNotices", who, page_size=100).notices
        return [each.text for each in reversed(found) if each.kind.startswith(kind)]

    def changes(self, promise: Any) -> list[str]:
        """What happened to a promise, in words."""
        reply = self.call("ListPromiseChanges", promise_id=promise.promise_id)
        enum = reply.promise_changes[0].DESCRIPTOR.fields_by_name["kind"].enum_type
        words = enum.values_by_number
        names = [words[each.kind].name for each in reply.promise_changes]
        return [name.removeprefix("PROMISE_CHANGE_KIND_").lower() for name in names]

    def rule(self, kind: str, **fields: Any) -> Any:
        """The rule of a kind, changed."""
        found = self.call("ListPromiseRules", filter=f"kind = {kind}").promise_rules[0]
        given = {"promise_rule_id": found.promise_rule_id, **fields}
        mask = {"paths": list(fields)}
        return self.call("UpdatePromiseRule", self.lead, promise_rule=given, update_mask=mask)
