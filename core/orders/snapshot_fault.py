"""Why a snapshot is refused, and where (kernels.md: refused with the path of the field)."""

from attrs import frozen


@frozen(kw_only=True)
class SnapshotFault:
    """`path` names the offending field (`legs[0].ends_at`), empty for the whole document.

    `message` is a sentence that tells what the field must be.
    """

    path: str
    message: str
