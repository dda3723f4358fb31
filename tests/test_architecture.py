"""Which way imports go, and what else the house keeps by rule: read from the source, not from what happens to run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_tree import MODULES, PACKAGES, ROOT, SERVICE_PACKAGES, SERVICES, Module, tracked

# What decides knows neither the database, nor the wire, nor the web.
NEVER_IN_RULES = ("sqlalchemy", "psycopg", "grpc", "flask", "google.protobuf", "crm", "crm_chassis")
DOORS = ("grpc", "flask", "werkzeug")
EMPTY_WORDS = frozenset(
    {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}
)
# The layers of a service from the bottom up; every module that is not named here holds handlers.
LAYERS = {
    "rules": 0,
    "tables": 0,
    "queries": 1,
    "consumers": 3,
    "jobs": 3,
    "pages": 3,
    "__main__": 4,
}
HANDLERS = 2
# Written in parts, so that this file does not name them either.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "python" + "hosted", "org"),
        ("registry", "npmjs", "org"),
        ("docker", "io"),
        ("ghcr", "io"),
        ("quay", "io"),
        ("gcr", "io"),
        ("registry", "k8s", "io"),
        ("mcr", "microsoft", "com"),
        ("proxy", "golang", "org"),
        ("static", "crates", "io"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
    )
)
LATER = (("TO", "DO"), ("FIX", "ME"), ("X", "XX"))
# Where people and builders have their files; a container's own folders are none of these.
HOMES = re.compile(r"(?<![\w.}$*-])/(?:home|Users|root|work)/[\w.]")
WRITTEN = (
    ".py",
    ".md",
    ".proto",
    ".yaml",
    ".yml",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".json",
    ".sh",
    ".txt",
    ".in",
    "file",
)


IMPORTS: dict[Path, list[tuple[str, int]]] = {}


def imports(module: Module) -> list[tuple[str, int]]:
    """Every module that this one imports, also late or for types only, with the line."""
    if module.path not in IMPORTS:
        IMPORTS[module.path] = list(_imports(module))
    return IMPORTS[module.path]


def _imports(module: Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = node.module or ""
            if node.level:
                here = [module.package, *module.inner.split(".")]
                kept = here[: len(here) - node.level + (module.path.name == "__init__.py")]
                source = ".".join(filter(None, (*kept, node.module)))
            yield source, node.lineno
            yield from ((f"{source}.{alias.name}", node.lineno) for alias in node.names)


def is_in(name: str, packages: object) -> bool:
    """Whether a dotted name lies in one of these packages."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)  # type: ignore[attr-defined]


def test_no_service_imports_another_and_the_chassis_and_the_cli_import_none() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in MODULES
        for name, line in imports(module)
        if is_in(name, SERVICE_PACKAGES - {module.package})
    ]
    assert not wrong


def test_the_chassis_imports_no_proto_of_a_service() -> None:
    protos = [f"crm.{name}" for name in SERVICES]
    chassis = [module for module in MODULES if module.package == "crm_chassis"]
    wrong = [
        f"{m}:{line} imports {name}"
        for m in chassis
        for name, line in imports(m)
        if is_in(name, protos)
    ]
    assert not wrong


def test_generated_code_imports_nothing_of_ours_but_itself() -> None:
    wrong = []
    for path in (ROOT / "protos" / "python").rglob("*.py"):
        module = Module("crm", "", path)
        wrong += [
            f"{module} imports {name}" for name, _ in imports(module) if is_in(name, PACKAGES)
        ]
    assert not wrong


def in_services(*parts: str) -> list[Module]:
    """The modules of these names in all services."""
    return [m for m in MODULES if m.package in SERVICE_PACKAGES and m.part in parts]


def test_rules_know_neither_database_nor_wire_nor_web() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in in_services("rules")
        for name, line in imports(module)
        if is_in(name, NEVER_IN_RULES)
    ]
    assert not wrong


def own_imports(module: Module) -> Iterator[tuple[str, int]]:
    """The parts of its own package that a module imports, with the line."""
    parts = {each.part for each in MODULES if each.package == module.package} - {""}
    for name, line in imports(module):
        package, _, rest = name.partition(".")
        part = rest.partition(".")[0]
        if package == module.package and part in parts and part != module.part:
            yield part, line


def handlers_of(package: str) -> set[str]:
    """The modules that `__main__` names as handlers."""
    found: set[str] = set()
    for module in MODULES:
        if (module.package, module.inner) != (package, "__main__"):
            continue
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.keyword)
                and node.arg == "handlers"
                and isinstance(node.value, ast.List)
            ):
                found |= {each.id for each in node.value.elts if isinstance(each, ast.Name)}
    return found


def layers_of(package: str) -> dict[str, int]:
    """How high each part of a service stands: by its name, as a handler, or as high as the highest it imports."""
    modules = [m for m in MODULES if m.package == package and m.part not in ("", "migrations")]
    fixed = {**dict.fromkeys(handlers_of(package), HANDLERS), **LAYERS}
    heights = {m.part: fixed.get(m.part, 0) for m in modules}
    below = {m: [part for part, _ in own_imports(m)] for m in modules if m.part not in fixed}
    for _ in modules:  # as often as the longest chain of imports could need
        for module, parts in below.items():
            reached = [heights[part] for part in parts if part in heights]
            heights[module.part] = max([heights[module.part], *reached])
    return heights


@pytest.mark.parametrize("package", sorted(SERVICE_PACKAGES))
def test_inside_a_service_imports_go_down_only(package: str) -> None:
    heights, wrong = layers_of(package), []
    named = {*LAYERS, *handlers_of(package)}
    for module in MODULES:
        if module.package != package or module.part not in named:
            continue
        here = heights[module.part]
        for part, line in own_imports(module):
            there = heights.get(part, 0)
            if there > here or (
                part in LAYERS and there == here > 0
            ):  # handlers may use each other
                wrong.append(f"{module}:{line} imports {part}")
    assert not wrong


def is_page(module: Module) -> bool:
    """Pages of a service stand in `pages`, or in a `*_pages` beside it that hangs its routes there."""
    return module.part == "pages" or module.part.endswith("_pages")


def test_only_pages_and_main_know_a_door() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in MODULES
        if module.package in SERVICE_PACKAGES and not is_page(module) and module.part != "__main__"
        for name, line in imports(module)
        if is_in(name, DOORS)
    ]
    assert not wrong


def test_pages_go_through_the_pipeline_and_never_to_the_tables() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in MODULES
        if module.package in SERVICE_PACKAGES and is_page(module)
        for name, line in imports(module)
        if is_in(
            name, ("sqlalchemy", "psycopg", f"{module.package}.tables", f"{module.package}.queries")
        )
    ]
    assert not wrong


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [str(m) for m in MODULES if EMPTY_WORDS.intersection(m.inner.split("."))]


def test_each_module_opens_with_the_rule_it_keeps() -> None:
    assert not [
        str(m) for m in MODULES if not ast.get_docstring(m.tree) and m.path.read_text().strip()
    ]


def test_no_file_names_a_registry() -> None:
    wrong = []
    for name in tracked():
        path = ROOT / name
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "ignore")
        wrong += [f"{name} names {host}" for host in REGISTRIES if host in text]
    assert not wrong


def is_told(node: ast.ExceptHandler, source: list[str]) -> bool:
    """Whether what was caught is raised, logged, handed on, or kept for a reason that the line says."""
    inside = [each for statement in node.body for each in ast.walk(statement)]
    calls = [each.func for each in inside if isinstance(each, ast.Call)]
    logged = any(
        isinstance(func, ast.Attribute) and getattr(func.value, "id", "") == "log" for func in calls
    )
    raised = any(isinstance(each, ast.Raise) for each in inside)
    used = any(isinstance(each, ast.Name) and each.id == node.name for each in inside)
    return logged or raised or used or "#" in source[node.lineno - 1]


def test_nothing_is_caught_without_a_word() -> None:
    wrong = []
    for module in MODULES:
        source = module.path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(module.tree):
            broad = isinstance(node, ast.ExceptHandler) and (
                node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")
            )
            if broad and not is_told(node, source):
                wrong.append(f"{module}:{node.lineno}")
    assert not wrong


def test_nothing_is_left_for_later() -> None:
    # Written in parts, as the registries above.
    words = re.compile(rf"\b({'|'.join(map(''.join, LATER))})\b")
    wrong = []
    for name in tracked():
        if not name.startswith(("protos/python/", "locks/")) and name.endswith(WRITTEN):
            lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
            wrong += [f"{name}:{n}" for n, line in enumerate(lines, 1) if words.search(line)]
    assert not wrong


def test_no_file_names_a_place_of_one_machine() -> None:
    wrong = []
    for name in tracked():
        if name.endswith(WRITTEN):
            lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
            wrong += [f"{name}:{n}" for n, line in enumerate(lines, 1) if HOMES.search(line)]
    assert not wrong
