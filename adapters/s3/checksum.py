"""SHA-256 as we write it, in hex, and as S3 does, in base64."""

from base64 import b64decode, b64encode


def to_s3(sha256: str) -> str:
    """Raises ValueError for what is no hex."""
    return b64encode(bytes.fromhex(sha256)).decode("ascii")


def from_s3(checksum: str) -> str:
    return b64decode(checksum).hex()
