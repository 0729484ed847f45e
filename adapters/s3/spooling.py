"""A stream laid down where it can be read again, since S3 must know its size beforehand."""

from collections.abc import Iterable
from hashlib import sha256
from typing import IO


def spooled(content: Iterable[bytes], body: IO[bytes]) -> str:
    """Write the content to `body` and go back to its start; answers its SHA-256."""
    digest = sha256()
    for chunk in content:
        digest.update(chunk)
        body.write(chunk)
    body.seek(0)
    return digest.hexdigest()
