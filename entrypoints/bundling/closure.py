"""Which modules a function can come to import: by `import`, wherever it stands, and by name."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from attrs import field, frozen

from entrypoints.bundling.functions import NEVER, handler_of, is_built

OURS: Final = ("core", "ports", "adapters", "entrypoints")
CONTAINER: Final = "entrypoints.container"
_PLACE: Final = re.compile(r"(?:core|ports|adapters|entrypoints)(?:\.\w+)+(?=:\w)")


@frozen(kw_only=True)
class Closure:
    """`modules` are ours, with their files; `libraries` the names that others are imported by."""

    modules: dict[str, Path] = field(factory=dict)
    libraries: set[str] = field(factory=set)


def closure_of(function: str, root: Path) -> Closure:
    """Everything that can be reached from the function's handler in the tree under `root`."""
    closure, waiting = Closure(), [handler_of(function)]
    while waiting:
        module = waiting.pop()
        file = _file(root, module)
        if module in closure.modules or module in NEVER or file is None:
            continue
        closure.modules[module] = file
        waiting.extend(_parents(module))
        mentioned = _mentioned(file)
        closure.libraries.update(mentioned.libraries)
        waiting.extend(name for name in mentioned.ours if _file(root, name) is not None)
        waiting.extend(
            place for place in mentioned.places if module != CONTAINER or is_built(place, function)
        )
    return closure


@frozen(kw_only=True)
class _Mentioned:
    """`ours` may be names in modules as well as modules; `places` stand in texts."""

    ours: tuple[str, ...]
    libraries: frozenset[str]
    places: tuple[str, ...]


@cache
def _mentioned(file: Path) -> _Mentioned:
    """Every function comes to most of the files."""
    tree = ast.parse(file.read_bytes())
    imported = tuple(_imported(tree))
    return _Mentioned(
        ours=tuple(name for name in imported if name.partition(".")[0] in OURS),
        libraries=frozenset(name.partition(".")[0] for name in imported) - frozenset(OURS),
        places=tuple(_places(tree)),
    )


def _imported(tree: ast.Module) -> Iterator[str]:
    """Modules, and what is imported of them, which may be modules itself."""
    for node in _run_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _run_nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """All but what stands there for type checkers alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from _run_nodes(node)


def _places(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = _PLACE.match(node.value)
            if found:
                yield found[0]


def _parents(module: str) -> Iterator[str]:
    while "." in module:
        module = module.rpartition(".")[0]
        yield module


def _file(root: Path, module: str) -> Path | None:
    place = root.joinpath(*module.split("."))
    for file in (place.with_suffix(".py"), place / "__init__.py"):
        if file.is_file():
            return file
    return None
