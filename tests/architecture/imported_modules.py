"""What a piece of Python source imports and calls, read without running it."""

import ast
from collections.abc import Iterator


def imported_modules(source: str) -> set[str]:
    """The full names of the modules that `source` imports, wherever in it."""
    return {module for node in ast.walk(ast.parse(source)) for module in _modules(node)}


def called_names(source: str) -> set[str]:
    """The dotted names that `source` calls: `datetime.now`, `open`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {ast.unparse(call.func) for call in calls}


def _modules(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module is not None:
        yield node.module
