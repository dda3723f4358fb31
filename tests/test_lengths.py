"""How long files and functions of the house may be: read from the source."""

import ast
from collections.abc import Iterator

from tests.source_tree import MODULES, ROOT, Module, tracked

LONGEST, LONGEST_IN_CHASSIS = 400, 200
# What a screen shows at once, its signature and its docstring counted: who reads a function need not scroll.
LONGEST_FUNCTION = 45
# Import and identity, one step after another; whoever changes one of them makes it short and takes it off this list.
STILL_LONGER = frozenset(
    {
        ("crm_customers", "identity.linking", "comparisons"),
        ("crm_customers", "identity.undoing", "undo"),
        ("crm_customers", "imports.imports", "create_import"),
        ("crm_customers", "imports.plans", "source_of"),
        ("crm_customers", "imports.suggestions", "_settled"),
    }
)


def code_lines(module: Module) -> int:
    """How many lines of a file are code: docstrings, comments and blank lines cost nobody anything."""
    prose: set[int] = set()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            prose |= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    lines = enumerate(module.path.read_text(encoding="utf-8").splitlines(), 1)
    return sum(
        1
        for n, line in lines
        if n not in prose and line.strip() and not line.strip().startswith("#")
    )


def test_files_stay_short() -> None:
    wrong = []
    for module in MODULES:
        if "migrations" in module.inner:
            continue  # a migration is written once and read from top to bottom
        if (lines := code_lines(module)) > (
            LONGEST_IN_CHASSIS if module.package == "crm_chassis" else LONGEST
        ):
            wrong.append(f"{module}: {lines} lines of code")
    assert not wrong


def long_functions(module: Module) -> Iterator[tuple[str, int]]:
    """The functions of more lines than anybody reads at once, with how many they have."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.name, lines


def test_functions_stay_short() -> None:
    bench = [Module("bench", path.stem, path) for path in sorted((ROOT / "bench").rglob("*.py"))]
    found = {
        (module.package, module.inner, name): f"{module}: {name} has {lines} lines"
        for module in (*MODULES, *bench)
        if "migrations" not in module.inner  # written once and read from top to bottom
        for name, lines in long_functions(module)
    }
    assert not [told for place, told in found.items() if place not in STILL_LONGER]
    assert not STILL_LONGER - found.keys(), "short by now: take it off the list"


def test_tests_stay_short_too() -> None:
    names = [name for name in tracked() if "tests/" in name and name.endswith(".py")]
    lengths = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in names}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST}
