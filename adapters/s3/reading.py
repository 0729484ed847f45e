"""The bytes of one version, as a stream."""

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from adapters.s3.faults import Absent, asking_s3

if TYPE_CHECKING:
    from botocore.response import StreamingBody
    from mypy_boto3_s3 import S3Client

CHUNK_BYTES: Final = 256 * 1024


def read_version(
    client: "S3Client", *, bucket: str, key: str, version_id: str
) -> Iterator[bytes] | None:
    """None when there is no such version. Raises StoreUnavailable, also while it is read."""
    step = f"reading {key}"
    try:
        with asking_s3(step):
            body = client.get_object(Bucket=bucket, Key=key, VersionId=version_id)["Body"]
    except Absent:
        return None
    return _chunks(body, step)


def sha256_of(chunks: Iterator[bytes]) -> str:
    digest = sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(body: "StreamingBody", step: str) -> Iterator[bytes]:
    with body, asking_s3(step):
        yield from body.iter_chunks(CHUNK_BYTES)
