"""The wheels of a target: from the cache where they are known there, else fetched by pip."""

import subprocess
import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from entrypoints.bundling.lock import Locked, locked, normalized
from entrypoints.bundling.target import Target
from entrypoints.cli.fault import CliFault


def wheels_of(names: Iterable[str], target: Target, cache: Path) -> Mapping[str, Path]:
    """A wheel for each name, its hash one of those that are locked. Raises CliFault."""
    wanted = [locked()[name] for name in sorted(set(names))]
    kept = cache / target.name
    kept.mkdir(parents=True, exist_ok=True)
    there = _known(kept, wanted)
    missing = [each for each in wanted if each.name not in there]
    if missing:
        _fetch(missing, target, kept)
        there = _known(kept, wanted)
    lacking = [each.name for each in wanted if each.name not in there]
    if lacking:
        raise CliFault(
            f"No wheel of {', '.join(lacking)} for {target.name} has a hash that is locked."
        )
    return there


def _known(directory: Path, wanted: Iterable[Locked]) -> dict[str, Path]:
    by_name = {each.name: each for each in wanted}
    found: dict[str, Path] = {}
    for wheel in sorted(directory.glob("*.whl")):
        one = by_name.get(normalized(wheel.name.partition("-")[0]))
        if one is not None and sha256(wheel.read_bytes()).hexdigest() in one.sha256s:
            found[one.name] = wheel
    return found


def _fetch(missing: Iterable[Locked], target: Target, into: Path) -> None:
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "wanted.txt"
        file.write_text("".join(f"{each.line}\n" for each in missing), encoding="ascii")
        asked = ["--require-hashes", "--requirement", str(file)]
        pip_download(asked, target, into)


def pip_download(asked: Iterable[str], target: Target, into: Path) -> None:
    """Raises CliFault with pip's own words."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--no-deps", "--only-binary", ":all:", "--dest", str(into)),
            *("--python-version", target.python, "--implementation", "cp"),
            *(word for tag in target.platforms for word in ("--platform", tag)),
            *asked,
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CliFault(f"pip could not fetch the wheels for {target.name}:\n{done.stderr.strip()}")
