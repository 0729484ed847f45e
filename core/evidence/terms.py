"""What product allows of evidence, and for how long what is given out lives."""

from datetime import timedelta

from attrs import frozen

from core.evidence.media_types import MEDIA_TYPES

MEBIBYTE = 1024 * 1024
SEVEN_YEARS = timedelta(days=7 * 365 + 2)
"""Two leap days included, so that it is never less."""


@frozen(kw_only=True)
class EvidenceTerms:
    """Limits of one file, and lifetimes. `types` are of those in core/evidence/media_types.py.

    `largest_pixels` is width times height of a picture. What is kept stays under lock for
    `retention` from the attaching on.
    """

    types: tuple[str, ...] = tuple(MEDIA_TYPES)
    largest_bytes: int = 100 * MEBIBYTE
    largest_pixels: int = 100_000_000
    form_lifetime: timedelta = timedelta(minutes=15)
    link_lifetime: timedelta = timedelta(minutes=5)
    retention: timedelta = SEVEN_YEARS
