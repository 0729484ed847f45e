"""Under which key a request may be repeated."""

from typing import Final

from core.errors import Refusal
from entrypoints.graphql.errors.shape import bad_request

IDEMPOTENCY_KEY: Final = "Idempotency-Key"
LONGEST_KEY: Final = 200


def unfit_key(key: str | None) -> Refusal | None:
    """BAD_USER_INPUT for a key that nobody could keep; None is no key."""
    if key is None or (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        return None
    return bad_request(
        "This Idempotency-Key cannot be used.",
        f"Use 1 to {LONGEST_KEY} printable ASCII characters, a UUID for example.",
        field=IDEMPOTENCY_KEY,
    )
