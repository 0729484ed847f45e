"""manifest.json: every file of a pack in its order, with its size and hash."""

import json
from collections.abc import Iterable

from core.cases.case import Case
from core.instants import write_instant
from core.pack.document import Document, KeptFile
from core.pack.export import Export

FORMAT = "support-center-pack/1"


def manifest_of(case: Case, export: Export, files: Iterable[Document | KeptFile]) -> Document:
    """The audit keeps the manifest's hash, and with it that of everything else in the pack."""
    told = {
        "format": FORMAT,
        "case_id": case.case_id,
        "case_version": case.version,
        "case_updated_at": write_instant(case.updated_at),
        "purpose": export.purpose.value,
        "exported_at": write_instant(export.exported_at),
        "exported_by": export.exported_by,
        "files": [
            {"name": file.name, "bytes": file.size_bytes, "sha256": file.sha256} for file in files
        ],
    }
    text = json.dumps(told, indent=2, ensure_ascii=True)
    return Document.of_text("manifest.json", f"{text}\n")
