"""What S3's own doors do for browsers: take what a form allows, hand out what a link names."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from attrs import define, field, frozen

from adapters.memory.door_tokens import DoorTokens
from core.instants import read_instant, write_instant
from ports.clock import Clock
from ports.content_disposition import attachment
from ports.evidence_store import Arrived, EvidenceLink, UploadForm
from ports.object_bucket import Bucket

UPLOADS = "/demo/uploads"
FILES = "/demo/files"


class TurnedAway(Exception):
    """An upload that its form does not allow; `why` is for the person who sent it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@frozen(kw_only=True)
class Download:
    """What a link names, and the headers under which it is handed out."""

    chunks: Iterator[bytes]
    mime: str
    disposition: str


@define(eq=False, kw_only=True)
class FileDoor:
    """Forms and links to one quarantine and one evidence bucket.

    `base_url` is where `UPLOADS` and `FILES` are served: whoever serves them sets it. As with
    S3, the hash in a form is what was asked for; what arrives is hashed by whoever attaches it.
    """

    quarantine: Bucket
    evidence: Bucket
    clock: Clock
    tokens: DoorTokens = field(factory=DoorTokens)
    base_url: str = "http://127.0.0.1:8000"

    def form(
        self, *, key: str, mime: str, size: int, sha256: str, expires_in: timedelta
    ) -> UploadForm:
        fields = {
            "key": key,
            "Content-Type": mime,
            "x-amz-checksum-algorithm": "SHA256",
            "x-amz-checksum-sha256": b64encode(bytes.fromhex(sha256)).decode("ascii"),
            "x-amz-meta-sha256": sha256,
        }
        expires_at = self.clock.now() + expires_in
        token = self._token({"fields": fields, "size": size}, "upload", expires_at)
        return UploadForm(
            url=f"{self.base_url}{UPLOADS}/{token}", fields=fields, expires_at=expires_at
        )

    def receive(
        self, token: str, *, fields: Mapping[str, str], content: Iterable[bytes]
    ) -> Arrived:
        """Put what was posted into quarantine. Raises TurnedAway, and keeps nothing then."""
        allowed = self._claims(token, "upload")
        if allowed is None:
            raise TurnedAway("This form is not valid, or not any more. Ask for a new one.")
        if dict(fields) != allowed["fields"]:
            raise TurnedAway("Send the form's fields as they are, and no others.")
        added = self.quarantine.add(
            key=allowed["fields"]["key"],
            content=_exactly(content, allowed["size"]),
            mime=allowed["fields"]["Content-Type"],
        )
        if added is None:
            raise TurnedAway("This form was used already.")
        return Arrived(version_id=added.version_id, size=added.size)

    def link(
        self, *, key: str, version_id: str, file_name: str, mime: str, expires_in: timedelta
    ) -> EvidenceLink:
        expires_at = self.clock.now() + expires_in
        claims = {
            "key": key,
            "version": version_id,
            "mime": mime,
            "disposition": attachment(file_name),
        }
        token = self._token(claims, "download", expires_at)
        return EvidenceLink(url=f"{self.base_url}{FILES}/{token}", expires_at=expires_at)

    def download(self, token: str) -> Download | None:
        """None when the link is not valid, not any more, or names no version."""
        named = self._claims(token, "download")
        if named is None:
            return None
        chunks = self.evidence.read(key=named["key"], version_id=named["version"])
        if chunks is None:
            return None
        return Download(chunks=chunks, mime=named["mime"], disposition=named["disposition"])

    def _token(self, claims: dict[str, Any], use: str, expires_at: datetime) -> str:
        return self.tokens.sign({**claims, "use": use, "until": write_instant(expires_at)})

    def _claims(self, token: str, use: str) -> dict[str, Any] | None:
        claims = self.tokens.read(token)
        if claims is None or claims["use"] != use:
            return None
        return claims if self.clock.now() < read_instant(claims["until"]) else None


def _exactly(content: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The content while it has at most `size` bytes. Raises TurnedAway when it is not that long."""
    left = size
    for chunk in content:
        left -= len(chunk)
        if left < 0:
            raise TurnedAway(f"The file has more than the {size} bytes that were asked for.")
        yield chunk
    if left:
        raise TurnedAway(f"The file has {size - left} bytes, not the {size} that were asked for.")
