"""The rules that no copyright claim and none of its words may break, as the database has them."""

from attrs import evolve

from adapters.memory.check import Check
from core.dmca.claim import DmcaClaim
from core.dmca.status import DmcaStatus
from core.dmca.words import DmcaWords

SEEN_BACK = frozenset({DmcaStatus.RESTORED, DmcaStatus.CLOSED})


def _is_in_time(claim: DmcaClaim) -> bool:
    if claim.restored_at is None or claim.withdrawn_at is not None:
        return True
    return claim.restore_not_before is not None and claim.restored_at >= claim.restore_not_before


def _has_whole_window(claim: DmcaClaim) -> bool:
    window, received = claim.window, claim.counter_noticed_at
    if window is None:
        return received is None
    return received is not None and window.not_before < window.not_after


def _is_erasure(before: DmcaWords | None, after: DmcaWords) -> bool:
    if before is None:
        return after.erased_at is None
    if before.erased_at is not None or after.erased_at is None:
        return False
    return evolve(before.erase(when=after.erased_at), version=after.version) == after


CLAIM_CHECKS: tuple[Check[DmcaClaim], ...] = (
    Check(
        "content comes back within its window, or the claim was withdrawn",
        lambda _, claim: _is_in_time(claim),
    ),
    Check("a counter-notice sets the whole window", lambda _, claim: _has_whole_window(claim)),
    Check(
        "what is countered has a counter-notice",
        lambda _, claim: (
            claim.status is not DmcaStatus.COUNTER_NOTICED or claim.counter_noticed_at is not None
        ),
    ),
    Check(
        "restored_at is set once it is restored",
        lambda _, claim: claim.restored_at is None or claim.status in SEEN_BACK,
    ),
    Check(
        "an order says since when and when again",
        lambda _, claim: (
            len({each is None for each in (claim.ordered, claim.ordered_at, claim.send_again_at)})
            == 1
        ),
    ),
    Check(
        "no court action stands beside a return of the content",
        lambda _, claim: (
            claim.court_action_at is None
            or claim.restored_at is None
            or claim.withdrawn_at is not None
        ),
    ),
    Check("tries is not negative", lambda _, claim: claim.tries >= 0),
)
WORDS_CHECKS: tuple[Check[DmcaWords], ...] = (
    Check("words of a copyright claim are erased or stay", _is_erasure),
)
