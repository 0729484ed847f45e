"""A photo on its way through quarantine."""

from hashlib import sha256
from typing import Any

from attrs import frozen

from ports.evidence_store import Arrived, Kept, UploadForm
from tests.contracts.evidence_store.harness import SOON, Harness

PHOTO = b"\x89PNG\r\n\x1a\n" + b"a photo of the room" * 40
HASH = sha256(PHOTO).hexdigest()
WAITING = "quarantine/sca_1/sfl_1"
KEPT = "support-evidence/sca_1/sfl_1"
MIME = "image/png"


@frozen
class Uploads:
    """What the case desk does, step by step."""

    harness: Harness

    def form(self, content: bytes = PHOTO, key: str = WAITING) -> UploadForm:
        return self.harness.store.upload_form(
            key=key,
            mime=MIME,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            expires_in=SOON,
        )

    def posted(self, content: bytes = PHOTO, key: str = WAITING) -> Arrived:
        answer = self.harness.post(self.form(content, key), content)
        assert answer.status == 204, answer
        arrived = self.harness.store.arrived(key)
        assert arrived is not None
        return arrived

    def keep(self, version_id: str, **changed: Any) -> Kept | None:
        given: dict[str, Any] = {
            "source_key": WAITING,
            "source_version_id": version_id,
            "key": KEPT,
            "sha256": HASH,
            "mime": MIME,
            "retain_until": self.harness.now.replace(year=self.harness.now.year + 7, day=1),
        }
        return self.harness.store.keep(**{**given, **changed})

    def kept(self, content: bytes = PHOTO, key: str = KEPT) -> Kept:
        """A photo that was uploaded and kept."""
        waiting = key.replace("support-evidence", "quarantine")
        arrived = self.posted(content, waiting)
        kept = self.keep(
            arrived.version_id,
            source_key=waiting,
            key=key,
            sha256=sha256(content).hexdigest(),
        )
        assert kept is not None
        return kept

    def put(self, made: bytes = PHOTO, **changed: Any) -> Kept:
        given: dict[str, Any] = {
            "key": "support-evidence/sca_1/pack.zip",
            "content": iter([made[:10], made[10:]]),
            "sha256": HASH,
            "mime": "application/zip",
            "retain_until": self.harness.now.replace(year=self.harness.now.year + 7, day=1),
        }
        return self.harness.store.put(**{**given, **changed})
