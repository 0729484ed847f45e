"""What a file may be that somebody announces."""

import re

from core.errors import ErrorCode, Refusal
from core.evidence.terms import EvidenceTerms

_SHA256 = re.compile(r"[0-9a-f]{64}")


def unfit_sha256(sha256: str) -> Refusal | None:
    """BAD_USER_INPUT for anything but 64 lower-case hex digits."""
    if _SHA256.fullmatch(sha256):
        return None
    return _bad(
        "sha256",
        "sha256 is no SHA-256 as it is written here.",
        "Give the file's SHA-256 as 64 digits of 0-9 and a-f, in lower case.",
    )


def unfit_size(size_bytes: int) -> Refusal | None:
    """BAD_USER_INPUT for a file of nothing."""
    if size_bytes > 0:
        return None
    return _bad("sizeBytes", "The file is empty.", "Give the size of a file with something in it.")


def outside_terms(*, mime: str, size_bytes: int, terms: EvidenceTerms) -> Refusal | None:
    """BAD_USER_INPUT for a type or a size that the policies do not allow."""
    if mime not in terms.types:
        return _bad(
            "mimeType",
            "Evidence cannot be of this type.",
            f"Save the file as one of: {', '.join(terms.types)}.",
        )
    if size_bytes > terms.largest_bytes:
        return _bad(
            "sizeBytes",
            f"The file has {size_bytes} bytes.",
            f"Evidence may have at most {terms.largest_bytes} bytes; make it smaller or split it.",
        )
    return None


def _bad(field: str, message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=field, message=message, hint=hint)
