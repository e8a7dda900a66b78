"""The house keeps its shape: import contracts of pyproject.toml, sizes, and a few habits."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kinerja_desktop"
MODULE_LINES, FUNCTION_LINES, PUBLIC_METHODS = 300, 60, 15

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if "versions" not in path.parts]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...]) -> Iterator[tuple[str, ast.AST]]:
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kind):
                yield named(path), node


def test_the_import_contracts_hold() -> None:
    found = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-4000:] + found.stderr[-2000:]


def test_no_module_is_longer_than_it_may_be() -> None:
    lengths = {named(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_no_function_is_longer_than_it_may_be() -> None:
    long = {
        f"{name}:{node.name}": length
        for name, node in nodes((ast.FunctionDef, ast.AsyncFunctionDef))
        if isinstance(node, Function)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }
    assert long == {}


def qt_names() -> set[str]:
    """Return the names that overrides of Qt methods keep; they are not methods of ours."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    part = text.partition("extend-ignore-names = [")[2].partition("]")[0]
    return set(re.findall(r'"([A-Za-z*]+)"', part))


def is_own(name: str, kept: set[str]) -> bool:
    return not (name.startswith("_") or name in kept or name.endswith("Event"))


def is_property(function: Function) -> bool:
    names = [ast.unparse(decorator) for decorator in function.decorator_list]
    return any(name in {"property", "cached_property"} or ".setter" in name for name in names)


def test_no_class_has_more_public_methods_than_it_may_have() -> None:
    kept = qt_names()
    broad = {}
    for name, node in nodes(ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        own = [
            part.name
            for part in node.body
            if isinstance(part, Function) and is_own(part.name, kept) and not is_property(part)
        ]
        if len(own) > PUBLIC_METHODS:
            broad[f"{name}:{node.name}"] = len(own)
    assert broad == {}


def test_every_module_opens_with_what_lives_there() -> None:
    silent = [
        named(path)
        for path in modules()
        if path.read_text("utf-8").strip()
        and ast.get_docstring(tree_of(path)) is None
        and path.name != "__main__.py"
    ]
    assert silent == []


def test_imports_stand_at_the_top_but_where_the_start_must_be_quick() -> None:
    late: dict[str, list[int]] = {}
    for path in modules():
        tree = tree_of(path)
        for function in ast.walk(tree):
            if isinstance(function, Function):
                lines = [
                    node.lineno
                    for node in ast.walk(function)
                    if isinstance(node, ast.Import | ast.ImportFrom)
                ]
                if lines:
                    late.setdefault(named(path), []).extend(lines)
    declared = {
        "kinerja_desktop/app.py",
        "kinerja_desktop/cli.py",
        "kinerja_desktop/commands/import_staff.py",
        "kinerja_desktop/entrance.py",
        "kinerja_desktop/exporting/workbook.py",
        "kinerja_desktop/program.py",
        "kinerja_desktop/services/finalising.py",
        "kinerja_desktop/services/verifying.py",
        "kinerja_desktop/stores.py",
    }
    assert set(late) - declared == set()


def test_every_exception_is_caught_in_two_files_only() -> None:
    broad = {
        name
        for name, node in nodes(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception"))
    }
    assert broad <= {"kinerja_desktop/ui/runner.py", "kinerja_desktop/ui/application.py"}


def test_threads_are_started_in_one_file_only() -> None:
    starting = {
        name
        for name, node in nodes((ast.Attribute, ast.Name))
        if getattr(node, "attr", getattr(node, "id", "")) in {"ThreadPoolExecutor", "QThread"}
    }
    assert starting == {"kinerja_desktop/ui/runner.py"}


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "misc", "manager"])
def test_every_module_has_a_noun_of_the_trade(word: str) -> None:
    assert [named(path) for path in modules() if path.stem == word] == []
