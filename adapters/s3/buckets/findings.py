"""What was found otherwise than it must be, and what was changed."""

from attrs import frozen


@frozen(kw_only=True)
class Deviation:
    """`what` completes a sentence that starts with the bucket's name."""

    bucket: str
    trait: str
    what: str


@frozen(kw_only=True)
class Change:
    """`why` is the deviation that it mended."""

    bucket: str
    trait: str
    why: str
