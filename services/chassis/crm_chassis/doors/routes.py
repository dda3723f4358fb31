"""The addresses of the REST door, as google.api.http writes them: `/v1/tickets/{ticket.ticket_id}:handOver`.

The rule kept here: an address fits at most one method for each verb; two that could both fit stop the start.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from google.api import http_pb2

from crm_chassis.methods import BadService, Method

VARIABLE = re.compile(r"\{([a-z0-9_.]+)(?:=\*)?\}")


class Route(NamedTuple):
    """One verb and address of a method."""

    verb: str
    template: str
    pattern: re.Pattern[str]
    variables: tuple[str, ...]
    body: str
    method: Method


def _pattern(template: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The template as a regular expression, and its variables in order."""
    parts, variables, at = [], [], 0
    for found in VARIABLE.finditer(template):
        parts += [re.escape(template[at : found.start()]), r"([^/]+?)"]
        variables.append(found[1])
        at = found.end()
    rest = template[at:]
    if "{" in rest or "*" in rest:
        raise BadService(f"the route {template} cannot be read")
    return re.compile("".join([*parts, re.escape(rest)])), tuple(variables)


def _route(method: Method, rule: http_pb2.HttpRule) -> Route:
    verb = str(rule.WhichOneof("pattern"))
    if verb == "custom":
        raise BadService(f"{method.full_name}: the verb {rule.custom.kind} is not served")
    template = getattr(rule, verb)
    pattern, variables = _pattern(template)
    return Route(verb.upper(), template, pattern, variables, rule.body, method)


class Router:
    """Finds the method for a verb and an address."""

    def __init__(self, methods: Iterable[Method]) -> None:
        self.routes = [_route(method, rule) for method in methods for rule in method.http]
        # The most said comes first: `:handOver` before a variable that could swallow it.
        self.routes.sort(key=lambda route: (len(route.variables), -len(route.template)))
        seen: dict[tuple[str, str], Route] = {}
        for route in self.routes:
            key = (route.verb, VARIABLE.sub("{}", route.template))
            if key in seen:
                raise BadService(
                    f"{route.method.full_name} and {seen[key].method.full_name}: {key}"
                )
            seen[key] = route

    def find(self, verb: str, path: str) -> tuple[Route | None, dict[str, str], list[str]]:
        """The route with its variables' values, or None and the verbs that would fit the path."""
        others = []
        for route in self.routes:
            found = route.pattern.fullmatch(path)
            if found is None or _swallows_verb(route, found):
                continue
            if route.verb == verb:
                return route, dict(zip(route.variables, found.groups(), strict=True)), []
            others.append(route.verb)
        return None, {}, sorted(set(others))


def _swallows_verb(route: Route, found: re.Match[str]) -> bool:
    """Whether the last variable took a `:customVerb` that is not its own: ids hold no colon and a letter."""
    last = found.groups()[-1] if found.groups() else ""
    return bool(re.search(r":[a-z][A-Za-z]*$", last)) and route.template.endswith("}")
