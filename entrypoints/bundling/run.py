"""Build the packages."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from entrypoints.bundling import library_files, our_files
from entrypoints.bundling.archive import COMPRESSION, write_archive
from entrypoints.bundling.byte_code import compiled, interpreter
from entrypoints.bundling.closure import Closure, closure_of
from entrypoints.bundling.functions import FUNCTIONS, handler_of
from entrypoints.bundling.libraries import distributions_of
from entrypoints.bundling.target import Target
from entrypoints.bundling.wheels import wheels_of

ROOT = Path(__file__).parents[2]


@frozen(kw_only=True)
class Package:
    """One zip as it was written; sizes in bytes."""

    function: str
    handler: str
    file: Path
    sha256: str
    bytes: int
    bytes_unpacked: int
    modules: int
    libraries: tuple[str, ...]


def build(
    functions: Sequence[str],
    target: Target,
    *,
    out: Path,
    cache: Path,
    compression: int = COMPRESSION,
) -> Iterator[Package]:
    """Each package as it is written. Raises CliFault."""
    interpreter(target)
    closures = {name: closure_of(name, ROOT) for name in FUNCTIONS}
    _say(f"compiling for {target.name}")
    # All of it, whatever is built: what is compiled beside a module must not change its bytes.
    ours = compiled(our_files.sources_of(closures.values(), ROOT), target)
    needed = {name: distributions_of(closures[name].libraries) for name in functions}
    wheels = wheels_of({each for names in needed.values() for each in names}, target, cache)
    libraries = {name: _library(wheel, target) for name, wheel in sorted(wheels.items())}
    out.mkdir(parents=True, exist_ok=True)
    for name in functions:
        files = dict(our_files.files_of(closures[name], root=ROOT, byte_code=ours, target=target))
        for library in needed[name]:
            files.update(libraries[library])
        _say(f"writing {name}.zip")
        write_archive(files, out / f"{name}.zip", compression=compression)
        yield _package(out / f"{name}.zip", files, closures[name], needed[name])


def _library(wheel: Path, target: Target) -> Mapping[str, bytes]:
    """Byte code stands in the place of its source: nobody reads a library's source on Lambda."""
    files = dict(library_files.files_of(wheel))
    sources = {name: content for name, content in files.items() if name.endswith(".py")}
    if not sources:
        return files
    _say(f"compiling {wheel.name}")
    rest = {name: content for name, content in files.items() if name not in sources}
    return rest | {f"{name}c": code for name, code in compiled(sources, target).items()}


def _package(
    file: Path, files: Mapping[str, bytes], closure: Closure, libraries: tuple[str, ...]
) -> Package:
    content = file.read_bytes()
    return Package(
        function=file.stem,
        handler=f"{handler_of(file.stem)}.handler",
        file=file,
        sha256=sha256(content).hexdigest(),
        bytes=len(content),
        bytes_unpacked=sum(map(len, files.values())),
        modules=len(closure.modules),
        libraries=libraries,
    )


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
