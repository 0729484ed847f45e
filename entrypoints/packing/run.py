"""Export a case from a database into a file or a pipe."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO
from uuid import uuid4

from attrs import frozen

from core.errors import Refusal
from core.pack.document import AlteredEvidence
from core.pack.pack import Pack
from core.pack.purpose import PackPurpose
from core.request import Request, Role
from core.text import unfit_id
from entrypoints.cli.existing_database import open_existing
from entrypoints.cli.fault import DONE, FAILED, MISUSED, CliFault
from entrypoints.cli.home import make_home
from entrypoints.container import Container
from entrypoints.packing.whole_file import whole_file
from entrypoints.settings.settings import Settings
from ports.store_unavailable import StoreUnavailable

PIPE = "-"


@frozen(kw_only=True)
class Wanted:
    """`out` is a path, `-` for standard output, or None for a name in the current directory."""

    case_id: str
    purpose: PackPurpose
    exported_by: str
    out: str | None


def export_case(settings: Settings, wanted: Wanted) -> int:
    """The exit code. Raises CliFault: FAILED when evidence could not be read, else MISUSED."""
    if wanted.out == PIPE and sys.stdout.isatty():
        problem = "A ZIP file is nothing for a terminal: name a file with --out, or pipe it on."
        raise CliFault(problem, exit_code=MISUSED)
    try:
        with open_existing(settings) as container:
            make_home(settings.home)
            _export(container, wanted)
    except StoreUnavailable as fault:
        problem = f"The store of evidence gave no answer ({fault.detail}). Try again in a moment."
        raise CliFault(problem, exit_code=FAILED) from fault
    except AlteredEvidence as fault:
        raise CliFault(_altered(fault), exit_code=FAILED) from fault
    return DONE


def _export(container: Container, wanted: Wanted) -> None:
    office = container.pack_office()
    pack = _answered(
        unfit_id("--exported-by", wanted.exported_by)
        or office.pack(wanted.case_id, purpose=wanted.purpose, request=_request(container, wanted))
    )
    out = wanted.out or pack.file_name
    write = _piped if out == PIPE else _filed
    sys.stderr.write(_told(pack, out, write(office.stream(pack), out)))


def _answered(told: Pack | Refusal) -> Pack:
    if isinstance(told, Refusal):
        raise CliFault(f"{told.message} {told.hint}", exit_code=MISUSED)
    return told


def _request(container: Container, wanted: Wanted) -> Request:
    """Whoever runs the service may export every case; the audit names whom they name."""
    return Request(
        actor=wanted.exported_by,
        roles=frozenset({Role.SYSTEM}),
        correlation_id=f"export-{uuid4().hex}",
        received_at=container.clock().now(),
    )


def _piped(chunks: Iterable[bytes], _out: str) -> int:
    size = _written(chunks, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return size


def _filed(chunks: Iterable[bytes], out: str) -> int:
    try:
        with whole_file(Path(out)) as file:
            return _written(chunks, file)
    except OSError as fault:
        problem = f"{out} cannot be written: {fault.strerror}."
        raise CliFault(problem, exit_code=MISUSED) from fault


def _written(chunks: Iterable[bytes], target: IO[bytes]) -> int:
    return sum(target.write(chunk) for chunk in chunks)


def _told(pack: Pack, out: str, size: int) -> str:
    place = "standard output" if out == PIPE else out
    return (
        f"{place}: {pack.case_id} at version {pack.case_version}, {size:,} bytes,"
        f" {len(pack.evidence)} files of evidence\n"
        f"SHA-256 of its manifest: {pack.manifest.sha256}\n"
    )


def _altered(fault: AlteredEvidence) -> str:
    return (
        f"The evidence {fault.evidence_id} is not what was attached, or is gone, so no pack was"
        f" made. Look at {fault.key} in the evidence bucket and its versions."
    )
