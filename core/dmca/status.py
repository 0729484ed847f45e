"""Where a copyright claim can stand, and the moves between, as data (domain.md, *DMCA*)."""

from collections.abc import Mapping
from enum import StrEnum


class DmcaStatus(StrEnum):
    CLAIM_RECEIVED = "claim_received"
    CONTENT_HIDDEN = "content_hidden"
    CREATOR_NOTIFIED = "creator_notified"
    COUNTER_NOTICED = "counter_noticed"
    RESTORED = "restored"
    KEPT_DOWN = "kept_down"
    CLOSED = "closed"


class RestoreGround(StrEnum):
    """Why content came back."""

    WINDOW = "window"
    """Nobody reported a court action in time; the sweep restored it."""
    STAFF = "staff"
    """The same, and a person restored it within the window."""
    WITHDRAWN = "withdrawn"
    """The claimant took the claim back."""


SUCCESSORS: Mapping[DmcaStatus, frozenset[DmcaStatus]] = {
    DmcaStatus.CLAIM_RECEIVED: frozenset({DmcaStatus.CONTENT_HIDDEN, DmcaStatus.RESTORED}),
    DmcaStatus.CONTENT_HIDDEN: frozenset({DmcaStatus.CREATOR_NOTIFIED, DmcaStatus.RESTORED}),
    DmcaStatus.CREATOR_NOTIFIED: frozenset(
        {DmcaStatus.COUNTER_NOTICED, DmcaStatus.RESTORED, DmcaStatus.CLOSED}
    ),
    DmcaStatus.COUNTER_NOTICED: frozenset({DmcaStatus.RESTORED, DmcaStatus.KEPT_DOWN}),
    DmcaStatus.KEPT_DOWN: frozenset({DmcaStatus.RESTORED, DmcaStatus.CLOSED}),
    DmcaStatus.RESTORED: frozenset({DmcaStatus.CLOSED}),
    DmcaStatus.CLOSED: frozenset(),
}
"""A claim that nobody counters is closed with the content down. A claim may be withdrawn as long
as it is not closed, and the content comes back at once.
"""
