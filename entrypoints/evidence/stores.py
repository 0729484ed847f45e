"""Evidence, its scanner, the audit's stream and its signer, built of the settings."""

from typing import TYPE_CHECKING

from entrypoints.settings.setting_error import SettingError
from entrypoints.settings.settings import Settings
from ports.clock import Clock
from ports.evidence_store import EvidenceStore
from ports.malware_scanner import MalwareScanner
from ports.object_stream import AuditStream
from ports.signing import Signer

if TYPE_CHECKING:
    from adapters.memory.file_door import FileDoor
    from adapters.s3.connection import S3Connection

DOOR_SECRET = "evidence-door.key"  # noqa: S105 - the name of a file
SIGNING_KEY = "audit-signing-key.pem"


def file_door_of(settings: Settings, clock: Clock) -> "FileDoor | None":
    """The doors for files that the service itself serves; None where S3 has them."""
    if settings.evidence_bucket is not None:
        return None
    from adapters.memory.bucket import MemoryBucket  # noqa: PLC0415 - S3 needs none of it
    from adapters.memory.door_tokens import DoorTokens  # noqa: PLC0415
    from adapters.memory.file_door import FileDoor  # noqa: PLC0415

    if settings.in_memory:
        return FileDoor(quarantine=MemoryBucket(clock), evidence=MemoryBucket(clock), clock=clock)
    from adapters.system.file_bucket import FileBucket  # noqa: PLC0415
    from adapters.system.secret_file import kept_secret  # noqa: PLC0415

    directory = settings.evidence_directory
    return FileDoor(
        quarantine=FileBucket(directory / "quarantine", clock),
        evidence=FileBucket(directory / "kept", clock),
        clock=clock,
        tokens=DoorTokens(kept_secret(settings.home / DOOR_SECRET)),
    )


def evidence_store_of(settings: Settings, door: "FileDoor | None") -> EvidenceStore:
    """The store behind the door; the one in S3 without any."""
    if door is not None:
        from adapters.memory.evidence_store import BucketEvidenceStore  # noqa: PLC0415

        return BucketEvidenceStore(door)
    if settings.evidence_bucket is None or settings.quarantine_bucket is None:
        raise SettingError(
            name="SUPPORT_CENTER_EVIDENCE_BUCKET", problem="name the bucket for evidence"
        )
    from adapters.s3.evidence_store import S3EvidenceStore  # noqa: PLC0415

    return S3EvidenceStore.of(
        connection_of(settings),
        quarantine=settings.quarantine_bucket.name,
        evidence=settings.evidence_bucket.name,
    )


def scanner_of(settings: Settings, store: EvidenceStore) -> MalwareScanner:
    """GuardDuty's word on what is in S3; elsewhere one that knows the EICAR test file."""
    if settings.quarantine_bucket is None:
        from adapters.system.local_scanner import LocalScanner  # noqa: PLC0415

        return LocalScanner(store)
    from adapters.s3.malware_scanner import GuardDutyScanner  # noqa: PLC0415

    return GuardDutyScanner(
        connection=connection_of(settings), quarantine=settings.quarantine_bucket.name
    )


def audit_stream_of(settings: Settings, clock: Clock) -> AuditStream:
    """The audit's copy outside the database."""
    if settings.audit_bucket is not None:
        from adapters.s3.object_stream import S3AuditStream  # noqa: PLC0415

        return S3AuditStream.of(connection_of(settings), settings.audit_bucket.name)
    from adapters.memory.object_stream import BucketAuditStream  # noqa: PLC0415

    if settings.in_memory:
        return BucketAuditStream.in_memory(clock)
    from adapters.system.file_bucket import FileBucket  # noqa: PLC0415

    return BucketAuditStream(FileBucket(settings.audit_directory, clock))


def signer_of(settings: Settings) -> Signer:
    """KMS where a key is named, else a key in a file under the home directory."""
    if settings.signing_key is not None:
        from adapters.kms.signer import KmsSigner  # noqa: PLC0415

        endpoint = settings.s3_endpoint
        return KmsSigner(
            key=settings.signing_key.name, endpoint_url=None if endpoint is None else endpoint.url
        )
    from adapters.system.local_signer import LocalSigner  # noqa: PLC0415

    if settings.in_memory:
        return LocalSigner.generate()
    return LocalSigner.load_or_create(settings.home / SIGNING_KEY)


def connection_of(settings: Settings) -> "S3Connection":
    from adapters.s3.connection import S3Connection  # noqa: PLC0415

    endpoint = settings.s3_endpoint
    return S3Connection(endpoint_url=None if endpoint is None else endpoint.url)
