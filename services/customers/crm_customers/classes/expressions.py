"""Rules as expressions in CEL: read, checked before they hold, and decided.

The rule kept here: a rule cannot do anything but compare. Every name in it is known and every comparison is between
things of one kind before it is stored; what is wrong is said with its place and what would be right. A customer of
whom a rule asks an attribute that nobody has filled in does not fit that rule.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from cel_expr_python import cel  # type: ignore[import-untyped]
from google.protobuf.timestamp_pb2 import Timestamp

NUMBER, TEXT, TEXTS, MOMENT = "a number", "a text", "a list of texts", "a day"
YES_NO = "yes or no"
# Every figure that rules may use, and what it is.
FIGURES: Mapping[str, str] = {
    "volume_12m": NUMBER,
    "volume_previous_12m": NUMBER,
    "volume_total": NUMBER,
    "growth": NUMBER,
    "orders_12m": NUMBER,
    "orders_total": NUMBER,
    "recency_days": NUMBER,
    "first_order_days": NUMBER,
    "interactions_12m": NUMBER,
    "interaction_days": NUMBER,
    "known_days": NUMBER,
    "kind": TEXT,
    "segment": TEXT,
    "country": TEXT,
    "region": TEXT,
    "city": TEXT,
    "team": TEXT,
    "tags": TEXTS,
    "today": MOMENT,
}
NEVER_DAYS = 99_999  # since something that never happened
OF_TYPE = {
    "number": NUMBER,
    "money": NUMBER,
    "date": MOMENT,
    "choices": TEXTS,
}
ATTRIBUTES = "attributes"
# Texts and names are passed over, so that the numbers which are left are numbers.
TOKEN = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<name>[A-Za-z_][\w.]*)|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"""
)
ASKED = re.compile(r"\battributes\.([a-z][a-z0-9_]*)")
ERROR = re.compile(r"ERROR: <input>:(\d+):(\d+): (.*)")
OVERLOAD = re.compile(r"found no matching overload for '([^']+)' applied to '\((.*)\)'")
UNKNOWN = re.compile(r"undeclared reference to '([^']+)'")
COMPARED = re.compile(
    r"""(?P<name>[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)?)\s*(?P<operator>>=|<=|==|!=|>|<)\s*"""
    r"""(?P<limit>"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?)"""
)
FUNCTIONS = ("size", "has", "duration", "timestamp", "double", "string", "true", "false", "in")
KINDS = {
    "double": NUMBER,
    "int": NUMBER,
    "uint": NUMBER,
    "string": TEXT,
    "bool": YES_NO,
    "timestamp": MOMENT,
    "google.protobuf.Timestamp": MOMENT,
    "list(string)": TEXTS,
}
MOST_BRACKETS, MOST_WALKS = 100, 2
WALK = re.compile(r"\.(?:all|exists|exists_one|map|filter)\s*\(")
PRESENT = re.compile(r"\bhas\(\s*attributes\.[a-z][a-z0-9_]*\s*\)")


class Problem(NamedTuple):
    """What is wrong with an expression, where (line and character from 1), and what would be right."""

    line: int
    column: int
    text: str


def _type(kind: str) -> Any:
    types = cel.Type
    return {
        NUMBER: types.DOUBLE,
        TEXT: types.STRING,
        TEXTS: types.List(types.STRING),
        MOMENT: types.TIMESTAMP,
        YES_NO: types.BOOL,
    }[kind]


def _env(attributes: Iterable[tuple[str, str]], figures: Mapping[str, str] = FIGURES) -> Any:
    """What expressions may name: the figures, and these attributes with their types."""
    known = {name: _type(kind) for name, kind in figures.items()}
    known |= {f"{ATTRIBUTES}.{name}": _type(OF_TYPE.get(kind, TEXT)) for name, kind in attributes}
    known[ATTRIBUTES] = cel.Type.Map(cel.Type.STRING, cel.Type.DYN)
    return cel.NewEnv(variables=known)


@lru_cache(maxsize=1)
def _plain_env() -> Any:
    return _env(())


def as_decimals(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The expression with its whole numbers as decimals, since figures are; and where it grew (offset, by how much)."""
    grown: list[tuple[int, int]] = []
    parts, at = [], 0
    for found in TOKEN.finditer(text):
        number = found["number"]
        if number is None or not number.isdigit() or text[found.end() : found.end() + 1] == "u":
            continue
        parts += [text[at : found.end()], ".0"]
        grown.append((found.end(), 2))
        at = found.end()
    return "".join([*parts, text[at:]]), grown


def _typed_at(text: str, grown: list[tuple[int, int]], line: int, column: int) -> tuple[int, int]:
    """The place in what was typed of a place in the expression that was read."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    start = starts[min(line, len(starts)) - 1]
    shift = sum(by for at, by in grown if start <= at and at - start < column - 1)
    return line, max(1, column - shift)


def asked_attributes(text: str) -> set[str]:
    """The attributes that an expression names."""
    bare = re.sub(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", '""', text)
    return set(ASKED.findall(bare))


def asked_figures(text: str) -> set[str]:
    """The figures that an expression names; attributes as one."""
    names = (found["name"] for found in TOKEN.finditer(text))
    return {name.partition(".")[0] for name in names if name} & {*FIGURES, ATTRIBUTES}


def problems(
    text: str, attributes: Mapping[str, str], figures: Mapping[str, str] = FIGURES
) -> list[Problem]:
    """What is wrong with an expression; `attributes` are those that accounts can have, with their types.

    `figures` are what it may ask: those of customers, or of what else is decided by rules.
    """
    read, grown = as_decimals(text)
    if text.count("(") + text.count("[") > MOST_BRACKETS:
        return [Problem(1, 1, "has too many brackets: make several rules of it")]
    if len(WALK.findall(text)) > MOST_WALKS:
        return [
            Problem(
                1, 1, f"walks through lists more than {MOST_WALKS} times: make several rules of it"
            )
        ]
    unknown = sorted(asked_attributes(text) - attributes.keys())
    known = {name: attributes[name] for name in asked_attributes(text) if name in attributes}
    found = [
        Problem(1, text.index(f"attributes.{name}") + 1, _no_attribute(name, attributes))
        for name in unknown
    ]
    if found:
        return found
    read = PRESENT.sub(lambda part: "true".ljust(len(part[0])), read)
    try:
        checked = _env(tuple(sorted(known.items())), figures).compile(read)
    except RuntimeError as refused:
        told = [
            (_typed_at(text, grown, int(line), int(column)), _told(message, figures))
            for line, column, message in ERROR.findall(str(refused))
        ]
        return _real(told, str(refused))
    kind = checked.return_type().name()
    if kind.lower() not in ("bool", "dyn"):
        says = KINDS.get(kind.lower(), kind.lower())
        right = "compare it with something, like volume_12m >= 1000"
        return [Problem(1, 1, f"says {says}, not yes or no: {right}")]
    return []


def _real(told: list[tuple[tuple[int, int], str]], refused: str) -> list[Problem]:
    """Of what the compiler told, what people can do something about."""
    real = [Problem(*place, words) for place, words in told if words]
    if "Syntax error" in refused:
        real = real[:1]  # what follows comes from the first one
    return real if real or told else [Problem(1, 1, "cannot be read")]


def _no_attribute(name: str, attributes: Mapping[str, str]) -> str:
    near = get_close_matches(name, attributes, 1)
    more = f": did you mean attributes.{near[0]}?" if near else "; define it first"
    return f"{name} is not an attribute of accounts{more}"


def _told(message: str, figures: Mapping[str, str]) -> str:
    """An error of the checker in words that say what would be right; "" for what is no error to us."""
    if found := UNKNOWN.search(message):
        near = get_close_matches(found[1], [*figures, *FUNCTIONS], 1)
        if near:
            return f"{found[1]} is not known: did you mean {near[0]}?"
        more = " and attributes.…" if figures is FIGURES else ""
        return f"{found[1]} is not known; there are {', '.join(figures)}{more}"
    if found := OVERLOAD.search(message):
        return _mismatch(found[1], [part.strip() for part in found[2].split(",")])
    if "Syntax error" in message:
        if "'='" in message or "'= '" in message:
            return "one = sets nothing here: write == to compare"
        if re.search(r"'(and|or|not)'", message, re.IGNORECASE):
            return "write && for and, || for or, ! for not"
        if "','" in message.partition("expecting")[0]:
            return "write numbers without commas, like 1000000"
        if "'<EOF>'" in message:
            return "ends too early: something is missing here"
        return "cannot be read here; right is, for example: volume_12m >= 1000 && recency_days < 90"
    return message.strip()


def _mismatch(operator: str, kinds: list[str]) -> str:
    """Two things that do not go together."""
    words = [KINDS.get(kind, kind) for kind in kinds]
    if all(word == NUMBER for word in words):
        return ""  # whole numbers and decimals go together when it is decided
    sign = operator.strip("_")
    if len(words) == 2 and {NUMBER, TEXT} == set(words):
        right = "write numbers without quotes, and texts in quotes"
        return f"{words[0]} and {words[1]} cannot be put together with {sign}: {right}"
    if words and words[0] == TEXTS:
        return f'a list of texts is asked with in, like "cat" in attributes.pets, not with {sign}'
    return f"{sign or operator} does not go with {' and '.join(words)}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that can be decided."""

    value: str
    label: str
    label_zh: str
    condition: str
    program: Any

    def fits(self, figures: Mapping[str, Any]) -> bool:
        """Whether it fits these figures; what cannot be decided does not fit."""
        return _holds(self.program, figures)


def _holds(program: Any, figures: Mapping[str, Any]) -> bool:
    """Whether an expression says yes; an error (an attribute that is not there, a list without end) is no yes."""
    try:
        return program.eval(data=figures).value() is True
    except RuntimeError:
        return False


@lru_cache(maxsize=512)
def program_of(condition: str) -> Any:
    """An expression that was checked, ready to be decided."""
    return _plain_env().compile(as_decimals(condition)[0], disable_check=True)


def rule_of(rule: Mapping[str, str]) -> Rule:
    """A stored rule, ready to be decided."""
    label = rule.get("label") or rule["value"].replace("_", " ").capitalize()
    condition = rule["condition"]
    return Rule(
        rule["value"], label, rule.get("label_zh") or label, condition, program_of(condition)
    )


def decide(rules: Iterable[Rule], figures: Mapping[str, Any]) -> int:
    """The place of the first rule that fits, counted from 1; 0: none does."""
    for place, rule in enumerate(rules, 1):
        if rule.fits(figures):
            return place
    return 0


class Compared(NamedTuple):
    """A comparison within a rule, and what it came to."""

    name: str
    value: str
    operator: str
    limit: str
    holds: bool


def comparisons(condition: str, figures: Mapping[str, Any]) -> list[Compared]:
    """The comparisons of a rule with the figures behind them."""
    found = []
    for part in COMPARED.finditer(condition):
        name = part["name"]
        inner = name.removeprefix(f"{ATTRIBUTES}.")
        value = figures[ATTRIBUTES].get(inner) if inner != name else figures.get(name)
        if value is None and inner == name:
            continue
        holds = _holds(program_of(part[0]), figures)
        limit = part["limit"].strip("\"'")
        found.append(Compared(name, shown(value), part["operator"], limit, holds))
    return found


def shown(value: Any) -> str:
    """A figure as a text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, list):
        return ",".join(value)
    return value.ToDatetime().date().isoformat() if isinstance(value, Timestamp) else str(value)
