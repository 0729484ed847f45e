"""What of ours goes into a package: modules with their byte code, and the data beside them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from entrypoints.bundling.closure import Closure
from entrypoints.bundling.target import Target
from entrypoints.fields.contract import TABLE
from entrypoints.graphql.schema.contract_table import contract_table

DATA: Final = frozenset({".toml", ".graphql"})
CONTRACT: Final = "entrypoints.fields.contract"
FOLDERS: Final = {"adapters.aurora.newest_migration": "adapters/aurora/migrations"}
"""What a module reads out of a folder that is no package."""


def sources_of(closures: Iterable[Closure], root: Path) -> dict[str, bytes]:
    """Every module that any function needs, by its path."""
    files = {file for closure in closures for file in closure.modules.values()}
    return {_path(file, root): file.read_bytes() for file in files}


def files_of(
    closure: Closure, *, root: Path, byte_code: Mapping[str, bytes], target: Target
) -> Iterator[tuple[str, bytes]]:
    """Sources stand beside the byte code, so that a trace in the log shows its lines."""
    tag = f"cpython-{target.python.replace('.', '')}"
    for file in closure.modules.values():
        path = _path(file, root)
        place, _, name = path.rpartition("/")
        yield path, file.read_bytes()
        yield f"{place}/__pycache__/{name.removesuffix('.py')}.{tag}.pyc", byte_code[path]
    for data in _data(closure, root):
        yield _path(data, root), data.read_bytes()
    if CONTRACT in closure.modules:
        table = json.dumps(contract_table(), sort_keys=True, separators=(",", ":"))
        yield f"{CONTRACT.rpartition('.')[0].replace('.', '/')}/{TABLE}", table.encode()


def _data(closure: Closure, root: Path) -> Iterator[Path]:
    for package in {file.parent for file in closure.modules.values()}:
        yield from (data for data in package.iterdir() if data.suffix in DATA)
    for module, folder in FOLDERS.items():
        if module in closure.modules:
            yield from (data for data in (root / folder).iterdir() if data.is_file())


def _path(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
