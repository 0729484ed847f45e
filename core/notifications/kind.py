"""The closed list of what people are told, whom, and what cannot wait for the morning."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """The part in which a person hears of a case."""

    OPENER = "opener"
    SUBJECT = "subject"
    BUYER = "buyer"
    PROVIDER = "provider"
    CREATOR = "creator"
    OWNER = "owner"
    WATCHER = "watcher"
    ON_CALL = "on_call"
    """Whoever answers the page at this hour (policies.toml, `notifications.on_call`)."""
    NAMED = "named"
    """Somebody whom the command that tells them has named."""


class NotificationKind(StrEnum):
    """What happened, which is the key of the words that people read.

    No words are made here: whoever delivers has a text for every key, language and part.
    """

    CASE_OPENED = "case.opened"
    CASE_UPDATED = "case.updated"
    """Staff wrote to the people of the case, or it stands otherwise now."""
    CASE_ANSWERED = "case.answered"
    """One of the people of the case wrote."""
    CASE_RESOLVED = "case.resolved"
    CASE_CLOSED = "case.closed"
    REFUND_SUCCEEDED = "refund.succeeded"
    REFUND_FAILED = "refund.failed"
    GOODWILL_CREDITED = "goodwill.credited"
    SLA_BREACH = "sla.breach"
    DISPUTE_DUE = "dispute.due"
    """The bank wants its evidence soon."""
    DMCA_NOTICE = "dmca.notice"
    """To the uploader: what they put up is hidden, and how they may answer."""
    DMCA_COUNTER_NOTICE = "dmca.counter_notice"
    """The uploader answered; the claimant may go to court before it is restored."""
    DMCA_RESTORED = "dmca.restored"
    DMCA_DEADLINE = "dmca.deadline"
    """The window in which content is restored closes, or has been missed."""


_STEWARDS: Final = frozenset({Part.OPENER, Part.OWNER, Part.WATCHER, Part.NAMED})
_EVERYBODY: Final = _STEWARDS | {Part.SUBJECT, Part.BUYER, Part.PROVIDER, Part.CREATOR}
_BUYER_AND_OWNER: Final = frozenset({Part.BUYER, Part.OWNER, Part.NAMED})
_PAGED: Final = frozenset({Part.OWNER, Part.WATCHER, Part.ON_CALL, Part.NAMED})
_CREATOR_AND_STAFF: Final = frozenset({Part.CREATOR, Part.OWNER, Part.WATCHER, Part.NAMED})

TOLD: Final[Mapping[NotificationKind, frozenset[Part]]] = {
    NotificationKind.CASE_OPENED: _EVERYBODY,
    NotificationKind.CASE_UPDATED: _EVERYBODY,
    NotificationKind.CASE_ANSWERED: _STEWARDS,
    NotificationKind.CASE_RESOLVED: _EVERYBODY,
    NotificationKind.CASE_CLOSED: _EVERYBODY,
    NotificationKind.REFUND_SUCCEEDED: _BUYER_AND_OWNER,
    NotificationKind.REFUND_FAILED: _BUYER_AND_OWNER,
    NotificationKind.GOODWILL_CREDITED: _BUYER_AND_OWNER,
    NotificationKind.SLA_BREACH: _PAGED,
    NotificationKind.DISPUTE_DUE: _PAGED,
    NotificationKind.DMCA_NOTICE: _CREATOR_AND_STAFF,
    NotificationKind.DMCA_COUNTER_NOTICE: _CREATOR_AND_STAFF | _PAGED,
    NotificationKind.DMCA_RESTORED: _CREATOR_AND_STAFF,
    NotificationKind.DMCA_DEADLINE: _PAGED,
}
"""In which parts people hear of it."""

CRITICAL: Final = frozenset(
    {
        NotificationKind.SLA_BREACH,
        NotificationKind.DISPUTE_DUE,
        NotificationKind.DMCA_NOTICE,
        NotificationKind.DMCA_COUNTER_NOTICE,
        NotificationKind.DMCA_DEADLINE,
    }
)
"""What is told in quiet hours too: a deadline runs meanwhile."""

OWED_BY_LAW: Final[Mapping[NotificationKind, frozenset[Part]]] = {
    NotificationKind.DMCA_NOTICE: frozenset({Part.CREATOR, Part.NAMED}),
    NotificationKind.DMCA_COUNTER_NOTICE: frozenset({Part.NAMED}),
}
"""What reaches the uploader, or the claimant, even of a restricted case (17 USC 512 (g) (2) (A) and
(B)).
"""
