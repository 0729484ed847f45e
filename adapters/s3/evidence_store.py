"""Evidence in S3: a quarantine bucket, and one under Object Lock."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryFile
from typing import IO

from attrs import frozen

from adapters.s3.connection import S3Connection
from adapters.s3.faults import Absent, TakenKey, asking_s3
from adapters.s3.locked_bucket import LockedBucket
from adapters.s3.quarantine import Quarantine
from adapters.s3.reading import read_version
from adapters.s3.spooling import spooled
from adapters.s3.stored_version import StoredVersion
from ports.content_disposition import attachment
from ports.evidence_store import Arrived, EvidenceLink, Kept, UploadForm
from ports.other_content import OtherContent
from ports.store_unavailable import StoreUnavailable


@frozen(kw_only=True)
class S3EvidenceStore:
    """ports/evidence_store.py over two buckets, as `support-center bucket ensure` sets them."""

    quarantine: Quarantine
    bucket: LockedBucket

    @classmethod
    def of(cls, connection: S3Connection, *, quarantine: str, evidence: str) -> "S3EvidenceStore":
        return cls(
            quarantine=Quarantine(connection=connection, name=quarantine),
            bucket=LockedBucket(connection=connection, name=evidence),
        )

    def upload_form(
        self, *, key: str, mime: str, size: int, sha256: str, expires_in: timedelta
    ) -> UploadForm:
        return self.quarantine.form(
            key=key, mime=mime, size=size, sha256=sha256, expires_in=expires_in
        )

    def arrived(self, key: str) -> Arrived | None:
        return self.quarantine.arrived(key)

    def read_arrived(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return self.quarantine.read(key=key, version_id=version_id)

    def drop_arrived(self, key: str) -> None:
        self.quarantine.drop(key)

    def keep(
        self,
        *,
        source_key: str,
        source_version_id: str,
        key: str,
        sha256: str,
        mime: str,
        retain_until: datetime,
    ) -> Kept | None:
        stored = self.bucket.find(key=key, sha256=sha256)
        if stored is None:
            if not self._is_there(source_key, source_version_id, key, sha256):
                return None
            source = {
                "Bucket": self.quarantine.name,
                "Key": source_key,
                "VersionId": source_version_id,
            }
            stored = self._copied(source, key, sha256, mime, retain_until)
        return None if stored is None else self._locked(key, stored, retain_until)

    def put(
        self,
        *,
        key: str,
        content: Iterable[bytes],
        sha256: str,
        mime: str,
        retain_until: datetime,
    ) -> Kept:
        with TemporaryFile() as body:
            found = spooled(content, body)
            if found != sha256:
                raise OtherContent(key=key, expected_sha256=sha256, found_sha256=found)
            stored = self.bucket.find(key=key, sha256=sha256) or self._written(
                body, key, sha256, mime, retain_until
            )
        return self._locked(key, stored, retain_until)

    def read_kept(self, *, key: str, version_id: str) -> Iterator[bytes] | None:
        return read_version(
            self.bucket.client, bucket=self.bucket.name, key=key, version_id=version_id
        )

    def link(
        self, *, key: str, version_id: str, file_name: str, mime: str, expires_in: timedelta
    ) -> EvidenceLink:
        expires_at = datetime.now(UTC) + expires_in
        with asking_s3("signing a link"):
            url = self.bucket.client.generate_presigned_url(
                "get_object",
                Params={
                    "Bucket": self.bucket.name,
                    "Key": key,
                    "VersionId": version_id,
                    "ResponseContentDisposition": attachment(file_name),
                    "ResponseContentType": mime,
                },
                ExpiresIn=int(expires_in.total_seconds()),
            )
        return EvidenceLink(url=url, expires_at=expires_at)

    def _is_there(self, source_key: str, version_id: str, key: str, sha256: str) -> bool:
        """What a lock closes over cannot be taken back, so the hash is looked at before."""
        upload = self.quarantine.look(key=source_key, version_id=version_id)
        if upload is not None and upload.sha256 != sha256:
            raise OtherContent(key=key, expected_sha256=sha256, found_sha256=upload.sha256)
        return upload is not None

    def _copied(
        self, source: dict[str, str], key: str, sha256: str, mime: str, retain_until: datetime
    ) -> StoredVersion | None:
        try:
            version_id = self.bucket.copy(
                source=source, key=key, sha256=sha256, mime=mime, retain_until=retain_until
            )
        except Absent:
            return None
        except TakenKey:
            return self._of_the_first(key, sha256)
        return self.bucket.kept(key, version_id)

    def _written(
        self, body: IO[bytes], key: str, sha256: str, mime: str, retain_until: datetime
    ) -> StoredVersion:
        try:
            version_id = self.bucket.write(
                key=key, body=body, sha256=sha256, mime=mime, retain_until=retain_until
            )
        except TakenKey:
            return self._of_the_first(key, sha256)
        return self.bucket.kept(key, version_id)

    def _of_the_first(self, key: str, sha256: str) -> StoredVersion:
        stored = self.bucket.find(key=key, sha256=sha256)
        if stored is None:
            raise StoreUnavailable(f"writing {key}: another write of it is going on")
        return stored

    def _locked(self, key: str, stored: StoredVersion, until: datetime) -> Kept:
        self.bucket.lock(key=key, stored=stored, until=until)
        return Kept(key=key, version_id=stored.version_id, size=stored.size)
