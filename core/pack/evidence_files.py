"""evidence/: the files, a list of them, and a stub for each that was hidden."""

from collections.abc import Iterator
from datetime import datetime

from core.evidence.evidence import KEPT, Evidence, EvidenceStatus
from core.evidence.media_types import MEDIA_TYPES
from core.instants import write_instant
from core.pack.document import Document, KeptFile
from core.pack.material import CaseMaterial
from core.pack.table_text import Cell, table

COLUMNS = (
    "evidence_id",
    "file",
    "file_name",
    "mime",
    "size_bytes",
    "sha256",
    "status",
    "audience",
    "uploaded_by",
    "attached_at",
    "redacted_at",
)


def shown_evidence(material: CaseMaterial) -> tuple[Evidence, ...]:
    """What was attached once. An upload that was refused or never came is no evidence."""
    return tuple(each for each in material.evidence if each.status in KEPT)


def place_of(evidence: Evidence) -> str:
    """Its path in the pack, which never has what somebody called the file."""
    if evidence.status is EvidenceStatus.REDACTED:
        return f"evidence/{evidence.evidence_id}.redacted.txt"
    return f"evidence/{evidence.evidence_id}.{MEDIA_TYPES[evidence.mime].extensions[0]}"


def evidence_documents(material: CaseMaterial) -> Iterator[Document]:
    """The list, then the stubs."""
    shown = shown_evidence(material)
    yield table("evidence/index.csv", COLUMNS, map(_row, shown))
    for evidence in shown:
        if evidence.status is EvidenceStatus.REDACTED:
            yield _stub(evidence)


def evidence_files(material: CaseMaterial) -> Iterator[KeptFile]:
    for evidence in shown_evidence(material):
        if evidence.status is EvidenceStatus.ATTACHED:
            yield KeptFile(
                name=place_of(evidence),
                evidence_id=evidence.evidence_id,
                key=evidence.s3_key or evidence.kept_under,
                version_id=evidence.s3_version or "",
                size_bytes=evidence.size_bytes,
                sha256=evidence.sha256,
            )


def _row(evidence: Evidence) -> tuple[Cell, ...]:
    return (
        evidence.evidence_id,
        place_of(evidence),
        evidence.file_name,
        evidence.mime,
        evidence.size_bytes,
        evidence.sha256,
        evidence.status.value,
        evidence.audience.value,
        evidence.uploaded_by,
        _when(evidence.attached_at),
        _when(evidence.redacted_at),
    )


def _when(instant: datetime | None) -> str | None:
    return None if instant is None else write_instant(instant)


def _stub(evidence: Evidence) -> Document:
    return Document.of_text(
        place_of(evidence),
        f"This file was hidden at {_when(evidence.redacted_at)}. It was attached as"
        f" {evidence.evidence_id}, {evidence.mime}, {evidence.size_bytes} bytes.\n"
        f"SHA-256: {evidence.sha256}\n",
    )
