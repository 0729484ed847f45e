"""The pack of a chargeback where it is kept, and the file of it that the processor has."""

from datetime import datetime
from typing import Any

from attrs import frozen


@frozen(kw_only=True)
class Packed:
    """`sha256` and `size_bytes` are the archive's; `stamped_at` is the case's newest event that is
    in it, `files` how many files of evidence are. `file` is the processor's id (`file_…`).
    """

    key: str
    version_id: str
    sha256: str
    size_bytes: int
    manifest_sha256: str
    case_version: int
    stamped_at: datetime
    files: int
    file: str | None

    @property
    def columns(self) -> dict[str, Any]:
        """As a chargeback keeps them."""
        return {
            "evidence_key": self.key,
            "evidence_version_id": self.version_id,
            "evidence_sha256": self.sha256,
            "evidence_bytes": self.size_bytes,
            "evidence_manifest_sha256": self.manifest_sha256,
            "evidence_case_version": self.case_version,
            "evidence_file": self.file,
        }
