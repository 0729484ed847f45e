"""An audit entry with the seal that proves it, for whoever is shown a part of the audit."""

from typing import Any

from attrs import frozen

from core.audit.canonical_entry import UnreadableEntry, canonical_entry
from core.audit.seal import Seal
from core.audit.written_entry import WrittenEntry


@frozen
class Excerpt:
    """`seal` is None until the sealer has come to the entry."""

    row: WrittenEntry
    seal: Seal | None

    @property
    def is_as_sealed(self) -> bool | None:
        """Whether the row says what was sealed; None without a seal."""
        if self.seal is None:
            return None
        try:
            return canonical_entry(self.row) == self.seal.canonical
        except UnreadableEntry:
            return False

    @property
    def proof(self) -> dict[str, Any]:
        """What leads from the entry into the chain, as JSON; hashes in hex."""
        seal = self.seal
        return {
            "number": None if seal is None else seal.number,
            "entry_sha256": None if seal is None else seal.entry_sha256.hex(),
            "previous_sha256": None if seal is None else seal.previous_sha256.hex(),
            "sha256": None if seal is None else seal.sha256.hex(),
            "is_as_sealed": self.is_as_sealed,
        }
