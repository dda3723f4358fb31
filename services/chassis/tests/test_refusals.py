"""What is refused can be said in Chinese: all refusals of the source, found in it and looked up.

A refusal's text is plain, or `said` with its values; never put together, since nobody could translate that.
"""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from crm_chassis import i18n
from crm_chassis.errors import AlreadyExists, Invalid, NotFound
from crm_chassis.said import Said, said

from .test_texts import PACKAGES, catalog_of, is_translated

REASON = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
TELLERS = {"said", "N_"}
READERS = {"_", "gettext", "ngettext"}  # speak the language of whoever asks: only the doors know it
# What rules raise, and handlers refuse with in the same words.
CARRIERS = {"Unfit", "WrongInput", "WrongValue"}
MESSAGES = {"message", "fields", "why"}


class Found(NamedTuple):
    """A text of a refusal, or (empty) a place where none can be read."""

    place: str
    text: str
    problem: str = ""


def name_of(call: ast.AST) -> str:
    """What is called, by its last name."""
    func = call.func if isinstance(call, ast.Call) else call
    return getattr(func, "attr", "") or getattr(func, "id", "")


@lru_cache(maxsize=1)
def trees() -> dict[Path, ast.Module]:
    """All source of the services."""
    paths = [path for package in PACKAGES for path in sorted(package.rglob("*.py"))]
    return {path: ast.parse(path.read_text()) for path in paths}


@lru_cache(maxsize=1)
def refusals() -> frozenset[str]:
    """The names of all classes that are refusals."""
    known, before = {"Refusal"}, 0
    classes = [
        n for tree in trees().values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)
    ]
    while len(known) > before:
        before = len(known)
        known |= {c.name for c in classes if any(name_of(base) in known for base in c.bases)}
    return frozenset(known)


def is_refusal(node: ast.ClassDef) -> bool:
    """Whether a class is one: another one may have the same name elsewhere."""
    return any(name_of(base) in refusals() for base in node.bases)


class Reader:
    """Reads the refusals of one file."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path, self.tree = path, tree
        self.at_door = bool({"doors", "pages"} & set(path.parts)) or path.name == "pages.py"
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        classes = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and is_refusal(n)]
        self.in_refusals = {id(inner) for each in classes for inner in ast.walk(each)}
        own = {n.name for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and not is_refusal(n)}
        self.known = (refusals() | CARRIERS) - (own - CARRIERS)
        self.functions = {function.name: function for function in functions}

    def found(self) -> Iterator[Found]:
        """The texts of all refusals that are raised or returned here."""
        scopes: list[ast.AST] = [self.tree, *self.functions.values()]
        for scope in scopes:
            for node in self.own(scope):
                if isinstance(node, ast.Call):
                    yield from self.call(node, scope)

    def own(self, scope: ast.AST) -> Iterator[ast.AST]:
        """What stands in a scope and not in a function within it."""
        todo = list(ast.iter_child_nodes(scope))
        while todo:
            node = todo.pop()
            if not isinstance(node, ast.FunctionDef):
                yield node
                todo += ast.iter_child_nodes(node)

    def call(self, node: ast.Call, scope: ast.AST) -> Iterator[Found]:
        """The texts that one call says."""
        for keyword in node.keywords:
            if keyword.arg == "missing" and isinstance(keyword.value, ast.Tuple):
                yield from self.kind(keyword.value.elts[0])
        name = name_of(node)
        if name == "NotFound":
            yield from self.kind(node.args[0])
        elif name in self.known or (name == "__init__" and self.in_refusal(node)):
            given = [k.value for k in node.keywords if k.arg in MESSAGES]
            said = node.args[-1:] if name in CARRIERS else node.args
            for value in [*said, *given]:
                yield from self.text(value, scope)

    def in_refusal(self, node: ast.Call) -> bool:
        """Whether super().__init__ is that of a refusal."""
        return id(node) in self.in_refusals

    def kind(self, value: ast.expr) -> Iterator[Found]:
        """What is missing, in words."""
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield Found(self.place(value), value.value.replace("_", " "))

    def place(self, node: ast.AST) -> str:
        """Where it stands."""
        return f"{self.path.parent.name}/{self.path.name}:{getattr(node, 'lineno', 0)}"

    def text(  # noqa: C901 (each kind of expression is its own case)
        self, value: ast.AST, scope: ast.AST, deep: int = 0
    ) -> Iterator[Found]:
        """The texts that an expression may be."""
        if isinstance(value, ast.Constant):
            if isinstance(value.value, str) and value.value.strip(REASON):
                yield Found(self.place(value), value.value)
        elif isinstance(value, ast.JoinedStr | ast.BinOp):
            yield Found(self.place(value), "", "is put together: use said(…)")
        elif isinstance(value, ast.Dict):
            for each in value.values:
                yield from self.text(each, scope, deep)
        elif isinstance(value, ast.DictComp):
            yield from self.text(value.value, scope, deep)
        elif isinstance(value, ast.IfExp):
            yield from self.text(value.body, scope, deep)
            yield from self.text(value.orelse, scope, deep)
        elif isinstance(value, ast.Call):
            yield from self.called(value, scope, deep)
        elif isinstance(value, ast.Subscript):
            yield from self.text(value.value, scope, deep)
        elif isinstance(value, ast.Name) and deep < 4:
            yield from self.named(value.id, scope, deep + 1)

    def called(self, value: ast.Call, scope: ast.AST, deep: int) -> Iterator[Found]:
        """The texts that a function of ours gives."""
        name = name_of(value)
        if name in TELLERS:
            for each in value.args:
                yield from self.text(each, scope, deep)
        elif name in READERS and not self.at_door:
            yield Found(self.place(value), "", "speaks before the door: use said(…)")
        elif name in self.functions and isinstance(value.func, ast.Name) and deep < 4:
            function = self.functions[name]
            for node in self.own(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    yield from self.text(node.value, function, deep + 1)

    def named(self, name: str, scope: ast.AST, deep: int) -> Iterator[Found]:
        """The texts that a variable was given, also entry by entry."""
        for node in [*self.own(scope), *(self.own(self.tree) if scope is not self.tree else [])]:
            if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
                continue
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                into = target.value if isinstance(target, ast.Subscript) else target
                if isinstance(into, ast.Name) and into.id == name:
                    yield from self.text(node.value, scope, deep)


@lru_cache
def found_in(package: Path) -> list[Found]:
    """All refusals of a package."""
    return [
        found
        for path, tree in trees().items()
        if path.is_relative_to(package)
        for found in Reader(path, tree).found()
    ]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_refusals_are_plain_or_said(package: Path) -> None:
    wrong = {f"{each.place} {each.problem}" for each in found_in(package) if each.problem}
    assert not wrong, "\n".join(sorted(wrong))


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_every_refusal_can_be_said_in_chinese(package: Path) -> None:
    catalogs = [catalog_of(package), catalog_of(Path(i18n.__file__).parent)]
    missing = {
        f"{each.place}: {each.text!r}"
        for each in found_in(package)
        if each.text and not any(is_translated(catalog.get(each.text)) for catalog in catalogs)
    }
    assert not missing, "\n".join(sorted(missing))


def test_the_collection_sees_what_it_is_for() -> None:
    chassis = next(package for package in PACKAGES if package.name == "crm_chassis")
    texts = {each.text for each in found_in(chassis)}
    assert "The login name %(user_id)s is taken." in texts  # through a variable
    assert "is not your present password" in texts  # in a field
    assert "api key" in texts  # what is missing


def test_what_was_said_is_english_to_programs_and_the_readers_to_people() -> None:
    text = said("The login name %(user_id)s is taken.", user_id="li.wei")
    refusal = AlreadyExists("USER_EXISTS", text, more=1)
    assert refusal.message == str(refusal) == "The login name li.wei is taken."
    assert refusal.metadata == {"user_id": "li.wei", "more": "1"}
    with i18n.reader("zh-Hans"):
        assert i18n.gettext(refusal.message) == "登录名 li.wei 已被使用。"
    with i18n.reader("en"):
        assert i18n.gettext(refusal.message) == "The login name li.wei is taken."


def test_what_is_said_within_what_is_said_is_translated_too() -> None:
    refusal = NotFound("user", "li.wei")
    assert refusal.message == "There is no user li.wei."
    assert refusal.metadata == {"resource": "user", "id": "li.wei"}
    with i18n.reader("zh-Hans"):
        assert i18n.refusal_text(refusal.message, refusal.fields) == "没有编号为 li.wei 的用户。"


def test_fields_say_it_too() -> None:
    text = said("there is no time zone %(name)s; one is called like Asia/Shanghai", name="x")
    refusal = Invalid({"user.time_zone": text})
    assert isinstance(refusal.fields["user.time_zone"], Said)
    with i18n.reader("zh-Hans"):
        assert "没有名为 x 的时区" in i18n.refusal_text(refusal.message, refusal.fields)
